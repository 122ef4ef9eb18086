"""News in many languages, written for this test: the news is in the summary, and nothing that hangs, asks or sells.

A file of ``tests/data/summaries`` is named after its language: the title, the text, and lines that begin with "#" and
say how its news begins, how its sentences begin that lean on the one before them, what no summary may hold, and how
many sentences there are.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

from reader.model.summary import Summary
from reader.summary.candidates import Candidate, candidates
from reader.summary.summarize import summarize
from reader.text.language import detect

FOLDER = Path(__file__).parents[2] / "data/summaries"


@dataclass(frozen=True)
class Story:
    language: str
    title: str
    text: str
    news: str
    leaning: tuple[str, ...]
    out: tuple[str, ...]
    sentences: int


def story(path: Path) -> Story:
    title, rest = path.read_text(encoding="utf-8").split("\n", 1)
    text, notes = rest.split("\n# ", 1)
    said = dict(line.removeprefix("# ").split(":", 1) for line in f"# {notes}".splitlines())
    parts = {name: tuple(part.strip() for part in said[name].split(";") if part.strip()) for name in said}
    return Story(path.stem, title, text, said["news"].strip(), parts["leaning"], parts["out"], int(said["sentences"]))


STORIES = [story(path) for path in sorted(FOLDER.glob("*.txt"))]
each = pytest.mark.parametrize("news", STORIES, ids=lambda news: news.language)
lengths = pytest.mark.parametrize("count", [1, 3, 5])


@cache
def summary(news: Story, count: int) -> Summary:
    return summarize(news.text, news.title, news.language, count)


@cache
def candidates_of(news: Story) -> list[Candidate]:
    return candidates(news.text, news.title, news.language)[0]


@each
@lengths
def test_a_summary_is_word_for_word_and_as_long_as_wanted(news: Story, count: int) -> None:
    found = summary(news, count)
    assert len(found.sentences) == count
    assert all(news.text[s.start : s.end] == s.text for s in found.sentences)
    assert found.total_sentences == news.sentences


@each
@lengths
def test_the_news_is_in_every_summary(news: Story, count: int) -> None:
    assert any(s.text.startswith(news.news) for s in summary(news, count).sentences)


@each
@lengths
def test_no_line_of_the_page_and_no_question_is_in_it(news: Story, count: int) -> None:
    for sentence in summary(news, count).sentences:
        assert not any(line in sentence.text for line in news.out)
        assert sentence.text[-1] not in "?？؟;"


@each
def test_an_anaphoric_sentence_is_known_in_each_language(news: Story) -> None:
    found = candidates_of(news)
    assert [c.text for c in found if c.anaphoric] == [
        c.text for c in found if c.text.startswith(news.leaning or ("\0",))
    ]


@each
@lengths
def test_no_sentence_hangs_on_one_left_out(news: Story, count: int) -> None:
    found = candidates_of(news)
    chosen = {s.start for s in summary(news, count).sentences}
    indices = {c.index for c in found if c.start in chosen}
    assert all(
        c.index - 1 in indices for c in found if c.start in chosen and c.text.startswith(news.leaning or ("\0",))
    )


@each
def test_the_language_is_seen_without_being_told(news: Story) -> None:
    assert detect(news.text) == news.language
