"""Bytes become text whichever way a program wrote them."""

from __future__ import annotations

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.exchange.imports.decoding import decode, text_stream

WORDS = "Überschrift, señal, naïve: “x”"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_marks_and_zero_bytes_tell_the_encoding(encoding: str) -> None:
    assert decode(WORDS.encode(encoding)) == WORDS
    assert text_stream(io.BytesIO(WORDS.encode(encoding)), WORDS.encode(encoding)).read() == WORDS


def test_what_the_file_declares_counts_where_it_is_no_utf_8() -> None:
    page = '<META HTTP-EQUIV="Content-Type" CONTENT="text/html; charset=windows-1251"><A>Новости</A>'
    assert decode(page.encode("cp1251")) == page


def test_a_line_of_latin_1_in_a_file_of_utf_8_keeps_its_letters() -> None:
    data = "é\n".encode() * 20 + b"caf\xe9\n"
    assert decode(data).splitlines()[-1] == "café"


def test_line_ends_stay() -> None:
    assert text_stream(io.BytesIO(b"a\r\nb\rc\n"), b"a\r\nb\rc\n").read() == "a\r\nb\rc\n"


@given(st.binary(max_size=300))
def test_no_bytes_raise(data: bytes) -> None:
    assert isinstance(decode(data), str)
    assert isinstance(text_stream(io.BytesIO(data), data).read(), str)
