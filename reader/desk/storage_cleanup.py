"""*Make smaller*: what it would free, said beforehand from a sample, and the job that does it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Literal, TypeVar

from reader.desk.events import ArticlesChanged, Events
from reader.desk.jobs import Job, Jobs
from reader.library.file.compact import MAX_PIXELS as MAX_PIXELS
from reader.library.library import Library
from reader.model.overview import Gain, Gains, Scaled

Kind = Literal["originals", "pictures", "unused", "compact"]
KINDS: tuple[Kind, ...] = ("originals", "pictures", "unused", "compact")

OLDER_DAYS = 30
"""Originals are packed tight when they are so old: before, they may still be cleaned again and again."""

_SAMPLE_PAGES, _SAMPLE_PICTURES, _MEASURED_PAGES = 24, 6, 2_000
"""So many originals and pictures are tried for an estimate, and so many originals measured: some tenths of a second."""
_BATCH_PICTURES = 100

_T = TypeVar("_T")

Scale = Callable[[bytes], Scaled | None]
"""Makes a picture smaller, or says that it cannot. Whoever shows pictures has one."""


class StorageCleanup:
    """Without a ``scale``, pictures stay as they are."""

    def __init__(self, library: Library, jobs: Jobs, events: Events) -> None:
        self._library = library
        self._jobs = jobs
        self._events = events

    # --- beforehand ----------------------------------------------------------------------------------------------------

    def estimate(self, scale: Scale | None) -> Job:
        """A job whose result is what there is to gain, as ``Gains``."""
        return self._jobs.submit("estimate", lambda job: self.gains(scale, job), lane="shrinking")

    def gains(self, scale: Scale | None, job: Job | None = None) -> Gains:
        smaller = self._library.compaction
        size, free = smaller.file()
        originals = self._originals(job)
        pictures = self._pictures(scale, job) if scale is not None else Gain()
        unused = smaller.unused()
        return Gains(originals, pictures, Gain(len(unused), sum(size for _, size in unused)), free, size)

    def _originals(self, job: Job | None) -> Gain:
        smaller = self._library.compaction
        ids = smaller.loose_pages(_older())
        measured = _spread(ids, _MEASURED_PAGES)
        if not measured:
            return Gain()
        whole = smaller.page_bytes(measured) * len(ids) // len(measured)
        before = after = 0
        for page_id in _spread(ids, _SAMPLE_PAGES):
            _check_cancelled(job)
            found = smaller.tightened(page_id)
            if found is not None:
                before += found[0]
                after += min(found[0], len(found[1]))
        return Gain(len(ids), whole * (before - after) // before if before else 0)

    def _pictures(self, scale: Scale, job: Job | None) -> Gain:
        smaller = self._library.compaction
        big = smaller.big_pictures()
        before = after = fit = 0
        some = _spread(big, _SAMPLE_PICTURES)
        for key, size in some:
            _check_cancelled(job)
            _, made = smaller.scaled(key, scale)
            before += size
            after += len(made.data) if made is not None else size
            fit += made is not None
        if not fit:
            return Gain()
        whole = sum(size for _, size in big)
        return Gain(len(big) * fit // len(some), whole * (before - after) // before)

    # --- doing it ------------------------------------------------------------------------------------------------------

    def start(self, kinds: Iterable[Kind], scale: Scale | None) -> Job:
        """One job for all that was chosen. Its result are the ``Gains`` that were made; when it is cancelled, what was
        done stays.
        """
        wanted = frozenset(kinds)
        return self._jobs.submit("shrink", lambda job: self.make(wanted, scale, job), lane="shrinking")

    def make(self, kinds: Iterable[Kind], scale: Scale | None, job: Job | None = None) -> Gains:
        """Do it now. Raises Cancelled, SpaceNeeded and what changes raise."""
        wanted = frozenset(kinds)
        smaller = self._library.compaction
        gains = Gains(Gain(), Gain(), Gain(), 0, 0)
        try:
            if "unused" in wanted:
                gains = replace(gains, unused=self._drop(smaller.unused(), job))
            if "pictures" in wanted and scale is not None:
                gains = replace(gains, pictures=self._exchange(smaller.big_pictures(), scale, job))
            if "originals" in wanted:
                gains = replace(gains, originals=self._tighten(smaller.loose_pages(_older()), job))
            if "compact" in wanted:
                _report(job, "giving back", 0)
                smaller.compact(job.cancelled if job is not None else lambda: False)
        finally:
            self._events.publish(ArticlesChanged("changed"))  # what takes the space is shown anew
        size, free = smaller.file()
        return replace(gains, free=free, file=size)

    def _drop(self, unused: Sequence[tuple[str, int]], job: Job | None) -> Gain:
        for start in range(0, len(unused), _BATCH_PICTURES):
            _report(job, "dropping", start / len(unused))
            self._library.compaction.drop_unused(key for key, _ in unused[start : start + _BATCH_PICTURES])
        return Gain(len(unused), sum(size for _, size in unused))

    def _exchange(self, big: Sequence[tuple[str, int]], scale: Scale, job: Job | None) -> Gain:
        gain = Gain()
        for number, (key, _) in enumerate(big):
            _report(job, "scaling", number / len(big))
            freed, ids = self._library.compaction.exchange(key, scale)
            gain = Gain(gain.number + bool(freed), gain.freed + freed)
            if ids:
                self._events.publish(ArticlesChanged("filled", ids))
        return gain

    def _tighten(self, ids: Sequence[int], job: Job | None) -> Gain:
        gain = Gain()
        for number, page_id in enumerate(ids):
            _report(job, "packing", number / len(ids))
            freed = self._library.compaction.tighten(page_id)
            gain = Gain(gain.number + bool(freed), gain.freed + freed)
        return gain


def _older() -> str:
    moment = datetime.now(UTC) - timedelta(days=OLDER_DAYS)
    return moment.isoformat(timespec="milliseconds").replace("+00:00", "Z")


def _spread(items: Sequence[_T], number: int) -> list[_T]:
    """So many of them, evenly from first to last."""
    if len(items) <= number:
        return list(items)
    return [items[place * len(items) // number] for place in range(number)]


def _report(job: Job | None, stage: str, fraction: float) -> None:
    if job is not None:
        job.progress(stage, fraction)


def _check_cancelled(job: Job | None) -> None:
    _report(job, "looking", 0)
