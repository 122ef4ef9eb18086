#!/usr/bin/env python3
"""Make the embedded library, resources/samples.sqlite, from the pages of resources/samples, through the program's own
saving.

    .venv/bin/python build_scripts/make_samples.py

Run it after a sample page the cleaning or the schema has changed. The pages are read from disk and keep the (invented) addresses
of index.json; nothing is fetched.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
import sys
import tempfile
from dataclasses import replace
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from reader.capture.fetch.address import same_page_key  # noqa: E402
from reader.capture.fetch.download import read_file  # noqa: E402
from reader.capture.fetch.local_pictures import read_pictures  # noqa: E402
from reader.desk.preparation import prepare  # noqa: E402
from reader.library.library import Library  # noqa: E402
from reader.model.blocks import Block  # noqa: E402

PAGES = ROOT / "resources/samples"
TARGET = ROOT / "resources/samples.sqlite"
PICTURE_BYTES = 10_000_000


def make(target: Path) -> int:
    """Write the library to ``target``; gives the number of its articles."""
    with tempfile.TemporaryDirectory() as folder:
        library = Library(Path(folder) / "samples.sqlite")
        samples = json.loads((PAGES / "index.json").read_text(encoding="utf-8"))
        for number, sample in enumerate(reversed(samples)):
            add(library, sample, number)
        with library.connections.write() as db:
            db.execute("INSERT INTO search(search) VALUES ('optimize')")
        library.close()
        # One file, without a journal beside it, and nothing in it that differs from one making to the next.
        connection = sqlite3.connect(Path(folder) / "samples.sqlite", isolation_level=None)
        connection.execute("PRAGMA journal_mode = DELETE")
        connection.execute("VACUUM")
        connection.close()
        target.write_bytes((Path(folder) / "samples.sqlite").read_bytes())
    return len(samples)


def add(library: Library, sample: dict[str, object], number: int) -> None:
    path = PAGES / str(sample["file"])
    url = str(sample["url"])
    page = read_file(path)
    prepared = prepare(page.body, page.final_url, "text/html; charset=utf-8")
    sources = [block.picture.src for block in prepared.cleaned.blocks if block.picture]
    files = read_pictures(sources, path, picture_bytes=PICTURE_BYTES, article_bytes=PICTURE_BYTES)
    # The pages refer to pictures beside them; in the library they stand under the page's own address.
    base = url.rsplit("/", 1)[0] + "/pictures/"
    moved = {source: base + source.rsplit("/", 1)[-1] for source in sources}
    blocks = tuple(_moved(block, moved) for block in prepared.cleaned.blocks)
    metadata = replace(
        prepared.cleaned.metadata, canonical_url=url, lead_picture=moved.get(prepared.cleaned.metadata.lead_picture, "")
    )
    when = f"2026-11-23T06:{number:02}:00.000Z"
    capture = library.captures.begin(url, same_page_key(url), path.name)
    library.content.fill(
        capture,
        replace(page, url=url, final_url=url, fetched=when, sha256=hashlib.sha256(page.body).hexdigest()),
        replace(prepared.cleaned, metadata=metadata, blocks=blocks),
        {moved[source]: replace(file, src=moved[source]) for source, file in files.items()},
        language=prepared.language,
        words=prepared.words,
        minutes=prepared.minutes,
        excerpt=prepared.excerpt,
        page_keys=[same_page_key(url)],
        method=prepared.method,
        version=prepared.version,
        summaries=prepared.summaries,
    )
    if sample.get("tags"):
        library.tags.add([capture.article_id], sample["tags"])  # type: ignore[arg-type]
    with library.connections.write() as db:
        db.execute(
            "UPDATE articles SET is_sample = 1, saved = ?, is_starred = ?, is_read = ? WHERE id = ?",
            [when, int(bool(sample.get("starred"))), int(bool(sample.get("read"))), capture.article_id],
        )
        db.execute(
            "UPDATE captures SET created = ?, finished = ? WHERE article_id = ?", [when, when, capture.article_id]
        )


def _moved(block: Block, moved: dict[str, str]) -> Block:
    if block.picture is None:
        return block
    return replace(block, picture=replace(block.picture, src=moved[block.picture.src]))


if __name__ == "__main__":
    print(f"{TARGET.relative_to(ROOT)}: {make(TARGET)} articles, {TARGET.stat().st_size // 1024} kB")
