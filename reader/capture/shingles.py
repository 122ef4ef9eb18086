"""The words of a text as cleaners are compared by: lower case, and runs of three."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

_WORD = re.compile(r"\w+")
_NO_SPACES = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")


def words_of(text: str) -> list[str]:
    """Words in lower case; for scripts without spaces each character is one."""
    found: list[str] = []
    for word in _WORD.findall(unicodedata.normalize("NFKC", text).lower()):
        if _NO_SPACES.search(word):
            found.extend(word)
        else:
            found.append(word)
    return found


def shingles(words: Sequence[str]) -> list[tuple[str, ...]]:
    """All runs of three words; what is shorter is one run."""
    if len(words) < 3:
        return [tuple(words)] if words else []
    return list(zip(words, words[1:], words[2:], strict=False))
