"""What makes the frozen program small and quick changes nothing that it does."""

from __future__ import annotations

import importlib
import importlib.util
import json
import re
import struct
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

from reader.gui.kit.theme import ARABIC_FONTS, OWN_FONTS

ROOT = Path(__file__).parents[3]
INSTALLERS = ROOT / "build_scripts/installers"
sys.path.insert(0, str(ROOT / "build_scripts"))

from installers import icu, lean_numpy, left_out, needed, packed_punkt  # noqa: E402 - from build_scripts, as they import each other

WITHOUT = """
import importlib, pkgutil, sys
sys.path[:0] = [{root!r}, {scripts!r}]
from installers import left_out

class Gone:
    def find_spec(self, name, path, target=None):
        if any(name == gone or name.startswith(gone + ".") for gone in left_out.MODULES):
            raise ModuleNotFoundError(f"{{name}} is left out", name=name)

sys.meta_path.insert(0, Gone())
import reader
for found in pkgutil.walk_packages(reader.__path__, "reader."):
    if found.name != "reader.__main__":
        importlib.import_module(found.name)
for name in ("trafilatura", "readability", "htmldate", "justext", "py3langid.langid", "httpx2", "nh3", "numpy.linalg", "sqlite_utils",
             "pebble", "psutil", "tomlkit", "dateparser", "lxml.html", "truststore", "charset_normalizer"):
    importlib.import_module(name)
from reader.summary.sumy_import import sumy
sumy("utils")
for name in left_out.IMPORTED_BY_NAME:
    importlib.import_module(name)
print("all there")
"""


def test_nothing_that_the_program_imports_is_left_out() -> None:
    code = WITHOUT.format(root=str(ROOT), scripts=str(ROOT / "build_scripts"))
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False, timeout=120)
    assert done.stdout.strip() == "all there", done.stderr[-1500:]


def test_each_thing_that_is_left_out_has_its_reason() -> None:
    assert all(
        reason.strip()
        for reason in [*left_out.MODULES.values(), *left_out.FILES.values(), *left_out.WITH_DATA.values()]
    )


def test_punkts_models_come_out_of_the_package_as_they_went_in(tmp_path: Path) -> None:
    name = "punkt.data.slovene"
    plain = importlib.import_module(name)
    packed_punkt.pack(plain, tmp_path)
    finder = packed_punkt.Finder(tmp_path)
    spec = finder.find_spec(name, None)
    assert spec is not None
    assert finder.find_spec("punkt.data.klingon", None) is None
    module = ModuleType(name)
    finder.exec_module(module)
    assert frozenset(plain.ABBREV_TYPES) == module.ABBREV_TYPES
    assert frozenset(plain.COLLOCATIONS) == module.COLLOCATIONS
    assert plain.ORTHO_CONTEXT == module.ORTHO_CONTEXT
    assert plain.TRAINED_TOKENS == module.TRAINED_TOKENS


def test_every_language_that_is_cut_by_punkt_has_its_model_in_the_package() -> None:
    from reader.text.abbreviations import PUNKT_MODELS

    assert set(PUNKT_MODELS.values()) == set(left_out.PUNKT)


def icu_data(items: dict[str, bytes]) -> bytes:
    """ICU data with these items, as in a library: other bytes before and after."""
    header = struct.pack("<HBBHHBBBB4s8x", 32, 0xDA, 0x27, 20, 0, 0, 0, 2, 0, b"CmnD") + bytes(8)
    table = icu._table([(f"icudt99l/{name}".encode(), content) for name, content in sorted(items.items())])
    return b"before\0\0" + header + table + b"after"


def test_of_icus_data_only_what_starts_it_stays() -> None:
    items = {
        "root.res": b"root",
        "de.res": b"German",
        "coll/ucadata.icu": b"order" * 9,
        "nfkc.nrm": b"forms",
        "zone/x.res": b"zones",
    }
    kept = icu.trimmed(icu_data(items))
    (header,) = struct.unpack_from("<H", kept)
    (count,) = struct.unpack_from("<I", kept, header)
    assert kept[12:16] == b"CmnD"
    names = []
    for number in range(count):
        name_at, at = struct.unpack_from("<II", kept, header + 4 + 8 * number)
        name = kept[header + name_at : kept.index(b"\0", header + name_at)].decode()
        names.append(name)
        content = items[name.removeprefix("icudt99l/")]
        assert at % 16 == 0
        assert kept[header + at : header + at + len(content)] == content
    assert names == ["icudt99l/coll/ucadata.icu", "icudt99l/nfkc.nrm", "icudt99l/root.res"]


def test_a_library_stays_while_something_that_stays_needs_it(monkeypatch: pytest.MonkeyPatch) -> None:
    asks = {
        "/b/plugin.so": ["libone.so", "libgone.so"],
        "/b/libone.so": ["libtwo.so"],
        "/b/libtwo.so": [],
        "/b/liblost.so": [],
    }
    monkeypatch.setattr(needed, "imports", lambda path: asks.get(path, []))
    entries = [
        ("PySide6/Qt/plugins/platforms/plugin.so", "/b/plugin.so", "BINARY"),
        ("libone.so", "/b/libone.so", "BINARY"),
        ("libtwo.so", "/b/libtwo.so", "BINARY"),
        ("liblost.so", "/b/liblost.so", "BINARY"),
        ("libsystem.so", "/b/libsystem.so", "BINARY"),
        ("pypdfium2_raw/libpdfium.so", "/b/libpdfium.so", "BINARY"),  # loaded by its name
    ]
    stays = needed.needed_binaries(entries, ["libsystem.so"])
    assert [entry[0] for entry in stays] == [
        "PySide6/Qt/plugins/platforms/plugin.so", "libone.so", "libtwo.so", "pypdfium2_raw/libpdfium.so",
    ]  # fmt: skip
    links = [
        ("lib/libone.so", "libone.so", "SYMLINK"),
        ("lib/liblost.so", "liblost.so", "SYMLINK"),
        ("text", "/b/text", "DATA"),
    ]
    assert needed.without_dangling(links, stays) == [links[0], links[2]]


def test_a_framework_of_macos_stays_whole_or_goes_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    asks = {"/b/QtCore.abi3.so": ["QtCore"]}
    monkeypatch.setattr(needed, "imports", lambda path: asks.get(path, []))

    def framework(folder: str, name: str, version: str) -> list[needed.Entry]:
        inside = f"{folder}{name}.framework/"
        return [
            (f"{inside}Versions/{version}/{name}", f"/b/{name}", "BINARY"),
            (f"{inside}{name}", f"Versions/Current/{name}", "SYMLINK"),
            (f"{inside}Resources", "Versions/Current/Resources", "SYMLINK"),
            (f"{inside}Versions/Current", version, "SYMLINK"),
            (f"{inside}Versions/{version}/Resources/Info.plist", "/b/Info.plist", "DATA"),
        ]

    lib = "PySide6/Qt/lib/"
    asked, lost, python = framework(lib, "QtCore", "A"), framework(lib, "QtQml", "A"), framework("", "Python", "3.11")
    first = ("Python", "Python.framework/Versions/3.11/Python", "SYMLINK")
    every = [("PySide6/QtCore.abi3.so", "/b/QtCore.abi3.so", "EXTENSION"), first, *asked, *lost, *python]
    binaries = needed.needed_binaries([entry for entry in every if entry[2] in ("BINARY", "EXTENSION")], [])
    stays = {
        *binaries,
        *needed.without_dangling([entry for entry in every if entry[2] in ("SYMLINK", "DATA")], binaries),
    }
    assert stays == {*every} - {*lost}


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["list"],
        ["save", "-c"],
        ["-c", "print(1)"],
        ["-c", "from multiprocessing.resource_tracker import main;main(x)"],
    ],
)
def test_only_multiprocessings_own_words_make_the_program_its_helper(arguments: list[str]) -> None:
    code = f"import sys; sys.path.insert(0, {str(INSTALLERS)!r}); import begin; print(begin.be_helper(sys.argv[1:]))"
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments], capture_output=True, text=True, check=True, timeout=60
    )
    assert done.stdout.strip() == "False"


HELD = """
import sys, types, pathlib
sys.path.insert(0, sys.argv[1])
import begin
program = pathlib.Path(sys.argv[2])
archive = types.SimpleNamespace(_filename=str(program))
begin.hold_archive(archive)
newer = program.with_name("newer")
newer.write_text("newer")
newer.replace(program)
print(pathlib.Path(archive._filename).read_text())
"""


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="elsewhere a program that runs is not replaced")
def test_modules_are_imported_from_the_program_that_was_started_after_an_update(tmp_path: Path) -> None:
    program = tmp_path / "tearsheet"
    program.write_text("as it was started")
    done = subprocess.run(
        [sys.executable, "-c", HELD, str(INSTALLERS), str(program)],
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    assert done.stdout.strip() == "as it was started"


def test_qts_plugins_lie_where_the_program_looks_for_them() -> None:
    code = f"import sys; sys.path.insert(0, {str(INSTALLERS)!r}); import begin, pathlib; print(begin.plugins(pathlib.Path(sys.argv[1])))"
    site = Path(str(importlib.util.find_spec("PySide6").origin)).parents[1]  # type: ignore[union-attr]
    told = subprocess.run(
        [sys.executable, "-c", code, str(site)], capture_output=True, text=True, check=True, timeout=60
    ).stdout.strip()
    assert (Path(told) / "platforms").is_dir()


LINKED = """
import importlib.util, pathlib, shutil, sys
target = pathlib.Path(sys.argv[1])
for package in ("shiboken6", "PySide6"):
    found = pathlib.Path(importlib.util.find_spec(package).origin).parent
    (target / package).mkdir()
    for part in found.iterdir():
        if part.name not in ("__init__.py", "files.dir"):
            (target / package / part.name).symlink_to(part)
    shutil.copy(found / "__init__.py", target / package)
shutil.copytree(sys.argv[2], target / "shiboken6/files.dir")
"""
"""Puts PySide6 into a folder as links, with the packages' loader beside Shiboken."""

WRONG_CALLS = """
import json, sys
sys.path.insert(0, sys.argv[1])
from PySide6.QtCore import QObject, QPoint, QSize, QTimer
from shibokensupport.signature import loader
said = [loader.__file__]
calls = (
    lambda: QPoint("a"), lambda: QTimer().setInterval("x"), lambda: QTimer(foo=3), lambda: QSize(1, 2, 3), lambda: QObject().setProperty(1),
)
for call in calls:
    try:
        call()
    except (TypeError, AttributeError) as error:
        said.append(str(error))
print(json.dumps(said))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="links need an administrator there")
def test_qt_under_the_packages_loader_says_what_was_wrong_with_a_call(tmp_path: Path) -> None:
    """With a loader that lacks what Shiboken looks for, a wrong argument would end the program."""
    subprocess.run([sys.executable, "-c", LINKED, str(tmp_path), str(INSTALLERS / "shiboken")], check=True, timeout=60)
    done = subprocess.run(
        [sys.executable, "-c", WRONG_CALLS, str(tmp_path)], capture_output=True, text=True, check=True, timeout=60
    )
    loader, *said = json.loads(done.stdout)
    assert "files.dir" in loader
    assert len(said) == 5
    assert "QPoint" in said[0]
    assert "str" in said[0]


def test_the_lock_files_numpy_is_taken_with_its_hashes_and_nothing_else() -> None:
    entry = lean_numpy.locked((ROOT / "build_scripts/requirements-package.txt").read_text(encoding="utf-8"))
    assert entry.startswith("numpy==")
    assert entry.count("--hash=sha256:") > 5
    assert entry.count("==") == 1 or "python_full_version" in entry


def test_numpy_is_told_how_to_be_built_where_pip_listens() -> None:
    told = lean_numpy.with_settings("numpy==1.2 ; x \\\n    --hash=sha256:12\n")
    first, *settings, last = told.splitlines()
    assert first == "numpy==1.2 ; x \\"
    assert last == "    --hash=sha256:12"
    assert settings == [f'    --config-settings="setup-args=-D{setting}" \\' for setting in lean_numpy.SETTINGS]


def test_numpy_does_not_say_in_which_folder_it_was_built() -> None:
    account = '"Python Information": {\n    "path": r"%s/bin/python",\n    "version": "3.11",\n},'
    assert lean_numpy.without_place(account % "/somewhere") == lean_numpy.without_place(account % "/elsewhere")
    assert '"version": "3.11"' in lean_numpy.without_place(account % "/somewhere")


def test_fonts_are_of_the_kind_that_qt_reads_on_every_system() -> None:
    fonts = [path for path in (ROOT / "resources/fonts").iterdir() if path.suffix != ".txt"]
    assert {path.name for path in fonts} == {*OWN_FONTS, *ARABIC_FONTS}
    assert {path.read_bytes()[:4] for path in fonts} == {b"\x00\x01\x00\x00"}, (
        "Windows reads no compressed fonts (WOFF)"
    )


def test_what_the_freezing_asks_of_its_environment_is_given() -> None:
    asked = re.findall(r'os\.environ\["(\w+)"\]', (INSTALLERS / "tearsheet.spec").read_text("utf-8"))
    given = "".join((INSTALLERS / name).read_text("utf-8") for name in ("freeze.py", "program_marks.py"))
    assert asked
    assert [name for name in asked if f'"{name}"' not in given] == []
