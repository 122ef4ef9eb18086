"""Printing: pages that end where they should, what is on them by choice, and the PDF."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QBuffer, QLocale, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPageSize, QPainter, QTextDocument
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from reader.desk.desk import Desk
from reader.gui.printing.composition import Composed, Decoding, compose
from reader.gui.printing.dialog import PrintDialog
from reader.gui.printing.material import Material
from reader.gui.printing.pagination import LEAST_FULL, PageSpan, Strip, paginate
from reader.gui.printing.paper import PrintOptions, local_paper, options_of, sheet_of
from reader.gui.printing.printout import Foot, Page, Printout, bookmarks_of, dates_of, pages_of
from reader.gui.window.window import MainWindow
from reader.model.article import Article
from reader.model.blocks import Block, Inline, Picture
from reader.model.highlight import Highlight
from reader.model.library import Row
from reader.model.summary import Sentence, Summary
from tests.making import add_article

pytestmark = pytest.mark.usefixtures("qapp")

LINE = 20.0
SENTENCE = "The harbour office said that ferries would run again once both engines had been inspected. "
MEANINGS = {1: "Fact", 2: "Quote", 3: "Check", 4: "Use"}
ROW = Row(
    1,
    "https://coast.example/a",
    "Ferry returns",
    "Coast Courier",
    "Ines Aldana",
    "",
    "en",
    "2026-11-23",
    "",
    9,
    1,
    "ready",
)


def lines(number: int, top: float = 0.0, **fields: Any) -> list[Strip]:
    return [Strip(top + at * LINE, top + (at + 1) * LINE, **fields) for at in range(number)]


# --- where pages end -----------------------------------------------------------------------------------------------------


def test_each_strip_is_on_one_page_in_order() -> None:
    pages = paginate(lines(95), 10 * LINE)
    assert [page.top for page in pages] == [at * 10 * LINE for at in range(10)]
    assert [(a.bottom, b.top) for a, b in itertools.pairwise(pages) if a.bottom != b.top] == []


def test_no_page_begins_with_what_is_glued_to_the_line_above() -> None:
    strips = lines(30)
    for at in (9, 10):
        strips[at] = strips[at]._replace(glued=True)
    assert paginate(strips, 10 * LINE)[1].top == 8 * LINE


def test_what_belongs_together_is_parted_rather_than_a_page_left_nearly_empty() -> None:
    strips = [strip._replace(glued=at > 1) for at, strip in enumerate(lines(30))]
    assert paginate(strips, 10 * LINE)[0].bottom == 10 * LINE
    assert LEAST_FULL > 0.1


def test_the_head_of_a_table_is_repeated_and_its_room_is_left() -> None:
    strips = [*lines(1), *lines(29, LINE, head=(0.0, LINE))]
    pages = paginate(strips, 10 * LINE)
    assert [page.head for page in pages] == [None, *[(0.0, LINE)] * (len(pages) - 1)]
    assert pages[1].bottom - pages[1].top == 9 * LINE


def test_a_strip_taller_than_a_page_goes_on_over_pages() -> None:
    pages = paginate([Strip(0, 35), Strip(35, 40)], 10)
    assert pages == [PageSpan(0, 10), PageSpan(10, 20), PageSpan(20, 30), PageSpan(30, 35), PageSpan(35, 40)]


# --- what is on them -----------------------------------------------------------------------------------------------------


def picture_of(width: int, height: int) -> Callable[[str], tuple[str, bytes]]:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor("blue"))
    buffer = QBuffer()
    buffer.open(QBuffer.OpenModeFlag.ReadWrite)
    image.save(buffer, "PNG")
    return lambda _key: ("image/png", bytes(buffer.data().data()))


def set_for_paper(
    *blocks: Block,
    options: PrintOptions | None = None,
    highlights: tuple[Highlight, ...] = (),
    notes: str = "",
    summary: Summary | None = None,
    picture: Callable[[str], tuple[str, bytes] | None] = lambda _key: None,
    row: Row = ROW,
    decode: Decoding | None = None,
) -> tuple[Composed, list[Page], PrintOptions]:
    options = options or PrintOptions()
    article = Article(row, "", "", "", "2026-11-24T08:00:00.000Z", blocks, notes=notes)
    sheet = sheet_of(options)
    material = Material(article, highlights, summary, "Aldana <i>Ferry</i>")
    composed = compose(material, options, sheet, picture, MEANINGS, decode)
    return composed, pages_of(composed, Foot(row.url, "Published"), sheet), options


def words_of(composed: Composed) -> str:
    return "\n".join(part.document.toPlainText() for part in composed.parts)


def text_part(composed: Composed) -> Any:
    return next(part for part in composed.parts if part.typesetter is not None)


def place_of(composed: Composed, words: str) -> float:
    """Return how far down the line is that begins with these words."""
    part = text_part(composed)
    found: QTextDocument = part.document
    block = found.find(words).block()
    return float(part.top + found.documentLayout().blockBoundingRect(block).top())


def test_a_heading_is_on_the_page_of_what_it_is_above() -> None:
    for filler in range(20, 50):
        blocks = [Block("paragraph", "Word.") for _ in range(filler)]
        composed, pages, _ = set_for_paper(
            *blocks, Block("heading", "Engines", level=2), Block("paragraph", SENTENCE * 6)
        )
        heading, text = place_of(composed, "Engines"), place_of(composed, "The harbour")
        page = next(page.span for page in pages if page.span.top - 1 <= heading < page.span.bottom)
        assert page.top - 1 <= text < page.bottom


def test_a_picture_is_on_the_page_of_its_caption_and_no_larger_than_the_page() -> None:
    figure = Block("figure", picture=Picture("https://a.example/p.png", key="k"), caption="At pier four")
    for filler in (0, 4, 8, 12, 16, 20):
        blocks = [Block("paragraph", SENTENCE) for _ in range(filler)]
        composed, pages, options = set_for_paper(*blocks, figure, picture=picture_of(900, 2600))
        caption = place_of(composed, "At pier four")
        span = next(page.span for page in pages if page.span.top <= caption < page.span.bottom)
        part = text_part(composed)
        position = part.typesetter.figures[0].position
        place = part.top + part.document.documentLayout().blockBoundingRect(part.document.findBlock(position)).top()
        assert span.top - 12 <= place
        assert span.bottom - span.top <= sheet_of(options).text.height() + 0.1


def test_the_preview_waits_for_no_picture_and_the_paper_for_each() -> None:
    blue = QImage(40, 20, QImage.Format.Format_RGB32)
    blue.fill(QColor("blue"))
    there: list[QImage] = []
    waited: list[str] = []

    def now(key: str, _size: QSize) -> QImage:
        waited.append(key)
        return blue

    decoding = Decoding(now, lambda _key, _size: there[0] if there else None)
    figure = Block("figure", picture=Picture("https://a.example/p.png", "", 40, 20, "k"))
    _, pages, options = set_for_paper(figure, picture=picture_of(40, 20), decode=decoding)
    printout = Printout(pages, sheet_of(options))

    def has_blue(*, hasty: bool) -> bool:
        image = QImage(printout.size.toSize(), QImage.Format.Format_RGB32)
        image.fill(QColor("white"))
        painter = QPainter(image)
        printout.paint(painter, 0, hasty=hasty)
        painter.end()
        found = (image.pixelColor(x, y) for x in range(0, image.width(), 4) for y in range(0, image.height(), 4))
        return any(colour == QColor("blue") for colour in found)

    assert not has_blue(hasty=True)
    assert not waited
    there.append(blue)
    assert has_blue(hasty=True)
    assert not waited
    assert has_blue(hasty=False)
    assert waited == ["k"]


def test_a_wide_table_gets_smaller_until_its_figures_fit() -> None:
    cells = "\t".join(["1,234,567"] * 13)
    composed, _, options = set_for_paper(Block("row", cells, group=1), Block("row", cells, group=1))
    part = text_part(composed)
    table, _ = part.typesetter.tables[0]
    width = sum(limit.rawValue() for limit in table.format().columnWidthConstraints())
    assert width <= sheet_of(options).text.width() + 1
    block = table.cellAt(1, 12).firstCursorPosition().block()
    assert block.layout().lineCount() == 1


def highlight(number: int, start: int, end: int, words: str, note: str = "", *, found: bool = True) -> Highlight:
    return Highlight(number, 1, start, end, found, words, number, note, "", "")


def test_highlights_are_told_by_number_and_meaning_not_by_colour_alone() -> None:
    text = SENTENCE.strip()
    marks = (
        highlight(1, 4, 18, text[4:18]),
        highlight(3, 24, 40, text[24:40], "Is it *so*?"),
        highlight(4, 0, 0, "Gone", found=False)._replace(tags=("dates",)),
    )
    composed, _, _ = set_for_paper(Block("paragraph", text), highlights=marks)
    shown = words_of(composed)
    assert "harbour office\u2009[1 Fact]" in shown
    assert "[2 Check]" in shown
    assert "Is it so?" in shown
    assert "Use · #dates · not found in the text\nGone" in shown.replace("3.\u2002", "")
    without, _, _ = set_for_paper(
        Block("paragraph", text), highlights=marks, options=PrintOptions(highlights=False, notes=False)
    )
    assert "[1" not in words_of(without)
    assert "Is it so?" not in words_of(without)


def test_the_mark_of_a_highlight_keeps_its_order_in_text_from_right_to_left() -> None:
    text = "قالت السلطة إنها ستفتش السفن"
    composed, _, _ = set_for_paper(Block("paragraph", text), highlights=(highlight(2, 0, 11, text[:11]),))
    assert f"{text[:11]}\u2009\u2068[1 Quote]\u2069{text[11:]}" in words_of(composed)


def test_summary_note_and_citation_are_printed_where_they_are_wanted() -> None:
    summary = Summary((Sentence("The ferry left.", 0, 15),), "m", "en", 9)
    blocks = [Block("paragraph", SENTENCE)]
    wanted = PrintOptions(summary=True, citation=True)
    composed, _, _ = set_for_paper(*blocks, options=wanted, summary=summary, notes="Ask **Reyes**")
    shown = words_of(composed)
    assert shown.index("Summary") < shown.index("The ferry left.") < shown.index("The harbour office")
    assert shown.index("The harbour office") < shown.index("Ask Reyes") < shown.index("Aldana Ferry")
    plain = words_of(set_for_paper(*blocks, options=PrintOptions(notes=False), summary=summary, notes="Ask")[0])
    assert "The ferry left." not in plain
    assert "Ask" not in plain
    assert "Aldana Ferry" not in plain


def test_pictures_are_left_out_where_they_are_not_wanted() -> None:
    figure = Block("figure", picture=Picture("https://a.example/p.png", key="k"), caption="At pier four")
    composed, _, _ = set_for_paper(figure, Block("paragraph", SENTENCE), options=PrintOptions(pictures=False))
    assert "At pier four" not in words_of(composed)


def test_text_is_black_on_white_whatever_the_window_shows() -> None:
    _, pages, options = set_for_paper(Block("paragraph", SENTENCE * 3, (Inline(4, 11, "link", "https://a.example/"),)))
    sheet = sheet_of(options)
    image = QImage(round(sheet.width), round(sheet.height), QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    Printout(pages, sheet).paint(painter, 0)
    painter.end()
    text = sheet.text.toRect()
    found = {
        image.pixelColor(x, y).name() for x in range(text.left(), text.right(), 3) for y in range(text.top(), 700, 2)
    }
    assert all(name[1:3] == name[3:5] == name[5:7] for name in found if len(name) == 7), "grey tones only"
    assert "#000000" in found


def test_each_page_names_address_and_its_number_and_pages_after_the_first_the_title(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    _, pages, options = set_for_paper(*[Block("paragraph", SENTENCE * 3) for _ in range(30)])
    sheet = sheet_of(options)
    assert len(pages) > 2
    painted: list[str] = []

    class Heard(QPainter):
        def drawText(self, *arguments: Any) -> None:
            painted.extend(one for one in arguments if isinstance(one, str))

    image = QImage(10, 10, QImage.Format.Format_RGB32)
    painter = Heard(image)
    Printout(pages, sheet).paint(painter, 0)
    first, painted = painted, []
    Printout(pages, sheet).paint(painter, 1)
    painter.end()
    assert ROW.url in first
    assert f"1 of {len(pages)}" in first
    assert ROW.title not in first


def test_dates_of_publication_and_retrieval_are_named() -> None:
    said = dates_of("2026-11-23", "2026-11-24T08:00:00.000Z", "2026-11-25T08:00:00.000Z")
    assert re.search(r"Published .*23 November 2026.* · Retrieved .*2026", said)
    assert "Retrieved" not in (kept := dates_of("", "", "2026-11-25T08:00:00.000Z"))
    assert re.fullmatch(r"Saved .*2026.*", kept)
    assert dates_of("", "", "") == ""


def test_the_paper_is_that_of_the_country_until_another_is_chosen(desk: Desk) -> None:
    before = QLocale()
    try:
        QLocale.setDefault(QLocale("en_US"))
        assert options_of(desk.settings).paper == local_paper() == "letter"
        QLocale.setDefault(QLocale("de_DE"))
        assert options_of(desk.settings).paper == "a4"
        desk.settings.set("print_paper", "legal")
        assert options_of(desk.settings).paper == "legal"
    finally:
        QLocale.setDefault(before)


def test_right_to_left_titles_begin_at_the_right() -> None:
    row = ROW._replace(title="عودة العبارة إلى الميناء", site="")
    composed, _, _ = set_for_paper(Block("paragraph", "قالت السلطة إنها ستفتش السفن."), row=row)
    form = composed.parts[0].document.begin().blockFormat()
    assert form.layoutDirection() == Qt.LayoutDirection.RightToLeft


def test_bookmarks_lead_to_titles_and_headings_where_they_are_printed() -> None:
    blocks = []
    for number in range(6):
        blocks += [Block("heading", f"Part {number}", level=3), *[Block("paragraph", SENTENCE * 4)] * 4]
    composed, pages, options = set_for_paper(*blocks)
    sheet = sheet_of(options)
    found = bookmarks_of([*pages, *pages], sheet)
    assert [(one.level, one.title) for one in found[:7]] == [
        (1, "Ferry returns"),
        *[(3, f"Part {n}") for n in range(6)],
    ]
    assert [one.page - len(pages) for one in found[7:]] == [one.page for one in found[:7]]
    for one in found[1:7]:
        span = pages[one.page].span
        below = sheet.height - one.top * 2 - sheet.text.top()
        assert abs(span.top + below - place_of(composed, one.title)) < 3


# --- the dialog ----------------------------------------------------------------------------------------------------------


def opened(window: MainWindow, qtbot: QtBot) -> PrintDialog:
    window.actions_["print"].trigger()
    dialog = window.printing.dialog
    assert dialog is not None
    qtbot.waitUntil(lambda: dialog.is_ready)
    return dialog


def saved_as(monkeypatch: pytest.MonkeyPatch, target: Path) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_arguments: (str(target), ""))


def test_an_article_is_saved_as_pdf_with_title_author_and_links(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog = opened(window, qtbot)
    target = tmp_path / "ferry.pdf"
    saved_as(monkeypatch, target)
    with qtbot.waitSignal(dialog.saved):
        dialog.save.click()
    content = target.read_bytes()
    assert content.startswith(b"%PDF")
    assert "Third ferry".encode("utf-16-be") in content
    assert "Ines Aldana".encode("utf-16-be") in content
    assert b"/URI" in content
    assert b"/PageMode /UseOutlines" in content
    assert "Third ferry returns".encode("utf-16-be").hex().encode() in content
    assert "ferry.pdf" in window.toast.words.text()
    assert list(tmp_path.glob("*.new")) == []


def test_the_next_pdf_is_offered_where_the_last_one_was_saved(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    offered: list[str] = []

    def choose(_parent: object, _title: str, wanted: str, _kinds: str) -> tuple[str, str]:
        offered.append(wanted)
        return str(tmp_path / "one"), ""

    monkeypatch.setattr(PrintDialog, "folder", None)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)
    for _ in range(2):
        dialog = opened(window, qtbot)
        with qtbot.waitSignal(dialog.saved):
            dialog.save.click()
    assert Path(offered[1]).parent == tmp_path
    assert Path(offered[1]).name == "Third ferry returns.pdf"
    assert (tmp_path / "one.pdf").exists()


def test_a_pdf_that_cannot_be_written_is_said_and_the_dialog_stays(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog = opened(window, qtbot)
    saved_as(monkeypatch, tmp_path / "no" / "where.pdf")
    dialog.save.click()
    qtbot.waitUntil(lambda: "Couldn’t find the folder" in dialog.status.text())
    assert dialog.isVisible()
    assert dialog.save.isEnabled()


def test_a_pdf_goes_behind_a_link_and_over_no_library(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "drive").mkdir()
    link = tmp_path / "ferry.pdf"
    link.symlink_to(tmp_path / "drive" / "ferry.pdf")
    saved_as(monkeypatch, link)
    dialog = opened(window, qtbot)
    with qtbot.waitSignal(dialog.saved):
        dialog.save.click()
    assert link.is_symlink()
    assert (tmp_path / "drive" / "ferry.pdf").read_bytes().startswith(b"%PDF")
    library = tmp_path / "library.pdf"
    library.write_bytes(window.desk.library.path.read_bytes())
    saved_as(monkeypatch, library)
    dialog = opened(window, qtbot)
    dialog.save.click()
    qtbot.waitUntil(lambda: "library or a backup" in dialog.status.text())
    assert library.read_bytes().startswith(b"SQLite format 3")


def test_paper_and_pages_that_are_chosen_in_the_systems_dialog_hold(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter

    text = "\n\n".join([SENTENCE * 4] * 30)
    blocks = tuple(Block("paragraph", SENTENCE * 4) for _ in range(30))
    window.reading.go(add_article(desk.library, "Long", text, blocks=blocks))
    window.list.select(window.reading.article_id)
    target = tmp_path / "printed.pdf"

    def accept(dialog: QPrintDialog) -> int:
        printer = dialog.printer()
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(target))
        printer.setPageSize(QPageSize(QPageSize.PageSizeId.A5))
        printer.setFromTo(2, 3)
        return int(QPrintDialog.DialogCode.Accepted)

    monkeypatch.setattr(QPrintDialog, "exec", accept)
    dialog = opened(window, qtbot)
    before = len(dialog.pages)
    with qtbot.waitSignal(dialog.finished):
        dialog.print.click()
    assert len(dialog.pages) > before > 1
    content = target.read_bytes()
    assert len(re.findall(rb"/Type /Page\n", content)) == 2
    assert re.search(rb"/MediaBox \[0 0 4[12]\d(\.\d+)? 59\d", content)


def test_choices_are_kept_and_change_the_pages(window: MainWindow, qtbot: QtBot, desk: Desk) -> None:
    dialog = opened(window, qtbot)
    box = dialog.choices["citation"]
    box.click()
    qtbot.waitUntil(lambda: dialog.is_ready)
    assert desk.settings["print_citation"] is True
    assert any("Citation" in part.document.toPlainText() for part in dialog.pages[0].composition.parts)
    combo = dialog.choices["size"]
    combo.setCurrentIndex(combo.count() - 1)
    qtbot.waitUntil(lambda: dialog.is_ready)
    assert desk.settings["print_size"] == 18
    dialog.reject()
    assert opened(window, qtbot).choices["size"].currentData() == 18


def test_a_summary_is_made_when_it_is_asked_for(window: MainWindow, qtbot: QtBot) -> None:
    dialog = opened(window, qtbot)
    dialog.choices["summary"].click()
    qtbot.waitUntil(lambda: dialog.is_ready)
    assert any("own words" in part.document.toPlainText() for part in dialog.pages[0].composition.parts)


def test_selected_articles_follow_each_other_each_on_a_page_of_its_own(window: MainWindow, qtbot: QtBot) -> None:
    window.list.select_all()
    dialog = opened(window, qtbot)
    assert [page.number for page in dialog.pages] == [0, 0, 0]
    assert len({page.foot.address for page in dialog.pages}) == 3
    assert "and 2 other articles" in dialog._printable.title


def test_an_article_without_a_text_is_not_printed(
    desk: Desk, qtbot: QtBot, open_window: Callable[[], MainWindow]
) -> None:
    add_article(desk.library, "Ferry returns")
    window = open_window()
    dialog = opened(window, qtbot)
    dialog._pieces = []
    dialog._lay_out()
    qtbot.waitUntil(lambda: dialog.is_ready)
    assert not dialog.save.isEnabled()
    assert "Nothing to print" in dialog.status.text()


def test_the_preview_is_reached_and_scrolled_by_keys(window: MainWindow, qtbot: QtBot) -> None:
    dialog = opened(window, qtbot)
    preview = dialog.preview
    assert preview.accessibleName() == "Preview"
    assert preview.accessibleDescription() == "Page 1 of 1"
    preview.setFocus()
    wide = QRectF(preview.rect_of(0)).width()
    qtbot.keyClicks(preview, "+")
    assert preview.rect_of(0).width() > wide
    qtbot.keyClick(preview, Qt.Key.Key_End)
    assert preview.verticalScrollBar().value() == preview.verticalScrollBar().maximum()
    qtbot.keyClicks(preview, "0")
    assert preview.rect_of(0).width() == wide
    assert all(choice.accessibleName() or choice.text() for choice in dialog.choices.values())


def test_escape_closes_it_while_pages_are_prepared(window: MainWindow, qtbot: QtBot) -> None:
    window.actions_["print"].trigger()
    dialog = window.printing.dialog
    assert dialog is not None
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_at_four_times_the_size_the_choices_have_all_the_room(window: MainWindow, qtbot: QtBot) -> None:
    dialog = opened(window, qtbot)
    dialog.resize(320, 256)  # what a screen of 1280 x 1024 shows at 400 %
    assert (dialog.width(), dialog.height()) == (320, 256)
    assert not dialog.preview.isVisible()
    for button in (dialog.save, dialog.print, dialog.close_):
        assert dialog.rect().contains(QRect(button.mapTo(dialog, QPoint(0, 0)), button.size()))
    dialog.resize(900, 600)
    assert dialog.preview.isVisible()
    assert dialog.preview.width() > 500
