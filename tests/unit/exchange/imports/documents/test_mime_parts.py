"""Headers and parts of mails are decoded, whatever is wrong with them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.exchange.imports.documents.mime_parts import content, header, leaves, parsed, sender, sent, text_of


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        (b"Subject: =?utf-8?Q?Caf=C3=A9?= =?utf-8?Q?_news?=", "Café news"),
        (b"Subject: =?iso-8859-1?Q?Caf=E9?= and more", "Café and more"),
        (b"Subject: =?x-nobody?B?YQ==?=", "a"),
        (b"Subject: Caf\xc3\xa9", "Café"),
        (b"Subject: a\r\n folded", "a folded"),
        (b"Subject: =?utf-8?B?broken", "=?utf-8?B?broken"),
        (b"Other: x", ""),
    ],
)
def test_a_header_is_one_line_of_text(raw: bytes, expected: str) -> None:
    assert header(parsed(raw + b"\r\n\r\n"), "Subject") == expected


def test_the_sender_has_a_name_and_an_address() -> None:
    assert sender(parsed(b'From: "Canal, Letter" <a@canal.example>\n\n')) == ("Canal, Letter", "a@canal.example")
    assert sender(parsed(b"From: a@canal.example\n\n")) == ("", "a@canal.example")
    assert sender(parsed(b"Subject: x\n\n")) == ("", "")
    encoded = b"From: =?utf-8?Q?Kov=C3=A1cs=2C_Anna?= <anna@canal.example>\n\n"
    assert sender(parsed(encoded)) == ("Kovács, Anna", "anna@canal.example")


def test_the_time_is_the_date_s_or_that_of_the_last_station() -> None:
    assert sent(parsed(b"Date: Tue, 24 Nov 2026 10:00:00 +0100\n\n")) == "2026-11-24T09:00:00.000Z"
    assert sent(parsed(b"Received: from a by b; Tue, 24 Nov 2026 10:00:00 +0100\n\n")) == "2026-11-24T09:00:00.000Z"
    assert sent(parsed(b"Date: yesterday\n\n")) == ""


def test_parts_are_read_in_their_order_and_a_wrong_charset_is_mended() -> None:
    raw = b'Content-Type: multipart/mixed; boundary="b"\n\n--b\nContent-Type: text/plain; charset=us-ascii\n\n'
    raw += "Шлюз закрыт до весны.".encode() + b"\n--b\nContent-Type: text/plain; charset=nobody\n\nplain\n--b--\n"
    first, second = leaves(parsed(raw))
    assert text_of(first).strip() == "Шлюз закрыт до весны."
    assert text_of(second).strip() == "plain"
    assert content(parsed(b"Content-Transfer-Encoding: base64\n\n%%%")) in (b"", b"%%%")


@given(st.binary(max_size=300))
def test_no_bytes_make_it_raise(rubbish: bytes) -> None:
    for raw in (rubbish, b"Subject: " + rubbish, b"Content-Type: multipart/mixed; boundary=b\n\n--b\n" + rubbish):
        message = parsed(raw)
        for name in ("Subject", "From", "Date", "Content-Type"):
            header(message, name)
        sender(message)
        sent(message)
        for part in leaves(message):
            text_of(part)
