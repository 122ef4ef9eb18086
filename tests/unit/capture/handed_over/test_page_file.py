"""The file in which a page waits gives back what was written, or says that it can't."""

from __future__ import annotations

import pytest

from reader.capture.handed_over.page_file import packed, unpacked
from reader.errors import FileUnreadable
from tests.handing import handed_over

PAGE = handed_over(
    b"<p>\xff",
    ("https://a.example/p.png", b"png"),
    ("", b""),
    headers=[["Server", "x"]],
    chain=["https://a.example/1"],
    selection={"exact": "x", "prefix": "", "suffix": ""},
    page_picture=b"picture",
    title="Fähre",
    tags=["a"],
)


def test_a_page_comes_back_as_it_was_written() -> None:
    assert unpacked(packed(PAGE), "a") == PAGE
    plain = handed_over(b"x")
    assert unpacked(packed(plain), "a") == plain


@pytest.mark.parametrize("at", [0, 20, 60, -40, -1])
def test_a_flipped_bit_is_noticed(at: int) -> None:
    content = bytearray(packed(PAGE))
    content[at] ^= 1
    with pytest.raises(FileUnreadable):
        unpacked(bytes(content), "a")


@pytest.mark.parametrize("length", [0, 1, 17, 40, -1])
def test_a_file_that_was_cut_is_noticed(length: int) -> None:
    with pytest.raises(FileUnreadable):
        unpacked(packed(PAGE)[:length], "a")
