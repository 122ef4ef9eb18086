"""Names of two parts in a sentence, of people and ships, and of models ("K7")."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reader.summary.briefing.annotated_sentence import AnnotatedSentence
from reader.summary.briefing.figure import Figure

_PART = "[A-ZÀ-ÖØ-ÞĀ-ſА-ЯЁІЇЄҐΑ-Ω][^\\W\\d_]+(?:-[A-ZÀ-ÞĀ-ſА-ЯЁ][^\\W\\d_]+)?"
_FULL_NAME = re.compile(rf"(?<![\w’'-])(?:{_PART} )+{_PART}(?!\w)")
_MODEL = re.compile(r"(?<![\w-])([A-Z]{1,3})-?(\d{1,4})(?![\w.])")


_NO_NAMES = ("concept", "weekday", "month", "number", "multiplier", "currency", "unit")


def name_mentions(sentence: AnnotatedSentence) -> Iterator[Figure]:
    """Yield names of two parts, and of models ("K7")."""
    if sentence.spaceless:
        return
    said = {hit.start for hit in sentence.hits if hit.kind in _NO_NAMES}
    for match in _FULL_NAME.finditer(sentence.text):
        parts = list(re.finditer(r"\S+", match.group()))[-2:]
        first, last = parts
        begin = match.start() + first.start()
        if (
            begin in said
            or match.start() + last.start() in said
            or first.group().lower() in sentence.vocabulary.stop_words
        ):
            continue
        yield Figure(begin, match.start() + last.end(), "name", 0.0, unit=f"{first.group()} {last.group()}")
    for match in _MODEL.finditer(sentence.text):
        yield Figure(*match.span(), "name", 1.0, unit=f"{match[1]} {match[2]}")
