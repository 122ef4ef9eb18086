"""Messages of the browser's extension, checked by hand before anything in them is used.

A message is a JSON object of at most ``MAX_MESSAGE_BYTES``; ``parse`` returns what it asks for, or raises Refused with a
code and one English sentence. Within our own version of the protocol a field that is missing, that nobody knows or that
has another type is an error. What a page alone decides (its title, its headers) is cut to a sane length instead: a page
can make its own article odd and nothing else. Standard library only: the first answer must not wait for more.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import Any, Literal, NamedTuple

VERSION = 1
SPEAKS = (1, 1)
"""The oldest and newest version of the protocol that is understood."""

MAX_MESSAGE_BYTES = 1_000_000
_MB = 1_000_000
MAX_DOCUMENT_BYTES = 40 * _MB
MAX_PAGE_BYTES = 60 * _MB
"""Of the document, its pictures and the picture of the page together."""
MAX_PICTURES = 500
MAX_PICTURE_BYTES = 20 * _MB
MAX_ADDRESS = 8_000
MAX_TAGS = 50
MAX_TAG = 200
MAX_NOTE = 20_000
MAX_SELECTION = 50_000
MAX_CONTEXT = 500
MAX_TITLE = 1_000
MAX_HEADERS = 200
MAX_HEADER = 8_000
MAX_CHAIN = 30
MAX_SHORT = 100
MAX_SIDE_PIXELS = 1_000_000

PICTURE_SCHEME = "tearsheet-picture:"
"""Address of a picture that has none on the web: a number follows."""

_ID = re.compile(r"[A-Za-z0-9-]{1,64}\Z")
_SURROGATE = re.compile("[\ud800-\udfff]")
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]+")
_HEADER_NAME = re.compile(r"[A-Za-z0-9!#$%&'*+.^_`|~-]{1,100}\Z")
_PRIVATE_HEADERS = re.compile(r"(?:set-)?cookie2?\Z|.*auth|.*token|.*secret|x-tearsheet-", re.I)
_TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(?:Z|\+00:00)\Z")
_WEB = re.compile(r"https?://[^\s/?#]", re.I)

How = Literal["new", "copy", "fill"]


class Refused(Exception):
    """A message that is not done. ``code`` is one of the contract's; ``said`` says what happened and what to do; ``more``
    are further fields of the answer.
    """

    def __init__(self, code: str, said: str, **more: str | int) -> None:
        super().__init__(said)
        self.code = code
        self.said = said
        self.more = more


class Picture(NamedTuple):
    """A picture of the page: its address, "" where it has none that can be used, and what its bytes will be."""

    address: str
    mime: str
    size: int
    width: int
    height: int


class Selection(NamedTuple):
    """Words that were selected, with what stands before and after them."""

    exact: str
    prefix: str
    suffix: str


class About(NamedTuple):
    """What is known of a page before its bytes come. ``taken`` is ISO 8601 in UTC; ``kind`` "html" or "pdf"; sizes in
    bytes. ``wanted`` says what becomes of it where the page is in the library already.
    """

    address: str
    asked: str
    chain: tuple[str, ...]
    title: str
    charset: str
    language: str
    kind: str
    headers: tuple[tuple[str, str], ...]
    taken: str
    browser: str
    extension: str
    document_bytes: int
    page_picture_bytes: int
    pictures: tuple[Picture, ...]
    tags: tuple[str, ...]
    star: bool
    note: str
    selection: Selection | None
    wanted: How


class Known(NamedTuple):
    """Asks whether the page at this address is in the library."""

    id: str
    address: str


class TagsBeginning(NamedTuple):
    """Asks for the tags that begin with these letters."""

    id: str
    begins: str


class Show(NamedTuple):
    """Asks for the window, on this article."""

    id: str
    article: int


class Begin(NamedTuple):
    """The first part of a save."""

    id: str
    about: About


class Piece(NamedTuple):
    """Some bytes of a save, in base64; ``of`` is "document", "page_picture" or the number of a picture."""

    id: str
    of: str | int
    data: str


class End(NamedTuple):
    """The last part of a save."""

    id: str


class Cancel(NamedTuple):
    """Drops a save."""

    id: str


Message = Known | TagsBeginning | Show | Begin | Piece | End | Cancel


def id_of(raw: bytes) -> str:
    """Return the id in a message that may be anything, "" where it has none that an answer could carry."""
    try:
        found = json.loads(raw)
    except (ValueError, RecursionError):
        return ""
    value = found.get("id") if isinstance(found, dict) else None
    return value if isinstance(value, str) and _ID.match(value) else ""


def parse(raw: bytes) -> Message:
    """Return what a message asks for. Raises Refused: ``not_understood``, ``extension_too_old``, ``extension_too_new``,
    ``too_large``.
    """
    try:
        found = json.loads(
            raw.decode("utf-8"), object_pairs_hook=_object, parse_constant=_refuse_number, parse_float=_refuse_number
        )
    except (ValueError, RecursionError):
        raise _not_understood("it isn’t valid JSON") from None
    if not isinstance(found, dict):
        raise _not_understood("it isn’t a JSON object")
    _check_version(found.get("v"))
    fields = _Fields(found, "the message", {"v"})
    number = fields.text("id", 64)
    if not _ID.match(number):
        raise _not_understood("its id isn’t valid")
    verb = fields.one_of("verb", ("save", "known", "tags", "show"))
    message = _save(number, fields) if verb == "save" else _question(number, verb, fields)
    fields.end()
    return message


def is_usable_address(address: str) -> bool:
    """Tell whether an address of a picture names something that a page shows: on the web, or one that we gave."""
    return _WEB.match(address) is not None or (
        address.startswith(PICTURE_SCHEME) and address[len(PICTURE_SCHEME) :].isdecimal() and len(address) < 40
    )


def _check_version(version: object) -> None:
    if type(version) is not int:
        raise _not_understood("it names no version")
    if version < SPEAKS[0]:
        raise Refused(
            "extension_too_old",
            "The extension is too old for this Tearsheet. Update the extension in your browser.",
        )
    if version > SPEAKS[1]:
        raise Refused("extension_too_new", "The extension is newer than this Tearsheet. Update Tearsheet.")


def _question(number: str, verb: str, fields: _Fields) -> Message:
    if verb == "known":
        return Known(number, fields.address("address"))
    if verb == "tags":
        return TagsBeginning(number, fields.text("begins", MAX_TAG))
    return Show(number, fields.number("article", 1, 2**53))


def _save(number: str, fields: _Fields) -> Message:
    part = fields.one_of("part", ("begin", "bytes", "end", "cancel"))
    if part == "begin":
        return Begin(number, _about(fields))
    if part == "bytes":
        of = fields.take("of")
        known = of in ("document", "page_picture") if isinstance(of, str) else _is_number(of, 0, MAX_PICTURES - 1)
        if not known:
            raise _not_understood("its bytes belong to nothing")
        return Piece(number, of, fields.text("data", MAX_MESSAGE_BYTES))
    return End(number) if part == "end" else Cancel(number)


def _about(message: _Fields) -> About:
    page = message.object("page")
    kind = page.one_of("kind", ("html", "pdf"))
    document = page.number("document", 1, 2**53)
    page_picture = page.number("picture_of_page", 0, 2**53)
    pictures = tuple(_picture(one) for one in page.objects("pictures", MAX_PICTURES))
    total = document + page_picture + sum(picture.size for picture in pictures)
    if document > MAX_DOCUMENT_BYTES or total > MAX_PAGE_BYTES or page_picture > MAX_PICTURE_BYTES:
        limit = MAX_DOCUMENT_BYTES if document > MAX_DOCUMENT_BYTES else MAX_PAGE_BYTES
        raise Refused(
            "too_large", f"This page is larger than {limit // _MB} MB. Save its address in Tearsheet instead."
        )
    about = About(
        address=page.address("address"),
        asked=page.address("asked", may_lack=True),
        chain=page.addresses("chain", MAX_CHAIN),
        title=page.line("title", MAX_TITLE),
        charset=page.line("charset", MAX_SHORT),
        language=page.line("language", MAX_SHORT),
        kind=kind,
        headers=_headers(page.take("headers")),
        taken=_time(page.take("taken")),
        browser=page.line("browser", MAX_SHORT),
        extension=page.line("extension", MAX_SHORT),
        document_bytes=document,
        page_picture_bytes=page_picture,
        pictures=pictures,
        tags=message.texts("tags", MAX_TAGS, MAX_TAG),
        star=message.flag("star"),
        note=message.text("note", MAX_NOTE),
        selection=_selection(message),
        wanted=message.one_of("as", ("new", "copy", "fill")),  # type: ignore[arg-type]
    )
    page.end()
    return about


def _picture(fields: _Fields) -> Picture:
    address = fields.text("address", 2 * MAX_MESSAGE_BYTES)
    size = fields.number("bytes", 0, MAX_PICTURE_BYTES)
    sides = (fields.number("width", 0, MAX_SIDE_PIXELS), fields.number("height", 0, MAX_SIDE_PIXELS))
    mime = fields.line("mime", MAX_SHORT)
    fields.end()
    usable = len(address) <= MAX_ADDRESS and is_usable_address(address)
    return Picture(address if usable else "", mime, size, *sides)


def _selection(message: _Fields) -> Selection | None:
    if message.peek("selection") is None:
        message.take("selection")
        return None
    fields = message.object("selection")
    exact = fields.cut("exact", MAX_SELECTION)
    selection = Selection(exact, fields.cut("prefix", -MAX_CONTEXT), fields.cut("suffix", MAX_CONTEXT))
    fields.end()
    return selection if exact.strip() else None


def _headers(value: object) -> tuple[tuple[str, str], ...]:
    """Return the headers that may be kept: none that could hold a secret, and none of our own names."""
    if not isinstance(value, list) or len(value) > MAX_HEADERS:
        raise _not_understood("its headers aren’t valid")
    kept = []
    for pair in value:
        if not (isinstance(pair, list) and len(pair) == 2 and all(isinstance(one, str) for one in pair)):
            raise _not_understood("its headers aren’t valid")
        name, text = pair
        if _HEADER_NAME.match(name) and not _PRIVATE_HEADERS.match(name):
            kept.append((name, _as_line(text[:MAX_HEADER])))
    return tuple(kept)


def _time(value: object) -> str:
    if isinstance(value, str) and _TIME.match(value):
        try:
            moment = datetime.fromisoformat(value.replace("Z", "+00:00"))
        except ValueError:
            pass
        else:
            return moment.astimezone(UTC).isoformat(timespec="seconds")
    raise _not_understood("its time isn’t valid")


def _as_line(text: str) -> str:
    return " ".join(_CONTROL.sub(" ", _SURROGATE.sub("\ufffd", text)).split())


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    made = dict(pairs)
    if len(made) != len(pairs):
        raise ValueError("a name twice")
    return made


def _refuse_number(_text: str) -> float:
    raise ValueError("no whole number")


def _is_number(value: object, least: int, most: int) -> bool:
    return type(value) is int and least <= value <= most


def _not_understood(why: str) -> Refused:
    return Refused(
        "not_understood",
        f"Tearsheet couldn’t read a message of the extension: {why}. Update both, then try again.",
    )


class _Fields:
    """The fields of one object: each is taken once, in the type that it must have, and none may be left."""

    def __init__(self, values: Mapping[str, Any], name: str, taken: set[str] | None = None) -> None:
        self._values = values
        self._name = name
        self._taken = taken or set()

    def peek(self, name: str) -> object:
        if name not in self._values:
            raise _not_understood(f"{self._name} has no “{name}”")
        return self._values[name]

    def take(self, name: str) -> Any:
        value = self.peek(name)
        self._taken.add(name)
        return value

    def end(self) -> None:
        """Raises Refused where a field is left that nobody knows."""
        if set(self._values) - self._taken:
            raise _not_understood(f"{self._name} has fields that this Tearsheet doesn’t know")

    def _checked(self, name: str, is_right: Callable[[Any], bool]) -> Any:
        value = self.take(name)
        if not is_right(value):
            raise _not_understood(f"“{name}” isn’t valid")
        return value

    def text(self, name: str, limit: int) -> str:
        value = self._checked(name, lambda one: isinstance(one, str) and len(one) <= limit)
        return _SURROGATE.sub("\ufffd", value)

    def cut(self, name: str, limit: int) -> str:
        """Return a text's first characters, its last where ``limit`` is negative."""
        value = self.text(name, MAX_MESSAGE_BYTES)
        return value[:limit] if limit > 0 else value[limit:]

    def line(self, name: str, limit: int) -> str:
        """Return a text of the page's own as one line, cut."""
        return _as_line(self.text(name, MAX_MESSAGE_BYTES)[: 4 * limit])[:limit]

    def texts(self, name: str, number: int, limit: int) -> tuple[str, ...]:
        value = self._checked(
            name,
            lambda all_: (
                isinstance(all_, list)
                and len(all_) <= number
                and all(isinstance(one, str) and len(one) <= limit for one in all_)
            ),
        )
        return tuple(_as_line(one) for one in value if _as_line(one))

    def address(self, name: str, *, may_lack: bool = False) -> str:
        """Return an address on the web; of a page that is not on the web there is nothing to keep."""
        value = self.text(name, MAX_MESSAGE_BYTES)
        if may_lack and not _WEB.match(value[:MAX_ADDRESS]):
            return ""
        if not _WEB.match(value) or _CONTROL.search(value):
            raise Refused("not_saved", "Only pages on the web can be saved from the browser.")
        if len(value) > MAX_ADDRESS:
            if may_lack:
                return ""
            raise Refused("not_saved", "This page’s address is too long to save.")
        return value

    def addresses(self, name: str, number: int) -> tuple[str, ...]:
        value = self._checked(
            name,
            lambda all_: isinstance(all_, list) and len(all_) <= number and all(isinstance(one, str) for one in all_),
        )
        return tuple(one for one in value if _WEB.match(one) and len(one) <= MAX_ADDRESS and not _CONTROL.search(one))

    def number(self, name: str, least: int, most: int) -> int:
        value: int = self._checked(name, lambda one: _is_number(one, least, most))
        return value

    def flag(self, name: str) -> bool:
        value: bool = self._checked(name, lambda one: isinstance(one, bool))
        return value

    def one_of(self, name: str, allowed: tuple[str, ...]) -> str:
        value: str = self._checked(name, lambda one: isinstance(one, str) and one in allowed)
        return value

    def object(self, name: str) -> _Fields:
        return _Fields(self._checked(name, lambda one: isinstance(one, dict)), f"“{name}”")

    def objects(self, name: str, number: int) -> list[_Fields]:
        value = self._checked(
            name,
            lambda all_: isinstance(all_, list) and all(isinstance(one, dict) for one in all_),
        )
        if len(value) > number:
            raise Refused(
                "too_large", f"This page has more than {number} pictures. Save its address in Tearsheet instead."
            )
        return [_Fields(one, f"one of “{name}”") for one in value]
