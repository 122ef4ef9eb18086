"""The embedded library is what its pages give: whoever changes one makes it anew."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

from reader.capture.clean import clean
from reader.library.library import Library
from reader.model.blocks import plain_text
from reader.model.library import Filter
from reader.resources import resource


def test_the_embedded_library_holds_what_the_sample_pages_say(tmp_path: Path) -> None:
    shutil.copyfile(resource("samples.sqlite"), tmp_path / "samples.sqlite")
    library = Library(tmp_path / "samples.sqlite")
    listed = json.loads(resource("samples", "index.json").read_text(encoding="utf-8"))
    rows = library.articles.rows(library.listings.ids(Filter()))
    assert [row.url for row in rows] == [sample["url"] for sample in listed]
    for row, sample in zip(rows, listed, strict=True):
        path = resource("samples", sample["file"])
        cleaned = clean(path.read_bytes(), path.as_uri(), "text/html; charset=utf-8")
        assert library.content.text(row.id) == plain_text(cleaned.blocks), (
            f"run build_scripts/make_samples.py: {row.title}"
        )
        figures = sum(block.kind == "figure" for block in library.articles.article(row.id).blocks)
        assert figures == path.read_text(encoding="utf-8").count("<figure>")
    assert all(
        row.thumbnail
        for row in rows
        if "<figure>"
        in resource(
            "samples", dict(zip([s["url"] for s in listed], [s["file"] for s in listed], strict=True))[row.url]
        ).read_text(encoding="utf-8")
    )
    library.close()
