"""The table of formats in which articles leave the program: window, terminal and tests look here."""

from __future__ import annotations

from collections.abc import Callable
from typing import BinaryIO, NamedTuple

from reader.exchange.exports.annotations_file import holds_annotations, write_annotations
from reader.exchange.exports.book import write_book
from reader.exchange.exports.bookmarks_file import holds_bookmark, write_bookmarks
from reader.exchange.exports.feed_files import write_atom, write_rss
from reader.exchange.exports.json_file import write_json
from reader.exchange.exports.markdown_folder import write_markdown
from reader.exchange.exports.output import Folder
from reader.exchange.exports.page_file import write_page
from reader.exchange.exports.plain_file import write_plain
from reader.exchange.exports.references import write_bibtex, write_csl, write_ris
from reader.exchange.exports.site_folder import write_site
from reader.exchange.exports.tables import holds_quote, write_articles, write_readwise
from reader.exchange.exports.web_archive import holds_page, write_wacz, write_warc
from reader.exchange.exports.words import ExportWords
from reader.model.exported import Batch, ExportedArticle, ExportOptions, Lacking

FileWriter = Callable[[Batch, BinaryIO, ExportOptions, ExportWords], None]
FolderWriter = Callable[[Batch, Folder, ExportOptions, ExportWords], None]


class Format(NamedTuple):
    """A format: its ``title`` and a sentence ``about`` it for people, the ``suffix`` of its files ("" for a folder), the
    writer, and the names of the ``ExportOptions`` that it has a use for. Where a format has no place for every article,
    ``holds`` says whether it has one, and ``lacking`` what the others don’t have. Those without a writer are made
    elsewhere: PDFs by ``gui.printing``, briefings and copies of the library by the desk.
    """

    name: str
    title: str
    about: str
    suffix: str
    write_file: FileWriter | None = None
    write_folder: FolderWriter | None = None
    options: tuple[str, ...] = ()
    holds: Callable[[ExportedArticle, ExportOptions], bool] = lambda _article, _options: True
    lacking: Lacking = "text"


_READ = ("highlights", "notes", "summaries", "pictures")

FORMATS: dict[str, Format] = {
    one.name: one
    for one in (
        Format(
            "html",
            "Web page",
            "One HTML file with its pictures inside. Opens in any browser.",
            ".html",
            write_page,
            options=_READ,
        ),
        Format(
            "site",
            "Website folder",
            "A folder of web pages with an index and a search. Works offline.",
            "",
            write_folder=write_site,
            options=_READ,
        ),
        Format(
            "epub",
            "E-book (EPUB)",
            "One book with a chapter for each article, for e-readers and tablets.",
            ".epub",
            write_book,
            options=_READ,
        ),
        Format(
            "markdown",
            "Markdown for Obsidian",
            "A folder of notes with properties, pictures and highlights.",
            "",
            write_folder=write_markdown,
            options=_READ,
        ),
        Format(
            "text",
            "Plain text",
            "One text file, without pictures.",
            ".txt",
            write_plain,
            options=("highlights", "notes", "summaries"),
        ),
        Format(
            "json",
            "JSON with everything",
            "All Tearsheet keeps, for programs. Importing it again loses nothing.",
            ".json",
            write_json,
            options=("highlights", "notes", "pictures", "originals"),
        ),
        Format(
            "csv",
            "Spreadsheet (CSV)",
            "A row for each article, for Excel and others.",
            ".csv",
            write_articles,
            options=("highlights", "notes", "summaries"),
        ),
        Format(
            "bookmarks",
            "Bookmarks (HTML)",
            "For browsers and bookmark services: addresses, tags and notes.",
            ".html",
            write_bookmarks,
            options=("highlights", "notes"),
            holds=holds_bookmark,
            lacking="address",
        ),
        Format(
            "atom",
            "Feed (Atom)",
            "A feed file with full texts. Pictures stay on their servers.",
            ".atom",
            write_atom,
            options=("highlights", "notes", "pictures"),
        ),
        Format(
            "rss",
            "Feed (RSS)",
            "The same for programs that read only RSS.",
            ".rss",
            write_rss,
            options=("highlights", "notes", "pictures"),
        ),
        Format(
            "bibtex",
            "BibTeX",
            "References for LaTeX and reference managers.",
            ".bib",
            write_bibtex,
            options=("highlights", "notes"),
        ),
        Format(
            "ris",
            "RIS",
            "References for Zotero, EndNote, Mendeley and others.",
            ".ris",
            write_ris,
            options=("highlights", "notes"),
        ),
        Format(
            "csl-json",
            "CSL-JSON",
            "References for Zotero and Pandoc.",
            ".json",
            write_csl,
            options=("highlights", "notes"),
        ),
        Format(
            "annotations",
            "Web Annotations (JSON-LD)",
            "Highlights and notes in the W3C’s format.",
            ".jsonld",
            write_annotations,
            options=("highlights", "notes"),
            holds=holds_annotations,
            lacking="annotations",
        ),
        Format(
            "readwise",
            "Highlights for Readwise (CSV)",
            "A row for each highlight, as Readwise imports it.",
            ".csv",
            write_readwise,
            options=("notes",),
            holds=holds_quote,
            lacking="highlights",
        ),
        Format(
            "warc",
            "Web archive (WARC)",
            "The original pages with the servers’ headers, for archives.",
            ".warc.gz",
            write_warc,
            options=("highlights", "notes", "pictures"),
            holds=holds_page,
        ),
        Format(
            "wacz",
            "Web archive (WACZ)",
            "The same with an index, for ReplayWeb.page and others.",
            ".wacz",
            write_wacz,
            options=("highlights", "notes", "pictures"),
            holds=holds_page,
        ),
        Format(
            "pdf",
            "PDF",
            "Pages for paper and for people who expect a PDF.",
            ".pdf",
            options=("summaries", "highlights", "notes", "pictures"),
        ),
        Format(
            "briefing-markdown",
            "Briefing (Markdown)",
            "What the articles say together, event by event, with sources.",
            ".md",
        ),
        Format("briefing-html", "Briefing (web page)", "The same as a web page.", ".html"),
        Format("library", "Library file", "A copy of the whole library, which Tearsheet opens.", ".sqlite"),
    )
}
"""By the name that the terminal uses, in the order in which they are offered."""
