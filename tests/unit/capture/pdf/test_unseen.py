"""Words of a PDF that nobody sees are none, but for those of a scan."""

from __future__ import annotations

import pytest

from reader.capture.pdf.pages import pages_of
from tests.unit.capture.pdf.making import Words, pdf

SENTENCE = [Words("The mayor did ", 72, 700), Words("not ", 142, 700, way=3), Words("take money.", 160, 700)]


def words(data: bytes) -> str:
    return " ".join(" ".join(line.text for line in page.lines) for page in pages_of(data).pages)


def test_invisible_words_are_left_out_and_the_sentence_is_what_is_seen() -> None:
    assert words(pdf([SENTENCE])).split() == ["The", "mayor", "did", "take", "money."]


def test_the_words_of_a_scan_stay() -> None:
    assert words(pdf([SENTENCE], picture=(60, 85), scan=True)).split() == [
        "The",
        "mayor",
        "did",
        "not",
        "take",
        "money.",
    ]
    assert "not" not in words(pdf([SENTENCE], picture=(60, 85)))


@pytest.mark.parametrize(("x", "y"), [(72, 2000), (72, -300), (900, 700), (-900, 700)])
def test_words_beyond_the_page_are_left_out(x: float, y: float) -> None:
    assert words(pdf([[Words("Seen.", 72, 700), Words("Never seen.", x, y)]])).split() == ["Seen."]
