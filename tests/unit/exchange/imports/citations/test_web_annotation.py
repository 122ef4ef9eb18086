"""Web Annotations: what was marked and noted, gathered on the pages that it is about."""

from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from reader.exchange.imports.citations import web_annotation
from reader.model.imported import ImportedHighlight, NotTaken
from tests.unit.exchange.imports.making import items, not_taken, source

ANNOTATION = {
    "@context": "http://www.w3.org/ns/anno.jsonld",
    "id": "urn:a",
    "type": "Annotation",
    "motivation": "highlighting",
    "created": "2026-11-24T10:00:00Z",
    "body": [
        {"type": "TextualBody", "purpose": "commenting", "value": "Check."},
        {"type": "TextualBody", "purpose": "tagging", "value": "canal"},
        {"type": "TextualBody", "purpose": "classifying", "value": "Important"},
    ],
    "target": {
        "source": {"id": "https://canal.example/lock", "type": "Text", "title": "The lock"},
        "selector": [
            {"type": "TextQuoteSelector", "exact": "closed the lock", "prefix": "board ", "suffix": " on"},
            {"type": "TextPositionSelector", "start": 10, "end": 25},
        ],
    },
}


def test_a_highlight_has_its_words_place_note_and_tags() -> None:
    assert web_annotation.recognises(source(ANNOTATION))
    (item,) = items(web_annotation.read, ANNOTATION)
    assert (item.address, item.title, item.saved) == (
        "https://canal.example/lock",
        "The lock",
        "2026-11-24T10:00:00.000Z",
    )
    assert item.highlights == (
        ImportedHighlight("closed the lock", "board ", " on", "Check.", "2026-11-24T10:00:00.000Z", ("canal",), 10),
    )


def test_annotations_of_a_page_are_gathered_from_every_kind_of_list() -> None:
    note = {"type": "Annotation", "bodyValue": "A note", "target": "https://canal.example/lock"}
    other = {
        "type": "Annotation",
        "body": {"type": "TextualBody", "value": "<p>j&apos;adore</p>", "format": "text/html"},
        "target": ["https://a.example/", "https://b.example/"],
    }
    tag = {
        "type": "Annotation",
        "motivation": "tagging",
        "body": {"type": "TextualBody", "value": "work"},
        "target": "https://canal.example/lock",
    }
    every = [ANNOTATION, note, other, tag]
    for content in (
        every,
        {"type": "AnnotationPage", "items": every},
        {"type": "AnnotationCollection", "first": {"items": every}},
        {"@graph": every},
    ):
        assert web_annotation.recognises(source(content))
        lock, a, b = items(web_annotation.read, content)
        assert [one.exact or one.note for one in lock.highlights] == ["closed the lock", "A note"]
        assert lock.tags == ("work",)
        assert [one.note for one in a.highlights] == [one.note for one in b.highlights] == ["j'adore"]


def test_words_inside_a_narrower_place_are_found() -> None:
    target = {
        "source": "https://a.example/",
        "selector": {"type": "FragmentSelector", "refinedBy": {"type": "TextQuoteSelector", "exact": "words"}},
    }
    (item,) = items(web_annotation.read, {**ANNOTATION, "target": target})
    assert item.highlights[0].exact == "words"


def test_an_export_of_hypothesis_is_read() -> None:
    row = {
        "uri": "https://canal.example/lock",
        "document": {"title": ["The lock"]},
        "text": "Check.",
        "tags": ["canal"],
        "created": "2026-11-24T10:00:00.000000+00:00",
        "target": [
            {"source": "https://canal.example/lock", "selector": [{"type": "TextQuoteSelector", "exact": "closed"}]}
        ],
    }
    content = {"total": 1, "rows": [row]}
    assert web_annotation.recognises(source(content))
    (item,) = items(web_annotation.read, content)
    assert (item.title, item.highlights[0].exact, item.highlights[0].note) == ("The lock", "closed", "Check.")


def test_what_is_about_no_page_is_named() -> None:
    assert not_taken(web_annotation.read, {**ANNOTATION, "target": "urn:isbn:1"}, "a") == [
        NotTaken("a, annotation 1", "not_an_article", "urn:isbn:1")
    ]
    assert not_taken(web_annotation.read, {**ANNOTATION, "target": 9}, "a") == [
        NotTaken("a, annotation 1", "no_address", "")
    ]


def test_a_damaged_file_gives_what_was_before_the_damage() -> None:
    whole = json.dumps([ANNOTATION, ANNOTATION])
    found = list(web_annotation.read(source(whole[:-40], "a")))
    assert found[-1] == NotTaken("a", "damaged", rest=True)
    assert len(found) == 2


def test_other_json_is_none() -> None:
    for other in ([], {}, [{"uri": "https://a.example/"}], {"target": "x"}, "words"):
        assert not web_annotation.recognises(source(json.dumps(other)))


@given(
    st.recursive(
        st.none() | st.integers() | st.text(max_size=5),
        lambda x: (
            st.lists(x, max_size=3)
            | st.dictionaries(
                st.sampled_from(["target", "source", "selector", "body", "items", "type", "value", "exact", "id"]),
                x,
                max_size=4,
            )
        ),
        max_leaves=10,
    )
)
def test_no_values_make_it_raise(value: object) -> None:
    for content in (
        value,
        [value],
        {**ANNOTATION, "target": value, "body": value},
        {**ANNOTATION, "target": {"source": "https://a.example/", "selector": value}},
    ):
        list(web_annotation.read(source(json.dumps(content))))


def test_bodies_without_a_place_are_named() -> None:
    annotation = {
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "type": "Annotation",
        "target": "https://a.example/",
        "body": [
            "https://b.example/",
            {"purpose": "classifying", "value": "court"},
            {"purpose": "commenting", "value": "Ask."},
        ],
    }
    (item,) = items(web_annotation.read, annotation)
    assert item.dropped == ("linked page", "classifying")
