"""What is above an article's text: its site, title, byline, notices and tags."""

from __future__ import annotations

from contextlib import suppress

from PySide6.QtCore import QObject, Qt, QUrl, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractButton, QMenu, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from reader.desk.desk import Desk
from reader.errors import TearsheetError
from reader.gui.article.also_at import DuplicatesBar
from reader.gui.article.incomplete_notice import IncompleteNotice
from reader.gui.article.missing_font import MissingFont, missing_script
from reader.gui.article.note_box import LostHighlights, NoteBox
from reader.gui.article.page_parts import LeftOut, ProblemBox
from reader.gui.article.tag_bar import TagBar
from reader.gui.kit import messages
from reader.gui.kit.accessibility import set_role
from reader.gui.kit.labels import plain_tip
from reader.gui.kit.selectable_text import SelectableText
from reader.gui.kit.theme import Theme, text_font, ui_font
from reader.model.article import Article
from reader.model.library import Tag
from reader.text.language import direction

TOLD = "fonts_told"
"""The setting that holds the scripts of which nobody wants to hear again that they have no font."""
MAX_SHOWN_ADDRESS = 240
"""Characters of an address that the page shows; a longer one is whole in the tooltip, and when it is copied."""


class ArticleHead(QObject):
    """Makes and fills the parts, which are widgets of the page's column. Signals carry what a person asked for; ``changed`` says
    that a part came or went.
    """

    tag_asked = Signal()
    tag_removed = Signal(str)
    tag_chosen = Signal(str)
    site_chosen = Signal(str)
    retry_asked = Signal(int)
    browser_asked = Signal(str)
    rest_asked = Signal(str)
    file_asked = Signal(int)
    link_clicked = Signal(QUrl)
    duplicate_chosen = Signal(int)
    why_asked = Signal()
    note_asked = Signal()
    lost_asked = Signal()
    changed = Signal()

    def __init__(self, desk: Desk, theme: Theme, column: QVBoxLayout, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self._column = column
        self._article: Article | None = None
        self.site = QPushButton()
        self.site.setProperty("role", "site")
        self.site.setFont(ui_font(12, bold=True))
        self.site.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.site.clicked.connect(lambda: self._article and self.site_chosen.emit(self._article.row.site))
        self.title = SelectableText(theme, "ink", 1.18)
        set_role(self.title, "Heading")
        self.description = SelectableText(theme, "ink2", 1.4)
        self.byline = SelectableText(theme, "ink2", 1.5)
        self.byline.setFont(ui_font(13))
        self.facts = SelectableText(theme, "ink2", 1.5)
        self.facts.setFont(ui_font(12))
        self.facts.menu_asked.connect(self._fill_facts_menu)
        self.left_out = LeftOut()
        self.left_out.asked.connect(self.why_asked)
        self.problem = ProblemBox(theme)
        self.problem.retry.clicked.connect(lambda: self._article and self.retry_asked.emit(self._article.row.id))
        self.problem.browser.clicked.connect(lambda: self._article and self.browser_asked.emit(self._article.row.url))
        self.also_at = DuplicatesBar()
        self.also_at.chosen.connect(self.duplicate_chosen)
        self.incomplete = IncompleteNotice(theme)
        self.incomplete.asked.connect(self._help)
        self.tags = TagBar(theme)
        self.tags.asked.connect(self.tag_asked)
        self.tags.removed.connect(self.tag_removed)
        self.tags.chosen.connect(self.tag_chosen)
        self.note = NoteBox()
        self.note.asked.connect(self.note_asked)
        self.note.link_clicked.connect(self.link_clicked)
        self.lost = LostHighlights()
        self.lost.asked.connect(self.lost_asked)
        self.missing_font = MissingFont()
        self.missing_font.dismissed.connect(self._dismiss_script)

    @property
    def parts(self) -> tuple[tuple[QWidget, int], ...]:
        """The parts from top to bottom, each with the room below it in pixels."""
        return (
            (self.site, 2),
            (self.title, 4),
            (self.description, 8),
            (self.byline, 2),
            (self.facts, 10),
            (self.left_out, 10),
            (self.also_at, 10),
            (self.incomplete, 14),
            (self.tags, 24),
            (self.note, 24),
            (self.lost, 18),
            (self.missing_font, 18),
            (self.problem, 24),
        )

    @property
    def buttons(self) -> tuple[QAbstractButton, ...]:
        """The buttons that the keys which scroll must pass by."""
        boxes = self.left_out, self.tags, self.note, self.lost, self.missing_font
        return self.site, *(box.button for box in boxes)

    def set_size(self, size: int) -> None:
        """Set title and sub-headline for a text of so many pixels."""
        title = self._article.row.title if self._article else ""
        self.title.setFont(text_font(round(35 * size / 19), bold=True, words=title))
        self.description.setFont(text_font(round(20 * size / 19), words=self.description.text()))

    def show_tags(self) -> None:
        """Show the tags in the colours that they have now."""
        article = self._article
        self.tags.show_tags(article.row.tags if article else (), self._desk.tags.all() if article else ())

    def show(self, article: Article, known: tuple[Tag, ...]) -> None:
        """Show what is known of an article above its text."""
        self._article = article
        row = article.row
        self.site.setText(row.site)
        self.site.setAccessibleName(self.tr("Show all articles from %1").replace("%1", row.site))
        self.site.setVisible(bool(row.site))
        self.title.set_text(row.title)
        rtl = direction(row.title) == "rtl"
        self._column.setAlignment(self.site, Qt.AlignmentFlag.AlignRight if rtl else Qt.AlignmentFlag.AlignLeft)
        self.tags.setLayoutDirection(Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight)
        self.also_at.show_duplicates(self._desk.articles.near_duplicates(row.id), row.site)
        description = "" if _is_opening(article) else article.description
        self.description.set_text(description)
        self.description.setVisible(bool(description))
        names = [messages.isolated(name) for name in row.byline.split("; ") if name]
        parts = [self._names(names), messages.isolated(messages.publication(row.published))]
        if row.minutes:
            parts.append(messages.isolated(self.tr("%1 min").replace("%1", messages.number(row.minutes))))
        if row.sample:
            parts.append(messages.isolated(self.tr("Sample")))
        self.byline.set_text(" · ".join(part for part in parts if part), row.title)
        self.byline.setVisible(bool(self.byline.text()))
        saved = self.tr("Saved %1").replace("%1", messages.moment(row.saved)) if row.saved else ""
        self.facts.set_text(" · ".join(map(messages.isolated, filter(None, (saved, _short(row.url))))), row.title)
        self.facts.setVisible(bool(self.facts.text()))
        self.facts.setToolTip(plain_tip(row.url))
        self.left_out.show_number(self._desk.articles.left_out(row.id))
        self.tags.show_tags(row.tags, known)
        self.note.show_note(article.notes)
        missing = missing_script(article.text)
        self.missing_font.show_script("" if missing in str(self._desk.settings[TOLD]).split() else missing)
        ready = row.state == "ready"
        self.incomplete.show_reason(row.completeness if ready else "", article.evidence, row.url)
        self.problem.setVisible(not ready)
        if not ready:
            words = messages.row_problem(row) or self.tr("Fetching… The article will appear in a moment.")
            failed = row.state == "failed"
            self.problem.show_problem(words, failed=failed, address=row.url, bare=row.lacks_text and not failed)

    def _fill_facts_menu(self, menu: QMenu) -> None:
        """Let a person take the address whole, or go there."""
        if self._article is not None:
            url = self._article.row.url
            menu.addAction(self.tr("Copy address"), lambda: QGuiApplication.clipboard().setText(url))
            if url.startswith(("http://", "https://")):
                menu.addAction(self.tr("Open in browser"), lambda: self.browser_asked.emit(url))

    def _dismiss_script(self, script: str) -> None:
        """Never say again that this script has no font; where that cannot be kept, until the program ends."""
        told = str(self._desk.settings[TOLD]).split()
        self.missing_font.show_script("")
        self.changed.emit()
        with suppress(TearsheetError):
            self._desk.settings.set(TOLD, " ".join([*told, script]))

    def _help(self, kind: str) -> None:
        """Do what a person wants about an article that is not whole."""
        if self._article is not None:
            row = self._article.row
            {"browser": self.rest_asked, "file": self.file_asked, "retry": self.retry_asked}[kind].emit(
                row.url if kind == "browser" else row.id
            )

    def _names(self, names: list[str]) -> str:
        if len(names) < 2:
            return "".join(names)
        return self.tr("%1 and %2").replace("%1", ", ".join(names[:-1])).replace("%2", names[-1])


def _short(url: str) -> str:
    """Return an address as the page shows it, cut where it would fill more than three lines."""
    return url if len(url) <= MAX_SHOWN_ADDRESS else url[:MAX_SHOWN_ADDRESS] + "…"


def _is_opening(article: Article) -> bool:
    """Many sites repeat the first sentences as description: a page need not say it twice."""
    opening = " ".join(article.text[:2000].split()).casefold()
    words = " ".join(article.description.rstrip("….[] ").split()).casefold()
    return bool(words) and words[:90] in opening
