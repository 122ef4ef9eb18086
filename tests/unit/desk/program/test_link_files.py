"""Files that hold one address: what is read of them, and what is said of those that hold none."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.desk.program.link_files import MAX_BYTES, address_in
from reader.errors import FileUnreadable


def test_the_first_web_address_of_a_link_file_counts(tmp_path: Path) -> None:
    path = tmp_path / "a.url"
    path.write_text("[DEFAULT]\nBASEURL=https://news.example/a\n[InternetShortcut]\nURL=https://news.example/b\n")
    assert address_in(path) == "https://news.example/a"


@pytest.mark.parametrize(
    "held", [b"", b"URL=", b"URL=file:///etc/passwd", b"URL=javascript:go()", b"\xff\xfe\x00", b"x" * MAX_BYTES * 2]
)
@pytest.mark.parametrize("ending", [".url", ".webloc", ".desktop"])
def test_a_file_without_a_web_address_is_refused(tmp_path: Path, ending: str, held: bytes) -> None:
    path = tmp_path / f"link{ending}"
    path.write_bytes(held)
    with pytest.raises(FileUnreadable, match="no web address"):
        address_in(path)


def test_a_file_that_is_gone_is_said_to_be_gone(tmp_path: Path) -> None:
    with pytest.raises(FileUnreadable, match="no such file"):
        address_in(tmp_path / "gone.url")
