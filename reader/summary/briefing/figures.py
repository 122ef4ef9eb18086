"""Figures in a sentence: how much, of what, and how exactly. Digits of every script, the usual ways to group them, and
small numbers as words; years, dates, ordinals and ranges are no figures.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from reader.summary.briefing import units
from reader.summary.vocabulary import Vocabulary
from reader.text.scripts import HANGUL, SPACELESS, script_of

Kind = Literal["count", "money", "percent", "time"]

_NEAR = 0.1
"""Up to this share of difference, a round figure or one that is called approximate agrees with an exact one."""
_AHEAD, _BEHIND, _AROUND_WORDS = 3, 4, 10
"""How many words after a figure may say what it counts, how many before it where none follows, and how many around
money or a time."""


@dataclass(frozen=True, slots=True)
class Noun:
    """A word that may say what a figure counts: its stem, and its place."""

    stem: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Figure:
    """``value`` in ones, minutes of the day for a time; ``step`` is the size of its last digit that counts. ``unit`` is
    the currency, "%", "points" or "" for a count. ``nouns`` are nearest first; ``follows`` says that they stand after
    the figure, ``hedged`` that it is called approximate, ``word`` that it is spelled out.
    """

    start: int
    end: int
    kind: Kind
    value: float
    step: float
    unit: str
    nouns: tuple[Noun, ...]
    follows: bool
    hedged: bool
    word: bool = False

    def agrees(self, other: Figure) -> bool:
        """Tell whether both may stand for one amount: equal, or one is a rounded form of the other."""
        if self.value == other.value:
            return True
        apart = abs(self.value - other.value) / max(abs(self.value), abs(other.value))
        if self.kind == "time" or apart > _NEAR:
            return False
        step = max(self.step, other.step)
        return self.hedged or other.hedged or abs(self.value - other.value) <= step / 2


_SPACE = "\u00a0\u202f\u2009"
_DIGITS = rf"(?:\d{{1,3}}(?:[{_SPACE}]\d{{3}})+(?:[.,٫]\d+)?|\d+(?:[.,'’٬٫]\d+)*)"
_DIGITS_WITH_SPACE = rf"(?:\d{{1,3}}(?:[{_SPACE} ]\d{{3}})+(?!\d)(?:[.,٫]\d+)?|\d+(?:[.,'’٬٫]\d+)*)"
_BEFORE = rf"(?:(?<![^\W{SPACELESS}{HANGUL}])(?<![.,:/\-–−#°+×٫٬])|(?<=\bو))"
"""No word, but for scripts without spaces and the Arabic "and", which is one with the word after it."""
_AROUND = (
    _BEFORE + r"(?:(?P<symbol>(?:[A-Z]{{1,2}})?[$€£¥₽₴₹₺₩])\s?)?(?P<number>{digits})(?![\d:/]|[.,]\d|\s?[-–−×]\s?\d)"
)
_NUMBER = re.compile(_AROUND.format(digits=_DIGITS))
_NUMBER_WITH_SPACE = re.compile(_AROUND.format(digits=_DIGITS_WITH_SPACE))
_TIME = re.compile(
    r"(?<![\w.,:/])(?P<before>(?:at|um|gegen|kurz nach|à|alle|às|a las|в|о)\s)?"
    r"(?P<hour>\d{1,2})(?P<sep>[:.h])(?P<minute>[0-5]\d)(?![\d:/%]|[.,]\d)(?P<after>\s?(?:[ap]\.?m\b\.?|uhr\b|h\b|o.clock\b))?",
    re.IGNORECASE,
)
_LETTERS = "[^\\W\\d_](?:[^\\W\\d_]|[\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0900-\u0963\u0971-\u0dff\u0e31-\u0e4e\u200c\u200d])*"
_WORD = re.compile(rf"{_LETTERS}(?:[’'-]{_LETTERS})*")
_NEXT = re.compile(rf"[ \u00a0\u202f]?({_LETTERS}(?:[’'-]{_LETTERS})*\.?|[%٪％$€£¥₽₴₹₺₩])")
_YEAR = re.compile(r"(?:1[5-9]|20|21)\d\d")
_CJK = frozenset({"han", "kana"})
_BY_CJK = dict(units.CJK_MULTIPLIERS)
_CJK_FURTHER = re.compile(r"(\d+)([万萬千]?)")


def figures(text: str, start: int, end: int, vocabulary: Vocabulary) -> list[Figure]:
    """Return the figures of the sentence ``text[start:end]``, in order; their places count in ``text``."""
    language = vocabulary.language
    sentence = text[start:end]
    taken: list[tuple[int, int]] = []
    found: list[Figure] = []
    for match in _TIME.finditer(sentence):
        minutes = _minutes(match)
        if minutes is not None:
            first, last = match.start("hour"), match.end("minute") + len(match["after"] or "")
            around = tuple(_around(sentence, start, first, last, vocabulary))
            found.append(Figure(start + first, start + last, "time", minutes, 1.0, "", around, False, False))
            taken.append((first, last))
    pattern = _NUMBER if language in ("", "en") else _NUMBER_WITH_SPACE
    for match in pattern.finditer(sentence):
        first, last = match.span("number")
        if any(first < over and under < last for under, over in taken) or _is_date(sentence, match, language):
            continue
        symbol = match["symbol"] or ""
        after, times = _multiplied(sentence, last, language, glued=bool(symbol))
        amount = _amount(match["number"], language, multiplied=times > 1)
        if amount is not None:
            value, step = amount[0] * times, amount[1] * times
            while times > 1 and (further := _CJK_FURTHER.match(sentence, after)):  # 1億3000万
                step = _BY_CJK.get(further[2], 1.0)
                value += int(further[1]) * step
                taken.append(further.span())
                after = further.end()
            whole = (match.start("symbol") if symbol else first, after)
            found.append(_figure(sentence, start, whole, (value, step), symbol, vocabulary))
    for match in _WORD.finditer(sentence):
        amount_of = units.SMALL_NUMBERS.get(language, {}).get(match.group().casefold())
        if amount_of is not None:
            after, times = _multiplied(sentence, match.end(), language)
            made = _figure(
                sentence, start, (match.start(), after), (amount_of * times, times), "", vocabulary, word=True
            )
            if made.follows or made.unit:
                found.append(made)
    return sorted(found, key=lambda figure: figure.start)


def _figure(
    sentence: str,
    start: int,
    span: tuple[int, int],
    amount: tuple[float, float],
    symbol: str,
    vocabulary: Vocabulary,
    *,
    word: bool = False,
) -> Figure:
    """Return the figure at ``span`` of a sentence that begins at ``start``, with what it counts."""
    first, last = span
    unit, end = (units.currency(symbol), last) if symbol else _unit(sentence, last)
    kind: Kind = "count" if not unit else "percent" if unit in ("%", "points") else "money"
    nouns: list[Noun] = []
    follows = False
    if kind != "count":
        nouns = _around(sentence, start, first, end, vocabulary)
    else:
        nouns = [Noun(noun.stem, start + noun.start, start + noun.end) for noun in _nouns(sentence, last, vocabulary)]
        follows = bool(nouns)
        if not follows and not word and vocabulary.language not in ("zh", "ja"):
            nouns = _before(sentence, start, first, vocabulary)
    hedged = sentence[:first].casefold().rstrip().endswith(units.HEDGES)
    return Figure(start + first, start + end, kind, *amount, unit, tuple(nouns), follows, hedged, word)


def _before(sentence: str, start: int, first: int, vocabulary: Vocabulary) -> list[Noun]:
    """Return the words of the same clause before a figure, nearest first: "passengers at 196". None where the word
    right before it is one of them: "Flight 9525" is a name.
    """
    found = list(_WORD.finditer(sentence, max(0, first - 60), first))[-_BEHIND:]
    if not found or found[-1].group().lower() not in vocabulary.stop_words:
        return []
    return [
        Noun(vocabulary.stem(match.group().lower()), start + match.start(), start + match.end())
        for match in reversed(found)
        if match.group().lower() not in vocabulary.stop_words
        and not any(c in ",;:" for c in sentence[match.end() : first])
    ]


def _around(sentence: str, start: int, first: int, end: int, vocabulary: Vocabulary) -> list[Noun]:
    """Return the words near money, a share or a time, nearest first: one of them says what it is of. ``end`` counts in
    the sentence.
    """
    found = [
        (first - match.end() if match.end() <= first else match.start() - end, match)
        for match in _WORD.finditer(sentence)
        if (match.end() <= first or match.start() >= end) and match.group().lower() not in vocabulary.stop_words
    ]
    near = sorted(found, key=lambda pair: (pair[0], pair[1].start()))[:_AROUND_WORDS]
    return [
        Noun(vocabulary.stem(m.group().lower()), start + m.start(), start + m.end())
        for _, m in near
        if len(m.group()) > 2
    ]


def _nouns(sentence: str, at: int, vocabulary: Vocabulary) -> Iterator[Noun]:
    """Yield the words right after a figure that may be what it counts."""
    rest = sentence[at : at + 1].lstrip() or sentence[at + 1 : at + 2]
    if rest and script_of(rest) in _CJK:
        yield from _cjk_noun(sentence, at + (sentence[at] == " "))
        return
    for _ in range(_AHEAD):
        match = _NEXT.match(sentence, at)
        if match is None or not match[1][0].isalpha():
            return
        word = match[1].rstrip(".")
        lower = word.lower()
        if lower in vocabulary.stop_words or lower in units.ORDINAL_ENDS:
            return
        # A German noun has a capital; what is small before it is an adjective.
        if vocabulary.language != "de" or word[0].isupper():
            yield Noun(vocabulary.stem(lower), match.start(1), match.start(1) + len(word))
            if vocabulary.language == "de":
                return
        if match[1].endswith("."):
            return
        at = match.end()


def _cjk_noun(sentence: str, at: int) -> Iterator[Noun]:
    """Yield two characters after the measure word, or the measure word itself where nothing follows it: 214名乘客,
    214人.
    """
    measured = sentence[at] in units.MEASURE_WORDS
    begin = at + measured
    end = begin
    while end < min(len(sentence), begin + 2) and script_of(sentence[end]) == "han":
        end += 1
    if sentence[at] == "人" or (measured and end < begin + 2):
        yield Noun("人" if sentence[at] in "人名" else sentence[at], at, at + 1)
    elif end > begin:
        yield Noun(sentence[begin:end], begin, end)


# --- amounts -------------------------------------------------------------------------------------------------------------


def _amount(raw: str, language: str, *, multiplied: bool) -> tuple[float, float] | None:
    """Return the value of written digits and the size of the last digit that counts, or None for what is no amount (a
    version, a date).
    """
    plain = (
        re.sub(rf"[{_SPACE} '’٬]", "", raw).replace("٫", ".")
        if "٫" not in raw
        else re.sub(r"[.,'’٬\s]", "", raw).replace("٫", ".")
    )
    marks = [mark for mark in plain if mark in ".,"]
    if len(set(marks)) == 2:
        decimal = marks[-1]
        plain = plain.replace("." if decimal == "," else ",", "").replace(decimal, ".")
    elif len(marks) > 1:
        groups = re.split("[.,]", plain)
        if any(len(group) != 3 for group in groups[1:]):
            return None
        plain = "".join(groups)
    elif marks:
        before, after = plain.split(marks[0])
        groups_by = "," if language in units.POINT_IS_DECIMAL else "."
        grouped = len(after) == 3 and len(before) <= 3 and before.strip("0") and (marks[0] == groups_by or not language)
        plain = before + after if grouped and not multiplied and "٫" not in raw else f"{before}.{after}"
    if plain.count(".") > 1:
        return None
    value = float(plain)
    if "." in plain:
        return value, 10.0 ** -len(plain.split(".")[1])
    zeros = len(plain) - len(plain.rstrip("0٠०")) if value else 0
    return value, 10.0**zeros if value >= 100 and zeros > 1 else 1.0


def _multiplied(sentence: str, at: int, language: str, *, glued: bool = False) -> tuple[int, float]:
    """Return where the amount ends with the word that multiplies it ("million", "Mrd.", "万"), and by how much; by 1
    where there is none.
    """
    for mark, times in units.CJK_MULTIPLIERS:
        if sentence.startswith(mark, at):
            return at + len(mark), times
    match = _NEXT.match(sentence, at)
    if match is None:
        return at, 1.0
    word = match[1].rstrip(".").casefold()
    if glued and match.start(1) == at and word in units.LETTERS:
        return at + len(word), units.LETTERS[word]
    times = units.multiplier(word, language)
    return (
        (match.end() if match[1].endswith(".") and len(word) <= 4 else match.start(1) + len(word), times)
        if times
        else (at, 1.0)
    )


def _unit(sentence: str, at: int) -> tuple[str, int]:
    """Return the currency or "%" after an amount and where it ends; "" where there is none."""
    linked = units.LINK.match(sentence, at)
    for begin in (at, linked.end() if linked else at):
        percent = units.PERCENT.match(sentence, begin)
        if percent is not None:
            return ("points" if percent["points"] else "%"), percent.end()
        match = _NEXT.match(sentence, begin)
        name = units.currency(match[1].rstrip(".")) if match else ""
        if match and name:
            return name, match.start(1) + len(match[1].rstrip("."))
        for mark, name in units.CJK_CURRENCIES:
            if sentence.startswith(mark, begin):
                return name, begin + len(mark)
    return "", at


# --- what is no figure ---------------------------------------------------------------------------------------------------


def _minutes(match: re.Match[str]) -> float | None:
    """Return minutes since midnight, None where the digits are not surely a time of day."""
    hour = int(match["hour"])
    after = (match["after"] or "").strip().casefold()
    if hour > 24 or (match["sep"] != ":" and not match["before"] and not after):
        return None
    if after.startswith("p") and hour < 12:
        hour += 12
    elif after.startswith("a") and hour == 12:
        hour = 0
    return hour * 60.0 + int(match["minute"])


def _is_date(sentence: str, match: re.Match[str], language: str) -> bool:
    """Tell whether the digits are a year, a day of a month, an ordinal or an end of a range."""
    number = match["number"]
    if match["symbol"]:
        return False
    if _YEAR.fullmatch(number):
        return True
    after = sentence[match.end() : match.end() + 30]
    if after[:1] in "年月日号號世" and after[:1]:
        return True
    glued = re.match(r"[^\W\d_]+", after)
    if glued and glued.group().casefold() in units.ORDINAL_ENDS:
        return True
    if after[:1] in "-‑" and after[1:2].isalpha():
        return True
    if units.RANGE_AFTER.match(after) or units.RANGE_BEFORE.search(sentence[: match.start()]):
        return True
    whole = number.isdigit() and len(number) <= 2
    if whole and re.match(r"\.\s?\w", after) and language in units.DOT_IS_ORDINAL:
        return True
    before = sentence[max(0, match.start() - 24) : match.start()].casefold()
    return whole and bool(units.MONTH_AFTER.match(after.casefold()) or units.MONTH_BEFORE.search(before))
