"""The browser extension, as folders and zip files for each family of browsers.

    python3 build_scripts/browser_extension.py [--out build/browser]

``resources/browser`` is plain JavaScript and is copied as it is. Only the manifest is made: ``manifest.json``, then what the
family adds (``manifest.chromium.json``, ``manifest.firefox.json``), then the ids of ``ids.json``. The zip files are the same to
the byte wherever they are made. The standard library suffices.
"""

from __future__ import annotations

import argparse
import json
import shutil
import zipfile
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "resources/browser"
FAMILIES = ("chromium", "firefox")

# What is for people and builds, and no part of the extension.
_LEFT_OUT = {"README.md", "stores.md", "ids.json", "manifest.json", *(f"manifest.{family}.json" for family in FAMILIES)}
_TEXT = {".js", ".json", ".html", ".css"}
_EPOCH = (1980, 1, 1, 0, 0, 0)


def ids() -> dict[str, str]:
    """Return the native host's name, each family's id of the extension, and the public key that fixes Chromium's."""
    found: dict[str, str] = json.loads((SOURCE / "ids.json").read_text("utf-8"))
    return found


def manifest(family: str) -> dict[str, Any]:
    """Return the manifest of one family, in the order in which it is written."""
    made: dict[str, Any] = json.loads((SOURCE / "manifest.json").read_text("utf-8"))
    for key, value in json.loads((SOURCE / f"manifest.{family}.json").read_text("utf-8")).items():
        made[key] = made[key] | value if isinstance(made.get(key), dict) else value
    if family == "chromium":
        made["key"] = ids()["key"]
    else:
        gecko = made["browser_specific_settings"]["gecko"]
        made["browser_specific_settings"]["gecko"] = {"id": ids()["firefox"], **gecko}
    return made


def files(family: str) -> dict[str, bytes]:
    """Return every file of one family's extension by its path, sorted."""
    found: dict[str, bytes] = {
        "manifest.json": (json.dumps(manifest(family), indent=2, ensure_ascii=False) + "\n").encode()
    }
    for path in SOURCE.rglob("*"):
        name = path.relative_to(SOURCE).as_posix()
        if not path.is_file() or name in _LEFT_OUT or name.startswith((".", "built/")):
            continue
        content = path.read_bytes()
        # A checkout on Windows may have other line ends.
        found[name] = content.replace(b"\r\n", b"\n") if path.suffix in _TEXT else content
    return dict(sorted(found.items()))


def write_folder(family: str, folder: Path) -> None:
    """Write one family's extension to ``folder``, in place of what was there."""
    shutil.rmtree(folder, ignore_errors=True)
    for name, content in files(family).items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def write_zip(family: str, path: Path) -> None:
    """Write one family's extension as a zip file: sorted, without the time or owner of any file."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(path, "w") as packed:
        for name, content in files(family).items():
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.create_system = 3
            entry.external_attr = 0o100644 << 16
            # Stored: what deflate writes differs between versions of zlib, and there is little to gain.
            packed.writestr(entry, content)


def build(out: Path) -> list[Path]:
    """Write folders and zip files of all families below ``out``; return the paths of the zip files."""
    packed = []
    for family in FAMILIES:
        write_folder(family, out / family)
        path = out / f"tearsheet-{family}-{manifest(family)['version']}.zip"
        write_zip(family, path)
        packed.append(path)
    return packed


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--out", type=Path, default=ROOT / "build/browser")
    for path in build(parser.parse_args().out):
        print(path)


if __name__ == "__main__":
    main()
