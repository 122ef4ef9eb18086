"""Where a person's library and settings are on this system."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

from reader.desk.program.settings import Settings


def library_path(named: str | None = None, settings: Settings | None = None) -> Path:
    """Return the library to use: the one that is named, else that of TEARSHEET_LIBRARY, else the default one."""
    named = named or os.environ.get("TEARSHEET_LIBRARY")
    return Path(named).expanduser() if named else default_library(settings or Settings(settings_path()))


def default_library(settings: Settings) -> Path:
    """Return where the library was moved to, else its default path on this system."""
    return Path(settings["library"]) if settings["library"] else data_folder() / "library.sqlite"


def data_folder() -> Path:
    """Return where this system keeps a person's data for Tearsheet."""
    import platformdirs

    return platformdirs.user_data_path("Tearsheet", appauthor=False)


def name_of_library(library: Path) -> str:
    """Return the name under which files beside the settings keep what is of this library; it doesn’t tell its path."""
    resolved = os.path.normcase(Path(os.path.normcase(library.expanduser().absolute())).resolve())
    return hashlib.sha256(resolved.encode("utf-8", "surrogatepass")).hexdigest()[:16]


REPORTS = "imports"
"""The folder of the reports of imports, beside the settings."""


def settings_path() -> Path:
    """Return where this system keeps a person's settings for Tearsheet."""
    import platformdirs

    return platformdirs.user_config_path("Tearsheet", appauthor=False) / "settings.json"
