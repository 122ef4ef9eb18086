"""Commands for keeping the library safe: backup, backups, restore, check, repair."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from reader.cli.output import State, as_json, print_json
from reader.desk.backups import backups_of
from reader.desk.file_maintenance import REMEDIES, check, repair, restore

if TYPE_CHECKING:
    from reader.library.file.backups import Copy
    from reader.library.file.check import Report
    from reader.library.file.swap import Repaired

KINDS = {
    "automatic": "made by itself",
    "kept": "asked for",
    "before-schema": "before an update",
    "replaced": "replaced by a backup",
}
"""Why there is a copy, by its kind."""


def copy_as_data(copy: Copy) -> dict[str, Any]:
    """A copy for ``--json``; ``error`` says why it cannot be restored, or is null."""
    return {
        "path": str(copy.path),
        "kind": copy.kind,
        "made": copy.made,
        "size": copy.size,
        "inside": asdict(copy.contents) if copy.contents else None,
        "error": str(copy.problem) if copy.problem else None,
    }


def _line(copy: Copy) -> str:
    inside = copy.contents
    about = f"schema {inside.schema}, {inside.articles} articles, {inside.unread} unread" if inside else ""
    if inside and inside.newest_title:
        about += f", newest of {inside.newest_saved[:10]}: {inside.newest_title}"
    problem = f"  ({copy.problem})" if copy.problem else ""
    return f"{copy.made}  {copy.size / 1e6:8.1f} MB  {KINDS[copy.kind]}  {about}{problem}\n    {copy.path}"


@click.command()
@click.argument("folder", required=False, type=click.Path(file_okay=False, path_type=Path))
@click.option(
    "--automatic", is_flag=True, help="One that may be thinned out later, as those that are made by themselves."
)
@as_json
@click.pass_obj
def backup(state: State, folder: Path | None, automatic: bool, as_json: bool) -> None:
    """Back up the library now, verified, into FOLDER or the folder of the settings; the window and other commands go on
    meanwhile.

    It stays until you remove it. Those that the window makes by itself are thinned to 7 days, 4 weeks and 6 months.
    """
    backups = backups_of(state.path, state.settings, folder.absolute() if folder is not None else None)
    made = backups.make(kept=not automatic)
    if automatic:
        backups.thin()
    if as_json:
        print_json(copy_as_data(made))
    else:
        click.echo(_line(made))


@click.command("backups")
@as_json
@click.pass_obj
def backups_(state: State, as_json: bool) -> None:
    """All copies of the library, the newest first, with what is in each."""
    backups = backups_of(state.path, state.settings)
    copies = backups.copies()
    if as_json:
        print_json([copy_as_data(copy) for copy in copies])
        return
    for copy in copies:
        click.echo(_line(copy))
    if not copies:
        click.echo(f"No backups in {backups.folder}. Make one: tearsheet backup", err=True)


def restore_backup(state: State, copy: Path, as_json: bool) -> None:
    """See ``organise.restore``."""
    done = restore(copy, state.path)
    if as_json:
        print_json(
            {"path": str(state.path), "inside": asdict(done.contents), "kept": str(done.kept) if done.kept else None}
        )
        return
    click.echo(
        f"{state.path} is now as it was in {copy.name}: {done.contents.articles} articles, {done.contents.unread} unread."
    )
    if done.kept:
        click.echo(f"What was there before is kept: {done.kept}")


def report_as_data(report: Report) -> dict[str, Any]:
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
    help="Compare about N originals with their fingerprints, not all.",
)
@as_json
@click.pass_obj
def check_(state: State, originals: int | None, as_json: bool) -> None:
    """Is the library as it should be? The file, its rows, the search index, texts, pictures and originals. Nothing is
    changed.

    Ends with 1 if something is found.
    """
    report = check(state.path, originals=originals or 0)
    if as_json:
        print_json(report_as_data(report))
    else:
        for finding in report.findings:
            click.echo(f"{finding.sentence} {REMEDIES[finding.kind]}")
            if finding.articles:
                shown = ", ".join(map(str, finding.articles[:20])) + (" …" if len(finding.articles) > 20 else "")
                click.echo(f"    articles: {shown}")
        for line in report.lines[:5]:
            click.echo(f"    {line}")
        if not report.lines:
            click.echo(
                f"{report.articles} articles, {report.originals} originals and {report.pictures} pictures were looked at."
            )
            if not report.compared:
                click.echo("The search index was not compared with the texts.")
        if report.is_whole:
            click.echo("Everything is as it should be.")
    if not report.is_whole:
        raise click.exceptions.Exit(1)


def sentences(done: Repaired) -> list[str]:
    """What Repair did, sentence by sentence."""
    if done.rebuilt is not None:
        found = ["The file is sound. The search index was made anew."]
        for count, words in (
            (done.rebuilt.removed, "rows that belonged to nothing were removed"),
            (done.rebuilt.brought_back, "articles came back of which only the text or the original was left"),
            (done.rebuilt.texts, "texts that could not be read were taken out"),
        ):
            if count:
                found.append(f"{count} {words}.")
        return found
    saved = done.saved
    if saved is None:
        return []
    found = [
        f"Saved: {saved.articles} articles, {saved.tags} tags, {saved.originals} originals, {saved.pictures} pictures."
    ]
    lost = {
        "articles": saved.lost_articles,
        "tags": saved.lost_tags,
        "originals": saved.lost_originals,
        "pictures": saved.lost_pictures,
    }
    if any(lost.values()):
        found.append(
            "Lost: "
            + ", ".join(f"{count if count > 0 else 'unknown'} {name}" for name, count in lost.items() if count)
            + "."
        )
    else:
        found.append("Nothing is lost of these.")
    if saved.nameless:
        found.append(
            f"{saved.nameless} articles stand under their address: nothing else is known of them. Clean them again."
        )
    if saved.textless:
        found.append(f"{saved.textless} articles lost their text and have their original: clean them again.")
    found.append(f"The damaged file is kept: {done.kept}")
    return found


@click.command("repair")
@as_json
@click.pass_obj
def repair_(state: State, as_json: bool) -> None:
    """Make the search index anew and remove rows that belong to nothing. Of a damaged file, save what can be read into
    a new one.

    The new file takes the library's place, and the damaged one is kept beside it. Close the window before.
    """
    done = repair(state.path)
    if as_json:
        data = {
            "mended": asdict(done.rebuilt) if done.rebuilt else None,
            "saved": asdict(done.saved) if done.saved else None,
        }
        print_json({**data, "kept": str(done.kept) if done.kept else None})
        return
    for sentence in sentences(done):
        click.echo(sentence)


COMMANDS = (backup, backups_, check_, repair_)
