"""Where the words of a search stand in a text, found as the search index finds them, and the piece of a text to show
them in.

All offsets count code points of the text as it is. Pure functions.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from reader.query.parse import Query, Word, each_word
from reader.text.fold import fold, is_spaceless
from reader.text.scripts import SPACELESS

Span = tuple[int, int]

ELLIPSIS = "…"


@dataclass(frozen=True, slots=True)
class Snippet:
    """A piece of a text on one line, with an ellipsis where it was cut, and the hits in it."""

    text: str
    hits: tuple[Span, ...]


def marked_words(query: Query) -> tuple[Word, ...]:
    """Return the words of a search that can be seen in a text or its title: those that must be there, of no field or of
    the field ``title``.
    """
    return tuple(word for word in each_word(query.root) if word.field in ("", "title"))


def hits(text: str, words: Sequence[Word], *, title: bool = False) -> list[Span]:
    """Return where the words stand, as (start, end) in order; what touches or overlaps is one. Words of another field
    are passed over, and those of the field ``title`` unless the text is one. A word that was found by its beginning is
    taken whole.
    """
    looked_for = [word for word in words if not word.field or (title and word.field == "title")]
    if not looked_for or not text:
        return []
    folded, offset = _folded(text)
    found = {span for word in looked_for for span in _spans(folded, word)}
    # A letter can fold to two, of which one is in the hit; marks that fold to nothing belong to the letter before them.
    return _merged(sorted((offset(start), max(offset(end), offset(end - 1) + 1)) for start, end in found))


def snippet(text: str, hits: Sequence[Span], length: int) -> Snippet:
    """Return the piece of at most ``length`` (20 or more) characters with the most different hits in it, the first of
    those that are equally good; without hits the beginning of the text. It is cut between words and, where one begins
    close before the hits, at a sentence.
    """
    first, last = _best(text, hits, length - 2)
    start = _opening(text, first, last, length - 2)
    end = _close(text, min(len(text), start + length - 2), last)
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    before = ELLIPSIS if text[:start].strip() else ""
    after = ELLIPSIS if text[end:].strip() else ""
    # Line breaks and runs of spaces become one space, and the hits move with them.
    shown = [
        offset
        for offset in range(start, end)
        if not (text[offset].isspace() and text[offset - 1 : offset].isspace() and offset > start)
    ]
    line = "".join(" " if text[offset].isspace() else text[offset] for offset in shown)
    moved = []
    for hit_start, hit_end in hits:
        if hit_end > start and hit_start < end:
            begins, ends = (bisect_left(shown, max(start, min(offset, end))) for offset in (hit_start, hit_end))
            moved.append((begins + len(before), ends + len(before)))
    return Snippet(before + line + after, tuple(moved))


# --- finding -----------------------------------------------------------------------------------------------------------------


def _spans(folded: str, word: Word) -> list[Span]:
    pattern, number, after_space, before_space = _pattern(word.text)
    found, at = [], 0
    while pattern is not None and (match := pattern.search(folded, at)):
        start, end = match.span()
        at = start + 1  # not its end: in 京京京 the pair 京京 stands twice
        if number > 1 and not match[0].isascii() and len(_pieces().findall(match[0])) != number:
            continue  # a mark between two words joins them
        if after_space and start and _is_letter(folded[start - 1]):
            continue
        if before_space and end < len(folded) and _is_letter(folded[end]):
            if not word.begins:
                continue
            while end < len(folded) and _is_letter(folded[end]):
                end += 1
        found.append((start, end))
    return found


@lru_cache(64)
def _pattern(text: str) -> tuple[re.Pattern[str] | None, int, bool, bool]:
    """A word of the index is letters, digits and marks; a run of a script without spaces is found in any part of one,
    and is a word of its own beside others. Between the words of a phrase anything else may stand. Whether words end
    where the pattern does is left to be looked at where it was found, and said, after the number of words: of the first
    and the last one. Classes of all letters take long to compile, and to search with.
    """
    parts: list[str] = []
    words = _pieces().findall(fold(text))
    spaceless = [is_spaceless(word) for word in words]
    for number, word in enumerate(words):
        if number:
            # Where the script changes no space is needed: NHKの are two words.
            parts.append(r"[\W_]*" if spaceless[number] != spaceless[number - 1] else r"[\W_]+")
        parts.append(re.escape(word))
    if not parts:
        return None, 0, False, False
    return re.compile("".join(parts)), len(words), not spaceless[0], not spaceless[-1]


@lru_cache(4096)
def _is_letter(letter: str) -> bool:
    """Whether it is a part of a word with spaces around it. Vowels of India's scripts are marks."""
    return (letter.isalnum() or unicodedata.category(letter)[0] == "M") and not is_spaceless(letter)


@cache
def _pieces() -> re.Pattern[str]:
    """A pattern of a whole word."""
    # The marks that folding leaves: vowels of India's scripts, for the most part.
    codes = (*range(0x0900, 0x1E00), *range(0xA800, 0xAC00))
    marks = "".join(
        chr(code) for code in codes if unicodedata.category(chr(code))[0] == "M" and not is_spaceless(chr(code))
    )
    return re.compile(f"[{SPACELESS}]+|(?:(?![{SPACELESS}])[^\\W_]|[{marks}])+")


@lru_cache(2)  # the next search is in the same text, while words are typed or hits are walked
def _folded(text: str) -> tuple[str, Callable[[int], int]]:
    """The folded text, and from an offset in it to the offset in the text that it came from."""
    return fold(text), _offsets(text)


@lru_cache(4096)
def _folded_length(letter: str) -> int:
    return len(fold(letter))


def _offsets(text: str) -> Callable[[int], int]:
    if text.isascii():
        return lambda offset: offset
    others = {letter: size for letter in set(text) if (size := _folded_length(letter)) != 1}
    if not others:
        return lambda offset: offset
    # Only where a letter folds to none or to several do the offsets part; between those they run side by side.
    in_text, in_folded = [0], [0]
    for match in re.finditer(f"[{re.escape(''.join(others))}]", text):
        at, size = match.start(), others[match[0]]
        here = in_folded[-1] + at - in_text[-1]
        in_text += [at] * size + [at + 1]
        in_folded += range(here, here + size + 1)

    def offset(wanted: int) -> int:
        nearest = bisect_right(in_folded, wanted) - 1
        return in_text[nearest] + wanted - in_folded[nearest]

    return offset


def _merged(spans: Sequence[Span]) -> list[Span]:
    merged: list[Span] = []
    for start, end in spans:
        if merged and start <= merged[-1][1]:
            merged[-1] = merged[-1][0], max(end, merged[-1][1])
        else:
            merged.append((start, end))
    return merged


# --- the piece to show -------------------------------------------------------------------------------------------------------

_SENTENCE_END = re.compile(r"[.!?…؟।][\"'”’»)\]]*\s+|[。！？]|\n")
MAX_WEIGHED_HITS = 1000
"""How many hits are weighed against each other: the first of a text."""


def _best(text: str, hits: Sequence[Span], room: int) -> Span:
    """From the first to the last of the hits that are shown together."""
    best, score = (0, 0), (0, 0)
    words = [text[start:end].casefold() for start, end in hits[:MAX_WEIGHED_HITS]]
    counts: dict[str, int] = {}
    last = 0
    for first, (start, _) in enumerate(hits[:MAX_WEIGHED_HITS]):
        while last < len(words) and (hits[last][1] <= start + room or last == first):
            counts[words[last]] = counts.get(words[last], 0) + 1
            last += 1
        if (len(counts), last - first) > score:
            best, score = (start, min(hits[last - 1][1], start + room)), (len(counts), last - first)
        counts[words[first]] -= 1
        if not counts[words[first]]:
            del counts[words[first]]
    return best


def _opening(text: str, first: int, last: int, room: int) -> int:
    """Where a piece with text[first:last] begins: at the text's beginning, at a sentence, or some words before."""
    earliest = max(0, last - room)
    if earliest == 0:
        return 0
    if sentences := [match.end() for match in _SENTENCE_END.finditer(text, earliest, first)]:
        return sentences[-1]
    start = max(earliest, first - (room - (last - first)) // 3)
    space = re.compile(r"\s").search(text, start, first)
    return space.end() if space else _off_marks(text, start, first, 1)


def _close(text: str, limit: int, last: int) -> int:
    """Where a piece ends that may go on to ``limit`` and must to ``last``."""
    if limit == len(text):
        return limit
    spaces = [offset for offset in range(last, limit + 1) if text[offset].isspace()]
    return spaces[-1] if spaces else _off_marks(text, limit, last, -1)


def _off_marks(text: str, offset: int, stop: int, step: int) -> int:
    """The next offset towards ``stop`` at which no letter is cut from its marks."""
    while offset != stop and (
        unicodedata.category(text[offset])[0] == "M" or "\u200d" in text[offset - 1 : offset + 1]
    ):
        offset += step
    return offset
