"""Karakeep's JSON."""

from __future__ import annotations

from reader.exchange.imports.lists import karakeep
from reader.model.imported import ImportedItem, NotTaken
from tests.unit.exchange.imports.making import items, source


def bookmark(**more: object) -> dict[str, object]:
    return {
        "createdAt": 1700000000,
        "title": "A report",
        "tags": ["courts", "long read"],
        "lists": ["child"],
        "content": {"type": "link", "url": "https://example.org/a"},
        "note": "My note",
        "archived": True,
        **more,
    }


LISTS = [
    {"id": "child", "name": "Inbox", "type": "manual", "parentId": "parent"},
    {"id": "parent", "name": "Projects", "type": "manual", "parentId": None},
]


def test_lists_are_tags_whichever_comes_first() -> None:
    for whole in ({"bookmarks": [bookmark()], "lists": LISTS}, {"lists": LISTS, "bookmarks": [bookmark()]}):
        (item,) = items(karakeep.read, whole)
        assert item.tags == ("Projects/Inbox", "courts", "long read")
        assert (item.note, item.archived, item.saved) == ("My note", True, "2023-11-14T22:13:20.000Z")


def test_what_a_list_says_of_itself_is_named_once_and_a_smart_list_too() -> None:
    smart = {"id": "s", "name": "Starred courts", "type": "smart", "query": "is:fav"}
    lists = [{**LISTS[0], "description": "Read these first"}, LISTS[1], smart]
    first, second, third = karakeep.read(source({"bookmarks": [bookmark(), bookmark()], "lists": lists}, "k.json"))
    assert isinstance(first, ImportedItem)
    assert isinstance(second, ImportedItem)
    assert (first.dropped, second.dropped) == (("description of the list",), ())
    assert third == NotTaken("k.json, list", "not_an_article", "Starred courts")


def test_a_text_is_taken_and_an_asset_is_named() -> None:
    text, lost = karakeep.read(
        source(
            {
                "bookmarks": [
                    bookmark(title=None, content={"type": "text", "text": "Just words"}),
                    bookmark(content=None, title="A scan"),
                ]
            },
            "k",
        )
    )
    assert isinstance(text, ImportedItem)
    assert (text.address, text.kind, text.text, text.title) == ("", "plain", "Just words", "Just words")
    assert lost == NotTaken("k, item 2", "no_address", "A scan")


def test_it_is_known_by_its_keys() -> None:
    assert karakeep.recognises(source({"lists": LISTS, "bookmarks": [bookmark()]}))
    assert not karakeep.recognises(source({"bookmarks": [{"article__url": "x"}]}))
