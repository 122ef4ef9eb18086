"""PDFs of many articles without a window: streamed page by page, and whole or not at all."""

from __future__ import annotations

import errno
import re
from pathlib import Path

import pytest

from reader.desk.desk import Desk
from reader.errors import ExportNoSpace, NothingFitsExport
from reader.gui.app.terminal import write_pdf as from_terminal
from reader.gui.kit.theme import OWN_FONTS, choose_text_family, load_fonts
from reader.gui.printing.output import refusal
from reader.gui.printing.paper import PrintOptions
from reader.gui.printing.streaming import write_pdf, writing
from reader.model.blocks import Block, Picture
from reader.model.exported import ExportOptions
from tests.making import TEXT, add_article

OPTIONS = PrintOptions()


@pytest.fixture(autouse=True)
def fonts(qapp: object) -> None:
    load_fonts(OWN_FONTS)


@pytest.fixture
def ids(desk: Desk) -> list[int]:
    blocks = (Block("heading", "Why it stopped", level=2), *(Block("paragraph", TEXT) for _ in range(30)))
    return [add_article(desk.library, f"Ferry {at}", blocks=blocks) for at in range(3)]


def titles(pdf: bytes) -> list[str]:
    return [bytes.fromhex(hexed.decode())[2:].decode("utf-16-be") for hexed in re.findall(rb"/Title <(feff\w+)>", pdf)]


def test_every_article_has_its_bookmarks_and_begins_a_page(desk: Desk, ids: list[int], tmp_path: Path) -> None:
    target = tmp_path / "all.pdf"
    assert write_pdf(desk, ids, target, OPTIONS, "Ferries") == 3
    pdf = target.read_bytes()
    assert titles(pdf) == [words for at in range(3) for words in (f"Ferry {at}", "Why it stopped")]
    sheets = re.findall(rb"/Dest \[(\d+) 0 R", pdf)
    assert len(set(sheets)) == 3
    assert pdf.rstrip().endswith(b"%%EOF")


def test_articles_without_a_text_and_pictures_that_are_lost_are_left_out(desk: Desk, tmp_path: Path) -> None:
    shown = Block("figure", picture=Picture("https://a.example/lost.png", "Lost", 10, 10, "0" * 64))
    whole = add_article(desk.library, "Whole", blocks=(Block("paragraph", TEXT), shown))
    desk.library.captures.begin("https://a.example/q", "a.example/q", "Queued")
    queued = max(desk.exports.ids(_all()))
    assert write_pdf(desk, [queued, whole, 999], tmp_path / "a.pdf", OPTIONS, "") == 1
    with pytest.raises(NothingFitsExport, match="any text"):
        write_pdf(desk, [queued], tmp_path / "b.pdf", OPTIONS, "")
    assert [path.name for path in tmp_path.glob("*.pdf*")] == ["a.pdf"]


@pytest.mark.parametrize("family", ["Literata", "Inter"])
def test_the_text_of_a_pdf_is_found_and_copied_letter_by_letter(desk: Desk, tmp_path: Path, family: str) -> None:
    import pypdfium2

    words = "The clerk fluffed five affidavits after “At vero” AVA -> 10:30 (A)."
    desk.settings.set("text_font", family)
    choose_text_family(family)
    try:
        article = add_article(
            desk.library, words, blocks=(Block("paragraph", words), Block("heading", words, level=2)), description=words
        )
        write_pdf(desk, [article], tmp_path / "a.pdf", OPTIONS, "")
    finally:
        choose_text_family("Literata")
    document = pypdfium2.PdfDocument(tmp_path / "a.pdf")
    text = " ".join(" ".join(page.get_textpage().get_text_range() for page in document).split())
    document.close()
    assert text.count(words) >= 3


def test_cancelled_it_leaves_what_was_there(desk: Desk, ids: list[int], tmp_path: Path) -> None:
    target = tmp_path / "here" / "all.pdf"
    target.parent.mkdir()
    target.write_bytes(b"before")

    steps = writing(desk, ids, target, OPTIONS, "")
    assert [next(steps), next(steps)] == [(0.0, 1), (1 / 3, 2)]
    steps.close()  # type: ignore[attr-defined]
    assert [path.name for path in target.parent.iterdir()] == ["all.pdf"]
    assert target.read_bytes() == b"before"


@pytest.mark.parametrize("room", [0, 10_000], ids=["none", "some"])
def test_a_full_disk_is_said_and_nothing_is_left(desk: Desk, ids: list[int], tmp_path: Path, room: int) -> None:
    resource = pytest.importorskip("resource", reason="Windows has no limits of files")
    folder = tmp_path / "here"
    folder.mkdir()
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (room, hard))
    try:
        with pytest.raises(ExportNoSpace):
            write_pdf(desk, ids, folder / "all.pdf", OPTIONS, "")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert list(folder.iterdir()) == []


def test_why_qt_could_not_write_is_asked_of_the_system(tmp_path: Path) -> None:
    assert refusal(tmp_path / "no" / "a.pdf").errno == errno.ENOENT
    assert refusal(tmp_path / "a.pdf").errno == errno.EIO
    if Path("/dev/full").exists():
        assert refusal(Path("/dev/full")).errno == errno.ENOSPC


def test_the_terminal_takes_paper_and_size_from_the_settings_of_the_window(
    desk: Desk, ids: list[int], tmp_path: Path
) -> None:
    sizes = []
    for paper in ("a4", "a5"):
        desk.settings.set("print_paper", paper)
        from_terminal(desk, ids, tmp_path / f"{paper}.pdf", ExportOptions(), "Ferries")
        sizes.append(re.findall(rb"/MediaBox \[0 0 (\d+)", (tmp_path / f"{paper}.pdf").read_bytes())[0])
    assert sizes == [b"595", b"420"]


def _all():  # type: ignore[no-untyped-def]
    from reader.model.briefing import Scope

    return Scope()
