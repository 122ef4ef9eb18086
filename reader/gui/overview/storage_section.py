"""*Make smaller* on the overview: what there is to free, with a checkbox for each kind, and how far it is while it is done."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QProgressBar, QPushButton, QVBoxLayout, QWidget

from reader.gui.kit import messages
from reader.gui.kit.labels import wrapped_label
from reader.gui.kit.theme import ui_font
from reader.gui.overview.space import size_words
from reader.model.overview import Gain, Gains

BYTES_A_SECOND = 100_000_000
"""So much of a library is written anew in a second, on a slow disk."""

MIN_COMPACT_BYTES = 1_000_000
"""So many free bytes are worth writing a library anew for."""


class StorageSection(QWidget):
    """``asked`` carries the kinds that were chosen, ``cancelled`` says so."""

    asked = Signal(list)
    cancelled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._busy = False
        self.gains: Gains | None = None
        heading = QLabel(self.tr("Free up space"))
        heading.setFont(ui_font(13, bold=True))
        self.about = wrapped_label(12)
        self.boxes = {kind: QCheckBox() for kind in ("originals", "pictures", "unused", "compact")}
        self.notes = {kind: wrapped_label(12) for kind in self.boxes}
        self._rows: dict[str, QWidget] = {}
        self.button = QPushButton(self.tr("Free up space"))
        self.button.setFont(ui_font(13, bold=True))
        self.button.clicked.connect(lambda: self.asked.emit(list(self.chosen())))
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.progress.setRange(0, 100)
        self.progress.setFixedWidth(240)
        self.progress.setAccessibleName(self.tr("Progress"))
        self.cancel = QPushButton(self.tr("Cancel"))
        self.cancel.setFont(ui_font(13, bold=True))
        self.cancel.clicked.connect(self.cancelled)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 16, 0, 0)
        column.setSpacing(8)
        column.addWidget(heading)
        column.addWidget(self.about)
        for kind, box in self.boxes.items():
            column.addWidget(self._row(kind, box))
        foot = QHBoxLayout()
        foot.setContentsMargins(0, 4, 0, 0)
        foot.setSpacing(14)
        for part in (self.button, self.progress, self.cancel):
            foot.addWidget(part)
        foot.addStretch(1)
        column.addLayout(foot)
        self.wait()

    def _row(self, kind: str, box: QCheckBox) -> QWidget:
        row = QWidget()
        lines = QVBoxLayout(row)
        lines.setContentsMargins(0, 0, 0, 2)
        lines.setSpacing(2)
        box.setFont(ui_font(13))
        box.setChecked(kind != "pictures")  # what cannot be taken back is not chosen beforehand
        box.toggled.connect(lambda _on: self._update())
        self.notes[kind].setContentsMargins(24, 0, 0, 0)
        lines.addWidget(box)
        lines.addWidget(self.notes[kind])
        self._rows[kind] = row
        return row

    # --- what is shown -------------------------------------------------------------------------------------------------

    def wait(self) -> None:
        """Show that it is not known yet what there is to free."""
        self.gains = None
        self._update()

    def show_gains(self, gains: Gains) -> None:
        self.gains = gains
        self._offer(
            "originals",
            gains.originals,
            self.tr("Recompress %Ln older original(s)", "", gains.originals.number),
            self.tr(
                "Frees about %1. Lossless; each original is verified. This takes a while, but you can keep working."
            ),
        )
        self._offer(
            "pictures",
            gains.pictures,
            self.tr("Scale %Ln large picture(s) down to 1600 px", "", gains.pictures.number),
            self.tr(
                "Frees about %1. Lossy: fine detail is gone for good. Pictures of articles with highlights or notes stay as they are."
            ),
        )
        self._offer(
            "unused",
            gains.unused,
            self.tr("Remove %Ln unused picture(s)", "", gains.unused.number),
            self.tr("Frees %1. No article shows them."),
        )
        self.boxes["compact"].setText(self.tr("Compact the library file"))
        self._update()

    def _offer(self, kind: str, gain: Gain, name: str, note: str) -> None:
        self.boxes[kind].setText(name)
        self.notes[kind].setText(note.replace("%1", size_words(gain.freed)))

    def show_progress(self, stage: str, fraction: float) -> None:
        self.progress.setRange(0, 0 if stage == "giving back" else 100)
        self.progress.setValue(round(max(fraction, 0.0) * 100))
        self.say(messages.tr(messages.STAGES[stage]) if stage in messages.STAGES else "")

    def set_busy(self, busy: bool) -> None:
        """Show that it is done, or over: the keyboard goes to what can be pressed then."""
        focused = self.button.hasFocus() or self.cancel.hasFocus()
        self._busy = busy
        self.progress.setValue(0)
        self._update()
        if focused:
            (self.cancel if busy else self.button).setFocus()

    def say(self, words: str) -> None:
        self.about.setText(words)
        self.about.setVisible(bool(words))

    def offered(self, kind: str) -> bool:
        """Return whether there is something to do of this kind."""
        if self.gains is None:
            return False
        if kind == "compact":
            return self.gains.free >= MIN_COMPACT_BYTES or any(
                self.offered(other) for other in ("originals", "pictures", "unused")
            )
        gain: Gain = getattr(self.gains, kind)
        return gain.number > 0 and gain.freed > 0

    def chosen(self) -> Iterator[str]:
        """Return the kinds that a person wants."""
        return (kind for kind, box in self.boxes.items() if self.offered(kind) and box.isChecked())

    def _update(self) -> None:
        any_ = any(self.offered(kind) for kind in self.boxes)
        for kind, row in self._rows.items():
            row.setVisible(self.offered(kind) and not self._busy)
        if self.gains is not None:
            self.notes["compact"].setText(self._about_compact(self.gains))
        self.button.setVisible(any_ and not self._busy)
        self.button.setEnabled(any(True for _ in self.chosen()))
        self.progress.setVisible(self._busy)
        self.cancel.setVisible(self._busy)
        if not self._busy:
            nothing = self.tr("There’s nothing to free.")
            self.say(self.tr("Looking for space to free…") if self.gains is None else "" if any_ else nothing)

    def _about_compact(self, gains: Gains) -> str:
        freed = sum(
            getattr(gains, kind).freed for kind in ("originals", "pictures", "unused") if kind in set(self.chosen())
        )
        left = max(0, gains.file - gains.free - freed)
        seconds = max(1, round(2 * left / BYTES_A_SECOND))
        takes = self.tr("a moment") if seconds < 3 else self.tr("about %Ln second(s)", "", seconds)
        if seconds > 90:
            takes = self.tr("about %Ln minute(s)", "", round(seconds / 60))
        words = self.tr(
            "Returns the freed space to the disk. Takes %1 and temporarily needs %2. You can keep reading; changes wait until it’s done."
        )
        return words.replace("%1", takes).replace("%2", size_words(2 * left))
