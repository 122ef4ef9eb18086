"""Pictures of strangers are decoded without anything but their own bytes."""

from __future__ import annotations

import hashlib
import os
import struct
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QBuffer, QIODevice, QSize
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from reader.desk.desk import Desk
from reader.desk.program.settings import Settings
from reader.gui.kit.pictures import Pictures, Wanted, decode, decoded, decoded_all, natural_size

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


# --- in the worker ---------------------------------------------------------------------------------------------------------

NESTED = b'<g id="a0"><rect width="9" height="9"/></g>' + b"".join(
    b'<g id="a%d">%s</g>' % (n, b'<use href="#a%d"/>' % (n - 1) * 40) for n in range(1, 9)
)


def kept(desk: Desk, data: bytes) -> str:
    key = hashlib.sha256(data).hexdigest()
    with desk.library.connections.write() as db:
        db.execute(
            "INSERT INTO images (key, mime, width, height, size, data) VALUES (?, 'image/png', 0, 0, ?, ?)",
            [key, len(data), data],
        )
    return key


def of(kind: str, width: int = 60, height: int = 40, form: QImage.Format = QImage.Format.Format_ARGB32) -> bytes:
    image = QImage(width, height, QImage.Format.Format_ARGB32)
    image.fill(QColor(20, 120, 220))
    image.convertTo(form)
    target = QBuffer()
    target.open(QIODevice.OpenModeFlag.WriteOnly)
    assert image.save(target, kind)
    return bytes(target.data().data())


@pytest.fixture
def real(tmp_path: Path, qapp: QApplication) -> Iterator[Desk]:
    desk = Desk(tmp_path / "real.sqlite", settings=Settings(tmp_path / "settings.json"))
    yield desk
    desk.close()


def test_pictures_of_all_kinds_come_from_the_worker_as_they_are_drawn_here(real: Desk) -> None:
    words = OPEN + b'<rect width="40" height="40" fill="#eee"/><text x="2" y="30" font-size="20">Tide</text></svg>'
    forms = ("Indexed8", "Mono", "Grayscale8", "Grayscale16", "RGB16", "RGBA64")
    pngs = [of("png", form=QImage.Format[f"Format_{form}"]) for form in forms]
    for data in (*map(of, ("png", "jpeg", "webp", "bmp")), *pngs, words):
        here = decode(data, QSize(30, 30))
        there = decoded(real.pictures, kept(real, data), QSize(30, 30))
        assert not there.isNull()
        assert there.size() == here.size()
        if data is not words:  # fonts of the reader's own folder are not the worker's
            assert there == here.convertToFormat(there.format())
            there.copy(0, 0, 1, 1).save(str(real.path.with_suffix(".png")))  # Qt reads each pixel
    cut = decoded(real.pictures, kept(real, of("png", 90, 30)), QSize(20, 20), cover=True)
    assert cut.size() == QSize(20, 20)


def test_the_windows_process_decodes_no_picture_of_a_page(
    real: Desk, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    def never(*_: object) -> None:
        raise AssertionError("decoded in the window's process")

    key = kept(real, of("png"))
    monkeypatch.setattr("reader.gui.kit.pictures.QImageReader", never)
    pictures = Pictures(real)
    with qtbot.waitSignal(pictures.ready):
        assert pictures.get(key, QSize(30, 30)) is None
    found = pictures.get(key, QSize(30, 30))
    assert found is not None
    assert found.size() == QSize(30, 20)
    assert natural_size(of("png")) == QSize(60, 40)
    pictures.close()


def test_pictures_that_wait_go_to_the_worker_together_and_a_bomb_among_them_costs_only_itself(
    real: Desk, qtbot: QtBot
) -> None:
    keys = [kept(real, of("png", 60 + number, 40)) for number in range(8)]
    bad = kept(real, b"bad")
    asked: list[int] = []
    worker = real.pictures.in_worker

    def counted(key: str, function: object, *arguments: object) -> object:
        asked.append(len(arguments[0]) if isinstance(arguments[0], list) else 1)
        if b"bad" in (arguments[-1] if isinstance(arguments[-1], list) else [arguments[-1]]):
            return worker(key, os._exit, 3)  # type: ignore[arg-type]
        return worker(key, function, *arguments)  # type: ignore[arg-type]

    real.pictures.in_worker = counted  # type: ignore[method-assign,assignment]
    wanted = [Wanted(key, QSize(30, 30)) for key in (*keys[:3], bad)]
    assert [image.isNull() for image in decoded_all(real.pictures, wanted)] == [False, False, False, True]
    assert real.pictures.refuses(bad)
    asked.clear()
    pictures = Pictures(real)
    size = QSize(20, 20)
    for key in keys:
        pictures.get(key, size)
    qtbot.waitUntil(lambda: all(pictures.get(key, size) is not None for key in keys))
    pictures.close()
    assert sum(asked) == len(keys)
    assert len(asked) < len(keys)


def test_a_drawing_that_multiplies_itself_costs_its_worker_only(real: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reader.desk.pictures.WORKER_SECONDS", 1)
    bomb = kept(real, OPEN + b"<defs>" + NESTED + b'</defs><use href="#a8"/></svg>')
    decoded(real.pictures, bomb, QSize(40, 40))
    assert not decoded(real.pictures, kept(real, of("png")), QSize(40, 40)).isNull()


def test_a_picture_too_narrow_for_its_place_is_not_shown_whole() -> None:
    for width, height in ((4, 3_000), (3_000, 4)):
        image = decode(of("png", width, height), QSize(30, 30))
        assert image.width() <= 30
        assert image.height() <= 30


def test_a_picture_larger_than_its_first_frame_comes_in_the_size_asked_for() -> None:
    head = b"GIF89a" + struct.pack("<HHBBB", 60, 32_000, 0x80, 0, 0) + b"\0\0\0\xff\xff\xff"
    frame = b"\x21\xf9\x04\x04\0\0\0\0," + struct.pack("<HHHHB", 0, 0, 60, 40, 0) + b"\x02\x02\x44\x01\0"
    image = decode(head + 2 * frame + b";", QSize(90, 90))
    assert max(image.width(), image.height()) <= 90


def test_a_photograph_held_upright_is_decoded_as_sharp_as_its_place() -> None:
    exif = b"Exif\0\0MM\0*" + struct.pack(">IHHHIHH", 8, 1, 0x0112, 3, 1, 6, 0) + bytes(4)
    lying = of("jpeg", 80, 40)
    upright = lying[:2] + b"\xff\xe1" + struct.pack(">H", len(exif) + 2) + exif + lying[2:]
    assert natural_size(upright) == QSize(40, 80)
    assert decode(upright, QSize(20, 40)).size() == QSize(20, 40)
    assert decode(upright, QSize(200, 400)).size() == QSize(40, 80)


@pytest.mark.parametrize(
    "said", [(60, 40, True, bytes(9)), (0, 0, False, b""), (-1, 4, True, bytes(16)), (1 << 30, 1, True, b"")]
)
def test_a_worker_that_lies_about_its_pixels_is_not_believed(real: Desk, said: object) -> None:
    real.pictures.in_worker = lambda *_: said  # type: ignore[method-assign,assignment]
    assert decoded(real.pictures, kept(real, of("png")), QSize(30, 30)).isNull()
