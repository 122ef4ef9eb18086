"""Receive the extension's messages: questions go on as they are, and pages are put together from their pieces.

Imports the standard library only: this is what the browser's host loads before its first answer.
"""

from __future__ import annotations

from reader.capture.handed_over.assembly import Assembly, HandedOver
from reader.capture.handed_over.messages import (
    MAX_MESSAGE_BYTES,
    SPEAKS,
    VERSION,
    Begin,
    Cancel,
    End,
    Known,
    Piece,
    Refused,
    Show,
    TagsBeginning,
    id_of,
    parse,
)

__all__ = [
    "MAX_MESSAGE_BYTES",
    "SPEAKS",
    "VERSION",
    "Begin",
    "HandedOver",
    "Known",
    "Receiving",
    "Refused",
    "Show",
    "TagsBeginning",
    "id_of",
    "parse",
]

MAX_AT_ONCE = 8
MAX_BYTES_AT_ONCE = 180_000_000
"""Pages that may be coming at the same time, and their bytes."""


class Receiving:
    """The pages that are coming, by the ids of their saves. For one thread."""

    def __init__(self) -> None:
        self._coming: dict[str, Assembly] = {}

    def take(self, message: Begin | Piece | End | Cancel) -> HandedOver | None:
        """Take a part of a save; return the page when that was its end. Raises Refused, and drops the page then."""
        if isinstance(message, Begin):
            self._begin(message)
            return None
        assembly = self._coming.get(message.id)
        if isinstance(message, Cancel):
            self._coming.pop(message.id, None)
            return None
        if assembly is None:
            raise Refused("not_understood", "Tearsheet got a part of a page that never began. Save the page again.")
        try:
            if isinstance(message, Piece):
                assembly.add(message)
                return None
            page = assembly.whole()
        except Refused:
            del self._coming[message.id]
            raise
        del self._coming[message.id]
        return page

    def drop(self, number: str) -> None:
        """Forget a page whose message was not understood."""
        self._coming.pop(number, None)

    def _begin(self, message: Begin) -> None:
        if self._coming.pop(message.id, None) is not None:
            raise Refused("not_understood", "Two pages came under one number. Save them again, one after the other.")
        assembly = Assembly(message.about)
        coming = sum(one.size for one in self._coming.values())
        if len(self._coming) >= MAX_AT_ONCE or coming + assembly.size > MAX_BYTES_AT_ONCE:
            raise Refused("busy", "Too many pages are being saved at once. Wait a moment, then save this one again.")
        self._coming[message.id] = assembly
