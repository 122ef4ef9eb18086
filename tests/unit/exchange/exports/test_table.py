"""What every format does, whichever it is."""

from __future__ import annotations

import io
import json
from dataclasses import replace

import pytest

from reader.cli.exporting import FORMAT_NAMES
from reader.exchange.exports.table import FORMATS
from reader.exchange.exports.words import ExportWords
from reader.model.exported import ExportOptions
from tests.unit.exchange.exports.making import ALL, Files, batch, exported, incomplete, page

WRITTEN = [one for one in FORMATS.values() if one.write_file or one.write_folder]
EVERY = batch(
    exported(1),
    incomplete(2),
    exported(3, title="مرحبا \x07 \ud800", language="ar"),
    exported(4, pages=[page(status=0)]),
    exported(5, pages=[]),
    exported(6, blocks=()),
)


def test_the_terminal_names_the_formats_of_the_table() -> None:
    assert set(FORMAT_NAMES) == set(FORMATS)


@pytest.mark.parametrize("one", WRITTEN, ids=lambda one: one.name)
def test_every_format_writes_articles_of_every_kind_and_nothing_that_is_no_utf8(one) -> None:  # type: ignore[no-untyped-def]
    for options in (ALL, ExportOptions(highlights=False, notes=False, pictures=False, originals=False)):
        if one.write_file is not None:
            out = io.BytesIO()
            one.write_file(EVERY, out, options, ExportWords())
            assert out.tell() > 0
            if one.suffix not in (".epub", ".wacz", ".warc.gz"):
                out.getvalue().decode("utf-8")
        else:
            files = Files()
            one.write_folder(EVERY, files, options, ExportWords())
            assert len(files) >= EVERY.count


def test_a_format_with_a_place_for_some_articles_says_for_which() -> None:
    noted = replace(exported(2), highlights=())
    filed = exported(1, url="file:///notes/1")
    bare = replace(filed, article=replace(filed.article, notes=""), highlights=())
    held = {one.name: (one.holds(bare, ALL), one.holds(noted, ALL)) for one in FORMATS.values()}
    assert {name: places for name, places in held.items() if places != (True, True)} == {
        "bookmarks": (False, True),
        "annotations": (False, True),
        "readwise": (False, False),
    }
    assert not FORMATS["annotations"].holds(noted, ExportOptions(notes=False))
    unfetched = exported(4, blocks=(), pages=())
    assert unfetched.origin is None
    assert [FORMATS[name].holds(unfetched, ALL) for name in ("warc", "wacz", "html")] == [False, False, True]


SAYS_WHAT_IS_MISSING = (
    "html", "site", "markdown", "text", "csv", "bookmarks", "atom", "rss", "bibtex", "ris", "csl-json", "annotations",
)  # fmt: skip


@pytest.mark.parametrize("name", SAYS_WHAT_IS_MISSING)
def test_what_is_missing_of_an_article_is_said_wherever_there_is_a_place_for_it(name: str) -> None:
    one = FORMATS[name]
    if one.write_file is not None:
        out = io.BytesIO()
        one.write_file(batch(incomplete()), out, ALL, ExportWords())
        said = out.getvalue().decode()
    else:
        files = Files()
        one.write_folder(batch(incomplete()), files, ALL, ExportWords())  # type: ignore[misc]
        said = "\n".join(data.decode("utf-8", "replace") for data in files.values())
    assert "only the beginning; the rest is for subscribers" in said


def test_each_format_has_a_sentence_and_options_that_exist() -> None:
    known = set(ExportOptions.__dataclass_fields__)
    for one in FORMATS.values():
        assert one.about.endswith(".")
        assert set(one.options) <= known, one.name
    assert json.dumps([one.name for one in FORMATS.values()])
