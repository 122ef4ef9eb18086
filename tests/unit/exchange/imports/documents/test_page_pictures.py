"""Pictures of saved pages get addresses that hold, whichever way the page names them."""

from __future__ import annotations

import base64

from hypothesis import given
from hypothesis import strategies as st

from reader.exchange.imports.documents.page_pictures import data_of, with_pictures_apart
from tests.unit.exchange.imports.documents.kit import gif

ONE, TWO = gif(40, 30), gif(50, 30)
DATA = "data:image/gif;base64," + base64.b64encode(ONE).decode()


def test_the_same_picture_twice_is_one() -> None:
    html, pictures = with_pictures_apart(f"<img src='{DATA}'><p>a</p><img src='{DATA}'>")
    assert html.count('src="tearsheet-picture:0"') == 2
    assert [picture.data for picture in pictures] == [ONE]


def test_a_picture_of_the_web_keeps_its_address() -> None:
    files = {"https://a.example/p/x.gif": TWO}
    html, (picture,) = with_pictures_apart('<img src="x.gif" width=50>', "https://a.example/p/", files.get)
    assert picture.src == "https://a.example/p/x.gif"
    assert html == '<img src="https://a.example/p/x.gif" width="50">'


def test_the_candidate_that_came_along_is_chosen() -> None:
    picture = '<picture><source srcset="big.webp 2x"><img src="blank.gif" data-src="lazy.gif" srcset="a.gif 1x, b.gif 2x"></picture>'
    html, (one,) = with_pictures_apart(picture, "", {"b.gif": TWO}.get)
    assert one.data == TWO
    assert html == '<picture><img src="tearsheet-picture:0"></picture>'


def test_pictures_that_singlefile_shares_in_a_style_are_found() -> None:
    page = f'<style>:root{{--sf-img-3: url("{DATA}")}}</style><img src="data:image/svg+xml,x" style="background-image:var(--sf-img-3)">'
    html, (picture,) = with_pictures_apart(page)
    assert picture.data == ONE
    assert '<img src="tearsheet-picture:0">' in html


def test_a_page_whose_pictures_are_nowhere_stays_as_it_is() -> None:
    page = '<picture><source srcset="a.webp"><img src="a.gif" srcset="b.gif 2x"></picture>'
    assert with_pictures_apart(page, "https://a.example/") == (page, ())


def test_dots_that_count_readers_and_what_is_no_picture_are_left() -> None:
    page = '<img src="a.gif"><img src="b.gif">'
    assert with_pictures_apart(page, "", {"a.gif": gif(1, 1), "b.gif": b"<html>"}.get) == (page, ())


def test_data_is_read_in_its_encodings() -> None:
    assert data_of("data:text/plain,a%20b") == b"a b"
    assert data_of("data:image/gif;base64,R0lG%0AODlh") == b"GIF89a"
    assert data_of("data:nothing") is None


@given(st.text(alphabet="<img src=\"'data:,;/>abc%\n", max_size=200))
def test_no_markup_makes_it_raise(html: str) -> None:
    changed, pictures = with_pictures_apart(html, "https://a.example/", lambda _: None)
    assert pictures or changed == html
