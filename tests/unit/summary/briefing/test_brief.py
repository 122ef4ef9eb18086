"""A briefing of many: what belongs together, which sentences stand for it, and where the sources differ."""

from __future__ import annotations

import random
from collections.abc import Sequence

import pytest

from reader.model.briefing import Passage
from reader.summary.briefing.brief import briefing
from reader.summary.briefing.sources import Source
from reader.text.sentences import sentence_spans
from tests.unit.summary.stories import (
    ferry_and_budget,
    source,
)


def words(sources: Sequence[Source], passage: Passage) -> str:
    (text,) = (found.text for found in sources if found.id == passage.article_id)
    return text[passage.start : passage.end]


# --- grouping ------------------------------------------------------------------------------------------------------------


def test_reports_on_one_event_come_together_and_what_stands_alone_comes_last() -> None:
    groups = briefing(ferry_and_budget())
    assert [set(group.articles) for group in groups] == [{1, 3}, {2, 5}, {4}]


def test_the_same_articles_give_the_same_briefing_and_none_gives_none() -> None:
    assert briefing(ferry_and_budget()) == briefing(ferry_and_budget())
    assert briefing([]) == ()


# --- sentences -----------------------------------------------------------------------------------------------------------


def test_an_article_without_a_sentence_is_a_group_without_sentences() -> None:
    (group,) = briefing([source(1, "Numbers", "1\n\n2\n\n3")])
    assert (group.articles, group.sentences) == ((1,), ())


# --- who differs ---------------------------------------------------------------------------------------------------------


# --- the wall ------------------------------------------------------------------------------------------------------------

_SCRAPS = (
    "The ferry Marguerite left pier 4.", "214 passengers slept.", "🚢🔧 Nobody was hurt 👩‍👩‍👧!", "Cafe\u0301 a\u0300 la carte",
    "قال المدير إن ٢١٤ راكبا وصلوا.",
    "ההפלגה יצאה בשעה 6:10.", "船上有214名乘客。", "यात्री २१४ थे।", "\u200bZero\u200dwidth\ufeff here.", "“Torn quote", "What?",
    "1.3 million euros", "$5", "…",
    "\u2028", "Read more", "Größe ß", "Ruth Nilsen said so.", "Ruth Nilssen said so.", "\U0001f469\U0001f3fd",
    "a", "0,0", "٫٬", "1 300 personnes",
)  # fmt: skip
_GLUE = (" ", "\n", "\r\n", "\n\n", "\t", "\u00a0", "", " \u200f")


def _random_sources(seed: int) -> list[Source]:
    dice = random.Random(seed)

    def text() -> str:
        return "".join(dice.choice(_SCRAPS) + dice.choice(_GLUE) for _ in range(dice.randrange(60)))

    languages = ("", "en", "de", "fr", "ru", "ar", "zh", "hi", "xx")
    times = ("", "2026-11-24", "2026-11-24T10:00:00Z", "no time")
    return [
        Source(
            number,
            text()[:40],
            text(),
            dice.choice(languages),
            dice.choice(("", "A", "B")),
            dice.choice(times),
            text()[:60],
        )
        for number in range(1, dice.randrange(2, 9))
    ]


@pytest.mark.parametrize("seed", range(60))
def test_no_sentence_of_a_briefing_is_not_word_for_word_in_an_article(seed: int) -> None:
    sources = _random_sources(seed)
    texts = {found.id: found.text for found in sources}
    groups = briefing(sources)
    assert sorted(number for group in groups for number in group.articles) == sorted(texts)
    for group in groups:
        told = [
            passage
            for difference in group.differences
            for variant in difference.variants
            for passage in (variant.figure, variant.sentence)
        ]
        labels = [difference.label for difference in group.differences]
        for passage in (*group.sentences, *told, *labels):
            text = texts[passage.article_id]
            assert passage.article_id in group.articles
            assert 0 <= passage.start < passage.end <= len(text)
        for passage in group.sentences:
            language = next(found.language for found in sources if found.id == passage.article_id)
            assert words(sources, passage).strip() == words(sources, passage)
            if language:
                assert (passage.start, passage.end) in sentence_spans(texts[passage.article_id], language)


def test_the_classes_of_a_briefing_have_no_field_for_text() -> None:
    def kinds(value: object) -> set[type]:
        if isinstance(value, tuple):
            return set().union(*map(kinds, value)) if value else set()
        fields = getattr(type(value), "__dataclass_fields__", None)
        return set().union(*(kinds(getattr(value, name)) for name in fields)) if fields else {type(value)}

    groups = briefing(ferry_and_budget())
    bare = tuple(
        (group.articles, group.sentences, *((d.label, d.variants) for d in group.differences)) for group in groups
    )
    assert kinds(bare) <= {int, type(None)}
