"""Keep the library safe: backup, backups, restore, check, repair.

Tested in `tests/e2e/test_safety.py`.
"""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from reader.cli.output import State, articles, as_json, echo, print_json
from reader.desk.backups import backups_of
from reader.desk.file_maintenance import REMEDIES, check, repair, restore
from reader.model.local_time import local_day

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reader.library.file.backups import Copy
    from reader.library.file.check import Report
    from reader.library.file.losses import Saved
    from reader.library.file.swap import Repaired

KINDS = {
    "automatic": "automatic",
    "kept": "manual",
    "before-schema": "before an update",
    "replaced": "replaced by a backup",
}
"""Why a copy was made, by its kind."""


def copy_as_data(copy: Copy) -> dict[str, Any]:
    """Return a copy for ``--json``; ``error`` says why it can't be restored, or is null."""
    return {
        "path": str(copy.path),
        "kind": copy.kind,
        "made": copy.made,
        "size": copy.size,
        "inside": asdict(copy.contents) if copy.contents else None,
        "error": str(copy.problem) if copy.problem else None,
        "locked": copy.locked,
    }


def _line(copy: Copy) -> str:
    inside = copy.contents
    about = f"schema {inside.schema}, {articles(inside.articles)}, {inside.unread} unread" if inside else ""
    if inside and inside.newest_title:
        about += f", latest: {inside.newest_title} ({local_day(inside.newest_saved)})"
    problem = f"  ({copy.problem})" if copy.problem else ""
    kind = KINDS[copy.kind] + (", locked" if copy.locked else "")
    return f"{copy.made}  {copy.size / 1e6:8.1f} MB  {kind}  {about}{problem}\n    {copy.path}"


@click.command()
@click.argument("folder", required=False, type=click.Path(file_okay=False, path_type=Path))
@click.option("--automatic", is_flag=True, help="Make an automatic backup, which is thinned out later.")
@as_json
@click.pass_obj
def backup(state: State, folder: Path | None, automatic: bool, as_json: bool) -> None:
    """Back up the library to FOLDER, or to the backup folder in the settings, and verify the copy.

    You can go on working. The backup stays until you delete it; automatic backups are thinned to 7 daily, 4 weekly and
    6 monthly ones.
    """
    backups = backups_of(state.path, state.settings, folder.absolute() if folder is not None else None)
    made = backups.make(kept=not automatic)
    if automatic:
        backups.thin()
    if as_json:
        print_json(copy_as_data(made))
    else:
        echo(_line(made))
        echo(
            "The copy is locked with the library’s passphrase."
            if made.locked
            else "The copy isn’t encrypted: anybody with the file can read it.",
            err=True,
        )


@click.command("backups")
@as_json
@click.pass_obj
def backups_(state: State, as_json: bool) -> None:
    """List backups, newest first, with what's in each."""
    backups = backups_of(state.path, state.settings)
    copies = backups.copies()
    if as_json:
        print_json([copy_as_data(copy) for copy in copies])
        return
    for copy in copies:
        echo(_line(copy))
    if not copies:
        echo(f"No backups in {backups.folder}. Make one: tearsheet backup", err=True)


def restore_backup(state: State, copy: Path, as_json: bool) -> None:
    """Put a backup in the library's place and print what is there now."""
    state.unlock(copy)
    done = restore(copy, state.path)
    if as_json:
        print_json(
            {
                "path": str(state.path),
                "inside": asdict(done.contents),
                "kept": str(done.kept) if done.kept else None,
                "passphrase": done.passphrase,
            }
        )
        return
    echo(f"Restored {state.path} from {copy.name}: {articles(done.contents.articles)}, {done.contents.unread} unread.")
    if done.kept:
        echo(f"Kept the library it replaced: {done.kept}")
    if done.passphrase:
        echo("From now on it opens with the passphrase of that backup.")
    if done.kept and done.passphrase == "first":
        echo("The library it replaced isn’t encrypted. To erase such copies: tearsheet erase-copies")


def report_as_data(report: Report) -> dict[str, Any]:
    """Return a check's report for ``--json``."""
    return {
        "whole": report.is_whole,
        "articles": report.articles,
        "originals": report.originals,
        "pictures": report.pictures,
        "search_compared": report.compared,
        "findings": [
            {
                "kind": f.kind,
                "count": f.count,
                "articles": list(f.articles),
                "sentence": f.sentence,
                "remedy": REMEDIES[f.kind],
            }
            for f in report.findings
        ],
        "lines": list(report.lines),
    }


@click.command("check")
@click.option(
    "--originals",
    metavar="N",
    type=click.IntRange(1),
    help="Verify about N originals instead of all.",
)
@as_json
@click.pass_obj
def check_(state: State, originals: int | None, as_json: bool) -> None:
    """Check the library: the file, its tables, the search index, texts, pictures and originals. Nothing is changed.

    Exits with 1 if there is a problem.
    """
    report = check(state.path, originals=originals or 0)
    if as_json:
        print_json(report_as_data(report))
    else:
        for finding in report.findings:
            echo(f"{finding.sentence} {REMEDIES[finding.kind]}")
            if finding.articles:
                shown = ", ".join(map(str, finding.articles[:20])) + (" …" if len(finding.articles) > 20 else "")
                echo(f"    articles: {shown}")
        for line in report.lines[:5]:
            echo(f"    {line}")
        if not report.lines:
            echo(f"Checked {articles(report.articles)}, {report.originals} originals and {report.pictures} pictures.")
            if not report.compared:
                echo("Didn't compare the search index with the texts.")
        if report.is_whole:
            echo("No problems found.")
    if not report.is_whole:
        raise click.exceptions.Exit(1)


_NAMED = 30
"""Articles that a sentence names; the rest are counted, and ``--json`` has them all."""
_LOST = {
    "articles": ("article", "articles"),
    "tags": ("tag", "tags"),
    "originals": ("original", "originals"),
    "pictures": ("picture", "pictures"),
    "texts": ("text", "texts"),
    "highlights": ("highlight", "highlights"),
    "article_tags": ("tag of an article", "tags of articles"),
    "folders": ("smart folder", "smart folders"),
    "corrections": ("correction", "corrections"),
    "summary_choices": ("choice of a summary sentence", "choices of summary sentences"),
    "earlier_texts": ("earlier text", "earlier texts"),
    "person_names": ("corrected name", "corrected names"),
    "captures": ("fetch", "fetches"),
    "article_images": ("place of a picture", "places of pictures"),
    "article_keys": ("known address", "known addresses"),
}
"""What may be lost of a damaged library, as ``Saved.lost`` names it: one, and several."""


def sentences(done: Repaired) -> list[str]:
    """Return what Repair did, sentence by sentence."""
    if done.rebuilt is not None:
        found = ["The file is intact. Rebuilt the search index."]
        for count, words in (
            (done.rebuilt.removed, "orphaned rows removed"),
            (done.rebuilt.brought_back, "articles recovered from their text or original"),
            (done.rebuilt.recovered, "damaged texts or records recovered exactly, by their checksums"),
            (done.rebuilt.originals, "altered originals recovered exactly, by their SHA-256"),
            (done.rebuilt.pictures, "altered pictures recovered exactly, by their SHA-256"),
            (done.rebuilt.texts, "damaged texts removed"),
            (done.rebuilt.altered, "altered highlights, tags or folders kept; a backup may hold them unaltered"),
            (done.rebuilt.left_out, "altered records removed; a backup may hold them unaltered"),
        ):
            if count:
                found.append(f"{count} {words}.")
        if done.rebuilt.entries:
            named = ", ".join(map(str, done.rebuilt.entries))
            found.append(f"Kept with an altered title or details: articles {named}. A backup may hold them unaltered.")
        if done.rebuilt.altered_originals:
            named = ", ".join(map(str, done.rebuilt.altered_originals))
            found.append(
                f"Kept with an altered original: articles {named}. It no longer proves what was published;"
                " a backup may hold it unaltered."
            )
        if done.rebuilt.altered_pictures:
            named = ", ".join(map(str, done.rebuilt.altered_pictures))
            found.append(
                f"Altered pictures aren’t shown: articles {named}. Fetching them again may bring them back,"
                " or a backup may hold them."
            )
        return found
    if done.saved is None:
        return []
    return [*_of_saved(done.saved, done.remade), f"Kept the damaged file: {done.kept}"]


def _first(named: Iterable[str]) -> str:
    some = list(named)
    return ", ".join(some[:_NAMED]) + (f" and {len(some) - _NAMED} more" if len(some) > _NAMED else "")


def _of_saved(saved: Saved, remade: tuple[int, ...]) -> list[str]:
    found = [
        f"Recovered {articles(saved.articles)}, {saved.tags} tags, {saved.originals} originals, {saved.pictures} pictures."
    ]
    known = [f"{count} {_LOST[name][count > 1]}" for name, count in saved.lost.items() if count > 0]
    unknown = [_LOST[name][1] for name, count in saved.lost.items() if count < 0]
    if known:
        found.append(f"Lost: {', '.join(known)}. A backup may hold them.")
    if unknown:
        found.append(f"Some of these may be lost, nobody can know how many: {', '.join(unknown)}.")
    if saved.is_all:
        found.append("Nothing was lost.")
    for numbers, words in (
        (
            [one for one in saved.nameless if one not in remade],
            "Lost the title, byline, notes or other details: articles {}. A backup may hold them.",
        ),
        (
            [one for one in saved.nameless if one in remade],
            "Lost notes or other details, with the title taken from the original: articles {}. A backup may hold them.",
        ),
        (saved.worded, "Recovered the notes as plain words, from the search index: articles {}."),
        (saved.entries, "Kept with an altered title or details: articles {}. A backup may hold them unaltered."),
    ):
        if numbers:
            found.append(words.format(_first(map(str, numbers))))
    if saved.lost_titles:
        found.append(f"Titles of lost articles, in small letters: {_first(saved.lost_titles)}.")
    if saved.altered:
        found.append(f"{saved.altered} altered highlights, tags or folders kept; a backup may hold them unaltered.")
    if saved.textless and not remade:
        found.append(f"{articles(saved.textless)} without text but with an original: clean them again.")
    return found


def made_again(done: Repaired) -> list[str]:
    """Return what Repair cleaned again from originals, sentence by sentence."""
    found = []
    if done.remade:
        found.append(f"Rebuilt from their originals: articles {', '.join(map(str, done.remade))}.")
    if done.unmade:
        named = ", ".join(map(str, done.unmade))
        found.append(f"Couldn’t rebuild articles {named} from their originals. A backup may hold them.")
    return found


@click.command("repair")
@as_json
@click.pass_obj
def repair_(state: State, as_json: bool) -> None:
    """Rebuild the search index, delete orphaned rows, and recover texts that don't match their checksums.

    If the file is damaged, recover what can be read.

    The recovered library takes the place of the damaged file, which is kept beside it. Close the window first.
    """
    done = repair(state.path, settings=state.settings)
    if as_json:
        data = {
            "mended": asdict(done.rebuilt) if done.rebuilt else None,
            "saved": asdict(done.saved) if done.saved else None,
        }
        made: dict[str, object] = {"remade": list(done.remade), "unmade": list(done.unmade)}
        print_json({**data, **made, "kept": str(done.kept) if done.kept else None})
        return
    for sentence in (*sentences(done), *made_again(done)):
        echo(sentence)


COMMANDS = (backup, backups_, check_, repair_)
