"""What the terminal borrows from the window: PDFs, which Qt paints. No window opens, and no display is needed."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from reader.desk.desk import Desk
from reader.gui.kit.theme import OWN_FONTS, choose_text_family, load_fonts
from reader.gui.printing.paper import options_for
from reader.gui.printing.streaming import write_pdf as stream
from reader.model.exported import ExportOptions


def write_pdf(desk: Desk, ids: Sequence[int], target: Path, options: ExportOptions, title: str) -> int:
    """Write a PDF of these articles with what was chosen for printing in the window; return how many are in it. Raises as
    ``gui.printing.streaming.write_pdf``.
    """
    application = QGuiApplication.instance() or _application()
    chosen = options_for(desk.settings, options)
    choose_text_family(str(desk.settings["text_font"]))
    try:
        return stream(desk, ids, target, chosen, title)
    finally:
        del application


def _application() -> QApplication:
    from reader.gui.app.start import install_translation

    screenless = ["-platform", "offscreen"] if sys.platform.startswith("linux") else []
    application = QApplication(["tearsheet", *screenless])
    install_translation(application)
    load_fonts(OWN_FONTS)
    return application
