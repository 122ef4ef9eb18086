"""The tables of each schema, and which schema tables are nearest to."""

from __future__ import annotations

from pathlib import Path

from reader.library.library import Library
from reader.library.migrations import shape
from reader.library.migrations.schema import MIGRATIONS


def test_a_new_library_has_the_latest_shape(tmp_path: Path) -> None:
    library = Library(tmp_path / "library.sqlite")
    assert shape.is_of(library.connections.read(), len(MIGRATIONS))
    assert not shape.is_of(library.connections.read(), 1)
    assert not shape.is_of(library.connections.read(), -1)
    library.close()


def test_a_shape_with_one_damaged_row_is_nearest_to_its_own_schema() -> None:
    found = dict(shape.shapes()[-1])
    kind, table, sql = found.pop("texts")
    found["tezts"] = (kind, table, sql)
    assert shape.nearest(found) == len(MIGRATIONS)
    assert shape.nearest(dict(shape.shapes()[4])) == 5
    assert shape.alike(sql, sql.replace("packed", "pqcked")) > 0.9
