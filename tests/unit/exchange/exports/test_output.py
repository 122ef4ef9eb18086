"""Names of files that every system takes, and none twice."""

from __future__ import annotations

import io
import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.exchange.exports.output import FileNames, scratch_file


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


def test_what_is_wanted_while_writing_is_beside_the_file_or_in_memory_with_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "nowhere"))
    with (tmp_path / "a.wacz").open("wb") as file, scratch_file(file) as beside:
        assert beside.write(b"page") == 4
    with scratch_file(io.BytesIO()) as held:
        assert isinstance(held, io.BytesIO)
