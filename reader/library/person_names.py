"""How a person wants names in bylines to be cited, by the name as it stands there."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

from reader.library.checksums import selected, true_row
from reader.library.connections import Connections
from reader.library.edits import AMONG, APPLY, Edit, NamesGiven, NamesTaken, apply
from reader.text.person_names import names_in

if TYPE_CHECKING:
    from sqlite_utils import Database

MAX_LOOKED_FOR = 30
"""Of more names at once, every byline is cut into its names: looking for each in each takes longer."""
Named = tuple[str, str, str, str]
"""A name with its kind, family and given name."""


class CorrectedName(NamedTuple):
    """``kind`` is "person", with ``family`` and ``given`` name, or "organisation", whose name is the one that it has."""

    kind: str
    family: str = ""
    given: str = ""


class PersonNames:
    """A correction is about the name, in every article that has it."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    def of(self, names: Iterable[str]) -> dict[str, CorrectedName]:
        """Return the corrections that there are of these names."""
        rows = self._connections.query(
            f"SELECT {selected('person_names', 'n')} FROM person_names n WHERE name IN (SELECT value FROM json_each(?))",
            [json.dumps(list(names))],
        )
        return {row[0]: CorrectedName(*row[1:4]) for row in rows if true_row(self._connections, "person_names", row)}

    def put(self, name: str, corrected: CorrectedName | None) -> CorrectedName | None:
        """Keep a correction, or drop it where ``corrected`` is None; return the one that there was. Raises
        LibraryReadOnly, LibraryBusy, DiskFull.
        """
        with self._connections.write() as db:
            before = self.of([name]).get(name)
            if corrected is None:
                db.execute("DELETE FROM person_names WHERE name = ?", [name])
            else:
                db.execute(
                    "INSERT OR REPLACE INTO person_names (name, kind, family, given) VALUES (?, ?, ?, ?)",
                    [name, *corrected],
                )
        return before


def give_names(db: Database, names: Iterable[Named], fresh_after: int) -> list[Edit]:
    """Keep how names are cited, within a change that is under way; return what takes it back. Those that are kept already
    stay as they are, and so do those in the byline of an article up to ``fresh_after`` that is not in the trash.
    """
    wanted: dict[str, Named] = {}
    for one in names:
        wanted.setdefault(one[0], one)
    kept = f"SELECT name FROM person_names WHERE name IN {AMONG}"
    for (name,) in db.execute(kept, [json.dumps(list(wanted))]).fetchall():
        del wanted[name]
    if not wanted:
        return []
    sql = "SELECT byline FROM articles WHERE id <= ? AND deleted IS NULL AND byline <> ''"
    values: list[object] = [fresh_after]
    if len(wanted) <= MAX_LOOKED_FOR:
        sql += f" AND EXISTS (SELECT 1 FROM {AMONG} WHERE instr(byline, value))"
        values.append(json.dumps(list(wanted), ensure_ascii=False))
    rows = db.execute(sql, values).fetchall()
    for used in {name for (byline,) in rows for name in names_in(byline)}:
        wanted.pop(used, None)
    return apply(db, [NamesGiven(tuple(wanted.values()))])


def _given(db: Database, edit: NamesGiven) -> list[Edit]:
    sql = "INSERT OR IGNORE INTO person_names (name, kind, family, given) VALUES (?, ?, ?, ?) RETURNING name"
    made = tuple(one for one in edit.names if db.execute(sql, one).fetchall())
    return [NamesTaken(made)] if made else []


def _taken(db: Database, edit: NamesTaken) -> list[Edit]:
    sql = "DELETE FROM person_names WHERE (name, kind, family, given) = (?, ?, ?, ?) RETURNING name"
    gone = tuple(one for one in edit.names if db.execute(sql, one).fetchall())
    return [NamesGiven(gone)] if gone else []


APPLY[NamesGiven] = _given
APPLY[NamesTaken] = _taken
