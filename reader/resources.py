"""Where the files of ``resources/`` lie: beside ``reader/`` in a checkout, inside it once installed or frozen."""

from __future__ import annotations

from pathlib import Path

_HERE = Path(__file__).resolve().parent


def resource(*parts: str) -> Path:
    """Return the path of a file or folder of ``resources/``; it is read-only and may not exist."""
    installed = _HERE / "resources"
    root = installed if installed.is_dir() else _HERE.parent / "resources"
    return root.joinpath(*parts)
