"""The developer's scripts as modules, for tests of what they reckon."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

FOLDER = Path(__file__).parents[1] / "build_scripts"


def load_script(name: str) -> ModuleType:
    """The script ``build_scripts/NAME.py``, loaded without leaving a trace in this process."""
    spec = importlib.util.spec_from_file_location(name, FOLDER / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module  # a dataclass asks for its module while it is made
    path = list(sys.path)
    try:
        spec.loader.exec_module(module)
    finally:
        sys.path[:] = path
        del sys.modules[name]
    return module
