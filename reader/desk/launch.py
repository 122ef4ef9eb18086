"""What the system gives Tearsheet to open: files and addresses of a command line, of another start, of a link that was
clicked.

It may be anything: any program can start this one, and any web page can offer a ``tearsheet:`` link. So a link of that
kind is only ever offered, never fetched unasked, and of files only saved pages are read.
"""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Sequence
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

from reader.capture.fetch.address import looks_like_address, normalize
from reader.capture.fetch.local_pictures import FILE_ENDINGS, file_of
from reader.errors import FileUnreadable, NotAnAddress, TearsheetError, TooManyGiven
from reader.records import dataclass

LONGEST = 4096
"""Characters of one address or path; a longer one is no address that anybody meant."""
MOST = 500
SCHEME = "tearsheet:"
_HAS_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.\-]+:")  # two letters at least: one is a drive of Windows
_OPENS_WINDOW = ("http://", "https://", "file:", SCHEME)


@dataclass(frozen=True, slots=True)
class Given:
    """``save`` are addresses and paths that a person asked to save, ``offer`` addresses that a link asks to have saved,
    ``refused`` what is neither, each with its sentence."""

    save: tuple[str, ...] = ()
    offer: tuple[str, ...] = ()
    refused: tuple[TearsheetError, ...] = ()


def is_to_open(argument: str) -> bool:
    """Whether the first word of a command line is something to open rather than a command."""
    lowered = argument[:LONGEST].lower()
    return lowered.startswith(_OPENS_WINDOW) or lowered.endswith(FILE_ENDINGS)


def from_here(arguments: Sequence[str]) -> list[str]:
    """The same, so that another process understands it: paths are relative to the folder of this one."""
    return [str(Path(given).absolute()) if given.strip() and _means_path(given) else given for given in arguments]


def sort_out(arguments: Sequence[str]) -> Given:
    """What of it is to be saved, what is to be offered, and what is refused. Asks the file system, never the
    network."""
    save: dict[str, None] = {}
    offer: dict[str, None] = {}
    refused: list[TearsheetError] = []
    for given in arguments[:MOST]:
        if not given.strip():
            continue
        try:
            if given[: len(SCHEME)].lower() == SCHEME:
                offer.setdefault(_offered(given))
            else:
                save.setdefault(_asked(given))
        except TearsheetError as error:
            refused.append(error)
    if len(arguments) > MOST:
        refused.append(TooManyGiven(limit=MOST))
    return Given(tuple(save), tuple(offer), tuple(refused))


def shown(name: str) -> str:
    """A name that may hold anything, as one short line that can be shown and stored."""
    line = " ".join("".join(sign if sign.isprintable() else " " for sign in name).split())
    return line if len(line) <= 80 else line[:79] + "…"


def _asked(given: str) -> str:
    if _means_path(given):
        return _page_file(given)
    if given[:5].lower() == "file:":
        return _page_file(_path_of(given))
    return _web_address(given)


def _web_address(given: str) -> str:
    if len(given) > LONGEST or not given.strip().isprintable():
        raise NotAnAddress(given=shown(given))
    return normalize(given)


def _offered(given: str) -> str:
    """The address in ``tearsheet:ADDRESS`` or ``tearsheet:save?url=ADDRESS``. Raises NotAnAddress."""
    if len(given) > LONGEST:
        raise NotAnAddress(given=shown(given))
    rest = given[len(SCHEME) :].strip()
    if rest.startswith("//") and not rest.lower().startswith(("//http:", "//https:")):
        rest = rest[2:]
    rest = rest.lstrip("/")
    if rest.lower().startswith(("save?", "save/?")):
        try:
            found = parse_qs(rest.partition("?")[2], max_num_fields=20).get("url", [])
        except ValueError:
            found = []
        rest = found[0] if len(found) == 1 else ""
    if not rest.lower().startswith(("http://", "https://")):
        raise NotAnAddress(given=shown(given))
    return _web_address(rest)


def _path_of(given: str) -> str:
    """The path in a ``file:`` address of this machine."""
    try:
        parts = urlsplit(given)
    except ValueError:
        raise NotAnAddress(given=shown(given)) from None
    if parts.netloc.lower() not in ("", "localhost"):
        raise FileUnreadable(name=shown(given), detail="it lies on another computer")
    return str(file_of(parts.path))


def _page_file(given: str) -> str:
    """The absolute path of a saved page that is there. Raises FileUnreadable."""
    name = shown(Path(given).name or given)
    if len(given) > LONGEST:
        raise FileUnreadable(name=name, detail="its name is too long")
    if any(ord(sign) < 32 or ord(sign) == 127 for sign in given):
        raise FileUnreadable(name=name, detail="its name holds control characters")
    path = Path(given).absolute()
    try:
        mode = path.stat().st_mode
    except (OSError, ValueError) as error:
        missing = isinstance(error, (FileNotFoundError, NotADirectoryError, ValueError))
        detail = (
            "there is no such file" if missing else (getattr(error, "strerror", "") or "it cannot be looked at").lower()
        )
        raise FileUnreadable(name=name, detail=detail) from None
    if stat.S_ISDIR(mode):
        raise FileUnreadable(name=name, detail="it is a folder")
    if not stat.S_ISREG(mode):
        raise FileUnreadable(name=name, detail="it is no ordinary file")
    if not given.lower().endswith(FILE_ENDINGS):
        raise FileUnreadable(name=name, detail=f"saved pages end in {', '.join(FILE_ENDINGS)}")
    return str(path)


def _means_path(given: str) -> bool:
    """A word like example.org/page is an address, unless there is such a file; so is one that begins with a scheme."""
    if _exists(given):
        return True
    if _HAS_SCHEME.match(given):
        return False
    return given.lower().endswith(FILE_ENDINGS) or not looks_like_address(given[:LONGEST])


def _exists(given: str) -> bool:
    try:
        return os.path.lexists(given)
    except (OSError, ValueError):
        return False
