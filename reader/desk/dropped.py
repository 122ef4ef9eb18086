"""Addresses and files in what is dropped or pasted, in the forms that browsers, mail programs and file managers give it.

One drag carries several forms of the same thing. A list of addresses is the plainest and comes first; then the forms of
browsers (``text/x-moz-url``, ``_NETSCAPE_URL``), plain text, and last the links in HTML: a person who drags a link wants
it saved, one who copied a passage with links in it is asked.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from html.parser import HTMLParser
from pathlib import Path
from typing import NamedTuple

from reader.desk.program.addresses import addresses_in, looks_like_address, normalize
from reader.desk.program.launch import one_line
from reader.desk.program.link_files import LINK_ENDINGS, address_in, check_there, is_saved_page
from reader.errors import NotAnAddress, TearsheetError

BROWSER_FORMATS = ("text/x-moz-url", "text/x-moz-url-data", "_NETSCAPE_URL", "text/x-uri")
"""Formats with an address on the first line and, in the first and third, its title on the next."""
MAX_HTML_CHARACTERS = 1_000_000
WORDS_BESIDE = 3
"""So many words beside its links, and a piece of HTML is a passage that has links rather than links."""


class Dropped(NamedTuple):
    """``save`` are addresses and paths to save, ``offer`` addresses that were part of something else and are asked
    about, ``refused`` files that can't be read, ``imports`` paths of folders and of files that are neither pages nor links.
    """

    save: tuple[str, ...] = ()
    offer: tuple[str, ...] = ()
    refused: tuple[TearsheetError, ...] = ()
    imports: tuple[str, ...] = ()


def parse_dropped(
    files: Iterable[str] = (),
    addresses: Iterable[str] = (),
    text: str = "",
    html: str = "",
    formats: Mapping[str, bytes] | None = None,
) -> Dropped:
    """Return what a drop or paste holds, each once and in order. ``files`` are paths, ``formats`` the bytes of those of
    ``BROWSER_FORMATS`` that it has. Reads link files, never the network.
    """
    found, refused, imports = _of_files(files)
    found += _normalized(addresses)
    for name in BROWSER_FORMATS if formats and not found else ():
        found += _normalized(_lines(formats.get(name, b""), pairs="data" not in name)) if formats else []
    if not found and text.strip():
        found = addresses_in(text) or ([normalize(text)] if looks_like_address(text) else [])
    offer: list[str] = []
    if not found and html:
        links = _Links()
        with suppress(AssertionError, ValueError, RecursionError):  # what was read before a broken declaration counts
            links.feed(html[:MAX_HTML_CHARACTERS])
        linked = _normalized(link for link in links.found if link.lower().startswith(("http://", "https://")))
        if len("".join(links.beside).split()) > WORDS_BESIDE:
            offer = linked
        else:
            found = linked
    return Dropped(
        tuple(dict.fromkeys(found)), tuple(dict.fromkeys(offer)), tuple(refused), tuple(dict.fromkeys(imports))
    )


def typed_addresses(text: str) -> tuple[str, ...]:
    """Return the addresses of a pasted text that is nothing but addresses: these the reader has seen, as if they were typed.
    A passage that names some is somebody else's.
    """
    words = text.split()
    return tuple(_normalized(words)) if all(map(looks_like_address, words)) else ()


def _of_files(files: Iterable[str]) -> tuple[list[str], list[TearsheetError], list[str]]:
    found: list[str] = []
    refused: list[TearsheetError] = []
    imports: list[str] = []
    for path in files:
        try:
            check_there(Path(path), one_line(Path(path).name))
            if path.lower().endswith(LINK_ENDINGS):
                found.append(address_in(Path(path)))
            elif is_saved_page(Path(path)):
                found.append(path)
            else:
                imports.append(path)
        except TearsheetError as error:
            refused.append(error)
    return found, refused, imports


def _normalized(addresses: Iterable[str]) -> list[str]:
    found: list[str] = []
    for address in addresses:
        try:
            found.append(normalize(address))
        except NotAnAddress:
            continue
    return found


def _lines(held: bytes, *, pairs: bool) -> Sequence[str]:
    """Return the addresses of a browser's format: UTF-16 in what Mozilla began, whatever the system has elsewhere."""
    if held.startswith((b"\xff\xfe", b"\xfe\xff")):
        text = held.decode("utf-16", "replace")
    elif b"\0" in held[:8]:
        text = held.decode("utf-16-le" if held[1:2] == b"\0" else "utf-16-be", "replace")
    else:
        text = held.decode("utf-8", "replace")
    lines = text.rstrip("\0").splitlines()
    return [line for line in (lines[::2] if pairs else lines) if line.strip()]


class _Links(HTMLParser):
    """``found`` are the addresses of links, ``beside`` the text outside them."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self.beside: list[str] = []
        self._quiet = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "a":
            address = dict(attrs).get("href")
            if address:
                self.found.append(address.strip())
        if tag in _QUIET:
            self._quiet += 1
        elif tag != "a" and tag not in _INLINE:
            self.beside.append(" ")

    def handle_endtag(self, tag: str) -> None:
        if tag in _QUIET:
            self._quiet = max(0, self._quiet - 1)

    def handle_data(self, data: str) -> None:
        if not self._quiet:
            self.beside.append(data)


_QUIET = frozenset({"a", "style", "script", "title", "head"})
_INLINE = frozenset({"b", "i", "em", "strong", "span", "font", "mark", "small", "u"})
