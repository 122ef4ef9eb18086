"""The bill of materials: every part that a package brings, with version, licence and fingerprint, as CycloneDX 1.6."""

from __future__ import annotations

import json
import platform
import re
import sqlite3
import ssl
import time
import uuid
from importlib import metadata
from pathlib import Path
from typing import Any, TypeAlias

from installers.left_out import MODULES
from installers.release import ROOT, Release
from installers.spdx import FONTS, LIBRARIES, licence_of
from installers.sums import sha256
from reader.desk.program.licences import plain

Component: TypeAlias = dict[str, Any]
LOCK = ROOT / "build_scripts/requirements.txt"
VERSIONS = {
    "Python": platform.python_version(),
    "OpenSSL": ssl.OPENSSL_VERSION.split()[1],
    "SQLite": sqlite3.sqlite_version,
}
"""Of libraries that tell their version; of others the fingerprint has to do."""
SPACE = uuid.uuid5(uuid.NAMESPACE_DNS, "tearsheet.invalid")


INSIDE = "_internal/resources/bill-of-materials.cdx.json"
"""Where in the payload, and so in every package."""


def make(release: Release) -> list[Path]:
    """tearsheet-VERSION-SYSTEM-ARCH.cdx.json: the same as in the package."""
    target = release.target("cdx.json")
    target.write_text(written(release), encoding="utf-8", newline="\n")
    return [target]


def put_inside(release: Release) -> None:
    """Write the bill into the payload, once all other files of it are there."""
    (release.payload / INSIDE).write_text(written(release), encoding="utf-8", newline="\n")


def written(release: Release) -> str:
    """Return the bill as its file has it."""
    return json.dumps(bill(release), indent=2, ensure_ascii=False) + "\n"


def bill(release: Release) -> dict[str, Any]:
    """Two builds of one commit have the same: its serial number is made from what it is about."""
    root = f"tearsheet@{release.version}"
    parts = sorted([*distributions(), *libraries(release.payload), *fonts()], key=lambda part: str(part["bom-ref"]))
    about = f"{release.version} {release.commit} {release.system} {release.arch}"
    return {
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "serialNumber": f"urn:uuid:{uuid.uuid5(SPACE, about)}",
        "version": 1,
        "metadata": {
            "timestamp": time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(release.when)),
            "component": {
                "type": "application",
                "bom-ref": root,
                "name": "tearsheet",
                "version": release.version,
                "licenses": licence("MIT"),
                "properties": [
                    {"name": "commit", "value": release.commit},
                    {"name": "lock-sha256", "value": sha256(LOCK)},
                ],
            },
        },
        "components": parts,
        "dependencies": [
            {"ref": root, "dependsOn": [part["bom-ref"] for part in parts]},
            *({"ref": part["bom-ref"]} for part in parts),
        ],
    }


def distributions() -> list[Component]:
    """The Python packages of the lock that are installed here, which are those that this system needs."""
    found = []
    for name, version, locked in _locked():
        try:
            installed = metadata.distribution(name)
        except metadata.PackageNotFoundError:
            continue  # for another system
        if installed.version != version or name in MODULES:
            continue  # for another version of Python, or left out
        address = f"pkg:pypi/{plain(name)}@{version}"
        found.append(
            {
                "type": "library",
                "bom-ref": address,
                "name": installed.name,
                "version": installed.version,
                "licenses": licence(licence_of(installed)),
                "purl": address,
                # Of every file that the lock lets an installation take: which it was depends on system and Python.
                "properties": [{"name": "locked-sha256", "value": digest} for digest in locked],
            }
        )
    return found


def _locked() -> list[tuple[str, str, list[str]]]:
    """Return name, version and SHA-256 digests of each entry of the lock."""
    entries = re.findall(
        r"^([A-Za-z0-9._-]+)==([^\s;\\]+)((?:.*\\\n)*.*)$", LOCK.read_text(encoding="utf-8"), re.MULTILINE
    )
    return [(name, version, re.findall(r"--hash=sha256:([0-9a-f]{64})", rest)) for name, version, rest in entries]


def libraries(payload: Path) -> list[Component]:
    """The shared libraries that no Python package brought, each with its fingerprint."""
    found = []
    for path in sorted((payload / "_internal").glob("*")):
        named = next((known for pattern, known in LIBRARIES.items() if re.match(pattern, path.name.lower())), None)
        if path.is_symlink() or not path.is_file() or not (named or _is_library(path)):
            continue
        name, spdx = named or (path.name, "")
        component: Component = {
            "type": "library",
            "bom-ref": f"file:{path.name}",
            "name": name,
            "licenses": licence(spdx),
        }
        if name in VERSIONS:
            component["version"] = VERSIONS[name]
        component["hashes"] = [_hash(path)]
        component["properties"] = [{"name": "file", "value": path.name}]
        found.append(component)
    return found


def unlisted(payload: Path, listed: list[dict[str, str]]) -> list[dict[str, str]]:
    """The shared libraries of the payload that the list for *About* lacks, in its form: each once, by its name."""
    known = {part["name"].lower() for part in listed}
    found: dict[str, dict[str, str]] = {}
    for component in libraries(payload):
        name = str(component["name"])
        if name.lower() not in known:
            spdx = licence_of_component(component)
            found.setdefault(name, {"name": name, "version": component.get("version", ""), "licence": spdx, "text": ""})
    return list(found.values())


def licence_of_component(component: Component) -> str:
    """The SPDX expression of a component, or "" where none is known."""
    return " AND ".join(str(chosen.get("expression") or chosen["license"]["id"]) for chosen in component["licenses"])


def fonts() -> list[Component]:
    return [
        {
            "type": "data",
            "bom-ref": f"font:{path.name}",
            "name": f"{family} ({path.name})",
            "licenses": licence("OFL-1.1"),
            "hashes": [_hash(path)],
        }
        for family in FONTS
        for path in sorted((ROOT / "resources/fonts").glob(f"{family}-*.*"))
        if path.suffix != ".txt"
    ]


def licence(spdx: str) -> list[dict[str, Any]]:
    """As CycloneDX has it: one licence by its id, several as an expression, none as such."""
    if not spdx:
        return []
    return [{"expression": spdx}] if " " in spdx else [{"license": {"id": spdx}}]


def _hash(path: Path) -> dict[str, str]:
    return {"alg": "SHA-256", "content": sha256(path)}


def _is_library(path: Path) -> bool:
    """Extension modules of packages end so, too, but carry the interpreter's tag."""
    return (
        bool(re.search(r"\.(so(\.|$)|dylib$|dll$)", path.name))
        and "cpython-" not in path.name
        and "abi3" not in path.name
    )
