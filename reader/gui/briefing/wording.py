"""The words of the window around a briefing: its title, what it is of, and all that a copy or a file of it says beside
the sentences."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QDateTime, QLocale, Qt, QTime

from reader.exchange.briefing_words import BriefingWords
from reader.gui.kit import messages
from reader.model.briefing import Briefing, Scope


def tr(text: str) -> str:
    return QCoreApplication.translate("briefing", text)


def title_of(scope: Scope, made: str) -> str:
    """The tag, site or search that it is of; else the weekday and the part of the day when it was ``made`` (ISO 8601 in
    UTC)."""
    wanted = scope.filter
    if not scope.ids and not scope.since and (wanted.words.strip() or wanted.tag or wanted.site):
        return f"“{wanted.words.strip()}”" if wanted.words.strip() else wanted.tag or wanted.site
    when = QDateTime.fromString(made, Qt.DateFormat.ISODateWithMs).toLocalTime()
    time = when.time()
    part = tr("%1 night")
    for until, words in ((5, tr("%1 night")), (12, tr("%1 morning")), (18, tr("%1 afternoon")), (22, tr("%1 evening"))):
        if time < QTime(until, 0):
            part = words
            break
    return part.replace("%1", QLocale().standaloneDayName(when.date().dayOfWeek()))


def about(briefing: Briefing, list_name: str) -> str:
    """How many articles, which, and about how many events: "Briefing · 24 articles since yesterday · 6 events"."""
    scope, number, events = briefing.scope, len(briefing.articles), len(briefing.groups)
    one = number == 1
    if scope.ids:
        words = tr("1 chosen article") if one else tr("%1 chosen articles")
    elif scope.since == "yesterday":
        words = tr("1 article since yesterday") if one else tr("%1 articles since yesterday")
    elif scope.filter.words.strip() or scope.filter.tag or scope.filter.site:
        words = tr("1 article") if one else tr("%1 articles")
    else:
        words = (tr("1 article in %2") if one else tr("%1 articles in %2")).replace("%2", messages.isolated(list_name))
    of = tr("1 event") if events == 1 else tr("%1 events").replace("%1", messages.number(events))
    return " · ".join((tr("Briefing"), words.replace("%1", messages.number(number)), of))


def note(briefing: Briefing) -> str:
    """What was left out, or ""."""
    parts = []
    if briefing.without_text:
        words = (
            tr("1 article without a text is left out.")
            if briefing.without_text == 1
            else tr("%1 articles without a text are left out.")
        )
        parts.append(words.replace("%1", messages.number(briefing.without_text)))
    if briefing.beyond:
        words = tr("These are the newest %1; %2 older ones are left out.")
        known = len(briefing.articles) + briefing.without_text
        parts.append(words.replace("%1", messages.number(known)).replace("%2", messages.number(briefing.beyond)))
    return " ".join(parts)


def words_of(briefing: Briefing, list_name: str) -> BriefingWords:
    """For copies and files, in the language of the window."""
    return BriefingWords(
        title_of(briefing.scope, briefing.made),
        about(briefing, list_name),
        tr("Every sentence stands word for word in its article."),
        tr("Sources differ: check"),
        tr("Name"),
        tr("Also"),
        tr("Sources"),
        tr("en"),  # the code of the language that these words are in
        messages.long_date,
    )
