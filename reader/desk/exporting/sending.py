"""Keep a folder in step with the library, one way: a file for each article, written again when the article has changed.

What was written is noted in the folder itself (``.tearsheet.json``), by the article's address and when it was saved, so that
neither a moved folder nor a moved library sends everything twice, and no article takes another's file. A file that was edited
there is left alone, one that was deleted there stays deleted, and one whose article is gone from the library stays.
"""

from __future__ import annotations

import hashlib
import io
import json
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from reader import errors
from reader.desk.exporting.destinations import Destination, Destinations
from reader.desk.exporting.exports import Exports
from reader.desk.exporting.targets import file_draft, told
from reader.desk.jobs import Job, Jobs
from reader.drafts import draft_of, sweep_exports
from reader.files import create_private, read_ordinary, replace_text
from reader.library.fingerprints import fingerprints
from reader.library.library import Library
from reader.model.exported import Batch, ExportedArticle, outward
from reader.model.library import Row

if TYPE_CHECKING:
    from reader.exchange.exports.output import FileNames
    from reader.exchange.exports.table import Format
    from reader.exchange.exports.words import ExportWords

NOTED = ".tearsheet.json"
_ROWS_AT_ONCE = 500
_NOTE_BYTES = 1000
"""More than the note on an article takes, its address aside."""
_VERSION = 1


@dataclass(slots=True)
class Sent:
    """What became of a folder: files that were ``written`` and ``unchanged`` articles by number; names of files that were
    ``edited`` there, or ``deleted`` there, and so were left alone.
    """

    name: str
    folder: str
    written: int = 0
    unchanged: int = 0
    edited: list[str] = field(default_factory=list)
    deleted: list[str] = field(default_factory=list)


class Sending:
    """Sends articles to folders."""

    def __init__(self, library: Library, jobs: Jobs, exports: Exports, destinations: Destinations) -> None:
        self._library = library
        self._jobs = jobs
        self._exports = exports
        self.destinations = destinations

    def start(
        self, wanted: Destination, words: ExportWords | None = None, *, again: bool = False, overwrite: bool = False
    ) -> Job:
        """Submit the sending of what has changed. The result is a ``Sent``; it fails with ExportFolderMissing, ExportNoSpace
        and ExportError. What was written before it failed or was cancelled is whole, and noted.
        """
        return self._jobs.submit(
            "send",
            lambda job: self.send(wanted, words, again=again, overwrite=overwrite, job=job),
            lane="exporting",
            about=wanted.name,
        )

    def send(
        self,
        wanted: Destination,
        words: ExportWords | None = None,
        *,
        again: bool = False,
        overwrite: bool = False,
        job: Job | None = None,
    ) -> Sent:
        """Send at once. ``again`` writes files that were deleted there, ``overwrite`` those that were edited there. Raises
        as ``start`` says, and Cancelled.
        """
        from reader.exchange.exports.words import ExportWords

        folder = Path(wanted.folder)
        if not folder.is_dir():
            raise errors.ExportFolderMissing(path=str(folder))
        chosen = self._exports.formats()[wanted.format]
        ids = self._library.listings.ids(wanted.filter)
        sent = Sent(wanted.name, wanted.folder)
        batch, _material = self._exports.batch(ids, wanted.options)
        meanings = batch.meanings if wanted.highlights else {}
        beside = [meanings, self._exports.summaries_as() if wanted.summaries else ""]
        is_there = self._library.articles.was_saved_at
        words = words or ExportWords()
        work = _Work(folder, chosen, wanted, words, sent, beside, is_there, again=again, overwrite=overwrite)
        try:
            work.reserve(len(ids))
            for number, (article_id, known) in enumerate(self._fingerprints(ids)):
                if job is not None:
                    job.progress("exporting", number / len(ids))
                row = self._library.articles.rows([article_id])
                if row and not work.is_unchanged(outward(row[0].url), row[0].saved, known):
                    for article in self._exports.batch([article_id], wanted.options)[0].articles():
                        work.send(article, known, batch.meanings)
        finally:
            work.note()
        return sent

    def _fingerprints(self, ids: Sequence[int]) -> Iterator[tuple[int, str]]:
        for at in range(0, len(ids), _ROWS_AT_ONCE):
            some = list(ids[at : at + _ROWS_AT_ONCE])
            found = fingerprints(self._library.connections, some)
            yield from ((number, found[number]) for number in some if number in found)


class _Files(dict[str, bytes]):
    """The files of one article, in memory."""

    def open(self, name: str) -> AbstractContextManager[BinaryIO]:
        """Return a new file."""

        @contextmanager
        def opened() -> Iterator[BinaryIO]:
            out = io.BytesIO()
            yield out
            self[name] = out.getvalue()

        return opened()

    def add(self, name: str, data: bytes) -> None:
        """Keep a file whole."""
        self[name] = data

    def scratch(self) -> AbstractContextManager[Path]:
        """Raise NotImplementedError: what needs it is no format of one article."""
        raise NotImplementedError


class _Work:
    """One sending: what the folder holds of earlier ones, and what is written now. ``beside`` is what files say that is not
    an article's own: what meanings are called, how summaries are made. ``is_there`` tells whether an article that was saved
    at a time is in the library.
    """

    def __init__(
        self,
        folder: Path,
        chosen: Format,
        wanted: Destination,
        words: ExportWords,
        sent: Sent,
        beside: Sequence[object],
        is_there: Callable[[str], bool],
        *,
        again: bool,
        overwrite: bool,
    ) -> None:
        self._folder = folder
        self._format = chosen
        self._wanted = wanted
        self._words = words
        self._sent = sent
        self._again = again
        self._overwrite = overwrite
        options = json.dumps([wanted.format, str(wanted.options), words.language])
        self._options = json.dumps([options, *beside]) if any(beside) else options
        self._is_there = is_there
        self._noted = _read_notes(folder / NOTED)
        self._room = draft_of(folder / NOTED)
        self._files = {noted["file"] for noted in self._noted.values()}
        self._changed = False
        self._taken: FileNames | None = None

    def _key(self, address: str, saved: str, known: str) -> str:
        """Return the name under which an article is noted: its address; with when it was saved where that is of another one
        that is there, and for files, many of which have one name.
        """
        noted = self._noted.get(address)
        if noted is not None and "saved" not in noted:  # an earlier version noted addresses alone
            is_its_own = noted["from"] == known if not address.startswith("http") else True
            if is_its_own:
                noted["saved"], self._changed = saved, True
        if address.startswith("http") and (
            noted is None or noted["saved"] == saved or not self._is_there(noted["saved"])
        ):
            return address
        return address if noted is not None and noted.get("saved") == saved else f"{address}\n{saved}"

    def is_unchanged(self, address: str, saved: str, known: str) -> bool:
        """Tell whether nothing has to be looked at: the article is as it was, or its file was deleted there."""
        noted = self._noted.get(self._key(address, saved, known))
        if noted is None:
            return False
        path = self._folder / noted["file"]
        if not path.exists():
            if self._again:
                return False
            self._sent.deleted.append(noted["file"])
            return True
        if known and noted["from"] == known and noted.get("options") == self._options:
            self._sent.unchanged += 1
            return True
        return False

    def send(self, article: ExportedArticle, known: str, meanings: Any) -> None:
        """Write an article's file, unless the one that is there says the same or was edited. Raises ExportError."""
        row = article.row
        key = self._key(row.url, row.saved, known)
        noted = self._noted.get(key)
        files = self._made(article, meanings)
        main = next(name for name in files if "/" not in name)
        data = files.pop(main)
        digest = hashlib.sha256(data).hexdigest()
        if noted is not None and Path(noted["file"]).suffix != Path(main).suffix:
            noted = None  # another format was chosen: what was sent in the first stays
        name = noted["file"] if noted else self._new_name(row, Path(main).suffix, digest)
        path = self._folder / name
        there = _digest(path)
        if there == digest:
            self._sent.unchanged += 1
        elif (noted is not None and there not in ("", noted["sha256"]) and not self._overwrite) or path.is_dir():
            self._sent.edited.append(name)
            return
        else:
            for other, picture in files.items():
                self._write(self._folder / other, picture, only_new=True)
            self._write(path, data)
            self._sent.written += 1
        about = {"file": name, "sha256": digest, "from": known, "options": self._options, "saved": row.saved}
        self._noted[key] = about
        self._files.add(name)
        self._changed = True

    def _made(self, article: ExportedArticle, meanings: Any) -> dict[str, bytes]:
        """Return the article's files; what is made of the same article is the same to the byte."""
        row = article.row
        batch = Batch(row.title, row.saved, 1, lambda: iter([row]), lambda: iter([article]), meanings)
        files = _Files()
        if self._format.write_folder is not None:
            self._format.write_folder(batch, files, self._wanted.options, self._words)
        elif self._format.write_file is not None:
            with files.open(f"article{self._format.suffix}") as out:
                self._format.write_file(batch, out, self._wanted.options, self._words)
        return files

    def _new_name(self, row: Row, suffix: str, digest: str) -> str:
        """Return a free name; or that of a file which says just this, of a sending that was killed before it was noted."""

        def is_ours(name: str) -> bool:
            return name not in self._files and _digest(self._folder / name) == digest

        return self._names().name(row.title, suffix, f"article-{row.id}", is_ours)

    def _names(self) -> FileNames:
        """Return the names that are taken in the folder, or were by files that are gone."""
        if self._taken is not None:
            return self._taken
        from reader.exchange.exports.output import FileNames

        names = self._taken = FileNames()
        with told(self._folder):
            for path in self._folder.iterdir():
                names.take(path.name)
        for noted in self._noted.values():
            names.take(noted["file"])
        return names

    def _write(self, path: Path, data: bytes, *, only_new: bool = False) -> None:
        if only_new and path.exists():
            return
        with told(path):
            path.parent.mkdir(exist_ok=True)
        with file_draft(path) as out:
            out.write(data)

    def reserve(self, articles: int) -> None:
        """Keep room for the notes: without them, what was written would look edited there. Raises ExportNoSpace."""
        sweep_exports(self._folder)
        with told(self._folder):
            create_private(self._room)
            with self._room.open("wb") as file:
                file.write(bytes(sum(map(len, self._noted)) + _NOTE_BYTES * (len(self._noted) + articles)))

    def note(self) -> None:
        """Note in the folder what was written."""
        with suppress(OSError):
            self._room.unlink(missing_ok=True)
        if not self._changed:
            return
        about = {"format": "tearsheet-sent", "version": _VERSION, "articles": self._noted}
        with told(self._folder):
            replace_text(self._folder / NOTED, json.dumps(about, ensure_ascii=False, indent=1) + "\n")


def _digest(path: Path) -> str:
    with suppress(OSError):
        return hashlib.sha256(read_ordinary(path)).hexdigest()
    return ""


def _read_notes(path: Path) -> dict[str, dict[str, str]]:
    """Return what was noted; entries that lead out of the folder or lack something are none."""
    try:
        found = json.loads(read_ordinary(path))["articles"]
        return {key: noted for key, noted in found.items() if _is_note(noted)}
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return {}


def _is_note(noted: Any) -> bool:
    if not isinstance(noted, dict) or not all(isinstance(value, str) for value in noted.values()):
        return False
    return {"file", "sha256", "from"} <= noted.keys() and _is_name(noted["file"])


def _is_name(name: str) -> bool:
    return bool(name) and Path(name).name == name and name not in (".", "..")
