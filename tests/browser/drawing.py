"""Pictures made for the pages, each with bytes of its own, as PNG and SVG."""

from __future__ import annotations

import hashlib
import random
import struct
import zlib


def png(name: str, width: int = 480, height: int = 270) -> bytes:
    """Return a PNG of this size in pixels with bands whose colours follow from the name."""
    digest = hashlib.sha256(name.encode()).digest()

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    def row(y: int) -> bytes:
        band = y * 8 // height
        left = bytes(digest[(band * 3 + one) % 32] for one in range(3))
        right = bytes(digest[(band * 3 + one + 7) % 32] for one in range(3))
        return b"\0" + left * (width // 2) + right * (width - width // 2)

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    rows = b"".join(row(y) for y in range(height))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


def noisy_png(name: str, size: int, width: int = 640, height: int = 360) -> bytes:
    """Return a PNG of about ``size`` bytes: the plain one with a private chunk that no decoder reads."""
    plain = png(name, width, height)
    filler = random.Random(name).randbytes(max(0, size - len(plain) - 12))
    chunk = struct.pack(">I", len(filler)) + b"teAr" + filler + struct.pack(">I", zlib.crc32(b"teAr" + filler))
    return plain[:-12] + chunk + plain[-12:]


def svg(name: str, width: int = 480, height: int = 270) -> bytes:
    """Return a drawing without words."""
    digest = hashlib.sha256(name.encode()).hexdigest()
    bars = "".join(
        f'<rect x="{20 + one * 60}" y="{height - 20 - int(digest[one], 16) * 12}" width="40" height="{int(digest[one], 16) * 12 + 10}" fill="#{digest[one * 3 : one * 3 + 6]}"/>'
        for one in range(7)
    )
    return f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 {width} {height}">{bars}</svg>'.encode()
