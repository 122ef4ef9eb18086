#!/usr/bin/env python3
"""Tearsheet for developers. Start here; all you need is Python 3.11 or newer.

    python3 build_scripts/dev.py run [ARGUMENTS...]    set up if needed, then start Tearsheet or a terminal command
    python3 build_scripts/dev.py test [ARGUMENTS...]   set up if needed, then run all checks and tests; arguments go to pytest
    python3 build_scripts/dev.py test --coverage       the same, and which lines were run; takes twice as long
    python3 build_scripts/dev.py test --hostile        run the hostile kit; see tests/hostile/README.md
    python3 build_scripts/dev.py test --browser        save pages from Chromium and Firefox; see tests/browser/README.md
    python3 build_scripts/dev.py lint                  run the checks only (ruff, mypy, import-linter)
    python3 build_scripts/dev.py strings [--update]    list every string that people read; --update renews the catalogues
    python3 build_scripts/dev.py bench start           measure; see build_scripts/bench.py
    python3 build_scripts/dev.py package deb           build an installer; see dev.py package --help
    python3 build_scripts/dev.py lock                  renew the lock files from pyproject.toml (needs uv)

Set-up creates .venv next to pyproject.toml from hash-checked lock files. It runs once; later starts are instant. This script
uses the standard library only, so that it runs on a fresh machine.
"""

from __future__ import annotations

import contextlib
import ctypes
import ctypes.util
import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
LOCKS = {
    "run": ROOT / "build_scripts/requirements.txt",
    "dev": ROOT / "build_scripts/requirements-dev.txt",
    "package": ROOT / "build_scripts/requirements-package.txt",
}
PROJECT_FILES = ("pyproject.toml",)
QUICK_FOLDER_BYTES = 4_000_000_000

# Shared libraries that Qt's wheels expect of the system, and the Debian packages that bring them.
QT_LIBRARIES = {
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-xinerama.so.0": "libxcb-xinerama0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
}


def say(line: str) -> None:
    print(line, file=sys.stderr, flush=True)


def give_up(line: str) -> None:
    say(f"dev.py: {line}")
    raise SystemExit(1)


# --- set-up ------------------------------------------------------------------------------------------------------------


def fingerprint(kind: str) -> str:
    """Hex digest of all that the environment was made from: lock file, project file, Python's version and this
    folder.
    """
    digest = hashlib.sha256(f"{sys.version_info[:3]} {ROOT}".encode())
    digest.update(LOCKS[kind].read_bytes())
    for name in PROJECT_FILES:
        digest.update((ROOT / name).read_bytes())
    return digest.hexdigest()


def environment_of(kind: str) -> Path:
    """Packages are frozen from an environment of their own, which holds nothing that the program does not need."""
    return ROOT / ".venv-package" if kind == "package" else VENV


def python_of(kind: str) -> Path:
    return environment_of(kind) / PYTHON.relative_to(VENV)


def is_ready(kind: str) -> bool:
    wanted = {fingerprint(kind)} | ({fingerprint("dev")} if kind == "run" else set())
    stamp = environment_of(kind) / ".ready"
    return python_of(kind).exists() and stamp.exists() and stamp.read_text(encoding="utf-8") in wanted


def call(what: str, *command: str | Path) -> None:
    done = subprocess.run([str(part) for part in command], cwd=ROOT, check=False)
    if done.returncode:
        give_up(
            f"{what} failed with exit code {done.returncode}; see the lines above. If it was the network, run the command again."
        )


def set_up(kind: str) -> None:
    """Make or renew the environment from the lock file of ``kind`` ("run", "dev" or "package"). Does nothing where it
    stands already.
    """
    set_up_translations()
    if is_ready(kind):
        return
    venv, python = environment_of(kind), python_of(kind)
    say(f"Setting up {venv.name}. This happens once and takes a minute or two...")
    (venv / ".ready").unlink(missing_ok=True)
    if not python.exists():
        shutil.rmtree(venv, ignore_errors=True)
        made = subprocess.run([sys.executable, "-m", "venv", str(venv)], capture_output=True, text=True, check=False)
        if made.returncode:
            shutil.rmtree(venv, ignore_errors=True)
            hint = (
                " On Debian or Ubuntu, run: sudo apt-get install python3-venv"
                if sys.platform.startswith("linux")
                else ""
            )
            give_up(f"Couldn't create a virtual environment.{hint}\n{(made.stdout + made.stderr).strip()}")
    pip = (
        python,
        "-m",
        "pip",
        "--disable-pip-version-check",
        "--quiet",
        "--quiet",
        "install",
        "--no-deps",
        "--no-warn-script-location",
    )
    # The lock is complete, so nothing is resolved: --no-deps also spares old pips a resolver fault with lxml's extras.
    call("Installing the locked dependencies", *pip, "--require-hashes", "-r", LOCKS[kind])
    if kind == "dev":
        call("Installing Tearsheet itself", *pip, "--no-build-isolation", "--editable", ROOT)
    (venv / ".ready").write_text(fingerprint(kind), encoding="utf-8")


def set_up_translations() -> None:
    """Compile the catalogues of ``resources/translations`` that are missing or older than their source."""
    folder = ROOT / "resources/translations"
    for source in folder.glob("*.ts"):
        target = source.with_suffix(".qm")
        if not target.exists() or target.stat().st_mtime_ns < source.stat().st_mtime_ns:
            import catalogue  # only here: its XML parser costs a start that finds all compiled 10 ms

            catalogue.build(folder)
            return


def set_up_browser_extension() -> None:
    """Make the folders from which browsers load the extension, where a source is newer than they are."""
    made = ROOT / "build/browser"
    sources = (path for path in (ROOT / "resources/browser").rglob("*") if path.is_file())
    if not made.is_dir() or max(path.stat().st_mtime_ns for path in sources) > made.stat().st_mtime_ns:
        import browser_extension  # only here, as above

        browser_extension.build(made)
        os.utime(made)


def missing_qt_packages() -> list[str]:
    if not sys.platform.startswith("linux"):
        return []
    packages = []
    for library, package in QT_LIBRARIES.items():
        try:
            ctypes.CDLL(library)
        except OSError:
            packages.append(package)
    if not packages and not any(Path(p).exists() for p in ("/usr/share/fonts", "/usr/local/share/fonts")):
        packages.append("fonts-dejavu-core")
    return packages


def set_up_qt_libraries() -> None:
    """Qt's own wheels lean on a few libraries of the system: install them where that is ours to do, else say what to
    type.
    """
    packages = missing_qt_packages()
    if not packages:
        return
    line = "apt-get install --no-install-recommends " + " ".join([*packages, "fontconfig-config"])
    if os.name == "posix" and os.geteuid() == 0 and shutil.which("apt-get"):
        say(f"Installing system libraries for Qt: {' '.join(packages)}...")
        environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        subprocess.run(["apt-get", "update", "-qq"], env=environment, stdout=subprocess.DEVNULL, check=False)
        subprocess.run([*line.split(), "-y", "-qq"], env=environment, stdout=subprocess.DEVNULL, check=False)
        packages = missing_qt_packages()
        if packages:
            give_up(f"Some system libraries are still missing: {' '.join(packages)}. Run: {line}")
    elif shutil.which("apt-get"):
        give_up(f"Qt needs system libraries that aren't installed. Run: sudo {line}")
    else:
        give_up(
            "Qt needs system libraries that aren't installed. Use your package manager to install the packages that provide: "
            + " ".join(QT_LIBRARIES)
        )


# --- commands ----------------------------------------------------------------------------------------------------------


def has_display() -> bool:
    if not sys.platform.startswith("linux"):
        return True
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))


TERMINAL = """There is no display, so the window can't open. Tearsheet also works in the terminal:

    python3 build_scripts/dev.py run list                    list your library
    python3 build_scripts/dev.py run save ADDRESS            save an article
    python3 build_scripts/dev.py run show ID                 read it
    python3 build_scripts/dev.py run summary ID              summarise it in its own sentences
    python3 build_scripts/dev.py run search WORDS            search your library
    python3 build_scripts/dev.py run --help                  everything else
"""


def run(arguments: list[str]) -> int:
    opens_window = not arguments or arguments[0] == "open"
    set_up("run")
    set_up_browser_extension()
    if opens_window:
        if not has_display():
            say(TERMINAL)
            return 1
        set_up_qt_libraries()
    command = [str(PYTHON), "-m", "reader", *arguments]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # compiled modules halve the time to the first paint
    if os.name != "nt":
        os.execve(command[0], command, environment)
    return subprocess.run(command, env=environment, check=False).returncode


CHECKS = (
    ("ruff check", "ruff", "check", "."),
    ("ruff format", "ruff", "format", "--check", "."),
    ("mypy --strict", "mypy"),
    ("import-linter", "importlinter.cli", "lint-imports"),
)


def lint() -> int:
    """All checks, also after one failed; gives how many failed."""
    failed = 0
    for name, module, *arguments in CHECKS:
        command = [str(PYTHON), "-m", module, *arguments]
        if module == "importlinter.cli":
            command = [str(PYTHON.parent / "lint-imports")]
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
        print(f"{name:16} {'ok' if done.returncode == 0 else 'FAILED'}", flush=True)
        if done.returncode:
            failed += 1
            print((done.stdout + done.stderr).strip(), flush=True)
    return failed


def test(arguments: list[str]) -> int:
    """All checks and the whole suite, a process of pytest for each core and one more, since tests also wait for others; with
    ``arguments`` only pytest, in one. Coverage is asked for by name: the tracer doubles the time of the suite.
    """
    set_up("dev")
    set_up_qt_libraries()
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    if sys.platform.startswith("linux"):
        environment["QT_QPA_PLATFORM"] = "offscreen"
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # else each process compiles all tests again: 10 s each
    is_whole = arguments in ([], ["--coverage"])
    failed = 0
    if is_whole:
        with compiling_tests(environment):
            failed = lint()
    whole = ["-n", str(min((os.cpu_count() or 1) + 1, 8)), "--dist", "worksteal"]
    if is_whole and arguments:
        whole += ["--cov", "--cov-report=term"]
    command = [str(PYTHON), "-m", "pytest", *(whole if is_whole else arguments)]
    if "--hostile" in arguments:
        command = [str(PYTHON), "-m", "tests.hostile", *(one for one in arguments if one != "--hostile")]
    if "--browser" in arguments:
        command = [str(PYTHON), "-m", "tests.browser", *arguments[arguments.index("--browser") + 1 :]]
    with tempfile.TemporaryDirectory(prefix="tearsheet-", dir=quick_folder()) as folder:
        environment["TMPDIR"] = folder
        done = subprocess.run(command, cwd=ROOT, env=environment, check=False)
    if failed:
        say(f"{failed} of {len(CHECKS)} checks failed. See the top of this output.")
    return 1 if failed else done.returncode


@contextlib.contextmanager
def compiling_tests(environment: dict[str, str]) -> Iterator[None]:
    """Let pytest compile all tests while something else uses one core: its processes would each do it for themselves."""
    command = [str(PYTHON), "-m", "pytest", "--collect-only", "-qq"]
    with subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL):
        yield


def quick_folder() -> str | None:
    """Where tests make their files: in memory where the system has room for that, for libraries are synced to the disk at
    each change; else None, the usual place.
    """
    with contextlib.suppress(OSError):
        if os.access("/dev/shm", os.W_OK) and shutil.disk_usage("/dev/shm").free > QUICK_FOLDER_BYTES:
            return "/dev/shm"
    return None


def call_script(name: str, arguments: list[str]) -> int:
    """Run another script of this folder in the environment; gives its exit code."""
    return subprocess.run(
        [str(PYTHON), str(ROOT / "build_scripts" / name), *arguments], cwd=ROOT, check=False
    ).returncode


def lock() -> int:
    uv = shutil.which("uv")
    if not uv:
        give_up("The lock command needs uv. Run: python3 -m pip install uv")
    base = [str(uv), "pip", "compile", "-q", "--universal", "--python-version", "3.11", "--generate-hashes"]
    base += ["--no-header", "--no-annotate", "--no-emit-index-url", "pyproject.toml"]
    as_run = ["--constraint", LOCKS["run"].relative_to(ROOT).as_posix()]  # what is shipped is what was tested
    for extra, target in (
        ([], LOCKS["run"]),
        (["--group", "dev"], LOCKS["dev"]),
        (["--group", "package", *as_run], LOCKS["package"]),
    ):
        call("Locking", *base, *extra, "-o", target)
    return 0


def main() -> int:
    if sys.version_info < (3, 11):  # noqa: UP036 - older ones are who this is said to
        give_up(f"Tearsheet needs Python 3.11 or newer. This is Python {sys.version.split()[0]}.")
    command, arguments = (sys.argv[1] if len(sys.argv) > 1 else "--help"), sys.argv[2:]
    if command == "run":
        return run(arguments)
    if command == "test":
        return test(arguments)
    if command == "lint":
        set_up("dev")
        return lint()
    if command == "bench":
        set_up("dev")
        set_up_qt_libraries()
        os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
        return call_script("bench.py", arguments)
    if command == "package":
        if not set(arguments) & {"-h", "--help"}:
            set_up("package")
            if "--frozen" not in arguments and set(arguments) != {"sums"}:
                set_up_qt_libraries()  # the package brings some of them, and the icons are painted by Qt
        python = python_of("package") if is_ready("package") else sys.executable
        return subprocess.run(
            [str(python), str(ROOT / "build_scripts/installers"), *arguments], cwd=ROOT, check=False
        ).returncode
    if command == "strings":
        set_up("dev")
        return call_script("strings.py", arguments)
    if command == "lock":
        return lock()
    print(__doc__)
    return 0 if command in ("-h", "--help", "help") else 2


if __name__ == "__main__":
    try:
        raise SystemExit(main())
    except KeyboardInterrupt:
        raise SystemExit(130) from None
