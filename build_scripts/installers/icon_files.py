"""The icon in the containers of Windows (.ico) and macOS (.icns), and the picture at the side of Windows' setup
program.
"""

from __future__ import annotations

import struct

from installers import icons

ICO_SIZES = (16, 20, 24, 32, 40, 48, 64, 96, 128, 256)
"""Pixels: Windows' small and large icons at 100 to 200 %."""

ICNS_KINDS = {
    b"ic11": 32,
    b"ic12": 64,
    b"ic07": 128,
    b"ic13": 256,
    b"ic08": 256,
    b"ic14": 512,
    b"ic09": 512,
    b"ic10": 1024,
}
"""Apple's four letters for a PNG, and its pixels: 16@2x, 32@2x, 128, 128@2x, 256, 256@2x, 512, 512@2x."""

PAPER = "#F3F0E8"


def ico() -> bytes:
    """An icon for Windows, of PNGs."""
    pictures = [icons.png(size) for size in ICO_SIZES]
    place = 6 + 16 * len(pictures)
    table, data = struct.pack("<HHH", 0, 1, len(pictures)), b""
    for size, picture in zip(ICO_SIZES, pictures, strict=True):
        side = size % 256  # 0 stands for 256
        table += struct.pack("<BBBBHHII", side, side, 0, 0, 1, 32, len(picture), place + len(data))
        data += picture
    return table + data


def icns() -> bytes:
    """An icon for macOS."""
    parts = b""
    for kind, size in ICNS_KINDS.items():
        picture = icons.png(size)
        parts += kind + struct.pack(">I", len(picture) + 8) + picture
    return b"icns" + struct.pack(">I", len(parts) + 8) + parts


def side_picture() -> bytes:
    """A BMP of twice 164 by 314 pixels, for screens of 100 to 200 %: the icon on paper."""
    picture = icons.png(224)  # asks Qt for what it needs
    from PySide6.QtCore import QBuffer, QByteArray
    from PySide6.QtGui import QColor, QImage, QPainter

    image = QImage(328, 628, QImage.Format.Format_RGB32)
    image.fill(QColor(PAPER))
    painter = QPainter(image)
    painter.drawImage(52, 64, QImage.fromData(picture))
    painter.end()
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    image.convertToFormat(QImage.Format.Format_RGB888).save(buffer, "BMP")  # type: ignore[call-overload]
    return bytes(data.data())
