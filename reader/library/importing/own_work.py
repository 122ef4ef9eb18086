"""Read what only this program knows of an article, for its own export, and write it beside an article that is taken in."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from reader.library.checksums import change_article, selected, true_rows
from reader.library.connections import Connections
from reader.library.edits import AMONG, TAG_COLOURS
from reader.library.person_names import PersonNames
from reader.library.summaries import KeptSummaries, packed_spans, write_rows
from reader.model.own_work import KeptSummary, OwnWork
from reader.model.summary import Choice, Sentence, Summary

if TYPE_CHECKING:
    from sqlite_utils import Database


class OwnRows(NamedTuple):
    """What is written beside an article that is taken in. ``content_hash`` is that of what its summaries were made from,
    ``keys`` are those of further addresses that lead to it, by which no other line of a file is taken for the same article.
    """

    work: OwnWork
    content_hash: str
    keys: tuple[str, ...]


# --- reading -----------------------------------------------------------------------------------------------------------------


def own_work_of(connections: Connections, article_id: int, byline: Sequence[str]) -> OwnWork:
    """Return what is known of an article whose byline has these names. Summaries are those made from what it is now."""
    rows = connections.query("SELECT read_when, text_size FROM articles WHERE id = ?", [article_id])
    read_when, text_size = rows[0] if rows else ("", 0)
    corrections = _rows(connections, "corrections", article_id)
    choices = _rows(connections, "summary_choices", article_id)
    names = PersonNames(connections).of(byline).items() if byline else ()
    return OwnWork(
        read_when,
        text_size,
        tuple((row["block"], bool(row["kept"])) for row in corrections),
        tuple(Choice(row["sentence"], row["place"], row["place"], bool(row["pinned"])) for row in choices),
        _summaries(connections, article_id),
        tuple((name, *corrected) for name, corrected in names),
        _colours(connections, article_id),
    )


def _rows(connections: Connections, part: str, article_id: int) -> list[Any]:
    sql = f"SELECT {selected(part, 'p')} FROM {part} p WHERE article_id = ? ORDER BY rowid"
    return true_rows(connections, part, connections.query(sql, [article_id]))


def _summaries(connections: Connections, article_id: int) -> tuple[KeptSummary, ...]:
    sql = f"SELECT {selected('summaries', 's')} FROM summaries s WHERE article_id = ? ORDER BY method, asked"
    rows = true_rows(connections, "summaries", connections.query(sql, [article_id]))
    material = KeptSummaries(connections).material(article_id) if rows else None
    if material is None:
        return ()
    content_hash = material.content_hash
    return tuple(_summary(row) for row in rows if row["basis"] == content_hash)


def _summary(row: Any) -> KeptSummary:
    found: Any = json.loads(row["sentences"])
    passages = isinstance(found, dict)
    spans = tuple((start, end) for start, end in (found["passages"] if passages else found))
    return KeptSummary(
        row["method"], row["version"], row["asked"], row["language"], spans, row["of_sentences"], passages
    )


def _colours(connections: Connections, article_id: int) -> tuple[tuple[str, int], ...]:
    sql = "SELECT t.name, t.colour FROM article_tags x JOIN tags t ON t.id = x.tag_id WHERE x.article_id = ? ORDER BY t.name"
    rows: list[Any] = connections.query(sql, [article_id])
    return tuple((name, colour) for name, colour in rows)


# --- writing -----------------------------------------------------------------------------------------------------------------


def write_own_work(db: Database, article_id: int, own: OwnRows, fresh_after: int) -> None:
    """Write this beside a new article, within a change that is under way, but for the names (``give_names``). What an article
    up to ``fresh_after`` has stays its own: the colour of a tag, a further address.
    """
    work = own.work
    db.conn.executemany(
        "INSERT OR IGNORE INTO article_keys (key, article_id) SELECT ?, ? WHERE NOT EXISTS (SELECT 1 FROM article_keys k"
        " JOIN articles a ON a.id = k.article_id WHERE k.key = ? AND a.id <= ? AND a.deleted IS NULL)",
        [(key, article_id, key, fresh_after) for key in own.keys],
    )
    if work.read_when or work.text_size:
        change_article(db.conn, article_id, {"read_when": work.read_when, "text_size": work.text_size})
    db.conn.executemany(
        "INSERT OR IGNORE INTO corrections (article_id, block, kept) VALUES (?, ?, ?)",
        [(article_id, block, int(kept)) for block, kept in work.corrections],
    )
    db.conn.executemany(
        "INSERT OR IGNORE INTO summary_choices (article_id, sentence, place, pinned) VALUES (?, ?, ?, ?)",
        [(article_id, choice.sentence, choice.start, int(choice.pinned)) for choice in work.choices],
    )
    write_rows(db, article_id, [_row(one, own.content_hash) for one in work.summaries])
    _colour(db, article_id, work, fresh_after)


def _row(one: KeptSummary, content_hash: str) -> tuple[object, ...]:
    sentences = tuple(Sentence("", start, end) for start, end in one.spans)
    spans = packed_spans(Summary(sentences, one.method, one.language, one.total, one.passages))
    return one.method, one.version, content_hash, one.asked, one.language, spans, one.total


def _colour(db: Database, article_id: int, work: OwnWork, fresh_after: int) -> None:
    wanted = {name: colour for name, colour in work.colours if 0 <= colour < TAG_COLOURS}
    if not wanted:
        return
    rows = db.execute(
        "SELECT t.id, t.name, t.colour FROM article_tags x JOIN tags t ON t.id = x.tag_id WHERE x.article_id = ?"
        f" AND t.name IN {AMONG} AND NOT EXISTS"
        " (SELECT 1 FROM article_tags o WHERE o.tag_id = t.id AND o.article_id <= ?)",
        [article_id, json.dumps(list(wanted)), fresh_after],
    ).fetchall()
    changed = [(wanted[name], number) for number, name, colour in rows if wanted[name] != colour]
    db.conn.executemany("UPDATE tags SET colour = ? WHERE id = ?", changed)
