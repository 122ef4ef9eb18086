"""How well a name fits what somebody types to find it: its beginning, the beginnings of its words, their initials, a part
of it, or letters of it in their order. Case and accents do not matter. Pure functions.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from reader.text.fold import fold

EXACT, PREFIX, WORD_STARTS, WORD_STARTS_ANYWHERE, INITIALS, PART, SCATTERED = 1000, 900, 800, 700, 600, 500, 200
"""The kinds of fit, best first; each score lies less than 100 below one of them."""
MAX_GAP = 3
"""How many letters may lie between two typed ones that are only scattered over a name."""

MAX_KEPT = 8192
"""Names whose words are remembered from one key to the next."""

_WORDS = re.compile(r"\w+")


def fit(typed: str, name: str) -> int:
    """Return how well ``name`` fits, 0 for not at all: one of the kinds above, less a point for each letter of a long
    name. Everything fits what is empty, equally.
    """
    wanted = _words_of(typed)
    if not wanted:
        return 1 if not typed.strip() else 0
    words = _words_of(name)
    spaced = " ".join(words)
    if not all(letter in spaced for letter in "".join(wanted)):  # most names end here, at each key that is pressed
        return 0
    kind = _kind(wanted, words, spaced)
    return kind - min(len(name), 99) if kind else 0


@lru_cache(MAX_KEPT)
def _words_of(text: str) -> tuple[str, ...]:
    return tuple(_WORDS.findall(fold(text)))


def _kind(wanted: Sequence[str], words: Sequence[str], spaced: str) -> int:
    joined = " ".join(wanted)
    if spaced.startswith(joined):
        return EXACT if spaced == joined else PREFIX
    if _in_order(wanted, words):
        return WORD_STARTS
    if all(any(word.startswith(one) for word in words) for one in wanted):
        return WORD_STARTS_ANYWHERE
    letters = "".join(wanted)
    if len(letters) > 1 and "".join(word[0] for word in words).startswith(letters):
        return INITIALS
    if len(letters) > 1 and all(one in spaced for one in wanted):
        return PART
    return SCATTERED if len(letters) > 1 and _is_scattered(letters, words) else 0


def _in_order(wanted: Sequence[str], words: Sequence[str]) -> bool:
    """Return whether the words begin so, each after the one before it."""
    rest = iter(words)
    return all(any(word.startswith(one) for word in rest) for one in wanted)


def _is_scattered(letters: str, words: Sequence[str]) -> bool:
    """Return whether the letters come in this order from the beginning of some word on, none far from the one before."""
    for first in range(len(words)):
        text = "".join(words[first:])
        if not text.startswith(letters[0]):
            continue
        at = 0
        for letter in letters[1:]:
            found = text.find(letter, at + 1, at + 2 + MAX_GAP)
            if found < 0:
                break
            at = found
        else:
            return True
    return False
