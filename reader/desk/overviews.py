"""Count what is in the library and what takes the space, on a thread of its own."""

from __future__ import annotations

from reader.desk.jobs import Job, Jobs
from reader.library.library import Library
from reader.model.library import Filter
from reader.model.overview import Overview, Period, Space
from reader.query.dates import write_span


class Overviews:
    """``overview`` and ``space`` answer at once, ``start`` does the same as jobs."""

    def __init__(self, library: Library, jobs: Jobs) -> None:
        self._library = library
        self._jobs = jobs

    def overview(self) -> Overview:
        """Return what is in the library, counted."""
        return self._library.overviews.look()

    def space(self) -> Space:
        """Return what takes the space in the file."""
        return self._library.overviews.space()

    def start(self) -> tuple[Job, Job]:
        """Submit two jobs: the result of the first is the ``Overview``, of the second the ``Space``."""
        overview = self._jobs.submit("look", lambda _job: self.overview(), lane="looking")
        return overview, self._jobs.submit("look", lambda _job: self.space(), lane="looking")


def saved_in(period: Period) -> Filter:
    """Return the filter of what was saved in a period."""
    return Filter(words=f"saved:{write_span(period.first, period.until)}")


def in_language(code: str) -> Filter:
    """Return the filter of what is in a language."""
    return Filter(words=f"lang:{code}")


def by_year(periods: tuple[Period, ...]) -> tuple[Period, ...]:
    """Return months summed up to years, for a narrow chart."""
    years: dict[int, list[Period]] = {}
    for period in periods:
        years.setdefault(int(period.first[:4]), []).append(period)
    return tuple(
        Period(
            f"{year:04}-01-01", f"{year + 1:04}-01-01", sum(one.saved for one in some), sum(one.read for one in some)
        )
        for year, some in years.items()
    )
