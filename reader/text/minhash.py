"""How alike two texts are: what several papers print of one agency's report differs in a title, a sentence, an editor's
hand.

A text is the set of its overlapping runs of words; two texts are as alike as the share of runs that they have in common
(Jaccard). A signature of 64 numbers estimates that share (MinHash: A. Broder, "On the resemblance and containment of
documents", 1997), here with one hash of each run that falls into one of the 64 slots (one permutation hashing: Li,
Owen and Zhang, 2012). Pure functions.
"""

from __future__ import annotations

import re
import struct
import zlib
from functools import lru_cache

from reader.text.fold import index_words

SLOTS = 64
"""Numbers of a signature: the estimate is within about 0.1 of the truth."""
ROWS, VALUES = 3, 8
"""Numbers that one value joins, and how many values there are: a pair that shares 0.7 of its runs has a value in common
96 times in a hundred, one that shares 0.5 two times in three, and one that shares 0.1 never but one time in a
hundred."""
RUN = 4
MIN_WORDS = 40
"""Shorter texts say too little to be called alike."""

_WORD = re.compile(r"[^\W_]+")
_EMPTY = 0xFFFF


def signature_of(text: str) -> bytes:
    """Return the signature of a text: 64 numbers of two bytes; b"" for a text of fewer than 40 words."""
    words = _WORD.findall(index_words(text))
    if len(words) < MIN_WORDS:
        return b""
    hashes = list(map(_hash, words))
    # A run's hash tells its words apart by their order; the golden ratio spreads it over all bits (Knuth, TAOCP 6.4).
    runs = {
        ((one ^ two << 1 ^ three << 2 ^ four << 3) * 0x9E3779B1) & 0xFFFFFFFF
        for one, two, three, four in zip(hashes, hashes[1:], hashes[2:], hashes[3:], strict=False)
    }
    # From the greatest to the least, so that the least of each slot stays.
    least = {run & (SLOTS - 1): run >> 16 for run in sorted(runs, reverse=True)}
    return struct.pack(f"<{SLOTS}H", *(least.get(slot, _EMPTY) for slot in range(SLOTS)))


@lru_cache(1 << 13)  # texts of one language are made of few words, and more would be megabytes
def _hash(word: str) -> int:
    return zlib.crc32(word.encode("utf-8", "surrogatepass"))


def values_of(signature: bytes) -> tuple[int, ...]:
    """Return what alike texts share and others rarely do: eight numbers below 2**31."""
    numbers = struct.unpack(f"<{len(signature) // 2}H", signature)
    return tuple(
        number << 28 | zlib.crc32(signature[slot * 2 : (slot + ROWS) * 2]) >> 4
        for number, slot in enumerate(range(0, min(ROWS * VALUES, len(numbers)), ROWS))
        if numbers[slot : slot + ROWS] != (_EMPTY,) * ROWS
    )


def similarity(one: bytes, other: bytes) -> float:
    """Return the share of runs that two texts have in common, 0 to 1, estimated from their signatures."""
    if not one or not other:
        return 0.0
    pairs = [
        pair
        for pair in zip(*(struct.unpack(f"<{SLOTS}H", s) for s in (one, other)), strict=True)
        if pair != (_EMPTY, _EMPTY)
    ]
    return sum(a == b for a, b in pairs) / len(pairs) if pairs else 0.0
