"""Names of files that every system takes, and none twice."""

from __future__ import annotations

import io
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from reader.exchange.exports.output import FileNames, folder_of


@given(st.lists(st.text(max_size=150), max_size=12))
def test_names_are_safe_on_every_system_and_never_the_same(titles: list[str]) -> None:
    names = FileNames()
    made = [names.name(title, ".md", "article-1") for title in titles]
    assert len({name.casefold() for name in made}) == len(made)
    for name in made:
        assert not set(name) & set('<>:"/\\|?*\0\n')
        assert len(name.encode("utf-8", "replace")) < 240
        assert name[0] not in ". "
        assert name[-4] not in ". "
        assert name.split(".")[0].upper() not in ("CON", "NUL", "COM1", "LPT9")


def test_the_same_letters_in_another_form_or_case_count_as_taken() -> None:
    names = FileNames()
    assert names.name("Café", ".md", "x") == "Café.md"
    assert names.name("cafe\u0301", ".md", "x") != "cafe\u0301.md"
    assert names.name("CAFÉ", ".md", "x") == "CAFÉ 3.md"


def test_a_file_that_is_written_says_in_which_folder(tmp_path: Path) -> None:
    with (tmp_path / "a.wacz").open("wb") as file:
        assert folder_of(file) == str(tmp_path)
    assert folder_of(io.BytesIO()) is None
