"""Pocket's older export, ``ril_export.html``: one list under "Unread", one under "Read Archive"; tags joined by commas."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reader.exchange.imports import csv_rows, tags_scanner
from reader.exchange.imports.addresses import article_address, refused
from reader.exchange.imports.source import Source
from reader.exchange.imports.times import from_unix
from reader.model.imported import ImportedItem, NotTaken

_LOOKS = re.compile(r"<a\s[^>]*\btime_added\s*=|<title>\s*Pocket Export\s*</title>", re.IGNORECASE)
_USED = frozenset({"href", "time_added", "tags"})


def recognises(source: Source) -> bool:
    """Say whether this is Pocket's list of links."""
    head = source.head_text()
    return _LOOKS.search(head) is not None and "<" in head[:512]


def read(source: Source) -> Iterator[ImportedItem | NotTaken]:
    """Yield the articles; the heading above them says whether they were read, archived, or favourites."""
    section = ""
    number = 0
    attributes: dict[str, str] | None = None
    words: list[str] = []
    heading = False
    for token in tags_scanner.tokens(source, frozenset({"h1", "h2", "a", "li", "ul"})):
        if isinstance(token, NotTaken):
            yield token
        elif token.name == "":
            words.append(token.text)
        elif token.name in ("h1", "h2"):
            if token.closing and heading:
                section = tags_scanner.plain("".join(words)).lower()
            heading = not token.closing
            words = []
        else:
            if attributes is not None:
                number += 1
                yield _article(f"{source.name}, link {number}", attributes, tags_scanner.plain("".join(words)), section)
                attributes = None
            words = []
            if token.name == "a" and not token.closing:
                found = tags_scanner.attributes(token.text)
                attributes = found if "href" in found else None
    if attributes is not None:
        yield NotTaken(f"{source.name}, link {number + 1}", "damaged", rest=True)


def _article(where: str, attributes: dict[str, str], title: str, section: str) -> ImportedItem | NotTaken:
    address = article_address(attributes["href"])
    if not address:
        return refused(where, attributes["href"], title)
    archived = True if "archive" in section else False if "unread" in section else None
    saved = from_unix(attributes.get("time_added"))
    return ImportedItem(
        where,
        address,
        "" if title in (attributes["href"], address) else title,
        saved=saved,
        read=archived,
        starred=True if section.startswith("favo") else None,
        archived=archived,
        tags=csv_rows.split_tags(attributes.get("tags", ""), ","),
        dropped=csv_rows.unused(attributes, _USED, {"time_added": saved}),
    )
