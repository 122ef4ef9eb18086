"""wallabag's JSON of both versions."""

from __future__ import annotations

from reader.exchange.imports.lists import wallabag
from reader.model.imported import ImportedHighlight
from tests.unit.exchange.imports.making import items, not_taken, source

V2 = {
    "id": 7,
    "title": "A report",
    "url": "https://example.org/a",
    "is_archived": 0,
    "is_starred": True,
    "created_at": "2016-09-08T11:55:58+0200",
    "updated_at": "2016-09-08T11:57:16+0200",
    "content": "<div><p>First words here.</p><p>Second: words <em>here</em>, too.</p></div>",
    "mimetype": "text/html",
    "language": "fr",
    "reading_time": 4,
    "domain_name": "example.org",
    "preview_picture": "https://example.org/p.png",
    "tags": ["courts", "long read"],
    "annotations": [],
    "published_at": "2016-09-07T00:00:00+0000",
    "published_by": ["Ann Author", ""],
}


def test_version_2_comes_with_its_text_states_and_dates() -> None:
    (item,) = items(wallabag.read, [V2])
    assert (item.title, item.address, item.kind, item.text) == (
        "A report",
        "https://example.org/a",
        "readable",
        V2["content"],
    )
    assert (item.read, item.archived, item.starred) == (False, False, True)
    assert (item.saved, item.published) == ("2016-09-08T09:55:58.000Z", "2016-09-07")
    assert (item.tags, item.language, item.site, item.byline) == (
        ("courts", "long read"),
        "fr",
        "example.org",
        ("Ann Author",),
    )
    assert item.dropped == ("updated_at", "preview_picture")


def test_tags_may_be_objects_with_labels() -> None:
    (item,) = items(wallabag.read, [{**V2, "tags": [{"id": 1, "label": "x"}, {"label": "y"}]}])
    assert item.tags == ("x", "y")


def test_an_annotation_is_a_highlight_with_the_words_around_it() -> None:
    annotation = {
        "text": "My note",
        "quote": "words here",
        "created_at": "2016-09-09T10:00:00+0200",
        "ranges": [{"start": "/div[1]/p[2]", "startOffset": "8", "end": "/div[1]/p[2]/em[1]", "endOffset": "4"}],
    }
    (item,) = items(wallabag.read, [{**V2, "annotations": [annotation]}])
    assert item.highlights == (
        ImportedHighlight(
            "words here", "First words here.Second: ", ", too.", note="My note", created="2016-09-09T08:00:00.000Z"
        ),
    )


def test_an_annotation_without_a_place_keeps_its_words() -> None:
    (item,) = items(
        wallabag.read,
        [{**V2, "annotations": [{"quote": "Second", "text": "", "ranges": [{"start": "/x", "startOffset": "q"}]}]}],
    )
    assert item.highlights == (ImportedHighlight("Second"),)


def test_a_text_that_wallabag_could_not_get_is_none() -> None:
    content = "wallabag can't retrieve contents for this article. Please <a href='https://example.org'>see</a>"
    (item,) = items(wallabag.read, [{**V2, "content": content, "title": "No title found"}])
    assert (item.kind, item.text, item.title) == ("", "", "")


V1 = {"0": "1", "1": "T", "2": "https://example.org/a", "3": "1", "4": "0", "5": "<p>x</p>", "6": "1"} | {
    "id": "1",
    "title": "T",
    "url": "https://example.org/a",
    "is_read": "1",
    "is_fav": "0",
    "content": "<p>x</p>",
    "user_id": "1",
    "tags": "courts,long read",
}


def test_version_1_says_everything_in_strings_and_twice() -> None:
    (item,) = items(wallabag.read_v1, [V1])
    assert (item.title, item.read, item.archived, item.starred) == ("T", True, True, False)
    assert (item.tags, item.kind, item.text, item.saved, item.dropped) == (
        ("courts", "long read"),
        "readable",
        "<p>x</p>",
        "",
        (),
    )


def test_the_versions_are_told_apart_even_where_the_text_hides_the_names() -> None:
    long = {**V1, "5": "x" * 300_000}
    assert wallabag.recognises_v1(source([long]))
    assert not wallabag.recognises(source([V1]))
    assert wallabag.recognises(source([V2]))
    assert not wallabag.recognises_v1(source([V2]))


def test_an_entry_without_address_and_text_is_named() -> None:
    assert [lost.title for lost in not_taken(wallabag.read, [{**V2, "url": "", "content": ""}])] == ["A report"]
