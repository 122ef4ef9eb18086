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


def test_a_figure_of_which_only_the_caption_is_known_keeps_it() -> None:
    assert blocks_to_html([Block("figure", caption="Drawn")]) == "<figure><figcaption>Drawn</figcaption></figure>"
    assert blocks_to_html([Block("figure")]) == ""


def test_what_was_struck_out_stands_struck_out_in_its_place() -> None:
    block = Block("paragraph", "It cost three lives.", (Inline(8, 8, "del", "", "nine"), Inline(8, 13, "ins")))
    assert blocks_to_html([block]) == "<p>It cost <del>nine</del> <ins>three</ins> lives.</p>"
    alone = Block("paragraph", "", (Inline(0, 0, "del", "", "Open <1>"),))
    assert blocks_to_html([alone]) == "<p><del>Open &lt;1&gt;</del></p>"
    assert (
        blocks_to_html([Block("paragraph", "So it", (Inline(5, 5, "del", "", "was"),))])
        == "<p>So it <del>was</del></p>"
    )


def test_items_say_their_number_where_counting_would_give_another() -> None:
    given = (("a", 3), ("b", 4), ("c", 2))
    items = [Block("item", text, ordered=True, group=1, number=number) for text, number in given]
    assert blocks_to_html(items) == '<ol><li value="3">a</li><li>b</li><li value="2">c</li></ol>'
