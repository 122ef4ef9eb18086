"""Where the frozen program begins: as itself, or as one of the processes that multiprocessing starts by starting it
again.
"""

import os
import re
import sys
from contextlib import suppress
from pathlib import Path
from types import ModuleType
from typing import Any

import packed_punkt

_TRACKER = re.compile(r"from multiprocessing\.resource_tracker import main;\s*main\((\d+)\)")

UNUSED = ("base64", "tempfile", "textwrap", "traceback", "zipfile")
"""What Shiboken imports for its loader, which packages have a plain one for: see shiboken/."""


def be_helper(arguments: list[str]) -> bool:
    """Work for multiprocessing, if the arguments are its own (no person types them); gives whether they were."""
    if "--multiprocessing-fork" in arguments:
        from multiprocessing.spawn import spawn_main

        given = (pair.partition("=") for pair in arguments if "=" in pair)
        spawn_main(**{name: None if value == "None" else int(value) for name, _, value in given})
        return True
    if "-c" in arguments:
        tracker = _TRACKER.fullmatch(arguments[-1])
        if tracker:
            from multiprocessing.resource_tracker import main as track

            track(int(tracker[1]))
            return True
    return False


def hold_archive(archive: Any) -> None:
    """Keep the archive of modules that this process was started from open: PyInstaller opens it by its name for each
    import, and an update gives the name to another file, in which the old offsets lead anywhere. Linux alone lets a
    file that runs be replaced, and has /proc.
    """
    if sys.platform.startswith("linux"):
        with suppress(OSError):
            archive._filename = f"/proc/self/fd/{os.open(archive._filename, os.O_RDONLY | os.O_CLOEXEC)}"


def load_qt() -> None:
    """Import Qt without the modules that Shiboken loads and never uses: 5 ms of a start."""
    aside = {name: ModuleType(name) for name in UNUSED if name not in sys.modules}
    sys.modules.update(aside)
    try:
        import PySide6.QtCore  # noqa: F401
    finally:
        for name in aside:
            del sys.modules[name]


def plugins(root: Path) -> Path:
    """Where Qt's plug-ins lie in a program frozen into ``root``: as in Qt's own wheels."""
    qt = root / "PySide6"
    return (qt if sys.platform == "win32" else qt / "Qt") / "plugins"


if __name__ == "__main__":
    packed_punkt.install(Path(sys._MEIPASS, "punkt_models"))  # type: ignore[attr-defined]
    import pyimod02_importers

    hold_archive(pyimod02_importers.pyz_archive)
    if be_helper(sys.argv[1:]):
        raise SystemExit(0)
    if not sys.platform.startswith("linux"):  # there Qt finds them from where its library lies
        os.environ["QT_PLUGIN_PATH"] = str(plugins(Path(sys._MEIPASS)))  # type: ignore[attr-defined]
    if Path(sys.executable).stem == "tearsheet-browser-host":
        sys.argv.insert(1, "--browser-host")
    import reader.__main__ as program
    from reader.gui.app import stages

    usual = stages.begin
    stages.begin = lambda: (usual(), load_qt())[0]
    raise SystemExit(program.main())
