"""The window only composes: it makes the panes, connects them, and remembers how they lay."""

from __future__ import annotations

import gc
from collections.abc import Iterable
from functools import partial
from typing import Any

from PySide6.QtCore import QByteArray, QEvent, QSettings, QSize, Qt, QTimer, QUrl
from PySide6.QtGui import (
    QCloseEvent,
    QDesktopServices,
    QDragEnterEvent,
    QDropEvent,
    QGuiApplication,
    QKeyEvent,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QMainWindow, QMenu, QSplitter, QVBoxLayout, QWidget

from reader.desk.desk import Desk
from reader.desk.events import JobChanged
from reader.errors import TearsheetError
from reader.gui.kit import messages
from reader.gui.kit.pictures import Pictures
from reader.gui.kit.theme import TEXT_FONTS, Theme, load_fonts
from reader.gui.list.article_list import ArticleList
from reader.gui.list.article_model import ARTICLES_MIME
from reader.gui.navigation.list_controller import ListController
from reader.gui.session.actions import Actions
from reader.gui.session.bridge import Bridge
from reader.gui.sidebar.sidebar import Sidebar
from reader.gui.window.toolbar import Toolbar
from reader.model.library import Article, Filter, Place

SIDEBAR, LIST = 216, 348
READY_MS = 900
"""How long after the first paint what the first search needs is loaded."""
RETRY_MS = 20_000
"""How often captures that wait for the network are tried again."""


class MainWindow(QMainWindow):
    """``state`` keeps sizes, filter and article from one start to the next. A ``staged`` window begins with what its
    first paint shows, the list, the sidebar and the toolbar, and makes the rest after it (``furnish``): half of what
    there is to load can wait that long."""

    def __init__(self, desk: Desk, theme: Theme, state: QSettings, *, staged: bool = False) -> None:
        super().__init__()
        self._furnished = self._painted = False
        self.desk = desk
        self.theme = theme
        self._state = state
        self.setWindowTitle("Tearsheet")
        self.setAcceptDrops(True)
        self.resize(1440, 900)
        self._compose()
        self._restore()
        if not staged:
            self.furnish()
        self.setStyleSheet(theme.style_sheet())
        theme.changed.connect(lambda: self.setStyleSheet(theme.style_sheet()))

    # --- composing -----------------------------------------------------------------------------------------------------

    def _compose(self) -> None:
        self.bridge = Bridge(self.desk, self)
        self.pictures = Pictures(self.desk, self)
        self.actions_ = Actions(self)
        self.toolbar = Toolbar(self.theme)
        self.sidebar = Sidebar(self.theme)
        self.list = ArticleList(self.desk, self.theme, self.pictures)
        self.pictures.begun = False
        self.lists = ListController(
            self.desk, self.bridge, self.actions_, self.toolbar.field, self.sidebar, self.list, self
        )
        self.show_filter = self.lists.show
        self.lists.counted.connect(lambda _counts: self._show_card())
        self._activity: Any = None
        self._manual: Any = None
        room = QWidget()  # until what is read is furnished
        room.setObjectName("pageColumn")
        room.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.panes = QSplitter(Qt.Orientation.Horizontal)
        for pane, width in ((self.sidebar, 150), (self.list, 250), (room, 365)):
            pane.setMinimumWidth(width)
            self.panes.addWidget(pane)
        self.panes.setChildrenCollapsible(False)
        self.panes.setStretchFactor(2, 1)
        self.panes.setHandleWidth(1)
        self.panes.setSizes([SIDEBAR, LIST, 876])
        self.panes.splitterMoved.connect(lambda _position, _index: self._align())
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.toolbar)
        column.addWidget(self.panes, 1)
        self.setCentralWidget(body)

        type_menu = QMenu(self)
        for name in ("larger", "smaller", "usual"):
            type_menu.addAction(self.actions_[name])
        type_menu.addSeparator()
        for choice, words in (
            ("system", self.tr("Colours as the system")),
            ("light", self.tr("Light")),
            ("dark", self.tr("Dark")),
        ):
            type_menu.addAction(words, partial(self._set, "theme", choice))
        actions = self.actions_
        self.toolbar.compose(
            actions["sidebar"],
            actions["summary"],
            [actions["tag"], actions["star"], actions["archive"]],
            type_menu,
            actions.all_menus(self),
        )
        if self.menuBar().isNativeMenuBar():
            actions.fill(self.menuBar())

    def furnish(self) -> None:
        """Make and connect what the first paint does not show: what is read, its summary, and all that is done with
        articles."""
        if self._furnished:
            return
        from reader.gui.article.page import Page
        from reader.gui.briefing.controller import BriefingController
        from reader.gui.correction.controller import CorrectionController
        from reader.gui.kit.toast import Toast
        from reader.gui.navigation.commands import Commands
        from reader.gui.navigation.page_stack import PageStack
        from reader.gui.navigation.reading_controller import ReadingController
        from reader.gui.overview.controller import OverviewController
        from reader.gui.safety.controller import BackupController
        from reader.gui.search.hit_navigation import HitNavigation
        from reader.gui.session.changes import Changes
        from reader.gui.session.incoming import Incoming
        from reader.gui.session.session import Session
        from reader.gui.session.trash import TrashCleaner
        from reader.gui.sidebar.sidebar_menus import SidebarMenus
        from reader.gui.summary.pane import SummaryPane
        from reader.gui.window.layout import ReadingLayout

        self._furnished = True
        self.toast = Toast(self.list)
        self.changes = Changes(self.desk, self.bridge, self.toast, self)
        self.incoming = Incoming(self.desk, self.bridge, self.toast, self)
        session = Session(
            window=self,
            desk=self.desk,
            bridge=self.bridge,
            actions=self.actions_,
            theme=self.theme,
            pictures=self.pictures,
            toast=self.toast,
            changes=self.changes,
            incoming=self.incoming,
        )
        self.page = Page(self.desk, self.theme, self.pictures)
        self.summary = SummaryPane(self.theme)
        self.backups = BackupController(session)
        self.trash = TrashCleaner(session)
        self.reading = ReadingController(session, self.list, self.page, self.summary)
        self.hits = HitNavigation(self.page, self.theme, self)
        self.lists.follow(self.reading, self.hits)
        self.commands = Commands(session, self.list, self.reading)
        self.menus = SidebarMenus(session, self.show_filter)
        self.pages = PageStack(self.page)
        self.correction = CorrectionController(session, self.commands, self.pages, self.page)
        self.briefings = BriefingController(session, self.list, self.reading, self.pages)
        self.overviews = OverviewController(session, self.list, self.reading, self.pages, self.show_filter)

        self.reader = ReadingLayout(self.pages, self.summary)
        self.reader.setMinimumWidth(365)
        room = self.panes.replaceWidget(2, self.reader)
        self.panes.setStretchFactor(2, 1)  # a splitter keeps that with the widget
        if room is not None:
            room.hide()
            room.deleteLater()
        self._connect_actions()
        self._connect_panes()
        self.pictures.begin()

    def _connect_actions(self) -> None:
        for name, function in {
            "field": self._focus_field,
            "paste": self.incoming.paste,
            "open_file": self.commands.choose_files,
            "activity": self._show_activity,
            "backups": self.backups.show,
            "samples": self.changes.remove_samples,
            "settings": self._show_settings,
            "quit": self.close,
            "undo": self.changes.undo,
            "redo": self.changes.redo,
            "save_search": lambda: self.menus.new_folder(self.list.model.filter.words),
            "copy_address": self.commands.copy_address,
            "select_all": self.list.select_all,
            "find": self._find,
            "find_next": lambda: self._step_hit(1),
            "find_previous": lambda: self._step_hit(-1),
            "summary": lambda: self.briefings.summary(toggle=True),
            "tag": self._type_tag,
            "star": lambda: self.commands.toggle("starred"),
            "archive": lambda: self.commands.toggle("archived"),
            "unread": lambda: self.commands.mark_unread(),
            "delete": self.commands.delete,
            "summarise": self.commands.summarise,
            "retry": lambda: self.incoming.fetch_again(self.commands.chosen()),
            "browser": self.commands.open_in_browser,
            "previous": lambda: self.commands.step(-1),
            "next": lambda: self.commands.step(1),
            "page_down": self._page_down,
            "page_up": lambda: self.pages.scroll_page(-1),
            "focus_sidebar": self._focus_sidebar,
            "focus_list": self.list.view.setFocus,
            "focus_page": self.pages.focus,
            "focus_summary": lambda: self.briefings.summary(toggle=False),
            "order": self.lists.turn_order,
            "larger": lambda: self._resize_text(1),
            "smaller": lambda: self._resize_text(-1),
            "usual": lambda: self._set("text_size", 19),
            "full_screen": lambda: self.showFullScreen() if not self.isFullScreen() else self.showNormal(),
            "keys": self._show_keys,
            "search_help": self._show_search_help,
            "manual": self._show_manual,
            "updates": self._show_updates,
            "report": self.show_report,
            "about": self._show_about,
        }.items():
            self.actions_[name].triggered.connect(lambda _checked=False, function=function: function())
        places: tuple[Place, ...] = ("unread", "all", "starred", "archive", "attention", "trash")
        for place in places:
            self.actions_[f"go_{place}"].triggered.connect(
                lambda _checked=False, place=place: self.show_filter(Filter(place=place))
            )
        self.actions_["sidebar"].toggled.connect(self._show_sidebar)

    def _focus_field(self) -> None:
        self.toolbar.field.setFocus()
        self.toolbar.field.selectAll()

    def _focus_sidebar(self) -> None:
        self.actions_["sidebar"].setChecked(True)
        self.sidebar.list.setFocus()

    def _find(self) -> None:
        if self.reading.article is None:
            self.toolbar.field.setFocus()
            return
        self.pages.back()
        self.hits.find()

    def _step_hit(self, direction: int) -> None:
        if self.pages.shows_article:
            self.hits.step(direction)

    def _type_tag(self) -> None:
        if self.reading.article is not None:
            self.pages.back()
            self.page.tags.type_tag()

    def _page_down(self) -> None:
        if not self.pages.scroll_page(1):
            self.commands.step(1)

    def _connect_panes(self) -> None:
        bridge, page, articles = self.bridge, self.page, self.list
        bridge.job_changed.connect(self._job_changed)
        self._retry = QTimer(self)
        self._retry.setInterval(RETRY_MS)
        self._retry.timeout.connect(lambda: self.bridge.change(self.desk.saving.resume))
        self.toolbar.field.searched.connect(self.lists.search)
        self.toolbar.field.ranked.connect(lambda words: self.lists.search(words, "relevance"))
        self.toolbar.field.help_asked.connect(self._show_search_help)
        self.toolbar.field.known = self.lists.known
        self.toolbar.field.save_asked.connect(lambda address: self.incoming.save([address]))
        self.toolbar.field.left.connect(self.list.view.setFocus)
        self.sidebar.chosen.connect(lambda wanted, _name: self.show_filter(wanted))
        self.sidebar.list.dropped.connect(lambda tag, ids: self.changes.tag(ids, [tag]))
        self.sidebar.list.menu_asked.connect(self.menus.show)
        self.sidebar.foot.clicked.connect(self._show_activity)
        articles.current_changed.connect(self.reading.show)
        articles.action.connect(self.commands.row_action)
        articles.head.keeping_asked.connect(self.actions_["save_search"].trigger)
        articles.order_chosen.connect(self.lists.sort)
        articles.menu_asked.connect(self.commands.show_row_menu)
        articles.open_asked.connect(lambda: self.pages.back() if self.pages.shows_many else self.pages.focus())
        articles.samples_removal_asked.connect(self.changes.remove_samples)
        articles.card_closed.connect(self._close_card)
        page.tags_added.connect(lambda names: self.changes.tag(self.commands.chosen(), names))
        page.tag_removed.connect(lambda name: self.changes.untag([self.reading.article_id], [name]))
        page.tag_chosen.connect(lambda name: self.show_filter(Filter(tag=name)))
        page.site_chosen.connect(lambda site: self.show_filter(Filter(site=site)))
        page.retry_asked.connect(lambda article_id: self.incoming.fetch_again([article_id]))
        page.browser_asked.connect(lambda address: QDesktopServices.openUrl(QUrl(address)))
        page.twin_chosen.connect(self.lists.open_article)
        page.link_clicked.connect(self.commands.link_clicked)
        page.welcome.paste_asked.connect(self.incoming.paste)
        self.incoming.open_asked.connect(self.lists.open_article)
        self.reading.shown.connect(self._show_state)
        self.reading.shown.connect(self.hits.article_shown)
        self.reading.shown.connect(self.correction.article_shown)
        self.reading.summary_toggled.connect(self._lay_summary)
        self.summary.sentence_chosen.connect(lambda _start, _end: self.pages.back())
        self.summary.copied.connect(lambda: self.toast.say(self.tr("Summary copied.")))
        self.changes.undo_changed.connect(self._name_undo)

    # --- first paint, restoring ----------------------------------------------------------------------------------------

    def _restore(self) -> None:
        geometry, panes = self._state.value("geometry"), self._state.value("panes")
        if isinstance(geometry, QByteArray):
            self.restoreGeometry(geometry)
        if isinstance(panes, QByteArray):
            self.panes.restoreState(panes)
        self.actions_["sidebar"].setChecked(self._state.value("sidebar", "true") != "false")
        self._show_sidebar(self.actions_["sidebar"].isChecked())
        self.list.set_density(str(self.desk.settings["rows"]))
        self.lists.restore(self._state)
        self._name_undo("", "")
        self._align()

    def _show_last_article(self) -> None:
        last = int(str(self._state.value("article", 0)) or 0)
        if last and self.lists.exists(last):
            self.list.model.keep(last)
            self.list.reload(then=lambda: self.reading.go(last))
        elif self.list.model.ids:
            self.reading.go(self.list.model.ids[0])
        else:
            self.reading.show_nothing()

    def _after_first_paint(self) -> None:
        self.furnish()
        self._align()
        gc.freeze()  # what was loaded stays; see reader.__main__
        gc.enable()
        load_fonts(TEXT_FONTS)
        self.lists.count()
        QTimer.singleShot(READY_MS, self.lists, self.lists.get_ready)
        self._show_last_article()
        self.list.view.setFocus()
        if self.desk.library.notice is None:
            self.bridge.change(self.desk.saving.resume)
            self._retry.start()
            self.backups.start()
            self.correction.at_start(self._state)
            self.trash.look()
        self._say_problems(self.desk.problems())
        self.bridge.change(lambda: self.desk.rules.problem(), then=lambda found: self._say_problems([found]))
        QGuiApplication.clipboard().dataChanged.connect(self._clipboard_changed)

    def _say_problems(self, problems: Iterable[TearsheetError | None]) -> None:
        sentences = [messages.sentence(problem) for problem in problems if problem is not None]
        if sentences:
            self.toast.say(" ".join(sentences), stays=True)

    def _clipboard_changed(self) -> None:
        if self.isActiveWindow():
            self.incoming.look_at_clipboard()

    def closeEvent(self, event: QCloseEvent) -> None:
        self.furnish()
        self.page._tell_place()
        self.lists.keep(self._state)
        for name, value in (
            ("geometry", self.saveGeometry()),
            ("panes", self.panes.saveState()),
            ("sidebar", "true" if self.actions_["sidebar"].isChecked() else "false"),
            ("article", self.reading.article_id),
        ):
            self._state.setValue(name, value)
        self._state.sync()
        self.bridge.close()
        self.pictures.close()
        super().closeEvent(event)

    def _job_changed(self, job: JobChanged) -> None:
        self.list.model.job_changed(job)
        self.sidebar.foot.job_changed(job)
        if self._activity is not None and self._activity.isVisible():
            self._activity.refresh()

    # --- panels and settings ------------------------------------------------------------------------------------------

    def _show_activity(self) -> None:
        from reader.gui.sidebar.activity_dialog import ActivityDialog

        if self._activity is None:
            self._activity = ActivityDialog(self.sidebar.foot, self.theme, self)
            self._activity.cancelled.connect(self.desk.jobs.cancel)
            self._activity.retried.connect(lambda article_id: self.incoming.fetch_again([article_id]))
        self._activity.refresh()
        self._activity.show()

    def _show_settings(self) -> None:
        from reader.gui.help.settings_dialog import SettingsDialog

        dialog = SettingsDialog(self.desk.settings, self.bridge.set_setting, self)
        dialog.changed.connect(self._apply_setting)
        dialog.exec()

    def _show_keys(self) -> None:
        from reader.gui.help.settings_dialog import KeysDialog

        KeysDialog(self.actions_.all(), self).exec()

    def _show_search_help(self) -> None:
        from reader.gui.search.search_help import SearchHelpDialog

        SearchHelpDialog(self).exec()

    def _show_manual(self) -> None:
        from reader.gui.help.manual_window import ManualWindow

        if self._manual is None:
            self._manual = ManualWindow(self.theme, self)
        self._manual.show()
        self._manual.activateWindow()

    def _show_updates(self) -> None:
        from reader.gui.help.updates_dialog import UpdatesDialog

        UpdatesDialog(self.desk.updates, self.bridge, self).exec()

    def show_report(self) -> None:
        """Show what a person hands to somebody who helps, for copying."""
        from reader.gui.help.report_dialog import ReportDialog

        ReportDialog(self.desk.report, self).exec()

    def say_unexpected(self) -> None:
        """Say that something went wrong that nobody foresaw, and offer the report on it."""
        words = self.tr("Something went wrong. Nothing was lost; try again.")
        self.toast.say(words, (self.tr("Copy report…"), self.show_report), (self.tr("Close"), lambda: None), stays=True)

    def _show_about(self) -> None:
        from reader.gui.help.about_dialog import AboutDialog

        AboutDialog(str(self.desk.library.path), self).exec()

    def _set(self, name: str, value: str | int) -> None:
        if self.bridge.set_setting(name, value):
            self._apply_setting(name)

    def _apply_setting(self, name: str) -> None:
        if name == "theme":
            self.theme.choose(str(self.desk.settings["theme"]))
        elif name == "text_size":
            self.page.restyle()
            self.briefings.restyle()
        elif name == "rows":
            self.list.set_density(str(self.desk.settings["rows"]))
            self.list.view.viewport().update()
        self.reading.summary.setting_changed(name)

    def _resize_text(self, step: int) -> None:
        from reader.desk.settings import SETTINGS

        sizes = next(setting.choices for setting in SETTINGS if setting.name == "text_size")
        place = sizes.index(self.desk.settings["text_size"]) + step
        if 0 <= place < len(sizes):
            self._set("text_size", sizes[place])

    def _close_card(self) -> None:
        self._state.setValue("card_closed", "true")
        self._show_card()

    # --- how it looks --------------------------------------------------------------------------------------------------

    def _show_card(self) -> None:
        self.list.card.setVisible(self.lists.counts.samples > 0 and self._state.value("card_closed", "false") != "true")
        self.actions_["samples"].setEnabled(self.lists.counts.samples > 0)

    def _show_state(self, article: Article | None) -> None:
        """The actions tell what the shown article is."""
        for name in ("tag", "star", "archive", "unread", "browser", "copy_address", "retry", "delete", "summary"):
            self.actions_[name].setEnabled(article is not None)
        row = article.row if article else None
        self.actions_["star"].setChecked(bool(row and row.starred))
        self.actions_["archive"].setChecked(bool(row and row.archived))
        unread = self.tr("Mark as unread") if row is None or row.read else self.tr("Mark as read")
        self.actions_["unread"].setText(unread)
        self.actions_["delete"].setText(self.tr("Take out of the trash") if row and row.deleted else self.tr("Delete"))
        self.setWindowTitle(f"{row.title} – Tearsheet" if row else "Tearsheet")

    def _name_undo(self, undo: str, redo: str) -> None:
        named = (
            ("undo", undo, self.tr("Undo"), self.tr("Undo: %1")),
            ("redo", redo, self.tr("Redo"), self.tr("Redo: %1")),
        )
        for name, words, alone, with_words in named:
            self.actions_[name].setEnabled(bool(words))
            self.actions_[name].setText(with_words.replace("%1", words.rstrip(".")) if words else alone)

    def _show_sidebar(self, shown: bool) -> None:
        self.sidebar.setVisible(shown)
        self._align()

    def _align(self) -> None:
        self.toolbar.align_field(self.panes.sizes()[0] if self.sidebar.isVisibleTo(self) else 0)

    def _lay_summary(self, opened: bool) -> None:
        self.page.set_summary_open(self.reader.show_summary(opened, self.width()))
        self.actions_["summary"].setChecked(opened)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._align()
        if self._furnished and not self.reader.fits(self.width()):
            self._lay_summary(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self.furnish()
        if event.key() == Qt.Key.Key_Escape and self.hits.dismiss():
            return
        super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if self._furnished and event.type() == QEvent.Type.ActivationChange and self.isActiveWindow():
            self.incoming.look_at_clipboard()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._painted:
            # Asked for earlier, a timer of no time would still come before the paint.
            self._painted = True
            QTimer.singleShot(0, self, self._after_first_paint)

    def sizeHint(self) -> QSize:
        return QSize(1440, 900)

    # --- drops ---------------------------------------------------------------------------------------------------------

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        self.furnish()
        ours = event.mimeData().hasFormat(ARTICLES_MIME)
        event.setAccepted(not ours and bool(self.incoming.addresses_of(event.mimeData())))

    def dropEvent(self, event: QDropEvent) -> None:
        given = self.incoming.addresses_of(event.mimeData())
        if given:
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
            self.incoming.save(given)
