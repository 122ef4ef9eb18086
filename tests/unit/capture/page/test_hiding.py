"""Which declarations hide, and how."""

from __future__ import annotations

import lxml.html
import pytest

from reader.capture.page.hiding import style_of, way_hidden


def way(html: str) -> str:
    element = lxml.html.fragment_fromstring(html)
    return way_hidden({name: value for name, (value, _) in style_of(element).items()}, element)


@pytest.mark.parametrize(
    ("style", "hidden"),
    [
        ("display:none", "gone"),
        ("content-visibility:hidden", "gone"),
        ("font-size:0", "gone"),
        ("width:0;height:0;overflow:hidden", "gone"),
        ("color:white;background:#ffffff", "gone"),
        ("color:transparent", "gone"),
        ("visibility:hidden", "faded"),
        ("visibility:collapse", "faded"),
        ("opacity:0", "faded"),
        ("opacity:0.0", "faded"),
        ("transform:scale(0)", "faded"),
        ("position:absolute;left:-999px", "off"),
        ("position:fixed;left:-100vw", "off"),
        ("text-indent:-9999px", "off"),
        ("position:absolute;clip:rect(0 0 0 0)", "off"),
        ("position:absolute;clip:rect(1px, 1px, 1px, 1px)", "off"),
        ("position:absolute;width:1px;height:1px;overflow:hidden", "off"),
        ("clip-path:inset(50%)", "off"),
        ("clip-path:circle(0)", "off"),
        ("left:-10000px", ""),
        ("margin-top:-10000px", ""),
        ("clip:rect(0 0 0 0)", ""),
        ("position:absolute;clip:rect(0 100px 20px 0)", ""),
        ("opacity:0.5", ""),
        ("opacity:1", ""),
        ("font-size:0.8em", ""),
        ("color:#fff;background:#000", ""),
        ("color:transparent;background-clip:text", ""),
        ("transform:scale(0.5)", ""),
        ("max-height:0;overflow:hidden", ""),
        ("--x:display:none", ""),
    ],
)
def test_declarations_hide_as_browsers_have_it(style: str, hidden: str) -> None:
    assert way(f'<p style="{style}">Words.</p>') == hidden


@pytest.mark.parametrize("style", ["text-indent:-9999px", "transform:scale(0)"])
def test_what_only_boxes_have_hides_no_run_of_words(style: str) -> None:
    assert not way(f'<b style="{style}">not</b>')
    assert way(f'<b style="display:inline-block;{style}">not</b>')


@pytest.mark.parametrize(
    "html",
    [
        '<p class="fade-up" style="opacity:0">Words.</p>',
        '<p data-aos="zoom" style="opacity:0">Words.</p>',
        '<p style="opacity:0;transition:opacity 1s">Words.</p>',
        '<p style="opacity:0;transform:translateY(20px)">Words.</p>',
        '<div style="visibility:hidden">Words <b style="visibility:visible">seen</b>.</div>',
        '<div style="font-size:0"><p class="text">Words.</p></div>',
    ],
)
def test_what_a_script_or_an_inner_style_shows_is_seen(html: str) -> None:
    assert not way(html)
