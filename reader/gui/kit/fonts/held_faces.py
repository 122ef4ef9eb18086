"""Hold a face of each font open, so that Qt doesn't read its file again and again.

With FreeType, Qt shares a file's face among all engines that need it until any face at all loses its last engine: then every
other counts as stale, and the next engine reads its file again (``QFreetypeFace::release``, Qt 6.8 to 6.11). The stale ones
go later, one by one, and each makes the rest stale again: after ten minutes of use each file was open four times, some
eight, and the window was 17 MB larger. So no face may ever go: one engine of each is held for good. Windows and macOS
have other engines, and nothing is done there.
"""

from __future__ import annotations

import atexit
import sys
from collections.abc import Iterable, Iterator

from PySide6.QtGui import QFont, QFontDatabase, QRawFont, QTextLayout

from reader.gui.kit.theme import MONO_FAMILY, text_font, ui_font

SIGNS = "a→✓★⌘⇧…"
"""A letter and signs of the interface, which a font of the system has."""
BLOCK_BITS = 8
LETTERS_OF_A_BLOCK = 20
"""As many of 256 neighbours in Unicode are tried: where a font has these, it has the rest, with few exceptions."""
_LONGEST_LINE = 10_000.0
_IS_FREETYPE = sys.platform.startswith("linux")

_held: dict[tuple[str, str], QRawFont] = {}
"""By family and style."""
_seen: set[tuple[int, str]] = set()
"""Blocks of letters, each with the family of articles."""
_early: set[str] = set()
"""Letters that were shown before the first face was held."""


def hold_faces() -> None:
    """Hold what the interface and articles are set in, and what has been shown before: the first paint waits for none."""
    if not _IS_FREETYPE:
        return
    if not _held:
        atexit.register(_held.clear)  # while Qt is there to close them
    system = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)
    for font in (system, ui_font(), text_font(), QFont(MONO_FAMILY)):
        _hold(_styles(font), SIGNS)
    hold_letters("".join(_early))


def hold_letters(words: str) -> None:
    """Hold what Qt takes for these letters where our own fonts lack them; a letter like those before costs nothing."""
    if not _IS_FREETYPE:
        return
    if not _held:
        _early.update(words)
        return
    family = text_font().family()
    blocks: dict[int, list[str]] = {}
    for letter in set(words):
        block = ord(letter) >> BLOCK_BITS
        if block and (block, family) not in _seen:
            blocks.setdefault(block, []).append(letter)
    _seen.update((block, family) for block in blocks)
    samples = ["".join(letters[:LETTERS_OF_A_BLOCK]) for letters in blocks.values()]
    for sample in samples:
        _hold([*_styles(ui_font()), *_styles(text_font()), QFont(MONO_FAMILY)], sample)
    for sample in samples:  # last, for it may load the Arabic face, and Qt then drops what nobody holds
        _hold(_styles(text_font(words=sample)), sample)


def _hold(fonts: Iterable[QFont], words: str) -> None:
    for font in fonts:
        layout = QTextLayout(words, font)
        layout.beginLayout()
        layout.createLine().setLineWidth(_LONGEST_LINE)
        layout.endLayout()
        for run in layout.glyphRuns():
            face = run.rawFont()
            _held.setdefault((face.familyName(), face.styleName()), face)


def _styles(font: QFont) -> Iterator[QFont]:
    for bold in (False, True):
        for italic in (False, True):
            style = QFont(font)
            style.setBold(bold)
            style.setItalic(italic)
            yield style
