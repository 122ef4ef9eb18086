"""Folders that are kept in step: only what changed is written, and what was done there is respected."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from reader.desk.desk import Desk
from reader.desk.exporting.destinations import Destination
from reader.desk.exporting.sending import NOTED, Sent
from reader.desk.program.settings import Settings
from reader.errors import Cancelled, ExportFolderMissing, ExportNoSpace
from reader.model.summary import Choice
from tests.making import TEXT, add_article


@pytest.fixture
def desk(tmp_path: Path):  # type: ignore[no-untyped-def]
    made = Desk(tmp_path / "library.sqlite", settings=Settings(tmp_path / "settings.json"), worker_processes=1)
    yield made
    made.close()


@pytest.fixture
def vault(tmp_path: Path) -> Destination:
    (tmp_path / "vault").mkdir()
    return Destination("vault", str(tmp_path / "vault"))


def told(sent: Sent) -> tuple[int, int, list[str], list[str]]:
    return sent.written, sent.unchanged, sent.edited, sent.deleted


@pytest.mark.parametrize("form", ["markdown", "html", "epub", "text"])
def test_only_articles_that_changed_are_written_again(desk: Desk, vault: Destination, form: str) -> None:
    vault = replace(vault, format=form)
    first = add_article(desk.library, "Ferry returns")
    add_article(desk.library, "Council counts")
    assert told(desk.sending.send(vault)) == (2, 0, [], [])
    files = {path.name: path.read_bytes() for path in Path(vault.folder).iterdir()}
    assert len(files) == 3
    assert told(desk.sending.send(vault)) == (0, 2, [], [])
    desk.library.articles.remember_place(first, 30)  # scrolled: nothing that a file says
    assert told(desk.sending.send(vault)) == (0, 2, [], [])
    desk.highlights.add(first, 4, 9, TEXT[4:9], 1)
    assert told(desk.sending.send(vault)) == (1, 1, [], [])
    changed = {path.name for path in Path(vault.folder).iterdir() if path.read_bytes() != files[path.name]}
    assert changed == {NOTED, next(name for name in files if name.startswith("Ferry"))}


def test_a_file_that_was_edited_there_is_left_alone_until_that_is_asked_for(desk: Desk, vault: Destination) -> None:
    number = add_article(desk.library)
    desk.sending.send(vault)
    note = Path(vault.folder) / "Ferry returns.md"
    note.write_text("my own words")
    desk.highlights.put_note(number, "new")
    for _ in range(2):
        assert told(desk.sending.send(vault)) == (0, 0, ["Ferry returns.md"], [])
        assert note.read_text() == "my own words"
    assert told(desk.sending.send(vault, overwrite=True)) == (1, 0, [], [])
    assert "my own words" not in note.read_text("utf-8")


def test_deletions_are_repeated_on_neither_side(desk: Desk, vault: Destination) -> None:
    gone, kept = add_article(desk.library, "Gone there"), add_article(desk.library, "Gone here")
    desk.sending.send(vault)
    (Path(vault.folder) / "Gone there.md").unlink()
    desk.organizing.delete([kept])
    assert told(desk.sending.send(vault)) == (0, 0, [], ["Gone there.md"])
    assert (Path(vault.folder) / "Gone here.md").exists()
    assert desk.articles.row(gone).deleted is False
    assert told(desk.sending.send(vault, again=True)) == (1, 0, [], [])
    assert (Path(vault.folder) / "Gone there.md").exists()


def test_files_that_are_there_already_are_never_touched(desk: Desk, vault: Destination) -> None:
    mine = Path(vault.folder) / "Ferry returns.md"
    mine.write_text("mine")
    add_article(desk.library)
    desk.sending.send(vault)
    assert mine.read_text() == "mine"
    assert (Path(vault.folder) / "Ferry returns 2.md").exists()


def test_a_file_keeps_its_name_when_the_title_changes_or_two_have_the_same(desk: Desk, vault: Destination) -> None:
    one = add_article(desk.library, "Same", url="https://a.example/1")
    add_article(desk.library, "Same", url="https://a.example/2")
    desk.sending.send(vault)
    before = sorted(path.name for path in Path(vault.folder).iterdir())
    assert before == [NOTED, "Same 2.md", "Same.md"]
    with desk.library.connections.write() as db:
        db.execute("UPDATE articles SET title = 'Other' WHERE id = ?", [one])
    assert desk.sending.send(vault).written == 1
    assert sorted(path.name for path in Path(vault.folder).iterdir()) == before


def test_only_the_articles_of_its_tag_or_search_are_sent_and_other_options_write_all_again(
    desk: Desk, vault: Destination
) -> None:
    add_article(desk.library, "Ferry returns", tags=("port",))
    add_article(desk.library, "Council counts")
    port = replace(vault, tag="port", pictures=False)
    assert told(desk.sending.send(port)) == (1, 0, [], [])
    assert told(desk.sending.send(replace(port, summaries=True))) == (1, 0, [], [])


def test_a_cancelled_sending_goes_on_where_it_was(desk: Desk, vault: Destination) -> None:
    for number in range(3):
        add_article(desk.library, f"Article {number}")

    class Ended:
        def progress(self, _stage: str, fraction: float = -1.0) -> None:
            if fraction > 0.5:
                raise Cancelled()

    with pytest.raises(Cancelled):
        desk.sending.send(vault, job=Ended())  # type: ignore[arg-type]
    assert told(desk.sending.send(vault)) == (1, 2, [], [])


def test_a_folder_that_is_away_is_not_made(desk: Desk, vault: Destination) -> None:
    Path(vault.folder).rmdir()
    add_article(desk.library)
    with pytest.raises(ExportFolderMissing):
        desk.sending.send(vault)
    assert not Path(vault.folder).exists()


@pytest.mark.parametrize("file", ["../outside.md", "/etc/passwd", "..", "", "a/b.md"])
def test_notes_that_lead_out_of_the_folder_are_none(desk: Desk, vault: Destination, file: str) -> None:
    number = add_article(desk.library)
    key = desk.articles.row(number).url
    noted = {"articles": {key: {"file": file, "sha256": "", "from": "", "options": ""}}}
    (Path(vault.folder) / NOTED).write_text(json.dumps(noted))
    assert desk.sending.send(vault).written == 1
    assert (Path(vault.folder) / "Ferry returns.md").exists()
    assert not (Path(vault.folder).parent / "outside.md").exists()


def test_a_job_tells_how_far_it_is(desk: Desk, vault: Destination) -> None:
    add_article(desk.library)
    assert desk.sending.start(vault).future.result(60).written == 1


def files(vault: Destination) -> dict[str, str]:
    return {path.name: path.read_text("utf-8") for path in Path(vault.folder).iterdir() if path.name != NOTED}


@pytest.mark.parametrize(
    "address", ["file:///home/ida/{}/index.html", "https://news.example/ferry"], ids=["file", "page"]
)
def test_no_article_takes_the_file_of_another_with_the_same_address(
    desk: Desk, vault: Destination, address: str
) -> None:
    add_article(desk.library, "First", url=address.format("a"))
    desk.sending.send(vault)
    before = files(vault)
    add_article(desk.library, "Second", url="file:///home/ida/b/index.html")
    assert told(desk.sending.send(vault)) == (1, 1, [], [])
    assert files(vault).keys() == {"First.md", "Second.md"}
    assert files(vault)["First.md"] == before["First.md"]
    (Path(vault.folder) / "First.md").unlink()
    assert told(desk.sending.send(vault)) == (0, 1, [], ["First.md"])


def test_a_page_that_was_deleted_and_saved_again_keeps_its_file(desk: Desk, vault: Destination) -> None:
    first = add_article(desk.library, "First", url="https://news.example/ferry")
    desk.sending.send(vault)
    desk.organizing.delete([first])
    add_article(desk.library, "First", "Other words of the same page stand here now.", url="https://news.example/ferry")
    assert told(desk.sending.send(vault)) == (1, 0, [], [])
    assert list(files(vault)) == ["First.md"]


def test_notes_of_an_earlier_version_are_understood(desk: Desk, vault: Destination) -> None:
    add_article(desk.library, "Page", url="https://news.example/ferry")
    add_article(desk.library, "File", url="file:///home/ida/index.html")
    desk.sending.send(vault)
    notes = Path(vault.folder) / NOTED
    noted = json.loads(notes.read_text("utf-8"))
    old = {
        key.partition("\n")[0]: {k: v for k, v in one.items() if k != "saved"} for key, one in noted["articles"].items()
    }
    notes.write_text(json.dumps(noted | {"articles": old}), encoding="utf-8")
    assert told(desk.sending.send(vault)) == (0, 2, [], [])
    assert all("saved" in one for one in json.loads(notes.read_text("utf-8"))["articles"].values())


def test_another_format_in_the_same_folder_has_files_of_its_own(desk: Desk, vault: Destination) -> None:
    add_article(desk.library, "First")
    desk.sending.send(vault)
    before = files(vault)["First.md"]
    assert told(desk.sending.send(replace(vault, format="text"))) == (1, 0, [], [])
    assert files(vault).keys() == {"First.md", "First.txt"}
    assert files(vault)["First.md"] == before


def test_a_sending_that_was_killed_before_it_noted_anything_writes_nothing_twice(
    desk: Desk, vault: Destination
) -> None:
    for number, title in enumerate(("First", "First", "Second")):
        add_article(desk.library, title, f"The words of article {number}.", url=f"https://news.example/{number}")
    desk.sending.send(vault)
    names = set(files(vault))
    (Path(vault.folder) / NOTED).unlink()
    assert told(desk.sending.send(vault)) == (0, 3, [], [])
    assert set(files(vault)) == names


def test_one_entry_that_cannot_be_read_costs_the_others_nothing(desk: Desk, vault: Destination) -> None:
    for title in ("First", "Second"):
        add_article(desk.library, title)
    desk.sending.send(vault)
    notes = Path(vault.folder) / NOTED
    noted = json.loads(notes.read_text("utf-8"))
    noted["articles"] |= {"https://news.example/x": {"file": "x.md"}, "y": 7}
    notes.write_text(json.dumps(noted), encoding="utf-8")
    assert told(desk.sending.send(vault)) == (0, 2, [], [])


def test_a_folder_in_the_place_of_a_file_is_left_alone_and_the_rest_is_sent(desk: Desk, vault: Destination) -> None:
    first = add_article(desk.library, "First")
    desk.sending.send(vault)
    (Path(vault.folder) / "First.md").unlink()
    (Path(vault.folder) / "First.md").mkdir()
    desk.highlights.put_note(first, "new")
    add_article(desk.library, "Second")
    assert told(desk.sending.send(vault)) == (1, 0, ["First.md"], [])


def test_on_a_full_disk_what_was_written_is_noted(
    desk: Desk, vault: Destination, monkeypatch: pytest.MonkeyPatch
) -> None:
    numbers = [add_article(desk.library, title) for title in ("First", "Second", "Third")]
    desk.sending.send(vault)
    for number in numbers:
        desk.highlights.put_note(number, "new")
    kept: list[int] = []

    def full(_work: object, path: Path, data: bytes, **_: object) -> None:
        kept.append(sum(found.stat().st_size for found in path.parent.iterdir() if found.name.endswith(".new")))
        if len(kept) > 1:
            raise ExportNoSpace(path=str(path))
        path.write_bytes(data)

    with monkeypatch.context() as patched:
        patched.setattr("reader.desk.exporting.sending._Work._write", full)
        with pytest.raises(ExportNoSpace):
            desk.sending.send(vault)
    assert min(kept) > (Path(vault.folder) / NOTED).stat().st_size
    desk.highlights.put_note(numbers[0], "newer")
    assert told(desk.sending.send(vault)) == (2, 1, [], [])
    assert [path.name for path in Path(vault.folder).iterdir() if path.name.endswith(".new")] == []


def test_without_room_for_notes_nothing_is_written(
    desk: Desk, vault: Destination, monkeypatch: pytest.MonkeyPatch
) -> None:
    add_article(desk.library)

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("reader.desk.exporting.sending.create_private", full)
    with pytest.raises(ExportNoSpace):
        desk.sending.send(vault)
    assert files(vault) == {}


def test_what_files_say_beside_the_articles_is_sent_when_it_changes(desk: Desk, vault: Destination) -> None:
    vault = replace(vault, summaries=True)
    text = " ".join(
        f"The council of harbour {number} closed pier {number} for {number} days." for number in range(2, 30)
    )
    number = add_article(desk.library, "Harbours", text, summarised=False)
    desk.highlights.add(number, 4, 11, text[4:11], 1)
    desk.sending.send(vault)
    desk.settings.set("meaning_1", "lead")
    assert told(desk.sending.send(vault)) == (1, 0, [], [])
    desk.settings.set("summary_length", "long")
    assert told(desk.sending.send(vault))[0] == 1
    (sentence, *_) = desk.summaries.summarize(number).sentences
    desk.summaries.decide(number, [Choice(sentence.text, sentence.start, sentence.end, pinned=False)])
    assert told(desk.sending.send(vault))[0] == 1
    assert told(desk.sending.send(vault)) == (0, 1, [], [])
