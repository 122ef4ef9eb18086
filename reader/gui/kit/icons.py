"""Icons of one set, stroke by stroke in the colour that is asked for, drawn for the scale of every screen there is."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from functools import cache

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from reader.resources import resource

FAINT = 0.42
"""How much of its colour an icon has on a button that can't be pressed."""


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


@cache
def _faint(name: str, colour: str, pixels: int, ratio: float) -> QPixmap:
    """Return an icon as it is on a button that can't be pressed."""
    drawn = _pixmap(name, colour, pixels, ratio)
    faint = QPixmap(drawn.size())
    faint.setDevicePixelRatio(ratio)
    faint.fill(Qt.GlobalColor.transparent)
    painter = QPainter(faint)
    painter.setOpacity(FAINT)
    painter.drawPixmap(0, 0, drawn)
    painter.end()
    return faint


def ratios() -> list[float]:
    """Return the scales of the screens, and 1: what an icon is drawn for. Drawn for another one, Qt scales it, and its
    lines blur.
    """
    return sorted({1.0, *(screen.devicePixelRatio() for screen in QGuiApplication.screens())})


def icon(name: str, colour: QColor, pixels: int = 17, disabled: QColor | None = None) -> QIcon:
    """Return the icon for buttons, drawn for every screen there is. ``disabled`` is its colour on a button that can't be
    pressed, by default the same one much fainter: Qt would make it grey, which hardly differs in a dark theme.
    """
    made = QIcon()
    for ratio in ratios():
        drawn = _pixmap(name, colour.name(), pixels, ratio)
        made.addPixmap(drawn)
        made.addPixmap(drawn, QIcon.Mode.Selected)
        faint = (
            _pixmap(name, disabled.name(), pixels, ratio) if disabled else _faint(name, colour.name(), pixels, ratio)
        )
        made.addPixmap(faint, QIcon.Mode.Disabled)
    return made


def drawn_icon(size: QSize, kind: str, looks: Hashable, draw: Callable[[QPainter], object]) -> QIcon:
    """Return an icon of this size that a function draws, for every screen there is. What is of one kind and looks the same is
    drawn once: Qt keeps what it was asked to show of a picture long after that is gone, and would keep all of them.
    """
    key = (kind, looks, size.toTuple(), tuple(ratios()))
    if key not in _drawn:
        _drawn[key] = _draw(size, draw)
    return _drawn[key]


_drawn: dict[Hashable, QIcon] = {}


def _draw(size: QSize, draw: Callable[[QPainter], object]) -> QIcon:
    made = QIcon()
    for ratio in ratios():
        pixmap = QPixmap(QSize(round(size.width() * ratio), round(size.height() * ratio)))
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        draw(painter)
        painter.end()
        made.addPixmap(pixmap)
        made.addPixmap(pixmap, QIcon.Mode.Selected)
    return made


def pixmap(name: str, colour: QColor, pixels: int = 17, ratio: float = 1.0) -> QPixmap:
    """Return an icon in one colour, ``pixels`` wide at a scale of 1; ``ratio`` is the screen's scale."""
    return _pixmap(name, colour.name(), pixels, ratio)
