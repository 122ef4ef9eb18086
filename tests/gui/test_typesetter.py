"""The text is one thing: every place on screen has its offset in the article's text, and every offset its place."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QTextCursor, QTextDocument
from PySide6.QtWidgets import QApplication

from reader.gui.article.typesetter import Typesetter
from reader.gui.kit.copying import mime_of
from reader.gui.kit.theme import Theme, tokens
from reader.model.blocks import Block, Inline, Picture, plain_text

BLOCKS = (
    Block("figure", picture=Picture("https://news.example/a.jpg", key="k"), caption="A caption that is not text"),
    Block(
        "paragraph",
        "🚢 The ferry 🔧 left at six.\nIt was late.",
        (Inline(2, 11, "strong"), Inline(6, 16, "link", "https://news.example/")),
    ),
    Block("heading", "Two letters", level=2),
    Block("item", "first", group=1),
    Block("item", "inner", level=1, ordered=True, group=1),
    Block("row", "Port\tBoats", header=True, group=2),
    Block(
        "row", "North quay\t31", (Inline(6, 10, "link", "https://news.example/quay"), Inline(11, 13, "strong")), group=2
    ),
    Block("row", "\t9", group=2),
    Block("figure", caption="The ferry at night", href="https://video.example/watch"),
    Block("quote", "You can fix it in an hour."),
    Block("code", "def f():\n    return 1"),
    Block("paragraph", "ميناء المدينة يعيد فتح الرصيف"),
    Block("paragraph", "東京都知事が発表した。"),
)
TEXT = plain_text(BLOCKS)


@pytest.fixture
def set_text(qapp: QApplication, theme: Theme) -> Typesetter:
    document = QTextDocument()
    typesetter = Typesetter(document, theme, 19, 640)
    typesetter.set(BLOCKS, lambda _key: (800, 600))
    typesetter.keep = document  # type: ignore[attr-defined]
    return typesetter


def selected(typesetter: Typesetter, start: int, end: int) -> list[str]:
    return [cursor.selectedText().replace("\u2028", "\n") for cursor in typesetter.selections(start, end)]


@pytest.mark.parametrize(
    "words",
    [
        "🚢 The ferry",
        "🔧 left at six.\nIt was",
        "Two letters",
        "first",
        "inner",
        "Boats",
        "31",
        "9",
        "in an hour",
        "return 1",
        "المدينة",
        "知事",
    ],
)
def test_a_span_of_the_text_selects_exactly_its_words(set_text: Typesetter, words: str) -> None:
    start = TEXT.index(words)
    assert selected(set_text, start, start + len(words)) == [words]


def test_a_span_over_blocks_selects_each_without_paragraph_ends(set_text: Typesetter) -> None:
    start, end = TEXT.index("late."), TEXT.index("letters") + len("letters")
    assert selected(set_text, start, end) == ["late.", "Two letters"]


def test_every_offset_comes_back_from_its_place(set_text: Typesetter) -> None:
    for piece in set_text.pieces:
        for offset in range(piece.start, piece.start + len(piece.text)):
            assert set_text.offset_of(set_text.position_of(offset)) == offset


def links_of(typesetter: Typesetter) -> list[tuple[str, str]]:
    found = []
    block = typesetter.document.begin()
    while block.isValid():
        parts = block.begin()
        while not parts.atEnd():
            part = parts.fragment()
            if part.charFormat().isAnchor():
                found.append((part.text(), part.charFormat().anchorHref()))
            parts += 1
        block = block.next()
    return found


def test_links_stand_in_text_table_and_on_the_title_of_a_video(set_text: Typesetter) -> None:
    assert ("quay", "https://news.example/quay") in links_of(set_text)
    assert ("The ferry at night", "https://video.example/watch") in links_of(set_text)
    assert "Video at video.example" in set_text.document.toPlainText()
    assert "The ferry at night" not in TEXT


def test_a_picture_never_gets_wider_than_the_column(set_text: Typesetter) -> None:
    assert set_text.shown_size(3000, 1000).width() == 640
    assert set_text.shown_size(200, 100).width() == 200
    assert set_text.shown_size(1000, 9000).height() <= 960


def luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    r, g, b = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


def contrast(one: str, other: str) -> float:
    """Contrast ratio of two colours (WCAG 2.2, 1.4.3)."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("name", ["light", "dark"])
def test_offsets_are_right_for_text_beyond_the_basic_plane(name: str) -> None:
    theme = tokens(name)
    for plane in ("side", "list", "page", "card", "field"):
        for ink in ("ink", "ink2"):
            assert contrast(theme[ink], theme[plane]) >= 4.5, (name, ink, plane)
    for ink, plane in (
        ("on_accent", "accent"),
        ("accent", "page"),
        ("problem", "problem_soft"),
        ("ink", "marker"),
        ("ink2", "accent_soft"),
    ):
        assert contrast(theme[ink], theme[plane]) >= 4.5, (name, ink, plane)


CORRECTED = (
    Block(
        "paragraph",
        "It cost three lives in 40[1] days.",
        (Inline(8, 8, "del", "", "nine"), Inline(25, 28, "ref", "#note-1")),
    ),
    Block("paragraph", "", (Inline(0, 0, "del", "", "Nobody was hurt."),)),
    Block("item", "last", ordered=True, group=1, number=7),
    Block("item", "next", ordered=True, group=1),
    Block("paragraph", "[1] By the plate.", (Inline(0, 3, "back", "#ref-1"),), role="note"),
)


@pytest.fixture
def corrected(qapp: QApplication, theme: Theme) -> Typesetter:
    document = QTextDocument()
    typesetter = Typesetter(document, theme, 19, 640)
    typesetter.set(CORRECTED, lambda _key: (0, 0))
    typesetter.keep = document  # type: ignore[attr-defined]
    return typesetter


def test_struck_out_words_are_shown_between_the_pieces_of_the_text(corrected: Typesetter) -> None:
    text = plain_text(CORRECTED)
    shown = corrected.document.toPlainText()
    assert shown.startswith("It cost nine three lives")
    assert "Nobody was hurt." in shown
    assert "".join(selected(corrected, 0, text.index(" days"))) == "It cost three lives in 40[1]"
    for piece in corrected.pieces:
        for offset in range(piece.start, piece.start + len(piece.text)):
            assert corrected.offset_of(corrected.position_of(offset)) == offset


def test_plain_copies_leave_struck_out_words_out_and_web_copies_strike_them(corrected: Typesetter) -> None:
    cursor = QTextCursor(corrected.document)
    cursor.select(QTextCursor.SelectionType.Document)
    copied = mime_of(cursor)
    assert copied.text().startswith("It cost three lives in 40[1] days.\n\n7. last")
    assert "<p>It cost <s>nine </s>three lives in 40<sup>[1]</sup> days.</p>" in copied.html()


def test_items_show_the_numbers_that_their_page_gives_them(corrected: Typesetter) -> None:
    assert "7.\u2002last\n8.\u2002next" in corrected.document.toPlainText()


def test_a_mark_and_its_note_know_each_others_place(corrected: Typesetter) -> None:
    text = plain_text(CORRECTED)
    assert corrected.footnotes == {"#ref-1": text.index("[1]"), "#note-1": text.index("[1] By")}


@pytest.mark.parametrize("role", ["correction", "note", "caption", "question", "name", "time", "post"])
def test_a_block_of_any_role_shows_its_words(qapp: QApplication, theme: Theme, role: str) -> None:
    document = QTextDocument()
    Typesetter(document, theme, 19, 640).set((Block("paragraph", "Its words", role=role),), lambda _key: (0, 0))  # type: ignore[arg-type]
    assert document.toPlainText() == "Its words"


def test_code_has_as_much_room_above_its_plane_as_below_it(set_text: Typesetter) -> None:
    block = set_text.document.findBlock(set_text.position_of(TEXT.index("def f()")))
    assert block.blockFormat().topMargin() == block.blockFormat().bottomMargin() > 20


def looks(typesetter: Typesetter) -> list[tuple[str, ...]]:
    """Return the colours of every run of a document, and those of its tables."""
    found, block = [], typesetter.document.begin()
    while block.isValid():
        for run in block.textFormats():
            form = run.format
            colours = (form.foreground().color(), form.background().color(), form.underlineColor())
            found.append((str(run.start), *(colour.name() for colour in colours)))
        cell = QTextCursor(block).currentTable()
        if cell is not None:
            lines = cell.format().borderBrush().color().name()
            found.append((lines, cell.cellAt(0, 0).format().background().color().name()))
        block = block.next()
    return found


def test_recolouring_gives_the_looks_of_a_text_that_is_set_in_that_theme(
    set_text: Typesetter, theme: Theme, monkeypatch: pytest.MonkeyPatch
) -> None:
    pieces, before = list(set_text.pieces), looks(set_text)
    monkeypatch.setattr(theme, "_name", "dark")  # choosing it would reach the windows of all tests before
    set_text.recolour()
    fresh = QTextDocument()
    setter = Typesetter(fresh, theme, 19, 640)
    setter.set(BLOCKS, lambda _key: (800, 600))
    assert looks(set_text) == looks(setter) != before
    assert set_text.pieces == pieces == setter.pieces


def test_a_word_too_long_for_any_line_is_broken_on_screen_only(qapp: QApplication, theme: Theme) -> None:
    word = "tide" * 1_000
    block = Block("paragraph", f"See {word} now.", (Inline(100, 2_500, "strong"),))
    document = QTextDocument()
    typesetter = Typesetter(document, theme, 19, 640)
    typesetter.set([block], lambda _key: (0, 0))
    assert document.toPlainText().count("\u200b") == 3
    for offset in (3, 4, 1_003, 1_004, 1_005, 4_004):
        assert typesetter.offset_of(typesetter.position_of(offset)) == offset
    assert "".join(selected(typesetter, 4, 4_004)) == word
    everything = QTextCursor(document)
    everything.select(QTextCursor.SelectionType.Document)
    copied = mime_of(everything)
    assert copied.text() == block.text
    assert "\u200b" not in copied.html()


def test_marks_beside_and_over_each_other_are_all_set(qapp: QApplication, theme: Theme) -> None:
    block = Block("paragraph", "abcdef", (Inline(0, 4, "strong"), Inline(2, 6, "em"), Inline(3, 4, "code")))
    document = QTextDocument()
    Typesetter(document, theme, 19, 640).set([block], lambda _key: (0, 0))
    runs = [
        (run.length, run.format.fontWeight() > 400, run.format.fontItalic())
        for run in document.firstBlock().textFormats()
    ]
    assert runs == [(2, True, False), (1, True, True), (1, False, False), (2, False, True)]


def test_a_long_table_is_set_in_parts_with_columns_of_one_width(qapp: QApplication, theme: Theme) -> None:
    rows = [Block("row", f"North quay {n}\t{n}", header=not n, group=1) for n in range(3_200)]
    document = QTextDocument()
    typesetter = Typesetter(document, theme, 19, 640)
    typesetter.wraps_code = False
    typesetter.set([*rows, Block("paragraph", "After it.")], lambda _key: (0, 0))
    assert [table.rows() for table, _ in typesetter.tables] == [1500, 1500, 200]
    widths = {tuple(w.rawValue() for w in table.format().columnWidthConstraints()) for table, _ in typesetter.tables}
    assert len(widths) == 1
    at = plain_text(rows).index("North quay 3055")
    assert selected(typesetter, at, at + 15) == ["North quay 3055"]
    assert typesetter.offset_of(typesetter.position_of(at + 7)) == at + 7


def test_a_table_that_is_nearly_all_spans_is_no_larger_than_its_words(qapp: QApplication, theme: Theme) -> None:
    rows = [Block("row", "\t" * n + f"Pier {n}", group=1) for n in range(400)]
    typesetter = Typesetter(QTextDocument(), theme, 19, 640)
    typesetter.set(rows, lambda _key: (0, 0))
    (table, columns), *_ = typesetter.tables
    assert len(columns) == table.columns() == 1
    at = plain_text(rows).index("Pier 333")
    assert selected(typesetter, at, at + 8) == ["Pier 333"]


def test_a_table_with_a_word_too_long_for_a_cell_is_set_as_paragraphs(qapp: QApplication, theme: Theme) -> None:
    typesetter = Typesetter(QTextDocument(), theme, 19, 640)
    typesetter.set(
        [Block("row", "Pier\t" + "x" * 4_000, group=1), Block("row", "West\t9", group=1)], lambda _key: (0, 0)
    )
    assert not typesetter.tables
    assert selected(typesetter, 0, 4) == ["Pier"]
