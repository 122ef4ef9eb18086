"""One click for the summary: the kept one at once, or computed and kept. A person pins sentences in and throws others
out.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from reader.desk.events import ArticlesChanged, Events
from reader.desk.jobs import Job
from reader.desk.preparation import named, summarize_all
from reader.desk.program.settings import LENGTHS, NUMBER, Settings
from reader.desk.workers import Workers
from reader.errors import CaptureError, NothingToSummarise, TearsheetError, TooShortToSummarise
from reader.library.library import Library
from reader.library.summaries import Material
from reader.model.summary import Choice, Sentence, Summary

MIN_SENTENCES = 4
"""An article with fewer is read sooner than its summary is asked for."""


@dataclass(frozen=True, slots=True)
class Refreshed:
    """What became of articles whose summaries were computed again: ``changed`` show another line in the list,
    ``failed`` kept what they had, and why.
    """

    changed: tuple[int, ...]
    failed: Mapping[int, TearsheetError]


class Summaries:
    """Where a ``method`` is not named, it is the one of the settings; without a number of sentences, so is that."""

    def __init__(self, library: Library, events: Events, workers: Workers, settings: Settings) -> None:
        self._library = library
        self._events = events
        self._workers = workers
        self._settings = settings

    @property
    def wanted(self) -> int:
        """How many sentences the settings want a summary to have."""
        length = str(self._settings["summary_length"])
        return int(self._settings["summary_number"]) if length == NUMBER else LENGTHS[length]

    @property
    def method(self) -> str:
        """The method of the settings with its version."""
        return " ".join(map(str, self._named("")))

    def _named(self, method: str) -> tuple[str, int]:
        return named(method or str(self._settings["summary_method"]))

    def kept(self, article_id: int, sentences: int = 0, method: str = "") -> Summary | None:
        """The summary if it is there already: a quick read. Raises TooShortToSummarise for an article of a few
        sentences, BadValue for a method that there is not.
        """
        summary = self._library.summaries.kept(article_id, *self._named(method), sentences or self.wanted)
        return _long_enough(summary) if summary else None

    def summarize(self, article_id: int, sentences: int = 0, method: str = "") -> Summary:
        """The summary, computed in a worker process where it is not kept.

        Raises NoSuchArticle, NothingToSummarise (not fetched yet), TooShortToSummarise, BadValue (no such method).
        """
        self._library.articles.row(article_id)
        name, version = self._named(method)
        asked = sentences or self.wanted
        summary = self._library.summaries.kept(article_id, name, version, asked)
        if summary is None:
            material = self._library.summaries.material(article_id)
            if material is None:
                raise NothingToSummarise()
            summary = self._made(material, [asked], name)[asked]
            notes = tuple(Sentence(material.text[start:end], start, end) for start, end in material.notes)
            summary = replace(summary, notes=notes)
            if self._library.notice is None:
                # The line in the list belongs to the method of the settings.
                line = (name, version) == self._named("")
                self._library.summaries.keep(
                    article_id, name, version, material.content_hash, {asked: summary}, line=line
                )
        return _long_enough(summary)

    def _made(self, material: Material, lengths: Sequence[int], method: str) -> dict[int, Summary]:
        return self._workers.run(
            summarize_all,
            *(
                material.text,
                material.title,
                material.language,
                lengths,
                method,
                material.description,
                material.keep,
                material.drop,
                material.apart,
            ),
        )

    # --- in the background ---------------------------------------------------------------------------------------------

    def refresh(self, ids: Sequence[int], job: Job) -> Refreshed:
        """Compute what is missing of these articles' summaries in the usual lengths, with the line that the list shows:
        after another method or version, or where a text or a choice changed.

        An article whose summary cannot be computed keeps what it has. Raises Cancelled.
        """
        name, version = self._named("")
        lengths = tuple(LENGTHS.values())
        changed: list[int] = []
        failed: dict[int, TearsheetError] = {}
        try:
            for number, article_id in enumerate(ids):
                if self._library.notice is not None or self._named("") != (name, version):
                    break
                job.progress("summarising", number / len(ids))
                material = self._library.summaries.unfinished(article_id, name, version, lengths)
                if material is None:
                    continue
                try:
                    made = self._made(material, lengths, name)
                except CaptureError as error:
                    job.check_cancelled()  # closing ends the workers
                    failed[article_id] = error
                    continue
                if self._library.summaries.keep(article_id, name, version, material.content_hash, made):
                    changed.append(article_id)
        finally:
            if changed:
                self._events.publish(ArticlesChanged("changed", tuple(changed)))
        return Refreshed(tuple(changed), failed)

    # --- a person's choices --------------------------------------------------------------------------------------------

    def choices(self, article_id: int) -> tuple[Choice, ...]:
        """The sentences that a person pinned or threw out and that stand in the article now, in its order."""
        return self._library.summaries.choices(article_id)

    def decide(self, article_id: int, choices: Sequence[Choice], undecided: Sequence[str] = ()) -> tuple[Choice, ...]:
        """Pin sentences, or throw them out, and leave those with the words in ``undecided`` to the method again. Gives
        the choices as they were before.
        """
        before = self._library.summaries.choices(article_id)
        self._library.summaries.decide(article_id, choices, undecided)
        return before


def _long_enough(summary: Summary) -> Summary:
    if summary.total_sentences < MIN_SENTENCES:
        raise TooShortToSummarise()
    return summary
