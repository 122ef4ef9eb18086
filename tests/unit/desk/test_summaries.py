"""Summaries as the desk gives them: by the settings' method and length, with a person's choices, kept, and made anew
when stale."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from reader.desk.desk import Desk
from reader.desk.events import ArticlesChanged, Event
from reader.desk.preparation import named, prepare
from reader.desk.program.settings import LENGTHS, Settings, summary_methods
from reader.desk.summaries import Refreshed
from reader.errors import BadValue, CleaningFailed, NoSuchArticle, NothingToSummarise, TooShortToSummarise
from reader.library.compression import compress_text
from reader.library.search import index
from reader.model.blocks import Block, blocks_to_json
from reader.model.summary import Choice
from tests.making import add_article, add_cleaned, story
from tests.working import without_processes

SENTENCES = (
    "The tram stopped for good on the last day of March.",
    "Forty drivers found work on the buses that replaced it.",
    "The council promised to keep the rails in the street.",
    "A group of residents counted the passengers of both.",
    "Their count says that the buses carry half as many people.",
    "The operator disputes the count and has published none of its own.",
)
TEXT = " ".join(SENTENCES)


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    opened = Desk(tmp_path / "library.sqlite", settings=Settings(tmp_path / "settings.json"))
    without_processes(opened, monkeypatch)
    yield opened
    opened.close()


def choice(words: str, *, pinned: bool) -> Choice:
    return Choice(words, TEXT.index(words), TEXT.index(words) + len(words), pinned)


def chosen(desk: Desk, article: int, sentences: int = 0, method: str = "") -> list[str]:
    return [sentence.text for sentence in desk.summaries.summarize(article, sentences, method).sentences]


def refresh(desk: Desk, *ids: int) -> list[int]:
    found: Refreshed = desk.refresh_summaries(ids).future.result(timeout=30)
    assert not found.failed
    return list(found.changed)


def test_length_and_method_come_from_the_settings_unless_they_are_named(desk: Desk) -> None:
    article = add_article(desk.library, text=TEXT, summarised=False)
    assert len(chosen(desk, article)) == 3
    desk.settings.set("summary_length", "number")
    desk.settings.set("summary_number", 4)
    assert len(chosen(desk, article)) == 4
    desk.settings.set("summary_method", "lead")
    assert chosen(desk, article, 2) == list(SENTENCES[:2])
    assert desk.summaries.summarize(article, 2, "luhn").method.startswith("luhn ")
    assert desk.summaries.kept(article, 2, "luhn") is not None
    assert desk.summaries.kept(article, 2, "lsa") is None


def test_a_method_that_there_is_not_is_said_in_words(desk: Desk) -> None:
    article = add_article(desk.library, text=TEXT)
    with pytest.raises(BadValue, match="no summary method magic"):
        desk.summaries.summarize(article, 3, "magic")
    with pytest.raises(BadValue, match="summary_method can’t be magic"):
        desk.settings.set("summary_method", "magic")


def test_a_method_of_another_version_in_the_file_means_the_usual_one(desk: Desk) -> None:
    desk.settings.set("summary_method", "luhn")
    path = desk.settings.path
    path.write_text(path.read_text(encoding="utf-8").replace("luhn", "sumbasic"), encoding="utf-8")
    assert Settings(path)["summary_method"] == ""


def test_every_method_says_in_a_sentence_what_it_does() -> None:
    methods = summary_methods()
    assert {"lexrank", "luhn", "lsa", "textrank"} <= set(methods)
    assert not {"kl", "sumbasic"} & set(methods)
    assert next(iter(methods)) == named("")[0]
    for says in methods.values():
        assert says.endswith(".")
        assert len(says.split()) > 3


def test_what_cannot_be_summarised_is_said_so(desk: Desk) -> None:
    brief = add_article(desk.library, "Brief", SENTENCES[0], summarised=False)
    waiting = desk.library.captures.begin("https://news.example/later", "k", "later").article_id
    with pytest.raises(TooShortToSummarise):
        desk.summaries.summarize(brief)
    with pytest.raises(TooShortToSummarise):
        desk.summaries.kept(brief)
    with pytest.raises(NothingToSummarise):
        desk.summaries.summarize(waiting)
    with pytest.raises(NoSuchArticle):
        desk.summaries.summarize(99)


def test_a_pinned_sentence_is_in_and_the_place_of_one_thrown_out_is_filled(desk: Desk) -> None:
    desk.settings.set("summary_method", "lead")
    article = add_article(desk.library, text=TEXT, summarised=False)
    assert chosen(desk, article) == list(SENTENCES[:3])
    assert desk.summaries.decide(article, [choice(SENTENCES[5], pinned=True), choice(SENTENCES[0], pinned=False)]) == ()
    assert chosen(desk, article) == [SENTENCES[1], SENTENCES[2], SENTENCES[5]]
    assert chosen(desk, article, 1) == [SENTENCES[5]]
    before = desk.summaries.decide(article, [], [SENTENCES[5], SENTENCES[0]])
    assert [known.pinned for known in before] == [False, True]
    assert chosen(desk, article) == list(SENTENCES[:3])


def test_choices_stay_where_cleaning_again_leaves_their_sentence(desk: Desk) -> None:
    article = add_cleaned(desk)
    text = desk.library.content.text(article)
    material = desk.library.summaries.material(article)
    assert material is not None
    words = desk.summaries.summarize(article, 8).sentences[-1].text
    desk.summaries.decide(article, [Choice(words, text.index(words), text.index(words) + len(words), True)])
    # As an older cleaning made it, with a line that is none of the article's.
    with desk.library.connections.write() as db, index.reindexed(db, [article]):
        blocks = (Block("paragraph", f"Share this. {text}"),)
        db.execute("UPDATE texts SET packed = ?, cleaner = 'old'", [compress_text(blocks_to_json(blocks))])
    assert [known.sentence for known in desk.summaries.choices(article)] == [words]
    desk.recleaning.clean([article], "step").future.result(timeout=60)
    assert desk.library.content.text(article) == text
    assert words in chosen(desk, article, 1)


def test_refreshing_makes_the_usual_lengths_and_the_line_of_the_list(desk: Desk) -> None:
    stale, fresh = add_article(desk.library, "Stale", TEXT, summarised=False), add_article(desk.library, "Fresh", TEXT)
    heard: list[Event] = []
    desk.events.subscribe(heard.append)
    with desk.library.connections.write() as db:
        db.execute("UPDATE articles SET excerpt = 'Of another method.' WHERE id = ?", [stale])
    assert refresh(desk, stale, fresh, 99) == [stale]
    assert all(desk.summaries.kept(stale, number) is not None for number in LENGTHS.values())
    assert desk.library.articles.row(stale).excerpt == chosen(desk, stale, 1)[0]
    assert [event.ids for event in heard if isinstance(event, ArticlesChanged)] == [(stale,)]
    assert refresh(desk, stale, fresh) == []


def test_another_method_changes_the_line_and_going_back_brings_the_old_one(desk: Desk) -> None:
    article = add_article(desk.library, text=TEXT, summarised=False)
    desk.summaries.decide(article, [choice(SENTENCES[0], pinned=False)])
    lines = []
    for method in ("lead", "luhn", "lead"):
        desk.settings.set("summary_method", method)
        refresh(desk, article)
        lines.append(desk.library.articles.row(article).excerpt)
    assert lines[0] == lines[2] == SENTENCES[1]


def test_a_summary_by_another_method_than_the_settings_does_not_change_the_line(desk: Desk) -> None:
    article = add_article(desk.library, text=TEXT, summarised=False)
    before = desk.library.articles.row(article).excerpt
    desk.summaries.decide(article, [choice(SENTENCES[0], pinned=False)])
    chosen(desk, article, 1, "lead")
    assert desk.library.articles.row(article).excerpt == before


def test_cleaning_makes_every_usual_length_by_the_method_that_is_asked_for() -> None:
    prepared = prepare(story(), "https://www.coast.example/a", "text/html", method="lead")
    assert prepared.method == "lead"
    assert set(prepared.summaries) == set(LENGTHS.values())
    assert all(made.method == f"lead {prepared.version}" for made in prepared.summaries.values())


def test_what_was_cleaned_has_its_summaries_by_the_settings_method(desk: Desk) -> None:
    desk.settings.set("summary_method", "lead")
    article = add_cleaned(desk)
    assert desk.summaries.kept(article, 3) is None  # it was prepared by the usual method
    desk.recleaning.clean([article], "").future.result(timeout=60)
    assert refresh(desk, article) in ([], [article])
    assert desk.summaries.kept(article, 3) is not None


def test_summarizing_many_reports_those_that_failed_and_goes_on(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    broken, sound = (add_article(desk.library, title, text=TEXT, summarised=False) for title in ("Broken", "Sound"))
    error = CleaningFailed(detail="longer than 20 s")

    def run(function: Callable[..., Any], text: str, title: str, *arguments: Any) -> Any:
        if title == "Broken":
            raise error
        return function(text, title, *arguments)

    monkeypatch.setattr(desk.workers, "run", run)
    found: Refreshed = desk.summarize_many([broken, sound]).future.result(timeout=30)
    assert dict(found.failed) == {broken: error}
    assert desk.summaries.kept(sound) is not None
