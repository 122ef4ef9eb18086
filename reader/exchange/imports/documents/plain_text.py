"""Plain text: prose without markup, paragraphs apart by empty lines."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from reader.exchange.imports.addresses import article_address
from reader.exchange.imports.documents.limits import whole
from reader.model.imported import ImportedItem, NotTaken

if TYPE_CHECKING:
    from reader.exchange.imports.source import Source

MAX_TEXT_BYTES = 20_000_000
MIN_WORDS = 40
MIN_CHARACTERS_SPACELESS = 60
MAX_TITLE_CHARACTERS = 150
MIN_WRAPPED_CHARACTERS = 50

_CONTROLS = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\ufffd]")
_SENTENCE_END = re.compile(r"[.!?…。！？؟।][\"'”’»)]?(?:\s|\Z)|[。！？]")
_FIELD = re.compile(r"\s*[\w\"'-]{1,40}\s*[:=]\s*\S")
_CODE = re.compile(r"[;{}]\s*\Z|\A\s*(?://|/\*|\*/|#include|import |from \S+ import|def |class |public |@\w+\{)")
_ADDRESS_LINE = re.compile(r"\s*<?(https?://\S+?)>?\s*\Z")


def is_text(head: str) -> bool:
    """Tell whether the beginning of a file is text at all."""
    return bool(head.strip()) and len(_CONTROLS.findall(head[:8192])) <= len(head[:8192]) // 200


def looks_like_data(head: str) -> bool:
    """Tell whether lines are data, code or addresses rather than prose."""
    lines = [line for line in head.splitlines()[:200] if line.strip()]
    if not lines:
        return True
    odd = sum(bool(_CODE.search(line) or _FIELD.match(line) or _ADDRESS_LINE.match(line)) for line in lines)
    columns = [max(line.count(mark) for mark in "\t;|") for line in lines]
    level = len(lines) > 2 and min(columns) >= 1 and len(set(columns)) == 1
    return odd > max(0.3 * len(lines), 2) or level


def recognises(source: Source) -> bool:
    """Tell whether a file is prose: words in sentences, no markup, code or table."""
    head = source.head_text()
    if not is_text(head) or head.lstrip()[:1] in "<{[" or looks_like_data(head):
        return False
    letters = sum(one.isalpha() or one.isspace() for one in head[:8192])
    spaceless = sum("\u3040" <= one <= "\u9fff" or "\u0e00" <= one <= "\u0e7f" for one in head[:8192])
    enough = len(head.split()) >= MIN_WORDS or spaceless >= MIN_CHARACTERS_SPACELESS
    return enough and letters >= 0.8 * len(head[:8192]) and len(_SENTENCE_END.findall(head)) >= 2


def read(source: Source) -> Iterator[ImportedItem | NotTaken]:
    """Yield the text. Its title is a first line of its own; an address of its own among the first or last lines is its
    source.
    """
    from reader.exchange.imports.documents.pdf import name_without_ending

    data = whole(source, MAX_TEXT_BYTES)
    if isinstance(data, NotTaken):
        yield data
        return
    text = source.text(MAX_TEXT_BYTES).replace("\r\n", "\n").replace("\r", "\n").removeprefix("\ufeff").strip()
    pieces = [piece.strip("\n") for piece in re.split(r"\n[ \t]*\n+", text) if piece.strip()]
    if not any(not _ADDRESS_LINE.match(piece) for piece in pieces):
        yield NotTaken(source.name, "no_text", name_without_ending(source.name))
        return
    address = ""
    for at in dict.fromkeys((0, 1, len(pieces) - 1)):
        match = _ADDRESS_LINE.match(pieces[at]) if at < len(pieces) else None
        if match and (address := article_address(match[1])):
            del pieces[at]
            break
    title = ""
    if (
        len(pieces) > 1
        and "\n" not in pieces[0]
        and len(pieces[0]) <= MAX_TITLE_CHARACTERS
        and pieces[0][-1:] not in ".,;"
    ):
        title = " ".join(pieces.pop(0).split())
    yield ImportedItem(
        source.name,
        address,
        title or name_without_ending(source.name),
        kind="plain",
        text="\n\n".join(_unwrapped(piece) for piece in pieces),
        original=data,
        mime="text/plain; charset=utf-8",
    )


def _unwrapped(piece: str) -> str:
    """Join the lines of a paragraph that was broken at a fixed width; lines of verse or a list stay."""
    lines = [line.strip() for line in piece.split("\n")]
    if len(lines) >= 2 and all(len(line) >= MIN_WRAPPED_CHARACTERS for line in lines[:-1]):
        return " ".join(lines)
    return "\n".join(lines)
