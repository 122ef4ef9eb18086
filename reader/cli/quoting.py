"""Cite articles, quote them and verify quotations: cite, quote, verify."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from reader.cli.output import ArticleId, State, article_id, article_ids, as_json, echo, print_json

if TYPE_CHECKING:
    from reader.desk.quoting.quotes import Verification
    from reader.model.provenance import Provenance

PROSE_NAMES = ("newsroom", "apa", "chicago", "chicago-notes", "mla", "harvard", "ieee")
STYLE_NAMES = (*PROSE_NAMES, "bibtex", "ris", "csl-json", "wikipedia")
MAX_SHOWN_CHANGES = 5


@click.command()
@article_ids
@click.option(
    "--style",
    type=click.Choice(STYLE_NAMES),
    help="Citation style or format; the default is in the settings (newsroom at first).",
)
@click.option("--reference", is_flag=True, help="Print the reference for the text, such as (Marlow, 2026).")
@as_json
@click.pass_obj
def cite(state: State, ids: tuple[int, ...], style: str | None, reference: bool, as_json: bool) -> None:
    """Cite articles in a style, or in a format for reference managers.

    \b
    newsroom         name, site, date, address, day retrieved
    apa              APA, 7th edition
    chicago          Chicago, author-date; chicago-notes is the notes system
    mla              MLA, 9th edition
    harvard          Harvard (Cite Them Right)
    ieee             IEEE
    bibtex ris csl-json   for Zotero, LaTeX, Pandoc and others
    wikipedia        {{cite web}}
    """
    from reader.exchange.citations.csl_json import item_of
    from reader.exchange.citations.styles import STYLES
    from reader.exchange.citations.styles import cite as made

    citations = state.desk.citations
    chosen = style or citations.style
    if reference and STYLES[chosen].reference is None:
        raise click.UsageError(f"{chosen} is a format for programs. --reference needs a citation style.")
    if as_json:
        works = [(number, citations.work(number)) for number in ids]
        print_json(
            [
                {"id": number, "style": chosen, "citation": made(work, chosen).text}
                | {"reference": made(work, chosen, "reference").text if STYLES[chosen].reference else None}
                | {"item": item_of(work)}
                for number, work in works
            ]
        )
    elif reference:
        for number in ids:
            echo(made(citations.work(number), chosen, "reference").text)
    else:
        echo(citations.cite_many(ids, chosen).text.rstrip("\n"))


@click.command()
@article_id
@click.argument("passage")
@click.option("--style", type=click.Choice(PROSE_NAMES), help="Citation style; the default is in the settings.")
@click.option(
    "--evidence", is_flag=True, help="Add how the page came, when and from where, and the original's SHA-256."
)
@as_json
@click.pass_obj
def quote(state: State, article_id: int, passage: str, style: str | None, evidence: bool, as_json: bool) -> None:
    """Quote a passage of an article with its citation.

    PASSAGE must stand in the article word for word. "[…]" in it stands for words left out.
    """
    quotes = state.desk.quotes
    spans = quotes.spans_of(article_id, passage)
    made = (quotes.evidence if evidence else quotes.quote)(article_id, spans, style or "")
    if as_json:
        places = [{"start": start, "end": end} for start, end in spans]
        print_json({"id": article_id, "quote": made.text, "spans": places, "link": quotes.link(article_id, spans)})
    else:
        echo(made.text)


@click.command()
@click.argument("passage", required=False)
@click.option("--file", "file", type=click.File(encoding="utf-8"), help="Read the passage from this file; - is stdin.")
@click.option("--evidence", default="", metavar="LINE", help="The line that Copy as evidence added to the quote.")
@click.option("--article", "article_id", type=ArticleId(), default=0, metavar="ID", help="Look in this article.")
@as_json
@click.pass_obj
def verify(state: State, passage: str | None, file: Any, evidence: str, article_id: int, as_json: bool) -> None:
    """Check whether a quote stands word for word in the original you kept. The original decides, not the text.

    PASSAGE is the quote, alone or with the citation and evidence copied with it; without it, the quote is read from
    --file or standard input. Without evidence or --article, your whole library is searched. Spaces, line breaks and
    the shape of quotation marks don't count; "[…]" stands for words left out.

    Exits with 0 if the quote stands word for word in the original (or in the article's text, if none is kept), and
    with 1 if it was changed, isn't there, or the original is damaged.
    """
    if passage is not None and file is not None:
        raise click.UsageError("Give the passage or --file, not both.")
    given = passage if passage is not None else (file or click.open_file("-", encoding="utf-8")).read()
    if article_id:
        state.desk.articles.row(article_id)  # says so if there is none
    found = state.desk.quotes.verify(given, evidence, article_id)
    if as_json:
        print_json(_as_data(found))
    else:
        echo("\n".join(_as_lines(found)))
    if not found.holds:
        raise click.exceptions.Exit(1)


def _as_data(found: Verification) -> dict[str, Any]:
    return {
        "verdict": found.verdict,
        "id": found.article_id or None,
        "title": found.title,
        "site": found.site,
        "fetched": found.fetched,
        "came": found.origin.came if found.origin else None,
        "came_when": found.origin.when if found.origin else None,
        "is_text": found.origin is not None and found.origin.is_text,
        "spans": [{"start": start, "end": end} for start, end in found.spans],
        "changes": [{"quote": change.passage, "article": change.text} for change in found.changes],
        "in_order": found.in_order,
        "in_original": found.in_original,
        "only_in_text": found.only_in_text,
        "hidden_in_page": found.hidden_in_page,
        "unread": found.unread,
        "original": found.original,
    }


def _as_lines(found: Verification) -> list[str]:
    """Return the verdict in words, what differs, and where it was looked for."""
    lines = [_head(found)]
    source = "original" if found.only_in_text else "article"
    for change in found.changes[:MAX_SHOWN_CHANGES]:
        if change.passage and change.text:
            lines.append(f"  The quote says “{change.passage}”, the {source} “{change.text}”.")
        elif change.passage:
            lines.append(f"  Not in the {source}: “{change.passage}”")
        else:
            lines.append(f"  Left out: “{change.text}”")
    if len(found.changes) > MAX_SHOWN_CHANGES:
        lines.append(f"  And {len(found.changes) - MAX_SHOWN_CHANGES} more.")
    if not found.in_order:
        lines.append("  Its parts stand in another order in the article.")
    if found.article_id:
        about = f"{found.title} ({found.site})" if found.site else found.title
        lines.append(f"Article {found.article_id}: {about}")
    if found.origin is not None:
        lines.append(_came(found.origin))
    said = {
        "same": "The original with this SHA-256 is kept, and its bytes still match.",
        "other": "Originals of this article are kept, but none with this SHA-256.",
        "none": "No original with this SHA-256 is kept.",
        "damaged": "The original is kept, but its bytes don’t match its SHA-256 any more.",
    }.get(found.original)
    if said:
        lines.append(said)
    if found.only_in_text:
        lines.append("The article’s text has it word for word, the original doesn’t. Go by the original.")
    elif found.hidden_in_page:
        lines.append("The original has it word for word, but hides words of it or has struck them out.")
    elif found.in_original is not None:
        kept = "text as imported" if found.origin and found.origin.is_text else "original"
        lines.append(f"The {kept} {'has' if found.in_original else 'doesn’t have'} it word for word.")
    elif found.verdict == "word for word" and not found.original and not found.unread:
        lines.append("Compared with the article’s text alone: no original is kept.")
    return lines


def _head(found: Verification) -> str:
    """Return the verdict in a few words."""
    if found.only_in_text:
        return "Not word for word in the original."
    if found.unread and found.verdict == "word for word":
        return "Word for word in the article’s text alone: the original is damaged or can’t be read."
    return {
        "word for word": "Word for word.",
        "changed": "Changed.",
        "missing": "Not found." if found.article_id else "Not found in your library.",
    }[found.verdict]


def _came(origin: Provenance) -> str:
    """Return how the original that was read came, and when."""
    when = f"{origin.when[:16].replace('T', ' ')} UTC"
    if origin.came == "fetched":
        return f"Page fetched {when}."
    if origin.came == "captured":
        return f"Page captured in {origin.browser or 'a browser'} {when}."
    if origin.came == "sample":
        return "Sample page that came with Tearsheet."
    if origin.came == "opened":
        return f"Saved page opened {when}. Tearsheet didn’t fetch it."
    thing = "Text without its page" if origin.is_text else "Page"
    return f"{thing} imported from {origin.program} {when}. Tearsheet didn’t fetch it."


COMMANDS = (cite, quote, verify)
