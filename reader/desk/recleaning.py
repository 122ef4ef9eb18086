"""Cleaning again: articles from their kept pages, with today's cleaner, a person's corrections and the rules for sites.

Nothing is fetched: a picture that only the new text shows, and that is not kept, is not there. Whatever is replaced is
kept until its step can no longer be undone.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from reader.capture.choosing.overrides import Corrections
from reader.capture.choosing.overrides import fingerprint as fingerprint
from reader.capture.parts import further_of, media_type, with_parts
from reader.capture.version import VERSION as VERSION
from reader.desk.events import ArticlesChanged, Events
from reader.desk.jobs import Job, Jobs
from reader.desk.preparation import Prepared, prepare
from reader.desk.program.settings import Settings
from reader.desk.site_rules import Rule, RulesFile, host_of
from reader.desk.workers import Workers
from reader.errors import (
    Cancelled,
    CaptureError,
    EvidenceDamaged,
    NoArticle,
    NoOriginal,
    NoRule,
    NothingLeft,
    TearsheetError,
)
from reader.library.library import Library
from reader.model.capture import Cleaned, Page
from reader.model.importing import imported_in
from reader.text.fold import fold

if TYPE_CHECKING:
    from reader.capture.explain import Examination, Judged
    from reader.model.article import Article
    from reader.model.library import Row

_PART_MISSING = re.compile(r"^https?://\S+: |^\D{0,12}\d{1,2}\D{1,6}\d{1,2}\W*$")
"""Evidence that a part of an article is missing: its address and why, or the page's own "Page 1 of 5" (see
``capture.parts``)."""

EVENT_ARTICLES = 25
"""Articles that are told of together while many are cleaned."""


@dataclass(slots=True)
class Outcome:
    """What became of the articles: ``changed`` have another text, ``same`` the one that they had, ``failed`` kept it,
    and why.
    """

    step: str
    changed: list[int] = field(default_factory=list)
    same: list[int] = field(default_factory=list)
    failed: dict[int, TearsheetError] = field(default_factory=dict)


class Recleaning:
    """A ``step`` names everything that one ``undo`` takes back; it is the caller's word, "" for what is not to be
    undone.
    """

    def __init__(
        self, library: Library, jobs: Jobs, events: Events, workers: Workers, rules: RulesFile, settings: Settings
    ) -> None:
        self._library = library
        self._jobs = jobs
        self._events = events
        self._workers = workers
        self._rules = rules
        self._settings = settings

    # --- which ---------------------------------------------------------------------------------------------------------

    def older(self) -> list[int]:
        """The articles that another version of the cleaning made."""
        return self._library.rewriting.older(VERSION)

    def all(self) -> list[int]:
        return self._library.rewriting.with_page()

    def site_of(self, article_id: int) -> str:
        """The site whose rules hold for an article, "" for one that came from a file. Raises NoSuchArticle."""
        article = self._library.articles.article(article_id)
        return host_of(article.final_url, article.row.url, article.canonical_url)

    def of_site(self, site: str) -> list[int]:
        """The articles of a site and its subdomains."""
        hosts = ((article_id, host_of(*addresses)) for article_id, *addresses in self._library.rewriting.addresses())
        return [article_id for article_id, host in hosts if host == site or host.endswith(f".{site}")]

    # --- cleaning ------------------------------------------------------------------------------------------------------

    def clean(self, ids: Sequence[int], step: str = "") -> Job:
        """Clean these articles again, one after the other, as one job. Its future has the ``Outcome``; when it is
        cancelled, what was cleaned until then stays and can be undone.
        """
        wanted = list(ids)
        return self._jobs.submit(
            "clean", lambda job: self._clean(job, wanted, step), lane="cleaning", about=str(len(wanted))
        )

    def _clean(self, job: Job, ids: Sequence[int], step: str) -> Outcome:
        outcome = Outcome(step)
        untold: list[int] = []
        try:
            for number, article_id in enumerate(ids):
                job.progress("cleaning", number / len(ids))
                try:
                    changed = self._clean_one(article_id, step)
                except Cancelled:
                    raise
                except (CaptureError, EvidenceDamaged) as error:
                    if self._jobs.closing:
                        raise Cancelled() from error
                    outcome.failed[article_id] = error
                    continue
                (outcome.changed if changed else outcome.same).append(article_id)
                if changed:
                    untold.append(article_id)
                if len(untold) >= EVENT_ARTICLES:
                    self._publish(untold)
                    untold = []
        finally:
            self._publish(untold)
        return outcome

    def _clean_one(self, article_id: int, step: str) -> bool:
        return self._text_from(article_id, self._page(article_id), step)

    def cleaned(self, article_id: int, page: Page) -> Prepared:
        """What a page would give as the text of an article. Raises CaptureErrors."""
        return self._prepared(article_id, page, self._library.rewriting.corrections(article_id))

    def text_from(self, article_id: int, page: Page, step: str) -> bool:
        """Give the article the text of this page; False if it has it already. Raises CaptureErrors."""
        changed = self._text_from(article_id, page, step)
        self._publish([article_id])
        return changed

    def _text_from(self, article_id: int, page: Page, step: str) -> bool:
        while True:
            blocks = self._library.rewriting.corrections(article_id)
            prepared = self._prepared(article_id, page, blocks)
            done = self._replace(article_id, prepared, step, blocks)
            if done is not None:
                return done

    def correct(self, article_id: int, decisions: Mapping[str, bool | None], step: str) -> Job:
        """Keep what a person decided about blocks (by fingerprint: kept or not, None to leave it to the cleaning) and
        clean the article again with it: both or, where no text would be left, neither.
        """
        return self._jobs.submit(
            "correct", lambda _job: self._correct(article_id, decisions, step), lane="correcting", article_id=article_id
        )

    def _correct(self, article_id: int, decisions: Mapping[str, bool | None], step: str) -> bool:
        page = self._page(article_id)
        while True:
            before = self._library.rewriting.corrections(article_id)
            after = {block: kept for block, kept in ({**before, **decisions}).items() if kept is not None}
            if not any(
                after.get(fingerprint(block), True)
                for block in self._library.articles.article(article_id).blocks
                if block.text
            ):
                raise NothingLeft()
            try:
                prepared = self._prepared(article_id, page, after)
            except NoArticle as error:
                raise NothingLeft() if any(kept is False for kept in decisions.values()) else error from error
            done = self._replace(article_id, prepared, step, before, after)
            if done is not None:
                self._publish([article_id])
                return done

    def undo(self, step: str) -> list[int]:
        """Put back what this step replaced; gives the articles."""
        ids = self._library.rewriting.restore(step)
        self._publish(ids)
        return ids

    def changed_by(self, step: str) -> list[int]:
        """Return the articles that this step changed and that ``undo`` would put back."""
        return self._library.rewriting.changed_by(step)

    def forget(self, steps: Sequence[str] | None = None) -> None:
        """Drop what was kept for steps that cannot be undone any more; without names, for all of them."""
        self._library.rewriting.forget(steps)

    def _page(self, article_id: int) -> Page:
        self._library.articles.row(article_id)
        kept = self._library.content.pages(article_id)
        if not kept:
            raise NoOriginal()
        return with_parts(kept)

    def _prepared(self, article_id: int, page: Page, blocks: Mapping[str, bool]) -> Prepared:
        article = self._library.articles.article(article_id)
        rules = self._rules.of(page.final_url, article.row.url, article.canonical_url)
        corrections = Corrections(dict(blocks), rules)
        method = str(self._settings["summary_method"])
        prepared = self._workers.run(
            prepare, page.body, page.final_url, media_type(page), corrections, further_of(page), method
        )
        if imported_in(page.headers, page.status) is not None:
            return replace(prepared, cleaned=_as_imported(prepared.cleaned, article))
        if (
            prepared.cleaned.completeness == "whole"
            and page.fetched == article.fetched
            and _PART_MISSING.search(article.evidence)
        ):
            # That a part could not be fetched is known from then; the pages that did come cannot say it.
            cleaned = replace(prepared.cleaned, completeness=article.row.completeness, evidence=article.evidence)  # type: ignore[arg-type]
            return replace(prepared, cleaned=cleaned)
        return prepared

    def _replace(
        self,
        article_id: int,
        prepared: Prepared,
        step: str,
        before: Mapping[str, bool],
        after: Mapping[str, bool] | None = None,
    ) -> bool | None:
        return self._library.rewriting.replace(
            article_id,
            prepared.cleaned,
            step=step,
            language=prepared.language,
            words=prepared.words,
            minutes=prepared.minutes,
            excerpt=prepared.excerpt,
            method=prepared.method,
            version=prepared.version,
            summaries=prepared.summaries,
            judged_with=before,
            corrections=after,
        )

    def _publish(self, ids: Sequence[int]) -> None:
        if ids:
            self._events.publish(ArticlesChanged("filled", tuple(ids)))

    # --- why -----------------------------------------------------------------------------------------------------------

    def examine(self, article_id: int) -> Examination:
        """What cleaning does with each block of the article's page and its further parts, in a worker. Raises
        NoSuchArticle, NoOriginal and CaptureErrors.
        """
        from reader.capture.explain import Examination, examine

        page = self._page(article_id)
        article = self._library.articles.article(article_id)
        rules = self._rules.of(page.final_url, article.row.url, article.canonical_url)
        corrections = Corrections(self._library.rewriting.corrections(article_id), rules)
        first = self._workers.run(examine, page.body, page.final_url, media_type(page), corrections)
        parts = further_of(page)
        if parts is None:
            return first
        others = [self._workers.run(examine, *part, corrections) for part in parts.pages]
        blocks = tuple(judged for found in (first, *others) for judged in found.blocks)
        words: dict[str, int] = {}
        for name, number in (asked for found in (first, *others) for asked in found.candidates):
            words[name] = words.get(name, 0) + number
        return Examination(blocks, tuple(words.items()), first.cleaner)

    def rule_for(self, article_id: int, name: str, *, keep: bool) -> Rule:
        """The rule that would leave out (or keep) a block, named by its fingerprint, on every page of the article's
        site.

        Raises NoRule where there is none.
        """
        judged = next((block for block in self.examine(article_id).blocks if block.fingerprint == name), None)
        site = self.site_of(article_id)
        if judged is None or not judged.rule or not site:
            raise NoRule()
        return rule_from(judged, site, keep=keep)


def _own_title(row: Row, found: str) -> str:
    """The title that an article has, unless Repair knew no better than its address or the key that it is sorted by."""
    is_makeshift = row.title == row.url or row.title == fold(found)
    return (found or row.title) if is_makeshift else row.title or found


def _as_imported(cleaned: Cleaned, article: Article) -> Cleaned:
    """Return a text that came out of another program's file with what is known of its article: that came beside the text, and
    the page, if there is one, adds what was lacking.
    """
    row, about = article.row, cleaned.metadata
    known = replace(
        about,
        title=_own_title(row, about.title),
        byline=tuple(name for name in row.byline.split("; ") if name) or about.byline,
        published=row.published or about.published,
        site=row.site or about.site,
        description=article.description or about.description,
        language=row.language or about.language,
        canonical_url=article.canonical_url or about.canonical_url,
    )
    from reader.capture.readable import without_title

    blocks = without_title(cleaned.blocks, row.title) if cleaned.cleaner.endswith(" imported") else cleaned.blocks
    return replace(cleaned, metadata=known, blocks=blocks)


def rule_from(judged: Judged, site: str, *, keep: bool) -> Rule:
    """The rule of a judged block."""
    if keep:
        return Rule(site, "keep" if judged.rule_is_selector else "keep_texts", judged.rule)
    return Rule(site, "leave_out" if judged.rule_is_selector else "leave_out_texts", judged.rule)
