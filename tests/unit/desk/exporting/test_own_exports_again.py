"""What a library exported changes nothing when it is imported into the same library again."""

from __future__ import annotations

import gzip
import io
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from reader.desk.desk import Desk
from reader.desk.importing.importing import Options
from reader.desk.program.settings import Settings
from reader.errors import NothingFitsExport
from reader.exchange.exports.table import FORMATS
from reader.library.bulk import Bulk, NewArticle, NewHighlight, ready
from reader.model.blocks import Block
from reader.model.briefing import Scope
from reader.model.capture import Page
from reader.model.exported import ExportOptions
from tests.working import answer

TEXT = "The ferry left pier 4 at ten. The council had said no. Nobody had asked the pilots of the harbour."
EXACT = "The council had said no."


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    opened = Desk(tmp_path / "library.sqlite", settings=Settings(tmp_path / "settings.json"))
    opened.workers.run = answer  # type: ignore[method-assign]
    start = TEXT.index(EXACT)
    marked = NewHighlight(
        start, start + len(EXACT), True, EXACT, "", "", False, 2, "Ask them", "2026-11-24T10:00:00.000Z"
    )
    whole = NewArticle(
        Page("https://pier.example/1", "https://pier.example/1", "2026-11-24T09:00:00.000Z", 200, (), b"<p>x", "0" * 64),
        "Ferry; and pier", (Block("paragraph", TEXT),), ("pier.example/1",), saved="2026-11-24T09:08:07.654Z",
        notes="Call back: “soon”.", tags=("harbour",), highlights=(marked,),
    )  # fmt: skip
    short = NewArticle(
        Page("https://pier.example/2", "https://pier.example/2", "2026-11-24T09:00:00.000Z", 200, (), b"<p>x", "0" * 64),
        "Pier", (Block("paragraph", TEXT),), ("pier.example/2",), saved="2026-11-24T11:08:07.654Z",
        completeness="subscription",
    )  # fmt: skip
    Bulk(opened.library.connections).add([ready(whole), ready(short)])
    yield opened
    opened.close()


def unpacked(data: bytes) -> Iterator[bytes]:
    """Yield a file, or each member of an archive."""
    if data[:2] == b"PK":
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            for member in packed.namelist():
                yield from unpacked(packed.read(member))
    else:
        yield gzip.decompress(data) if data[:2] == b"\x1f\x8b" else data


def state(desk: Desk) -> object:
    found = [(desk.articles.article(one), desk.highlights.of(one)) for one in desk.exports.ids(Scope())]
    return [(article.row.saved, article.notes, [(mark.exact, mark.note) for mark in marks]) for article, marks in found]


@pytest.mark.parametrize("name", ["bookmarks", "bibtex", "ris", "csl-json", "json", "markdown", "epub"])
def test_nothing_changes(desk: Desk, tmp_path: Path, name: str) -> None:
    before = state(desk)
    target = tmp_path / "out"
    desk.exports.export(Scope(), name, target, ExportOptions(highlights=True, notes=True))
    report = desk.importing.take([target], Options()).report
    assert [(line.outcome, line.added) for line in report.lines] == [("known", ())] * 2
    assert state(desk) == before


@pytest.mark.parametrize("name", sorted(set(FORMATS) - {"pdf", "library"}))
def test_no_export_tells_in_which_folder_a_file_was(desk: Desk, tmp_path: Path, name: str) -> None:
    source = tmp_path / "sources" / "Deep Throat"
    source.mkdir(parents=True)
    (source / "talk.md").write_text(f"# A talk\n\n{TEXT}\n\n{TEXT}\n")
    desk.importing.take([source / "talk.md"], Options())
    (talk,) = (one for one in desk.exports.ids(Scope()) if desk.articles.row(one).title == "A talk")
    assert "Deep%20Throat" in desk.articles.row(talk).url
    target = tmp_path / "out"
    try:
        desk.exports.export(Scope(ids=(talk,)), name, target)
    except NothingFitsExport:  # no web address, no highlights
        return
    files = [target] if target.is_file() else [path for path in target.rglob("*") if path.is_file()]
    for part in (part for path in files for part in unpacked(path.read_bytes())):
        assert b"Deep" not in part
        assert str(tmp_path).encode() not in part
