"""Files, addresses and links that the system hands over: what is saved, what is only offered, and what gets a
sentence."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from reader.capture.fetch.download import read_file
from reader.capture.fetch.local_pictures import file_of
from reader.desk.program.launch import (
    MAX_CHARACTERS,
    MAX_ITEMS,
    is_to_open,
    parse_launch_arguments,
    with_absolute_paths,
)
from reader.desk.quoting.passage_links import PassageLink
from reader.errors import FileUnreadable, NotAnAddress, TooManyGiven


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def page(path: Path) -> Path:
    path.parent.mkdir(exist_ok=True)
    path.write_text("<title>A page</title>", encoding="utf-8")
    return path


def taken(*given: str) -> tuple[str, ...]:
    """What is saved of it, where nothing else is to come of it."""
    found = parse_launch_arguments(with_absolute_paths(given))
    assert (found.offer, found.refused) == ((), ())
    return found.save


def test_files_are_saved_however_they_are_named(folder: Path) -> None:
    names = ("page.html", "two words.htm", "Zeitung ü 报.xhtml", "50% off#1.html", "PAGE.HTML", "-x.html")
    for name in names if sys.platform == "win32" else (*names, "why?.html", "a:b.html"):
        there = page(folder / name)
        assert taken(name) == taken(str(there)) == taken(there.as_uri()) == (str(there),)
    inside = page(folder / "sub" / "page.html")
    assert taken("sub/page.html", "./sub/page.html") == (str(inside),)
    assert taken(f"file://localhost/{(folder / 'page.html').as_posix().lstrip('/')}") == (str(folder / "page.html"),)


def test_files_that_are_no_pages_and_folders_are_for_an_import(folder: Path) -> None:
    named = {
        "report.pdf": "%PDF-1.7",
        "list.html": "<!DOCTYPE NETSCAPE-Bookmark-file-1><DL><DT>",
        "notes.txt": "notes",
        "page": "<p>",
    }
    for name, content in named.items():
        (folder / name).write_text(content)
    (folder / "a folder.html").mkdir()
    given = [*named, "a folder.html", (folder / "report.pdf").as_uri()]
    found = parse_launch_arguments(with_absolute_paths(given))
    assert found.imports == tuple(str(folder / name) for name in (*named, "a folder.html"))
    assert (found.save, found.offer, found.refused) == ((), (), ())


def test_a_document_on_the_web_is_an_address(folder: Path) -> None:
    assert taken("https://news.example/report.pdf") == ("https://news.example/report.pdf",)
    assert taken("news.example/report.pdf") == ("https://news.example/report.pdf",)


def test_a_file_opens_the_window_and_a_command_is_none(folder: Path) -> None:
    (folder / "odd.name").write_text("x")
    assert all(map(is_to_open, ("a.pdf", "a.zip", "odd.name", "https://news.example/")))
    assert not any(map(is_to_open, ("list", "save", "other.name")))


def test_what_this_process_means_another_one_understands(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    there = page(folder / "page.html")
    sent = with_absolute_paths(
        ["page.html", "https://news.example/a", "example.org/b", "tearsheet:https://news.example/c"]
    )
    (folder / "elsewhere").mkdir()
    monkeypatch.chdir(folder / "elsewhere")
    assert parse_launch_arguments(sent).save == (str(there), "https://news.example/a", "https://example.org/b")


def test_addresses_are_saved_each_once() -> None:
    assert taken("https://news.example/a", "HTTPS://news.example/a", "http://u:p@news.example/b", " ") == (
        "https://news.example/a",
        "http://news.example/b",
    )


@pytest.mark.parametrize(
    "link",
    [
        "tearsheet:https://news.example/a?b=1&c=2",
        "tearsheet://https://news.example/a?b=1&c=2",
        "TearSheet:https://news.example/a?b=1&c=2",
        "tearsheet:save?url=https%3A%2F%2Fnews.example%2Fa%3Fb%3D1%26c%3D2",
        "tearsheet://save?url=https%3A%2F%2Fnews.example%2Fa%3Fb%3D1%26c%3D2",
        "tearsheet://save/?url=https%3A%2F%2Fnews.example%2Fa%3Fb%3D1%26c%3D2",
    ],
)
def test_a_link_is_offered_and_not_saved(link: str) -> None:
    found = parse_launch_arguments(with_absolute_paths([link]))
    assert found.save == ()
    assert found.offer == ("https://news.example/a?b=1&c=2",)


@pytest.mark.parametrize("scheme", ["tearsheet:", "tearsheet://", "TearSheet:"])
def test_a_link_to_a_passage_is_shown_and_neither_saved_nor_offered(scheme: str) -> None:
    found = parse_launch_arguments([f"{scheme}passage?url=https%3A%2F%2Fnews.example%2Fa&start=3&end=9&text=Ferry"])
    assert found.passages == (PassageLink("https://news.example/a", 0, 3, 9, "Ferry"),)
    assert (found.save, found.offer, found.refused) == ((), (), ())


@pytest.mark.parametrize(
    "link",
    [
        "tearsheet:passage?", "tearsheet:passage?url=file:///etc/passwd", "tearsheet:passage?" + "&" * 9999,
        "tearsheet:", "tearsheet:save", "tearsheet:save?url=", "tearsheet:save?url=file:///etc/passwd", "tearsheet:file:///etc/passwd",
        "tearsheet:/etc/passwd", "tearsheet:javascript:alert(1)", "tearsheet:delete?id=1", "tearsheet:tearsheet:https://news.example/",
        "tearsheet:save?url=https://a.example/&url=https://b.example/", "tearsheet:https://", "tearsheet:https://[bad/",
        "tearsheet:https://news.example/\nx", "tearsheet:save?" + "&" * 9999, "tearsheet:https://news.example/" + "a" * MAX_CHARACTERS,
        "tearsheet:save?" + "&".join(f"u{n}=1" for n in range(99)),
    ],
)  # fmt: skip
def test_a_link_that_asks_for_anything_else_is_refused(link: str) -> None:
    found = parse_launch_arguments(with_absolute_paths([link]))
    assert (found.save, found.offer) == ((), ())
    assert isinstance(found.refused[0], NotAnAddress)
    assert len(str(found.refused[0])) < 250
    assert str(found.refused[0]).isprintable()


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ("nowhere.html", "the file doesn’t exist"),
        ("nowhere.pdf", "the file doesn’t exist"),
        ("sub/nowhere.epub", "the file doesn’t exist"),
        ("/dev/zero", "it isn’t a regular file"),
        ("file:///dev/zero", "it isn’t a regular file"),
        ("pipe.html", "it isn’t a regular file"),
        ("loop.html", ""),
        ("file://server/share/page.html", "it’s on another computer"),
        ("bad\nname.html", "control characters"),
        ("nul\0.html", "control characters"),
        ("x" * 300 + ".html", "long"),
        ("x/" * MAX_CHARACTERS + ".html", "its name is too long"),
    ],
)
@pytest.mark.skipif(os.name == "nt", reason="names and devices of POSIX")
def test_what_is_no_page_gets_a_sentence(folder: Path, given: str, says: str) -> None:
    os.mkfifo(folder / "pipe.html")
    (folder / "loop.html").symlink_to("loop.html")
    found = parse_launch_arguments(with_absolute_paths([given]))
    assert (found.save, found.offer) == ((), ())
    assert isinstance(found.refused[0], FileUnreadable)
    assert says in str(found.refused[0])
    assert str(found.refused[0]).isprintable()


@pytest.mark.parametrize(
    "given",
    [
        "ftp://news.example/a",
        "javascript:alert(1)",
        "http://",
        "https://a b",
        "data:text/html,x",
        "https:\t/",
        "file:",
        "file://",
        "file:a.html",
    ],
)
def test_other_addresses_are_refused(given: str) -> None:
    (refused,) = parse_launch_arguments(with_absolute_paths([given])).refused
    assert isinstance(refused, NotAnAddress)


@pytest.mark.skipif(os.name == "nt", reason="names of POSIX")
def test_a_name_that_is_not_utf_8_is_read_like_any_other(folder: Path) -> None:
    name = os.fsdecode(b"z\xe9ro.html")
    there = page(folder / name)
    assert taken(name) == (str(there),)
    assert file_of(there.as_uri().removeprefix("file://")) == there
    assert read_file(there).body.startswith(b"<title>")


def test_too_many_at_once_are_said() -> None:
    found = parse_launch_arguments([f"https://news.example/{number}" for number in range(MAX_ITEMS + 1)])
    assert len(found.save) == MAX_ITEMS
    assert isinstance(found.refused[0], TooManyGiven)


def test_a_command_is_never_taken_for_something_to_open() -> None:
    from reader.cli.main import cli

    assert not any(is_to_open(name) for name in cli.commands)
    assert all(
        map(
            is_to_open,
            ("page.html", "/x/PAGE.HTM", "file:///x", "https://news.example/", "tearsheet:https://news.example/"),
        )
    )
