"""A text that is made anew from its kept page: a person's corrections of it, the text that it had before, and the way
back.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from reader.errors import TextDamaged
from reader.library import near_duplicate_rows
from reader.library.checksums import change_article, selected, sum_of, true_row, true_rows
from reader.library.compression import compress_text, decompress_text
from reader.library.connections import Connections
from reader.library.content import cleaned_columns, with_key
from reader.library.highlights import find_again
from reader.library.search import index
from reader.library.sqlite import now
from reader.library.summaries import KEPT_COLUMNS, Material, keep_summaries, write_rows
from reader.model.blocks import blocks_from_json, blocks_to_json, plain_text, spans_apart
from reader.model.capture import Cleaned
from reader.model.summary import Summary
from reader.text.anchors import same_place
from reader.text.fold import fold

if TYPE_CHECKING:
    from sqlite_utils import Database

_FIELDS = (
    "title", "site", "byline", "description", "excerpt", "language", "published", "modified", "section", "sources", "canonical_url",
    "words", "minutes", "thumbnail", "completeness", "evidence", "place", "state", "error_code", "error_values",
)  # fmt: skip
"""What cleaning says about an article. Tags, notes and marks are a person's own and not among them."""


class Rewriting:
    """Replace texts, and put them back. A ``step`` is a name for everything that one Undo takes back; an empty one
    keeps nothing to go back to.
    """

    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    # --- reading -------------------------------------------------------------------------------------------------------

    def corrections(self, article_id: int) -> dict[str, bool]:
        """Return what a person decided about single blocks: fingerprint -> whether it is kept."""
        sql = f"SELECT {selected('corrections', 'c')} FROM corrections c WHERE article_id = ?"
        rows = true_rows(self._connections, "corrections", self._connections.query(sql, [article_id]))
        return {row["block"]: bool(row["kept"]) for row in rows}

    def older(self, version: int) -> list[int]:
        """Return the articles whose text another version of the cleaning made and whose page is kept; samples and trash
        are left out.
        """
        rows = self._connections.query(
            # The index spares reading the texts themselves, which is most of the file.
            "SELECT a.id FROM texts t INDEXED BY texts_by_cleaner CROSS JOIN articles a ON a.id = t.article_id"
            " WHERE t.cleaner NOT LIKE ? AND t.cleaner NOT LIKE '% imported' AND a.deleted IS NULL AND a.is_sample = 0"
            " AND EXISTS (SELECT 1 FROM pages p WHERE p.article_id = a.id) ORDER BY a.id",
            [f"{version} %"],
        )
        return [row[0] for row in rows]

    def with_page(self) -> list[int]:
        """Return all articles that can be cleaned again: their page is kept, and they are not in the trash."""
        sql = (
            "SELECT id FROM articles WHERE deleted IS NULL"
            " AND EXISTS (SELECT 1 FROM pages p WHERE p.article_id = articles.id) ORDER BY id"
        )
        return [row[0] for row in self._connections.query(sql)]

    def textless(self) -> list[int]:
        """Return the articles that were ready and have no text, while their page is kept: a repair took a damaged one out."""
        rows = self._connections.query(
            "SELECT id FROM articles WHERE state = 'ready' AND NOT EXISTS (SELECT 1 FROM texts t WHERE t.article_id = articles.id)"
            " AND EXISTS (SELECT 1 FROM pages p WHERE p.article_id = articles.id) ORDER BY id"
        )
        return [row[0] for row in rows]

    def addresses(self) -> list[tuple[int, str, str, str]]:
        """Return, of all articles with a kept page, not in the trash: (id, final address, address that was asked for,
        canonical address).
        """
        sql = (
            "SELECT id, final_url, url, canonical_url FROM articles WHERE deleted IS NULL"
            " AND EXISTS (SELECT 1 FROM pages p WHERE p.article_id = articles.id) ORDER BY id"
        )
        return self._connections.query(sql)

    def changed_by(self, step: str) -> list[int]:
        """Return the articles that this step changed and that can be taken back."""
        rows = self._connections.query(
            "SELECT DISTINCT article_id FROM earlier_texts WHERE step = ? ORDER BY article_id", [step]
        )
        return [row[0] for row in rows]

    # --- changing ------------------------------------------------------------------------------------------------------

    def replace(
        self,
        article_id: int,
        cleaned: Cleaned,
        *,
        step: str,
        language: str,
        words: int,
        minutes: int,
        excerpt: str,
        method: str,
        version: int,
        summaries: Mapping[int, Summary],
        judged_with: Mapping[str, bool],
        corrections: Mapping[str, bool] | None = None,
    ) -> bool | None:
        """Give the article another text, in one transaction, and keep the one before under ``step``.

        ``judged_with`` are the corrections that the text was made with: if they are others by now, nothing happens and
        the answer is None. ``corrections`` replaces them. False: the text was the same, and nothing needs to be taken
        back. Pictures that are kept are shown again; marks, tags and notes stay, and the place where reading stopped
        and the highlights move with their words.
        """
        about = cleaned.metadata
        with self._connections.write() as db:
            before = db.execute(f"SELECT {', '.join(_FIELDS)} FROM articles WHERE id = ?", [article_id]).fetchone()
            if before is None:
                return False  # removed for good meanwhile
            fields = dict(zip(_FIELDS, before, strict=True))
            known = self.corrections(article_id)
            if known != {**judged_with}:
                return None
            text = _text(db, article_id)
            keys = {picture.src: picture.key for picture in _pictures(text[0] if text else "[]")}
            keys |= dict(
                db.execute("SELECT src, key FROM article_images WHERE article_id = ?", [article_id]).fetchall()
            )
            blocks = [with_key(block, keys) for block in cleaned.blocks]
            made = plain_text(blocks)
            packed = blocks_to_json(blocks)
            after = fields | {
                **cleaned_columns(cleaned, blocks, language=language, words=words, minutes=minutes),
                "title": about.title or fields["title"],
                "excerpt": excerpt,
                "place": same_place(plain_text(blocks_from_json(text[0])), made, fields["place"]) if text else 0,
            }
            wanted = known if corrections is None else {**corrections}
            # The line in the list is of the summary, which a person's choices and another method change without the
            # text.
            same = after | {"excerpt": fields["excerpt"]} == fields
            if text and text[0] == packed and same and wanted == known:
                db.execute("UPDATE texts SET cleaner = ? WHERE article_id = ?", [cleaned.cleaner, article_id])
                return False
            if step:
                _remember(db, article_id, step, fields, text, known)
            _write(db, article_id, after, (packed, cleaned.cleaner), wanted)
            content_hash = Material(
                made, about.title, about.description, language, apart=spans_apart(blocks)
            ).content_hash
            keep_summaries(db, article_id, method, version, content_hash, summaries)
            return True

    def restore(self, step: str) -> list[int]:
        """Put back every text that this step replaced, with the corrections and summaries that belonged to it; gives
        the articles.
        """
        ids = self.changed_by(step)
        for article_id in ids:
            with self._connections.write() as db:
                # The first one of a step is how it was before the step.
                rows = self._connections.query(
                    f"SELECT {selected('earlier_texts', 'e')} FROM earlier_texts e WHERE step = ? AND article_id = ?"
                    " ORDER BY id LIMIT 1",
                    [step, article_id],
                )
                if not rows:
                    continue
                if not true_row(self._connections, "earlier_texts", rows[0]):
                    raise TextDamaged()
                fields, blocks, cleaner, corrections, summaries = rows[0][4:9]
                text = None if blocks is None else (blocks, cleaner)
                _write(db, article_id, json.loads(fields), text, json.loads(corrections))
                write_rows(db, article_id, json.loads(summaries))
                db.execute("DELETE FROM earlier_texts WHERE step = ? AND article_id = ?", [step, article_id])
        return ids

    def forget(self, steps: Iterable[str] | None = None) -> None:
        """Drop what was kept for steps that cannot be undone any more; without names, for all of them."""
        if not self._connections.query("SELECT 1 FROM earlier_texts LIMIT 1"):
            return
        with self._connections.write() as db:
            if steps is None:
                db.execute("DELETE FROM earlier_texts")
            else:
                db.conn.executemany("DELETE FROM earlier_texts WHERE step = ?", [(step,) for step in steps])


def _text(db: Database, article_id: int) -> tuple[str, str] | None:
    """The article's blocks as JSON, and what cleaned them; None where there are none, or they are damaged."""
    found = db.execute("SELECT packed, cleaner FROM texts WHERE article_id = ?", [article_id]).fetchone()
    try:
        return (decompress_text(found[0]), found[1]) if found else None
    except TextDamaged:
        return None


def _pictures(packed: str) -> list[Any]:
    return [block.picture for block in blocks_from_json(packed) if block.picture is not None and block.picture.key]


def _remember(
    db: Database,
    article_id: int,
    step: str,
    fields: dict[str, Any],
    text: tuple[str, str] | None,
    corrections: dict[str, bool],
) -> None:
    summaries = db.execute(f"SELECT {KEPT_COLUMNS} FROM summaries WHERE article_id = ?", [article_id]).fetchall()
    db.execute(
        "INSERT INTO earlier_texts (article_id, step, replaced, fields, blocks, cleaner, corrections, summaries)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        [
            *(
                article_id,
                step,
                now(),
                json.dumps(fields, ensure_ascii=False),
                text[0] if text else None,
                text[1] if text else "",
            ),
            *(json.dumps(corrections), json.dumps(summaries)),
        ],
    )


def _write(
    db: Database, article_id: int, fields: dict[str, Any], text: tuple[str, str] | None, corrections: Mapping[str, bool]
) -> None:
    """The article with these fields, this text (blocks as JSON, cleaner) and these corrections; its summaries are
    dropped.
    """
    with index.reindexed(db, [article_id]):
        values = {name: fields[name] for name in _FIELDS}
        change_article(db.conn, article_id, values | {"title_key": fold(fields["title"])})
        if text is None:
            db.execute("DELETE FROM texts WHERE article_id = ?", [article_id])
        else:
            blocks, cleaner = text
            packed = compress_text(blocks)
            db.execute(
                "INSERT OR REPLACE INTO texts (article_id, packed, cleaner, row_sum) VALUES (?, ?, ?, ?)",
                [article_id, packed, cleaner, sum_of((article_id, cleaner), packed)],
            )
    plain = plain_text(blocks_from_json(text[0])) if text else ""
    near_duplicate_rows.note(db, article_id, plain)
    find_again(db, article_id, plain)
    db.execute("DELETE FROM corrections WHERE article_id = ?", [article_id])
    db.conn.executemany(
        "INSERT INTO corrections (article_id, block, kept) VALUES (?, ?, ?)",
        [(article_id, block, int(kept)) for block, kept in corrections.items()],
    )
    db.execute("DELETE FROM summaries WHERE article_id = ?", [article_id])
