"""Answer what a browser's extension asks of the library: is this page in it, which tags are there, take this page in.

The window answers through ``program.single_instance`` while it is open, the browser's host with a desk of its own
otherwise. Questions and answers are plain data, since they pass between processes; whoever asks words them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from concurrent.futures import TimeoutError as TookTooLong
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reader.capture.fetch.address import normalize, same_page_key
from reader.desk.events import Event, JobChanged
from reader.errors import Cancelled, TearsheetError
from reader.text.fold import case_key

if TYPE_CHECKING:
    from reader.desk.events import Events
    from reader.desk.saving import Saving
    from reader.library.library import Library

Tell = Callable[[str], None]
Answer = dict[str, Any]

MAX_TAGS = 30
SAVE_SECONDS = 90.0
"""Longer than reading, cleaning and storing the largest page may take."""
STAGES = {"reading": "receiving", "fetching": "fetching", "cleaning": "cleaning", "pictures": "pictures"}


class BrowserAnswers:
    """Answers for the library that is open here. For any thread. ``library`` gives no answer that needs its worker."""

    def __init__(self, library: Library, events: Events, saving: Callable[[], Saving]) -> None:
        self._library = library
        self._events = events
        self._saving = saving

    def answer(self, question: Mapping[str, Any], tell: Tell) -> Answer:
        """Return the answer to a question of another process of this account, ``{"error": code, "values": ...}`` where it
        cannot be given.
        """
        try:
            asks = question.get("asks")
            if asks == "known":
                return {"known": self.known(str(question["address"]))}
            if asks == "tags":
                return {"tags": self.tags(str(question["begins"]))}
            if asks == "soon":
                self._saving().make_ready()
                return {}
            if asks == "take":
                return self.take(Path(str(question["file"])), tell)
        except TearsheetError as error:
            return {"error": error.code, "values": error.values}
        except (KeyError, TypeError, ValueError):
            pass
        return {"error": TearsheetError.code, "values": {}}

    def known(self, address: str) -> Answer | None:
        """Return what is known of the page at an address; None where it is not in the library."""
        try:
            found = self._library.articles.find(same_page_key(normalize(address)))
        except TearsheetError:
            return None
        if found is None:
            return None
        row = self._library.articles.row(found)
        if row.lacks_text:
            return None
        return {
            "article": row.id,
            "title": row.title,
            "saved": row.saved,
            "tags": list(row.tags),
            "starred": row.starred,
            "completeness": row.completeness,
        }

    def tags(self, begins: str) -> list[str]:
        """Return the tags that begin so, or have a part that does; most used first."""
        wanted = case_key(begins.strip())
        found = [
            (not case_key(tag.name).startswith(wanted), -tag.articles, tag.name)
            for tag in self._library.tags.all()
            if case_key(tag.name).startswith(wanted) or f"/{wanted}" in case_key(tag.name)
        ]
        return [name for _, _, name in sorted(found)[:MAX_TAGS]]

    def take(self, file: Path, tell: Tell) -> Answer:
        """Take in the page that waits in a file, and return its article, what became of it, and how whole it is.

        Raises what ``Saving.take_in`` raises, and why the page made no article.
        """
        saving = self._saving()
        if not saving.from_browser.holds(file):
            raise Cancelled()
        stages: dict[int, list[str]] = {}

        def heard(event: Event) -> None:
            if isinstance(event, JobChanged) and event.kind == "save":
                stages.setdefault(event.job_id, []).append(event.stage)
                if event.job_id == wanted and event.stage in STAGES:
                    tell(STAGES[event.stage])

        wanted = 0
        end = self._events.subscribe(heard)
        try:
            job, outcome = saving.take_in(file)
            wanted = job.id
            for stage in stages.get(wanted, ())[-1:]:
                if stage in STAGES:
                    tell(STAGES[stage])
            article_id = job.future.result(SAVE_SECONDS)
        except TookTooLong:
            return {"article": job.article_id, "outcome": "waits", "completeness": ""}
        finally:
            end()
        row = self._library.articles.row(article_id)
        return {"article": article_id, "outcome": outcome, "completeness": row.completeness}
