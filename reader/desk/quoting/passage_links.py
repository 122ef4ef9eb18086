"""Links that lead back to a passage: ``tearsheet:passage?url=ADDRESS&start=12&end=80&text=FIRST%20WORDS``.

Any web page may offer such a link. Following one shows an article that is in the library already, and nothing else.
"""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import parse_qs, quote

from reader.errors import NotAnAddress

PREFIX = "tearsheet:passage?"
MAX_TEXT_CODE_POINTS = 80
"""How much of the passage stands in the link: enough to find it again where the text around it changed."""
MAX_FIELDS = 10


@dataclass(frozen=True, slots=True)
class PassageLink:
    """``address`` names the article, or ``article_id`` one that has no web address. ``text`` is the beginning of the
    passage that stood at ``start`` to ``end`` in its text, in code points.
    """

    address: str
    article_id: int
    start: int
    end: int
    text: str


def passage_link(address: str, article_id: int, start: int, end: int, passage: str) -> str:
    """Return the link to a passage."""
    is_web = address.startswith(("http://", "https://"))
    whose = f"url={quote(address, safe='')}" if is_web else f"id={article_id}"
    beginning = quote(" ".join(passage[:MAX_TEXT_CODE_POINTS].split()), safe="")
    return f"{PREFIX}{whose}&start={start}&end={end}&text={beginning}"


def is_passage_link(argument: str) -> bool:
    """Return whether an argument of the command line is such a link; some systems put slashes after the scheme."""
    return _without_slashes(argument[:40]).lower().startswith(PREFIX)


def parse_passage_link(link: str) -> PassageLink:
    """Return what a link says. Raises NotAnAddress for one that names no article or has no sound numbers."""
    try:
        fields = parse_qs(_without_slashes(link.strip()).partition("?")[2], max_num_fields=MAX_FIELDS)
        values = {name: found[0] for name, found in fields.items() if len(found) == 1}
        address = values.get("url", "")
        numbers = {name: int(values.get(name, "0")) for name in ("id", "start", "end")}
    except ValueError:
        raise NotAnAddress(given=link[:80]) from None
    is_web = address.startswith(("http://", "https://"))
    start, end = numbers["start"], numbers["end"]
    if not (is_web or numbers["id"] > 0) or not 0 <= start <= end < 2**31 or numbers["id"] >= 2**63:
        raise NotAnAddress(given=link[:80])
    return PassageLink(address if is_web else "", 0 if is_web else numbers["id"], start, end, values.get("text", ""))


def _without_slashes(link: str) -> str:
    scheme, colon, rest = link.partition(":")
    return f"{scheme}{colon}{rest.lstrip('/')}".replace("passage/?", "passage?", 1)
