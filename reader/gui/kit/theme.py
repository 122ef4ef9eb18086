"""Colours and type. A theme is a data file of ``resources/themes``; what the tokens are for stands in
``style_sheet``.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from functools import cache
from string import Template

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPalette, QPixmapCache
from PySide6.QtWidgets import QApplication

from reader.resources import resource
from reader.text.scripts import main_script

TEXT_FAMILY = "Literata"
UI_FAMILY = "Inter"
OWN_FONTS = (
    "Inter-Regular.ttf",
    "Inter-SemiBold.ttf",
    "Literata-Regular.ttf",
    "Literata-Bold.ttf",
    "Literata-Italic.ttf",
)
"""Of interface and text."""
ARABIC_FAMILY = "Noto Naskh Arabic"
MONO_FAMILY = "monospace"
"""What each system calls its own one."""
ARABIC_FONTS = ("NotoNaskhArabic-Regular.ttf", "NotoNaskhArabic-Bold.ttf")

LEAST_SCALE, LARGEST_SCALE, TASTE = 0.9, 2.25, 0.12
"""By how much the system's font makes the interface smaller or larger, and up to which share it doesn't."""

_STYLE = Template(
    """
QMainWindow, QDialog { background: $list; }
QToolTip { background: $field; color: $ink; border: 1px solid $rule; padding: 4px 6px; }
#toolbar, #sidebar, #sidebarFoot { background: $side; }
#toolbar { border-bottom: 1px solid $rule; }
#sidebar { border: 0; }
#sidebarPane { background: $side; border-right: 1px solid $rule; }
#listPane, #list { background: $list; border: 0; }
#listPane { border-right: 1px solid $rule; }
#listHead, #firstStart { border: 0; border-bottom: 1px solid $rule; }
#firstStart { background: $card; }
#page, #pageScroll, #pageColumn { background: $page; border: 0; }
#linkLine { background: $field; color: $ink; border: 1px solid $rule; border-radius: 6px; padding: 0 7px; }
QTextBrowser#footnoteWords { background: transparent; border: 0; }
#summaryPane { background: $list; border-left: 1px solid $rule; }
#summaryPane[above="true"] { border-left: 0; border-bottom: 1px solid $rule; }
#settingsScroll, #settingsBody { background: transparent; border: 0; }
#summaryScroll, #summaryBody { background: transparent; border: 0; }
#summaryRule { background: $rule; border: 0; }
#viewBar { background: $card; border-bottom: 1px solid $rule; }
#viewFoot { background: $card; border-top: 1px solid $rule; }
#dropZone { background: $card; border: 1px dashed $ink2; border-radius: 9px; }
QTableView#reportTable { background: $field; color: $ink; border: 1px solid $rule; border-radius: 7px; }
QTableView#reportTable::item { padding: 0 6px; color: $ink; }
QTableView#reportTable::item:selected { background: $accent_soft; color: $ink; }
QTableView#reportTable:focus { border: 1px solid $accent; }
QTableView#reportTable QHeaderView { background: transparent; border: 0; }
QTableView#reportTable QHeaderView::section { color: $ink2; background: $card; border: 0; border-bottom: 1px solid $rule;
 padding: 4px 9px; }
QTableView#reportTable QHeaderView::section:first { border-top-left-radius: 6px; }
QTableView#reportTable QHeaderView::section:last { border-top-right-radius: 6px; }
QListWidget#rulesList { border: 1px solid $rule; border-radius: 7px; padding: 4px; }
QListWidget#rulesList::item { padding: 7px 8px; border-radius: 5px; color: $ink; }
QListWidget#rulesList::item:selected { background: $accent_soft; color: $ink; }
QListWidget#rulesList:focus { border: 1px solid $accent; }
QPlainTextEdit#licenceText { background: $page; color: $ink; border: 1px solid $rule; border-radius: 7px; padding: 6px 4px 6px 8px; }
QPlainTextEdit#licenceText:focus { border: 1px solid $accent; }
QListView#whyList, QListView#bars, QTextBrowser#original { background: $page; }
QLabel { color: $ink; background: transparent; }
QLabel#noCopies { border: 1px solid $rule; border-radius: 7px; }
QLabel[role="meta"] { color: $ink2; }
QLabel[role="problem"] { color: $problem; }
QLabel[role="site"] { color: $accent; font-weight: 600; }
QFrame#box { background: $card; border: 0; border-radius: 10px; }
QFrame#problemBox { background: $problem_soft; border: 0; border-radius: 10px; }
QFrame#popover, QFrame#findBox { background: $field; border: 1px solid $rule; border-radius: 10px; }
QLineEdit#findField { min-height: 22px; border-radius: 6px; }
QToolButton#findTool { border-radius: 6px; padding: 3px; }
QToolButton#findTool:focus { border: 2px solid $accent; padding: 1px; }
QToolButton#popoverTool { border-radius: 6px; padding: 4px 7px; color: $ink; }
QToolButton#popoverTool:focus { border: 2px solid $accent; padding: 2px 5px; }
QToolButton#popoverTool:checked { background: $accent_soft; color: $ink; }
QPlainTextEdit#noteField { background: $page; color: $ink; border: 1px solid $rule; border-radius: 7px; padding: 4px 6px; }
QPlainTextEdit#noteField:focus { border: 1px solid $accent; }
QWidget#manualSide { background: $list; border-right: 1px solid $rule; }
QListWidget#manualContents { background: transparent; border: 0; outline: 0; }
QListWidget#highlightList { background: transparent; border: 0; outline: 0; }
QListWidget#completions { background: transparent; border: 0; outline: 0; }
QListWidget#completions::item { padding: 0 8px; border-radius: 6px; color: $ink; }
QListWidget#completions::item:selected { background: $accent_soft; color: $ink; }
QLineEdit#paletteField { border: 0; background: transparent; min-height: 40px; padding: 0 10px; }
QFrame#pictureView { background: $page; border: 0; }
#pictureFoot { background: $card; border-top: 1px solid $rule; }
QFrame#toast { background: $field; border: 1px solid $rule; border-radius: 10px; }
QLineEdit { background: $field; color: $ink; border: 1px solid $rule; border-radius: 7px; padding: 0 8px; min-height: 28px;
  selection-background-color: $accent; selection-color: $on_accent; }
QLineEdit:focus { border: 1px solid $accent; }
QLineEdit#tagField { border-radius: 12px; min-height: 22px; padding: 0 8px; }
QPushButton, QToolButton { outline: 0; }
QPushButton { background: $field; color: $ink; border: 1px solid $rule; border-radius: 7px; padding: 5px 12px; min-height: 18px; }
QPushButton:hover { border-color: $ink3; }
QPushButton:focus { border: 2px solid $accent; padding: 4px 11px; }
QPushButton:disabled { color: $ink3; }
QPushButton[role="main"] { background: $accent; color: $on_accent; border: 1px solid $accent; font-weight: 600; }
QPushButton[role="main"]:focus { border: 2px solid $ink; }
QPushButton[role="main"]:disabled { background: $hover; color: $ink3; border-color: $rule; }
QPushButton[role="theme"] { background: transparent; border: 1px solid $rule; border-radius: 7px; color: $ink; padding: 5px 8px;
  text-align: left; }
QPushButton[role="theme"]:hover { border-color: $ink3; }
QPushButton[role="theme"]:checked { background: $accent_soft; border: 2px solid $accent; padding: 4px 7px; font-weight: 600; }
QPushButton[role="theme"]:focus { border: 2px solid $accent; padding: 4px 7px; }
QPushButton[role="theme"]:checked:focus { border: 3px solid $ink; padding: 3px 6px; }
QPushButton[role="link"] { background: transparent; border: 0; color: $accent; padding: 2px 4px; text-align: left; }
QPushButton[role="link"]:focus { border: 2px solid $accent; padding: 0 2px; }
QPushButton[role="site"] { background: transparent; border: 0; color: $accent; padding: 2px 0; text-align: left; }
QPushButton[role="link"], QPushButton[role="site"], QPushButton[role="problem"] { font-weight: 600; min-height: 20px; }
QPushButton[role="site"]:focus { border: 2px solid $accent; border-radius: 5px; padding: 0 2px; }
QPushButton[role="tight"] { padding: 5px 9px; }
QPushButton[role="tight"]:focus { padding: 4px 8px; }
QPushButton[role="problem"] { background: transparent; border: 0; color: $problem; padding: 2px 6px; }
QPushButton[role="problem"]:focus { border: 2px solid $problem; padding: 0 4px; }
QPushButton[role="chip"] { background: transparent; border: 1px solid $rule; border-radius: 12px; padding: 2px 10px; min-height: 18px; }
QPushButton[role="chip"]:hover { border-color: $ink3; }
QPushButton[role="chip"]:focus { border: 2px solid $accent; padding: 1px 9px; }
QPushButton[role="order"] { background: transparent; border: 0; border-radius: 7px; padding: 2px 6px; min-height: 20px; }
QPushButton[role="order"]:hover { background: $hover; }
QPushButton[role="order"]:focus { border: 2px solid $accent; padding: 0 4px; }
QPushButton[role="order"]::menu-indicator { width: 0; image: none; }
QPushButton[role="segment"] { background: transparent; border: 0; border-radius: 6px; color: $ink2; padding: 4px 6px; }
QPushButton[role="segment"]:checked { background: $field; color: $ink; font-weight: 600; border: 1px solid $rule; padding: 3px 5px; }
QPushButton[role="segment"]:focus { border: 2px solid $accent; padding: 2px 4px; }
QFrame#segments { background: $side; border-radius: 7px; }
QPushButton#card { background: transparent; border: 1px solid $rule; border-radius: 10px; padding: 0; }
QPushButton#card:hover:enabled { background: $card; border-color: $ink3; }
QPushButton#card:focus { border: 2px solid $accent; }
QPushButton#sentence { background: transparent; border: 0; border-radius: 10px; padding: 0; }
QPushButton#sentence:hover { background: $card; }
QPushButton#sentence[current="soft"] { background: $marker_soft; }
QPushButton#sentence[current="true"] { background: $marker; }
QPushButton#sentence[ring="true"]:focus { border: 2px solid $accent; }
QToolButton#sentenceTool { border-radius: 6px; padding: 3px; }
QToolButton#sentenceTool:hover { background: $card; }
QToolButton#sentenceTool:focus { border: 2px solid $accent; padding: 1px; }
QSpinBox#number { background: $field; color: $ink; border: 1px solid $rule; border-radius: 7px; padding: 2px 0 2px 6px; min-height: 22px; }
QSpinBox#number:focus { border: 2px solid $accent; padding: 1px 0 1px 5px; }
QSpinBox#number[chosen="true"] { font-weight: 600; }
QSpinBox#number::up-button, QSpinBox#number::down-button { width: 18px; border: 0; background: transparent; }
QSpinBox#number::up-button { subcontrol-position: top right; }
QSpinBox#number::down-button { subcontrol-position: bottom right; }
QSpinBox#number::up-arrow, QSpinBox#number::down-arrow { image: none; width: 0; height: 0; }
QPushButton#foot { background: transparent; border: 0; border-top: 1px solid $rule; border-radius: 0; padding: 0;
  min-height: 55px; max-height: 55px; }
QPushButton#foot:focus { border: 2px solid $accent; }
QToolButton { background: transparent; border: 0; border-radius: 7px; padding: 5px; color: $ink2; }
QToolButton:hover { background: $hover; }
QToolButton:focus { border: 2px solid $accent; padding: 3px; }
QToolButton:checked { background: $accent_soft; color: $accent; }
QToolButton#quiet:checked { background: transparent; color: $ink2; }
QToolButton::menu-indicator { image: none; }
QMenu { background: $field; color: $ink; border: 1px solid $rule; padding: 5px; }
QMenu::item { padding: 5px 26px 5px 12px; border-radius: 5px; }
QMenu::item:selected { background: $accent_soft; color: $ink; }
QMenu::item:disabled { color: $ink3; }
QMenu::separator { height: 1px; background: $rule; margin: 5px 4px; }
QMenuBar { background: $side; color: $ink; }
QMenuBar::item { padding: 4px 9px; background: transparent; border-radius: 5px; }
QMenuBar::item:selected { background: $hover; }
QListView { background: $field; color: $ink; border: 0; outline: 0; }
QAbstractItemView#completion { background: $field; border: 1px solid $rule; padding: 4px; selection-background-color: $accent_soft;
  selection-color: $ink; }
QProgressBar { background: $hover; border: 0; border-radius: 1px; max-height: 3px; }
QProgressBar::chunk { background: $accent; border-radius: 1px; }
QScrollBar:vertical { background: transparent; width: 12px; margin: 2px; }
QScrollBar::handle:vertical { background: $scroll; border-radius: 4px; min-height: 36px; }
QScrollBar:horizontal { background: transparent; height: 12px; margin: 2px; }
QScrollBar::handle:horizontal { background: $scroll; border-radius: 4px; min-width: 36px; }
QScrollBar:horizontal:focus { border: 2px solid $accent; border-radius: 6px; }
QScrollBar::handle:hover { background: $ink3; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QSplitter::handle { background: transparent; }
QTextBrowser { background: $page; color: $ink; border: 0; selection-background-color: $accent; selection-color: $on_accent; }
QComboBox { background: $field; color: $ink; border: 1px solid $rule; border-radius: 7px; padding: 4px 10px; min-height: 20px;
  combobox-popup: 0; }
QComboBox:hover { border-color: $ink3; }
QComboBox:focus { border: 2px solid $accent; padding: 3px 9px; }
QComboBox:disabled { background: $hover; color: $ink3; }
QComboBox::drop-down { border: 0; width: 24px; }
QComboBox::down-arrow { image: none; }
QListView#choices { background: $field; color: $ink; border: 1px solid $rule; padding: 4px; selection-background-color: $accent_soft;
  selection-color: $ink; }
QListView#choices::item { padding: 5px 8px; min-height: 20px; border-radius: 5px; color: $ink; }
QListView#choices::item:selected, QListView#choices::item:hover { background: $accent_soft; color: $ink; }
QCheckBox { color: $ink; spacing: 8px; min-height: 24px; }
QCheckBox::indicator { width: 15px; height: 15px; border: 1px solid $ink3; border-radius: 4px; background: $field; }
QCheckBox::indicator:hover { border-color: $accent; }
QCheckBox::indicator:checked { background: $accent; border-color: $accent; image: url("$check"); }
QCheckBox:disabled { color: $ink3; }
QCheckBox::indicator:disabled { border-color: $rule; }
QCheckBox::indicator:checked:disabled { background: $ink3; border-color: $ink3; }
QCheckBox:focus { text-decoration: underline; }
QTableWidget#searchHelp::item { padding: 5px 10px; border-bottom: 1px solid $rule; color: $ink; }
QTableWidget#searchHelp::item:focus { background: $accent_soft; }
QTableWidget { background: $field; color: $ink; border: 1px solid $rule; border-radius: 7px; gridline-color: $rule; }
"""
)


FILES = ("light", "sepia", "dark", "black", "contrast-light", "contrast-dark")
"""The files of ``resources/themes``."""
CHOICES = ("system", *FILES)


def theme_name(choice: str, *, dark: bool, contrast: bool) -> str:
    """Return the theme file for a choice; "system" follows what the system says of itself."""
    if choice in FILES:
        return choice
    return ("contrast-" if contrast else "") + ("dark" if dark else "light")


@cache
def tokens(name: str) -> dict[str, str]:
    """Return the colours of a theme file (one of ``FILES``) by their token."""
    found = json.loads(resource("themes", f"{name}.json").read_text(encoding="utf-8"))
    found["check"] = resource("icons", f"check-on-{'dark' if found['dark'] else 'light'}.svg").as_posix()
    found["marker_soft"] = _between(found["marker"], found["page"])
    found["link_line"] = _between(found["accent"], _between(found["accent"], found["page"]))
    return found  # type: ignore[no-any-return]


def _between(one: str, other: str) -> str:
    """Return the colour half way between two."""
    halves = ((int(one[at : at + 2], 16) + int(other[at : at + 2], 16)) // 2 for at in (1, 3, 5))
    return "#" + "".join(f"{half:02X}" for half in halves)


def load_fonts(names: tuple[str, ...]) -> None:
    """Make fonts of ``resources/fonts`` known to Qt: ``OWN_FONTS`` before the first widget, 1.3 ms. Later, Qt would drop all that
    it has loaded.
    """
    for name in names:
        QFontDatabase.addApplicationFont(str(resource("fonts", name)))


_scale = 1.0


def scale_interface(points: float, usual: float) -> None:
    """Set the interface for a system font of so many points, where the ``usual`` one of the platform has those: larger fonts
    and rows for somebody who asked the system for larger text. Less than a ninth more or less is a matter of taste and
    changes nothing. Called before the first widget is made.
    """
    global _scale  # asked for in a hundred places that know no settings
    ratio = points / usual if points > 0 else 1.0
    _scale = min(max(ratio, LEAST_SCALE), LARGEST_SCALE) if abs(ratio - 1) > TASTE else 1.0


def usual_points(platform: str, desktop: str = "") -> float:
    """Return the size of the system's font, in points, where nobody changed it."""
    if platform == "win32":
        return 9.0
    if platform == "darwin":
        return 13.0
    return 11.0 if "gnome" in desktop.casefold() else 10.0


def scaled(pixels: float) -> int:
    """Return pixels of the interface as large as the system's font asks for: for heights of rows and bars that hold words,
    and the widths that go with them.
    """
    return round(pixels * _scale)


def ui_font(pixels: int = 13, *, bold: bool = False, tabular: bool = False) -> QFont:
    """Return the interface's own sans; ``tabular`` for counts that stand under each other. In words it would set
    hyphens as wide as figures.
    """
    font = QFont(UI_FAMILY)
    font.setPixelSize(scaled(pixels))
    font.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
    if tabular:
        font.setFeature(QFont.Tag("tnum"), 1)
    return font


_reading_family = TEXT_FAMILY


@cache
def _load_arabic() -> None:
    """Make the Arabic face known to Qt, with the first text that needs it."""
    load_fonts(ARABIC_FONTS)


def reading_families(words: str = "") -> list[str]:
    """Return the families that ``words`` are set in, in Qt's order of trying: for words in Arabic letters the Arabic face,
    unless the reader chose a family that has these letters itself.
    """
    if main_script(words) != "arabic":
        return [_reading_family]
    _load_arabic()
    ours = _reading_family in (TEXT_FAMILY, UI_FAMILY)
    if not ours and QFontDatabase.WritingSystem.Arabic in QFontDatabase.writingSystems(_reading_family):
        return [_reading_family]
    return [ARABIC_FAMILY, _reading_family]


def choose_text_family(family: str) -> None:
    """Set articles in this family from the next ``text_font`` on; "" is the serif that comes with Tearsheet, which also
    stands in for one that this machine does not have.
    """
    global _reading_family  # a font is asked for in dozens of places that know no settings
    known = family and any(name.partition(" [")[0] == family for name in QFontDatabase.families())
    _reading_family = family if known else TEXT_FAMILY


def text_families() -> list[str]:
    """Return what articles can be set in: our serif and our sans first, then what this machine has for Latin or for the
    reader's own script, by name. Symbols and what cannot be scaled are left out; a family that two foundries have, which
    Qt calls "C059 [urw]" and "C059 [UKWN]", is one.
    """
    own = [TEXT_FAMILY, UI_FAMILY]
    symbols = QFontDatabase.WritingSystem.Symbol
    found = {
        name.partition(" [")[0]
        for name in QFontDatabase.families()
        if name not in (*own, ARABIC_FAMILY)
        and not name.startswith((".", "@"))
        and not QFontDatabase.isPrivateFamily(name)
        and QFontDatabase.isSmoothlyScalable(name)
        and any(system != symbols for system in QFontDatabase.writingSystems(name))
    }
    return [*own, *sorted(found, key=str.casefold)]


def text_font(pixels: int = 19, *, bold: bool = False, words: str = "") -> QFont:
    """Return the font of articles: the serif, or what the reader chose; for ``words`` in Arabic letters the Arabic face."""
    font = QFont()
    font.setFamilies(reading_families(words))
    font.setPixelSize(pixels)
    font.setWeight(QFont.Weight.Bold if bold else QFont.Weight.Normal)
    return font


class Colours:
    """The colours of one of ``FILES``."""

    _name = "light"

    def colour(self, token: str) -> QColor:
        return QColor(tokens(self._name)[token])

    def tag_colour(self, index: int) -> QColor:
        colours = tokens(self._name)["tags"]
        return QColor(colours[index % len(colours)])

    def highlight(self, meaning: int) -> QColor:
        """Return the ground of a highlight of this meaning (1 to 4)."""
        return QColor(tokens(self._name)["highlights"][meaning - 1])

    def highlight_line(self, meaning: int) -> QColor:
        """Return the colour of lines that belong to a highlight: dark enough on its ground and on the page."""
        return QColor(tokens(self._name)["highlight_lines"][meaning - 1])


class Paper(Colours):
    """Colours of what is printed, whatever the window shows: black on white, and links that are lines, not colours."""

    _INKS: Mapping[str, str] = {
        "page": "#FFFFFF",
        "ink": "#000000",
        "ink2": "#444444",
        "ink3": "#666666",
        "rule": "#A8A8A8",
        "accent": "#000000",
        "link_line": "#666666",
    }

    def colour(self, token: str) -> QColor:
        return QColor(self._INKS[token]) if token in self._INKS else super().colour(token)


class Theme(QObject, Colours):
    """The colours in force. ``changed`` comes after every switch, by the setting or by the system."""

    changed = Signal()

    def __init__(self, application: QApplication, choice: str) -> None:
        super().__init__(application)
        self._application = application
        self._choice = choice
        self._name = ""
        hints = QGuiApplication.styleHints()
        hints.colorSchemeChanged.connect(lambda _scheme: self._apply())
        if hasattr(hints, "accessibility"):  # from Qt 6.10 on
            hints.accessibility().contrastPreferenceChanged.connect(lambda _contrast: self._apply())
        application.screenAdded.connect(lambda _screen: self.changed.emit())  # icons are drawn for its scale, too
        self._apply()

    @property
    def is_dark(self) -> bool:
        return bool(tokens(self._name)["dark"])

    @property
    def is_high_contrast(self) -> bool:
        return self._name.startswith("contrast-")

    def style_sheet(self) -> str:
        """Return the style of a window. It is set on a window that is composed already: set before, each widget would
        be styled several times.
        """
        colours = {key: value for key, value in tokens(self._name).items() if isinstance(value, str)}
        made = _STYLE.substitute(colours)
        if _scale == 1.0:
            return made
        return re.sub(r"\b((?:min-|max-)?(?:height|width): )(\d\d)px", lambda m: f"{m[1]}{scaled(int(m[2]))}px", made)

    def choose(self, choice: str) -> None:
        """``choice`` is "system" or one of ``FILES``."""
        self._choice = choice
        self._apply()

    def _apply(self) -> None:
        hints = QGuiApplication.styleHints()
        name = theme_name(
            self._choice,
            dark=hints.colorScheme() == Qt.ColorScheme.Dark,
            contrast=hasattr(hints, "accessibility")
            and hints.accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast,
        )
        if name == self._name:
            return
        self._name = name
        values = tokens(name)
        palette = QPalette()
        for role, token in (
            (QPalette.ColorRole.Window, "list"),
            (QPalette.ColorRole.Base, "page"),
            (QPalette.ColorRole.AlternateBase, "card"),
            (QPalette.ColorRole.Text, "ink"),
            (QPalette.ColorRole.WindowText, "ink"),
            (QPalette.ColorRole.ButtonText, "ink"),
            (QPalette.ColorRole.Button, "field"),
            (QPalette.ColorRole.Highlight, "accent"),
            (QPalette.ColorRole.HighlightedText, "on_accent"),
            (QPalette.ColorRole.Link, "accent"),
            (QPalette.ColorRole.PlaceholderText, "ink2"),
            (QPalette.ColorRole.ToolTipBase, "field"),
            (QPalette.ColorRole.ToolTipText, "ink"),
        ):
            palette.setColor(role, QColor(values[token]))
        self._application.setPalette(palette)
        QPixmapCache.clear()  # what it keeps of icons counts for one palette, and would stay beside that for the next
        self.changed.emit()
