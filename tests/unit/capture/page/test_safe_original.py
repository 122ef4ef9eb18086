"""The kept page made safe: its words stay in their order, and nothing in it can run, send, style or ask."""

from __future__ import annotations

import re

import pytest

from reader.capture.page.safe_original import MAX_MARKUP_CHARACTERS, safe_html

URL = "https://news.example/2026/ferry"
KNOWN = {"https://news.example/pier.jpg": "ab" * 32}


def safe(html: str, pictures: dict[str, str] | None = None) -> str:
    made, is_cut = safe_html(html.encode(), URL, "text/html; charset=utf-8", KNOWN if pictures is None else pictures)
    assert not is_cut
    return made


def test_words_headings_lists_tables_and_links_stay_in_their_order() -> None:
    made = safe(
        '<html><head><title>T</title></head><body><nav><a href="/sport">Sport</a></nav><h1>Ferry</h1><p>It <b>left</b>.</p>'
        "<ul><li>one<li>two</ul><table><tr><th>a<td>b</table><footer>Imprint</footer></body></html>"
    )
    words = re.sub(r"<[^>]+>", " ", made).split()
    assert words == ["Sport", "Ferry", "It", "left", ".", "one", "two", "a", "b", "Imprint"]
    assert '<a href="https://news.example/sport">Sport</a>' in made
    for tag in ("<h1>", "<b>", "<li>", "<th>"):
        assert tag in made


@pytest.mark.parametrize(
    "markup",
    [
        "<script>fetch('https://evil.example/')</script>",
        '<img src="x.png" onerror="fetch(1)">',
        '<iframe src="https://evil.example/d"></iframe>',
        '<link rel="stylesheet" href="https://evil.example/c.css">',
        "<style>@import url(https://evil.example/e.css); p { background: url(https://evil.example/f.png) }</style>",
        '<p style="background:url(https://evil.example/g.png)">text</p>',
        '<meta http-equiv="refresh" content="0;url=https://evil.example/">',
        '<form action="https://evil.example/send"><input name="a" value="https://evil.example/"><button>Send</button></form>',
        '<svg><image href="https://evil.example/s.png"/><script>x()</script></svg>',
        '<svg><foreignObject><img src="https://evil.example/f.png"></foreignObject></svg>',
        '<math><mtext><img src="https://evil.example/m.png"></mtext></math>',
        '<video src="https://evil.example/v.mp4" poster="https://evil.example/p.png"></video>',
        '<object data="https://evil.example/o"></object><embed src="https://evil.example/e">',
        '<body background="https://evil.example/b.png"><table background="https://evil.example/t.png"><tr><td>x</td></tr></table>',
        '<img src="https://evil.example/pixel.gif" srcset="https://evil.example/2x.png 2x" data-src="https://evil.example/lazy.png">',
        '<picture><source srcset="https://evil.example/a.webp"><img src="https://evil.example/a.png"></picture>',
        '<image src="https://evil.example/i.png"><p><image src="picture:https://evil.example/i.png"></p>',
        '<noscript><img src="https://evil.example/n.png"></noscript>',
        '<template><img src="https://evil.example/t.png"></template>',
        '<base href="https://evil.example/"><img src="relative.png">',
        '<img src="picture:../../secret"><img src="file:///etc/hostname"><img src="data:image/png;base64,AAAA">',
    ],
)
def test_nothing_is_left_that_could_ask_for_anything(markup: str) -> None:
    made = safe(f"<html><body><p>before</p>{markup}<p>after</p></body></html>", {})
    assert "before" in made
    for word in (
        "evil",
        "<script",
        "<style",
        "<form",
        "<iframe",
        "<img",
        "<svg",
        "<input",
        "style=",
        "onerror",
        "http-equiv",
        "src=",
    ):
        assert word not in made


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", " JaVaScript:alert(1)", "data:text/html,x", "file:///etc/passwd", "vbscript:x"]
)
def test_a_link_that_is_none_of_the_web_is_only_its_words(address: str) -> None:
    assert safe(f'<p><a href="{address}">here</a></p>').replace(" ", "") in (
        "<p><a>here</a></p>",
        "<div><p><a>here</a></p></div>",
    )


def test_kept_pictures_are_shown_and_of_others_the_words_stay() -> None:
    made = safe(
        '<p><img data-src="/pier.jpg" src="/blank.gif" alt="The pier"> and <img src="/other.jpg" alt="Another &lt;b&gt;">'
        '<picture><source srcset="/pier.jpg 800w"><img src="/small.jpg" alt="again"></picture> end</p>'
    )
    assert made.count(f'src="picture:{"ab" * 32}"') == 2
    assert "<small>Another &lt;b&gt;</small>" in made
    assert "end" in made
    assert "other.jpg" not in made


def test_a_very_long_page_is_cut_at_a_tag_and_says_so() -> None:
    made, is_cut = safe_html(("<p>" + "word " * 40 + "</p>").encode() * 5000, URL, "", {})
    assert is_cut
    assert len(made) <= MAX_MARKUP_CHARACTERS + 1000
    assert made.count("<p>") == made.count("</p>")


def test_hostile_nesting_becomes_shallow() -> None:
    made = safe("<table><tr><td>" * 300 + "deep" + "</td></tr></table>" * 300)
    assert "deep" in made
    assert made.count("<table") <= 6
    assert safe("<div>" * 5000 + "deep").count("<div") < 1000


@pytest.mark.parametrize("body", [b"", b"\x00\xff\xfe", b"<", b"<html>", b"just words"])
def test_what_is_hardly_a_page_breaks_nothing(body: bytes) -> None:
    made, is_cut = safe_html(body, URL, "text/html", {})
    assert isinstance(made, str)
    assert not is_cut
