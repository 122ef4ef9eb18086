"""What ``MainWindow.build_rest`` makes, loaded together right after the first paint (see ``app/stages.py``)."""

from __future__ import annotations

from reader.gui.article.page import Page
from reader.gui.briefing.controller import BriefingController
from reader.gui.correction.controller import CorrectionController
from reader.gui.highlights.controller import HighlightController
from reader.gui.highlights.list_controller import HighlightListController
from reader.gui.kit.toast import Toast
from reader.gui.manual.controller import ManualController
from reader.gui.navigation.commands import Commands
from reader.gui.navigation.link_menu import LinkMenu
from reader.gui.navigation.page_stack import PageStack
from reader.gui.navigation.reading_controller import ReadingController
from reader.gui.overview.controller import OverviewController
from reader.gui.quoting.controller import QuoteController
from reader.gui.safety.controller import BackupController
from reader.gui.safety.lock_controller import LockController
from reader.gui.search.hit_navigation import HitNavigation
from reader.gui.session.changes import Changes
from reader.gui.session.incoming import Incoming
from reader.gui.session.session import Session
from reader.gui.session.trash import TrashCleaner
from reader.gui.sidebar.sidebar_menus import SidebarMenus
from reader.gui.summary.pane import SummaryPane
from reader.gui.window.applied_settings import AppliedSettings
from reader.gui.window.layout import ReadingLayout
from reader.gui.window.pane_keys import PaneKeys
from reader.gui.window.pane_navigation import PaneNavigation
from reader.gui.window.reading_modes import ReadingModes
from reader.gui.window.text_zoom import TextZoom

__all__ = [
    "AppliedSettings",
    "BackupController",
    "BriefingController",
    "Changes",
    "Commands",
    "CorrectionController",
    "HighlightController",
    "HighlightListController",
    "HitNavigation",
    "Incoming",
    "LinkMenu",
    "LockController",
    "ManualController",
    "OverviewController",
    "Page",
    "PageStack",
    "PaneKeys",
    "PaneNavigation",
    "QuoteController",
    "ReadingController",
    "ReadingLayout",
    "ReadingModes",
    "Session",
    "SidebarMenus",
    "SummaryPane",
    "TextZoom",
    "Toast",
    "TrashCleaner",
]
