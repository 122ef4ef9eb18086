"""JSON-LD, broken or not."""

from __future__ import annotations

import pytest

from reader.capture.page import jsonld
from reader.capture.page.dom import parse


@pytest.mark.parametrize(
    "text",
    [
        '{"a": 1}',
        '{"a": 1,}',
        '{"a": 1 /* one */}',
        '<!--{"a": 1}-->',
        '//<![CDATA[\n{"a": 1}\n//]]>',
        '{"a": 1};',
        "{&quot;a&quot;: 1}",
    ],
)
def test_json_that_is_broken_as_on_the_web_is_read(text: str) -> None:
    assert jsonld.load(text) == {"a": 1}


def test_line_breaks_within_strings_and_several_objects_in_a_row_are_read() -> None:
    assert jsonld.load('{"a": "one\ntwo"}') == {"a": "one\ntwo"}
    assert jsonld.load('{"a": 1} {"b": 2}') == [{"a": 1}, {"b": 2}]


@pytest.mark.parametrize("text", ["hello", "{", "x" * (jsonld.MAX_JSON_CHARACTERS + 1)])
def test_what_is_no_json_is_none(text: str) -> None:
    assert jsonld.load(text) is None


def test_nested_objects_are_found_and_articles_stand_before_pages() -> None:
    root = parse(
        '<html><script type="application/ld+json">{"@graph": [{"@type": "WebPage", "name": "p"},'
        ' {"@type": ["https://schema.org/NewsArticle"], "name": "n"}, {"@type": "BlogPosting", "name": "b"}]}</script></html>'
    )
    assert root is not None
    found = jsonld.nodes(root)
    assert [node["name"] for node in found] == ["p", "n", "b"]
    assert [node["name"] for node in jsonld.article_nodes(found)] == ["n", "b", "p"]
    assert jsonld.types_of(found[1]) == ["NewsArticle"]


def test_texts_are_plain_strings_wherever_they_stand() -> None:
    assert jsonld.texts(
        [" <b>A &amp; B</b>\n", {"name": {"@value": "C"}}, {"url": "https://d.example"}, 5, None, ""]
    ) == [
        "A & B",
        "C",
        "https://d.example",
    ]
