"""The AppImage starts, keeps what it unpacked, mends it, and clears away what older builds left."""

from __future__ import annotations

import os
import shutil
import struct
import threading
from pathlib import Path

import pytest
from installers.appimage import MAGIC

from tests.unit.installers.conftest import Make, Run


@pytest.fixture(scope="module")
def image(make: Make) -> Path:
    return make("appimage")


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return tmp_path / "cache/tearsheet-appimage"


def folders(cache: Path) -> list[Path]:
    return sorted(path for path in cache.iterdir() if path.is_dir())


def test_it_is_of_type_2_with_its_image_where_it_says(image: Path, run: Run) -> None:
    data = image.read_bytes()
    assert data[8:11] == MAGIC
    offset = int(run(str(image), "--appimage-offset"))
    assert data[offset : offset + 4] == b"hsqs"
    assert "Tearsheet 1.2.3" in run(str(image), "--appimage-version")
    (made,) = struct.unpack_from("<I", data, offset + 8)
    assert made == 1_795_000_000


def test_it_starts_the_program_with_what_it_was_given(image: Path, cache: Path, run: Run) -> None:
    assert run(str(image), "save", "a page.html") == "tearsheet, stand-in: save a page.html\n"


def test_a_second_start_unpacks_nothing(image: Path, cache: Path, run: Run) -> None:
    run(str(image))
    (folder,) = folders(cache)
    before = folder.stat().st_ino
    run(str(image))
    assert [path.stat().st_ino for path in folders(cache)] == [before]


def test_what_a_cleaner_of_caches_removed_comes_back(image: Path, cache: Path, run: Run) -> None:
    run(str(image))
    lost = folders(cache)[0] / "usr/lib/tearsheet/_internal/data.bin"
    lost.write_bytes(b"cut")
    run(str(image))
    assert lost.stat().st_size == 256 * 4000


def test_an_older_build_is_cleared_away_but_not_while_it_runs(image: Path, cache: Path, run: Run) -> None:
    fcntl = pytest.importorskip("fcntl")
    for build in ("a" * 16, "b" * 16, "notes"):
        (cache / build).mkdir(parents=True)
    with (cache / f"{'b' * 16}.lock").open("w") as running:
        fcntl.flock(running, fcntl.LOCK_SH)
        run(str(image))
    assert [path.name for path in folders(cache) if path.name[0] in "abn" and len(set(path.name)) in (1, 5)] == [
        "b" * 16,
        "notes",
    ]


def test_two_that_start_at_once_both_start(image: Path, cache: Path, run: Run) -> None:
    told: list[str] = []
    threads = [threading.Thread(target=lambda: told.append(run(str(image), "list"))) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert told == ["tearsheet, stand-in: list\n"] * 4


def test_without_a_place_to_unpack_to_it_says_so(image: Path, tmp_path: Path, run: Run) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    told = run(str(image), fails=True, XDG_CACHE_HOME=str(tmp_path / "file"))
    assert told.startswith("Tearsheet: ")
    assert "cannot be made" in told


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root can give a folder away")
def test_a_folder_of_somebody_else_is_not_trusted(image: Path, cache: Path, run: Run) -> None:
    cache.mkdir(parents=True)
    os.chown(cache, 12345, 12345)
    assert "is not yours" in run(str(image), fails=True)


def test_half_a_download_says_so(image: Path, tmp_path: Path, cache: Path, run: Run) -> None:
    half = tmp_path / "half.AppImage"
    whole, offset = image.read_bytes(), int(run(str(image), "--appimage-offset"))
    half.write_bytes(whole[: (offset + len(whole)) // 2])
    half.chmod(0o755)
    assert "Download it again" in run(str(half), fails=True)
    assert not folders(cache)


def test_it_unpacks_itself_when_asked(image: Path, tmp_path: Path, run: Run) -> None:
    run(str(image), "--appimage-extract", folder=tmp_path)
    assert (tmp_path / "squashfs-root/tearsheet.desktop").exists()
    assert (tmp_path / "squashfs-root/.DirIcon").read_bytes().startswith(b"\x89PNG")
    assert run(str(tmp_path / "squashfs-root/AppRun"), "list") == "tearsheet, stand-in: list\n"


def test_two_builds_are_the_same(image: Path, make: Make) -> None:
    assert make("appimage").read_bytes() == image.read_bytes()


def test_other_readers_of_squashfs_can_read_it(image: Path, run: Run) -> None:
    offset = run(str(image), "--appimage-offset").strip()
    if shutil.which("unsquashfs"):
        assert "squashfs-root/tearsheet.desktop" in run("unsquashfs", "-l", "-o", offset, image)
