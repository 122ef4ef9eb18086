from __future__ import annotations

import io
import json
from pathlib import Path

import pytest

from reader.cli.main import run
from reader.cli.quoting import STYLE_NAMES
from reader.exchange.citations.styles import STYLES
from reader.library.library import Library
from tests.making import TEXT, add_article
from tests.unit.library.damaging import alter

QUOTE = TEXT[: TEXT.index(". ") + 1]


def said(capsys: pytest.CaptureFixture[str]) -> str:
    return capsys.readouterr().out


def test_every_style_can_be_asked_for_by_name() -> None:
    assert tuple(STYLES) == STYLE_NAMES


def test_a_citation_is_printed_in_the_style_asked_for(named: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert run([*named, "cite", "1", "--style", "apa"]) == 0
    assert said(capsys).startswith("Aldana, I. (2026, November 23). Ferry returns. Coast Courier. https://")
    assert run([*named, "cite", "1", "--style", "apa", "--reference"]) == 0
    assert said(capsys) == "(Aldana, 2026)\n"
    assert run([*named, "cite", "1", "2"]) == 0
    assert said(capsys).count("\n\n") == 1


def test_a_citation_as_json_has_the_item_too(named: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert run([*named, "cite", "1", "--style", "bibtex", "--json"]) == 0
    (made,) = json.loads(said(capsys))
    assert made["citation"].startswith("@misc{aldana2026ferry,")
    assert made["reference"] is None
    assert made["item"]["author"] == [{"family": "Aldana", "given": "Ines"}]


def test_a_format_for_programs_has_no_reference(named: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert run([*named, "cite", "1", "--style", "ris", "--reference"]) == 2
    assert "--reference needs a citation style" in capsys.readouterr().err


def test_a_true_quote_exits_with_0_and_a_changed_or_missing_one_with_1(
    named: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run([*named, "verify", QUOTE, "--article", "1"]) == 0
    assert said(capsys).splitlines()[:3] == [
        "Word for word.",
        "Article 1: Ferry returns (Coast Courier)",
        "Page fetched 2026-11-23 08:00 UTC.",
    ]
    assert run([*named, "verify", QUOTE.replace("four", "nine"), "--article", "1"]) == 1
    assert "The quote says “nine”, the article “four”." in said(capsys)
    assert run([*named, "verify", "Gulls eat chips on every pier."]) == 1
    assert said(capsys) == "Not found in your library.\n"


def test_words_that_only_the_cleaned_text_has_are_not_word_for_word(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    library = Library(tmp_path / "court.sqlite")
    text = "The court found that the harbour master was guilty of fraud."
    add_article(library, "Court", text, body=b"<p>The court found that the harbour master was not guilty of fraud.</p>")
    add_article(library, "Only text", "Mechanics counted all the boats twice before the storm came in.")
    with library.connections.write() as db:
        db.execute("DELETE FROM pages WHERE article_id = 2")
    library.close()
    named = ["--library", str(tmp_path / "court.sqlite")]
    assert run([*named, "verify", text]) == 1
    lines = said(capsys).splitlines()
    assert lines[:2] == ["Not word for word in the original.", "  Left out: “not”"]
    assert lines[-1] == "The article’s text has it word for word, the original doesn’t. Go by the original."
    assert run([*named, "verify", "Mechanics counted all the boats twice before the storm came in."]) == 0
    assert "the article’s text alone" in said(capsys)


def test_words_that_the_kept_page_hides_and_a_damaged_page_are_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "court.sqlite"
    library = Library(path)
    page = b"<p>The minister did <b style='display:none'>not</b> lie to the pier.</p>"
    add_article(library, "Lie", "The minister did lie to the pier.", body=page)
    library.close()
    assert run(["--library", str(path), "verify", "The minister did not lie to the pier."]) == 1
    assert "The original has it word for word, but hides words of it or has struck them out." in said(capsys)
    alter(path, "UPDATE pages SET body = x'00'")
    assert run(["--library", str(path), "verify", "The minister did lie to the pier."]) == 1
    assert "in the article’s text alone: the original is damaged" in said(capsys)


def test_verifying_a_text_out_of_a_file_says_that_nothing_was_fetched(
    named: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = "The council voted for a tunnel under the harbour, and nobody spoke against it that evening."
    file = tmp_path / "list.json"
    entry = {"id": 1, "title": "Tunnel", "url": "https://coast.example/t", "content": f"<p>{words}</p>", "tags": []}
    entry |= {"is_archived": 0, "is_starred": 0, "created_at": "2026-01-02T03:04:05+00:00"}
    file.write_text(json.dumps([entry]), encoding="utf-8")
    assert run([*named, "import", str(file)]) == 0
    said(capsys)
    assert run([*named, "verify", words]) == 0
    lines = said(capsys).splitlines()
    assert lines[2].startswith("Text without its page imported from wallabag")
    assert lines[-1] == "The text as imported has it word for word."
    assert run([*named, "verify", words, "--json"]) == 0
    found = json.loads(said(capsys))
    assert (found["fetched"], found["came"], found["is_text"]) == ("", "imported", True)
    bridge, page = words.replace("tunnel", "bridge"), tmp_path / "saved.html"
    page.write_text(f"<title>Again</title><article><p>{bridge}</p></article>", encoding="utf-8")
    assert run([*named, "save", str(page)]) == 0
    said(capsys)
    assert run([*named, "verify", bridge]) == 0
    assert "Saved page opened" in said(capsys)


def test_a_passage_comes_from_an_argument_a_file_or_standard_input(
    named: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "quote.txt"
    file.write_text(f"“{QUOTE}”\n\nInes Aldana, Coast Courier\n", encoding="utf-8")
    assert run([*named, "verify", "--file", str(file), "--json"]) == 0
    found = json.loads(said(capsys))
    assert (found["verdict"], found["spans"]) == ("word for word", [{"start": 0, "end": len(QUOTE)}])
    stream = io.TextIOWrapper(io.BytesIO(QUOTE.encode()), encoding="utf-8")
    monkeypatch.setattr("sys.stdin", stream)
    assert run([*named, "verify"]) == 0
    assert run([*named, "verify", "x", "--file", str(file)]) == 2


def test_a_passage_is_quoted_with_its_citation_and_verifies(
    named: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    passage = "Both engines had stopped […] The authority promised"
    assert run([*named, "quote", "1", passage, "--style", "mla", "--evidence"]) == 0
    copied = said(capsys)
    assert copied.startswith(f"“{passage}”\n\nAldana, Ines. “Ferry Returns.” ")
    assert run([*named, "verify", copied]) == 0
    assert "its bytes still match" in said(capsys)
    assert run([*named, "quote", "1", QUOTE, "--json"]) == 0
    assert json.loads(said(capsys))["spans"] == [{"start": 0, "end": len(QUOTE)}]


def test_words_that_the_article_does_not_have_are_not_quoted(
    named: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run([*named, "quote", "1", QUOTE.replace("four", "nine")]) == 1
    assert "doesn’t have these words" in capsys.readouterr().err


def test_an_article_that_is_not_there_is_told(named: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert run([*named, "verify", QUOTE, "--article", "99"]) == 1
    assert run([*named, "cite", "99"]) == 1
    assert "99" in capsys.readouterr().err
