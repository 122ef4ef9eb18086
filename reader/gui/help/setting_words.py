"""What settings, their groups and their choices are called, in the reader's language."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLocale

from reader.desk.program.settings import Setting
from reader.gui.kit.citation_styles import STYLE_WORDS

_CHOICES = {
    "system": "Match system",
    "light": "Light",
    "sepia": "Sepia",
    "dark": "Dark",
    "black": "Black",
    "contrast-light": "High contrast, light",
    "contrast-dark": "High contrast, dark",
    "tight": "Tight",
    "normal": "Normal",
    "open": "Open",
    "double": "Double",
    "narrow": "Narrow",
    "wide": "Wide",
    "full": "Full width",
    "summary": "Title and summary",
    "plain": "Title only",
    "compact": "Compact (one line)",
    "sentence": "One sentence",
    "short": "Short",
    "medium": "Medium",
    "long": "Long",
    "number": "Last number chosen",
    "tearsheet": "Tearsheet",
    "vi": "Like vi",
    "mail": "Like mail programs",
    "learned": "Tearsheet",
    "lexrank-lead": "LexRank (favouring the lead)",
    "lead": "First sentences",
    "lexrank": "LexRank",
    "textrank": "TextRank",
    "luhn": "Luhn",
    "lsa": "LSA",
    **STYLE_WORDS,
}


def tr(text: str, n: int = -1) -> str:
    """Return the text in the reader's language, counting ``n`` where it has a plural."""
    return QCoreApplication.translate("settings", text, None, n)


def choice_words(setting: Setting, choice: str | int) -> str:
    """Return what a choice is called, with its unit."""
    if isinstance(choice, str):
        return tr(_CHOICES.get(choice, choice))
    if setting.unit == "days":
        return tr("%Ln day(s)", choice) if choice else tr("Never")
    if setting.unit == "minutes":
        return tr("%Ln minute(s)", choice) if choice else tr("Never")
    if setting.unit == "seconds":
        return tr("%Ln second(s)", choice) if choice else tr("At once")
    number = QLocale().toString(choice)
    units = {"px": tr("%1 px"), "%": tr("%1 %")}
    return units.get(setting.unit, "%1").replace("%1", number)
