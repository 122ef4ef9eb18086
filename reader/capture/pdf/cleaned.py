"""A PDF as cleaning gives a page's article: text and headings; the pictures stay in the file, which is kept."""

from __future__ import annotations

from reader.capture.pdf.article import read_pdf
from reader.capture.version import VERSION
from reader.errors import CleaningFailed, PdfLocked, PdfWithoutText
from reader.model.blocks import plain_text
from reader.model.capture import Cleaned, Metadata
from reader.text.language import detect


def clean_pdf(body: bytes) -> Cleaned:
    """Return the article of a PDF, as ``capture.clean.clean`` does for a page; one that goes beyond the limits or breaks off
    is cut short. Raises PdfLocked, PdfWithoutText and CleaningFailed. Call it in a worker process.
    """
    article = read_pdf(body)
    blocks = tuple(block for block in article.blocks if block.kind != "figure")
    if not blocks:
        if article.fault == "encrypted":
            raise PdfLocked()
        if article.fault in ("", "no_text"):
            raise PdfWithoutText()
        raise CleaningFailed(detail="a damaged PDF")
    metadata = Metadata(
        article.title,
        article.byline,
        article.published,
        description=article.description,
        language=detect(plain_text(blocks), ""),
    )
    return Cleaned(metadata, blocks, f"{VERSION} pdf", "cut_short" if article.fault else "whole")
