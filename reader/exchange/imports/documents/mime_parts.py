"""Mails and web archives are MIME: parts with headers, decoded whatever is wrong with them. Standard library only."""

from __future__ import annotations

import email
import re
from collections.abc import Iterator
from email.errors import MessageError
from email.header import decode_header
from email.message import Message
from email.policy import compat32
from email.utils import parseaddr

from reader.capture.page.charset import codec_name, decode
from reader.exchange.imports.times import from_rfc822

MAX_PARTS = 2_000
_ENCODED = re.compile(r"=\?[^?\s]{1,60}\?[bqBQ]\?[^?\s]*\?=")
_GLUED = re.compile(r"(\?=)(?==\?)")


def parsed(data: bytes) -> Message:
    """Return a message; a damaged one is what of it could be read. Raises nothing."""
    try:
        return email.message_from_bytes(data, policy=compat32)
    except Exception:  # the parser is written for bytes of any kind, but a mail must cost no import  # noqa: BLE001
        return Message()


def header(message: Message, name: str) -> str:
    """Return a header as one line of text, "" where there is none: encoded words decoded, raw bytes read as UTF-8, else as
    what they look like.
    """
    return _decoded(_raw(message, name))


def _raw(message: Message, name: str) -> str:
    # The tolerant policy puts replacement characters for bytes beyond ASCII; the raw value still has them.
    text = next((str(value) for key, value in message.raw_items() if key.lower() == name.lower()), "")
    if "\udc80" <= max(text, default="") <= "\udcff":
        text = decode(text.encode("utf-8", "surrogateescape"))
    return re.sub(r"\r?\n[ \t]+", " ", text)


def _decoded(text: str) -> str:
    text = re.sub(r"\?=\s+=\?", "?==?", text)
    text = _ENCODED.sub(_decoded_word, _GLUED.sub(r"\1", text))
    return " ".join(text.split())


def _decoded_word(match: re.Match[str]) -> str:
    try:
        [(value, label)] = decode_header(match[0])
        if isinstance(value, str):
            return value
        return bytes(value).decode(codec_name(label or "") or "utf-8", "replace")
    except (ValueError, LookupError, MessageError):
        return match[0]


def sender(message: Message) -> tuple[str, str]:
    """Return the name and the address of the sender, "" for what is not said."""
    raw = next((raw for name in ("From", "Sender", "Reply-To") if (raw := _raw(message, name).strip())), "")
    name, address = parseaddr(raw)  # before words are decoded: a comma in a name parts no addresses
    if "@" not in address:
        name, address = parseaddr(_decoded(raw))
    if not address and not name:
        name = _decoded(raw).strip("<> ")
    return _decoded(name).strip("\"' "), address if "@" in address else ""


def sent(message: Message) -> str:
    """Return when a mail was sent, ISO 8601 in UTC, "" where it does not say or lies."""
    return from_rfc822(date_line(message))


def date_line(message: Message) -> str:
    """Return the first header that dates a mail, as it is written, "" where none does."""
    for name in ("Date", "Resent-Date", "Received"):
        text = header(message, name).rpartition(";")[2].strip()
        if from_rfc822(text):
            return text
    return ""


def leaves(message: Message) -> Iterator[Message]:
    """Yield the parts that hold something, in their order, at most ``MAX_PARTS``; mails inside a mail are not opened."""
    waiting = [message]
    given = 0
    while waiting and given < MAX_PARTS:
        part = waiting.pop(0)
        payload = part.get_payload()
        if isinstance(payload, list):
            if part.get_content_maintype() == "multipart" or part is message:
                waiting[:0] = [inner for inner in payload if isinstance(inner, Message)]
            continue
        given += 1
        yield part


def content(part: Message) -> bytes:
    """Return a part's bytes, decoded from base64 or quoted-printable as far as that goes."""
    try:
        payload = part.get_payload(decode=True)
    except Exception:  # base64 that is none, charsets nobody knows  # noqa: BLE001
        return b""
    return payload if isinstance(payload, bytes) else b""


def text_of(part: Message) -> str:
    """Return a part's text. A charset that its header does not say, or says wrongly, is the page's own or what the bytes
    look like: Blink writes its HTML parts without one.
    """
    label = part.get_param("charset", "")
    said = label[2] if isinstance(label, tuple) else str(label or "")
    body = content(part)
    known = codec_name(said) if said.isascii() else ""
    return decode(body, f"text/html; charset={said}" if known else "")
