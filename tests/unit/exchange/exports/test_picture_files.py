"""Names of pictures by what their bytes are."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reader.exchange.exports.picture_files import PictureFolder, file_name, media_type
from reader.model.capture import PictureFile
from tests.unit.exchange.exports.making import BLOCKS, KEY, PNG, Files, exported


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"\xff\xd8\xff\xe0", "image/jpeg"),
        (b"\x89PNG\r\n\x1a\n", "image/png"),
        (b"GIF89a", "image/gif"),
        (b"RIFF\x00\x00\x00\x00WEBPVP8 ", "image/webp"),
        (b"\x00\x00\x00\x20ftypavif", "image/avif"),
        (b"BM..", "image/bmp"),
        (b"<svg>", "image/svg+xml"),
    ],
)
def test_bytes_say_what_a_picture_is_whatever_was_said_of_it(data: bytes, kind: str) -> None:
    assert media_type(data, "image/svg+xml") == kind


def test_a_picture_is_named_by_its_hash() -> None:
    assert file_name(PictureFile("ab" * 32, "", "image/jpeg", b"GIF89a")) == f"{'ab' * 12}.gif"
    assert file_name(PictureFile("ab" * 32, "", "text/html", b"?")).endswith(".bin")


def test_a_picture_of_a_folder_is_written_once() -> None:
    out, article = Files(), exported()
    shown = next(block.picture for block in BLOCKS if block.picture)
    pictures = PictureFolder(out, "pictures", wanted=True)
    path = f"pictures/{KEY[:24]}.png"
    assert [pictures.path(article, shown) for _ in range(2)] == [path, path]
    assert out == {path: PNG}
    assert pictures.path(article, replace(shown, key="f" * 64)) == ""
    assert PictureFolder(out, "others", wanted=False).path(article, shown) == ""
