"""A member of a zip is read from any place, and nothing of it comes onto a disk."""

from __future__ import annotations

import io
import random
import tempfile
import zipfile
import zlib

import pytest

from reader.errors import FileTooLarge
from reader.exchange.imports import unpacked
from reader.exchange.imports.opening import open_data
from reader.exchange.imports.source import Bundle
from reader.exchange.imports.unpacked import Unpacked
from reader.model.imported import NotTaken
from tests.unit.exchange.imports.making import zipped

PACKED = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
LIMIT = 10_000_000


def words(count: int) -> bytes:
    """Return so many bytes, of which some are packed well and some not at all."""
    chance = random.Random(7)
    parts = [chance.randbytes(90) if chance.random() < 0.5 else b"quay " * chance.randrange(90) for _ in range(count)]
    return b"".join(parts)[:count]


def member(data: bytes, packing: int, limit: int = LIMIT) -> Unpacked:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", packing) as archive:
        archive.writestr("before", words(300))
        archive.writestr("it", data)
        archive.writestr("after", words(300))
    info = zipfile.ZipFile(file).getinfo("it")
    return Unpacked(open_data("a.zip", file.getvalue()), info, limit)


def only(data: bytes) -> Bundle:
    """Return the zip that is the only member of a zip."""
    whole = open_data("a.zip", data).bundle()
    assert whole is not None
    inner = whole.members[0].bundle()
    assert inner is not None
    return inner


@pytest.mark.parametrize("packing", PACKED, ids=["stored", "deflated"])
@pytest.mark.parametrize("count", [0, 1, 999, 1000, 1001, 4000, 60_000])
def test_every_place_of_a_member_is_read_as_it_was_packed(
    packing: int, count: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(unpacked, "BLOCK_BYTES", 1000)
    data, chance = words(count), random.Random(count)
    file = io.BufferedReader(member(data, packing), 64)
    assert file.read() == data
    assert file.seek(0, io.SEEK_END) == count
    for _ in range(60):
        start, length = chance.randrange(count + 2), chance.randrange(3000)
        file.seek(start)
        assert file.read(length) == data[start : start + length]


@pytest.mark.parametrize("packing", PACKED, ids=["stored", "deflated"])
def test_a_member_that_unpacks_to_more_than_the_limit_is_refused(packing: int) -> None:
    assert member(b"x" * 5000, packing, 5000).read() == b"x" * 5000
    with pytest.raises(FileTooLarge):
        member(b"x" * 5001, packing, 5000)


def test_a_large_zip_in_a_zip_leaves_the_disk_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a temporary file")

    for name in ("TemporaryFile", "NamedTemporaryFile", "mkstemp", "mkdtemp", "TemporaryDirectory"):
        monkeypatch.setattr(tempfile, name, refuse)
    big = random.Random(3).randbytes(18 * 1024 * 1024)
    inner = only(zipped({"b.zip": zipped({"big.bin": big, "b.csv": "2"})}))
    assert {one.path: one.data() for one in inner.members} == {"big.bin": big, "b.csv": b"2"}


def test_a_damaged_zip_in_a_zip_is_named() -> None:
    data = bytearray(zipped({"b.zip": zipped({"b.csv": random.Random(3).randbytes(50_000)})}))
    data[300:30_000] = bytes(29_700)
    assert only(bytes(data)).not_taken == [NotTaken("a.zip/b.zip", "damaged", rest=True)]


def test_a_packed_stream_that_breaks_off_ends_there() -> None:
    deflated = zlib.compressobj(6, zlib.DEFLATED, -15)
    stream = deflated.compress(words(9000)) + deflated.flush(zlib.Z_FULL_FLUSH)
    header = b"PK\x03\x04" + bytes(22) + (2).to_bytes(2, "little") + bytes(2) + b"it"
    info = zipfile.ZipInfo("it")
    info.compress_type, info.compress_size, info.header_offset = zipfile.ZIP_DEFLATED, len(stream) + 99, 0
    assert Unpacked(open_data("a.zip", header + stream), info, LIMIT).read() == words(9000)
    with pytest.raises(zipfile.BadZipFile):
        Unpacked(open_data("a.zip", b"PK"), info, LIMIT)
