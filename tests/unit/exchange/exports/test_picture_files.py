"""Names of pictures by what their bytes are."""

from __future__ import annotations

import pytest

from reader.exchange.exports.picture_files import file_name, media_type
from reader.model.capture import PictureFile


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
