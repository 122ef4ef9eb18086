"""The walk in the terminal: save, read, summarise, step on, tag, delete; and what fails."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.site import STORY, Site

Run = Callable[..., Any]


@pytest.mark.usefixtures("worker_processes")
def test_an_article_is_saved_read_summarised_and_found(site: Site, tearsheet: Run, answer: Run) -> None:
    (saved,) = answer("save", site.url("/story/marguerite"), "--tag", "harbour")
    assert saved["title"] == "Ferry Marguerite returns to the harbour"
    assert (saved["site"], saved["byline"], saved["published"][:10]) == ("Coast Courier", "Ines Aldana", "2026-11-20")
    assert (saved["state"], saved["tags"], saved["error"]) == ("ready", ["harbour"], None)
    shown = answer("show", str(saved["id"]))
    for furniture in ("Get a summary", "Front page", "Previous Article", "Most read", "Copyright", "Share"):
        assert furniture not in shown["text"]
    for kept in ("The first boat left", "Two letters", "marked urgent"):
        assert kept in shown["text"]
    assert site.url("/pier.png") in shown["html"]
    summary = answer("summary", str(saved["id"]), "--sentences", "2")
    assert len(summary["sentences"]) == 2
    for sentence in summary["sentences"]:
        assert sentence["text"] == shown["text"][sentence["start"] : sentence["end"]]
    assert summary["of"] >= 4
    assert summary["method"].startswith("learned ")
    lead = answer("summary", str(saved["id"]), "--sentences", "1", "--method", "lead")
    assert lead["sentences"][0]["text"].startswith("The first boat left")
    assert (lead["sentences"][0]["pinned"], lead["method"].split()[0]) == (False, "lead")
    spoken = tearsheet("summary", str(saved["id"]), "--sentences", "1").stdout
    assert spoken.startswith("1. ")
    assert f"1 of {summary['of']} sentences" in spoken
    assert [row["id"] for row in answer("search", "cooling", "faul")] == [saved["id"]]
    assert tearsheet("search", "submarine").returncode == 1


def test_a_briefing_of_several_articles(site: Site, tearsheet: Run, answer: Run) -> None:
    saved = answer("save", site.url("/story/marguerite"), site.url("/story/nora"))
    first, second = (row["id"] for row in saved)
    answer("tag", str(first), "harbour")
    found = answer("brief", str(first), str(second))
    assert sorted(number for group in found["groups"] for number in group["articles"]) == [first, second]
    texts = {number: answer("show", str(number))["text"] for number in (first, second)}
    sentences = [sentence for group in found["groups"] for sentence in group["sentences"]]
    assert len(sentences) >= 2
    for sentence in sentences:
        assert sentence["text"] == texts[sentence["article_id"]][sentence["start"] : sentence["end"]]
    assert [a["id"] for a in answer("brief", "--tag", "harbour")["articles"]] == [first]
    assert len(answer("brief", "--since", "24h", "--search", "harbour")["articles"]) == 2
    assert len(answer("brief", "--in", "all", "--site", "Coast Courier")["articles"]) == 2
    markdown = tearsheet("brief", "--since", "yesterday", "--markdown").stdout
    assert markdown.startswith("# Briefing 20")
    assert f"]({'<'}{site.url('/story/')}" in markdown
    page = tearsheet("brief", str(first), "--html").stdout
    assert page.startswith("<!DOCTYPE html>")
    plain = tearsheet("brief", str(first)).stdout
    assert "Every sentence is quoted word for word from its article." in plain
    assert "[1] " in plain


def test_a_briefing_says_what_it_cannot_do(tearsheet: Run) -> None:
    for wrong in ((), ("1", "--tag", "harbour"), ("--in", "all", "--html", "--markdown")):
        assert tearsheet("brief", *wrong).returncode == 2
    for failing, words in (
        (("--tag", "nowhere"), "has any text for a briefing"),
        (("99",), "no article 99"),
        (("--since", "soon"), "Try 24h, 7d"),
    ):
        done = tearsheet("brief", *failing)
        assert (done.returncode, done.stderr.count("\n")) == (1, 1)
        assert words in done.stderr


def test_previous_and_next_walk_the_list_and_say_its_ends(site: Site, tearsheet: Run, answer: Run) -> None:
    addresses = [site.url(f"/story/{name}") for name in ("anna", "berta", "clara")]
    assert len(answer("save", *addresses)) == 3
    third, second, first = (row["id"] for row in answer("list"))
    assert answer("next", str(third))["id"] == second
    assert answer("previous", str(first))["id"] == second
    end = tearsheet("previous", str(third))
    assert (end.returncode, end.stderr.count("\n")) == (1, 1)
    assert "first article in the list" in end.stderr


def test_marks_tags_and_the_trash(site: Site, tearsheet: Run, answer: Run) -> None:
    article = str(answer("save", site.url("/story/dora"))[0]["id"])
    assert answer("tag", article, "to check", "harbour")[0]["tags"] == ["harbour", "to check"]
    assert answer("untag", article, "harbour")[0]["tags"] == ["to check"]
    assert answer("tags") == [{"name": "to check", "count": 1}]
    assert answer("star", article)[0]["starred"]
    assert not answer("star", article, "--off")[0]["starred"]
    assert answer("archive", article)[0]["archived"]
    answer("delete", article)
    assert answer("list") == []
    assert [row["id"] for row in answer("list", "--in", "trash")] == [int(article)]
    answer("restore", article)
    assert [row["id"] for row in answer("list")] == [int(article)]
    missing = tearsheet("star", "99")
    assert (missing.returncode, missing.stderr) == (
        1,
        "tearsheet: There’s no article 99 in the library. List your articles to find its number.\n",
    )


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("/nowhere", "404"),
        ("/login", "login"),
        ("/loop", "after 10 redirects"),
        ("/paper.pdf", "damaged PDF"),
    ],
)
def test_what_fails_stays_with_its_reason_and_can_be_tried_again(
    site: Site, tearsheet: Run, answer: Run, path: str, words: str
) -> None:
    failed = tearsheet("save", site.url(path))
    assert failed.returncode == 1
    assert words in failed.stderr
    assert failed.stderr.count("\n") == 1
    (row,) = answer("list", "--in", "attention")
    assert row["state"] == "failed"
    assert words in row["error"]
    assert tearsheet("retry").returncode == 1


def test_a_failure_never_touches_what_is_saved(site: Site, tearsheet: Run, answer: Run) -> None:
    address = site.url("/story/emma")
    article = answer("save", address)[0]["id"]
    before = answer("show", str(article))
    again = tearsheet("save", address)
    assert again.returncode == 1
    assert f"Already saved as article {article}" in again.stderr
    site.broken = True
    try:
        assert tearsheet("save", address, "--again").returncode == 1
    finally:
        site.broken = False
    assert answer("show", str(article)) == before
    assert tearsheet("save", address, "--again").returncode == 0
    assert len(answer("list")) == 1


def test_an_address_with_tracking_is_the_same_article(site: Site, tearsheet: Run, answer: Run) -> None:
    answer("save", site.url("/story/frida"))
    assert "Already saved" in tearsheet("save", site.url("/story/frida?utm_source=x#top")).stderr


def test_a_saved_file_is_read_without_asking_the_network(site: Site, answer: Run, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text(STORY % {"title": "Saved by hand", "name": "Hand"}, encoding="utf-8")
    asked = len(site.asked)
    (saved,) = answer("save", str(page))
    assert (saved["title"], saved["state"]) == ("Saved by hand", "ready")
    assert len(site.asked) == asked


def test_wrong_usage_is_exit_two_and_a_missing_file_is_one_line(tearsheet: Run, tmp_path: Path) -> None:
    assert tearsheet("summary").returncode == 2
    assert tearsheet("nonsense").returncode == 2
    for number in ("0", "51", "few"):
        assert tearsheet("summary", "1", "--sentences", number).returncode == 2
    unknown = tearsheet("summary", "1", "--method", "magic")
    assert unknown.returncode == 2
    assert "'magic' isn't one of" in unknown.stderr
    assert "textrank" in unknown.stderr
    methods = tearsheet("summary", "--methods")
    assert (methods.returncode, "luhn" in methods.stdout, "textrank" in methods.stdout) == (0, True, True)
    nobody = tearsheet("summary", "99")
    assert (nobody.returncode, nobody.stderr.count("\n")) == (1, 1)
    missing = tearsheet("save", str(tmp_path / "missing.html"))
    assert (missing.returncode, missing.stderr.count("\n")) == (1, 1)
    bad = tearsheet("save", "ftp://news.example/page")
    assert (bad.returncode, bad.stderr.count("\n")) == (1, 1)


def test_a_file_that_is_no_library_is_refused_in_one_line(tearsheet: Run, tmp_path: Path) -> None:
    letter = tmp_path / "letter.txt"
    letter.write_text("Dear editor, " * 100, encoding="utf-8")
    done = tearsheet("--library", str(letter), "list")
    assert done.returncode == 1
    assert "isn’t a Tearsheet library" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.usefixtures("worker_processes")
def test_extract_answers_each_line_and_survives_bad_ones(tearsheet: Run, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text(STORY % {"title": "Streamed", "name": "Stream"}, encoding="utf-8")
    good = json.dumps({"path": str(page), "url": "https://news.example/streamed"})
    lines = [
        good,
        "not json",
        "[]",
        json.dumps({"url": "https://news.example/"}),
        json.dumps({"path": str(tmp_path / "none")}),
        good,
    ]
    done = tearsheet("extract", "--jsonl", stdin="\n".join(lines) + "\n")
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    assert len(answers) == 6
    assert [sorted(a) == ["error"] for a in answers] == [False, True, True, True, True, False]
    assert answers[0]["title"] == "Streamed"
    assert (answers[0]["author"], answers[0]["date"], answers[0]["language"]) == (["Ines Aldana"], "2026-11-20", "en")
    assert 'src="https://news.example/pier.png"' in answers[0]["html"]
    assert answers[0] == answers[5]


def test_summarize_answers_in_code_points_and_survives_bad_lines(tearsheet: Run) -> None:
    text = "🚢 The ferry left at six. It carried 214 people. The engines had failed. A 🔧 mechanic mended both of them. Nobody was hurt."
    asked = {"id": "a", "lang": None, "title": "Ferry", "text": text, "sentences": 2}
    lines = [
        json.dumps(asked),
        "{",
        json.dumps({"id": 2}),
        json.dumps({**asked, "sentences": 0}),
        json.dumps({**asked, "text": ""}),
    ]
    done = tearsheet("summarize", "--jsonl", stdin="\n".join(lines) + "\n")
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    assert len(answers[0]["sentences"]) == 2
    for sentence in answers[0]["sentences"]:
        assert sentence["text"] == text[sentence["start"] : sentence["end"]]
    assert all("error" in a for a in answers[1:4])
    assert answers[4] == {"id": "a", "sentences": []}


def test_the_window_opens_whichever_way_the_library_is_named(environment: dict[str, str], tmp_path: Path) -> None:
    import subprocess
    import sys

    library = str(tmp_path / "named.sqlite")
    hook = "import sys; from PySide6.QtCore import QTimer; import reader.gui.window.window as w; import reader.__main__ as m\n"
    hook += "init = w.MainWindow.__init__\n"
    hook += "def quick(self, *a, **named):\n    init(self, *a, **named)\n    QTimer.singleShot(300, self.close)\n"
    hook += "w.MainWindow.__init__ = quick\nsys.argv = ['tearsheet', *sys.argv[1:]]\nsys.exit(m.main())"
    for words in (["open", "--library", library], ["--library", library, "open"], ["--library", library], []):
        command = [sys.executable, "-c", hook, *words]
        done = subprocess.run(
            command, env={**environment, "QT_QPA_PLATFORM": "offscreen"}, capture_output=True, timeout=60, check=False
        )
        assert (done.returncode, b"Traceback" in done.stderr) == (0, False), done.stderr
    assert Path(library).exists()


def test_every_command_explains_itself(tearsheet: Run) -> None:
    listed = tearsheet("--help").stdout
    for name in (
        "save",
        "list",
        "show",
        "search",
        "summary",
        "brief",
        "previous",
        "next",
        "tag",
        "untag",
        "tags",
        "star",
        "archive",
    ):
        assert f"  {name} " in listed
    for name in ("delete", "restore", "retry", "extract", "summarize", "open"):
        assert f"  {name} " in listed


def test_the_terminal_searches_in_the_language_of_the_window(site: Site, tearsheet: Run, answer: Run) -> None:
    answer("save", site.url("/story/marguerite"), "--tag", "work/desk")
    assert [row["id"] for row in answer("search", "tag:work", "(ferry", "OR", "boat)", "is:unread", "--best")] == [1]
    assert tearsheet("search", "tag:work -ferry").returncode == 1
    assert "There’s no field “titel”" in tearsheet("search", "titel:ferry").stderr
    assert answer("list", "--sort", "title", "--reverse")[0]["id"] == 1


def test_files_that_cannot_be_read_are_said_on_stderr_and_the_command_goes_on(tearsheet: Run, tmp_path: Path) -> None:
    first = tearsheet("rules", "--json")
    folder = Path(json.loads(first.stdout)["path"]).parent
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "settings.json").write_text('{"theme": "dark",}', encoding="utf-8")
    (folder / "site-rules.toml").write_text('["news.example"]\nfrom_a_newer_version = ["aside"]\n', encoding="utf-8")
    page = tmp_path / "page.html"
    page.write_text(f"<title>Ferry</title><h1>Ferry</h1>{STORY}", encoding="utf-8")
    done = tearsheet("save", str(page))
    assert done.returncode == 0
    said = [line for line in done.stderr.splitlines() if line.startswith("tearsheet: ")]
    assert any("settings.json" in line and "line 1" in line for line in said)
    assert any("site-rules.toml" in line and "line 2" in line for line in said)
    assert (folder / "settings.json").read_text(encoding="utf-8") == '{"theme": "dark",}'


def test_a_pdf_is_written_without_a_display(site: Site, tearsheet: Run, answer: Run, tmp_path: Path) -> None:
    answer("save", site.url("/story/marguerite"))
    target = tmp_path / "harbour.pdf"
    made = answer("export", "--all", "--format", "pdf", "--to", str(target))
    assert (made["path"], made["articles"]) == (str(target), 1)
    assert target.read_bytes().startswith(b"%PDF-")
    assert tearsheet("export", "--all", "--format", "pdf", "--to", str(target)).returncode == 1
    assert (
        tearsheet("export", "--search", "submarine", "--format", "pdf", "--to", str(tmp_path / "b.pdf")).returncode == 1
    )
