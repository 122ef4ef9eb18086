"""Cite articles: their facts as a work with authors, in the style that is asked for."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.exchange.citations.styles import PROSE_STYLES, STYLES, Citation, cite
from reader.library.person_names import CorrectedName
from reader.model.citation import Author, CitedWork, PartialDate
from reader.model.local_time import local_day
from reader.model.provenance import provenance
from reader.text.person_names import author_of, names_in

if TYPE_CHECKING:
    from reader.desk.program.settings import Settings
    from reader.library.library import Library
    from reader.model.article import Article
    from reader.model.library import Row

_DATE = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?")


@dataclass(frozen=True, slots=True)
class CitedName:
    """A name as it stands in a byline, the author that it is cited as, and whether a person said so."""

    name: str
    author: Author
    is_corrected: bool


class Citations:
    """Every method is a query, or a change, of milliseconds."""

    def __init__(self, library: Library, settings: Settings) -> None:
        self._library = library
        self._settings = settings

    @property
    def style(self) -> str:
        """The style of the settings."""
        return str(self._settings["citation_style"])

    def work(self, article_id: int) -> CitedWork:
        """Return an article as a work to cite. Raises NoSuchArticle."""
        return self._work(self._library.articles.article(article_id))

    def _work(self, article: Article) -> CitedWork:
        authors = tuple(one.author for one in self._names(article.row))
        return _work_of(article, authors, self.retrieved(article))

    def retrieved(self, article: Article) -> str:
        """Return when an article's page was retrieved (ISO 8601): fetched by Tearsheet, handed over by a browser, or saved in
        the program that an imported file came from; where no page is kept, when it was saved here. "" where a file gave
        the page and no time, and for a sample.
        """
        page = self._library.content.newest_original(article.row.id, article.fetched)
        if page is None:
            return article.fetched or article.row.saved
        origin = provenance(page, is_sample=article.row.sample)
        return {"imported": origin.noted, "opened": "", "sample": ""}.get(origin.came, article.fetched or origin.when)

    # --- names ---------------------------------------------------------------------------------------------------------

    def names(self, article_id: int) -> list[CitedName]:
        """Return the names in an article's byline, in its order, each as it is cited. Raises NoSuchArticle."""
        return self._names(self._library.articles.row(article_id))

    def _names(self, row: Row) -> list[CitedName]:
        found = names_in(row.byline)
        corrected = self._library.person_names.of(found) if found else {}
        return [CitedName(name, _author(name, row.language, corrected.get(name)), name in corrected) for name in found]

    def correct_name(self, name: str, author: Author | None) -> Callable[[], object]:
        """Cite a name as this author in every article, or by the rules again where that is None; return what takes it
        back. Raises LibraryReadOnly, LibraryBusy, DiskFull.
        """
        kept = None
        if author is not None:
            kind = "organisation" if author.literal else "person"
            kept = CorrectedName(kind, author.family.strip(), author.given.strip())
        before = self._library.person_names.put(name, kept)
        return lambda: self._library.person_names.put(name, before)

    # --- citing --------------------------------------------------------------------------------------------------------

    def cite(self, article_id: int, style: str = "") -> Citation:
        """Return an article's citation. Raises NoSuchArticle."""
        return cite(self.work(article_id), style or self.style)

    def below_quote(self, article: Article, style: str = "") -> Citation:
        """Return what is printed below a quotation from an article; in place of a style for programs, the newsroom's."""
        wanted = style or self.style
        return cite(self._work(article), wanted if wanted in PROSE_STYLES else PROSE_STYLES[0], "below quote")

    def cite_many(self, ids: Iterable[int], style: str = "") -> Citation:
        """Return the citations of several articles, one a paragraph; those of IEEE are numbered, CSL-JSON is one list.
        Raises NoSuchArticle.
        """
        wanted = style or self.style
        works = [self.work(article_id) for article_id in ids]
        if wanted == "csl-json":
            from reader.exchange.citations.csl_json import entries

            return Citation(entries(works), "")
        found = [cite(work, wanted) for work in works]
        if wanted == "ieee":
            found = [Citation(_numbered(one.text, at), _numbered(one.html, at)) for at, one in enumerate(found, 1)]
        between = "\n" if wanted in ("ris", "wikipedia") else "\n\n"
        html = "".join(f"<p>{one.html}</p>" for one in found) if wanted in PROSE_STYLES and len(found) > 1 else ""
        return Citation(between.join(one.text for one in found), html or (found[0].html if len(found) == 1 else ""))


def _work_of(article: Article, authors: tuple[Author, ...], retrieved: str) -> CitedWork:
    """Return an article as a work to cite: a dated one on a site counts as an article of a paper, another as a page."""
    row = article.row
    issued = date_of(row.published)
    return CitedWork(
        "newspaper" if issued and row.site else "web",
        row.title,
        authors,
        row.site,
        issued=issued,
        accessed=date_of(local_day(retrieved)),
        url=row.url if row.url.startswith(("http://", "https://")) else "",
        language=row.language,
    )


def _author(name: str, language: str, corrected: CorrectedName | None) -> Author:
    by_rule = author_of(name, language)
    if corrected is None:
        return by_rule
    if corrected.kind == "organisation":
        return Author(literal=name)
    return by_rule.corrected(corrected.family, corrected.given)


def date_of(time: str) -> PartialDate | None:
    """Return the day, month or year of an ISO 8601 date of a page, in the page's own time; None for none."""
    match = _DATE.match(local_day(time) if len(time) > len("2026-01-01") else time)
    if match is None:
        return None
    year, month, day = (int(part or 0) for part in match.groups())
    if not year or month > 12 or day > 31:
        return None
    return PartialDate(year, month, day if month else 0)


def _numbered(citation: str, number: int) -> str:
    return citation.replace("[1]", f"[{number}]", 1)


__all__ = ["PROSE_STYLES", "STYLES", "Citation", "Citations", "CitedName", "author_of", "cite", "date_of"]
