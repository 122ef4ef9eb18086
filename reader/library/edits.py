"""Changes that a person makes, as values: each can be applied, and applying it gives the changes that take it back.

So undo is ``apply`` of what ``apply`` gave, and redo is the same once more. An edit that no longer fits (its article is
gone, or another program wrote another note since: ``left`` is the note that this change had left) changes nothing.
"""

from __future__ import annotations

import json
from array import array
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from sqlite_utils import Database

    from reader.library.bulk import Ready

TAG_COLOURS = 8
"""How many colours a theme has for tags; a new tag takes the least used."""

AMONG = "(SELECT value FROM json_each(?))"
"""The ids of one parameter, given by ``ids_parameter``."""


class Put(NamedTuple):
    """A column of ``articles`` gets this value in these articles; with ``where_empty`` only where it is ''."""

    column: str
    value: object
    ids: array[int]
    where_empty: bool = False


class Tagged(NamedTuple):
    """These articles get the tag, which is made if there is none of that name; ``colour`` is a new one's, None for the
    least used.
    """

    name: str
    ids: array[int]
    colour: int | None = None


class Untagged(NamedTuple):
    """The tag is taken from these articles; one that no article has any more is forgotten."""

    name: str
    ids: array[int]


class TagChanged(NamedTuple):
    """The tag gets another name, which no other tag has, and another colour."""

    name: str
    new_name: str
    colour: int


class FolderPut(NamedTuple):
    """A smart folder is as this says; ``folder_id`` 0 makes a new one."""

    folder_id: int
    name: str
    query: str
    icon: str
    position: int


class FolderDropped(NamedTuple):
    """The smart folder is removed."""

    folder_id: int


class HighlightPut(NamedTuple):
    """A highlight is as this says (``library.highlights``); ``highlight_id`` 0 makes a new one."""

    highlight_id: int
    article_id: int
    start: int
    end: int
    exact: str
    prefix: str
    suffix: str
    repeated: bool
    meaning: int
    note: str
    created: str
    changed: str
    tags: tuple[str, ...] = ()
    left: str | None = None


class HighlightDropped(NamedTuple):
    """The highlight is removed, with its note."""

    highlight_id: int
    article_id: int
    left: str | None = None


class NotePut(NamedTuple):
    """The article gets this note in place of its own."""

    article_id: int
    note: str
    left: str | None = None


class TextGiven(NamedTuple):
    """The article, which has no text, gets that of ``ready``, with its original and pictures."""

    article_id: int
    ready: Ready


class TextTaken(NamedTuple):
    """The text of ``ready`` is taken from the article again, which is as ``before`` says (column -> value); where it has
    another text, nothing happens.
    """

    article_id: int
    ready: Ready
    before: dict[str, Any]


class NamesGiven(NamedTuple):
    """These names, as (name, kind, family, given), are cited so where nothing is kept of them."""

    names: tuple[tuple[str, str, str, str], ...]


class NamesTaken(NamedTuple):
    """These names are no longer cited so; what was kept in their place since then stays."""

    names: tuple[tuple[str, str, str, str], ...]


Edit = (
    Put
    | Tagged
    | Untagged
    | TagChanged
    | FolderPut
    | FolderDropped
    | HighlightPut
    | HighlightDropped
    | NotePut
    | TextGiven
    | TextTaken
    | NamesGiven
    | NamesTaken
)


def ids_of(ids: Iterable[int]) -> array[int]:
    """Return the ids as an array of 64-bit numbers: eight bytes each."""
    return array("q", ids)


def ids_parameter(ids: Iterable[int]) -> str:
    """Return the parameter for ``AMONG``: any number of ids in one."""
    return json.dumps(list(ids), separators=(",", ":"))


def apply(db: Database, edits: Sequence[Edit]) -> list[Edit]:
    """Make these changes, within a transaction; returns the edits that take them back, in the order in which they do
    it. What changed nothing leaves nothing to take back.
    """
    back: list[Edit] = []
    for edit in edits:
        back = APPLY[type(edit)](db, edit) + back
    return back


def _put(db: Database, edit: Put) -> list[Edit]:
    among = ids_parameter(edit.ids)
    condition = f"{edit.column} = ''" if edit.where_empty else f"{edit.column} IS NOT ?"
    parameters = [among] if edit.where_empty else [among, edit.value]
    before: dict[Any, array[int]] = {}
    for value, article_id in db.execute(
        f"SELECT {edit.column}, id FROM articles WHERE id IN {AMONG} AND {condition}", parameters
    ):
        before.setdefault(value, array("q")).append(article_id)
    changed = ids_parameter(article_id for ids in before.values() for article_id in ids)
    db.execute(f"UPDATE articles SET {edit.column} = ? WHERE id IN {AMONG}", [edit.value, changed])
    return [Put(edit.column, value, ids) for value, ids in before.items()]


def _tag(db: Database, name: str) -> tuple[int, str, int] | None:
    found: tuple[int, str, int] | None = db.execute(
        "SELECT id, name, colour FROM tags WHERE name = ?", [name]
    ).fetchone()
    if found is not None:
        return found
    from reader.text.fold import case_key  # SQLite knows the case of ASCII alone

    wanted = case_key(name)
    rows: list[Any] = db.execute("SELECT id, name, colour FROM tags").fetchall()
    return next((row for row in rows if case_key(row[1]) == wanted), None)


def _tagged(db: Database, edit: Tagged) -> list[Edit]:
    if not edit.ids:
        return []
    found = _tag(db, edit.name)
    if found is None:
        colour = _least_used(db) if edit.colour is None else edit.colour
        db.execute("INSERT INTO tags (name, colour) VALUES (?, ?)", [edit.name, colour])
        found = _tag(db, edit.name)
        assert found is not None
    tag_id, name, _ = found
    new = db.execute(
        f"SELECT id FROM articles WHERE id IN {AMONG} AND NOT EXISTS"
        " (SELECT 1 FROM article_tags x WHERE x.tag_id = ? AND x.article_id = articles.id)",
        [ids_parameter(edit.ids), tag_id],
    ).fetchall()
    ids = array("q", (row[0] for row in new))
    db.execute(
        "INSERT INTO article_tags (article_id, tag_id) SELECT value, ? FROM json_each(?)", [tag_id, ids_parameter(ids)]
    )
    _forget_unused(db, tag_id)
    return [Untagged(name, ids)] if ids else []


def _least_used(db: Database) -> int:
    used = dict(db.execute("SELECT colour, count(*) FROM tags GROUP BY colour").fetchall())
    return min(range(TAG_COLOURS), key=lambda colour: used.get(colour, 0))


def _untagged(db: Database, edit: Untagged) -> list[Edit]:
    found = _tag(db, edit.name)
    if found is None:
        return []
    tag_id, name, colour = found
    rows = db.execute(
        f"DELETE FROM article_tags WHERE tag_id = ? AND article_id IN {AMONG} RETURNING article_id",
        [tag_id, ids_parameter(edit.ids)],
    ).fetchall()
    _forget_unused(db, tag_id)
    return [Tagged(name, array("q", sorted(row[0] for row in rows)), colour)] if rows else []


def _forget_unused(db: Database, tag_id: int) -> None:
    db.execute(
        "DELETE FROM tags WHERE id = ? AND NOT EXISTS (SELECT 1 FROM article_tags WHERE tag_id = ?)", [tag_id, tag_id]
    )


def _tag_changed(db: Database, edit: TagChanged) -> list[Edit]:
    found = _tag(db, edit.name)
    other = _tag(db, edit.new_name)
    if found is None or (other is not None and other[0] != found[0]) or found[1:] == (edit.new_name, edit.colour):
        return []
    tag_id, name, colour = found
    db.execute("UPDATE tags SET name = ?, colour = ? WHERE id = ?", [edit.new_name, edit.colour, tag_id])
    return [TagChanged(edit.new_name, name, colour)]


def _folder_put(db: Database, edit: FolderPut) -> list[Edit]:
    values = [edit.name, edit.query, edit.icon, edit.position]
    before = db.execute("SELECT id, name, query, icon, position FROM folders WHERE id = ?", [edit.folder_id]).fetchone()
    if before is not None:
        if list(before[1:]) == values:
            return []
        db.execute(
            "UPDATE folders SET name = ?, query = ?, icon = ?, position = ? WHERE id = ?", [*values, edit.folder_id]
        )
        return [FolderPut(*before)]
    number = edit.folder_id or None
    made = db.execute(
        "INSERT INTO folders (id, name, query, icon, position) VALUES (?, ?, ?, ?, ?) RETURNING id", [number, *values]
    )
    return [FolderDropped(made.fetchone()[0])]


def _folder_dropped(db: Database, edit: FolderDropped) -> list[Edit]:
    before = db.execute(
        "DELETE FROM folders WHERE id = ? RETURNING id, name, query, icon, position", [edit.folder_id]
    ).fetchone()
    return [FolderPut(*before)] if before is not None else []


APPLY: dict[type, Any] = {
    Put: _put,
    Tagged: _tagged,
    Untagged: _untagged,
    TagChanged: _tag_changed,
    FolderPut: _folder_put,
    FolderDropped: _folder_dropped,
}
"""What makes each kind of edit. Those of highlights are added by ``library.highlights``, those of texts by
``library.importing.text_edits``, which know the search index, those of names by ``library.person_names``."""
