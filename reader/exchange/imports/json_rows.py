"""JSON of other programs: arrays element by element, trees whole; what is damaged is read up to the damage.

Control characters in strings are let through, a byte mark too; lone surrogates, which no file of text can hold, go.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple, TextIO

from reader.exchange.imports.source import READ_ERRORS, Source
from reader.model.imported import ImportedItem, NotTaken

Mapping = dict[str, Any]

MAX_ELEMENT_CHARS = 128 * 1024 * 1024
MAX_TITLE_CHARS = 80
_SHAPE_CHARS = 262_144
_SHAPE_ELEMENTS = 5
_CHUNK_CHARS = 512 * 1024
_NEAR_END = 16
_EMPTY: tuple[object, ...] = (None, "", [], {}, False)
"""An error this near to the end of what was read so far may be a number or an escape that was cut in two."""
_SPACE = re.compile(r"\s*")
_TOKEN = re.compile(r'"[^"\\]*(?:\\.[^"\\]*)*"?|[\[\]{},:]|[^\s\[\]{},:"]+', re.DOTALL)
_SURROGATE = re.compile("[\ud800-\udfff]")
_UNKEPT = re.compile("[\0\ud800-\udfff]")
_DECODER = json.JSONDecoder(strict=False)


class Shape(NamedTuple):
    """What the beginning of a JSON file shows: ``kind`` "list" or "dict", "" where it is neither; ``keys`` of the
    outermost object, or of the first objects in the outermost array; ``inner`` the keys of the objects under each.
    """

    kind: str
    keys: frozenset[str]
    inner: dict[str, frozenset[str]]

    def under(self, key: str) -> frozenset[str]:
        """Return the keys that objects under ``key`` have."""
        return self.inner.get(key, frozenset())


class Element(NamedTuple):
    """One element of an array: where it is in the file, and its value."""

    where: str
    value: Any


class Document(NamedTuple):
    """A whole file; ``damaged`` says that only what is in front of the damage is in ``value`` (None: nothing)."""

    value: Any
    damaged: bool


def shape_of(source: Source) -> Shape:
    """Return the shape of a file that may be JSON."""
    return source.memo("json_shape", lambda: _shape(source.head_text(_SHAPE_CHARS)))


def elements(source: Source, key: str | None = None) -> Iterator[Element | NotTaken]:
    """Yield the elements of the outermost array, or of the array under ``key`` of the outermost object, one at a time; a
    NotTaken with ``rest`` where the file can be read no further. An array that is not there yields nothing.
    """
    try:
        with source.stream() as stream:
            yield from _Reader(source.name, stream).elements(key)
    except READ_ERRORS:
        yield NotTaken(source.name, "damaged", rest=True)


def each(
    source: Source, make: Callable[[str, Mapping], ImportedItem | NotTaken], key: str | None = None
) -> Iterator[ImportedItem | NotTaken]:
    """Yield what ``make`` returns for the place and the value of each object in the array that ``elements`` reads, and
    what of the file is damaged; other elements are no articles.
    """
    for element in elements(source, key):
        if isinstance(element, NotTaken):
            yield element
        elif isinstance(element.value, dict):
            yield make(element.where, element.value)
        else:
            yield NotTaken(element.where, "not_an_article", text(element.value))


def unused(value: Mapping, used: frozenset[str], made: dict[str, str] | None = None) -> tuple[str, ...]:
    """Return the names of the fields that say something and are not in ``used``; and of those of which nothing was ``made``,
    as of a time that no clock shows.
    """
    lost = [name for name, text_ in (made or {}).items() if not text_ and value.get(name) not in _EMPTY]
    if used.issuperset(value):
        return tuple(lost)
    return (*[name for name, found in value.items() if name not in used and found not in _EMPTY], *lost)


def document(source: Source) -> Document:
    """Return the whole file: for trees, which are no list of equals. Raises FileTooLarge."""
    try:
        text_ = source.text()
    except READ_ERRORS:
        return Document(None, True)
    try:
        return Document(json.loads(text_, strict=False), False)
    except json.JSONDecodeError as error:
        return Document(_mended(text_, error.pos), True)
    except (RecursionError, ValueError):
        return Document(None, True)


def mapping(value: object) -> Mapping:
    """Return ``value`` where it is an object, else an empty one."""
    return value if isinstance(value, dict) else {}


def mappings(value: object) -> list[Mapping]:
    """Return the objects in an array, nothing where ``value`` is none."""
    return [entry for entry in value if isinstance(entry, dict)] if isinstance(value, list) else []


def text(value: object) -> str:
    """Return a string or a number as text without blanks around it, "" for everything else."""
    if isinstance(value, str):
        return (_SURROGATE.sub("\ufffd", value) if _SURROGATE.search(value) else value).replace("\0", "").strip()
    return str(value) if isinstance(value, (int, float)) and not isinstance(value, bool) else ""


def unkept(value: object) -> str:
    """Return a string with its blanks, "" for everything else; what no file of text can hold becomes U+FFFD, one for one."""
    return _UNKEPT.sub("\ufffd", value) if isinstance(value, str) else ""


def first_words(words: str) -> str:
    """Return the beginning of a text as a title, cut between two words."""
    line = " ".join(next((line for line in words.splitlines() if line.strip()), "").split())
    if len(line) <= MAX_TITLE_CHARS:
        return line
    return (
        line[: MAX_TITLE_CHARS + 1].rpartition(" ")[0] + "…"
        if " " in line[:MAX_TITLE_CHARS]
        else line[:MAX_TITLE_CHARS] + "…"
    )


def texts(value: object) -> list[str]:
    """Return the texts of an array of strings or numbers, without empty ones."""
    return [found for entry in value if (found := text(entry))] if isinstance(value, list) else []


def flag(value: object) -> bool | None:
    """Return yes or no as programs write it (true, 1, "1", "yes"), None where the field is missing or says neither."""
    if isinstance(value, (bool, int, float)):
        return bool(value)
    if isinstance(value, str):
        folded = value.strip().lower()
        if folded in ("1", "true", "yes", "y", "on"):
            return True
        if folded in ("0", "false", "no", "n", "off"):
            return False
    return None


class _Reader:
    def __init__(self, name: str, stream: TextIO) -> None:
        self.name = name
        self.stream = stream
        self.buffer = ""
        self.position = 0
        self.ended = False

    def elements(self, key: str | None) -> Iterator[Element | NotTaken]:
        try:
            opening = self.peek()
            if opening == "[" and key is None:
                yield from self.array()
            elif opening == "{" and key is not None:
                yield from self.member(key)
        except _DamagedError:
            yield NotTaken(self.name, "damaged", rest=True)

    def array(self) -> Iterator[Element | NotTaken]:
        self.position += 1
        number = 0
        while (char := self.peek()) != "]":
            if char == ",":
                self.position += 1
                continue
            where = f"{self.name}, item {number + 1}"
            try:
                value = self.value()
            except _DamagedError:
                yield NotTaken(where, "damaged", rest=True)
                return
            number += 1
            yield Element(where, value)
        self.position += 1

    def member(self, key: str) -> Iterator[Element | NotTaken]:
        self.position += 1
        while (char := self.peek()) != "}":
            if char == ",":
                self.position += 1
                continue
            name = self.value()
            if not isinstance(name, str) or self.peek() != ":":
                raise _DamagedError
            self.position += 1
            opening = self.peek()
            if name == key and opening == "[":
                yield from self.array()
                return
            if opening == "[":  # it may be the longest of the file: passed over element by element
                if any(isinstance(element, NotTaken) for element in self.array()):
                    raise _DamagedError
            else:
                self.value()

    def peek(self) -> str:
        """Return the next character that is no blank. Raises _DamagedError at the end."""
        while True:
            found = _SPACE.match(self.buffer, self.position)
            self.position = found.end() if found else self.position
            if self.position < len(self.buffer):
                return self.buffer[self.position]
            if not self.more(_CHUNK_CHARS):
                raise _DamagedError

    def more(self, count: int) -> bool:
        part = "" if self.ended else self.stream.read(count)
        self.ended = not part
        self.buffer = self.buffer[self.position :] + part
        self.position = 0
        return bool(part)

    def value(self) -> Any:
        self.peek()
        wanted = _CHUNK_CHARS
        while True:
            try:
                value, end = _DECODER.raw_decode(self.buffer, self.position)
                if end < len(self.buffer):
                    self.position = end
                    return value
                if not self.more(wanted):  # else a number may go on
                    self.position = len(self.buffer)
                    return value
            except json.JSONDecodeError as error:
                cut = error.msg.startswith("Unterminated") or error.pos >= len(self.buffer) - _NEAR_END
                too_long = len(self.buffer) - self.position > MAX_ELEMENT_CHARS
                if not cut or too_long or not self.more(wanted):
                    raise _DamagedError from None
            except (RecursionError, ValueError):
                raise _DamagedError from None
            wanted = min(wanted * 2, 64 * _CHUNK_CHARS)


class _DamagedError(Exception):
    """The file can be read no further."""


def _shape(head: str) -> Shape:
    opening = head.lstrip()[:1]
    if opening not in ("[", "{"):
        return Shape("", frozenset(), {})
    keys: set[str] = set()
    inner: dict[str, set[str]] = {}
    stack: list[str] = []
    path: list[str] = []  # the key that each open object is at
    last = ""
    seen = 0
    for match in _TOKEN.finditer(head):
        token = match[0]
        if token in ("{", "["):
            stack.append(token)
            if token == "{":
                path.append("")
        elif token in ("}", "]"):
            if not stack:
                break
            if stack.pop() == "{":
                path.pop()
            seen += len(stack) == 1 and opening == "["
            if not stack or seen >= _SHAPE_ELEMENTS:
                break
        elif token == ":" and stack and stack[-1] == "{":
            path[-1] = last
            if len(path) == 1:
                keys.add(last)
            elif len(path) == 2:
                inner.setdefault(path[0], set()).add(last)
        elif token.startswith('"'):
            last = token[1:-1]
    return Shape(
        "list" if opening == "[" else "dict", frozenset(keys), {key: frozenset(found) for key, found in inner.items()}
    )


def _mended(text_: str, position: int) -> Any:
    """Return what is in front of ``position``, where the text stops being JSON, with everything closed that is open."""
    cut = 0
    for match in _TOKEN.finditer(text_, 0, position):
        if match[0] == ",":
            cut = match.start()
        elif match[0] in ("[", "{", "]", "}"):
            cut = match.end()
    stack = []
    for match in _TOKEN.finditer(text_, 0, cut):
        if match[0] in ("[", "{"):
            stack.append("]" if match[0] == "[" else "}")
        elif match[0] in ("]", "}") and stack:
            stack.pop()
    try:
        return json.loads(text_[:cut] + "".join(reversed(stack)), strict=False)
    except (RecursionError, ValueError):
        return None
