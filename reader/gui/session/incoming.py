"""What comes in: an address pasted, typed, dropped or lying in the clipboard; a dropped file. Nothing is fetched
unasked.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from PySide6.QtCore import QMimeData, QObject, Signal
from PySide6.QtGui import QClipboard, QGuiApplication

from reader.desk.desk import Desk
from reader.desk.program.addresses import normalize
from reader.errors import AlreadySaved, NotAnAddress, TearsheetError
from reader.gui.kit import messages
from reader.gui.kit.toast import Toast
from reader.gui.session.bridge import Bridge

if TYPE_CHECKING:
    from reader.desk.dropped import Dropped
    from reader.desk.jobs import Job

MAX_ADDRESSES = 500
"""More addresses in one paste or drop are more likely a mistake than a wish."""
MAX_AT_ONCE = 20
"""Articles that are fetched again one by one, each with its own answer; more are left to jobs that say nothing."""
MAX_SENTENCES = 3
"""Refusals that a toast has room for; where there are more, a dialog lists all."""


def local_files(data: QMimeData) -> list[str]:
    """Return the paths that a drop or paste names. A ``file:`` address without a whole path names none: it would mean
    the folder that this program runs in.
    """
    paths = [url.toLocalFile() for url in data.urls() if url.isLocalFile()] if data.hasUrls() else []
    return [path for path in paths if Path(path).is_absolute()]


class Incoming(QObject):
    """Saves what was given and says what became of it. ``open_asked`` carries the id of an article that is there
    already, ``passage_asked`` a ``PassageLink`` that somebody followed, ``import_asked`` files and folders that
    are no pages, and which the import looks at. ``shows_saved`` answers whether a single address
    that is saved is shown at once: where nothing is read that it would take away.
    """

    open_asked = Signal(int)
    passage_asked = Signal(object)
    import_asked = Signal(list)

    def __init__(self, desk: Desk, bridge: Bridge, toast: Toast, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._bridge = bridge
        self._toast = toast
        self._offered = self._offered_address = self._offer_words = ""
        self.shows_saved: Callable[[], bool] = lambda: False

    # --- saving --------------------------------------------------------------------------------------------------------

    def save(
        self,
        given: Sequence[str],
        tags: Sequence[str] = (),
        *,
        refused: Sequence[TearsheetError] = (),
        show: bool = False,
        typed: Collection[str] = (),
    ) -> None:
        """Save these addresses and files; each has its row at once. ``refused`` is told with what is refused here;
        ``show`` shows the first of the articles as well; ``typed`` are the addresses that the reader typed or pasted.
        """
        show = show or (len(given) == 1 and self.shows_saved())
        if self._offered_address in given and self._toast.words.text() == self._offer_words:
            self._toast.hide()  # what it offers was asked for another way

        def begun(results: list[Job | TearsheetError]) -> None:
            errors = [*refused, *(result for result in results if isinstance(result, TearsheetError))]
            ids = (
                int(result.values.get("article_id", 0)) if isinstance(result, TearsheetError) else result.article_id
                for result in results
            )
            first = next(filter(None, ids), 0)
            if show and first:
                self.open_asked.emit(first)
                errors = [one for one in errors if one.values.get("article_id") != first]  # it is seen
            left = max(len(given) - MAX_ADDRESSES, 0)
            self._say_refused(errors, left, given[0] if len(given) == 1 and given[0] in typed else "")

        chosen = list(given)[:MAX_ADDRESSES]
        self._bridge.change(self._desk.saving.save_all, chosen, tuple(tags), typed, then=begun)

    def _say_refused(self, errors: Sequence[TearsheetError], left: int = 0, typed: str = "") -> None:
        """Say what was not begun at all, all of it, and how many addresses were more than are taken at once; what fails
        later says so in its row. ``typed`` is the only address, where it was typed.
        """
        if len(errors) < 2 and not left:
            for error in errors:
                self._refused(error, typed)
            return
        known = [int(error.values["article_id"]) for error in errors if isinstance(error, AlreadySaved)]
        sentences = [messages.sentence(error) for error in errors if not isinstance(error, AlreadySaved)]
        words = [self.tr("%Ln article(s) are already saved.", "", len(known))] if known else []
        if left:
            at_once = messages.number(MAX_ADDRESSES)
            words.append(
                self.tr("Only %1 addresses are saved at once. Paste the other %Ln again.", "", left).replace(
                    "%1", at_once
                )
            )
        words += sentences if len(sentences) <= MAX_SENTENCES else sentences[: MAX_SENTENCES - 1]
        if len(sentences) <= MAX_SENTENCES:
            self._toast.say(" ".join(words), (self.tr("Close"), lambda: None), stays=True)
            return
        words.append(self.tr("%Ln other item(s) couldn’t be opened either.", "", len(sentences) - MAX_SENTENCES + 1))
        self._toast.say(
            " ".join(words),
            (self.tr("Show all"), lambda: self._list_refused(sentences)),
            (self.tr("Close"), lambda: None),
            stays=True,
        )

    def _list_refused(self, sentences: Sequence[str]) -> None:
        from reader.gui.kit.dialogs.question_dialog import QuestionDialog

        heading = self.tr("%Ln item(s) couldn’t be opened", "", len(sentences))
        window = self._toast.window()
        QuestionDialog(heading, "\n".join(sentences), [self.tr("Close")], window).ask()

    def _refused(self, error: TearsheetError, typed: str = "") -> None:
        if isinstance(error, AlreadySaved):
            known = int(error.values["article_id"])
            try:
                moment = messages.local_date(self._desk.articles.row(known).saved)
            except TearsheetError:
                return
            self._toast.say(
                self.tr("Already saved on %1.").replace("%1", moment),
                (self.tr("Open"), lambda: self.open_asked.emit(known)),
                (self.tr("Fetch again"), lambda: self.fetch_again([known], typed)),
            )
        else:
            self._toast.say(messages.sentence(error))

    def fetch_again(self, ids: Sequence[int], typed: str = "") -> None:
        """*Try again* for what failed, a fresh copy for what is there. A failure leaves what is there untouched and is told.
        ``typed`` is the address that the reader typed to get there.
        """
        if len(ids) > MAX_AT_ONCE:
            self._bridge.change(self._fetch_many, list(ids))
            return
        for article_id in ids:
            future = self._desk.change(partial(self._desk.saving.again, typed=typed), article_id).future
            self._bridge.watch(future, partial(self._watch_fresh, article_id))

    def _fetch_many(self, ids: list[int]) -> None:
        """Fetch many: those that an import brought as addresses alone politely, few at a time."""
        bare = {row.id for row in self._desk.articles.rows(ids) if row.lacks_text and row.state == "queued"}
        if bare:
            self._desk.importing.fetching.want(sorted(bare))
        for article_id in ids:
            if article_id not in bare:
                self._desk.saving.again(article_id)

    def _watch_fresh(self, article_id: int, job: Job) -> None:
        def failed(error: TearsheetError) -> None:
            try:
                there = self._desk.articles.row(article_id).state == "ready"
            except TearsheetError:
                return
            if there:
                kept = self.tr("Your saved copy was kept.")
                self._toast.say(f"{messages.sentence(error)} {kept}")

        self._bridge.watch(job.future, None, failed)

    # --- from other programs --------------------------------------------------------------------------------------------

    def open(self, given: Sequence[str]) -> None:
        """Open what the system gave: pages and addresses are saved, and the first is shown; other files are looked at for an
        import; a link that any page may have made is offered.
        """
        from reader.desk.program.launch import parse_launch_arguments

        found = parse_launch_arguments(given)
        if found.imports:
            self.import_asked.emit([Path(path) for path in found.imports])
        if found.save:
            self.save(found.save, refused=() if found.offer else found.refused, show=True, typed=found.save)
        if found.offer:
            self._offer(found.offer, found.refused)
        elif not found.save:
            self._say_refused(found.refused)
        for link in found.passages[:1]:
            self.passage_asked.emit(link)

    def offer(self, address: str) -> None:
        """Offer to save the page at an address, which is not fetched unless a person says so."""
        self._offer([address])

    def _offer(self, addresses: Sequence[str], refused: Sequence[TearsheetError] = ()) -> None:
        """Offer what a link of another program asks to have saved, and say what was refused beside it: nothing is
        fetched unless a person says so.
        """
        known = self._desk.articles.find(addresses[0])
        if known is not None and len(addresses) == 1:
            self._refused(AlreadySaved(article_id=known))
            return
        if len(addresses) == 1:
            parts = urlsplit(addresses[0])
            rest = parts.path + (f"?{parts.query}" if parts.query else "")
            rest = rest if len(rest) < 40 else rest[:37] + "…"
            # Whose page it is must be seen, so of the site nothing is cut.
            words = self.tr("Save this page? %1").replace("%1", messages.isolated(parts.netloc + rest))
        else:
            sites = list(dict.fromkeys(messages.isolated(urlsplit(address).netloc) for address in addresses))
            named = ", ".join(sites[:3]) + (" …" if len(sites) > 3 else "")
            words = self.tr("Save %Ln page(s)? %1", "", len(addresses)).replace("%1", named)
        words = " ".join([*map(messages.sentence, refused[:MAX_SENTENCES]), words])
        self._toast.say(
            words,
            (self.tr("Save"), lambda: self.save(addresses)),
            (self.tr("Not now"), lambda: None),
            stays=True,
        )

    # --- paste, drop, clipboard ----------------------------------------------------------------------------------------

    def paste(self) -> None:
        """Save what the clipboard holds, or say what it would need to hold."""
        from reader.desk.dropped import typed_addresses

        data = QGuiApplication.clipboard().mimeData()
        text = data.text() if data is not None and data.hasText() else ""  # some systems give none at all
        if not self.take(self.held_by(data), typed_addresses(text)):
            self._toast.say(self.tr("There’s no address on the clipboard. Copy one and paste again."))

    def held_by(self, data: QMimeData | None) -> Dropped:
        """Return what a paste or drop holds."""
        from reader.desk.dropped import BROWSER_FORMATS, Dropped, parse_dropped

        if data is None:
            return Dropped()
        urls = data.urls() if data.hasUrls() else []
        return parse_dropped(
            files=local_files(data),
            addresses=[url.toString() for url in urls if not url.isLocalFile()],
            text=data.text() if data.hasText() else "",
            html=data.html() if data.hasHtml() else "",
            formats={name: bytes(data.data(name).data()) for name in BROWSER_FORMATS if data.hasFormat(name)},
        )

    def take(self, held: Dropped, typed: Collection[str] = ()) -> bool:
        """Save, offer or refuse what was given, and say so; ``typed`` as for ``save``. False if there is nothing in it."""
        if held.imports:
            self.import_asked.emit([Path(path) for path in held.imports])
        if held.save:
            self.save(held.save, refused=held.refused, typed=typed)
        elif held.offer:
            self._offer(held.offer, held.refused)
        else:
            self._say_refused(held.refused)
        return any(held)

    def offer_clipboard(self) -> None:
        """Offer a link that was copied elsewhere, once, if it is not saved yet. It is not fetched unless a person says
        so.
        """
        if not self._desk.settings["offer_clipboard"] or self._desk.notice is not None:
            return
        text = QGuiApplication.clipboard().text(QClipboard.Mode.Clipboard).strip()
        if not text or len(text) > 2000 or " " in text or text == self._offered or "://" not in text:
            return
        self._offered = text
        try:
            address = normalize(text)
        except NotAnAddress:
            return
        if self._desk.articles.find(address) is not None:
            return
        self._offered_address = address
        shown = address.split("://", 1)[-1]
        shown = shown if len(shown) < 48 else shown[:45] + "…"
        self._offer_words = self.tr("Save the link you copied? %1").replace("%1", messages.isolated(shown))
        self._toast.say(
            self._offer_words,
            (self.tr("Save"), lambda: self.save([address])),
        )

    def copy(self, text: str, html: str = "") -> None:
        """Put a text into the clipboard, with its HTML if there is one, and never offer to save what Tearsheet put there."""
        self._offered = text.strip()
        data = QMimeData()
        data.setText(text)
        if html:
            data.setHtml(html)
        QGuiApplication.clipboard().setMimeData(data)
