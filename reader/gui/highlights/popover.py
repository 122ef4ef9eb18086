"""What floats above selected words or a highlight: its meaning, its note, and what else can be done with it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QIcon, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QLabel, QMenu, QPlainTextEdit, QToolButton, QVBoxLayout, QWidget

from reader.gui.article.tag_bar import TagBar
from reader.gui.kit.flow_layout import FlowLayout
from reader.gui.kit.icons import drawn_icon, icon
from reader.gui.kit.labels import tab_through
from reader.gui.kit.popover import Popover
from reader.gui.kit.theme import Theme, scaled, text_font, ui_font
from reader.gui.session.actions import Actions
from reader.model.highlight import MEANINGS
from reader.model.library import Tag

MAX_WIDTH, EDITOR_WIDTH, EDITOR_HEIGHT = 760, 470, 104
AWAY = 8
"""How far it stands from the words, in pixels."""


QUOTE_ACTIONS = (
    *("copy_evidence", "add_to_quote", "copy_passage_link", "copy_citation"),
    *("", "verify_quote", "highlights"),
)
"""What the menu beside *Copy quote* holds; "" is a line."""


def swatch(theme: Theme, meaning: int) -> QIcon:
    """Return a meaning's number on its ground, in its frame."""
    line, ground, ink = theme.highlight_line(meaning), theme.highlight(meaning), theme.colour("ink")
    font = ui_font(11, bold=True)

    def draw(painter: QPainter) -> None:
        painter.setPen(QPen(line, 1.4))
        painter.setBrush(ground)
        painter.drawRoundedRect(QRectF(1, 1, 16, 16), 4, 4)
        painter.setPen(ink)
        painter.setFont(font)
        painter.drawText(QRectF(0, 0, 18, 18), Qt.AlignmentFlag.AlignCenter, str(meaning))

    looks = (meaning, line.rgba(), ground.rgba(), ink.rgba(), font.key())
    return drawn_icon(QSize(18, 18), "meaning", looks, draw)


class HighlightPopover(Popover):
    """Lies over ``host``, above the words that it is about and never over them; it joins it when it is first shown, for
    hidden it would take part in each theme change.

    ``meaning_chosen`` carries a meaning (1 to 4), ``note_asked`` that a person wants to write a note, ``removed`` that the
    highlight is to go. ``tag_asked`` says that it is to get a tag, ``tag_removed`` and ``tag_chosen`` carry one that it has, to be
    taken away or listed. ``note_left`` carries what was written when the editor is left: however that happens, it is kept.
    """

    meaning_chosen = Signal(int)
    note_asked = Signal()
    removed = Signal()
    tag_asked = Signal()
    tag_removed = Signal(str)
    tag_chosen = Signal(str)
    note_left = Signal(str)
    closed = Signal()

    def __init__(self, theme: Theme, actions: Actions, host: QWidget) -> None:
        super().__init__()
        copy_quote, tag = actions["copy_quote"], actions["tag_highlight"]
        self._theme = theme
        self._host = host
        self._before = ""
        self.setObjectName("popover")
        self.setAccessibleName(self.tr("Highlight"))
        self.heading = QLabel()
        self.heading.setFont(ui_font(12, bold=True))
        self.heading.setProperty("role", "meta")
        self.heading.setWordWrap(True)
        self._row = QWidget()
        flow = FlowLayout(self._row, gap=4)
        self.meanings: dict[int, QToolButton] = {}
        for meaning in MEANINGS:
            button = self._button()
            button.setCheckable(True)
            button.clicked.connect(lambda _checked=False, meaning=meaning: self.meaning_chosen.emit(meaning))
            self.meanings[meaning] = button
            flow.addWidget(button)
        self.note = self._button(self.tr("Note"))
        self.note.setToolTip(self.tr("Add a note (N)"))
        self.note.clicked.connect(self.note_asked)
        self.quote = self._button(self.tr("Copy quote"))
        self.quote.setToolTip(copy_quote.toolTip())
        self.quote.clicked.connect(copy_quote.trigger)
        self.remove = self._button(self.tr("Remove"))
        self.remove.setToolTip(self.tr("Remove this highlight; Undo brings it back"))
        self.remove.clicked.connect(self.removed)
        self.more = self._quote_menu(actions)
        for button in (self.note, self.quote, self.more, self.remove):
            flow.addWidget(button)
        self.tags = TagBar(theme)
        self.tags.button.setToolTip(self.tr("Tag this highlight (%1)").replace("%1", tag.shortcut().toString()))
        self.tags.button.setAccessibleName(self.tr("Tag this highlight"))
        self.tags.show_words = self.tr("Show highlights tagged “%1”")
        self.tags.asked.connect(self.tag_asked)
        self.tags.removed.connect(self.tag_removed)
        self.tags.chosen.connect(self.tag_chosen)
        self.editor = QPlainTextEdit()
        self.editor.setObjectName("noteField")
        self.editor.setAccessibleName(self.tr("Note on this highlight"))
        self.editor.setFont(text_font(15))
        self.editor.setFixedHeight(scaled(EDITOR_HEIGHT))
        self.editor.setTabChangesFocus(True)
        self.editor.setPlaceholderText(self.tr("Your note, in Markdown if you like"))
        self.editor.installEventFilter(self)
        self.hint = QLabel(self.tr("Saved automatically. Ctrl+Enter or Esc closes it."))
        self.hint.setFont(ui_font(11))
        self.hint.setProperty("role", "meta")
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        column.setSpacing(6)
        for part in (self.heading, self._row, self.tags, self.editor, self.hint):
            column.addWidget(part)
        tab_through(*self._row_buttons, self.tags.button, self.editor)
        self._is_tinted = False
        theme.changed.connect(self._follow_theme)
        self.hide()

    def _quote_menu(self, actions: Actions) -> QToolButton:
        more = self._button()
        more.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
        more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        more.setAccessibleName(self.tr("More ways to quote"))
        more.setToolTip(self.tr("More ways to quote"))
        menu = QMenu(more)
        for name in QUOTE_ACTIONS:
            if name:
                menu.addAction(actions[name])
            else:
                menu.addSeparator()
        more.setMenu(menu)
        return more

    def _button(self, words: str = "") -> QToolButton:
        button = QToolButton()
        button.setObjectName("popoverTool")
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setIconSize(QSize(18, 18))
        button.setFont(ui_font(13))
        button.setText(words)
        button.setAccessibleName(words)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the words selected
        return button

    @property
    def _row_buttons(self) -> list[QToolButton]:
        return [*self.meanings.values(), self.note, self.quote, self.more, self.remove]

    def _follow_theme(self) -> None:
        self._is_tinted = False
        if self.isVisible():
            self._tint()

    def _tint(self) -> None:
        self._is_tinted = True
        for meaning, button in self.meanings.items():
            button.setIcon(swatch(self._theme, meaning))
        for button, name in ((self.note, "note"), (self.quote, "quote"), (self.more, "more"), (self.remove, "trash")):
            button.setIcon(icon(name, self._theme.colour("ink2"), 18))

    # --- what it shows -------------------------------------------------------------------------------------------------

    def name(self, names: Mapping[int, str]) -> None:
        """Call the meanings by these names."""
        for meaning, button in self.meanings.items():
            button.setText(names[meaning])
            button.setAccessibleName(self.tr("Highlight as %1").replace("%1", names[meaning]))
            button.setToolTip(self.tr("Highlight as %1 (%2)").replace("%1", names[meaning]).replace("%2", str(meaning)))

    def show_selection(self) -> None:
        """Offer what can be done with selected words."""
        self._show(heading="", meaning=0, note="", edits=False, actions=True)

    def show_highlight(self, meaning: int, note: str, heading: str = "", written: str = "") -> None:
        """Show a highlight with its note; one without a note can get one. ``written`` is what could not be kept."""
        self._show(
            heading=heading, meaning=meaning, note=note, written=written, edits=bool(note or written), actions=True
        )

    def show_article_note(self, note: str, heading: str, written: str = "") -> None:
        """Show the note of an article, to be written or changed; ``written`` is what could not be kept."""
        self._show(heading=heading, meaning=0, note=note, written=written, edits=True, actions=False)

    def _show(self, *, heading: str, meaning: int, note: str, edits: bool, actions: bool, written: str = "") -> None:
        if self.parentWidget() is None:
            self.setParent(self._host)
        if not self._is_tinted:
            self._tint()
        self._before = note
        self.heading.setText(heading)
        self.heading.setVisible(bool(heading))
        self._row.setVisible(actions)
        self.check(meaning)
        self.remove.setVisible(meaning > 0)
        self.tags.setVisible(meaning > 0)
        self.editor.setPlainText(written or note)
        self._show_editor(edits)

    def show_tags(self, names: Sequence[str], known: tuple[Tag, ...]) -> None:
        """Show the highlight's tags; ``known`` are those of articles, for colours."""
        self.tags.show_tags(names, known)
        tab_through(*self._row_buttons, *self.tags.buttons, self.editor)

    def check(self, meaning: int) -> None:
        """Show which meaning the highlight has; 0 for none."""
        for number, button in self.meanings.items():
            button.setChecked(number == meaning)

    def _show_editor(self, edits: bool) -> None:
        self.editor.setVisible(edits)
        self.hint.setVisible(edits)
        self.note.setVisible(not edits)
        self.editor.setAccessibleName(self.heading.text() or self.tr("Note"))

    def edit_note(self) -> None:
        """Let a person write the note now."""
        self._show_editor(True)
        self.editor.moveCursor(self.editor.textCursor().MoveOperation.End)

    # --- where it stands -----------------------------------------------------------------------------------------------

    def place(self, words: QRect, *, is_below: bool = False) -> None:
        """Stand above ``words`` (in the host's coordinates), below where there is no room above or it is to be so, else at
        the foot.
        """
        row = self._wanted_width() if self._row.isVisibleTo(self) else 0
        wanted = min(
            max(row, scaled(EDITOR_WIDTH) if self.editor.isVisibleTo(self) else 0),
            scaled(MAX_WIDTH),
            self._host.width() - 16,
        )
        self.setFixedWidth(wanted)
        layout = self.layout()
        height = layout.heightForWidth(wanted) if layout is not None and layout.hasHeightForWidth() else -1
        self.resize(wanted, max(height, layout.totalMinimumSize().height() if layout is not None else 0))
        left = max(8, min(words.center().x() - wanted // 2, self._host.width() - wanted - 8))
        above, below = words.top() - AWAY - self.height(), words.bottom() + AWAY
        if above >= 4 and not is_below:
            top = above
        elif below + self.height() <= self._host.height() - 4:
            top = max(below, 4)
        else:
            top = self._host.height() - self.height() - 4
        self.move(left, top)

    def _wanted_width(self) -> int:
        shown = [button for button in self._row_buttons if not button.isHidden()]
        return sum(button.sizeHint().width() + 4 for button in shown) + 20

    # --- leaving -------------------------------------------------------------------------------------------------------

    def leave(self) -> None:
        """Hide it; what was written goes out as ``note_left``."""
        if self.isHidden():
            return
        written = self.editor.toPlainText().strip() if self.editor.isVisibleTo(self) else self._before
        had_keyboard = self.isAncestorOf(self.window().focusWidget() or self._host)
        before, self._before = self._before, written
        if written != before:
            self.note_left.emit(written)
        if had_keyboard:
            self.closed.emit()
        self.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.editor and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and control:
                self.leave()
                return True
        return super().eventFilter(watched, event)

    def take(self, event: QKeyEvent) -> None:
        """Step through its buttons with the arrows; other keys do what they do in the article."""
        if event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self.focusNextPrevChild(event.key() == Qt.Key.Key_Right)
        else:
            event.ignore()

    def take_focus(self) -> None:
        """Give the keyboard to what is chosen, or the first."""
        chosen = next((button for button in self.meanings.values() if button.isChecked()), self.meanings[1])
        (chosen if self._row.isVisible() else self.editor).setFocus(Qt.FocusReason.ShortcutFocusReason)

    def point_of(self, button: QWidget) -> QPoint:
        """Return where a button's middle is, in the host's coordinates."""
        return button.mapTo(self._host, button.rect().center())
