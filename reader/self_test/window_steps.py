"""What the self-test does with a window: it is opened off screen, painted, and looked at.

Tested in `tests/e2e/test_self_test.py`.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from reader.resources import resource
from reader.self_test.trial import Failed, NotTried, Trial, expect

if TYPE_CHECKING:
    from PySide6.QtGui import QImage
    from PySide6.QtWidgets import QApplication

    from reader.gui.window.window import MainWindow

WAIT_MS = 20_000
_FORMATS = {"jpeg", "png", "gif", "webp", "svg"}
_FEWEST_COLOURS = 40
_SUN = 0xD8572A
"""A colour of the ferry's picture that nothing else in the window has."""
_SCREEN = (1280, 800)


class Room:
    """The application, and the window once it is open."""

    def __init__(self) -> None:
        self.application: QApplication | None = None
        self.theme: Any = None
        self.window: MainWindow | None = None

    def opened(self) -> MainWindow:
        if self.window is None:
            raise NotTried("there is no window")
        return self.window


def walk(trial: Trial) -> None:
    """All steps. The window is closed at the end, also after a failure."""
    room = Room()
    trial.step("Qt starts without a display", lambda: start(room))
    trial.step("fonts are known to Qt", lambda: look_at_fonts(room))
    trial.step("icons are drawn, and pictures of all kinds can be read", lambda: look_at_pictures(room))
    trial.step("the window opens", lambda: open_window(trial, room))
    trial.step("it is painted, in light and in dark colours", lambda: look_at_window(room))
    trial.step("an article is shown with its picture", lambda: show_article(trial, room))
    trial.step("its summary opens beside it", lambda: show_summary(room))
    trial.step("it is printed into a PDF, with its fonts and picture", lambda: print_article(trial, room))
    trial.step("the window closes", lambda: close(room))


def start(room: Room) -> None:
    from reader.gui.app.start import make_application
    from reader.gui.kit.theme import Theme

    room.application = make_application()
    room.theme = Theme(room.application, "light")
    expect(room.application.platformName() == "offscreen", f"Qt took the platform {room.application.platformName()}")


def look_at_fonts(room: Room) -> None:
    if room.application is None:
        raise NotTried("Qt did not start")
    from PySide6.QtGui import QFontDatabase, QFontInfo

    from reader.gui.kit.theme import ARABIC_FAMILY, TEXT_FAMILY, UI_FAMILY, text_font, ui_font

    arabic = text_font(19, words="العربية")
    for family, font in ((UI_FAMILY, ui_font(13)), (TEXT_FAMILY, text_font(19)), (ARABIC_FAMILY, arabic)):
        expect(family in QFontDatabase.families(), f"{family} is not there")
        expect(QFontInfo(font).family() == family, f"{QFontInfo(font).family()} stands in for {family}")


def look_at_pictures(room: Room) -> None:
    if room.application is None:
        raise NotTried("Qt did not start")
    from PySide6.QtGui import QColor, QIcon, QImageReader

    from reader.gui.kit.icons import pixmap

    empty = []
    for file in sorted(resource("icons").glob("*.svg")):
        drawn = pixmap(file.stem, QColor("#101010"), 24).toImage()
        if drawn.isNull() or len(colours(drawn)) < 2:
            empty.append(file.stem)
    expect(not empty, f"icons without a stroke: {', '.join(empty)}")
    expect(
        not QIcon(str(resource("icons", "tearsheet.svg"))).pixmap(64, 64).isNull(), "the program's own icon is empty"
    )
    lacking = _FORMATS - {bytes(name.data()).decode() for name in QImageReader.supportedImageFormats()}
    expect(not lacking, f"pictures of these kinds cannot be read: {', '.join(sorted(lacking))}")


def open_window(trial: Trial, room: Room) -> None:
    desk = trial.desk
    if room.application is None:
        raise NotTried("Qt did not start")
    from PySide6.QtCore import QSettings

    from reader.gui.app.stages import make_window

    state = QSettings(str(trial.folder / "window.ini"), QSettings.Format.IniFormat)
    window = make_window(desk, room.theme, state)
    window.resize(*_SCREEN)
    window.show()
    wait_until(lambda: window.isVisible() and window.is_built, "it was not painted")
    room.window = window


def look_at_window(room: Room) -> None:
    window = room.opened()
    for colour in ("light", "dark"):
        room.theme.choose(colour)
        rest()
        painted = window.grab().toImage()
        expect(not painted.isNull(), f"nothing was painted ({colour})")
        expect(len(colours(painted)) >= _FEWEST_COLOURS, f"it is a flat colour ({colour})")
        dark = sum(painted.pixelColor(x, painted.height() // 2).lightness() < 128 for x in range(0, painted.width(), 8))
        expect((dark > painted.width() // 16) == (colour == "dark"), f"its colours are not the {colour} ones")
    room.theme.choose("light")


def show_article(trial: Trial, room: Room) -> None:
    window, wanted = room.opened(), trial.article("ferry")

    def shown() -> bool:
        if (
            window.reading.article_id != wanted
        ):  # the window's start shows the article that was read last, once it is there
            window.reading.go(wanted)
        return window.reading.article_id == wanted

    wait_until(shown, "it is not shown")
    wait_until(lambda: shown() and _SUN in colours(window.page.grab().toImage()), "its picture is not painted")


def show_summary(room: Room) -> None:
    window = room.opened()

    def opened() -> bool:
        if (
            not window.reading.summary_open
        ):  # its action may be disabled still, or another article have been shown since
            window.actions_["summary"].trigger()
        return window.reading.summary_open and window.summary.isVisible()

    wait_until(opened, "it stays closed")


def print_article(trial: Trial, room: Room) -> None:
    window, target = room.opened(), trial.folder / "article.pdf"
    window.actions_["print"].trigger()
    dialog = window.printing.dialog
    if dialog is None:
        raise Failed("no preview opens")
    wait_until(lambda: dialog.is_ready, "its pages are not laid out")
    dialog.save_as(target)
    wait_until(target.exists, "no file is written")
    content = target.read_bytes()
    for part in (b"%PDF", b"/FontFile", b"/Image", b"/Outlines"):
        expect(part in content, f"the file has no {part.decode()}")


def close(room: Room) -> None:
    window = room.opened()
    room.window = None
    window.close()
    expect(not window.isVisible(), "it stays open")
    window.deleteLater()
    rest()


def colours(image: QImage) -> set[int]:
    """The colours in it (without how opaque they are), from every third pixel of every third line."""
    return {
        image.pixel(x, y) & 0xFFFFFF if image.pixel(x, y) >> 24 else -1
        for y in range(0, image.height(), 3)
        for x in range(0, image.width(), 3)
    }


def rest(milliseconds: int = 50) -> None:
    """Let Qt work for a moment."""
    from PySide6.QtCore import QEventLoop, QTimer

    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def wait_until(holds: Callable[[], bool], otherwise: str) -> None:
    """Let Qt work until it holds. Raises Failed with ``otherwise`` after ``WAIT_MS``."""
    from PySide6.QtCore import QElapsedTimer

    clock = QElapsedTimer()
    clock.start()
    while not holds():
        if clock.elapsed() > WAIT_MS:
            raise Failed(otherwise)
        rest()
