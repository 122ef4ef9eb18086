"""Lines of a row with hits: where they are marked, in any direction and where the line is cut."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QImage, QPainter, QTextCharFormat

from reader.gui.kit.hit_painting import Marking, draw_lines, hit_formats
from reader.gui.kit.theme import Theme, tokens, ui_font

WIDTH, STEP = 240, 18


def drawn(theme: Theme, text: str, hits: list[tuple[int, int]], most: int = 2) -> tuple[QImage, int]:
    image = QImage(WIDTH, most * STEP, QImage.Format.Format_RGB32)
    image.fill(theme.colour("list"))
    painter = QPainter(image)
    rect = QRect(0, 0, WIDTH, most * STEP)
    used = draw_lines(
        painter, text, ui_font(13), theme.colour("ink"), rect, most, STEP, hits=hits, marking=Marking.of(theme)
    )
    painter.end()
    return image, used


def columns(image: QImage, colour: QColor, line: int = 0) -> list[int]:
    """Where, from left to right, a line of the image has this colour."""
    rows = range(line * STEP, (line + 1) * STEP)
    return [x for x in range(image.width()) if any(image.pixelColor(x, y) == colour for y in rows)]


def test_a_hit_has_a_ground_and_a_line_under_it(theme: Theme) -> None:
    image, used = drawn(theme, "Ferry returns", [(0, 5)])
    assert used == STEP
    for token in ("hit", "hit_line"):
        marked = columns(image, theme.colour(token))
        assert marked
        assert 25 < marked[-1] - marked[0] < 50
        assert marked[0] < 3


def test_without_hits_nothing_is_marked(theme: Theme) -> None:
    assert not columns(drawn(theme, "Ferry returns", [])[0], theme.colour("hit"))


def test_in_a_title_from_right_to_left_the_first_word_is_marked_at_the_right(theme: Theme) -> None:
    marked = columns(drawn(theme, "عادت العبارة", [(0, 4)])[0], theme.colour("hit"))
    assert WIDTH - 4 <= marked[-1] < WIDTH
    assert marked[0] > WIDTH - 60


def test_a_hit_on_the_second_line_is_marked_there(theme: Theme) -> None:
    text = "Crews return to the harbour after a night of repairs"
    image, used = drawn(theme, text, [(text.index("repairs"), len(text))])
    assert used == 2 * STEP
    assert not columns(image, theme.colour("hit"), 0)
    assert columns(image, theme.colour("hit"), 1)


def test_no_hit_is_marked_beyond_the_ellipsis(theme: Theme) -> None:
    text = "Crews return to the harbour after a night of repairs and many other things that nobody had thought of before they began"
    image, _ = drawn(theme, text, [(text.index("began"), len(text))])
    assert not columns(image, theme.colour("hit"), 1)


def test_a_hit_that_the_end_of_the_line_cuts_is_marked_up_to_there(theme: Theme) -> None:
    text = "Donaudampfschifffahrtsgesellschaftskapitänsmütze liegt im Hafen"
    image, _ = drawn(theme, text, [(0, 48)], most=1)
    marked = columns(image, theme.colour("hit"))
    assert marked[0] < 3
    assert WIDTH - 40 < marked[-1] < WIDTH - 3


def test_line_breaks_in_a_title_move_no_hit(theme: Theme) -> None:
    text = "The \n  ferry returns"
    start = text.index("ferry")
    assert drawn(theme, text, [(start, start + 5)])[0] == drawn(theme, "The ferry returns", [(4, 9)])[0]


def test_characters_beyond_the_basic_plane_move_no_hit(theme: Theme) -> None:
    found = hit_formats("🙂🙂 ferry", [(3, 8)], Marking.of(theme))
    assert [(one.start, one.length) for one in found] == [(5, 5)]
    assert found[0].format.underlineStyle() == QTextCharFormat.UnderlineStyle.SingleUnderline


@pytest.mark.parametrize("name", ["light", "dark"])
@pytest.mark.parametrize("ink", ["ink", "ink2"])
def test_words_in_a_hit_can_be_read(name: str, ink: str) -> None:
    def light(colour: str) -> float:
        parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
        linear = [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    one, other = sorted((light(tokens(name)[ink]), light(tokens(name)["hit"])))
    assert (other + 0.05) / (one + 0.05) >= 4.5
