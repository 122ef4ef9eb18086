"""The meanings of highlights in the reader's language, and how each looks: never by its colour alone."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QTextCharFormat

from reader.desk.program.settings import Settings
from reader.gui.kit.theme import Colours
from reader.gui.kit.translation import QT_TRANSLATE_NOOP
from reader.model.highlight import DEFAULT_MEANINGS, Highlight

_NAMES = {
    1: QT_TRANSLATE_NOOP("meanings", "Fact"),
    2: QT_TRANSLATE_NOOP("meanings", "Quote"),
    3: QT_TRANSLATE_NOOP("meanings", "Check"),
    4: QT_TRANSLATE_NOOP("meanings", "Use"),
}
_LINES = {
    1: QTextCharFormat.UnderlineStyle.SingleUnderline,
    2: QTextCharFormat.UnderlineStyle.DashUnderline,
    3: QTextCharFormat.UnderlineStyle.WaveUnderline,
    4: QTextCharFormat.UnderlineStyle.DotLine,
}


def default_meaning(number: int) -> str:
    """Return what a meaning is called that nobody renamed."""
    return QCoreApplication.translate("meanings", _NAMES[number])


def meaning_name(settings: Settings, number: int) -> str:
    """Return what a meaning is called."""
    return str(settings[f"meaning_{number}"]) or default_meaning(number)


def meaning_names(settings: Settings) -> dict[int, str]:
    """Return what the meanings are called, by number."""
    return {number: meaning_name(settings, number) for number in DEFAULT_MEANINGS}


def said_highlight(one: Highlight, name: str = "") -> str:
    """Return how a highlight is heard: its meaning, by its ``name`` if it has another, its words, and the note on it."""
    words = QCoreApplication.translate("meanings", "%1: %2").replace("%1", name or default_meaning(one.meaning))
    return f"{words.replace('%2', one.words)} {one.note}".strip()


def highlight_format(theme: Colours, number: int) -> QTextCharFormat:
    """Return how the words of a highlight look: a ground, and a line under them that each meaning has to itself."""
    looks = QTextCharFormat()
    looks.setBackground(theme.highlight(number))
    looks.setUnderlineStyle(_LINES[number])
    looks.setUnderlineColor(theme.highlight_line(number))
    return looks
