"""What an attacker, a broken extension or a broken pipe may send to the browser's host, each with what must follow.

The bytes of a whole conversation come as one, and standard input ends after them. Nothing of these may be saved, but where
``saved`` says so; the host answers only in its own words, and ends.
"""

from __future__ import annotations

import base64
import json
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.handing import begin, messages
from tests.site import STORY

PAGE = (STORY % {"title": "Ferry returns", "name": "Anna"}).encode()
MB = 1_000_000


@dataclass(frozen=True)
class Conversation:
    """Bytes for the host, the codes that its refusals may have (all that it refuses), how many articles are left, and
    how often it may say that all went well.
    """

    name: str
    sent: bytes
    codes: frozenset[str]
    saved: int = 0
    fine: int = 0


def framed(content: bytes) -> bytes:
    return struct.pack("=I", len(content)) + content


def said(*all_: object) -> bytes:
    return b"".join(framed(json.dumps(one).encode()) for one in all_)


def _save(part: str, number: str = "s1", **more: Any) -> dict[str, Any]:
    return {"v": 1, "id": number, "verb": "save", "part": part, **more}


def _bytes(data: bytes, of: object = "document", number: str = "s1") -> dict[str, Any]:
    return _save("bytes", number, of=of, data=base64.b64encode(data).decode())


def conversations() -> Iterator[Conversation]:
    """Yield all of them, the same ones each time."""
    for name, sent, codes, *rest in _all():
        yield Conversation(name, sent, frozenset(codes.split()), *rest)


def _all() -> Iterator[tuple[Any, ...]]:
    yield from _framing()
    yield from _shapes()
    yield from _pages()
    yield from _orders()


def _framing() -> Iterator[tuple[Any, ...]]:
    known = {"v": 1, "id": "k", "verb": "known", "address": "https://news.example/a"}
    yield "nothing at all", b"", ""
    yield "one byte", b"\x07", ""
    yield "a length and no message", struct.pack("=I", 40), ""
    yield "half a message", framed(json.dumps(known).encode())[:30], ""
    yield "no length", struct.pack("=I", 0), "not_understood"
    yield "the greatest length", b"\xff\xff\xff\xff" + b"x" * 1000, "too_large"
    yield "a length above the limit", struct.pack("=I", MB + 1) + b"{}", "too_large"
    yield "a length in the other byte order", struct.pack(">I", 2) + b"{}", "too_large"
    yield "text without a length", b"GET / HTTP/1.1\r\nHost: x\r\n\r\n" * 50, "too_large not_understood"
    yield "lines of JSON without a length", (json.dumps(known) + "\n").encode() * 3, "too_large not_understood"
    yield (
        "a length that is one too short",
        struct.pack("=I", len(json.dumps(known)) - 1) + json.dumps(known).encode(),
        "not_understood too_large",
    )
    yield "a thousand empty objects", said({}) * 1000, "not_understood"
    yield "a megabyte of brackets", framed(b"[" * MB), "not_understood"
    yield "a megabyte of objects in each other", framed((b'{"a":' * 150_000)[:MB]), "not_understood"
    yield "bytes that are no UTF-8", framed(b'{"v":1,"id":"\xff\xfe","verb":"known"}'), "not_understood"
    yield "UTF-16", framed(json.dumps(known).encode("utf-16")), "not_understood"


def _shapes() -> Iterator[tuple[Any, ...]]:
    known = {"v": 1, "id": "k", "verb": "known", "address": "https://news.example/a"}
    yield "an array", said([known]), "not_understood"
    yield "a number of a million digits", framed(b'{"v":' + b"9" * 900_000 + b"}"), "not_understood extension_too_new"
    yield "not a number", framed(b'{"v":NaN,"id":"k","verb":"tags","begins":""}'), "not_understood"
    yield "no version", said({name: value for name, value in known.items() if name != "v"}), "not_understood"
    yield "version true", said({**known, "v": True}), "not_understood"
    yield "version 1.0", framed(b'{"v":1.0,"id":"k","verb":"tags","begins":""}'), "not_understood"
    yield (
        "an old and a new version",
        said({**known, "v": 0}, {**known, "v": -5}, {**known, "v": 2**60}),
        "extension_too_old extension_too_new",
    )
    yield (
        "verbs that there are not",
        said(*({**known, "verb": verb} for verb in ("run", "open", "delete", "__class__", "eval", "", None, 7))),
        "not_understood",
    )
    yield (
        "ids that are none",
        said(*({**known, "id": one} for one in ("", "a" * 65, "../x", "a\nb", "ä", None, 7, ["k"], {}))),
        "not_understood",
    )
    yield (
        "a field twice",
        framed(b'{"v":1,"id":"k","verb":"known","address":"https://a.example/","address":"file:///etc/passwd"}'),
        "not_understood",
    )
    yield (
        "fields that nobody knows",
        said({**known, "path": "/etc/passwd"}, {**known, "command": ["sh"]}),
        "not_understood",
    )
    yield "a prototype", said({**known, "__proto__": {"verb": "save"}}), "not_understood"
    yield "half characters", framed(b'{"v":1,"id":"k","verb":"tags","begins":"\\ud800\\u0000"}'), "", 0, 1
    paths = (
        "/etc/passwd",
        "file:///etc/passwd",
        "C:\\Windows\\win.ini",
        "\\\\server\\share",
        "~/.ssh/id_rsa",
        "about:config",
        "javascript:1",
        "data:text/html,x",
        "chrome://settings",
        "https://",
        "http:///etc/passwd",
        "",
    )
    yield (
        "paths in place of addresses",
        said(*({**known, "id": f"k{n}", "address": one} for n, one in enumerate(paths))),
        "not_understood not_saved",
    )
    yield (
        "numbers of articles that are none",
        said(
            *(
                {"v": 1, "id": "s", "verb": "show", "article": one}
                for one in (0, -1, 2**70, "1", True, None, [1], {"a": 1})
            )
        ),
        "not_understood",
    )
    yield (
        "a beginning of a tag for SQL",
        said({"v": 1, "id": "t", "verb": "tags", "begins": "'; DROP TABLE articles; --%_*"}),
        "",
        0,
        1,
    )


def _pages() -> Iterator[tuple[Any, ...]]:
    def with_page(**changed: Any) -> bytes:
        return said(begin(**{"document": len(PAGE), **changed}), *messages(PAGE)[1:])

    for address in (
        "file:///etc/passwd",
        "/etc/passwd",
        "ftp://a.example/x",
        "chrome-extension://abc/x.html",
        "https://a.example/" + "x" * 9000,
    ):
        yield f"a page at {address[:30]}", with_page(address=address), "not_saved not_understood"
    yield (
        "a chain of addresses with a path",
        with_page(chain=["https://a.example/", {"path": "/etc/passwd"}]),
        "not_understood",
    )
    yield "a negative size", with_page(document=-1), "not_understood"
    yield "a size that is no number", with_page(document="12"), "not_understood"
    yield "a document of 41 MB", with_page(document=41 * MB), "too_large not_understood"
    yield "pictures of 80 MB together", with_page(pictures=[_picture(bytes=19 * MB)] * 4), "too_large not_understood"
    yield "501 pictures", with_page(pictures=[_picture()] * 501), "not_understood too_large"
    yield "a picture that is no object", with_page(pictures=["https://a.example/p.png"]), "not_understood"
    yield "a picture as wide as the world", with_page(pictures=[_picture(width=2**60)]), "not_understood"
    yield "a time that is none", with_page(taken="yesterday; rm -rf /"), "not_understood"
    yield "a kind that there is not", with_page(kind="exe"), "not_understood"
    yield "headers that are none", with_page(headers={"a": "b"}), "not_understood"
    yield "a note of a megabyte", with_page(note="n" * 900_000), "not_understood"
    yield "51 tags, and tags that are none", with_page(tags=["t"] * 51) + with_page(tags=[{"t": 1}]), "not_understood"
    yield "a way of saving that there is not", with_page(**{"as": "overwrite"}), "not_understood"
    yield "a selection that is a list", with_page(selection=["exact"]), "not_understood"


def _picture(**changed: Any) -> dict[str, Any]:
    return {"address": "https://a.example/p.png", "mime": "image/png", "bytes": 4, "width": 1, "height": 1, **changed}


def _orders() -> Iterator[tuple[Any, ...]]:
    first, *middle, last = messages(PAGE)
    size = len(PAGE)
    yield "an end without a beginning", said(last), "not_understood"
    yield "bytes without a beginning", said(*middle, last), "not_understood"
    yield "a beginning and no more", said(first), ""
    yield "a page without its end", said(first, *middle), ""
    yield "a page whose bytes lack", said(first, last), "not_understood"
    yield "fewer bytes than were told", said(first, _bytes(PAGE[:-1]), last), "not_understood"
    yield "more bytes than were told", said(first, _bytes(PAGE + b"x"), last), "not_understood too_large"
    yield "the document twice", said(first, *middle, *middle, last), "not_understood too_large"
    yield "the same beginning twice", said(first, first), "not_understood busy"
    yield (
        "bytes that are no base64",
        said(first, _save("bytes", of="document", data="!!%%" * 10), last),
        "not_understood",
    )
    yield (
        "base64 with spaces and lines",
        said(first, _save("bytes", of="document", data=" \n" + base64.b64encode(PAGE).decode()), last),
        "not_understood",
    )
    yield "bytes for a picture that nobody told of", said(first, *middle, _bytes(b"x", 0), last), "not_understood"
    yield (
        "bytes for things that there are not",
        said(first, *(_bytes(b"x", of) for of in (-1, 500, "../document", None, True, 1.5)), last),
        "not_understood",
    )
    two = begin(document=size, pictures=[_picture(), _picture()])
    yield (
        "pictures in the wrong order",
        said(two, *middle, _bytes(b"abcd", 1), _bytes(b"abcd", 0), last),
        "not_understood",
    )
    yield (
        "a picture before the document",
        said(two, _bytes(b"abcd", 0), *middle, _bytes(b"abcd", 1), last),
        "not_understood",
    )
    yield (
        "a cancel of nothing, and of a page",
        said(_save("cancel", "nobody"), first, *middle, _save("cancel"), last),
        "not_understood",
    )
    yield "bytes of another's save", said(first, _bytes(PAGE, number="s2"), last), "not_understood"
    yield "a hundred beginnings", said(*(begin(f"m{n}", document=size) for n in range(100))), "busy not_understood"


def wrong_of(one: Conversation, answers: bytes, articles: int, waiting: list[Path]) -> str | None:
    """Return what did not hold, from all that the host wrote, the articles that are in the library, and the files that
    wait to be taken in; None where all held.
    """
    fine = 0
    while answers:
        if len(answers) < 4 or len(answers) < 4 + struct.unpack("=I", answers[:4])[0]:
            return f"wrote something that is no answer: {answers[:60]!r}"
        length = struct.unpack("=I", answers[:4])[0]
        answer, answers = json.loads(answers[4 : 4 + length]), answers[4 + length :]
        if set(answer) < {"v", "id", "program", "speaks"} or answer["v"] != 1:
            return f"an answer of another shape: {answer}"
        if answer.get("ok") is False:
            if answer["error"] not in one.codes:
                return f"refused with {answer['error']}: {answer['said']}"
            if not answer["said"].endswith("."):
                return f"refused in no sentence: {answer['said']}"
        fine += answer.get("ok") is True
    if fine > one.fine and not (one.name.startswith("a cancel") and fine <= 2):
        return f"said {fine} times that all went well"
    if articles != one.saved:
        return f"{articles} articles"
    return f"left {[path.name for path in waiting]}" if waiting else None
