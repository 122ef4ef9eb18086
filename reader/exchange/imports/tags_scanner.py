"""Tags of markup that nobody closed properly, in the order of the file: for bookmarks, lists of links and OPML.

An HTML parser builds a tree and mends what it finds, and a ``<script>`` in a title then swallows the rest of the file. Here
only the tags that a format is made of count; everything else between them is text.
"""

from __future__ import annotations

import functools
import html
import re
from collections.abc import Iterator
from typing import NamedTuple

from reader.exchange.imports.source import READ_ERRORS, Source
from reader.model.imported import NotTaken

_CHUNK_CHARS = 1024 * 1024
MAX_BUFFER_CHARS = 64 * 1024 * 1024
_ATTRIBUTE = re.compile(r"""([\w:.-]+)\s*=\s*(?:"([^"]*)"?|'([^']*)'?|([^\s"'>]+))""")
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|\w{2,32});")
_BREAK = re.compile(r"<(?:br\s*/?|/?p|/?div|li|tr|h[1-6])\b[^<>]*>", re.IGNORECASE)
_MARKUP = re.compile(
    r"</?(?:a|abbr|b|big|blockquote|code|dd|dl|dt|em|font|hr|html|body|i|img|li|ol|pre|s|small|span|strong|sub|sup|table|tbody|td|th|u|ul)"
    r"\b[^<>]*>",
    re.IGNORECASE,
)


class Token(NamedTuple):
    """A tag, ``name`` in lower case, ``text`` its attributes, or the ``text`` between two of them (``name`` is ""). A tag
    that closes itself (``<outline/>``) has ``single``.
    """

    name: str
    text: str
    closing: bool = False
    single: bool = False


def tokens(
    source: Source, names: frozenset[str], starts: tuple[str, ...] = ("<li", "<LI")
) -> Iterator[Token | NotTaken]:
    """Yield the tags called ``names`` and the text between them; a tag that breaks off at the end of the file is a
    NotTaken. ``starts`` are what a row of the format begins with: the file is read in pieces that end in front of one.
    """
    pattern = _pattern(names)
    try:
        with source.stream() as stream:
            buffer = ""
            while part := stream.read(_CHUNK_CHARS):
                buffer += part
                cut = max(buffer.rfind(start) for start in starts)
                if cut > 0 or len(buffer) > MAX_BUFFER_CHARS:
                    cut = cut if cut > 0 else len(buffer)
                    yield from _tokens(pattern, buffer[:cut])
                    buffer = buffer[cut:]
            yield from _tokens(pattern, buffer)
            if _breaks_off(buffer, names):
                yield NotTaken(source.name, "damaged", rest=True)
    except READ_ERRORS:
        yield NotTaken(source.name, "damaged", rest=True)


def attributes(text: str) -> dict[str, str]:
    """Return the attributes of a tag by their names in lower case; those without a value are "". Entities need their
    semicolon: an address that was not escaped may have ``&copy=2`` in it.
    """
    found: dict[str, str] = {}
    for match in _ATTRIBUTE.finditer(text):
        value = match[2] or match[3] or match[4] or ""
        found.setdefault(match[1].lower(), unescaped(value).strip())
    return found


def unescaped(text: str) -> str:
    """Return text with its entities replaced; unknown ones stay."""
    return _ENTITY.sub(lambda match: html.unescape(match[0]), text) if "&" in text else text


def plain(text: str) -> str:
    """Return one line without markup."""
    return " ".join(unescaped(_MARKUP.sub("", _BREAK.sub(" ", text)) if "<" in text else text).split())


def lines(text: str) -> str:
    """Return text without markup that keeps its lines and their indentation."""
    text = text.replace("\r\n", "\n").replace("\n\r", "\n").replace("\r", "\n")
    if "<" in text:
        text = _MARKUP.sub("", _BREAK.sub("\n", text))
    return "\n".join(line.rstrip() for line in unescaped(text).split("\n")).strip()


@functools.cache
def _pattern(names: frozenset[str]) -> re.Pattern[str]:
    any_name = "|".join(sorted(names, key=len, reverse=True))
    # A quotation mark that is never closed must not reach into the next row, so no quoted value holds a tag of the format.
    # Possessive are single classes only: Python before 3.11.5 goes wrong where a possessive group holds alternatives.
    inner = rf"(?:<(?!/?(?:{any_name})\b)[^%s<]*+)*"
    quoted = rf'"[^"<]*+{inner % chr(34)}"' + rf"|'[^'<]*+{inner % chr(39)}'"
    return re.compile(
        rf"<!--(?:(?!-->|<!--|<(?:{any_name})\b).)*-->"
        rf"|<(?P<end>/?)(?P<name>{any_name})\b(?P<text>[^<>\"']*+(?:(?:{quoted})[^<>\"']*+)*)>"
        rf"|<(?P<end2>/?)(?P<name2>{any_name})\b(?P<text2>[^<>]*+)>",
        re.IGNORECASE | re.DOTALL,
    )


def _tokens(pattern: re.Pattern[str], text: str) -> Iterator[Token]:
    position = 0
    for match in pattern.finditer(text):
        if match.start() > position:
            yield Token("", text[position : match.start()])
        position = match.end()
        name = match["name"] or match["name2"]
        if name:
            inner = match["text"] if match["name"] else match["text2"]
            yield Token(name.lower(), inner, bool(match["end"] or match["end2"]), inner.rstrip().endswith("/"))
    if position < len(text):
        yield Token("", text[position:])


def _breaks_off(tail: str, names: frozenset[str]) -> bool:
    begin = tail.rfind("<")
    if begin < 0 or ">" in tail[begin:]:
        return False
    found = re.match(r"</?(\w+|$)", tail[begin:])
    return found is not None and any(name.startswith(found[1].lower()) for name in names)
