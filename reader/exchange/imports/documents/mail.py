"""Newsletters and other mails, one in a file (.eml, and Apple Mail's .emlx): the sender is the site."""

from __future__ import annotations

import re
from collections.abc import Iterator
from email.message import Message
from html import escape
from typing import TYPE_CHECKING

from reader.capture.page.mail import asks_to_leave
from reader.exchange.imports.documents.limits import whole
from reader.exchange.imports.documents.mime_parts import (
    content,
    date_line,
    header,
    leaves,
    parsed,
    sender,
    text_of,
)
from reader.exchange.imports.documents.page_pictures import with_pictures_apart
from reader.exchange.imports.times import from_rfc822, published
from reader.model.imported import ImportedItem, NotTaken

if TYPE_CHECKING:
    from reader.exchange.imports.source import Source

MAX_MAIL_BYTES = 100_000_000
MAX_ATTACHED_MAILS = 50
MAX_DEPTH = 3
MIN_WRAPPED_CHARACTERS = 50
"""Lines of at least this length, all but the last of a paragraph, were broken by a mail program."""

_HEADER = re.compile(rb"([A-Za-z][\w-]{1,60}):")
_TELLING = frozenset(
    (b"received", b"message-id", b"return-path", b"delivered-to", b"mime-version", b"list-unsubscribe", b"x-mailer")
)
_USUAL = frozenset((b"from", b"to", b"date", b"subject"))
_LINK_IN_ANGLES = re.compile(r"<(https?://[^\s<>]{1,2000})>")


def mail_start(head: bytes) -> bool:
    """Tell whether bytes begin with the headers of a mail: sender and one that only mails have, or the four that all have."""
    names = header_names(head)
    return b"from" in names and (not names.isdisjoint(_TELLING) or names >= _USUAL)


def header_names(head: bytes) -> set[bytes]:
    """Return the names, in small letters, of the headers that bytes begin with."""
    names: set[bytes] = set()
    for line in head.splitlines()[:200]:
        if line[:1] in (b" ", b"\t") and names:
            continue
        match = _HEADER.match(line)
        if not match:
            break
        names.add(match[1].lower())
    return names


def recognises(source: Source) -> bool:
    """Tell whether a file is one mail."""
    return mail_start(_unwrapped(source.head(32_768)))


def read(source: Source) -> Iterator[ImportedItem | NotTaken]:
    """Yield the mail, and those that are attached to it."""
    data = whole(source, MAX_MAIL_BYTES)
    if isinstance(data, NotTaken):
        yield data
        return
    yield from mail_items(source, _unwrapped(data), source.name)


def mail_items(source: Source, data: bytes, where: str, depth: int = 0) -> Iterator[ImportedItem | NotTaken]:
    """Yield the items of one mail's bytes."""
    message = parsed(data)
    title = header(message, "Subject")
    name, address = sender(message)
    dated = date_line(message)
    rich: list[str] = []
    attached: list[Message] = []
    files = 0
    parts = _chosen(message)
    pictures = {f"cid:{ident}": part for part in leaves(message) if (ident := header(part, "Content-ID").strip("<>"))}
    for part in parts:
        if part.get_content_type() == "text/html":
            rich.append(_cleaned(source, text_of(part)))
        elif part.get_content_type() == "text/plain":
            rich.append(plain_html(text_of(part)))
        elif part.get_content_type() == "message/rfc822":
            attached.append(part)
        elif f"cid:{header(part, 'Content-ID').strip('<>')}" not in pictures:
            files += 1
    text = "\n".join(part for part in rich if part)
    html, found = with_pictures_apart(text, "", lambda src: content(pictures[src]) if src in pictures else None)
    if text:
        yield ImportedItem(
            where,
            title=title or name or address,
            byline=(name,) if name else (),
            site=name or address.rpartition("@")[2],
            published=published(dated),
            saved=from_rfc822(dated),
            kind="readable",
            text=html,
            original=data,
            mime="message/rfc822",
            pictures=found,
            dropped=("attachments",) if files else (),
        )
    elif not attached:
        yield NotTaken(where, "no_text", title)
    for number, part in enumerate(attached[: MAX_ATTACHED_MAILS if depth < MAX_DEPTH else 0], 1):
        payload = part.get_payload()
        inner = payload[0] if isinstance(payload, list) and payload else None
        if not isinstance(inner, Message):
            continue
        place = f"{where}, attached mail {number}"
        try:
            raw = inner.as_bytes()
        except (UnicodeError, ValueError, LookupError, KeyError, TypeError, AttributeError):
            yield NotTaken(place, "damaged")
            continue
        yield from mail_items(source, raw, place, depth + 1)


def _unwrapped(data: bytes) -> bytes:
    """Return a mail's bytes without the length that Apple Mail writes before them, and blank lines."""
    data = data.lstrip(b"\r\n\t \xef\xbb\xbf") if data[:1] in b"\r\n\t \xef" else data
    first, _, rest = data.partition(b"\n")
    length = first.strip()
    return rest[: int(length)] if length.isdigit() and len(length) < 10 else data


def _chosen(message: Message) -> list[Message]:
    """Return the parts to be read, in their order: of alternatives the HTML, else the plain text."""
    found: list[Message] = []
    waiting: list[tuple[Message, int]] = [(message, 0)]
    while waiting and len(found) < 2_000:
        part, depth = waiting.pop(0)
        kind = part.get_content_type()
        payload = part.get_payload()
        if kind == "message/rfc822" or not isinstance(payload, list):
            if part.get_content_disposition() != "attachment" or kind == "message/rfc822":
                found.append(part)
            elif not kind.startswith("image/"):
                found.append(_as_attachment(part))
            continue
        inner = [(one, depth + 1) for one in payload if isinstance(one, Message)]
        if depth > 30:
            continue
        if kind == "multipart/alternative":
            inner = [max(inner, key=lambda pair: _worth(pair[0]))] if inner else []
        waiting[:0] = inner
    return found


def _as_attachment(part: Message) -> Message:
    blank = Message()
    blank["Content-Type"] = "application/octet-stream"
    blank["Content-Disposition"] = part.get("Content-Disposition", "attachment")
    return blank


def _worth(part: Message) -> int:
    kinds = [inner.get_content_type() for inner in leaves(part)]
    return 2 if "text/html" in kinds else 1 if "text/plain" in kinds else 0


def _cleaned(source: Source, html: str) -> str:
    from reader.exchange.imports.documents.mail_html import mail_article

    try:
        return source.apart(mail_article, html)
    except Exception:  # a mail that breaks the parser, or takes it too long, in a process of its own  # noqa: BLE001
        return ""


def plain_html(text: str) -> str:
    """Return the paragraphs of a plain mail as HTML: lines that a program broke are joined, prompts to unsubscribe and
    what follows the signature's mark go.
    """
    body = re.split(r"(?m)^-- $", text.replace("\r\n", "\n").replace("\r", "\n"), maxsplit=1)[0]
    found = []
    for piece in re.split(r"\n[ \t]*\n", body):
        lines = [line for line in piece.split("\n") if line.strip()]
        if not lines or (asks_to_leave(piece) and len(piece) <= 600):
            continue
        wrapped = all(len(line) >= MIN_WRAPPED_CHARACTERS or line.endswith(" ") for line in lines[:-1])
        said = [_LINK_IN_ANGLES.sub(r"\1", line.strip()) for line in lines]
        found.append(f"<p>{(' ' if wrapped else '<br>').join(escape(line, quote=False) for line in said)}</p>")
    return "\n".join(found)
