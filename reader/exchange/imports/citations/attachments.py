"""Files that came along with a work of a list: a PDF or a saved page gives it its text."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING
from urllib.parse import unquote

from reader.exchange.imports.documents import html_page, pdf
from reader.model.imported import ImportedItem, NotTaken

if TYPE_CHECKING:
    from reader.exchange.imports.source import Source

_READERS: tuple[tuple[Callable[[Source], bool], Callable[[Source], Iterator[ImportedItem | NotTaken]]], ...] = (
    (pdf.recognises, pdf.read),
    (html_page.is_page, html_page.read),
)
"""The first that makes a text of a file wins: what is saved beside a paper's PDF is mostly the page that leads to it."""


def beside(source: Source, path: str) -> Source | None:
    """Return the file that a list names, None where it did not come along."""
    path = path.strip().replace("\\", "/").removeprefix("./")
    return source.beside(path) or source.beside(unquote(path))


def is_readable(file: Source) -> bool:
    """Say whether a file may give a work its text."""
    return any(recognises(file) for recognises, _ in _READERS)


def joined(item: ImportedItem, files: Sequence[str], source: Source) -> ImportedItem:
    """Return a work with the text of the first of its files that has one; the others are named."""
    found = {path: file for path in dict.fromkeys(files) if (file := beside(source, path)) is not None}
    for recognises, read in _READERS:
        for path, file in found.items():
            text = (
                next((one for one in read(file) if isinstance(one, ImportedItem)), None) if recognises(file) else None
            )
            if text is not None and text.text:
                return _named(_with(item, text), [other for other in files if other != path])
    return _named(item, files)


def _with(item: ImportedItem, text: ImportedItem) -> ImportedItem:
    return replace(
        item,
        title=item.title or text.title,
        byline=item.byline or text.byline,
        site=item.site or text.site,
        description=item.description or text.description,
        published=item.published or text.published,
        saved=item.saved or text.saved,
        address=item.address or text.address,
        kind=text.kind,
        text=text.text,
        original=text.original,
        mime=text.mime,
        pictures=text.pictures,
    )


def _named(item: ImportedItem, files: Sequence[str]) -> ImportedItem:
    names = dict.fromkeys(path.strip().replace("\\", "/").rstrip("/").rpartition("/")[2] for path in files)
    return replace(item, dropped=(*item.dropped, *(name for name in names if name)))
