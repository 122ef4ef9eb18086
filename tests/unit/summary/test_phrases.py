"""Furniture and anaphora in English."""

from __future__ import annotations

import pytest

from reader.summary.phrases import is_anaphoric, is_furniture, leans_by_conjunction_only
from reader.text.words import words


@pytest.mark.parametrize(
    "line",
    [
        "Read more: Storm",
        "Lesen Sie auch: Sturm",
        "相关阅读：风暴",
        "Photograph: Coast Courier",
        "© 2026 Coast Courier",
    ],
)
def test_page_furniture_is_recognised(line: str) -> None:
    assert is_furniture(line)


def test_news_is_not_taken_for_furniture() -> None:
    assert not is_furniture("Readers of the harbour office's timetable saw it first.")


def test_sentences_that_point_back_are_recognised() -> None:
    assert is_anaphoric("But it was late.", ("but", "it", "was", "late"), "en")
    assert is_anaphoric("他没有回答。", (), "zh")
    assert not is_anaphoric("Ferries are late.", ("ferries", "are", "late"), "en")


@pytest.mark.parametrize(
    "sentence",
    ["He resigned.", "The other car was empty.", "Both survived.", "“We knew,” she said.", "In March he resigned.", "That’s how it began.",
     "Beyond that, nothing is known.", "One of them was hurt.", "After his arrest, he was taken away."],
)  # fmt: skip
def test_english_sentences_that_need_the_one_before_are_anaphoric(sentence: str) -> None:
    assert is_anaphoric(sentence, tuple(words(sentence, "en")), "en")


@pytest.mark.parametrize(
    "sentence",
    ["Before he died, Ines Aldana wrote a book.", "Reyes said he would go.", "“He was great,” Aldana said.",
     "“We knew,” said Ines Aldana, “and he did.”", "On Friday, Tomás Reyes threw his club.", "The decision of the court stands.",
     "The decision by the council of Tenby stands."],
)  # fmt: skip
def test_english_sentences_that_stand_alone_are_not_anaphoric(sentence: str) -> None:
    assert not is_anaphoric(sentence, tuple(words(sentence, "en")), "en")


def test_a_sentence_that_only_a_conjunction_joins_is_known() -> None:
    for sentence, joins in (
        ("And now the Marguerite is back.", True),
        ("But she refused.", False),
        ("The pier is shut.", False),
    ):
        assert leans_by_conjunction_only(sentence, tuple(words(sentence, "en")), "en") is joins
