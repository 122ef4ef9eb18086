"""Figures in a sentence: how much, how exactly, and between what words. Digits and numerals of every script, numbers as
words, units, ages, scores, dates, weekdays and years; ends of ordinals, versions and names are no figures.

A figure knows the words around it (``near``), those of the language as stems and those of `languages/` as concepts: from
them `alignment.py` tells whether two figures are of one thing.
"""

from __future__ import annotations

from datetime import date

from reader.summary.briefing.ages import ages
from reader.summary.briefing.annotated_sentence import AnnotatedSentence
from reader.summary.briefing.figure import Figure, Near
from reader.summary.briefing.languages.language import Annotated, lexicon
from reader.summary.briefing.name_mentions import name_mentions
from reader.summary.briefing.quantities import quantities
from reader.summary.briefing.scores import scores
from reader.summary.briefing.surroundings import surroundings
from reader.summary.briefing.temporal import dates, times, weekdays
from reader.summary.vocabulary import Vocabulary


def figures(
    text: str,
    start: int,
    end: int,
    vocabulary: Vocabulary,
    day: date | None = None,
    annotated: Annotated | None = None,
) -> list[Figure]:
    """Return the figures of the sentence ``text[start:end]``, in order; their places count in ``text``. ``day`` is that of
    publication, by which "on Tuesday" becomes a date; ``annotated`` spares looking the text's words up again.
    """
    words = lexicon(vocabulary.language)
    sentence = AnnotatedSentence(
        text[start:end], vocabulary, words, day, None if annotated is None else annotated.between(start, end)
    )
    found = [
        *ages(sentence),
        *scores(sentence),
        *times(sentence),
        *dates(sentence),
        *quantities(sentence),
        *weekdays(sentence),
        *name_mentions(sentence),
    ]
    found.sort(key=lambda figure: figure.start)
    return [_moved(figure, start, near) for figure, near in zip(found, surroundings(sentence, found), strict=True)]


def _moved(figure: Figure, start: int, near: tuple[Near, ...]) -> Figure:
    bound = figure.bound_at
    return Figure(
        figure.start + start,
        figure.end + start,
        figure.kind,
        figure.value,
        figure.step,
        figure.unit,
        figure.bound,
        None if bound is None else (bound[0] + start, bound[1] + start),
        figure.per,
        figure.word,
        figure.old,
        figure.others,
        tuple(Near(key, weight, at + start, end + start, head) for key, weight, at, end, head in near)
        if start
        else near,
        figure.coming,
        figure.place,
    )
