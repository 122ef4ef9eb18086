"""Markdown: notes with front matter (Obsidian's clippings, other clippers, our own export), and plain Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from typing import TYPE_CHECKING
from urllib.parse import unquote

from reader.exchange.imports.addresses import article_address
from reader.exchange.imports.documents import front_matter
from reader.exchange.imports.documents.limits import whole
from reader.exchange.imports.documents.markdown_html import Converted, convert
from reader.exchange.imports.documents.own_note import own_highlights, unescaped, with_captions, with_places
from reader.exchange.imports.documents.page_pictures import with_pictures_apart
from reader.exchange.imports.documents.pdf import name_without_ending
from reader.exchange.imports.documents.plain_text import is_text, looks_like_data
from reader.exchange.imports.source import READ_ERRORS
from reader.exchange.imports.times import parse_time, published
from reader.model.imported import ImportedHighlight, ImportedItem, NotTaken

if TYPE_CHECKING:
    from reader.exchange.imports.source import Source

MAX_NOTE_BYTES = 20_000_000
MAX_PICTURE_BYTES = 20_000_000
ATTACHMENT_FOLDERS = (
    "",
    "attachments/",
    "assets/",
    "images/",
    "media/",
    "_resources/",
    "../attachments/",
    "../assets/",
    "../_resources/",
)
"""Where vaults keep pictures that a note names without a folder."""

_HEADING = re.compile(r"^#{1,6}[ \t]+(\S.*?)[ \t]*#*[ \t]*$", re.M)
_LINKED = re.compile(
    r"\[[^\]\n]{1,300}\]\(https?://[^)\s]{1,2000}\)|^\s{0,3}(?:[*+-]|\d{1,9}\.)[ \t]+\S|^>[ \t]|\*\*\S", re.M
)
_TOP_HEADING = re.compile(r"\A\s*#[ \t]+(\S.*?)[ \t]*#*[ \t]*(?:\n|\Z)")
_SOURCE = re.compile(
    r"^[>*_\s-]*(?:source|url|link|original|quelle|fuente|fonte|источник)\b[*_]*\s*:[*_]*\s*(?:\[[^\]\n]*\]\()?"
    r"<?(https?://[^\s<>)]+)",
    re.I | re.M,
)
_HIGHLIGHTS = re.compile(r"^##[ \t]+Highlights[ \t]*\n((?:(?!^#{1,6}[ \t]).*(?:\n|\Z))*)\Z", re.M)
_WORD = re.compile(r"\w")
CLIPPINGS = "clippings"
"""The tag that Tearsheet's own notes have besides the article's, for Obsidian."""
_CALLOUT_BLOCK = re.compile(r"\s*> \[!(?:summary|warning)\][^\n]*\n(?:>[^\n]*(?:\n|\Z))*\s*")
_OWN_NOTE = re.compile(r"\s*## [^\n]+\n\n(.*?)\n\n---\n\s*", re.S)
_OWN_HIGHLIGHTS = re.compile(r"(?:\A|\n)---\n\n## [^\n]+\n((?:(?!\n---\n\n## ).)*)\Z", re.S)


def recognises(source: Source) -> bool:
    """Tell whether a file is a note with front matter."""
    head = source.head_text()
    return is_text(head) and front_matter.split(head) is not None


def recognises_plain(source: Source) -> bool:
    """Tell whether a file is Markdown without front matter: prose with headings."""
    head = source.head_text()
    if not is_text(head) or looks_like_data(head) or head.lstrip()[:1] in "<{[":
        return False
    return (
        bool(_HEADING.search(head))
        and len(head.split()) >= 10
        and (bool(_TOP_HEADING.match(head)) or bool(_LINKED.search(head)))
    )


def read(source: Source) -> Iterator[ImportedItem | NotTaken]:
    """Yield the note as an article."""
    data = whole(source, MAX_NOTE_BYTES)
    if isinstance(data, NotTaken):
        yield data
        return
    text = source.text(MAX_NOTE_BYTES).replace("\r\n", "\n").replace("\r", "\n")
    parts = front_matter.split(text)
    said = front_matter.parsed(parts[0]) if parts else {}
    body = parts[1] if parts else text
    own = bool(said.get("tearsheet"))
    body, own_note, highlights = _apart(body.lstrip("\n"), own)
    title = front_matter.one(said, "title")
    top = _TOP_HEADING.match(body)
    if top and (not title or " ".join(top[1].split()).lower() == title.lower()):
        title, body = title or " ".join(top[1].split()), body[top.end() :]
    given = front_matter.address(said)
    address = given or _named_source(body)
    made = source.tried_apart(convert, body)
    if made is None:
        yield NotTaken(source.name, "damaged", title)
        return
    html, pictures = with_pictures_apart(
        with_captions(made.html) if own else made.html, "", lambda name: _beside(source, name)
    )
    has_text = bool(_WORD.search(unescape(re.sub(r"<[^<>]*>", " ", html))))
    if not has_text and not address:
        yield NotTaken(source.name, "no_text", title)
        return
    issued, saved = published(front_matter.one(said, "published")), parse_time(front_matter.one(said, "saved"))
    marks = {name: front_matter.truth(said, name) for name in ("read", "starred", "archived")}
    yield ImportedItem(
        source.name,
        address,
        title or name_without_ending(source.name),
        byline=tuple(front_matter.strings(front_matter.field(said, "author"))),
        site=front_matter.one(said, "site"),
        description=front_matter.one(said, "description"),
        language=front_matter.one(said, "language"),
        published=issued,
        saved=saved,
        read=marks["read"],
        starred=marks["starred"],
        archived=marks["archived"],
        tags=tuple(tag for tag in front_matter.tags(said) if not own or tag != CLIPPINGS),
        note=own_note or "\n".join(front_matter.strings(front_matter.field(said, "note"))),
        highlights=with_places(highlights, made.html) if own else (*highlights, *_marks(made)),
        kind="readable" if has_text else "",
        text=html if has_text else "",
        pictures=pictures if has_text else (),
        dropped=()
        if own
        else front_matter.unknown(said, {"address": given, "published": issued, "saved": saved, **marks}),
    )


def _marks(made: Converted) -> tuple[ImportedHighlight, ...]:
    return tuple(ImportedHighlight(exact) for exact in made.marked)


def _apart(body: str, own: bool) -> tuple[str, str, tuple[ImportedHighlight, ...]]:
    """Return a note's text without its last section of highlights, the reader's own note, and the highlights.

    Tearsheet's own notes (``own``) have callouts with a summary or a warning first, then a section with the note, which a
    rule closes; below the text, after a rule, the highlights: words as a quote, meaning and tags in bold, their note.
    """
    note = ""
    if own:
        while callout := _CALLOUT_BLOCK.match(body):
            body = body[callout.end() :]
        section = _OWN_NOTE.match(body)
        if section:
            note, body = section[1].strip(), body[section.end() :]
    match = (_OWN_HIGHLIGHTS if own else _HIGHLIGHTS).search(body)
    if not match or not re.search(r"^>|^\*\*", match[1], re.M):
        return body, note, ()
    return body[: match.start()].rstrip(), note, tuple((own_highlights if own else _highlights)(match[1]))


def _highlights(section: str) -> Iterator[ImportedHighlight]:
    exact = ""
    notes: list[str] = []
    for piece in re.split(r"\n[ \t]*\n", section.strip()):
        lines = piece.split("\n")
        quoted = " ".join(_plain(line.lstrip("> ")) for line in lines if line.startswith(">")).strip()
        rest = "\n".join(_plain(line) for line in lines if not line.startswith(">")).strip()
        if quoted:
            if exact:
                yield ImportedHighlight(exact, note="\n\n".join(notes))
            exact, notes = quoted, []
        if rest and exact:
            notes.append(rest)
    if exact:
        yield ImportedHighlight(exact, note="\n\n".join(notes))


def _plain(text: str) -> str:
    return " ".join(unescaped(text).split())


def _named_source(body: str) -> str:
    match = _SOURCE.search(body[:3000])
    return article_address(match[1]) if match else ""


def _beside(source: Source, name: str) -> bytes | None:
    if re.match(r"[a-z][a-z0-9+.-]*:|//|#", name, re.I):
        return None
    plain = unquote(name.partition("?")[0]).removeprefix("./")
    for folder in ATTACHMENT_FOLDERS:
        near = source.beside(folder + plain)
        if near is not None and near.size <= MAX_PICTURE_BYTES:
            try:
                return near.data(MAX_PICTURE_BYTES)
            except READ_ERRORS:
                return None
    return None
