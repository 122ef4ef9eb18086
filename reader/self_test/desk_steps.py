"""What the self-test does without a window: load, save, clean, find, summarise, hand out, back up.

Tested in `tests/e2e/test_self_test.py`.
"""

from __future__ import annotations

import os
from importlib import import_module
from typing import TYPE_CHECKING

from reader import about
from reader.resources import resource
from reader.self_test.confinement import reach
from reader.self_test.trial import Failed, Trial, expect

if TYPE_CHECKING:
    from reader.desk.jobs import Job

PAGES = ("ferry", "faehre")
WAIT_SECONDS = 60.0
_NEEDED = (
    "judge.json",
    "ranker.json",
    "samples.sqlite",
    "manual/install.md",
    "icons/tearsheet.svg",
    "themes/light.json",
    "themes/dark.json",
)
_FEWEST_MODULES = 150
_KEY = "RWQmXkfIj7fkmf4lt9wC1gqaSNt2ZK0riZu8p0agVXgblXyD2WIPouxc"
_SIGNED = "a message of the self-test"
_SIGNATURE = """untrusted comment: signature
RUQmXkfIj7fkmV7m4hUxF6hUZFqRqB+Oq1dIdT70pK6Q8oPzrufEagLfnbJLGvopAgvQBIKQaG1mSeZpPWdf+pNoN9NAdeT+YA8=
trusted comment: self-test
xHwburr9Cdm7cN9gcMVIG4ABcC3ik3R/go0U9DDWz+aSwITjM8DJoEA6w7AuazEWIaMOAvqToW+xJxU2hYqnDQ==
"""


def walk(trial: Trial) -> None:
    """All steps, in an order in which a later one may need an earlier one."""
    trial.step("every part of the program can be loaded", load_all)
    trial.step("fonts, icons, colours and models are in the package", look_for_resources)
    trial.step("the network's part is ready (nothing is asked)", make_client)
    trial.step("a signature holds, and one of something else does not", check_signature)
    trial.step("a library is made", lambda: make_library(trial))
    trial.step("a worker process answers", lambda: ask_worker(trial))
    trial.step("what a worker process is confined by", lambda: try_to_leave(trial))
    for name in PAGES:
        trial.step(f"a page is saved and cleaned in a worker: {name}.html", lambda name=name: save(trial, name))  # type: ignore[misc]
    trial.step("its picture, table and quotation are kept", lambda: look_at_blocks(trial))
    trial.step("languages are told apart", lambda: look_at_languages(trial))
    trial.step("a word is found, in three scripts", lambda: search(trial))
    trial.step("a summary is made, in English and in German", lambda: summarise(trial))
    trial.step("all methods of summaries work", lambda: try_methods(trial))
    trial.step("a briefing is made, as text, Markdown and a page", lambda: brief(trial))
    trial.step("a backup is made and checked", lambda: back_up(trial))
    trial.step("a PDF is imported, read in a worker", lambda: import_pdf(trial))
    trial.step("a library is locked, and opens with its passphrase alone", lambda: lock_one(trial))


def end(trial: Trial) -> None:
    trial.step("the library is closed, and opens again whole", lambda: close_and_reopen(trial))


def load_all() -> None:
    """Import every module of the program: what a package lacks shows here, not when a person first needs it."""
    found = about.modules()
    broken = []
    for name in found:
        if name == "reader.__main__":
            continue
        try:
            import_module(name)
        except ImportError as error:
            broken.append(f"{name} ({error})")
    expect(not broken, f"cannot be loaded: {', '.join(broken)}")
    expect(len(found) >= _FEWEST_MODULES, f"only {len(found)} modules are here")


def look_for_resources() -> None:
    lacking = [name for name in _NEEDED if not resource(*name.split("/")).is_file()]
    expect(not lacking, f"not there: {', '.join(lacking)}")


def make_client() -> None:
    """The client with the system's certificates, and what servers may pack a page with."""
    from reader.capture.fetch.client import new_client

    import_module("brotli")
    with new_client("text/html", 5) as client:
        expect(client.headers["user-agent"], "it has no name")


def check_signature() -> None:
    from reader.desk.program.minisign import SignatureWrong, check

    expect(check(_SIGNED.encode(), _SIGNATURE.encode(), _KEY) == "self-test", "its comment is another one")
    try:
        check(b"something else", _SIGNATURE.encode(), _KEY)
    except SignatureWrong:
        return
    raise Failed("what was not signed was taken for signed")


def make_library(trial: Trial) -> None:
    from reader.desk.desk import Desk
    from reader.desk.program.settings import Settings

    settings = Settings(trial.folder / "settings.json")
    for name in ("offer_clipboard", "backups"):
        settings.set(name, False)
    trial.desk = Desk(trial.folder / "library.sqlite", settings=settings)


def ask_worker(trial: Trial) -> None:
    expect(trial.desk.workers.run(os.getpid) != os.getpid(), "the answer came from this very process")


def try_to_leave(trial: Trial) -> str:
    """What confines a worker here; fails where a worker gets at what that should keep from it."""
    held, reached = trial.desk.workers.run(reach, str(trial.folder / "settings.json"))
    expect(not reached, f"it reaches {', '.join(reached)}, though it is held by {', '.join(held)}")
    return ", ".join(held) or "memory and time alone"


def save(trial: Trial, name: str) -> None:
    job = trial.desk.saving.save(str(resource("self-test", f"{name}.html")))
    trial.articles[name] = _result(job)


def look_at_blocks(trial: Trial) -> None:
    article = trial.desk.article(trial.article("ferry"))
    expect(article.row.title == "A ferry for the self-test", f"the title is “{article.row.title}”")
    kinds = {block.kind for block in article.blocks}
    lacking = {"heading", "paragraph", "quote", "row", "figure"} - kinds
    expect(not lacking, f"not in the text: {', '.join(sorted(lacking))}")
    for furniture in ("Front page", "All rights reserved"):
        expect(furniture not in article.text, f"“{furniture}” was not cleaned away")
    picture = next(block.picture for block in article.blocks if block.picture)
    kept = trial.desk.pictures.picture(picture.key)
    expect(kept is not None and kept[1].startswith(b"\x89PNG"), "the picture was not kept")


def import_pdf(trial: Trial) -> None:
    from reader.desk.importing.importing import Options
    from reader.model.library import Filter

    trial.desk.importing.take([resource("self-test", "notice.pdf")], Options())
    found = trial.desk.rows(Filter(words='title:"East gate closed"'))
    expect(len(found) == 1, "it is not in the library")
    text = trial.desk.article(found[0].id).text
    expect("leaves at its usual times from pier four." in text, "its text is not there")


def look_at_languages(trial: Trial) -> None:
    for name, language in (("ferry", "en"), ("faehre", "de")):
        found = trial.desk.article(trial.article(name)).row.language
        expect(found == language, f"{name}.html was taken for “{found}”")


def search(trial: Trial) -> None:
    from reader.model.library import Filter

    wanted = trial.article("ferry")
    for words in ("season ticket", "渡轮", "العبّارة", "title:ferry lang:en"):
        found = [row.id for row in trial.desk.rows(Filter(words=words))]
        expect(wanted in found, f"“{words}” finds nothing")
    expect(not trial.desk.rows(Filter(words="submarine")), "a word that is nowhere was found")


def summarise(trial: Trial) -> None:
    for name, abbreviation in (("ferry", "Dr. Hallam"), ("faehre", "Mio. Euro")):
        number = trial.article(name)
        text = trial.desk.article(number).text
        made = trial.desk.summaries.summarize(number, 3)
        expect(len(made.sentences) == 3, f"{name}.html: {len(made.sentences)} sentences instead of 3")
        expect(
            all(text[s.start : s.end] == s.text for s in made.sentences),
            f"{name}.html: a sentence is not the article's own",
        )
        whole = trial.desk.summaries.summarize(number, 50)
        cut = [s.text for s in whole.sentences if s.text.endswith(abbreviation.split()[0])]
        expect(not cut, f"{name}.html: a sentence ends after “{abbreviation.split()[0]}”: Punkt’s model is not at work")


def try_methods(trial: Trial) -> None:
    from reader.desk.program.settings import summary_methods

    number = trial.article("ferry")
    broken = []
    for method in summary_methods():
        try:
            expect(trial.desk.summaries.summarize(number, 2, method).sentences, "no sentence")
        except Exception as error:  # noqa: BLE001
            broken.append(f"{method} ({type(error).__name__}: {error})")
    if broken:
        raise Failed(", ".join(broken))


def brief(trial: Trial) -> None:
    from reader.exchange.briefing_formats import BRIEFING_FORMATS
    from reader.exchange.briefing_words import BriefingWords
    from reader.model.briefing import Scope

    ids = tuple(trial.article(name) for name in PAGES)
    found = _result(trial.desk.briefings.start(Scope(ids=ids)))
    beginnings = {"text": "Self-test\n=", "markdown": "# Self-test", "html": "<!DOCTYPE html>"}
    for name, write in BRIEFING_FORMATS.items():
        words = write(found, BriefingWords("Self-test"))
        expect(words.startswith(beginnings.get(name, "")) and "Trial Gazette" in words, f"{name} gives something else")


def back_up(trial: Trial) -> None:
    made = _result(trial.desk.backups.now())
    inside = made.contents
    expect(inside is not None and inside.articles == len(trial.articles), "the copy does not hold the articles")
    report = _result(trial.desk.backups.check())
    expect(not report.findings and not report.lines, "; ".join([*report.lines, *(f.sentence for f in report.findings)]))


def lock_one(trial: Trial) -> None:
    from reader.errors import WrongPassphrase
    from reader.library.file.locking import lock
    from reader.library.library import Library
    from reader.library.lock.keys import KEYRING, LEAST, unlock

    path = trial.folder / "locked.sqlite"
    Library(path, resource("samples.sqlite")).close()
    lock(path, "a passphrase for a trial", costs=LEAST)
    expect(b"SQLite" not in path.read_bytes()[:16], "it is not encrypted")
    KEYRING.forget()
    try:
        unlock(path, "another passphrase")
    except WrongPassphrase:
        unlock(path, "a passphrase for a trial")
    else:
        raise Failed("another passphrase opens it")
    library = Library(path)
    try:
        expect(bool(library.articles.counts().places["all"]), "it holds no articles")
    finally:
        library.close()
        KEYRING.forget()


def close_and_reopen(trial: Trial) -> None:
    from reader.library.library import Library

    saved = set(trial.articles.values())
    trial.desk.close()
    again = Library(trial.folder / "library.sqlite")
    try:
        kept = {number for number in saved if again.articles.row(number).state == "ready"}
    finally:
        again.close()
    expect(kept == saved, "an article is gone")


def _result(job: Job):  # type: ignore[no-untyped-def]
    return job.future.result(WAIT_SECONDS)
