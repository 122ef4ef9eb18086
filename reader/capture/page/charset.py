"""From bytes to text: byte order mark, header, the page's own declaration, then what the bytes look like."""

from __future__ import annotations

import codecs
import re

_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_HEADER = re.compile(r"charset\s*=\s*[\"']?\s*([\w.:\-]+)", re.IGNORECASE)
_META = re.compile(rb"<meta\b[^>]*?\bcharset\s*=\s*[\"']?\s*([\w.:\-]+)", re.IGNORECASE)
_XML = re.compile(rb"^\s*<\?xml\b[^>]*?\bencoding\s*=\s*[\"']([\w.:\-]+)", re.IGNORECASE)
_HEAD_BYTES = 8192
"""How far a declaration is looked for. The standard says 1,024 bytes; pages in the wild put comments and scripts before
it."""

_SURELY = 60
"""Bytes beyond ASCII above which valid UTF-8 is UTF-8: of two Chinese characters in GBK one in 25 pairs would pass by
chance."""

_BY_CHANCE = re.compile("[\u0180-\u07ff]")
"""Characters that two bytes of GBK make by chance when they are read as UTF-8: Greek, Cyrillic, Hebrew, Arabic. Accented
letters, typographic quotes and characters of three bytes are what a page in UTF-8 under a wrong label has."""

MIN_UTF8_LETTERS = 6
"""How many of these are no chance any more: of two common Chinese characters in GBK one in eight pairs passes."""

_ESCAPE = re.compile(rb"\x1b(\$\(?[@ABCDOQ]|\([BIJ]|\$\)[ACEG])")
"""The escapes by which ISO-2022 changes its characters; no page in another encoding has them (ISO/IEC 2022, RFC 1468, 1557,
1922)."""
_DOUBLE_BYTE = {b"$@": "euc_jis_2004", b"$B": "euc_jis_2004", b"$(@": "euc_jis_2004", b"$(B": "euc_jis_2004"} | {
    b"$A": "gb18030",
    b"$(A": "gb18030",
    b"$(C": "cp949",
    b"$C": "cp949",
    b"$(O": "euc_jis_2004",
    b"$(Q": "euc_jis_2004",
    b"(I": "cp932",
}
_SHIFTED_OUT = {b"$)A": "gb18030", b"$)E": "gb18030", b"$)C": "cp949"}
_SHIFT_OUT = re.compile(rb"\x0e([^\x0f\r\n]*)\x0f?")
_HIGH_BITS = bytes(byte | 0x80 if 0x21 <= byte <= 0x7E else byte for byte in range(256))

# Labels that mean another encoding on the web than by their name (WHATWG Encoding Standard, "names and labels").
_ALIASES = {
    **dict.fromkeys(
        (
            "ascii",
            "us-ascii",
            "iso-8859-1",
            "iso8859-1",
            "iso_8859-1",
            "latin1",
            "latin-1",
            "l1",
            "ansi",
            "windows-1252",
        ),
        "cp1252",
    ),
    **dict.fromkeys(("iso-8859-9", "iso8859-9", "latin5", "windows-1254"), "cp1254"),
    **dict.fromkeys(("iso-8859-11", "tis-620", "tis620", "windows-874"), "cp874"),
    **dict.fromkeys(("gb2312", "gb_2312-80", "gbk", "x-gbk", "gb18030", "csgb2312", "chinese"), "gb18030"),
    **dict.fromkeys(("ks_c_5601-1987", "ks_c_5601-1989", "ksc5601", "euc-kr", "korean", "windows-949"), "cp949"),
    **dict.fromkeys(("shift_jis", "shift-jis", "sjis", "x-sjis", "ms_kanji", "windows-31j"), "cp932"),
    **dict.fromkeys(("x-euc-jp", "euc-jp"), "euc_jp"),
    **dict.fromkeys(("big5", "big5-hkscs", "x-x-big5", "cn-big5"), "big5hkscs"),
    **dict.fromkeys(("x-cp1250", "cp-1250"), "cp1250"),
    **dict.fromkeys(("x-cp1251", "win-1251", "cp-1251", "win1251"), "cp1251"),
    **dict.fromkeys(("koi8", "koi", "koi8_r"), "koi8-r"),
    **dict.fromkeys(("unicode-1-1-utf-8", "utf8", "utf-8"), "utf-8"),
    **dict.fromkeys(("x-mac-roman", "macintosh", "mac"), "mac-roman"),
    **dict.fromkeys(("iso-8859-8-i", "logical"), "iso-8859-8"),
}
_MULTIBYTE = frozenset(
    {"gb18030", "cp949", "cp932", "euc_jp", "big5hkscs", "utf-16", "utf-16-le", "utf-16-be", "utf_16"}
)


def decode(body: bytes, content_type: str = "") -> str:
    """Decode a page; raises nothing. A mark at the start beats the header, the header beats the page's own
    declaration, and a declaration that the bytes contradict is given up for UTF-8 or for what detection finds. Bytes
    that stay unreadable become U+FFFD.
    """
    for mark, name in _MARKS:
        if body.startswith(mark):
            return body[len(mark) :].decode(name, "replace")
    if body[:1024].count(0) > len(body[:1024]) // 4:
        # Text without a mark in which every second byte is zero is UTF-16 of a mostly Latin page.
        return body.decode("utf-16-le" if body[1:2] == b"\0" else "utf-16-be", "replace")
    utf8 = _strict(body, "utf-8")
    if utf8 is not None and _is_surely_utf8(body, utf8):
        return utf8  # a page that a browser saved may still declare the encoding that it came in
    if _ESCAPE.search(body):
        return _unescaped(body)
    header = _HEADER.search(content_type)
    labels = [header[1]] if header else []
    labels += [m[1].decode("ascii", "ignore") for m in (_META.search(body[:_HEAD_BYTES]), _XML.match(body[:1024])) if m]
    for label in labels:
        name = codec_name(label)
        if name in ("", "utf-16-le", "utf-16-be", "utf-16"):  # what could be read as ASCII so far is no UTF-16
            continue
        if utf8 is not None and name not in _MULTIBYTE and codecs.lookup(name).name != "hz":
            # Valid UTF-8 never happens by chance in a one-byte encoding: the label is a server's default.
            return utf8
        text = _strict(body, name)
        if text is None and name != "utf-8":
            text = _nearly(body, name)
        if text is not None:
            return text
    if utf8 is not None:
        return utf8
    return _nearly(body, "utf-8") or _detected(body)


def codec_name(label: str) -> str:
    """Return Python's name for a charset label as the web means it, or "" for a label nobody knows."""
    key = label.strip().strip("\"'").lower()
    name = _ALIASES.get(key) or _ALIASES.get(key.replace("_", "-"), key)
    try:
        info = codecs.lookup(name)
    except (LookupError, ValueError):
        return ""
    # base64, rot13 and the like are codecs of Python that no page is written in.
    return (
        name
        if getattr(info, "_is_text_encoding", True) and "punycode" not in info.name and "idna" not in info.name
        else ""
    )


_HIGH = bytes(range(0x80, 0x100))


def _beyond_ascii(body: bytes) -> int:
    """Count the bytes that are none of ASCII's."""
    return len(body) - len(body.translate(None, _HIGH))


def _is_surely_utf8(body: bytes, text: str) -> bool:
    """Tell whether bytes that are valid UTF-8, as ``text``, cannot be another encoding's: many of them, or such as no
    other would give. ASCII alone says nothing.
    """
    if len(text) == len(body):
        return False
    if _beyond_ascii(body[:200_000]) >= _SURELY:
        return True
    return len(_BY_CHANCE.findall(text)) not in range(1, MIN_UTF8_LETTERS)


def _unescaped(body: bytes) -> str:
    """Return the text of ISO-2022-JP, -KR or -CN. Pages have characters that the standard's tables lack (①), and Python
    knows no ISO-2022-CN: what a strict codec refuses is read piece by piece.
    """
    if b"\x1b$)" not in body:
        text = next((t for name in ("iso2022_jp_2", "iso2022_jp_ext") if (t := _strict(body, name)) is not None), None)
        if text is not None:
            return text
    parts = _ESCAPE.split(body)
    pieces = [parts[0].decode("utf-8", "replace")]
    shifted = ""
    for escape, piece in zip(parts[1::2], parts[2::2], strict=True):
        shifted = _SHIFTED_OUT.get(escape, shifted)
        if escape in _DOUBLE_BYTE:
            pieces.append(piece.translate(_HIGH_BITS).decode(_DOUBLE_BYTE[escape], "replace"))
        elif shifted:
            raised = _SHIFT_OUT.sub(lambda match: match[1].translate(_HIGH_BITS), piece)
            pieces.append(raised.decode(shifted, "replace"))
        else:
            pieces.append(piece.decode("utf-8", "replace"))
    return "".join(pieces)


def _strict(body: bytes, name: str) -> str | None:
    try:
        return body.decode(name)
    except (UnicodeError, LookupError):
        return None


def _nearly(body: bytes, name: str) -> str | None:
    """Return the text where only a few bytes do not fit (an advertisement in another encoding, a cut character), else
    None.
    """
    try:
        text = body.decode(name, "replace")
    except (UnicodeError, LookupError):
        return None
    bad = text.count("\ufffd")
    foreign = _beyond_ascii(body[:200_000])
    return text if bad <= max(2, foreign // 10) and (bad < foreign or not bad) else None


def _detected(body: bytes) -> str:
    from charset_normalizer import from_bytes

    sample = re.sub(
        rb"<script\b.*?</script>|<style\b.*?</style>|<[^>]*>", b" ", body[:400_000], flags=re.IGNORECASE | re.DOTALL
    )[:60_000]
    try:
        best = from_bytes(sample).best()
    except Exception:  # a detector that fails must not lose the page  # noqa: BLE001
        best = None
    return body.decode(best.encoding if best else "cp1252", "replace")
