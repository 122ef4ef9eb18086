"""What of a page nobody sees, and what is beside its headings."""

from __future__ import annotations

import lxml.html
import pytest

from reader.capture.page.dom import text_of
from reader.capture.page.visibility import headings, is_unseen, settle

LONG = "The harbour office measured the dyke again on Tuesday and found that it had sunk by the width of a hand since the spring."


def tree(html: str) -> lxml.html.HtmlElement:
    return lxml.html.document_fromstring(f"<body><main>{f'<p>{LONG}</p>' * 4}{html}</main></body>")


def seen(html: str) -> str:
    root = tree(html)
    settle(root)
    return " ".join(text_of(p) for p in root.iter("p", "a", "h2") if not is_unseen(p))


@pytest.mark.parametrize(
    "name", ["sr-only", "visually-hidden", "screen-reader-text", "u-visually-hidden", "a11y-hidden"]
)
def test_words_for_screen_readers_are_taken_out_of_their_line(name: str) -> None:
    assert seen(
        f'<p>See <a href="/x">the plan<span class="{name}"> (opens in a new window)</span></a> now.</p>'
    ).endswith("See the plan now. the plan")


@pytest.mark.parametrize(
    "box",
    [
        '<p class="sr-only">Skip the video.</p>',
        '<style>.d-none{display:none}</style><div class="d-none"><p>Skip the video.</p></div>',
        '<p>See <a href="/x">the plan<span class="x-vh"> (Skip the video. New window)</span></a></p>',
        "<div hidden><p>Skip the video.</p></div>",
        '<p style="position: absolute; left: -9999px">Skip the video.</p>',
        '<div style="display: none"><p>Skip the video.</p></div>',
    ],
)
def test_boxes_that_nobody_sees_are_marked(box: str) -> None:
    assert "Skip the video" not in seen(box)


NAMES = [
    "dn",
    "hide",
    "hidden",
    "invisible",
    "d-none",
    "offscreen",
    "vh",
    "aural",
    "audible-only",
    "u-hidden",
    "not-sr-only",
]

"""Names that hide on many sites, and on others are those of words in bold or red."""


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("sheet", ["", ".hide,.dn{font-weight:bold} .vh{color:red} .hidden{display:inline}"])
def test_a_name_takes_no_word_out_of_a_sentence(name: str, sheet: str) -> None:
    said = seen(
        f'<style>{sheet}</style><p>She was <b class="{name}">not</b> there.</p>'
        f'<p><i class="{name}">No</i> one paid <span class="{name}">1,</span>200 euros.</p>'
        f'<p class="{name}">No charges were brought.</p>'
    )
    assert said.endswith("She was not there. No one paid 1, 200 euros. No charges were brought.")


@pytest.mark.parametrize(
    "style", ["--x:display:none", "background:url(display:none)", "left:-10000px", "margin-top:-10000px"]
)
def test_a_style_that_hides_nothing_takes_no_word_out(style: str) -> None:
    assert seen(f'<p>She was <b style="{style}">not</b> there.</p>').endswith("She was not there.")


@pytest.mark.parametrize("rule", [".x{display:none}", "b.x,p.x{visibility:hidden}", "#y{opacity:0}", ".x{font-size:0}"])
def test_a_rule_of_the_page_takes_words_out_of_a_sentence(rule: str) -> None:
    said = seen(
        f'<style>{rule}</style><p>She was <b class="x" id="y">not</b> there.</p><p class="x" id="y">Nowhere.</p>'
    )
    assert said.endswith("She was there.")


@pytest.mark.parametrize("name", ["sr-only", "hidden"])
def test_a_rule_of_the_page_goes_before_a_name(name: str) -> None:
    assert seen(f'<style>.{name}{{display:block}}</style><p class="{name}">Whole.</p>').endswith("Whole.")


def test_a_rule_takes_no_word_out_of_what_a_browser_showed() -> None:
    root = tree('<style>.x{display:none}</style><p>She was <b class="x">not</b> there.</p>')
    root.set("data-tearsheet-captured", "1")
    settle(root)
    assert text_of(root).endswith("She was not there.")


def test_a_page_that_a_script_fades_in_keeps_its_text() -> None:
    kinds = ("opacity:0", "visibility:hidden", "opacity:.0")
    faded = "".join(f'<p style="{kinds[n % 3]};order:{n}">{LONG} Whole.</p>' for n in range(9))
    assert seen(faded).count("Whole.") == 9


@pytest.mark.parametrize(
    "box",
    [
        f'<div class="d-none d-md-block"><p>{LONG} Whole.</p></div>',
        f'<div class="hidden md:block"><p>{LONG} Whole.</p></div>',
        f'<button aria-controls="more">More</button><div id="more" class="hidden"><p>{LONG} Whole.</p></div>',
        f'<div class="article-rest hidden"><p>{LONG} Whole.</p></div>',
        '<a class="sr-only sr-only-focusable" href="#x">Whole.</a>',
    ],
)
def test_what_another_width_or_a_click_shows_is_left(box: str) -> None:
    assert "Whole." in seen(box)


def test_hidden_paragraphs_by_the_handful_are_left_to_the_judge() -> None:
    one = f'<div class="subscriber-only" style="display:none">{f"<p>{LONG} Whole.</p>" * 5}</div>'
    each = f'<div class="subscriber-only" style="display:none"><p>{LONG} Whole.</p></div>' * 5
    for hidden in (one, each):
        root = tree(f"<p>{LONG}</p>" * 12 + hidden)
        settle(root)
        assert not any(is_unseen(p) for p in root.iter("p"))


def test_most_of_a_page_is_never_taken_for_furniture() -> None:
    assert "Whole." in seen(f'<div class="hidden">{f"<p>{LONG} Whole.</p>" * 9}</div>')


@pytest.mark.parametrize(
    "heading",
    [
        '<h2>The wall<a class="headerlink" href="#w">¶</a></h2>',
        '<h2>The wall <a href="#w" class="anchor">#</a></h2>',
        '<h2><a href="#w" aria-label="Link to this heading">🔗</a>The wall</h2>',
        '<h2>The wall<span class="mw-editsection">[<a href="/w?action=edit">edit source</a>]</span></h2>',
        '<div><h2>The wall</h2><span class="mw-editsection">[<a href="/w?action=edit">edit</a>]</span></div>',
        '<h2>The wall [<a href="/w?action=edit">Bearbeiten</a>]</h2>',
        '<h2>The wall<a class="permalink" href="#w">Permalink to this heading</a></h2>',
        "<h2>The wall ¶</h2>",
        "<h2>The wall #</h2>",
    ],
)
def test_headings_lose_their_handles(heading: str) -> None:
    root = tree(heading)
    headings(root)
    assert text_of(next(root.iter("h2"))).strip(" []") == "The wall"
    assert "edit" not in text_of(root)


@pytest.mark.parametrize(
    "heading",
    [
        "<h2>Edit wars</h2>",
        "<h2>Programs in C#</h2>",
        "<h2>From F# to C#\n</h2>",
        "<h2>Sonata in g#</h2>",
        '<h2><a href="/wall">The wall</a></h2>',
        "<h2>Link</h2>",
    ],
)
def test_headings_keep_their_own_words(heading: str) -> None:
    root = tree(heading)
    before = text_of(next(root.iter("h2")))
    headings(root)
    assert text_of(next(root.iter("h2"))) == before


@pytest.mark.parametrize(
    "name", ['id="onetrust-consent-sdk"', 'class="cookie-banner wide"', 'class="privacy-modal"', 'id="didomi-host"']
)
def test_a_layer_that_asks_for_consent_is_marked_however_long(name: str) -> None:
    asks = f"<div {name}>{'<p>Our partners set cookies on this device to learn what you read here.</p>' * 30}</div>"
    assert "cookies" not in seen(asks)


def test_a_page_that_only_asks_for_consent_keeps_its_words() -> None:
    layer = f"<div class='cookie-consent'><p>{LONG}</p></div>"
    root = lxml.html.document_fromstring(f"<body>{layer}<p>Home</p></body>")
    settle(root)
    assert not any(is_unseen(p) for p in root.iter("p"))


def test_an_article_about_cookies_is_no_layer() -> None:
    assert "sunk" in seen(
        f"<section class='cookie-notice-history'><article><h1>Cookies</h1><p>{LONG}</p></article></section>"
    )
