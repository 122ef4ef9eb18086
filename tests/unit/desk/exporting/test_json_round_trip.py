"""A library to JSON and into an empty library: nothing is lost."""

from __future__ import annotations

import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from reader.desk.desk import Desk
from reader.desk.importing.importing import Options
from reader.desk.program.settings import Settings
from reader.library.bulk import NewArticle
from reader.library.file.check import check
from reader.library.importing.own_work import OwnRows
from reader.model.briefing import Scope
from tests.unit.desk.exporting.libraries import contents, differences, fill, new_articles
from tests.working import answer

LIBRARIES = st.integers(1, 3).flatmap(lambda count: st.tuples(*map(new_articles, range(count))))


def opened(folder: Path, name: str) -> Desk:
    desk = Desk(folder / f"{name}.sqlite", settings=Settings(folder / f"{name}.json"))
    desk.workers.run = answer  # type: ignore[method-assign]
    return desk


def carried_over(source: Desk, target: Desk, file: Path) -> None:
    source.exports.export(Scope(), "json", file)
    target.importing.take([file], Options())


@settings(max_examples=10, deadline=None)
@given(LIBRARIES)
def test_a_library_comes_back_equal(made: tuple[tuple[NewArticle, OwnRows], ...]) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        source, target, again = (opened(folder, one) for one in ("source", "target", "again"))
        try:
            fill(source.library, made)
            source.library.folders.save("Ferries", 'tag:harbour "pier four"', "clock")
            carried_over(source, target, folder / "export.json")
            assert differences(contents(source.library), contents(target.library)) == {}
            assert target.library.folders.all() == source.library.folders.all()
            assert check(target.library.path).findings == ()
            carried_over(target, again, folder / "second.json")
            assert differences(contents(source.library), contents(again.library)) == {}
        finally:
            for desk in (source, target, again):
                desk.close()
