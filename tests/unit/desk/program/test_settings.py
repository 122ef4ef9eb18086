from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from reader.capture.fetch.network import PROXY_UNKNOWN
from reader.desk.program.settings import SETTINGS, Settings
from reader.errors import BadValue, SettingsUnwritable


def test_a_setting_is_kept_for_the_next_start(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "settings.json"
    Settings(path).set("theme", "dark")
    assert Settings(path)["theme"] == "dark"


@pytest.mark.parametrize("content", ["", "not json", "[]", '{"theme": "pink", "text_size": "19", "unknown": 1}'])
def test_a_broken_file_means_the_defaults_of_what_gives_nobody_away(tmp_path: Path, content: str) -> None:
    path = tmp_path / "settings.json"
    path.write_text(content, encoding="utf-8")
    settings = Settings(path)
    careful = {"proxy", "private_title", "plain_user_agent"}
    usual = {s.name: s.default for s in SETTINGS if s.name not in careful}
    assert {name: settings[name] for name in usual} == usual


def test_a_value_that_is_not_allowed_is_refused_in_words(tmp_path: Path) -> None:
    settings = Settings(tmp_path / "settings.json")
    with pytest.raises(BadValue, match=r"theme can’t be pink\. Choose one of these: system, light, sepia, dark, black"):
        settings.set("theme", "pink")
    with pytest.raises(BadValue, match="no setting"):
        settings.set("colour", "pink")


def test_a_path_is_kept_and_what_is_none_is_refused(tmp_path: Path) -> None:
    settings = Settings(tmp_path / "settings.json")
    settings.set("backup_folder", str(tmp_path))
    assert Settings(settings.path)["backup_folder"] == str(tmp_path)
    with pytest.raises(BadValue, match="path of a folder"):
        settings.set("backup_folder", True)
    settings.path.write_text('{"backup_folder": 3}', encoding="utf-8")
    assert Settings(settings.path)["backup_folder"] == ""


BROKEN = """{
 "library": "/somewhere/else.sqlite",
 "theme": "dark",,
 "of_a_newer_version": [1, 2]
}"""


def test_what_can_be_read_of_a_broken_file_holds_and_the_problem_is_named(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    path.write_text(BROKEN, encoding="utf-8")
    settings = Settings(path)
    assert settings["library"] == "/somewhere/else.sqlite"
    assert settings["theme"] == "dark"
    assert settings.problem is not None
    assert "line 3" in str(settings.problem)
    assert path.read_text(encoding="utf-8") == BROKEN


def test_a_broken_file_is_kept_aside_before_the_first_change(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    for number in ("", "-2"):
        path.write_text(BROKEN, encoding="utf-8")
        Settings(path).set("text_size", 22)
        assert path.with_name(f"settings.unreadable{number}.json").read_text(encoding="utf-8") == BROKEN
    settings = Settings(path)
    assert settings.problem is None
    assert (settings["text_size"], settings["theme"], settings["library"]) == (22, "dark", "/somewhere/else.sqlite")


@pytest.mark.parametrize("content", [b"\xff\xfe", b"[1]", b"[" * 100_000, b'{"theme": "\\q"', b'{"a": ' + b"9" * 5000])
def test_no_content_of_the_file_is_ever_lost(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "settings.json"
    path.write_bytes(content)
    settings = Settings(path)
    assert settings.problem is not None
    assert settings["theme"] == "system"
    settings.set("theme", "light")
    assert path.with_name("settings.unreadable.json").read_bytes() == content


@pytest.mark.parametrize(
    "damage", [b"", b'{"proxy": "socks5://127.0.0', b"{", None], ids=["empty", "cut", "open", "gone"]
)
def test_a_file_that_is_damaged_while_the_program_runs_changes_nothing_that_holds(
    tmp_path: Path, damage: bytes | None
) -> None:
    path = tmp_path / "settings.json"
    settings = Settings(path)
    settings.set("proxy", "socks5://127.0.0.1:9050")
    settings.set("private_title", True)
    if damage is None:
        path.unlink()
    else:
        path.write_bytes(damage)
    settings.set("theme", "dark")
    for known in (settings, Settings(path)):
        assert (known.proxy(), known["private_title"], known["theme"]) == ("socks5://127.0.0.1:9050", True, "dark")
    aside = path.with_name("settings.unreadable.json")
    assert (aside.read_bytes() if aside.exists() else None) == damage


@pytest.mark.parametrize("content", [b"", b'{"theme": "dark", "proxy": "socks5://127.0.0'], ids=["empty", "cut"])
def test_of_a_damaged_file_nothing_is_guessed_that_might_give_somebody_away(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "settings.json"
    path.write_bytes(content)
    settings = Settings(path)
    settings.set("text_size", 22)
    for known in (settings, Settings(path)):
        assert (known.proxy(), known["private_title"], known["plain_user_agent"]) == (PROXY_UNKNOWN, True, True)
    settings.set("proxy", "")
    assert Settings(path).proxy() == ""


def test_what_a_damaged_file_says_of_a_proxy_holds(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    path.write_text('{"proxy": "http://127.0.0.1:8118", "private_title": false,', encoding="utf-8")
    assert (Settings(path).proxy(), Settings(path)["private_title"]) == ("http://127.0.0.1:8118", False)


def test_names_and_values_of_a_newer_version_stay_in_the_file(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    newer = {"theme": "solarised", "margin": [1, 2], "rows": "plain"}
    path.write_text(json.dumps(newer), encoding="utf-8")
    settings = Settings(path)
    assert (settings["theme"], settings["rows"]) == ("system", "plain")
    settings.set("text_size", 22)
    assert json.loads(path.read_text(encoding="utf-8")) == newer | {"text_size": 22}


def test_a_change_keeps_what_another_window_or_a_person_changed_meanwhile(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    one, other = Settings(path), Settings(path)
    one.set("theme", "dark")
    other.set("text_size", 22)
    assert (Settings(path)["theme"], Settings(path)["text_size"]) == ("dark", 22)


def test_a_byte_order_mark_of_a_text_editor_is_no_fault(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    path.write_text('{"theme": "dark"}', encoding="utf-8-sig")
    settings = Settings(path)
    assert (settings["theme"], settings.problem) == ("dark", None)


def test_settings_that_cannot_be_written_say_so_and_keep_their_value(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    settings = Settings(tmp_path / "file" / "settings.json")
    with pytest.raises(SettingsUnwritable, match="settings"):
        settings.set("theme", "dark")
    assert settings["theme"] == "system"


def test_a_proxy_that_is_stored_as_no_text_is_not_taken_for_none(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    path.write_text('{"proxy": 9050}', encoding="utf-8")
    assert Settings(path).proxy() == "9050"
    path.write_text('{"proxy": "socks5://127.0.0.1:9050", "theme": ', encoding="utf-8")
    assert Settings(path).proxy() == "socks5://127.0.0.1:9050"
    assert Settings(tmp_path / "none.json").proxy() == ""


@pytest.mark.skipif(os.name != "posix", reason="Windows has access lists")
def test_settings_are_for_their_owner_alone_whatever_the_umask(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        settings = Settings(tmp_path / "new" / "settings.json")
        settings.set("theme", "dark")
    finally:
        os.umask(before)
    assert settings.path.stat().st_mode & 0o777 == 0o600
    assert settings.path.parent.stat().st_mode & 0o777 == 0o700


def test_drafts_of_settings_that_killed_processes_left_are_swept_at_the_start(tmp_path: Path) -> None:
    left = tmp_path / "settings.json.4194305.new"
    left.touch()
    Settings(tmp_path / "settings.json")
    assert not left.exists()


def test_settings_behind_a_link_are_changed_there(tmp_path: Path) -> None:
    (tmp_path / "kept elsewhere").mkdir()
    link = tmp_path / "settings.json"
    link.symlink_to(tmp_path / "kept elsewhere" / "settings.json")
    Settings(link).set("theme", "dark")
    assert link.is_symlink()
    assert Settings(tmp_path / "kept elsewhere" / "settings.json")["theme"] == "dark"


def test_a_disk_that_is_full_keeps_the_settings_and_leaves_no_draft(tmp_path: Path, monkeypatch) -> None:
    settings = Settings(tmp_path / "settings.json")
    settings.set("theme", "dark")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(SettingsUnwritable, match="no space left"):
        settings.set("theme", "light")
    assert Settings(settings.path)["theme"] == "dark"
    assert [path.name for path in tmp_path.iterdir()] == ["settings.json"]


@pytest.mark.parametrize("name", ["\\u0000x", "\\ud800", "x" * 300], ids=["nul", "half", "long"])
def test_a_library_that_no_file_can_be_is_a_problem_and_no_reason_for_a_new_one(tmp_path: Path, name: str) -> None:
    path = tmp_path / "settings.json"
    path.write_text(f'{{"theme": "dark", "library": "{name}"}}', encoding="utf-8")
    settings = Settings(path)
    assert settings.problem is not None
    assert "library" in str(settings.problem)
    assert settings["theme"] == "dark"


def test_a_folder_that_can_be_none_counts_as_the_usual_one(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    path.write_text('{"backup_folder": "\\u0000"}', encoding="utf-8")
    assert Settings(path)["backup_folder"] == ""


def test_half_a_character_in_the_file_stays_and_stops_no_change(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    path.write_text('{"text_font": "\\ud800", "newer": "Müller"}', encoding="utf-8")
    settings = Settings(path)
    settings.set("theme", "dark")
    assert json.loads(path.read_text(encoding="utf-8")) == {"text_font": "\ud800", "newer": "Müller", "theme": "dark"}
