"""Cleaning a page: what of it is the article, and what it says of itself."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.capture.clean import clean, clean_html
from reader.capture.page.markup import blocks_to_html
from reader.capture.version import VERSION
from reader.errors import NoArticle
from reader.model.blocks import plain_text
from reader.model.capture import Cleaned

URL = "https://www.example-times.test/news/harbour-bridge?utm_source=x"
PAGE = (Path(__file__).parents[2] / "data/capture_news.html").read_bytes()
TEXT = "The council met on Tuesday and agreed to repair the old bridge before the winter, as its mayor said in the evening. "


@pytest.fixture(scope="module")
def cleaned() -> Cleaned:
    return clean(PAGE, URL, "text/html")


def page(body: str, head: str = "") -> str:
    return f"<!doctype html><html><head><title>The old bridge</title>{head}</head><body>{body}</body></html>"


def test_the_article_comes_without_its_furniture(cleaned: Cleaned) -> None:
    text = plain_text(cleaned.blocks)
    assert text.startswith("The harbour bridge will be closed from Monday")
    assert text.endswith("of the first day of works.")
    for furniture in (
        "No time to read",
        "Get a summary",
        "Share",
        "Sign up",
        "Previous",
        "Museum reopens",
        "Most read",
        "rights reserved",
        "Pérez",
    ):
        assert furniture not in text


def test_the_structure_of_the_article_survives(cleaned: Cleaned) -> None:
    kinds = [block.kind for block in cleaned.blocks]
    assert (
        kinds
        == ["figure", "paragraph", "paragraph", "heading", "paragraph", *["item"] * 4, *["row"] * 3, "quote", "heading"]
        + ["paragraph"] * 2
    )
    items = [block for block in cleaned.blocks if block.kind == "item"]
    assert [item.level for item in items] == [0, 0, 1, 0]
    assert len({item.group for item in items}) == 1
    rows = [block for block in cleaned.blocks if block.kind == "row"]
    assert [(row.text, row.header) for row in rows] == [
        ("Part\tCost", True),
        ("Pillars\t4.1 million", False),
        ("Anchors\t1.3 million", False),
    ]


def test_emphasis_and_links_stand_at_their_place_with_absolute_addresses(cleaned: Cleaned) -> None:
    block = next(b for b in cleaned.blocks if "Marta" in b.text)
    assert [(block.text[i.start : i.end], i.kind, i.href) for i in block.inlines] == [
        ("Marta Lind", "strong", ""),
        ("the budget", "link", "https://www.example-times.test/budget"),
    ]


def test_the_picture_comes_in_its_best_size_with_caption_and_credit(cleaned: Cleaned) -> None:
    figures = [b for b in cleaned.blocks if b.kind == "figure"]
    assert len(figures) == 1
    assert figures[0].picture is not None
    assert figures[0].picture.src == "https://www.example-times.test/pictures/bridge-1600x1066.jpg"
    assert figures[0].picture.alt == "The bridge at dusk"
    assert figures[0].caption == "The bridge at dusk. Photo: R. Lund"


def test_the_page_is_believed_about_itself(cleaned: Cleaned) -> None:
    about = cleaned.metadata
    assert about.title == "Harbour bridge to close for a winter of repairs"
    assert about.byline == ("Ana Pérez", "John O'Neill")
    assert about.published == "2024-11-05T08:30:00+01:00"
    assert about.site == "The Example Times"
    assert about.language == "en"
    assert about.canonical_url == "https://www.example-times.test/news/harbour-bridge"
    assert about.lead_picture == "https://www.example-times.test/pictures/bridge-1200x800.jpg"
    assert about.description.startswith("Engineers found cracks")


def test_the_html_is_semantic_and_sanitized(cleaned: Cleaned) -> None:
    html = blocks_to_html(cleaned.blocks)
    assert "<h2>What the engineers found</h2>" in html
    assert "<ul><li>worst on the side of the sea" in html
    assert "<tr><th>Part</th><th>Cost</th></tr>" in html
    assert '<img src="https://www.example-times.test/pictures/bridge-1600x1066.jpg"' in html
    assert "script" not in html


def test_the_lead_picture_stands_first_where_the_text_has_none() -> None:
    head = '<meta property="og:image" content="https://example.org/lead.jpg">'
    cleaned = clean_html(page(f"<article><p>{TEXT}</p><p>{TEXT * 2}</p></article>", head), "https://example.org/a")
    assert cleaned.blocks[0].picture is not None
    assert cleaned.blocks[0].picture.src == "https://example.org/lead.jpg"


def test_paragraphs_that_only_line_breaks_part_are_paragraphs() -> None:
    other = TEXT.replace("Tuesday", "Friday").replace("bridge", "school")
    cleaned = clean_html(
        page(f"<div class=article><h1>The old bridge</h1><div>{TEXT * 2}<br><br>{other * 2}</div></div>"),
        "https://example.org/a",
    )
    assert [b.kind for b in cleaned.blocks] == ["paragraph", "paragraph"]


def test_code_keeps_its_lines() -> None:
    code = "def cross(bridge):\n    return bridge.open"
    cleaned = clean_html(
        page(f"<article><p>{TEXT * 2}</p><pre><code>{code}</code></pre><p>{TEXT.replace('old', 'new')}</p></article>"),
        "https://e.org/a",
    )
    assert [b.text for b in cleaned.blocks if b.kind == "code"] == [code]


@pytest.mark.parametrize(
    "broken",
    [
        "<?xml version='1.0' encoding='utf-16'?>" + page(f"<article><p>{TEXT * 3}</p></article>"),
        page(f"<article><p>{TEXT * 3}\x00\x01\x0b\ud800\uffff</p></article>"),
        f"<p>{TEXT * 3}<p>{TEXT.replace('old', 'new')}<b><i></b></i></table></div>",
        page("<div>" * 3000 + f"<p>{TEXT * 3}</p>"),
        page(
            f"<article><p>{TEXT * 3}</p><img srcset=', ,,' src='http://[broken'><a href='http://[x'>y</a></article>",
            "<base href='http://['>",
        ),
    ],
    ids=["xml-declaration", "control-characters", "unclosed", "deep", "broken-addresses"],
)
def test_broken_pages_are_cleaned_all_the_same(broken: str) -> None:
    assert "agreed to repair the old bridge" in plain_text(clean_html(broken, "https://example.org/a").blocks)


@pytest.mark.parametrize(
    "empty", ["", "   ", "<html></html>", "<html><body><nav><a href=/>Home</a></nav></body></html>", "\x00\x00"]
)
def test_a_page_without_an_article_has_none(empty: str) -> None:
    with pytest.raises(NoArticle):
        clean_html(empty, "https://example.org/a")


def test_every_inline_run_lies_within_its_block(cleaned: Cleaned) -> None:
    for block in cleaned.blocks:
        for run in block.inlines:
            assert 0 <= run.start < run.end <= len(block.text)
            assert block.text[run.start : run.end] == block.text[run.start : run.end].strip()


def test_a_copyright_year_is_no_date() -> None:
    cleaned = clean_html(
        page(f"<article><p>{TEXT * 3}</p></article><footer>Copyright 2026. Contact.</footer>"), "https://e.org/a"
    )
    assert cleaned.metadata.published == ""


def test_a_list_that_lays_out_the_page_makes_no_items_of_paragraphs() -> None:
    told = "".join(
        f"<p>{TEXT.replace('Tuesday', day)}</p>" for day in ("Monday", "Wednesday", "Thursday", "Friday", "Sunday")
    )
    entries = f"<ul><li>{TEXT.replace('bridge', 'pillars')}</li><li>{TEXT.replace('bridge', 'anchors')}</li></ul>"
    cleaned = clean_html(
        page(f"<ul><li><h1>The old bridge</h1><div>{told}{entries}<p>{TEXT}</p></div></li></ul>"),
        "https://example.org/a",
    )
    kinds = [(block.kind, block.level) for block in cleaned.blocks]
    assert kinds == [("paragraph", 0)] * 5 + [("item", 0)] * 2 + [("paragraph", 0)]


def test_a_table_that_repeats_its_head_has_it_once() -> None:
    head = "<tr><th>Part</th><th>Cost</th></tr>"
    table = f"<table><thead>{head}</thead><tbody>{head}<tr><td>Pillars</td><td>4.1 million</td></tr></tbody></table>"
    cleaned = clean_html(
        page(f"<article><p>{TEXT}</p><p>{TEXT * 2}</p>{table}<p>{TEXT * 3}</p></article>"), "https://example.org/a"
    )
    assert [block.text for block in cleaned.blocks if block.kind == "row"] == ["Part\tCost", "Pillars\t4.1 million"]


def test_the_picture_of_an_author_is_none_of_the_article() -> None:
    face = '<img src="/people/quill-800.jpg" alt="Author photo">'
    cleaned = clean_html(page(f"<article>{face}<p>{TEXT}</p><p>{TEXT * 2}</p></article>"), "https://example.org/a")
    assert not any(block.picture for block in cleaned.blocks)


def test_an_article_says_which_version_of_the_cleaning_made_it(cleaned: Cleaned) -> None:
    assert cleaned.cleaner == f"{VERSION} judge"


def test_what_a_page_says_by_styles_is_said_in_its_words_wherever_the_text_comes_from() -> None:
    said = "The <s>old</s> bridge weighs 10<sup>6</sup> kilos<sup><a href='#n'>1</a></sup>."
    note = "<p id='n'>1 By the plate.</p>"
    whole = clean_html(page(f"<article><p>{TEXT * 2}</p><p>{said} {TEXT}</p>{note}</article>"), "https://example.org/a")
    little = clean_html(page(f"<div>{said}</div>{note}"), "https://example.org/a")
    for cleaned in (whole, little):
        text = plain_text(cleaned.blocks)
        assert "The bridge weighs 10⁶ kilos[1]." in text
        assert "[1] By the plate." in text
