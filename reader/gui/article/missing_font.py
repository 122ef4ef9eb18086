"""The line above a text whose script this machine has no font for, with what to install; once for each script."""

from __future__ import annotations

from collections import Counter

from PySide6.QtCore import QCoreApplication, QSysInfo, Qt, Signal
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from reader.gui.kit.theme import text_font, ui_font
from reader.gui.kit.translation import QT_TRANSLATE_NOOP
from reader.text.scripts import SAMPLE_CODE_POINTS, main_script, script_of

_T = QT_TRANSLATE_NOOP
OWN = frozenset({"", "latin", "greek", "cyrillic", "arabic"})
"""Scripts of the fonts that come with Tearsheet."""
ASKED_LETTERS = 6
"""How many letters of a text, its most frequent ones, are asked for."""
FONTS: dict[str, tuple[str, str]] = {
    "armenian": (_T("scripts", "Armenian"), "Noto Serif Armenian"),
    "hebrew": (_T("scripts", "Hebrew"), "Noto Serif Hebrew"),
    "syriac": (_T("scripts", "Syriac"), "Noto Sans Syriac"),
    "thaana": (_T("scripts", "Thaana"), "Noto Sans Thaana"),
    "devanagari": (_T("scripts", "Devanagari"), "Noto Serif Devanagari"),
    "bengali": (_T("scripts", "Bengali"), "Noto Serif Bengali"),
    "gurmukhi": (_T("scripts", "Gurmukhi"), "Noto Serif Gurmukhi"),
    "gujarati": (_T("scripts", "Gujarati"), "Noto Serif Gujarati"),
    "odia": (_T("scripts", "Odia"), "Noto Sans Oriya"),
    "tamil": (_T("scripts", "Tamil"), "Noto Serif Tamil"),
    "telugu": (_T("scripts", "Telugu"), "Noto Serif Telugu"),
    "kannada": (_T("scripts", "Kannada"), "Noto Serif Kannada"),
    "malayalam": (_T("scripts", "Malayalam"), "Noto Serif Malayalam"),
    "sinhala": (_T("scripts", "Sinhala"), "Noto Serif Sinhala"),
    "thai": (_T("scripts", "Thai"), "Noto Serif Thai"),
    "lao": (_T("scripts", "Lao"), "Noto Serif Lao"),
    "tibetan": (_T("scripts", "Tibetan"), "Noto Serif Tibetan"),
    "burmese": (_T("scripts", "Burmese"), "Noto Serif Myanmar"),
    "georgian": (_T("scripts", "Georgian"), "Noto Serif Georgian"),
    "hangul": (_T("scripts", "Korean"), "Noto Serif CJK"),
    "ethiopic": (_T("scripts", "Ethiopic"), "Noto Serif Ethiopic"),
    "khmer": (_T("scripts", "Khmer"), "Noto Serif Khmer"),
    "kana": (_T("scripts", "Japanese"), "Noto Serif CJK"),
    "han": (_T("scripts", "Chinese and Japanese"), "Noto Serif CJK"),
}
"""What each script is called, and a free font for it."""
_NO_PACKAGE_NAMES = "windows", "winrt", "macos", "darwin"


def missing_script(text: str) -> str:
    """Return the script that most of a text is in if no font of this machine has its letters, else ""."""
    script = main_script(text)
    if script in OWN or script not in FONTS:
        return ""
    sample = Counter(letter for letter in text[:SAMPLE_CODE_POINTS] if script_of(letter) == script)
    metrics = QFontMetricsF(text_font())
    letters = [letter for letter, _ in sample.most_common(ASKED_LETTERS)]
    return "" if any(metrics.inFontUcs4(ord(letter)) for letter in letters) else script


class MissingFont(QFrame):
    """Hidden while nothing is missing. ``dismissed`` carries the script that nobody wants to hear of any more."""

    dismissed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.script = ""
        self.words = QLabel()
        self.words.setFont(ui_font(13))
        self.words.setProperty("role", "meta")
        self.words.setWordWrap(True)
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.button = QPushButton(self.tr("Got it"))
        self.button.setProperty("role", "link")
        self.button.setFont(ui_font(12, bold=True))
        self.button.setAccessibleName(self.tr("Don’t say again that a font is missing"))
        self.button.clicked.connect(lambda: self.dismissed.emit(self.script))
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self.words, 1)
        line.addWidget(self.button, 0, Qt.AlignmentFlag.AlignTop)
        self.hide()

    def show_script(self, script: str) -> None:
        """Say that there is no font for a script, or nothing for ""."""
        self.script = script
        if script:
            name, font = FONTS[script]
            words = self.tr(
                "This computer has no font for %1, so its letters are shown as boxes. Install one, such as %2, and "
                "restart Tearsheet."
            )
            if QSysInfo.productType() not in _NO_PACKAGE_NAMES:
                font += " (fonts-noto-cjk)" if font.endswith("CJK") else " (fonts-noto-core)"
            told = words.replace("%1", QCoreApplication.translate("scripts", name)).replace("%2", font)
            self.words.setText(told)
            self.words.setAccessibleName(told)
        self.setVisible(bool(script))
