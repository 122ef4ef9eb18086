"""`tearsheet import` in a terminal: what it says, how it ends, and that it takes nothing twice."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pytest

from reader.cli.main import run
from tests.e2e.test_terminal import Run
from tests.site import Site

CSV = (
    "title,url,time_added,tags,status\nFerry,https://coast.example/1,1420070400,a|b,unread\n"
    "Pier,https://coast.example/2,1430070400,,archive\nFerry again,http://www.coast.example/1,1400070400,c,archive\n"
    "X,javascript:x(),1,,unread\n"
)


@pytest.fixture
def file(tmp_path: Path) -> str:
    path = tmp_path / "part_000000.csv"
    path.write_text(CSV)
    return str(path)


@pytest.fixture
def library(tmp_path: Path) -> list[str]:
    return ["--library", str(tmp_path / "library.sqlite")]


def test_a_dry_run_says_what_is_in_a_file_and_takes_nothing(
    file: str, library: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run([*library, "import", file, "--dry-run", "--json"]) == 0
    said = json.loads(capsys.readouterr().out)
    assert said["formats"] == [
        {"name": "pocket-csv", "title": "Pocket (CSV)", "items": 3, "with_text": 0, "highlights": 0}
    ]
    assert (said["items"], [one["title"] for one in said["sample"]]) == (3, ["Ferry", "Pier", "Ferry again"])
    assert [one["why"] for one in said["not_taken"]] == ["not_an_article"]
    assert run([*library, "import", file, "--dry-run"]) == 0
    assert "Pocket (CSV): 3 articles, 0 with text" in capsys.readouterr().out
    assert run([*library, "list", "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == []


def test_an_import_reports_tags_and_takes_nothing_twice(
    file: str, library: list[str], capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    table = tmp_path / "report.csv"
    assert run([*library, "import", file, "--tag", "old", "--report", str(table)]) == 0
    said = capsys.readouterr()
    assert said.out.startswith("2 imported (0 with text), 1 merged, 1 skipped.\n")
    assert "row 5: not an article: X" in said.err
    assert "Ferry again" in table.read_text("utf-8-sig")
    assert run([*library, "list", "--json"]) == 0
    rows = json.loads(capsys.readouterr().out)
    assert [(row["title"], row["saved"][:10], row["tags"], row["archived"]) for row in rows] == [
        ("Pier", "2015-04-26", ["old"], True),
        ("Ferry", "2014-05-14", ["a", "b", "c", "old"], True),
    ]
    assert run([*library, "import", file, "--tag", "old", "--json"]) == 0
    counts = json.loads(capsys.readouterr().out)["counts"]
    assert (counts["taken"], counts["merged"], counts["known"], counts["skipped"]) == (0, 0, 3, 1)
    assert run([*library, "check"]) == 0


@pytest.mark.parametrize("content", [b"", b"\x00\xff" * 500, b"title,url,time_added,tags,status\n"])
def test_what_is_not_recognised_or_empty_ends_with_one_line(
    content: bytes, library: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "thing.bin"
    path.write_bytes(content)
    for more in ([], ["--dry-run"], ["--json"]):
        assert run([*library, "import", str(path), *more]) == 1
        said = capsys.readouterr()
        assert len([line for line in said.err.splitlines() if "thing.bin" in line]) == 1
        assert "Traceback" not in said.err


def test_wrong_use_ends_with_2(file: str, library: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert run([*library, "import"]) == 2
    assert run([*library, "import", file, "--read", "--unread"]) == 2
    assert run([*library, "import", file, "--fetch", "soon"]) == 2
    assert run([*library, "import", str(file) + ".gone"]) == 1
    capsys.readouterr()


def test_saving_a_document_takes_it_in_like_an_import(
    library: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    note = tmp_path / "note.md"
    note.write_text("---\ntitle: Minutes of the pier\nsource: https://coast.example/pier\n---\nThe pier stays open.\n")
    noise = tmp_path / "noise.dat"
    noise.write_bytes(bytes(range(128, 256)) * 20)
    assert run([*library, "save", str(note), str(noise), "--tag", "kept", "--json"]) == 1
    said = capsys.readouterr()
    first, second = json.loads(said.out)
    assert (first["title"], first["url"], first["tags"], first["state"]) == (
        *("Minutes of the pier", "https://coast.example/pier", ["kept"], "ready"),
    )
    assert second["id"] is None
    assert "noise.dat" in said.err


def test_folders_zips_and_link_files_are_saved_alike(
    library: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    notes = tmp_path / "notes"
    notes.mkdir()
    for name in ("Pier", "Ferry"):
        (notes / f"{name}.md").write_text(f"# {name}\n\nThe harbour office says what it says about the {name}.\n")
    with zipfile.ZipFile(tmp_path / "more.zip", "w") as packed:
        packed.writestr("Crane.md", "# Crane\n\nThe harbour office says the same about the crane.\n")
    (tmp_path / "without an ending").write_text(
        "<!doctype html><title>Page</title><p>The harbour office says it again.</p>"
    )
    given = [str(notes), str(tmp_path / "more.zip"), str(tmp_path / "without an ending")]
    assert run([*library, "save", *given, "--json"]) == 0
    assert [row["title"] for row in json.loads(capsys.readouterr().out)] == ["Ferry", "Pier", "Crane", "Page"]


def test_a_link_file_is_saved_from_its_address(
    library: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    link = tmp_path / "pier.url"
    link.write_text("[InternetShortcut]\nURL=http://127.0.0.1:9/pier\n")
    assert run([*library, "save", str(link), "--json"]) == 1
    (row,) = json.loads(capsys.readouterr().out)
    assert row["address"] == "http://127.0.0.1:9/pier"


def test_earlier_imports_are_listed_and_printed(
    file: str, library: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run([*library, "imports"]) == 0
    assert "Nothing was imported" in capsys.readouterr().err
    for tags in ([], ["--tag", "old"]):
        assert run([*library, "import", file, *tags]) == 0
    capsys.readouterr()
    assert run([*library, "imports"]) == 0
    latest, first = capsys.readouterr().out.splitlines()
    assert latest.startswith("  1  ")
    assert "part_000000.csv: 0 imported, 2 merged, 1 already there, 1 skipped." in latest
    assert "part_000000.csv: 2 imported (0 with text), 1 merged, 1 skipped." in first
    assert run([*library, "imports", "2"]) == 0
    assert "row 5: X: skipped (not an article)" in capsys.readouterr().out
    assert run([*library, "imports", "2", "--skipped", "--json"]) == 0
    said = json.loads(capsys.readouterr().out)
    assert [line["outcome"] for line in said["lines"]] == ["skipped"]
    assert run([*library, "imports", "--json"]) == 0
    assert [(one["number"], one["counts"]["taken"]) for one in json.loads(capsys.readouterr().out)] == [(1, 0), (2, 2)]
    for wrong in (["3"], ["0"], ["--skipped"]):
        assert run([*library, "imports", *wrong]) == 2


def test_what_was_left_out_is_named_with_how_often(
    library: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    references = tmp_path / "list.ris"
    references.write_text(
        "".join(f"TY  - JOUR\nTI  - T{n}\nUR  - https://coast.example/{n}\nVL  - 4\nER  - \n" for n in range(3))
    )
    assert run([*library, "import", str(references), "--dry-run"]) == 0
    assert "No place for: volume (3)" in capsys.readouterr().out
    assert run([*library, "import", str(references), "--dry-run", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["left_out"] == {"volume": 3}
    assert run([*library, "import", str(references)]) == 0
    assert "Left out, as articles have no place for it: volume (3)." in capsys.readouterr().err


def test_a_report_replaces_no_file(
    file: str, library: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    notes = tmp_path / "notes.txt"
    notes.write_text("Mine")
    assert run([*library, "import", file, "--report", str(notes)]) == 2
    assert "exists" in capsys.readouterr().err
    assert notes.read_text() == "Mine"


def test_an_address_on_this_computer_in_bookmarks_is_not_asked_and_said_to_have_failed(
    site: Site, tearsheet: Run, tmp_path: Path
) -> None:
    bookmarks = tmp_path / "bookmarks.html"
    address = site.url("/story/reboot")
    bookmarks.write_text(f'<!DOCTYPE NETSCAPE-Bookmark-file-1><DL><p><DT><A HREF="{address}">Plums</A></DL>')
    asked = len(site.asked)
    done = tearsheet("import", str(bookmarks), "--fetch", "now")
    assert "Fetched: 0 articles." in done.stdout
    assert "couldn’t be fetched" in done.stderr
    assert "only if you type or paste that address" in tearsheet("list", "--in", "attention").stdout
    assert len(site.asked) == asked
    link = tmp_path / "nice.url"
    link.write_text(f"[InternetShortcut]\nURL={site.url('/story/shortcut')}\n")
    assert tearsheet("save", str(link)).returncode == 1
    assert len(site.asked) == asked
    assert tearsheet("save", address).returncode == 0
    assert site.asked[asked] == "/story/reboot"
