"""What the judge makes of the finders' answers on whole pages: it takes out what one kept too much, brings back what
they dropped."""

from __future__ import annotations

import json
import random

import pytest

from reader.capture.choosing.companions import shares
from reader.capture.clean import Extraction, clean_html, run_pipeline
from tests.unit.capture.data_incomplete import DE, EN, EN_MORE, article, linked, page, paragraphs

URL = "https://coast.example/news/wall"
TITLE = "Merrow Bay to rebuild its sea wall"
LEAD = "The eastern promenade closes to cars from March, while engineers fill a hole that three winters have washed below it."


def kept(extraction: Extraction) -> list[str]:
    return [extraction.segments[index].block.text for index in sorted(extraction.kept)]


def found_by(extraction: Extraction, text: str) -> set[str]:
    """The finders in whose answer a block stands that begins so."""
    index = next(i for i, piece in enumerate(extraction.segments) if piece.block.text.startswith(text))
    return {
        finder.name
        for finder in extraction.candidates
        if shares(extraction.segments, finder.lines).get(index, 0.0) > 0.6
    }


# --- too much --------------------------------------------------------------------------------------------------------------

LETTER = (
    "<h3>The bay in your inbox</h3><p>Join thirty thousand readers who get the Courier's morning letter, with the day's stories, the tides"
    " and the weather, each weekday at six.</p><p>By signing up you agree to our terms and to receive mail from us.</p>"
)
BRIEF = (
    "<p>Mit dem Morgenbrief beginnen dreißigtausend Menschen im Tal ihren Tag. Er kommt kostenlos um sechs Uhr, mit Wetter und Schneelage."
    " <a href='/brief'>Hier bestellen</a>.</p>"
)


@pytest.mark.parametrize(
    ("texts", "tail", "begins", "lang"),
    [((*EN, *EN_MORE), LETTER, "Join thirty thousand", "en"), (DE, BRIEF, "Mit dem Morgenbrief", "de")],
    ids=["en", "de"],
)
def test_an_offer_after_the_text_goes(texts: tuple[str, ...], tail: str, begins: str, lang: str) -> None:
    extraction = run_pipeline(
        article(f"{paragraphs(*texts)}<div class='newsletter-box'>{tail}</div>", TITLE, lang), URL
    )
    assert any(segment.block.text.startswith(begins) for segment in extraction.segments)
    assert kept(extraction) == list(texts)


def test_a_second_cleaner_is_asked_where_the_first_finds_little() -> None:
    much = run_pipeline(article(paragraphs(*EN, *EN_MORE), TITLE), URL)
    little = run_pipeline(article(paragraphs(EN[0]), TITLE), URL)
    assert "readability" not in {finder.name for finder in much.candidates}
    assert "readability" in {finder.name for finder in little.candidates}


def test_a_text_that_stands_twice_for_two_screens_is_kept_once() -> None:
    told = paragraphs(*EN)
    extraction = run_pipeline(article(f"<div class='phone'>{told}</div><div class='desk'>{told}</div>", TITLE), URL)
    assert kept(extraction) == list(EN)
    assert list(extraction.reasons.values()).count("repeat") == len(EN)


# --- too little ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "opening", ["h2 class='subtitle'", "p class='lead'", "p class='standfirst'", "div class='dek'"]
)
def test_a_sub_headline_that_finders_dropped_comes_back(opening: str) -> None:
    head = f"<meta property='og:type' content='article'><meta property='og:description' content='{LEAD}'>"
    extraction = run_pipeline(
        page(
            f"<main><article><header><h1>{TITLE}</h1><{opening}>{LEAD}</{opening.split()[0]}><div class='byline'>By <a href='/by/ida'>"
            f"Ida Marsh</a></div></header><div class='article-body'>{paragraphs(*EN, *EN_MORE)}</div></article></main>",
            f"{TITLE} | The Courier",
            head=head,
        ),
        URL,
    )
    assert len(found_by(extraction, LEAD)) < 2
    assert kept(extraction) == [LEAD, *EN, *EN_MORE]


ASKED = (
    ("Did you see the wave come over the pier?", "Yes."),
    (
        "Were you alone out there that night, so far from the others?",
        "No. My brother held the lamp, and the dog was with us as well.",
    ),
    ("Was the lamp lit when the water reached the door of the shed?", "Yes."),
    ("Would you go out there again in such a storm, knowing what you know?", "Yes."),
    (
        "And what did you do when the morning came and the pier was gone?",
        "We counted the boats. Nine were left of fourteen, and one of them lay in the churchyard, upright, as if somebody had parked it.",
    ),
    ("Has anyone asked you to build the pier again?", "No."),
    ("Will you ask them yourself, if nobody does?", "Yes."),
)


@pytest.mark.parametrize("asks", ["<p><strong>{}</strong></p>", "<h3>{}</h3>"], ids=["bold", "headings"])
def test_short_answers_stay_each_time_that_they_are_given(asks: str) -> None:
    talk = "".join(f"{asks.format(question)}<p>{answer}</p>" for question, answer in ASKED)
    extraction = run_pipeline(article(f"{paragraphs(EN[0])}{talk}{paragraphs(EN[1])}", "“The pier was gone”"), URL)
    assert kept(extraction) == [EN[0], *(line for pair in ASKED for line in pair), EN[1]]


# --- elsewhere -------------------------------------------------------------------------------------------------------------


def in_next(texts: tuple[str, ...]) -> str:
    state = {"props": {"pageProps": {"story": {"body": [{"type": "paragraph", "text": text} for text in texts]}}}}
    return f'<script id="__NEXT_DATA__" type="application/json">{json.dumps(state)}</script>'


def assigned(texts: tuple[str, ...]) -> str:
    return f"<script>window.__INITIAL_STATE__ = {json.dumps({'story': {'content': paragraphs(*texts)}})};</script>"


@pytest.mark.parametrize("script", [in_next((*EN, *EN_MORE)), assigned((*EN, *EN_MORE))], ids=["json", "assigned"])
@pytest.mark.parametrize(
    "shown", ["", f"<h1>{TITLE}</h1>", f"<h1>{TITLE}</h1><p>{EN[0]}</p>"], ids=["nothing", "title", "opening"]
)
def test_a_text_that_only_the_state_of_a_script_holds_is_taken_from_there(shown: str, script: str) -> None:
    cleaned = clean_html(page(f'<div id="app">{shown}</div>{script}', TITLE), URL)
    assert [block.text for block in cleaned.blocks] == [*EN, *EN_MORE]
    assert cleaned.metadata.title == TITLE
    assert cleaned.completeness == "whole"


def test_a_text_that_only_linked_data_holds_is_taken_from_there() -> None:
    cleaned = clean_html(
        page(f'<div id="app"><h1>{TITLE}</h1></div>', TITLE, head=linked(articleBody="\n\n".join(EN))), URL
    )
    assert [block.text for block in cleaned.blocks] == list(EN)


def test_a_page_that_shows_its_text_does_not_get_another_from_its_state() -> None:
    extraction = run_pipeline(article(paragraphs(*EN), TITLE, after=in_next((*DE, *DE))), URL)
    assert extraction.cleaner == "judge"
    assert kept(extraction) == list(EN)


# --- by what a box calls itself ---------------------------------------------------------------------------------------------


def test_a_newsletter_prompt_amid_the_text_goes_whole() -> None:
    extraction = run_pipeline(
        article(f"{paragraphs(*EN)}<div class='newsletter-box'>{LETTER}</div>{paragraphs(*EN_MORE)}", TITLE), URL
    )
    assert kept(extraction) == [*EN, *EN_MORE]


def test_paragraphs_that_call_themselves_a_newsletters_stay() -> None:
    told = "".join(f"<div class='newsletter-text'><p>{text}</p></div>" for text in (*EN, *EN_MORE))
    assert kept(run_pipeline(article(told, TITLE), URL)) == [*EN, *EN_MORE]


def test_a_sub_headline_in_the_articles_header_comes_back() -> None:
    header = (
        f"<header><h1>{TITLE}</h1><p class='standfirst'>{LEAD}</p><p class='meta'>By Mara Quill, Courier</p></header>"
    )
    extraction = run_pipeline(
        page(
            f"<main><article>{header}<div class='article-body'>{paragraphs(*EN, *EN_MORE)}</div></article></main>",
            TITLE,
        ),
        URL,
    )
    assert kept(extraction) == [LEAD, *EN, *EN_MORE]


def test_a_page_that_shows_nothing_at_all_is_read_from_its_state() -> None:
    state = json.dumps({"props": {"story": {"body": [{"text": text} for text in (*EN, *EN_MORE)]}}})
    head = f"<html lang=en><head><title>{TITLE}</title></head>"
    extraction = clean_html(
        f'{head}<body><div id="root"></div><script id="__NEXT_DATA__" type="application/json">{state}</script></body></html>',
        URL,
    )
    assert [block.text for block in extraction.blocks] == [*EN, *EN_MORE]
    assert extraction.completeness == "whole"


def test_a_state_that_holds_the_article_among_labels_and_offers_does_not_take_its_place() -> None:
    words = ["read", "it", "on", "every", "device", "for", "so", "many", "crowns", "a", "week"]
    offers = [" ".join(f"{word}{price}" for word in words) + ". Order now. Cancel any month." for price in range(90)]
    state = {"body": [*offers, *EN, *EN_MORE, *(offer.replace("Read", "Hear") for offer in offers)]}
    html = article(
        paragraphs(*EN, *EN_MORE), TITLE, head=f"<script>window.__INITIAL_STATE__ = {json.dumps(state)};</script>"
    )
    extraction = run_pipeline(html, URL)
    assert kept(extraction) == [*EN, *EN_MORE]


def long_text(count: int) -> list[str]:
    """So many paragraphs of five sentences each, none like another."""
    sentences = [f"{sentence.strip().rstrip('.')}." for text in (*EN, *EN_MORE) for sentence in text.split(". ")]
    dice = random.Random(5)
    return [f"On day {number} this was said. {' '.join(dice.sample(sentences, 5))}" for number in range(count)]


@pytest.mark.no_cover
@pytest.mark.parametrize("section", [300, 12, 1])
@pytest.mark.parametrize(
    "after", ["", "<section class=comments>" + "<p class=comment>I do not believe it.</p>" * 30 + "</section>"]
)
def test_a_text_of_hundreds_of_paragraphs_is_kept_to_its_end(section: int, after: str) -> None:
    said = long_text(300)
    parts = [paragraphs(*said[at : at + section]) for at in range(0, len(said), section)]
    body = paragraphs(*EN) + ("".join(parts) if len(parts) == 1 else "".join(f"<div>{part}</div>" for part in parts))
    extraction = run_pipeline(article(body, TITLE, after=after), URL)
    assert [text for text in said if text not in set(kept(extraction))] == []
    assert "I do not believe it." not in kept(extraction)
