"""Take in many articles that another program kept: new ones at once, and what is new of those that are there.

An article is there where one of its address keys is. Its text is never replaced, its marks and dates only where the import
says that they are older or more; what is added to it comes with the edits that take it back.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple

from reader.library.bulk import Bulk, NewHighlight, Ready
from reader.library.captures import Wanted, queue
from reader.library.compression import plain_text_of
from reader.library.connections import Connections
from reader.library.edits import (
    AMONG,
    Edit,
    HighlightDropped,
    HighlightPut,
    NotePut,
    Put,
    TextGiven,
    apply,
    ids_of,
    ids_parameter,
)
from reader.library.importing import text_edits as text_edits
from reader.library.importing.own_work import OwnRows, write_own_work
from reader.library.importing.placing import placed, words_key
from reader.library.person_names import give_names
from reader.library.sqlite import now
from reader.library.tags import tag_all
from reader.model.importing import LineOutcome
from reader.text.fold import case_key
from reader.text.url_variants import kept_under

if TYPE_CHECKING:
    from sqlite_utils import Database

    from reader.model.imported import ImportedHighlight


_QUOTED = re.compile(r"(?:; )?(?:[^“”;:\n]{1,80}: )?“(?P<exact>[^”]*)”(?: \((?P<note>[^()]*)\))?")
"""A highlight as exports write it where a format has none: what it means, its words, its note."""


class Incoming(NamedTuple):
    """An item that is ready to be written. ``highlights`` are as they came, for the case that the article is there with
    another text. What the file does not say is None. ``own`` is what this program's own export adds.
    """

    ready: Ready
    saved: str = ""
    read: bool | None = None
    starred: bool | None = None
    archived: bool | None = None
    note: str = ""
    highlights: tuple[ImportedHighlight, ...] = ()
    own: OwnRows | None = None

    @property
    def moments(self) -> list[tuple[str, str]]:
        """Its keys, each with the time at which it was saved."""
        return [(key, self.saved) for key in self.ready.keys]

    @property
    def has_text(self) -> bool:
        """Whether it brings a text."""
        return bool(self.ready.text)


class Outcome(NamedTuple):
    """What became of one item: its article's number, and what was ``added`` to it if it was there."""

    article_id: int
    outcome: LineOutcome
    added: tuple[str, ...] = ()


class Taken(NamedTuple):
    """What became of a batch, item by item; ``ids`` are those of new articles, ``back`` takes back what was
    added to others, and how names are cited.
    """

    outcomes: tuple[Outcome, ...]
    ids: tuple[int, ...]
    back: tuple[Edit, ...]


@dataclass(slots=True)
class _Known:
    """An article that is there, as far as a merge depends on it; ``is_fresh``: this import brought it."""

    id: int
    saved: str
    read: bool
    starred: bool
    archived: bool
    notes: str
    state: str
    has_text: bool
    is_fresh: bool
    tags: set[str] = field(default_factory=set)
    highlights: dict[str, HighlightPut] = field(default_factory=dict)


class Importing:
    """Writes batches of imported items. Raises LibraryReadOnly, LibraryBusy, DiskFull."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections
        self._bulk = Bulk(connections)

    def known(self, keys: Iterable[str]) -> dict[str, int]:
        """Return which articles outside the trash have these keys, the newest for each."""
        return _by_key(self._connections.query, keys)

    def last_id(self) -> int:
        """Return the highest number that an article was ever given."""
        rows = self._connections.query("SELECT coalesce(max(seq), 0) FROM sqlite_sequence WHERE name = 'articles'")
        return int(rows[0][0])

    def take(self, batch: Sequence[Incoming], wanted: Wanted = "", fresh_after: int | None = None) -> Taken:
        """Write these items in one transaction. Articles with a higher number than ``fresh_after`` were brought by the same
        import: of two lines for one article both are believed. ``wanted`` says when texts that are missing are fetched.
        """
        with self._connections.write() as db:
            since = self.last_id() if fresh_after is None else fresh_after
            ids = self._by_key(db, (key for one in batch for key in one.ready.keys))
            fresh = self._fresh(db, since, ids)
            new = _new(batch, since, ids, fresh)
            numbers = self._bulk.add([one.ready for one in new])
            for one, number in zip(new, numbers, strict=True):
                ids |= dict.fromkeys(one.ready.keys, number)
                fresh |= dict.fromkeys(one.moments, number)
                if one.own is not None:
                    write_own_work(db, number, one.own, since)
            named = give_names(db, (name for one in new if one.own for name in one.own.work.names), since)
            made = {id(one): number for one, number in zip(new, numbers, strict=True)}
            merge = _Merge(db, since)
            pairs = [(one, _article_of(one, ids, fresh)) for one in batch if id(one) not in made]
            merge.look_up(pairs)
            merged = {id(one): merge.add(one, number) for one, number in pairs}
            back = [*merge.finish(), *named]
            if wanted:
                queue(db, [*numbers, *dict.fromkeys(number for _, number in pairs)], wanted)
            outcomes = [Outcome(made[id(one)], "taken") if id(one) in made else merged[id(one)] for one in batch]
            return Taken(tuple(outcomes), tuple(numbers), tuple(back))

    @staticmethod
    def _fresh(db: Database, since: int, keys: Iterable[str]) -> dict[tuple[str, str], int]:
        """Return the articles that the same import brought, by key and time of saving."""
        rows = db.execute(
            f"SELECT k.key, a.saved, a.id FROM article_keys k JOIN articles a ON a.id = k.article_id WHERE k.key IN {AMONG}"
            " AND a.id > ? AND a.deleted IS NULL",
            [json.dumps(list(keys), ensure_ascii=False), since],
        ).fetchall()
        return {(key, saved): number for key, saved, number in rows}

    @staticmethod
    def _by_key(db: Database, keys: Iterable[str]) -> dict[str, int]:
        return _by_key(lambda sql, values: db.execute(sql, values).fetchall(), keys)


def _new(
    batch: Sequence[Incoming], since: int, ids: dict[str, int], fresh: dict[tuple[str, str], int]
) -> list[Incoming]:
    """Return the items whose articles are not there. Two lines of this program's own export that share an address are two
    articles, as they were, unless they were saved in the same moment: then two files have the same one.
    """
    new: list[Incoming] = []
    keys, moments = set(ids), set(fresh)
    older = {key for key, number in ids.items() if number <= since}
    for one in batch:
        known = keys if one.own is None else older
        if known.isdisjoint(one.ready.keys) and (one.own is None or moments.isdisjoint(one.moments)):
            new.append(one)
            keys.update(one.ready.keys)
            moments.update(one.moments)
    return new


def _article_of(one: Incoming, ids: dict[str, int], fresh: dict[tuple[str, str], int]) -> int:
    same = next((fresh[moment] for moment in one.moments if moment in fresh), 0) if one.own is not None else 0
    return same or next(ids[key] for key in one.ready.keys if key in ids)


def _by_key(query: Any, keys: Iterable[str]) -> dict[str, int]:
    rows = query(
        f"SELECT k.key, a.id, a.url, a.final_url FROM article_keys k JOIN articles a ON a.id = k.article_id WHERE k.key IN {AMONG}"
        " AND a.deleted IS NULL",
        [json.dumps(list(dict.fromkeys(keys)), ensure_ascii=False)],
    )
    found: dict[str, list[tuple[int, str, str]]] = {}
    for key, *article in rows:
        found.setdefault(key, []).append(tuple(article))
    return {key: kept_under(key, articles) for key, articles in found.items()}


class _Merge:
    """Adds items to articles that are there, within a transaction."""

    def __init__(self, db: Database, fresh_after: int) -> None:
        self._db = db
        self._fresh_after = fresh_after
        self._known: dict[int, _Known] = {}
        self._tagged: dict[str, list[int]] = {}
        self._names: dict[str, str] = {}
        self._put: dict[tuple[str, object], list[int]] = {}
        self._back: list[Edit] = []

    def look_up(self, pairs: Sequence[tuple[Incoming, int]]) -> None:
        """Read what is known of the articles that items are added to."""
        numbers = list(dict.fromkeys(number for _, number in pairs))
        if not numbers:
            return
        among = ids_parameter(numbers)
        rows = self._db.execute(
            "SELECT a.id, a.saved, a.is_read, a.is_starred, a.is_archived, a.notes, a.state,"
            " EXISTS (SELECT 1 FROM texts t WHERE t.article_id = a.id) FROM articles a"
            f" WHERE a.id IN {AMONG}",
            [among],
        ).fetchall()
        for number, saved, read, starred, archived, notes, state, has_text in rows:
            marks = (bool(read), bool(starred), bool(archived))
            fresh = number > self._fresh_after
            self._known[number] = _Known(number, saved, *marks, notes, state, bool(has_text), fresh)
        if any(one.ready.tags for one, _ in pairs):
            for number, name in self._db.execute(
                f"SELECT x.article_id, t.name FROM article_tags x JOIN tags t ON t.id = x.tag_id WHERE x.article_id IN {AMONG}",
                [among],
            ).fetchall():
                self._known[number].tags.add(case_key(name))
        if any(one.highlights or "“" in one.note for one, _ in pairs):
            columns = (
                "id, article_id, start, stop, exact, prefix, suffix, repeated, meaning, note, created, changed, tags"
            )
            for *row, tags in self._db.execute(
                f"SELECT {columns} FROM highlights WHERE article_id IN {AMONG}", [among]
            ).fetchall():
                put = HighlightPut._make([*row, tuple(tags.split("\n")) if tags else (), None])
                self._known[put.article_id].highlights[words_key(put.exact)] = put

    def add(self, one: Incoming, number: int) -> Outcome:
        """Add what an item brings to its article."""
        article = self._known[number]
        added: list[str] = []
        if not article.has_text and one.has_text:
            self._apply([TextGiven(number, one.ready)])
            article.has_text, article.state = True, "ready"
            added.append("text")
        if self._tag(one, article):
            added.append("tags")
        if one.saved and _is_earlier(one.saved, article.saved):
            self._put.setdefault(("saved", one.saved), []).append(number)
            article.saved = one.saved
            added.append("earlier_date")
        if one.starred and not article.starred:
            self._put.setdefault(("is_starred", 1), []).append(number)
            article.starred = True
            added.append("star")
        if article.is_fresh and self._mark(one, article):
            added.append("marks")
        if note := _news(one.note, article):
            article.notes = f"{article.notes}\n\n{note}" if article.notes else note
            self._apply([NotePut(number, article.notes)])
            added.append("note")
        if one.highlights and self._highlight(one, article):
            added.append("highlights")
        return Outcome(number, "merged" if added else "known", tuple(added))

    def finish(self) -> list[Edit]:
        """Write what was collected; return the edits that take everything back."""
        for (column, value), numbers in self._put.items():
            self._apply([Put(column, value, ids_of(numbers))])
        self._back = tag_all(self._db, {self._names[key]: ids for key, ids in self._tagged.items()}) + self._back
        return self._back

    def _apply(self, edits: Sequence[Edit]) -> None:
        self._back = apply(self._db, edits) + self._back

    def _tag(self, one: Incoming, article: _Known) -> bool:
        new = [name for name in one.ready.tags if case_key(name) not in article.tags]
        for name in new:
            key = case_key(name)
            article.tags.add(key)
            self._names.setdefault(key, name)
            self._tagged.setdefault(key, []).append(article.id)
        return bool(new)

    def _mark(self, one: Incoming, article: _Known) -> bool:
        """Two lines of one import name the same article: it is archived or read where either says so."""
        changed = False
        for column, said, is_so in (
            ("is_read", one.read, article.read),
            ("is_archived", one.archived, article.archived),
        ):
            if said and not is_so:
                self._put.setdefault((column, 1), []).append(article.id)
                changed = True
        article.read, article.archived = article.read or bool(one.read), article.archived or bool(one.archived)
        return changed

    def _highlight(self, one: Incoming, article: _Known) -> bool:
        new = [
            mark for mark in one.highlights if mark.exact.strip() and words_key(mark.exact) not in article.highlights
        ]
        changed = False
        for mark in one.highlights:
            kept = article.highlights.get(words_key(mark.exact))
            if kept is None or (_holds(kept.note, mark.note) and set(mark.tags) <= set(kept.tags)):
                continue
            note = (
                kept.note if _holds(kept.note, mark.note) else "\n\n".join(filter(None, (kept.note, mark.note.strip())))
            )
            put = kept._replace(note=note, tags=tuple(dict.fromkeys((*kept.tags, *mark.tags))), changed=now())
            self._apply([put])
            article.highlights[words_key(mark.exact)] = put
            changed = True
        if new:
            row = self._db.execute("SELECT packed FROM texts WHERE article_id = ?", [article.id]).fetchone()
            text = plain_text_of(row[0]) if row else ""
            first = {words_key(mark.exact): mark for mark in reversed(new)}.values()
            for mark, made in zip(first, placed(first, text, one.saved or now()), strict=False):
                changed = self._make(made, mark, article) or changed
        return changed

    def _make(self, made: NewHighlight, mark: ImportedHighlight, article: _Known) -> bool:
        if words_key(made.exact) in article.highlights:  # other marks around the same words of the text
            article.highlights[words_key(mark.exact)] = article.highlights[words_key(made.exact)]
            return False
        put = HighlightPut(
            *(0, article.id, made.start, made.end, made.exact, made.prefix, made.suffix, made.repeated),
            *(made.meaning, made.note, made.created, ""),
            tags=made.tags,
        )
        back = apply(self._db, [put])
        self._back = back + self._back
        put = put._replace(highlight_id=next(edit.highlight_id for edit in back if isinstance(edit, HighlightDropped)))
        article.highlights[words_key(made.exact)] = article.highlights[words_key(mark.exact)] = put
        return True


def _is_earlier(saved: str, known: str) -> bool:
    """Return whether a time is earlier than another one, and not the same one said less exactly: a day is written as its
    first moment, a second without its thousandths.
    """
    exact = 10 if saved.endswith("T00:00:00.000Z") else 19 if saved.endswith(".000Z") else len(saved)
    return saved[:exact] < known[:exact]


def _news(note: str, article: _Known) -> str:
    """Return the lines of a note that say what an article doesn't: neither its notes do, nor a highlight, which formats without
    highlights have as a quotation.
    """
    if not note or _holds(article.notes, note):
        return ""
    if "“" not in note or not article.highlights:
        return note
    lines = (_QUOTED.sub(lambda found: _unless_known(found, article), line) for line in note.split("\n"))
    return "\n".join(line for line in lines if not _holds(article.notes, line)).strip()


def _unless_known(quoted: re.Match[str], article: _Known) -> str:
    kept = article.highlights.get(words_key(quoted["exact"]))
    return "" if kept is not None and _holds(kept.note, quoted["note"] or "") else quoted[0]


def _holds(notes: str, note: str) -> bool:
    """Return whether notes say already what another note says."""
    return " ".join(note.split()) in " ".join(notes.split())
