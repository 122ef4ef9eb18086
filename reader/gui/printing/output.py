"""Pages into a PDF, or onto a printer."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from PySide6.QtCore import QIODevice, QMarginsF
from PySide6.QtGui import QPagedPaintDevice, QPageLayout, QPainter, QPdfWriter

from reader.gui.printing.paper import UNITS_PER_INCH, PrintOptions, layout_of
from reader.gui.printing.printout import Printout

PDF_DPI = 1440
"""Ten dots a unit: nothing is rounded that anybody could see."""
PROBE_BYTES = 1 << 20
"""More than Qt writes at a time: what refused that refuses this."""


def pdf_writer(to: str | QIODevice, options: PrintOptions, title: str, author: str) -> QPdfWriter:
    """Return what writes a PDF with this title and author, sheet by sheet, to a path or an open device."""
    writer = QPdfWriter(to)
    writer.setResolution(PDF_DPI)
    writer.setPageLayout(layout_of(options))
    writer.setTitle(title)
    writer.setCreator("Tearsheet")
    if author and hasattr(writer, "setAuthor"):  # from Qt 6.9 on
        writer.setAuthor(author)
    return writer


def paint_pages(
    device: QPagedPaintDevice, printout: Printout, numbers: Sequence[int], painter: QPainter
) -> Iterator[int]:
    """Paint pages on a device that ``painter`` has begun on, one each step; yields how many are done. Raises
    OSError, without the reason, where the device takes no more.
    """
    scale = device.logicalDpiX() / UNITS_PER_INCH
    for done, number in enumerate(numbers):
        if done and not device.newPage():
            raise OSError
        painter.save()
        painter.scale(scale, scale)
        printout.paint(painter, number)
        painter.restore()
        yield done + 1


def refusal(path: Path) -> OSError:
    """Return why the system takes no more of a file, which Qt keeps to itself: its error when more is written at the end.
    The file is none to keep after that.
    """
    try:
        with path.open("ab", buffering=0) as file:
            for _first_may_fit_in_part in range(2):
                file.write(bytes(PROBE_BYTES))
            os.fsync(file.fileno())
    except OSError as error:
        return error
    return OSError(errno.EIO, os.strerror(errno.EIO))


def whole_sheets(layout: QPageLayout) -> QPageLayout:
    """Return a printer's layout with whole sheets to paint on: the margins are ours."""
    whole = QPageLayout(layout)
    whole.setMode(QPageLayout.Mode.FullPageMode)
    whole.setMinimumMargins(QMarginsF(0, 0, 0, 0))
    whole.setMargins(QMarginsF(0, 0, 0, 0))
    return whole
