"""The manual's pages, as they are in ``resources/manual``: their order, their headings, and where words are in them."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cache
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication

from reader.gui.kit.translation import QT_TRANSLATE_NOOP
from reader.resources import resource

_T = QT_TRANSLATE_NOOP

GROUPS: tuple[tuple[str, tuple[str, ...]], ...] = (
    (_T("manual", "Start"), ("first-steps", "saving", "browser", "reading", "links-and-pictures", "typography")),
    (
        _T("manual", "Get more out of it"),
        (
            "summaries",
            "briefings",
            "searching",
            "tags-and-folders",
            "highlights-and-notes",
            "quotes-and-citations",
            "evidence",
            "printing",
        ),
    ),
    (
        _T("manual", "In and out"),
        (
            "import",
            "from-pocket",
            "from-omnivore",
            "from-wallabag",
            "from-instapaper",
            "from-zotero",
            "export",
            "obsidian",
            "e-reader",
            "export-json",
            "format",
        ),
    ),
    (
        _T("manual", "Keep it right"),
        (
            "cleaning",
            "incomplete",
            "backups",
            "locked-library",
            "library",
            "privacy",
            "threats",
            "accessibility",
            "troubleshooting",
        ),
    ),
    (
        _T("manual", "Keys and commands"),
        ("keyboard", "keyboard-article", "keyboard-sets", "terminal", "scripts"),
    ),
    (
        _T("manual", "Install, and how it works"),
        ("install", "updating", "how-summaries-work", "how-cleaning-works"),
    ),
)
PAGES = tuple(name for _, names in GROUPS for name in names)
"""In the order of the contents; each is a file of its own."""
SNIPPET = 64
"""How many characters of a section are shown with what was found in it."""

_CODE = re.compile(r"`([^`\n]+)`")
_LINK = re.compile(r"\[([^\]]+)\]\([^)]*\)")
_RULE = re.compile(r"^\|[\s:|-]+\|$", re.MULTILINE)


class Section(NamedTuple):
    """A part of a page under one heading, "" for what is above the first; ``text`` is its words without Markdown."""

    page: str
    heading: str
    text: str


class Found(NamedTuple):
    """Where something was found: ``words`` are around it, with ``hits`` in them."""

    page: str
    heading: str
    words: str
    hits: tuple[tuple[int, int], ...]


def tr(words: str) -> str:
    """Return the manual's words in the reader's language."""
    return QCoreApplication.translate("manual", words)


def text_of(name: str) -> str:
    """Return a page's Markdown."""
    return resource("manual", f"{name}.md").read_text(encoding="utf-8")


@cache
def title_of(name: str) -> str:
    """Return a page's first heading."""
    return text_of(name).partition("\n")[0].removeprefix("# ")


def slug(heading: str) -> str:
    """Return how a link names a heading: ``backups.md#restore-one``."""
    return re.sub(r"[^\w-]", "", heading.casefold().replace(" ", "-"))


@cache
def sections() -> tuple[Section, ...]:
    """Return every page in parts, in their order."""
    found = []
    for name in PAGES:
        body = text_of(name).partition("\n")[2]
        for number, part in enumerate(re.split(r"^## ", body, flags=re.MULTILINE)):
            heading, _, rest = part.partition("\n") if number else ("", "", part)
            found.append(Section(name, heading.strip(), _plain(rest)))
    return tuple(found)


def headings() -> list[tuple[str, str]]:
    """Return every page and every heading on it, as (page, heading); "" for the page itself."""
    return [(section.page, section.heading) for section in sections()]


def _plain(markdown: str) -> str:
    words = _LINK.sub(r"\1", _RULE.sub("", markdown))
    words = re.sub(r"[*`]|^\s*(?:[-#]|\d+\.)\s|^\| | \|$", "", words, flags=re.MULTILINE)
    return " ".join(words.replace(" | ", " – ").split())


def search(typed: str) -> list[Found]:
    """Return the sections that hold every word that was typed, those first that have them in their heading or title.
    The last word may be unfinished, as any of three letters or more.
    """
    from reader.query.match import hits, snippet
    from reader.query.parse import Word

    words = [Word(one, prefix=True) for one in typed.split() if any(letter.isalnum() for letter in one)]
    if not words:
        return []
    ranked = []
    for place, section in enumerate(sections()):
        name = f"{title_of(section.page)} {section.heading}"
        if not all(hits(section.text, [word]) or hits(name, [word]) for word in words):
            continue
        own = section.heading or title_of(section.page)
        rank = 0 if all(hits(own, [word]) for word in words) else 1 if hits(own, words) else 2
        text = section.text or sections()[place + 1].text  # a page may begin with a heading
        shown = snippet(text, hits(text, words), SNIPPET)
        ranked.append((rank, place, Found(section.page, section.heading, shown.text, shown.hits)))
    return [found for _, _, found in sorted(ranked)]


def with_keys(markdown: str, key_now: Callable[[str], str]) -> str:
    """Return a page with each key of an action as it is now: ``key_now`` gives it for the default one, "" for a key that
    is no action's.
    """
    return _CODE.sub(lambda found: f"`{key_now(found[1]) or found[1]}`", markdown)


def neighbours(name: str) -> tuple[str, str]:
    """Return the pages before and after this one, "" at the ends."""
    place = PAGES.index(name)
    around: Sequence[str] = ("", *PAGES, "")
    return around[place], around[place + 2]
