"""What can be exported now: the selected articles, the list that is shown, the whole library."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from reader.gui.exporting.wording import tr
from reader.gui.kit import messages
from reader.model.briefing import Scope
from reader.model.library import Filter


class Choice(NamedTuple):
    """Articles to export: in words, as the desk asks for them, and how many; ``title`` names the export, "" for the title of
    the one article, or the day.
    """

    words: str
    scope: Scope
    number: int
    title: str = ""


def choices(chosen: Sequence[int], shown: Filter, listed: int, everything: int, shown_name: str) -> list[Choice]:
    """Return what can be chosen, the narrowest first. ``listed`` and ``everything`` are the numbers of articles in the list
    that is shown, which is called ``shown_name``, and in the library.
    """
    found = []
    if len(chosen) == 1:
        found.append(Choice(tr("This article"), Scope(ids=tuple(chosen)), 1))
    elif chosen:
        words = tr("%Ln selected article(s)", len(chosen))
        found.append(Choice(words, Scope(ids=tuple(chosen)), len(chosen)))
    bare = shown._replace(keep_visible=(), reverse=False, order="saved")
    if listed and bare != Filter():
        words = tr("%1: %Ln article(s)", listed).replace("%1", messages.isolated(shown_name))
        found.append(Choice(words, Scope(filter=shown._replace(keep_visible=())), listed, shown_name))
    if everything:
        words = tr("Whole library: %Ln article(s)", everything)
        found.append(Choice(words, Scope(), everything))
    return found
