"""Where a word that is far too long may be broken to lay it out: a line of hundreds of thousands of letters takes seconds."""

from __future__ import annotations

import re
import unicodedata

MAX_WORD_CHARACTERS = 1_000
"""Letters without a space beyond which a word is broken. Scripts without spaces break anyway."""

_LONG = re.compile(rf"[^\s\u2e80-\u9fff\uac00-\ud7af\uff00-\uffef\u0e00-\u0eff]{{{MAX_WORD_CHARACTERS + 1},}}")
_JOINERS = frozenset("\u200c\u200d")


def breaks_of(text: str) -> list[int]:
    """Return the offsets at which words of a text are to be broken, none within a letter and its marks."""
    if len(text) <= MAX_WORD_CHARACTERS:
        return []
    return [
        at
        for word in _LONG.finditer(text)
        for cut in range(word.start() + MAX_WORD_CHARACTERS, word.end() - 1, MAX_WORD_CHARACTERS)
        if (at := _after_letter(text, cut, word.end())) < word.end()
    ]


def _after_letter(text: str, cut: int, end: int) -> int:
    limit = min(end, cut + MAX_WORD_CHARACTERS // 2)
    while cut < limit and (
        unicodedata.category(text[cut])[0] == "M"
        or not _JOINERS.isdisjoint(text[cut - 1 : cut + 1])
        or _is_tone(text[cut])
    ):
        cut += 1
    return cut


def _is_tone(letter: str) -> bool:
    return "\U0001f3fb" <= letter <= "\U0001f3ff"
