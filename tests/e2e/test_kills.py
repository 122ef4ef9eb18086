"""A saving process that is killed at any moment leaves a whole library behind."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest

from reader.library.library import Library
from reader.library.sqlite import connect
from reader.model.library import Filter
from tests.making import add_article

KILLS = 30

# For each line, a fork that saves without end, through the same transactions as a capture, so that every kill falls into the
# middle of saving. Forks, for they are quick: what saving imports is there before the clock runs.
SAVER = """
import os, sys
from pathlib import Path
from reader.library.sqlite import connect
from reader.library.library import Library
from reader.model.blocks import Block, Picture
from reader.model.capture import PictureFile
from reader.desk.preparation import named
from tests.making import TEXT, add_article
named("")
for order in sys.stdin:
    saver = os.fork()
    if saver:
        os.waitpid(saver, 0)
        print("ended", flush=True)
        continue
    print(os.getpid(), flush=True)
    library = Library(Path(sys.argv[1]))
    number = 0
    while True:
        number += 1
        src = f"https://news.example/{number % 3}.jpg"
        picture = PictureFile(f"{number % 3:064}", src, "image/jpeg", bytes(200_000))
        blocks = (Block("figure", picture=Picture(src), caption="x"), Block("paragraph", TEXT * 20))
        url = f"https://news.example/{order.strip()}-{number}"
        article = add_article(library, f"Article {number}", url=url, blocks=blocks, pictures={src: picture})
        library.tags.add([article], ["harbour", f"tag {number % 5}"])
        if number == 1:
            print("one is saved", flush=True)
        if number % 4 == 0:
            library.articles.purge([article])
"""


@pytest.mark.skipif(os.name == "nt", reason="kills by signal")
def test_thirty_kills_leave_the_library_whole(tmp_path: Path) -> None:
    path = tmp_path / "library.sqlite"
    random.seed(7)
    before = -1
    savers = subprocess.Popen(
        [sys.executable, "-c", SAVER, str(path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        encoding="utf-8",
        env={**os.environ, "PYTHONPATH": str(Path.cwd())},
    )
    assert savers.stdin is not None
    assert savers.stdout is not None
    for number in range(KILLS):
        savers.stdin.write(f"{number}\n")
        savers.stdin.flush()
        saver = int(savers.stdout.readline())
        # The first kills fall into the making of the file itself, the others into saving.
        if number >= 5:
            assert savers.stdout.readline() == "one is saved\n"
        with suppress(subprocess.TimeoutExpired):
            savers.wait(timeout=random.random() * 0.12)
        os.kill(saver, signal.SIGKILL)
        while savers.stdout.readline() != "ended\n":
            pass
        if not path.exists():
            continue
        check = connect(path)
        if number % 6 == 5:  # what is broken stays so, and looking takes longer with each article
            assert check.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
            check.execute("INSERT INTO search(search, rank) VALUES ('integrity-check', 1)")
        assert check.execute("PRAGMA foreign_key_check").fetchall() == []
        # Whole or not at all: a ready article has its text, its original and its picture.
        halves = (
            "SELECT count(*) FROM articles a WHERE a.state = 'ready' AND (NOT EXISTS (SELECT 1 FROM texts t WHERE t.article_id = a.id)"
            " OR NOT EXISTS (SELECT 1 FROM pages p WHERE p.article_id = a.id)"
            " OR NOT EXISTS (SELECT 1 FROM images i WHERE i.key = a.thumbnail))"
        )
        assert check.execute(halves).fetchone() == (0,)
        ready = check.execute("SELECT count(*) FROM articles WHERE state = 'ready'").fetchone()[0]
        check.close()
        assert ready >= before, "an article that had been saved is gone"
        before = ready
    savers.stdin.close()
    assert savers.wait() == 0
    savers.stdout.close()
    library = Library(path)
    assert len(library.listings.ids(Filter())) >= before > 0
    library.close()


EXPORTER = """
import sys, threading
from reader.cli.main import run
from reader.desk.jobs import Job
from reader.exchange.exports import site_folder
goes_on, cancel = threading.Event(), Job.cancel
Job.cancel = lambda job: (cancel(job), goes_on.set())
def add(*_):
    print("writing", flush=True)
    goes_on.wait(60)
site_folder._Index.add = add
raise SystemExit(run(sys.argv[1:]))
"""


@pytest.mark.skipif(os.name == "nt", reason="ends by signal")
def test_an_export_that_the_system_ends_leaves_no_draft(tmp_path: Path, environment: dict[str, str]) -> None:
    path, folder = tmp_path / "library.sqlite", tmp_path / "out"
    folder.mkdir()
    library = Library(path)
    for title in ("First", "Second", "Third"):
        add_article(library, title)
    library.close()
    command = ["--library", str(path), "export", "--all", "--format", "site", "--to", str(folder / "site")]
    export = subprocess.Popen(
        [sys.executable, "-c", EXPORTER, *command],
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        assert export.stdout is not None
        assert export.stdout.readline() == "writing\n"
        assert len(list(folder.iterdir())) == 1
        export.send_signal(signal.SIGTERM)
        _, errors = export.communicate(timeout=60)
    finally:
        export.kill()
    assert (export.returncode, errors) == (128 + signal.SIGTERM, "tearsheet: Export cancelled. Nothing was written.\n")
    assert list(folder.iterdir()) == []
