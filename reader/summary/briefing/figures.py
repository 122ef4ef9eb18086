"""Figures in a sentence: how much, how exactly, and between what words. Digits and numerals of every script, numbers as
words, units, ages, scores, dates, weekdays and years; ends of ordinals, versions and names are no figures.

A figure knows the words around it (``near``), those of the language as stems and those of `languages/` as concepts: from
them `alignment.py` tells whether two figures are of one thing.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from typing import NamedTuple

from reader.summary.briefing import measures
from reader.summary.briefing.amounts import CJK_NUMBER, amount, cjk_amount
from reader.summary.briefing.languages.language import Annotated, Hit, Lexicon, lexicon, tokens
from reader.summary.briefing.names import skeleton
from reader.summary.vocabulary import Vocabulary
from reader.text.scripts import SPACELESS

_NEAR = 0.1
"""Up to this share of difference a figure that is called approximate agrees with an exact one."""
_BEYOND = 0.25
"""Up to this share more is "more than" it, without being another figure."""
_ROUNDING = 0.03
"""Up to this share of difference two figures in different units agree."""
_CONTRAST_BEFORE, _CONTRAST_WORDS = 2, 5
"""How near "another" and "last year" must stand, before a figure or behind it, to say that it is of something else."""
_LEAST_WEIGHT = 0.06
_CHARACTERS_OF_A_WORD = 2.5
"""Of a word in a script without spaces, about."""
_FALL_OFF = 0.3
"""How much less a word counts for a figure with each word between."""
_BOUNDARY, _OTHER_FIGURE = 0.55, 0.6
"""How much less it counts behind a comma, and behind another figure."""


class Near(NamedTuple):
    """A word near a figure: its key (a concept "c:…", a name "n:…", or a stem with its language), how near (0 to 1), and
    its place in the text. ``head`` says that it may be what the figure counts.
    """

    key: str
    weight: float
    start: int
    end: int
    head: bool = False


@dataclass(frozen=True, slots=True)
class Figure:
    """``kind`` says what it may be compared with: "count", "money", "share", "length" and the other measures, "age",
    "score", "ordinal", "year", "day", "time"; "name" has its parts in ``unit``. ``value`` is in the first unit of its
    kind, ``step`` the size of its last digit that counts, ``unit`` as it is written; ``others`` are values that it may
    stand for as well. ``bound`` is ">=", ">", "<", "~" or "", and stands at ``bound_at``.
    ``per`` is what a rate is for ("today": the day of publication), ``word`` says that it is spelled out,
    ``old`` that it is an earlier or another one.
    """

    start: int
    end: int
    kind: str
    value: float
    step: float = 1.0
    unit: str = ""
    bound: str = ""
    bound_at: tuple[int, int] | None = None
    per: str = ""
    word: bool = False
    old: bool = False
    others: tuple[float, ...] = ()
    near: tuple[Near, ...] = ()

    def agrees(self, other: Figure) -> bool:
        """Tell whether both may stand for one amount: equal, one a rounded form of the other, or within what "nearly" and
        "more than" allow.
        """
        if self.kind in ("day", "year", "ordinal", "age", "score", "time"):
            return bool({self.value, *self.others} & {other.value, *other.others})
        value = measures.in_one_rate(self.value, self.per, other.per)
        if value is None or {"pp", "%"} == {self.unit, other.unit}:
            return False
        mine, theirs = value, other.value
        if _close(mine, theirs):
            return True
        gap = abs(mine - theirs)
        apart = gap / max(abs(mine), abs(theirs))
        if self.unit != other.unit and apart <= _ROUNDING:
            return True
        fewer, more = (self, other) if mine < theirs else (other, self)
        if fewer.bound == ">" and apart <= _BEYOND:
            return True
        if more.bound == ">" or more.bound == ">=":
            return False
        if more.bound == "<" and apart <= _NEAR:
            return True
        if "~" in (self.bound, other.bound) and apart <= _NEAR:
            return True
        if "<" in (self.bound, other.bound) and apart <= _NEAR / 2:
            return True
        step = max(self.step, other.step)
        return step != min(self.step, other.step) and gap < step / 2 and apart <= _NEAR


def _close(one: float, other: float) -> bool:
    return abs(one - other) <= 1e-6 * max(abs(one), abs(other))


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
_TIME = re.compile(
    r"(?<![\w.,:/])(?P<before>(?:at|um|gegen|kurz nach|à|alle|às|a las|в|о|saat)\s)?"
    r"(?P<hour>\d{1,2})(?P<sep>[:.h])(?P<minute>[0-5]\d)(?![\d:/%]|[.,]\d)(?P<after>\s?(?:[ap]\.?m\b\.?|uhr\b|h\b|o.clock\b))?",
    re.IGNORECASE,
)
_SCORE = re.compile(r"(?<![\w.,:/–-])(?P<one>\d{1,3})(?P<sep>[-–:])(?P<other>\d{1,3})(?![\w:/%]|[.,]\d|[-–]\d)")
_SPORT = frozenset(
    [
        "c:match",
        "c:goal",
        "c:final",
        "c:cup",
        "c:championship",
        "c:set",
        "c:half_time",
        "c:point",
        "c:trainer",
        "c:player",
        "c:winner",
        "c:serve",
        "c:loser",
        "c:captain",
        "c:sent_off",
    ]
)
_YEAR = re.compile(r"(?:1[5-9]|20|21)\d\d")
_ORDINAL = re.compile(r"(\d+)(?:st|nd|rd|th)\b", re.IGNORECASE)
_GLUED_UNIT = re.compile(r"\s?(km/h|км/ч|km/s|mph|km|кг|kg|cm|mm|ha|m|%|٪|％)(?!\w)", re.IGNORECASE)
_GLUED = {"км/ч": "kmh", "km/h": "kmh", "km/s": "kmh", "кг": "kg", "٪": "%", "％": "%"}
_PERCENT_SIGN = re.compile(r"[ \u00a0\u202f]?[%٪％]")
_LINK = re.compile(r"\s(?:de|di|d[’'](?=\w))\s?", re.IGNORECASE)
_CODE = re.compile(r"\s?([A-Z]{3}|[$€£¥₽₴₹₺₩]|zł)(?!\w)")
_LETTER = re.compile(r"\s?(k|mn|m|bn|b|tn)\b", re.IGNORECASE)
_CJK_RANGE_AFTER = re.compile(r"[到至~〜～–-]\d")
_CJK_RANGE_BEFORE = re.compile(r"\d[到至~〜～–-]$")
_GAP = re.compile(r"[\s\u00a0\u202f’'-]{0,2}$")
_MEASURE_WORDS = frozenset(
    "名个個位人只隻件辆輛艘架家所条條棟座台户戶戸匹頭头張张枚カかヶ国本回年岁歳天日時时小分秒吨公米元円票"
)
_CJK_DATE = re.compile(r"(?:(?P<year>\d{4})年)?(?:(?P<month>\d{1,2})月)?(?P<day>\d{1,2})[日号號]")
_STEM_LETTERS = 3
SAID = "said"
"""The key of words that say who says it: a day beside them is that of the statement."""


class _Sentence:
    """A sentence with its tokens and what the language's lists know of them; places count in the sentence."""

    def __init__(
        self, text: str, vocabulary: Vocabulary, words: Lexicon, day: date | None, hits: list[Hit] | None = None
    ) -> None:
        self.text = text
        self.vocabulary = vocabulary
        self.words = words
        self.day = day
        self.hits = words.find(text, tokens(text)) if hits is None else hits
        self.by_start: dict[int, list[Hit]] = {}
        for hit in self.hits:
            self.by_start.setdefault(hit.start, []).append(hit)
        self.spaceless = words.language.spaceless
        self.taken: list[tuple[int, int]] = []

    def free(self, start: int, end: int) -> bool:
        return not any(start < over and under < end for under, over in self.taken)

    def at(self, place: int, kind: str) -> Hit | None:
        """Return the longest hit of a kind that begins at a place, but for a space or hyphen."""
        for begin in (place, place + 1, place + 2):
            if begin > place and not _GAP.match(self.text[place:begin]):
                return None
            found = [hit for hit in self.by_start.get(begin, ()) if hit.kind == kind]
            if found:
                return max(found, key=lambda hit: hit.end)
        return None

    def before(self, place: int, kind: str, words_between: int = 0) -> Hit | None:
        """Return the nearest hit of a kind that ends before a place, with at most so many words between."""
        found = [hit for hit in self.hits if hit.kind == kind and hit.end <= place]
        if not found:
            return None
        hit = max(found, key=lambda hit: (hit.end, hit.end - hit.start))
        between = self.text[hit.end : place]
        count = len(between.strip()) if self.spaceless else len(between.split())
        return hit if count <= words_between and not re.search("[,;:.،、。]", between) else None

    def after(self, place: int, kind: str, words_between: int) -> Hit | None:
        found = [hit for hit in self.hits if hit.kind == kind and hit.start >= place]
        if not found:
            return None
        hit = min(found, key=lambda hit: hit.start)
        between = self.text[place : hit.start]
        count = len(between.strip()) if self.spaceless else len(between.split())
        return hit if count <= words_between and not re.search("[,;:.،、。]", between) else None


def figures(
    text: str,
    start: int,
    end: int,
    vocabulary: Vocabulary,
    day: date | None = None,
    annotated: Annotated | None = None,
) -> list[Figure]:
    """Return the figures of the sentence ``text[start:end]``, in order; their places count in ``text``. ``day`` is that of
    publication, by which "on Tuesday" becomes a date; ``annotated`` spares looking the text's words up again.
    """
    words = lexicon(vocabulary.language)
    sentence = _Sentence(
        text[start:end], vocabulary, words, day, None if annotated is None else annotated.between(start, end)
    )
    found = [
        *_ages(sentence),
        *_scores(sentence),
        *_times(sentence),
        *_dates(sentence),
        *_amounts(sentence),
        *_weekdays(sentence),
        *_names(sentence),
    ]
    found.sort(key=lambda figure: figure.start)
    return [_moved(figure, start, near) for figure, near in zip(found, _surroundings(sentence, found), strict=True)]


def _moved(figure: Figure, start: int, near: tuple[Near, ...]) -> Figure:
    bound = figure.bound_at
    return Figure(
        figure.start + start,
        figure.end + start,
        figure.kind,
        figure.value,
        figure.step,
        figure.unit,
        figure.bound,
        None if bound is None else (bound[0] + start, bound[1] + start),
        figure.per,
        figure.word,
        figure.old,
        figure.others,
        tuple(Near(key, weight, at + start, end + start, head) for key, weight, at, end, head in near)
        if start
        else near,
    )


# --- ages, scores, times ------------------------------------------------------------------------------------------------


def _ages(sentence: _Sentence) -> Iterator[Figure]:
    pattern = sentence.words.ages
    if pattern is None:
        return
    for match in pattern.finditer(sentence.text):
        group = next((name for name, found in match.groupdict().items() if found), None)
        if group is None:
            continue
        raw = match[group]
        value = _whole(raw, sentence)
        if value is not None and 0 < value < 120:
            sentence.taken.append(match.span())
            first, last = match.span(group)
            yield Figure(first, last, "age", value, word=not raw[0].isdigit())


def _whole(raw: str, sentence: _Sentence) -> float | None:
    if raw.isdecimal():
        return float(raw)
    if sentence.spaceless:
        found = cjk_amount(raw)
        return found[0] if found else None
    hit = next((hit for hit in sentence.words.find(raw, tokens(raw)) if hit.kind == "number"), None)
    return float(hit.value) if hit is not None else None


def _scores(sentence: _Sentence) -> Iterator[Figure]:
    matches = list(_SCORE.finditer(sentence.text))
    sport = any(f"c:{hit.value}" in _SPORT for hit in sentence.hits if hit.kind == "concept")
    for match in matches:
        one, other = int(match["one"]), int(match["other"])
        clock = match["sep"] == ":" and one < 24 and len(match["other"]) == 2
        if not sport or (clock and (len(matches) < 2 and max(one, other) > 30)) or max(one, other) > 200:
            continue
        following = re.match(r"\s([^\W\d_]+)", sentence.text[match.end() :])
        if following and one > 9 and following[1].lower() not in sentence.vocabulary.stop_words:
            continue
        sentence.taken.append(match.span())
        low, high = sorted((one, other))
        yield Figure(match.start(), match.end(), "score", high * 1000.0 + low)


def _times(sentence: _Sentence) -> Iterator[Figure]:
    for match in _TIME.finditer(sentence.text):
        minutes = _minutes(match)
        first, last = match.start("hour"), match.end("minute") + len(match["after"] or "")
        measured = sentence.at(match.end("minute"), "unit") or sentence.at(match.end("minute"), "currency")
        if minutes is not None and sentence.free(first, last) and (measured is None or match["after"]):
            zone = any(hit.kind == "zone" for hit in sentence.hits)
            sentence.taken.append((first, last))
            yield Figure(first, last, "time", minutes, unit="zone" if zone else "")


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


# --- dates ----------------------------------------------------------------------------------------------------------------


def _dates(sentence: _Sentence) -> Iterator[Figure]:
    for hit in sentence.hits:
        if hit.kind == "month":
            yield from _day_of_month(sentence, hit)
    if sentence.spaceless:
        for match in _CJK_DATE.finditer(sentence.text):
            if sentence.free(*match.span()) and (match["month"] or match["day"]):
                sentence.taken.append(match.span())
                month = int(match["month"]) if match["month"] else sentence.day.month if sentence.day else 0
                yield from _day(sentence, match.start(), match.end(), int(match["day"]), month)
    for match in re.finditer(r"(?<![\w.,/-])" + _YEAR.pattern + r"(?![\d/]|[.,]\d|-\d)", sentence.text):
        span = match.span()
        unit = sentence.at(span[1], "unit") or sentence.at(span[1], "currency")
        if sentence.free(*span) and (unit is None or unit.value == "y") and _is_year(sentence, match):
            sentence.taken.append(span)
            yield Figure(*span, "year", float(match.group()))


def _is_year(sentence: _Sentence, match: re.Match[str]) -> bool:
    before = sentence.text[: match.start()].rstrip()
    if before[-1:] in "$€£¥₽₴₹₺₩" and before:
        return False
    following = sentence.at(match.end(), "concept")
    return following is None or following.value not in ("people", "house", "worker", "vote", "striker", "passenger")


def _day_of_month(sentence: _Sentence, month: Hit) -> Iterator[Figure]:
    text = sentence.text
    before = re.search(
        r"(\d{1,2}|\bprimo|\b1er|\b1º)(?:st|nd|rd|th|\.|º|ª)?\s?(?:de |of |di |d[’'])?$", text[: month.start]
    )
    after = re.match(r"\.?\s(?:the )?(\d{1,2})(?:st|nd|rd|th)?\b(?![.,]?\d)", text[month.end :])
    if before:
        start, end, raw = before.start(1), month.end, before[1]
    elif after:
        start, end, raw = month.start, month.end + after.end(), after[1]
    else:
        return
    digits = re.sub(r"\D", "", raw) or "1"
    if sentence.free(start, end):
        sentence.taken.append((start, end))
        yield from _day(sentence, start, end, int(digits), int(month.value) + 1)


def _day(sentence: _Sentence, start: int, end: int, day: int, month: int) -> Iterator[Figure]:
    """Yield the date nearest to the day of publication."""
    about = sentence.day or date(2024, 7, 1)
    found = []
    for year in (about.year - 1, about.year, about.year + 1):
        try:
            found.append(date(year, month, day))
        except ValueError:
            continue
    if found:
        nearest = min(found, key=lambda one: abs((one - about).days))
        today = "today" if nearest == sentence.day else ""
        yield Figure(start, end, "day", float(nearest.toordinal()), per=today)


def _weekdays(sentence: _Sentence) -> Iterator[Figure]:
    about = sentence.day
    if about is None:
        return
    for hit in sentence.hits:
        if hit.kind != "weekday" or not sentence.free(hit.start, hit.end):
            continue
        back = (about.weekday() - int(hit.value)) % 7
        past = about - timedelta(days=back)
        coming = past + timedelta(days=7)
        yield Figure(
            hit.start,
            hit.end,
            "day",
            float(past.toordinal()),
            unit="weekday",
            per="" if back else "today",
            others=(float(coming.toordinal()),),
        )


# --- names ------------------------------------------------------------------------------------------------------------

_PART = "[A-ZÀ-ÖØ-ÞĀ-ſА-ЯЁІЇЄҐΑ-Ω][^\\W\\d_]+(?:-[A-ZÀ-ÞĀ-ſА-ЯЁ][^\\W\\d_]+)?"
_FULL_NAME = re.compile(rf"(?<![\w’'-])(?:{_PART} )+{_PART}(?!\w)")
_MODEL = re.compile(r"(?<![\w-])([A-Z]{1,3})-?(\d{1,4})(?![\w.])")


_NO_NAMES = ("concept", "weekday", "month", "number", "multiplier", "currency", "unit")


def _names(sentence: _Sentence) -> Iterator[Figure]:
    """Yield names of two parts, and of models ("K7")."""
    if sentence.spaceless:
        return
    said = {hit.start for hit in sentence.hits if hit.kind in _NO_NAMES}
    for match in _FULL_NAME.finditer(sentence.text):
        parts = list(re.finditer(r"\S+", match.group()))[-2:]
        first, last = parts
        begin = match.start() + first.start()
        if (
            begin in said
            or match.start() + last.start() in said
            or first.group().lower() in sentence.vocabulary.stop_words
        ):
            continue
        yield Figure(begin, match.start() + last.end(), "name", 0.0, unit=f"{first.group()} {last.group()}")
    for match in _MODEL.finditer(sentence.text):
        yield Figure(*match.span(), "name", 1.0, unit=f"{match[1]} {match[2]}")


# --- amounts ----------------------------------------------------------------------------------------------------------


def _amounts(sentence: _Sentence) -> Iterator[Figure]:
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


def _spelled(sentence: _Sentence) -> Iterator[Figure]:
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
        if value > 1 or times > 1:
            yield made
    for hit in sentence.hits:
        if hit.kind == "ordinal" and sentence.at(hit.end, "concept") is not None:
            yield Figure(hit.start, hit.end, "ordinal", float(hit.value), word=True)
        elif hit.kind == "fraction":
            yield Figure(hit.start, hit.end, "share", float(hit.value), 1.0, "%", "~", word=True)


def _word_ranges(sentence: _Sentence, numbers: Sequence[Hit]) -> Iterator[tuple[int, int]]:
    """Yield where both ends of ranges in words begin: "twenty to thirty"."""
    between = sentence.words.language.ranges.split()
    changes = sentence.words.language.froms.split()
    for one, other in pairwise(numbers):
        before = sentence.text[: one.start].split()
        if sentence.text[one.end : other.start].strip() in between and not (before and before[-1].lower() in changes):
            yield one.start, other.start


def _cjk_amounts(sentence: _Sentence) -> Iterator[Figure]:
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
    sentence: _Sentence, first: int, last: int, found: tuple[float, float], symbol: str, *, word: bool = False
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
    old = sentence.before(first, "contrast", _CONTRAST_BEFORE) or sentence.after(end, "contrast", _CONTRAST_WORDS)
    rate = per.value if per is not None and kind in ("money", "mass", "count") else ""
    return Figure(begin, end, kind, value, step, unit, bound, bound_at, rate, word, old is not None)


def _unit(sentence: _Sentence, first: int, last: int, symbol: str) -> tuple[str, str, int, int]:
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


def _bound(sentence: _Sentence, first: int, end: int) -> tuple[str, tuple[int, int] | None]:
    hit = sentence.before(first, "bound", 0)
    if hit is None and (sentence.spaceless or sentence.vocabulary.language in ("tr", "ar", "hi", "ko")):
        hit = sentence.after(end, "bound", 1)
    if hit is None:
        return "", None
    return hit.value, (hit.start, hit.end)


def _multiplied(sentence: _Sentence, at: int, *, glued: bool = False) -> tuple[int, float]:
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


def _in_range(sentence: _Sentence, match: re.Match[str]) -> bool:
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


def _is_name_or_date(sentence: _Sentence, match: re.Match[str], language: str) -> bool:
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


# --- what stands around ----------------------------------------------------------------------------------------------


_BOUNDARIES = re.compile(r"[,;:،؛、。–—«»“”\"()（）]")
_SPACES = re.compile(" ")


def _surroundings(sentence: _Sentence, found: Sequence[Figure]) -> Iterator[tuple[Near, ...]]:
    words = list(_words(sentence))
    marks = _Marks(
        [match.start() for match in _BOUNDARIES.finditer(sentence.text)],
        [match.start() for match in _SPACES.finditer(sentence.text)],
        sorted(figure.start for figure in found if figure.kind != "name"),
    )
    for figure in found:
        yield tuple(_weighed(sentence, figure, words, marks))


@dataclass(frozen=True, slots=True)
class _Marks:
    """Where a sentence has commas and brackets, spaces, and figures, each in order."""

    boundaries: list[int]
    spaces: list[int]
    figures: list[int]


def _count(places: list[int], low: int, high: int) -> int:
    return bisect_left(places, high) - bisect_left(places, low)


def _words(sentence: _Sentence) -> Iterator[tuple[int, int, str, str]]:
    """Yield start, end, key and sort ("c", "n", "s") of everything that may say what a figure is of."""
    for hit in sentence.hits:
        if hit.kind == "concept":
            yield hit.start, hit.end, f"c:{hit.value}", "c"
        elif hit.kind == "says":
            yield hit.start, hit.end, SAID, "c"
    language = sentence.vocabulary.language
    if sentence.spaceless:
        for match in re.finditer("[\u4e00-\u9fff\u30a0-\u30ff]{2,}", sentence.text):
            run = match.group()
            for at in range(len(run) - 1):
                begin = match.start() + at
                yield begin, begin + 2, f"{language}:{run[at : at + 2]}", "s"
        return
    stop = sentence.vocabulary.stop_words
    for match in re.finditer(r"[^\W\d_][^\W\d_\u064b-\u065f]*", sentence.text):
        word = match.group()
        lower = word.lower()
        if len(word) < 2 or lower in stop:
            continue
        yield match.start(), match.end(), f"{language}:{sentence.vocabulary.stem(lower)}", "s"
        if word[0].isupper() and match.start() > 0 and len(word) >= _STEM_LETTERS and language != "de":
            yield match.start(), match.end(), f"n:{skeleton(word)}", "n"


def _weighed(
    sentence: _Sentence, figure: Figure, words: Sequence[tuple[int, int, str, str]], marks: _Marks
) -> Iterator[Near]:
    spaceless = sentence.spaceless
    whole = spaceless or figure.kind in ("day", "share")
    best: dict[str, Near] = {}
    for start, end, key, _ in words:
        if start < figure.end and figure.start < end and not whole and not key.startswith("c:"):
            continue
        behind = start >= figure.end
        low, high = (figure.end, start) if behind else (end, figure.start)
        if spaceless:
            away = round(max(0, high - low) / _CHARACTERS_OF_A_WORD)
        else:
            away = max(0, _count(marks.spaces, low, high) - behind) if high > low else 0
        weight = 1.0 / (1.0 + _FALL_OFF * away)
        boundaries = 0
        if high > low:
            boundaries = _count(marks.boundaries, low, high)
            weight *= _BOUNDARY ** min(2, boundaries) * _OTHER_FIGURE ** min(2, _count(marks.figures, low, high))
        if weight >= _LEAST_WEIGHT:
            known = best.get(key)
            head = behind and away <= 1 and not boundaries
            if known is None:
                best[key] = Near(key, weight, start, end, head)
            elif known.weight < weight:
                best[key] = Near(key, weight, start, end, head or known.head)
    yield from best.values()
