from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from reader import drafts
from reader.drafts import draft_of, erase, has_living_drafts, shortened, sweep_drafts, sweep_exports

DEAD = 2**22 + 1
"""More than the largest process id of any system."""


def with_process(draft: Path, pid: int = DEAD, start: int = 7) -> Path:
    return draft.with_name(re.sub(r"\.\d+-\d+-", f".{pid}-{start}-", draft.name))


def test_drafts_of_dead_processes_are_swept_with_what_sqlite_left_beside_them(tmp_path: Path) -> None:
    draft = with_process(draft_of(tmp_path / "l.sqlite"))
    left = [draft.with_name(draft.name + suffix) for suffix in ("", "-wal", "-shm", "-journal")]
    left += [with_process(draft_of(tmp_path / "l.sqlite", kind)) for kind in ("restored", "salvaged")]
    for path in left:
        path.write_bytes(b"half")
    assert sorted(sweep_drafts(tmp_path, "l.")) == sorted(left)
    assert list(tmp_path.iterdir()) == []


def test_a_draft_that_is_to_be_erased_is_overwritten_before_it_goes(tmp_path: Path) -> None:
    draft = with_process(draft_of(tmp_path / "l.sqlite"))
    draft.write_bytes(b"half a secret")
    with draft.open("rb") as still_open:
        assert sweep_drafts(tmp_path, "l.", erasing=True) == [draft]
        assert still_open.read() == bytes(13)


def test_a_draft_of_this_process_is_never_swept(tmp_path: Path) -> None:
    draft = draft_of(tmp_path / "l.sqlite")
    draft.touch()
    os.utime(draft, (0, 0))
    assert sweep_drafts(tmp_path, "l.") == []
    assert has_living_drafts(tmp_path, "l.")


def test_a_process_id_that_was_given_again_does_not_keep_a_draft(tmp_path: Path) -> None:
    draft = with_process(draft_of(tmp_path / "l.sqlite"), os.getpid(), 7)
    draft.touch()
    assert sweep_drafts(tmp_path, "l.") == [draft]


def test_a_draft_of_another_living_process_is_kept_until_that_is_killed(tmp_path: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from reader.drafts import draft_of\n"
        "draft_of(Path(sys.argv[1]) / 'l.sqlite').touch(); print('made', flush=True); sys.stdin.read()"
    )
    command = [sys.executable, "-c", code, str(tmp_path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        process.stdout.readline()
        assert sweep_drafts(tmp_path, "l.") == []
        process.kill()
    assert len(sweep_drafts(tmp_path, "l.")) == 1


def test_a_draft_of_another_computer_is_swept_after_a_day_without_a_change(tmp_path: Path) -> None:
    fresh, stale = (with_process(draft_of(tmp_path / f"l.{name}")) for name in ("fresh", "stale"))
    fresh, stale = (path.with_name(re.sub(r"-[0-9a-f]{6}\.new", "-ffffff.new", path.name)) for path in (fresh, stale))
    fresh.touch()
    stale.touch()
    os.utime(stale, (0, 0))
    assert sweep_drafts(tmp_path, "l.") == [stale]


def test_drafts_that_earlier_versions_left_are_swept_and_other_files_are_not(tmp_path: Path) -> None:
    left = [
        f".l.sqlite.{DEAD}.new",
        f".l.sqlite.{DEAD}.restored-wal",
        f"..l.sqlite.{DEAD}.restored.{DEAD}.new",
        f".l.sqlite.{DEAD}.salvaged",
    ]
    others = ["l.sqlite", "l.new", f"m.sqlite.{DEAD}.new", "l.sqlite.new", f"l.sqlite.{DEAD}.old"]
    for name in left + others:
        (tmp_path / name).touch()
    sweep_drafts(tmp_path, "l.")
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(others)


def test_a_killed_move_tells_where_its_draft_is(tmp_path: Path) -> None:
    here, there = tmp_path / "here", tmp_path / "there"
    here.mkdir()
    there.mkdir()
    note = with_process(draft_of(here / "l.sqlite", "moving"))
    note.write_text(str(there))
    draft = with_process(draft_of(there / "l.sqlite"))
    draft.touch()
    assert sorted(sweep_drafts(here, "l.")) == sorted([note, draft])


def test_a_link_and_a_folder_with_a_drafts_name_are_left_alone(tmp_path: Path) -> None:
    draft = with_process(draft_of(tmp_path / "l.sqlite"))
    draft.mkdir()
    assert sweep_drafts(tmp_path, "l.") == []
    assert sweep_drafts(tmp_path / "no such folder", "l.") == []


def test_the_draft_of_a_draft_is_one_more_of_the_same_file(tmp_path: Path) -> None:
    restored = draft_of(tmp_path / "l.sqlite", "restored")
    assert draft_of(restored) == draft_of(tmp_path / "l.sqlite")


def test_the_longest_name_has_a_draft_that_fits(tmp_path: Path) -> None:
    for letter in ("x", "ж", "鯨"):
        name = letter * (247 // len(letter.encode()))
        draft = draft_of(tmp_path / name)
        draft.with_name(draft.name + "-journal").touch()
        assert shortened(name) != shortened(name[:-1])
    assert shortened("library.sqlite") == "library.sqlite"


def test_systems_without_proc_know_processes_by_their_start(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setattr(drafts, "_has_proc", lambda: False)
    mine, dead = draft_of(tmp_path / "l.sqlite"), with_process(draft_of(tmp_path / "l.sqlite"))
    reused = with_process(mine, os.getpid(), 7)
    for path in (mine, dead, reused):
        path.touch()
    assert sorted(sweep_drafts(tmp_path, "l.")) == sorted([dead, reused])


@pytest.mark.skipif(os.name == "nt", reason="Windows makes links for administrators alone")
def test_what_a_link_leads_to_is_not_erased(tmp_path: Path) -> None:
    other, link = tmp_path / "other.sqlite", tmp_path / "l.replaced-2026.sqlite"
    other.write_bytes(b"of another library")
    link.symlink_to(other)
    with pytest.raises(OSError, match="link"):
        erase(link)
    assert other.read_bytes() == b"of another library"


def test_all_that_dead_processes_were_writing_is_swept_where_an_export_goes_and_nothing_else(tmp_path: Path) -> None:
    site, page = (with_process(draft_of(tmp_path / name)) for name in ("site", "page.html"))
    (site / "articles").mkdir(parents=True)
    (site / "articles" / "a.html").write_text("plain words")
    page.write_text("plain words")
    ours = draft_of(tmp_path / "page.html")
    moving = with_process(draft_of(tmp_path / "l.sqlite", "moving"))
    others = [tmp_path / name for name in (f"report.{DEAD}.new", f".report.{DEAD}.new", "notes.new")]
    for path in (ours, moving, *others):
        path.touch()
    link = with_process(draft_of(tmp_path / "link"))
    link.symlink_to(tmp_path / "notes.new")
    assert sorted(sweep_exports(tmp_path)) == sorted([site, page])
    assert sorted(tmp_path.iterdir()) == sorted([ours, moving, link, *others])
    assert sweep_exports(tmp_path / "no such folder") == []
