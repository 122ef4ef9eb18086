"""A zip without its directory: members are found by their own headers."""

from __future__ import annotations

import io
import zipfile

from hypothesis import given
from hypothesis import strategies as st

from reader.exchange.imports import broken_zip


def without_directory(
    members: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED, *, streamed: bool = False
) -> io.BytesIO:
    class Pipe(io.BytesIO):
        def seekable(self) -> bool:
            return False

    packed = Pipe() if streamed else io.BytesIO()
    with zipfile.ZipFile(packed, "w", method) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    data = packed.getvalue()
    return io.BytesIO(data[: data.index(b"PK\x01\x02")])


MEMBERS = {"a.csv": b"one " * 1000, "d/b.json": b"[1, 2]", "empty": b""}


def read_all(stream: io.BytesIO) -> dict[str, bytes]:
    return {found.name: broken_zip.data(stream, found) for found in list(broken_zip.members(stream))}


def test_packed_members_are_read() -> None:
    assert read_all(without_directory(MEMBERS)) == MEMBERS


def test_members_whose_sizes_follow_them_are_read() -> None:
    assert read_all(without_directory(MEMBERS, streamed=True)) == MEMBERS


def test_stored_members_are_read() -> None:
    assert read_all(without_directory(MEMBERS, zipfile.ZIP_STORED)) == MEMBERS


def test_the_readable_part_of_the_last_member_is_read() -> None:
    stream = without_directory({"a": bytes(range(256)) * 40, "b": b"".join(b"%d," % n for n in range(5000))})
    cut = io.BytesIO(stream.getvalue()[:-2000])
    found = read_all(cut)
    assert found["a"] == bytes(range(256)) * 40
    assert found["b"].startswith(b"0,1,2,3,")


@given(st.binary(max_size=400))
def test_no_bytes_raise(data: bytes) -> None:
    read_all(io.BytesIO(b"PK\x03\x04" + data))
