"""EPUB: a book is one item with its chapters as headings; an issue of articles that name their addresses is one item each."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from html import escape
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from reader.exchange.imports.addresses import article_address
from reader.exchange.imports.documents.page_pictures import Lookup, with_pictures_apart
from reader.exchange.imports.source import READ_ERRORS
from reader.exchange.imports.times import parse_time, published
from reader.model.imported import ImportedHighlight, ImportedItem, NotTaken

if TYPE_CHECKING:
    from reader.exchange.imports.documents.epub_parts import Chapter, Package
    from reader.exchange.imports.source import Bundle, Source

MAX_DOCUMENT_BYTES = 20_000_000
MAX_TEXT_BYTES = 100_000_000
MIN_ARTICLES_SHARE = 0.5
"""Share of an EPUB's chapters that must name an address for it to be read as a collection of articles."""
MIN_WORDS_WITHOUT_ADDRESS = 40


def recognises_bundle(source: Source) -> bool:
    """Tell whether a zip or folder is an EPUB: by its container or type, with a package inside."""
    bundle = source.bundle()
    if bundle is None:
        return False
    if bundle.get("META-INF/container.xml") is not None:
        return True
    kind = bundle.get("mimetype")
    return kind is not None and kind.head(64).strip() == b"application/epub+zip"


def read_bundle(source: Source) -> Iterator[ImportedItem | NotTaken]:
    """Yield the book or its articles."""
    bundle = source.bundle()
    if bundle is None:
        return
    book = _Book(source, bundle)
    fault = book.open()
    if fault is not None:
        yield fault
        return
    chapters = book.chapters()
    if book.locked and not chapters:
        yield NotTaken(source.name, "encrypted", book.package.title, rest=True)
        return
    told = [(path, chapter) for path, chapter in chapters if not _is_furniture(chapter, path, book.package)]
    named = [chapter for _, chapter in told if article_address(chapter.address)]
    if named and len(named) >= MIN_ARTICLES_SHARE * len(told):
        yield from _articles(source, book, told)
    else:
        yield from _whole_book(source, book, told or [one for one in chapters if one[0] != book.package.nav])
    for path in book.missing:
        yield NotTaken(f"{source.name}, {path}", "encrypted" if path in book.locked else "damaged")
    yield from bundle.not_taken


class _Book:
    def __init__(self, source: Source, bundle: Bundle) -> None:
        from reader.exchange.imports.documents.epub_parts import Package

        self.source = source
        self.bundle = bundle
        self.package: Package = Package()
        self.labels: dict[str, str] = {}
        self.locked: list[str] = []
        self.missing: list[str] = []
        self._loose: dict[str, Source] | None = None

    def open(self) -> NotTaken | None:
        from reader.exchange.imports.documents import epub_parts

        container = self.data("META-INF/container.xml")
        path = self.apart(epub_parts.package_path, container) if container else ""
        if not path or self.member(path) is None:
            path = next(
                (self.bundle.inner(m) for m in self.bundle.members if self.bundle.inner(m).lower().endswith(".opf")), ""
            )
        data = self.data(path) if path else b""
        package = self.apart(epub_parts.package_of, data, path) if data else None
        if package is None:
            return NotTaken(self.source.name, "damaged", rest=True)
        self.package = package
        encryption = self.data("META-INF/encryption.xml")
        if encryption:
            self.locked = self.apart(epub_parts.protected_paths, encryption) or []
        for contents in (package.nav, package.ncx):
            data = self.data(contents) if contents else b""
            if data:
                for where, label in (self.apart(epub_parts.contents_of, data, contents) or {}).items():
                    self.labels.setdefault(where, label)
        return None

    def chapters(self) -> list[tuple[str, Chapter]]:
        from reader.exchange.imports.documents import epub_parts

        spine = self.package.spine or [
            inner
            for inner in (self.bundle.inner(member) for member in self.bundle.members)
            if inner.lower().endswith((".xhtml", ".html", ".htm"))
        ]
        numbers = {path: number for number, path in enumerate(spine)}
        found: list[tuple[str, Chapter]] = []
        size = 0
        for path in spine:
            data = b"" if path in self.locked else self.data(path)
            size += len(data)
            chapter = (
                self.apart(epub_parts.chapter_of, data, path, numbers) if data and size <= MAX_TEXT_BYTES else None
            )
            if chapter is None:
                self.missing.append(path)
            else:
                found.append((path, chapter))
        return found

    def member(self, path: str) -> Source | None:
        """Return a member by its path; names that a tool wrote in another case, form or encoding are found, too."""
        found = self.bundle.get(path)
        if found is not None:
            return found
        if self._loose is None:
            self._loose = {}
            for member in self.bundle.members:
                for name in _spellings(self.bundle.inner(member)):
                    self._loose.setdefault(name, member)
        return next((self._loose[name] for name in _spellings(path) if name in self._loose), None)

    def data(self, path: str) -> bytes:
        member = self.member(path)
        if member is None or member.size > MAX_DOCUMENT_BYTES:
            return b""
        try:
            return member.data(MAX_DOCUMENT_BYTES)
        except READ_ERRORS:
            return b""

    def picture(self, src: str) -> bytes | None:
        return self.data(unquote(src[5:])) or None if src.startswith("epub:") else None

    def apart(self, function: Any, *arguments: Any) -> Any:
        return self.source.tried_apart(function, *arguments)


def _spellings(path: str) -> Iterator[str]:
    plain = unicodedata.normalize("NFC", path)
    yield plain
    yield plain.casefold()
    for encoding in ("cp437", "cp1252", "latin-1"):
        try:
            raw = path.encode(encoding)
        except UnicodeEncodeError:
            continue
        for other in ("utf-8", "latin-1"):
            try:
                yield unicodedata.normalize("NFC", raw.decode(other)).casefold()
            except UnicodeDecodeError:
                continue


def _is_furniture(chapter: Chapter, path: str, package: Package) -> bool:
    from reader.exchange.imports.documents.epub_parts import FURNITURE

    if path == package.nav or not chapter.words or (chapter.kinds & FURNITURE and not article_address(chapter.address)):
        return True
    return chapter.in_links > 0.8 * chapter.words and chapter.words > 5  # a list of contents


def _articles(source: Source, book: _Book, told: Sequence[tuple[str, Chapter]]) -> Iterator[ImportedItem | NotTaken]:
    package = book.package
    for path, chapter in told:
        address = article_address(chapter.address)
        said = chapter.said
        if not address and not chapter.is_own and chapter.words < MIN_WORDS_WITHOUT_ADDRESS:
            yield NotTaken(f"{source.name}, {path}", "not_an_article", chapter.title or book.labels.get(path, ""))
            continue
        title = _first(said, "og:title", "title") or chapter.title or book.labels.get(path, "")
        html, pictures = with_pictures_apart(chapter.without_heading or chapter.html, "", book.picture)
        tags = [tag.strip() for value in said.get("keywords", ()) for tag in value.split(",") if tag.strip()]
        yield ImportedItem(
            f"{source.name}, {path}",
            address,
            title or package.title,
            byline=tuple(said.get("author", ())),
            site=_first(said, "og:site_name", "site", "publisher"),
            description=_first(said, "description"),
            language=chapter.language or package.language,
            published=published(_first(said, "date", "article:published_time", "dc.date", "dcterms.date")),
            saved=parse_time(_first(said, "saved")),
            tags=tuple(tags),
            note="\n\n".join(said.get("note", ())),
            highlights=tuple(
                ImportedHighlight(one.exact, one.prefix, one.suffix, one.note, tags=one.tags, meaning=one.meaning)
                for one in chapter.highlights
                if one.exact or one.note
            ),
            kind="readable",
            text=html,
            pictures=pictures,
        )


def _whole_book(source: Source, book: _Book, told: Sequence[tuple[str, Chapter]]) -> Iterator[ImportedItem | NotTaken]:
    package = book.package
    parts: list[str] = []
    for path, chapter in told:
        label = book.labels.get(path, "")
        if label and not chapter.heading and len(told) > 1:
            parts.append(f"<h2>{escape(label)}</h2>")
        parts.append(chapter.html)
    find: Lookup = book.picture
    html, pictures = with_pictures_apart("\n".join(parts), "", find)
    if not any(chapter.words for _, chapter in told):
        yield NotTaken(source.name, "no_text", package.title)
        return
    single = told[0][1].address if len(told) == 1 else ""
    yield ImportedItem(
        source.name,
        article_address(single) or next(filter(None, map(article_address, package.addresses)), ""),
        package.title or told[0][1].title,
        byline=tuple(package.creators),
        site=package.publisher,
        description=package.description,
        language=package.language,
        published=published(package.date),
        tags=tuple(package.subjects),
        kind="readable",
        text=html,
        pictures=pictures,
        dropped=tuple(dict.fromkeys(package.others)),
    )


def _first(said: dict[str, list[str]], *names: str) -> str:
    return next((value for name in names for value in said.get(name, ()) if value), "")
