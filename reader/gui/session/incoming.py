"""What comes in: an address pasted, typed, dropped or lying in the clipboard; a dropped file. Nothing is fetched
unasked.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from PySide6.QtCore import QMimeData, QObject, Signal
from PySide6.QtGui import QClipboard, QGuiApplication

from reader.desk.addresses import FILE_ENDINGS, addresses_in, looks_like_address, normalize
from reader.desk.desk import Desk
from reader.errors import AlreadySaved, NotAnAddress, TearsheetError
from reader.gui.kit import messages
from reader.gui.kit.toast import Toast
from reader.gui.session.bridge import Bridge

if TYPE_CHECKING:
    from reader.desk.jobs import Job

MAX_ADDRESSES = 500
"""More addresses in one paste or drop are more likely a mistake than a wish."""


class Incoming(QObject):
    """Saves what was given and says what became of it. ``open_asked`` carries the id of an article that is there
    already.
    """

    open_asked = Signal(int)

    def __init__(self, desk: Desk, bridge: Bridge, toast: Toast, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._bridge = bridge
        self._toast = toast
        self._offered = ""

    # --- saving --------------------------------------------------------------------------------------------------------

    def save(self, given: Sequence[str], tags: Sequence[str] = ()) -> None:
        """Save these addresses and files; each has its row at once."""
        self._bridge.change(
            self._desk.saving.save_all, list(given)[:MAX_ADDRESSES], tuple(tags), then=self._say_refused
        )

    def _say_refused(self, begun: list[Job | TearsheetError]) -> None:
        """Say what was not begun at all; what fails later says so in its row."""
        for result in begun:
            if isinstance(result, TearsheetError):
                self._refused(result)

    def _refused(self, error: TearsheetError) -> None:
        if isinstance(error, AlreadySaved):
            known = int(error.values["article_id"])
            try:
                moment = messages.long_date(self._desk.articles.row(known).saved)
            except TearsheetError:
                return
            self._toast.say(
                self.tr("Already saved on %1.").replace("%1", moment),
                (self.tr("Open"), lambda: self.open_asked.emit(known)),
                (self.tr("Fetch again"), lambda: self.fetch_again([known])),
            )
        else:
            self._toast.say(messages.sentence(error))

    def fetch_again(self, ids: Sequence[int]) -> None:
        """*Try again* for what failed, a fresh copy for what is there. A failure leaves what is there untouched and is told."""
        for article_id in ids:
            future = self._desk.change(self._desk.saving.again, article_id).future
            self._bridge.watch(future, partial(self._watch_fresh, article_id))

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
        """Open what the system gave: files and addresses are saved; a link that any page may have made is offered."""
        from reader.desk.program.launch import parse_launch_arguments

        found = parse_launch_arguments(given)
        if found.save:
            self.save(found.save)
        if found.offer:
            self._offer(found.offer)
        elif found.refused:
            more = len(found.refused) - 1
            also = self.tr("%Ln other item(s) couldn’t be opened either.", "", more) if more else ""
            self._toast.say(f"{messages.sentence(found.refused[0])} {also}".rstrip())

    def _offer(self, addresses: Sequence[str]) -> None:
        """Offer what a link of another program asks to have saved: it is not fetched unless a person says so."""
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
        self._toast.say(
            words,
            (self.tr("Save"), lambda: self.save(addresses)),
            (self.tr("Not now"), lambda: None),
            stays=True,
        )

    # --- paste, drop, clipboard ----------------------------------------------------------------------------------------

    def paste(self) -> None:
        """Save what the clipboard holds, or say what it would need to hold."""
        given = self.addresses_of(QGuiApplication.clipboard().mimeData())
        if given:
            self.save(given)
        else:
            self._toast.say(self.tr("There’s no address on the clipboard. Copy one and paste again."))

    def addresses_of(self, data: QMimeData | None) -> list[str]:
        """Addresses and HTML files that a paste or drop carries, in order, each once."""
        if data is None:
            return []
        found: list[str] = []
        for url in data.urls() if data.hasUrls() else []:
            if url.isLocalFile() and url.toLocalFile().lower().endswith(FILE_ENDINGS):
                found.append(url.toLocalFile())
            elif url.scheme() in ("http", "https"):
                found.append(url.toString())
        if not found and data.hasText():
            text = data.text().strip()
            found = addresses_in(text) or ([text] if looks_like_address(text) else [])
        return list(dict.fromkeys(found))

    def offer_clipboard(self) -> None:
        """Offer a link that was copied elsewhere, once, if it is not saved yet. It is not fetched unless a person says
        so.
        """
        if not self._desk.settings["offer_clipboard"] or self._desk.notice is not None:
            return
        text = QGuiApplication.clipboard().text(QClipboard.Mode.Clipboard).strip()
        if (
            not text
            or len(text) > 2000
            or " " in text
            or text == self._offered
            or not text.startswith(("http://", "https://"))
        ):
            return
        self._offered = text
        try:
            address = normalize(text)
        except NotAnAddress:
            return
        if self._desk.articles.find(address) is not None:
            return
        shown = address.split("://", 1)[-1]
        shown = shown if len(shown) < 48 else shown[:45] + "…"
        self._toast.say(
            self.tr("Save the link you copied? %1").replace("%1", messages.isolated(shown)),
            (self.tr("Save"), lambda: self.save([address])),
        )

    def forget_offer(self, text: str) -> None:
        """Do not offer what Tearsheet itself put into the clipboard."""
        self._offered = text
