"""Figures, formulas and struck-out words, as a page sets them and as plain characters say them."""

from __future__ import annotations

import lxml.html
import pytest

from reader.capture.page.blocks import segment
from reader.capture.page.typography import lowered, raised, rewrite
from reader.model.blocks import Block, plain_text

URL = "https://coast.example/news/dyke"


def blocks_of(html: str) -> list[Block]:
    root = lxml.html.document_fromstring(f"<body>{html}</body>")
    rewrite(root)
    return [piece.block for piece in segment(root, URL, lambda _: None)]


def said(html: str) -> str:
    return plain_text(blocks_of(html))


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>about 10<sup>6</sup> grains of sand</p>", "about 10⁶ grains of sand"),
        ("<p>10<sup>-9</sup> of a gram</p>", "10⁻⁹ of a gram"),
        ("<p>40 m<sup>2</sup> and 3 m<sup>3</sup></p>", "40 m² and 3 m³"),
        ("<p>x<sup>n+1</sup> grows</p>", "xⁿ⁺¹ grows"),
        ("<p>10<sup>2.5</sup> times</p>", "10^2.5 times"),
        ('<p>10<span style="vertical-align: super; font-size: 70%">6</span> grains</p>', "10⁶ grains"),
        ('<p>10<span class="superscript">6</span> grains</p>', "10⁶ grains"),
        ("<p>CO<sub>2</sub> and log<sub>2</sub>8</p>", "CO₂ and log₂8"),
        ("<p>PM<sub>2.5</sub> in the air</p>", "PM2.5 in the air"),
        ("<p>the 1<sup>st</sup> of May, Dune<sup>TM</sup></p>", "the 1st of May, Dune™"),
        ('<p>40 pounds<sup title="in prices of 2020">[1]</sup> a year</p>', "40 pounds[1] a year"),
        ("<p>a cup holds 1<sup>1</sup>/<sub>2</sub> pints</p>", "a cup holds 1¹/₂ pints"),
    ],
)
def test_a_raised_or_lowered_figure_never_runs_into_the_one_before_it(html: str, text: str) -> None:
    assert said(html) == text


def test_letters_alone_stay_as_they_are() -> None:
    assert (raised("th"), lowered("max")) == ("th", "max")


def test_a_raised_figure_at_the_beginning_of_a_line_is_no_exponent() -> None:
    assert said("<p><sup>1</sup> Harbour office, 2025.</p>") == "1 Harbour office, 2025."


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p><ruby>潮見<rt>しおみ</rt></ruby>市で</p>", "潮見(しおみ)市で"),
        ("<p><ruby>潮<rt>しお</rt>見<rt>み</rt></ruby>市で</p>", "潮(しお)見(み)市で"),
        ("<p><ruby>潮見<rp>（</rp><rt>しおみ</rt><rp>）</rp></ruby>市で</p>", "潮見（しおみ）市で"),
        ("<p><ruby>潮見<rt></rt></ruby>市で</p>", "潮見市で"),
    ],
)
def test_a_reading_above_a_word_stands_in_brackets(html: str, text: str) -> None:
    assert said(html) == text


MATH = (
    "<math{}><mi>a</mi><mo>=</mo><mfrac><mrow><mi>b</mi><mo>+</mo><mn>1</mn></mrow><mn>2</mn></mfrac>"
    "<msup><mi>c</mi><mn>3</mn></msup></math>"
)


@pytest.mark.parametrize(
    ("html", "text"),
    [
        (f"<p>so {MATH.format('')} holds</p>", "so a=(b+1)/2c³ holds"),
        (
            f"<p>so {MATH.format(' alttext=&quot;a is half of b&quot;')} holds</p>".replace("&quot;", '"'),
            "so a is half of b holds",
        ),
        (
            f'<p>so <span class="katex"><span class="katex-mathml">{MATH.format("")}</span>'
            '<span class="katex-html" aria-hidden="true">a=b+12c3</span></span> holds</p>',
            "so a=(b+1)/2c³ holds",
        ),
        ('<p>so <img class="latex" src="/t.png" alt="\\displaystyle v^2"> holds</p>', "so v² holds"),
        ("<p>so <msqrt></msqrt><math><msqrt><mi>x</mi></msqrt></math> holds</p>", "so √x holds"),
    ],
)
def test_a_formula_stands_once_in_its_own_words_or_signs(html: str, text: str) -> None:
    assert said(html) == text


def test_hyphens_that_show_only_at_a_lines_end_part_no_word() -> None:
    assert said("<p>Deich\u00adbau\u00admeister, see https://dyke.example/\u200bplans/<wbr>west</p>") == (
        "Deichbaumeister, see https://dyke.example/plans/west"
    )


def test_an_emoji_that_is_a_picture_is_a_character() -> None:
    assert said('<p>Well done <img class="wp-smiley" alt="🎉" src="/1f389.png">!</p>') == "Well done 🎉!"


@pytest.mark.parametrize(
    "tag", ["del", "s", "strike", 'span style="text-decoration:line-through"', 'span class="strikethrough"']
)
def test_struck_out_words_are_kept_beside_the_text_and_not_in_it(tag: str) -> None:
    block = blocks_of(f"<p>The fire cost <{tag}>nine</{tag.split()[0]}> <ins>three</ins> lives.</p>")[0]
    assert block.text == "The fire cost three lives."
    assert [(i.start, i.words) for i in block.inlines if i.kind == "del"] == [(14, "nine")]


def test_a_comma_after_struck_out_words_goes_with_them() -> None:
    assert said("<p>Telescope: <s>was 320 crowns</s>, now 210 crowns</p>") == "Telescope: now 210 crowns"
    assert said("<p>The mayor, <s>who was ill</s>, came late.</p>") == "The mayor, came late."


def test_a_struck_out_paragraph_leaves_no_text_but_its_words() -> None:
    blocks = blocks_of(
        "<p>Open on Monday and Tuesday, all through the winter.</p><del><p>Open on Sunday.</p></del><p>Closed in May.</p>"
    )
    assert plain_text(blocks) == "Open on Monday and Tuesday, all through the winter.\n\nClosed in May."
    assert [i.words for i in blocks[1].inlines] == ["Open on Sunday."]


def test_a_page_that_is_struck_out_from_a_tag_nobody_closed_keeps_its_text() -> None:
    paragraphs = "".join(
        f"<p>Paragraph {n} of a long report on the dyke, which says what was found.</p>" for n in range(60)
    )
    assert "Paragraph 59" in said(f"<s>{paragraphs}</s>")


@pytest.mark.parametrize(
    "mark",
    [
        'class="struck"',
        'class="no-line-through"',
        'style="--x:text-decoration:line-through"',
        'style="x-vertical-align:super"',
    ],
)
def test_what_only_looks_like_a_strike_takes_no_word_out(mark: str) -> None:
    assert said(f"<p>She was <span {mark}>not</span> there.</p>") == "She was not there."


@pytest.mark.parametrize("mark", ['class="line-through"', 'style="text-decoration:/**/red line-through"'])
def test_what_a_name_or_a_style_strikes_is_struck(mark: str) -> None:
    assert said(f"<p>She was <span {mark}>not</span> there.</p>") == "She was there."
