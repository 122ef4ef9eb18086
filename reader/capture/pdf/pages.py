"""What PDFium reads from a PDF: lines with their places, pictures, and what the file says of itself."""

from __future__ import annotations

import re
import struct
import time
import zlib
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, Literal

from reader.capture.pdf.unseen import unseen_letters

MAX_PAGES = 2_000
MAX_CHARACTERS = 3_000_000
MAX_PICTURES = 200
MAX_PICTURE_BYTES = 20_000_000
MAX_PICTURES_BYTES = 60_000_000
MAX_PIXELS = 40_000_000
MAX_PIXELS_OF_ALL = 60_000_000
"""Of pictures that are no JPEG, which have to be unpacked and packed again."""
MAX_SECONDS = 12
"""Seconds of the processor for all pages; a worker has 20 in all, and a document that takes longer is cut short, not lost."""
SAMPLED = 7
"""Letters of a line whose boxes tell its height: one of another font (a ligature, a symbol) must not decide."""
MIN_SIDE_PX = 48

_BREAK = re.compile("\r\n|\r|\n|(?<=[\x02\ufffe\u00ad])")
_HYPHENS = ("\x02", "\ufffe", "\u00ad")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a page: its text, its box in points from the lower left corner, the height of its letters, and whether a
    hyphen at its end only breaks a word.
    """

    text: str
    left: float
    right: float
    bottom: float
    height: float
    bold: bool = False
    hyphen: bool = False


@dataclass(frozen=True, slots=True)
class PagePicture:
    """A picture of a page: the bytes of a JPEG or PNG, and where its lower edge is."""

    data: bytes
    bottom: float
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class PdfPage:
    """One page: its lines in the file's order, its pictures, its size in points."""

    lines: tuple[Line, ...]
    pictures: tuple[PagePicture, ...]
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class PdfPages:
    """A document. ``fault`` says why there is nothing, or not all: it needs a password, is damaged, or goes beyond the
    limits.
    """

    pages: tuple[PdfPage, ...] = ()
    title: str = ""
    author: str = ""
    created: str = ""
    keywords: str = ""
    subject: str = ""
    fault: Literal["", "encrypted", "damaged", "too_large"] = ""


def pages_of(data: bytes) -> PdfPages:
    """Return the pages of a PDF. Raises nothing for its bytes, but it may take long, or crash with PDFium: not in this
    program's own process.
    """
    import pypdfium2 as pdfium

    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        return PdfPages(fault="encrypted" if "password" in str(error).lower() else "damaged")
    said: dict[str, str] = {}
    with suppress(pdfium.PdfiumError, ValueError, UnicodeError):
        said = document.get_metadata_dict(skip_empty=True)
    found: list[PdfPage] = []
    fault: Literal["", "damaged", "too_large"] = ""
    characters, budget = 0, [MAX_PICTURES, MAX_PICTURES_BYTES, MAX_PIXELS_OF_ALL]
    started = time.process_time()
    for number in range(len(document)):
        if number >= MAX_PAGES or characters > MAX_CHARACTERS or time.process_time() - started > MAX_SECONDS:
            fault = "too_large"
            break
        try:
            page = document[number]
            read = _page(page, budget)
            page.close()
        except (pdfium.PdfiumError, ValueError, UnicodeError):
            fault = "damaged"
            continue
        characters += sum(len(line.text) for line in read.lines)
        found.append(read)
    document.close()
    title, author, created, keywords, subject = (
        " ".join(said.get(name, "").replace("\0", " ").split()) for name in _INFORMATION
    )
    return PdfPages(tuple(found), title, author, created, keywords, subject, fault if found or fault else "damaged")


_INFORMATION = ("Title", "Author", "CreationDate", "Keywords", "Subject")


def _page(page: Any, budget: list[int]) -> PdfPage:
    width, height = page.get_size()
    text_page = page.get_textpage()
    try:
        lines = tuple(_lines(page, text_page))
    finally:
        text_page.close()
    return PdfPage(lines, tuple(_pictures(page, budget)), width, height)


def _lines(page: Any, text_page: Any) -> Iterator[Line]:
    import pypdfium2.raw as raw

    count = min(text_page.count_chars(), MAX_CHARACTERS)
    # One letter of the text for each that PDFium counts: its own extraction leaves some out, and places would slip.
    letters = [raw.FPDFText_GetUnicode(text_page, index) for index in range(count)]
    for index in unseen_letters(page, text_page, count):
        letters[index] = _NOTHING
    text = "".join(
        chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else "\ufffd" for code in _paired(letters)
    )
    start = 0
    for match in [*_BREAK.finditer(text), None]:
        end = match.start() if match else len(text)
        line = _line(text_page, raw, text, start, end)
        if line is not None:
            yield line
        start = match.end() if match else end


_NOTHING = 0x200B
"""A zero-width space, for a letter that is none: places stay."""


def _paired(codes: list[int]) -> list[int]:
    """Return the codes with halves of a pair (UTF-16) joined, and a zero-width space for the second, so that places stay."""
    found = list(codes)
    for at in range(len(codes) - 1):
        if 0xD800 <= codes[at] < 0xDC00 <= codes[at + 1] < 0xE000:
            found[at] = 0x10000 + ((codes[at] - 0xD800) << 10) + (codes[at + 1] - 0xDC00)
            found[at + 1] = _NOTHING
    return found


def _line(text_page: Any, raw: Any, text: str, start: int, end: int) -> Line | None:
    places = [at for at in range(start, end) if not text[at].isspace() and text[at] not in "\u200b\ufffd"]
    if not places:
        return None
    shown = text[start:end].replace("\u200b", "")
    first, last = _box(text_page, places[0]), _box(text_page, places[-1])
    step = max(1, len(places) // SAMPLED)
    boxes = [_box(text_page, at) for at in places[::step][: SAMPLED + 1]]
    middle = sorted(boxes, key=lambda box: box[3] - box[1])[len(boxes) // 2]
    weight = raw.FPDFText_GetFontWeight(text_page, places[len(places) // 2])
    hyphen = shown.endswith(_HYPHENS)
    return Line(
        shown.rstrip("".join(_HYPHENS)) if hyphen else shown,
        min(first[0], last[0]),
        max(first[2], last[2]),
        middle[1],
        max(middle[3] - middle[1], 0.1),
        weight >= 600,
        hyphen,
    )


def _box(text_page: Any, index: int) -> tuple[float, float, float, float]:
    left, bottom, right, top = text_page.get_charbox(index, loose=True)
    return left, bottom, right, top


def _pictures(page: Any, budget: list[int]) -> Iterator[PagePicture]:
    import pypdfium2 as pdfium
    import pypdfium2.raw as raw

    try:
        images = [*page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=4)]
    except pdfium.PdfiumError:
        return
    for image in images:
        if budget[0] <= 0:
            return
        try:
            width, height = image.get_px_size()
            if min(width, height) < MIN_SIDE_PX or width * height > MAX_PIXELS:
                continue
            data = _bytes(image, budget)
            bottom = image.get_bounds()[1]
        except (pdfium.PdfiumError, ValueError, RuntimeError, NotImplementedError, MemoryError):
            continue
        if data and len(data) <= min(MAX_PICTURE_BYTES, budget[1]):
            budget[0] -= 1
            budget[1] -= len(data)
            yield PagePicture(data, bottom, width, height)


def _bytes(image: Any, budget: list[int]) -> bytes:
    if image.get_filters() == ["DCTDecode"]:
        data = bytes(image.get_data())
        if data.startswith(b"\xff\xd8\xff"):
            return data
    width, height = image.get_px_size()
    budget[2] -= width * height
    if budget[2] < 0:
        return b""
    bitmap = image.get_bitmap(render=False)
    return png(bytes(bitmap.buffer), bitmap.width, bitmap.height, bitmap.stride, bitmap.n_channels)


def png(pixels: bytes, width: int, height: int, stride: int, channels: int) -> bytes:
    """Return a bitmap as PDFium has it (grey, BGR, or BGR with a fourth byte) as a PNG, b"" for another kind."""
    rows = bytearray()
    for row in range(height):
        line = pixels[row * stride : row * stride + width * channels]
        if channels >= 3:
            colours = bytearray(width * 3)
            colours[0::3], colours[1::3], colours[2::3] = line[2::channels], line[1::channels], line[0::channels]
            line = bytes(colours)
        elif channels != 1:
            return b""
        rows += b"\0" + line
    head = struct.pack(">IIBBBBB", width, height, 8, 2 if channels >= 3 else 0, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + _chunk(b"IHDR", head)
        + _chunk(b"IDAT", zlib.compress(bytes(rows), 6))
        + _chunk(b"IEND", b"")
    )


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
