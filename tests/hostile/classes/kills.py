"""Processes killed at random moments. The next start opens the library, nothing that was saved is lost or half there,
and nothing is left behind.
"""

from __future__ import annotations

import itertools
import json
import math
import multiprocessing
import os
import random
import shutil
import sqlite3
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from functools import cache
from pathlib import Path
from typing import NamedTuple

from reader.drafts import SIDECARS, left_drafts
from reader.errors import LibraryDamaged, WrongPassphrase
from reader.library.file import locking
from reader.library.file.backups import Backups
from reader.library.file.check import check
from reader.library.file.copy import contents_of
from reader.library.file.moving import finish_killed_move, move, undo_killed_move
from reader.library.file.swap import repair, restore
from reader.library.library import Library
from reader.library.lock.keys import KEYRING, LEAST, unlock
from reader.library.lock.seals import seal_of
from reader.library.migrations import schema
from reader.library.sqlite import open_file
from reader.model.library import Filter
from tests.hostile.kit import Case
from tests.making import add_article

NAME = "kills"
BAR = 2000
QUICK = 4

ARTICLES = 12
IMPORTED = 120
"""Articles of the file that is imported, taken in batches of four."""
OLD_LIBRARY = Path(__file__).parents[2] / "data/libraries/schema-3.sqlite"
WAIT_SECONDS = 60.0


class Operation(NamedTuple):
    """What is killed: ``work`` runs in a process of its own, in the case's folder; ``wrong`` looks at what is left."""

    work: Callable[[Path], None]
    wrong: Callable[[Path], str | None]
    source: Callable[[], Path]


# --- libraries, made once a process ------------------------------------------------------------------------------------------


@cache
def _folder() -> Path:
    import atexit

    folder = Path(tempfile.mkdtemp(prefix="tearsheet-kills-"))
    pid = os.getpid()
    atexit.register(lambda: shutil.rmtree(folder, ignore_errors=True) if os.getpid() == pid else None)
    return folder


@cache
def _sound() -> Path:
    path = _folder() / "sound.sqlite"
    library = Library(path)
    for number in range(ARTICLES):
        add_article(library, f"Saved {number}", f"The ferry was late on day {number}. " * 60, body=os.urandom(8000))
    library.close()
    _settle(path)
    return path


@cache
def _damaged() -> Path:
    from tests.unit.library.damaging import overwrite, pages_of

    path = _folder() / "damaged.sqlite"
    shutil.copyfile(_sound(), path)
    overwrite(path, pages_of(path, "pages")[-1])
    return path


def _settle(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    for suffix in SIDECARS:
        path.with_name(path.name + suffix).unlink(missing_ok=True)


@cache
def _backup() -> Path:
    """A backup of fewer articles than the library has."""
    path = _folder() / "earlier.sqlite"
    library = Library(path)
    add_article(library, "Saved 0")
    library.close()
    _settle(path)
    return path


# --- the work ----------------------------------------------------------------------------------------------------------------


def _save(folder: Path) -> None:
    library = Library(folder / "l.sqlite")
    with (folder / "saved").open("ab", buffering=0) as told:
        for number in range(12):
            add_article(library, f"New {number}")
            told.write(b"x")
    library.close()


def _bulk(folder: Path) -> None:
    library = Library(folder / "l.sqlite")
    for _ in range(6):
        library.tags.add(library.listings.ids(Filter()), ("killed",))
        library.tags.delete("killed")
    library.close()


def _open(folder: Path) -> None:
    Library(folder / "l.sqlite").close()


def _make_backup(folder: Path) -> None:
    Backups(folder / "l.sqlite", folder / "backups").make(kept=True)


def _restore(folder: Path) -> None:
    restore(folder.parent / "earlier.sqlite", folder / "l.sqlite")


def _move(folder: Path) -> None:
    move(folder / "l.sqlite", folder / "target", lambda path: (folder / "remembered").touch())


def _repair(folder: Path) -> None:
    repair(folder / "l.sqlite")


def _check(folder: Path) -> None:
    check(folder / "l.sqlite")


def _compact(folder: Path) -> None:
    library = Library(folder / "l.sqlite")
    for page in library.compaction.loose_pages("9999"):
        library.compaction.tighten(page)
    library.compaction.compact(lambda: False)
    library.close()


PASSPHRASE, OTHER = "four tired harbour gulls", "nine rested river swans"


@cache
def _locked() -> Path:
    path = _folder() / "locked.sqlite"
    shutil.copyfile(_sound(), path)
    locking.lock(path, PASSPHRASE, costs=LEAST)
    return path


def _lock(folder: Path) -> None:
    locking.lock(folder / "l.sqlite", PASSPHRASE, costs=LEAST)


def _change_passphrase(folder: Path) -> None:
    unlock(folder / "l.sqlite", PASSPHRASE)
    locking.change(folder / "l.sqlite", OTHER, costs=LEAST)


def _remove_lock(folder: Path) -> None:
    unlock(folder / "l.sqlite", PASSPHRASE)
    locking.remove(folder / "l.sqlite")


def _save_locked(folder: Path) -> None:
    unlock(folder / "l.sqlite", PASSPHRASE)
    _save(folder)


def _export(folder: Path) -> Path:
    """Return an export of wallabag: articles with text, tags, and a highlight with a note."""
    path = folder / "export.json"
    entries = [
        {
            "url": f"https://harbour.example/{n}",
            "title": f"Imported {n}",
            "is_archived": n % 2,
            "is_starred": 1,
            "created_at": "2020-01-01T10:00:00+0000",
            "tags": ["pier", f"berth {n}"],
            "content": f"<p>Ship {n} has landed.</p>" + "<p>The harbour master counted the crates again.</p>" * 40,
            "annotations": [{"quote": f"Ship {n} has landed.", "text": f"Ask about {n}", "ranges": []}],
        }
        for n in range(IMPORTED)
    ]
    path.write_text(json.dumps(entries), encoding="utf-8")
    return path


def _import(folder: Path) -> None:
    from reader.desk.desk import Desk
    from reader.desk.importing import importing
    from reader.desk.program.settings import Settings

    importing.BATCH_ITEMS = 4
    settings = folder / "settings" / "settings.json"
    settings.parent.mkdir(exist_ok=True)
    desk = Desk(folder / "l.sqlite", settings=Settings(settings), worker_processes=1)
    try:
        desk.importing.take([_export(folder)], importing.Options())
    finally:
        desk.close()


# --- what is left ------------------------------------------------------------------------------------------------------------


def titles_in(path: Path) -> list[str]:
    """Return the titles in the library as the next start finds them, each text read. Raises what opening raises."""
    library = Library(path)
    try:
        rows = library.articles.rows(library.listings.ids(Filter()))
        for row in rows:
            library.articles.article(row.id)
        return sorted(row.title for row in rows)
    finally:
        library.close()


def _all_there(folder: Path) -> str | None:
    titles = titles_in(folder / "l.sqlite")
    return None if titles == sorted(f"Saved {n}" for n in range(ARTICLES)) else f"{len(titles)} articles are left"


def _saved_there(folder: Path) -> str | None:
    told = folder / "saved"
    number = told.stat().st_size if told.exists() else 0
    missing = {f"New {n}" for n in range(number)} | {f"Saved {n}" for n in range(ARTICLES)}
    missing -= set(titles_in(folder / "l.sqlite"))
    return f"lost: {sorted(missing)[:3]}" if missing else None


def _imported_whole(folder: Path) -> str | None:
    """Return what is wrong after a kill of ``_import``: all that was taken is whole, and importing again takes the rest."""
    if found := check(folder / "l.sqlite").findings:
        return f"damaged: {found[0].kind}"
    wrong = _half_imported(folder)
    if wrong:
        return wrong
    _import(folder)
    titles = titles_in(folder / "l.sqlite")
    expected = sorted([f"Saved {n}" for n in range(ARTICLES)] + [f"Imported {n}" for n in range(IMPORTED)])
    return _half_imported(folder) if titles == expected else f"{len(titles)} of {len(expected)} articles"


def _half_imported(folder: Path) -> str | None:
    library = Library(folder / "l.sqlite")
    try:
        for row in library.articles.rows(library.listings.ids(Filter())):
            kind, _, number = row.title.partition(" ")
            if kind != "Imported":
                continue
            article = library.articles.article(row.id)
            marks = library.highlights.of(row.id)
            if not article.text.startswith(f"Ship {number} has landed."):
                return f"the text of {row.title}"
            if set(row.tags) != {"pier", f"berth {number}"} or not row.starred:
                return f"tags or star of {row.title}"
            if [mark.note for mark in marks] != [f"Ask about {number}"]:
                return f"the highlight of {row.title}"
        return None
    finally:
        library.close()


def _tagged_whole(folder: Path) -> str | None:
    library = Library(folder / "l.sqlite")
    try:
        number = library.listings.count(Filter(tag="killed"))
    finally:
        library.close()
    return _all_there(folder) if number in (0, ARTICLES) else f"half a change: {number} of {ARTICLES} tagged"


def _upgraded(folder: Path) -> str | None:
    expected = contents_of(OLD_LIBRARY).articles
    for copy in folder.glob("l.before-schema-*.sqlite"):
        if contents_of(copy).articles != expected:
            return f"{copy.name} isn’t whole"
    found = len(titles_in(folder / "l.sqlite"))
    with closing(sqlite3.connect(folder / "l.sqlite")) as connection:
        version = connection.execute("PRAGMA user_version").fetchone()[0]
    if version != len(schema.MIGRATIONS):
        return f"schema {version}"
    return None if found == expected else f"{found} of {expected} articles"


def _backups_whole(folder: Path) -> str | None:
    for copy in Backups(folder / "l.sqlite", folder / "backups").copies():
        if copy.problem is not None or copy.contents is None or copy.contents.articles != ARTICLES:
            return f"{copy.path.name} isn’t whole"
    return _all_there(folder)


def _restored(folder: Path) -> str | None:
    titles = titles_in(folder / "l.sqlite")
    kept = list(folder.glob("l.replaced-*.sqlite"))
    if len(titles) == 1:
        return None if kept and contents_of(kept[0]).articles == ARTICLES else "the library that was replaced is lost"
    return _all_there(folder)


def _moved(folder: Path) -> str | None:
    remembered = (folder / "remembered").exists()
    for note in left_drafts(folder, "l.sqlite", "placed"):  # as a desk does when it opens the library here
        undo_killed_move(note, (folder / "target" if remembered else folder) / "l.sqlite")
    if not remembered:
        return "a copy is left in the target" if (folder / "target/l.sqlite").exists() else _all_there(folder)
    for note in left_drafts(folder / "target", "l.sqlite", "came"):
        finish_killed_move(note, folder / "target/l.sqlite")
    titles = titles_in(folder / "target" / "l.sqlite")
    if (folder / "l.sqlite").exists():
        return "the old file is left"
    return None if len(titles) == ARTICLES else f"{len(titles)} articles were moved"


def _mended(folder: Path) -> str | None:
    for _ in range(2):
        try:
            titles = titles_in(folder / "l.sqlite")
            library = Library(folder / "l.sqlite")
            try:
                library.connections.query("SELECT sum(length(body)) FROM pages")
                library.connections.query("SELECT count(*) FROM (SELECT hex(body) FROM pages)")
            finally:
                library.close()
            return None if len(titles) == ARTICLES else f"{len(titles)} articles are left"
        except LibraryDamaged:
            repair(folder / "l.sqlite")
    return "damaged after a second repair"


def _opens_with_one(folder: Path) -> str | None:
    """Return what is wrong after a kill of ``_lock``, ``_change_passphrase`` or ``_remove_lock``: one passphrase opens the
    library, or none is needed, and all articles are there.
    """
    path = folder / "l.sqlite"
    KEYRING.forget()
    for passphrase in (PASSPHRASE, OTHER):
        with suppress(WrongPassphrase):
            unlock(path, passphrase)
            return _all_there(folder)
    return "no passphrase opens it"


def _saved_there_locked(folder: Path) -> str | None:
    if seal_of(folder / "l.sqlite") is None:
        return "the lock is gone"
    unlock(folder / "l.sqlite", PASSPHRASE)
    return _saved_there(folder)


OPERATIONS = {
    "save": Operation(_save, _saved_there, lambda: _sound()),
    "bulk change": Operation(_bulk, _tagged_whole, lambda: _sound()),
    "import": Operation(_import, _imported_whole, lambda: _sound()),
    "migration": Operation(_open, _upgraded, lambda: OLD_LIBRARY),
    "backup": Operation(_make_backup, _backups_whole, lambda: _sound()),
    "restore": Operation(_restore, _restored, lambda: _sound()),
    "move": Operation(_move, _moved, lambda: _sound()),
    "repair": Operation(_repair, _mended, lambda: _damaged()),
    "rebuild": Operation(_repair, _all_there, lambda: _sound()),
    "check": Operation(_check, _all_there, lambda: _sound()),
    "compact": Operation(_compact, _all_there, lambda: _sound()),
    "lock": Operation(_lock, _opens_with_one, lambda: _sound()),
    "change of passphrase": Operation(_change_passphrase, _opens_with_one, lambda: _locked()),
    "removal of the lock": Operation(_remove_lock, _opens_with_one, lambda: _locked()),
    "save into a locked library": Operation(_save_locked, _saved_there_locked, lambda: _locked()),
}


def _left_behind(folder: Path) -> str | None:
    """Return what no process needs any more."""
    for here in (folder, folder / "target", folder / "backups"):
        for found in sorted(here.iterdir()) if here.exists() else ():
            if found.name.startswith((".", "etilqs")) or (found.name.endswith("-journal") and found.stat().st_size):
                return f"left behind: {found.relative_to(folder)}"
    return None


# --- killing -----------------------------------------------------------------------------------------------------------------


def _context() -> multiprocessing.context.BaseContext:
    alone = threading.active_count() == 1  # a process with threads may not be copied
    return multiprocessing.get_context("fork" if hasattr(os, "fork") and alone else "spawn")


def _work(kind: str, folder: Path, ready: Path) -> None:
    ready.touch()
    OPERATIONS[kind].work(folder)


def _begin(kind: str, folder: Path) -> multiprocessing.process.BaseProcess:
    """Start the work in a process and return that when it has begun."""
    (folder / "target").mkdir()
    shutil.copyfile(OPERATIONS[kind].source(), folder / "l.sqlite")
    ready = folder.parent / f"{folder.name}.ready"
    shutil.copyfile(_backup(), folder.parent / "earlier.sqlite")
    process = _context().Process(target=_work, args=(kind, folder, ready))  # type: ignore[attr-defined]
    process.start()
    end = time.monotonic() + WAIT_SECONDS
    while not ready.exists() and process.is_alive() and time.monotonic() < end:
        time.sleep(0.001)
    ready.unlink(missing_ok=True)
    return process


@cache
def _seconds(kind: str) -> float:
    """How long the whole work takes here."""
    with tempfile.TemporaryDirectory(prefix="tearsheet-kill-") as folder:
        (Path(folder) / "work").mkdir()
        process = _begin(kind, Path(folder) / "work")
        begun = time.perf_counter()
        process.join(WAIT_SECONDS)
        return time.perf_counter() - begun


def kill(kind: str, moment: float) -> str | None:
    """Kill the work when this share of its usual time has passed; return what does not hold."""
    seconds = _seconds(kind)
    with tempfile.TemporaryDirectory(prefix="tearsheet-kill-") as outer:
        folder = Path(outer) / "work"
        folder.mkdir()
        process = _begin(kind, folder)
        time.sleep(seconds * moment)
        process.kill()
        process.join()
        wrong = OPERATIONS[kind].wrong(folder)
        if wrong is None and (folder / "l.sqlite").exists():
            Library(folder / "l.sqlite").close()
            with closing(open_file(folder / "l.sqlite")) as connection:
                if connection.execute("PRAGMA journal_mode").fetchone()[0] != "wal":
                    return "the library is left without WAL"
        return wrong or _left_behind(folder)


def cases(part: float, seed: int) -> Iterator[Case]:
    """Yield a kill of each kind of work in turn, each at a moment of its own."""
    chance = random.Random(seed)
    kinds = itertools.cycle(OPERATIONS)
    for number in range(math.ceil(BAR * part)):
        kind, moment = next(kinds), chance.uniform(0.0, 1.05)
        yield Case(f"{number} {kind} at {moment:.3f}", lambda kind=kind, moment=moment: kill(kind, moment))  # type: ignore[misc]
