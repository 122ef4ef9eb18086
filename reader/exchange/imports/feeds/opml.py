"""OPML, the list of feeds or links, as addresses: the page of an outline (``htmlUrl``), else its feed (``xmlUrl``).

Read tag by tag, not as XML: one file in ten that feed readers write is none (undefined entities, bare ampersands, two
documents in a row), and before version 1 its root was ``outlineDocument``. Attributes are known in any case. An outline
with outlines in it is a folder, ``category`` has more ("/a/b,c"). Included lists (``type="include"``, ``.opml``) are
named, not taken.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from reader.exchange.imports import csv_rows, tags_scanner
from reader.exchange.imports.addresses import article_address, refused
from reader.exchange.imports.folders import joined
from reader.exchange.imports.source import Source
from reader.exchange.imports.times import parse_time
from reader.model.imported import ImportedItem, NotTaken

_NAMES = frozenset({"outline", "body", "opml", "outlinedocument"})
_STARTS = ("<outline", "<OUTLINE", "<Outline")
_LOOKS = re.compile(r"<(?:\w+:)?(?:opml|outlinedocument)\b|<outline\b[^<>]*\b(?:xml|html)url\s*=", re.IGNORECASE)
_LIST = re.compile(r"\.opml(?:[?#]|$)", re.IGNORECASE)
_USED = frozenset(
    {
        *("text", "title", "type", "xmlurl", "htmlurl", "url", "category", "created", "description", "_note"),
        *("version", "isopen", "iscomment", "isbreakpoint", "language"),
    }
)


def recognises(source: Source) -> bool:
    """Say whether this is OPML, well-formed or not."""
    head = source.head_text()
    return head.lstrip()[:1] == "<" and _LOOKS.search(re.sub(r"<!--.*?-->", "", head, flags=re.DOTALL)) is not None


def read(source: Source) -> Iterator[ImportedItem | NotTaken]:
    """Yield the outlines that have an address, the folders that they are in as tags."""
    folders: list[str] = []
    number = 0
    last: tuple[str, dict[str, str]] | None = None  # an outline without an address, a folder if something is in it
    ended = False
    for token in tags_scanner.tokens(source, _NAMES, _STARTS):
        if isinstance(token, NotTaken):
            ended = True  # it is said already that it breaks off
            yield token
            continue
        if token.name != "outline":
            ended = ended or (token.name != "" and (token.closing or token.single))
            continue
        if token.closing:
            if last is not None:
                yield _refused(*last)
                last = None
            if folders:
                folders.pop()
            continue
        last = None
        number += 1
        where = f"{source.name}, outline {number}"
        attributes = tags_scanner.attributes(token.text)
        found = _article(where, attributes, folders)
        if found is not None:
            yield found
        if not token.single:
            folders.append("" if found is not None else _name(attributes))
        if found is None:
            if token.single:
                yield _refused(where, attributes)
            else:
                last = (where, attributes)
    if not ended:
        yield NotTaken(f"{source.name}, after outline {number}", "damaged", rest=True)


def _article(where: str, attributes: dict[str, str], folders: list[str]) -> ImportedItem | NotTaken | None:
    """Return the article of an outline, why it is none, or None where it has no address at all."""
    given = [attributes.get(name, "") for name in ("htmlurl", "xmlurl", "url")]
    if not any(given):
        return None
    address = next((address for address in map(_address, given) if address), "")
    name = _name(attributes)
    if not address:
        return refused(where, next(text for text in given if text), name)
    if not (given[0] or given[1]) and (attributes.get("type", "").lower() == "include" or _LIST.search(address)):
        return NotTaken(where, "not_an_article", name or address)
    feed = ("xmlurl",) if address != _address(given[1]) and given[1] else ()
    categories = (joined(path.split("/")) for path in attributes.get("category", "").split(","))
    saved = parse_time(attributes.get("created"))
    return ImportedItem(
        where,
        address,
        name,
        description=attributes.get("description", ""),
        saved=saved,
        tags=csv_rows.unique([joined(folders), *categories]),
        note=attributes.get("_note", ""),
        dropped=(*csv_rows.unused(attributes, _USED, {"created": saved}), *feed),
    )


def _refused(where: str, attributes: dict[str, str]) -> NotTaken:
    return NotTaken(where, "no_address", _name(attributes))


def _name(attributes: dict[str, str]) -> str:
    return tags_scanner.plain(attributes.get("text") or attributes.get("title") or "")


def _address(text: str) -> str:
    return article_address(
        re.sub(r"^feed:(?://)?(?=\w)", lambda _: "" if re.match(r"feed:https?:", text) else "http://", text)
    )
