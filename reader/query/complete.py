"""What may stand where a search is being typed: names of fields, and what a field can be asked for. Pure functions."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from reader.query.parse import FIELDS, HOLDINGS, KINDS_OF_HIGHLIGHTS, STATES, field_term
from reader.text.fold import fold

Kind = Literal["field", "state", "holding", "tag", "site", "language", "date", "length"]
"""What is offered, for its icon and words; not the field's name."""

MAX_OFFERS = 8
"""How many are offered at a time."""
MIN_FIELD_LETTERS = 2
"""How many letters of a field's name must be typed: a word of one letter more often is just that."""

LABELS = {
    "title": "words in the title",
    "author": "author",
    "site": "site or publication",
    "tag": "a tag and those nested under it",
    "lang": "language",
    "note": "words in your notes",
    "highlight": "a kind of highlight, or highlighted words",
    "is": "unread, starred, failed…",
    "has": "a highlight, a note, a picture",
    "before": "published before a date",
    "after": "published after a date",
    "on": "published on a day, or in a month or year",
    "saved": "when you saved it",
    "words": "length in words",
    "unread": "not read yet",
    "read": "read",
    "starred": "starred",
    "archived": "archived",
    "failed": "couldn’t be fetched",
    "incomplete": "incomplete",
    "unfetched": "an address, its text not fetched",
    "sample": "sample articles",
    "fact": "highlight 1",
    "quote": "highlight 2",
    "check": "highlight 3",
    "use": "highlight 4",
    "today": "",
    "yesterday": "",
    "-7d": "a week ago",
    "-1m": "a month ago",
    "-1y": "a year ago",
    ">-7d": "in the past seven days",
    ">-1m": "in the past month",
    ">-1y": "in the past year",
    "<-1y": "more than a year ago",
    ">1000": "more than 1,000 words",
    "<300": "fewer than 300 words",
    "500..1000": "from 500 to 1,000 words",
}
"""What a field or a value is for, as English source text that a window translates."""

_DAYS = ("today", "yesterday", "-7d", "-1m", "-1y")
_SPANS = ("today", "yesterday", ">-7d", ">-1m", ">-1y", "<-1y")
_LENGTHS = (">1000", "<300", "500..1000")
LANGUAGES = (
    "ar",
    "cs",
    "da",
    "de",
    "el",
    "en",
    "es",
    "fa",
    "fi",
    "fr",
    "he",
    "hi",
    "hu",
    "it",
    "ja",
    "ko",
    "nl",
    "pl",
    "pt",
    "ru",
    "sv",
)

_TERM = re.compile(r'-*(?:(?P<field>[^\W\d_]+):)?(?P<value>["“”„«»＂][^"“”„«»＂]*|[^\s()"“”„«»＂]*)$')
_REST = re.compile(r'[^\s()"“”„«»＂]*')
_QUOTES = '"“”„«»＂'


@dataclass(frozen=True, slots=True)
class Completion:
    """``insert`` would take the place of ``typed[start:end]`` (code points). ``label`` says what it is for, or is
    "".
    """

    insert: str
    start: int
    end: int
    kind: Kind
    label: str = ""


def completions(
    text: str, cursor: int, tags: Sequence[str] = (), sites: Sequence[str] = (), languages: Sequence[str] = LANGUAGES
) -> list[Completion]:
    """Return what the field's name or value at the cursor could become, the likeliest first; nothing for a plain word,
    nor for what is whole already. ``tags``, ``sites`` and ``languages`` are in the order in which they are to be
    offered.
    """
    found = _TERM.search(text, 0, cursor) if not _in_phrase(text[:cursor]) else None
    if found is None:
        return []
    name, value = found["field"], found["value"]
    start = found.start("field") if name else found.start("value")
    quoted = value[:1] in _QUOTES and bool(value)
    end = cursor if quoted else _REST.match(text, cursor).end()  # type: ignore[union-attr]
    if name is None:
        typed = "" if quoted else value.lower()
        if len(typed) < MIN_FIELD_LETTERS or text[cursor:end]:
            return []
        return [
            Completion(f"{field}:", start, end, "field", LABELS[field]) for field in FIELDS if field.startswith(typed)
        ]
    name, typed = name.lower(), value.strip(_QUOTES)
    inserts: Iterable[tuple[str, str, Kind]]
    match name:
        case "tag":
            inserts = [(field_term("tag", tag), "", "tag") for tag in _near(typed, tags)]
        case "site":
            inserts = [(field_term("site", site), "", "site") for site in _near(typed, sites)]
        case "lang":
            inserts = [(f"lang:{code}", code, "language") for code in languages if code.startswith(typed.lower())]
        case "highlight":
            kinds = [kind for kind in KINDS_OF_HIGHLIGHTS if kind.startswith(typed.lower())]
            inserts = [(f"highlight:{kind}", LABELS[kind], "holding") for kind in kinds]
        case "is":
            inserts = [(f"is:{state}", LABELS[state], "state") for state in STATES if state.startswith(typed.lower())]
        case "has":
            inserts = [(f"has:{what}", "", "holding") for what in HOLDINGS if what.startswith(typed.lower())]
        case "before" | "after" | "on" | "saved":
            days = _SPANS if name == "saved" else _DAYS
            inserts = [(f"{name}:{day}", LABELS[day], "date") for day in days if day.startswith(typed.lower())]
        case "words":
            inserts = [(f"words:{length}", LABELS[length], "length") for length in _LENGTHS if length.startswith(typed)]
        case _:
            return []
    whole = text[start:end].lower()
    return [Completion(insert, start, end, kind, label) for insert, label, kind in inserts if insert.lower() != whole][
        :MAX_OFFERS
    ]


def _in_phrase(text: str) -> bool:
    """Whether the text ends within a phrase that belongs to no field."""
    quotes = [at for at, letter in enumerate(text) if letter in _QUOTES]
    return len(quotes) % 2 == 1 and text[quotes[-1] - 1 : quotes[-1]] != ":"


def _near(typed: str, names: Sequence[str]) -> list[str]:
    """Names in which it begins a word or a level, those that begin with it first."""
    wanted = fold(typed)
    begin = [name for name in names if fold(name).startswith(wanted)]
    within = re.compile(rf"[\s/.\-]{re.escape(wanted)}")
    return begin + [name for name in names if name not in begin and within.search(fold(name))]
