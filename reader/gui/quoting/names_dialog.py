"""*Edit > Names in citations…*: how each name in an article's byline is cited, corrected once for every article."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QLineEdit, QPushButton, QWidget

from reader.gui.kit import messages
from reader.gui.kit.combo_box import ComboBox
from reader.gui.kit.dialogs.fitting_dialog import FittingDialog
from reader.gui.kit.theme import ui_font
from reader.model.citation import Author

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from reader.desk.quoting.citations import CitedName

PERSON, ORGANISATION = 0, 1


@dataclass(slots=True)
class _Row:
    cited: CitedName
    kind: ComboBox
    family: QLineEdit
    given: QLineEdit
    by_rules: bool = False

    def author(self) -> Author | None:
        """The author that this row says; None for what the rules say."""
        if self.by_rules:
            return None
        if self.kind.currentIndex() == ORGANISATION:
            return Author(literal=self.cited.name)
        return Author(self.family.text().strip(), self.given.text().strip())


class NamesDialog(FittingDialog):
    """``preview`` gives the citation with these authors; ``changes`` are, after *Save*, the names with what they are
    cited as from now on, None for the rules.
    """

    def __init__(
        self,
        names: Sequence[CitedName],
        rules: Callable[[str], Author],
        preview: Callable[[tuple[Author, ...]], str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._rules = rules
        self._preview = preview
        self._rows: list[_Row] = []
        self.changes: list[tuple[str, Author | None]] = []
        self.setWindowTitle(self.tr("Names in citations"))
        words = QLabel(self.tr("Correct a name once, and every citation of it follows, in all your articles."))
        words.setWordWrap(True)
        words.setFont(ui_font(13))
        grid = QGridLayout()
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(8)
        for at, heading in enumerate(
            (self.tr("In the byline"), self.tr("Kind"), self.tr("Family name"), self.tr("Given names"))
        ):
            label = QLabel(heading)
            label.setFont(ui_font(12))
            label.setProperty("role", "meta")
            grid.addWidget(label, 0, at)
        for cited in names:
            self._add(grid, cited)
        self.shown = QLabel()
        self.shown.setFont(ui_font(13))
        self.shown.setWordWrap(True)
        self.shown.setTextFormat(Qt.TextFormat.PlainText)
        self.shown.setAccessibleName(self.tr("Citation with these names"))
        self.shown.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.reset = QPushButton(self.tr("Reset"))
        self.reset.setToolTip(self.tr("Split all of these names by Tearsheet’s rules"))
        self.reset.setAutoDefault(False)
        self.reset.clicked.connect(self._reset)
        cancel = QPushButton(self.tr("Cancel"))
        cancel.setAutoDefault(False)
        cancel.clicked.connect(self.reject)
        self.save = QPushButton(self.tr("Save"))
        self.save.setProperty("role", "main")
        self.save.setDefault(True)
        self.save.clicked.connect(self._save)
        column = self.compose([self.reset, None, cancel, self.save], width=600)
        column.addWidget(words)
        column.addLayout(grid)
        column.addWidget(self.shown)
        column.addStretch(1)
        self._show()

    def _add(self, grid: QGridLayout, cited: CitedName) -> None:
        kind = ComboBox()
        kind.addItems([self.tr("Person"), self.tr("Organisation")])
        row = _Row(cited, kind, QLineEdit(), QLineEdit())
        at = grid.rowCount()
        name = QLabel(messages.isolated(cited.name))
        name.setWordWrap(True)
        name.setTextFormat(Qt.TextFormat.PlainText)
        for column, (widget, words) in enumerate(
            (
                (kind, self.tr("Kind of %1")),
                (row.family, self.tr("Family name of %1")),
                (row.given, self.tr("Given names of %1")),
            ),
            start=1,
        ):
            widget.setAccessibleName(words.replace("%1", messages.isolated(cited.name)))
            grid.addWidget(widget, at, column)
        grid.addWidget(name, at, 0)
        self._fill(row, cited.author)
        kind.currentIndexChanged.connect(lambda _index: self._changed(row))
        row.family.textEdited.connect(lambda _text: self._changed(row))
        row.given.textEdited.connect(lambda _text: self._changed(row))
        self._rows.append(row)

    @staticmethod
    def _fill(row: _Row, author: Author) -> None:
        row.kind.blockSignals(True)
        row.kind.setCurrentIndex(ORGANISATION if author.literal else PERSON)
        row.kind.blockSignals(False)
        family = " ".join(part for part in (author.particle, author.family) if part)
        row.family.setText(family)
        row.given.setText(" ".join(part for part in (author.given, author.suffix) if part))
        row.family.setEnabled(not author.literal)
        row.given.setEnabled(not author.literal)

    def _changed(self, row: _Row) -> None:
        row.by_rules = False
        is_person = row.kind.currentIndex() == PERSON
        if is_person and not (row.family.text() or row.given.text()):
            row.family.setText(row.cited.name)
        row.family.setEnabled(is_person)
        row.given.setEnabled(is_person)
        self._show()

    def _reset(self) -> None:
        for row in self._rows:
            self._fill(row, self._rules(row.cited.name))
            row.by_rules = True
        self._show()

    def _authors(self) -> tuple[Author, ...]:
        return tuple(self._author_of(row) for row in self._rows)

    def _author_of(self, row: _Row) -> Author:
        said = row.author()
        by_rules = self._rules(row.cited.name)
        if said is None:
            return by_rules
        if not row.cited.is_corrected and _same(said, row.cited.author):
            return row.cited.author
        return said if said.literal else by_rules.corrected(said.family, said.given)

    def _show(self) -> None:
        self.shown.setText(self._preview(self._authors()))
        self.save.setEnabled(all(author.literal or author.family or author.given for author in self._authors()))

    def _save(self) -> None:
        for row in self._rows:
            said = row.author()
            if said is None:
                if row.cited.is_corrected:
                    self.changes.append((row.cited.name, None))
            elif not _same(said, row.cited.author):
                self.changes.append((row.cited.name, said))
        self.accept()


def _same(one: Author, other: Author) -> bool:
    """Tell whether what the fields hold is what they were filled with."""
    family = " ".join(part for part in (other.particle, other.family) if part)
    given = " ".join(part for part in (other.given, other.suffix) if part)
    return (one.literal, one.family, one.given) == (other.literal, family, given)
