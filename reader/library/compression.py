"""The form in which texts lie in the file: an article's blocks as JSON, compressed with Zstandard.

Two SQL functions of every connection read it, so that the search index can be made and checked from what is stored.
"""

from __future__ import annotations

import json
import sqlite3
import sys
from functools import cache
from typing import TYPE_CHECKING, Any

from reader.errors import TextDamaged

if TYPE_CHECKING:
    from reader.model.blocks import Block

ZSTD_LEVEL = 3
"""Of Zstandard. Level 9 takes four times as long for a twentieth less; older pages can be packed tighter when somebody
wants the space."""


@cache
def zstd() -> Any:
    """Return the Zstandard module, which Python has had since 3.14."""
    if sys.version_info >= (3, 14):
        from compression import zstd as module
    else:
        from backports import zstd as module
    return module


def compress_text(words: str) -> bytes:
    """Return the text in UTF-8, compressed with Zstandard; the frame has a checksum, which every decompression verifies."""
    return bytes(zstd().compress(words.encode("utf-8", "surrogatepass"), options=_text_options()))


@cache
def _text_options() -> dict[Any, int]:
    parameter = zstd().CompressionParameter
    return {parameter.compression_level: ZSTD_LEVEL, parameter.checksum_flag: 1}


def decompress_text(packed: bytes) -> str:
    """Return the text that ``compress_text`` compressed. Raises TextDamaged where it is not that."""
    try:
        return str(zstd().decompress(packed).decode("utf-8", "surrogatepass"))
    except (zstd().ZstdError, UnicodeDecodeError, TypeError) as error:
        raise TextDamaged() from error


def plain_text_of(packed: bytes) -> str:
    """Return the plain text of packed blocks: ``plain_text(blocks_from_json(decompress_text(packed)))`` without what
    the text does not need.
    """
    from reader.model.blocks import SEPARATOR

    parts: list[str] = []
    before: tuple[str, int] | None = None
    for row in json.loads(decompress_text(packed)):
        words = row.get("text")
        if words:
            this = row["kind"], row.get("group", 0)
            if before is not None:
                parts.append("\n" if this == before and this[0] in ("item", "row") else SEPARATOR)
            parts.append(words)
            before = this
    return "".join(parts)


def blocks_of(packed: bytes) -> tuple[Block, ...]:
    """Return packed blocks."""
    from reader.model.blocks import blocks_from_json

    return blocks_from_json(decompress_text(packed))


def add_functions(connection: sqlite3.Connection) -> None:
    """Give a connection what the view behind the search index asks for: ``search_words(text)`` and ``search_text(packed
    blocks)``.

    What they need is imported when they are first called: not at the start of the program.
    """
    connection.create_function("search_words", 1, _search_words, deterministic=True)
    connection.create_function("search_text", 1, _search_text, deterministic=True)


def _search_words(text: str | None) -> str:
    from reader.text.fold import index_words

    return index_words(text or "")


def _search_text(packed: bytes | None) -> str:
    from reader.text.fold import index_words

    try:
        return index_words(plain_text_of(packed)) if packed else ""
    except TextDamaged:  # it has no words: its article can still be changed, cleaned again and removed
        return ""
