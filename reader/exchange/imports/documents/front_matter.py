"""What a note says of itself in the lines of YAML at its top: Obsidian's clipper, Jekyll, Hugo, Tearsheet's own Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import Any

from reader.exchange.imports.addresses import article_address

MAX_FRONT_CHARACTERS = 100_000
MAX_VALUES = 500
_FRONT = re.compile(r"\A\ufeff?\s*---[ \t]*\r?\n(.*?)^(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.S | re.M)
_LINE = re.compile(r"([\w .-]{1,60}?)\s*:(?:\s+(.*))?\Z")
_WIKI = re.compile(r"!?\[\[(?:[^\]|]*\|)?([^\]|]*)\]\]")
_MD_LINK = re.compile(r"\A\[([^\]]*)\]\((https?://[^)\s]+)\)\Z")

NAMES: dict[str, tuple[str, ...]] = {
    "title": ("title", "name"),
    "address": (
        "source",
        "url",
        "link",
        "original",
        "original url",
        "original_url",
        "canonical",
        "canonical_url",
        "source_url",
        "uri",
    ),
    "author": ("author", "authors", "byline", "by", "creator"),
    "published": ("published", "date published", "date_published", "publish date", "date", "publication date"),
    "saved": (
        "saved",
        "created",
        "clipped",
        "date saved",
        "date_saved",
        "date added",
        "date_added",
        "added",
        "date created",
    ),
    "description": ("description", "excerpt", "summary", "subtitle"),
    "tags": ("tags", "tag", "keywords", "labels", "categories"),
    "site": ("site", "publisher", "website", "publication", "domain", "site_name"),
    "language": ("language", "lang"),
    "note": ("note", "notes", "comment", "comments"),
    "starred": ("starred", "favorite", "favourite", "favorited"),
    "archived": ("archived", "archive"),
    "read": ("read", "finished"),
}


def split(text: str) -> tuple[str, str] | None:
    """Return the lines of the front matter and the text after it, None where a text has none."""
    match = _FRONT.match(text[:MAX_FRONT_CHARACTERS])
    if not match or (match[1].strip() and not any(_LINE.match(line) for line in match[1].splitlines())):
        return None
    return match[1], text[match.end() :]


def parsed(lines: str) -> dict[str, Any]:
    """Return the fields by their names in lower case. Lines that are no YAML are read one by one. Raises nothing."""
    import yaml

    try:
        found = yaml.safe_load(lines)
    except (yaml.YAMLError, ValueError, TypeError, RecursionError, AttributeError, OverflowError):
        found = None
    if isinstance(found, dict):
        return {str(name).strip().lower(): value for name, value in found.items()}
    return _line_by_line(lines)


def _line_by_line(lines: str) -> dict[str, Any]:
    found: dict[str, Any] = {}
    last = ""
    for line in lines.splitlines():
        entry = re.match(r"\s+-\s+(.*)|-\s+(.*)", line)
        match = _LINE.match(line)
        if entry and last:
            before = found.get(last)
            found[last] = [*(before if isinstance(before, list) else []), _unquoted(entry[1] or entry[2] or "")]
        elif match:
            last = match[1].strip().lower()
            found[last] = _unquoted(match[2] or "")
    return found


def _unquoted(text: str) -> str:
    text = text.strip()
    if len(text) > 1 and text[0] == text[-1] and text[0] in "\"'":
        return text[1:-1].replace('\\"', '"')
    return text


def strings(value: Any) -> list[str]:
    """Return the words of a field, however it nests; links of a wiki as what they show."""
    return [text for text in _strings(value, [MAX_VALUES]) if text]


def _strings(value: Any, left: list[int]) -> Iterator[str]:
    if left[0] <= 0:
        return
    left[0] -= 1
    if isinstance(value, (list, tuple, set)):
        for one in value:
            yield from _strings(one, left)
    elif isinstance(value, dict):
        yield from _strings(value.get("name") or value.get("title") or list(value), left)
    elif isinstance(value, (datetime, date)):
        yield value.isoformat()
    elif value is not None and not isinstance(value, bool):
        try:
            text = str(value)
        except ValueError:  # a number of more digits than Python prints
            return
        yield " ".join(_WIKI.sub(r"\1", text).split())


def field(said: dict[str, Any], name: str) -> Any:
    """Return a field under whichever of its names it has a value, None where it has none."""
    for key in NAMES[name]:
        value = said.get(key)
        if value is not None and value != "" and value != []:
            return value
    return None


def one(said: dict[str, Any], name: str) -> str:
    """Return a field as one line, "" where there is none."""
    return next(iter(strings(field(said, name))), "")


def address(said: dict[str, Any]) -> str:
    """Return the address of the article that a note names as its source, "" where it names none."""
    for key in NAMES["address"]:
        for text in strings(said.get(key)):
            link = _MD_LINK.match(text)
            if found := article_address(link[2] if link else text.strip("<>")):
                return found
    return ""


def tags(said: dict[str, Any]) -> tuple[str, ...]:
    """Return the tags, from a list or from one line with commas (or blanks, where each begins with #)."""
    found: list[str] = []
    for key in NAMES["tags"]:
        value = said.get(key)
        texts = strings(value)
        if isinstance(value, str):
            hashed = all(part.startswith("#") for part in value.split())
            texts = value.split() if hashed else value.split(",")
        found += [text.strip().strip("\"'").removeprefix("#").strip() for text in texts]
    return tuple(dict.fromkeys(tag for tag in found if tag))


def truth(said: dict[str, Any], name: str) -> bool | None:
    """Return a yes or no, None where it does not say."""
    value = field(said, name)
    if isinstance(value, bool):
        return value
    text = str(value).strip().lower() if isinstance(value, (str, int)) else ""
    return True if text in ("true", "yes", "1") else False if text in ("false", "no", "0") else None


def unknown(said: dict[str, Any], made: Mapping[str, object]) -> tuple[str, ...]:
    """Return the names of fields that hold something and mean nothing here, and of those of which nothing could be ``made``:
    a date that is none, an address that leads nowhere.
    """
    lost = {name for name, found in made.items() if found is None or found == ""}
    known = {key for name, names in NAMES.items() if name not in lost for key in names}
    return tuple(name[:60] for name, value in said.items() if name not in known and strings(value))[:30]
