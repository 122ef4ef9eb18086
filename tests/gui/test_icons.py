"""Icons of one set: sharp at every scale, and told apart when a button can't be pressed."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QIcon, QImage, QPixmap, QPixmapCache
from PySide6.QtWidgets import QApplication

from reader.gui.article.tag_bar import dot
from reader.gui.highlights.popover import swatch
from reader.gui.kit import icons
from reader.gui.kit.theme import FILES, Theme, tokens
from reader.gui.window.window import MainWindow
from reader.resources import resource

SCALES = [1.0, 1.25, 1.5, 1.75, 2.0, 2.5, 3.0]
NAMES = sorted(path.stem for path in resource("icons").glob("*.svg"))


def same(one: QPixmap, other: QPixmap) -> bool:
    argb = QImage.Format.Format_ARGB32_Premultiplied
    return one.toImage().convertToFormat(argb) == other.toImage().convertToFormat(argb)


@pytest.fixture(params=SCALES)
def scale(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> float:
    """A screen of this scale, beside one of 1."""
    monkeypatch.setattr(icons, "ratios", lambda: sorted({1.0, request.param}))
    return float(request.param)


def test_an_icon_is_drawn_for_the_screen_and_never_scaled(theme: Theme, scale: float) -> None:
    for pixels in (12, 14, 15, 16, 17, 18):
        made = icons.icon("archive", theme.colour("ink2"), pixels)
        shown = made.pixmap(QSize(pixels, pixels), scale)
        assert same(shown, icons.pixmap("archive", theme.colour("ink2"), pixels, scale))


def test_dots_and_numbers_are_drawn_for_the_screen_too(theme: Theme, scale: float) -> None:
    for made, size in ((dot(theme, 1), 10), (swatch(theme, 2), 18)):
        assert made.pixmap(QSize(size, size), scale).width() == round(size * scale)


def test_what_looks_the_same_is_drawn_once(theme: Theme) -> None:
    """Qt keeps up to 10 MB of the pictures that it was asked to show, each with twice as much about it."""
    assert dot(theme, 1).cacheKey() == dot(theme, 1).cacheKey() != dot(theme, 2).cacheKey()
    assert swatch(theme, 2).cacheKey() == swatch(theme, 2).cacheKey() != swatch(theme, 3).cacheKey()


@pytest.fixture
def own(qapp: QApplication) -> Iterator[Theme]:
    """A theme that no window follows."""
    made = Theme(qapp, "light")
    yield made
    made.choose("light")


def test_another_appearance_is_drawn_anew(own: Theme) -> None:
    light = swatch(own, 2), dot(own, 1)
    own.choose("dark")
    assert swatch(own, 2).cacheKey() != light[0].cacheKey()
    assert dot(own, 1).cacheKey() != light[1].cacheKey()


def test_pictures_that_qt_kept_for_another_appearance_go(own: Theme) -> None:
    own.choose("dark")
    kept = QPixmap(8, 8)
    assert QPixmapCache.insert("of the dark", kept)
    own.choose("light")
    assert not QPixmapCache.find("of the dark", kept)


def test_every_screen_has_its_scale(theme: Theme, monkeypatch: pytest.MonkeyPatch) -> None:
    class Screen:
        def devicePixelRatio(self) -> float:
            return 1.75

    monkeypatch.setattr(icons.QGuiApplication, "screens", staticmethod(lambda: [Screen()]))
    assert icons.ratios() == [1.0, 1.75]


def ink(pixmap: QPixmap, ground: QColor) -> float:
    """Return how far the strongest line of an icon is from what it lies on, 0 to 1."""
    image = pixmap.toImage()
    farthest = 0.0
    for x in range(image.width()):
        for y in range(image.height()):
            colour = image.pixelColor(x, y)
            away = max(abs(colour.red() - ground.red()), abs(colour.green() - ground.green()))
            farthest = max(farthest, colour.alphaF() * away / 255)
    return farthest


@pytest.mark.parametrize("name", FILES)
def test_a_button_that_cannot_be_pressed_has_a_fainter_icon_in_every_theme(name: str, theme: Theme) -> None:
    side, colour = QColor(tokens(name)["side"]), QColor(tokens(name)["ink2"])
    made = icons.icon("star", colour, 18)
    on, off = (ink(made.pixmap(QSize(18, 18), 1.0, mode), side) for mode in (QIcon.Mode.Normal, QIcon.Mode.Disabled))
    assert off < 0.75 * on
    assert off > 0.08  # and is still seen


@pytest.mark.parametrize("name", NAMES)
def test_every_icon_of_the_set_is_a_drawing_in_the_colour_that_is_asked_for(name: str) -> None:
    source = resource("icons", f"{name}.svg").read_text(encoding="utf-8")
    assert "<image" not in source
    assert name == "tearsheet" or name.startswith("check-on") or "currentColor" in source


def test_the_toolbar_shows_what_cannot_be_done(window: MainWindow, theme: Theme) -> None:
    button = next(button for button, name in window.toolbar._buttons if name == "archive")
    shown = {mode: button.icon().pixmap(QSize(18, 18), 1.0, mode) for mode in (QIcon.Mode.Normal, QIcon.Mode.Disabled)}
    assert same(shown[QIcon.Mode.Disabled], icons.pixmap("archive", theme.colour("ink3"), 18))
    assert same(shown[QIcon.Mode.Normal], icons.pixmap("archive", theme.colour("ink2"), 18))
