"""Linkwarden's JSON."""

from __future__ import annotations

from reader.exchange.imports.lists import linkwarden
from reader.model.imported import NotTaken
from tests.unit.exchange.imports.making import items, source


def link(number: int, **more: object) -> dict[str, object]:
    return {
        "id": number,
        "name": f"Report {number}",
        "url": f"https://example.org/{number}",
        "description": "",
        "tags": [{"name": "courts"}],
        "createdAt": "2025-01-01T00:00:00.000Z",
        **more,
    }


WHOLE = {
    "name": "ann",
    "collections": [
        {"id": 2, "name": "Appeals", "parentId": 1, "links": [link(2, description="My note")]},
        {"id": 1, "name": "Courts", "parentId": None, "links": [link(1)]},
        {"id": 3, "name": "Unorganized", "parentId": None, "links": [link(1)], "rssSubscriptions": []},
    ],
    "pinnedLinks": [link(2)],
}


def test_collections_are_tags_and_pinned_links_are_starred() -> None:
    appeals, courts, loose = items(linkwarden.read, WHOLE)
    assert (appeals.tags, appeals.starred, appeals.note) == (("Courts/Appeals", "courts"), True, "My note")
    assert (courts.tags, courts.starred, courts.saved) == (("Courts", "courts"), None, "2025-01-01T00:00:00.000Z")
    assert loose.tags == ("courts",)


def test_what_a_collection_says_of_itself_is_named_once() -> None:
    whole = {"collections": [{"id": 1, "name": "C", "description": "All rulings", "links": [link(1), link(2)]}]}
    assert [item.dropped for item in items(linkwarden.read, whole)] == [("description of the collection",), ()]


def test_subscriptions_are_named() -> None:
    whole = {
        "collections": [
            {
                "id": 1,
                "name": "C",
                "links": [],
                "rssSubscriptions": [{"name": "A feed", "url": "https://example.org/feed"}],
            }
        ]
    }
    assert list(linkwarden.read(source(whole, "l.json"))) == [
        NotTaken("l.json, collection C", "not_an_article", "A feed")
    ]


def test_a_file_that_breaks_off_gives_what_is_in_front() -> None:
    text = '{"collections": [{"id": 1, "name": "C", "links": [{"name": "A", "url": "https://example.org/a"}, {"name": "B", "ur'
    first, second, lost = linkwarden.read(source(text, "l.json"))
    assert first.title == "A"
    assert (second.title, getattr(second, "why", "")) == ("B", "no_address")
    assert lost == NotTaken("l.json", "damaged", rest=True)


def test_it_is_known_by_its_keys() -> None:
    assert linkwarden.recognises(source(WHOLE))
    assert not linkwarden.recognises(source({"collections": []}))
