"""What some bytes are, by their first few: a web page, a picture and its size, or which other thing, in words."""

from __future__ import annotations

import re
import struct

_HTML_START = re.compile(
    r"<(?:!doctype\s+html|html|head|body|title|meta|link|script|style|article|section|main|div|p|h1|table|font|center)\b",
    re.I,
)
_HTML_INSIDE = re.compile(r"<(?:!doctype\s+html|html|head|body)\b", re.I)
_FEED = re.compile(r"<(?:rss|feed|rdf:rdf)\b", re.I)
_OBJECT = re.compile(r"\s*(?:\{\s*\"|\[\s*(?:\{|\"|-?\d))")
_CONTROLS = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_PROLOGUE = re.compile(r"\A(?:\s+|<\?.*?\?>|<!--.*?-->)*", re.S)

_SIGNATURES: tuple[tuple[bytes, str], ...] = (
    (b"%PDF-", "a PDF document"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"II*\0", "a picture"),
    (b"MM\0*", "a picture"),
    (b"PK\x03\x04", "an archive or office document"),
    (b"\xd0\xcf\x11\xe0", "an office document"),
    (b"{\\rtf", "a text document"),
    (b"\x1f\x8b", "an archive"),
    (b"7z\xbc\xaf", "an archive"),
    (b"Rar!", "an archive"),
    (b"ID3", "a sound recording"),
    (b"OggS", "a sound recording"),
    (b"fLaC", "a sound recording"),
    (b"\x1aE\xdf\xa3", "a video"),
    (b"%!PS", "a PostScript document"),
    (b"MZ", "a program"),
    (b"\x7fELF", "a program"),
)
_TYPES: tuple[tuple[str, str], ...] = (
    ("application/pdf", "a PDF document"),
    ("image/", "a picture"),
    ("video/", "a video"),
    ("audio/", "a sound recording"),
    ("font/", "a font"),
    ("application/json", "data for programs"),
    ("application/ld+json", "data for programs"),
    ("application/javascript", "a script"),
    ("text/javascript", "a script"),
    ("text/css", "a style sheet"),
    ("text/csv", "a table of data"),
    ("text/calendar", "a calendar"),
    ("application/rss+xml", "a news feed"),
    ("application/atom+xml", "a news feed"),
    ("application/feed+json", "a news feed"),
    ("application/zip", "an archive"),
    ("application/x-", "a download"),
    ("application/msword", "a text document"),
    ("application/vnd.", "an office document"),
    ("application/rtf", "a text document"),
    ("application/epub", "a book"),
    ("text/plain", "plain text"),
    ("text/xml", "data for programs"),
    ("application/xml", "data for programs"),
)


_MIME_HEAD = re.compile(r"(?:[\w-]{2,40}:[^\n]*\n(?:[ \t]+[^\n]*\n)*){2,}", re.A)
_MIME = re.compile(r"^(?:mime-version:|content-type:\s*multipart/|snapshot-content-location:)", re.I | re.M)


def web_archive(start: bytes) -> str:
    """Return the name of the format in which a browser put a page and its parts into one file ("MHTML"), "" for another
    thing.
    """
    if start.startswith(b"bplist00") and b"WebMainResource" in start:
        return "webarchive"
    if start.startswith(b"WARC/"):
        return "WARC"
    text = _as_ascii(start)
    if text.startswith("<?xml") and "<plist" in text and "WebMainResource" in text:
        return "webarchive"
    head = _MIME_HEAD.match(text.replace("\r\n", "\n"))
    return "MHTML" if head and _MIME.search(head[0]) else ""


def is_pdf(body: bytes) -> bool:
    """Tell whether bytes are a PDF document."""
    return body.startswith(b"%PDF-")


def other_than_a_page(content_type: str, start: bytes) -> str:
    """Return "" where the bytes are (or may be) an HTML page, else what they are in words, such as "a PDF document".

    ``start`` is the first few kilobytes. The bytes beat the header: HTML that is sent as plain text or with no type is
    a page, and a PDF that is sent as text/html is none.
    """
    kind = content_type.partition(";")[0].strip().lower()
    says_html = kind in ("text/html", "application/xhtml+xml", "application/vnd.wap.xhtml+xml")
    signature = _signature(start)
    if signature:
        return signature
    text = _PROLOGUE.sub("", _as_ascii(start), count=1)
    if _FEED.match(text):
        return "a news feed"
    if not start.strip(b"\0\t\n\f\r "):
        return "an empty page"
    if _HTML_START.match(text) or _HTML_INSIDE.search(text):
        return ""
    if says_html:
        # What a header calls HTML may be a text without a tag; but bytes that no text has, or an object of data, are
        # none.
        return "a download" if _is_binary(start) else "data for programs" if _OBJECT.match(text) else ""
    for prefix, words in _TYPES:
        if kind.startswith(prefix):
            return words
    if start[:512].count(0) or kind not in ("", "application/octet-stream", "unknown/unknown"):
        return "a download"
    return "plain text"


def _signature(start: bytes) -> str:
    head = start[:2048]
    for magic, words in _SIGNATURES:
        if head.startswith(magic):
            return words
    if head[:4] == b"RIFF":
        return {b"WEBP": "a picture", b"WAVE": "a sound recording"}.get(head[8:12], "a video")
    if head[4:8] == b"ftyp":
        return "a picture" if head[8:12] in (b"avif", b"avis", b"heic", b"mif1") else "a video"
    if head[:2] == b"BM" and head[6:10] == b"\0\0\0\0":
        return "a picture"
    text = _PROLOGUE.sub("", _as_ascii(head), count=1).lower()
    return "a picture" if text.startswith(("<svg", "<!doctype svg")) else ""


def _is_binary(start: bytes) -> bool:
    """Tell whether control characters make up more than a twentieth: no encoding of text has that many, UTF-16 and
    UTF-32 aside.
    """
    if start.startswith((b"\xff\xfe", b"\xfe\xff", b"\0\0\xfe\xff")) or b"<\0" in start:
        return False
    return len(_CONTROLS.findall(start[:4096])) > len(start[:4096]) // 20


def _as_ascii(start: bytes) -> str:
    # Zero bytes go so that UTF-16 reads as well; nothing beyond ASCII matters here.
    return start[:8192].replace(b"\0", b"").decode("ascii", "ignore").lstrip()


def picture_type(data: bytes) -> str:
    """Return the media type of a picture by its bytes, or "" for what is none."""
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        return "image/png"
    if data.startswith(b"\xff\xd8\xff"):
        return "image/jpeg"
    if data[:6] in (b"GIF87a", b"GIF89a"):
        return "image/gif"
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "image/webp"
    if data[4:8] == b"ftyp" and data[8:12] in (b"avif", b"avis"):
        return "image/avif"
    if data[:2] == b"BM" and len(data) > 26:
        return "image/bmp"
    if data[:4] in (b"II*\0", b"MM\0*"):
        return "image/tiff"
    if data[:4] == b"\0\0\1\0":
        return "image/x-icon"
    text = _PROLOGUE.sub("", _as_ascii(data[:4096]), count=1).lower()
    return "image/svg+xml" if text.startswith(("<svg", "<!doctype svg")) else ""


def picture_size(data: bytes) -> tuple[int, int]:
    """Return width and height in pixels as the file's header says, (0, 0) where it does not (vector drawings, broken
    files).
    """
    try:
        match picture_type(data):
            case "image/png":
                return struct.unpack(">II", data[16:24])
            case "image/gif":
                return struct.unpack("<HH", data[6:10])
            case "image/bmp":
                width, height = struct.unpack("<ii", data[18:26])
                return abs(width), abs(height)
            case "image/jpeg":
                return _jpeg_size(data)
            case "image/webp":
                return _webp_size(data)
            case "image/avif":
                at = data.find(b"ispe", 0, 4096)
                return struct.unpack(">II", data[at + 8 : at + 16]) if at > 0 else (0, 0)
    except struct.error:
        pass
    return 0, 0


def _jpeg_size(data: bytes) -> tuple[int, int]:
    at = 2
    while at + 9 < len(data):
        if data[at] != 0xFF:
            return 0, 0
        marker = data[at + 1]
        if marker == 0xFF:
            at += 1
            continue
        if 0xC0 <= marker <= 0xCF and marker not in (0xC4, 0xC8, 0xCC):  # a frame header; the three are tables
            height, width = struct.unpack(">HH", data[at + 5 : at + 9])
            return width, height
        at += 2 + struct.unpack(">H", data[at + 2 : at + 4])[0]
    return 0, 0


def _webp_size(data: bytes) -> tuple[int, int]:
    kind = data[12:16]
    if kind == b"VP8X":
        return int.from_bytes(data[24:27], "little") + 1, int.from_bytes(data[27:30], "little") + 1
    if kind == b"VP8L":
        bits = int.from_bytes(data[21:25], "little")
        return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    width, height = struct.unpack("<HH", data[26:30])
    return width & 0x3FFF, height & 0x3FFF
