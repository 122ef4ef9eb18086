"""Zips and folders are opened within bounds; the damaged ones give what can still be read."""

from __future__ import annotations

import io
import os
import stat
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.errors import FileUnreadable
from reader.exchange.imports import opening
from reader.exchange.imports.opening import clean_path, open_data, open_path
from reader.exchange.imports.source import READ_ERRORS, Bundle
from reader.model.imported import NotTaken
from tests.unit.exchange.imports.making import zipped


def bundle_of(data: bytes, name: str = "a.zip") -> Bundle:
    bundle = open_data(name, data).bundle()
    assert bundle is not None
    return bundle


def contents(bundle: Bundle) -> dict[str, bytes]:
    return {bundle.inner(member): member.data() for member in bundle.members}


def test_members_are_named_with_their_zip() -> None:
    bundle = bundle_of(zipped({"one.csv": "1", "d/two.csv": "2"}))
    assert [member.name for member in bundle.members] == ["a.zip/one.csv", "a.zip/d/two.csv"]
    assert contents(bundle) == {"one.csv": b"1", "d/two.csv": b"2"}


def test_litter_of_the_finder_is_left_out_silently() -> None:
    bundle = bundle_of(zipped({"__MACOSX/._a.csv": "x", "a.csv": "1", ".DS_Store": "x", "d/._b": "x"}))
    assert contents(bundle) == {"a.csv": b"1"}
    assert bundle.not_taken == []


@pytest.mark.parametrize(
    ("name", "path"),
    [
        ("../../etc/a.csv", "etc/a.csv"),
        ("/abs/a.csv", "abs/a.csv"),
        ("C:\\d\\a.csv", "d/a.csv"),
        ("d/./../a.csv", "d/a.csv"),
        ("..", ""),
    ],
)
def test_a_name_that_leads_out_is_cut_to_a_path_inside(name: str, path: str) -> None:
    assert clean_path(name) == path


def test_a_link_in_a_zip_is_left_out() -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        link = zipfile.ZipInfo("link.csv")
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        archive.writestr(link, "/etc/passwd")
        archive.writestr("a.csv", "1")
    assert contents(bundle_of(packed.getvalue())) == {"a.csv": b"1"}


def test_an_encrypted_zip_says_that_it_is() -> None:
    data = bytearray(zipped({"a.csv": "1"}))
    data[6] |= 1  # the flag in the member's header, and in the directory
    data[data.index(b"PK\x01\x02") + 8] |= 1
    assert bundle_of(bytes(data)).not_taken == [NotTaken("a.zip", "encrypted", rest=True)]


def test_too_many_members_are_not_taken_and_it_is_said_where_from(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Bundle, "MAX_MEMBERS", 2)
    bundle = bundle_of(zipped(dict.fromkeys(("a", "b", "c", "d"), "x")))
    assert list(contents(bundle)) == ["a", "b"]
    assert bundle.not_taken == [NotTaken("a.zip/c", "too_large", rest=True)]


def test_more_than_is_unpacked_is_not_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opening, "MAX_UNPACKED_BYTES", 150)
    bundle = bundle_of(zipped({"a": "x" * 100, "b": "x" * 100}))
    assert list(contents(bundle)) == ["a"]
    assert bundle.not_taken == [NotTaken("a.zip/b", "too_large", rest=True)]


def test_a_zip_in_a_zip_is_opened_and_one_deeper_is_not() -> None:
    deepest = zipped({"c.csv": "3"})
    bundle = bundle_of(zipped({"b.zip": zipped({"b.csv": "2", "c.zip": deepest})}))
    inner = bundle.members[0].bundle()
    assert inner is not None
    assert inner.name == "a.zip/b.zip"
    assert contents(inner) == {"b.csv": b"2", "c.zip": deepest}
    assert inner.members[1].bundle() is None


def test_names_in_utf_8_without_their_flag_are_read() -> None:
    data = zipped({"aaa.csv": "1"}).replace(b"aaa.csv", "ä.csv ".encode().strip() + b"x"[:0] + b"")
    renamed = zipped({"xx.csv": "1"}).replace(b"xx.csv", "ä.csv".encode())
    assert list(contents(bundle_of(renamed))) == ["ä.csv"]
    assert data


def test_a_zip_that_broke_off_gives_the_members_before_the_break() -> None:
    whole = zipped({"a.csv": "one " * 50, "b.csv": "two " * 50, "c.csv": os.urandom(5000)})
    cut = whole[: whole.index(b"c.csv") + 100]
    bundle = bundle_of(cut)
    found = contents(bundle)
    assert found["a.csv"] == b"one " * 50
    assert found["b.csv"] == b"two " * 50
    assert bundle.not_taken == [NotTaken("a.zip", "damaged", rest=True)]


def test_a_member_that_is_damaged_raises_only_for_itself() -> None:
    whole = bytearray(zipped({"a.csv": os.urandom(100), "b.csv": "fine"}))
    whole[60] ^= 0xFF
    first, second = bundle_of(bytes(whole)).members
    with pytest.raises(READ_ERRORS):
        first.data()
    assert second.data() == b"fine"


def test_a_folder_gives_its_files_by_name_and_follows_no_link_out(tmp_path: Path) -> None:
    (tmp_path / "secret.csv").write_text("s")
    root = tmp_path / "export"
    (root / "d").mkdir(parents=True)
    (root / "b.csv").write_text("2")
    (root / "a.csv").write_text("1")
    (root / "d/c.csv").write_text("3")
    (root / "link.csv").symlink_to(tmp_path / "secret.csv")
    (root / "loop").symlink_to(root)
    bundle = open_path(root).bundle()
    assert bundle is not None
    assert contents(bundle) == {"a.csv": b"1", "b.csv": b"2", "d/c.csv": b"3"}
    assert list(bundle.not_taken) == [NotTaken("export/link.csv", "not_recognised")]


def test_what_cannot_be_opened_is_an_error_with_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(FileUnreadable, match=r"missing\.csv"):
        open_path(tmp_path / "missing.csv")


@given(st.integers(0, 400), st.binary(max_size=20), st.integers(0, 500))
def test_no_damage_to_a_zip_raises(position: int, damage: bytes, length: int) -> None:
    whole = bytearray(zipped({"a.csv": "one " * 50, "d/b.csv": "two " * 9}))
    whole[position : position + len(damage)] = damage
    bundle = open_data("a.zip", bytes(whole[: max(length, 4)])).bundle()
    for member in bundle.members if bundle else ():
        member.head()
