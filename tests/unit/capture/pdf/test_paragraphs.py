"""Lines become paragraphs and headings; what repeats on each page goes, what is text stays."""

from __future__ import annotations

from collections.abc import Sequence

from reader.capture.pdf.pages import Line, PagePicture, PdfPage
from reader.capture.pdf.paragraphs import blocks_of
from reader.model.blocks import Block

FULL = "words that fill the whole line up to its right edge here"


def line(text: str, y: float, left: float = 72, right: float = 500, height: float = 10, **more: bool) -> Line:
    return Line(text, left, right, y, height, **more)


def page(*lines: Line, pictures: Sequence[PagePicture] = ()) -> PdfPage:
    return PdfPage(lines, tuple(pictures), 595, 842)


def blocks(*pages: PdfPage) -> list[tuple[str, str]]:
    return [(block.kind, block.text) for block in blocks_of(pages)[0]]


def texts(*pages: PdfPage) -> list[str]:
    return [text for _, text in blocks(*pages)]


def test_lines_join_to_a_paragraph_and_a_wide_gap_begins_the_next() -> None:
    found = texts(
        page(line(FULL, 700), line(FULL, 688), line("and end.", 676), line("Next one " + FULL, 650), line("end.", 638))
    )
    assert found == [f"{FULL} {FULL} and end.", f"Next one {FULL} end."]


def test_an_indented_line_begins_a_paragraph_after_a_full_stop() -> None:
    found = texts(page(line(FULL, 700), line(FULL + ".", 688), line("Indented " + FULL, 676, left=84), line(FULL, 664)))
    assert len(found) == 2


def test_lines_hung_below_the_first_are_no_paragraphs() -> None:
    found = texts(
        page(line("First hangs " + FULL, 700), line(FULL, 688, left=84), line("end.", 676, left=84, right=120))
    )
    assert len(found) == 1


def test_a_short_line_that_ends_a_sentence_ends_the_paragraph() -> None:
    found = texts(page(line(FULL, 700), line("It ended.", 688, right=120), line(FULL, 676), line(FULL, 664)))
    assert len(found) == 2


def test_broken_words_are_mended_and_written_hyphens_stay() -> None:
    found = texts(
        page(
            line("The harbour mas", 700, hyphen=True),
            line("ter met the vice-", 688),
            line("President on a well-", 676),
            line("known ship; a well-known one, in mid-", 664),
            line("2024, he says.", 652, right=200),
        )
    )
    assert found == [
        "The harbour master met the vice-President on a well-known ship; a well-known one, in mid-2024, he says."
    ]


def test_a_sentence_goes_on_over_columns_and_pages() -> None:
    left, right = line(FULL, 700, right=280), line("goes on in the next column,", 700, left=310)
    beneath = line("and the page after", 688, left=310)
    second = page(line("that one.", 700, right=150), line("Another.", 660, right=150))
    assert texts(page(left, right, beneath), second) == [
        f"{FULL} goes on in the next column, and the page after that one.",
        "Another.",
    ]


def test_a_finished_sentence_does_not_run_into_the_next_page() -> None:
    assert len(texts(page(line(FULL + ".", 700)), page(line("Next page " + FULL, 700)))) == 2


def test_headers_footers_and_page_numbers_go() -> None:
    pages = [
        page(
            line("Harbour Board · Annual report", 800, right=220),
            line(f"Page {number} " + FULL + ".", 700),
            line(f"More of {number} " + FULL + ".", 688),
            line(str(number), 40, left=290, right=296),
        )
        for number in range(1, 5)
    ]
    said = " ".join(texts(*pages))
    assert "Annual report" not in said
    assert [text.split()[1] for text in texts(*pages)] == ["1", "2", "3", "4"]
    assert not said.endswith(" 4")


def test_a_title_that_later_pages_repeat_as_a_running_head_stays() -> None:
    first = page(line("The harbour report", 780, height=20), line("One " + FULL + ".", 700), line(FULL + ".", 688))
    others = [
        page(line("The harbour report", 800, right=220), line(f"{n} " + FULL + ".", 700), line(FULL + ".", 688))
        for n in range(4)
    ]
    found = texts(first, *others)
    assert found[0] == "The harbour report"
    assert found.count("The harbour report") == 1


def test_a_page_number_of_a_single_page_goes() -> None:
    assert texts(page(line(FULL, 700), line("end.", 688, right=100), line("1", 60, left=290, right=296))) == [
        f"{FULL} end."
    ]


def test_a_line_of_the_text_that_repeats_at_the_top_of_pages_stays() -> None:
    pages = [
        page(line("The same line opens each page of this text", 700), line(f"{n} " + FULL + ".", 688)) for n in range(4)
    ]
    assert " ".join(texts(*pages)).count("The same line opens") == 4


def test_larger_lines_are_headings_by_size_and_bold_ones_too() -> None:
    found = blocks_of(
        [
            page(
                line("The report", 780, right=200, height=20),
                line("What it says", 750, right=200, height=14),
                line(FULL, 720),
                line(FULL + ".", 708),
                line("Costs", 690, right=100, bold=True),
                line("Then " + FULL, 678),
                line(FULL + ".", 666),
            )
        ]
    )[0]
    assert [(b.kind, b.level, b.text) for b in found if b.kind == "heading"] == [
        ("heading", 1, "The report"),
        ("heading", 2, "What it says"),
        ("heading", 4, "Costs"),
    ]


def test_text_is_no_heading_because_a_table_in_small_print_has_more_letters() -> None:
    small = [line(f"{n} cells of a table in small print, with many letters", 500 - 8 * n, height=7) for n in range(30)]
    text = [line("Text " + FULL, 780 - 12 * n) for n in range(14)]
    found = blocks_of([page(line("Head", 800, right=120, height=16), *text, *small)])[0]
    assert [block.text for block in found if block.kind == "heading"] == ["Head"]


def test_bullets_and_numbers_make_lists() -> None:
    found = blocks_of(
        [page(line(FULL + ":", 700), line("• first thing", 688, right=150), line("2. second thing", 676, right=150))]
    )[0]
    assert [(b.kind, b.text, b.ordered, b.number) for b in found[1:]] == [
        ("item", "first thing", False, 0),
        ("item", "second thing", True, 2),
    ]


def test_pictures_are_placed_as_on_the_page() -> None:
    picture = PagePicture(b"bytes", 600, 80, 60)
    found, data = blocks_of([page(line(FULL + ".", 700), line("Below it " + FULL + ".", 550), pictures=[picture])])
    assert [block.kind for block in found] == ["paragraph", "figure", "paragraph"]
    assert found[1].picture is not None
    assert (found[1].picture.src, data) == ("tearsheet-picture:0", (b"bytes",))


def test_ligatures_come_apart_and_chinese_lines_join_without_a_space() -> None:
    assert texts(page(line("the ﬁrst oﬃce", 700))) == ["the first office"]
    assert texts(page(line("港务局周一表示将关闭", 700), line("东侧船闸", 688))) == ["港务局周一表示将关闭东侧船闸"]


def test_pages_without_lines_have_no_blocks() -> None:
    nothing: tuple[Block, ...] = ()
    assert blocks_of([page(), page()]) == (nothing, ())
