"""From the command to the first painted frame: nothing is imported or read here that the frame does not need."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QSettings
from PySide6.QtGui import QGuiApplication, QIcon
from PySide6.QtWidgets import QApplication

from reader.desk.desk import Desk, library_path, settings_path
from reader.desk.settings import Settings
from reader.errors import LibraryError
from reader.gui.theme import UI_FONTS, Theme, load_fonts, ui_font
from reader.gui.window import Window
from reader.resources import resource


def make_application(arguments: Sequence[str] = ()) -> QApplication:
    """The application with its fonts and style."""
    QGuiApplication.setDesktopFileName("tearsheet")
    application = QApplication(["tearsheet", *arguments])
    application.setApplicationName("Tearsheet")
    application.setStyle("Fusion")
    load_fonts(UI_FONTS)
    application.setFont(ui_font(13))
    application.setWindowIcon(QIcon(str(resource("icons", "tearsheet.svg"))))
    return application


def open_desk(path: Path, settings: Settings) -> Desk | None:
    """The desk on the library, or on another that a person chose after hearing what is wrong with it; None to quit."""
    while True:
        try:
            return Desk(path, samples=True, settings=settings)
        except LibraryError as error:
            from PySide6.QtWidgets import QFileDialog, QMessageBox

            box = QMessageBox(QMessageBox.Icon.Warning, "Tearsheet", str(error))
            choose = box.addButton(box.tr("Choose another library…"), QMessageBox.ButtonRole.AcceptRole)
            box.addButton(box.tr("Quit"), QMessageBox.ButtonRole.RejectRole)
            box.exec()
            if box.clickedButton() is not choose:
                return None
            chosen, _ = QFileDialog.getSaveFileName(
                None, box.tr("Library"), str(path.parent), "*.sqlite", options=QFileDialog.Option.DontConfirmOverwrite
            )
            if not chosen:
                return None
            path = Path(chosen)


def open_window(arguments: Sequence[str]) -> int:
    """Run the window until it is closed; gives the exit code."""
    library = _library_of(arguments) if arguments else None
    application = make_application()
    settings = Settings(settings_path())
    theme = Theme(application, str(settings["theme"]))
    desk = open_desk(library_path(library), settings)
    if desk is None:
        return 1
    state = QSettings(str(settings.path.with_name("window.ini")), QSettings.Format.IniFormat)
    window = Window(desk, theme, state)
    sys.excepthook = _report
    window.show()
    code = application.exec()
    desk.close()
    return code


def _library_of(arguments: Sequence[str]) -> str | None:
    import argparse

    parser = argparse.ArgumentParser(prog="tearsheet open", description="Open the window.")
    parser.add_argument("--library", metavar="FILE", help="use this library instead of the usual one")
    found: str | None = parser.parse_args(arguments).library
    return found


def _report(kind: type[BaseException], error: BaseException, trace: object) -> None:
    """A mistake of ours goes to the terminal, for whoever started it there; the window goes on."""
    import traceback

    traceback.print_exception(kind, error, trace)  # type: ignore[arg-type]
