"""Pictures of the library: read, measured by their headers, and decoded in a worker that may be killed."""

from __future__ import annotations

import os
import struct
import threading
import time
from collections.abc import Iterator

import pytest

from reader.desk.pictures import Pictures, natural_size
from reader.library.library import Library


@pytest.fixture
def pictures(library: Library) -> Iterator[Pictures]:
    found = Pictures(library)
    yield found
    found.close()


def process() -> int:
    return os.getpid()


def crash() -> None:
    os._exit(3)


def fail() -> None:
    raise ValueError("no picture")


def test_a_picture_that_is_not_kept_is_none(library: Library) -> None:
    assert Pictures(library).picture("0" * 64) is None


def test_pictures_are_decoded_in_another_process(pictures: Pictures) -> None:
    assert pictures.in_worker("a", process) not in (os.getpid(), None)


def test_a_picture_that_takes_its_worker_down_is_none_and_the_next_is_decoded(pictures: Pictures) -> None:
    assert pictures.in_worker("bomb", crash) is None
    assert pictures.in_worker("a", process) is not None
    before = time.process_time()
    assert pictures.in_worker("bomb", process) is None, "it was tried again"
    assert time.process_time() - before < 1


def test_a_picture_that_cannot_be_decoded_is_none(pictures: Pictures) -> None:
    assert pictures.in_worker("broken", fail) is None


def test_once_closed_no_picture_is_waited_for_and_none_is_begun(pictures: Pictures) -> None:
    assert pictures.in_worker("a", process) is not None
    got: list[object] = []
    waiting = threading.Thread(target=lambda: got.extend(pictures.in_worker("slow", time.sleep, 600) for _ in range(3)))
    waiting.start()
    pictures.close()
    waiting.join(60)
    assert got == [None, None, None]
    assert pictures.in_worker("a", process) is None


# --- sizes without a decoder ------------------------------------------------------------------------------------------------


def photograph(orientation: int, order: str = ">") -> bytes:
    """The header of a JPEG of 40 × 30 pixels that says how its camera was held."""
    mark = b"MM\0*" if order == ">" else b"II*\0"
    exif = b"Exif\0\0" + mark + struct.pack(f"{order}IHHHIHH", 8, 1, 0x0112, 3, 1, orientation, 0)
    frame = b"\xff\xc0\0\x11\x08" + struct.pack(">HH", 30, 40) + bytes(10)
    return b"\xff\xd8\xff\xe1" + struct.pack(">H", len(exif) + 2) + exif + frame


@pytest.mark.parametrize("order", [">", "<"])
def test_a_photograph_held_upright_is_measured_upright(order: str) -> None:
    assert natural_size(photograph(1, order)) == (40, 30)
    assert natural_size(photograph(6, order)) == (30, 40)
    assert natural_size(photograph(77, order)) == (40, 30)


@pytest.mark.parametrize(
    ("head", "size"),
    [
        ('width="300" height="200"', (300, 200)),
        ("width='3in' height='2in'", (288, 192)),
        ('viewBox="0 0 640 480"', (640, 480)),
        ('width="320" viewBox="0 0 640 480"', (320, 240)),
        ('height="240px" viewBox="0,0,640,480"', (320, 240)),
        ('width="100%" height="100%" viewBox="0 0 64 48"', (64, 48)),
        ('stroke-width="7" viewBox="0 0 64 48"', (64, 48)),
        ('width="9e999" height="x"', (0, 0)),
        ('viewBox="0 0 . ."', (0, 0)),
        ("", (0, 0)),
    ],
)
def test_a_drawing_has_the_size_that_its_head_says(head: str, size: tuple[int, int]) -> None:
    assert natural_size(f'<svg xmlns="http://www.w3.org/2000/svg" {head}><rect/></svg>'.encode()) == size


def test_what_is_cut_off_or_no_picture_has_no_size() -> None:
    for cut in range(len(photograph(6))):
        natural_size(photograph(6)[:cut])
    assert natural_size(b"") == natural_size(b"words") == natural_size(b"\0\0\1\0\1") == (0, 0)


def test_a_drawing_for_other_programs_is_made_in_another_process_and_any_other_picture_is_as_it_came(
    pictures: Pictures,
) -> None:
    drawing = b'<svg xmlns="http://www.w3.org/2000/svg"><script>steal()</script><rect width="3"/></svg>'
    made = pictures.outward("a", "image/svg+xml", drawing)
    assert b"<rect" in made
    assert b"steal" not in made
    assert pictures.outward("b", "image/svg+xml", b"<svg") == b""
    assert pictures.outward("c", "image/png", b"\x89PNG\r\n\x1a\n") == b"\x89PNG\r\n\x1a\n"
