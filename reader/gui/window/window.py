"""The window only composes: it makes the panes, connects them, and remembers how they lay."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QEvent, QSettings, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QContextMenuEvent,
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QGuiApplication,
    QKeyEvent,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QMainWindow, QVBoxLayout, QWidget

from reader.desk.desk import Desk
from reader.desk.events import JobChanged
from reader.errors import TearsheetError
from reader.gui.kit import accessibility, messages
from reader.gui.kit.pictures import Pictures
from reader.gui.kit.theme import Theme
from reader.gui.list.article_list import ArticleList
from reader.gui.list.article_model import dragged_articles
from reader.gui.navigation.list_controller import ListController
from reader.gui.session.actions import Actions
from reader.gui.session.bridge import Bridge
from reader.gui.session.library_state import LibraryState
from reader.gui.session.shortcuts import Shortcuts
from reader.gui.sidebar.sidebar import Sidebar
from reader.gui.window.naming import Naming, name_undo
from reader.gui.window.panes import Panes
from reader.gui.window.toolbar import Toolbar
from reader.model.library import Filter

if TYPE_CHECKING:
    from reader.gui.exporting.controller import ExportController
    from reader.gui.importing.controller import ImportController
    from reader.gui.importing.idle import IdleWatch
    from reader.gui.palette.controller import PaletteController
    from reader.gui.printing.controller import PrintController
    from reader.gui.safety.maintenance import Maintenance
    from reader.gui.window.dialogs import Dialogs
    from reader.gui.window.focus_mode import FocusMode

RETRY_MS = 20_000
"""How often captures that wait for the network are tried again."""
SEND_MS = 5_000
"""How long after the start folders that are kept in step are looked at, where there are any."""


class MainWindow(QMainWindow):
    """``state`` keeps sizes from one start to the next, and of each library its filter and article.

    A window begins with what its first paint shows, the list, the sidebar and the toolbar, and an empty reading pane.
    ``painted`` comes after that paint; ``build_rest`` makes the rest, and ``begin`` starts the work (see
    ``app/stages.py``, which makes windows). What happens before is not lost: ``when_built`` waits for it.

    ``maintenance`` is what is to be done to the library's file once this window is closed, or None.
    """

    painted = Signal()
    activated = Signal()
    resized = Signal()
    closing = Signal()

    def __init__(self, desk: Desk, theme: Theme, state: QSettings) -> None:
        super().__init__()
        self.is_built = self._painted = False
        self.maintenance: Maintenance | None = None
        self._waiting: list[Callable[[], None]] = []
        self._dismiss: Callable[[], bool] = lambda: False
        self._dialogs: Dialogs | None = None
        self._palette: PaletteController | None = None
        self._printing: PrintController | None = None
        self._exporting: ExportController | None = None
        self._importing: ImportController | None = None
        self._idle: IdleWatch | None = None
        self.desk = desk
        self.theme = theme
        self._state = state
        self._own_state = LibraryState(state, desk.path)
        self.setWindowTitle("Tearsheet")
        self.resize(1440, 900)
        self._compose()
        self._restore()
        self._follow_theme()
        theme.changed.connect(self._follow_theme)

    def _follow_theme(self) -> None:
        self.setStyleSheet(self.theme.style_sheet())

    # --- composing -----------------------------------------------------------------------------------------------------

    def _compose(self) -> None:
        self.bridge = Bridge(self.desk, self)
        self.pictures = Pictures(self.desk, self)
        self.actions_ = Actions(self)
        self.shortcuts = Shortcuts(self.actions_, self.desk.settings, self)
        self.shortcuts.changed.connect(self._show_keys)
        self.toolbar = Toolbar(self.theme)
        self.sidebar = Sidebar(self.theme)
        self.list = ArticleList(self.desk, self.theme, self.pictures)
        self.pictures.begun = False
        self.lists = ListController(
            self.desk, self.bridge, self.actions_, self.toolbar.field, self.sidebar, self.list, self
        )
        self.show_filter = self.lists.show
        self.lists.counted.connect(lambda _counts: self._show_numbers())
        room = QWidget()  # until what is read is built
        room.setObjectName("pageColumn")
        room.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.panes = Panes(self.sidebar, self.list, room, self.actions_["sidebar"])
        self.panes.alone_changed.connect(self.toolbar.shorten)
        self.actions_["sidebar"].toggled.connect(self._show_sidebar)
        self.panes.splitterMoved.connect(lambda _position, _index: self._align())
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.toolbar)
        column.addWidget(self.panes, 1)
        self.setCentralWidget(body)

        actions = self.actions_
        self.toolbar.compose(
            actions["sidebar"],
            actions["summary"],
            [actions["highlight"], actions["tag"], actions["star"], actions["archive"]],
            actions["typography"],
            actions.all_menus(self),
        )
        if self.menuBar().isNativeMenuBar():
            actions.fill(self.menuBar())

    def when_built(self, function: Callable[[], None]) -> None:
        """Call a function once the whole window is there: now, or at the end of ``build_rest``."""
        if self.is_built:
            function()
        else:
            self._waiting.append(function)

    def build_rest(self) -> None:
        """Make and connect what the first paint does not show, once: what is read, its summary, and all that is done
        with articles.
        """
        if self.is_built:
            return
        from reader import about
        from reader.gui.window import deferred

        self.is_built = True
        accessibility.install()
        self.toast = deferred.Toast(self.list)
        self.changes = deferred.Changes(self.desk, self.bridge, self.toast, self)
        self.incoming = deferred.Incoming(self.desk, self.bridge, self.toast, self)
        self.session = session = deferred.Session(
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
        self.page = deferred.Page(self.desk, self.theme, self.pictures)
        self.summary = deferred.SummaryPane(self.theme)
        self.backups = deferred.BackupController(session)
        self.lock = deferred.LockController(session)
        self.trash = deferred.TrashCleaner(session)
        self.reading = deferred.ReadingController(session, self.list, self.page, self.summary)
        self.named = Naming(session, self.reading, self.page.selection)
        self.hits = deferred.HitNavigation(self.page, self.theme, self)
        self.lists.follow(self.reading, self.hits)
        self.commands = deferred.Commands(session, self.list, self.reading)
        self.link_menu = deferred.LinkMenu(session, self.commands, self.lists, self.page)
        self.menus = deferred.SidebarMenus(session, self.show_filter)
        self.pages = deferred.PageStack(self.page)
        self.highlights = deferred.HighlightController(session, self.pages, self.page, self.summary)
        self.quotes = deferred.QuoteController(
            session, self.commands, self.lists, self.reading, self.pages, self.page, self.summary, self.highlights
        )
        self.correction = deferred.CorrectionController(session, self.commands, self.pages, self.page)
        self.pane_keys = deferred.PaneKeys(
            session, self.sidebar, self.list, self.page, self.pages, self.summary, self.commands
        )
        self.briefings = deferred.BriefingController(session, self.list, self.reading, self.pages)
        self.highlight_list = deferred.HighlightListController(
            session, self.lists, self.reading, self.pages, self.page, self.highlights
        )
        self.overviews = deferred.OverviewController(session, self.list, self.reading, self.pages, self.show_filter)

        self.settings = deferred.AppliedSettings(
            session,
            self.shortcuts,
            self.toolbar.type_button,
            self.resized,
            self.list,
            self.page,
            self.reading,
            self.briefings,
            self.highlights,
        )
        self.zoom = deferred.TextZoom(session, self.settings, self.pages, self.page)

        self.manual = deferred.ManualController(
            session,
            self.list,
            self.reading,
            self.pages,
            self.summary,
            self.sidebar,
            (self.toolbar.field, self.hits.box),
            lambda name: self.dialogs.show_settings(name),
        )
        self.settings.applied.connect(self.manual.setting_changed)
        self.settings.applied.connect(lambda _name: self.named.show_title())
        self.shortcuts.changed.connect(self.manual.restyle)

        self.reader = deferred.ReadingLayout(self.pages, self.summary)
        self.panes.set_text(self.reader)
        self.modes = deferred.ReadingModes(
            session, self.reading, self.pages, self.page, self.panes, self._make_focus_mode
        )
        self.going = deferred.PaneNavigation(
            session,
            self.panes,
            self.toolbar.field,
            self.sidebar,
            self.list,
            self.lists,
            self.pages,
            self.page,
            self.reading,
            self.commands,
            self.hits,
            self.manual,
        )
        self._connect_actions()
        self._connect_panes()
        self._connect_window()
        self.actions_["back_list"].setEnabled(False)
        self.actions_["updates"].setVisible(about.names_updates())
        self.pictures.begin()
        for function in self._waiting:
            function()

    @property
    def dialogs(self) -> Dialogs:
        """The menus' dialogs, loaded when the first is asked for."""
        if self._dialogs is None:
            from reader.gui.window.dialogs import Dialogs

            self._dialogs = Dialogs(self.session, self.sidebar.foot, self.shortcuts, self.settings.apply)
        return self._dialogs

    @property
    def palette_(self) -> PaletteController:
        """The command palette, loaded when it is first asked for."""
        if self._palette is None:
            from reader.gui.palette.controller import PaletteController

            self._palette = PaletteController(
                self.session,
                self.lists,
                self.going.search_for,
                self.settings.set,
                lambda name: self.dialogs.show_settings(name),
                self.manual.open,
            )
        return self._palette

    def _connect_window(self) -> None:
        """Let what happens to the window itself reach what is in it from now on."""
        self.setAcceptDrops(True)
        self._dismiss = lambda: (
            self.highlights.dismiss() or self.hits.dismiss() or self.modes.dismiss() or self.going.leave_text()
        )
        self.activated.connect(self.incoming.offer_clipboard)
        self.resized.connect(self._fit_summary)
        self.resized.connect(self.modes.resized)
        self.settings.applied.connect(self.modes.setting_changed)
        self.closing.connect(self._keep_reading)
        self.closing.connect(self.modes.close)
        self.closing.connect(self.highlights.popover.leave)
        self.backups.maintenance_asked.connect(self._close_for)
        self.lock.maintenance_asked.connect(self._close_for)
        self.backups.lock_asked.connect(self.lock.show)
        self.bridge.program_replaced.connect(self._offer_restart)

    def _connect_actions(self) -> None:
        for name, function in {
            "paste": self.incoming.paste,
            "open_file": self.commands.choose_files,
            "import": lambda: self.importing.show(),
            "activity": lambda: self.dialogs.show_activity(),
            "browsers": lambda: self.dialogs.show_browsers(),
            "export": lambda: self.exporting.show(),
            "send_to": lambda: self.exporting.show_folders(),
            "print": self._print,
            "backups": self.backups.show,
            "samples": self._remove_samples,
            "settings": lambda: self.dialogs.show_settings(),
            "clear_traces": self._clear_traces,
            "lock": self.lock.lock,
            "library_lock": self.lock.show,
            "quit": self.close,
            "undo": self.changes.undo,
            "redo": self.changes.redo,
            "save_search": lambda: self.menus.new_folder(self.list.model.filter.words),
            "copy_address": self._if_seen(self.commands.copy_address),
            "summary": lambda: self.briefings.summary(toggle=True),
            "star": self._if_seen(lambda: self.commands.toggle("starred")),
            "archive": self._if_seen(lambda: self.commands.toggle("archived")),
            "unread": self._if_seen(self.commands.mark_unread),
            "all_read": lambda: self.menus.mark_read(self.list.model.filter),
            "summarise": self._if_seen(self.commands.summarise),
            "retry": self._if_seen(lambda: self.incoming.fetch_again(self.commands.chosen())),
            "browser": self._if_seen(self.commands.open_in_browser),
            "focus_summary": lambda: self.briefings.summary(toggle=False),
            "back_list": self.lists.back,
            "order": self.lists.turn_order,
            "typography": self.settings.show_typography,
            "larger": lambda: self.zoom.step(1),
            "smaller": lambda: self.zoom.step(-1),
            "usual": self.zoom.reset,
            "palette": lambda: self.palette_.open(),
            "full_screen": lambda: self.showFullScreen() if not self.isFullScreen() else self.showNormal(),
            "keys": lambda: self.dialogs.show_keys(),
            "search_help": lambda: self.dialogs.show_search_help(),
            "updates": self._show_updates,
            "report": lambda: self.dialogs.show_report(),
            "about": lambda: self.dialogs.show_about(),
        }.items():
            self.actions_[name].triggered.connect(lambda _checked=False, function=function: function())

    def _if_seen(self, function: Callable[[], None]) -> Callable[[], None]:
        """Return a command that does this to the chosen articles where they are in sight, and else says what it needs."""

        def command() -> None:
            if self.pane_keys.refuses():
                self.named.show_article(self.reading.article)  # a switch was turned by the key already
            else:
                function()

        return command

    @property
    def importing(self) -> ImportController:
        """What imports, loaded when it is first asked for."""
        if self._importing is None:
            from reader.gui.importing.controller import ImportController

            self._importing = ImportController(self.session)
        return self._importing

    @property
    def printing(self) -> PrintController:
        """What prints, loaded when it is first asked for."""
        if self._printing is None:
            from reader.gui.printing.controller import PrintController

            self._printing = PrintController(self.session)
        return self._printing

    @property
    def exporting(self) -> ExportController:
        """What exports, loaded when it is first asked for."""
        if self._exporting is None:
            from reader.gui.exporting.controller import ExportController

            self._exporting = ExportController(self.session, self.commands, self.list, lambda: self.printing)
        return self._exporting

    def _print(self) -> None:
        if self.pages.shows("briefing"):
            self.briefings.print()
        elif not self.pane_keys.refuses():
            self.printing.show_articles(self.commands)

    def _offer_restart(self) -> None:
        """Leave the way to finish an update in the menu, for the toast that says so goes."""
        self.actions_["updates"].setText(self.tr("Restart to finish the update"))
        self.actions_["updates"].setVisible(True)

    def _clear_traces(self) -> None:
        from reader.gui.safety.maintenance import ClearTraces
        from reader.gui.window import traces

        if traces.are_to_be_cleared(self):
            self._close_for(ClearTraces())

    def _show_updates(self) -> None:
        if self.bridge.installed.is_replaced:
            self.backups.restart()
        else:
            self.dialogs.show_updates()

    def _connect_panes(self) -> None:
        bridge, page, articles = self.bridge, self.page, self.list
        bridge.job_changed.connect(self._job_changed)
        self._retry = QTimer(self)
        self._retry.setInterval(RETRY_MS)
        self._retry.timeout.connect(lambda: self.bridge.change(self.desk.saving.resume))
        self._retry.timeout.connect(self._fetch_wanted)
        self.incoming.import_asked.connect(lambda paths: self.importing.receive(paths))
        self.toolbar.field.searched.connect(self.lists.search)
        self.toolbar.field.ranked.connect(lambda words: self.lists.search(words, "relevance"))
        self.toolbar.field.help_asked.connect(lambda: self.dialogs.show_search_help())
        self.toolbar.field.known = self.lists.known
        self.toolbar.field.save_asked.connect(lambda address: self.incoming.save([address], typed=[address]))
        self.toolbar.field.gone_down.connect(self.list.begin)
        self.sidebar.list.dropped.connect(lambda tag, ids: self.changes.tag(ids, [tag]))
        self.sidebar.list.menu_asked.connect(self.menus.show)
        self.sidebar.list.removal_asked.connect(self.menus.remove)
        self.sidebar.foot.clicked.connect(lambda: self.dialogs.show_activity())
        articles.current_changed.connect(self.reading.show)
        articles.selected.connect(page.selection.show_number)
        articles.selected.connect(lambda _number: self.named.show_title())
        articles.action.connect(self.commands.row_action)
        articles.head.keeping_asked.connect(self.actions_["save_search"].trigger)
        articles.order_chosen.connect(self.lists.sort)
        articles.menu_asked.connect(self.commands.show_row_menu)
        articles.samples_removal_asked.connect(self._remove_samples)
        articles.card_closed.connect(self._close_card)
        page.tags_added.connect(lambda names: self.changes.tag(self.going.tagged, names))
        page.head.tag_removed.connect(lambda name: self.changes.untag([self.reading.article_id], [name]))
        page.head.tag_chosen.connect(lambda name: self.show_filter(Filter(tag=name)))
        page.head.site_chosen.connect(lambda site: self.show_filter(Filter(site=site)))
        page.head.retry_asked.connect(lambda article_id: self.incoming.fetch_again([article_id]))
        page.head.browser_asked.connect(self.commands.open_address)
        page.head.rest_asked.connect(self.commands.get_rest)
        page.head.why_asked.connect(self.correction.show_why)
        page.head.duplicate_chosen.connect(self.lists.open_article)
        page.link_clicked.connect(self.commands.link_clicked)
        page.welcome.asked.connect(self._do)
        articles.action_asked.connect(self._do)
        articles.clearing_asked.connect(self._clear_search)
        self.incoming.open_asked.connect(self.lists.open_article)
        self.incoming.shows_saved = lambda: self.reading.article is None or self.reading.article.row.sample
        self.reading.shown.connect(self.named.show_article)
        self.reading.shown.connect(lambda article: None if article else self._show_numbers())
        self.reading.shown.connect(self.hits.article_shown)
        self.reading.shown.connect(self.correction.article_shown)
        self.reading.shown.connect(self.quotes.article_shown)
        self.reading.shown.connect(self.highlights.article_shown)
        self.reading.summary_toggled.connect(self._lay_summary)
        self.summary.sentence_chosen.connect(lambda _start, _end: self.pages.back())
        self.summary.copied.connect(lambda: self.toast.say(self.tr("Summary copied.")))
        self.changes.undo_changed.connect(lambda undo, redo: name_undo(self.actions_, undo, redo))
        self.changes.refused.connect(lambda: self.named.show_article(self.reading.article))
        self.changes.busy.connect(self.list.show_busy)
        self.changes.busy.connect(self.page.show_busy)

    # --- first paint, restoring ----------------------------------------------------------------------------------------

    def _restore(self) -> None:
        geometry, panes = self._state.value("geometry"), self._state.value("panes")
        self.has_known_size = isinstance(geometry, QByteArray) and self.restoreGeometry(geometry)
        if isinstance(panes, QByteArray):
            self.panes.restoreState(panes)
        self.actions_["sidebar"].setChecked(self._state.value("sidebar", "true") != "false")
        self._show_sidebar(self.actions_["sidebar"].isChecked())
        self.list.set_density(str(self.desk.settings["rows"]))
        self.lists.restore(self._state, self._own_state)
        name_undo(self.actions_, "", "")
        self._align()

    def _show_last_article(self) -> None:
        noted = self._own_state.value("article")
        last = int(noted) if noted.isdecimal() and len(noted) < 19 else 0
        if last and self.lists.exists(last):
            self.list.model.keep(last)
            self.list.reload(then=lambda: self._begin_with(last))
        elif self.list.model.ids:
            self.reading.begin(self.list.model.ids[0])
        else:
            self.reading.show_nothing()

    def _begin_with(self, article_id: int) -> None:
        """Show the article that was read last, unless this start was given another one to open meanwhile."""
        if self.reading.article is None:
            self.reading.begin(article_id)

    def begin(self) -> None:
        """Show the article that was read last, and start what goes on by itself; once, when the window is whole."""
        self._align()
        self.lists.count()
        self._show_last_article()
        if not self.toolbar.field.hasFocus():  # who types there already goes on
            self.list.take_focus()
        if self.desk.notice is None:
            self.bridge.change(self.desk.saving.resume)
            self._retry.start()
            self.backups.start()
            self.correction.at_start(self._own_state)
            self.trash.clean()
        if self.desk.may_send:
            QTimer.singleShot(SEND_MS, self, lambda: self.exporting.follow_changes())
        self.lock.start()
        self._say_problems(self.desk.problems())
        self.bridge.change(lambda: self.desk.site_rules.problem(), then=lambda found: self._say_problems([found]))
        QGuiApplication.clipboard().dataChanged.connect(self._clipboard_changed)

    def _fetch_wanted(self) -> None:
        """Go on with the texts that an import left to be fetched, and watch for nobody using the program, when others may be."""
        if self._idle is None:
            from reader.gui.importing.idle import IdleWatch

            self._idle = IdleWatch(
                lambda is_idle: self.bridge.change(self.desk.importing.fetching.set_idle, is_idle), self
            )
            self._idle.start()
        self.bridge.change(self.desk.importing.fetching.look)

    def _say_problems(self, problems: Iterable[TearsheetError | None]) -> None:
        sentences = [messages.sentence(problem) for problem in problems if problem is not None]
        if sentences:
            self.toast.say(" ".join(sentences), stays=True)

    def _clipboard_changed(self) -> None:
        if self.isActiveWindow():
            self.incoming.offer_clipboard()

    def closeEvent(self, event: QCloseEvent) -> None:
        self.closing.emit()
        self.lists.keep(self._state, self._own_state)
        for name, value in (
            ("geometry", self.saveGeometry()),
            ("panes", self.panes.saveState()),
            ("sidebar", "true" if self.panes.sidebar_wanted else "false"),
        ):
            self._state.setValue(name, value)
        self._state.sync()
        self.bridge.close()
        self.pictures.close()
        for timer in self.findChildren(QTimer):  # the library is closed next, and none of them is to read it
            timer.stop()
        super().closeEvent(event)

    def _keep_reading(self) -> None:
        self.page.remember_position()
        self._own_state.keep("article", self.reading.article_id)

    def _close_for(self, maintenance: Maintenance) -> None:
        self.maintenance = maintenance
        self.close()

    def _job_changed(self, job: JobChanged) -> None:
        self.list.model.job_changed(job)
        self.sidebar.foot.job_changed(job)
        if self._dialogs is not None:
            self._dialogs.job_changed()

    # --- panels and settings ------------------------------------------------------------------------------------------

    def say_unexpected(self) -> None:
        """Say that something went wrong that nobody foresaw, and offer the report on it. After an update of the program
        it is most likely a part that was not loaded before.
        """
        if self.bridge.installed.is_replaced:
            self.backups.say_updated()
            return
        words = self.tr("Something went wrong. Nothing was lost. Try again.")
        self.toast.say(
            words,
            (self.tr("Copy report…"), lambda: self.dialogs.show_report()),
            (self.tr("Close"), lambda: None),
            stays=True,
        )

    def _show_keys(self) -> None:
        """Name the keys that are in force wherever one is named all the time."""
        for part in (self.toolbar.field, self.list, self.page):
            part.show_keys()

    def _remove_samples(self) -> None:
        self.changes.remove_samples()
        self._close_card()

    def _close_card(self) -> None:
        self._state.setValue("card_closed", "true")
        self._show_card()

    # --- how it looks --------------------------------------------------------------------------------------------------

    def _do(self, name: str) -> None:
        """Do what an empty pane offers."""
        self.actions_[name].trigger()

    def _clear_search(self) -> None:
        self.toolbar.field.cross_out()
        if self.list.model.filter.words:
            self.lists.search("")

    def _show_numbers(self) -> None:
        """Let empty panes tell what the library holds, and show the first-start card while there are samples."""
        places = self.lists.counts.places
        everything = places.get("all", 0) + places.get("trash", 0)
        self.list.show_library(places.get("all", 0) > 0)
        if self.is_built:
            self.page.welcome.show_numbers(everything, len(self.list.model.ids))
        self._show_card()

    def _show_card(self) -> None:
        self.list.show_card(self.lists.counts.samples > 0 and self._state.value("card_closed", "false") != "true")
        self.actions_["samples"].setEnabled(self.lists.counts.samples > 0)

    def _make_focus_mode(self) -> FocusMode:
        from reader.gui.window.focus_mode import FocusMode

        parts = self.toolbar, self.sidebar, self.list
        return FocusMode(self.session, self.reading, self.pages, self.page, self.panes, *parts)

    def _show_sidebar(self, shown: bool) -> None:
        if not shown and self.sidebar.isAncestorOf(self.focusWidget() or self):
            self.list.view.setFocus()  # hidden with it, the focus would go to whatever comes next
        self.sidebar.setVisible(shown)
        if shown:
            self.panes.bring_list()
        self._align()

    def _align(self) -> None:
        self.toolbar.align_field(self.panes.sidebar_width)

    def _lay_summary(self, opened: bool) -> None:
        if opened:
            self.panes.bring_text()
        self.page.set_summary_open(self.reader.show_summary(opened, self.width()))
        self.actions_["summary"].setChecked(opened)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._align()
        self.resized.emit()

    def _fit_summary(self) -> None:
        if not self.reader.fits(self.width()):
            self._lay_summary(True)

    def focusNextPrevChild(self, next_: bool) -> bool:
        """Keep the keyboard in the pane of a part that goes, such as a button of the toast: Qt would pass it on anywhere."""
        focused = self.focusWidget()
        if focused is not None and not (focused.isVisible() and focused.isEnabled()):
            for pane, place in ((self.list, self.list.view), (self.sidebar, self.sidebar.list)):
                if pane.isAncestorOf(focused) and place.isVisible() and place is not focused:
                    place.setFocus()
                    return True
        return super().focusNextPrevChild(next_)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Open the article's menu where what has the keyboard has none of its own; the mouse asks for what it is on."""
        if event.reason() == QContextMenuEvent.Reason.Keyboard and self.is_built:
            self.pane_keys.show_menu()
            event.accept()
        else:
            super().contextMenuEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._dismiss():
            return
        super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and self.isActiveWindow():
            self.activated.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._painted:
            # Asked for earlier, a timer of no time would still come before the paint.
            self._painted = True
            QTimer.singleShot(0, self, self.painted.emit)

    def sizeHint(self) -> QSize:
        return QSize(1440, 900)

    # --- drops ---------------------------------------------------------------------------------------------------------

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if wanted := not self._is_ours(event) and any(self.incoming.held_by(event.mimeData())):
            event.setDropAction(Qt.DropAction.CopyAction)  # a file that somebody drags is read, never moved
        event.setAccepted(wanted)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()

    @staticmethod
    def _is_ours(event: QDropEvent) -> bool:
        """Return whether it was dragged from this window: rows, or words of an article with the links in them, which
        nobody wants saved who only moves them a little.
        """
        return event.source() is not None or bool(dragged_articles(event.mimeData()))

    def dropEvent(self, event: QDropEvent) -> None:
        held = self.incoming.held_by(event.mimeData())
        if any(held) and not self._is_ours(event):
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
            self.incoming.take(held)
