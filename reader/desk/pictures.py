"""The pictures of the articles, as the library keeps them."""

from __future__ import annotations

from reader.library.library import Library


class Pictures:
    """Reads; may be called from any thread."""

    def __init__(self, library: Library) -> None:
        self._library = library

    def picture(self, key: str) -> tuple[str, bytes] | None:
        """Return media type and bytes of the kept picture of this key, None if there is none."""
        return self._library.content.picture(key)
