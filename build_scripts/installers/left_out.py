"""What a package holds more and less than PyInstaller finds by itself, each with its reason. Read by tearsheet.spec."""

from __future__ import annotations

from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
LANGUAGES = "reader/summary/briefing/languages"
"""One module a language, named by its two letters."""

IMPORTED_BY_NAME = [
    *(f"{LANGUAGES.replace('/', '.')}.{file.stem}" for file in sorted((ROOT / LANGUAGES).glob("??.py"))),
    *(f"sumy.{name}" for name in ("models.dom", "nlp.stemmers", "utils")),
    *(f"sumy.summarizers.{method}" for method in ("lex_rank", "lsa", "luhn", "text_rank")),
    *(f"nltk.stem.{name}" for name in ("api", "porter", "snowball", "util")),
    "_cffi_backend",  # asked for by what cffi compiled into PyNaCl
    "nltk.redos",
    "nltk.termsec",
]
"""Modules whose names are put together while the program runs."""

PUNKT = [
    "czech", "danish", "dutch", "english", "estonian", "finnish", "french", "german", "greek", "italian", "norwegian", "polish",
    "portuguese", "russian", "slovene", "spanish", "swedish", "turkish",
]  # fmt: skip
"""The languages of ``reader.text.abbreviations.PUNKT_MODELS``; see packed_punkt."""

ONLY = {
    "nltk": {
        "nltk", "nltk.redos", "nltk.stem", "nltk.stem.api", "nltk.stem.porter", "nltk.stem.snowball", "nltk.stem.util", "nltk.termsec",
    },
    "punkt.data": {"punkt.data", "punkt.data.curated", "punkt.data.prefixes"},
}  # fmt: skip
"""Packages of which only these modules are taken. Of nltk the stemmers (see ``reader.summary.sumy_import``), of punkt's
data no model."""

WITH_DATA = {
    "sumy": "words that say little, for each language",
    "justext": "the same, for trafilatura's last resort",
    "trafilatura": "its settings",
    "tld": "the public suffix list",
    "py3langid": "the model that tells languages apart",
}
"""Packages that read files of their own folders."""

MODULES = {
    "tkinter": "nltk's demonstrations draw with it",
    "_tkinter": "see tkinter",
    "turtle": "see tkinter",
    "matplotlib": "nltk plots with it where it is there",
    "scipy": "sumy and nltk use it where it is there",
    "sklearn": "nltk uses it where it is there",
    "pandas": "tabulate and tqdm use it where it is there",
    "IPython": "tqdm and click look for it",
    "setuptools": "justext asks it for data files; the standard library answers, too",
    "pkg_resources": "see setuptools",
    "pip": "sqlite-utils installs plug-ins with it",
    "_pytest": "numpy carries helpers for tests",
    "pytest": "see _pytest",
    "hypothesis": "see _pytest",
    "numpy.f2py": "compiles Fortran",
    "numpy.distutils": "builds numpy",
    "numpy.testing": "tests numpy",
    "numpy.random": "nothing here is drawn by chance",
    "numpy.polynomial": "not used",
    "numpy.fft": "not used",
    "numpy.ma": "not used",
    "anyio": "httpx's other half, for programs that wait in asyncio",
    "joblib": "only parts of nltk that are left out would use it",
    "tqdm": "shows a bar in the terminal while nltk works",
    "cloudpickle": "see joblib",
    "cffi": "PyNaCl needs its back end only",
    "pycparser": "see cffi",
    "wsgiref": "serves web pages",
    "xmlrpc": "calls other computers",
    "smtplib": "sends mail",
    "ftplib": "fetches by FTP",
    "pstats": "profiles",
    "cProfile": "profiles",
    "profile": "profiles",
    "Cython": "builds numpy; lxml looks for it",
    "cython": "see Cython",
    "pyximport": "see Cython",
    "mesonpy": "builds numpy",
    "lxml.isoschematron": "checks XML schemas",
    "lxml.html.diff": "compares pages",
    "lxml.html._difflib": "see lxml.html.diff",
    "lxml.objectify": "another way to XML",
    "trafilatura.gui": "trafilatura's own window",
    "test": "tests Python",
    "unittest": "tests",
    "doctest": "tests",
    "pdb": "debugs",
    "pydoc": "Python's help pages",
    "pydoc_data": "see pydoc",
    "lib2to3": "translates Python 2",
    "ensurepip": "installs pip",
    "distutils": "builds packages",
    "idlelib": "Python's editor",
    "curses": "a terminal's windows",
    "readline": "a terminal's history",
    "_hashlib": "hashlib has its own; OpenSSL is loaded when the network is asked for",
    "sqlite3.dump": "writes SQL; backups here are files",
    "PySide6.QtNetwork": "the network is httpx2's part, and no page is read from it",
    "PySide6.QtQml": "no QML",
    "PySide6.QtQuick": "no QML",
    "PySide6.QtOpenGL": "text is painted without it",
    "PySide6.QtOpenGLWidgets": "see PySide6.QtOpenGL",
    "PySide6.QtSql": "sqlite3 is Python's",
    "PySide6.QtTest": "tests",
    "PySide6.QtXml": "SVG needs QtGui's reader only",
    "PySide6.QtDesigner": "no designer",
    "PySide6.QtHelp": "no help collections",
    "PySide6.QtUiTools": "no .ui files",
    "PySide6.QtConcurrent": "threads are Python's",
}

FILES = {
    # Qt's plug-ins. A library that no part needs any more goes with them.
    "PySide6/Qt/translations/*": "the program speaks its own words",
    "PySide6/Qt/qml/*": "no QML",
    "PySide6/Qt/plugins/sqldrivers/*": "sqlite3 is Python's",
    "PySide6/Qt/plugins/networkinformation/*": "Qt never touches the network",
    "PySide6/Qt/plugins/tls/*": "Qt never touches the network",
    "PySide6/Qt/plugins/generic/*": "touch screens without a window system",
    "PySide6/Qt/plugins/egldeviceintegrations/*": "no window system, no OpenGL",
    "PySide6/Qt/plugins/xcbglintegrations/*": "no OpenGL",
    "PySide6/Qt/plugins/wayland-graphics-integration-client/*": "no OpenGL",
    "PySide6/Qt/plugins/wayland-shell-integration/*ivi-shell*": "cars",
    "PySide6/Qt/plugins/wayland-shell-integration/*fullscreen-shell*": "screens without windows",
    "PySide6/Qt/plugins/wayland-shell-integration/*wl-shell*": "what came before xdg-shell",
    "PySide6/Qt/plugins/wayland-shell-integration/*qt-shell*": "compositors made with Qt",
    "PySide6/Qt/plugins/platformthemes/*qgtk3*": "brings all of GTK; colours and fonts are ours",
    "PySide6/Qt/plugins/platforminputcontexts/*virtualkeyboard*": "the system's is used",
    "PySide6/Qt/plugins/platforms/*qeglfs*": "screens without a window system",
    "PySide6/Qt/plugins/platforms/*qlinuxfb*": "screens without a window system",
    "PySide6/Qt/plugins/platforms/*qminimal*": "offscreen does for what has no screen",
    "PySide6/Qt/plugins/platforms/*qvnc*": "no screens elsewhere",
    "PySide6/Qt/plugins/platforms/*qvkkhrdisplay*": "screens without a window system",
    "PySide6/Qt/plugins/imageformats/*qpdf*": "a PDF is no picture of an article",
    "PySide6/Qt/plugins/imageformats/*qtga*": "no page shows such pictures",
    "PySide6/Qt/plugins/imageformats/*qtiff*": "no page shows such pictures",
    "PySide6/Qt/plugins/imageformats/*qicns*": "no page shows such pictures",
    "PySide6/Qt/plugins/imageformats/*qwbmp*": "no page shows such pictures",
    "*opengl32sw.dll": "Windows' OpenGL in software",
    "*d3dcompiler_*.dll": "see opengl32sw.dll",
    # Data.
    "babel/locale-data/*": "courlan asks babel for language names only where a target language is set, and none is",
    "pycountry/locales/*": "names of languages in other languages",
    "pycountry/databases/iso3166*": "countries",
    "pycountry/databases/iso4217*": "currencies",
    "pycountry/databases/iso15924*": "scripts",
    "pytz/zoneinfo/*": "dates in pages carry offsets; zones come from tzdata",
    "_tcl_data/*": "see tkinter",
    "_tk_data/*": "see tkinter",
    "tcl8/*": "see tkinter",
    "resources/browser/[!bi]*": "the extension's sources; browsers load what was built from them",
    "resources/browser/background*": "see above",
    "resources/browser/icons*": "see above",
    "resources/screenshots/*": "for the README",
    "resources/samples/*": "what samples.sqlite was made from",
    "resources/translations/*.ts": "what the .qm files were compiled from",
    "*/tests/*": "tests of the parts",
    "trafilatura/data/tei_corpus.dtd": "no TEI is written",
    "*.dist-info/RECORD": "for pip",
    "nltk/*": "its licence is in licences.json, and its tests are not wanted",
    "numpy/*/_*_tests.*": "tests of numpy",
    "*.pyi": "for type checkers",
    "*/py.typed": "for type checkers",
}

LIBRARIES = {
    "libcups.so.2": "libcups2",
    "libdbus-1.so.3": "libdbus-1-3",
    "libEGL.so.1": "libegl1",
    "libexpat.so.1": "libexpat1",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libgcc_s.so.1": "libgcc-s1",
    "libGL.so.1": "libgl1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libstdc++.so.6": "libstdc++6",
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libX11.so.6": "libx11-6",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libxcb.so.1": "libxcb1",
    "libz.so.1": "zlib1g",
}
"""Libraries of a Linux system that a package leaves to it, with Debian's package for each: every Linux with a window
has them, they fit its fonts, drivers and printers, and a second copy beside the system's does harm. What only these
need is left out with them."""
