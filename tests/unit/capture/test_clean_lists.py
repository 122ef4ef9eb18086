"""Lists of short items in articles are kept whole, whatever their markup; lists around the article stay out."""

from __future__ import annotations

from functools import cache

import pytest

from reader.capture.clean import clean_html
from reader.model.blocks import plain_text
from tests.unit.capture.list_pages import HEADLINE, PROSE, ListPage, bare_pages, list_pages

ADDRESS = "https://post.example/county/light"
PAGES = list_pages()
MAX_BROKEN = 3
"""Pages of the 81 whose list may come incomplete: the judge weighs, it does not obey."""


@cache
def said_by(page: ListPage) -> list[str]:
    """The lines of an article, cells of tables apart."""
    return plain_text(clean_html(page.html, ADDRESS).blocks).replace("\t", "\n").split("\n")


@pytest.mark.no_cover
def test_nearly_all_of_81_lists_keep_every_item_and_the_prose_around_them() -> None:
    broken, prose, furniture = [], [], []
    for page in PAGES:
        lines = said_by(page)
        whole = "\n".join(lines)
        if not all(item in whole for item in page.items):
            broken.append(page.name)
        prose += [page.name for text in page.prose if text not in whole]
        furniture += [page.name for line in page.furniture if line in lines]
    assert len(PAGES) == 81
    assert len(broken) <= MAX_BROKEN, broken
    assert (prose, furniture) == ([], [])


def test_no_list_is_kept_in_part() -> None:
    for page in PAGES[::5]:
        whole = "\n".join(said_by(page))
        assert sum(item in whole for item in page.items) in (0, len(page.items)), page.name


@pytest.mark.parametrize("page", bare_pages(), ids=lambda page: page.name)
def test_menus_teasers_tags_and_share_buttons_stay_out(page: ListPage) -> None:
    lines = said_by(page)
    assert [line for line in page.furniture if line in lines] == []
    assert [text for text in page.prose if text not in "\n".join(lines)] == []


VERSES = (
    "The harbour keeps its lamps alight",
    "for boats that do not come,",
    "and all the gulls that cried all night",
    "this morning are struck dumb.",
    "My father mended nets for years,",
    "his thumbs were split with brine;",
    "he never spoke of what he feared",
    "and I kept quiet mine.",
)


@pytest.mark.parametrize(
    ("line", "stanza"),
    [
        ("<p>{}</p>", "<div class=stanza>{}</div>"),
        ("<p>{}</p>", "{}"),
        ("<div>{}</div>", "<div>{}</div>"),
        ("<div class=line>{}</div>", "<div class=verse>{}</div>"),
        ("{}<br>", "<p>{}</p>"),
    ],
)
def test_a_poem_amid_an_article_keeps_every_line(line: str, stanza: str) -> None:
    poem = "".join(stanza.format("".join(line.format(v) for v in VERSES[at : at + 4])) for at in (0, 4))
    said = [f"<p>{one}</p>" for one in PROSE]
    page = f"<article><h1>{HEADLINE}</h1>{''.join(said[:3])}{poem}{''.join(said[3:8])}</article>"
    text = plain_text(clean_html(f"<html lang=en><body>{page}</body></html>", ADDRESS).blocks)
    assert [v for v in VERSES if v not in text] == []
