"""What an import leaves out of an item because it is beyond a limit: the report names it."""

from __future__ import annotations

from collections.abc import Iterator

from reader.desk.importing.readying import (
    MAX_NAMES,
    MAX_NOTE_CHARACTERS,
    MAX_ORIGINAL_BYTES,
    MAX_PICTURE_BYTES,
    MAX_PICTURES_BYTES,
    MAX_TAGS,
)
from reader.model.imported import ImportedItem
from reader.text.plain_line import plain_line

_MB = 1024 * 1024
MAX_LEFT_OUT, MAX_NAME_CHARACTERS = 30, 80
"""So much is named of what one item has no place for: fields are called what a file calls them."""


def left_out(item: ImportedItem) -> tuple[str, ...]:
    """Return the names of what has no place: fields that the format named, and what is beyond the limits of an import."""
    names = list(
        dict.fromkeys(plain_line(name, MAX_NAME_CHARACTERS) for name in (*_beyond_limits(item), *item.dropped))
    )
    more = len(names) - MAX_LEFT_OUT
    return (*names[:MAX_LEFT_OUT], *([f"{more} more"] if more > 0 else []))


def _beyond_limits(item: ImportedItem) -> Iterator[str]:
    # Of a page, the file is what the text is made from, and it is kept whatever its size.
    files = [page.body for page in item.own.pages] if item.own else [] if item.kind == "page" else [item.original]
    if any(len(body) > MAX_ORIGINAL_BYTES for body in files):
        yield f"the file itself (over {MAX_ORIGINAL_BYTES // _MB} MB)"
    sizes = [len(picture.data) for picture in item.pictures]
    if any(size > MAX_PICTURE_BYTES for size in sizes):
        yield f"pictures over {MAX_PICTURE_BYTES // _MB} MB"
    if sum(size for size in sizes if size <= MAX_PICTURE_BYTES) > MAX_PICTURES_BYTES:
        yield f"pictures after {MAX_PICTURES_BYTES // _MB} MB"
    if len(item.tags) > MAX_TAGS:
        yield f"tags after {MAX_TAGS}"
    if len(item.byline) > MAX_NAMES:
        yield f"authors after {MAX_NAMES}"
    if len(item.note) > MAX_NOTE_CHARACTERS:
        yield f"note after {MAX_NOTE_CHARACTERS:,} characters"
