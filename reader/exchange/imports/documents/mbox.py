"""Many mails in one file (mbox, as Thunderbird, Apple Mail, Gmail's takeout and mutt write it), read one at a time."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from reader.exchange.imports.documents.mail import MAX_MAIL_BYTES, header_names, mail_items, mail_start
from reader.model.imported import ImportedItem, NotTaken

if TYPE_CHECKING:
    from reader.exchange.imports.source import Source

MAX_LINE_BYTES = 1_000_000
_SEPARATOR = re.compile(rb"From (?:\S+ |- )?.{0,200}\d\d:\d\d.{0,40}\d{4}|From - ")
_QUOTED = re.compile(rb">+From ")
_HEADER = re.compile(rb"[A-Za-z][\w-]{1,60}:|>From ")


def recognises(source: Source) -> bool:
    """Tell whether a file begins as a mailbox does: a line "From …" and the headers of a mail."""
    head = source.head(32_768).lstrip(b"\r\n")
    line, _, rest = head.partition(b"\n")
    return bool(_SEPARATOR.match(line)) and mail_start(rest)


def read(source: Source) -> Iterator[ImportedItem | NotTaken]:
    """Yield the items of each mail. A line "From …" inside a mail begins no new one: what begins a mail comes after an
    empty line, says when, and has a header after it.
    """
    for number, mail in enumerate(mails(source), 1):
        where = f"{source.name}, mail {number}"
        if mail is None:
            yield NotTaken(where, "too_large")
        elif header_names(mail).isdisjoint((b"from", b"subject")):
            yield NotTaken(where, "damaged")
        else:
            yield from _items(source, mail, where)


def _items(source: Source, mail: bytes, where: str) -> list[ImportedItem | NotTaken]:
    """Return what is in one mail; one that is odd in a way nobody thought of must not end the mailbox."""
    try:
        return list(mail_items(source, mail, where))
    except Exception:  # Python's mail package raises what its parts happen to  # noqa: BLE001
        return [NotTaken(where, "damaged")]


def mails(source: Source) -> Iterator[bytes | None]:
    """Yield each mail's bytes, None for one beyond the limit."""
    lines: list[bytes] = []
    size = 0
    after_empty = True
    waiting: bytes | None = None
    with source.open() as file:
        while line := file.readline(MAX_LINE_BYTES):
            if waiting is not None:
                if _HEADER.match(line):
                    if lines:
                        yield b"".join(lines) if size <= MAX_MAIL_BYTES else None
                    lines, size = [], 0
                elif lines:
                    lines.append(waiting)
                waiting = None
            if after_empty and _SEPARATOR.match(line):
                waiting = line
                after_empty = False
                continue
            after_empty = not line.strip()
            size += len(line)
            if size <= MAX_MAIL_BYTES:
                lines.append(line[1:] if _QUOTED.match(line) else line)
    if any(line.strip() for line in lines):
        yield b"".join(lines) if size <= MAX_MAIL_BYTES else None
