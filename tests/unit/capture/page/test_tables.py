"""Tables of data, cells that span several, and numbers of items."""

from __future__ import annotations

import pytest

from tests.unit.capture.page.segments import segments_of, told


def test_a_table_of_data_gives_rows_and_one_that_lays_out_the_page_paragraphs() -> None:
    assert told("<table><tr><th>Pier</th><th>Year</th></tr><tr><td>West</td><td>1931</td></tr></table>") == [
        ("row", "Pier\tYear"),
        ("row", "West\t1931"),
    ]
    assert told("<table><tr><td><p>A paragraph</p></td></tr></table>") == [("paragraph", "A paragraph")]


@pytest.mark.parametrize(
    ("markup", "numbers"),
    [
        ("<ol><li>a</li><li>b</li></ol>", [1, 2]),
        ("<ol start=5><li>a</li><li>b</li></ol>", [5, 6]),
        ("<ol reversed><li>a</li><li>b</li><li>c</li></ol>", [3, 2, 1]),
        ("<ol><li value=4>a</li><li>b</li></ol>", [4, 5]),
        ("<ol><li>a<ol start=3><li>deeper</li></ol></li><li>b</li></ol>", [1, 3, 2]),
        ("<ul><li>a</li><li>b</li></ul>", [0, 0]),
    ],
)
def test_items_have_the_numbers_that_the_page_gives_them(markup: str, numbers: list[int]) -> None:
    assert [piece.block.number for piece in segments_of(markup)] == numbers


def test_a_cell_that_spans_rows_or_columns_leaves_the_others_under_their_own_heading() -> None:
    markup = (
        "<table><tr><th>Pier</th><th>Year</th><th>Stones</th></tr><tr><td rowspan=2>West</td><td>1931</td><td>40</td></tr>"
        "<tr><td>1932</td><td>55</td></tr><tr><td colspan=2>Both</td><td>95</td></tr></table>"
    )
    assert [text for _, text in told(markup)] == ["Pier\tYear\tStones", "West\t1931\t40", "\t1932\t55", "Both\t\t95"]


def test_the_caption_of_a_table_comes_before_its_rows() -> None:
    pieces = segments_of(
        "<table><caption>Stones</caption><tr><th>Pier</th><th>Year</th></tr><tr><td>A</td><td>1</td></tr></table>"
    )
    assert [(p.block.text, p.block.role) for p in pieces[:2]] == [("Stones", "caption"), ("Pier\tYear", "")]


@pytest.mark.parametrize(
    ("cell", "rows"),
    [
        ("rowspan=65534", ["Pier 0\tBoat 0", "Pier 1\tBoat 1"]),
        ("colspan=1000 rowspan=65534", ["Pier 0\tBoat 0", "Pier 1\tBoat 1"]),
    ],
    ids=["rows", "both"],
)
def test_cells_that_span_without_end_stand_side_by_side(cell: str, rows: list[str]) -> None:
    made = "".join(f"<tr><td {cell}>Pier {n}</td><td {cell}>Boat {n}</td></tr>" for n in range(3_000))
    found = [text for _, text in told(f"<table>{made}</table>")]
    assert found[:2] == rows
    assert len(found) == 3_000


def test_a_heading_over_more_columns_than_there_are_adds_none() -> None:
    markup = "<table><tr><th colspan=99>Piers</th></tr><tr><td>West</td><td>1931</td></tr></table>"
    assert [text for _, text in told(markup)] == ["Piers\t", "West\t1931"]
