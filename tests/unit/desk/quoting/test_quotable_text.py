from __future__ import annotations

from reader.desk.quoting.quotable_text import QuotableText
from reader.model.blocks import Block, Inline

BLOCKS = (
    Block("paragraph", "One[1] two.[2]", (Inline(3, 6, "ref", "#note-1"), Inline(11, 14, "ref", "#note-2"))),
    Block("paragraph", "Three."),
)


def test_marks_of_footnotes_are_left_out_and_every_offset_leads_back() -> None:
    quotable = QuotableText(BLOCKS)
    assert quotable.whole == "One[1] two.[2]\n\nThree."
    assert quotable.text == "One two.\n\nThree."
    for word in ("One", "two", "Three"):
        start = quotable.text.index(word)
        end = start + len(word)
        back = quotable.lengthened(start), quotable.lengthened(end, is_end=True)
        assert quotable.whole[slice(*back)] == word
        assert tuple(map(quotable.shortened, back)) == (start, end)


def test_an_offset_within_a_mark_is_the_words_before_it() -> None:
    quotable = QuotableText(BLOCKS)
    assert [quotable.shortened(offset) for offset in (3, 4, 6)] == [3, 3, 3]


def test_a_text_without_marks_is_itself_and_one_without_blocks_is_empty() -> None:
    assert QuotableText(BLOCKS[1:]).lengthened(4) == 4
    assert QuotableText(()).text == ""
    assert QuotableText(()).shortened(3) == 0


def test_a_raised_figure_behind_a_stop_is_a_footnote_and_behind_a_number_an_exponent() -> None:
    quotable = QuotableText([Block("paragraph", "It holds.¹ Some 10⁶ m² of “dyke.”²³ End.")])
    assert quotable.text == "It holds. Some 10⁶ m² of “dyke.” End."
