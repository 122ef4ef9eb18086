"""Scores of matches, sets and halves: "2-1", "15:13"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from reader.summary.briefing.annotated_sentence import AnnotatedSentence
from reader.summary.briefing.figure import Figure

_SCORE = re.compile(r"(?<![\w.,:/–-])(?P<one>\d{1,3})(?P<sep>[-–:])(?P<other>\d{1,3})(?![\w:/%]|[.,]\d|[-–]\d)")
_BETWEEN_SETS = re.compile(r"[,;、，]?\s?(?:[^\W\d_]{1,3}\s)?")
"""What stands between the scores of sets: a comma, and a short word such as "and"."""
_SPORT = frozenset(
    [
        "c:match",
        "c:goal",
        "c:final",
        "c:cup",
        "c:championship",
        "c:set",
        "c:half_time",
        "c:point",
        "c:trainer",
        "c:player",
        "c:winner",
        "c:serve",
        "c:loser",
        "c:captain",
        "c:sent_off",
    ]
)


def scores(sentence: AnnotatedSentence) -> Iterator[Figure]:
    """Yield scores, the higher side first: 1-2 is the same match as 2-1."""
    matches = list(_SCORE.finditer(sentence.text))
    sport = any(f"c:{hit.value}" in _SPORT for hit in sentence.hits if hit.kind == "concept")
    series = _series(matches, sentence.text)
    for match, place in zip(matches, series, strict=True):
        one, other = int(match["one"]), int(match["other"])
        clock = match["sep"] == ":" and one < 24 and len(match["other"]) == 2
        if not sport or (clock and (len(matches) < 2 and max(one, other) > 30)) or max(one, other) > 200:
            continue
        following = re.match(r"\s([^\W\d_]+)", sentence.text[match.end() :])
        if following and one > 9 and following[1].lower() not in sentence.vocabulary.stop_words:
            continue
        sentence.taken.append(match.span())
        low, high = sorted((one, other))
        yield Figure(match.start(), match.end(), "score", high * 1000.0 + low, place=place)


def _series(matches: list[re.Match[str]], text: str) -> list[int]:
    """Return which score of a row each is, from 1, 0 for one alone: the sets of "6-4, 3-6, 7-5"."""
    places = [0] * len(matches)
    for at, (left, right) in enumerate(pairwise(matches)):
        if _BETWEEN_SETS.fullmatch(text[left.end() : right.start()]):
            places[at] = places[at] or 1
            places[at + 1] = places[at] + 1
    return places
