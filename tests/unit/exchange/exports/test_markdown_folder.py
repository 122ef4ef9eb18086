"""Notes for Obsidian."""

from __future__ import annotations

import yaml
from hypothesis import given
from hypothesis import strategies as st

from reader.exchange.exports.markdown_folder import quoted, tag_name, write_markdown
from reader.exchange.exports.words import ExportWords
from reader.model.exported import ExportOptions
from tests.unit.exchange.exports.making import ALL, KEY, PNG, Files, batch, exported, incomplete


def notes(*articles, options: ExportOptions = ALL) -> Files:  # type: ignore[no-untyped-def]
    files = Files()
    write_markdown(batch(*articles), files, options, ExportWords())
    return files


def properties(note: bytes) -> dict[str, object]:
    return yaml.safe_load(note.decode().split("\n---\n")[0].removeprefix("---\n"))  # type: ignore[no-any-return]


def test_properties_are_those_of_the_web_clipper_and_ours_behind_them() -> None:
    files = notes(exported())
    found = properties(files["A title here & there.md"])
    assert list(found)[:7] == ["title", "source", "author", "published", "created", "description", "site"]
    assert found["title"] == 'A "title" <here> & *there*'
    assert found["source"] == "https://courier.example/ferry?a=1&b=2"
    assert found["author"] == ["[[Ana Rey]]", "[[J. R. Smith]]"]
    assert found["tags"] == ["clippings", "harbour", "work/desk-notes", "2026-"]
    assert str(found["published"]) == "2026-11-23"
    assert str(found["captured"]).startswith("2026-11-24 08:29 UTC from")


def test_highlights_are_marked_in_the_text_and_listed_with_their_notes() -> None:
    (note,) = [data.decode() for name, data in notes(exported()).items() if name.endswith(".md")]
    assert "==ferry==" in note
    assert "**Quote** · not found in the text #to-check" in note
    assert "Check *this*" in note
    assert "My *own* note" in note
    bare = notes(exported(), options=ExportOptions(highlights=False, notes=False, pictures=False))
    (note,) = [data.decode() for data in bare.values()]
    assert "==" not in note
    assert "My *own* note" not in note
    assert "attachments" not in note


def test_a_picture_is_beside_the_notes_once() -> None:
    files = notes(exported(1), exported(2))
    assert files[f"attachments/{KEY[:24]}.png"] == PNG
    assert len(files) == 3


def test_what_is_missing_is_a_warning_above_the_text_and_a_property() -> None:
    (note,) = [data for name, data in notes(incomplete()).items() if name.endswith(".md")]
    assert "> [!warning] Incomplete" in note.decode()
    assert str(properties(note)["incomplete"]).startswith("only the beginning")


@given(st.text(max_size=60))
def test_any_string_comes_back_from_yaml(text: str) -> None:
    assert yaml.safe_load(f"a: {quoted(text)}")["a"] == text


@given(st.text(max_size=40))
def test_a_tag_has_only_signs_that_obsidian_takes(text: str) -> None:
    made = tag_name(text)
    assert not made.isdecimal()
    assert all(sign.isalnum() or sign in "_-/" for sign in made)
