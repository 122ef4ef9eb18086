"""Paper, margins and sizes of what is printed, as the settings name them."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QLocale, QMarginsF, QRectF, QSizeF
from PySide6.QtGui import QPageLayout, QPageSize

from reader.desk.program.settings import Settings
from reader.model.exported import ExportOptions

UNITS_PER_INCH = 144
"""Of the coordinates in which pages are laid out: half a point each, so that sizes in points are whole numbers."""
UNITS_PER_POINT = UNITS_PER_INCH / 72
_PAPERS = {
    "a4": QPageSize.PageSizeId.A4,
    "a5": QPageSize.PageSizeId.A5,
    "letter": QPageSize.PageSizeId.Letter,
    "legal": QPageSize.PageSizeId.Legal,
}
_SIDES_MM = {"narrow": 14.0, "normal": 24.0, "wide": 40.0}
TOP_MM, BOTTOM_MM = 20.0, 25.0
"""Above and below the text, with the running title and the foot in them."""
HEAD_MM, FOOT_MM = 10.0, 9.0
"""From the paper's edge to the running title and to the last line of the foot."""


class PrintOptions(NamedTuple):
    """How and with what articles are printed. ``size`` is the text's, in points."""

    paper: str = "a4"
    margins: str = "normal"
    size: int = 11
    summary: bool = False
    highlights: bool = True
    notes: bool = True
    citation: bool = False
    pictures: bool = True


def options_of(settings: Settings) -> PrintOptions:
    """Return what was chosen last; a paper that nobody chose is the one of the system's country."""
    values = {name: settings[f"print_{name}"] for name in PrintOptions._fields}
    values["paper"] = values["paper"] or local_paper()
    return PrintOptions(**values)


def options_for(settings: Settings, wanted: ExportOptions) -> PrintOptions:
    """Return what was chosen last for paper and text, and with the articles what an export wants."""
    return options_of(settings)._replace(
        summary=wanted.summaries, highlights=wanted.highlights, notes=wanted.notes, pictures=wanted.pictures
    )


def local_paper() -> str:
    """Return the paper on which people print where this machine's dates and numbers are from."""
    territory = QLocale().territory()
    american = QLocale.Country
    letter = {
        american.UnitedStates,
        american.Canada,
        american.Mexico,
        american.Philippines,
        american.Chile,
        american.Colombia,
    }
    return "letter" if territory in letter else "a4"


class Sheet(NamedTuple):
    """A sheet of paper in units: its size, and the rectangle that text is set in."""

    width: float
    height: float
    text: QRectF


def sheet_of(options: PrintOptions, points: QSizeF | None = None) -> Sheet:
    """Return the sheet of these options, or of another size, in points, that a printer has."""
    points = points or _page_size(options).size(QPageSize.Unit.Point)
    width, height = points.width() * UNITS_PER_POINT, points.height() * UNITS_PER_POINT
    side = min(_SIDES_MM[options.margins] / 25.4 * UNITS_PER_INCH, width / 5)
    top, bottom = TOP_MM / 25.4 * UNITS_PER_INCH, BOTTOM_MM / 25.4 * UNITS_PER_INCH
    return Sheet(width, height, QRectF(side, top, width - 2 * side, height - top - bottom))


def _page_size(options: PrintOptions) -> QPageSize:
    return QPageSize(_PAPERS.get(options.paper, QPageSize.PageSizeId.A4))


def layout_of(options: PrintOptions) -> QPageLayout:
    """Return the layout of a printer that is given whole sheets: no margins but ours."""
    return QPageLayout(_page_size(options), QPageLayout.Orientation.Portrait, QMarginsF(0, 0, 0, 0))
