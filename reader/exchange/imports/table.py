"""The table of formats: what a file, a folder or a zip holds is found by its content alone, never by its name."""

from __future__ import annotations

import logging
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from reader.errors import FileTooLarge, TearsheetError
from reader.exchange.imports.citations import (
    bibtex,
    csl_json,
    endnote_xml,
    ris,
    web_annotation,
    works_folder,
    zotero_rdf,
)
from reader.exchange.imports.documents import (
    epub,
    html_page,
    mail,
    markdown_note,
    mbox,
    mhtml,
    pdf,
    plain_text,
    wacz,
    warc,
    webarchive,
)
from reader.exchange.imports.feeds import feed_file, json_feed, opml
from reader.exchange.imports.lists import (
    address_list,
    archivebox,
    browsers,
    delicious,
    elcurator,
    generic_csv,
    instapaper,
    karakeep,
    linkwarden,
    matter,
    netscape,
    omnivore,
    pinboard,
    pocket_csv,
    pocket_html,
    raindrop,
    readability,
    readwise_highlights,
    readwise_reader,
    shortcuts,
    tearsheet_json,
    wallabag,
    wallabag_csv,
)
from reader.exchange.imports.opening import open_path
from reader.exchange.imports.source import READ_ERRORS, Apart, Bundle, Source
from reader.model.imported import ImportedItem, NotTaken
from reader.model.library import Folder

logger = logging.getLogger(__name__)

_FAILURES = (*READ_ERRORS, LookupError, TypeError, AttributeError, ArithmeticError, AssertionError, TearsheetError)
"""What a reader may raise that met something nobody thought of: one file of an export must not end the whole import."""
_PAGE = re.compile(r"(.+)\.(?:x?html?)", re.IGNORECASE)
_COMPANION = re.compile(
    r"[ _.-](?:files|dateien|fichiers|archivos|arquivos|bestanden|filer|file|pliki|soubory|f[aá]jlok|файлы|elemei|dosyalar)",
    re.IGNORECASE,
)
_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"<svg", b"BM")


class Format(NamedTuple):
    """A format of another program. ``name`` is for ``--json``, ``title`` for readers. ``recognises`` looks at the
    content, cheaply; ``read`` streams what is in it and yields a NotTaken with ``rest`` where it can read no further.
    A format of many files recognises the folder or the zip that they are in (``Source.bundle``); ``takes`` says which of
    its files are the format's, None that all are: the others are looked at by themselves. ``folders`` reads smart folders.
    """

    name: str
    title: str
    recognises: Callable[[Source], bool]
    read: Callable[[Source], Iterator[ImportedItem | NotTaken]]
    takes: Callable[[Bundle, Source], bool] | None = None
    folders: Callable[[Source], tuple[Folder, ...]] | None = None


class Recognised(NamedTuple):
    """A source and the format that it is in."""

    format: Format
    source: Source

    def read(self) -> Iterator[ImportedItem | NotTaken]:
        """Yield what is in the source; raises nothing: where the reader fails, what it gave so far counts, and the rest
        is not taken.
        """
        try:
            yield from self.format.read(self.source)
        except FileTooLarge:
            yield NotTaken(self.source.name, "too_large", rest=True)
        except (*_FAILURES, MemoryError) as error:
            logger.warning("Reading %s failed: %s", self.format.name, type(error).__name__)
            yield NotTaken(self.source.name, "damaged", rest=True)

    def folders(self) -> tuple[Folder, ...]:
        """Return the smart folders that came along; raises nothing."""
        try:
            return self.format.folders(self.source) if self.format.folders is not None else ()
        except _FAILURES:
            return ()


FORMATS: tuple[Format, ...] = (
    # Most specific first. Archives and folders of many files
    Format("omnivore", "Omnivore", omnivore.recognises_bundle, omnivore.read_bundle, omnivore.takes),
    Format("pocket-zip", "Pocket", pocket_csv.recognises_bundle, pocket_csv.read_bundle, pocket_csv.takes),
    Format("archivebox-folder", "ArchiveBox", archivebox.recognises_bundle, archivebox.read_bundle, archivebox.takes),
    Format("wacz", "Web archive collection (WACZ)", wacz.recognises_bundle, wacz.read_bundle),
    Format("epub", "EPUB", epub.recognises_bundle, epub.read_bundle),
    Format(
        "references-folder",
        "References with their files",
        works_folder.recognises_bundle,
        works_folder.read_bundle,
        works_folder.takes,
    ),
    # Documents with a mark at their beginning
    Format("pdf", "PDF", pdf.recognises, pdf.read),
    Format("webarchive", "Safari web archive", webarchive.recognises, webarchive.read),
    Format("warc", "Web archive (WARC)", warc.recognises, warc.read),
    Format("mhtml", "Web page, single file (MHTML)", mhtml.recognises, mhtml.read),
    Format("mbox", "Mailbox (mbox)", mbox.recognises, mbox.read),
    Format("mail", "Mail (EML)", mail.recognises, mail.read),
    Format("singlefile", "Web page (SingleFile)", html_page.is_single_file, html_page.read),
    # JSON
    Format(
        "tearsheet-json",
        "Tearsheet (JSON)",
        tearsheet_json.recognises,
        tearsheet_json.read,
        folders=tearsheet_json.folders,
    ),
    Format("omnivore-json", "Omnivore (JSON)", omnivore.recognises, omnivore.read),
    Format("wallabag", "wallabag", wallabag.recognises, wallabag.read),
    Format("wallabag-v1", "wallabag 1", wallabag.recognises_v1, wallabag.read_v1),
    Format("readability", "Readability", readability.recognises, readability.read),
    Format("pinboard", "Pinboard", pinboard.recognises, pinboard.read),
    Format("delicious", "Delicious", delicious.recognises, delicious.read),
    Format("elcurator", "elCurator", elcurator.recognises, elcurator.read),
    Format("json-feed", "JSON Feed", json_feed.recognises, json_feed.read),
    Format("raindrop-json", "Raindrop (JSON)", raindrop.recognises_json, raindrop.read_json),
    Format("karakeep", "Karakeep", karakeep.recognises, karakeep.read),
    Format("linkwarden", "Linkwarden", linkwarden.recognises, linkwarden.read),
    Format("archivebox", "ArchiveBox (index.json)", archivebox.recognises, archivebox.read),
    Format("chrome", "Chrome bookmarks", browsers.recognises_chrome, browsers.read_chrome),
    Format("firefox", "Firefox bookmarks", browsers.recognises_firefox, browsers.read_firefox),
    # Works and annotations
    Format("web-annotation", "Web Annotations", web_annotation.recognises, web_annotation.read),
    Format("csl-json", "CSL-JSON", csl_json.recognises, csl_json.read),
    Format("ris", "RIS", ris.recognises, ris.read),
    Format("zotero-rdf", "Zotero RDF", zotero_rdf.recognises, zotero_rdf.read),
    Format("endnote-xml", "EndNote XML", endnote_xml.recognises, endnote_xml.read),
    Format("bibtex", "BibTeX", bibtex.recognises, bibtex.read),
    Format("wacz-pages", "Page list of a web archive", wacz.recognises_list, wacz.read_list),
    # CSV
    Format("pocket-csv", "Pocket (CSV)", pocket_csv.recognises, pocket_csv.read),
    Format("instapaper", "Instapaper", instapaper.recognises, instapaper.read),
    Format("wallabag-csv", "wallabag (CSV)", wallabag_csv.recognises, wallabag_csv.read),
    Format("readwise-reader", "Readwise Reader", readwise_reader.recognises, readwise_reader.read),
    Format("readwise-highlights", "Readwise highlights", readwise_highlights.recognises, readwise_highlights.read),
    Format("raindrop", "Raindrop", raindrop.recognises, raindrop.read),
    Format("matter", "Matter", matter.recognises, matter.read),
    # Markup
    Format("pocket-html", "Pocket (HTML)", pocket_html.recognises, pocket_html.read),
    Format("netscape", "Bookmarks (HTML)", netscape.recognises, netscape.read),
    Format("opml", "OPML", opml.recognises, opml.read),
    Format("feed", "RSS or Atom file", feed_file.recognises, feed_file.read),
    # What any program may write
    Format("shortcut", "Shortcut to a web page", shortcuts.recognises, shortcuts.read),
    Format("csv", "Table with addresses (CSV)", generic_csv.recognises, generic_csv.read),
    Format("addresses", "List of addresses", address_list.recognises, address_list.read),
    # Documents that any text may look like, last
    Format("markdown", "Markdown with properties", markdown_note.recognises, markdown_note.read),
    Format("html", "Web page (HTML)", html_page.is_page, html_page.read),
    Format("markdown-plain", "Markdown", markdown_note.recognises_plain, markdown_note.read),
    Format("text", "Plain text", plain_text.recognises, plain_text.read),
)


def recognise(path: Path, apart: Apart | None = None) -> tuple[list[Recognised], list[NotTaken]]:
    """Return what is in a file, a folder or a zip, each part with its format, and the parts that no format knows or that
    cannot be read. A zip in a zip is opened one level deep.

    ``apart`` runs a module-level function in a worker process (``Source.apart``). Raises FileUnreadable.
    """
    return recognise_source(open_path(path, apart))


def recognise_source(source: Source) -> tuple[list[Recognised], list[NotTaken]]:
    """Return the same as ``recognise`` for a source that is open already."""
    known: list[Recognised] = []
    unknown: list[NotTaken] = []
    _walk(source, known, unknown)
    return known, unknown


def read(path: Path, apart: Apart | None = None) -> Iterator[ImportedItem | NotTaken]:
    """Yield everything in a file, a folder or a zip, then what is not taken. Raises FileUnreadable before the first."""
    known, unknown = recognise(path, apart)
    for recognised in known:
        yield from recognised.read()
    yield from unknown


def format_of(source: Source) -> Format | None:
    """Return the first format of the table that recognises ``source``, None where none does."""
    for format_ in FORMATS:
        try:
            if format_.recognises(source):
                return format_
        except _FAILURES as error:
            logger.warning("Recognising %s failed: %s", format_.name, type(error).__name__)
    return None


def _walk(source: Source, known: list[Recognised], unknown: list[NotTaken]) -> None:
    before = len(known)
    format_ = format_of(source)
    if format_ is not None:
        known.append(Recognised(format_, source))
    bundle = source.bundle()
    if format_ is not None and (bundle is None or format_.takes is None):
        return
    if bundle is None:
        unknown.append(NotTaken(source.name, "not_recognised"))
        return
    if format_ is not None and format_.takes is not None:
        others = [member for member in bundle.members if not format_.takes(bundle, member)]
        bundle = Bundle(bundle.name, others, bundle.not_taken, bundle.base)
    files = bundle.at_top()
    pages = {found[1] for member in files if (found := _PAGE.fullmatch(bundle.inner(member)))}
    pictures = []
    for member in files:
        if member.head(4).startswith(_PICTURES):
            pictures.append(member)
        else:
            _walk(member, known, unknown)
    for inner in bundle.folders():
        if not _is_companion(inner.name.rpartition("/")[2], pages):
            _walk_folder(inner, known, unknown)
    if len(known) == before:  # pictures beside texts belong to these; alone, nobody takes them
        unknown.extend(NotTaken(picture.name, "not_recognised") for picture in pictures)
    unknown.extend(bundle.not_taken)


def _walk_folder(folder: Source, known: list[Recognised], unknown: list[NotTaken]) -> None:
    before = len(known)
    found: list[NotTaken] = []
    _walk(folder, known, found)
    bundle = folder.bundle()
    if len(known) == before and bundle is not None and _only_pictures(bundle):
        return  # a folder of attachments
    unknown.extend(found)


def _only_pictures(bundle: Bundle) -> bool:
    return all(member.head(4).startswith(_PICTURES) for member in bundle.members)


def _is_companion(folder: str, pages: set[str]) -> bool:
    """Say whether a folder holds the pictures and styles that a browser saved with the page beside it."""
    return any(folder.startswith(page) and _COMPANION.fullmatch(folder[len(page) :]) for page in pages)
