"""Drawings that leave: what draws stays, and nothing in them can act or ask for anything."""

from __future__ import annotations

from base64 import b64decode, b64encode
from collections.abc import Callable

import pytest
from lxml import etree

from reader.exchange.exports.outward_pictures.drawings import clean_drawing, is_drawing
from tests.unit.exchange.exports.outward_pictures.test_photographs import (
    SECRETS,
    jpeg,
    noted_png,
    noted_webp,
    pixels,
    written,
)

BOAT = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"><defs><linearGradient id="sea"><stop offset="1"'
    ' stop-color="#036"/></linearGradient></defs><g transform="scale(2)"><path d="M0 0L9 9" fill="url(#sea)"/>'
    '<text x="1" y="2">Pier <tspan font-weight="bold">four</tspan> opens</text></g></svg>'
)


def drawing(inside: str, attributes: str = "", before: str = "") -> bytes:
    return (
        f'{before}<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" {attributes}>'
        f'{inside}<rect width="3" height="4"/></svg>'
    ).encode()


def test_what_draws_stays_word_for_word() -> None:
    made = etree.fromstring(clean_drawing(BOAT.encode()))
    before = etree.fromstring(BOAT.encode())
    assert [(one.tag, dict(one.attrib)) for one in made.iter()] == [
        (one.tag, dict(one.attrib)) for one in before.iter()
    ]
    assert "".join(map(str, made.itertext())) == "Pier four opens"


@pytest.mark.parametrize(
    ("given", "gone"),
    [
        (drawing("<script>steal()</script>"), b"steal"),
        (drawing("", 'onload="steal()"'), b"steal"),
        (drawing('<image xlink:href="http://far.example/a.png"/>'), b"far.example"),
        (drawing('<image href="data:image/svg+xml;base64,PHN2Zz4="/>'), b"svg+xml"),
        (drawing('<use href="http://far.example/a.svg#b"/>'), b"far.example"),
        (drawing('<a href="javascript:steal()"><text>Go</text></a>'), b"steal"),
        (drawing("<style>@import url(http://far.example/c.css); rect { fill: red }</style>"), b"far.example"),
        (drawing("<style>rect { fill: u\\72l(http://far.example/c) }</style>"), b"far.example"),
        (drawing('<g style="fill: red; background: url(//far.example/b)"/>'), b"far.example"),
        (drawing('<g fill="url(http://far.example/b#c)"/>'), b"far.example"),
        (
            drawing('<foreignObject><p xmlns="http://www.w3.org/1999/xhtml"><iframe src="x"/></p></foreignObject>'),
            b"frame",
        ),
        (drawing('<set attributeName="href" to="javascript:steal()"/>'), b"steal"),
        (drawing('<p xmlns="http://www.w3.org/1999/xhtml" onclick="steal()">Words</p>'), b"steal"),
        (drawing("<rect/>", before='<?xml-stylesheet href="http://far.example/s.xsl"?>'), b"far.example"),
        (drawing("<filter><feImage href='http://far.example/a'/></filter>"), b"far.example"),
    ],
    ids=[
        *("script", "event", "picture", "drawing inside", "use", "link", "import", "escape", "style", "paint"),
        *("page inside", "animation", "HTML", "style sheet", "filter"),
    ],
)
def test_what_acts_or_asks_is_gone_and_the_rest_is_drawn(given: bytes, gone: bytes) -> None:
    made = clean_drawing(given)
    assert gone not in made
    assert b'<rect width="3" height="4"/>' in made


def test_no_entity_reads_a_file_and_no_doctype_leaves(tmp_path: object) -> None:
    secret = tmp_path / "secret"  # type: ignore[operator]
    secret.write_text("the name of a source")
    inside = f'<!DOCTYPE svg [<!ENTITY ours "harbour"><!ENTITY theirs SYSTEM "{secret.as_uri()}">]>'
    made = clean_drawing(drawing("<text>The &theirs;pier</text><text>&ours;</text>", before=inside))
    assert b"<text>The pier</text>" in made
    assert b"source" not in made
    assert b"DOCTYPE" not in made
    assert b"ENTITY" not in made


def test_words_around_what_is_left_out_stay_in_order() -> None:
    made = clean_drawing(drawing("<text>One <script>x</script>two <tspan>three</tspan> <bad/>four</text>"))
    assert "".join(map(str, etree.fromstring(made).itertext())) == "One two three four"


def test_pixels_inside_a_drawing_and_a_plain_style_sheet_stay() -> None:
    plain = b64encode(written("PNG")).decode()
    made = clean_drawing(
        drawing(f'<style>rect {{ fill: url("#a") }}</style><image href="data:image/png;base64,{plain}"/>')
    )
    assert b"rect { fill: url(&quot;#a&quot;) }" in made or b'rect { fill: url("#a") }' in made
    assert f"data:image/png;base64,{plain}".encode() in made


@pytest.mark.parametrize("make", [jpeg, noted_png, noted_webp], ids=["jpeg", "png", "webp"])
def test_pixels_inside_a_drawing_leave_without_notes_of_their_own(make: Callable[[], bytes]) -> None:
    address = f"data:image/jpeg;base64,{b64encode(make()).decode()}"
    made = etree.fromstring(clean_drawing(drawing(f'<image width="9" href="{address}"/>')))
    (left,) = made.iter("{*}image")
    data = b64decode(left.get("{http://www.w3.org/1999/xlink}href", "").partition(",")[2])
    assert [one for one in SECRETS if one in data] == []
    assert pixels(data) == pixels(make())


@pytest.mark.parametrize("inside", ["bm8gcGljdHVyZQ==", "A", ""], ids=["no picture", "no bytes", "nothing"])
def test_what_is_no_picture_inside_a_drawing_does_not_leave(inside: str) -> None:
    made = clean_drawing(drawing(f'<image href="data:image/jpeg;base64,{inside}"/>'))
    assert b"data:" not in made


@pytest.mark.parametrize(
    "given",
    [b"", b"<svg", b"<html/>", b"\x89PNG", b"<svg><rect></svg>"],
    ids=["nothing", "cut", "page", "PNG", "broken"],
)
def test_what_is_no_drawing_does_not_leave(given: bytes) -> None:
    assert clean_drawing(given) == b""


def test_a_drawing_is_known_by_its_bytes_whatever_is_said_of_it() -> None:
    assert is_drawing("image/png", BOAT.encode())
    assert is_drawing("", BOAT.encode("utf-16"))
    assert is_drawing("image/svg+xml", b"anything")
    assert not is_drawing("image/svg+xml", b"\x89PNG\r\n\x1a\n <svg ")


def test_entities_of_a_drawing_program_are_resolved_and_a_named_type_is_not_fetched() -> None:
    named = '<!DOCTYPE svg [<!ENTITY ns "http://www.w3.org/2000/svg"><!ENTITY words "The pier">]>'
    made = clean_drawing(f'{named}<svg xmlns="&ns;"><text>&words;</text></svg>'.encode())
    assert b"<text>The pier</text>" in made
    typed = '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">'
    assert b"<rect" in clean_drawing(drawing("", before=typed))
