"""*Why this text?*: all blocks of the page, which of them are the article and why, and a click to decide otherwise."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from reader.gui.correction.why_list import Role, WhyList, reason_words
from reader.gui.kit import messages
from reader.gui.kit.theme import Theme, ui_font
from reader.gui.kit.view_bar import Bar, Strip

if TYPE_CHECKING:
    from reader.capture.explain import Examination, Judged


class WhyView(QWidget):
    """``decided`` carries a block's fingerprint and whether a person wants it kept; ``always_asked`` the same for the
    whole site.
    """

    decided = Signal(str, bool)
    always_asked = Signal(str, bool)
    left = Signal()
    shows_many = False

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(self.tr("Why this text?"))
        self.bar = Bar()
        self.bar.left.connect(self.left)
        self.blocks = WhyList(theme)
        self.blocks.toggled.connect(self._toggle)
        self.setFocusProxy(self.blocks)
        foot = Strip("viewFoot")
        self.reason = foot.words
        self.toggle = QPushButton()
        self.toggle.clicked.connect(lambda: self._toggle(self.blocks.currentIndex().row()))
        self.always = QPushButton(self.tr("Always on this site"))
        self.always.clicked.connect(self._always)
        for button in (self.toggle, self.always):
            button.setFont(ui_font(13, bold=True))
            foot.tools.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addWidget(self.blocks, 1)
        column.addWidget(foot)
        self.blocks.selectionModel().currentChanged.connect(lambda _now, _before: self._show_current())
        self.blocks.model_.dataChanged.connect(lambda _first, _last: self._show_current())
        self.wait()

    def take_focus(self) -> None:
        """Take the keyboard into the list of blocks."""
        self.setFocus()

    @property
    def scroll_area(self) -> WhyList:
        """What a screenful up or down moves."""
        return self.blocks

    # --- what is shown -------------------------------------------------------------------------------------------------

    def wait(self) -> None:
        """Show nothing of another article before this one is known."""
        self.bar.words.setText(self.tr("Analysing page…"))
        self.blocks.model_.show_blocks(())
        self._show_current()

    def show_examination(self, found: Examination) -> None:
        """Show what was decided about each block of the page."""
        kept = sum(judged.kept for judged in found.blocks)
        asked = ", ".join(f"{name} {messages.number(words)}" for name, words in found.candidates)
        words = self.tr(
            "Words each cleaner would keep: %1. Chosen: %2. In the article: %3 of %Ln block(s).", "", len(found.blocks)
        )
        for mark, value in (("%1", asked), ("%2", found.cleaner), ("%3", messages.number(kept))):
            words = words.replace(mark, value)
        self.bar.words.setText(words)
        fresh = not self.blocks.model_.blocks
        self.blocks.model_.show_blocks(found.blocks)
        if fresh and found.blocks:
            first = next((row for row, judged in enumerate(found.blocks) if judged.kept), 0)
            index = self.blocks.model_.index(first, 0)
            self.blocks.setCurrentIndex(index)
            self.blocks.scrollTo(index, self.blocks.ScrollHint.PositionAtCenter)
        self._show_current()

    def _show_current(self) -> None:
        judged = self.current()
        self.reason.setText(
            reason_words(judged) if judged else self.tr("Select a block to see why it was kept or removed.")
        )
        for button in (self.toggle, self.always):
            button.setEnabled(judged is not None)
        self.toggle.setText((self.tr("Remove") if judged and judged.kept else self.tr("Restore")) + "   ⏎")
        self.toggle.setAccessibleName(self.tr("Remove") if judged and judged.kept else self.tr("Restore"))
        keep = judged is not None and judged.kept
        self.always.setToolTip(
            self.tr("Keep this on every page of this site")
            if keep
            else self.tr("Remove this from every page of this site")
        )

    def current(self) -> Judged | None:
        """Return the block that is chosen."""
        found: Judged | None = self.blocks.currentIndex().data(Role.JUDGED)
        return found

    # --- decisions -----------------------------------------------------------------------------------------------------

    def _toggle(self, row: int) -> None:
        if 0 <= row < len(self.blocks.model_.blocks):
            judged = self.blocks.model_.blocks[row]
            self.blocks.model_.decide(judged.fingerprint, not judged.kept)
            self.decided.emit(judged.fingerprint, not judged.kept)

    def _always(self) -> None:
        judged = self.current()
        if judged is not None:
            self.always_asked.emit(judged.fingerprint, judged.kept)
