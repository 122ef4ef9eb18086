"""What becomes of a page from the browser: which article it is, the page as the library keeps it, and its pictures.

Nothing here asks the network: the pictures are those that came with the page, and it has no further parts.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NamedTuple

from reader.capture.fetch.address import normalize, same_page_key
from reader.errors import AlreadySaved
from reader.model.capture import Page, PictureFile
from reader.model.handed_over import CAPTURED, PAGE_PICTURE
from reader.text.plain_line import plain_line

if TYPE_CHECKING:
    from reader.capture.handed_over.assembly import HandedOver
    from reader.library.captures import Capture
    from reader.library.library import Library

Outcome = Literal["saved", "filled", "copied"]

CLOCK_TOLERANCE = timedelta(days=400)
"""How long a page may have waited; a time that differs more from ours is not believed."""


class Begun(NamedTuple):
    """The capture that will take a page in, and what it makes of the article."""

    capture: Capture
    outcome: Outcome


def begin(library: Library, page: HandedOver, source: str) -> Begun | None:
    """Give a page that waits in the file ``source`` its capture, in one transaction with its tags, star and note; None
    where it has one that is over. One that is open is returned again.

    Raises AlreadySaved where the page was to be a new article and is there, whole: tags, star and note are given to that.
    """
    about = page.about
    address = normalize(about.address)
    already: int | None = None
    with library.one_change():
        capture = library.captures.of_source(source)
        if (
            capture is not None and capture.state == "failed"
        ):  # its file could not be read; any other failure removes it
            return Begun(library.captures.again(capture.article_id, source), "saved")
        if capture is not None:
            return Begun(capture, "saved") if capture.state in ("queued", "fetching") else None
        key = same_page_key(address)
        known = library.articles.find(key)
        outcome: Outcome = "saved"
        if known is not None and about.wanted == "new" and _is_whole(library, known):
            already = known
        elif known is not None and about.wanted != "copy":
            outcome = "filled"
            capture = library.captures.again(known, source)
        else:
            outcome = "copied" if known is not None else "saved"
            title = plain_line(about.title) or plain_line(address.split("://", 1)[-1].removeprefix("www.").rstrip("/"))
            capture = library.captures.begin(address, key, title, source=source, copy=known is not None)
        _give(library, page, already if capture is None else capture.article_id)
    if capture is None:
        raise AlreadySaved(article_id=already or 0)
    return Begun(capture, outcome)


def as_page(page: HandedOver) -> Page:
    """Return the original as the library keeps it. Its headers are those that the browser told, and how it came
    (``model.handed_over``); status 0, because no server was asked.
    """
    about = page.about
    address = normalize(about.address)
    told = [(name, text) for name, text in about.headers if name.lower() not in ("content-type", "content-encoding")]
    kind = "application/pdf" if about.kind == "pdf" else "text/html; charset=utf-8"
    came = {
        "browser": about.browser,
        "extension": about.extension,
        "asked": about.asked,
        "chain": list(about.chain),
        "charset": about.charset,
    }
    headers = (("Content-Type", kind), *told, (CAPTURED, json.dumps(came, ensure_ascii=False)))
    digest = hashlib.sha256(page.document).hexdigest()
    return Page(address, address, _believed(about.taken), 0, headers, page.document, digest)


def pictures_in(page: HandedOver, wanted: Iterable[str]) -> dict[str, PictureFile]:
    """Return those of a page's pictures that its article shows, by address, and the picture of the page."""
    from reader.capture.fetch.sniff import picture_size, picture_type

    shown = set(wanted)
    found: dict[str, PictureFile] = {}
    pairs = [(about.address, data) for about, data in zip(page.about.pictures, page.pictures, strict=True)]
    for address, data in pairs:
        mime = picture_type(data) if address in shown and address not in found else ""
        if mime:
            found[address] = _file(address, mime, data, picture_size(data))
    if page.page_picture and (mime := picture_type(page.page_picture)):
        digest = hashlib.sha256(page.document).hexdigest()
        address = f"{PAGE_PICTURE}{digest}"
        found[address] = _file(address, mime, page.page_picture, picture_size(page.page_picture))
    return found


def mark_selection(library: Library, page: HandedOver, article_id: int) -> None:
    """Highlight the words that were selected, where the article has them."""
    selection = page.about.selection
    if selection is None:
        return
    from reader.errors import PassageGone
    from reader.text.passages import find_passage

    text = library.content.text(article_id)
    near = _near(text, selection.prefix, selection.exact, selection.suffix)
    found = find_passage(selection.exact, text, near)
    if found.verdict != "word for word" or not found.spans:
        return
    start, end = found.spans[0][0], found.spans[-1][1]
    try:
        library.highlights.add(article_id, start, end, text[start:end], 1)
    except PassageGone:
        return


def _near(text: str, prefix: str, exact: str, suffix: str) -> int:
    """Return the place where the words stand with what the reader saw around them, 0 where they do not."""
    plain = " ".join(text.split())
    for before, after in ((prefix, suffix), (prefix, ""), ("", suffix)):
        wanted = " ".join(f"{before}{exact}{after}".split())
        at = plain.find(wanted) if wanted else -1
        if at >= 0:
            return at + len(" ".join(before.split()))
    return 0


def _is_whole(library: Library, article_id: int) -> bool:
    row = library.articles.row(article_id)
    return not row.lacks_text and row.completeness in ("whole", "")


def _give(library: Library, page: HandedOver, article_id: int | None) -> None:
    """Give the article the tags, the star and the note that came with the page; a note that it has is kept above."""
    if article_id is None:
        return
    about = page.about
    if about.tags:
        library.tags.add([article_id], about.tags)
    if about.star:
        library.articles.mark([article_id], "starred", True)
    if about.note.strip():
        before = next((article.note for article in library.highlights.articles([article_id])), "")
        library.highlights.put_note(article_id, "\n\n".join(part for part in (before, about.note.strip()) if part))


def _file(address: str, mime: str, data: bytes, size: tuple[int, int]) -> PictureFile:
    return PictureFile(hashlib.sha256(data).hexdigest(), address, mime, data, *size)


def _believed(taken: str) -> str:
    """Return when the browser took the page; ours where its clock says the future, or long ago."""
    now = datetime.now(UTC)
    moment = datetime.fromisoformat(taken)
    if moment > now + timedelta(minutes=5) or moment < now - CLOCK_TOLERANCE:
        return now.isoformat(timespec="seconds")
    return moment.isoformat(timespec="seconds")


def source_of(path: Path) -> str:
    """Return the address of a file that waits, as its capture names it."""
    return path.as_uri()
