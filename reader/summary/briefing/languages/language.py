"""What a briefing knows of a language, and how it is found in a sentence.

A language is one module of this folder with a ``LANGUAGE``: all its word lists, as text that can be read and added to.
``lexicon`` makes one table of them, from which ``Lexicon.find`` annotates a sentence in one pass.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from importlib import import_module
from typing import NamedTuple

from reader.text.fold import fold
from reader.text.scripts import SPACELESS


@dataclass(frozen=True)
class Language:
    """Word lists of one language. Words of a phrase are joined by "_", "*" at the end stands for any ending, at
    the beginning for the first part of a compound.

    ``numbers`` maps number words to values; ``ordinals``, ``multipliers``, ``fractions`` and ``before_units`` are
    "word=value" lists; ``bounds`` has a line for each of ">=", ">", "<" and "~"; ``units``, ``concepts`` a line "id:
    words" each; ``currencies`` and ``per`` the same with ";" between. ``ages`` is a pattern with ``{n}`` for a number.
    ``ranges`` stand between the ends of a range, ``froms`` before one that is a change ("from 65 to 67"), ``between`` before
    "12 and 13". ``additional`` words add a figure to another one ("another 37"). ``ayes`` and ``noes`` stand beside the
    votes of two sides. ``coming`` is a pattern of what says that a
    sentence is about what is still to come. ``one_counts`` says that the word for one is no article. ``weekdays`` begin on
    Monday, ``months`` in January, forms of one joined by "/".
    """

    point: str = "."
    spaceless: bool = False
    numbers: Mapping[str, int] = field(default_factory=dict)
    ordinals: str = ""
    multipliers: str = ""
    fractions: str = ""
    bounds: str = ""
    units: str = ""
    before_units: str = ""
    currencies: str = ""
    per: str = ""
    ages: str = ""
    glued: str = ""
    ranges: str = ""
    froms: str = ""
    between: str = ""
    additional: str = ""
    coming: str = ""
    one_counts: bool = False
    ayes: str = ""
    noes: str = ""
    weekdays: str = ""
    months: str = ""
    says: str = ""
    contrast: str = ""
    zones: str = ""
    concepts: str = ""


class Hit(NamedTuple):
    """What was found at ``sentence[start:end]``: the kind ("concept", "number", "unit" …) and its value."""

    start: int
    end: int
    kind: str
    value: str


class Token(NamedTuple):
    """A word or a run of digits at ``sentence[start:end]``; ``key`` is its folded form."""

    start: int
    end: int
    key: str


_LETTERS = "[^\\W\\d_](?:[^\\W\\d_]|[\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0900-\u0963\u0971-\u0dff\u200c\u200d])*"
WORD = re.compile(rf"{_LETTERS}|\d+(?:[.,'’٬٫]\d+)*|[%٪％]")
_SPACED = re.compile(f"[{SPACELESS}]")
_ARABIC = re.compile("[\u0600-\u06ff]")
_ARABIC_BEGINS = ("بال", "كال", "لل", "ال", "ب", "ل", "ك")
_ARABIC_ENDS = ("ات", "ين", "ون", "ان", "ة", "ا")


def tokens(sentence: str) -> list[Token]:
    """Return words and runs of digits in order, folded."""
    return [Token(match.start(), match.end(), key(match.group())) for match in WORD.finditer(sentence)]


@lru_cache(maxsize=40_000)
def key(word: str) -> str:
    """Return the form in which words of a lexicon are compared."""
    return fold(word).replace("أ", "ا").replace("إ", "ا").replace("آ", "ا").replace("ة", "ه")


class Lexicon:
    """All word lists of one language in one table."""

    def __init__(self, code: str, language: Language) -> None:
        self.code = code
        self.language = language
        self._whole: dict[str, list[tuple[tuple[str, ...], str, str]]] = {}
        self._begins: dict[str, list[tuple[tuple[str, ...], str, str]]] = {}
        self._ends: dict[str, list[tuple[tuple[str, ...], str, str]]] = {}
        self._runs: dict[str, list[tuple[str, str]]] = {}
        self._longest = 0
        self._by_word: dict[str, tuple[tuple[tuple[str, ...], str, str], ...]] = {}
        self.numbers = {key(word): float(value) for word, value in language.numbers.items()}
        for kind, value, phrase in _entries(language):
            self._add(phrase, kind, value)
        number = r"(?:\d+|" + "|".join(sorted(map(_pattern, language.numbers), key=len, reverse=True)) + ")"
        if language.spaceless:
            number = r"(?:\d+|[〇一二三四五六七八九十百]+)"
        elif not language.numbers:
            number = r"\d+"
        self.in_range = _range_before(language)
        self.range_after = _range_after(language)
        self.coming = re.compile(language.coming, re.IGNORECASE) if language.coming else None
        self.ages = re.compile(language.ages.replace("{n}", number), re.IGNORECASE) if language.ages else None

    def _add(self, phrase: str, kind: str, value: str) -> None:
        if self.language.spaceless:
            self._runs.setdefault(fold(phrase), []).append((kind, value))
            self._longest = max(self._longest, len(phrase))
            return
        parts = tuple(key(part) for part in re.split("[_-]", phrase))
        first = parts[0]
        if first.startswith("*"):
            self._ends.setdefault(first[1:], []).append((parts[1:], kind, value))
        elif first.endswith("*"):
            self._begins.setdefault(first[:-1], []).append((parts[1:], kind, value))
        else:
            self._whole.setdefault(first, []).append((parts[1:], kind, value))

    def find(self, sentence: str, found: list[Token]) -> list[Hit]:
        """Return what the lists know in a sentence with these tokens, in order; of phrases of one kind that begin at one
        place the longest.
        """
        return list(self._in_runs(sentence) if self.language.spaceless else self._in_words(found))

    def _in_runs(self, sentence: str) -> Iterator[Hit]:
        folded = fold(sentence) if len(fold(sentence)) == len(sentence) else sentence
        at = 0
        while at < len(folded):
            for length in range(min(self._longest, len(folded) - at), 0, -1):
                known = self._runs.get(folded[at : at + length])
                if known:
                    yield from (Hit(at, at + length, kind, value) for kind, value in known)
                    at += length - 1
                    break
            at += 1

    def _in_words(self, found: list[Token]) -> Iterator[Hit]:
        for at, token in enumerate(found):
            known = self._by_word.get(token.key)
            if known is None:
                if len(self._by_word) >= _MAX_REMEMBERED:
                    self._by_word.clear()
                forms = _forms(token.key)
                known = self._by_word[token.key] = tuple(entry for form in forms for entry in self._known(form))
            if not known:
                continue
            best: dict[str, tuple[int, list[str]]] = {}
            for tail, kind, value in known:
                if not tail or _follows(tail, found, at + 1):
                    length, values = best.get(kind, (-1, []))
                    if len(tail) > length:
                        best[kind] = (len(tail), [value])
                    elif len(tail) == length and value not in values:
                        values.append(value)
            for kind, (length, values) in best.items():
                end = found[at + length].end
                yield from (Hit(token.start, end, kind, value) for value in values)

    def _known(self, form: str) -> Iterator[tuple[tuple[str, ...], str, str]]:
        yield from self._whole.get(form, ())
        for size in range(min(len(form), 14), 1, -1):
            yield from self._begins.get(form[:size], ())
        if self._ends:
            for size in range(3, min(len(form) - 1, 12)):
                yield from self._ends.get(form[-size:], ())


class Annotated:
    """A text with all that its language's lists know of it, worked out once; ``between`` gives what is in a sentence."""

    def __init__(self, text: str, words: Lexicon) -> None:
        self.words = words
        self.hits = words.find(text, [] if words.language.spaceless else tokens(text))
        self._starts = [hit.start for hit in self.hits]

    def between(self, start: int, end: int) -> list[Hit]:
        """Return what lies in ``text[start:end]``, with places that count in it."""
        first, last = bisect_left(self._starts, start), bisect_left(self._starts, end)
        return [
            Hit(hit.start - start, hit.end - start, hit.kind, hit.value)
            for hit in self.hits[first:last]
            if hit.end <= end
        ]


_MAX_REMEMBERED = 40_000
"""Words of which it is remembered what the lists know of them: most words come again."""


def _follows(tail: tuple[str, ...], found: list[Token], at: int) -> bool:
    if at + len(tail) > len(found):
        return False
    return all(
        (token.key.startswith(part[:-1]) if part.endswith("*") else part in _forms(token.key))
        for part, token in zip(tail, found[at : at + len(tail)], strict=True)
    )


@lru_cache(maxsize=20_000)
def _forms(word: str) -> tuple[str, ...]:
    """Return a word and, in Arabic, the word without the particles that are written with it."""
    if not _ARABIC.match(word):
        return (word,)
    forms = [word]
    forms += [word[1:] for prefix in ("و", "ف") if word.startswith(prefix) and len(word) > 3]
    for form in list(forms):
        forms += [
            form[len(prefix) :] for prefix in _ARABIC_BEGINS if form.startswith(prefix) and len(form) - len(prefix) >= 3
        ]
    for form in list(forms):
        forms += [form[: -len(end)] for end in _ARABIC_ENDS if form.endswith(end) and len(form) - len(end) >= 3]
    return tuple(dict.fromkeys(forms))


def _any(words: str) -> str:
    return "|".join(map(re.escape, words.split()))


def _range_before(language: Language) -> re.Pattern[str] | None:
    """Return what a sentence ends with before a figure that is the second end of a range."""
    found = []
    if language.ranges:
        no_change = "".join(rf"(?<!\b{re.escape(word)}\s)" for word in language.froms.split())
        found.append(rf"{no_change}(?<![\d.,])\d[\d.,]*\s(?:{_any(language.ranges)})\s$")
    if language.between:
        found.append(rf"\b(?:{_any(language.between)})\s(?:\S+\s\w{{1,4}}\s)?$")
    return re.compile("|".join(found), re.IGNORECASE) if found else None


def _range_after(language: Language) -> tuple[re.Pattern[str], re.Pattern[str]] | None:
    """Return what follows the first end of a range, and what stands before one that is a change instead."""
    if not language.ranges:
        return None
    change = rf"\b(?:{_any(language.froms)})\s$" if language.froms else "(?!)"
    return re.compile(rf"\s(?:{_any(language.ranges)})\s\d", re.IGNORECASE), re.compile(change, re.IGNORECASE)


def _pattern(word: str) -> str:
    return re.escape(word).replace("_", "[ -]").replace(r"\-", "[ -]")


def _entries(language: Language) -> Iterator[tuple[str, str, str]]:
    """Yield kind, value and phrase of each entry."""
    for word, number in language.numbers.items():
        yield "number", str(number), word
    for kind, listed in (
        ("ordinal", language.ordinals),
        ("multiplier", language.multipliers),
        ("fraction", language.fractions),
        ("before_unit", language.before_units),
    ):
        for entry in listed.split():
            word, value = entry.split("=")
            yield kind, value, word
    for line in language.bounds.strip().splitlines():
        sign, _, phrases = line.partition(" ")
        yield from (("bound", sign, phrase.strip()) for phrase in phrases.split(",") if phrase.strip())
    for kind, block, between in (
        ("unit", language.units, "\n"),
        ("currency", language.currencies, ";"),
        ("per", language.per, ";"),
        ("concept", language.concepts, "\n"),
    ):
        for line in block.strip().split(between):
            name, _, phrases = line.strip().partition(":")
            yield from ((kind, name, phrase) for phrase in phrases.split())
    for kind, block in (("weekday", language.weekdays), ("month", language.months)):
        for place, forms in enumerate(block.split()):
            yield from ((kind, str(place), form) for form in forms.split("/"))
    for side, block in (("1", language.ayes), ("2", language.noes)):
        yield from (("side", side, phrase) for phrase in block.split())
    for kind, block in (
        ("says", language.says),
        ("contrast", language.contrast),
        ("zone", language.zones),
        ("additional", language.additional),
    ):
        yield from ((kind, "", phrase) for phrase in block.split())


@lru_cache(maxsize=32)
def lexicon(code: str) -> Lexicon:
    """Return the lexicon of an ISO 639-1 language, an empty one where the folder has no module of that name."""
    name = {"nb": "no", "nn": "no"}.get(code, code)
    if re.fullmatch("[a-z]{2,3}", name):
        try:
            module = import_module(f"reader.summary.briefing.languages.{name}")
        except ModuleNotFoundError:
            return Lexicon(code, Language())
        return Lexicon(code, module.LANGUAGE)
    return Lexicon(code, Language())
