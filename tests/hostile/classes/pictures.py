"""Pictures by strangers: broken in every format, bombs that unpack, multiply or move, drawings that reach elsewhere. The
worker shows nothing or a picture in the size that was asked for, ends in time, and the next good picture is shown.
"""

from __future__ import annotations

import atexit
import functools
import random
import struct
import time
import zlib
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, cast

from reader.desk.pictures import WORKER_SECONDS, Pictures, natural_size
from tests.hostile.kit import Case

if TYPE_CHECKING:
    from reader.library.library import Library

NAME = "pictures"
BAR = 400
QUICK = 4
WIDTH, HEIGHT = 320, 240
PATIENCE_SECONDS = WORKER_SECONDS * 8
"""By the clock, for the machine may be busy; what a worker may take is processor time."""
_FORMATS = ("png", "jpeg", "webp", "gif", "bmp", "ico", "tiff", "svg")
_CHANGES = 45
_SVG = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" {head}>{inner}</svg>'
_OWN = 'width="40" height="40"'


@functools.cache
def _pictures() -> Pictures:
    """Return the worker of this process: it ends with it."""
    made = Pictures(cast("Library", None))
    atexit.register(made.close)
    return made


@functools.cache
def _sound(kind: str) -> bytes:
    if kind == "gif":
        return _gif(60, 40, 3)
    if kind == "svg":
        words = '<rect width="30" height="20" fill="#369"/><path d="M0 0 L20 30 Z"/><text x="3" y="30">Tide</text>'
        return _SVG.format(head=_OWN, inner=words).encode()
    from PySide6.QtCore import QBuffer, QIODevice
    from PySide6.QtGui import QColor, QImage

    image = QImage(64, 48, QImage.Format.Format_RGB32)
    for x in range(64):
        for y in range(48):
            image.setPixelColor(x, y, QColor(x * 4, y * 5, (x * y) % 255))
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    if not image.save(buffer, kind):
        return b""
    return bytes(buffer.data().data())


def _gif(width: int, height: int, frames: int) -> bytes:
    head = b"GIF89a" + struct.pack("<HHBBB", width, height, 0x80, 0, 0) + b"\0\0\0\xff\xff\xff"
    frame = b"\x21\xf9\x04\x04\0\0\0\0" + b"," + struct.pack("<HHHHB", 0, 0, width, height, 0) + b"\x02\x02\x44\x01\0"
    return head + frame * frames + b";"


def _png(width: int, height: int, packed: bytes) -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 6, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", packed) + chunk(b"IEND", b"")


def _zeros(width: int, height: int) -> bytes:
    packer, line = zlib.compressobj(9), bytes(1 + 4 * width)
    return b"".join([*(packer.compress(line) for _ in range(height)), packer.flush()])


def _changed(kind: str, number: int, seed: int) -> bytes:
    data, dice = bytearray(_sound(kind)), random.Random(f"{seed} {kind} {number}")
    way = number % 6
    if way == 0:
        return bytes(data[: dice.randrange(4, max(5, len(data)))])
    if way == 1:
        for _ in range(dice.randint(1, 12)):
            data[dice.randrange(len(data))] ^= 1 << dice.randrange(8)
    elif way == 2:  # the header, where the sizes are
        for _ in range(dice.randint(1, 6)):
            data[dice.randrange(4, min(64, len(data)))] = dice.choice((0, 1, 0x7F, 0x80, 0xFF))
    elif way == 3:
        at = dice.randrange(len(data))
        data[at:at] = dice.randbytes(dice.randint(1, 4000))
    elif way == 4:
        at, end = sorted((dice.randrange(len(data)), dice.randrange(len(data))))
        data[at:end] = bytes(end - at)
    else:
        other = _sound(dice.choice(_FORMATS))
        at = dice.randrange(4, len(data))
        data[at:] = other[dice.randrange(max(1, len(other))) :]
    return bytes(data)


def _bombs() -> Iterator[tuple[str, bytes]]:
    for width, height in ((20_000, 20_000), (60_000, 3), (3, 60_000), (16_000, 4_000), (2**31 - 1, 2**31 - 1)):
        yield f"png of {width} × {height}", _png(width, height, _zeros(min(width, 4000), min(height, 4000)))
    for size in (1, 65_535):
        yield f"gif of {size} × {size}, 20,000 frames", _gif(size, size, 20_000)
    yield "webp that moves", b"RIFF" + struct.pack("<I", 1 << 20) + b"WEBPVP8X" + bytes([10, 0, 0, 0, 2]) + b"\xff" * 9 + (
        b"ANMF" + struct.pack("<I", 16) + bytes(16)
    ) * 40_000  # fmt: skip
    yield (
        "bmp of a negative height",
        b"BM" + struct.pack("<IIIIiiHHIIIIII", 99, 0, 54, 40, 30_000, -30_000, 1, 32, *[0] * 6),
    )
    yield "ico within ico", b"\0\0\1\0\xff\xff" + struct.pack("<BBBBHHII", 0, 0, 0, 0, 1, 32, 1 << 30, 6) * 4000
    for name, head, inner in _drawings():
        yield f"svg: {name}", _SVG.format(head=head, inner=inner).encode("utf-8", "surrogatepass")
    entities = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 12}">' for n in range(1, 12))
    laughing = _SVG.format(head=_OWN, inner="<text>&a11;</text>")
    yield "svg: entities", f"<!DOCTYPE svg [<!ENTITY a0 'tide'>{entities}]>{laughing}".encode()
    yield "svg: packed", b"\x1f\x8b\x08" + bytes(7) + zlib.compress(b"<svg>" * 10**6)


def _drawings() -> Iterator[tuple[str, str, str]]:
    for deep, wide in ((9, 40), (30, 2), (4, 400)):
        nested = '<g id="a0"><rect width="9" height="9"/></g>' + "".join(
            f'<g id="a{n}">{f"""<use href="#a{n - 1}"/>""" * wide}</g>' for n in range(1, deep)
        )
        yield f"use, {deep} deep, {wide} wide", _OWN, f'<defs>{nested}</defs><use href="#a{deep - 1}"/>'
    yield "a use of itself", _OWN, '<g id="a"><use href="#a"/></g><use href="#a"/>'
    yield "uses in a ring", _OWN, '<g id="a"><use href="#b"/></g><g id="b"><use href="#a"/></g>'
    steps = '<feGaussianBlur stdDeviation="900"/>' * 60
    layers = '<g filter="url(#f)">' * 40 + "<rect/>" + "</g>" * 40
    yield "nested filters", 'width="9000" height="9000"', f'<filter id="f">{steps}</filter>{layers}'
    yield "groups, 100,000 deep", _OWN, "<g>" * 100_000 + "</g>" * 100_000
    yield "huge", 'width="1e9" height="1e9"', "<rect/>"
    yield "huge by its box", 'viewBox="0 0 1e300 1e300"', "<rect/>"
    yield "a pattern of patterns", _OWN, "".join(
        f'<pattern id="p{n}" width="1" height="1"><rect fill="url(#p{n + 1})" width="9" height="9"/></pattern>' for n in range(200)
    ) + '<rect width="40" height="40" fill="url(#p0)"/>'  # fmt: skip
    yield (
        "a path of a million points",
        _OWN,
        f'<path stroke="red" stroke-dasharray="0.001" d="M0 0{" L40 40 L0 0" * 300_000}"/>',
    )
    yield "words of a million letters", _OWN, f"<text>{'tide ' * 200_000}</text>"
    yield "letters of all sizes", _OWN, '<text font-size="1e9">t</text><text font-size="-3">t</text>'
    yield (
        "an animation for ever",
        _OWN,
        '<rect><animate attributeName="x" dur="0.000001s" repeatCount="indefinite"/></rect>',
    )
    for reference in (
        "/etc/passwd",
        "file:///etc/passwd",
        "https://t.example/a.png",
        "//t.example/a.svg#a",
        "../a.png",
    ):
        for tag in ("image", "use", "feImage"):
            yield (
                f"{tag} of {reference}",
                _OWN,
                f'<{tag} xlink:href="{reference}" href="{reference}" width="40" height="40"/>',
            )
        yield f"a fill of {reference}", _OWN, f'<rect fill="url({reference})" width="9" height="9"/>'


class _Kept(Pictures):
    """A picture as the window meets it: read from a library, decoded in the worker of this process."""

    def __init__(self, data: bytes) -> None:
        super().__init__(cast("Library", None))
        self._data = data

    def picture(self, key: str) -> tuple[str, bytes]:
        return "", self._data

    def in_worker(self, key: str, function: Any, *arguments: Any) -> Any:
        return _pictures().in_worker(key, function, *arguments)


def _held(name: str, data: bytes) -> str | None:
    from PySide6.QtCore import QSize

    from reader.gui.kit.pictures import decoded

    size = QSize(WIDTH, HEIGHT)
    width, height = natural_size(data)
    if width < 0 or height < 0:
        return f"it would be {width} × {height}"
    begun = time.monotonic()
    made = decoded(_Kept(data), name, size)
    took = time.monotonic() - begun
    if took > PATIENCE_SECONDS:
        return f"took {took:.0f} s"
    if made.width() > WIDTH or made.height() > HEIGHT:
        return f"{made.width()} × {made.height()} came back"
    if not made.isNull():
        made.scaled(50, 50).pixel(0, 0)  # a crash of this process is a case that did not hold
    if decoded(_Kept(_sound("png")), "", size).size() != QSize(64, 48):
        return "no picture was shown after it"
    return None


def cases(part: float, seed: int) -> Iterator[Case]:
    """Yield each bomb, and changes of a sound picture of each format."""
    pairs = [(name, functools.partial(bytes, data)) for name, data in _bombs()]
    pairs += [
        (f"{kind} {number}", functools.partial(_changed, kind, number, seed))
        for number in range(_CHANGES)
        for kind in _FORMATS
        if _sound(kind)
    ]
    step = max(1, int(1 / part)) if part < 1 else 1
    for name, data in pairs[seed % step :: step]:
        yield Case(name, lambda name=name, data=data: _held(name, data()))
