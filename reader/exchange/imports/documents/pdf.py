"""PDF files: their text as paragraphs, their pictures, and the file itself as the original."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from reader.capture.pdf.article import PdfArticle, read_pdf
from reader.exchange.imports.documents.limits import whole
from reader.exchange.imports.times import published
from reader.model.blocks import Block
from reader.model.imported import ImportedItem, ImportedPicture, NotTaken

if TYPE_CHECKING:
    from reader.exchange.imports.source import Source

MAX_PDF_BYTES = 200_000_000
MARK_WITHIN_BYTES = 1024
"""How far into a file the mark may be: PDFs that came by mail or form have lines before it, which readers skip."""


def recognises(source: Source) -> bool:
    """Tell whether a file is a PDF."""
    head = source.head(MARK_WITHIN_BYTES)
    at = head.find(b"%PDF-")
    return at == 0 or (at > 0 and not head[:at].lstrip().startswith((b"<", b"{", b"From", b"Received", b"PK")))


def read(source: Source) -> Iterator[ImportedItem | NotTaken]:
    """Yield the document; one that needs a password, or has only pictures of pages, is not taken."""
    data = whole(source, MAX_PDF_BYTES)
    if isinstance(data, NotTaken):
        yield data
        return
    article = source.tried_apart(read_pdf, data)  # PDFium may crash, or take too long
    if not isinstance(article, PdfArticle):
        yield NotTaken(source.name, "damaged", rest=True)
        return
    title = article.title or name_without_ending(source.name)
    if not article.blocks:
        yield NotTaken(source.name, article.fault or "no_text", title)
        return
    yield ImportedItem(
        source.name,
        title=title,
        byline=article.byline,
        description=article.description,
        published=published(article.published),
        tags=article.keywords,
        kind="readable",
        text=as_html(article.blocks),
        original=data,
        mime="application/pdf",
        pictures=tuple(ImportedPicture(f"tearsheet-picture:{n}", one) for n, one in enumerate(article.pictures)),
    )
    if article.fault:
        yield NotTaken(f"{source.name}, after page {article.pages}", article.fault, title, rest=True)


def name_without_ending(name: str) -> str:
    """Return a file's own name without its folder and ending, as a title."""
    return " ".join(PurePosixPath(name.replace("\\", "/")).stem.replace("_", " ").split()) or name


def as_html(blocks: Sequence[Block]) -> str:
    """Return blocks without inline marks as HTML."""
    found: list[str] = []
    open_list: tuple[str, int] | None = None
    for block in blocks:
        kind = ("ol" if block.ordered else "ul", block.group) if block.kind == "item" else None
        if kind != open_list:
            if open_list:
                found.append(f"</{open_list[0]}>")
            if kind:
                found.append(f'<{kind[0]} start="{block.number}">' if block.number > 1 else f"<{kind[0]}>")
            open_list = kind
        text = escape(block.text, quote=False)
        if block.kind == "figure" and block.picture is not None:
            found.append(f'<figure><img src="{escape(block.picture.src)}" alt=""></figure>')
        elif block.kind == "heading":
            found.append(f"<h{block.level + 1}>{text}</h{block.level + 1}>")
        elif block.kind == "item":
            found.append(f"<li>{text}</li>")
        else:
            found.append(f"<p>{text}</p>")
    if open_list:
        found.append(f"</{open_list[0]}>")
    return "\n".join(found)
