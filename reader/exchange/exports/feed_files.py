"""Write articles as a feed, in a file: Atom with everything, RSS for programs that know no other."""

from __future__ import annotations

import re
import uuid
from datetime import UTC, datetime
from email.utils import format_datetime
from html import escape, unescape
from typing import BinaryIO

from reader.exchange.exports.addresses import valid_address
from reader.exchange.exports.article_html import Setting, clean, language_of, text_html
from reader.exchange.exports.words import ExportWords, authors_of, incomplete_of
from reader.model.blocks import Picture
from reader.model.exported import Batch, ExportedArticle, ExportOptions

_TAG = re.compile("<[A-Za-z/!?]")


def write_atom(batch: Batch, out: BinaryIO, options: ExportOptions, words: ExportWords) -> None:
    """Write an Atom feed (RFC 4287). Pictures keep their addresses; a reader that shows them asks their servers."""
    feed_id = uuid.uuid5(uuid.NAMESPACE_URL, f"{batch.title}\n{batch.made}".encode("utf-8", "replace").decode()).urn
    out.write(
        clean(
            '<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom">\n'
            f"<id>{feed_id}</id>{_atom_text('title', batch.title)}<updated>{batch.made}</updated>\n"
            f"<generator>Tearsheet</generator><author><name>Tearsheet</name></author>\n"
        ).encode()
    )
    for article in batch.articles():
        row = article.row
        code = language_of(row.language)
        address = valid_address(row.url)
        lines = [
            f"<entry{f' xml:lang={chr(34)}{code}{chr(34)}' if code else ''}>",
            f"<id>{_id_of(article)}</id>",
            _atom_text("title", row.title),
            f'<link href="{escape(address)}"/>' if address else "",
            f"<updated>{_time(article.article.modified) or _time(row.saved) or batch.made}</updated>",
            f"<published>{published}</published>" if (published := _time(row.published)) else "",
            *(f"<author><name>{escape(name, quote=False)}</name></author>" for name in authors_of(article)),
            *(f'<category term="{escape(name)}"/>' for name in row.tags),
            _atom_text("summary", summary) if (summary := article.article.description) else "",
            f'<content type="html">{escape(_content(article, batch, options, words), quote=False)}</content></entry>\n',
        ]
        out.write(clean("".join(lines)).encode())
    out.write(b"</feed>\n")


def write_rss(batch: Batch, out: BinaryIO, options: ExportOptions, words: ExportWords) -> None:
    """Write an RSS 2.0 feed."""
    title = _rss_text(batch.title)
    out.write(
        clean(
            '<?xml version="1.0" encoding="utf-8"?>\n<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"'
            ' xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>\n'
            f"<title>{title}</title><link>https://example.invalid/</link><description>{_rss_html(batch.title)}</description>\n"
        ).encode()
    )
    for article in batch.articles():
        row = article.row
        address = valid_address(row.url)
        when = _time(row.published) or _time(row.saved)
        lines = [
            "<item>",
            f"<title>{_rss_text(row.title)}</title>",
            f"<link>{escape(address, quote=False)}</link>" if address else "",
            f'<guid isPermaLink="false">{_id_of(article)}</guid>',
            f"<pubDate>{format_datetime(datetime.fromisoformat(when))}</pubDate>" if when else "",
            *(f"<dc:creator>{_rss_text(name)}</dc:creator>" for name in authors_of(article)),
            *(f"<category>{_rss_text(name)}</category>" for name in row.tags),
            f"<description>{_rss_html(row.excerpt or article.article.description)}</description>",
            f"<content:encoded>{escape(_content(article, batch, options, words), quote=False)}</content:encoded></item>\n",
        ]
        out.write(clean("".join(lines)).encode())
    out.write(b"</channel></rss>\n")


def _rss_html(text: str) -> str:
    """Return a text for an element that feed readers take for HTML."""
    return escape(escape(text, quote=False), quote=False)


def _rss_text(text: str) -> str:
    """Return a text for an element that some feed readers take for HTML and others for text: one that would be markup is
    written for the former, so that it is shown and never acts.
    """
    return _rss_html(text) if _means_html(text) else escape(text, quote=False)


def _atom_text(name: str, text: str) -> str:
    """Return an element of Atom; one that would be markup says itself that it is HTML (RFC 4287, 3.1)."""
    kind = ' type="html"' if _means_html(text) else ""
    return f"<{name}{kind}>{_rss_text(text)}</{name}>"


def _means_html(text: str) -> bool:
    return _TAG.search(text) is not None or unescape(text) != text


def _id_of(article: ExportedArticle) -> str:
    known = f"{article.row.url or article.row.title}\n{article.row.id}".encode("utf-8", "replace").decode()
    return uuid.uuid5(uuid.NAMESPACE_URL, known).urn


def _time(time: str) -> str:
    """Return a time as RFC 3339 has it, a bare day as its midnight in UTC; "" for what is none."""
    try:
        when = datetime.fromisoformat(time)
    except ValueError:
        return ""
    when = when if when.tzinfo else when.replace(tzinfo=UTC)
    return when.isoformat(timespec="seconds").replace("+00:00", "Z")


def _content(article: ExportedArticle, batch: Batch, options: ExportOptions, words: ExportWords) -> str:
    def picture(one: Picture) -> str:
        return valid_address(one.src) if options.pictures else ""

    missing = incomplete_of(article, words)
    told = f"<p><strong>{escape(words.incomplete)}:</strong> {escape(missing, quote=False)}</p>\n" if missing else ""
    note = article.article.notes if options.notes else ""
    noted = f"<p><strong>{escape(words.note)}:</strong> {escape(note, quote=False)}</p>\n" if note else ""
    return told + noted + text_html(article, Setting(words, options, batch.meanings, picture))
