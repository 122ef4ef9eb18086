"""A page is put together from pieces that come in order and are as long as was announced, or not at all."""

from __future__ import annotations

import base64
import json

import pytest

from reader.capture.handed_over.assembly import Assembly
from reader.capture.handed_over.messages import Begin, Piece, Refused, parse
from tests.handing import begin, handed_over


def announced(document: int, *pictures: int, page_picture: int = 0) -> Assembly:
    listed = [{"address": "", "mime": "", "bytes": size, "width": 0, "height": 0} for size in pictures]
    message = parse(json.dumps(begin(document=document, pictures=listed, picture_of_page=page_picture)).encode())
    assert isinstance(message, Begin)
    return Assembly(message.about)


def piece(of: str | int, data: bytes) -> Piece:
    return Piece("s1", of, base64.b64encode(data).decode())


def test_pieces_become_the_page() -> None:
    coming = announced(6, 2, 0, 3, page_picture=4)
    for one in (
        piece("document", b"abc"),
        piece("document", b"def"),
        piece(0, b"12"),
        piece(2, b"345"),
        piece("page_picture", b"page"),
    ):
        coming.add(one)
    page = coming.whole()
    assert (page.document, page.pictures, page.page_picture) == (b"abcdef", (b"12", b"", b"345"), b"page")
    assert coming.size == 15


@pytest.mark.parametrize(
    "pieces",
    [
        [piece("document", b"abcdefg")],
        [piece("document", b"abc"), piece(0, b"12")],
        [piece("document", b"abcdef"), piece(1, b"1")],
        [piece("document", b"abcdef"), piece("page_picture", b"p")],
        [piece("document", b"abcdef"), piece(0, b"12"), piece("document", b"a")],
        [piece("document", b"abcdef"), piece(0, b"12"), piece(0, b"1")],
        [Piece("s1", "document", "not base64!")],
        [Piece("s1", "document", "YQ==\n")],
        [Piece("s1", "document", "é")],
    ],
)
def test_pieces_that_are_wrong_are_refused(pieces: list[Piece]) -> None:
    coming = announced(6, 2)
    for one in pieces[:-1]:
        coming.add(one)
    with pytest.raises(Refused) as caught:
        coming.add(pieces[-1])
    assert caught.value.code == "not_understood"


def test_a_page_of_which_something_lacks_is_refused() -> None:
    coming = announced(6, 2)
    coming.add(piece("document", b"abcdef"))
    with pytest.raises(Refused, match="missing"):
        coming.whole()


def test_the_messages_of_a_save_make_a_page() -> None:
    page = handed_over(b"<p>x" * 400_000, ("https://a.example/p.png", b"png"))
    assert len(page.document) == 1_600_000
    assert page.pictures == (b"png",)
