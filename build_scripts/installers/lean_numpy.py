"""numpy without OpenBLAS, for Linux: its wheel brings 26 MB of fast linear algebra, and a summary asks next to nothing
of that.

numpy's own source builds with plain loops instead; that takes a C compiler, and five minutes once. Without a compiler
the wheel stays.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import sysconfig
from importlib.metadata import version
from pathlib import Path

from installers.release import BUILD, ROOT

SETTINGS = ("blas=none", "lapack=none", "allow-noblas=true", "cpu-dispatch=none")
LOCK = ROOT / "build_scripts/requirements-package.txt"


def make_lean() -> str:
    """Put such a numpy into the environment that runs this; gives what a person should know, or nothing."""
    if not sys.platform.startswith("linux"):
        return ""
    notice = "" if is_lean() else _build_and_install()
    config = Path(sysconfig.get_path("platlib"), "numpy/__config__.py")
    config.write_text(without_place(config.read_text(encoding="utf-8")), encoding="utf-8")
    return notice


def _build_and_install() -> str:
    if not (shutil.which("cc") and shutil.which("c++") and Path(sysconfig.get_path("include"), "Python.h").exists()):
        return (
            "numpy keeps its OpenBLAS, and the package is 8 MB larger, for there is no C compiler with Python's headers. "
            "On Debian and Ubuntu type: apt-get install build-essential python3-dev"
        )
    wheels = BUILD / "wheels" / f"{version('numpy')}-{sysconfig.get_platform()}-{sys.implementation.cache_tag}"
    if not list(wheels.glob("numpy-*.whl")):
        print("Building numpy without OpenBLAS (once; about five minutes) ...", flush=True)
        wheels.mkdir(parents=True, exist_ok=True)
        wanted = wheels / "numpy.txt"
        wanted.write_text(with_settings(locked(LOCK.read_text(encoding="utf-8"))), encoding="utf-8")
        command = [
            *_pip("wheel"),
            "--no-build-isolation",
            "--no-binary",
            "numpy",
            "--no-cache-dir",
            "--require-hashes",
            "-w",
            str(wheels),
        ]
        tools = f"{Path(sys.executable).parent}{os.pathsep}{os.environ.get('PATH', '')}"  # cython and ninja lie beside Python
        environment = {**os.environ, "PATH": tools}
        done = subprocess.run(
            [*command, "-r", str(wanted)], cwd=ROOT, env=environment, capture_output=True, text=True, check=False
        )
        if done.returncode:
            return "numpy keeps its OpenBLAS: it could not be built without. " + " ".join(
                done.stderr.strip().splitlines()[-2:]
            )
    wheel = next(wheels.glob("numpy-*.whl"))
    done = subprocess.run(
        [*_pip("install"), "--force-reinstall", "--no-index", str(wheel)], capture_output=True, text=True, check=False
    )
    return "" if done.returncode == 0 else f"numpy keeps its OpenBLAS: {done.stderr.strip()}"


def is_lean() -> bool:
    """Whether this environment's numpy came without OpenBLAS."""
    from numpy import __config__

    return bool(__config__.CONFIG["Build Dependencies"]["blas"]["name"] == "none")


def locked(requirements: str) -> str:
    """The entry of a lock file for the numpy that is installed here, with its hashes."""
    entries = re.split(r"\n(?=\S)", requirements)
    return next(entry for entry in entries if entry.startswith(f"numpy=={version('numpy')} ")) + "\n"


def with_settings(entry: str) -> str:
    """A lock file's entry with how it is to be built: pip takes no settings from its command for what stands in a
    file.
    """
    first, rest = entry.split("\n", 1)
    settings = "".join(f'    --config-settings="setup-args=-D{setting}" \\\n' for setting in SETTINGS)
    return f"{first}\n{settings}{rest}"


def without_place(config: str) -> str:
    """Numpy's account of how it was built, without the path of the Python that did it: two builds in two folders are
    the same.
    """
    return re.sub(r'("path": r?)"[^"\n]*"', r'\1""', config)


def _pip(command: str) -> list[str]:
    return [sys.executable, "-m", "pip", "--disable-pip-version-check", "--quiet", "--quiet", command, "--no-deps"]
