"""Quantities: digits and numerals of every script, numbers as words, with multiplier, unit, bound and rate. Ends of ranges,
ordinals of dates, versions and parts of names are none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from reader.summary.briefing import measures
from reader.summary.briefing.amounts import CJK_NUMBER, amount, cjk_amount
from reader.summary.briefing.annotated_sentence import AnnotatedSentence
from reader.summary.briefing.figure import Figure
from reader.summary.briefing.languages.language import Hit
from reader.text.scripts import SPACELESS

_CONTRAST_BEFORE, _CONTRAST_WORDS = 2, 5
"""How near "another" and "last year" must stand, before a figure or behind it, to say that it is of something else."""
_SPACE = "\u00a0\u202f\u2009"
_DIGITS = rf"(?:\d{{1,3}}(?:[{_SPACE}]\d{{3}})+(?:[.,٫]\d+)?|\d+(?:[.,'’٬٫]\d+)*)"
_DIGITS_WITH_SPACE = rf"(?:\d{{1,3}}(?:[{_SPACE} ]\d{{3}})+(?!\d)(?:[.,٫]\d+)?|\d+(?:[.,'’٬٫]\d+)*)"
_BEFORE = rf"(?:(?<![^\W{SPACELESS}])(?<![.,:/\-–−#°+×٫٬])|(?<=\bو))"
"""No word, but for scripts without spaces and the Arabic "and", which is one with the word after it."""
_AROUND = (
    _BEFORE + r"(?:(?P<symbol>(?:[A-Z]{{1,2}})?[$€£¥₽₴₹₺₩])\s?)?(?P<number>{digits})(?![\d:/]|[.,]\d|\s?[−×]\s?\d)"
)
_NUMBER = re.compile(_AROUND.format(digits=_DIGITS))
_NUMBER_WITH_SPACE = re.compile(_AROUND.format(digits=_DIGITS_WITH_SPACE))
_ORDINAL = re.compile(r"(\d+)(?:st|nd|rd|th)\b", re.IGNORECASE)
_GLUED_UNIT = re.compile(r"\s?(km/h|км/ч|km/s|mph|km|кг|kg|cm|mm|ha|m|%|٪|％)(?!\w)", re.IGNORECASE)
_GLUED = {"км/ч": "kmh", "km/h": "kmh", "km/s": "kmh", "кг": "kg", "٪": "%", "％": "%"}
_PERCENT_SIGN = re.compile(r"[ \u00a0\u202f]?[%٪％]")
_LINK = re.compile(r"\s(?:de|di|d[’'](?=\w))\s?", re.IGNORECASE)
_CODE = re.compile(r"\s?([A-Z]{3}|[$€£¥₽₴₹₺₩]|zł)(?!\w)")
_LETTER = re.compile(r"\s?(k|mn|m|bn|b|tn)\b", re.IGNORECASE)
_CJK_RANGE_AFTER = re.compile(r"[到至~〜～–-]\d")
_CJK_RANGE_BEFORE = re.compile(r"\d[到至~〜～–-]$")
_MEASURE_WORDS = frozenset(
    "名个個位人只隻件辆輛艘架家所条條棟座台户戶戸匹頭头張张枚カかヶ国本回年岁歳天日時时小分秒吨公米元円票"
)


def quantities(sentence: AnnotatedSentence) -> Iterator[Figure]:
    """Yield amounts in digits and in words, in order; "two hours and 41 minutes" is one."""
    found = sorted(_single(sentence), key=lambda one: one.start)
    if {figure.place for figure in found} != {0, 1, 2} and {figure.place for figure in found} != {1, 2}:
        found = [
            replace(figure, place=0) if figure.place else figure for figure in found
        ]  # "200 people for" is no vote
    before: Figure | None = None
    for figure in found:
        if before is not None and _continues(before, figure, sentence.text):
            before = replace(before, end=figure.end, value=before.value + figure.value, step=figure.step)
            continue
        if before is not None:
            yield before
        before = figure
    if before is not None:
        yield before


_AND = r"(?:and|und|et|e|y|i|en|och|ve|и|і|και) "
_JOINS = re.compile(rf"[\s\u00a0]?(?:{_AND})?")
"""What stands between the hours and the minutes of one duration."""


def _continues(before: Figure, figure: Figure, text: str) -> bool:
    """Tell whether a duration goes on in a smaller unit."""
    return (
        before.kind == figure.kind == "duration"
        and before.end <= figure.start
        and 0 < figure.value < measures.UNITS[before.unit][1]
        and measures.UNITS[figure.unit][1] < measures.UNITS[before.unit][1]
        and _JOINS.fullmatch(text, before.end, figure.start) is not None
    )


def _single(sentence: AnnotatedSentence) -> Iterator[Figure]:
    if sentence.spaceless:
        yield from _cjk_amounts(sentence)
        return
    language = sentence.vocabulary.language
    point = sentence.words.language.point if language else ""
    pattern = _NUMBER if language in ("", "en") else _NUMBER_WITH_SPACE
    for match in pattern.finditer(sentence.text):
        first, last = match.span("number")
        if not sentence.free(first, last) or _is_name_or_date(sentence, match, language) or _in_range(sentence, match):
            continue
        symbol = match["symbol"] or ""
        ordinal = _ORDINAL.match(sentence.text, first)
        if ordinal and not symbol:
            yield Figure(first, ordinal.end(), "ordinal", float(ordinal[1]))
            continue
        after, times = _multiplied(sentence, last, glued=bool(symbol))
        found = amount(match["number"], point, multiplied=times > 1)
        if found is not None:
            begin = match.start("symbol") if symbol else first
            yield _figure(sentence, begin, after, (found[0] * times, found[1] * times), symbol)
    yield from _spelled(sentence)


def _spelled(sentence: AnnotatedSentence) -> Iterator[Figure]:
    """Yield numbers as words, also of several: "two hundred and six"."""
    numbers = [hit for hit in sentence.hits if hit.kind == "number" and sentence.free(hit.start, hit.end)]
    done = -1
    ends = {end for pair in _word_ranges(sentence, numbers) for end in pair}
    for at, hit in enumerate(numbers):
        if hit.start < done or hit.start in ends:
            continue
        value, end = float(hit.value), hit.end
        if (
            value == 100
            and re.search(r"\b(?:a|one|per)\s$", sentence.text[: hit.start]) is None
            and sentence.vocabulary.language == "en"
        ):
            continue  # "hundreds", "hundred" alone
        for more in numbers[at + 1 :]:
            if not re.fullmatch(r"[\s-]{1,2}(?:and |und |et |e |y |ve )?", sentence.text[end : more.start]):
                break
            extra = float(more.value)
            if extra == 100 and value < 10:
                value *= 100
            elif extra < 100 <= value or (extra < 10 and value >= 20 and value % 10 == 0):
                value += extra
            else:
                break
            end = more.end
        after, times = _multiplied(sentence, end)
        done = end
        made = _figure(sentence, hit.start, after, (value * times, times), "", word=True)
        if value > 1 or times > 1 or _counts_one(sentence, end):
            yield made
    parts = re.compile(r"\b(?:a|one|two|by|of)\s$", re.IGNORECASE)
    ordinals = {
        (hit.start, hit.end)
        for hit in sentence.hits
        if hit.kind == "ordinal" and not parts.search(sentence.text[: hit.start])
    }
    for hit in sentence.hits:
        if (
            hit.kind == "ordinal"
            and (hit.start, hit.end) in ordinals
            and sentence.after(hit.end, "concept", 1) is not None
        ):
            yield Figure(hit.start, hit.end, "ordinal", float(hit.value), word=True)
        elif hit.kind == "fraction" and (hit.start, hit.end) not in ordinals:
            yield Figure(hit.start, hit.end, "share", float(hit.value), 1.0, "%", "~", word=True)


_PERSONS = frozenset(
    {"people", "child", "woman", "man", "passenger", "worker", "soldier", "police", "firefighter", "tourist"}
)


def _counts_one(sentence: AnnotatedSentence, end: int) -> bool:
    """Tell whether "one" counts a person, in languages in which it is no article as well."""
    following = sentence.at(end, "concept")
    return following is not None and following.value in _PERSONS and sentence.words.language.one_counts


def _word_ranges(sentence: AnnotatedSentence, numbers: Sequence[Hit]) -> Iterator[tuple[int, int]]:
    """Yield where both ends of ranges in words begin: "twenty to thirty"."""
    between = sentence.words.language.ranges.split()
    changes = sentence.words.language.froms.split()
    for one, other in pairwise(numbers):
        before = sentence.text[: one.start].split()
        if sentence.text[one.end : other.start].strip() in between and not (before and before[-1].lower() in changes):
            yield one.start, other.start


def _cjk_amounts(sentence: AnnotatedSentence) -> Iterator[Figure]:
    text = sentence.text
    for match in CJK_NUMBER.finditer(text):
        first, last = match.span()
        raw = match.group()
        if not sentence.free(first, last) or (first and text[first - 1] in "第.,:/-–" and text[first - 1] != "第"):
            continue
        digits = any(mark.isdecimal() for mark in raw)
        following = text[last : last + 1]
        if first and re.match("[A-Za-z]", text[first - 1]):
            continue
        if following and following in "时時点月":
            continue  # an hour of the day, in whatever zone, or a month
        if _CJK_RANGE_AFTER.match(text, last) or _CJK_RANGE_BEFORE.search(text[:first]):
            continue
        if not digits and following not in _MEASURE_WORDS and sentence.at(last, "unit") is None:
            continue
        if not digits and raw in "千百十" and len(raw) == 1:
            continue
        found = cjk_amount(raw)
        if found is None or found[0] < (0 if digits else 2):
            continue
        if first and text[first - 1] == "第":
            yield Figure(first - 1, last, "ordinal", found[0])
            continue
        symbol = text[first - 1] if first and text[first - 1] in "$€£¥" else ""
        yield _figure(sentence, first - len(symbol), last, found, symbol, word=not digits)


def _figure(
    sentence: AnnotatedSentence, first: int, last: int, found: tuple[float, float], symbol: str, *, word: bool = False
) -> Figure:
    """Return the amount at ``first`` to ``last`` with its unit, bound and rate."""
    value, step = found
    kind, unit, begin, end = _unit(sentence, first, last, symbol)
    if kind in {measures.UNITS[name][0] for name in measures.UNITS}:
        factor = measures.UNITS[unit][1]
        value, step = measures.in_base(value, unit), step * factor
    bound, bound_at = _bound(sentence, first, end)
    per = sentence.after(end, "per", 1)
    if per is None:
        per = sentence.before(first, "per", 2 if not sentence.spaceless else 3)
    old = sentence.after(end, "contrast", _CONTRAST_WORDS)
    if sentence.before(first, "additional", 0) is None:  # "another 37" is 37 more
        old = sentence.before(first, "contrast", _CONTRAST_BEFORE) or old
    side = sentence.before(first, "side", 0) if sentence.spaceless else None
    side = side or sentence.after(end, "side", 1)
    place = int(side.value) if side is not None and kind == "count" else 0
    rate = per.value if per is not None and kind in ("money", "mass", "count") else ""
    return Figure(begin, end, kind, value, step, unit, bound, bound_at, rate, word, old is not None, place=place)


def _unit(sentence: AnnotatedSentence, first: int, last: int, symbol: str) -> tuple[str, str, int, int]:
    """Return kind, unit, and where figure and unit begin and end together."""
    text = sentence.text
    if symbol:
        return "money", measures.SYMBOLS.get(symbol, symbol), first, last
    percent = _PERCENT_SIGN.match(text, last)
    if percent:
        return "share", "%", first, percent.end()
    glued = _GLUED_UNIT.match(text, last)
    if glued:
        name = glued[1].casefold()
        return measures.UNITS[_GLUED.get(name, name)][0], _GLUED.get(name, name), first, glued.end()
    linked = _LINK.match(text, last)
    for begin in (last, linked.end() if linked else last):
        currency = sentence.at(begin, "currency")
        if currency is not None:
            return "money", currency.value, first, currency.end
    code = _CODE.match(text, last)
    if code and (code[1] in measures.CODES or code[1] in measures.SYMBOLS):
        return "money", measures.SYMBOLS.get(code[1], code[1]), first, code.end()
    unit = sentence.at(last, "unit")
    if unit is not None and unit.value in measures.UNITS:
        return measures.UNITS[unit.value][0], unit.value, first, unit.end
    before = sentence.before(first, "before_unit", 2)
    if before is not None and (before.value == "mag" or not re.search(r"\w", text[before.end : first])):
        return measures.UNITS[before.value][0], before.value, first, last
    return "count", "", first, last


def _bound(sentence: AnnotatedSentence, first: int, end: int) -> tuple[str, tuple[int, int] | None]:
    hit = sentence.before(first, "bound", 0)
    if hit is None and (sentence.spaceless or sentence.vocabulary.language in ("tr", "ar", "hi", "ko")):
        hit = sentence.after(end, "bound", 1)
    if hit is None:
        return "", None
    return hit.value, (hit.start, hit.end)


def _multiplied(sentence: AnnotatedSentence, at: int, *, glued: bool = False) -> tuple[int, float]:
    """Return where the amount ends with the word that multiplies it ("million", "Mrd."), and by how much; by 1 where there
    is none.
    """
    if glued:
        letter = _LETTER.match(sentence.text, at)
        if letter:
            return letter.end(), measures.LETTERS[letter[1].casefold()]
    times, end = 1.0, at
    for _ in range(2):  # "2 thousand million"
        hit = sentence.at(end, "multiplier")
        if hit is None or "-" in sentence.text[end : hit.start]:
            break
        times *= float(hit.value)
        end = hit.end
        if sentence.text[end : end + 1] == "." and hit.end - hit.start <= 4 and sentence.text[end + 1 : end + 2] == " ":
            following = sentence.text[end + 2 : end + 3]
            end += not following.isupper() or sentence.at(end + 1, "currency") is not None
    return end, times


def _in_range(sentence: AnnotatedSentence, match: re.Match[str]) -> bool:
    """Tell whether the digits are an end of a range, "150 to 300"; "from 65 to 67" is a change."""
    text, words = sentence.text, sentence.words
    if match["symbol"]:
        return False
    before = text[: match.start()]
    if words.in_range is not None and words.in_range.search(before[-40:]):
        return True
    if words.range_after is None:
        return False
    follows, change = words.range_after
    return bool(follows.match(text, match.end())) and not change.search(before[-12:])


def _is_name_or_date(sentence: AnnotatedSentence, match: re.Match[str], language: str) -> bool:
    """Tell whether the digits are a day of a month, an ordinal ("3. Platz"), part of a name ("Flight 9525") or of a
    range.
    """
    text, number = sentence.text, match["number"]
    if match["symbol"]:
        return False
    after = text[match.end() : match.end() + 30]
    if (
        re.match(r"[^\W\d_]", after)
        and not _ORDINAL.match(text, match.start("number"))
        and not _GLUED_UNIT.match(after)
    ):
        return sentence.at(match.end(), "unit") is None and sentence.at(match.end(), "multiplier") is None
    if re.match(r"[-‑][^\W\d_]", after):
        return sentence.at(match.end(), "unit") is None
    if re.match(r"\s?[–-]\s?\d", after):
        return True
    whole = number.isdigit() and len(number) <= 2
    if (
        whole
        and re.match(r"\.\s?[^\W\d_]", after)
        and language in ("de", "cs", "sk", "da", "no", "fi", "hu", "hr", "sl", "et", "lv", "tr")
    ):
        return True
    before = re.search(r"([^\W\d_]+)[ \u00a0]$", text[: match.start()])
    if before is None or not before[1][0].isupper() or before.start() == 0:
        return False
    unit = (
        sentence.at(match.end(), "unit")
        or sentence.at(match.end(), "currency")
        or sentence.at(match.end(), "multiplier")
    )
    return unit is None and language == "en" and not re.match(r"\s[^\W\d_]", after) and len(number) < 6
