"""What the outcomes of an import, its reasons and its numbers are called."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from reader.gui.kit import messages
from reader.gui.kit.translation import QT_TRANSLATE_NOOP
from reader.model.importing import ImportReport, ReportLine

_T = QT_TRANSLATE_NOOP

OUTCOMES = {
    "taken": _T("imports", "Imported"),
    "merged": _T("imports", "Merged"),
    "known": _T("imports", "Already there"),
    "skipped": _T("imports", "Not imported"),
}
WHYS = {
    "no_address": _T("imports", "no web address and no text"),
    "not_an_article": _T("imports", "not an article"),
    "damaged": _T("imports", "can’t be read"),
    "too_large": _T("imports", "too large"),
    "encrypted": _T("imports", "needs a password"),
    "not_recognised": _T("imports", "unknown format"),
    "no_text": _T("imports", "pictures only, no text"),
    "text_unreadable": _T("imports", "its text can’t be read"),
}
ADDED = {
    "text": _T("imports", "text"),
    "tags": _T("imports", "tags"),
    "earlier_date": _T("imports", "earlier date"),
    "star": _T("imports", "star"),
    "marks": _T("imports", "read or archived"),
    "note": _T("imports", "note"),
    "highlights": _T("imports", "highlights"),
}


def tr(text: str, number: int = -1) -> str:
    """Return the text in the reader's language, counting ``number`` where it has a plural."""
    return QCoreApplication.translate("imports", text, None, number)


def why(code: str) -> str:
    """Return why a line was not taken, in a few words."""
    return tr(WHYS[code]) if code in WHYS else code


def details(line: ReportLine) -> str:
    """Return what else is to be said of a line: why it was not taken, what was added, what was left out."""
    parts = [why(line.why)] if line.why else []
    if line.added:
        names = ", ".join(tr(ADDED[name]) if name in ADDED else name for name in line.added)
        parts.append(tr(_T("imports", "Added: %1")).replace("%1", names))
    if line.dropped:
        parts.append(tr(_T("imports", "Left out: %1")).replace("%1", ", ".join(line.dropped)))
    if line.rest:
        parts.append(tr(_T("imports", "Nothing after this could be read.")))
    return " · ".join(parts)


def summary(report: ImportReport) -> str:
    """Return what an import did, in a sentence or a few."""
    counts = report.counts
    parts = [tr(_T("imports", "%Ln article(s) imported."), counts.taken)]
    if counts.bare:
        parts.append(tr(_T("imports", "%Ln of them without text."), counts.bare))
    if counts.merged:
        parts.append(tr(_T("imports", "%Ln merged with what you had."), counts.merged))
    if counts.known:
        parts.append(tr(_T("imports", "%Ln already there."), counts.known))
    if counts.skipped:
        parts.append(tr(_T("imports", "%Ln item(s) not imported."), counts.skipped))
    if report.stopped:
        parts.append(tr(_T("imports", "Stopped before the end of the file.")))
    if any(line.rest for line in report.lines):
        parts.append(tr(_T("imports", "A file couldn’t be read to its end.")))
    return " ".join(parts)


def title_of(report: ImportReport) -> str:
    """Return what an earlier import is called in a list: when it was, and of which files."""
    return f"{messages.moment(report.when)} · {messages.isolated(', '.join(report.files))}"
