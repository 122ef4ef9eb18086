"""The program as one folder that needs no Python: what every installer wraps."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
from importlib import import_module
from pathlib import Path

import browser_extension

from installers import icu, lean_numpy, left_out, packed_punkt, program_marks, sbom
from installers.release import BUILD, ROOT, CannotMake, Release, clean_folder, settle, this_release
from reader.about import modules

PAYLOAD = BUILD / "frozen" / "tearsheet"


def freeze() -> Release:
    """Freeze the checkout with the Python that runs this, which needs PyInstaller and the locked dependencies. Raises
    CannotMake.
    """
    work = clean_folder(BUILD / "freezing")
    release = this_release(PAYLOAD)
    about, licences = work / "build.json", work / "licences.json"
    day = time.strftime("%Y-%m-%d", time.gmtime(release.when))
    build = {"version": release.version, "commit": release.commit, "date": day, "modules": modules(), **updates()}
    about.write_text(json.dumps(build), encoding="utf-8")
    environment = {
        **os.environ,
        "BUILD_JSON": str(about),
        "LICENCES_JSON": str(licences),
        "PUNKT_MODELS": str(work / "punkt"),
        "BROWSER_EXTENSION": str(work / "browser"),
        "SOURCE_DATE_EPOCH": str(release.when),
        "PYINSTALLER_ZLIB_COMPRESSION_LEVEL": "0",  # what a start loads is not unpacked first, and installers pack it better than that
        "PYTHONHASHSEED": "1",  # sets in compiled code lie in the same order in each build
        "PYTHONPATH": str(ROOT),
        **program_marks.environment(release, work),
    }
    notice = lean_numpy.make_lean()
    if notice:
        print(f"dev.py package: {notice}", file=sys.stderr)
    write_licences(licences, environment)
    pack_models(work / "punkt")
    browser_extension.build(work / "browser")
    command = [sys.executable, "-m", "PyInstaller", "--noconfirm", "--clean", "--log-level", "WARN"]
    command += [
        "--distpath",
        str(PAYLOAD.parent),
        "--workpath",
        str(work),
        str(Path(__file__).with_name("tearsheet.spec")),
    ]
    done = subprocess.run(command, cwd=ROOT, env=environment, check=False)
    if done.returncode:
        raise CannotMake("PyInstaller failed; see the lines above.")
    restore_unstripped(PAYLOAD / "_internal/numpy.libs")
    for library in PAYLOAD.glob("_internal/PySide6/Qt/lib/libicudata.so.*"):
        icu.trim_library(library, release.arch)
    list_libraries(PAYLOAD)
    sbom.put_inside(release)
    settle(PAYLOAD, release.when)
    return release


def list_libraries(payload: Path) -> None:
    """Add the shared libraries, which only the payload tells, to the list that *About* shows: what the bill of
    materials names, a person can read.
    """
    path = payload / "_internal/resources/licences.json"
    listed = json.loads(path.read_text(encoding="utf-8"))
    listed += sbom.unlisted(payload, listed)
    path.write_text(json.dumps(listed, ensure_ascii=False, indent=0), encoding="utf-8")


def restore_unstripped(folder: Path) -> None:
    """Where numpy has OpenBLAS, take its libraries anew: linked as they are, they can no longer be loaded once they are
    stripped.
    """
    if folder.is_dir():
        import numpy

        source = Path(numpy.__file__).parents[1] / folder.name
        for library in folder.iterdir():
            shutil.copyfile(source / library.name, library)


def pack_models(folder: Path) -> None:
    """Punkt's models in the form that a package carries."""
    folder.mkdir()
    for language in left_out.PUNKT:
        packed_punkt.pack(import_module(packed_punkt.PACKAGE + language), folder)


def updates() -> dict[str, dict[str, str]]:
    """Where a build's newer versions are told of, and the key that they are signed with, if this build has such a
    place.
    """
    given = {
        "address": os.environ.get("TEARSHEET_UPDATES_ADDRESS", ""),
        "key": os.environ.get("TEARSHEET_UPDATES_KEY", ""),
    }
    return {"updates": given} if all(given.values()) else {}


def write_licences(target: Path, environment: dict[str, str]) -> None:
    """The licences of all parts, for *About*."""
    code = "import json, sys; from reader.desk.program.licences import collect; print(json.dumps(collect(), ensure_ascii=False, indent=0))"
    utf8 = {**environment, "PYTHONUTF8": "1"}  # names and licences are in every script, and Windows' pipes in one
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, env=utf8, capture_output=True, text=True, encoding="utf-8", check=False
    )
    if done.returncode:
        raise CannotMake(f"couldn't read the licences of the components:\n{done.stderr.strip()}")
    target.write_text(done.stdout, encoding="utf-8")
