"""Pictures beside a saved page."""

from __future__ import annotations

from pathlib import Path

from reader.capture.fetch.local_pictures import file_of, name_of, read_pictures

JPEG = b"\xff\xd8\xff\xe0 picture"


def read(tmp_path: Path, *sources: str, picture_bytes: int = 100, article_bytes: int = 1000) -> list[str]:
    page = tmp_path / "saved" / "page.html"
    found = read_pictures(sources, page, picture_bytes=picture_bytes, article_bytes=article_bytes)
    return [Path(file_of(source.removeprefix("file://"))).name for source in found]


def saved(tmp_path: Path, name: str, data: bytes = JPEG) -> str:
    path = tmp_path / "saved" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return path.resolve().as_uri()


def test_pictures_in_the_folder_of_the_page_and_below_are_read(tmp_path: Path) -> None:
    assert read(tmp_path, saved(tmp_path, "a b.jpg"), saved(tmp_path, "page_files/c.jpg")) == ["a b.jpg", "c.jpg"]


def test_what_lies_elsewhere_is_missing_too_large_or_no_picture_is_left_out(tmp_path: Path) -> None:
    sources = [
        saved(tmp_path, "../other.jpg"),
        saved(tmp_path, "text.jpg", b"words"),
        saved(tmp_path, "big.jpg", JPEG * 20),
    ]
    assert read(tmp_path, *sources, "file:///gone.jpg", "https://news.example.org/web.jpg") == []


def test_all_pictures_together_stay_below_the_articles_bytes(tmp_path: Path) -> None:
    sources = [saved(tmp_path, f"{number}.jpg") for number in range(3)]
    assert read(tmp_path, *sources, article_bytes=2 * len(JPEG)) == ["0.jpg", "1.jpg"]


def test_a_files_name_can_always_be_shown() -> None:
    assert name_of(Path("Fähre.html")) == "Fähre.html"
