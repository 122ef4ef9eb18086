"""Blocks as sanitized HTML."""

from __future__ import annotations

from reader.capture.page.markup import blocks_to_html
from reader.model.blocks import Block, Inline, Picture


def test_lists_are_nested_by_level() -> None:
    items = [Block("item", text, level=level, group=1) for text, level in (("one", 0), ("deeper", 1), ("two", 0))]
    assert blocks_to_html(items) == "<ul><li>one<ul><li>deeper</li></ul></li><li>two</li></ul>"


def test_rows_of_one_group_are_one_table_and_quotes_one_blockquote() -> None:
    rows = [Block("row", "Pier\tYear", header=True, group=1), Block("row", "West\t1931", group=1)]
    quotes = [Block("quote", "One.", group=2), Block("quote", "Two.", group=2)]
    html = blocks_to_html([*rows, *quotes])
    assert html.count("<table>") == html.count("<blockquote>") == 1
    assert "<th>Pier</th>" in html
    assert "<p>One.</p><p>Two.</p>" in html


def test_runs_that_cross_are_closed_and_opened_again() -> None:
    block = Block("paragraph", "abcd", (Inline(0, 3, "strong"), Inline(2, 4, "em")))
    assert blocks_to_html([block]) == "<p><strong>ab<em>c</em></strong><em>d</em></p>"


def test_nothing_that_runs_gets_through() -> None:
    block = Block("paragraph", "<script>x()</script> & more", (Inline(0, 8, "link", "javascript:x()"),))
    figure = Block("figure", picture=Picture("javascript:x()", '"><script>'), caption="<b>c</b>")
    html = blocks_to_html([block, figure])
    assert "<script" not in html
    assert "javascript" not in html
    assert "&lt;b&gt;c&lt;/b&gt;" in html


def test_a_figure_without_picture_and_link_is_nothing() -> None:
    assert blocks_to_html([Block("figure", caption="Lost")]) == ""
