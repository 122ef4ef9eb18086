"""The article's text for screen readers: the text as Qt gives it, and its headings and paragraphs one by one.

Qt gives a text browser one long text without parts. Readers that go from object to object (NVDA, VoiceOver) find each
block here with its role, a heading with its level, and what was highlighted in it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final, Protocol, cast

from PySide6.QtCore import QCoreApplication, QPoint, QRect
from PySide6.QtGui import QAccessible, QAccessibleAttributesInterface, QAccessibleInterface, QWindow
from PySide6.QtWidgets import QAccessibleWidget, QWidget
from shiboken6 import Shiboken, VoidPtr

from reader.gui.kit.translation import QT_TRANSLATE_NOOP
from reader.model.blocks import Block, block_spans
from reader.model.highlight import Highlight

NOTHING: Final = VoidPtr(0)
"""What ``interface_cast`` says where there is no such interface; None would crash Qt."""
_ROLES: Final = {
    "heading": QAccessible.Role.Heading,
    "paragraph": QAccessible.Role.Paragraph,
    "item": QAccessible.Role.ListItem,
    "quote": QAccessible.Role.BlockQuote,
    "code": QAccessible.Role.Paragraph,
    "row": QAccessible.Role.Paragraph,
    "figure": QAccessible.Role.Graphic,
}
_SAID: Final = {
    "correction": QT_TRANSLATE_NOOP("SpokenArticle", "Correction"),
    "note": QT_TRANSLATE_NOOP("SpokenArticle", "Footnote"),
    "caption": QT_TRANSLATE_NOOP("SpokenArticle", "Caption"),
    "pull": QT_TRANSLATE_NOOP("SpokenArticle", "Pull quote"),
    "code": QT_TRANSLATE_NOOP("SpokenArticle", "Code"),
    "figure": QT_TRANSLATE_NOOP("SpokenArticle", "Picture"),
    "row": QT_TRANSLATE_NOOP("SpokenArticle", "Table row"),
}


def words_of(block: Block) -> str:
    """Return what is read of a block: a row's cells with commas between them, a picture's own words and its caption."""
    if block.kind == "figure":
        alt = block.picture.alt if block.picture else ""
        return ". ".join(dict.fromkeys(part for part in (alt, block.caption) if part)) or _translated("figure")
    return block.text.replace("\t", ", ") if block.kind == "row" else block.text


def kind_of(block: Block) -> str:
    """Return what is said of a block beside its role, or ""."""
    return _translated(block.role) or (_translated(block.kind) if block.kind in ("code", "row") else "")


def _translated(key: str) -> str:
    return QCoreApplication.translate("SpokenArticle", _SAID[key]) if key in _SAID else ""


class Level(QAccessibleAttributesInterface):
    """The level of a heading, 1 to 6."""

    def __init__(self, level: int) -> None:
        super().__init__()
        self._level = level

    def attributeKeys(self) -> list[QAccessible.Attribute]:
        return [QAccessible.Attribute.Level] if self._level else []

    def attributeValue(self, key: QAccessible.Attribute) -> object:
        return self._level if key == QAccessible.Attribute.Level else None

    def cast(self) -> VoidPtr:
        """Return what ``interface_cast`` gives for it."""
        return VoidPtr(Shiboken.getCppPointer(self)[0])


class TextPart(QAccessibleInterface):
    """A part of a text that is no widget: a heading, a paragraph, a picture. ``place`` gives its rectangle on the screen
    while the text lasts.
    """

    def __init__(
        self,
        whole: QAccessibleInterface,
        role: QAccessible.Role,
        words: str,
        description: str,
        place: Callable[[], QRect],
        level: int = 0,
    ) -> None:
        super().__init__()
        self._whole = whole
        self._role = role
        self._words = words
        self._description = description
        self._place = place
        self._level = Level(level) if level else None

    def isValid(self) -> bool:
        return Shiboken.isValid(self._whole) and self._whole.isValid()

    def object(self) -> None:
        return None

    def window(self) -> QWindow | None:
        return self._whole.window()

    def parent(self) -> QAccessibleInterface:
        return self._whole

    def child(self, index: int) -> None:
        return None

    def childCount(self) -> int:
        return 0

    def childAt(self, x: int, y: int) -> None:
        return None

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        return -1

    def text(self, kind: QAccessible.Text) -> str:
        if kind == QAccessible.Text.Name:
            return self._words
        return self._description if kind == QAccessible.Text.Description else ""

    def setText(self, kind: QAccessible.Text, text: str) -> None:
        """Keep the text: nobody edits an article."""

    def rect(self) -> QRect:
        return self._place()

    def role(self) -> QAccessible.Role:
        return self._role

    def state(self) -> QAccessible.State:
        state = QAccessible.State()
        state.readOnly = True
        return state

    def interface_cast(self, kind: QAccessible.InterfaceType) -> VoidPtr:
        if kind == QAccessible.InterfaceType.AttributesInterface and self._level is not None:
            return self._level.cast()
        return NOTHING


class SpokenMarks(Protocol):
    """What is asked of the marks: ``spoken`` words a highlight."""

    highlights: Sequence[Highlight]
    spoken: Callable[[Highlight], str]


class SpokenPane(Protocol):
    """What is asked of the pane."""

    blocks: Sequence[Block]
    marks: SpokenMarks

    def block_at(self, y: int) -> int: ...
    def extent_of(self, start: int, end: int) -> QRect: ...


class SpokenArticle(QAccessibleWidget):
    """The interface of a ``TextPane``; its parts are made when they are asked for, and made again for another text."""

    def __init__(self, pane: QWidget) -> None:
        # What Qt itself would answer with knows the text. It lives as long as the pane, but no reference to it may be
        # kept: Python is not told when Qt deletes it.
        native = QAccessible.queryAccessibleInterface(pane)
        self._text = cast(VoidPtr, native.interface_cast(QAccessible.InterfaceType.TextInterface))
        super().__init__(pane, QAccessible.Role.Document)
        self._widget = pane
        self._pane = cast(SpokenPane, pane)
        self._blocks: Sequence[Block] = ()
        self._spans: list[tuple[int, int]] = []
        self._parts: dict[int, TextPart] = {}
        pane.destroyed.connect(self.forget)

    def interface_cast(self, kind: QAccessible.InterfaceType) -> VoidPtr:
        return self._text if kind == QAccessible.InterfaceType.TextInterface else NOTHING

    def childCount(self) -> int:
        self._follow()
        return len(self._blocks)

    def child(self, index: int) -> QAccessibleInterface | None:
        self._follow()
        if not 0 <= index < len(self._blocks):
            return None
        if index not in self._parts:
            block = self._blocks[index]
            self._parts[index] = TextPart(
                self,
                _ROLES[block.kind],
                words_of(block),
                self._description(index),
                lambda: self._rect_of(index),
                block.level if block.kind == "heading" else 0,
            )
        return self._parts[index]

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        return next((index for index, part in self._parts.items() if part is child), -1)

    def childAt(self, x: int, y: int) -> QAccessibleInterface | None:
        self._follow()
        at = self._widget.mapFromGlobal(QPoint(x, y))
        return self.child(self._pane.block_at(at.y())) if self._widget.rect().contains(at) else None

    def focusChild(self) -> QAccessibleInterface | None:
        return None

    def _description(self, index: int) -> str:
        start, end = self._spans[index]
        marked = (one for one in self._pane.marks.highlights if one.start < end and one.end > start)
        return ". ".join(part for part in (kind_of(self._blocks[index]), *map(self._pane.marks.spoken, marked)) if part)

    def _rect_of(self, index: int) -> QRect:
        if index >= len(self._spans):
            return QRect()
        start, end = self._spans[index]
        where = self._pane.extent_of(start, end)
        return QRect(self._widget.mapToGlobal(where.topLeft()), where.size())

    def _follow(self) -> None:
        """Take the text that the pane has now; parts of another are given back."""
        if self._blocks is not self._pane.blocks:
            self.forget()
            self._blocks = self._pane.blocks
            self._spans = [(start, end) for _, start, end in block_spans(self._blocks)]

    def forget(self) -> None:
        """Give the parts back, as the text or what is marked in it is another."""
        parts, self._parts = self._parts, {}
        for part in parts.values():
            QAccessible.deleteAccessibleInterface(QAccessible.uniqueId(part))
