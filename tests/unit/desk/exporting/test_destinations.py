"""Folders to send to, and the file that keeps them."""

from __future__ import annotations

import json
from dataclasses import asdict, replace
from pathlib import Path

import pytest

from reader.desk.exporting.destinations import Destination, Destinations
from reader.errors import NoSuchDestination


def test_they_come_back_in_order_under_names_that_differ(tmp_path: Path) -> None:
    kept = Destinations(tmp_path / "send-to.json")
    assert kept.all() == []
    first = kept.add(Destination("", "/home/ana/Vault", tag="port", automatic=True))
    second = kept.add(Destination("vault", "/media/reader", "epub"))
    assert (first.name, second.name) == ("Vault", "vault 2")
    assert Destinations(tmp_path / "send-to.json").all() == [first, second]
    assert kept.named("VAULT") == first
    kept.remove("Vault")
    assert kept.all() == [second]
    with pytest.raises(NoSuchDestination):
        kept.remove("Vault")


def test_a_folder_that_is_added_again_is_changed(tmp_path: Path) -> None:
    kept = Destinations(tmp_path / "send-to.json")
    kept.add(Destination("Vault", "/home/ana/Vault"))
    changed = kept.add(Destination("Other", "/home/ana/Vault", "html"))
    assert changed.name == "Vault"
    assert kept.all() == [changed]


def test_what_a_newer_version_wrote_stays_and_what_is_no_json_is_kept_beside_it(tmp_path: Path) -> None:
    path = tmp_path / "send-to.json"
    newer = {**asdict(Destination("New", "/n")), "format": "hologram"}
    odd = {"name": 5, "folder": "/x"}
    path.write_text(json.dumps([newer, odd]))
    kept = Destinations(path)
    assert kept.all() == []
    made = kept.add(Destination("Vault", "/v"))
    assert json.loads(path.read_text()) == [asdict(made), newer, odd]
    path.write_text("{broken")
    kept.add(Destination("Vault", "/v"))
    assert (tmp_path / "send-to.unreadable.json").read_text() == "{broken"
    assert [one.name for one in kept.all()] == ["Vault"]


@pytest.mark.parametrize("content", ["[" * 100_000, "[" + "9" * 5000 + "]"], ids=["nested", "number"])
def test_a_file_that_is_more_than_can_be_read_is_kept_beside_it(tmp_path: Path, content: str) -> None:
    path = tmp_path / "send-to.json"
    path.write_text(content)
    kept = Destinations(path)
    assert kept.all() == []
    kept.add(Destination("Vault", "/v"))
    assert [one.name for one in kept.all()] == ["Vault"]
    assert (tmp_path / "send-to.unreadable.json").read_text() == content


def test_a_library_has_its_own_destinations_and_changes_no_others(tmp_path: Path) -> None:
    path = tmp_path / "send-to.json"
    one, other = (Destinations(path, name) for name in ("one", "other"))
    made = one.add(Destination("Vault", "/v", automatic=True))
    assert other.all() == []
    with pytest.raises(NoSuchDestination):
        other.named("Vault")
    same = other.add(Destination("Vault", "/v", "html"))
    assert (one.all(), other.all()) == ([made], [same])
    other.remove("Vault")
    assert (one.all(), other.all()) == ([made], [])


def test_destinations_of_no_library_are_the_default_ones(tmp_path: Path) -> None:
    path = tmp_path / "send-to.json"
    made = Destinations(path).add(Destination("Vault", "/v", automatic=True))
    assert Destinations(path, "other").all() == []
    assert Destinations(path, "own", is_default=True).all() == [made]


def test_destinations_follow_a_library_that_is_moved(tmp_path: Path) -> None:
    path = tmp_path / "send-to.json"
    kept = Destinations(path, "other").add(Destination("Reader", "/r"))
    made = Destinations(path, "before").add(Destination("Vault", "/v"))
    Destinations(path, "after").take_over("before")
    assert Destinations(path, "before").all() == []
    assert Destinations(path, "after").all() == [replace(made, library="after")]
    assert Destinations(path, "other").all() == [kept]
    Destinations(path, "after").take_over("gone")
    assert len(Destinations(path, "after").all()) == 1
