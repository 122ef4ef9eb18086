"""Web Annotations."""

from __future__ import annotations

import json

from reader.exchange.exports.annotations_file import CONTEXT, write_annotations
from reader.model.exported import ExportOptions
from tests.unit.exchange.exports.making import TEXT, batch, written


def test_a_highlight_has_its_words_their_place_and_what_was_said_of_it() -> None:
    page = json.loads(written(write_annotations, batch()))
    assert page["@context"] == CONTEXT
    note, first, *rest = page["items"]
    assert note["body"][0]["value"] == "My *own* note\nin two lines"
    quote, place = first["target"]["selector"]
    assert quote["type"] == "TextQuoteSelector"
    assert TEXT[place["start"] : place["end"]] == quote["exact"] == "ferry"
    assert {one["purpose"]: one["value"] for one in first["body"]} == {
        "classifying": "Fact", "commenting": "Check *this*", "tagging": "to check",
    }  # fmt: skip
    assert [one["type"] for one in rest[-1]["target"]["selector"]] == ["TextQuoteSelector"]
    assert len({one["id"] for one in page["items"]}) == 4


def test_nothing_to_say_is_a_page_without_items() -> None:
    none = ExportOptions(highlights=False, notes=False)
    assert json.loads(written(write_annotations, batch(), none))["items"] == []
