"""Pictures scaled down for keeping, in a worker: they are strangers'."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Qt
from PySide6.QtGui import QImage, QImageReader, QImageWriter

from reader.model.overview import Scaled

QUALITY = {"jpeg": 84, "webp": 82}
"""Of what was lossy before; at half a screen's dots no eye tells it from the original."""

MIMES = {"jpeg": "image/jpeg", "webp": "image/webp", "png": "image/png"}


def scaled(most: int, data: bytes) -> Scaled | None:
    """Return the picture with a longer side of at most ``most`` pixels, in its own format; None where it is not larger
    than that, moves, or cannot be read.
    """
    source = QBuffer()
    source.setData(QByteArray(data))
    source.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(source)
    reader.setAutoTransform(True)  # a photograph that says how it was held is turned: what says so is not written again
    kind = bytes(reader.format().data()).decode()
    moves = reader.imageCount() > 1 or (kind == "png" and b"acTL" in data[:4096])
    if kind not in MIMES or moves or max(reader.size().width(), reader.size().height()) <= most:
        return None
    image = reader.read()
    if image.isNull():
        return None
    smaller = image.scaled(most, most, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation)
    if kind == "jpeg" and smaller.hasAlphaChannel():
        smaller = smaller.convertToFormat(QImage.Format.Format_RGB32)
    written = _written(smaller, kind)
    return Scaled(written, MIMES[kind], smaller.width(), smaller.height()) if written else None


def _written(image: QImage, kind: str) -> bytes:
    target = QBuffer()
    target.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QImageWriter(target, QByteArray(kind.encode()))
    if kind in QUALITY:
        writer.setQuality(QUALITY[kind])
    writer.setOptimizedWrite(True)
    return bytes(target.data().data()) if writer.write(image) else b""
