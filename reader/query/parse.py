"""The search language: from what was typed to a tree of what is looked for, with the offsets of every part and of every
mistake.

    query  = part ("OR" part)*          `a b OR c` is (a and b) or c
    part   = term*                      what stands side by side must all be there
    term   = "-"? ("(" query ")" | field? (word "*"? | '"' phrase '"' "*"?))

Parsing never fails: what is wrong is named in ``Query.mistakes`` and left out, and the rest still searches. Pure
functions.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from typing import Any, Literal
from unicodedata import category

from reader.query.dates import span, write_span
from reader.text.fold import case_key, fold

TEXT_FIELDS = ("title", "author", "site", "tag", "lang", "note", "highlight")
"""Fields that look for words: what may be typed, and what ``Word.field`` may be. Each is written and read back as
itself, so another name for one of them is resolved where the ``Word`` is made."""
DATE_FIELDS = ("before", "after", "on", "saved")
FIELDS = (*TEXT_FIELDS, "is", "has", *DATE_FIELDS, "words")
STATES = ("unread", "read", "starred", "archived", "failed", "incomplete", "unfetched", "sample")
HOLDINGS = ("highlight", "note", "picture")
KINDS_OF_HIGHLIGHTS = {"fact": 1, "quote": 2, "check": 3, "use": 4}
"""The meanings of highlights, as ``highlight:`` asks for them beside their numbers; any other word is one of those marked."""
MIN_PREFIX_LETTERS = 3
"""From how many letters on a word without quotes is also found where it is the beginning of one."""
MAX_BRACKET_DEPTH = 40
"""How many brackets may stand in one another."""

MAX_KEPT_QUERIES = 16
"""Parsed searches that ``query_of`` remembers: those of the field, and of the smart folders that are counted."""

SENTENCES = {
    "unknown-field": "There’s no field “{field}”. Did you mean {suggestion}:?",
    "no-such-field": "There’s no field “{field}”, so Tearsheet searches for it as words.",
    "empty-field": "Type a word right after {field}:",
    "no-such-state": "is:{value} doesn’t exist. Use one of these: {known}.",
    "no-such-holding": "has:{value} doesn’t exist. Use one of these: {known}.",
    "no-date": "“{value}” isn’t a date. Try 2026, 2026-11, 2026-11-23, today, yesterday or -7d.",
    "backwards": "“{value}” ends before it starts.",
    "no-number": "“{value}” isn’t a number of words. Try words:>1000 or words:500..1000.",
    "open-quote": "Close this quotation mark.",
    "open-bracket": "Close this bracket.",
    "stray-bracket": "This bracket has no opening bracket.",
    "empty-brackets": "These brackets are empty.",
    "too-deep": "Too many nested brackets.",
    "lone-or": "OR needs a search term on both sides.",
    "star-inside": "Use * only at the end of a word.",
}
"""What each code of a mistake says, as English source text with placeholders: a window translates it and fills in the
same values."""


def _offset() -> Any:
    return field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Mistake:
    """A mistake in a search: ``typed[start:end]`` is wrong. ``values`` fill the placeholders of ``SENTENCES[code]``."""

    start: int
    end: int
    code: str
    values: dict[str, str] = field(default_factory=dict, hash=False)

    @property
    def sentence(self) -> str:
        """The mistake in English, for the terminal."""
        return SENTENCES[self.code].format(**self.values)


# Two nodes are equal if they look for the same; ``typed[start:end]`` is where each stands (in code points), with its
# field and its quotes.


@dataclass(frozen=True, slots=True)
class Word:
    """A word or a phrase. ``field`` is one of ``TEXT_FIELDS``, or "" for title, text, tags and all else; ``exact``: it
    stood in quotes; ``prefix``: a star followed it, so that it is the beginning of what is looked for.
    """

    text: str
    start: int = _offset()
    end: int = _offset()
    field: str = ""
    exact: bool = False
    prefix: bool = False

    @property
    def begins(self) -> bool:
        """Return whether it is found, too, where its last word is only the beginning of one."""
        # Marks count too: without its vowels a word of Hindi would be shorter than it looks.
        return self.prefix or (
            not self.exact and sum(c.isalnum() or category(c)[0] == "M" for c in fold(self.text)) >= MIN_PREFIX_LETTERS
        )


@dataclass(frozen=True, slots=True)
class Is:
    """A mark or state that an article has; ``state`` is one of ``STATES``."""

    state: str
    start: int = _offset()
    end: int = _offset()


@dataclass(frozen=True, slots=True)
class Has:
    """Something that an article has; ``what`` is one of ``HOLDINGS``."""

    what: str
    start: int = _offset()
    end: int = _offset()


@dataclass(frozen=True, slots=True)
class Dates:
    """Published or saved from the day ``first`` on and before the day ``until``, both in ISO form; "" (for one of them)
    is no limit.
    """

    which: Literal["published", "saved"]
    first: str
    until: str
    start: int = _offset()
    end: int = _offset()


@dataclass(frozen=True, slots=True)
class Length:
    """At least ``least`` and at most ``most`` words long; None is no limit."""

    least: int
    most: int | None
    start: int = _offset()
    end: int = _offset()


@dataclass(frozen=True, slots=True)
class Not:
    """What must not hold."""

    node: Node
    start: int = _offset()
    end: int = _offset()


@dataclass(frozen=True, slots=True)
class AllOf:
    """Two nodes or more, none of them an ``AllOf``."""

    nodes: tuple[Node, ...]
    start: int = _offset()
    end: int = _offset()


@dataclass(frozen=True, slots=True)
class AnyOf:
    """Two nodes or more, none of them an ``AnyOf``."""

    nodes: tuple[Node, ...]
    start: int = _offset()
    end: int = _offset()


Node = Word | Is | Has | Dates | Length | Not | AllOf | AnyOf


@dataclass(frozen=True, slots=True)
class Query:
    """A parsed search: its tree, and what is wrong in it, in order. ``root`` is None if nothing was typed that could be
    looked for.
    """

    root: Node | None
    mistakes: tuple[Mistake, ...]


def parse(text: str, today: date) -> Query:
    """Return what was typed as a query, dates counted from ``today``. Never raises."""
    parser = _Parser(text.replace("\0", " "), today)  # SQLite's queries end at a NUL
    root = parser.whole()
    return Query(root, tuple(sorted(parser.mistakes, key=lambda mistake: (mistake.start, mistake.end))))


def query_of(text: str) -> Query:
    """Return what is typed into a search field as a query, with dates as of today. Never raises.

    The field, the list, the library and the marked hits all ask here, so that a keystroke costs one parse; a search
    that is kept over midnight is read anew, for ``saved:today`` is another day then.
    """
    return _query_on(text, date.today())


@lru_cache(MAX_KEPT_QUERIES)
def _query_on(text: str, today: date) -> Query:
    return parse(text, today)


def write(node: Node) -> str:
    """Return text that ``parse`` reads back as the same node."""
    match node:
        case Word():
            body = f'"{node.text}"' if node.exact else node.text
            return (f"{node.field}:" if node.field else "") + body + ("*" if node.prefix else "")
        case Is():
            return f"is:{node.state}"
        case Has():
            return f"has:{node.what}"
        case Dates():
            return f"{'on' if node.which == 'published' else 'saved'}:{write_span(node.first, node.until)}"
        case Length():
            return f"words:{_write_numbers(node.least, node.most)}"
        case Not():
            return "-" + _in_brackets(node.node, AllOf | AnyOf)
        case AllOf():
            return " ".join(_in_brackets(part, AnyOf) for part in node.nodes)
        case AnyOf():
            return " OR ".join(write(part) for part in node.nodes)


def _in_brackets(node: Node, kinds: Any) -> str:
    return f"({write(node)})" if isinstance(node, kinds) else write(node)


def each_word(node: Node | None, *, wanted: bool = True) -> Iterator[Word]:
    """Return the words of a tree in the order in which they stand; with ``wanted`` only those that must be there, not
    those under ``Not``.
    """
    match node:
        case Word():
            yield node
        case Not():
            if not wanted:
                yield from each_word(node.node, wanted=False)
        case AllOf() | AnyOf():
            for part in node.nodes:
                yield from each_word(part, wanted=wanted)


def rename_tag(text: str, old: str, new: str) -> str:
    """Return a search in which the tag ``old`` and those nested in it (``old/x``) are called ``new``; nothing else in
    it changes. A tag that only shares its beginning (``old*``) stays as it is.
    """
    changed = text
    words = [word for word in each_word(parse(text, date(2000, 1, 1)).root, wanted=False) if word.field == "tag"]
    for word in sorted(words, key=lambda word: word.start, reverse=True):
        name, nested = word.text[: len(old)], word.text[len(old) :]
        if case_key(name) == case_key(old) and (nested.startswith("/") or not (nested or word.prefix)):
            renamed = new + nested
            quoted = '"' if word.exact or _needs_quotes(renamed) else ""
            value = f"{changed[word.start : word.start + 4]}{quoted}{renamed}{quoted}{'*' if word.prefix else ''}"
            changed = changed[: word.start] + value + changed[word.end :]
    return changed


def field_term(name: str, value: str) -> str:
    """Return ``name:value``, with quotes where the value needs them."""
    return f'{name}:"{value}"' if _needs_quotes(value) else f"{name}:{value}"


def _needs_quotes(value: str) -> bool:
    return not value or re.search(rf"[\s{_MARKS}*]", value) is not None


# --- reading ---------------------------------------------------------------------------------------------------------------

# Programs for writing turn straight quotation marks into these.
_QUOTES = str.maketrans("“”„«»＂", '""""""')
_MARKS = '()"“”„«»＂'
_TERM = re.compile(r'(?P<field>[^\W\d_]+:)?(?:"(?P<phrase>[^"]*)(?P<closed>"?)(?P<more>\**)|(?P<word>[^\s()"]+))')
_OR = re.compile(r'OR(?=[\s()"]|$)')
_DASHES = re.compile(rf"-+(?!{_OR.pattern})(?=[^\s)\-])")
_NUMBERS = re.compile(r"([<>]=?|=)?([0-9]{1,9})|([0-9]{1,9})\.\.([0-9]{1,9})")
_EMPTY = re.compile(r"\s*\)")
_ADDRESS = re.compile(r"\w+://")


class _Parser:
    """Reads from ``at`` on; every method leaves it behind what it has read."""

    def __init__(self, text: str, today: date) -> None:
        self._text = text.translate(_QUOTES)
        self._today = today
        self._at = 0
        self.mistakes: list[Mistake] = []

    def whole(self) -> Node | None:
        parts: list[Node] = []
        while True:
            self._keep(parts, self._either(0))
            if self._at >= len(self._text):
                return _joined(AllOf, parts)
            self._wrong(self._at, self._at + 1, "stray-bracket")
            self._at += 1

    def _either(self, depth: int) -> Node | None:
        """``query`` of the grammar: up to a closing bracket or the end."""
        parts: list[Node] = []
        before: re.Match[str] | None = None
        while True:
            node, empty = self._side_by_side(depth)
            self._keep(parts, node)
            operator = _OR.match(self._text, self._at)
            lone = before or operator
            if empty and lone:
                self._wrong(lone.start(), lone.end(), "lone-or")
            if operator is None:
                return _joined(AnyOf, parts)
            before, self._at = operator, operator.end()

    def _side_by_side(self, depth: int) -> tuple[Node | None, bool]:
        """``part`` of the grammar, and whether nothing at all was there."""
        parts: list[Node] = []
        empty = True
        while True:
            while self._at < len(self._text) and self._text[self._at].isspace():
                self._at += 1
            if self._at >= len(self._text) or self._text[self._at] == ")" or _OR.match(self._text, self._at):
                return _joined(AllOf, parts), empty
            empty = False
            self._keep(parts, self._negated(depth))

    def _negated(self, depth: int) -> Node | None:
        start, dashes = self._at, _DASHES.match(self._text, self._at)
        self._at = dashes.end() if dashes else start
        node = self._brackets(depth) if self._text[self._at] == "(" else self._term()
        if node is None or not dashes or len(dashes[0]) % 2 == 0:
            return node
        return node.node if isinstance(node, Not) else Not(node, start, self._at)

    def _brackets(self, depth: int) -> Node | None:
        start = self._at
        if depth >= MAX_BRACKET_DEPTH:
            self._skip_brackets()
            self._wrong(start, self._at, "too-deep")
            return None
        self._at += 1
        empty = _EMPTY.match(self._text, self._at)
        node = self._either(depth + 1)
        if self._at >= len(self._text):
            self._wrong(start, start + 1, "open-bracket")
            return node
        self._at += 1
        if empty:
            self._wrong(start, self._at, "empty-brackets")
        return node

    def _skip_brackets(self) -> None:
        depth = 0
        for at in range(self._at, len(self._text)):
            depth += {"(": 1, ")": -1}.get(self._text[at], 0)
            if depth == 0:
                self._at = at + 1
                return
        self._at = len(self._text)

    # --- terms -----------------------------------------------------------------------------------------------------------

    def _term(self) -> Node | None:
        start = self._at
        found = _TERM.match(self._text, start)
        if found is None:  # nothing but a lone mark of the grammar itself
            self._at += 1
            return None
        self._at = found.end()
        name = (found["field"] or "")[:-1].lower()
        quoted = found["word"] is None
        if name and quoted and name not in FIELDS:
            # Nobody's field before a phrase: a word, and the phrase comes next.
            self._at = found.end("field")
            self._unknown(name, start)
            return self._word(start, found["field"], "", None)
        if quoted and not found["closed"]:
            self._wrong(found.start("phrase") - 1, self._at, "open-quote")
        if name in TEXT_FIELDS:
            return self._word(start, found["phrase"] if quoted else found["word"], name, found)
        if name in FIELDS:
            return self._value(start, name, (found["phrase"] if quoted else found["word"]).strip())
        if name and not _ADDRESS.match(self._text, start):
            self._unknown(name, start)
        elif not quoted and found["word"].endswith(":") and found["word"][:-1].lower() in FIELDS:
            self._wrong(start, self._at, "empty-field", field=found["word"][:-1].lower())
            return None
        return self._word(start, found["phrase"] if quoted else found[0], "", found)

    def _word(self, start: int, text: str, name: str, found: re.Match[str] | None) -> Word | None:
        """``found`` is the match of a phrase or of a word with what follows it."""
        exact = found is not None and found["word"] is None
        if exact and found is not None:
            prefix = bool(found["more"]) or not found["closed"]
            text = " ".join(text.split())
        else:
            text, star, rest = text.partition("*")
            prefix = bool(star)
            if rest.strip("*"):
                self._wrong(self._at - len(rest) - 1, self._at - len(rest), "star-inside")
        if not (text if name == "tag" else any(c.isalnum() for c in text)):
            if name:
                self._wrong(start, self._at, "empty-field", field=name)
            return None
        return Word(text, start, self._at, name, exact, prefix)

    def _value(self, start: int, name: str, value: str) -> Node | None:
        """A field that takes a state, dates or a number."""
        end = self._at
        if not value:
            self._wrong(start, end, "empty-field", field=name)
        elif name == "is":
            if value.lower() in STATES:
                return Is(value.lower(), start, end)
            self._wrong(start, end, "no-such-state", value=value, known=", ".join(STATES))
        elif name == "has":
            if value.lower() in HOLDINGS:
                return Has(value.lower(), start, end)
            self._wrong(start, end, "no-such-holding", value=value, known=", ".join(HOLDINGS))
        elif name == "words":
            return self._length(start, value)
        else:
            days = span({"before": "<", "after": ">"}.get(name, "") + value, self._today)
            if days is None:
                self._wrong(start, end, "no-date", value=value)
            elif all(days) and days[0] >= days[1]:
                self._wrong(start, end, "backwards", value=value)
            else:
                return Dates("saved" if name == "saved" else "published", *days, start, end)
        return None

    def _length(self, start: int, value: str) -> Length | None:
        found = _NUMBERS.fullmatch(value)
        if found is None:
            self._wrong(start, self._at, "no-number", value=value)
            return None
        sign, number = found[1], int(found[2] or 0)
        least = int(found[3]) if found[3] else {"<": 0, "<=": 0, ">": number + 1}.get(sign, number)
        most = int(found[4]) if found[4] else {">": None, ">=": None, "<": number - 1}.get(sign, number)
        if most is not None and most < least:
            self._wrong(start, self._at, "backwards" if found[4] else "no-number", value=value)
            return None
        return Length(least, most, start, self._at)

    def _unknown(self, name: str, start: int) -> None:
        from difflib import get_close_matches  # only a mistake needs it

        near = get_close_matches(name, FIELDS, 1, 0.6)
        values = {"field": name, "suggestion": near[0]} if near else {"field": name}
        self._wrong(start, start + len(name) + 1, "unknown-field" if near else "no-such-field", **values)

    # --- what it is made of ------------------------------------------------------------------------------------------------

    def _wrong(self, start: int, end: int, code: str, **values: str) -> None:
        mistake = Mistake(start, end, code, values)
        if mistake not in self.mistakes[-1:]:
            self.mistakes.append(mistake)

    def _keep(self, parts: list[Node], node: Node | None) -> None:
        if node is not None:
            parts.append(node)


def _joined(kind: type[AllOf] | type[AnyOf], parts: Sequence[Node]) -> Node | None:
    """One node for all: none, the only one, or a ``kind`` that has none of its own kind in it."""
    nodes = tuple(inner for part in parts for inner in (part.nodes if isinstance(part, kind) else (part,)))
    if len(nodes) < 2:
        return nodes[0] if nodes else None
    return kind(nodes, nodes[0].start, nodes[-1].end)


def _write_numbers(least: int, most: int | None) -> str:
    if most is None:
        return f">={least}"
    if least == most:
        return str(most)
    return f"{least}..{most}" if least else f"<={most}"
