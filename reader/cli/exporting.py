"""Export articles, and keep folders in step with the library: export, send."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from reader.cli.output import State, articles, as_json, echo, print_json, settled, some_article_ids, warn
from reader.desk.exporting.destinations import SENDABLE, Destination
from reader.desk.exporting.exports import Exported, left_out_of
from reader.errors import (
    Cancelled,
    ExportError,
    ExportFileUsed,
    ExportFolderMissing,
    ExportNeedsWindow,
    NothingToExport,
)
from reader.model.briefing import Scope
from reader.model.exported import ExportOptions
from reader.model.library import Filter

if TYPE_CHECKING:
    from reader.desk.exporting.sending import Sending, Sent

FORMAT_NAMES = (
    "html", "site", "epub", "markdown", "text", "json", "csv", "bookmarks", "atom", "rss", "bibtex", "ris", "csl-json",
    "annotations", "readwise", "warc", "wacz", "pdf", "briefing-markdown", "briefing-html", "library",
)  # fmt: skip
"""As ``exchange.exports.table`` has them, which a start does not load."""

_LEFT_OUT = {
    "address": "no web address",
    "annotations": "no highlights or notes",
    "highlights": "no highlights",
    "text": "no text",
    "room": "a briefing takes no more",
}
"""Why articles are not in an export, by what they lack."""
_SWITCHES = ("highlights", "notes", "summaries", "pictures", "originals")


@click.command()
@some_article_ids
@click.option("--format", "name", type=click.Choice(FORMAT_NAMES), required=True, help="The format; see below.")
@click.option(
    "--to",
    "target",
    metavar="PATH",
    required=True,
    type=click.Path(path_type=Path),
    help="File or folder to write; into an existing folder, a file goes under its title.",
)
@click.option("--search", "words", default="", metavar="WORDS", help="Articles that match this search.")
@click.option("--tag", default="", help="Articles with this tag.")
@click.option("--all", "everything", is_flag=True, help="The whole library, without the trash.")
@click.option("--highlights/--no-highlights", default=True, show_default=True, help="With highlights.")
@click.option("--notes/--no-notes", default=True, show_default=True, help="With your notes.")
@click.option("--pictures/--no-pictures", default=True, show_default=True, help="With pictures.")
@click.option("--originals/--no-originals", default=True, show_default=True, help="JSON: with the original pages.")
@click.option("--summaries", is_flag=True, help="With summaries.")
@click.option("--title", default="", help="Title of the book, page or feed.")
@click.option("--replace", is_flag=True, help="Replace the file that is there.")
@as_json
@click.pass_obj
def export(
    state: State,
    /,
    ids: tuple[int, ...],
    name: str,
    target: Path,
    words: str,
    tag: str,
    title: str,
    **switches: bool,
) -> None:
    """Export articles: those with these IDs, or what a search, a tag or the whole library holds.

    \b
    html                 one web page with its pictures inside
    site                 a folder of web pages with an index and a search
    epub                 a book with a chapter for each article
    markdown             a folder of notes for Obsidian
    text                 plain text
    json                 everything, for programs and for importing it again
    csv                  a table of articles
    bookmarks            bookmarks with tags and notes
    atom rss             a feed file
    bibtex ris csl-json  references
    annotations          highlights and notes as Web Annotations
    readwise             highlights as Readwise imports them
    warc wacz            the original pages as a web archive
    pdf                  pages for paper, as the settings of the window's printing say
    briefing-markdown briefing-html   a briefing of the articles
    library              a copy of the library file

    A cancelled or failed export leaves nothing behind.
    """
    if sum((bool(ids), bool(words or tag), switches["everything"])) != 1 and name != "library":
        raise click.UsageError("Choose articles: ID..., --search, --tag or --all.")
    desk = state.desk
    chosen = desk.exports.formats()[name]
    options = ExportOptions(**{one: switches[one] for one in _SWITCHES})
    scope = Scope(ids=ids) if ids else Scope(filter=Filter(words=words, tag=tag))
    if chosen.suffix and target.is_dir():
        target = target / _file_name(title or desk.exports.title_of(desk.exports.ids(scope)), chosen.suffix)
    if chosen.suffix and target.exists() and not switches["replace"]:
        raise ExportFileUsed(path=str(target))
    try:
        done = (
            _pdf(state, scope, target.absolute(), options, title)
            if name == "pdf"
            else settled(desk.exports.start(scope, name, target.absolute(), options, title=title))
        )
    except (Cancelled, KeyboardInterrupt) as error:
        warn("Export cancelled. Nothing was written.")
        raise click.exceptions.Abort from error
    if done.damaged:
        warn(
            f"An original or picture of {articles(len(done.damaged))} doesn’t match its checksum and was left out:"
            f" {', '.join(map(str, done.damaged[:20]))}"
        )
    if switches["as_json"]:
        about = {"path": str(done.path), "format": name, "articles": done.articles, "damaged": list(done.damaged)}
        print_json(about | {"left_out": dict(done.left_out)})
        return
    number = f"{done.articles:,} of {articles(done.asked)}" if done.left_out else articles(done.articles)
    echo(f"Exported {number} to {done.path}")
    for lacking, left_out in done.left_out:
        echo(f"{left_out:,} left out: {_LEFT_OUT[lacking]}")


def _pdf(state: State, scope: Scope, target: Path, options: ExportOptions, title: str) -> Exported:
    """Write a PDF on this thread, as Qt wants it. Raises ExportNeedsWindow where there is no Qt."""
    ids = state.desk.exports.ids(scope)
    if not len(ids):
        raise NothingToExport()
    if state.write_pdf is None:
        raise ExportNeedsWindow(detail="it isn’t part of this program")
    heading = title or state.desk.exports.title_of(ids)
    try:
        written = state.write_pdf(state.desk, ids, target, options, heading)
        return Exported(target, written, left_out=left_out_of(text=len(ids) - written))
    except ImportError as error:  # a library of the system that Qt needs
        raise ExportNeedsWindow(detail=str(error)) from error


def _file_name(title: str, suffix: str) -> str:
    from reader.desk.exporting.exports import file_name_for

    return file_name_for(title, suffix)


@click.command()
@click.argument("names", metavar="[NAME...]", nargs=-1)
@click.option(
    "--add", "folder", metavar="FOLDER", type=click.Path(file_okay=False, path_type=Path), help="Add a folder."
)
@click.option(
    "--format", "form", type=click.Choice(SENDABLE), default="markdown", show_default=True, help="Its format."
)
@click.option(
    "--search", "words", default="", metavar="WORDS", help="With --add: only articles that match this search."
)
@click.option("--tag", default="", help="With --add: only articles with this tag.")
@click.option("--summaries", is_flag=True, help="With --add: with summaries.")
@click.option("--automatic", is_flag=True, help="With --add: the window sends changes by itself.")
@click.option("--remove", is_flag=True, help="Forget these folders; what is in them stays.")
@click.option("--list", "show", is_flag=True, help="List the folders.")
@click.option("--again", is_flag=True, help="Also write files that were deleted there.")
@click.option("--overwrite", is_flag=True, help="Also write over files that were edited there.")
@as_json
@click.pass_obj
def send(
    state: State,
    /,
    names: tuple[str, ...],
    folder: Path | None,
    form: str,
    words: str,
    tag: str,
    **switches: bool,
) -> None:
    """Keep folders in step with the library, such as an Obsidian vault or an e-reader: send what has changed.

    Without NAME, to all folders. Files that were edited or deleted there are left alone, and nothing is deleted there.
    """
    if sum((folder is not None, switches["remove"], switches["show"])) > 1:
        raise click.UsageError("Choose one of --add, --remove and --list.")
    if (folder is not None or switches["show"]) and names:
        raise click.UsageError("--add and --list take no NAME.")
    if switches["remove"] and not names:
        raise click.UsageError("Name the folder to remove.")
    sending = state.desk.sending
    kept = sending.destinations
    if folder is not None:
        if not folder.is_dir():
            raise ExportFolderMissing(path=str(folder))
        own = Destination("", str(folder.absolute()), form, tag=tag, words=words)
        added = kept.add(replace(own, summaries=switches["summaries"], automatic=switches["automatic"]))
        names = (added.name,)
    chosen = [kept.named(name) for name in names] if names else kept.all()
    if switches["remove"]:
        for one in chosen:
            kept.remove(one.name)
    if switches["remove"] or switches["show"]:
        _print_folders(chosen, as_json=switches["as_json"])
        return
    if not chosen:
        warn("No folders to send to. Add one: tearsheet send --add FOLDER")
        raise click.exceptions.Exit(1)
    done = _sent(sending, chosen, again=switches["again"], overwrite=switches["overwrite"])
    if switches["as_json"]:
        print_json([asdict(sent) for sent in done])
    else:
        _print_sent(done)
    if len(done) < len(chosen):
        raise click.exceptions.Exit(1)


def _sent(sending: Sending, chosen: Sequence[Destination], *, again: bool, overwrite: bool) -> list[Sent]:
    """Send to each folder; of one that can't have its files it is said why, and the others get theirs all the same."""
    done = []
    for one in chosen:
        try:
            done.append(sending.start(one, again=again, overwrite=overwrite).future.result())
        except ExportError as error:
            warn(f"{one.name}: {error}")
    return done


def _print_sent(done: Sequence[Sent]) -> None:
    for sent in done:
        echo(f"{sent.name}: {articles(sent.written)} written, {sent.unchanged:,} unchanged ({sent.folder})")
        for name in sent.edited:
            warn(f"{sent.name}: left alone, for it was edited there: {name}")


def _print_folders(chosen: list[Destination], *, as_json: bool) -> None:
    if as_json:
        print_json([{name: value for name, value in asdict(one).items() if name != "library"} for one in chosen])
        return
    for one in chosen:
        which = " ".join(part for part in (f"tag:{one.tag}" if one.tag else "", one.words) if part) or "all articles"
        echo(f"{one.name}  {one.format}  {which}{'  automatic' if one.automatic else ''}\n    {one.folder}")


COMMANDS = (export, send)
