"""A picture of the article, as large as the window allows or larger, with its caption."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, QStandardPaths, Qt
from PySide6.QtGui import QGuiApplication, QImage, QKeyEvent, QKeySequence, QMouseEvent, QPixmap, QWheelEvent
from PySide6.QtWidgets import (
    QApplication,
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from reader.desk.exporting.targets import write_chosen
from reader.errors import ExportError
from reader.gui.kit import messages
from reader.gui.kit.accessibility import announce
from reader.gui.kit.messages import number as number_words
from reader.gui.kit.pictures import Pictures
from reader.gui.kit.theme import ui_font

if TYPE_CHECKING:
    from reader.desk.pictures import Pictures as KeptPictures

STEP, LEAST, MOST = 1.25, 0.1, 8.0
"""One step of the zoom, and its limits; 1 is a pixel of the picture on a pixel of the screen."""
SCROLL = 80
"""How far a key moves a picture that is larger than the window, in pixels."""
MOST_PIXELS = 40_000_000
"""What a picture may take when it is enlarged: 160 MB."""
DECODED = QSize(6_000, 6_000)
_SUFFIXES = {
    "image/jpeg": ".jpg",
    "image/png": ".png",
    "image/gif": ".gif",
    "image/webp": ".webp",
    "image/svg+xml": ".svg",
}


class _Stage(QScrollArea):
    """Where the picture lies: the wheel zooms, a drag moves it, a click goes back; the keys are those of the view."""

    def __init__(self, view: PictureView) -> None:
        super().__init__(view)
        self._view = view
        self._dragged = QPoint()
        self._moved = False
        self.setObjectName("summaryScroll")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)

    def wheelEvent(self, event: QWheelEvent) -> None:
        self._view.zoom(STEP if event.angleDelta().y() > 0 else 1 / STEP)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._dragged, self._moved = event.globalPosition().toPoint(), False

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        here = event.globalPosition().toPoint()
        if self._moved or (here - self._dragged).manhattanLength() >= QApplication.startDragDistance():
            self._moved = True
            self._view.scroll_by(self._dragged - here)
            self._dragged = here

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if not self._moved and event.button() == Qt.MouseButton.LeftButton:
            self._view.leave()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        event.ignore()


class PictureView(QFrame):
    """Lies over all of ``host``. ``kept`` has the bytes of the pictures, ``pictures`` decodes them; nothing is ever
    fetched.
    """

    def __init__(self, host: QWidget, kept: KeptPictures, pictures: Pictures) -> None:
        super().__init__(host)
        self._host = host
        self._in_library = kept
        self._decoder = pictures
        self._waiting = ""
        pictures.whole.connect(self._decoded)
        self._pictures: Sequence[tuple[str, str]] = ()
        self._number = 0
        self._image = QImage()
        self._kept: tuple[str, bytes] = ("", b"")
        self._zoom = 0.0  # fits the window
        self._before: QWidget | None = None
        self.setObjectName("pictureView")
        self.setAccessibleName(self.tr("Picture"))
        self.picture = QLabel()
        self.picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.stage = _Stage(self)
        self.stage.setWidget(self.picture)
        self.caption = QLabel()
        self.caption.setFont(ui_font(13))
        self.caption.setWordWrap(True)
        self.caption.setTextFormat(Qt.TextFormat.PlainText)
        self.caption.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        foot = QFrame()
        foot.setObjectName("pictureFoot")
        line = QHBoxLayout(foot)
        line.setContentsMargins(16, 8, 16, 8)
        line.setSpacing(6)
        line.addWidget(self.caption, 1)
        self.smaller = self._button("−", self.tr("Zoom out"), lambda: self.zoom(1 / STEP))
        self.fit = self._button(self.tr("Fit"), self.tr("Fit to window"), self.fit_window)
        self.larger = self._button("+", self.tr("Zoom in"), lambda: self.zoom(STEP))
        self.previous = self._button("‹", self.tr("Previous picture"), lambda: self.step(-1))
        self.next = self._button("›", self.tr("Next picture"), lambda: self.step(1))
        self.copy = self._button(self.tr("Copy"), self.tr("Copy picture"), self.copy_picture)
        self.save = self._button(self.tr("Save…"), self.tr("Save picture…"), self.save_picture)
        self.close_button = self._button(self.tr("Close"), self.tr("Close picture"), self.leave)
        self._buttons = (
            *(self.smaller, self.fit, self.larger, self.previous, self.next),
            *(self.copy, self.save, self.close_button),
        )
        for button in self._buttons:
            line.addWidget(button)
            button.installEventFilter(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.stage, 1)
        column.addWidget(foot)
        host.installEventFilter(self)
        self.hide()

    @staticmethod
    def _button(words: str, name: str, function: Callable[[], None]) -> QPushButton:
        button = QPushButton(words)
        button.setProperty("role", "tight")
        button.setFont(ui_font(13))
        button.setAccessibleName(name)
        button.setToolTip(name)
        button.clicked.connect(lambda _checked=False: function())
        return button

    # --- what it shows -------------------------------------------------------------------------------------------------

    def open(self, pictures: Sequence[tuple[str, str]], number: int) -> None:
        """Show one of the pictures, given by key and caption, and take the keyboard."""
        self._pictures = pictures
        if not self.isVisible():
            self._before = self.window().focusWidget()
        self.setGeometry(self._host.rect())
        self.show()
        self.raise_()
        self._show(number)
        self.close_button.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _show(self, number: int) -> None:
        self._number = number
        key, caption = self._pictures[number]
        self._kept = self._in_library.picture(key) or ("", b"")
        self._image = QImage()
        self._waiting = key if self._kept[1] else ""
        if self._waiting:
            self._decoder.ask_whole(key, DECODED)
        count = len(self._pictures)
        of = self.tr("%1 of %2").replace("%1", number_words(number + 1)).replace("%2", number_words(count))
        self.caption.setText(" · ".join(part for part in (of if count > 1 else "", caption) if part))
        self.picture.setAccessibleName(caption or self.tr("Picture"))
        for button in (self.previous, self.next):
            button.setVisible(count > 1)
        self._show_image()
        announce(self, self.caption.text())

    def _decoded(self, key: str, image: QImage) -> None:
        if key == self._waiting:
            self._waiting, self._image = "", image
            self._show_image()

    def _show_image(self) -> None:
        for button in (self.copy, self.save, self.smaller, self.larger, self.fit):
            button.setEnabled(not self._image.isNull())
        self.fit_window()

    def step(self, direction: int) -> None:
        """Show the next picture or the one before; from the last on to the first."""
        if len(self._pictures) > 1:
            self._show((self._number + direction) % len(self._pictures))

    def _go(self, direction: int, *, shift: bool) -> None:
        """Step, or with Shift, or where there is one picture, move sideways."""
        if shift or len(self._pictures) < 2:
            self.scroll_by(QPoint(direction * SCROLL, 0))
        else:
            self.step(direction)

    def _fitting(self) -> float:
        """Return the zoom at which the picture is seen whole, and not larger than twice its size."""
        ratio = self.devicePixelRatioF()
        room = self.stage.size() * ratio
        width, height = max(self._image.width(), 1), max(self._image.height(), 1)
        return min((room.width() - 2) / width, (room.height() - 2) / height, 2 * ratio)

    def fit_window(self) -> None:
        """Show the picture whole."""
        self._zoom = 0.0
        self._paint()

    def zoom(self, factor: float) -> None:
        """Show it larger or smaller by a factor."""
        if self._image.isNull():
            return
        before = self._zoom or self._fitting()
        most = max(self._fitting(), min(MOST, (MOST_PIXELS / (self._image.width() * self._image.height())) ** 0.5))
        self._zoom = min(most, max(LEAST, before * factor))
        bars = (self.stage.horizontalScrollBar(), self.stage.verticalScrollBar())
        # What is in the middle stays there.
        shares = [(bar.value() + bar.pageStep() / 2) / (bar.maximum() + bar.pageStep()) for bar in bars]
        self._paint()
        for bar, share in zip(bars, shares, strict=True):
            bar.setValue(round(share * (bar.maximum() + bar.pageStep()) - bar.pageStep() / 2))

    def scroll_by(self, pixels: QPoint) -> None:
        """Move on over a picture that is larger than the window."""
        for bar, by in (
            (self.stage.horizontalScrollBar(), pixels.x()),
            (self.stage.verticalScrollBar(), pixels.y()),
        ):
            bar.setValue(bar.value() + by)

    def _paint(self) -> None:
        if self._image.isNull():
            self.picture.setText("" if self._waiting else self.tr("This picture can’t be shown."))
            self.picture.adjustSize()
            return
        ratio = self.devicePixelRatioF()
        size = self._image.size() * (self._zoom or self._fitting())
        mode = Qt.TransformationMode.SmoothTransformation
        shown = QPixmap.fromImage(self._image.scaled(size, Qt.AspectRatioMode.KeepAspectRatio, mode))
        shown.setDevicePixelRatio(ratio)
        self.picture.setPixmap(shown)
        self.picture.resize(shown.deviceIndependentSize().toSize())

    # --- taking it -----------------------------------------------------------------------------------------------------

    def copy_picture(self) -> None:
        """Put the picture into the clipboard."""
        if not self._image.isNull():
            QGuiApplication.clipboard().setImage(self._image)
            announce(self, self.tr("Picture copied"))

    def save_picture(self) -> None:
        """Save the picture where the person says: the kept bytes without what a camera noted, of a drawing those that draw."""
        media, data = self._kept
        data = self._in_library.outward(self._pictures[self._number][0], media, data) if data else b""
        if not data:
            return
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.PicturesLocation)
        suggested = Path(folder) / f"{self.tr('picture')}-{self._number + 1}{_SUFFIXES.get(media, '')}"
        chosen, _ = QFileDialog.getSaveFileName(self.window(), self.tr("Save picture"), str(suggested))
        if chosen:
            try:
                write_chosen(Path(chosen), data)
            except ExportError as error:
                self.caption.setText(messages.sentence(error))
                announce(self, self.caption.text())

    # --- coming and going ----------------------------------------------------------------------------------------------

    def leave(self) -> None:
        """Go back to the article, and give the keyboard back."""
        before, self._before = self._before, None
        # Before it is hidden: then Qt would look for the next place itself.
        (before if before is not None and before.isVisible() else self._host).setFocus()
        self.hide()
        self._waiting, self._image = "", QImage()
        self.picture.clear()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._host and event.type() == QEvent.Type.Resize and self.isVisible():
            self.setGeometry(self._host.rect())
            if not self._zoom:
                self._paint()
        elif watched is not self._host and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            # Qt would lead from button to button.
            arrow = event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down)
            if arrow:
                self.keyPressEvent(event)
            return arrow
        return super().eventFilter(watched, event)

    def focusNextPrevChild(self, next_: bool) -> bool:
        """Go round among the buttons: what lies under the picture is out of sight."""
        stops = [button for button in self._buttons if button.isVisible() and button.isEnabled()]
        if not stops:
            return super().focusNextPrevChild(next_)
        focused = self.window().focusWidget()
        at = stops.index(focused) if focused in stops else -1
        stops[(at + (1 if next_ else -1)) % len(stops)].setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def event(self, event: QEvent) -> bool:
        """Take all plain keys, copy and save from the window: they would act on what lies under the picture."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            plain = not event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier)
            ours = event.matches(QKeySequence.StandardKey.Copy) or event.matches(QKeySequence.StandardKey.Save)
            if plain or ours:
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Zoom, step, copy, save or leave."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_picture()
        elif event.matches(QKeySequence.StandardKey.Save):
            self.save_picture()
        else:
            shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            functions: dict[Qt.Key, Callable[[], None]] = {
                Qt.Key.Key_Escape: self.leave,
                Qt.Key.Key_I: self.leave,
                Qt.Key.Key_Plus: lambda: self.zoom(STEP),
                Qt.Key.Key_Equal: lambda: self.zoom(STEP),
                Qt.Key.Key_Minus: lambda: self.zoom(1 / STEP),
                Qt.Key.Key_0: self.fit_window,
                Qt.Key.Key_Up: lambda: self.scroll_by(QPoint(0, -SCROLL)),
                Qt.Key.Key_Down: lambda: self.scroll_by(QPoint(0, SCROLL)),
                Qt.Key.Key_Left: lambda: self._go(-1, shift=shift),
                Qt.Key.Key_Right: lambda: self._go(1, shift=shift),
            }
            functions.get(Qt.Key(event.key()), lambda: None)()
        event.accept()
