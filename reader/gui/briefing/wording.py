"""The words of the window around a briefing: its title, what it is of, and all that a copy or a file of it says beside
the sentences.
"""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QDateTime, QLocale, Qt, QTime

from reader.exchange.briefing_words import BriefingWords
from reader.gui.kit import messages
from reader.model.briefing import Briefing, Scope


def tr(text: str, n: int = -1) -> str:
    """Return the text in the reader's language, counting ``n`` where it has a plural."""
    return QCoreApplication.translate("briefing", text, None, n)


def title_of(scope: Scope, made: str) -> str:
    """Return the tag, site or search that it is of; else the weekday and the part of the day when it was ``made`` (ISO
    8601 in UTC).
    """
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
    """Return how many articles, which, and about how many events: "Briefing · 24 articles since yesterday · 6
    events".
    """
    scope, number, events = briefing.scope, len(briefing.articles), len(briefing.groups)
    if scope.ids:
        words = tr("%Ln selected article(s)", number)
    elif scope.since == "yesterday":
        words = tr("%Ln article(s) since yesterday", number)
    elif scope.filter.words.strip() or scope.filter.tag or scope.filter.site:
        words = tr("%Ln article(s)", number)
    else:
        words = tr("%Ln article(s) in %1", number).replace("%1", messages.isolated(list_name))
    return " · ".join((tr("Briefing"), words, tr("%Ln event(s)", events)))


def note(briefing: Briefing) -> str:
    """Return what was left out, or ""."""
    parts = []
    if briefing.without_text:
        parts.append(tr("Left out: %Ln article(s) with no text.", briefing.without_text))
    if briefing.beyond:
        words = tr("Left out: %Ln article(s) older than the newest %1.", briefing.beyond)
        known = len(briefing.articles) + briefing.without_text
        parts.append(words.replace("%1", messages.number(known)))
    return " ".join(parts)


def briefing_words(briefing: Briefing, list_name: str) -> BriefingWords:
    """For copies and files, in the language of the window."""
    return BriefingWords(
        title_of(briefing.scope, briefing.made),
        about(briefing, list_name),
        tr("Every sentence is quoted word for word from its article."),
        tr("Sources differ"),
        tr("Name"),
        tr("Also"),
        tr("Sources"),
        tr("Latest"),
        tr("newer"),
        tr("en"),  # the code of the language that these words are in
        messages.long_date,
    )
