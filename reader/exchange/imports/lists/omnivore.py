"""Omnivore's archive: ``metadata_0_to_20.json`` and so on, the texts in ``content/{slug}.html`` or ``.pdf``, the highlights
in ``highlights/{slug}.md``.

Omnivore is gone, and with it many of the pages: the text in the archive is the only copy, so it is taken as it is. Of a
text whose metadata are lost, the slug is its title. A single metadata file, or several joined into one, is read too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from reader.errors import FileTooLarge
from reader.exchange.imports import csv_rows, json_rows
from reader.exchange.imports.addresses import article_address, refused
from reader.exchange.imports.documents import pdf
from reader.exchange.imports.source import READ_ERRORS, Bundle, Source
from reader.exchange.imports.times import parse_time, published
from reader.model.imported import ImportedHighlight, ImportedItem, NotTaken

_METADATA = re.compile(r"metadata_(\d+)_to_\d+\.json", re.IGNORECASE)
_CONTENT = re.compile(r"content/([^/]+)\.(html|pdf)", re.IGNORECASE)
_HIGHLIGHTS = re.compile(r"highlights/([^/]+)\.md", re.IGNORECASE)
_KEYS = frozenset({"slug", "url", "labels", "savedAt"})
_USED = frozenset(
    {
        *("id", "slug", "title", "description", "author", "url", "state", "readingProgress", "labels", "savedAt"),
        *("publishedAt", "updatedAt"),
    }
)
_READ_PERCENT = 98
"""From here on Omnivore showed an article as read."""
_MARKUP = re.compile(r"[*_`]{1,3}(?=\S)(.+?)(?<=\S)[*_`]{1,3}")


def recognises(source: Source) -> bool:
    """Say whether this is a metadata file."""
    shape = json_rows.shape_of(source)
    return shape.kind == "list" and shape.keys >= _KEYS


def read(source: Source) -> Iterator[ImportedItem | NotTaken]:
    """Yield the articles of a metadata file, with the texts and highlights that are beside it."""
    yield from json_rows.each(source, lambda where, entry: _article(where, entry, source))


def recognises_bundle(source: Source) -> bool:
    """Say whether this is the archive, packed or unpacked."""
    bundle = source.bundle()
    return bundle is not None and any(_METADATA.fullmatch(bundle.inner(member)) for member in bundle.at_top())


def takes(bundle: Bundle, member: Source) -> bool:
    """Say whether a file of the folder or zip is Omnivore's."""
    inner = bundle.inner(member)
    return any(pattern.fullmatch(inner) for pattern in (_METADATA, _CONTENT, _HIGHLIGHTS))


def read_bundle(source: Source) -> Iterator[ImportedItem | NotTaken]:
    """Yield the articles of the archive, then the texts that no metadata name."""
    bundle = source.bundle()
    if bundle is None:
        return
    found = ((_METADATA.fullmatch(bundle.inner(member)), member) for member in bundle.at_top())
    files = sorted(((int(match[1]), number, member) for number, (match, member) in enumerate(found) if match))
    seen: set[str] = set()

    def article(where: str, entry: json_rows.Mapping, member: Source) -> ImportedItem | NotTaken:
        seen.add(json_rows.text(entry.get("slug")))
        return _article(where, entry, member)

    for _, _, member in files:
        yield from json_rows.each(member, lambda where, entry, member=member: article(where, entry, member))  # type: ignore[misc]
    for member in bundle.members:
        content = _CONTENT.fullmatch(bundle.inner(member))
        if content is not None and content[1] not in seen:
            marks = _highlights(member.beside(f"../highlights/{content[1]}.md"))
            item = ImportedItem(member.name, title=_title_of(content[1]), highlights=marks)
            seen.add(content[1])
            yield _with_content(item, member) or NotTaken(member.name, "damaged", item.title)
    for member in bundle.members:
        slug = _HIGHLIGHTS.fullmatch(bundle.inner(member))
        if slug is not None and slug[1] not in seen and _highlights(member):
            yield NotTaken(member.name, "no_address", _title_of(slug[1]))


def _article(where: str, entry: json_rows.Mapping, source: Source) -> ImportedItem | NotTaken:
    title = json_rows.text(entry.get("title"))
    address = article_address(entry.get("url"))
    slug = json_rows.text(entry.get("slug"))
    archived = json_rows.text(entry.get("state")).lower() == "archived"
    progress = _progress(entry.get("readingProgress"))
    author = json_rows.text(entry.get("author"))
    saved = parse_time(entry.get("savedAt"))
    item = ImportedItem(
        where,
        address,
        title,
        byline=(author,) if author else (),
        description=json_rows.text(entry.get("description")),
        published=published(entry.get("publishedAt")),
        saved=saved,
        read=True if progress >= _READ_PERCENT else None,
        archived=archived,
        progress=progress,
        tags=csv_rows.unique(json_rows.texts(entry.get("labels"))),
        highlights=_highlights(source.beside(f"highlights/{slug}.md")) if slug else (),
        dropped=json_rows.unused(entry, _USED, {"savedAt": saved}),
    )
    for ending in ("html", "pdf") if slug else ():
        content = source.beside(f"content/{slug}.{ending}")
        if content is not None:
            # A text that cannot be read must be said, and the address must not be lost for it.
            return _with_content(item, content) or replace(item, dropped=(*item.dropped, f"content/{slug}.{ending}"))
    return item if address else refused(where, entry.get("url"), title)


def _with_content(item: ImportedItem, content: Source) -> ImportedItem | None:
    try:
        if content.head(5) == b"%PDF-":
            return _with_pdf(item, content)
        text = content.text().strip()
    except (FileTooLarge, *READ_ERRORS):
        return None
    return replace(item, kind="readable", text=text) if text else item


def _with_pdf(item: ImportedItem, content: Source) -> ImportedItem:
    """Return the article with the text and pictures of its PDF; one without words is named."""
    for found in pdf.read(content):
        if isinstance(found, ImportedItem):
            return replace(
                item,
                kind=found.kind,
                text=found.text,
                original=found.original,
                mime=found.mime,
                pictures=found.pictures,
            )
    return replace(item, dropped=(*item.dropped, content.name.rpartition("/")[2]))  # a scan, or one with a password


def _highlights(source: Source | None) -> tuple[ImportedHighlight, ...]:
    """Return the highlights of a Markdown file: each a quotation, its note in the paragraphs below, labels as #tags."""
    if source is None:
        return ()
    try:
        text = source.text()
    except (FileTooLarge, *READ_ERRORS):
        return ()
    found: list[tuple[list[str], list[str]]] = []
    quoting = False
    for line in text.splitlines():
        if line.startswith(">"):
            if not quoting:
                found.append(([], []))
            found[-1][0].append(line[1:].strip())
            quoting = True
        else:
            quoting = False
            if found:
                found[-1][1].append(line.rstrip())
    return tuple(_highlight("\n".join(words).strip(), "\n".join(note).strip()) for words, note in found)


def _highlight(words: str, note: str) -> ImportedHighlight:
    lines = note.splitlines()
    tags: list[str] = []
    while lines and (not lines[-1].strip() or re.fullmatch(r"(?:#[\w/-]+\s*)+", lines[-1].strip())):
        tags[:0] = [tag.lstrip("#") for tag in lines.pop().split()]
    return ImportedHighlight(words, note="\n".join(lines).strip(), tags=csv_rows.unique(tags))


def _progress(value: object) -> int:
    return round(value) if isinstance(value, (int, float)) and not isinstance(value, bool) and 0 <= value <= 100 else 0


def _title_of(slug: str) -> str:
    """Return a title made of a slug, without the number that Omnivore put behind it ("a-report-192daf3a84e")."""
    return re.sub(r"-[0-9a-f]{9,12}$", "", slug).replace("-", " ").strip().capitalize()
