"""Export articles, and keep folders in step with the library: export, send."""

from __future__ import annotations

from pathlib import Path

import click

from reader.cli.output import State, articles, as_json, echo, print_json, warn
from reader.desk.exporting.exports import Exported
from reader.errors import ExportTargetUsed
from reader.model.briefing import Scope
from reader.model.exported import ExportOptions
from reader.model.library import Filter

FORMAT_NAMES = (
    "html", "site", "epub", "markdown", "text", "json", "csv", "bookmarks", "atom", "rss", "bibtex", "ris", "csl-json",
    "annotations", "readwise", "warc", "wacz", "pdf", "briefing-markdown", "briefing-html", "library",
)  # fmt: skip
"""As ``exchange.exports.table`` has them, which a start does not load."""

_SWITCHES = ("highlights", "notes", "summaries", "pictures", "originals")


@click.command()
@click.argument("ids", metavar="[ID...]", type=int, nargs=-1)
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
        target = target / _file_name(title, chosen.suffix)
    if chosen.suffix and target.exists() and not switches["replace"]:
        raise ExportTargetUsed(path=str(target))
    done: Exported = desk.exports.start(scope, name, target.absolute(), options, title=title).future.result()
    if done.damaged:
        warn(
            f"An original or picture of {articles(len(done.damaged))} doesn’t match its checksum and was left out:"
            f" {', '.join(map(str, done.damaged[:20]))}"
        )
    if switches["as_json"]:
        print_json({"path": str(done.path), "format": name, "articles": done.articles, "damaged": list(done.damaged)})
    else:
        echo(f"Exported {articles(done.articles)} to {done.path}")


def _file_name(title: str, suffix: str) -> str:
    from reader.desk.exporting.exports import file_name_for

    return file_name_for(title, suffix)


COMMANDS = (export,)
