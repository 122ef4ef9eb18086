"""Punkt's models, packed: as modules of Python they are 31 MB of compiled code, as compressed data 3 MB.

``pack`` is for the build, ``Finder`` for the frozen program, where this module lies beside ``begin``.
"""

from __future__ import annotations

import sys
from importlib.machinery import ModuleSpec
from pathlib import Path
from types import ModuleType

PACKAGE = "punkt.data."
SETS = ("ABBREV_TYPES", "COLLOCATIONS", "SENT_STARTERS", "NUMERIC_ABBREV_TYPES")
REST = ("ORTHO_CONTEXT", "LANGUAGE", "DESCRIPTION", "SOURCE", "LICENSE", "TRAINED_TOKENS")


def pack(module: ModuleType, folder: Path) -> Path:
    """Write what a module of ``punkt.data`` holds into a file of that folder."""
    import json
    import lzma

    values: dict[str, object] = {name: sorted(getattr(module, name)) for name in SETS if hasattr(module, name)}
    values.update({name: getattr(module, name) for name in REST})
    target = folder / f"{module.__name__.removeprefix(PACKAGE)}.json.xz"
    text = json.dumps(values, ensure_ascii=False, separators=(",", ":"))
    target.write_bytes(lzma.compress(text.encode(), preset=9 | lzma.PRESET_EXTREME))
    return target


class Finder:
    """Gives the modules of ``punkt.data`` that lie packed in a folder. No heir of importlib's classes: these cost a
    start 3 ms.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def find_spec(self, name: str, _path: object, _target: ModuleType | None = None) -> ModuleSpec | None:
        if name.startswith(PACKAGE) and self._file(name).exists():
            return ModuleSpec(name, self)
        return None

    def _file(self, name: str) -> Path:
        return self._folder / f"{name.removeprefix(PACKAGE)}.json.xz"

    def create_module(self, _spec: ModuleSpec) -> None:
        """An ordinary module will do."""

    def exec_module(self, module: ModuleType) -> None:
        import json
        import lzma

        values = json.loads(lzma.decompress(self._file(module.__name__).read_bytes()))
        for name in SETS:
            if name in values:
                values[name] = frozenset(tuple(one) if isinstance(one, list) else one for one in values[name])
        module.__dict__.update(values)


def install(folder: Path) -> None:
    """Let imports of ``punkt.data`` come from there."""
    sys.meta_path.insert(0, Finder(folder))  # type: ignore[arg-type]
