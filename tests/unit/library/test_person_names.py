from __future__ import annotations

import pytest

from reader.library.edits import Edit
from reader.library.library import Library
from reader.library.person_names import MAX_LOOKED_FOR, CorrectedName, Named, give_names
from tests.making import add_article

ALDANA = CorrectedName("person", "Aldana Ruiz", "Ines")


def test_a_correction_is_kept_by_name_and_gives_the_one_before(library: Library) -> None:
    names = library.person_names
    assert names.of(["Ines Aldana Ruiz"]) == {}
    assert names.put("Ines Aldana Ruiz", ALDANA) is None
    assert names.put("Ines Aldana Ruiz", CorrectedName("organisation")) == ALDANA
    assert names.of(["Ines Aldana Ruiz", "Jane Doe"]) == {"Ines Aldana Ruiz": CorrectedName("organisation")}


def test_a_dropped_correction_is_gone_and_can_be_put_back(library: Library) -> None:
    names = library.person_names
    names.put("Ines", ALDANA)
    before = names.put("Ines", None)
    assert names.of(["Ines"]) == {}
    assert names.put("Ines", None) is None
    names.put("Ines", before)
    assert names.of(["Ines"]) == {"Ines": ALDANA}


GIVEN: Named = ("Ines Aldana", "person", "Aldana", "Ines")


def give(library: Library, *names: Named, fresh_after: int = 0) -> list[Edit]:
    with library.connections.write() as db:
        return give_names(db, names, fresh_after)


def test_names_that_came_with_articles_are_taken_back_and_given_again(library: Library) -> None:
    back = give(library, GIVEN)
    assert library.person_names.of(["Ines Aldana"]) == {"Ines Aldana": CorrectedName("person", "Aldana", "Ines")}
    redo = library.articles.edit(back)
    assert library.person_names.of(["Ines Aldana"]) == {}
    assert library.articles.edit(redo) == back
    assert library.person_names.of(["Ines Aldana"]) == {"Ines Aldana": CorrectedName("person", "Aldana", "Ines")}


def test_a_name_that_is_kept_here_stays_and_is_not_taken_back(library: Library) -> None:
    library.person_names.put("Ines Aldana", ALDANA)
    assert give(library, GIVEN) == []
    assert library.person_names.of(["Ines Aldana"]) == {"Ines Aldana": ALDANA}


def test_a_name_that_was_corrected_after_it_came_is_not_taken_back(library: Library) -> None:
    back = give(library, GIVEN)
    library.person_names.put("Ines Aldana", ALDANA)
    assert library.articles.edit(back) == []
    assert library.person_names.of(["Ines Aldana"]) == {"Ines Aldana": ALDANA}


@pytest.mark.parametrize(
    ("byline", "kept"),
    [(("Ines Aldana",), False), (("Jo Hall", "Ines Aldana"), False), (("Ines Aldanado",), True), ((), True)],
    ids=["its own", "among others", "a longer one", "none"],
)
def test_a_name_that_an_older_article_has_is_left_alone(
    library: Library, byline: tuple[str, ...], *, kept: bool
) -> None:
    number = add_article(library, byline=byline)
    assert bool(give(library, GIVEN, fresh_after=number)) is kept


def test_an_article_in_the_trash_keeps_no_name(library: Library) -> None:
    number = add_article(library)
    library.articles.delete([number])
    assert give(library, GIVEN, fresh_after=number)


def test_of_many_names_those_of_older_articles_are_left_alone_too(library: Library) -> None:
    number = add_article(library, byline=("Jo Hall", "Ines Aldana"))
    many = [(f"Name {at}", "person", "Name", str(at)) for at in range(MAX_LOOKED_FOR)]
    give(library, GIVEN, *many, fresh_after=number)
    assert library.person_names.of(["Ines Aldana"]) == {}
    assert len(library.person_names.of([one[0] for one in many])) == len(many)
