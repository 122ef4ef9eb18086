"""GIFs that leave: every frame, and nothing that was noted between them."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QBuffer
from PySide6.QtGui import QImage, QImageReader

from reader.exchange.exports.outward_pictures.gif import clean_gif

SECRET = b"SERIAL9876543"
HEADER = b"GIF89a\2\0\1\0\x80\0\0" + b"\0\0\0\xff\xff\xff"
CONTROL = b"!\xf9\4\4\7\0\0\0"
FRAME = b",\0\0\0\0\2\0\1\0\0" + b"\2\2\x44\x0a" + b"\0"
COLOURED = b",\0\0\0\0\2\0\1\0\x80" + b"\x11\x22\x33\xaa\xbb\xcc" + b"\2\2\x44\x0a" + b"\0"
REPEATS = b"!\xff\x0bNETSCAPE2.0\3\1\5\0\0"


def blocks(*parts: bytes) -> bytes:
    return b"".join(bytes([len(part)]) + part for part in parts) + b"\0"


NOTED = (
    b"!\xfe" + blocks(SECRET, SECRET),
    b"!\xff\x0bXMP DataXMP" + blocks(SECRET),
    b"!\xff\x0bNETSCAPE2.0" + blocks(SECRET),
    b"!\x01\x0c" + bytes(12) + blocks(SECRET),
)


def frames(data: bytes) -> list[QImage]:
    buffer = QBuffer()
    buffer.setData(data)
    reader = QImageReader(buffer, b"gif")
    return [reader.read().convertToFormat(QImage.Format.Format_RGB32) for _ in range(max(1, reader.imageCount()))]


def test_frames_their_times_and_how_often_they_come_are_all_that_leaves() -> None:
    plain = HEADER + REPEATS + CONTROL + FRAME + CONTROL + COLOURED + b";"
    noted = HEADER + NOTED[0] + REPEATS + NOTED[1] + CONTROL + FRAME + NOTED[2] + CONTROL + COLOURED + NOTED[3] + b";"
    after = clean_gif(noted + SECRET)
    assert after == plain
    assert clean_gif(after) == after
    assert len(frames(after)) == 2
    assert frames(after) == frames(noted)


@pytest.mark.parametrize("end", range(13, len(HEADER + NOTED[0] + FRAME)))
def test_a_gif_that_breaks_off_leaves_as_far_as_it_can_be_read(end: int) -> None:
    whole = HEADER + NOTED[0] + FRAME
    after = clean_gif(whole[:end])
    assert SECRET not in after
    assert (HEADER + FRAME).startswith(after) or HEADER.startswith(after)
