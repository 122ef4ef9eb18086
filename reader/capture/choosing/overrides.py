"""What a person says about the cleaning: single blocks brought back or taken out, and rules for a whole site.

A rule is a CSS selector, or a text that stands alone in a block. The cleaner is told through ``Corrections``; where
they are kept is the library's and the desk's affair.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from reader.model.blocks import Block

if TYPE_CHECKING:
    from lxml import etree

    from reader.capture.page.blocks import Segment

_SAFE_NAME = re.compile(r"^[A-Za-z_][\w-]*$")
_RANDOM_NAME = re.compile(
    r"\d{3,}|[a-z]+-?[A-Za-z]*[0-9][A-Za-z0-9]*[A-Z][A-Za-z0-9]*|__\w{5,}|^css-|^sc-|^jsx-|^svelte-|^emotion-"
)


@dataclass(frozen=True, slots=True)
class SiteRules:
    """What is never part of an article of a site, and what always is: CSS selectors of the page's elements, or whole
    texts of blocks.
    """

    leave_out: tuple[str, ...] = ()
    keep: tuple[str, ...] = ()
    leave_out_texts: tuple[str, ...] = ()
    keep_texts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Corrections:
    """``blocks`` maps fingerprints of single blocks to whether they are kept; they go before the site's rules, and both
    before the cleaner's own judgement.
    """

    blocks: Mapping[str, bool] = field(default_factory=dict)
    rules: SiteRules = SiteRules()


NONE = Corrections()


def fingerprint(block: Block) -> str:
    """Return a short name for a block by what it says (or shows), the same however often its page is cleaned."""
    struck = " ".join(run.words for run in block.inlines) if not block.text else ""
    said = (
        block.picture.src if block.picture is not None else block.href or _said(block.text or block.caption or struck)
    )
    return hashlib.sha256(f"{block.picture is not None}:{said}".encode()).hexdigest()[:16]


def decided(segments: Sequence[Segment], root: etree._Element, corrections: Corrections) -> dict[int, bool]:
    """Return, for the blocks that a person has decided about by their index, whether they are kept."""
    if corrections == NONE:
        return {}
    rules = corrections.rules
    out, back = _elements(root, rules.leave_out), _elements(root, rules.keep)
    texts = {_said(t): False for t in rules.leave_out_texts} | {_said(t): True for t in rules.keep_texts}
    known: dict[int, bool] = {}
    for index, segment in enumerate(segments):
        own = corrections.blocks.get(fingerprint(segment.block))
        if own is None and (out or back):
            own = next(
                (
                    element in back
                    for element in (segment.element, *segment.element.iterancestors())
                    if element in out or element in back
                ),
                None,
            )
        if own is None and segment.block.text:
            own = texts.get(_said(segment.block.text))
        if own is not None:
            known[index] = own
    return known


def rule_for(index: int, segments: Sequence[Segment], kept: Iterable[int]) -> tuple[str, bool]:
    """Return a rule that takes out block ``index`` on every page of its site, and whether it is a selector (else a
    text).

    The selector names the nearest element around the block by its tag and class, provided that none of the ``kept``
    blocks lies in an element of that name; where there is none, the block's own text is the rule, and "" for a picture.
    """
    segment = segments[index]
    others = {
        element for i in kept if i != index for element in (segments[i].element, *segments[i].element.iterancestors())
    }
    names_of_others = {name for element in others for name in _names(element)}
    for element in (segment.element, *segment.element.iterancestors()):
        if element in others or element.tag in ("body", "html", "main", "article"):
            break
        for name in _names(element):
            if name not in names_of_others:
                return name, True
    return segment.block.text, False


def _names(element: etree._Element) -> list[str]:
    tag = element.tag if isinstance(element.tag, str) else ""
    classes = [c for c in (element.get("class") or "").split() if _SAFE_NAME.match(c) and not _RANDOM_NAME.search(c)]
    named = [f"{tag}.{c}" for c in sorted(classes, key=len, reverse=True)]
    own = element.get("id") or ""
    if _SAFE_NAME.match(own) and not _RANDOM_NAME.search(own):
        named.append(f"{tag}#{own}")
    return named


def valid_selector(selector: str) -> bool:
    """Tell whether a CSS selector can be used as a rule."""
    from cssselect import HTMLTranslator, SelectorError

    try:
        HTMLTranslator().css_to_xpath(selector)
    except SelectorError:
        return False
    return True


def _elements(root: etree._Element, selectors: Iterable[str]) -> set[etree._Element]:
    from cssselect import HTMLTranslator, SelectorError
    from lxml import etree

    found: set[etree._Element] = set()
    for selector in selectors:
        try:
            matched = root.xpath(HTMLTranslator().css_to_xpath(selector))
        except (SelectorError, etree.XPathError):
            continue  # a rule that a person mistyped does not cost the article; the rules' editor says so
        found.update(matched)  # type: ignore[arg-type]
    return found


def _said(text: str) -> str:
    """Return a block's text as fingerprints and text rules compare it. Not ``text.fold``: fingerprints are kept in
    libraries, so this must stay as it is.
    """
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())
