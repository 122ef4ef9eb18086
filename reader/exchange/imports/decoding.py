"""From the bytes of another program's file to text: marks, UTF-8, UTF-16, what the file declares, a guess; raises nothing."""

from __future__ import annotations

import codecs
import io
import re
from typing import BinaryIO, TextIO

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DECLARED = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?([\w.:-]{2,40})""", re.IGNORECASE)
_DECLARATION_BYTES = 2048
_GUESS_BYTES = 60_000
_STRAY = "tearsheet-stray-bytes"


def _as_windows_latin(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    stray = error.object[error.start : error.end]
    return stray.decode("cp1252", "replace"), error.end


# A line of Latin-1 in a file of UTF-8 comes from a program that joined two exports: its bytes are letters, not damage.
codecs.register_error(_STRAY, _as_windows_latin)


def encoding_of(head: bytes, *, whole: bool = False) -> str:
    """Return the name of the codec that ``head``, the beginning of a file or ``whole`` of one, is written in, without
    its mark: UTF-8 where nothing speaks against it.
    """
    for mark, name in _MARKS:
        if head.startswith(mark):
            return name
    start = head[:1024]
    if start.count(0) > len(start) // 4:  # every second byte of Latin text in UTF-16 is zero
        return "utf-16-le" if start[1:2] == b"\0" else "utf-16-be"
    try:
        codecs.getincrementaldecoder("utf-8")().decode(head, final=whole)
    except UnicodeDecodeError:
        pass
    else:
        return "utf-8"
    declared = _DECLARED.search(head[:_DECLARATION_BYTES])
    if declared is not None:
        name = _codec(declared[1].decode("ascii", "ignore"))
        if name and name != "utf-8" and not name.startswith("utf-16"):
            return name
    if _mostly_utf8(head):
        return "utf-8"
    return _guessed(head)


def decode(data: bytes) -> str:
    """Return the text of a whole file, without its mark; line ends stay. Bytes that are no letters become U+FFFD."""
    encoding = encoding_of(data, whole=True)
    text = data.decode(encoding, _STRAY if encoding == "utf-8" else "replace")
    return text.removeprefix("\ufeff")


def text_stream(stream: BinaryIO, head: bytes) -> TextIO:
    """Return ``stream`` as text, decoded by what its ``head`` says, without its mark; line ends stay."""
    encoding = encoding_of(head)
    text = io.TextIOWrapper(stream, encoding, _STRAY if encoding == "utf-8" else "replace", newline="")
    if any(head.startswith(mark) for mark, _ in _MARKS):
        text.read(1)
    return text


def _codec(label: str) -> str:
    try:
        name = codecs.lookup(label).name
    except (LookupError, ValueError):
        return ""
    # What is called Latin-1 is Windows' Latin in practice, as in browsers (WHATWG Encoding Standard).
    return "cp1252" if name in ("iso8859-1", "ascii") else name


def _mostly_utf8(head: bytes) -> bool:
    text = head.decode("utf-8", "replace")
    bad = text.count("\ufffd")
    good = sum(char > "\x7f" for char in text) - bad
    return good > 4 * bad


def _guessed(head: bytes) -> str:
    from charset_normalizer import from_bytes

    try:
        best = from_bytes(head[:_GUESS_BYTES]).best()
    except Exception:  # a detector that fails must not lose the file  # noqa: BLE001
        best = None
    return best.encoding if best is not None else "cp1252"
