"""Highlights: passages that a person marked, with notes; and the notes of articles.

A highlight is kept by its words and what stood around them (``text.anchors``), so that it is found again whenever the
article gets another text. One that is not found stays, and is looked for in every later text.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import nullcontext
from operator import itemgetter
from typing import TYPE_CHECKING, Any

from reader.errors import EntryDamaged, NoSuchArticle, NoSuchHighlight, PassageGone
from reader.library.checksums import DETAILS, LISTED, PARTS, change_article, has_sum, selected, true_row
from reader.library.compression import plain_text_of
from reader.library.connections import Connections
from reader.library.edits import AMONG, APPLY, Edit, HighlightDropped, HighlightPut, NotePut, apply, ids_parameter
from reader.library.search import index
from reader.library.sqlite import now
from reader.library.tags import tidy
from reader.model.highlight import Highlight, HighlightedArticle
from reader.text import anchors
from reader.text.file_titles import shown_title
from reader.text.fold import case_key

if TYPE_CHECKING:
    from sqlite_utils import Database

_COLUMNS = (
    "h.id, h.article_id, h.start, h.stop, h.found, h.exact, h.meaning, h.note, h.created, h.changed, h.prefix, h.suffix,"
    " h.repeated, h.tags"
)


_VERIFIED = f"{_COLUMNS}, h.row_sum"
DAMAGED_WORDS = "(These words don’t match their checksum.)"
_summed_of = itemgetter(*(_COLUMNS.replace("h.", "").split(", ").index(name) for name in PARTS["highlights"].columns))


def _shown(connections: Connections, row: Sequence[Any]) -> Highlight:
    """Return a highlight from the columns of ``_VERIFIED``; of one that is not what was written only where it is."""
    summed = _summed_of(row)
    if has_sum(summed, row[-1]) or true_row(connections, "highlights", (*summed, row[-1])):
        return _highlight(row)
    return _highlight(row)._replace(
        start=0, end=0, found=False, exact=DAMAGED_WORDS, note="", prefix="", suffix="", created="", changed="", tags=()
    )


def _highlight(row: Sequence[Any]) -> Highlight:
    return Highlight._make([*row[:4], bool(row[4]), *row[5:12], bool(row[12]), _tags_in(row[13])])


def _tags_in(column: str) -> tuple[str, ...]:
    return tuple(column.split("\n")) if column else ()


class Highlights:
    """Highlights of articles and of the library. Changes return the edits that take them back, and raise
    LibraryReadOnly, LibraryBusy, DiskFull.
    """

    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    # --- reading -------------------------------------------------------------------------------------------------------

    def of(self, article_id: int) -> list[Highlight]:
        """Return the highlights of an article in the order of its text, without their context; those that the text does
        not hold come last.
        """
        rows = self._connections.query(
            f"SELECT {_VERIFIED} FROM highlights h WHERE article_id = ? ORDER BY found DESC, start, stop, id",
            [article_id],
        )
        shown = [_shown(self._connections, row) for row in rows]
        return [Highlight(*one[:10], "", "", False, one.tags) for one in shown]

    def of_articles(self, ids: Iterable[int]) -> dict[int, list[Highlight]]:
        """Return the highlights of these articles, by article."""
        rows = self._connections.query(
            f"SELECT {_VERIFIED} FROM highlights h WHERE h.article_id IN {AMONG}"
            " ORDER BY h.article_id, h.found DESC, h.start, h.stop, h.id",
            [ids_parameter(ids)],
        )
        found: dict[int, list[Highlight]] = {}
        for highlight in (_shown(self._connections, row) for row in rows):
            found.setdefault(highlight.article_id, []).append(highlight)
        return found

    def highlight(self, highlight_id: int) -> Highlight:
        """Return one. Raises NoSuchHighlight."""
        rows = self._connections.query(f"SELECT {_VERIFIED} FROM highlights h WHERE h.id = ?", [highlight_id])
        if not rows:
            raise NoSuchHighlight()
        return _shown(self._connections, rows[0])

    def tags(self) -> list[str]:
        """Return every tag that a highlight has, by name."""
        rows: list[Any] = self._connections.query("SELECT DISTINCT tags FROM highlights WHERE tags > ''")
        names = {case_key(name): name for (tags,) in rows for name in _tags_in(tags)}
        return [names[key] for key in sorted(names)]

    def articles(self, ids: Sequence[int]) -> list[HighlightedArticle]:
        """Return these articles with their notes and highlights, in this order; those without any are left out."""
        listed = selected("articles", "a")
        rows: list[Any] = self._connections.query(
            f"SELECT {listed}, {selected('details', 'a')} FROM articles a WHERE id IN {AMONG}", [ids_parameter(ids)]
        )
        known = {row[0]: self._about(row[: len(LISTED) + 1], row[len(LISTED) + 1 :]) for row in rows}
        highlights = self.of_articles(ids)
        return [
            HighlightedArticle._make([*known[number], tuple(highlights.get(number, ()))])
            for number in ids
            if number in known and (known[number][4] or number in highlights)
        ]

    def _about(self, listed: Sequence[Any], details: Sequence[Any]) -> tuple[int, str, str, str, str]:
        """Return number, title, site, address and notes of an article, without what is not what was written."""
        number, site, url, notes = listed[0], listed[3], listed[1], details[DETAILS.index("notes")]
        title = shown_title(listed[2], url)
        if not true_row(self._connections, "articles", listed):
            title, site, url = f"Article {number}", "", ""
        return number, title, site, url, notes if true_row(self._connections, "details", details) else ""

    # --- changing ------------------------------------------------------------------------------------------------------

    def add(self, article_id: int, start: int, end: int, words: str, meaning: int, note: str = "") -> list[Edit]:
        """Mark ``words``, which a person saw at ``text[start:end]``. Where the same passage is marked already, it gets
        this meaning, and the note if there is one.

        Raises NoSuchArticle, and PassageGone where the text has changed and does not have them.
        """
        with self._connections.write() as db:
            text = _text(db, article_id)
            if text[start:end] != words:
                span = anchors.find_again(words, text, start)
                if span is None:
                    raise PassageGone()
                start, end = span
            start, end = _trimmed(text, start, end)
            if start == end:
                raise PassageGone()
            same = db.execute(
                f"SELECT {_COLUMNS} FROM highlights h WHERE h.article_id = ? AND h.start = ? AND h.stop = ? AND h.found = 1",
                [article_id, start, end],
            ).fetchone()
            if same is not None:
                return self._changed(db, _highlight(same), meaning=meaning, note=note or None)
            exact, prefix, suffix, _, repeated = anchors.selector_of(text, start, end)
            edit = HighlightPut(0, article_id, start, end, exact, prefix, suffix, repeated, meaning, note, now(), "")
            return apply(db, [edit])

    def change(
        self,
        highlight_id: int,
        *,
        meaning: int | None = None,
        note: str | None = None,
        tags: Iterable[str] | None = None,
    ) -> list[Edit]:
        """Give a highlight another meaning, note or other tags. Names of tags are tidied; two that differ in case alone are
        one. Raises NoSuchHighlight, and EntryDamaged where it is not what was written.
        """
        with self._connections.write() as db:
            highlight = self.highlight(highlight_id)
            if highlight.exact == DAMAGED_WORDS:
                raise EntryDamaged(article_id=highlight.article_id)
            return self._changed(db, highlight, meaning=meaning, note=note, tags=tags)

    def remove(self, highlight_ids: Iterable[int]) -> list[Edit]:
        """Remove highlights with their notes; those that are gone already are passed over."""
        with self._connections.write() as db:
            rows = db.execute(
                f"SELECT id, article_id FROM highlights WHERE id IN {AMONG}", [ids_parameter(highlight_ids)]
            ).fetchall()
            return apply(db, [HighlightDropped(*row) for row in rows])

    def put_note(self, article_id: int, note: str) -> list[Edit]:
        """Give an article this note, "" for none. Raises NoSuchArticle."""
        with self._connections.write() as db:
            if db.execute("SELECT 1 FROM articles WHERE id = ?", [article_id]).fetchone() is None:
                raise NoSuchArticle(article_id=article_id)
            return apply(db, [NotePut(article_id, note.strip())])

    @staticmethod
    def _changed(
        db: Database,
        highlight: Highlight,
        *,
        meaning: int | None,
        note: str | None,
        tags: Iterable[str] | None = None,
    ) -> list[Edit]:
        names = highlight.tags
        if tags is not None:
            names = tuple({case_key(name): name for name in reversed([*map(tidy, tags)]) if name}.values())[::-1]
        wanted = highlight._replace(
            meaning=highlight.meaning if meaning is None else meaning,
            note=highlight.note if note is None else note.strip(),
            tags=names,
        )
        return apply(db, [_edit_of(wanted._replace(changed=now()))]) if wanted != highlight else []


def find_again(db: Database, article_id: int, text: str) -> None:
    """Find the highlights of an article in the text that it gets, within the transaction that gives it."""
    rows = db.execute(f"SELECT {_COLUMNS} FROM highlights h WHERE h.article_id = ?", [article_id]).fetchall()
    if not rows:
        return
    highlights = [_highlight(row) for row in rows]
    for highlight, span in zip(highlights, anchors.find_passages(list(map(_selector, highlights)), text), strict=True):
        if span is None:
            db.execute("UPDATE highlights SET found = 0 WHERE id = ?", [highlight.id])
        elif (*span, True) != (highlight.start, highlight.end, highlight.found):
            db.execute("UPDATE highlights SET start = ?, stop = ?, found = 1 WHERE id = ?", [*span, highlight.id])


def _selector(highlight: Highlight) -> anchors.Selector:
    return anchors.Selector(highlight.exact, highlight.prefix, highlight.suffix, highlight.start, highlight.repeated)


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Return a span without the spaces at its ends."""
    words = text[start:end]
    start += len(words) - len(words.lstrip())
    return start, start + len(words.strip())


def _text(db: Database, article_id: int) -> str:
    row = db.execute(
        "SELECT t.packed FROM articles a LEFT JOIN texts t ON t.article_id = a.id WHERE a.id = ?", [article_id]
    ).fetchone()
    if row is None:
        raise NoSuchArticle(article_id=article_id)
    return plain_text_of(row[0]) if row[0] else ""


# --- edits -------------------------------------------------------------------------------------------------------------------


def _edit_of(highlight: Highlight) -> HighlightPut:
    return HighlightPut(
        *(highlight.id, highlight.article_id, highlight.start, highlight.end),
        *(highlight.exact, highlight.prefix, highlight.suffix, highlight.repeated),
        *(highlight.meaning, highlight.note, highlight.created, highlight.changed),
        tags=highlight.tags,
    )


def _put(db: Database, edit: HighlightPut) -> list[Edit]:
    """Make a highlight, or change the one that there is; where it stands is looked up in the text that there is now."""
    before = db.execute(f"SELECT {_COLUMNS} FROM highlights h WHERE h.id = ?", [edit.highlight_id]).fetchone()
    if before is not None:
        known = _highlight(before)
        if edit.left not in (None, known.note):
            return []
        with _noted(db, edit.article_id, known.note, edit.note):
            db.execute(
                "UPDATE highlights SET meaning = ?, note = ?, changed = ?, tags = ? WHERE id = ?",
                [edit.meaning, edit.note, edit.changed, "\n".join(edit.tags), edit.highlight_id],
            )
        return [_edit_of(known)._replace(left=edit.note)]
    if db.execute("SELECT 1 FROM articles WHERE id = ?", [edit.article_id]).fetchone() is None:
        return []
    selector = anchors.Selector(edit.exact, edit.prefix, edit.suffix, edit.start, edit.repeated)
    span = anchors.find_passages([selector], _text(db, edit.article_id))[0]
    start, end = span or (edit.start, edit.end)
    with _noted(db, edit.article_id, "", edit.note):
        made = db.execute(
            "INSERT INTO highlights (id, article_id, start, stop, found, exact, prefix, suffix, repeated, meaning, note, created,"
            " changed, tags) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id",
            [
                *(edit.highlight_id or None, edit.article_id, start, end, int(span is not None)),
                *(edit.exact, edit.prefix, edit.suffix, int(edit.repeated)),
                *(edit.meaning, edit.note, edit.created, edit.changed, "\n".join(edit.tags)),
            ],
        ).fetchone()
    return [HighlightDropped(made[0], edit.article_id, edit.note)]


def _dropped(db: Database, edit: HighlightDropped) -> list[Edit]:
    before = db.execute(f"SELECT {_COLUMNS} FROM highlights h WHERE h.id = ?", [edit.highlight_id]).fetchone()
    if before is None:
        return []
    known = _highlight(before)
    if edit.left not in (None, known.note):
        return []
    with _noted(db, known.article_id, known.note, ""):
        db.execute("DELETE FROM highlights WHERE id = ?", [edit.highlight_id])
    return [_edit_of(known)]


def _note_put(db: Database, edit: NotePut) -> list[Edit]:
    before = db.execute("SELECT notes FROM articles WHERE id = ?", [edit.article_id]).fetchone()
    if before is None or before[0] == edit.note or edit.left not in (None, before[0]):
        return []
    with index.reindexed(db, [edit.article_id]):
        change_article(db.conn, edit.article_id, {"notes": edit.note})
    return [NotePut(edit.article_id, before[0], edit.note)]


def _noted(db: Database, article_id: int, before: str, after: str) -> Any:
    """Return what goes around a change of a highlight whose note becomes another: notes are searched."""
    return index.reindexed(db, [article_id]) if before != after else nullcontext()


APPLY.update({HighlightPut: _put, HighlightDropped: _dropped, NotePut: _note_put})
