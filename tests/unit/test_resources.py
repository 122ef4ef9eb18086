"""Resources are found beside the code."""

from __future__ import annotations

from reader.resources import resource


def test_a_resource_is_found_in_a_checkout() -> None:
    assert resource("judge.json").is_file()
    assert resource("themes").is_dir()


def test_a_name_that_does_not_exist_still_gives_a_path() -> None:
    assert not resource("no", "such.file").exists()
