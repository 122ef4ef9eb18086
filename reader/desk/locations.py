"""Where a person's library and settings are on this system."""

from __future__ import annotations

import os
from pathlib import Path

from reader.desk.settings import Settings


def library_path(given: str | None = None) -> Path:
    """The library to use: the one that was named, else that of TEARSHEET_LIBRARY, else the usual one."""
    named = given or os.environ.get("TEARSHEET_LIBRARY")
    return Path(named).expanduser() if named else usual_library(Settings(settings_path()))


def usual_library(settings: Settings) -> Path:
    """Where the library was moved to, else the usual place of this system."""
    return Path(settings["library"]) if settings["library"] else data_folder() / "library.sqlite"


def data_folder() -> Path:
    """Where this system keeps a person's data for Tearsheet."""
    import platformdirs

    return platformdirs.user_data_path("Tearsheet", appauthor=False)


def settings_path() -> Path:
    """Where this system keeps a person's settings for Tearsheet."""
    import platformdirs

    return platformdirs.user_config_path("Tearsheet", appauthor=False) / "settings.json"
