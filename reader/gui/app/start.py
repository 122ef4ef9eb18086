"""From the command to the first painted frame: nothing is imported or read here that the frame does not need."""

from __future__ import annotations

import gc
import os
import sqlite3
import sys
from collections.abc import Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path

from PySide6.QtCore import QLocale, QSettings, QSize, QTimer, QTranslator
from PySide6.QtGui import QGuiApplication, QIcon
from PySide6.QtWidgets import QApplication

from reader.desk.desk import SEND_TO, Desk
from reader.desk.program import window_state
from reader.desk.program.locations import library_path, name_of_library, settings_path
from reader.desk.program.opening import damage_in, forget_keys, takes_long
from reader.desk.program.settings import Settings
from reader.desk.program.unexpected import hear
from reader.errors import ExportError, LibraryDamaged, LibraryError, LibraryLocked
from reader.files import aside_path, make_private
from reader.gui.app import stages
from reader.gui.app.no_display import or_say_why
from reader.gui.app.single_instance import SingleInstance
from reader.gui.app.unexpected import end_unexpectedly, report_unexpected
from reader.gui.kit.theme import OWN_FONTS, Theme, load_fonts, scale_interface, ui_font, usual_points
from reader.gui.session.library_state import follow_move, forget_names
from reader.gui.window.window import MainWindow
from reader.resources import resource

FRAME, TITLE_BAR = 8, 48
"""Room in pixels that a system's frame takes at each side, and its title bar and the frame below."""


def name_to_desktop() -> None:
    """Say which desktop file is ours: it gives the window its icon and its group. A Flatpak's is named like the
    Flatpak.
    """
    QGuiApplication.setDesktopFileName(os.environ.get("FLATPAK_ID") or "tearsheet")


def make_application(arguments: Sequence[str] = ()) -> QApplication:
    """Return the application with its fonts and style."""
    name_to_desktop()
    # The style is asked for as an argument: QApplication.setStyle gives a QStyle back, whose enumerations alone take 4
    # ms to make.
    kind = QApplication
    if sys.platform == "darwin":
        from reader.gui.app.macos import Application as kind  # noqa: N813
    application = or_say_why(lambda: kind(["tearsheet", "-style", "fusion", *arguments]))
    application.setApplicationName("Tearsheet")
    install_translation(application)
    load_fonts(OWN_FONTS)
    if application.platformName() != "offscreen":  # which knows no system and has one size everywhere
        usual = usual_points(sys.platform, os.environ.get("XDG_CURRENT_DESKTOP", ""))
        scale_interface(application.font().pointSizeF(), usual)  # before our font takes the place of the system's
    application.setFont(ui_font(13))
    application.setWindowIcon(QIcon(str(resource("icons", "tearsheet.svg"))))
    return application


def install_translation(application: QApplication) -> None:
    """Load the catalogue of the system's language, or the English one: it has the plural forms of the source texts."""
    translator = QTranslator(application)
    folder = str(resource("translations"))
    if translator.load(QLocale(), "", "", folder) or translator.load("en", folder):
        application.installTranslator(translator)


def open_desk(path: Path, settings: Settings, theme: Theme, front: SingleInstance) -> Desk | None:
    """Return the desk on the library, or on another that a person chose after hearing what is wrong with it; None to
    quit.
    """
    while True:
        try:
            if not takes_long(path):
                return Desk(path, samples=True, settings=settings)
            from reader.gui.safety.upgrade_notice import while_shown

            return while_shown(partial(Desk, path, samples=True, settings=settings), theme)
        except LibraryError as error:
            from reader.gui.safety import rescue as ways

            QTimer.singleShot(0, front, front.listen)
            if isinstance(error, LibraryLocked):
                answer = ways.ask_for_passphrase(path, theme)
                if answer == "unlocked":
                    continue
                chosen = ways.choose_library(path) or path if answer == "other" else None
            else:
                chosen = ways.rescue(error, path, settings, theme)
            if chosen is None:
                return None
            path = chosen


def open_window(arguments: Sequence[str]) -> int:
    """Run the window until it is closed for good; gives the exit code. Where the library is open already, that window
    comes to the front.

    A mistake of ours before there is a window, and after it, ends the program with a sentence.
    """
    hear()
    try:
        return _one_after_the_other(arguments)
    except Exception as error:  # noqa: BLE001 - whatever it is: Python would print it with its words
        return end_unexpectedly(error)


def _one_after_the_other(arguments: Sequence[str]) -> int:
    """Run window after window: one may leave work on the library's file: the library is closed, the file is exchanged, and
    another window opens on what is there then.
    """
    library, given = _asked(arguments) if arguments else (None, [])
    settings = Settings(settings_path())
    named = library_path(library)
    front = SingleInstance(settings.path.parent / "open", given)
    if not front.claim(named):
        return 0
    application = make_application()
    if sys.platform == "darwin":
        application.give = front.give  # type: ignore[attr-defined]
    state_file = settings.path.with_name(window_state.FILE)
    if state_file.exists() and not state_file.is_file():  # Qt would wait for the end of a pipe
        state_file = aside_path(state_file)
    make_private(state_file)  # Qt keeps the permissions of a file that is there
    state = QSettings(str(state_file), QSettings.Format.IniFormat)
    path: Path | None = named
    again: Path | None = None
    code = 1
    try:
        while path is not None:
            theme = Theme(application, str(settings["theme"]))
            code, path, again = _run(application, path, settings, theme, state, front)
            theme.deleteLater()
    finally:
        front.close()
    if again is not None:
        from reader.desk.program.installed import start_again

        start_again(again)  # once nobody is the first on this library any more
    return code


def _run(
    application: QApplication, path: Path, settings: Settings, theme: Theme, state: QSettings, front: SingleInstance
) -> tuple[int, Path | None, Path | None]:
    """Run one window and the work on the file that it leaves; return the exit code, the library to open next or None,
    and the one to start the program anew on or None.
    """
    forget_names(state, path)  # it may have been locked since it was open
    application.setQuitOnLastWindowClosed(False)  # dialogs come and go before there is a window, and after it
    desk = open_desk(path, settings, theme, front)
    if desk is None:
        return 1, None, None
    path = desk.path
    if not front.claim(path):
        desk.close()
        return 0, None, None
    window = _window(desk, theme, state)
    if isinstance(window, LibraryDamaged):
        desk.close()
        from reader.gui.safety.rescue import rescue

        return 1, rescue(window, path, settings, theme), None
    before, sys.excepthook = sys.excepthook, partial(report_unexpected, window)
    if not window.has_known_size:
        window.resize(first_size(window))
    window.show()
    stages.listen(front, window)
    QTimer.singleShot(0, window, partial(keep_unreadable, state))
    application.setQuitOnLastWindowClosed(True)
    code = application.exec()
    front.hand_to(None)
    front.answer_with(None)
    application.setQuitOnLastWindowClosed(False)
    sys.excepthook = before
    maintenance = window.maintenance
    desk.close()
    window.deleteLater()
    if maintenance is None:
        return code, None, None
    from reader.gui.safety.file_maintenance import carry_out
    from reader.gui.safety.maintenance import ClearTraces, LockNow, Move, Restart
    from reader.gui.safety.unattended import locked_when_left

    if isinstance(maintenance, Restart):
        return code, None, path
    if isinstance(maintenance, LockNow):
        forget_keys()
        gc.collect()  # texts of the window that nobody needs any more
        return code, path, None
    if isinstance(maintenance, ClearTraces):
        from reader.gui.window import traces

        traces.clear(state, theme.style_sheet())
        return code, path, None
    with locked_when_left(path, lambda: int(settings["lock_after"])):
        after, _ = carry_out(maintenance, path, settings, theme.style_sheet(), desk.set_aside)
    if isinstance(maintenance, Move) and after is not None and after != path:
        _follow_move(state, settings, path, after)
    return code, after, None


def _follow_move(state: QSettings, settings: Settings, before: Path, after: Path) -> None:
    """Let what is kept beside the settings for a library follow it to its new path."""
    from reader.desk.exporting.destinations import Destinations

    follow_move(state, before, after)
    with suppress(ExportError):  # nothing is sent then, until its folders are added again
        Destinations(settings.path.with_name(SEND_TO), name_of_library(after)).take_over(name_of_library(before))


def first_size(window: MainWindow) -> QSize:
    """Return the size of a window that nobody has sized yet, or on a screen so different that Qt refuses the size it
    had: its own, less where the screen, with room for a title bar, has no place for that.
    """
    screen = window.screen().availableSize()
    return window.sizeHint().boundedTo(QSize(screen.width() - 2 * FRAME, screen.height() - TITLE_BAR))


def _window(desk: Desk, theme: Theme, state: QSettings) -> MainWindow | LibraryDamaged:
    """Return the window, or the damage that was met while it was made."""
    try:
        return stages.make_window(desk, theme, state)
    except (LibraryDamaged, sqlite3.DatabaseError, UnicodeDecodeError) as error:
        damage = damage_in(error, desk.path)
        if damage is None:
            raise
        for half in QApplication.topLevelWidgets():
            if isinstance(half, MainWindow) and hasattr(half, "bridge"):
                half.bridge.close()  # it would go on looking at the file, and so keep it open
                half.deleteLater()
        return damage


def keep_unreadable(state: QSettings) -> None:
    """Copy a state file that Qt could not read whole aside, before closing the window writes it anew."""
    if state.status() == QSettings.Status.NoError:
        return
    import shutil

    from reader.files import aside_path

    path = Path(state.fileName())
    with suppress(OSError):
        shutil.copyfile(path, aside_path(path))


def _asked(arguments: Sequence[str]) -> tuple[str | None, list[str]]:
    """Return the library that was named, and what is to be opened."""
    import argparse

    from reader.desk.program.launch import with_absolute_paths

    parser = argparse.ArgumentParser(
        prog="tearsheet open", description="Open the window, and save these pages and addresses in it."
    )
    parser.add_argument("--library", metavar="FILE", help="use this library instead of the default one")
    parser.add_argument(
        "given",
        metavar="FILE|ADDRESS",
        nargs="*",
        help="saved pages, or addresses starting with http:// or https://",
    )
    asked = parser.parse_args(arguments)
    return asked.library, with_absolute_paths(asked.given)
