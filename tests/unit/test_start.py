"""What the window may not do before its first paint: import what is heavy."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

HEAVY = {
    "sumy", "nltk", "lxml", "trafilatura", "readability", "numpy", "nh3", "httpx2", "sqlite_utils", "pebble", "psutil", "punkt",
    "py3langid", "charset_normalizer", "click", "asyncio", "multiprocessing", "urllib.request", "http.client", "ssl", "email",
    "tomlkit", "dataclasses", "cssselect", "PySide6.QtNetwork", "PySide6.QtQml", "PySide6.QtPrintSupport",
    "reader.gui.briefing.view", "reader.gui.briefing.wording", "reader.desk.briefings", "reader.summary", "reader.exchange.briefing_html",
    "reader.query.parse", "reader.query.complete", "reader.query.match", "reader.library.search.query_to_sql",
    "reader.library.migrations.migration_4",
    "reader.gui.sidebar.folder_dialog", "reader.gui.printing.controller",
}  # fmt: skip

LATER = {
    "socket",
    "logging.handlers",
    "reader.desk.program.log",
    "reader.desk.program.report",
    "reader.library.file.backups",
    "reader.library.file.copy",
    "reader.library.lock.keys",
    "reader.library.lock.engine",
    "sqlcipher3",
    "nacl",
    "reader.gui.safety.backups_dialog",
    "reader.gui.safety.rescue",
    "reader.gui.speech.controller",
    "reader.gui.window.focus_mode",
    "reader.desk.speech.programs",
}
"""What a window needs only when it is asked for it."""

CODE = """
import json, sys
from pathlib import Path
from PySide6.QtCore import QSettings, QTimer
from reader.gui.app.start import make_application
from reader.gui.kit.theme import Theme
from reader.gui.app.stages import make_window
from reader.desk.desk import Desk
from reader.desk.program.settings import Settings
application = make_application()
folder = Path(sys.argv[1])
desk = Desk(folder / "library.sqlite", settings=Settings(folder / "settings.json"))
window = make_window(desk, Theme(application, "light"), QSettings(str(folder / "w.ini"), QSettings.Format.IniFormat))
window.show()
window.repaint()
print(json.dumps(sorted(sys.modules)))
"""


def test_nothing_heavy_is_imported_before_the_first_paint(tmp_path: Path) -> None:
    from reader.library.library import Library
    from tests.making import add_article

    library = Library(tmp_path / "library.sqlite")
    add_article(library)
    library.close()
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(
        [sys.executable, "-c", CODE, str(tmp_path)],
        env=environment,
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    imported = set(json.loads(done.stdout.splitlines()[-1]))
    assert imported & (HEAVY | LATER) == set()


def test_the_command_line_is_as_light_until_it_works() -> None:
    code = "import json, sys; import reader.cli.main; print(json.dumps(sorted(sys.modules)))"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True, timeout=60
    )
    assert set(json.loads(done.stdout)) & (HEAVY - {"click"}) <= {
        "asyncio",
        "email",
        "argparse",
        "multiprocessing",
        "dataclasses",
    }
