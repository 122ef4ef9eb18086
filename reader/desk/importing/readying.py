"""Items of another program made ready to be written, many at a time: called in a worker process.

Everything that the library need not be asked for happens here: the text becomes blocks, is read for its language, folded for
the index and packed; addresses become keys, passages that were marked are found again.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Literal, NamedTuple, cast, get_args
from urllib.parse import urlsplit

from reader.capture.fetch.address import key_of_normal, names_itself, normalize, same_page_key
from reader.desk.importing.own_rows import material_of, own_rows
from reader.desk.importing.own_summaries import believed_line
from reader.errors import CaptureError, NotAnAddress
from reader.exchange.imports.times import calendar_date, from_iso
from reader.library.bulk import NewArticle, NewHighlight, ready
from reader.library.captures import NOT_FETCHED
from reader.library.content import with_key
from reader.library.importing.placing import placed
from reader.library.importing.taking import Incoming
from reader.library.tags import tidy_new
from reader.model.blocks import Block, plain_text
from reader.model.capture import Cleaned, Metadata, Page, PictureFile, WholeOrWhy
from reader.model.exported import without_remarks
from reader.model.imported import ImportedHighlight, ImportedItem, ImportedPicture, OwnExport
from reader.model.importing import IMPORTED, Imported, imported_header, imported_in
from reader.text.file_titles import title_for
from reader.text.fold import fold
from reader.text.plain_line import MAX_DESCRIPTION, MAX_NAME, MAX_TITLE, plain_line

ReadState = Literal["file", "read", "unread"]
"""Whether articles are read: as the file says, all, or none."""
MAX_NOTE_CHARACTERS = 200_000
MAX_ORIGINAL_BYTES = 30 * 1024 * 1024
MAX_EXCERPT_CHARACTERS = 300
MAX_PICTURE_BYTES, MAX_PICTURES_BYTES = 10 * 1024 * 1024, 60 * 1024 * 1024
MAX_PAGE_PICTURE_BYTES = 20 * 1024 * 1024
"""The picture of a whole page, which a browser handed over, in this program's own export."""
DETECTED_CHARACTERS = 800
"""So much of a text tells its language: of 897 news texts of eight collections the same as all of each does."""
MAX_NAMES, MAX_TAGS = 20, 200
"""More authors no byline has, and more tags nobody gives an article."""
_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f]|[\ud800-\udfff]")
_STATUS, _IMPORTED_BEFORE = "Tearsheet-Status", "Tearsheet-Imported"
"""Headers of an original of this program's own export: what its row said of how it came."""
_WEB = re.compile(r"https?://", re.IGNORECASE)


class Context(NamedTuple):
    """What holds for all items of one file: how they came, the address of the ``file`` for those without one, and the
    options: tags for all, whether they are read.
    """

    came: Imported
    file: str
    tags: tuple[str, ...] = ()
    read: ReadState = "file"


class Refused(NamedTuple):
    """An item that could not be made ready: why, as in ``NotTakenWhy``."""

    why: str


class Readied(NamedTuple):
    """An item that is ready; ``text_lost`` says that it had a text that could not be read."""

    incoming: Incoming
    text_lost: bool = False


def _title_for(url: str) -> str:
    return title_for(url) if url.startswith("file:") else plain_line(url.split("://", 1)[-1].removeprefix("www."))


def ready_all(items: Sequence[ImportedItem], context: Context, texts: bool = True) -> list[Readied | Refused]:
    """Return all items, made ready, in their order. Without ``texts`` theirs are left out, because one of them cannot be
    read. An item that raises is refused alone.
    """
    found: list[Readied | Refused] = []
    for item in items:
        try:
            found.append(_ready(item, context, texts=texts))
        except NotAnAddress:
            found.append(Refused("no_address"))
        except Exception:  # whatever a file of another program makes a parser raise  # noqa: BLE001
            if not item.text or not texts:
                found.append(Refused("damaged"))
                continue
            try:
                found.append(_ready(item, context, texts=False))
            except Exception:  # noqa: BLE001
                found.append(Refused("damaged"))
    return found


def _ready(item: ImportedItem, context: Context, *, texts: bool) -> Readied:
    address = normalize(item.address) if item.address.strip() else ""
    made = _text_of(item, address or context.file) if texts and item.text.strip() else None
    if not address and made is None:
        raise NotAnAddress(given="")
    own = item.own
    kept = own if made else None
    about = made.cleaned.metadata if made else Metadata()
    is_file = item.where == context.came.file  # a document is its file; an item of many, a place in it
    url = address or (context.file if is_file else f"{context.file}#{_anchor(item.where)}")
    title = plain_line(item.title) or plain_line(about.title) or _title_for(url)
    blocks, pictures = _with_pictures(made.cleaned.blocks, item.pictures, every=own is not None) if made else ((), ())
    text = plain_text(blocks)
    saved = from_iso(item.saved)
    marks = _highlights(item)
    note = "\n\n".join(
        part
        for part in (_note(item.note), *(_note(one.note) for one in item.highlights if not one.exact.strip()))
        if part
    )
    came = context.came
    keys = (key_of_normal(address),) if address else (_text_key(item),)
    own_name = about.canonical_url if address and own is None and names_itself(about.canonical_url, (address,)) else ""
    canonical = same_page_key(own_name) if own_name else ""
    read = {"read": True, "unread": False}.get(context.read, item.read)
    names = dict.fromkeys(tidy_new(_clean(name)) for name in (*item.tags[:MAX_TAGS], *context.tags))
    byline = "; ".join(plain_line(name, MAX_NAME) for name in (item.byline or about.byline)[:MAX_NAMES] if name.strip())
    description = plain_line(item.description, MAX_DESCRIPTION) or plain_line(about.description, MAX_DESCRIPTION)
    words, minutes, language = (
        _measured(text, item.language or about.language, known=own is not None)
        if made
        else (0, 0, _language(item.language))
    )
    new = NewArticle(
        page=_page(url, came, saved, made),
        earlier_pages=_original(item, url, came, saved, made),
        title=title,
        blocks=blocks,
        page_keys=tuple(key for key in dict.fromkeys((*keys, canonical)) if key),
        site=plain_line(item.site, MAX_NAME) or plain_line(about.site, MAX_NAME) or ("" if kept else _host(address)),
        byline=byline,
        description=description,
        excerpt=_excerpt(description, text),
        language=language,
        published=calendar_date(item.published) or about.published,
        saved=saved or came.when,
        words=words,
        minutes=minutes,
        cleaner=made.cleaned.cleaner if made else "",
        completeness=made.cleaned.completeness if made else "",
        read=bool(read),
        starred=bool(item.starred),
        archived=bool(item.archived),
        notes=note,
        tags=tuple(name for name in names if name),
        pictures=pictures,
        state="ready" if made else "queued",
        error_code="" if made else NOT_FETCHED,
        place=kept.place if kept else len(text) * item.progress // 100 if 0 < item.progress < 100 else 0,
        highlights=_placed(marks, text, saved or came.when),
        canonical_url=about.canonical_url,
        modified=calendar_date(about.modified),
        section=about.section,
        evidence=made.cleaned.evidence if made else "",
        sources=about.sources,
        url=url,
        final_url=_web(own.final_url) if own else "",
        fetched=from_iso(own.fetched) if own else "",
    )
    rows = own_rows(own, new) if own else None
    if kept and rows:
        line = believed_line(kept.excerpt, rows.work.summaries, material_of(new, rows.work.choices))
        new = replace(new, excerpt=line or _excerpt("", text) or new.excerpt)
    incoming = Incoming(ready(new), saved, read, item.starred, item.archived, note, marks, rows)
    return Readied(incoming, text_lost=bool(item.text.strip()) and made is None)


# --- the text ----------------------------------------------------------------------------------------------------------------


class _Made(NamedTuple):
    """A text as an article, and the bytes and media type that it is kept with; ``pages`` are the originals of this
    program's own export, the one first that the bytes are of.
    """

    cleaned: Cleaned
    body: bytes
    mime: str
    pages: tuple[Page, ...] = ()


def _text_of(item: ImportedItem, url: str) -> _Made | None:
    from reader.capture.readable import PLAIN_TYPE, READABLE_TYPE, readable

    text = item.text
    if item.own is not None and item.own.blocks:
        return _made_again(item.own, text)
    if item.kind == "page":
        from reader.capture.parts import clean_parts

        if item.original and _is_html(item.mime):
            body, mime = item.original, item.mime
        else:
            body, mime = text.encode("utf-8", "replace"), "text/html; charset=utf-8"
        try:
            return _Made(clean_parts(body, url, mime), body, mime)
        except CaptureError:  # no article by our finders: all that there is to see
            return _made_readable(text, url, item.title)
    if item.kind == "plain":
        body = text.encode("utf-8", "replace")
        return _Made(readable(body, url, PLAIN_TYPE, item.title), body, PLAIN_TYPE)
    body = text.encode("utf-8", "replace")
    return _Made(readable(body, url, READABLE_TYPE, item.title), body, READABLE_TYPE)


def _made_again(own: OwnExport, html: str) -> _Made:
    """Return an article of this program's own export: its blocks as they were, with the original that they came from."""
    from reader.capture.readable import READABLE_TYPE

    address = _web(own.canonical_url)
    section = plain_line(own.section, MAX_NAME)
    sources = tuple((plain_line(name, MAX_NAME), plain_line(found, MAX_NAME)) for name, found in own.sources[:50])
    about = Metadata(canonical_url=address, modified=calendar_date(own.modified), section=section, sources=sources)
    whole = own.completeness if own.completeness in get_args(WholeOrWhy) else "whole"
    evidence = plain_line(own.evidence, MAX_DESCRIPTION)
    cleaned = Cleaned(about, own.blocks, plain_line(own.cleaner, MAX_NAME), cast("WholeOrWhy", whole), evidence)
    pages = _kept(own)
    if not pages:
        return _Made(cleaned, html.encode("utf-8", "replace"), READABLE_TYPE)
    mime = next((value for name, value in pages[0].headers if name.lower() == "content-type"), "text/html")
    return _Made(cleaned, pages[0].body, mime, pages)


def _kept(own: OwnExport) -> tuple[Page, ...]:
    return tuple(page for page in own.pages if len(page.body) <= MAX_ORIGINAL_BYTES)


def _web(address: str) -> str:
    return normalize(address) if _WEB.match(address) else ""


def _made_readable(text: str, url: str, title: str) -> _Made:
    from reader.capture.readable import READABLE_TYPE, readable

    body = text.encode("utf-8", "replace")
    return _Made(readable(body, url, READABLE_TYPE, title), body, READABLE_TYPE)


def _is_html(mime: str) -> bool:
    return mime.partition(";")[0].strip().lower() in ("text/html", "application/xhtml+xml")


def _page(url: str, came: Imported, saved: str, made: _Made | None) -> Page:
    if made is not None and made.pages:
        return _own_page(made.pages[0], url, came)
    return _as_page(url, came, saved, made.body if made else b"", made.mime if made else "")


def _original(item: ImportedItem, url: str, came: Imported, saved: str, made: _Made | None) -> tuple[Page, ...]:
    """Return the original where it is another thing than what the text was made from."""
    if item.own is not None:
        others = (
            made.pages[1:] if made is not None else _kept(item.own)
        )  # without a text the page is none that it is from
        return tuple(_own_page(page, url, came) for page in reversed(others))
    if made is None or not item.original or item.original == made.body or len(item.original) > MAX_ORIGINAL_BYTES:
        return ()
    return (_as_page(url, came, saved, item.original, item.mime or "application/octet-stream"),)


def _own_page(page: Page, url: str, came: Imported) -> Page:
    """Return an original of this program's own export. What a file says is no proof of what a server sent, so its status
    becomes a header, as does how it was imported there, and it is told that the original was imported here.
    """
    status = ((_STATUS, str(page.status)),) if page.status else ()
    asked = _web(page.url) or url
    before = imported_in(page.headers, page.status)
    believed = before is not None and before.program != came.program
    left_out = {_STATUS, _IMPORTED_BEFORE} if page.status else set()
    headers = tuple(
        (_IMPORTED_BEFORE if name == IMPORTED else name, value)
        for name, value in page.headers
        if name not in left_out and (believed or name != IMPORTED)
    )
    return replace(
        page,
        url=asked,
        final_url=_web(page.final_url) or asked,
        status=0,
        headers=(imported_header(came), *status, *headers),
        fetched=page.fetched or came.when,
    )


def _as_page(url: str, came: Imported, saved: str, body: bytes, mime: str) -> Page:
    if not body:
        return Page(url, url, "", 0, (), b"", "")
    headers = (("Content-Type", mime), imported_header(came))
    return Page(url, url, saved or came.when, 0, headers, body, hashlib.sha256(body).hexdigest())


def _measured(text: str, hint: str, *, known: bool) -> tuple[int, int, str]:
    """Return words, minutes and language of a text; where the language is ``known``, that of ``hint``
    if the text doesn't surely have another one.
    """
    from reader.text.language import detect
    from reader.text.words import count_words, reading_minutes

    claim = _language(hint)
    language = (claim and detect(text, claim)) if known else detect(text[:DETECTED_CHARACTERS], claim)
    words = count_words(text, language)
    return words, reading_minutes(words, language), language


def _language(hint: str) -> str:
    code = re.split(r"[-_]", hint.strip().lower())[0]
    return code if code.isascii() and code.isalpha() and len(code) in (2, 3) else ""


def _excerpt(description: str, text: str) -> str:
    words = " ".join((description or text[: 4 * MAX_EXCERPT_CHARACTERS]).split())
    return plain_line(words, MAX_EXCERPT_CHARACTERS)


def _with_pictures(
    blocks: tuple[Block, ...], pictures: Iterable[ImportedPicture], *, every: bool
) -> tuple[tuple[Block, ...], tuple[PictureFile, ...]]:
    """Return the blocks with the keys of their pictures, and those pictures that they show and that are any, or ``every``
    picture.
    """
    from reader.capture.fetch.sniff import picture_size, picture_type

    shown = dict.fromkeys(block.picture.src for block in blocks if block.picture)
    files: dict[str, PictureFile] = {}
    left = MAX_PICTURES_BYTES + (MAX_PAGE_PICTURE_BYTES if every else 0)
    for picture in pictures:
        is_wanted = (every or picture.src in shown) and picture.src not in files
        mime = picture_type(picture.data) if is_wanted else ""
        if not mime or len(picture.data) > min(MAX_PAGE_PICTURE_BYTES if every else MAX_PICTURE_BYTES, left):
            continue
        key = hashlib.sha256(picture.data).hexdigest()
        left -= 0 if any(file.key == key for file in files.values()) else len(picture.data)
        files[picture.src] = PictureFile(key, picture.src, mime, picture.data, *picture_size(picture.data))
    keys = {src: file.key for src, file in files.items()}
    once = {file.key: file for file in reversed(files.values())}
    ordered = tuple(once[key] for key in dict.fromkeys(keys[src] for src in (*shown, *files) if src in keys))
    return tuple(with_key(block, keys) for block in blocks), ordered


# --- what is about it --------------------------------------------------------------------------------------------------------


def _highlights(item: ImportedItem) -> tuple[ImportedHighlight, ...]:
    return tuple(
        replace(
            one,
            exact=_clean(one.exact),
            prefix=_clean(one.prefix)[-400:],
            suffix=_clean(one.suffix)[:400],
            note=_note(one.note),
            created=from_iso(one.created),
            tags=tuple(name for name in dict.fromkeys(tidy_new(_clean(tag)) for tag in one.tags) if name),
        )
        for one in item.highlights
        if one.exact.strip()
    )


def _placed(marks: Sequence[ImportedHighlight], text: str, created: str) -> tuple[NewHighlight, ...]:
    return placed(marks, text, created) if marks else ()


def _text_key(item: ImportedItem) -> str:
    """Return the key of an item without an address: its title and its text as they came, for one of this program's own export
    as they came before they were exported; of a ``work`` whose text grows, that alone.
    """
    if item.work:
        return f"work:{hashlib.sha256(fold(item.work).encode('utf-8', 'replace')).hexdigest()}"
    came = item.own.pages[0].body.decode("utf-8", "replace") if item.own and item.own.pages else item.text
    digest = hashlib.sha256(f"{fold(item.title)}\0{' '.join(came.split())}".encode("utf-8", "replace"))
    return f"text:{digest.hexdigest()}"


def _clean(text: str) -> str:
    return _CONTROLS.sub("", text) if text else ""


def _note(text: str) -> str:
    text = without_remarks(text)
    return _clean(text.replace("\r\n", "\n").replace("\r", "\n")).strip()[:MAX_NOTE_CHARACTERS] if text else ""


def _host(address: str) -> str:
    return (urlsplit(address).hostname or "").removeprefix("www.") if address else ""


def _anchor(where: str) -> str:
    from urllib.parse import quote

    return quote(plain_line(where, MAX_TITLE), safe="")
