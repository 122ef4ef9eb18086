"""How a person wants names in bylines to be cited, by the name as it stands there."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import NamedTuple

from reader.library.checksums import selected, true_row
from reader.library.connections import Connections


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
