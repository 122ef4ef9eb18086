from __future__ import annotations

import threading
from collections import namedtuple
from pathlib import Path

import pytest

from reader import errors
from reader.library.file.check import REMEDIES, SENTENCES, check
from reader.library.file.swap import repair
from reader.library.library import Library
from reader.model.library import Filter
from tests.making import add_article
from tests.unit.library.damaging import big_library, overwrite, pages_of


@pytest.fixture
def path(tmp_path: Path) -> Path:
    big_library(tmp_path / "library.sqlite", 12)
    return tmp_path / "library.sqlite"


def change(path: Path, *statements: str) -> None:
    library = Library(path)
    with library.connections.write() as db:
        db.execute("PRAGMA defer_foreign_keys = ON")
        for statement in statements:
            db.execute(statement)
    library.close()


def spoil(path: Path, *statements: str) -> None:
    """Change what the program itself would never let happen."""
    library = Library(path)
    with library.connections.write():
        pass
    library.connections._write_connection().execute("PRAGMA foreign_keys = OFF")
    with library.connections.write() as db:
        triggers = db.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
        for name, _ in triggers:
            db.execute(f"DROP TRIGGER {name}")
        for statement in statements:
            db.execute(statement)
        for _, made in triggers:
            db.execute(made)
    library.close()


def kinds(path: Path) -> dict[str, int]:
    return {finding.kind: finding.count for finding in check(path).findings}


def test_a_whole_library_is_found_whole_and_nothing_is_left_beside_it(path: Path) -> None:
    stages = set()
    report = check(path, lambda stage, _fraction: stages.add(stage))
    assert report.is_whole
    assert (report.articles, report.originals, report.pictures, report.compared) == (12, 12, 12, True)
    assert stages == {"checking", "texts", "originals", "copying", "search"}
    assert [file.name for file in path.parent.iterdir()] == ["library.sqlite"]


def test_an_index_that_does_not_agree_with_the_texts_is_found_and_made_anew(path: Path) -> None:
    spoil(path, "UPDATE articles SET title = 'Other words' WHERE id = 3")
    assert kinds(path) == {"entries": 1, "index": 1}
    done = repair(path)
    assert done.rebuilt is not None
    assert kinds(path) == {}
    library = Library(path)
    assert list(library.listings.ids(Filter(words="other"))) == [3]
    library.close()


def test_an_article_that_is_not_in_the_index_is_found(path: Path) -> None:
    spoil(path, "INSERT INTO articles (url, title, saved) VALUES ('https://a.example', 'Unindexed', '2026-01-01')")
    assert kinds(path) == {"unindexed": 1, "index": 1, "entries": 1}
    repair(path)
    assert kinds(path) == {}


def test_rows_that_belong_to_nothing_are_found_and_removed(path: Path) -> None:
    spoil(
        path,
        "INSERT INTO article_tags VALUES (999, 1)",
        "INSERT INTO captures (article_id, url, state, created) VALUES (999, '', 'done', '')",
    )
    assert kinds(path) == {"rows": 2, "records": 1}
    done = repair(path)
    assert done.rebuilt is not None
    assert (done.rebuilt.removed, done.rebuilt.left_out) == (1, 1)
    assert (done.rebuilt.brought_back, done.rebuilt.texts) == (0, 0)
    assert kinds(path) == {}


def test_an_article_of_which_the_text_and_the_original_are_left_comes_back(path: Path) -> None:
    spoil(path, "DELETE FROM articles WHERE id = 5")
    assert kinds(path)["rows"] >= 2
    done = repair(path)
    assert done.rebuilt is not None
    assert done.rebuilt.brought_back == 1
    assert kinds(path) == {}
    library = Library(path)
    assert library.articles.row(5).title == "https://news.example/4"
    assert library.content.text(5)
    library.close()


def test_a_text_that_cannot_be_read_is_found_and_taken_out_and_its_original_stays(path: Path) -> None:
    columns = [row[1] for row in Library(path).connections.query("PRAGMA table_info(texts)")]
    spoil(path, f"UPDATE texts SET {'packed' if 'packed' in columns else 'blocks'} = x'7b5b' WHERE article_id = 4")
    report = check(path)
    assert [(finding.kind, finding.articles) for finding in report.findings if finding.kind == "texts"] == [
        ("texts", (4,))
    ]
    done = repair(path)
    assert done.rebuilt is not None
    assert done.rebuilt.texts == 1
    assert kinds(path) == {}
    library = Library(path)
    assert (library.articles.article(4).text, len(library.content.pages(4))) == ("", 1)
    library.close()


def test_missing_pictures_and_originals_that_are_not_what_was_saved_are_found(path: Path) -> None:
    spoil(
        path,
        "DELETE FROM article_images WHERE article_id = 2",
        "DELETE FROM images WHERE key NOT IN (SELECT key FROM article_images)",
        "UPDATE pages SET body = x'00' WHERE article_id = 6",
        "UPDATE pages SET body = (SELECT body FROM pages WHERE article_id = 8) WHERE article_id = 7",
    )
    report = check(path)
    assert {finding.kind: (finding.count, finding.articles) for finding in report.findings} == {
        "pictures": (1, (2,)),
        "originals": (2, (6, 7)),
        "rows": (1, ()),
    }
    assert check(path, originals=3).originals <= 6
    repair(path)
    assert kinds(path) == {"pictures": 1, "originals": 2}  # nothing brings these back, and nothing else is lost


def test_a_damaged_file_is_found_and_told_in_its_own_words(path: Path) -> None:
    overwrite(path, *pages_of(path, "pages")[:2])
    report = check(path)
    assert [finding.kind for finding in report.findings] == ["file"]
    assert report.lines
    assert "damaged" in report.findings[0].sentence


def test_reading_and_writing_go_on_while_it_is_checked(library: Library) -> None:
    for number in range(5):
        add_article(library, f"Before {number}")
    written = []

    def write(stage: str, _fraction: float) -> None:
        if stage in ("search", "checking", "texts") and stage not in written:
            done = threading.Event()
            threading.Thread(target=lambda: (add_article(library, f"During {stage}"), done.set())).start()
            assert done.wait(60), f"a write waited for {stage}"
            written.append(stage)

    assert check(library.path, write).is_whole
    assert written == ["checking", "texts", "search"]


def test_without_room_for_a_copy_the_rest_is_still_checked(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    usage = namedtuple("usage", "total used free")
    monkeypatch.setattr("shutil.disk_usage", lambda _path: usage(10, 10, 0))
    report = check(path)
    assert report.is_whole
    assert not report.compared


@pytest.mark.parametrize("stage", ["checking", "texts", "originals", "copying", "search"])
def test_it_can_be_ended_at_any_stage(path: Path, stage: str) -> None:
    def stop(now: str, _fraction: float) -> None:
        if now == stage:
            raise errors.Cancelled

    with pytest.raises(errors.Cancelled):
        check(path, stop)
    assert [file.name for file in path.parent.iterdir() if file.suffix == ".new"] == []


def test_what_is_no_library_or_not_there_is_said_so(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_bytes(b"Dear reader, this is a letter. " * 300)
    with pytest.raises(errors.NotALibrary):
        check(tmp_path / "letter.txt")
    with pytest.raises(errors.LibraryUnreachable):
        check(tmp_path / "nothing.sqlite")
    assert not (tmp_path / "nothing.sqlite").exists()


def test_every_finding_has_its_sentence_and_what_can_be_done() -> None:
    assert SENTENCES.keys() == REMEDIES.keys()


def test_a_library_of_an_earlier_schema_is_checked_without_being_changed(tmp_path: Path) -> None:
    earlier = Path(__file__).parents[3] / "data" / "libraries" / "schema-3.sqlite"
    path = tmp_path / "library.sqlite"
    path.write_bytes(earlier.read_bytes())
    report = check(path)
    assert (report.articles, report.originals, report.compared, report.findings) == (4, 4, True, ())
    assert path.read_bytes() == earlier.read_bytes()
    assert [file.name for file in tmp_path.iterdir()] == ["library.sqlite"]


def test_a_check_of_an_empty_file_does_not_make_a_library_of_it(tmp_path: Path) -> None:
    path = tmp_path / "library.sqlite"
    path.touch()
    with pytest.raises(errors.LibraryEmpty):
        check(path)
    assert path.stat().st_size == 0
