"""What an import adds to a library: new articles whole, of known ones what is new, and nothing twice."""

from __future__ import annotations

from array import array
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from reader.desk.importing.readying import Context, Readied, ready_all
from reader.library import counters
from reader.library.edits import Edit, Put, ids_of
from reader.library.file.check import check
from reader.library.importing.taking import Incoming, Taken, _is_earlier
from reader.library.library import Library
from reader.model.blocks import Block
from reader.model.imported import ImportedHighlight, ImportedItem, OwnExport
from reader.model.importing import Imported
from reader.model.own_work import OwnWork
from tests.making import add_article

ADDRESS = "https://coast.example/ferry"
WHEN = "2026-11-28T09:00:00.000Z"
HTML = "<h1>Ferry returns</h1><p>The ferry is <b>back</b> after a year.</p><p>Nobody had counted on it.</p>"
CONTEXT = Context(Imported("Omnivore", "export.zip", WHEN), "file:///tmp/export.zip")


def incoming(*items: ImportedItem, context: Context = CONTEXT) -> list[Incoming]:
    made = ready_all(items, context)
    return [one.incoming for one in made if isinstance(one, Readied)]


def take(library: Library, *items: ImportedItem, wanted: str = "", fresh_after: int | None = None) -> Taken:
    return library.importing.take(incoming(*items), wanted, fresh_after)  # type: ignore[arg-type]


def item(**about: object) -> ImportedItem:
    return ImportedItem(**({"where": "row 1", "address": ADDRESS, "title": "Ferry returns"} | about))  # type: ignore[arg-type]


WITH_TEXT = item(
    saved="2020-05-06T07:08:09.000Z",
    text=HTML,
    kind="readable",
    tags=("sea", "work/desk"),
    note="Ask the harbour.",
    highlights=(ImportedHighlight("Nobody had counted", note="why?"), ImportedHighlight("Not in the text.")),
    starred=True,
    progress=50,
)


@pytest.fixture(autouse=True)
def _every_sum_and_number_is_right(library: Library, tmp_path: Path) -> Iterator[None]:
    yield
    numbers = counters.numbers(library.connections.read())
    with library.connections.write() as db:
        counters.recount(db.conn)
        db.execute("INSERT INTO search(search, rank) VALUES ('integrity-check', 1)")
    assert counters.numbers(library.connections.read()) == numbers
    assert check(library.path).findings == ()


def test_a_new_article_has_all_that_the_file_said(library: Library) -> None:
    taken = take(library, WITH_TEXT)
    (number,) = taken.ids
    article = library.articles.article(number)
    row = article.row
    assert (row.title, row.site, row.saved, row.starred, row.read, row.state) == (
        *("Ferry returns", "coast.example", "2020-05-06T07:08:09.000Z", True, False, "ready"),
    )
    assert row.tags == ("sea", "work/desk")
    assert article.text == "The ferry is back after a year.\n\nNobody had counted on it."  # its heading is the title
    assert article.notes == "Ask the harbour."
    found, lost = library.highlights.of(number)
    assert (found.words, found.note, found.found, lost.found) == ("Nobody had counted", "why?", True, False)
    assert article.text[found.start : found.end] == "Nobody had counted"
    assert library.articles.place(number) == len(article.text) // 2
    (page,) = library.content.pages(number)
    assert page.body == HTML.encode()
    assert page.fetched == "2020-05-06T07:08:09.000Z"


def test_the_same_once_more_adds_nothing(library: Library) -> None:
    take(library, WITH_TEXT)
    again = take(library, WITH_TEXT)
    assert [one.outcome for one in again.outcomes] == ["known"]
    assert (again.ids, again.back) == ((), ())


def test_an_article_that_is_there_keeps_its_text_and_gets_what_is_new(library: Library) -> None:
    number = add_article(library, "Ferry returns", url=ADDRESS)
    before = library.articles.article(number)
    library.tags.add([number], ["Sea"])
    library.highlights.put_note(number, "Mine.")
    taken = take(
        library,
        item(
            address=f"{ADDRESS}?utm_source=x",
            text=HTML,
            kind="readable",
            tags=("sea", "tide"),
            saved="2001-01-01T00:00:00.000Z",
            note="Theirs.",
            starred=True,
            read=True,
            archived=True,
        ),
    )
    (outcome,) = taken.outcomes
    assert (outcome.article_id, outcome.outcome) == (number, "merged")
    assert set(outcome.added) == {"tags", "earlier_date", "star", "note"}
    after = library.articles.article(number)
    assert after.blocks == before.blocks
    assert (after.row.tags, after.notes, after.row.saved) == (
        ("Sea", "tide"),
        "Mine.\n\nTheirs.",
        "2001-01-01T00:00:00.000Z",
    )
    assert (after.row.starred, after.row.read, after.row.archived) == (True, before.row.read, before.row.archived)
    library.articles.edit(taken.back)
    undone = library.articles.article(number)
    assert (undone.row.tags, undone.notes, undone.row.saved, undone.row.starred) == (
        *(("Sea",), "Mine.", before.row.saved, False),
    )


def test_a_later_date_of_saving_does_not_win(library: Library) -> None:
    number = add_article(library, "Ferry returns", url=ADDRESS)
    saved = library.articles.row(number).saved
    assert take(library, item(saved="2999-01-01T00:00:00.000Z")).outcomes[0].outcome == "known"
    assert library.articles.row(number).saved == saved


def test_highlights_of_a_kept_article_are_found_in_its_own_text(library: Library) -> None:
    number = add_article(library, "Ferry returns", url=ADDRESS)
    words = library.content.text(number)[4:24].strip()
    marks = (ImportedHighlight(words, note="one"), ImportedHighlight("Elsewhere."))
    taken = take(library, item(highlights=marks))
    assert taken.outcomes[0].added == ("highlights",)
    assert [mark.found for mark in library.highlights.of(number)] == [True, False]
    assert take(library, item(highlights=marks)).outcomes[0].outcome == "known"
    more = take(library, item(highlights=(ImportedHighlight(words, note="two", tags=("x",)),)))
    assert next((mark.note, mark.tags) for mark in library.highlights.of(number)) == ("one\n\ntwo", ("x",))
    library.articles.edit([*more.back, *taken.back])
    assert library.highlights.of(number) == []


def test_an_address_that_was_not_fetched_gets_the_text_of_a_later_import_and_loses_it_with_undo(
    library: Library,
) -> None:
    (number,) = take(library, item(highlights=(ImportedHighlight("Nobody had counted"),)), wanted="later").ids
    row = library.articles.row(number)
    assert (row.state, row.error_code, row.lacks_text) == ("queued", "not-fetched", True)
    assert library.captures.number_wanted() == {"soon": 0, "later": 1}
    taken = take(library, WITH_TEXT)
    assert taken.outcomes[0].added[0] == "text"
    assert library.articles.row(number).state == "ready"
    assert library.captures.number_wanted() == {"soon": 0, "later": 0}
    assert library.highlights.of(number)[0].found
    again = library.articles.edit(taken.back)
    assert library.content.text(number) == ""
    assert library.content.pages(number) == []
    assert library.articles.row(number)[:12] == row[:12]
    library.articles.edit(again)
    assert library.content.text(number).startswith("The ferry is back")


def test_two_lines_for_one_article_are_one_article_read_or_archived_where_either_is(library: Library) -> None:
    first = item(saved="2020-01-01T00:00:00.000Z", tags=("a",), read=False)
    second = item(
        address=ADDRESS.replace("https://", "http://www."), saved="2019-01-01T00:00:00.000Z", tags=("b",), archived=True
    )
    taken = take(library, first, second, fresh_after=0)
    assert [one.outcome for one in taken.outcomes] == ["taken", "merged"]
    third = take(library, item(read=True), fresh_after=0)
    assert third.outcomes[0].added == ("marks",)
    row = library.articles.row(taken.ids[0])
    assert (row.tags, row.saved, row.archived, row.read) == (("a", "b"), "2019-01-01T00:00:00.000Z", True, True)


def test_an_item_without_an_address_is_known_by_its_title_and_text(library: Library) -> None:
    note = ImportedItem("note.md", title="Minutes", text="First.\n\nSecond.", kind="plain")
    (number,) = take(library, note).ids
    assert library.articles.article(number).text == "First.\n\nSecond."
    assert take(library, note).outcomes[0].outcome == "known"
    assert (
        take(library, ImportedItem("other.md", title="Minutes", text="Third.", kind="plain")).outcomes[0].outcome
        == "taken"
    )


def test_what_is_in_the_trash_is_not_there_for_an_import(library: Library) -> None:
    number = add_article(library, "Ferry returns", url=ADDRESS)
    library.articles.delete([number])
    assert take(library, item()).outcomes[0].outcome == "taken"


def test_many_new_tags_become_one_tag_each_whatever_their_case(library: Library) -> None:
    rows = [
        item(address=f"{ADDRESS}/{number}", tags=(f"Tag {number % 40}", f"tag {number % 40}")) for number in range(200)
    ]
    take(library, *rows)
    tags = library.tags.all()
    assert len(tags) == 40
    assert {tag.articles for tag in tags} == {5}
    assert {tag.colour for tag in tags} == set(range(8))


def test_undo_of_new_articles_puts_them_into_the_trash_and_redo_brings_them_back(library: Library) -> None:
    ids = take(library, WITH_TEXT, item(address=f"{ADDRESS}/2")).ids
    edits: list[Edit] = [Put("deleted", WHEN, ids_of(ids))]
    back = library.articles.edit(edits)
    assert sorted(library.articles.trash()) == list(ids)
    library.articles.edit(back)
    assert library.articles.trash() == []
    assert back == [Put("deleted", None, array("q", ids))]


def test_two_articles_of_an_own_export_that_share_an_address_stay_two(library: Library) -> None:
    own = OwnExport((Block("paragraph", "Words of the first."),))
    first = item(saved="2020-05-06T07:08:09.000Z", kind="readable", text="<p>Words.</p>", own=own)
    second = replace(first, saved="2021-05-06T07:08:09.000Z")
    since = library.importing.last_id()
    taken = take(library, first, second, first, fresh_after=since)
    assert [one.outcome for one in taken.outcomes] == ["taken", "taken", "known"]
    again = take(library, replace(second, saved="2022-05-06T07:08:09.000Z"), second, fresh_after=since)
    assert [one.outcome for one in again.outcomes] == ["taken", "known"]
    later = take(library, first, second)
    assert later.ids == ()


def test_names_of_an_own_export_are_kept_for_authors_that_nobody_else_cites_and_taken_back(library: Library) -> None:
    add_article(library, "Ferry returns", byline=("Ines Aldana",))
    names = (("Ines Aldana", "person", "Forged", "Zed"), ("Jo Hall", "person", "Hall", "Jo"))
    own = OwnExport((Block("paragraph", "Words."),), work=OwnWork(names=names))
    taken = take(library, item(byline=("Ines Aldana", "Jo Hall"), kind="readable", text="<p>Words.</p>", own=own))
    assert list(library.person_names.of(["Ines Aldana", "Jo Hall"])) == ["Jo Hall"]
    library.articles.edit(taken.back)
    assert library.person_names.of(["Jo Hall"]) == {}


@pytest.mark.parametrize(
    ("saved", "earlier"),
    [
        ("2026-11-24T00:00:00.000Z", False),  # a day, not a moment
        ("2026-11-24T09:08:07.000Z", False),
        ("2026-11-24T09:08:06.000Z", True),
        ("2026-11-23T00:00:00.000Z", True),
        ("2026-11-24T09:08:07.653Z", True),
    ],
)
def test_the_same_moment_said_less_exactly_is_no_earlier_one(saved: str, *, earlier: bool) -> None:
    assert _is_earlier(saved, "2026-11-24T09:08:07.654Z") is earlier
