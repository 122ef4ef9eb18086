"""Captures: the act of saving an address, from the moment it is wanted. A row survives a crash and waits for the
network.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Literal

from reader.errors import AlreadySaved, NoSuchArticle, TearsheetError
from reader.library.checksums import DEFAULTS, article_sums, selected, sum_of, true_row
from reader.library.connections import Connections
from reader.library.edits import AMONG, ids_parameter
from reader.library.search import index
from reader.library.sqlite import now
from reader.model.library import NOT_FETCHED as NOT_FETCHED
from reader.text.fold import fold
from reader.text.url_variants import kept_under, variant_key

if TYPE_CHECKING:
    from sqlite_utils import Database


Wanted = Literal["", "soon", "later"]
"""When the text of an address alone is to be fetched: not; at once, a few at a time; while the program is idle."""


@dataclass(frozen=True, slots=True)
class Capture:
    """A capture that is wanted: which article it will fill, from which address, and which process is at it
    (``desk.saving`` names it "<process id>:<random hex>"; "" for none).
    """

    id: int
    article_id: int
    url: str
    state: str
    process: str = ""
    started: str = ""


class Captures:
    """The rows of captures: queued, claimed by one process at a time, waiting for the network, failed or done."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    def begin(self, url: str, page_key: str, title: str, *, source: str = "", copy: bool = False) -> Capture:
        """Add a queued article with the row of its capture, and return that. ``title`` stands in the list until the
        page has one; ``source`` is what is read in place of the address; a ``copy`` may be of a page that is there.

        Raises AlreadySaved where an article outside the trash has the key: another process may have begun with it since
        it was looked for.
        """
        key = variant_key(page_key)
        with self._connections.write() as db:
            known = db.execute(
                "SELECT a.id, a.url, a.final_url FROM article_keys k JOIN articles a ON a.id = k.article_id"
                " WHERE k.key = ? AND a.deleted IS NULL",
                [key],
            ).fetchall()
            if known and not copy:
                raise AlreadySaved(article_id=kept_under(key, known))
            about: dict[str, object] = {"url": url, "title": title, "title_key": fold(title), "saved": now()}
            article_id = db.execute(
                "INSERT INTO articles (url, title, title_key, saved, state, row_sum, details_sum)"
                " VALUES (?, ?, ?, ?, 'queued', 0, 0) RETURNING id",
                list(about.values()),
            ).fetchone()[0]
            sums = article_sums(DEFAULTS | about | {"id": article_id})
            db.execute("UPDATE articles SET row_sum = ?, details_sum = ? WHERE id = ?", [*sums, article_id])
            db.execute("INSERT INTO article_keys (key, article_id) VALUES (?, ?)", [key, article_id])
            index.index(db, article_id)
            return self._enqueue(db, article_id, source or url)

    def again(self, article_id: int, source: str = "") -> Capture:
        """Queue the article's address, or ``source``, once more: a failed one is tried again, one that is there gets a fresh copy.

        Raises NoSuchArticle. What is already saved of it stays until a new capture has succeeded.
        """
        with self._connections.write() as db:
            found = db.execute("SELECT url FROM articles WHERE id = ?", [article_id]).fetchone()
            if found is None:
                raise NoSuchArticle(article_id=article_id)
            db.execute(
                "UPDATE captures SET state = 'dropped' WHERE article_id = ? AND state IN ('queued', 'fetching', 'soon', 'later')",
                [article_id],
            )
            db.execute(
                "UPDATE articles SET state = 'queued', error_code = '', error_values = '{}' WHERE id = ? AND state != 'ready'",
                [article_id],
            )
            return self._enqueue(db, article_id, source or found[0])

    def drop(self, article_id: int) -> None:
        """Give up the article's open captures: its address need not be fetched any more."""
        with self._connections.write() as db:
            db.execute(
                "UPDATE captures SET state = 'dropped' WHERE article_id = ? AND state IN ('queued', 'fetching', 'soon', 'later')",
                [article_id],
            )

    # --- addresses alone -----------------------------------------------------------------------------------------------

    def texts_wanted(self, states: Sequence[str], limit: int, after: int = 0) -> list[Capture]:
        """Return captures that an import left to be fetched politely, oldest first: ``states`` are "soon" and "later"; those
        of the trash, and of other numbers than above ``after``, are left out.
        """
        marks = ", ".join("?" * len(states))
        rows = self._connections.query(
            f"SELECT c.state, c.process, '', {selected('captures', 'c')} FROM captures c"
            " JOIN articles a ON a.id = c.article_id AND a.deleted IS NULL"
            f" WHERE c.state IN ({marks}) AND c.id > ? ORDER BY c.id LIMIT ?",
            [*states, after, limit],
        )
        return [Capture(*row[3:6], *row[:3]) for row in rows if true_row(self._connections, "captures", row[3:])]

    def number_wanted(self) -> dict[str, int]:
        """Return how many captures wait in the states "soon" and "later"."""
        rows = self._connections.query(
            "SELECT c.state, count(*) FROM captures c JOIN articles a ON a.id = c.article_id AND a.deleted IS NULL"
            " WHERE c.state IN ('soon', 'later') GROUP BY c.state"
        )
        return {"soon": 0, "later": 0} | dict(rows)

    def want(self, article_ids: Sequence[int], state: Wanted) -> None:
        """Note of those of these articles that nobody fetched that their texts are wanted "soon" or "later"."""
        with self._connections.write() as db:
            queue(db, article_ids, state)

    def promote(self, capture: Capture) -> Capture | None:
        """Make one of them an open capture; None where it is none any more."""
        with self._connections.write() as db:
            found = db.execute(
                "UPDATE captures SET state = 'queued', process = '' WHERE id = ? AND state = ? RETURNING id",
                [capture.id, capture.state],
            ).fetchone()
            if found is None:
                return None
            db.execute(
                "UPDATE articles SET error_code = '', error_values = '{}' WHERE id = ? AND state != 'ready'",
                [capture.article_id],
            )
            return replace(capture, state="queued", process="")

    def postpone(self, capture: Capture, state: Wanted) -> None:
        """Let a capture wait again among those that an import left, as if nobody had tried."""
        with self._connections.write() as db:
            db.execute("UPDATE captures SET state = ?, process = '' WHERE id = ?", [state, capture.id])
            db.execute(
                "UPDATE articles SET state = 'queued', error_code = ?, error_values = '{}' WHERE id = ?"
                " AND state != 'ready'",
                [NOT_FETCHED, capture.article_id],
            )

    def forget_wanted(self, state: Wanted = "") -> None:
        """Give up those captures, of one ``state`` or all: their articles stay addresses alone."""
        states = [state] if state else ["soon", "later"]
        with self._connections.write() as db:
            db.execute(f"UPDATE captures SET state = 'dropped' WHERE state IN ({', '.join('?' * len(states))})", states)

    @staticmethod
    def _enqueue(db: Any, article_id: int, url: str) -> Capture:
        created = now()
        capture_id = db.execute(
            "INSERT INTO captures (article_id, url, state, created, row_sum) VALUES (?, ?, 'queued', ?, 0) RETURNING id",
            [article_id, url, created],
        ).fetchone()[0]
        made = sum_of((capture_id, article_id, url, created))
        db.execute("UPDATE captures SET row_sum = ? WHERE id = ?", [made, capture_id])
        return Capture(capture_id, article_id, url, "queued")

    def claim(self, capture: Capture, process: str) -> bool:
        """Take a capture for this process. False if it is another's by now, or was dropped."""
        with self._connections.write() as db:
            taken = db.execute(
                "UPDATE captures SET state = 'fetching', started = ?, process = ? WHERE id = ? AND process = ?"
                " AND state IN ('queued', 'fetching') RETURNING id",
                [now(), process, capture.id, capture.process],
            ).fetchone()
            if taken:
                db.execute(
                    "UPDATE articles SET state = 'fetching' WHERE id = ? AND state != 'ready'", [capture.article_id]
                )
            return taken is not None

    def wait(self, capture: Capture, error: TearsheetError) -> None:
        """Put a capture back into the queue until the network returns; its row says why it waits."""
        self._settle(capture, "queued", error)

    def fail(self, capture: Capture, error: TearsheetError) -> None:
        """Mark a capture as failed; its row says why. An article that was there before is not touched."""
        self._settle(capture, "failed", error)

    def _settle(self, capture: Capture, state: str, error: TearsheetError) -> None:
        values = json.dumps(error.values, ensure_ascii=False)
        with self._connections.write() as db:
            db.execute(
                "UPDATE captures SET state = ?, error_code = ?, error_values = ?, finished = ?, process = '' WHERE id = ?",
                [state, error.code, values, now(), capture.id],
            )
            db.execute(
                "UPDATE articles SET state = ?, error_code = ?, error_values = ? WHERE id = ? AND state != 'ready'",
                [state, error.code, values, capture.article_id],
            )

    def of_source(self, source: str) -> Capture | None:
        """Return the newest capture of this address or file, whatever has become of it; None where there is none."""
        rows = self._connections.query(
            f"SELECT c.state, c.process, coalesce(c.started, ''), {selected('captures', 'c')} FROM captures c"
            " WHERE c.url = ? ORDER BY c.id DESC LIMIT 1",
            [source],
        )
        return next(
            (Capture(*row[3:6], *row[:3]) for row in rows if true_row(self._connections, "captures", row[3:])), None
        )

    def was_fetched(self, article_id: int, url: str) -> bool:
        """Return whether a capture of exactly this address has filled the article before."""
        found = self._connections.query(
            "SELECT 1 FROM captures WHERE article_id = ? AND url = ? AND state = 'done' LIMIT 1", [article_id, url]
        )
        return bool(list(found))

    def open(self) -> list[Capture]:
        """Return all captures that wait or are being fetched, oldest first, those of the trash left out, and those
        whose address is not what was written.
        """
        rows = self._connections.query(
            f"SELECT c.state, c.process, coalesce(c.started, ''), {selected('captures', 'c')} FROM captures c"
            " JOIN articles a ON a.id = c.article_id AND a.deleted IS NULL WHERE c.state IN ('queued', 'fetching') ORDER BY c.id"
        )
        return [Capture(*row[3:6], *row[:3]) for row in rows if true_row(self._connections, "captures", row[3:])]


def queue(db: Database, ids: Sequence[int], wanted: Wanted) -> None:
    """Note of those of these articles that nobody fetched that their texts are wanted, in a change that is under way."""
    rows = db.execute(
        f"SELECT id, url FROM articles WHERE id IN {AMONG} AND error_code = ? AND state = 'queued' AND deleted IS NULL"
        " AND NOT EXISTS (SELECT 1 FROM captures c WHERE c.article_id = articles.id AND c.state = ?)",
        [ids_parameter(ids), NOT_FETCHED, wanted],
    ).fetchall()
    if not rows:
        return
    db.execute(
        f"UPDATE captures SET state = 'dropped' WHERE article_id IN {AMONG} AND state IN ('soon', 'later')",
        [ids_parameter(row[0] for row in rows)],
    )
    created = now()
    first = db.execute("SELECT coalesce(max(id), 0) + 1 FROM captures").fetchone()[0]
    db.conn.executemany(
        "INSERT INTO captures (id, article_id, url, state, created, row_sum) VALUES (?, ?, ?, ?, ?, ?)",
        [
            (number, article_id, url, wanted, created, sum_of((number, article_id, url, created)))
            for number, (article_id, url) in enumerate(rows, first)
        ],
    )
