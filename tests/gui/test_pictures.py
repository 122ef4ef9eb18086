"""Pictures of strangers are decoded without anything but their own bytes."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QImage

from reader.gui.kit.pictures import decode

OPEN = b'<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="40" height="40">'


def test_a_drawing_that_names_a_file_is_not_drawn(tmp_path: Path) -> None:
    private = QImage(40, 40, QImage.Format.Format_RGB32)
    private.fill(QColor("red"))
    path = tmp_path / "private.png"
    assert private.save(str(path))
    for reference in (f'<image xlink:href="{path}"', f'<image href = "{path.as_uri()}"', f"<IMAGE xlink:href='{path}'"):
        assert decode(OPEN + f'{reference} width="40" height="40"/></svg>'.encode(), QSize(40, 40)).isNull()


@pytest.mark.parametrize(
    "inner",
    [
        b"<style>@import 'a.css';</style>",
        b'<use href="other.svg#a"/>',
        b'<rect fill="url(file:///a.svg#b)" width="9" height="9"/>',
    ],
)
def test_a_drawing_with_any_reference_outside_is_not_drawn(inner: bytes) -> None:
    assert decode(OPEN + inner + b"</svg>", QSize(40, 40)).isNull()


def test_a_drawing_of_its_own_is_drawn() -> None:
    inner = b'<defs><rect id="r" width="9" height="9"/></defs><use href="#r" fill="url(#g)"/>'
    assert not decode(OPEN + inner + b"</svg>", QSize(40, 40)).isNull()
