"""The choice of a font for articles: ours first, then those of this machine."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from reader.gui.kit.combo_box import ComboBox
from reader.gui.kit.theme import TEXT_FAMILY, UI_FAMILY, text_families, ui_font


class FontChoice(ComboBox):
    """``chosen`` carries a family, "" for the serif that comes with Tearsheet."""

    chosen = Signal(str)

    def __init__(self, family: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFont(ui_font(13))
        self.setAccessibleName(self.tr("Font"))
        words = {
            TEXT_FAMILY: self.tr("%1 (serif, default)").replace("%1", TEXT_FAMILY),
            UI_FAMILY: self.tr("%1 (sans-serif)").replace("%1", UI_FAMILY),
        }
        for name in text_families():
            self.addItem(words.get(name, name), "" if name == TEXT_FAMILY else name)
        if family and self.findData(family) < 0:  # chosen on another machine; it is kept
            self.addItem(self.tr("%1 (not on this computer)").replace("%1", family), family)
        self.show_family(family)
        self.currentIndexChanged.connect(lambda _index: self.chosen.emit(str(self.currentData())))

    def show_family(self, family: str) -> None:
        """Show this family as the chosen one, and tell nobody."""
        before = self.blockSignals(True)
        self.setCurrentIndex(max(self.findData(family), 0))
        self.blockSignals(before)
        self.update()
