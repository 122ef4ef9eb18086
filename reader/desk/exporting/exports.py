"""Export articles: those that are named, or what a tag, a search or the whole library holds, in one of many formats."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from reader.desk.exporting.material import Material, existing
from reader.desk.exporting.targets import file_draft, folder_draft, told
from reader.desk.jobs import Job, Jobs
from reader.errors import ExportNeedsWindow, NoSuchFormat, NothingToExport
from reader.files import suggested_name
from reader.library.library import Library
from reader.library.sqlite import now
from reader.model.briefing import Scope
from reader.model.exported import Batch, ExportOptions, Lacking
from reader.model.local_time import local_day

if TYPE_CHECKING:
    from reader.desk.briefings import Briefings
    from reader.desk.highlights import Highlights
    from reader.desk.pictures import Pictures
    from reader.desk.quoting.citations import Citations
    from reader.desk.summaries import Summaries
    from reader.exchange.exports.table import Format
    from reader.exchange.exports.words import ExportWords


@dataclass(frozen=True, slots=True)
class Exported:
    """What was written: ``articles`` to ``path``. Of the ``damaged`` ones an original or a picture was left out, because
    it is not what was saved. ``left_out`` says how many are not in it, by what they lack.
    """

    path: Path
    articles: int
    damaged: tuple[int, ...] = ()
    left_out: tuple[tuple[Lacking, int], ...] = ()

    @property
    def asked(self) -> int:
        """How many articles were to be exported."""
        return self.articles + sum(number for _lacking, number in self.left_out)


def left_out_of(**numbers: int) -> tuple[tuple[Lacking, int], ...]:
    """Return what is left out, by what it lacks, without what is nothing."""
    return tuple((lacking, number) for lacking, number in numbers.items() if number)  # type: ignore[misc]


@dataclass(frozen=True, slots=True)
class Parts:
    """The use cases that exports ask, each at its first use."""

    citations: Callable[[], Citations]
    highlights: Callable[[], Highlights]
    summaries: Callable[[], Summaries]
    briefings: Callable[[], Briefings]
    pictures: Pictures


class Exports:
    """Exports are streams: one article is in memory at a time, however many there are."""

    def __init__(self, library: Library, jobs: Jobs, parts: Parts) -> None:
        self._library = library
        self._jobs = jobs
        self._parts = parts

    @staticmethod
    def formats() -> dict[str, Format]:
        """Return the formats by name, in the order in which they are offered."""
        from reader.exchange.exports.table import FORMATS

        return FORMATS

    def ids(self, scope: Scope) -> Sequence[int]:
        """Return the articles that a scope means: those named, in that order, else what passes its filter. Raises
        NoSuchArticle.
        """
        if scope.ids:
            return existing(scope.ids, self._library)
        return self._library.listings.ids(scope.filter)

    def start(
        self,
        scope: Scope,
        name: str,
        target: Path,
        options: ExportOptions | None = None,
        words: ExportWords | None = None,
        title: str = "",
    ) -> Job:
        """Submit an export. Its result is an ``Exported``; it fails with NothingToExport, NothingFitsExport,
        NoSuchArticle, NoSuchFormat, ExportNeedsWindow, ExportTargetUsed, ExportFolderMissing, ExportNoSpace, ExportError,
        and what making a briefing or a copy of the library raises. Cancelled or failed, it leaves nothing.
        """
        return self._jobs.submit(
            "export",
            lambda job: self.export(scope, name, target, options, words, title, job=job),
            lane="exporting",
            about=str(target),
        )

    def export(
        self,
        scope: Scope,
        name: str,
        target: Path,
        options: ExportOptions | None = None,
        words: ExportWords | None = None,
        title: str = "",
        *,
        job: Job | None = None,
    ) -> Exported:
        """Export at once, on this thread. Raises as ``start`` says, and Cancelled."""
        chosen = self.formats().get(name)
        if chosen is None:
            raise NoSuchFormat(given=name, formats=", ".join(self.formats()))
        if name == "library":
            return self._copy(target, job)
        if name == "pdf":
            raise ExportNeedsWindow(detail="the window and the terminal make them, each its own way")
        ids = self.ids(scope)
        if not len(ids):
            raise NothingToExport()
        if name.startswith("briefing-"):
            return self._briefing(scope, name, target, job)
        options = options or ExportOptions()
        batch, material = self.batch(ids, options, title, _reporting(job))
        if scope == Scope():
            batch = replace(batch, folders=self._library.folders.all())
        material.holds, material.lacking = (lambda article: chosen.holds(article, options)), chosen.lacking
        self._write(chosen, batch, target, options, words)
        left_out = left_out_of(**{chosen.lacking: material.left_out})
        return Exported(target, len(material.read), tuple(material.damaged), left_out)

    def batch(
        self,
        ids: Sequence[int],
        options: ExportOptions,
        title: str = "",
        report: Callable[[float], None] = lambda _fraction: None,
    ) -> tuple[Batch, Material]:
        """Return articles as writers want them, and the material that they are streamed from."""
        parts = self._parts
        material = Material(self._library, parts.citations(), parts.pictures, parts.summaries, ids, options, report)
        made, title = now(), title or self.title_of(ids)
        names = self._parts.highlights().names()
        return Batch(title, made, len(ids), material.heads, material.articles, names), material

    def summaries_as(self) -> str:
        """Return how summaries are made by the settings: something else after any change of them."""
        summaries = self._parts.summaries()
        return f"{summaries.wanted} {summaries.method}"

    def title_of(self, ids: Sequence[int]) -> str:
        """Return the title of an export that was given none: the article's, or the day's."""
        alone = self._library.articles.rows(ids[:1]) if len(ids) == 1 else []
        return alone[0].title if alone else f"Tearsheet {local_day(now())}"

    @staticmethod
    def _write(chosen: Format, batch: Batch, target: Path, options: ExportOptions, words: ExportWords | None) -> None:
        from reader.exchange.exports.words import ExportWords

        said = words or ExportWords()
        if chosen.write_folder is not None:
            with folder_draft(target) as folder:
                chosen.write_folder(batch, folder, options, said)
        elif chosen.write_file is not None:
            with file_draft(target) as file:
                chosen.write_file(batch, file, options, said)

    def _briefing(self, scope: Scope, name: str, target: Path, job: Job | None) -> Exported:
        from reader.exchange.briefing_formats import BRIEFING_FORMATS
        from reader.exchange.briefing_words import BriefingWords

        made = self._parts.briefings().make(scope, job)
        articles, events = len(made.articles), len(made.groups)
        about = f"{articles:,} {'article' if articles == 1 else 'articles'}, {events:,} {'event' if events == 1 else 'events'}"
        words = BriefingWords(f"Briefing {local_day(made.made)}", about)
        write = BRIEFING_FORMATS["html" if name == "briefing-html" else "markdown"]
        with file_draft(target) as file:
            file.write(write(made, words).encode("utf-8", "replace"))
        return Exported(target, articles, left_out=left_out_of(text=made.without_text, room=made.beyond))

    def _copy(self, target: Path, job: Job | None) -> Exported:
        from reader.library.file.copy import copy, no_progress

        with told(target):
            if target.exists() and target.samefile(self._library.path):
                from reader.errors import ExportTargetUsed

                raise ExportTargetUsed(path=str(target))
            contents = copy(self._library.path, target, job.progress if job is not None else no_progress)
        return Exported(target, contents.articles)


def _reporting(job: Job | None) -> Callable[[float], None]:
    if job is None:
        return lambda _fraction: None
    return lambda fraction: job.progress("exporting", fraction)


def file_name_for(title: str, suffix: str) -> str:
    """Return the file name that is suggested for an export with this title."""
    return suggested_name(title, suffix, f"Tearsheet {local_day(now())}")
