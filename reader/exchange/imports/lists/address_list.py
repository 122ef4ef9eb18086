"""Plain lists of addresses: one a line, OneTab's "address | title", Markdown links, numbered or with bullets, below headings.

A heading ("# Research") becomes the tag of the lines below it. A text in which addresses are rare is no list.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from reader.exchange.imports import csv_rows
from reader.exchange.imports.addresses import article_address
from reader.exchange.imports.source import READ_ERRORS, Source
from reader.model.imported import ImportedItem, NotTaken

_MOSTLY = 0.6
"""The share of lines, blank ones and headings aside, that must begin with an address or a link."""
_HEAD_LINES = 400
_BULLET = re.compile(r"\s*(?:(?:[-*+•–—>]|\[[ xX]?\]|\(?\d{1,5}[.):])\s*)*")
_LINK = re.compile(
    r"!?\[(?P<title>(?:[^\[\]\\]|\\.|\[[^\[\]]*\])*)\]\(\s*<?(?P<address>(?:[^\s()<>]|\([^\s()]*\))+)>?[^()]*\)"
)
_BARE = re.compile(r"<?(?P<address>https?://[^\s<>\"|]+)>?(?P<rest>.*)", re.IGNORECASE)
_TITLED = re.compile(
    r"(?P<title>[^|\t]{1,300}?)\s*(?:\t|\||:|-|–|—)\s*(?P<address>https?://[^\s<>\"|]+)\s*", re.IGNORECASE
)
_HEADING = re.compile(r"\s{0,3}#{1,6}\s+(?P<title>.+?)\s*#*\s*")
_COMMENT = re.compile(r"\s*(?:;|//|<!--|#(?!\s)|#$|-{3,}|={3,}|\*{3,})")
_MAX_LINE_CHARS = 20_000


def recognises(source: Source) -> bool:
    """Say whether most lines are addresses."""
    head = source.head()
    if not head or (b"\0" in head[:4096] and not head.startswith((b"\xff\xfe", b"\xfe\xff"))):
        return False
    text = source.head_text()
    if text.lstrip()[:1] in ("<", "{", "%") and not text.lstrip().lower().startswith("<http"):
        return False
    if text.startswith("---") or _looks_like_record(text):  # front matter; a mail, a reference, a shortcut
        return False
    lines = text.splitlines()[:_HEAD_LINES]
    if len(lines) > 1 and source.size > len(head):
        lines.pop()
    found = other = 0
    for line in lines:
        if not line.strip() or _HEADING.fullmatch(line) or _COMMENT.match(line):
            continue
        if next(_links(line), None) is not None:
            found += 1
        else:
            other += 1
    return found > 0 and found >= _MOSTLY * (found + other)


def read(source: Source) -> Iterator[ImportedItem | NotTaken]:
    """Yield the addresses, with the title beside each and the heading above it as tag."""
    heading = ""
    number = 0
    try:
        with source.stream() as stream:
            while line := stream.readline(_MAX_LINE_CHARS):
                number += 1
                for line_ in line.splitlines():
                    above = _HEADING.fullmatch(line_)
                    if above is not None and next(_links(line_), None) is None:
                        heading = above["title"]
                    elif not _COMMENT.match(line_):
                        yield from _articles(f"{source.name}, line {number}", line_, heading)
    except READ_ERRORS:
        yield NotTaken(f"{source.name}, line {number + 1}", "damaged", rest=True)


def _articles(where: str, line: str, heading: str) -> Iterator[ImportedItem | NotTaken]:
    found = False
    for address, title in _links(line):
        found = True
        yield ImportedItem(where, address, "" if title == address else title, tags=csv_rows.unique([heading]))
    if not found and re.search(r"\w", line):  # chrome://extensions, about:blank, file:///…, words between addresses
        yield NotTaken(where, "not_an_article", line.strip()[:300])


def _links(line: str) -> Iterator[tuple[str, str]]:
    """Yield the addresses of a line that begins with one, or with the title of one, each with its title."""
    rest = line[_BULLET.match(line).end() :] if _BULLET.match(line) else line  # type: ignore[union-attr]
    link = _LINK.match(rest)
    if link is not None:
        for found in _LINK.finditer(rest):
            address = article_address(found["address"])
            if address and not found[0].startswith("!"):
                yield address, re.sub(r"\\(.)", r"\1", found["title"]).strip()
        return
    bare = _BARE.match(rest)
    if bare is not None:
        tail = bare["rest"]
        address = article_address(bare["address"].rstrip(",;") if not tail.strip() else bare["address"])
        if address:
            yield address, re.sub(r"^\s*(?:[|\t,;:–—-]\s*)?", "", tail).strip().strip('"')
        return
    titled = _TITLED.fullmatch(rest)
    if titled is not None and article_address(titled["address"]):
        yield article_address(titled["address"]), titled["title"].strip().strip('"*_')


def _looks_like_record(text: str) -> bool:
    return (
        re.match(r"(?:[A-Z][\w-]*: .*\n){2}|TY {2}- |@\w+\{|\[InternetShortcut\]|\[Desktop Entry\]", text) is not None
    )
