"""Sources: their beginning, their text, and neighbours that never lie outside."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.errors import FileTooLarge
from reader.exchange.imports.opening import open_data, open_path
from tests.unit.exchange.imports.making import source, zipped


def test_the_head_is_the_beginning_and_no_more() -> None:
    assert source(b"abcdef").head(3) == b"abc"
    assert source(b"ab").head() == b"ab"


def test_more_than_the_limit_is_refused_with_a_sentence() -> None:
    with pytest.raises(FileTooLarge, match="export"):
        source(b"x" * 11).data(10)
    assert source(b"x" * 10).data(10) == b"x" * 10


def test_bytes_that_break_a_parser_make_nothing() -> None:
    assert source(b"x").tried_apart(int, "7") == 7
    assert source(b"x").tried_apart(int, "seven") is None


def test_a_look_is_taken_once() -> None:
    taken: list[int] = []
    looked_at = source(b"")
    for _ in range(3):
        looked_at.memo("look", lambda: taken.append(1))
    assert taken == [1]


def test_a_neighbour_in_a_zip_is_found_from_the_place_of_the_member() -> None:
    bundle = open_data("a.zip", zipped({"d/one.md": "1", "d/pictures/p.png": "2", "two.md": "3"})).bundle()
    assert bundle is not None
    one = bundle.get("d/one.md")
    assert one is not None
    picture, two = one.beside("pictures/p.png"), one.beside("../two.md")
    assert picture is not None
    assert picture.data() == b"2"
    assert two is not None
    assert one.beside("../../two.md") is None
    assert one.beside("missing.png") is None


@pytest.mark.parametrize(
    "name", ["../secret", "/etc/passwd", "C:/x", "..", "", "a\0b", "..\\secret", "inner/../../secret", "out"]
)
def test_no_name_leads_out_of_the_folder_of_a_file(tmp_path: Path, name: str) -> None:
    (tmp_path / "secret").write_text("s")
    folder = tmp_path / "d"
    (folder / "inner").mkdir(parents=True)
    (folder / "page.html").write_text("p")
    (folder / "out").symlink_to(tmp_path / "secret")
    assert open_path(folder / "page.html").beside(name) is None


def test_a_neighbour_of_a_file_is_found(tmp_path: Path) -> None:
    (tmp_path / "inner").mkdir()
    (tmp_path / "inner/p.png").write_bytes(b"2")
    (tmp_path / "page.html").write_text("p")
    found = open_path(tmp_path / "page.html").beside("inner/p.png")
    assert found is not None
    assert found.data() == b"2"


def test_folders_of_a_bundle_are_bundles_with_paths_of_their_own() -> None:
    bundle = open_data("a.zip", zipped({"x/y/one.txt": "1", "x/two.txt": "2", "three.txt": "3"})).bundle()
    assert bundle is not None
    assert [member.path for member in bundle.at_top()] == ["three.txt"]
    (inner,) = bundle.folders()
    assert inner.name == "a.zip/x"
    below = inner.bundle()
    assert below is not None
    assert below.get("y/one.txt") is not None
    assert [member.path for member in below.at_top()] == ["x/two.txt"]
    assert [folder.name for folder in below.folders()] == ["a.zip/x/y"]


def test_what_is_no_zip_has_no_bundle() -> None:
    assert source(b"plain").bundle() is None


def test_a_function_runs_apart_where_the_program_says_how(tmp_path: Path) -> None:
    (tmp_path / "f").write_bytes(b"x")
    calls: list[object] = []

    def apart(function: object, *arguments: object) -> object:
        calls.append(function)
        return function(*arguments)  # type: ignore[operator]

    assert open_path(tmp_path / "f", apart).apart(len, "abc") == 3  # type: ignore[arg-type]
    assert calls == [len]
