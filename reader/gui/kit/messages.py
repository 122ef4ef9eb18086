"""Sentences of errors and jobs in the reader's language."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QDate, QDateTime, QLocale, Qt

from reader import errors
from reader.desk.events import JobChanged
from reader.gui.kit.translation import QT_TRANSLATE_NOOP
from reader.model.library import Row

_WORDED = ("detail", "reason", "kind", "end", "holds")
"""Values of errors that may be words of ours."""

_OF_MANY = {
    "bulk": QT_TRANSLATE_NOOP("messages", "Changing %Ln article(s)"),
    "purge": QT_TRANSLATE_NOOP("messages", "Deleting %Ln article(s) permanently"),
    "clean": QT_TRANSLATE_NOOP("messages", "Cleaning %Ln article(s) again"),
    "summarise": QT_TRANSLATE_NOOP("messages", "Summarising %Ln article(s)"),
    "fetch": QT_TRANSLATE_NOOP("messages", "Fetching texts of %Ln article(s)"),
}

STAGES = {
    "asking": QT_TRANSLATE_NOOP("messages", "Checking…"),
    "fetching": QT_TRANSLATE_NOOP("messages", "Fetching…"),
    "reading": QT_TRANSLATE_NOOP("messages", "Reading…"),
    "cleaning": QT_TRANSLATE_NOOP("messages", "Cleaning…"),
    "pictures": QT_TRANSLATE_NOOP("messages", "Fetching pictures…"),
    "briefing": QT_TRANSLATE_NOOP("messages", "Reading…"),
    "comparing": QT_TRANSLATE_NOOP("messages", "Comparing articles…"),
    "summarising": QT_TRANSLATE_NOOP("messages", "Summarising…"),
    "exporting": QT_TRANSLATE_NOOP("messages", "Exporting…"),
    "deriving": QT_TRANSLATE_NOOP("messages", "Making the key…"),
    "copying": QT_TRANSLATE_NOOP("messages", "Copying…"),
    "verifying": QT_TRANSLATE_NOOP("messages", "Verifying copy…"),
    "checking": QT_TRANSLATE_NOOP("messages", "Checking file…"),
    "search": QT_TRANSLATE_NOOP("messages", "Checking search index…"),
    "texts": QT_TRANSLATE_NOOP("messages", "Checking texts and pictures…"),
    "originals": QT_TRANSLATE_NOOP("messages", "Verifying originals…"),
    "salvaging": QT_TRANSLATE_NOOP("messages", "Recovering data…"),
    "indexing": QT_TRANSLATE_NOOP("messages", "Rebuilding search index…"),
    "changing": QT_TRANSLATE_NOOP("messages", "Updating…"),
    "removing": QT_TRANSLATE_NOOP("messages", "Deleting…"),
    "looking": QT_TRANSLATE_NOOP("messages", "Analysing…"),
    "dropping": QT_TRANSLATE_NOOP("messages", "Removing unused pictures…"),
    "scaling": QT_TRANSLATE_NOOP("messages", "Scaling pictures…"),
    "packing": QT_TRANSLATE_NOOP("messages", "Recompressing originals…"),
    "importing": QT_TRANSLATE_NOOP("messages", "Importing…"),
    "giving back": QT_TRANSLATE_NOOP("messages", "Compacting library… Changes wait until it’s done."),
}


def tr(text: str, n: int = -1) -> str:
    """Return the text in the reader's language, counting ``n`` where it has a plural."""
    return QCoreApplication.translate("messages", text, None, n)


def error_sentence(code: str, values: dict[str, str | int]) -> str:
    """Return what happened and what to do, from an error's code and values.

    Values that are words of ours, such as the detail "the file doesn’t exist", are translated too.
    """
    worded = {
        name: QCoreApplication.translate("details", value) if name in _WORDED and isinstance(value, str) else value
        for name, value in values.items()
    }
    try:
        return QCoreApplication.translate("errors", errors.kind_of(code).sentence).format(**worded)
    except (KeyError, IndexError):
        return tr("Something went wrong. Nothing was lost. Try again.")


def sentence(error: errors.TearsheetError) -> str:
    """Return an error's sentence in the window's language."""
    return error_sentence(error.code, error.values)


def row_problem(row: Row) -> str:
    """Return why the row failed or waits, or ""."""
    return error_sentence(row.error_code, dict(row.error_values)) if row.error_code else ""


def stage(job: JobChanged) -> str:
    """Return where a job stands, in words."""
    return stage_words(job.stage)


def stage_words(name: str) -> str:
    """Return a stage in words."""
    return tr(STAGES[name]) if name in STAGES else tr("Waiting…")


def job_title(job: JobChanged) -> str:
    """Return what a job is about: its address, the number of articles that it cleans again, a briefing, or the
    library.
    """
    titles = {
        "brief": tr("Making briefing"),
        "export": tr("Exporting articles"),
        "send": tr("Sending to a folder"),
        "backup": tr("Backing up library"),
        "check": tr("Checking library"),
        "shrink": tr("Freeing space"),
        "updates": tr("Checking for updates"),
        "import": tr("Importing %1").replace("%1", isolated(job.about)),
    }
    if job.kind in titles:
        return titles[job.kind]
    if job.kind in _OF_MANY:
        return tr(_OF_MANY[job.kind], int(job.about))
    return job.about


def long_date(published: str) -> str:
    """Return a date as the reader's system writes it, from ISO 8601; what cannot be read comes back as it is."""
    date = QDate.fromString(published[:10], Qt.DateFormat.ISODate)
    return QLocale().toString(date, "d MMMM yyyy") if date.isValid() else published


def publication(published: str) -> str:
    """Return when something was published, from ISO 8601: day and time of day where the page says both, as its readers
    had them; a zone that is not the one here is named.
    """
    when = QDateTime.fromString(published, Qt.DateFormat.ISODateWithMs)
    if len(published) <= len("2026-11-23") or not when.isValid():
        return long_date(published)
    words = f"{long_date(published)}, {QLocale().toString(when.time(), QLocale.FormatType.ShortFormat)}"
    hours, minutes = divmod(abs(when.offsetFromUtc()) // 60, 60)
    if when.offsetFromUtc() == when.toLocalTime().offsetFromUtc():
        return words
    sign = "+" if when.offsetFromUtc() >= 0 else "−"
    return f"{words} UTC" + (f"{sign}{hours}" + (f":{minutes:02d}" if minutes else "") if hours or minutes else "")


def local_date(time: str) -> str:
    """Return the day of a moment here, as the reader's system writes it, from ISO 8601 in UTC."""
    when = QDateTime.fromString(time, Qt.DateFormat.ISODateWithMs).toLocalTime()
    return QLocale().toString(when.date(), "d MMMM yyyy") if when.isValid() else long_date(time)


def moment(time: str) -> str:
    """Day and time of day here, to the minute, from ISO 8601 in UTC."""
    when = QDateTime.fromString(time, Qt.DateFormat.ISODateWithMs).toLocalTime()
    if not when.isValid():
        return time
    return f"{QLocale().toString(when.date(), 'd MMMM yyyy')}, {QLocale().toString(when.time(), QLocale.FormatType.ShortFormat)}"


def short_time(time: str) -> str:
    """Return when something was saved, as short as it can be told: the time of day for the last week, under whose days
    it stands; else the day. ``time`` is ISO 8601, or a date alone, or "" for none.
    """
    if len(time) == len("2026-11-25"):
        date = QDate.fromString(time, Qt.DateFormat.ISODate)
    else:
        when = QDateTime.fromString(time, Qt.DateFormat.ISODateWithMs).toLocalTime()
        date = when.date()
        if when.isValid() and date.daysTo(QDate.currentDate()) < 7:
            return QLocale().toString(when.time(), QLocale.FormatType.ShortFormat)
    if not date.isValid():
        return ""
    return _short(date)


def published_or_saved(published: str, saved: str) -> str:
    """Return the day on which an article was published, as short as it can be told; where that is not known, or is the
    day on which it was ``saved``, when it was saved, and that this is meant: it stands where others have their
    publication.
    """
    day = _day(published)
    if day.isValid() and day != QDateTime.fromString(saved, Qt.DateFormat.ISODateWithMs).toLocalTime().date():
        return _short(day)
    return tr("Saved %1").replace("%1", short_time(saved))


def _day(published: str) -> QDate:
    """The day of ISO 8601 by the clock of the page, as the page itself tells it."""
    return QDate.fromString(published[: len("2026-11-25")], Qt.DateFormat.ISODate)


def _short(day: QDate) -> str:
    return QLocale().toString(day, "d MMM" if day.year() == QDate.currentDate().year() else "d MMM yyyy")


def number(value: int) -> str:
    """Return a whole number as the system writes it: 1,204 or 1.204."""
    return QLocale().toString(value)


def isolated(text: str) -> str:
    """Return the text in a direction of its own (Unicode isolates), for a line that joins parts of several scripts."""
    return f"\u2068{text}\u2069" if text else ""
