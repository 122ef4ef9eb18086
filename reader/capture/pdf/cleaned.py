"""A PDF as cleaning gives a page's article: text, headings and figures; ``pictures_of`` has the pictures that these name."""

from __future__ import annotations

import hashlib

from reader.capture.fetch.sniff import picture_size, picture_type
from reader.capture.pdf.article import read_pdf
from reader.capture.version import VERSION
from reader.errors import CleaningFailed, PdfLocked, PdfWithoutText
from reader.model.blocks import plain_text
from reader.model.capture import Cleaned, Metadata, PictureFile
from reader.text.language import detect


def clean_pdf(body: bytes) -> Cleaned:
    """Return the article of a PDF, as ``capture.clean.clean`` does for a page; one that goes beyond the limits or breaks off
    is cut short. Raises PdfLocked, PdfWithoutText and CleaningFailed. Call it in a worker process.
    """
    article = read_pdf(body)
    blocks = article.blocks
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


def pictures_of(body: bytes) -> dict[str, PictureFile]:
    """Return the pictures of a PDF by the names that its figures have. Call it in a worker process."""
    found = {f"tearsheet-picture:{number}": data for number, data in enumerate(read_pdf(body).pictures)}
    return {
        src: PictureFile(hashlib.sha256(data).hexdigest(), src, mime, data, *picture_size(data))
        for src, data in found.items()
        if (mime := picture_type(data))
    }
