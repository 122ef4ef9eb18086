"""Tags nest by slashes, ignore case, and every change of them has its way back."""

from __future__ import annotations

import pytest

from reader.library.library import Library
from reader.library.tags import is_under, tidy
from tests.making import add_article


def names(library: Library) -> list[str]:
    return [tag.name for tag in library.tags.all()]


@pytest.mark.parametrize(
    ("typed", "kept"), [("  city   hall ", "city hall"), ("work / desk/", "work/desk"), ("//", ""), (" ", "")]
)
def test_a_name_has_single_spaces_and_no_empty_part(typed: str, kept: str) -> None:
    assert tidy(typed) == kept


def test_a_tag_is_under_itself_and_under_its_parent_but_not_under_a_shared_beginning() -> None:
    assert is_under("Work/Desk", "work")
    assert is_under("work", "WORK")
    assert not is_under("workshop", "work")


def test_the_first_spelling_of_a_tag_stays(library: Library) -> None:
    first, second = add_article(library, "One"), add_article(library, "Two")
    library.tags.add([first], ["Harbour"])
    library.tags.add([second], ["HARBOUR"])
    assert [(tag.name, tag.articles) for tag in library.tags.all()] == [("Harbour", 2)]


def test_renaming_takes_nested_tags_along_and_joins_one_that_is_there(library: Library) -> None:
    first = add_article(library, "One", tags=("work/desk", "office"))
    second = add_article(library, "Two", tags=("work",))
    back = library.tags.rename("work", "Office")
    assert names(library) == ["office", "Office/desk"]
    assert library.tags.articles("office") == [first, second]
    library.articles.edit(back)
    assert names(library) == ["office", "work", "work/desk"]


def test_a_tag_cannot_be_put_into_itself(library: Library) -> None:
    add_article(library, tags=("work",))
    assert library.tags.rename("work", "work/desk") == []
    assert names(library) == ["work"]


def test_a_tag_of_articles_in_the_trash_is_not_listed_but_still_theirs(library: Library) -> None:
    article = add_article(library, tags=("work",))
    library.articles.delete([article])
    assert names(library) == []
    assert library.tags.articles("work") == [article]
    assert library.tags.exists("work")
