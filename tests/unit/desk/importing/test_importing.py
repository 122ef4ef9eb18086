"""An import as one job: what it takes, what it reports, what Undo takes back, and what a stop or a kill leaves."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from reader import errors
from reader.desk.desk import Desk
from reader.desk.events import ArticlesChanged
from reader.desk.importing import importing
from reader.desk.importing.importing import Options
from reader.errors import CleaningFailed
from reader.model.imported import ImportedHighlight, ImportedItem, NotTaken
from reader.model.library import Filter
from tests.making import add_article
from tests.unit.desk.importing.conftest import Holds


def item(number: int, **about: Any) -> ImportedItem:
    given: dict[str, Any] = {"address": f"https://coast.example/{number}", "title": f"Report {number}"}
    return ImportedItem(f"row {number}", **(given | about))


def _full() -> None:
    raise errors.DiskFull()


TEXT = {"text": "<p>The ferry is back.</p><p>After a year.</p>", "kind": "readable"}


def test_one_undo_takes_back_all_of_an_import_and_redo_brings_it_again(desk: Desk, holds: Holds) -> None:
    there = add_article(desk.library, "There", url="https://coast.example/1")
    heard: list[Any] = []
    desk.events.subscribe(heard.append)
    path = holds(item(1, tags=("sea",), **TEXT), item(2, **TEXT), item(3), NotTaken("row 4", "no_address"))
    outcome = desk.importing.submit([path], Options(("mine",)), 4).future.result(60)
    counts = outcome.report.counts
    assert (counts.taken, counts.merged, counts.skipped, counts.with_text, counts.bare) == (2, 1, 1, 1, 1)
    assert len(desk.articles.rows(desk.search.ids(Filter(tag="mine")))) == 3
    assert [event.kind for event in heard if isinstance(event, ArticlesChanged)] == ["changed", "added"]
    undone = desk.organizing.take_back(outcome.done)
    assert desk.search.ids(Filter()).tolist() == [there]
    assert desk.articles.row(there).tags == ()
    desk.organizing.take_back(undone)
    assert len(desk.search.ids(Filter(tag="mine"))) == 3


def test_the_report_says_of_each_line_what_became_of_it(desk: Desk, holds: Holds) -> None:
    path = holds(
        item(1, dropped=("cover",), **TEXT), item(1, tags=("b",)), item(1), NotTaken("row 4", "damaged", "x", rest=True)
    )
    report = desk.importing.take([path], Options()).report
    assert [(line.place, line.outcome, line.why, line.rest) for line in report.lines] == [
        ("row 1", "taken", "", False),
        ("row 1", "merged", "", False),
        ("row 1", "known", "", False),
        ("row 4", "skipped", "damaged", True),
    ]
    assert report.lines[0].dropped == ("cover",)
    assert report.lines[1].added == ("tags",)
    assert report.formats == ("Omnivore",)
    assert desk.importing.reports.report(report.name) == report


def test_a_file_taken_twice_adds_nothing_the_second_time(desk: Desk, holds: Holds) -> None:
    marks = (ImportedHighlight("The ferry"),)
    path = holds(*(item(number, highlights=marks, note="n", tags=("t",), **TEXT) for number in range(30)))
    desk.importing.take([path], Options(("all",)))
    again = desk.importing.take([path], Options(("all",)))
    assert (again.report.counts.known, again.report.counts.items, again.done.is_nothing) == (30, 30, True)


def test_a_cancelled_import_keeps_what_was_taken_and_says_that_it_stopped(
    desk: Desk, holds: Holds, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(importing, "BATCH_ITEMS", 2)
    monkeypatch.setattr(importing, "AHEAD", 0)
    path = holds(*(item(number) for number in range(20)))
    take = desk.library.importing.take

    def stop_after_two(*arguments: Any) -> Any:
        taken = take(*arguments)
        if len(desk.search.ids(Filter())) == 4:
            job.cancel()
        return taken

    monkeypatch.setattr(desk.library.importing, "take", stop_after_two)
    job = desk.importing.submit([path], Options())
    outcome = job.future.result(60)
    assert outcome.report.stopped
    assert outcome.report.counts.taken == len(outcome.done.ids) == len(desk.search.ids(Filter())) == 4
    monkeypatch.undo()


def test_an_import_that_ended_in_the_middle_is_completed_by_the_same_once_more(
    desk: Desk, holds: Holds, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(importing, "BATCH_ITEMS", 3)
    path = holds(*(item(number, **TEXT) for number in range(9)))
    take = desk.library.importing.take
    monkeypatch.setattr(
        desk.library.importing,
        "take",
        lambda batch, *rest: take(batch, *rest) if len(desk.search.ids(Filter())) < 6 else _full(),
    )
    ended = desk.importing.take([path], Options())
    assert isinstance(ended.error, errors.DiskFull)
    assert (ended.report.stopped, ended.report.counts.taken, len(ended.done.ids)) == (True, 6, 6)
    assert [one.counts.taken for one in desk.importing.reports.all()] == [6]
    assert len(desk.search.ids(Filter())) == 6
    monkeypatch.setattr(desk.library.importing, "take", take)
    counts = desk.importing.take([path], Options()).report.counts
    assert (counts.known, counts.taken) == (6, 3)
    assert all(desk.library.content.text(number) for number in desk.search.ids(Filter()))


def test_an_import_that_took_nothing_raises_what_ended_it(
    desk: Desk, holds: Holds, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(desk.library.importing, "take", lambda *_: _full())
    with pytest.raises(errors.DiskFull):
        desk.importing.take([holds(item(1, **TEXT))], Options())
    assert desk.importing.reports.all() == []


def test_a_text_that_ends_its_worker_costs_its_own_article_its_text_and_no_other(
    desk: Desk, holds: Holds, monkeypatch: pytest.MonkeyPatch
) -> None:
    run = desk.workers.run

    def fragile(function: Any, items: Any, context: Any, texts: bool = True) -> Any:
        if texts and any("BOMB" in one.text for one in items):
            raise CleaningFailed(detail="the cleaner crashed")
        return run(function, items, context, texts)

    monkeypatch.setattr(desk.workers, "run", fragile)
    path = holds(item(1, **TEXT), item(2, text="BOMB", kind="plain"), item(3, **TEXT))
    report = desk.importing.take([path], Options()).report
    assert [(line.outcome, line.why) for line in report.lines] == [
        *(("taken", ""), ("taken", "text_unreadable"), ("taken", "")),
    ]
    assert report.counts.with_text == 2


def test_read_state_and_fetching_follow_the_options(desk: Desk, holds: Holds, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(desk.importing.fetching, "look", lambda: None)
    path = holds(item(1, read=True), item(2, read=False))
    desk.importing.take([path], Options(read="unread", fetch="idle"))
    rows = desk.articles.rows(desk.search.ids(Filter()))
    assert [row.read for row in rows] == [False, False]
    assert desk.importing.fetching.wanted() == (0, 2)
    desk.importing.take([path], Options(fetch="now"))
    assert desk.importing.fetching.wanted() == (2, 0)


def test_what_is_not_there_not_known_or_empty_is_said_in_a_sentence(desk: Desk, holds: Holds) -> None:
    with pytest.raises(errors.FileUnreadable):
        desk.importing.survey([desk.path.with_name("nothing.csv")])
    path = holds(name="empty.csv")
    with pytest.raises(errors.NothingToImport, match=r"empty.csv \(Omnivore\) holds no articles"):
        desk.importing.survey([path])


def test_a_survey_counts_texts_and_highlights_and_shows_ten(desk: Desk, holds: Holds) -> None:
    path = holds(*(item(number, **(TEXT if number % 2 else {})) for number in range(30)), NotTaken("x", "damaged"))
    found = desk.importing.survey([path])
    assert (found.items, found.with_text, len(found.sample), found.reasons) == (30, 15, 10, {"damaged": 1})
    assert (found.formats[0].name, found.formats[0].title, found.is_cut) == ("omnivore", "Omnivore", False)


def test_two_files_of_one_name_are_both_taken(desk: Desk, holds: Holds, tmp_path: Any) -> None:
    path = holds(item(1), replace(item(2), address="", text="Words.", kind="plain"))
    other = tmp_path / "other" / path.name
    other.parent.mkdir()
    other.write_bytes(b"x")
    counts = desk.importing.take([path, other], Options()).report.counts
    assert (counts.taken, counts.known) == (2, 2)


def test_the_original_says_where_it_was_imported_from_and_one_that_is_no_page_says_what_it_is(
    desk: Desk, holds: Holds
) -> None:
    path = holds(
        item(1, original=b"%PDF-1.7", mime="application/pdf", **TEXT), item(2, text="One.\n\n<b>", kind="plain")
    )
    first, second = sorted(desk.importing.take([path], Options()).done.ids)
    shown = desk.originals.show(first)
    assert shown.imported is not None
    assert (shown.imported.program, shown.imported.file, shown.browser, shown.kind) == (
        "Omnivore",
        "export.zip",
        "",
        "",
    )
    assert "After a year." in shown.html
    newest, pdf = desk.originals.of(first)
    assert newest.id == shown.original.id
    other = desk.originals.show(first, pdf.id)
    assert (other.kind, other.html) == ("application/pdf", "")
    assert desk.originals.show(second).html == "<p>One.</p><p>&lt;b&gt;</p>"


def test_cleaning_an_imported_text_again_keeps_it_and_what_is_known_of_it(desk: Desk, holds: Holds) -> None:
    about = {"byline": ("Ann", "Bo"), "site": "Coast Courier", "published": "2020-01-02", "description": "A ferry."}
    (number,) = desk.importing.take([holds(item(1, **TEXT, **about))], Options()).done.ids
    before = desk.library.articles.article(number)
    assert desk.recleaning.older() == []
    outcome = desk.recleaning.clean([number]).future.result(60)
    assert outcome.failed == {}
    after = desk.library.articles.article(number)
    assert after.blocks == before.blocks
    assert (after.row.title, after.row.byline, after.row.site, after.row.published, after.description) == (
        *("Report 1", "Ann; Bo", "Coast Courier", "2020-01-02", "A ferry."),
    )


def test_smart_folders_come_along_once_and_go_with_undo(desk: Desk, tmp_path: Path) -> None:
    file = tmp_path / "own.json"
    article = {"url": "https://coast.example/1", "saved": "2026-11-24T08:30:00.000Z", "title": "Ferry", "blocks": []}
    folder = {"name": "Ferries", "search": "tag:harbour", "icon": ""}
    head = json.dumps({"format": "tearsheet", "version": 1, "folders": [folder]}, separators=(",", ":"))[:-1]
    file.write_text(head + ',"articles":[\n' + json.dumps(article) + "\n]}\n", "utf-8")
    outcomes = [desk.importing.take([file], Options()) for _ in range(2)]
    assert [(one.name, one.query) for one in desk.library.folders.all()] == [("Ferries", "tag:harbour")]
    desk.organizing.take_back(outcomes[0].done)
    assert desk.library.folders.all() == ()


def test_highlights_of_a_book_that_were_exported_again_join_those_that_are_there(desk: Desk, tmp_path: Path) -> None:
    head, first, second = (
        "Highlight,Book Title,Book Author,Note",
        "The lock closes.,Canals,Ada Lock,",
        "The lock opens.,Canals,Ada Lock,Ask her",
    )
    for number, rows in enumerate(([first], [second, first], [first, "The lock closes.,Canals,Ben Weir,"])):
        path = tmp_path / f"readwise-{number}.csv"
        path.write_text("\n".join([head, *rows]), encoding="utf-8")
        desk.importing.take([path], Options())
    ids = desk.search.ids(Filter(place="all"))
    found = {desk.article(one).row.byline: [mark.exact for mark in desk.highlights.of(one)] for one in ids}
    assert {byline: sorted(marks) for byline, marks in found.items()} == {
        "Ada Lock": ["The lock closes.", "The lock opens."],
        "Ben Weir": ["The lock closes."],
    }
