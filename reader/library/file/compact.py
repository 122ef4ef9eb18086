"""Making the file smaller without losing anything: originals packed tighter, pictures exchanged for smaller ones, files
that nobody uses taken out, and the space that became free given back.

Every change is a short transaction of its own: whenever it ends, also in a crash, the library is whole.
"""

from __future__ import annotations

import hashlib
import shutil
import sqlite3
from array import array
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Any

from reader.errors import Cancelled, DiskFull, MemoryNeeded, SpaceNeeded, TextDamaged
from reader.library.compression import compress_text, decompress_text, zstd
from reader.library.connections import Connections
from reader.library.edits import AMONG, ids_parameter
from reader.library.sqlite import BUSY_SECONDS, keep_temporary_beside, open_file, translate
from reader.model.overview import Scaled

if TYPE_CHECKING:
    from sqlite_utils import Database

TIGHTEST_ZSTD_LEVEL = 19
"""Of Zstandard, for originals that are only kept: a tenth to a fifth less than ``packing.LEVEL``, as quick to read,
slow to make."""

MAX_PIXELS = 1_600
"""Pixels of a picture's longer side: twice what the reading pane shows, for screens of double density."""

INSTRUCTIONS_BETWEEN_QUESTIONS = 20_000
"""Steps of SQLite between two questions whether to go on: some milliseconds."""

LOOSE = (
    "SELECT id FROM pages INDEXED BY pages_by_article WHERE fetched < ?"
    " AND NOT EXISTS (SELECT 1 FROM tight_pages t WHERE t.page_id = pages.id)"
)
BIG = (
    f"SELECT key, size FROM images WHERE (width > {MAX_PIXELS} OR height > {MAX_PIXELS} OR width = 0)"
    " AND mime IN ('image/jpeg', 'image/png', 'image/webp') AND NOT EXISTS (SELECT 1 FROM tight_images t WHERE t.key = images.key)"
    " AND NOT EXISTS (SELECT 1 FROM article_images x JOIN articles a ON a.id = x.article_id WHERE x.key = images.key"
    " AND (a.notes > '' OR EXISTS (SELECT 1 FROM highlights h WHERE h.article_id = a.id)))"
)
"""Pictures that may be larger than anybody sees them. Those of articles with highlights or a note
are no part of it: they may be evidence."""
_UNUSED = (
    "NOT EXISTS (SELECT 1 FROM article_images x WHERE x.key = images.key)"
    " AND key NOT IN (SELECT thumbnail FROM articles WHERE thumbnail > '')"
)
UNUSED = f"SELECT key, size FROM images WHERE {_UNUSED}"


def _texts_with(db: Database, key: str) -> list[tuple[int, str]] | None:
    """Return the texts of the articles that show a picture, as JSON, by article; None where one is damaged."""
    rows = db.execute(
        "SELECT t.article_id, t.packed FROM article_images x JOIN texts t ON t.article_id = x.article_id WHERE x.key = ?",
        [key],
    ).fetchall()
    try:
        return [(article_id, decompress_text(packed)) for article_id, packed in rows]
    except TextDamaged:
        return None


class Compaction:
    """Make the file smaller without losing a bit of what was saved, in short transactions that may end at any time."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    # --- originals -----------------------------------------------------------------------------------------------------

    def loose_pages(self, before: str) -> array[int]:
        """Return the originals that were fetched before this time (ISO 8601 in UTC) and are not yet packed as tight as
        can be.
        """
        return array("q", (row[0] for row in self._connections.query(LOOSE, [before])))

    def page_bytes(self, ids: Sequence[int]) -> int:
        """Return what these originals take in the file; they are not read."""
        sql = f"SELECT coalesce(sum(length(body)), 0) FROM pages WHERE id IN {AMONG}"
        return int(self._connections.query(sql, [ids_parameter(ids)])[0][0])

    def tightened(self, page_id: int) -> tuple[int, bytes, str] | None:
        """Return how many bytes an original takes, how it would be packed tight, and the hash of what is packed. None
        where it is gone, or where its bytes are not those that were fetched: such a one is left as it is.
        """
        rows: list[Any] = self._connections.query("SELECT body, sha256 FROM pages WHERE id = ?", [page_id])
        if not rows:
            return None
        body, digest = rows[0]
        try:
            data = zstd().decompress(body)
        except zstd().ZstdError:
            return None
        tight = bytes(zstd().compress(data, TIGHTEST_ZSTD_LEVEL))
        if hashlib.sha256(data).hexdigest() != digest or hashlib.sha256(zstd().decompress(tight)).hexdigest() != digest:
            return None
        return len(body), tight, digest

    def tighten(self, page_id: int) -> int:
        """Pack an original tight, if that is smaller, and remember that it was tried. Returns the bytes that were
        freed.
        """
        found = self.tightened(page_id)
        if found is None:
            return 0
        size, tight, digest = found
        with self._connections.write() as db:
            # By the hash as well: the number could be another page's by now.
            if db.execute("SELECT 1 FROM pages WHERE id = ? AND sha256 = ?", [page_id, digest]).fetchone() is None:
                return 0
            if len(tight) < size:
                db.execute("UPDATE pages SET body = ? WHERE id = ?", [tight, page_id])
            db.execute("INSERT OR IGNORE INTO tight_pages (page_id) VALUES (?)", [page_id])
        return max(0, size - len(tight))

    # --- pictures ------------------------------------------------------------------------------------------------------

    def big_pictures(self) -> list[tuple[str, int]]:
        """Return key and bytes of the pictures that may be larger than anybody sees them."""
        return self._connections.query(BIG)

    def scaled(self, key: str, scale: Callable[[bytes], Scaled | None]) -> tuple[int, Scaled | None]:
        """Return how many bytes a picture has, and what ``scale`` makes of it; None where that is not smaller."""
        rows: list[Any] = self._connections.query("SELECT data FROM images WHERE key = ?", [key])
        if not rows or hashlib.sha256(rows[0][0]).hexdigest() != key:  # a damaged one is not made to look right
            return 0, None
        made = scale(rows[0][0])
        return len(rows[0][0]), made if made is not None and len(made.data) < len(rows[0][0]) else None

    def exchange(self, key: str, scale: Callable[[bytes], Scaled | None]) -> tuple[int, tuple[int, ...]]:
        """Put the smaller one in the place of a picture wherever it is shown, also in the texts that an undo brings
        back. Returns the bytes that were freed, and the articles. One that came out no smaller is not tried again; one that
        an article shows whose text is damaged, or that has a highlight or note, stays. Raises what ``scale`` raises.
        """
        size, made = self.scaled(key, scale)
        new = hashlib.sha256(made.data).hexdigest() if made is not None else ""
        with self._connections.write() as db:
            if db.execute("SELECT 1 FROM images WHERE key = ?", [key]).fetchone() is None or not size:
                return 0, ()
            if db.execute(f"SELECT 1 FROM ({BIG}) WHERE key = ?", [key]).fetchone() is None:
                return 0, ()  # highlighted since it was listed
            texts = _texts_with(db, key)
            if texts is None:
                return 0, ()
            if made is None or db.execute("SELECT 1 FROM images WHERE key = ?", [new]).fetchone() is not None:
                db.execute("INSERT OR IGNORE INTO tight_images (key) VALUES (?)", [key])
                return 0, ()
            db.execute(
                "INSERT INTO images (key, mime, width, height, size, data) VALUES (?, ?, ?, ?, ?, ?)",
                [new, made.mime, made.width, made.height, len(made.data), made.data],
            )
            ids = tuple(
                row[0] for row in db.execute("SELECT article_id FROM article_images WHERE key = ?", [key]).fetchall()
            )
            db.execute("UPDATE article_images SET key = ? WHERE key = ?", [new, key])
            among = ids_parameter(ids)
            db.execute(f"UPDATE articles SET thumbnail = ? WHERE id IN {AMONG} AND thumbnail = ?", [new, among, key])
            for article_id, text in texts:
                # The words stay, so the search index does; a hash of 64 figures stands nowhere else.
                changed = compress_text(text.replace(key, new))
                db.execute("UPDATE texts SET packed = ? WHERE article_id = ?", [changed, article_id])
            db.execute(
                f"UPDATE earlier_texts SET blocks = replace(blocks, ?, ?), fields = replace(fields, ?, ?) WHERE article_id IN {AMONG}",
                [key, new, key, new, among],
            )
            db.execute("DELETE FROM images WHERE key = ?", [key])
            db.execute("INSERT OR IGNORE INTO tight_images (key) VALUES (?)", [new])
        return size - len(made.data), ids

    # --- what nobody uses ----------------------------------------------------------------------------------------------

    def unused(self) -> list[tuple[str, int]]:
        """Return key and bytes of the pictures that no article shows."""
        return self._connections.query(UNUSED)

    def drop_unused(self, keys: Iterable[str]) -> None:
        """Take out those of these that still nobody uses."""
        with self._connections.write() as db:
            db.conn.executemany(f"DELETE FROM images WHERE key = ? AND {_UNUSED}", [(key,) for key in keys])

    # --- the file ------------------------------------------------------------------------------------------------------

    def file(self) -> tuple[int, int]:
        """Return the file's size in bytes, and how many of them are free."""
        page_size, pages, free = (
            int(self._connections.query(f"PRAGMA {name}")[0][0])
            for name in ("page_size", "page_count", "freelist_count")
        )
        return pages * page_size, free * page_size

    def compact(self, cancelled: Callable[[], bool]) -> int:
        """Write the file anew without its free space, and give that back to the disk; returns the bytes. Reading goes
        on meanwhile, changes wait. Raises SpaceNeeded, Cancelled, and what changes raise.
        """
        if self._connections.notice:
            raise self._connections.notice
        size, free = self.file()
        self._check_room(size - free)
        self._connections.refuse_exchanged()
        path = self._connections.path
        if self._connections.is_locked:
            _check_memory(size - free)
        connection = open_file(path, timeout=BUSY_SECONDS)
        try:
            # The copy is as large as the library: not in memory, where other connections keep what they sort.
            keep_temporary_beside(connection, path)
            connection.execute("PRAGMA secure_delete = ON")
            connection.set_progress_handler(lambda: int(cancelled()), INSTRUCTIONS_BETWEEN_QUESTIONS)
            with self._connections._writing:
                connection.execute("VACUUM")
            connection.set_progress_handler(None, 0)
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        except sqlite3.Error as error:
            if getattr(error, "sqlite_errorcode", 0) == sqlite3.SQLITE_INTERRUPT:
                raise Cancelled() from error
            raise translate(error, path) from error
        finally:
            connection.set_progress_handler(None, 0)
            keep_temporary_beside(connection, None)
            connection.close()
        return max(0, size - self.file()[0])

    def room_needed(self) -> int:
        """Return the bytes that ``compact`` needs beside the library: it writes it twice, into a copy and from there
        back.
        """
        size, free = self.file()
        return 2 * (size - free)

    def _check_room(self, size: int) -> None:
        try:
            if shutil.disk_usage(self._connections.path.parent).free < 2 * size:
                raise SpaceNeeded(megabytes=-(-2 * size // 1_000_000))
        except OSError as error:
            raise DiskFull() from error


def _check_memory(size: int) -> None:
    """Raises MemoryNeeded where so many bytes do not fit into memory: a locked library is written there first."""
    import psutil

    if psutil.virtual_memory().available < size * 5 // 4:
        raise MemoryNeeded(megabytes=-(-size * 5 // 4_000_000))
