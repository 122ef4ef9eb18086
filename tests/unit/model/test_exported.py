"""What the program says of an article in a note is not the reader’s note when it comes back; addresses for others name no folder."""

from __future__ import annotations

import pytest

from reader.model.exported import outward, remark, without_remarks


@pytest.mark.parametrize("before", ["", "Call back.", "One\n\nTwo [of three]"])
@pytest.mark.parametrize("between", ["\n", "\n\n", "; "])
def test_a_remark_leaves_the_note_as_it_was(before: str, between: str) -> None:
    note = between.join(part for part in (before, remark("Incomplete: “[…] subscribe]” now")) if part)
    assert without_remarks(note) == before


def test_other_brackets_stay() -> None:
    assert without_remarks("[Tearsheet is a reader]") == "[Tearsheet is a reader]"


@pytest.mark.parametrize(
    ("address", "outside"),
    [
        ("https://news.example/a#b%2Fc", "https://news.example/a#b%2Fc"),
        ("file:///home/ines/Sources/notes.html", "file:///notes.html"),
        ("file:///home/ines/mail.mbox#mail.mbox%2C%20message%203", "file:///mail.mbox#mail.mbox%2C%20message%203"),
        ("file:///home/ines#ines%2FSources%2Fplan%20b.md", "file:///plan%20b.md"),
        ("file:///home/ines/My%20notes#My%20notes%2Flist.csv%2C%20row%202", "file:///list.csv%2C%20row%202"),
        ("file:///home/ines/pack.zip#pack.zip%2C%20Sources%2Fplan.md", "file:///pack.zip#plan.md"),
    ],
    ids=["web", "file", "place", "folder", "place in a folder", "zip"],
)
def test_an_address_for_others_names_no_folder(address: str, outside: str) -> None:
    assert outward(address) == outside
    assert outward(outside) == outside
