"""Temporal expressions: times of day, dates, weekdays and years."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from reader.summary.briefing.annotated_sentence import AnnotatedSentence
from reader.summary.briefing.figure import Figure
from reader.summary.briefing.languages.language import Hit

_TIME = re.compile(
    r"(?<![\w.,:/])(?P<before>(?:at|um|gegen|kurz nach|à|alle|às|a las|в|о|saat)\s)?"
    r"(?P<hour>\d{1,2})(?P<sep>[:.h])(?P<minute>[0-5]\d)(?![\d:/%]|[.,]\d)(?P<after>\s?(?:[ap]\.?m\b\.?|uhr\b|h\b|o.clock\b))?",
    re.IGNORECASE,
)
_YEAR = re.compile(r"[1١१][5-9٥-٩५-९]\d\d|[2٢२][01٠١०१]\d\d")
_CJK_DATE = re.compile(r"(?:(?P<year>\d{4})年)?(?:(?P<month>\d{1,2})月)?(?P<day>\d{1,2})[日号號]")


def times(sentence: AnnotatedSentence) -> Iterator[Figure]:
    """Yield times of day, in minutes since midnight."""
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


def dates(sentence: AnnotatedSentence) -> Iterator[Figure]:
    """Yield days of a month, as ordinals of the date nearest to publication, and years."""
    for hit in sentence.hits:
        if hit.kind == "month":
            yield from _day_of_month(sentence, hit)
    if sentence.spaceless:
        for match in _CJK_DATE.finditer(sentence.text):
            if sentence.free(*match.span()) and (match["month"] or match["day"]):
                sentence.taken.append(match.span())
                month = int(match["month"]) if match["month"] else sentence.day.month if sentence.day else 0
                yield from _day(sentence, match.start(), match.end(), int(match["day"]), month)
    for match in re.finditer(r"(?<![\w.,/-])" + f"(?:{_YEAR.pattern})" + r"(?![\d/]|[.,]\d|-\d)", sentence.text):
        span = match.span()
        unit = sentence.at(span[1], "unit") or sentence.at(span[1], "currency")
        if sentence.free(*span) and (unit is None or unit.value == "y") and _is_year(sentence, match):
            sentence.taken.append(span)
            year = float(match.group())
            yield Figure(*span, "year", year, coming=sentence.day is not None and year > sentence.day.year)


def _is_year(sentence: AnnotatedSentence, match: re.Match[str]) -> bool:
    before = sentence.text[: match.start()].rstrip()
    if before[-1:] in "$€£¥₽₴₹₺₩" and before:
        return False
    following = sentence.at(match.end(), "concept")
    return following is None or following.value not in ("people", "house", "worker", "vote", "striker", "passenger")


def _day_of_month(sentence: AnnotatedSentence, month: Hit) -> Iterator[Figure]:
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


def _day(sentence: AnnotatedSentence, start: int, end: int, day: int, month: int) -> Iterator[Figure]:
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
        coming = nearest > about and sentence.day is not None
        yield Figure(start, end, "day", float(nearest.toordinal()), per=today, coming=coming)


def weekdays(sentence: AnnotatedSentence) -> Iterator[Figure]:
    """Yield weekdays, each as the last one up to publication or else the next."""
    about = sentence.day
    if about is None:
        return
    for hit in sentence.hits:
        if hit.kind != "weekday" or not sentence.free(hit.start, hit.end):
            continue
        back = (about.weekday() - int(hit.value)) % 7
        past = about - timedelta(days=back)
        coming = past + timedelta(days=7)
        to_come = bool(back) and sentence.words.coming is not None and bool(sentence.words.coming.search(sentence.text))
        yield Figure(
            hit.start,
            hit.end,
            "day",
            float(past.toordinal()),
            unit="weekday",
            per="" if back else "today",
            others=(float(coming.toordinal()),),
            coming=to_come,
        )
