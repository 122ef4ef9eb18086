"""The words around a figure, each with how near it stands: stems of the language, concepts of `languages/`, and names."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reader.summary.briefing.annotated_sentence import AnnotatedSentence
from reader.summary.briefing.figure import Figure, Near
from reader.summary.briefing.names import skeleton

_LEAST_WEIGHT = 0.06
_CHARACTERS_OF_A_WORD = 2.5
"""Of a word in a script without spaces, about."""
_FALL_OFF = 0.3
"""How much less a word counts for a figure with each word between."""
_BOUNDARY, _OTHER_FIGURE = 0.55, 0.6
"""How much less it counts behind a comma, and behind another figure."""
_STEM_LETTERS = 3
SAID = "said"
"""The key of words that say who says it: a day beside them is that of the statement."""

_BOUNDARIES = re.compile(r"[,;:،؛、。–—«»“”\"()（）]")
_SPACES = re.compile(" ")


def surroundings(sentence: AnnotatedSentence, found: Sequence[Figure]) -> Iterator[tuple[Near, ...]]:
    """Yield the words around each figure, in the order of the figures."""
    words = list(_words(sentence))
    marks = _Marks(
        [match.start() for match in _BOUNDARIES.finditer(sentence.text)],
        [match.start() for match in _SPACES.finditer(sentence.text)],
        sorted(figure.start for figure in found if figure.kind != "name"),
    )
    for figure in found:
        yield tuple(_weighed(sentence, figure, words, marks))


@dataclass(frozen=True, slots=True)
class _Marks:
    """Where a sentence has commas and brackets, spaces, and figures, each in order."""

    boundaries: list[int]
    spaces: list[int]
    figures: list[int]


def _count(places: list[int], low: int, high: int) -> int:
    return bisect_left(places, high) - bisect_left(places, low)


def _words(sentence: AnnotatedSentence) -> Iterator[tuple[int, int, str, str]]:
    """Yield start, end, key and sort ("c", "n", "s") of everything that may say what a figure is of."""
    for hit in sentence.hits:
        if hit.kind == "concept":
            yield hit.start, hit.end, f"c:{hit.value}", "c"
        elif hit.kind == "says":
            yield hit.start, hit.end, SAID, "c"
    language = sentence.vocabulary.language
    if sentence.spaceless:
        for match in re.finditer("[\u4e00-\u9fff\u30a0-\u30ff]{2,}", sentence.text):
            run = match.group()
            for at in range(len(run) - 1):
                begin = match.start() + at
                yield begin, begin + 2, f"{language}:{run[at : at + 2]}", "s"
        return
    stop = sentence.vocabulary.stop_words
    for match in re.finditer(r"[^\W\d_][^\W\d_\u064b-\u065f]*", sentence.text):
        word = match.group()
        lower = word.lower()
        if len(word) < 2 or lower in stop:
            continue
        yield match.start(), match.end(), f"{language}:{sentence.vocabulary.stem(lower)}", "s"
        if word[0].isupper() and match.start() > 0 and len(word) >= _STEM_LETTERS and language != "de":
            yield match.start(), match.end(), f"n:{skeleton(word)}", "n"


def _weighed(
    sentence: AnnotatedSentence, figure: Figure, words: Sequence[tuple[int, int, str, str]], marks: _Marks
) -> Iterator[Near]:
    spaceless = sentence.spaceless
    whole = spaceless or figure.kind in ("day", "share")
    best: dict[str, Near] = {}
    for start, end, key, _ in words:
        if start < figure.end and figure.start < end and not whole and not key.startswith("c:"):
            continue
        behind = start >= figure.end
        low, high = (figure.end, start) if behind else (end, figure.start)
        if spaceless:
            away = round(max(0, high - low) / _CHARACTERS_OF_A_WORD)
        else:
            away = max(0, _count(marks.spaces, low, high) - behind) if high > low else 0
        weight = 1.0 / (1.0 + _FALL_OFF * away)
        boundaries = 0
        if high > low:
            boundaries = _count(marks.boundaries, low, high)
            weight *= _BOUNDARY ** min(2, boundaries) * _OTHER_FIGURE ** min(2, _count(marks.figures, low, high))
        if weight >= _LEAST_WEIGHT:
            known = best.get(key)
            head = behind and away <= 1 and not boundaries
            if known is None:
                best[key] = Near(key, weight, start, end, head)
            elif known.weight < weight:
                best[key] = Near(key, weight, start, end, head or known.head)
    yield from best.values()
