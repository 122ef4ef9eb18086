"""What is dropped or pasted, in the forms that browsers, mail programs and file managers give it."""

from __future__ import annotations

import os
import plistlib
from pathlib import Path

import pytest

from reader.desk.dropped import parse_dropped, typed_addresses

PIER = "https://news.example/pier"
LINK = f'<meta charset="utf-8"><a href="{PIER}">The pier <b>is open</b></a>'


@pytest.mark.parametrize(
    "formats",
    [
        {"text/x-moz-url": f"{PIER}\nThe pier is open".encode("utf-16-le")},
        {"text/x-moz-url": f"{PIER}\nThe pier is open".encode("utf-16")},
        {"text/x-moz-url": f"{PIER}\nThe pier is open\0".encode()},
        {"text/x-moz-url-data": PIER.encode("utf-16-le")},
        {"_NETSCAPE_URL": f"{PIER}\nThe pier is open".encode()},
    ],
)
def test_a_link_in_the_format_of_a_browser_is_saved(formats: dict[str, bytes]) -> None:
    assert parse_dropped(formats=formats).save == (PIER,)


def test_several_links_of_a_browser_are_saved_without_their_titles() -> None:
    held = f"{PIER}\nother.example\nhttps://news.example/quay\nQuay".encode("utf-16-le")
    assert parse_dropped(formats={"text/x-moz-url": held}).save == (PIER, "https://news.example/quay")


def test_a_link_in_html_alone_is_saved() -> None:
    assert parse_dropped(text="The pier is open", html=LINK) == ((PIER,), (), (), ())


def test_links_of_a_copied_passage_are_offered_and_not_saved() -> None:
    html = f"<p>On Friday the council said that {LINK}, as had been expected.</p>"
    assert parse_dropped(text="On Friday the council said", html=html) == ((), (PIER,), (), ())


def test_addresses_in_the_text_come_before_the_links_in_html() -> None:
    assert parse_dropped(text=PIER, html='<a href="https://tracker.example/?to=1">x</a>').save == (PIER,)


def test_links_that_lead_to_no_page_are_no_addresses() -> None:
    html = (
        '<a href="mailto:anna@news.example">Anna</a> <a href="javascript:go()">Go</a> <a href="/pier">Pier</a> <a>x</a>'
    )
    assert not any(parse_dropped(text="Anna Go Pier", html=html))


def test_the_words_of_style_and_script_are_no_passage() -> None:
    html = f"<style>a b c d e f</style><!--StartFragment-->{LINK}<script>a b c d e</script>"
    assert parse_dropped(html=html).save == (PIER,)


@pytest.mark.parametrize(
    ("name", "held"),
    [
        ("pier.url", f"[InternetShortcut]\r\nURL={PIER}\r\nIconIndex=0\r\n".encode()),
        ("pier.URL", f"[InternetShortcut]\r\nURL={PIER}\r\n".encode("utf-16")),
        ("pier.webloc", plistlib.dumps({"URL": PIER})),
        ("pier.webloc", plistlib.dumps({"URL": PIER}, fmt=plistlib.FMT_BINARY)),
        ("pier.webloc", f"<plist><dict><key>URL</key><string>{PIER}</string></dict></plist>".encode()),
        ("pier.desktop", f"[Desktop Entry]\nType=Link\nName=Pier\nURL={PIER}\n".encode()),
        ("pier.desktop", f"[Desktop Entry]\nType=Link\nURL[$e]={PIER}\n".encode()),
    ],
)
def test_a_link_file_gives_its_address(tmp_path: Path, name: str, held: bytes) -> None:
    (tmp_path / name).write_bytes(held)
    assert parse_dropped(files=[str(tmp_path / name)]) == ((PIER,), (), (), ())


def test_files_that_are_no_pages_and_folders_are_for_an_import_and_what_cannot_be_read_is_refused(
    tmp_path: Path,
) -> None:
    page, report, link, named = (tmp_path / name for name in ("page.html", "report.pdf", "broken.webloc", "pdf.html"))
    for path in (page, report, link):
        path.write_bytes(b"bplist00 broken")
    named.write_bytes(b"%PDF-1.7 whatever it is called")
    found = parse_dropped(files=map(str, (page, report, link, named, tmp_path, tmp_path / "gone.csv")))
    assert found.save == (str(page),)
    assert found.imports == (str(report), str(named), str(tmp_path))
    assert [error.values["name"] for error in found.refused] == ["broken.webloc", "gone.csv"]


def test_the_same_address_in_several_forms_is_saved_once() -> None:
    found = parse_dropped(addresses=[PIER, PIER], text=PIER, formats={"text/x-moz-url": PIER.encode("utf-16-le")})
    assert found.save == (PIER,)


def test_a_drop_without_an_address_gives_nothing() -> None:
    assert not any(parse_dropped(addresses=["about:blank"], text="nothing here", html="<p>nothing here</p>"))


@pytest.mark.parametrize(
    ("text", "typed"),
    [
        ("http://cms.local/a", ("http://cms.local/a",)),
        (" cms.local/a\n192.168.0.7/b ", ("https://cms.local/a", "http://192.168.0.7/b")),
        ("The recipe is at http://192.168.0.7/b", ()),
        ("", ()),
    ],
    ids=["one", "a list", "a passage", "nothing"],
)
def test_a_pasted_text_that_is_only_addresses_counts_as_typed(text: str, typed: tuple[str, ...]) -> None:
    assert typed_addresses(text) == typed


@pytest.mark.parametrize(
    "html", [f"{LINK}<![pier[x", f"{LINK}<![pier[x]]>", f"{LINK}<!&"], ids=["cut", "closed", "sign"]
)
def test_links_before_a_broken_declaration_count(html: str) -> None:
    assert parse_dropped(html=html).save == (PIER,)


@pytest.mark.parametrize("name", ["p.url", "p.webloc", "p.desktop", "p.html", "p.csv"])
@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="Windows has no pipes in folders")
def test_a_pipe_is_refused_and_waits_for_nobody(tmp_path: Path, name: str) -> None:
    os.mkfifo(tmp_path / name)
    found = parse_dropped(files=[str(tmp_path / name)])
    assert [str(error) for error in found.refused] == [f"Couldn’t read the file {name}: it isn’t a regular file."]
    assert not found.save + found.imports


@pytest.mark.parametrize("path", ["/pier/" + "x" * 300, "/pier\0.html", "/pier/" + "x" * 300 + ".url"])
def test_a_name_that_no_file_can_have_is_refused(path: str) -> None:
    (error,) = parse_dropped(files=[path]).refused
    assert str(error).isprintable()
