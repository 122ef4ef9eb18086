"""Netscape's bookmarks file, which all browsers and bookmark services export, in all its dialects.

Doctype lower-case or missing, a byte mark in front, nothing closed, tags joined by commas or blanks, times in seconds to
microseconds; notes in ``<DD>`` with lines and links of their own; Firefox's ``place:`` and bookmarklets; linkding's
``[linkding-notes]`` and its archive as a tag; Scuttle's note as an attribute; Shaarli's notes, whose address is only ``?id``:
their text is all there is, so it is taken as text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from reader.exchange.imports import csv_rows, tags_scanner
from reader.exchange.imports.addresses import article_address, refused
from reader.exchange.imports.bookmarks_head import is_bookmarks
from reader.exchange.imports.folders import joined
from reader.exchange.imports.source import READ_ERRORS, Source
from reader.exchange.imports.times import from_unix, parse_time
from reader.model.imported import ImportedItem, NotTaken

_NAMES = frozenset({"dl", "dt", "dd", "a", "h3", "hr"})
_STARTS = ("<DT", "<dt", "<Dt")
_COMMA_TAGS = re.compile(r"""\btags\s*=\s*(?:"[^"<>,]*,|'[^'<>,]*,)""", re.IGNORECASE)
_BROWSER = re.compile(r"\s(?:icon|icon_uri|last_modified|personal_toolbar_folder)\s*=", re.IGNORECASE)
_OWN_FOLDERS = ("personal_toolbar_folder", "unfiled_bookmarks_folder")
_LINKDING_NOTES = re.compile(r"\[linkding-notes\](.*?)\[/linkding-notes\]", re.DOTALL)
_LINKDING_ARCHIVED = "linkding:bookmarks.archived"
_USED = frozenset(
    {"href", "add_date", "tags", "toread", "private", "description", "hash", "last_modified", "icon", "icon_uri"}
)


def recognises(source: Source) -> bool:
    """Say whether this is a bookmarks file, with its doctype or without."""
    return is_bookmarks(source.head_text())


def read(source: Source) -> Iterator[ImportedItem | NotTaken]:
    """Yield the bookmarks, the folders that they are in as tags."""
    try:
        separator = _tag_separator(source)
    except READ_ERRORS:
        separator = ","  # reading says so itself, and how far it came
    yield from _Walk(source, separator).run()


class _Walk:
    """The state between two tags: which folders are open, which bookmark, and what the text belongs to."""

    def __init__(self, source: Source, separator: str) -> None:
        self.source = source
        self.separator = separator
        self.folders: list[str] = []
        self.folder_tag = ""
        self.next_folder = ""
        self.bookmark: dict[str, str] | None = None
        self.title: list[str] = []
        self.note: list[str] = []
        self.into: list[str] | None = None  # what text is added to
        self.in_note = False
        self.is_described = False  # the folder, by words that have no place
        self.number = 0
        self.broken = False

    def run(self) -> Iterator[ImportedItem | NotTaken]:
        for token in tags_scanner.tokens(self.source, _NAMES, _STARTS):
            if isinstance(token, NotTaken):
                self.bookmark = None  # it may have lost its note; the row before the break is named below
                self.broken = True
                yield token
            elif token.name == "":
                if self.into is not None:
                    self.into.append(token.text)
            elif token.name == "a":
                if (done := self.link(token)) is not None:
                    yield done
            elif token.name == "dd":
                self.in_note = not token.closing
                self.is_described |= self.in_note and self.bookmark is None and bool(self.next_folder)
                self.into = self.note if self.in_note and self.bookmark is not None else None
            elif token.name == "h3":
                if not token.closing and (done := self.finished()) is not None:
                    yield done
                self.heading(token)
            else:
                if (done := self.finished()) is not None:
                    yield done
                if token.name == "dl":
                    self.level(token.closing)
        if (done := self.finished()) is not None:
            yield done
        if self.folders and not self.broken:  # of 52 files of all dialects, each closes the folders that it opens
            yield NotTaken(f"{self.source.name}, after link {self.number}", "damaged", rest=True)

    def link(self, token: tags_scanner.Token) -> ImportedItem | NotTaken | None:
        """Begin a bookmark; return the one that was open."""
        if token.closing:
            if self.into is self.title:
                self.into = None
            return None
        attributes = tags_scanner.attributes(token.text)
        if self.in_note or "href" not in attributes:
            return None  # a thumbnail in a note; a word in a title that looks like a tag
        done = self.finished()
        self.bookmark = attributes
        self.into = self.title
        self.next_folder = ""
        return done

    def heading(self, token: tags_scanner.Token) -> None:
        if token.closing:
            self.next_folder = tags_scanner.plain("".join(self.title)) if self.into is self.title else self.next_folder
            self.title, self.into = [], None
            return
        attributes = tags_scanner.attributes(token.text)
        self.title, self.next_folder = [], ""
        self.into = None if any(attributes.get(name, "").lower() == "true" for name in _OWN_FOLDERS) else self.title

    def level(self, closing: bool) -> None:
        if closing:
            if self.folders:
                self.folders.pop()
        else:
            self.folders.append(self.next_folder)
        self.next_folder = ""
        self.folder_tag = joined(self.folders)

    def finished(self) -> ImportedItem | NotTaken | None:
        """End the bookmark that was open, and return it."""
        attributes, self.bookmark = self.bookmark, None
        title, note = self.title, self.note
        self.title, self.note, self.into, self.in_note = [], [], None, False
        if attributes is None:
            return None
        self.number += 1
        return self.item(
            attributes, tags_scanner.plain("".join(title)), tags_scanner.lines("".join(note)) if note else ""
        )

    def item(self, attributes: dict[str, str], title: str, note: str) -> ImportedItem | NotTaken:
        where = f"{self.source.name}, link {self.number}"
        address = article_address(attributes["href"])
        own_note = attributes["href"].startswith("?") and note
        if not address and not own_note:
            return refused(where, attributes["href"], title)
        description = ""
        linkding = _LINKDING_NOTES.search(note)
        if linkding is not None:
            description, note = _LINKDING_NOTES.sub("", note).strip(), linkding[1].strip()
        tags = csv_rows.split_tags(attributes.get("tags", ""), self.separator)
        archived = _LINKDING_ARCHIVED in tags
        to_read = {"1": True, "0": False}.get(attributes.get("toread", ""))
        saved = _time(attributes.get("add_date", ""))
        of_folder, self.is_described = self.is_described, False
        return ImportedItem(
            where,
            address,
            "" if title == attributes["href"] else title,
            description=description,
            saved=saved,
            read=None if to_read is None else not to_read,
            archived=True if archived else None,
            tags=csv_rows.unique([self.folder_tag, *(tag for tag in tags if tag != _LINKDING_ARCHIVED)]),
            note="" if own_note else note or attributes.get("description", ""),
            kind="plain" if own_note else "",
            text=note if own_note else "",
            dropped=(*_dropped(attributes, saved), *(["description of the folder"] if of_folder else ())),
        )


def _dropped(attributes: dict[str, str], saved: str) -> tuple[str, ...]:
    unused = csv_rows.unused(attributes, _USED, {"add_date": saved})
    return (*unused, "private") if attributes.get("private") == "1" else unused


def _time(text: str) -> str:
    return from_unix(text) or (parse_time(text) if text and not text.isdigit() else "")


def _tag_separator(source: Source) -> str:
    """Return what parts the tags of this file: a comma where one is in any of them, and in files of browsers, whose tags
    may have two words; else the blanks of old Shaarli and Delicious.
    """
    with source.stream() as stream:
        kept = ""
        while part := stream.read(4 * 1024 * 1024):
            window = kept + part
            if _COMMA_TAGS.search(window) is not None:
                return ","
            kept = window[-4096:]
    return "," if _BROWSER.search(source.head_text()) is not None else " "
