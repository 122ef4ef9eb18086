"""The same report at several papers is found, a report about the same thing is not."""

from __future__ import annotations

from reader.library.library import Library
from tests.making import add_article

REPORT = " ".join(
    f"The harbour authority said on day {number} that pier {number} would open again." for number in range(12)
)
OTHER = " ".join(f"A council of {number} members met in hall {number} and delayed every vote." for number in range(12))


def test_copies_of_one_report_are_listed_the_most_alike_first(library: Library) -> None:
    own = add_article(library, "Own", REPORT)
    edited = add_article(library, "Edited", REPORT.replace("day 3", "Wednesday") + " The mayor was pleased with it.")
    same = add_article(library, "Same", REPORT)
    add_article(library, "Other", OTHER)
    assert [twin.id for twin in library.near_duplicates.of(own)] == [same, edited]


def test_what_lies_in_the_trash_is_left_out(library: Library) -> None:
    own, same = add_article(library, "Own", REPORT), add_article(library, "Same", REPORT)
    library.articles.delete([same])
    assert library.near_duplicates.of(own) == []


def test_a_short_text_is_like_no_other(library: Library) -> None:
    own = add_article(library, "Own", "Ten words are not enough.")
    add_article(library, "Same", "Ten words are not enough.")
    assert library.near_duplicates.of(own) == []
