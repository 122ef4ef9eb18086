"""What only this program knows of an article: what a reader decided about it, and its kept summaries.

Tested in `tests/unit/library/importing/test_own_work.py`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from reader.model.summary import Choice


class KeptSummary(NamedTuple):
    """A summary that was made: by this ``version`` of the ``method``, of so many sentences as were ``asked`` for. ``spans``
    are the places of its sentences, (start, end) in the article's text, ``total`` how many sentences that has. ``passages``
    is as in ``Summary``.
    """

    method: str
    version: int
    asked: int
    language: str
    spans: tuple[tuple[int, int], ...]
    total: int
    passages: bool = False


@dataclass(frozen=True, slots=True)
class OwnWork:
    """``read_when`` is when it was first read (ISO 8601 in UTC), ``text_size`` its own size in pixels or 0. ``corrections``
    are blocks, by fingerprint, that were put into the text or taken out, ``choices`` the sentences that are always or never in a
    summary, ``names`` the names in its byline as (name, kind, family, given), ``colours`` those of its tags as (name, colour).
    """

    read_when: str = ""
    text_size: int = 0
    corrections: tuple[tuple[str, bool], ...] = ()
    choices: tuple[Choice, ...] = ()
    summaries: tuple[KeptSummary, ...] = ()
    names: tuple[tuple[str, str, str, str], ...] = ()
    colours: tuple[tuple[str, int], ...] = ()
