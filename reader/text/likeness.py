"""How alike two texts are: what several papers print of one agency's report differs in a title, a sentence, an editor's hand.

A text is the set of its overlapping runs of words; two texts are as alike as the share of runs that they have in common (Jaccard). A
signature of 64 numbers estimates that share (MinHash: A. Broder, "On the resemblance and containment of documents", 1997), here with
one hash of each run that falls into one of the 64 places (one permutation hashing: Li, Owen and Zhang, 2012). Pure functions.
"""

from __future__ import annotations

import re
import struct
import zlib

from reader.text.folding import index_words

PLACES = 64
"""Numbers of a signature: the estimate is within about 0.1 of the truth."""
ROWS = 4
"""Numbers that one value joins: with 16 values, a pair that shares 0.6 of its runs has one in common nine times in ten, and a pair
that shares 0.2 one time in forty."""
RUN = 4
FEWEST = 40
"""Shorter texts say too little to be called alike."""

_WORD = re.compile(r"[^\W_]+")
_EMPTY = 0xFFFF


def signature_of(text: str) -> bytes:
    """The signature of a text: 64 numbers of two bytes; b"" for a text of fewer than 40 words."""
    words = _WORD.findall(index_words(text))
    if len(words) < FEWEST:
        return b""
    places = [_EMPTY] * PLACES
    joined = " ".join(words).encode("utf-8", "surrogatepass")
    # Runs are cut from the bytes at their spaces: quicker than joining words anew for each.
    starts = [0, *(match.end() for match in re.finditer(b" ", joined))]
    ends = [*(start - 1 for start in starts[1:]), len(joined)]
    crc = zlib.crc32
    for number in range(len(starts) - RUN + 1):
        value = crc(joined[starts[number] : ends[number + RUN - 1]])
        place, rest = value & 63, value >> 16
        if rest < places[place]:
            places[place] = rest
    return struct.pack(f"<{PLACES}H", *places)


def values_of(signature: bytes) -> tuple[int, ...]:
    """What alike texts share and others rarely: a number for every four places of the signature, below 2**36."""
    numbers = struct.unpack(f"<{len(signature) // 2}H", signature)
    return tuple(
        place << 28 | zlib.crc32(signature[place * 2 : (place + ROWS) * 2]) >> 4
        for place in range(0, len(numbers), ROWS)
        if numbers[place : place + ROWS] != (_EMPTY,) * ROWS
    )


def likeness(one: bytes, other: bytes) -> float:
    """The share of runs that two texts have in common, 0 to 1, estimated from their signatures."""
    if not one or not other:
        return 0.0
    pairs = [pair for pair in zip(*(struct.unpack(f"<{PLACES}H", s) for s in (one, other)), strict=True) if pair != (_EMPTY, _EMPTY)]
    return sum(a == b for a, b in pairs) / len(pairs) if pairs else 0.0
