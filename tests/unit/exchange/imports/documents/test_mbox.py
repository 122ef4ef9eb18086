"""A mailbox is read mail by mail, and a line "From " inside a mail begins no new one."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.exchange.imports.documents import mbox
from reader.exchange.imports.source import Source
from reader.model.imported import ImportedItem, NotTaken
from tests.unit.exchange.imports.making import items, not_taken, source


def one(number: int, body: str) -> str:
    return (
        f"From news@canal.example Tue Nov 24 10:0{number}:00 2026\nFrom: Canal <news@canal.example>\nTo: a@b.example\n"
        f"Subject: Letter {number}\nDate: Tue, 24 Nov 2026 10:0{number}:00 +0100\n\n{body}\n\n"
    )


def test_each_mail_is_an_item_with_its_number() -> None:
    data = one(1, "First words.") + one(2, "Second words.")
    assert mbox.recognises(source(data))
    found = items(mbox.read, data, "box")
    assert [(item.where, item.title, item.text) for item in found] == [
        ("box, mail 1", "Letter 1", "<p>First words.</p>"),
        ("box, mail 2", "Letter 2", "<p>Second words.</p>"),
    ]


def test_a_mail_of_a_mailbox_needs_few_headers() -> None:
    box = (
        b"From a@b Mon Jan  1 00:00:00 2024\nFrom: Ada <a@canal.example>\nTo: x@y.example\nDate: Mon, 01 Jan 2024 00:00:00 +0000\n"
        b"Subject: One\n\nThe lock closes.\n\nFrom b@b Tue Jan  2 00:00:00 2024\nSubject: Two\n\nThe lock opens.\n"
    )
    assert [item.title for item in items(mbox.read, box)] == ["One", "Two"]


def test_from_in_a_body_begins_no_mail() -> None:
    body = "He wrote:\n\nFrom here on Tue Nov 24 10:00:00 2026 we walked.\n\nFrom the harbour.\n>From a quoted line."
    found = items(mbox.read, one(1, body) + one(2, "Second."))
    assert len(found) == 2
    assert "From here on Tue Nov 24 10:00:00 2026 we walked." in found[0].text
    assert "<br>From a quoted line." in found[0].text


def test_separators_of_thunderbird_and_gmail_are_known() -> None:
    for separator in ("From - Tue Nov 24 10:01:00 2026", "From 178@xxx Tue Nov 24 10:01:00 +0000 2026"):
        data = one(1, "Words.").replace("From news@canal.example Tue Nov 24 10:01:00 2026", separator)
        assert mbox.recognises(source(data.replace("\n", "\r\n")))
        assert len(items(mbox.read, data + data)) == 2


def test_a_stretch_without_headers_is_damaged() -> None:
    broken = one(1, "Words.") + "From x Tue Nov 24 10:01:00 2026\nX-Odd: y\n\nwords\n"
    assert not_taken(mbox.read, broken, "b") == [NotTaken("b, mail 2", "damaged")]


def test_an_odd_mail_does_not_end_the_mailbox(monkeypatch: pytest.MonkeyPatch) -> None:
    def odd(source: Source, mail: bytes, where: str) -> Iterator[ImportedItem | NotTaken]:
        if b"Letter 1" in mail:
            raise KeyError("unthought of")
        yield ImportedItem(where, "https://a.example/")

    monkeypatch.setattr(mbox, "mail_items", odd)
    found = list(mbox.read(source(one(1, "a") + one(2, "b"), "box")))
    assert found == [NotTaken("box, mail 1", "damaged"), ImportedItem("box, mail 2", "https://a.example/")]


def test_one_mail_is_no_mailbox() -> None:
    assert not mbox.recognises(source(one(1, "Words.").split("\n", 1)[1]))


@given(st.binary(max_size=300))
def test_no_bytes_make_it_raise(rubbish: bytes) -> None:
    list(mbox.read(source(rubbish)))
    list(mbox.read(source(one(1, "Words.").encode() + rubbish)))
