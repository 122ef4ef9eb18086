"""Short lines that belong to an article because of what they are for, and quotes that only repeat it."""

from __future__ import annotations

import pytest

from reader.capture.clean import clean_html
from reader.capture.page.markup import blocks_to_html
from reader.model.blocks import Block, plain_text, spans_apart
from reader.summary.summarize import summarize
from tests.unit.capture.data_incomplete import EN, EN_MORE, page, paragraphs

URL = "https://coast.example/news/wall"
TITLE = "Merrow Bay to rebuild its sea wall"


def cleaned(body: str, before: str = "", after: str = "") -> tuple[Block, ...]:
    html = page(
        f"<main><article><h1>{TITLE}</h1>{before}<div class='story'>{body}</div>{after}</article></main>"
        "<aside class='related'><h2>More</h2><ul><li><a href='/a'>Ferry</a></li><li><a href='/b'>Buses</a></li></ul></aside>"
        "<footer><p>© 2026 The Courier. All rights reserved.</p></footer>",
        TITLE,
    )
    return clean_html(html, URL).blocks


def of_role(blocks: tuple[Block, ...], role: str) -> list[str]:
    return [block.text for block in blocks if block.role == role]


# --- corrections -------------------------------------------------------------------------------------------------------

CORRECTIONS = {
    "en": "Correction, 3 May: the wall is four metres high, not forty.",
    "de": "Korrektur: Die Mauer ist vier Meter hoch, nicht vierzig.",
    "fr": "Rectificatif : le mur mesure quatre mètres, et non quarante.",
    "es": "Fe de errores: el muro mide cuatro metros, no cuarenta.",
    "it": "Errata corrige: il muro è alto quattro metri, non quaranta.",
    "pt": "Correção: o muro tem quatro metros, e não quarenta.",
}
PLACES = {
    "first": lambda note: {"body": note + paragraphs(*EN, *EN_MORE)},
    "last": lambda note: {"body": paragraphs(*EN, *EN_MORE) + note},
    "above the text": lambda note: {"body": paragraphs(*EN, *EN_MORE), "before": note},
    "below the text": lambda note: {
        "body": paragraphs(*EN, *EN_MORE),
        "after": f"<footer class='story-footer'>{note}</footer>",
    },
    "in a box of its own": lambda note: {"body": paragraphs(*EN, *EN_MORE) + f"<aside class='box'>{note}</aside>"},
}


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("language", CORRECTIONS)
def test_a_correction_stays_wherever_it_stands(language: str, place: str) -> None:
    blocks = cleaned(**PLACES[place](f"<p><em>{CORRECTIONS[language]}</em></p>"))
    assert of_role(blocks, "correction") == [CORRECTIONS[language]]


@pytest.mark.parametrize(
    "note",
    [
        "<div class='correction'><h4>Correction</h4><p>The wall is four metres high.</p></div>",
        "<div class='editors-note'><p>The wall is four metres high.</p></div>",
        "<p><strong>Editor's note</strong></p><p>The wall is four metres high.</p>",
    ],
)
def test_a_correction_below_its_heading_or_in_a_named_box_stays(note: str) -> None:
    assert "The wall is four metres high." in of_role(cleaned(paragraphs(*EN, *EN_MORE) + note), "correction")


def test_a_correction_of_another_article_stays_out() -> None:
    teaser = "<div class='related'><p>Correction: the ferry sails at noon, not at one.</p></div>"
    assert of_role(cleaned(paragraphs(*EN, *EN_MORE), after=teaser), "correction") == []


# --- questions, names, times -------------------------------------------------------------------------------------------

QUESTIONS = ["Was it the storm?", "Who pays?", "And the steps?"]
ANSWERS = [EN[1], "No.", EN[2]]


@pytest.mark.parametrize(
    "pair",
    [
        "<div class='qa'><div class='qa-question'>{q}</div><div class='qa-answer'><p>{a}</p></div></div>",
        "<p class='frage'>{q}</p><p class='antwort'>{a}</p>",
        "<p><b>{q}</b></p><p>{a}</p>",
    ],
)
def test_an_interview_keeps_its_questions_and_its_short_answers(pair: str) -> None:
    body = paragraphs(EN[0]) + "".join(pair.format(q=q, a=a) for q, a in zip(QUESTIONS, ANSWERS, strict=True))
    blocks = cleaned(body + paragraphs(*EN_MORE))
    text = plain_text(blocks)
    places = [text.find(said) for q, a in zip(QUESTIONS, ANSWERS, strict=True) for said in (q, a)]
    assert -1 not in places
    assert places == sorted(places)
    assert of_role(blocks, "question") == QUESTIONS


def test_names_above_what_people_say_stay() -> None:
    turns = "".join(
        f"<div class='turn'><div class='speaker'>{name}</div><p>{said}</p></div>"
        for name, said in zip(["Ane Dahl", "Ole Brekke", "Ane Dahl"], EN_MORE, strict=False)
    )
    assert of_role(cleaned(paragraphs(*EN) + turns), "name")[:2] == ["Ane Dahl", "Ole Brekke"]


def test_a_live_blog_keeps_the_times_of_its_entries() -> None:
    entries = "".join(
        f"<article class='entry'><header><time>{time}</time></header><div><p>{said}</p></div></article>"
        for time, said in zip(["14:05", "13.40 Uhr", "12:02"], EN_MORE, strict=False)
    )
    assert of_role(cleaned(paragraphs(*EN) + entries), "time") == ["14:05", "13.40 Uhr", "12:02"][: len(EN_MORE)]


def test_one_time_or_name_alone_is_left_to_the_judge() -> None:
    stamp = "<div class='meta'><time>yesterday 14:40</time></div>"
    source = "<div class='related'><p class='source_name'>Wire desk</p></div>"
    blocks = cleaned(stamp + paragraphs(*EN) + source + paragraphs(*EN_MORE))
    assert of_role(blocks, "time") + of_role(blocks, "name") == []


def test_a_name_above_what_an_author_of_the_article_says_is_no_byline() -> None:
    body = paragraphs(EN[0]) + "<h3>Ane Dahl</h3>" + paragraphs(*EN[1:]) + "<h3>Ole Brekke</h3>" + paragraphs(*EN_MORE)
    blocks = cleaned(body, before="<p class='byline'>By <a rel='author' href='/a'>Ane Dahl</a></p>")
    assert [block.text for block in blocks if block.kind == "heading"] == ["Ane Dahl", "Ole Brekke"]


# --- captions, notes ---------------------------------------------------------------------------------------------------


def test_the_caption_of_a_table_stands_before_it() -> None:
    table = "<table><caption>Stones a year</caption><tr><th>Year</th><th>Stones</th></tr><tr><td>2025</td><td>410</td></tr></table>"
    blocks = cleaned(paragraphs(*EN) + table + paragraphs(*EN_MORE))
    assert of_role(blocks, "caption") == ["Stones a year"]
    assert plain_text(blocks).index("Stones a year") < plain_text(blocks).index("2025\t410")


def test_footnotes_keep_their_words_below_their_heading() -> None:
    body = paragraphs(*EN).replace("</p>", "<sup><a href='#n1'>1</a></sup></p>", 1) + paragraphs(*EN_MORE)
    notes = "<section class='footnotes'><h2>Notes</h2><ol><li id='n1'>Harbour office, page 14.</li></ol></section>"
    blocks = cleaned(body + notes)
    assert [block.text for block in blocks][-2:] == ["Notes", "[1] Harbour office, page 14."]
    html = blocks_to_html(blocks)
    assert '<sup><a id="ref-1" href="#note-1">[1]</a></sup>' in html
    assert '<p role="doc-footnote"><a id="note-1" href="#ref-1">[1]</a> Harbour office, page 14.</p>' in html


def test_a_starred_line_belongs_to_the_star_in_the_text() -> None:
    body = (
        paragraphs(*EN, *EN_MORE, "The landing holds 40* people.") + "<p><small>* By the plate at the gate.</small></p>"
    )
    assert of_role(cleaned(body), "note") == ["* By the plate at the gate."]


# --- pull quotes -------------------------------------------------------------------------------------------------------

PULLED = " ".join(EN[1].split()[:12]).rstrip(".,")


@pytest.mark.parametrize(
    "quote",
    [
        "<aside class='pullquote'><p>{q}</p></aside>",
        "<blockquote>{q}</blockquote>",
        "<div class='pull-quote'><p>“{q}”</p><cite>Ane Dahl</cite></div>",
        "<figure class='quote'><blockquote><p>{q}</p></blockquote><figcaption>Ane Dahl, engineer</figcaption></figure>",
    ],
)
def test_a_pull_quote_does_not_stand_twice(quote: str) -> None:
    text = plain_text(cleaned(paragraphs(*EN) + quote.format(q=PULLED) + paragraphs(*EN_MORE)))
    assert text.count(PULLED) == 1
    assert "Ane Dahl" not in text


def test_a_quotation_that_the_text_does_not_repeat_stays() -> None:
    quote = "<blockquote><p>We counted every stone of it by hand, and then we counted them again.</p></blockquote>"
    assert "We counted every stone" in plain_text(cleaned(paragraphs(*EN) + quote + paragraphs(*EN_MORE)))


@pytest.mark.parametrize(
    "quote",
    [
        "<aside class='pullquote'><p>{q}</p></aside>",
        "<blockquote class='pull-quote'><p>{q}</p></blockquote>",
        "<div class='Pull_Quote'><p>“{q}”</p></div>",
        "<h3 class='story-pullquote'>{q}</h3>",
    ],
)
def test_a_pull_quote_that_the_text_does_not_repeat_is_none_of_its_sentences(quote: str) -> None:
    words = "The best wall is one that 4,000 people have forgotten about by spring"
    blocks = cleaned(paragraphs(*EN) + quote.format(q=words) + paragraphs(*EN_MORE))
    if words in plain_text(blocks):
        assert [words in text for text in of_role(blocks, "pull")] == [True]
    found = summarize(plain_text(blocks), TITLE, "en", 40, apart=spans_apart(blocks)).sentences
    assert found
    assert not any(words in sentence.text for sentence in found)
