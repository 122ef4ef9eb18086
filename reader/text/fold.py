"""Fold text for searching and comparing: case, accents and spellings of one letter do not matter, and scripts without
spaces are found by any part of a word.

The one fold of the program. The search index is built from it, so a change here needs every library's index rebuilt.
Every letter is folded by itself, so that each offset in the folded text has one offset in the text. Pure functions.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from reader.text.scripts import SPACELESS


@cache
def _run() -> re.Pattern[str]:
    return re.compile(f"[{SPACELESS}]+")


@cache
def _last_run() -> re.Pattern[str]:
    return re.compile(f"[{SPACELESS}]+$")


_WORD = re.compile(r"\w+")
_LETTERS = {
    "ı": "i", "ł": "l", "ø": "o", "đ": "d", "ħ": "h", "ŧ": "t", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d", "ŋ": "n", "й": "й", "ї": "ї",
    "ў": "ў", "ى": "ي", "ـ": "", "ʼ": "'", "’": "'",
    # One letter on Arabic, Persian and Urdu keyboards.
    "ک": "ك", "ڪ": "ك", "ی": "ي", "ہ": "ه", "ھ": "ه", "ە": "ه",
    # Within words, and never seen: soft hyphens, zero-width spaces and joiners of words, marks of direction.
    **dict.fromkeys("\u00ad\u200b\u2060\ufeff\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069", ""),
    # Raised and lowered figures: CO₂ is typed as CO2.
    **dict(zip("₀₁₂₃₄₅₆₇₈₉⁰⁴⁵⁶⁷⁸⁹", "01234567890456789", strict=True)),
}  # fmt: skip
"""Letters that have no decomposition but are typed as others, (Cyrillic) those that are letters of their own in spite of
one, and characters that nobody sees or types."""


class _Folded(dict[int, str]):
    """Code point -> its folded form, worked out at first use."""

    def __missing__(self, code: int) -> str:
        folded = self[code] = _fold_letter(chr(code))
        return folded


def _fold_letter(letter: str) -> str:
    lower = letter.casefold()
    if lower in _LETTERS:
        return _LETTERS[lower]
    code = ord(letter)
    # Marks are accents in these scripts; in those of India and South-East Asia they are vowels, and Hangul would fall
    # apart.
    if code < 0x0900 or 0x1D00 <= code < 0x2000 or 0xFB00 <= code < 0xFF5F:
        parts = unicodedata.normalize("NFKD", lower)
        return "".join(_LETTERS.get(part, part) for part in parts.casefold() if not unicodedata.combining(part))
    return lower


_TABLE = _Folded()


def fold(text: str) -> str:
    """Return the text in lower case, without accents and ligatures: ``Straße`` and ``STRASSE``, ``ΣΟΦΌΣ`` and ``σοφός``,
    ``ёлка`` and ``елка``, ``İstanbul``, ``ıstanbul`` and ``istanbul`` are each the same.
    """
    return text.lower() if text.isascii() else text.translate(_TABLE)


def case_key(text: str) -> str:
    """Return the form in which two names are equal that differ in case alone: ``É`` and ``é``, ``Å`` and ``å``, ``İ``,
    ``I``, ``ı`` and ``i`` are each the same, ``é`` and ``e`` are not. However a letter with an accent is written, it is one.
    """
    if text.isascii():
        return text.lower()
    lower = unicodedata.normalize("NFC", unicodedata.normalize("NFC", text).casefold())
    return lower.replace("i\u0307", "i").replace("ı", "i")


def plain_words(text: str) -> str:
    """Return the folded words of a text with one space between them, and nothing else: equal for two texts that a
    reader would call the same whatever their case, accents, widths, punctuation and spacing.
    """
    return " ".join(_WORD.findall(fold(unicodedata.normalize("NFKC", text))))


def is_spaceless(text: str) -> bool:
    """Tell whether the text has letters of a script that is written without spaces between words."""
    return _run().search(text) is not None


def index_words(text: str) -> str:
    """Return what the search index takes in: folded, with every run of a script without spaces as overlapping pairs of its
    letters and, at its end, the last letter (東京都 -> "東京 京都 都"), so that any part of it is a phrase of pairs.
    """
    folded = fold(text)
    return folded if folded.isascii() else _run().sub(_pairs, folded)


def _pairs(run: re.Match[str]) -> str:
    letters = run[0]
    return f" {' '.join(letters[at : at + 2] for at in range(len(letters)))} "


def query_words(term: str) -> tuple[str, bool]:
    """Return what to look for in an index of ``index_words`` to find the term, and whether its last word must be looked
    for as the beginning of one (because a single letter of such a script begins a pair).
    """
    folded = fold(term).strip()
    last = _last_run().search(folded)
    if last is None:
        return " ".join(_run().sub(_pairs, folded).split()), False
    letters = last[0]
    ending = " ".join(letters[at : at + 2] for at in range(len(letters) - 1)) or letters
    return " ".join((_run().sub(_pairs, folded[: last.start()]) + " " + ending).split()), len(letters) == 1
