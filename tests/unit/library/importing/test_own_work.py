"""What only this program knows of an article: written beside it, and read again."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reader.library.importing.own_work import OwnRows, own_work_of, write_own_work
from reader.library.library import Library
from reader.library.person_names import give_names
from reader.model.own_work import OwnWork
from reader.model.summary import Choice
from tests.making import TEXT, add_article

WORK = OwnWork(
    "2026-11-24T10:00:00.000Z",
    24,
    (("a1", True), ("b2", False)),
    (Choice(TEXT[: TEXT.index(". ") + 1], 0, 0, True),),
    names=(("Ines Aldana", "person", "Aldana", "Ines"),),
    colours=(("harbour", 5),),
)


def write(library: Library, number: int, work: OwnWork, *keys: str, fresh_after: int = 0) -> None:
    with library.connections.write() as db:
        write_own_work(db, number, OwnRows(work, "", keys), fresh_after)
        give_names(db, work.names, fresh_after)


def read(library: Library, number: int) -> OwnWork:
    return own_work_of(library.connections, number, ["Ines Aldana"])


def test_it_comes_back_as_it_was_written(library: Library) -> None:
    number = add_article(library, tags=("harbour",), summarised=False)
    write(library, number, WORK)
    assert read(library, number) == WORK


def test_summaries_are_those_of_what_the_article_is_now(library: Library) -> None:
    number = add_article(library)
    assert [one.asked for one in read(library, number).summaries]
    library.summaries.decide(number, [Choice(TEXT[: TEXT.index(". ") + 1], 0, 0, False)])
    assert read(library, number).summaries == ()


def test_summaries_are_kept_for_what_they_were_made_from(library: Library) -> None:
    first, second = (
        add_article(library, "Ferry"),
        add_article(library, "Ferry", url="https://a.example/b", summarised=False),
    )
    material = library.summaries.material(second)
    assert material is not None
    work = read(library, first)
    with library.connections.write() as db:
        write_own_work(db, second, OwnRows(work, material.content_hash, ()), 0)
    kept = work.summaries[0]
    assert library.summaries.kept(second, kept.method, kept.version, kept.asked) is not None


def test_a_further_address_finds_the_article(library: Library) -> None:
    number = add_article(library)
    write(library, number, OwnWork(), "coast.example/canonical")
    assert library.importing.known(["coast.example/canonical"]) == {"coast.example/canonical": number}


@pytest.mark.parametrize(("fresh_after", "colour"), [(0, 5), (1, 2)], ids=["new tag", "tag of an older article"])
def test_the_colour_of_a_tag_that_was_there_stays(library: Library, fresh_after: int, colour: int) -> None:
    number = add_article(library, tags=("harbour",))
    library.tags.recolour("harbour", 2)
    write(library, number, WORK, fresh_after=fresh_after)
    assert [tag.colour for tag in library.tags.all()] == [colour]


def test_a_further_address_of_an_older_article_stays_its_own(library: Library) -> None:
    older, number = add_article(library), add_article(library, "Copy")
    write(library, older, OwnWork(), "coast.example/canonical")
    write(library, number, OwnWork(), "coast.example/canonical", fresh_after=older)
    assert library.importing.known(["coast.example/canonical"]) == {"coast.example/canonical": older}


def test_a_colour_that_no_theme_has_is_left_out(library: Library) -> None:
    number = add_article(library, tags=("harbour",))
    before = read(library, number).colours
    write(library, number, replace(WORK, colours=(("harbour", 99),)))
    assert read(library, number).colours == before
