"""A page's tree made ready to be read: what it says by styles alone, said in its words.

Tested in `tests/unit/capture/test_clean.py`.
"""

from __future__ import annotations

from lxml import etree

from reader.capture.page import footnotes, foreign_text, typography, visibility


def settle(root: etree._Element, base: str) -> None:
    """Rewrite a tree: what drawings and shadow trees say, what is hidden, which figure is raised, which is a footnote's
    mark, what was struck out. ``base`` is the address that its links count from. Metadata are read before: titles are
    hidden, too.
    """
    foreign_text.spell(root)
    visibility.settle(root)
    visibility.headings(root)
    footnotes.link(root, base)
    typography.rewrite(root)
