"""Ages of people: "the 34-year-old", "aged 34"."""

from __future__ import annotations

from collections.abc import Iterator

from reader.summary.briefing.amounts import cjk_amount
from reader.summary.briefing.annotated_sentence import AnnotatedSentence
from reader.summary.briefing.figure import Figure
from reader.summary.briefing.languages.language import tokens


def ages(sentence: AnnotatedSentence) -> Iterator[Figure]:
    """Yield the ages that the language's pattern finds, in years."""
    pattern = sentence.words.ages
    if pattern is None:
        return
    for match in pattern.finditer(sentence.text):
        group = next((name for name, found in match.groupdict().items() if found), None)
        if group is None:
            continue
        raw = match[group]
        value = _whole(raw, sentence)
        if value is not None and 0 < value < 120:
            sentence.taken.append(match.span())
            first, last = match.span(group)
            yield Figure(first, last, "age", value, word=not raw[0].isdigit())


def _whole(raw: str, sentence: AnnotatedSentence) -> float | None:
    if raw.isdecimal():
        return float(raw)
    if sentence.spaceless:
        found = cjk_amount(raw)
        return found[0] if found else None
    hit = next((hit for hit in sentence.words.find(raw, tokens(raw)) if hit.kind == "number"), None)
    return float(hit.value) if hit is not None else None
