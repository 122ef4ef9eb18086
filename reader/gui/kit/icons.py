"""Icons of one set, stroke by stroke in the colour that is asked for, sharp at every scale."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from reader.resources import resource


@cache
def _renderer(name: str, colour: str) -> QSvgRenderer:
    source = resource("icons", f"{name}.svg").read_text(encoding="utf-8").replace("currentColor", colour)
    return QSvgRenderer(QByteArray(source.encode()))


def paint_icon(painter: QPainter, name: str, rect: QRectF, colour: QColor) -> None:
    """Paint the icon into ``rect`` with a painter that is at work."""
    _renderer(name, colour.name()).render(painter, rect)


@cache
def _pixmap(name: str, colour: str, pixels: int, ratio: float) -> QPixmap:
    renderer = _renderer(
        name, colour
    )  # before there is a painter: one that an error leaves at work takes the program down
    pixmap = QPixmap(QSize(round(pixels * ratio), round(pixels * ratio)))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    renderer.render(painter, QRectF(0, 0, pixels, pixels))
    painter.end()
    return pixmap


def icon(name: str, colour: QColor, pixels: int = 17) -> QIcon:
    """Return the icon for buttons, for screens of single and double density."""
    made = QIcon()
    for ratio in (1.0, 2.0):
        made.addPixmap(_pixmap(name, colour.name(), pixels, ratio))
    return made


def pixmap(name: str, colour: QColor, pixels: int = 17, ratio: float = 1.0) -> QPixmap:
    """Return an icon in one colour, ``pixels`` wide at a scale of 1; ``ratio`` is the screen's scale."""
    return _pixmap(name, colour.name(), pixels, ratio)
