"""What a person does to articles: each change at once, said in a toast where it takes something away, undone and done
again.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from reader.desk.desk import Desk
from reader.desk.organizing import Done
from reader.errors import LibraryReplaced, TearsheetError
from reader.gui.kit import messages
from reader.gui.kit.toast import Toast
from reader.gui.session.bridge import Bridge
from reader.gui.session.change_wording import change_words, said
from reader.gui.session.turns import Turns
from reader.model.highlight import Highlight
from reader.model.library import Folder

if TYPE_CHECKING:
    from concurrent.futures import Future

UNDO_STEPS = 50
BULK_ARTICLES = 500
"""From so many articles on, a change shows how far it is, and can be cancelled."""


@dataclass(slots=True, eq=False)
class UndoStep:
    """What Undo takes back next: in a person's words, with the way back and the way there again. ``kept`` names texts
    that are kept for it, and dropped when it is forgotten; ``made`` gives the change that it takes back, ``is_long`` where
    that takes its time; ``turns`` lets Undo and Redo of one that is remembered wait for each other.
    """

    words: str
    back: Callable[[], UndoStep | None]
    kept: str = ""
    made: Future[Done] | None = None
    is_long: bool = False
    turns: Turns | None = None


class Changes(QObject):
    """``undo_changed`` carries what Undo and Redo would do, "" for nothing; ``busy`` what a change of many articles is
    doing, "" when that is over; ``refused`` says that a change was not made, which what shows it may have shown already.
    """

    undo_changed = Signal(str, str)
    refused = Signal()
    busy = Signal(str)

    def __init__(self, desk: Desk, bridge: Bridge, toast: Toast, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._bridge = bridge
        self._toast = toast
        self._steps: list[UndoStep] = []
        self._undone: list[UndoStep] = []
        bridge.failed.connect(self.say)
        bridge.library_changed.connect(self.forget_gone)  # another program may have removed articles for good

    # --- articles ------------------------------------------------------------------------------------------------------

    def mark(self, ids: Sequence[int], mark: str, value: bool, follow: Callable[[bool], None] | None = None) -> None:
        """Star, archive, read, or the opposite. Only articles that this changes are changed back by Undo. ``follow`` is
        called as the change is made (True) and taken back (False).
        """
        kind = mark if value else f"not {mark}"
        said = mark == "archived" or len(ids) > 1
        self._do(kind, ids, self._desk.organizing.mark, mark, value, say=said, follow=follow)

    def opened(self, article_id: int) -> None:
        """Opening marks as read: no step of its own, a person did not ask for it."""
        self._bridge.change(self._desk.organizing.mark, [article_id], "read", True)

    def tag(self, ids: Sequence[int], names: Sequence[str]) -> None:
        self._do("tag", ids, self._desk.organizing.tag, list(names), about=", ".join(names), say=len(ids) > 1)

    def untag(self, ids: Sequence[int], names: Sequence[str]) -> None:
        self._do("untag", ids, self._desk.organizing.untag, list(names), about=", ".join(names), say=len(ids) > 1)

    def delete(self, ids: Sequence[int], follow: Callable[[bool], None] | None = None) -> None:
        """Move to the trash; what is in the trash already stays there. ``follow`` as in ``mark``."""
        self._do("delete", ids, self._desk.organizing.delete, say=True, follow=follow)

    def restore(self, ids: Sequence[int]) -> None:
        self._do("restore", ids, self._desk.organizing.restore, say=True)

    # --- tags and smart folders ----------------------------------------------------------------------------------------

    def rename_tag(self, name: str, new_name: str) -> None:
        self._do("rename tag", (), self._desk.organizing.rename_tag, name, new_name, about=name)

    def recolour_tag(self, name: str, colour: int) -> None:
        self._do("recolour tag", (), self._desk.organizing.recolour_tag, name, colour, about=name)

    def delete_tag(self, name: str) -> None:
        self._do("delete tag", (), self._desk.organizing.delete_tag, name, about=name, say=True)

    def save_folder(self, name: str, query: str, icon: str = "") -> None:
        self._do("save folder", (), self._desk.organizing.save_folder, name, query, icon, about=name, say=True)

    def change_folder(self, folder: Folder) -> None:
        self._do("change folder", (), self._desk.organizing.change_folder, folder, about=folder.name)

    def drop_folder(self, folder: Folder) -> None:
        self._do("drop folder", (), self._desk.organizing.drop_folder, folder.id, about=folder.name, say=True)

    # --- highlights and notes ------------------------------------------------------------------------------------------

    def add_highlight(
        self, article_id: int, start: int, end: int, words: str, meaning: int, *, then: Callable[[Done], None]
    ) -> None:
        """Mark words of an article; ``then`` is called when that is done."""
        self._do("highlight", (), self._desk.highlights.add, article_id, start, end, words, meaning, then=then)

    def change_highlight(self, highlight_id: int, meaning: int) -> None:
        """Give a highlight another meaning."""
        self._do("change highlight", (), self._desk.highlights.change, highlight_id, meaning)

    def note_highlight(
        self, highlight_id: int, note: str, before: str, refused: Callable[[], None] | None = None
    ) -> None:
        """Give a highlight a note in place of the one ``before``; ``refused`` is called where it can't be kept."""
        change = self._desk.highlights.change
        self._do(_note_change(note, before), (), change, highlight_id, None, note, refused=refused)

    def tag_highlight(self, one: Highlight, names: Sequence[str]) -> None:
        """Give a highlight these tags besides its own."""
        tags = [*one.tags, *names]
        about = ", ".join(names)
        self._do("tag highlight", (), self._desk.highlights.change, one.id, None, None, tags, about=about)

    def untag_highlight(self, one: Highlight, name: str) -> None:
        """Take a tag from a highlight."""
        tags = [tag for tag in one.tags if tag != name]
        self._do("untag highlight", (), self._desk.highlights.change, one.id, None, None, tags, about=name)

    def remove_highlights(self, highlight_ids: Sequence[int]) -> None:
        self._do("remove highlight", (), self._desk.highlights.remove, list(highlight_ids), say=True)

    def put_note(self, article_id: int, note: str, before: str, refused: Callable[[], None] | None = None) -> None:
        """Give an article a note in place of the one ``before``; ``refused`` is called where it can't be kept."""
        self._do(_note_change(note, before), (), self._desk.highlights.put_note, article_id, note, refused=refused)

    # --- for good ------------------------------------------------------------------------------------------------------

    def empty_trash(self) -> None:
        """Remove for good what is in the trash, in slices between which other work goes on."""
        number = self._desk.counts().places.get("trash", 0)
        job = self._desk.change_many("purge", number, self._desk.organizing.empty_trash)
        self._bridge.watch(job.future, self._say_removed)

    def remove_samples(self) -> None:
        """Move the samples to the trash, which Undo takes back like any deletion."""
        self._bridge.change(self._desk.organizing.samples, then=self.delete)

    def forget_gone(self) -> None:
        """Forget the steps whose articles were all removed for good: Undo can't bring them back."""
        ids = {step: _ids(step) for step in (*self._steps, *self._undone)}

        def forget(there: frozenset[int]) -> None:
            for step, changed in ids.items():
                if changed and there.isdisjoint(changed):
                    self._drop(step)

        asked = set().union(*ids.values())
        if asked:
            self._bridge.change(self._desk.organizing.there, asked, then=forget)

    def _say_removed(self, number: int) -> None:
        self.forget_gone()
        self._toast.say(self.tr("%Ln article(s) permanently deleted.", "", number))

    # --- doing and taking back -----------------------------------------------------------------------------------------

    def _do(
        self,
        kind: str,
        ids: Sequence[int],
        function: Callable[..., Done],
        *given: Any,
        about: str = "",
        say: bool = False,
        then: Callable[[Done], None] | None = None,
        follow: Callable[[bool], None] | None = None,
        refused: Callable[[], None] | None = None,
    ) -> None:
        """Let the desk make a change: a step at once, named again when it is known how many articles it changed."""
        if function.__name__ in _OF_ARTICLES:
            if not ids:
                return
            given = (list(ids), *given)
        number = len(ids)
        if follow is not None:
            follow(True)
        future = self._submitted(number, function, *given)
        step = UndoStep(change_words(kind, number, about), lambda: None, made=future)
        step.back = self._way_back(step, future, number, follow)
        self._push(step)
        if say:
            self.say_with_undo(said(kind, number, about))

        def settled(done: Done) -> None:
            if done.is_nothing:
                self._drop(step)
            elif ids:
                step.words = change_words(kind, len(done.ids), about)
                self._emit_names()
            if then is not None:
                then(done)

        def failed(error: TearsheetError) -> None:
            self._drop(step)
            self.say(error)
            if refused is not None:
                refused()
            self.refused.emit()

        self._bridge.watch(future, settled, failed)

    def _submitted(self, number: int, function: Callable[..., Done], *given: Any) -> Future[Done]:
        if number >= BULK_ARTICLES:
            return self._desk.change_many("bulk", number, function, *given).future
        return self._desk.change(function, *given).future

    def _way_back(
        self,
        step: UndoStep,
        future: Future[Done],
        number: int,
        follow: Callable[[bool], None] | None,
        *,
        made: bool = True,
    ) -> Callable[[], UndoStep | None]:
        """Take back what ``future`` did. Changes happen one after the other, so it has ended when this one begins."""

        def back() -> UndoStep | None:
            if follow is not None:
                follow(not made)

            def take_back(**more: Any) -> Done:
                return self._desk.organizing.take_back(future.result(), **more)

            following = self._submitted(number, take_back)
            other = UndoStep(step.words, lambda: None, made=following, is_long=number >= BULK_ARTICLES)
            other.back = self._way_back(other, following, number, follow, made=not made)
            return other

        return back

    def undo(self) -> None:
        """Take back the last change."""
        nothing = self.tr("Couldn’t undo: %1. %2")
        self._step_back(self._steps, self._undone, self.tr("Undid: %1"), self.tr("Undoing: %1…"), nothing)

    def redo(self) -> None:
        """Make the change again that was undone last."""
        nothing = self.tr("Couldn’t redo: %1. %2")
        self._step_back(self._undone, self._steps, self.tr("Redid: %1"), self.tr("Redoing: %1…"), nothing)

    def _step_back(self, steps: list[UndoStep], others: list[UndoStep], words: str, during: str, nothing: str) -> None:
        if not steps:
            return
        step = steps.pop()
        other = step.back()
        if other is not None:
            others.append(other)
        self._emit_names()
        done = words.replace("%1", step.words)
        if other is None or other.made is None:
            self._toast.say(done)
            return
        if other.is_long:
            self._say_while(during.replace("%1", step.words.rstrip(".")))
        self._say_when_over(step, other, other.made, done, nothing)

    def _say_while(self, during: str) -> None:
        """Say what goes on until it is over: what takes seconds must not look done, or dead."""
        self.busy.emit(during)
        self._toast.say(during, stays=True)

    def _say_when_over(self, step: UndoStep, other: UndoStep, running: Future[Done], done: str, nothing: str) -> None:
        """Say what came of taking a step back: articles that were removed for good stay away, and where it changed
        nothing, there is nothing to make again.
        """

        def over(result: Done) -> None:
            if other.is_long:
                self.busy.emit("")
            wanted = _ids(step)
            if result.is_nothing:
                self._drop(other)
            if result.is_nothing or len(result.ids) < len(wanted):
                self._bridge.change(
                    self._desk.organizing.there, wanted, then=lambda there: less(result, len(wanted - there))
                )
            else:
                self._toast.say(done)

        def why(words: str) -> str:
            return nothing.replace("%2", words).replace("%1", step.words.rstrip("."))

        def less(result: Done, gone: int) -> None:
            if not result.is_nothing:
                more = self.tr("No longer in the library: %Ln article(s).", "", gone)
                self._toast.say(f"{done.rstrip('.')}. {more}" if gone else done)
            elif gone:
                self._toast.say(why(self.tr("No longer in the library: %Ln article(s).", "", gone)))
            else:
                self._toast.say(why(self.tr("It was changed elsewhere.")))

        def failed(error: TearsheetError) -> None:
            if other.is_long:
                self.busy.emit("")
            self.say(error)

        self._bridge.watch(running, over, failed)

    def remember(
        self,
        words: str,
        take_back: Callable[[], Future[Any] | None],
        kept: str = "",
        again: Callable[[], Future[Any] | None] | None = None,
        running: Future[Any] | None = None,
        stop: Callable[[], object] | None = None,
    ) -> None:
        """Make a change the one that Undo takes back next, and Redo makes again where it is said how.

        A change that takes its time is remembered when it begins, with its future as ``running``: else Undo, pressed
        before it has ended, would take back the change before it. It is then taken back when it has ended, for which
        ``stop`` asks it; and made again when that has ended, too, if both give the futures of what they begin.
        """
        turns = Turns(self._bridge, running, stop)

        def way(
            do: Callable[[], Future[Any] | None], opposite: Callable[[], Future[Any] | None] | None
        ) -> Callable[[], UndoStep | None]:
            def back() -> UndoStep | None:
                turns.take(do)
                return UndoStep(words, way(opposite, do), kept, turns=turns) if opposite is not None else None

            return back

        self._push(UndoStep(words, way(take_back, again), kept, turns=turns))

    def holds(self, kept: str) -> bool:
        """Whether a step of this name can still be undone."""
        return any(step.kept == kept for step in self._steps)

    def drop(self, kept: str) -> None:
        """Forget the step of this name, whether it was undone or not: it changed nothing. One that is to be made again as
        soon as it is taken back stays.
        """

        def stays(step: UndoStep) -> bool:
            return step.kept != kept or (step.turns is not None and step.turns.is_waiting)

        self._steps = [step for step in self._steps if stays(step)]
        self._undone = [step for step in self._undone if stays(step)]
        self._emit_names()

    def _push(self, step: UndoStep) -> None:
        self._forget(self._steps[:-UNDO_STEPS])
        self._steps = [*self._steps[-UNDO_STEPS:], step]
        self._undone = []
        self._emit_names()

    def _drop(self, step: UndoStep) -> None:
        """Forget a change that changed nothing, or of which nothing is left."""
        self._steps = [known for known in self._steps if known is not step]
        self._undone = [known for known in self._undone if known is not step]
        self._emit_names()

    def _emit_names(self) -> None:
        self.undo_changed.emit(*(steps[-1].words if steps else "" for steps in (self._steps, self._undone)))

    def _forget(self, steps: Sequence[UndoStep]) -> None:
        named = [step.kept for step in steps if step.kept]
        if named:
            self._bridge.change(self._desk.recleaning.forget, named)

    def say_with_undo(self, words: str) -> None:
        """Say what was done, with the way back."""
        self._toast.say(words, (self.tr("Undo"), self.undo))

    def say(self, error: TearsheetError) -> None:
        """Say why a change was not made; that the library's file is another one, with what to do about it."""
        if isinstance(error, LibraryReplaced):
            self._bridge.library_replaced.emit()
        else:
            self._toast.say(messages.sentence(error))


def _ids(step: UndoStep) -> frozenset[int]:
    """Return the articles that a step is about, as far as it is known yet."""
    known = step.made is not None and step.made.done() and step.made.exception() is None
    return frozenset(step.made.result().ids) if step.made is not None and known else frozenset()


def _note_change(note: str, before: str) -> str:
    return "add note" if not before else "note" if note else "remove note"


_OF_ARTICLES = frozenset({"mark", "tag", "untag", "delete", "restore"})
