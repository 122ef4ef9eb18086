"""What an article is made of: its text in blocks, the original page, and pictures."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from reader.errors import EvidenceDamaged
from reader.library import near_duplicate_rows
from reader.library.captures import Capture
from reader.library.checksums import change_article, selected, sum_of, true_row, true_rows
from reader.library.compression import ZSTD_LEVEL, compress_text, plain_text_of, zstd
from reader.library.connections import Connections
from reader.library.highlights import find_again
from reader.library.search import index
from reader.library.sqlite import now
from reader.library.summaries import Material, keep_summaries
from reader.model.blocks import Block, blocks_to_json, plain_text, spans_apart
from reader.model.capture import Cleaned, Page, PictureFile
from reader.model.handed_over import PAGE_PICTURE
from reader.model.summary import Summary
from reader.text.file_titles import title_for
from reader.text.fold import fold
from reader.text.url_variants import variant_key

if TYPE_CHECKING:
    from sqlite_utils import Database


def cleaned_columns(
    cleaned: Cleaned, blocks: Sequence[Block], *, language: str, words: int, minutes: int
) -> dict[str, object]:
    """Return what cleaning says of an article, by column: all but its title and its line in the list."""
    about = cleaned.metadata
    return {
        "site": about.site,
        "byline": "; ".join(about.byline),
        "description": about.description,
        "language": language,
        "published": about.published,
        "modified": about.modified,
        "section": about.section,
        "sources": json.dumps(dict(about.sources)),
        "canonical_url": about.canonical_url,
        "words": words,
        "minutes": minutes,
        "thumbnail": thumbnail_of(blocks),
        "completeness": cleaned.completeness,
        "evidence": cleaned.evidence,
        "state": "ready",
        "error_code": "",
        "error_values": "{}",
    }


class Content:
    """Texts, original pages and pictures of articles. Changes raise LibraryReadOnly, LibraryBusy, DiskFull."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    # --- saving --------------------------------------------------------------------------------------------------------

    def fill(
        self,
        capture: Capture,
        page: Page,
        cleaned: Cleaned,
        pictures: Mapping[str, PictureFile],
        *,
        language: str,
        words: int,
        minutes: int,
        excerpt: str,
        page_keys: Iterable[str],
        method: str,
        version: int,
        summaries: Mapping[int, Summary],
    ) -> None:
        """Write all of a capture in one transaction: article, blocks, original, pictures, search row; the capture is
        done.

        ``pictures`` are by the address that the blocks name; their bytes are stored once for their hash, whoever shows
        them. A fresh copy replaces the text and keeps the earlier originals, the tags, the marks, a picture that the new text
        names and that did not come this time, and the highlights, which move with their words; ``summaries`` (by
        the number of sentences that was asked for, made by this ``version`` of the ``method`` without a person's
        choices) replace the earlier ones.
        """
        named = {block.picture.src for block in cleaned.blocks if block.picture}
        earlier = [
            (src, key) for src, key in self.picture_sources(capture.article_id) if src in named - pictures.keys()
        ]
        keys = dict(earlier) | {address: picture.key for address, picture in pictures.items()}
        files = list({picture.key: picture for picture in pictures.values()}.values())
        blocks = [with_key(block, keys) for block in cleaned.blocks]
        text, packed = plain_text(blocks), compress_text(blocks_to_json(blocks))
        about = cleaned.metadata
        title = about.title or title_for(page.final_url)
        body = zstd().compress(page.body, ZSTD_LEVEL)
        with self._connections.write() as db:
            article_id = capture.article_id
            if db.execute("SELECT 1 FROM articles WHERE id = ?", [article_id]).fetchone() is None:
                return  # removed for good while it was being fetched
            with index.reindexed(db, [article_id]):
                change_article(
                    db.conn,
                    article_id,
                    {
                        **cleaned_columns(cleaned, blocks, language=language, words=words, minutes=minutes),
                        "url": page.url,  # of a saved file: the address that it notes
                        "title": title,
                        "title_key": fold(title),
                        "excerpt": excerpt,
                        "final_url": page.final_url,
                        "fetched": page.fetched,
                        "place": 0,
                    },
                )
                db.execute(
                    "INSERT OR REPLACE INTO texts (article_id, packed, cleaner, row_sum) VALUES (?, ?, ?, ?)",
                    [article_id, packed, cleaned.cleaner, sum_of((article_id, cleaned.cleaner), packed)],
                )
            near_duplicate_rows.note(db, article_id, text)
            find_again(db, article_id, text)
            db.conn.executemany(
                "INSERT OR IGNORE INTO article_keys (key, article_id) VALUES (?, ?)",
                [(variant_key(key), article_id) for key in page_keys],
            )
            self._keep_page(db, article_id, page, body)
            self._keep_pictures(db, article_id, files, earlier)
            # A fresh copy is not taken back by undoing what was done to the one before.
            db.execute("DELETE FROM earlier_texts WHERE article_id = ?", [article_id])
            db.execute("DELETE FROM summaries WHERE article_id = ?", [article_id])
            content_hash = Material(
                text, about.title, about.description, language, apart=spans_apart(blocks)
            ).content_hash
            keep_summaries(db, article_id, method, version, content_hash, summaries)
            db.execute(
                "UPDATE captures SET state = 'done', finished = ?, process = '' WHERE id = ?", [now(), capture.id]
            )

    def keep_original(self, article_id: int, page: Page) -> None:
        """Keep a page whose cleaning failed: it was fetched, so it is not lost."""
        body = zstd().compress(page.body, ZSTD_LEVEL)
        with self._connections.write() as db:
            self._keep_page(db, article_id, page, body)

    def add_page(self, article_id: int, page: Page, pictures: Sequence[PictureFile]) -> int:
        """Keep one more original of the article with its pictures; return its number for ``drop_page``."""
        body = zstd().compress(page.body, ZSTD_LEVEL)
        with self._connections.write() as db:
            self._keep_page(db, article_id, page, body)
            page_id: int = db.execute("SELECT last_insert_rowid()").fetchone()[0]
            self._add_pictures(db, article_id, pictures)
            return page_id

    def drop_page(self, page_id: int) -> None:
        """Take back ``add_page``; its pictures stay with the article."""
        with self._connections.write() as db:
            db.execute("DELETE FROM pages WHERE id = ?", [page_id])

    @staticmethod
    def _keep_page(db: Database, article_id: int, page: Page, body: bytes) -> None:
        db["pages"].insert(
            {
                "article_id": article_id,
                "url": page.url,
                "final_url": page.final_url,
                "fetched": page.fetched,
                "status": page.status,
                "headers": json.dumps(page.headers, ensure_ascii=False),
                "sha256": page.sha256,
                "size": len(page.body),
                "body": body,
            }
        )

    def _keep_pictures(
        self, db: Database, article_id: int, files: Sequence[PictureFile], earlier: Sequence[tuple[str, str]]
    ) -> None:
        """These pictures are the article's, those among its ``earlier`` ones (address, key), and no others but those of whole
        pages, which belong to kept originals.
        """
        before = picture_keys(db, article_id)
        own = "article_id = ? AND substr(src, 1, ?) != ?"
        db.execute(f"DELETE FROM article_images WHERE {own}", [article_id, len(PAGE_PICTURE), PAGE_PICTURE])
        self._add_pictures(db, article_id, files)
        self._show_pictures(db, article_id, earlier)
        drop_unused_pictures(db, before)

    @classmethod
    def _add_pictures(cls, db: Database, article_id: int, files: Sequence[PictureFile]) -> None:
        for file in files:
            db.execute(
                "INSERT OR IGNORE INTO images (key, mime, width, height, size, data) VALUES (?, ?, ?, ?, ?, ?)",
                [file.key, file.mime, file.width, file.height, len(file.data), file.data],
            )
        cls._show_pictures(db, article_id, [(file.src, file.key) for file in files])

    @staticmethod
    def _show_pictures(db: Database, article_id: int, sources: Sequence[tuple[str, str]]) -> None:
        db.conn.executemany(
            "INSERT OR IGNORE INTO article_images (article_id, key, src, row_sum) VALUES (?, ?, ?, ?)",
            [(article_id, key, src, sum_of((article_id, key, src))) for src, key in sources],
        )

    # --- reading -------------------------------------------------------------------------------------------------------

    def text(self, article_id: int) -> str:
        """Return the article's plain text, "" where there is none yet. Raises TextDamaged."""
        rows: list[Any] = self._connections.query("SELECT packed FROM texts WHERE article_id = ?", [article_id])
        return plain_text_of(rows[0][0]) if rows else ""

    def picture(self, key: str) -> tuple[str, bytes] | None:
        """Media type and bytes of a kept picture, or None where there is none, or its bytes are not what was saved: their
        SHA-256 is the key.
        """
        rows = self._connections.query("SELECT mime, data FROM images WHERE key = ?", [key])
        return rows[0] if rows and hashlib.sha256(rows[0][1]).hexdigest() == key else None

    def pages(self, article_id: int) -> list[Page]:
        """Return the originals that were kept for the article, newest first. Raises EvidenceDamaged where one is not what
        was saved.
        """
        return self._pages("article_id = ? ORDER BY fetched DESC, id DESC", article_id)

    def _pages(self, which: str, number: int) -> list[Page]:
        rows: list[Any] = self._connections.query(
            f"SELECT p.body, {selected('pages', 'p')} FROM pages p WHERE {which}", [number]
        )
        return [self._page(body, values) for body, *values in rows]

    def _page(self, packed: bytes, values: Sequence[Any]) -> Page:
        """Return a kept original from its body and what ``selected`` gives. Raises EvidenceDamaged."""
        _, _, url, final_url, fetched, status, headers, sha256, *_ = values
        try:
            body = zstd().decompress(packed)
        except (zstd().ZstdError, TypeError) as error:
            raise EvidenceDamaged() from error
        if not true_row(self._connections, "pages", values) or hashlib.sha256(body).hexdigest() != sha256:
            raise EvidenceDamaged()
        return Page(url, final_url, fetched, status, tuple((k, v) for k, v in json.loads(headers)), body, sha256)

    def originals(self, article_id: int) -> list[tuple[int, str, str, str]]:
        """Return the kept originals without their bytes, newest first: (number for ``original``, time, address asked
        for, final address). One whose row is not what was written is left out.
        """
        sql = f"SELECT {selected('pages', 'p')} FROM pages p WHERE article_id = ? ORDER BY fetched DESC, id DESC"
        rows = true_rows(self._connections, "pages", self._connections.query(sql, [article_id]))
        return [(row["id"], row["fetched"], row["url"], row["final_url"]) for row in rows]

    def has_altered_originals(self, article_id: int) -> bool:
        """Tell whether an original of the article is kept whose row is not what was written: the others' methods leave it out."""
        ((kept,),) = self._connections.query("SELECT count(*) FROM pages WHERE article_id = ?", [article_id])
        return bool(len(self.originals(article_id)) < kept)

    def newest_original(self, article_id: int, fetched: str = "") -> Page | None:
        """Return the newest kept original of the article without its bytes, if there is one that came at this time
        ``fetched``; None where there is none. One whose row is not what was written is left out.
        """
        sql = f"SELECT {selected('pages', 'p')} FROM pages p WHERE article_id = ? ORDER BY fetched DESC, id DESC"
        rows = true_rows(self._connections, "pages", self._connections.query(sql, [article_id]))
        for row in sorted(rows, key=lambda row: row["fetched"] != fetched):
            headers = tuple((name, value) for name, value in json.loads(row["headers"]))
            return Page(row["url"], row["final_url"], row["fetched"], row["status"], headers, b"", row["sha256"])
        return None

    def picture_file(self, key: str) -> PictureFile | None:
        """Return a kept picture with its size in pixels, None where there is none or its bytes are not what was saved; it
        names no address, for several may lead to it.
        """
        rows = self._connections.query("SELECT mime, data, width, height FROM images WHERE key = ?", [key])
        if not rows or hashlib.sha256(rows[0][1]).hexdigest() != key:
            return None
        mime, data, width, height = rows[0]
        return PictureFile(key, "", mime, data, width, height)

    def has_original(self, article_id: int, sha256: str) -> bool:
        """Tell whether one of the article's kept originals has these bytes, by their digest."""
        sql = "SELECT 1 FROM pages WHERE article_id = ? AND sha256 = ? LIMIT 1"
        return bool(self._connections.query(sql, [article_id, sha256]))

    def originals_with(self, sha256: str) -> list[tuple[int, int]]:
        """Return the kept originals with these bytes, by their digest, newest first: (number for ``original``, article)."""
        sql = "SELECT id, article_id FROM pages WHERE sha256 = ? ORDER BY id DESC"
        return self._connections.query(sql, [sha256])

    def original(self, page_id: int) -> Page | None:
        """Return one kept original, or None if it is gone. Raises EvidenceDamaged."""
        return next(iter(self._pages("id = ?", page_id)), None)

    def picture_sources(self, article_id: int) -> list[tuple[str, str]]:
        """Return the kept pictures of the article by the addresses that pages know them under: (address, key)."""
        sql = f"SELECT {selected('article_images', 'x')} FROM article_images x WHERE article_id = ?"
        rows = true_rows(self._connections, "article_images", self._connections.query(sql, [article_id]))
        return [(row["src"], row["key"]) for row in rows]


def picture_keys(db: Database, article_id: int) -> list[str]:
    """Return the keys of the pictures that the article shows."""
    return [row[0] for row in db.execute("SELECT key FROM article_images WHERE article_id = ?", [article_id])]


def drop_unused_pictures(db: Database, keys: Iterable[str]) -> None:
    """Remove those of these pictures that no article shows any more."""
    db.conn.executemany(
        "DELETE FROM images WHERE key = ? AND NOT EXISTS (SELECT 1 FROM article_images x WHERE x.key = images.key)",
        [(key,) for key in keys],
    )


def with_key(block: Block, keys: Mapping[str, str]) -> Block:
    """Return the block with the key under which its picture is kept, if it is."""
    if block.picture is None or block.picture.src not in keys:
        return block
    return replace(block, picture=replace(block.picture, key=keys[block.picture.src]))


def thumbnail_of(blocks: Iterable[Block]) -> str:
    """Return the key of the first picture that is kept, or ""."""
    return next((block.picture.key for block in blocks if block.picture is not None and block.picture.key), "")
