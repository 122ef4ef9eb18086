"""What a person does to articles: each change at once, said in a toast where it takes something away, and undone by Ctrl+Z."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal

from reader.desk.desk import Desk
from reader.errors import TearsheetError
from reader.gui import messages
from reader.gui.bridge import Bridge
from reader.gui.toast import Toast

UNDO_STEPS = 50


class Changes(QObject):
    """``undo_changed`` carries what Undo would take back, "" for nothing."""

    undo_changed = Signal(str)

    def __init__(self, desk: Desk, bridge: Bridge, toast: Toast, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._bridge = bridge
        self._toast = toast
        self._steps: list[tuple[str, Callable[[], None], str]] = []
        bridge.failed.connect(lambda error: toast.say(messages.sentence(error)))

    # --- changes -------------------------------------------------------------------------------------------------------

    def mark(self, ids: Sequence[int], mark: str, value: bool) -> None:
        """Star, archive, read, or the opposite. Only articles that this changes are changed back by Undo."""
        before = {"starred": "starred", "archived": "archived", "read": "read"}[mark]
        changed = [row.id for row in self._desk.library.articles.rows(ids) if getattr(row, before) != value]
        if not changed:
            return
        organise = self._desk.organise
        self._bridge.change(organise.mark, changed, mark, value)
        words = self._marked(mark, value, len(changed))
        self.remember(words, lambda: self._bridge.change(organise.mark, changed, mark, not value))
        if mark == "archived":
            self.say_with_undo(words)

    def opened(self, article_id: int) -> None:
        """Opening marks as read: no step of its own, a person did not ask for it."""
        self._bridge.change(self._desk.organise.mark, [article_id], "read", True)

    def tag(self, ids: Sequence[int], names: Sequence[str]) -> None:
        lists = {row.id: {tag.casefold() for tag in row.tags} for row in self._desk.library.articles.rows(ids)}
        added = {name: [i for i in ids if name.casefold() not in lists.get(i, set())] for name in names}
        organise = self._desk.organise
        self._bridge.change(organise.tag, list(ids), list(names))

        def undo() -> None:
            for name, changed in added.items():
                self._bridge.change(organise.untag, changed, [name])

        self.remember(self.tr("Tag"), undo)

    def untag(self, ids: Sequence[int], names: Sequence[str]) -> None:
        organise = self._desk.organise
        self._bridge.change(organise.untag, list(ids), list(names))
        self.remember(self.tr("Take tag away"), lambda: self._bridge.change(organise.tag, list(ids), list(names)))

    def delete(self, ids: Sequence[int]) -> None:
        """To the trash; what is in the trash already stays there."""
        wanted = list(ids)
        if not wanted:
            return
        organise = self._desk.organise
        self._bridge.change(organise.delete, wanted)
        words = self._moved(len(wanted))
        self.remember(self.tr("Delete"), lambda: self._bridge.change(organise.restore, wanted))
        self.say_with_undo(words)

    def restore(self, ids: Sequence[int]) -> None:
        wanted = list(ids)
        self._bridge.change(self._desk.organise.restore, wanted)
        self.remember(self.tr("Restore"), lambda: self._bridge.change(self._desk.organise.delete, wanted))
        self.say_with_undo(self.tr("Taken out of the trash."))

    def empty_trash(self) -> None:
        self._bridge.change(self._desk.organise.empty_trash, then=self._say_removed)

    def remove_samples(self) -> None:
        self._bridge.change(self._desk.organise.remove_samples, then=self._say_removed)

    def _say_removed(self, number: int) -> None:
        self._forget(self._steps)
        self._steps = []
        self.undo_changed.emit("")
        words = self.tr("1 article removed.") if number == 1 else self.tr("%1 articles removed.").replace("%1", messages.number(number))
        self._toast.say(words)

    # --- undo ----------------------------------------------------------------------------------------------------------

    def undo(self) -> None:
        """Take back the last change."""
        if self._steps:
            words, take_back, _ = self._steps.pop()
            take_back()
            self._toast.say(self.tr("Undone: %1").replace("%1", words))
            self.undo_changed.emit(self._steps[-1][0] if self._steps else "")

    def remember(self, words: str, take_back: Callable[[], None], step: str = "") -> None:
        """Make a change the one that Undo takes back next. ``step`` names texts that are kept for it, and dropped when it is forgotten."""
        self._forget(self._steps[:-UNDO_STEPS])
        self._steps = [*self._steps[-UNDO_STEPS:], (words, take_back, step)]
        self.undo_changed.emit(words)

    def _forget(self, steps: Sequence[tuple[str, Callable[[], None], str]]) -> None:
        named = [step for _, _, step in steps if step]
        if named:
            self._bridge.change(self._desk.library.rewriting.forget, named)

    def say_with_undo(self, words: str) -> None:
        """Say what was done, with the way back."""
        self._toast.say(words, (self.tr("Undo"), self.undo))

    # --- words ---------------------------------------------------------------------------------------------------------

    def _marked(self, mark: str, value: bool, number: int) -> str:
        one = {
            ("starred", True): self.tr("Star"),
            ("starred", False): self.tr("Take star away"),
            ("archived", True): self.tr("Article archived."),
            ("archived", False): self.tr("Article taken out of the archive."),
            ("read", True): self.tr("Mark as read"),
            ("read", False): self.tr("Mark as unread"),
        }[mark, value]
        if mark == "archived" and number > 1:
            many = self.tr("%1 articles archived.") if value else self.tr("%1 articles taken out of the archive.")
            return many.replace("%1", messages.number(number))
        return one

    def _moved(self, number: int) -> str:
        if number == 1:
            return self.tr("Article moved to the trash.")
        return self.tr("%1 articles moved to the trash.").replace("%1", messages.number(number))

    def say(self, error: TearsheetError) -> None:
        self._toast.say(messages.sentence(error))
