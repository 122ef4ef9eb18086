"""Small PDFs for tests: lines at places, in sizes, with pictures and information."""

from __future__ import annotations

import zlib
from collections.abc import Mapping, Sequence
from typing import NamedTuple


class Words(NamedTuple):
    """Words at a place, in points from the lower left corner."""

    text: str
    x: float
    y: float
    size: float = 11
    bold: bool = False
    way: int = 0
    """How they are drawn: 0 filled, 3 invisible."""


def pdf(
    pages: Sequence[Sequence[Words]],
    info: Mapping[str, str] | None = None,
    picture: tuple[int, int] | None = None,
    *,
    scan: bool = False,
) -> bytes:
    """Return a PDF of A4 pages; with ``picture`` (width, height in pixels) a red picture at the middle of the first, or for
    a ``scan`` behind all of it.
    """
    objects: list[bytes] = [b"<< /Type /Catalog /Pages 2 0 R >>"]
    count = len(pages)
    kids = " ".join(f"{5 + 2 * number} 0 R" for number in range(count))
    objects.append(f"<< /Type /Pages /Kids [{kids}] /Count {count} >>".encode())
    objects.append(b"<< /Type /Font /Subtype /Type1 /BaseFont /Times-Roman /Encoding /WinAnsiEncoding >>")
    objects.append(b"<< /Type /Font /Subtype /Type1 /BaseFont /Times-Bold /Encoding /WinAnsiEncoding >>")
    at_picture = 5 + 2 * count
    for number, words in enumerate(pages):
        drawn = [
            f"BT /F{2 if one.bold else 1} {one.size} Tf {one.x} {one.y} Td {one.way} Tr ({_escaped(one.text)}) Tj ET"
            for one in words
        ]
        if picture and number == 0:
            drawn.insert(0, f"q {'595 0 0 842 0 0' if scan else '200 0 0 100 100 400'} cm /P Do Q")
        stream = "\n".join(drawn).encode("cp1252")
        resources = "/Font << /F1 3 0 R /F2 4 0 R >>" + (f" /XObject << /P {at_picture} 0 R >>" if picture else "")
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << {resources} >> /Contents {6 + 2 * number} 0 R >>".encode()
        )
        objects.append(f"<< /Length {len(stream)} >>\nstream\n".encode() + stream + b"\nendstream")
    if picture:
        width, height = picture
        data = zlib.compress(b"\xff\x00\x00" * width * height)
        head = f"<< /Type /XObject /Subtype /Image /Width {width} /Height {height} /ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /FlateDecode /Length {len(data)} >>"
        objects.append(head.encode() + b"\nstream\n" + data + b"\nendstream")
    objects.append(
        ("<< " + " ".join(f"/{name} ({_escaped(value)})" for name, value in (info or {}).items()) + " >>").encode(
            "cp1252"
        )
    )
    body = b"%PDF-1.4\n"
    places = []
    for number, one in enumerate(objects, 1):
        places.append(len(body))
        body += f"{number} 0 obj\n".encode() + one + b"\nendobj\n"
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    start = len(body)
    body += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}".encode()
    return (
        body
        + f"trailer << /Size {len(objects) + 1} /Root 1 0 R /Info {len(objects)} 0 R >>\nstartxref\n{start}\n%%EOF".encode()
    )


def column(lines: Sequence[str], x: float = 72, y: float = 700, size: float = 11) -> list[Words]:
    """Return lines one below the other."""
    return [Words(text, x, y - 14 * number, size) for number, text in enumerate(lines)]


def _escaped(text: str) -> str:
    return text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
