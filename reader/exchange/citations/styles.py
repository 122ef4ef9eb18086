"""The table of citation styles, and the one way from a work to its citation."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Literal, NamedTuple

from reader.exchange.citations import (
    apa,
    bibtex,
    chicago,
    csl_json,
    harvard,
    ieee,
    mla,
    newsroom,
    ris,
    wikipedia,
)
from reader.exchange.citations.markup import as_html, as_text, clean
from reader.exchange.citations.names import whole
from reader.exchange.citations.titles import typographic
from reader.model.citation import CitedWork
from reader.text.language import isolate_rtl


class Style(NamedTuple):
    """A style: its ``label`` for people, ``entry`` for a reference list, ``reference`` for the text (None for formats
    that programs read), and what stands below a quotation.
    """

    label: str
    entry: Callable[[CitedWork], str]
    reference: Callable[[CitedWork], str] | None = None
    below_quote: Callable[[CitedWork], str] | None = None


STYLES: dict[str, Style] = {
    "newsroom": Style("Newsroom", newsroom.entry, newsroom.reference),
    "apa": Style("APA 7", apa.entry, apa.reference),
    "chicago": Style("Chicago, author-date", chicago.author_date_entry, chicago.author_date_reference),
    "chicago-notes": Style("Chicago, notes", chicago.notes_entry, chicago.note, chicago.note),
    "mla": Style("MLA 9", mla.entry, mla.reference),
    "harvard": Style("Harvard", harvard.entry, harvard.reference),
    "ieee": Style("IEEE", ieee.entry, ieee.reference),
    "bibtex": Style("BibTeX", bibtex.entry),
    "ris": Style("RIS", ris.entry),
    "csl-json": Style("CSL-JSON", csl_json.entry),
    "wikipedia": Style("Wikipedia", wikipedia.entry),
}
PROSE_STYLES = tuple(name for name, style in STYLES.items() if style.reference is not None)
"""The styles for people, which may stand below a quotation."""


class Citation(NamedTuple):
    """A citation as plain text, and as HTML with its italics."""

    text: str
    html: str


def cite(work: CitedWork, style: str, form: Literal["entry", "reference", "below quote"] = "entry") -> Citation:
    """Return the citation of a work. Raises KeyError for a style that there is not. For people, names and titles that run
    from right to left are in isolates, or a date would be torn apart; formats that programs read have none.
    """
    chosen = STYLES[style]
    function = chosen.entry
    if form == "reference" and chosen.reference is not None:
        function = chosen.reference
    elif form == "below quote" and chosen.below_quote is not None:
        function = chosen.below_quote
    tidy = _tidy(work, for_people=chosen.reference is not None)
    made = function(tidy)
    if chosen.reference is None:
        return Citation(made, "")
    made = isolate_rtl(made, (tidy.title, tidy.container, tidy.publisher, *(whole(name) for name in tidy.authors)))
    return Citation(as_text(made), as_html(made))


def _tidy(work: CitedWork, *, for_people: bool) -> CitedWork:
    """Return the work with every field in one line; for people with curly quotation marks."""
    title = clean(work.title)
    authors = tuple(
        replace(
            author,
            family=clean(author.family),
            given=clean(author.given),
            particle=clean(author.particle),
            suffix=clean(author.suffix),
            literal=clean(author.literal),
        )
        for author in work.authors
        if any((author.family, author.given, author.literal))
    )
    return replace(
        work,
        title=typographic(title) if for_people else title,
        authors=authors,
        container=clean(work.container),
        publisher=clean(work.publisher),
        url="".join(sign for sign in work.url.strip() if sign.isprintable()),
        language=clean(work.language),
    )
