"""No image of this process's memory on a disk: the system writes one when a program crashes, and the key would be in it."""

from __future__ import annotations

import ctypes
import sys
from contextlib import suppress
from pathlib import Path

_SET_DUMPABLE = 4
_IN_FLATPAK = Path("/.flatpak-info")
"""There portals, which show the file dialogs, read who asks them from the process itself, and may not if it is closed."""


def forbid() -> None:
    """Forbid core dumps of this process for good, and on Linux other programs of the account to read its memory. Windows
    writes none unless it was told to. Raises nothing.
    """
    if sys.platform == "win32":
        return
    import resource

    with suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform.startswith("linux") and not _IN_FLATPAK.exists():
        with suppress(OSError, AttributeError):
            ctypes.CDLL(None).prctl(_SET_DUMPABLE, 0, 0, 0, 0)
