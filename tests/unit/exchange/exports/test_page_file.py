"""One web page with everything inside it."""

from __future__ import annotations

import base64
import re

from reader.exchange.exports.page_file import write_page
from reader.model.exported import ExportOptions
from tests.unit.exchange.exports.making import PNG, batch, exported, written


def test_pictures_are_inside_and_nothing_is_asked_for() -> None:
    html = written(write_page, batch(exported(1), exported(2)))
    assert html.count(f"data:image/png;base64,{base64.b64encode(PNG).decode()}") == 2
    assert set(re.findall(r'<img src="([a-z]+):', html)) == {"data"}
    assert "<script" not in html
    assert "default-src 'none'" in html
    assert "<link" not in html


def test_many_articles_stand_below_a_list_that_leads_to_each() -> None:
    html = written(write_page, batch(exported(1), exported(2)))
    for number in (1, 2):
        assert f'<a href="#a{number}-article"' in html
        assert html.count(f'id="a{number}-article"') == 1
    assert "<nav>" not in written(write_page, batch(exported(1)))


def test_pictures_that_are_not_wanted_leave_their_words() -> None:
    html = written(write_page, batch(), ExportOptions(pictures=False))
    assert "<img" not in html
    assert "The pier &lt;in&gt; fog" in html


def test_words_that_look_like_a_picture_to_come_stay_words() -> None:
    said = f'<img src="tearsheet-picture-{"a" * 64}"'
    assert f"tearsheet-picture-{'a' * 64}" in written(write_page, batch(exported(title=said)))


def test_a_title_of_another_direction_turns_neither_its_line_nor_the_facts() -> None:
    html = written(write_page, batch(exported(1, title="ميناء المدينة"), exported(2)))
    assert '<li><a href="#a1-article" dir="rtl">' in html
    assert html.count('<dl class="facts" dir="ltr">') == 2
