"""The program's icon in the sizes that systems ask for, painted from its SVG."""

from __future__ import annotations

import os
from pathlib import Path

from installers.release import ROOT, CannotMake

SVG = ROOT / "resources/icons/tearsheet.svg"
SIZES = (16, 22, 24, 32, 48, 64, 128, 256, 512)
"""Pixels: those that desktops look for in hicolor."""


def png(size: int) -> bytes:
    """The icon as a PNG of ``size`` by ``size`` pixels, with a transparent ground. Raises CannotMake without Qt's
    libraries.
    """
    return painted(SVG, size, size)


def painted(drawing: Path, width: int, height: int) -> bytes:
    """An SVG as a PNG of that many pixels. Raises CannotMake without Qt's libraries."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    try:
        from PySide6.QtCore import QBuffer, QByteArray, QRectF
        from PySide6.QtGui import QImage, QPainter
        from PySide6.QtSvg import QSvgRenderer
    except ImportError as error:
        raise CannotMake(f"couldn't load Qt to paint the icons: {error}") from None
    image = QImage(width, height, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(0)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    QSvgRenderer(str(drawing)).render(painter, QRectF(0, 0, width, height))
    painter.end()
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG", 0)  # type: ignore[call-overload]
    return bytes(data.data())
