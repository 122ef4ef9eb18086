"""What is done to the library's file between two windows: the first one closes, the file is exchanged, the next one
opens."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication

from reader.desk.settings import Settings
from reader.errors import Cancelled, TearsheetError
from reader.gui.kit import messages
from reader.gui.kit.question_dialog import Question
from reader.gui.safety import outcomes
from reader.gui.safety.progress_dialog import Errand
from reader.library.file import swap
from reader.library.file.copy import Tell
from reader.records import dataclass


def tr(text: str) -> str:
    return QCoreApplication.translate("errands", text)


@dataclass(frozen=True, slots=True)
class Restoring:
    """Put this backup in the library's place."""

    copy: Path


@dataclass(frozen=True, slots=True)
class Repairing:
    """Mend the library, or save what can be read of it."""


@dataclass(frozen=True, slots=True)
class Moving:
    """Put the library into this folder."""

    folder: Path


ErrandAsked = Restoring | Repairing | Moving


def carry_out(asked: ErrandAsked, library: Path, settings: Settings, style: str = "") -> tuple[Path, bool]:
    """Do it, with a dialog that tells how far it is and another one that tells what it came to.

    Gives the library's path afterwards, and whether it was done. Errors are told here.
    """

    def remember(path: Path) -> None:
        settings.set("library", str(path))

    path, heading, done = library, "", ""
    try:
        if isinstance(asked, Restoring):
            function: Callable[[Tell], Any] = lambda tell: swap.restore(asked.copy, library, tell)  # noqa: E731
            done = outcomes.restored(Errand(tr("Restoring the backup"), function, style=style).carry_out())
            heading = tr("Restored")
        elif isinstance(asked, Repairing):
            done = outcomes.repaired(
                Errand(tr("Repairing the library"), lambda tell: swap.repair(library, tell), style=style).carry_out()
            )
            heading = tr("Repaired")
        else:
            moving: Callable[[Tell], Any] = lambda tell: swap.move(library, asked.folder, remember, tell)  # noqa: E731
            moved = Errand(tr("Moving the library"), moving, style=style).carry_out()
            path, heading, done = moved.path, tr("Moved"), outcomes.moved(moved)
    except Cancelled:
        return library, False
    except TearsheetError as error:
        Question(tr("That did not work"), messages.sentence(error), [tr("Close")], style=style).ask()
        return library, False
    Question(heading, done, [tr("Go on")], style=style).ask()
    return path, True
