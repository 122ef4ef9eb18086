"""Messages of the extension: what is understood, what is refused with which code, and what is cut."""

from __future__ import annotations

import json
from typing import Any

import pytest

from reader.capture.handed_over import messages
from reader.capture.handed_over.messages import (
    Begin,
    Known,
    Piece,
    Refused,
    Selection,
    Show,
    TagsBeginning,
    id_of,
    parse,
)
from tests.handing import begin


def read(message: object) -> Any:
    return parse(json.dumps(message).encode())


def refusal(message: object) -> Refused:
    raw = message if isinstance(message, bytes) else json.dumps(message).encode()
    with pytest.raises(Refused) as caught:
        parse(raw)
    assert caught.value.said.endswith(".")
    return caught.value


def test_the_questions_are_understood() -> None:
    assert read({"v": 1, "id": "a-1", "verb": "known", "address": "https://a.example/"}) == Known(
        "a-1", "https://a.example/"
    )
    assert read({"v": 1, "id": "a", "verb": "tags", "begins": "wo"}) == TagsBeginning("a", "wo")
    assert read({"v": 1, "id": "a", "verb": "show", "article": 12}) == Show("a", 12)


def test_a_page_is_understood() -> None:
    picture = {"address": "https://a.example/x.png", "mime": "image/png", "bytes": 9, "width": 3, "height": 4}
    message = read(
        begin(
            headers=[["Server", "nginx"], ["X-Auth-Token", "s"], ["Set-Cookie", "s"], ["X-Tearsheet-Captured", "{}"]],
            pictures=[picture, {**picture, "address": "tearsheet-picture:7"}],
            tags=["work", " a  b "],
            star=True,
            note="why",
            selection={"exact": "words", "prefix": "some ", "suffix": "."},
        )
    )
    assert isinstance(message, Begin)
    about = message.about
    assert about.headers == (("Server", "nginx"),)
    assert [one.address for one in about.pictures] == ["https://a.example/x.png", "tearsheet-picture:7"]
    assert (about.tags, about.star, about.note, about.wanted) == (("work", "a b"), True, "why", "new")
    assert about.selection == Selection("words", "some ", ".")
    assert about.taken == "2026-01-02T03:04:05+00:00"


@pytest.mark.parametrize("address", ["file:///etc/passwd", "data:image/png;base64,AA", "blob:https://a/1", "x" * 9000])
def test_a_picture_that_is_not_on_the_web_has_no_address(address: str) -> None:
    picture = {"address": address, "mime": "image/png", "bytes": 9, "width": 3, "height": 4}
    assert read(begin(pictures=[picture])).about.pictures[0].address == ""


@pytest.mark.parametrize(
    "address", ["", "file:///etc/passwd", "/etc/passwd", "about:blank", "chrome://settings", "https://", "http://a\nb/"]
)
def test_only_pages_on_the_web_are_taken(address: str) -> None:
    assert refusal(begin(address=address)).code == "not_saved"


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"\xff\xfe",
        b"null",
        b"[]",
        b"{",
        b'"a"',
        b"[" * 200_000,
        b'{"v":1,"v":1,"id":"a","verb":"tags","begins":""}',
        b'{"v":1,"id":"a","verb":"show","article":NaN}',
        b'{"v":1,"id":"a","verb":"show","article":1.0}',
        b'{"v":1,"id":"a","verb":"show","article":' + b"9" * 9000 + b"}",
    ],
)
def test_what_is_no_message_is_not_understood(raw: bytes) -> None:
    assert refusal(raw).code == "not_understood"


@pytest.mark.parametrize(
    "message",
    [
        {"id": "a", "verb": "tags", "begins": ""},
        {"v": True, "id": "a", "verb": "tags", "begins": ""},
        {"v": "1", "id": "a", "verb": "tags", "begins": ""},
        {"v": 1, "id": "../a", "verb": "tags", "begins": ""},
        {"v": 1, "id": "", "verb": "tags", "begins": ""},
        {"v": 1, "id": "a\n", "verb": "tags", "begins": ""},
        {"v": 1, "id": "a" * 65, "verb": "tags", "begins": ""},
        {"v": 1, "id": "a", "verb": "run", "begins": ""},
        {"v": 1, "id": "a", "verb": "tags"},
        {"v": 1, "id": "a", "verb": "tags", "begins": 1},
        {"v": 1, "id": "a", "verb": "tags", "begins": "x" * 201},
        {"v": 1, "id": "a", "verb": "tags", "begins": "", "path": "/etc"},
        {"v": 1, "id": "a", "verb": "show", "article": 0},
        {"v": 1, "id": "a", "verb": "show", "article": True},
        {"v": 1, "id": "a", "verb": "show", "article": "1"},
        {"v": 1, "id": "a", "verb": "save", "part": "middle"},
        {"v": 1, "id": "a", "verb": "save", "part": "bytes", "of": "text", "data": ""},
        {"v": 1, "id": "a", "verb": "save", "part": "bytes", "of": -1, "data": ""},
        {"v": 1, "id": "a", "verb": "save", "part": "bytes", "of": 500, "data": ""},
        {"v": 1, "id": "a", "verb": "save", "part": "bytes", "of": False, "data": ""},
        {"v": 1, "id": "a", "verb": "save", "part": "bytes", "of": [], "data": ""},
        begin(kind="txt"),
        begin(document=0),
        begin(document=-1),
        begin(document=True),
        begin(taken="yesterday"),
        begin(taken="2026-13-45T00:00:00Z"),
        begin(headers={}),
        begin(headers=[["a"]]),
        begin(pictures=[{}]),
        begin(pictures=[[]]),
        begin(tags="work"),
        begin(tags=[1]),
        begin(tags=["x"] * 51),
        begin(star=1),
        begin(as_="new "),
        begin(as_=["new"]),
        begin(selection={"exact": "a"}),
        begin(path="/etc/passwd"),
    ],
)
def test_a_message_that_the_schema_does_not_have_is_not_understood(message: object) -> None:
    assert refusal(message).code == "not_understood"


def test_other_versions_are_told_which_of_the_two_to_update() -> None:
    asked = {"id": "a", "verb": "tags", "begins": ""}
    assert refusal({"v": 0, **asked}).code == "extension_too_old"
    assert refusal({"v": 2, **asked}).code == "extension_too_new"


def test_what_is_too_large_is_refused_before_a_byte_came() -> None:
    picture = {"address": "", "mime": "image/png", "bytes": 19_000_000, "width": 1, "height": 1}
    assert refusal(begin(document=messages.MAX_DOCUMENT_BYTES + 1)).code == "too_large"
    assert refusal(begin(document=30_000_000, pictures=[picture, picture])).code == "too_large"
    assert refusal(begin(pictures=[{**picture, "bytes": 0}] * 501)).code == "too_large"


def test_what_a_page_alone_decides_is_cut_and_not_refused() -> None:
    about = read(begin(title="A\u202e" + "b\n" * 9000, language="\ud800x", charset="c" * 5000)).about
    assert about.title.startswith("A b b")
    assert len(about.title) <= messages.MAX_TITLE
    assert about.language == "\ufffdx"
    assert len(about.charset) == messages.MAX_SHORT


def test_an_answer_carries_only_an_id_that_is_one() -> None:
    assert id_of(b'{"id": "a-1"}') == "a-1"
    assert id_of(b'{"id": "../a"}') == id_of(b'{"id": 1}') == id_of(b"[") == id_of(b"[" * 200_000) == ""


def test_the_bytes_of_a_page_are_understood() -> None:
    assert read({"v": 1, "id": "a", "verb": "save", "part": "bytes", "of": 3, "data": "AA=="}) == Piece("a", 3, "AA==")
