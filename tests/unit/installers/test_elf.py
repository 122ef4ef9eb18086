"""What the program asks of a system is read from its files, and folders of the build machine are taken out of them."""

from __future__ import annotations

import ctypes
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from installers.elf import debian_packages, is_elf, needed_of_the_system
from installers.release import CannotMake
from installers.search_path import forget_build_folders

pytestmark = pytest.mark.skipif(
    not sys.platform.startswith("linux") or not shutil.which("gcc"), reason="gcc is not installed"
)


def compiled(
    folder: Path, *options: str, name: str = "libferry.so", code: str = "int pier(void) { return 4; }"
) -> Path:
    source = folder / "ferry.c"
    source.write_text(code, encoding="utf-8")
    subprocess.run(["gcc", "-shared", "-fPIC", *options, str(source), "-o", str(folder / name)], check=True)
    return folder / name


def test_what_lies_in_the_package_is_not_asked_of_the_system(tmp_path: Path) -> None:
    library = compiled(tmp_path, "-Wl,-soname,libferry.so")
    code = "#include <math.h>\nint pier(void); double deck(double at) { return pow(at, at) + pier(); }"
    compiled(
        tmp_path,
        str(library),
        "-lm",
        "-Wl,--no-as-needed",
        "-lz" if Path("/usr/include/zlib.h").exists() else "-lm",
        name="libdeck.so",
        code=code,
    )
    libraries, c_library = needed_of_the_system(tmp_path)
    assert "libferry.so" not in libraries
    assert "libm.so.6" not in libraries
    assert tuple(int(part) for part in c_library.split(".")) >= (2, 2)


def test_a_library_without_a_package_stops_the_build() -> None:
    assert debian_packages(["libz.so.1"], {"libz.so.1": "zlib1g"}) == ["zlib1g"]
    with pytest.raises(CannotMake, match=r"libferry\.so\.4"):
        debian_packages(["libz.so.1", "libferry.so.4"], {"libz.so.1": "zlib1g"})


def test_the_build_machines_folder_is_forgotten_and_the_library_still_loads(tmp_path: Path) -> None:
    library = compiled(tmp_path, "-Wl,-rpath,/home/somebody/python/lib")
    assert b"/home/somebody" in library.read_bytes()
    assert forget_build_folders(library)
    assert b"/home/somebody" not in library.read_bytes()
    assert (
        "RUNPATH"
        not in subprocess.run(["readelf", "-d", str(library)], capture_output=True, text=True, check=True).stdout
    )
    assert ctypes.CDLL(str(library)).pier() == 4
    assert not forget_build_folders(library)


def test_a_path_from_the_librarys_own_folder_stays(tmp_path: Path) -> None:
    library = compiled(tmp_path, "-Wl,-rpath,$ORIGIN/lib")
    assert not forget_build_folders(library)
    assert b"$ORIGIN/lib" in library.read_bytes()


def test_other_files_are_left_alone(tmp_path: Path) -> None:
    text = tmp_path / "notes.txt"
    text.write_text("not a program", encoding="utf-8")
    assert not is_elf(text)
    assert not forget_build_folders(text)
