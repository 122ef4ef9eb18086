"""Is everything in the library as it should be? Looked through without keeping anyone from reading or writing.

The search index can only be compared with the texts by a connection that may write (FTS5's ``integrity-check``), and
for as long as that takes nobody else could: so it is done on a passing copy beside the library.
"""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from reader import errors
from reader.drafts import draft_of
from reader.library import counters
from reader.library.articles import Articles
from reader.library.checksums import PARTS, spoiled_rows
from reader.library.connections import Connections
from reader.library.content import Content
from reader.library.file.copy import (
    Progress,
    discard,
    faults,
    interruptible,
    no_progress,
    open_to_read,
    write_pages,
    writing_into,
)
from reader.library.file.opening import upgrade
from reader.library.file.rows_repair import STRANGE_CAPTURES, wrong_sequences
from reader.library.file_header import header_faults, is_damaged_library
from reader.library.lock.seals import is_damaged, seal_of
from reader.library.migrations import schema, shape
from reader.library.near_duplicate_rows import index_values
from reader.library.path_kind import existing_file
from reader.library.sqlite import not_a_library, translate

SENTENCES = {
    "file": ("The file is damaged in 1 place.", "The file is damaged in {count} places."),
    "rows": ("Found 1 orphaned row.", "Found {count} orphaned rows."),
    "index": ("The search index doesn’t match the texts.", ""),
    "unindexed": ("Missing from the search index: 1 article.", "Missing from the search index: {count} articles."),
    "texts": ("Damaged: the text of 1 article.", "Damaged: the texts of {count} articles."),
    "entries": (
        "Altered: the title, notes or details of 1 article.",
        "Altered: the titles, notes or details of {count} articles.",
    ),
    "altered_pictures": ("Altered: 1 picture.", "Altered: {count} pictures."),
    "records": (
        "Altered: 1 highlight, tag, summary or other record.",
        "Altered: {count} highlights, tags, summaries or other records.",
    ),
    "sums": ("Unreadable: 1 checksum.", "Unreadable: {count} checksums."),
    "counters": ("The numbers of articles in the sidebar are wrong.", ""),
    "pictures": ("Missing: 1 picture that an article shows.", "Missing: {count} pictures that articles show."),
    "originals": ("Altered since saving: 1 original.", "Altered since saving: {count} originals."),
}
"""What the terminal says of each kind of finding, for one and for many. The window words them itself."""
REMEDIES = {
    "file": "Repair recovers what can be read, or restore a backup.",
    "rows": "Repair removes them.",
    "index": "Repair rebuilds it.",
    "unindexed": "Repair rebuilds the index.",
    "texts": "Repair recovers them, or rebuilds them from the originals.",
    "entries": "They aren’t shown. Repair recovers what it can; a backup may hold the rest.",
    "altered_pictures": "They aren’t shown. Fetching the article again may bring them back, or a backup may hold them.",
    "records": "They aren’t shown. Repair recovers what it can; a backup may hold the rest.",
    "sums": "Repair writes them again.",
    "counters": "Repair counts again.",
    "pictures": "Fetching the article again may bring them back.",
    "originals": "They no longer prove what was published. Repair recovers what it can; a backup may hold the rest.",
}
"""What can be done about each."""


BEGINNING = 3
"""Letters of a word by which the index finds it, besides the whole word (migration 4)."""
INDEX_CONFIG = {"version": 4, "rank": "bm25(8.0, 3.0, 2.0, 1.0, 4.0)"}
"""What an intact index has in its table of settings."""


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that is not as it should be: its kind (a key of ``SENTENCES``), how often, and which articles are
    concerned.
    """

    kind: str
    count: int
    articles: tuple[int, ...] = ()

    @property
    def sentence(self) -> str:
        """What was found, in a sentence."""
        one, many = SENTENCES[self.kind]
        return one if self.count == 1 or not many else many.format(count=self.count)


@dataclass(frozen=True, slots=True)
class Report:
    """What a check looked at and found. ``lines`` is what SQLite itself says of a damaged file; where there are any,
    nothing else could be looked at. ``compared`` says whether the search index was compared with the texts: it is not
    where there is no room for a copy, or a text cannot be read.
    """

    articles: int = 0
    originals: int = 0
    pictures: int = 0
    compared: bool = False
    findings: tuple[Finding, ...] = ()
    lines: tuple[str, ...] = ()

    @property
    def is_whole(self) -> bool:
        """Whether nothing was found."""
        return not self.findings


def check(path: Path, progress: Progress = no_progress, *, originals: int = 0) -> Report:
    """Look through the library at ``path``. ``originals`` is how many originals are compared with their SHA-256, evenly
    spread; 0 is all.

    Raises NotALibrary, LibraryUnreachable, LibraryBusy, LibraryTooNew, and what ``progress`` raises. Damage is no error
    here, it is found.
    """
    path = existing_file(path, empty=False)
    lines = _damage(path, progress)
    if lines:
        return Report(findings=(Finding("file", len(lines)),), lines=tuple(lines))
    version = _version(path)
    if version == len(schema.MIGRATIONS):
        return _check_current(path, progress, originals)
    # Opening a library of an earlier schema would change it: what is looked at is a passing copy, upgraded.
    with _passing_copy(path, progress) as draft:
        upgrade(draft, version, copy_first=False)
        return _check_current(draft, progress, originals)


def _version(path: Path) -> int:
    connections = Connections(path)
    connections.close()
    if isinstance(connections.notice, errors.LibraryTooNew):
        raise connections.notice
    return connections.version


def _check_current(path: Path, progress: Progress, originals: int) -> Report:
    """Check a library of today's schema."""
    connections = Connections(path)
    try:
        articles, pictures, found = _contents(connections, progress)
        looked, spoiled = _originals(connections, progress, originals)
    finally:
        connections.close()
    # A text that cannot be read cannot be compared either.
    unreadable = any(finding.kind == "texts" for finding in found)
    compared, agrees, counted = (False, False, True) if unreadable else _index(path, progress)
    found += _finding("originals", len(spoiled), spoiled) + _finding("index", int(compared and not agrees))
    found += _finding("counters", int(not counted))
    return Report(articles, looked, pictures, compared, tuple(found))


def _contents(connections: Connections, progress: Progress) -> tuple[int, int, list[Finding]]:
    """How many articles and pictures there are, and what is wrong with rows, texts and pictures."""
    found, articles = list(_rows(connections)), Articles(connections)
    altered = _altered(connections, progress)
    ids = [int(str(row[0])) for row in connections.query("SELECT id FROM articles ORDER BY id")]
    keys = {row[0] for row in connections.query("SELECT key FROM images")}
    broken, bare, missing = dict.fromkeys(altered.texts), list[int](), 0
    for number, article_id in enumerate(ids):
        progress("texts", number / len(ids))
        try:
            article = articles.article(article_id)
            if article.row.error_code == errors.TextDamaged.code:
                broken[article_id] = None
            shown = [block.picture.key for block in article.blocks if block.picture and block.picture.key]
        except errors.NoSuchArticle:
            continue  # removed meanwhile
        except errors.LibraryError:
            raise
        except Exception:  # whatever a broken text makes a parser raise  # noqa: BLE001
            broken[article_id] = None
            continue
        lost = sum(key not in keys and not _kept(connections, key) for key in shown)
        if lost:
            bare.append(article_id)
            missing += lost
    found += _finding("texts", len(broken), [*broken]) + _finding("pictures", missing, bare)
    found += _finding("entries", len(altered.entries), [*altered.entries])
    found += _altered_pictures(connections, progress, altered.pictures)
    strange = int(connections.query(f"SELECT count(*) FROM captures WHERE {STRANGE_CAPTURES}")[0][0])
    found += _finding("records", altered.records + _minhashes(connections) + strange)
    return len(ids), len(keys), found + _finding("sums", altered.sums)


@dataclass(slots=True)
class _Altered:
    """What is not what was written: articles by their text, articles by their row, pictures by their row's number, how many other
    records, and how many sums.
    """

    texts: list[int]
    entries: dict[int, None]
    pictures: dict[int, None]
    records: int = 0
    sums: int = 0


def _altered(connections: Connections, progress: Progress) -> _Altered:
    """Compare every row that has a checksum with it. Originals are looked at with their bytes."""
    found = _Altered([], {}, {})
    with connections.reading_raw() as connection:
        for number, name in enumerate(PARTS):
            progress("texts", number / len(PARTS))
            for row in spoiled_rows(connection, name):
                if row.sum_only:
                    found.sums += 1
                elif name == "texts":
                    found.texts.append(int(row.rowid or 0))
                elif name in ("articles", "details"):
                    found.entries[int(row.rowid or 0)] = None
                elif name == "images":
                    found.pictures[int(row.rowid or 0)] = None
                elif name != "pages":
                    found.records += 1
    return found


def _altered_pictures(connections: Connections, progress: Progress, altered: dict[int, None]) -> list[Finding]:
    """Pictures whose bytes are not those of their key, or whose row is ``altered``, and the articles that show them."""
    rows: list[int] = [int(str(row[0])) for row in connections.query("SELECT rowid FROM images ORDER BY rowid")]
    spoiled, shown = 0, dict[int, None]()
    for number, rowid in enumerate(rows):
        progress("texts", number / len(rows))
        for key, data in connections.query("SELECT key, data FROM images WHERE rowid = ?", [rowid]):
            if rowid in altered or not isinstance(data, bytes) or hashlib.sha256(data).hexdigest() != key:
                spoiled += 1
                articles = connections.query("SELECT article_id FROM article_images WHERE key = ?", [key])
                shown |= dict.fromkeys(int(str(row[0])) for row in articles)
    return _finding("altered_pictures", spoiled, [*shown])


def _minhashes(connections: Connections) -> int:
    """How many of the rows by which near-duplicates are found are not those that belong to their articles."""
    signatures: list[tuple[int, bytes]] = connections.query("SELECT article_id, signature FROM likeness")
    values: list[tuple[int, int]] = connections.query("SELECT value, article_id FROM likeness_values")
    wanted = {(value, article_id) for article_id, signature in signatures for value in index_values(signature)}
    return len(wanted ^ set(values))


def _finding(kind: str, count: int, articles: Sequence[int] = ()) -> list[Finding]:
    return [Finding(kind, count, tuple(articles))] if count else []


def _damage(path: Path, progress: Progress) -> list[str]:
    """What is wrong with the file itself: its header, its schema, its pages."""
    locked = seal_of(path) is not None
    wrong = header_faults(path) if not locked and is_damaged_library(path) else []
    if wrong:
        return wrong
    try:
        with closing(open_to_read(path)) as connection:
            wrong = _changed_pages(connection) if locked else []
            if locked and is_damaged(path):
                wrong.append("the mark of its lock: one bit, put right while it is open")
            if wrong:
                return wrong
            if connection.execute("PRAGMA application_id").fetchone()[0] != schema.APPLICATION_ID:
                raise not_a_library(path)
            return _schema_faults(connection) or faults(connection, progress, "checking")
    except (sqlite3.Error, UnicodeDecodeError) as error:
        translated = translate(error, path)
        if isinstance(translated, errors.LibraryDamaged):
            return [str(translated.values["detail"])]
        raise translated from error


def _changed_pages(connection: sqlite3.Connection) -> list[str]:
    """Return what something else than Tearsheet has changed in a locked file. Asked of SQLCipher, which reads with the
    descriptor that it has; a page that a checkpoint was writing just then is whole the second time.
    """
    found: set[str] | None = None
    for _ in range(2):
        rows = {str(row[0]) for row in connection.execute("PRAGMA cipher_integrity_check").fetchall()}
        found = rows if found is None else found & rows
        if not found:
            break
    return sorted(found or ())


def _schema_faults(connection: sqlite3.Connection) -> list[str]:
    """Which tables are not those of the schema whose number the library has; a newer program's are not known here."""
    found = shape.shape_of(connection)
    version = int(connection.execute("PRAGMA user_version").fetchone()[0])
    if version > len(schema.MIGRATIONS):
        return ["Schema: its number"] if shape.is_misread(found, version) else []
    nearest = shape.nearest(found)
    if not 0 < version <= len(schema.MIGRATIONS) or (
        found != shape.shapes()[version - 1] and found == shape.shapes()[nearest - 1]
    ):
        return ["Schema: its number"]
    wanted = shape.shapes()[version - 1]
    return [f"Schema: {name}" for name in wanted if found.get(name) != wanted[name]] + [
        f"Schema: unknown entry {number}" for number, name in enumerate(found, 1) if name not in wanted
    ]


def _rows(connections: Connections) -> Iterator[Finding]:
    foreign = len(connections.query("PRAGMA foreign_key_check"))
    with connections.reading_raw() as connection:
        foreign += len(wrong_sequences(connection))
    yield from _finding("rows", foreign)
    # The shadow table of an FTS5 index that has one row for each row of the index (https://sqlite.org/fts5.html).
    bare: list[int] = [
        row[0] for row in connections.query("SELECT id FROM articles WHERE id NOT IN (SELECT id FROM search_docsize)")
    ]
    yield from _finding("unindexed", len(bare), bare)


def _kept(connections: Connections, key: str) -> bool:
    """Was it kept since the keys were read?"""
    return bool(connections.query("SELECT 1 FROM images WHERE key = ?", [key]))


def _originals(connections: Connections, progress: Progress, most: int) -> tuple[int, list[int]]:
    """How many originals were looked at, and the articles of those that are not what was saved."""
    content = Content(connections)
    pages: list[tuple[int, int]] = connections.query("SELECT id, article_id FROM pages ORDER BY id")
    chosen = pages[:: max(1, len(pages) // most)] if most else pages
    spoiled = []
    for number, (page_id, article_id) in enumerate(chosen):
        progress("originals", number / len(chosen))
        try:
            content.original(page_id)
            as_saved = True
        except errors.LibraryError:
            raise
        except Exception:  # whatever broken bytes make a decompressor raise  # noqa: BLE001
            as_saved = False
        if not as_saved:
            spoiled.append(article_id)
    return len(chosen), spoiled


def _index(path: Path, progress: Progress) -> tuple[bool, bool, bool]:
    """Whether the search index could be compared with the texts, whether they agree, and whether the kept counters are
    those of the rows.
    """
    try:
        with _passing_copy(path, progress) as draft:
            copied = Connections(draft)
            try:
                with copied.write() as db, interruptible(db.conn, progress, "search"):
                    db.execute("INSERT INTO search(search, rank) VALUES ('integrity-check', 1)")
                    words = _words(db.conn)
                    db.execute("INSERT INTO search(search) VALUES ('rebuild')")
                    same = _words(db.conn) == words
                    before = counters.numbers(db.conn)
                    counters.recount(db.conn)
                    counted = counters.numbers(db.conn) == before
                    agrees = same and dict(db.execute("SELECT k, v FROM search_config").fetchall()) == INDEX_CONFIG
            except (errors.LibraryBusy, errors.DiskFull, errors.LibraryReadOnly):
                raise
            except errors.LibraryError:  # whatever a broken index makes SQLite say
                return True, False, True
            finally:
                copied.close()
    except errors.CopyError:
        return False, False, True
    return True, agrees, counted


def _words(connection: sqlite3.Connection) -> bytes:
    """Return a digest of which words the index has, how often in which columns, and which articles have a word that begins
    with which three letters. FTS5's own check joins the sums of all places by XOR, in which a change of a word that
    stands twice in a text cancels itself out.
    """
    connection.execute("CREATE VIRTUAL TABLE IF NOT EXISTS temp.indexed_words USING fts5vocab(main, search, col)")
    made, beginnings = hashlib.blake2b(), set[str]()
    for row in connection.execute("SELECT term, col, doc, cnt FROM temp.indexed_words"):
        made.update(repr(row).encode())
        beginnings.add(row[0][:BEGINNING])
    for beginning in sorted(beginnings):
        sql = "SELECT count(*), total(rowid) FROM search WHERE search MATCH ?"
        made.update(repr(connection.execute(sql, [f'"{beginning}"*']).fetchone()).encode())
    return made.digest()


@contextmanager
def _passing_copy(path: Path, progress: Progress) -> Iterator[Path]:
    """Give the path of a copy of the library beside it that is removed afterwards. Raises NoSpace, FolderGone,
    FolderUnwritable, and what ``progress`` raises.
    """
    draft = draft_of(path)
    try:
        with writing_into(path.parent), closing(open_to_read(path)) as source:
            source.execute("BEGIN")
            write_pages(source, draft, progress)
        yield draft
    finally:
        discard(draft)
