"""Blocks of this program's own JSON, checked value by value: somebody else may have written the file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, cast, get_args

from reader.model.blocks import Block, BlockKind, Inline, InlineKind, Picture, Role

MAX_BLOCKS = 200_000
MAX_PIXELS = 1_000_000
_KINDS = get_args(BlockKind)
_INLINE_KINDS = get_args(InlineKind)
_ROLES = get_args(Role)
_WEB = re.compile(r"https?://", re.IGNORECASE)
_PICTURE = re.compile(r"https?://|data:image/|tearsheet-picture:", re.IGNORECASE)
_LINK = re.compile(r"https?://|mailto:|#(?:note|ref)-", re.IGNORECASE)
# Tuples: a value of the file that cannot be hashed may be looked for in them.
_UNKEPT = re.compile("[\0\ud800-\udfff]")


def blocks_of(value: object) -> tuple[Block, ...]:
    """Return the blocks of a JSON array; what is no block, and values that none may have, are left out. Addresses lead to
    the web or to a footnote. Offsets stay true: a character that no library can hold becomes U+FFFD.
    """
    if not isinstance(value, list):
        return ()
    return tuple(
        block for entry in value[:MAX_BLOCKS] if isinstance(entry, dict) and (block := _block(entry)) is not None
    )


def _block(entry: dict[str, Any]) -> Block | None:
    kind = entry.get("kind")
    if kind not in _KINDS:
        return None
    words = _text(entry.get("text"))
    role = entry.get("role", "")
    return Block(
        cast("BlockKind", kind),
        words,
        tuple(_inlines(entry.get("inlines"), len(words))),
        level=_number(entry.get("level"), 100),
        ordered=entry.get("ordered") is True,
        header=entry.get("header") is True,
        group=_number(entry.get("group"), MAX_BLOCKS),
        picture=_picture(entry.get("picture")),
        caption=_text(entry.get("caption")),
        href=href if (href := _text(entry.get("href"))) and _WEB.match(href) else "",
        role=role if role in _ROLES else "",
        number=_number(entry.get("number"), 10**9),
    )


def _inlines(value: object, length: int) -> Iterator[Inline]:
    for run in value if isinstance(value, list) else ():
        if not isinstance(run, list) or len(run) < 4:
            continue
        start, end, kind, href = run[:4]
        words = _text(run[4]) if len(run) > 4 else ""
        fits = type(start) is int and type(end) is int and 0 <= start <= end <= length
        if not fits or kind not in _INLINE_KINDS:
            continue
        leads = bool(_LINK.match(href)) if isinstance(href, str) else False
        if kind in ("link", "ref", "back") and not leads:
            continue
        yield Inline(start, end, kind, _text(href) if leads else "", words)


def _picture(value: object) -> Picture | None:
    if not isinstance(value, dict) or not _PICTURE.match(src := _text(value.get("src"))):
        return None
    # The key is the library's: the picture gets it again when its bytes have come along.
    return Picture(
        src, _text(value.get("alt")), _number(value.get("width"), MAX_PIXELS), _number(value.get("height"), MAX_PIXELS)
    )


def _text(value: object) -> str:
    return _UNKEPT.sub("\ufffd", value) if isinstance(value, str) else ""


def _number(value: object, limit: int) -> int:
    return value if type(value) is int and 0 <= value <= limit else 0
