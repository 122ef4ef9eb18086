"""Write a PDF of any number of articles without a window: one article is laid out, painted and forgotten before the next."""

from __future__ import annotations

import mmap
import os
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from PySide6.QtCore import QFile, QIODevice, QSize
from PySide6.QtGui import QImage, QPainter, QPdfWriter

from reader.desk.exporting.material import nothing_fits
from reader.desk.exporting.targets import file_draft
from reader.exchange.pdf_outline import Bookmark, outline_update
from reader.gui.kit.meanings import meaning_names
from reader.gui.kit.pictures import decoded
from reader.gui.printing.composition import Decoding, compose
from reader.gui.printing.material import Material, read
from reader.gui.printing.output import paint_pages, pdf_writer, refusal
from reader.gui.printing.paper import PrintOptions, sheet_of
from reader.gui.printing.printout import Foot, Page, Printout, bookmarks_of, dates_of, pages_of
from reader.model.exported import outward

if TYPE_CHECKING:
    from reader.desk.desk import Desk


class _Always:
    """A job that nobody cancels."""

    @staticmethod
    def check_cancelled() -> None:
        """Go on."""


def write_pdf(desk: Desk, ids: Sequence[int], target: Path, options: PrintOptions, title: str) -> int:
    """Write a PDF as ``writing`` does; return how many articles are in it."""
    return max(articles for _fraction, articles in writing(desk, ids, target, options, title))


def writing(
    desk: Desk, ids: Sequence[int], target: Path, options: PrintOptions, title: str
) -> Iterator[tuple[float, int]]:
    """Write a PDF with a bookmark for each article and heading, one article a step; yield how far it is, 0 to 1, and how many
    articles are in it. Those without a text are left out. Raises NothingFitsExport, ExportError and its kin; closed before its
    end it leaves what was there.
    """
    with file_draft(target) as file:
        stream = _Stream(desk, options)
        try:
            yield from stream.paint(ids, file, title)
        except OSError as error:
            raise (error if error.errno else refusal(Path(file.name))) from None
        if not stream.articles:
            raise nothing_fits("text")
        _append_outline(file, stream.bookmarks)
    yield 1.0, stream.articles


class _Stream:
    """Paints articles one after the other on a PDF."""

    def __init__(self, desk: Desk, options: PrintOptions) -> None:
        self.articles = 0
        self.bookmarks: list[Bookmark] = []
        self._desk = desk
        self._options = options
        self._sheet = sheet_of(options)
        self._meanings = meaning_names(desk.settings)
        self._painter = QPainter()
        self._pages = 0

    def paint(self, ids: Sequence[int], file: BinaryIO, title: str) -> Iterator[tuple[float, int]]:
        """Paint the articles into a file, one each step. Raises OSError where it takes no more."""
        device = QFile()
        device.open(file.fileno(), QIODevice.OpenModeFlag.WriteOnly, QFile.FileHandleFlag.DontCloseHandle)
        writer = pdf_writer(device, self._options, title, "")
        try:
            for number, article_id in enumerate(ids):
                self._add(article_id, writer)
                yield number / len(ids), self.articles
        finally:  # each before what it writes to goes away
            if self._painter.isActive():
                self._painter.end()
            del writer
            device.close()

    def _add(self, article_id: int, writer: QPdfWriter) -> None:
        for material in read(self._desk, [article_id], self._options, _Always()):  # type: ignore[arg-type]
            pages = self._laid_out(material)
            if not self._painter.isActive() and not self._painter.begin(writer):
                raise OSError
            if self._pages and not writer.newPage():
                raise OSError
            printout = Printout(pages, self._sheet, self._pages)
            for _done in paint_pages(writer, printout, range(len(pages)), self._painter):
                pass
            found = bookmarks_of(pages, self._sheet)
            self.bookmarks += [one._replace(page=one.page + self._pages) for one in found]
            self._pages += len(pages)
            self.articles += 1

    def _laid_out(self, material: Material) -> list[Page]:
        pictures = self._desk.pictures
        decoding = Decoding(partial(decoded, pictures), _nothing_soon)
        composed = compose(material, self._options, self._sheet, pictures.picture, self._meanings, decoding)
        row = material.article.row
        return pages_of(
            composed,
            Foot(
                outward(row.url), dates_of(row.published, self._desk.citations.retrieved(material.article), row.saved)
            ),
            self._sheet,
        )


def _nothing_soon(_key: str, _size: QSize) -> QImage | None:
    return None


def _append_outline(file: BinaryIO, bookmarks: Sequence[Bookmark]) -> None:
    """Append the bookmarks. Raises OSError where the PDF isn't whole: Qt says nothing of a full disk."""
    path = Path(file.name)
    if not path.stat().st_size:  # which no memory can map
        raise refusal(path)
    with path.open("rb") as written, mmap.mmap(written.fileno(), 0, access=mmap.ACCESS_READ) as content:
        if not content[-16:].rstrip().endswith(b"%%EOF"):
            raise refusal(path)
        update = outline_update(content, bookmarks)
    file.seek(0, os.SEEK_END)
    file.write(update)
