"""Lists of short items in articles are kept whole, whatever their markup; lists around the article stay out."""

from __future__ import annotations

from functools import cache

import pytest

from reader.capture.clean import clean_html
from reader.model.blocks import plain_text
from tests.unit.capture.list_pages import ListPage, bare_pages, list_pages

ADDRESS = "https://post.example/county/light"
PAGES = list_pages()
MAX_BROKEN = 3
"""Pages of the 81 whose list may come incomplete: the judge weighs, it does not obey."""


@cache
def said_by(page: ListPage) -> list[str]:
    """The lines of an article, cells of tables apart."""
    return plain_text(clean_html(page.html, ADDRESS).blocks).replace("\t", "\n").split("\n")


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
