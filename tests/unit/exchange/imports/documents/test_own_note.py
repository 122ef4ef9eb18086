"""What only a note that Tearsheet wrote has."""

from __future__ import annotations

import pytest

from reader.exchange.imports.documents.own_note import (
    meaning_of,
    own_highlights,
    unescaped,
    with_captions,
    with_places,
)
from reader.model.imported import ImportedHighlight

SECTION = r"""
> The \<b> ferry
>
> left

**Quote** #sea #work/desk

> a quote of mine

with **bold** \* signs

**Check** · not found in the text
"""


def test_highlights_keep_their_notes_as_they_were_written() -> None:
    first, second = own_highlights(SECTION)
    assert first == ImportedHighlight(
        "The <b> ferry\n\nleft",
        note="> a quote of mine\n\nwith **bold** \\* signs",
        tags=("sea", "work/desk"),
        meaning=2,
    )
    assert second == ImportedHighlight("", meaning=3)


def test_a_section_without_a_kind_has_no_highlights() -> None:
    assert list(own_highlights("> words\n\nmore")) == []


@pytest.mark.parametrize(("name", "number"), [("Fact", 1), ("use", 4), ("Prüfen", 1), ("", 1)], ids=str)
def test_kinds_are_known_by_their_english_names(name: str, number: int) -> None:
    assert meaning_of(name) == number


def test_words_in_italics_below_a_picture_are_its_caption() -> None:
    made = with_captions('<p><img src="a.png" alt="">\n<em>The <b>pier</b></em></p>\n<p><em>alone</em></p>')
    assert (
        made
        == '<figure><img src="a.png" alt=""><figcaption>The <b>pier</b></figcaption></figure>\n<p><em>alone</em></p>'
    )


def test_marks_of_the_same_words_are_told_apart_by_their_order() -> None:
    html = "<p>One <mark>ferry</mark> came.</p><p>Another <mark>ferry</mark> &amp; left.</p>"
    one, two, three = with_places([ImportedHighlight("ferry")] * 3, html)
    assert (one.prefix, one.suffix[:6]) == ("One ", " came.")
    assert (two.prefix[-8:], two.suffix.strip()) == ("Another ", "& left.")
    assert (three.prefix, three.suffix) == ("", "")


def test_any_escaped_sign_of_ascii_is_itself() -> None:
    assert unescaped(r"\& \# \\ \ä &lt;") == "& # \\ \\ä <"
