"""CSL-JSON: names, dates and fields as processors write them, and as we do."""

from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from reader.exchange.citations import csl_json as writer
from reader.exchange.imports.citations import csl_json
from reader.model.citation import Author, CitedWork, PartialDate
from reader.model.imported import NotTaken
from tests.unit.exchange.imports.making import items, not_taken, source

ITEM = {
    "id": "a",
    "type": "article-newspaper",
    "title": "The lock closes",
    "author": [{"family": "Lock", "given": "Ada", "non-dropping-particle": "van"}, {"literal": "Harbour Office"}],
    "issued": {"date-parts": [["2026", 11, "23"]]},
    "accessed": {"date-parts": [[2026, 11, 24]]},
    "URL": "https://canal.example/lock",
    "container-title": "Canal Letter",
    "abstract": "What closes.",
    "keyword": "canal, work",
    "note": "Ask the office.",
    "language": "en",
}


def test_an_item_has_all_that_the_format_says() -> None:
    for content in ([ITEM], {"items": [ITEM]}):
        assert csl_json.recognises(source(content))
        (item,) = items(csl_json.read, content)
        assert (item.title, item.address, item.site) == (
            "The lock closes",
            "https://canal.example/lock",
            "Canal Letter",
        )
        assert item.byline == ("Ada van Lock", "Harbour Office")
        assert (item.published, item.saved) == ("2026-11-23", "2026-11-24T00:00:00.000Z")
        assert (item.tags, item.note, item.description) == (("canal", "work"), "Ask the office.", "What closes.")


def test_dates_may_be_raw_literal_or_nothing() -> None:
    for issued, expected in (
        ({"raw": "2026-11"}, "2026-11"),
        ({"literal": "May 1, 2024"}, "2024-05-01"),
        ({"date-parts": [[]]}, ""),
        ({"date-parts": [[2026]]}, "2026"),
        ("2026", "2026"),
        (None, ""),
    ):
        assert items(csl_json.read, [{**ITEM, "issued": issued}])[0].published == expected


def test_a_book_without_an_address_is_named() -> None:
    book = {"type": "book", "title": "A book", "ISBN": "1"}
    assert csl_json.recognises(source([book]))
    (lost,) = not_taken(csl_json.read, [book])
    assert lost == NotTaken(lost.where, "no_address", "A book")


def test_what_we_write_comes_back() -> None:
    work = CitedWork(
        "blog", "A “title”", (Author("Lock", "Ada", "van", "Jr."),), "Canal Letter", "", PartialDate(2026, 11), PartialDate(2026, 11, 24),
        "https://canal.example/lock", "de",
    )  # fmt: skip
    (item,) = items(csl_json.read, writer.entries([work]))
    assert (item.title, item.address, item.byline) == (work.title, work.url, ("Ada van Lock Jr.",))
    assert (item.published, item.saved[:10], item.language) == ("2026-11", "2026-11-24", "de")


def test_other_lists_are_no_works() -> None:
    for other in ([{"type": "url", "title": "x", "url": "y"}], [{"title": "x", "author": "y"}], {}, [], "words", [1]):
        assert not csl_json.recognises(source(json.dumps(other)))


@given(
    st.recursive(
        st.none() | st.integers() | st.text(max_size=5),
        lambda x: st.lists(x, max_size=3) | st.dictionaries(st.sampled_from(list(ITEM)), x, max_size=4),
        max_leaves=8,
    )
)
def test_no_values_make_it_raise(value: object) -> None:
    for content in (value, [value], [{**ITEM, "author": value, "issued": value, "keyword": value, "URL": value}]):
        list(csl_json.read(source(json.dumps(content))))


def test_what_no_place_is_for_is_named() -> None:
    entry = {
        "id": "a",
        "type": "book",
        "title": "The lock",
        "URL": "https://a.example/",
        "volume": 4,
        "ISBN": "12",
        "page": "",
        "author": [{"family": "Lock"}],
        "editor": [{"family": "Ditor"}],
        "issued": {"literal": "soon"},
        "container-title": "Canal Letter",
        "publisher": "Canal House",
        "accessed": {"date-parts": [[2026, 11, 24]]},
    }
    (item,) = items(csl_json.read, [entry])
    assert item.dropped == ("volume", "ISBN", "editor", "issued", "publisher", "type")


def test_an_article_that_is_all_taken_names_nothing() -> None:
    entry = {
        "id": "a",
        "type": "webpage",
        "title": "T",
        "URL": "https://a.example/",
        "issued": {"date-parts": [[2026]]},
    }
    (item,) = items(csl_json.read, [entry])
    assert (item.published, item.dropped) == ("2026", ())
