"""The dialogs that the menus open, loaded together when the first of them is asked for."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject

from reader.desk.program.browsers import Browsers
from reader.errors import TearsheetError
from reader.gui.browsers.connect_dialog import ConnectDialog
from reader.gui.help.about_dialog import AboutDialog
from reader.gui.help.report_dialog import ReportDialog
from reader.gui.help.settings_dialog import SettingsDialog
from reader.gui.help.shortcuts_dialog import KeysDialog
from reader.gui.help.updates_dialog import UpdatesDialog
from reader.gui.search.search_help import SearchHelpDialog
from reader.gui.session.session import Session
from reader.gui.session.shortcuts import Shortcuts
from reader.gui.sidebar.activity_dialog import ActivityDialog
from reader.gui.sidebar.activity_footer import ActivityFooter


class Dialogs(QObject):
    """Opens them; *Activity* stays beside the window, and is kept."""

    def __init__(
        self,
        session: Session,
        footer: ActivityFooter,
        shortcuts: Shortcuts,
        apply_setting: Callable[[str], None],
    ) -> None:
        super().__init__(session.window)
        self._session = session
        self._footer = footer
        self._shortcuts = shortcuts
        self._apply_setting = apply_setting
        self._activity: ActivityDialog | None = None

    def show_activity(self) -> None:
        """Show every job with its state."""
        session = self._session
        if self._activity is None:
            self._activity = ActivityDialog(
                self._footer, session.theme, self._title_of, session.window, session.desk.requests
            )
            self._activity.cancelled.connect(session.desk.jobs.cancel)
            self._activity.retried.connect(lambda article_id: session.incoming.fetch_again([article_id]))
        self._activity.refresh()
        self._activity.show()

    def _title_of(self, article_id: int) -> str:
        try:
            return self._session.desk.articles.row(article_id).title
        except TearsheetError:
            return ""

    def job_changed(self) -> None:
        """Show in *Activity* how a job goes now, if it is open."""
        if self._activity is not None:
            self._activity.changed()

    def show_browsers(self) -> None:
        """List the browsers that are here, and let the reader connect one."""
        session = self._session
        ConnectDialog(Browsers(session.desk.settings.path.parent), session.window).exec()

    def show_settings(self, name: str = "") -> None:
        """Let a person change settings, each in force at once; begin at the one of this name."""
        dialog = SettingsDialog(self._session.desk.settings, self._session.bridge.set_setting, self._session.window)
        dialog.changed.connect(self._apply_setting)
        dialog.begin_at(name)
        dialog.exec()

    def show_keys(self) -> None:
        """List every action with its keys, and let a person change them."""
        session = self._session
        dialog = KeysDialog(session.actions, self._shortcuts, session.bridge.set_setting, session.window)
        dialog.exec()

    def show_search_help(self) -> None:
        """Explain the search language."""
        SearchHelpDialog(self._session.window).exec()

    def show_updates(self) -> None:
        """Say what a look for a newer version would ask, and ask when told to."""
        session = self._session
        UpdatesDialog(session.desk.updates, session.bridge, session.window).exec()

    def show_report(self) -> None:
        """Show what a person hands to somebody who helps, for copying."""
        ReportDialog(self._session.desk.report, self._session.window).exec()

    def show_about(self) -> None:
        """Tell version, parts and licences."""
        AboutDialog(str(self._session.desk.path), self._session.window).exec()
