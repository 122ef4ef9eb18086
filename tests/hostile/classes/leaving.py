"""The traps of `page_vectors`, followed to every way on which an article leaves the window: paper and PDF, briefings,
citations, highlights, the clipboard, names of files. Nothing that leaves runs, asks, computes or leads to another kind
of address, and the article's words are in it.
"""

from __future__ import annotations

import functools
import json
import os
import re
import tempfile
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from typing import Any
from unittest import mock

from reader.model.article import Article
from reader.model.library import Row
from tests.hostile.classes.page_vectors import _FIRST, _LAST, _PLACES, _TRAPS, _active, trapped
from tests.hostile.kit import Case

NAME = "pages that leave"
BAR = 300
QUICK = 3
_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f]")
_LINKED = ("http://", "https://", "mailto:", "#")
_URL = "https://news.example/a"


@functools.cache
def _application() -> Any:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtWidgets import QApplication

    from reader.gui.app.start import make_application

    return QApplication.instance() or make_application()


def _article(trap: str, place: str) -> Article:
    """The page, cleaned, with the trap also as title, site and names: a page may say these, too."""
    cleaned = trapped(trap, place)
    row = Row(
        1,
        _URL,
        cleaned.metadata.title,
        cleaned.metadata.site,
        "; ".join(cleaned.metadata.byline),
        "",
        "en",
        "2026-11-23",
        "2026-11-24T08:00:00.000Z",
        100,
        1,
        "ready",
    )
    return Article(row, _URL, "", "", "2026-11-24T08:00:00.000Z", tuple(cleaned.blocks))


def _ways(article: Article, words: str) -> Iterator[tuple[str, str | None]]:
    """Yield each way with what is wrong on it, None for nothing. ``words`` is a trap as a page may say it in its title."""
    yield "print", _printed(article)
    yield "clipboard", _copied(article)
    yield from _briefings(article, words)
    yield from _citations(words)
    yield from _highlights(words)
    yield "file name", _named(words)


def _printed(article: Article) -> str | None:
    from PySide6.QtCore import QUrl
    from PySide6.QtGui import QPainter, QTextDocument

    from reader.gui.printing.composition import compose
    from reader.gui.printing.material import Material
    from reader.gui.printing.output import pdf_writer
    from reader.gui.printing.paper import PrintOptions, sheet_of
    from reader.gui.printing.printout import Foot, Printout, pages_of

    options = PrintOptions()
    sheet = sheet_of(options)
    composed = compose(Material(article, (), None, ""), options, sheet, lambda _key: None, {})
    for part in composed.parts:
        for name in ("https://t.example/a.png", "file:///etc/passwd", "//t.example/a", "data:image/png;base64,AAAA"):
            found = part.document.loadResource(QTextDocument.ResourceType.ImageResource.value, QUrl(name))
            if found is not None:
                return f"{name} is loaded"
        wrong = _led(part.document)
        if wrong:
            return wrong
    text = "\n".join(part.document.toPlainText() for part in composed.parts)
    if _FIRST not in text or _LAST not in text:
        return "words are lost"
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.pdf"
        writer = pdf_writer(str(path), options, composed.title, "")
        painter = QPainter(writer)
        printout = Printout(pages_of(composed, Foot(_URL, ""), sheet), sheet)
        printout.paint(painter, 0)
        painter.end()
        written = path.read_bytes()
    for order in (b"/JavaScript", b"/JS", b"/Launch", b"/EmbeddedFile", b"/SubmitForm", b"/GoToR", b"/OpenAction"):
        if order in written:
            return f"the PDF has {order.decode()}"
    for address in re.findall(rb"/URI\s*\(([^)]*)", written):
        if not address.startswith(tuple(one.encode() for one in _LINKED)):
            return f"the PDF leads to {address[:40]!r}"
    return None


def _led(document: Any) -> str | None:
    block = document.begin()
    while block.isValid():
        at = block.begin()
        while not at.atEnd():
            form = at.fragment().charFormat()
            if form.isAnchor() and form.anchorHref() and not form.anchorHref().startswith(_LINKED):
                return f"a link to {form.anchorHref()[:60]}"
            at += 1
        block = block.next()
    return None


def _copied(article: Article) -> str | None:
    from PySide6.QtGui import QTextCursor, QTextDocument

    from reader.gui.article.typesetter import Typesetter
    from reader.gui.kit.copying import mime_of
    from reader.gui.kit.theme import Paper

    document = QTextDocument()
    Typesetter(document, Paper(), 19, 700, 1.5).set(article.blocks, lambda _key: (0, 0))
    cursor = QTextCursor(document)
    cursor.select(QTextCursor.SelectionType.Document)
    data = mime_of(cursor)
    if wrong := _active(data.html()):
        return wrong
    if _CONTROLS.search(data.text()):
        return "a control character"
    if _FIRST not in data.text() or _LAST not in data.text():
        return "words are lost"
    cells = [cell for line in data.text().split("\n") if "\t" in line for cell in line.split("\t")]
    return next((f"a formula: {cell[:40]}" for cell in cells if cell[:1] in ("=", "@")), None)


def _briefings(article: Article, words: str) -> Iterator[tuple[str, str | None]]:
    from reader.exchange.briefing_formats import BRIEFING_FORMATS
    from reader.exchange.briefing_words import BriefingWords
    from reader.model.briefing import Briefing, Cited, Group, Passage, Scope

    text = f"{words} {article.text}"
    cited = {
        number: Cited(number, words, words, words, f"{_URL}?{words}", "2026-11-23", "", "en", text) for number in (1, 2)
    }
    passages = tuple(Passage(number, 0, len(text)) for number in (1, 2))
    briefing = Briefing((Group((1, 2), passages, (), 1),), cited, Scope(), "2026-11-24T08:00:00.000Z")
    around = BriefingWords(words, words)
    html = BRIEFING_FORMATS["html"](briefing, around)
    body = html.partition("<body>")[2].partition("</body>")[0]
    yield "briefing, HTML", _active(body) or ("words are lost" if _LAST not in unescape(body) else None)
    head = html.partition("<body>")[0]
    yield (
        "briefing's head",
        None if head.count("<meta") == 3 and "<script" not in head.lower() else "the head holds more",
    )
    yield "briefing, Markdown", _markdown(BRIEFING_FORMATS["markdown"](briefing, around))
    plain = BRIEFING_FORMATS["text"](briefing, around)
    yield "briefing, text", "words are lost" if _LAST not in " ".join(plain.split()) else None


def _markdown(text: str) -> str | None:
    """Return what of Markdown is no markup of ours."""
    for address in re.findall(r"(?<!\\)\]\(<?([^>)]*)", text):
        if not address.startswith(("http://", "https://")):
            return f"a link to {address[:60]}"
    bare = re.sub(r"\]\(<[^>]*>\)|(?m:^\s*<https?://[^>]*>)", "", text)
    found = re.search(r"(?<!\\)<[a-zA-Z/!?]|(?<!\\)!\[|(?<!\\)&[#a-zA-Z]", bare)
    return f"markup: {bare[found.start() : found.start() + 40]}" if found else None


def _citations(words: str) -> Iterator[tuple[str, str | None]]:
    from reader.exchange.citations.styles import STYLES, cite
    from reader.model.citation import Author, CitedWork, PartialDate

    author = Author(literal=words)
    authors, day = (author, Author(words, words)), PartialDate(2026, 11, 23)
    work = CitedWork("newspaper", words, authors, words, "", day, None, f"{_URL}?{words}", "en")
    for name in STYLES:
        made = cite(work, name)
        wrong = _active(made.html) if made.html else None
        yield f"citation, {name}", wrong or _written(name, made.text)


def _written(style: str, text: str) -> str | None:
    if style == "ris":
        lines = [line for line in text.split("\n") if line and not re.match(r"[A-Z][A-Z0-9]  - ", line)]
        return f"a line of its own: {lines[0][:40]}" if lines or text.count("ER  - ") != 1 else None
    if style == "bibtex":
        depth = 0
        for sign in re.sub(r"\\[{}\\]", "", text):
            depth += (sign == "{") - (sign == "}")
            if depth < 0:
                return "braces that end the entry"
        orders = re.findall(r"\\([A-Za-z]+)", text)
        left = [order for order in orders if not order.startswith(("textbackslash", "textascii"))]
        return f"an order: {left[0]}" if depth or left else None
    if style == "csl-json":
        json.loads(text)
        return None
    if style == "wikipedia":
        inner = text.removeprefix("{{cite web").removesuffix("}}").replace("{{!}}", "")
        found = re.search(r"\{\{|\}\}|<[a-zA-Z!/]|\[\[|~~~", inner)
        return f"markup: {inner[found.start() : found.start() + 40]}" if found else None
    return "a control character" if _CONTROLS.search(text) else None


def _highlights(words: str) -> Iterator[tuple[str, str | None]]:
    from reader.exchange.highlights_markdown import highlights_as_markdown
    from reader.gui.kit.note_text import note_html
    from reader.model.highlight import Highlight, HighlightedArticle

    one = Highlight(1, 1, 0, len(words), True, words, 1, "", "", "", tags=(words,))
    made = highlights_as_markdown(
        [HighlightedArticle(1, words, words, f"{_URL}?{words}", "", (one,))], {1: words}, "gone"
    )
    yield "highlights, Markdown", _markdown(made)
    yield "a note with words of the page", _active(re.sub(r' style="[^"]*"', "", note_html(words)))


def _named(words: str) -> str | None:
    from reader.files import suggested_name

    name = suggested_name(words, ".pdf", "article")
    held = (
        re.fullmatch(r"[^<>:\"/\\|?*\x00-\x1f\x7f-\x9f]+\.pdf", name)
        and len(name.encode()) < 200
        and name[0] not in "-. "
    )
    return None if held else name[:60]


def _left(trap: str, place: str) -> str | None:
    _application()
    words = " ".join(re.sub(_CONTROLS, "", unescape(trap)).split())

    def never(*_: Any, **__: Any) -> Any:
        raise AssertionError("something made a request")

    with mock.patch("socket.create_connection", never), mock.patch("socket.getaddrinfo", never):
        return next((f"{way}: {wrong}" for way, wrong in _ways(_article(trap, place), words) if wrong), None)


def cases(part: float, seed: int) -> Iterator[Case]:
    """Yield each trap in each place."""
    pairs = [(number, trap, place) for number, trap in enumerate(_TRAPS) for place in _PLACES]
    step = max(1, int(1 / part)) if part < 1 else 1
    for number, trap, place in pairs[(seed + 3) % step :: step]:
        yield Case(f"{number} {ascii(trap)[:60]} {place}", lambda trap=trap, place=place: _left(trap, place))
