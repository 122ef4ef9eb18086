"""Write articles as one web page: pictures inside it, no script, and nothing that is asked for when it is opened."""

from __future__ import annotations

import base64
import re
from html import escape
from typing import BinaryIO

from reader.exchange.exports.article_html import STYLE, Setting, article_html, attributes, clean
from reader.exchange.exports.picture_files import media_type
from reader.exchange.exports.words import ExportWords
from reader.model.blocks import Picture
from reader.model.exported import Batch, ExportedArticle, ExportOptions
from reader.text.language import direction

_PICTURE = re.compile(r'(?<=<img src=")tearsheet-picture-([0-9a-f]{64})(?=")')
"""Stands for the data of a picture until they are written: never are two in memory at once. Words of a page cannot look
like it, for they hold no "<".
"""


def write_page(batch: Batch, out: BinaryIO, options: ExportOptions, words: ExportWords) -> None:
    """Write the articles one after the other, several of them below a list of contents."""
    alone = batch.count == 1
    out.write(head(batch.title, words, "img-src data:").encode())
    if not alone:
        out.write(f"<h1>{escape(batch.title)}</h1>\n<nav><h2>{escape(words.contents)}</h2>\n<ol>\n".encode())
        for row in batch.heads():
            shown = f'<a href="#a{row.id}-article"{attributes(row.title)}>{escape(row.title, quote=False)}</a>'
            site = f" · <bdi>{escape(row.site, quote=False)}</bdi>" if row.site else ""
            out.write(clean(f"<li>{shown}{site}</li>\n").encode())
        out.write(b"</ol></nav>\n")
    for article in batch.articles():
        _write_article(article, batch, out, options, words)
    out.write(f'<p class="about">{escape(words.made_by)}</p>\n</body>\n</html>\n'.encode())


def head(title: str, words: ExportWords, allowed: str, more: str = "") -> str:
    """Return the beginning of a page, up to and with ``<body>``; ``allowed`` is what it may load besides its style."""
    return clean(
        f'<!DOCTYPE html>\n<html lang="{escape(words.language)}" dir="{direction(words.contents)}">\n<head>\n<meta charset="utf-8">\n'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline';"
        f' {allowed}">\n<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f'<meta name="referrer" content="no-referrer">\n'
        f"<title>{escape(title, quote=False)}</title>\n<style>{STYLE}</style>\n{more}</head>\n<body>\n"
    )


def _write_article(
    article: ExportedArticle, batch: Batch, out: BinaryIO, options: ExportOptions, words: ExportWords
) -> None:
    def picture(one: Picture) -> str:
        return f"tearsheet-picture-{one.key}" if one.key and options.pictures else ""

    setting = Setting(words, options, batch.meanings, picture, f"a{article.row.id}-")
    for at, piece in enumerate(_PICTURE.split(article_html(article, setting))):
        if at % 2 == 0:
            out.write(piece.encode())
            continue
        file = article.shown_picture(piece)
        if file is None:
            out.write(b"data:,")
        else:
            out.write(f"data:{media_type(file.data, file.mime)};base64,".encode())
            out.write(base64.b64encode(file.data))
    out.write(b"\n")
