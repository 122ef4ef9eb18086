"""Licences as SPDX names them, where a part says it in other words or not at all."""

from __future__ import annotations

import re
from importlib import metadata

from reader.desk.program.licences import CHOSEN, SAID, plain

IDS = {
    "0BSD", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "ISC", "MIT", "MPL-2.0", "PSF-2.0", "Unlicense", "Zlib",
}  # fmt: skip
"""Those that stand alone in packages' metadata and are SPDX's own."""

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

FONTS = ("Inter", "Literata", "NotoNaskhArabic")


def licence_of(part: metadata.Distribution) -> str:
    """An SPDX id or expression, or nothing where none is known."""
    known = CHOSEN | SAID
    if plain(part.name) in known:
        return known[plain(part.name)]
    expression = part.metadata.get("License-Expression") or ""
    if expression:
        return str(expression)
    said = str(part.metadata.get("License") or "").strip()
    return said if said in IDS or re.fullmatch(r"[\w.-]+( (AND|OR) [\w.-]+)+", said) else ""
