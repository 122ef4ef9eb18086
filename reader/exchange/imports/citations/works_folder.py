"""A folder or zip with a list of works and the files that it names, as Zotero exports them (``files/{number}/``) and reference
managers keep them: one format, so that a PDF is no second article beside its work.
"""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from reader.exchange.imports.citations import attachments, bibtex, endnote_xml, ris, zotero_rdf
from reader.exchange.imports.citations.works import Found, items_of
from reader.exchange.imports.documents import pdf
from reader.model.imported import ImportedItem, NotTaken

if TYPE_CHECKING:
    from reader.exchange.imports.source import Bundle, Source

_Works = Callable[["Source"], Iterator[Found | NotTaken]]
_LISTS: tuple[tuple[Callable[[Source], bool], _Works], ...] = (
    (ris.recognises, ris.works),
    (zotero_rdf.recognises, zotero_rdf.works),
    (endnote_xml.recognises, endnote_xml.works),
    (bibtex.recognises, bibtex.works),
)


def recognises_bundle(source: Source) -> bool:
    """Say whether a folder or zip has a list of works that names a file in it."""
    bundle = source.bundle()
    if bundle is None or len(bundle.members) < 2:
        return False
    return any(_claimed(one, works) for one, works in _lists(bundle))


def read_bundle(source: Source) -> Iterator[ImportedItem | NotTaken]:
    """Yield the works of all lists at the top of a folder or zip, with their files."""
    bundle = source.bundle()
    for one, works in _lists(bundle) if bundle is not None else ():
        yield from items_of(one, works(one))


def takes(bundle: Bundle, member: Source) -> bool:
    """Say whether a file is a list of works, one that a list names, or a part of a saved page that a list names."""
    for one, works in _lists(bundle):
        claimed = _claimed(one, works)
        folder = posixpath.dirname(member.path)
        if member is one or member.path in claimed or (folder in claimed and not pdf.recognises(member)):
            return True
    return False


def _lists(bundle: Bundle) -> list[tuple[Source, _Works]]:
    def found() -> list[tuple[Source, _Works]]:
        return [(one, works) for one in bundle.at_top() if (works := _works_of(one)) is not None]

    return bundle.memo("lists of works", found)


def _works_of(source: Source) -> _Works | None:
    return next((works for recognises, works in _LISTS if recognises(source)), None)


def _claimed(one: Source, works: _Works) -> frozenset[str]:
    return one.memo("claimed", lambda: frozenset(_paths(one, works)))


def _paths(one: Source, works: _Works) -> Iterator[str]:
    """Yield the paths of the files that a list names and that can be read, and the folders of saved pages."""
    for found in works(one):
        for path in found.work.files if isinstance(found, Found) else ():
            file = attachments.beside(one, path)
            if file is None or not attachments.is_readable(file):
                continue
            yield file.path
            folder = posixpath.dirname(file.path)
            if folder != posixpath.dirname(one.path) and not pdf.recognises(file):
                yield folder
