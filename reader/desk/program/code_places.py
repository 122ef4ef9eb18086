"""Places in code as the log names them: files of this program, of Python and of installed packages, by their path in there.
Any other file name may be a reader's own, or words that an error quotes.
"""

from __future__ import annotations

import importlib.util
import os
import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

MAX_FRAMES = 30
"""Lines of code told of one error, the innermost."""
MAX_PARTS, MAX_NAME = 4, 80
_PROGRAM = Path(__file__).resolve().parents[2]
_PACKAGES = ("site-packages", "dist-packages")
_MODULE = re.compile(r"(?:\w{1,80}[/\\])*\w{1,80}\.py", re.ASCII)
_IN_PYTHON = re.compile(r"<frozen [a-z_.]{1,60}>")
_UNNAMED = frozenset({"<module>", "<lambda>", "<listcomp>", "<dictcomp>", "<setcomp>", "<genexpr>"})
_TYPE = re.compile(r"(?:\w|\.|<locals>){1,160}", re.ASCII)


def places(frames: Iterable[object]) -> Iterator[str]:
    """Yield the places of these frames, (file, line, function), but for those whose file is none of these. The frames of a
    worker process are data that anybody may have made.
    """
    for frame in list(frames)[-MAX_FRAMES:]:
        match frame:
            case (str(filename), int(line), str(name)) if path := _path(filename):
                yield f"{path}:{int(line)} {_function(name)}"


def type_name(kind: type[BaseException]) -> str:
    """Return the name of an exception's class with its module, "?" for what is none."""
    name = f"{kind.__module__}.{kind.__qualname__}"
    return name if _TYPE.fullmatch(name) else "?"


def _function(name: str) -> str:
    return name if name in _UNNAMED or (name.isidentifier() and len(name) <= MAX_NAME) else "?"


def _path(filename: str) -> str:
    if _IN_PYTHON.fullmatch(filename):
        return filename
    if not Path(filename).is_absolute():
        return _short(Path(filename)) if _is_packaged(filename) else ""
    for base, named in _roots():
        if Path(filename).is_relative_to(base):
            within = Path(filename).relative_to(base)
            is_code = _MODULE.fullmatch(str(within)) and (base.suffix == ".zip" or Path(filename).is_file())
            return _short(named / within) if is_code else ""
    return ""


def _short(path: Path) -> str:
    return "/".join(path.parts[-MAX_PARTS:])


def _roots() -> list[tuple[Path, Path]]:
    """Return the folders that hold code, each with what its files are called by; those of packages, which may be in
    Python's own, first.
    """
    packages = [Path(one) for one in sys.path if Path(one).name in _PACKAGES]
    found = [(_PROGRAM, Path("reader")), *((one, Path()) for one in (*packages, Path(os.__file__).parent))]
    return [*found, *((base.resolve(), named) for base, named in found)]


def _is_packaged(filename: str) -> bool:
    """Tell whether this is a module of a package that was made of the program, where files have no folder of their own."""
    if not getattr(sys, "frozen", False) or not _MODULE.fullmatch(filename):
        return False
    top = Path(filename).parts[0].removesuffix(".py")
    return top in sys.modules or top in sys.stdlib_module_names or importlib.util.find_spec(top) is not None
