"""Write articles as one EPUB 3 book: a contents list, a chapter for each article, and its pictures.

Our own writer: epubcheck finds no error and no warning in its books, which it does in those of the libraries there are.
"""

from __future__ import annotations

import uuid
import zipfile
from html import escape
from typing import BinaryIO

from reader.exchange.exports.addresses import valid_address
from reader.exchange.exports.article_html import Setting, article_html, attributes, clean, language_of
from reader.exchange.exports.picture_files import file_name, media_type
from reader.exchange.exports.words import ExportWords, authors_of
from reader.model.blocks import Picture
from reader.model.exported import Batch, ExportedArticle, ExportOptions
from reader.model.library import Row

READABLE = frozenset({"image/jpeg", "image/png", "image/gif", "image/webp"})
"""Pictures that every reading system shows (EPUB 3.3, core media types). SVG is one, too, but a page's may refer to what
a book does not hold."""
_CONTAINER = """<?xml version="1.0" encoding="UTF-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>
<rootfile full-path="EPUB/package.opf" media-type="application/oebps-package+xml"/></rootfiles></container>
"""
_STYLE = """body { margin: 0 .4em; line-height: 1.5; } h1 { line-height: 1.2; } img { max-width: 100%; height: auto; }
figure { margin: 1em 0; } figcaption, .facts, .notes, .summary, .incomplete { font-size: .85em; }
.facts dt { font-weight: bold; } .facts dd { margin: 0 0 .3em; overflow-wrap: break-word; } .own { white-space: pre-wrap; }
.incomplete { border-left: .25em solid; padding-left: .7em; } .notes, .summary { border: 1px solid; padding: 0 .8em; margin: 1em 0; }
mark { background: none; color: inherit; border-bottom: .15em solid; } blockquote { margin: .6em 0 .6em 1em; }
table { border-collapse: collapse; } th, td { border: 1px solid; padding: .2em .4em; text-align: start; }
"""
_MOMENT = (1980, 1, 1, 0, 0, 0)
"""The time of every file in the book: books of the same articles are the same to the byte."""


def write_book(batch: Batch, out: BinaryIO, options: ExportOptions, words: ExportWords) -> None:
    """Write the book. The package and the contents come last: they name what was written."""
    manifest: list[str] = []
    pictures: set[str] = set()
    languages: dict[str, int] = {}
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as book:
        _add(book, "mimetype", b"application/epub+zip", packed=False)
        _add(book, "META-INF/container.xml", _CONTAINER.encode())
        _add(book, "EPUB/style.css", _STYLE.encode())
        for article in batch.articles():
            chapter = _chapter(article, batch, options, words, book, pictures, manifest)
            _add(book, f"EPUB/a{article.row.id}.xhtml", chapter.encode())
            code = language_of(article.row.language)
            languages[code] = languages.get(code, 0) + 1
        _add(book, "EPUB/nav.xhtml", _contents(batch, words).encode())
        _add(book, "EPUB/toc.ncx", _ncx(batch).encode())
        language = max(languages, key=lambda code: languages[code], default="") or words.language
        _add(book, "EPUB/package.opf", _package(batch, manifest, language).encode())


def _add(book: zipfile.ZipFile, name: str, data: bytes, *, packed: bool = True) -> None:
    about = zipfile.ZipInfo(name, _MOMENT)
    about.compress_type = zipfile.ZIP_DEFLATED if packed else zipfile.ZIP_STORED
    about.external_attr = 0o644 << 16
    book.writestr(about, data)


def _chapter(
    article: ExportedArticle,
    batch: Batch,
    options: ExportOptions,
    words: ExportWords,
    book: zipfile.ZipFile,
    written: set[str],
    manifest: list[str],
) -> str:
    def picture(one: Picture) -> str:
        file = article.shown_picture(one.key) if one.key and options.pictures else None
        kind = media_type(file.data) if file else ""
        if file is None or kind not in READABLE:
            return ""
        name = f"pictures/{file_name(file)}"
        if name not in written:
            written.add(name)
            _add(book, f"EPUB/{name}", file.data, packed=False)
            manifest.append(f'<item id="p{file.key[:24]}" href="{name}" media-type="{kind}"/>')
        return name

    row = article.row
    body = article_html(article, Setting(words, options, batch.meanings, picture))
    code = language_of(row.language) or words.language
    return _xhtml(row.title, code, body, _about(article))


def _about(article: ExportedArticle) -> str:
    """Return what a chapter says of itself to programs, in elements of the head: reading it in again needs no label's language."""
    row = article.row
    address = valid_address(row.url)
    said = [("author", name) for name in authors_of(article)]
    said += [("site", row.site), ("date", row.published), ("saved", row.saved)]
    said += [("description", article.article.description), ("keywords", ", ".join(row.tags))]
    link = f'<link rel="canonical" href="{escape(address)}"/>' if address else ""
    return link + "".join(f'<meta name="{name}" content="{escape(value)}"/>' for name, value in said if value)


def _xhtml(title: str, language: str, body: str, about: str = "") -> str:
    return clean(
        '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE html>\n<html xmlns="http://www.w3.org/1999/xhtml"'
        f' xmlns:epub="http://www.idpf.org/2007/ops" lang="{language}" xml:lang="{language}">\n<head>'
        f"<title>{escape(title, quote=False) or '–'}</title>"
        f'<link rel="stylesheet" type="text/css" href="style.css"/>{about}</head>\n<body>\n{body}\n</body>\n</html>\n'
    )


def _contents(batch: Batch, words: ExportWords) -> str:
    lines = [f'<li{attributes(row.title)}><a href="a{row.id}.xhtml">{_title(row)}</a></li>' for row in batch.heads()]
    title = escape(batch.title, quote=False)
    body = (
        f'<h1>{title}</h1>\n<nav epub:type="toc" id="toc"><h2>{escape(words.contents)}</h2><ol>\n'
        + "\n".join(lines)
        + "\n</ol></nav>"
    )
    return _xhtml(batch.title, words.language, body)


def _title(row: Row) -> str:
    return escape(row.title, quote=False) or f"{row.id}"


def _ncx(batch: Batch) -> str:
    """Return the contents as reading systems of EPUB 2 know them."""
    points = "\n".join(
        f'<navPoint id="n{row.id}" playOrder="{at}"><navLabel><text>{_title(row)}</text></navLabel>'
        f'<content src="a{row.id}.xhtml"/></navPoint>'
        for at, row in enumerate(batch.heads(), 1)
    )
    return clean(
        '<?xml version="1.0" encoding="UTF-8"?>\n<ncx xmlns="http://www.daisy.org/z3986/2005/ncx/" version="2005-1"><head>'
        f'<meta name="dtb:uid" content="{_identifier(batch)}"/></head><docTitle><text>{escape(batch.title, quote=False)}'
        f"</text></docTitle><navMap>\n{points}\n</navMap></ncx>\n"
    )


def _identifier(batch: Batch) -> str:
    named = f"{batch.title}\n{batch.made}\n" + ",".join(f"{row.id}" for row in batch.heads())
    return uuid.uuid5(uuid.NAMESPACE_URL, named.encode("utf-8", "replace").decode()).urn


def _package(batch: Batch, manifest: list[str], language: str) -> str:
    rows = batch.heads()
    creators = ""
    if batch.count == 1:
        article = next(batch.articles())
        creators = "".join(f"<dc:creator>{escape(name, quote=False)}</dc:creator>" for name in authors_of(article))
        if article.row.url.startswith(("http://", "https://")):
            creators += f"<dc:source>{escape(article.row.url, quote=False)}</dc:source>"
    items, spine = [], []
    for row in rows:
        items.append(f'<item id="a{row.id}" href="a{row.id}.xhtml" media-type="application/xhtml+xml"/>')
        spine.append(f'<itemref idref="a{row.id}"/>')
    return clean(
        '<?xml version="1.0" encoding="UTF-8"?>\n<package xmlns="http://www.idpf.org/2007/opf" version="3.0"'
        f' unique-identifier="id" xml:lang="{language}"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f'<dc:identifier id="id">{_identifier(batch)}</dc:identifier><dc:title>{escape(batch.title, quote=False)}</dc:title>'
        f"<dc:language>{language}</dc:language>{creators}"
        f'<meta property="dcterms:modified">{batch.made[:19]}Z</meta></metadata>\n<manifest>'
        '<item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>'
        '<item id="ncx" href="toc.ncx" media-type="application/x-dtbncx+xml"/>'
        '<item id="css" href="style.css" media-type="text/css"/>\n'
        + "\n".join([*items, *manifest])
        + '\n</manifest><spine toc="ncx"><itemref idref="nav"/>\n'
        + "\n".join(spine)
        + "\n</spine></package>\n"
    )
