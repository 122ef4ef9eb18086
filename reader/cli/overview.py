"""Count articles and disk space, and manage tags: stats, tags."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

import click

from reader.cli.output import State, articles, as_json, echo, print_json
from reader.model.overview import Amounts, Overview, Space


@click.command()
@as_json
@click.pass_obj
def stats(state: State, as_json: bool) -> None:
    """Show what's in the library and what uses the disk space.

    Articles in the trash aren't counted. In a large library the parts of the file are estimates.
    """
    look, space = state.desk.overviews.overview(), state.desk.overviews.space()
    if as_json:
        print_json({**asdict(look), "space": {**asdict(space), "other": space.other}})
        return
    _print_articles(look)
    _print_space(space)


def _print_articles(look: Overview) -> None:
    echo(f"{articles(look.articles)}, {look.read:,} read")
    if look.read_sometime:
        echo(f"{look.read_sometime:,} with no read date")
    if look.periods:
        echo(f"\n{'By ' + look.step:<12}{'saved':>9}{'read':>9}")
    for period in look.periods:
        if period.saved or period.read:
            name = {"month": period.first[:7], "year": period.first[:4]}.get(look.step, period.first)
            echo(f"  {name:<10}{period.saved:>9,}{period.read:>9,}")
    for title, amounts in (("Sites", look.sites), ("Tags", look.tags), ("Languages", look.languages)):
        _print_amounts(title, amounts)


def _print_amounts(title: str, amounts: Amounts) -> None:
    if not amounts.first:
        return
    echo(f"\n{title}")
    for amount in amounts.first:
        echo(f"  {amount.count:>9,}  {amount.name}")
    if amounts.others:
        echo(
            f"  {amounts.rest:>9,}  in {amounts.others:,} more" if title != "Tags" else f"  {amounts.others:>9,}  more"
        )
    if amounts.unknown:
        echo(f"  {amounts.unknown:>9,}  unknown")


def _print_space(space: Space) -> None:
    echo(f"\nDisk space: {_size(space.file)}" + (" (parts estimated)" if space.estimated else ""))
    parts = (
        ("originals", space.originals),
        ("pictures", space.pictures),
        ("texts", space.texts),
        ("search index", space.search),
        ("everything else", space.other),
        ("free", space.free),
    )
    for name, size in parts:
        echo(f"  {_size(size):>9}  {name}")


def _size(number: int) -> str:
    return f"{number / 1_000_000:,.1f} MB" if number >= 1_000_000 else f"{number / 1_000:,.0f} kB"


@click.group(invoke_without_command=True)
@as_json
@click.pass_context
def tags(context: click.Context, as_json: bool) -> None:
    """List tags with their article counts, or change one."""
    if context.invoked_subcommand is not None:
        return
    state: State = context.obj
    found = state.desk.counts().tags
    if as_json:
        print_json([{"name": t.name, "count": t.articles} for t in found])
        return
    for t in found:
        echo(f"{t.articles:6}  {t.name}")
    if not found:
        echo("No tags yet. Add one: tearsheet tag ID TAG", err=True)


def _merge(state: State, names: tuple[str, ...], into: str, as_json: bool) -> None:
    done = state.desk.tags.merge(names, into)
    if as_json:
        result: dict[str, Any] = asdict(done)
        print_json(result | {"was": list(done.was)})
        return
    was = " and ".join(f"“{name}”" for name in done.was)
    verb = "Merged" if done.merged or len(done.was) > 1 else "Renamed"
    into_ = "into" if verb == "Merged" else "to"
    echo(f"{verb} {was} {into_} “{done.name}” ({articles(done.count)}).")


@tags.command()
@click.argument("old")
@click.argument("new")
@as_json
@click.pass_obj
def rename(state: State, old: str, new: str, as_json: bool) -> None:
    """Rename a tag and the tags nested in it. If NEW exists, the two are merged."""
    _merge(state, (old,), new, as_json)


@tags.command()
@click.argument("old", nargs=-1, required=True)
@click.argument("into")
@as_json
@click.pass_obj
def merge(state: State, old: tuple[str, ...], into: str, as_json: bool) -> None:
    """Merge tags into one; smart folders follow."""
    _merge(state, old, into, as_json)


@tags.command()
@click.argument("name")
@as_json
@click.pass_obj
def delete(state: State, name: str, as_json: bool) -> None:
    """Delete a tag and the tags nested in it. The articles stay."""
    number = state.desk.tags.delete(name)
    if as_json:
        print_json({"deleted": name, "articles": number})
    else:
        echo(f"Deleted “{name}” from {articles(number)}.")


COMMANDS = (stats, tags)
