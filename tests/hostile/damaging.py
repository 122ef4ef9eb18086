"""A small library to be damaged, and what must hold afterwards."""

from __future__ import annotations

import random
import shutil
import sqlite3
import tempfile
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from reader.errors import BeyondRepair, LibraryDamaged, TearsheetError
from reader.library.compression import add_functions
from reader.library.file.check import check
from reader.library.file.swap import repair
from reader.library.highlights import DAMAGED_WORDS
from reader.library.library import Library
from reader.library.person_names import CorrectedName
from reader.model.library import Filter
from reader.model.summary import Choice
from tests.unit.library.damaging import big_library

ARTICLES = 8
REPLACEMENT = "\ufffd"


@dataclass(frozen=True)
class Damaged:
    """A library's file, and what it says: what must not become something else."""

    path: Path
    titles: frozenset[str]
    texts: frozenset[str]
    words: frozenset[str]
    rows: dict[str, object]


@cache
def _sound() -> tuple[Path, frozenset[str], frozenset[str], frozenset[str], dict[str, object]]:
    path = Path(tempfile.mkdtemp(prefix="tearsheet-hostile-damage-")) / "library.sqlite"
    big_library(path, ARTICLES)
    library = Library(path)
    for number in (1, 2, 3):
        library.highlights.add(number, 0, 20, library.content.text(number)[:20], 1, f"Ask the pilot, {number}")
        library.highlights.put_note(number, f"Note of {number}")
    library.folders.save("Ferries", "ferry is:unread")
    library.person_names.put("Ines Aldana", CorrectedName("person", "Aldana", "Ines"))
    library.tags.rename("tag 1", "harbour")
    sentence = library.content.text(1)[:40]
    library.summaries.decide(1, [Choice(sentence, 0, 40, True)])
    with library.connections.write() as db:
        db.execute("INSERT INTO corrections (article_id, block, kept) VALUES (2, 'a1b2c3d4', 0)")
        db.execute(
            "INSERT INTO earlier_texts (article_id, step, replaced, fields, blocks) VALUES (2, 's', '2026-11-23', '{}', '[]')"
        )
    library.articles.remember_place(3, 100)
    library.articles.delete([ARTICLES])
    titles = frozenset(row.title for row in library.articles.rows(range(1, ARTICLES + 1)))
    texts = frozenset(library.content.text(number) for number in range(1, ARTICLES + 1))
    words = frozenset(one.exact for number in (1, 2, 3) for one in library.highlights.of(number))
    library.close()
    return path, titles, texts, words, contents(path) or {}


def made(folder: Path) -> Damaged:
    """Return a fresh copy in the folder."""
    sound, titles, texts, words, rows = _sound()
    return Damaged(Path(shutil.copyfile(sound, folder / "library.sqlite")), titles, texts, words, rows)


MEANT = {
    "captures": "id, article_id, url, created, state",  # the rest of what was done nobody reads again
    "search_data": "",  # what it says is compared instead: much of it was superseded by later blocks
    "search_idx": "",
    "sqlite_sequence": "name",  # SQLite goes on from the greater of the number here and the highest that there is
    "tight_pages": "",  # what need not be tried again when the file is made smaller
    "tight_images": "",
}
"""The columns of tables that mean something, where not all of them do; "" for none."""


def contents(path: Path) -> dict[str, object] | None:
    """Return every row of every table, and all that a search can find, or None where they cannot all be read."""
    connection = sqlite3.connect(f"{path.as_uri()}?mode=ro&immutable=1", uri=True)
    connection.text_factory = bytes
    try:
        add_functions(connection)
        tables = [row[0].decode() for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        columns = {name: MEANT.get(name, "*") for name in tables if name != "search"}
        found: dict[str, object] = {
            name: sorted(connection.execute(f"SELECT {what} FROM {name}").fetchall(), key=repr)
            for name, what in columns.items()
            if what
        }
        connection.execute("CREATE VIRTUAL TABLE temp.words USING fts5vocab(main, search, instance)")
        places = connection.execute("SELECT term, doc, col, offset FROM temp.words").fetchall()
        beginnings = sorted({word.decode()[:3] for word, *_ in places if word.isalnum()})
        found["search"] = (
            places,
            [
                connection.execute("SELECT rowid FROM search WHERE search MATCH ?", [f'"{beginning}"*']).fetchall()
                for beginning in beginnings
            ],
        )
        return found
    except (sqlite3.Error, UnicodeDecodeError):
        return None
    finally:
        connection.close()


def used_bytes(page: bytes | bytearray, chance: random.Random) -> int:
    """Return the place of a byte of the page that is not nought; any where all are."""
    used = [at for at, byte in enumerate(page) if byte]
    return chance.choice(used) if used else chance.randrange(len(page))


def outcome(library: Damaged, *, must_be_found: bool, repair: bool = True) -> str | None:
    """Return what did not hold of a damaged library, None where all did."""
    wrong = _shown(library)
    if wrong:
        return wrong
    try:
        found = not check(library.path).is_whole
    except TearsheetError as error:
        if not isinstance(error, LibraryDamaged):
            return f"check: {error}"
        found = True
    if not found and must_be_found and contents(library.path) != library.rows:
        return "not found by check, and a row is another"
    return _repaired(library) if repair and found else None


def _shown(library: Damaged) -> str | None:
    """List, show and search it. An error must be a sentence."""
    try:
        opened = Library(library.path)
    except TearsheetError as error:
        return None if error.code != "not-a-library" or library.path.stat().st_size < 100 else f"open: {error}"
    try:
        return _read(opened, library)
    finally:
        opened.close()


def _read(opened: Library, library: Damaged) -> str | None:
    try:
        ids = opened.listings.ids(Filter())
        rows = opened.articles.rows(ids)
        opened.listings.ids(Filter(words="ferry"))
    except TearsheetError:
        rows = []
    for row in rows:
        if row.title not in library.titles and row.title != f"Article {row.id}":
            return f"list: the title {row.title!r}"
    for number in range(1, ARTICLES + 1):
        try:
            article = opened.articles.article(number)
            if article.row.state == "ready" and article.text not in library.texts | {""}:
                return f"show {number}: another text"
            if opened.content.text(number) not in library.texts | {""}:
                return f"text {number}: another text"
            shown = {one.exact for one in opened.highlights.of(number)}
            if not shown <= library.words | {DAMAGED_WORDS}:
                return f"highlight: {shown - library.words}"
            opened.content.pages(number)
            for picture in (block.picture for block in article.blocks if block.picture):
                opened.content.picture(picture.key)
        except TearsheetError:
            continue
    return None


def _repaired(library: Damaged) -> str | None:
    before = library.path.read_bytes()
    try:
        repair(library.path)
    except BeyondRepair:
        return None if library.path.read_bytes() == before else "beyond repair, and yet it was changed"
    except TearsheetError as error:
        return f"repair: {error}"
    report = check(library.path)
    left = [
        finding.kind for finding in report.findings if finding.kind not in ("pictures", "altered_pictures", "originals")
    ]
    if left:
        return f"after repair: {left} {report.lines[:1]}"
    opened = Library(library.path)
    try:
        for number in range(1, ARTICLES + 1):
            try:
                text = opened.content.text(number)
            except TearsheetError:
                continue
            if text not in library.texts | {""}:
                return f"after repair: another text of {number}"
    finally:
        opened.close()
    return None
