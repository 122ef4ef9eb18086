"""Clean articles again, explain their text, list site rules: clean, why, rules.

Tested in `tests/e2e/test_cleaning.py`.
"""

from __future__ import annotations

from typing import Any

import click

from reader.cli.output import State, article_id, articles, as_json, echo, print_json, some_article_ids
from reader.desk.site_rules import host_of, valid_selector

_REASONS = {
    "judged": "judged by its place, its links and what the cleaners found",
    "companion": "belongs to the text around it",
    "prompt": "a prompt or a pointer to something else",
    "caption": "the caption of a picture, shown with it",
    "opening": "repeats the title, the authors or the date",
    "repeat": "the same picture or text stands elsewhere",
    "person": "you decided this",
    "rule": "your rule for this site",
}
"""The values of ``capture.explain.Judged.why`` in words."""


@click.command()
@some_article_ids
@click.option("--all", "everything", is_flag=True, help="All articles.")
@click.option("--older", is_flag=True, help="Articles cleaned by an older version of Tearsheet.")
@as_json
@click.pass_obj
def clean(state: State, ids: tuple[int, ...], everything: bool, older: bool, as_json: bool) -> None:
    """Clean articles again from their saved pages, with your corrections and site rules. Nothing is fetched.

    Tags, notes, stars and read marks stay. An article that can't be cleaned keeps its text. To be able to undo, use
    the window.
    """
    if sum((bool(ids), everything, older)) != 1:
        raise click.UsageError("Choose articles: ID..., --all or --older.")
    desk = state.desk
    state.warn_of_rules()
    for number in ids:
        desk.articles.row(number)
    wanted = ids or tuple(desk.recleaning.all() if everything else desk.recleaning.older())
    outcome = desk.recleaning.clean(wanted).future.result()
    for number, error in outcome.failed.items():
        echo(f"tearsheet: {number}: {error}", err=True)
    if as_json:
        failed = {str(number): str(error) for number, error in outcome.failed.items()}
        print_json({"changed": outcome.changed, "same": outcome.same, "failed": failed})
    else:
        echo(f"Cleaned {articles(len(wanted) - len(outcome.failed))}; the text of {len(outcome.changed)} changed.")
    if outcome.failed:
        raise click.exceptions.Exit(1)


@click.command()
@article_id
@as_json
@click.pass_obj
def why(state: State, article_id: int, as_json: bool) -> None:
    """Explain an article's text: each block of the saved page, kept (+) or left out (-), and why.

    --json adds each block's fingerprint and the site rule that would match it.
    """
    found = state.desk.recleaning.examine(article_id)
    blocks: list[dict[str, Any]] = [
        {
            "kept": judged.kept,
            "why": judged.why,
            "reason": _REASONS.get(judged.why, judged.why),
            "kind": judged.block.kind,
            "text": judged.block.text
            or judged.block.caption
            or judged.block.href
            or (judged.block.picture.src if judged.block.picture else "")
            or " ".join(run.words for run in judged.block.inlines),
            "role": judged.block.role,
            "found_by": list(judged.found_by),
            "fingerprint": judged.fingerprint,
            "rule": judged.rule,
            "rule_is_selector": judged.rule_is_selector,
        }
        for judged in found.blocks
    ]
    if as_json:
        print_json({"id": article_id, "cleaner": found.cleaner, "candidates": dict(found.candidates), "blocks": blocks})
        return
    asked = ", ".join(f"{name} {words}" for name, words in found.candidates)
    kept = sum(judged.kept for judged in found.blocks)
    echo(f"Words kept by each cleaner: {asked}. Chosen: {found.cleaner}. {kept} of {len(blocks)} blocks kept.\n")
    for block in blocks:
        text = " ".join(block["text"].split())
        echo(f"{'+' if block['kept'] else '-'} {text if len(text) <= 100 else text[:99] + '…'}\n    {block['reason']}")


@click.command()
@click.argument("site", default="")
@as_json
@click.pass_obj
def rules(state: State, site: str, as_json: bool) -> None:
    """List your site rules: what to leave out of a site's articles, and what to keep. SITE is a host or an address.

    The rules are in a text file that you can edit; its path is printed first.
    """
    file = state.desk.site_rules
    found = file.rules(host_of(site if "://" in site else f"https://{site}") if site else "")
    if as_json:
        listed = [
            {
                "site": rule.site,
                "rule": rule.key,
                "value": rule.value,
                "valid": "texts" in rule.key or valid_selector(rule.value),
            }
            for rule in found
        ]
        print_json({"path": str(file.path), "rules": listed})
        return
    echo(str(file.path), err=True)
    for rule in found:
        doubt = "" if "texts" in rule.key or valid_selector(rule.value) else "  (no CSS selector: it does nothing)"
        echo(f"{rule.site}  {rule.key}  {' '.join(rule.value.split())}{doubt}")
    if not found:
        echo("No rules yet. Choose “Always on this site” in the window, or write them into the file.", err=True)


COMMANDS = (clean, why, rules)
