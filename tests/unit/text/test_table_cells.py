"""A table's cells, and the bound on those without words."""

from __future__ import annotations

from reader.model.blocks import Inline
from reader.text.table_cells import inlines_of, table_cells


def test_a_row_is_its_cells_with_their_offsets() -> None:
    assert table_cells(["a\t\tbc", "d"]) == [[(0, "a"), (2, ""), (3, "bc")], [(0, "d")]]


def test_columns_without_a_word_go_from_a_table_that_is_nearly_empty() -> None:
    rows = ["\t" * 99 + f"one {n}" + "\t" * 99 + f"two {n}" for n in range(30)]
    assert table_cells(rows)[7] == [(99, "one 7"), (203, "two 7")]


def test_all_empty_cells_go_where_columns_do_not_suffice() -> None:
    rows = ["\t" * n + f"cell {n}" for n in range(300)]
    cells = table_cells([*rows, "\t\t"])
    assert cells[299] == [(299, "cell 299")]
    assert cells[300] == [(0, "")]


def test_a_table_with_gaps_keeps_its_columns() -> None:
    rows = ["a\t\t\tb"] * 900
    assert {len(row) for row in table_cells(rows)} == {4}


def test_each_cell_has_its_own_inlines() -> None:
    (cells,) = table_cells(["one\ttwo words\tthree"])
    marks = [
        Inline(0, 3, "em"),
        Inline(8, 13, "link", "https://x.example/"),
        Inline(4, 16, "strong"),
        Inline(13, 13, "del", words="x"),
    ]
    assert inlines_of(cells, marks) == [
        (Inline(0, 3, "em"),),
        (Inline(4, 9, "link", "https://x.example/"), Inline(9, 9, "del", words="x")),
        (),
    ]
