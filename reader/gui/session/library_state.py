"""What the window remembers of one library: in the state file that all libraries share, under a name of the library's own."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSettings

from reader.desk.program.locations import name_of_library
from reader.desk.program.opening import is_locked
from reader.desk.program.window_state import NAMING

MAX_LIBRARIES = 20
"""Of so many libraries something is remembered; those that were opened longest ago are forgotten."""
OF_LIBRARY = ("article", "place", "folder", "tag", "site", "closed_tags", "cleaning_offered")
RECENT = "libraries"


class LibraryState:
    """Reads and keeps values of the library at a path: another library's are not seen, whatever its articles' numbers."""

    def __init__(self, state: QSettings, library: Path) -> None:
        self._state = state
        self._own = name_of_library(library)
        self._is_locked = is_locked(library)
        forget_names(state, library)
        for name in OF_LIBRARY:
            state.remove(name)  # kept for all libraries alike, by an earlier version
        self._come_first()

    def value(self, name: str, otherwise: object = "") -> str:
        """Return what is remembered under a name, as text."""
        return str(self._state.value(f"{self._own}/{name}", otherwise))

    def keep(self, name: str, value: object) -> None:
        """Remember a value, unless it names what is in a locked library."""
        if not (self._is_locked and name in NAMING):
            self._state.setValue(f"{self._own}/{name}", value)

    def _come_first(self) -> None:
        known = [*str(self._state.value(RECENT, "")).split(","), *self._state.childGroups()]
        recent = list(dict.fromkeys([self._own, *filter(None, known)]))
        for gone in recent[MAX_LIBRARIES:]:
            self._state.remove(gone)
        self._state.setValue(RECENT, ",".join(recent[:MAX_LIBRARIES]))


def follow_move(state: QSettings, before: Path, after: Path) -> None:
    """Keep what is remembered of a library that was moved under the name of its new path."""
    for name in OF_LIBRARY:
        old, new = f"{name_of_library(before)}/{name}", f"{name_of_library(after)}/{name}"
        if state.contains(old):
            state.setValue(new, state.value(old))
            state.remove(old)


def forget_names(state: QSettings, library: Path) -> None:
    """Forget what names the content of a library, if it is locked now."""
    if is_locked(library):
        for name in NAMING:
            state.remove(f"{name_of_library(library)}/{name}")
