"""Parse files and addresses passed on the command line, by a second instance or by a ``tearsheet:`` link.

It may be anything: any program can start this one, and any web page can offer a ``tearsheet:`` link. So a link of that
kind is only ever offered, never fetched unasked; of files, a saved page is saved, and whatever else is for an import,
which looks at it first. A link to a passage shows what is in the library already.
"""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

from reader.capture.fetch.address import looks_like_address, normalize
from reader.capture.fetch.local_pictures import FILE_ENDINGS, file_of
from reader.desk.program.link_files import LINK_ENDINGS, address_in, check_there, is_saved_page
from reader.desk.quoting.passage_links import PassageLink, is_passage_link, parse_passage_link
from reader.errors import FileUnreadable, NotAnAddress, TearsheetError, TooManyGiven

MAX_CHARACTERS = 4096
"""Characters of one address or path; a longer one is no address that anybody meant."""
MAX_ITEMS = 500
"""Files and addresses opened at once; the rest is refused."""
SCHEME = "tearsheet:"
_HAS_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.\-]+:")  # two letters at least: one is a drive of Windows
DOCUMENT_ENDINGS = (
    *(".pdf", ".epub", ".eml", ".mbox", ".mhtml", ".mht", ".webarchive", ".warc", ".wacz", ".md", ".txt", ".zip"),
    *(".csv", ".json", ".jsonl", ".xml", ".opml", ".rss", ".ris", ".bib", ".rdf", ".gz", ".jsonlz4"),
)
"""Words that end so are files rather than addresses, unless they have a scheme or a folder that is a host."""
OPEN_WITH = (".pdf", ".epub", ".eml", ".mhtml", ".mht", ".webarchive", ".md")
"""Documents of mostly one article, for which systems list this program under "Open with", beside pages."""
_OPENS_WINDOW = ("http://", "https://", "file:", SCHEME)


@dataclass(frozen=True, slots=True)
class LaunchRequest:
    """``save`` are addresses and paths of pages that the reader asked to save, ``offer`` addresses that a link asks to have
    saved, ``passages`` are links to passages of articles, ``imports`` paths of folders and of files that are no pages,
    ``refused`` what is none of these, each with its sentence.
    """

    save: tuple[str, ...] = ()
    offer: tuple[str, ...] = ()
    refused: tuple[TearsheetError, ...] = ()
    passages: tuple[PassageLink, ...] = ()
    imports: tuple[str, ...] = ()


def is_to_open(argument: str) -> bool:
    """Return whether the first word of a command line is something to open rather than a command."""
    lowered = argument[:MAX_CHARACTERS].lower()
    return (
        lowered.startswith(_OPENS_WINDOW) or lowered.endswith((*FILE_ENDINGS, *DOCUMENT_ENDINGS)) or _exists(argument)
    )


def with_absolute_paths(arguments: Sequence[str]) -> list[str]:
    """Return the arguments for another process: relative paths, which mean this one's folder, are made absolute."""
    return [
        str(Path(argument).absolute()) if argument.strip() and _means_path(argument) else argument
        for argument in arguments
    ]


def parse_launch_arguments(arguments: Sequence[str]) -> LaunchRequest:
    """Return what is to be saved, offered or imported, and what is refused. Asks the file system, never the network."""
    save: dict[str, None] = {}
    offer: dict[str, None] = {}
    passages: dict[PassageLink, None] = {}
    imports: dict[str, None] = {}
    refused: list[TearsheetError] = []
    for argument in arguments[:MAX_ITEMS]:
        if not argument.strip():
            continue
        try:
            if len(argument) <= MAX_CHARACTERS and is_passage_link(argument):
                passages.setdefault(parse_passage_link(argument))
            elif argument[: len(SCHEME)].lower() == SCHEME:
                offer.setdefault(_offered(argument))
            elif argument.lower().endswith(LINK_ENDINGS) and _exists(argument):
                offer.setdefault(address_in(Path(argument)))  # any program may have made the file
            elif path := _path_in(argument):
                (save if is_saved_page(Path(path)) else imports).setdefault(path)
            else:
                save.setdefault(_web_address(argument))
        except TearsheetError as error:
            refused.append(error)
    if len(arguments) > MAX_ITEMS:
        refused.append(TooManyGiven(limit=MAX_ITEMS))
    return LaunchRequest(tuple(save), tuple(offer), tuple(refused), tuple(passages), tuple(imports))


def one_line(name: str) -> str:
    """Return a name that may hold anything as one short line, to be shown and stored."""
    line = " ".join("".join(sign if sign.isprintable() else " " for sign in name).split())
    return line if len(line) <= 80 else line[:79] + "…"


def _path_in(argument: str) -> str:
    """Return the absolute path of what an argument names on this machine, "" for an address. Raises FileUnreadable."""
    if _means_path(argument):
        return _there(argument)
    return _there(_path_of(argument)) if argument[:5].lower() == "file:" else ""


def _web_address(argument: str) -> str:
    if len(argument) > MAX_CHARACTERS or not argument.strip().isprintable():
        raise NotAnAddress(given=one_line(argument))
    return normalize(argument)


def _offered(argument: str) -> str:
    """Return the address in ``tearsheet:ADDRESS`` or ``tearsheet:save?url=ADDRESS``. Raises NotAnAddress."""
    if len(argument) > MAX_CHARACTERS:
        raise NotAnAddress(given=one_line(argument))
    rest = argument[len(SCHEME) :].strip()
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
        raise NotAnAddress(given=one_line(argument))
    return _web_address(rest)


def _path_of(argument: str) -> str:
    """Return the path in a ``file:`` address of this machine. Raises NotAnAddress, FileUnreadable."""
    try:
        parts = urlsplit(argument)
    except ValueError:
        raise NotAnAddress(given=one_line(argument)) from None
    if parts.netloc.lower() not in ("", "localhost"):
        raise FileUnreadable(name=one_line(argument), detail="it’s on another computer")
    if not parts.path.startswith("/"):  # it names nothing, or something in whatever folder this program runs in
        raise NotAnAddress(given=one_line(argument))
    return str(file_of(parts.path))


def _there(argument: str) -> str:
    """Return the absolute path of a file or folder that exists. Raises FileUnreadable."""
    name = one_line(Path(argument).name or argument)
    if len(argument) > MAX_CHARACTERS:
        raise FileUnreadable(name=name, detail="its name is too long")
    if any(ord(sign) < 32 or ord(sign) == 127 for sign in argument):
        raise FileUnreadable(name=name, detail="its name contains control characters")
    path = Path(argument).absolute()
    check_there(path, name)
    return str(path)


def _means_path(argument: str) -> bool:
    """Return whether an argument is a path. A word like example.org/page is an address unless there is such a file; so is
    one that begins with a scheme.
    """
    if _exists(argument):
        return True
    if _HAS_SCHEME.match(argument):
        return False
    lowered = argument.lower()
    named = lowered.endswith(FILE_ENDINGS) or (lowered.endswith(DOCUMENT_ENDINGS) and "/" not in argument)
    return named or not looks_like_address(argument[:MAX_CHARACTERS])


def _exists(argument: str) -> bool:
    try:
        return os.path.lexists(argument)
    except (OSError, ValueError):
        return False
