"""JSON that loses nothing."""

from __future__ import annotations

import base64
import json
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from reader.exchange.exports.json_file import write_json
from reader.model.blocks import Block, blocks_from_json
from reader.model.exported import ExportOptions
from tests.unit.exchange.exports.making import BLOCKS, KEY, PNG, TEXT, batch, exported, page, written_bytes


def read(*articles: Any, options: ExportOptions | None = None) -> dict[str, Any]:
    return json.loads(written_bytes(write_json, batch(*articles), options or ExportOptions()))  # type: ignore[no-any-return]


def test_everything_that_belongs_to_an_article_is_there() -> None:
    made = exported(pages=[page(), page(b"\x00\xff older", 404)])
    file = read(made)
    assert (file["format"], file["version"]) == ("tearsheet", 1)
    (one,) = file["articles"]
    assert blocks_from_json(json.dumps(one["blocks"])) == BLOCKS
    assert one["text"] == TEXT
    row, whole = made.row._asdict(), made.article
    for name in (
        "id",
        "url",
        "title",
        "site",
        "byline",
        "excerpt",
        "language",
        "published",
        "saved",
        "words",
        "read",
        "starred",
    ):
        assert one[name] == row[name], name
    for name in ("description", "final_url", "canonical_url", "fetched", "modified", "section", "evidence", "cleaner"):
        assert one[name] == getattr(whole, name), name
    assert one["note"] == whole.notes
    assert one["sources"] == dict(whole.sources)
    assert one["tags"] == list(made.row.tags)
    assert (one["place"], one["progress"]) == (12, 40)
    for kept, given_ in zip(one["highlights"], made.highlights, strict=True):
        for name in (
            "exact",
            "prefix",
            "suffix",
            "repeated",
            "start",
            "end",
            "found",
            "meaning",
            "note",
            "created",
            "changed",
        ):
            assert kept[name] == getattr(given_, name), name
        assert kept["tags"] == list(given_.tags)
    bodies = [base64.b64decode(original["body"]) for original in one["originals"]]
    assert bodies == [page().body, b"\x00\xff older"]
    assert one["originals"][0]["headers"] == [list(pair) for pair in page().headers]
    assert one["pictures"][0]["key"] == KEY
    assert base64.b64decode(one["pictures"][0]["data"]) == PNG


def test_one_article_is_one_line() -> None:
    lines = written_bytes(write_json, batch(exported(1), exported(2))).splitlines()
    assert len(lines) == 4
    assert json.loads(lines[1].removesuffix(b","))["id"] == 1
    assert json.loads(lines[2])["id"] == 2


def test_bytes_stay_home_where_they_are_not_wanted() -> None:
    (one,) = read(options=ExportOptions(pictures=False, originals=False, highlights=False, notes=False))["articles"]
    assert one["originals"] == one["pictures"] == one["highlights"] == []
    assert one["note"] == ""


@given(st.lists(st.text(min_size=1, max_size=30), max_size=4), st.text(max_size=20))
def test_any_text_and_title_come_back_equal(texts: list[str], title: str) -> None:
    blocks = tuple(Block("paragraph", text) for text in texts)
    (one,) = read(exported(blocks=blocks, title=title))["articles"]
    assert blocks_from_json(json.dumps(one["blocks"])) == blocks
    assert one["title"] == title
