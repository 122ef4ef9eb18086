"""The words and bars of an overview."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QDate, QLocale, Qt

from reader.desk.overviews import in_language, saved_in
from reader.gui.kit import messages
from reader.gui.overview.bars import Bar, Fill
from reader.gui.overview.space import size_words
from reader.model.library import Filter
from reader.model.overview import Amount, Amounts, Overview, Period, Space


def tr(text: str, *values: str, n: int = -1) -> str:
    """Return the text in the reader's language, with %1, %2 … filled in, counting ``n`` where it has a plural."""
    words = QCoreApplication.translate("overview", text, None, n)
    for number, value in enumerate(values, start=1):
        words = words.replace(f"%{number}", value)
    return words


def head(overview: Overview) -> str:
    """Return how many articles there are, and how many of them are read."""
    return tr("%Ln article(s), %1 read", messages.number(overview.read), n=overview.articles)


def time_note(overview: Overview) -> str:
    """Return what the columns do not tell, "" for nothing."""
    return tr("Not shown: %Ln article(s) with no read date", n=overview.read_sometime) if overview.read_sometime else ""


# --- over time ---------------------------------------------------------------------------------------------------------


def columns(periods: tuple[Period, ...], step: str) -> list[Bar]:
    """Return a column for each period: what was saved, and what was read for the first time."""
    return [_column(period, step) for period in periods]


def _column(period: Period, step: str) -> Bar:
    name = _period_name(period, step)
    saved, read = messages.number(period.saved), messages.number(period.read)
    said = tr("%1: %2 saved, %3 read", name, saved, read)
    return Bar(name, (period.saved, period.read), saved, said, saved_in(period) if period.saved else None)


def _period_name(period: Period, step: str) -> str:
    day = _date(period.first)
    if step == "day":
        return QLocale().toString(day, "d MMMM yyyy")
    if step == "week":
        return tr("Week of %1", QLocale().toString(day, "d MMMM yyyy"))
    return _month(day) if step == "month" else f"{day.year()}"


def _month(day: QDate) -> str:
    return f"{QLocale().standaloneMonthName(day.month())} {day.year()}"


def labels(periods: tuple[Period, ...], step: str) -> list[tuple[int, str]]:
    """Return the words under the columns, by the row that they begin at; the more important ones in their order."""
    days = [_date(period.first) for period in periods]
    short = QLocale.FormatType.ShortFormat
    if step == "year":
        return [(row, f"{day.year()}") for row, day in enumerate(days)]
    if step == "day":
        return [(row, QLocale().toString(day, "d MMM")) for row, day in enumerate(days) if row % 2 == 0]
    if step == "month" and len(days) > 24:
        return [(row, f"{day.year()}") for row, day in enumerate(days) if day.month() == 1]
    found = []
    for row, day in enumerate(days):
        if row and days[row - 1].month() == day.month():
            continue
        name = QLocale().standaloneMonthName(day.month(), short)
        found.append((row, f"{name} {day.year()}" if day.month() == 1 or row == 0 else name))
    return found


def _date(day: str) -> QDate:
    return QDate.fromString(day, Qt.DateFormat.ISODate)


# --- by site, tag and language -----------------------------------------------------------------------------------------


def sites(amounts: Amounts) -> list[Bar]:
    """Return a bar for each of the largest sites; it leads to the site's articles."""
    return [_row(amount, amount.name, Filter(site=amount.name)) for amount in amounts.first]


def tags(amounts: Amounts) -> list[Bar]:
    """Return a bar for each of the largest tags; it leads to the tag's articles."""
    return [_row(amount, amount.name, Filter(tag=amount.name)) for amount in amounts.first]


def languages(amounts: Amounts) -> list[Bar]:
    """Return a bar for each of the commonest languages; it leads to a search for the language."""
    return [_row(amount, language_name(amount.name), in_language(amount.name)) for amount in amounts.first]


def language_name(code: str) -> str:
    """Return the language's name, or its code where that is all that is known."""
    language = QLocale.codeToLanguage(code)
    return (
        QLocale.languageToString(language)
        if language not in (QLocale.Language.AnyLanguage, QLocale.Language.C)
        else code
    )


def _row(amount: Amount, name: str, wanted: Filter) -> Bar:
    number = messages.number(amount.count)
    said = tr("%1: %Ln article(s)", messages.isolated(name), n=amount.count)
    parts = ", ".join(f"{messages.isolated(part.name)} {messages.number(part.count)}" for part in amount.parts)
    return Bar(name, (amount.count,), number, f"{said} ({parts})" if parts else said, wanted)


def site_rest(amounts: Amounts) -> str:
    """Return what the rows of sites leave out, or ""."""
    return _rest(
        amounts, tr("%Ln more site(s)", n=amounts.others), tr("%Ln article(s) with no site", n=amounts.unknown)
    )


def tag_rest(amounts: Amounts) -> str:
    """Return how many tags the rows leave out, or ""."""
    return tr("%Ln more tag(s)", n=amounts.others) if amounts.others else ""


def language_rest(amounts: Amounts) -> str:
    """Return what the rows of languages leave out, or ""."""
    others = tr("%Ln more language(s)", n=amounts.others)
    return _rest(amounts, others, tr("%Ln article(s) in an unknown language", n=amounts.unknown))


def _rest(amounts: Amounts, others: str, unknown: str) -> str:
    parts = []
    if amounts.others:
        parts.append(f"{others}: {tr('%Ln article(s)', n=amounts.rest)}")
    if amounts.unknown:
        parts.append(unknown)
    return " · ".join(parts)


# --- space -------------------------------------------------------------------------------------------------------------


def space(found: Space) -> list[Bar]:
    """Return a bar for each part of the file, the largest first."""
    parts = (
        (tr("Originals"), tr("the saved web pages"), found.originals, Fill.FULL),
        (tr("Pictures"), "", found.pictures, Fill.HATCHED),
        (tr("Texts"), "", found.texts, Fill.LIGHT),
        (tr("Search index"), "", found.search, Fill.DOTTED),
        (tr("Everything else"), tr("titles, summaries, tags, database indexes"), found.other, Fill.PALE),
        (tr("Unused"), tr("space in the file, reused as you save more"), found.free, Fill.EMPTY),
    )
    bars = []
    for name, more, size, fill in parts:
        share = f"{QLocale().toString(100 * size / max(found.file, 1), 'f', 0)} %"
        said = f"{name}: {size_words(size)}, {share}" + (f" ({more})" if more else "")
        bars.append(Bar(name, (size,), size_words(size), said, None, fill))
    return bars


def space_head(found: Space) -> str:
    """Return the line over what takes the space: the file's size, and what of it is free."""
    words = size_words(found.file)
    return tr("%1 (breakdown estimated)", words) if found.estimated else words
