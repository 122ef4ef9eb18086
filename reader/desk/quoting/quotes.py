"""Quote a passage with its citation and its evidence, and verify a quotation against the page that is kept. What only
verifying needs is imported then: a quote is copied while a person waits.

The words of a quotation come from the article's text by their place, so that they are the article's word for word.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from html import escape
from typing import TYPE_CHECKING, Literal, NamedTuple

from reader.desk.quoting.evidence import digest_in, evidence_line
from reader.desk.quoting.passage_links import PREFIX, PassageLink, parse_passage_link, passage_link
from reader.desk.quoting.quotable_text import QuotableText
from reader.errors import EvidenceDamaged, NoEvidence, NotAnAddress, NothingToQuote, NotInArticle, TearsheetError
from reader.model.provenance import Provenance, provenance
from reader.text.quotation import joined, quoted, whole_words

if TYPE_CHECKING:
    from reader.desk.articles import Articles
    from reader.desk.quoting.citations import Citations
    from reader.desk.search import Search
    from reader.desk.workers import Workers
    from reader.library.library import Library
    from reader.model.article import Article
    from reader.model.capture import Page
    from reader.text.passages import Change, Found, Verdict

Span = tuple[int, int]
OriginalState = Literal["", "same", "other", "none", "damaged"]

MAX_SEARCHED = 8
"""Articles that a passage without evidence is looked for in."""
PROBE_WORDS = (5, 3)
"""Words of a passage that are searched for as a phrase to find its article; fewer where the longer ones find none."""
MAX_PROBES = 6
"""Places in a passage from which such phrases are taken, its end aside."""

_SHA256 = re.compile(r"\b[0-9a-fA-F]{64}\b")
_LINK = re.compile(re.escape(PREFIX) + r"[^\s<>\"\]]+", re.I)
_FROM = re.compile(r"\bfrom (https?://[^\s;<>\"]+)")
_ADDRESS = re.compile(r"https?://[^\s;<>\"”]+")
_EVIDENCE = re.compile(r"^\W*Evidence:.*$", re.M)
_OPENERS = {"“": "”", "„": "“”", "«": "»", "»": "«", "”": "”", '"': '"', "「": "」", "‘": "’", "『": "』"}


@dataclass(frozen=True, slots=True)
class Quote:
    """A quotation for the clipboard, as plain text and as HTML."""

    text: str
    html: str


@dataclass(frozen=True, slots=True)
class Claim:
    """What somebody asks to have verified: the words, and what the evidence beside them says."""

    passage: str
    sha256: str = ""
    address: str = ""
    link: PassageLink | None = None


@dataclass(frozen=True, slots=True)
class Verification:
    """What became of a claim. ``article_id`` is 0 where no article has anything like it. ``spans`` are places in that
    article's text. ``origin`` says how the original that was read came. ``in_original`` says whether the kept page
    itself has the words; None where none is kept or it was not asked. ``original`` says whether a page with the
    SHA-256 of the evidence is kept: "same", "other" for other pages only, "none", "damaged" where its bytes do not
    have that digest any more, "" where there was no evidence. The kept page decides: ``only_in_text`` says that the
    article's text has the words and the page has them otherwise, or not at all; ``hidden_in_page`` that the page has
    them, but hides them or has struck them out, and the text lacks them; ``unread`` that a page is kept, but damaged
    or can't be read, so that the text alone was asked.
    """

    verdict: Verdict
    article_id: int = 0
    title: str = ""
    site: str = ""
    origin: Provenance | None = None
    spans: tuple[Span, ...] = ()
    changes: tuple[Change, ...] = ()
    in_order: bool = True
    in_original: bool | None = None
    original: OriginalState = ""
    only_in_text: bool = False
    hidden_in_page: bool = False
    unread: bool = False

    @property
    def fetched(self) -> str:
        """When Tearsheet fetched the page that was read (ISO 8601 in UTC); "" for one that came otherwise."""
        return self.origin.when if self.origin and self.origin.came == "fetched" else ""

    @property
    def holds(self) -> bool:
        """Whether the passage stands word for word in the kept page, or in the text where none is kept."""
        return self.verdict == "word for word" and not self.unread


class _InPage(NamedTuple):
    """How what a kept page shows has a passage, and whether what it hides or has struck out has it word for word."""

    shown: Found
    is_hidden: bool

    def has(self, *, in_text: bool) -> bool:
        """Tell whether a page has the passage word for word. What an article's text has, a click may show."""
        return self.shown.verdict == "word for word" or (in_text and self.is_hidden)


class Quotes:
    """Makes quotations, and verifies them. What reads kept pages uses a worker process."""

    def __init__(
        self, library: Library, articles: Articles, search: Search, citations: Citations, workers: Workers
    ) -> None:
        self._library = library
        self._articles = articles
        self._search = search
        self._citations = citations
        self._workers = workers

    # --- quoting -------------------------------------------------------------------------------------------------------

    def quote(self, article_id: int, spans: Sequence[Span], style: str = "") -> Quote:
        """Return the words of these spans in quotation marks, and below them the citation. Raises NothingToQuote,
        NoSuchArticle.
        """
        return self._quote(self._articles.article(article_id), spans, style)

    def _quote(self, article: Article, spans: Sequence[Span], style: str) -> Quote:
        words = self._quotation(article, spans)
        citation = self._citations.below_quote(article, style)
        return Quote(f"{words}\n\n{citation.text}", f"{_paragraphs(words)}<p>{citation.html}</p>")

    def evidence(self, article_id: int, spans: Sequence[Span], style: str = "") -> Quote:
        """Return the same with a line of evidence: when the page was fetched and from where, or how else it came, the
        server's own date, the SHA-256 of the kept bytes, and a link that leads back. Raises NoEvidence where no page is
        kept, EvidenceDamaged where its bytes do not have their digest any more, NothingToQuote, NoSuchArticle.
        """
        article = self._articles.article(article_id)
        made = self._quote(article, spans, style)
        line = self._evidence_line(article, spans)
        return Quote(f"{made.text}\n\n{line}", f"{made.html}<p>{escape(line, quote=False)}</p>")

    def evidence_line(self, article_id: int, spans: Sequence[Span]) -> str:
        """Return the line of evidence alone. Raises as ``evidence`` does."""
        return self._evidence_line(self._articles.article(article_id), spans)

    def _evidence_line(self, article: Article, spans: Sequence[Span]) -> str:
        originals = self._library.content.originals(article.row.id)
        originals.sort(key=lambda one: one[1] != article.fetched)  # a later fetch may have failed to give a text
        together = [number for number, fetched, *_ in originals if fetched == article.fetched]
        start, end = min(spans, default=(0, 0))
        part = self._part_with(article.text[start:end], together)
        page = part[0] if part else self._first_page(number for number, *_ in originals)
        if page is None and self._library.content.has_altered_originals(article.row.id):
            raise EvidenceDamaged()
        if page is None:
            raise NoEvidence()
        return evidence_line(page, self._link(article, spans), is_sample=article.row.sample)

    def link(self, article_id: int, spans: Sequence[Span]) -> str:
        """Return the link that leads back to the first of these spans. Raises NothingToQuote, NoSuchArticle."""
        return self._link(self._articles.article(article_id), spans)

    @staticmethod
    def _link(article: Article, spans: Sequence[Span]) -> str:
        found = [(start, end) for start, end in sorted(spans) if article.text[start:end].strip()]
        if not found:
            raise NothingToQuote()
        start, end = _with_whole_words(QuotableText(article.blocks), found[0])
        return passage_link(article.row.url, article.row.id, start, end, article.text[start:end])

    def spans_of(self, article_id: int, passage: str) -> tuple[Span, ...]:
        """Return where a passage stands word for word in an article's text. Raises NotInArticle, NoSuchArticle."""
        article = self._articles.article(article_id)
        found = _found_in(QuotableText(article.blocks), passage, 0)
        if found.verdict != "word for word":
            raise NotInArticle()
        return found.spans

    @staticmethod
    def _quotation(article: Article, spans: Sequence[Span]) -> str:
        quotable = QuotableText(article.blocks)
        shortened = [(quotable.shortened(start), quotable.shortened(end)) for start, end in spans]
        words = joined(quotable.text, [whole_words(quotable.text, *span) for span in shortened])
        if not words:
            raise NothingToQuote()
        return quoted(words, article.row.language)

    # --- following links -----------------------------------------------------------------------------------------------

    def place_of(self, link: PassageLink) -> tuple[int, int, int] | None:
        """Return (article, start, end) of the passage that a link leads to; start and end are equal where the article
        is there and the passage is not in its text any more. None where the article is not in the library.
        """
        article_id = self._article_of(link)
        if not article_id:
            return None
        from reader.text.anchors import find_again

        text = self._articles.text(article_id)
        if not link.text.strip():
            return article_id, min(link.start, len(text)), min(link.end, len(text))
        found = find_again(link.text, text, link.start)
        if found is None:
            return article_id, 0, 0
        length = max(link.end - link.start, found[1] - found[0])
        return article_id, found[0], min(found[0] + length, len(text))

    def _article_of(self, link: PassageLink) -> int:
        if link.address:
            try:
                return self._articles.find(link.address) or 0
            except TearsheetError:
                return 0
        try:
            return 0 if self._articles.row(link.article_id).deleted else link.article_id
        except TearsheetError:
            return 0

    # --- verifying -----------------------------------------------------------------------------------------------------

    def verify(self, given: str, evidence: str = "", article_id: int = 0) -> Verification:
        """Say how a passage stands in the library. ``given`` is the passage, or all that was copied with it; the
        evidence may stand in it or beside it. Without evidence the passage is looked for in ``article_id``, or in the
        whole library. Raises NothingToQuote for a passage without words.
        """
        claim = parse_claim(given, evidence)
        if not any(sign.isalnum() for sign in claim.passage):
            raise NothingToQuote()
        near = claim.link.start if claim.link else 0
        best = Verification("missing", original="none" if claim.sha256 else "")
        for number in self._candidates(claim, article_id):
            made = self._verified(claim, number, near)
            if _rank(made) > _rank(best) or not best.article_id:
                best = made
            if best.verdict == "word for word":
                break
        if best.verdict == "missing" and not (article_id or claim.sha256 or claim.address or claim.link):
            return Verification("missing")
        return best

    def _candidates(self, claim: Claim, article_id: int) -> list[int]:
        found: dict[int, None] = {}
        if claim.sha256:
            found.update((number, None) for _, number in self._library.content.originals_with(claim.sha256))
        for address in (claim.link.address if claim.link else "", claim.address):
            try:
                number = self._articles.find(address) if address else None
            except TearsheetError:
                number = None
            if number:
                found[number] = None
        if claim.link and claim.link.article_id and not found:
            found[claim.link.article_id] = None
        if article_id:
            found[article_id] = None
        return list(found) or self._searched(claim.passage)

    def _searched(self, passage: str) -> list[int]:
        """Return the articles that have a few words of the passage in a row, those with its beginning first."""
        from reader.model.library import Filter

        words = re.findall(r"[^\W_]+(?:['’][^\W_]+)*", passage)
        found: dict[int, None] = {}
        for size in PROBE_WORDS:
            places = {
                0,
                max(0, len(words) - size),
                *range(0, max(1, len(words) - size), max(1, len(words) // MAX_PROBES)),
            }
            for at in sorted(places):
                phrase = " ".join(words[at : at + size])
                for number in self._search.listing(Filter(words=f'"{phrase}"'), MAX_SEARCHED).ids if phrase else ():
                    found.setdefault(number)
            if found:
                break
        return list(found)[:MAX_SEARCHED]

    def _verified(self, claim: Claim, article_id: int, near: int) -> Verification:
        try:
            article = self._articles.article(article_id)
        except TearsheetError:
            return Verification("missing", original="none" if claim.sha256 else "")
        row = article.row
        found = _found_in(QuotableText(article.blocks), claim.passage, near)
        state, page = self._matching(article_id, claim.sha256)
        in_text, whole = found.verdict == "word for word", None
        if page is not None:
            page, whole = self._asked(claim.passage, article_id, page, state, in_text=in_text)
        in_original = None if whole is None else whole.has(in_text=in_text)
        decides = found
        if whole is not None and (in_original is False if in_text else _better(whole.shown, found)):
            decides = whole.shown
        return Verification(
            decides.verdict,
            article_id,
            row.title,
            row.site,
            provenance(page, is_sample=row.sample) if page else None,
            found.spans if found.verdict != "missing" else (),
            decides.changes,
            found.in_order,
            in_original,
            state,
            only_in_text=in_text and in_original is False,
            hidden_in_page=whole is not None and whole.is_hidden and not in_original,
            unread=whole is None if page is not None else self._is_damaged(article_id),
        )

    def _asked(
        self, passage: str, article_id: int, page: Page, state: OriginalState, *, in_text: bool
    ) -> tuple[Page, _InPage | None]:
        """Return how a kept page has a passage; where it lacks it, and no evidence names it, how the part does that has it."""
        whole = self._in_page(passage, page)
        if state != "same" and not (whole and whole.has(in_text=in_text)):
            page, whole = self._part_with(passage, self._fetched_with(article_id, page), in_text=in_text) or (
                page,
                whole,
            )
        return page, whole

    def _part_with(self, passage: str, numbers: Sequence[int], *, in_text: bool = True) -> tuple[Page, _InPage] | None:
        """Return that of the kept pages of one fetch that has a passage word for word, and how it has it; None for an article
        on one page, and where none has it.
        """
        for page in self._pages(numbers) if len(numbers) > 1 else ():
            found = self._in_page(passage, page)
            if found is not None and found.has(in_text=in_text):
                return page, found
        return None

    def _pages(self, numbers: Iterable[int]) -> Iterator[Page]:
        """Yield these kept pages as far as they are still there. The bytes of each are read when it is asked for."""
        return (page for number in numbers if (page := self._library.content.original(number)) is not None)

    def _first_page(self, numbers: Iterable[int]) -> Page | None:
        """Return the first of these kept pages that is still there. The bytes of no other are read."""
        return next(self._pages(numbers), None)

    def _is_damaged(self, article_id: int) -> bool:
        """Tell whether an article's kept page is there and is not what was fetched."""
        content = self._library.content
        try:
            return self._first_page(number for number, *_ in content.originals(article_id)) is None and (
                content.has_altered_originals(article_id)
            )
        except EvidenceDamaged:
            return True

    def _matching(self, article_id: int, sha256: str) -> tuple[OriginalState, Page | None]:
        """Return whether one of the article's pages has the digest, and the page to read: that one, else the newest."""
        numbers = [number for number, *_ in self._library.content.originals(article_id)]
        same = {number for number, _ in self._library.content.originals_with(sha256)} if sha256 else set()
        try:
            page = self._first_page(sorted(numbers, key=lambda number: number not in same))
        except EvidenceDamaged:
            return ("damaged" if sha256 else ""), None
        if not sha256:
            return "", page
        if page is None:
            return ("damaged" if self._library.content.has_altered_originals(article_id) else "none"), None
        if page.sha256 != sha256:
            return "other", page
        return "same", page

    def _fetched_with(self, article_id: int, page: Page) -> list[int]:
        """Return the numbers of the originals that were fetched with this one: the parts of an article."""
        originals = self._library.content.originals(article_id)
        return [number for number, fetched, *_ in originals if fetched == page.fetched]

    def _in_page(self, passage: str, page: Page) -> _InPage | None:
        """Return how the passage stands in all the words of a kept page; None where that cannot be read."""
        from reader.capture.page.page_text import readings_of_page
        from reader.capture.parts import media_type

        try:
            readings = self._workers.run(readings_of_page, page.body, media_type(page))
        except TearsheetError:
            return None
        shown = _best(passage, [reading.text for reading in readings if reading.is_shown])
        hidden = [reading.text for reading in readings if not reading.is_shown]
        is_hidden = shown.verdict != "word for word" and _best(passage, hidden).verdict == "word for word"
        return _InPage(shown, is_hidden)


def _best(passage: str, readings: Iterable[str]) -> Found:
    """Return how that of some texts has a passage which has it best, of equals with the fewest changes."""
    from reader.text.passages import Found, find_passage

    best = Found("missing")
    for reading in readings:
        found = find_passage(passage, reading)
        closer = found.verdict == best.verdict and len(found.changes) < len(best.changes)
        if closer or _better(found, best):
            best = found
        if best.verdict == "word for word":
            break
    return best


def _with_whole_words(quotable: QuotableText, span: Span) -> Span:
    """Return a span of the article's text with the words whole that it cuts, as its quote has them; marks of footnotes
    are no part of a word.
    """
    short = quotable.shortened(span[0]), quotable.shortened(span[1])
    whole = whole_words(quotable.text, *short)
    start = quotable.lengthened(whole[0]) if whole[0] < short[0] else span[0]
    end = quotable.lengthened(whole[1], is_end=True) if whole[1] > short[1] else span[1]
    return start, end


def parse_claim(given: str, evidence: str = "") -> Claim:
    """Return the passage and the evidence in what somebody pasted: a bare passage, one in quotation marks, or all that
    *Copy quote* and *Copy as evidence* copied. A line of evidence beside it wins over one within it.
    """
    lines = _EVIDENCE.findall(given)
    said = evidence.strip() or "\n".join(lines)
    if not said:
        alone = [line for line in given.splitlines() if _SHA256.search(line) or _LINK.search(line)]
        said = "\n".join(alone)
    taken = {line.strip() for line in said.splitlines()}
    passage = "\n".join(line for line in given.splitlines() if not line.strip() or line.strip() not in taken)
    link = _LINK.search(said)
    address = _FROM.search(said) or _ADDRESS.search(_LINK.sub("", said))
    parsed = None
    if link:
        try:
            parsed = parse_passage_link(link[0].rstrip(".,;)"))
        except NotAnAddress:
            parsed = None
    return Claim(
        _quotation_in(passage),
        digest_in(said),
        address[1 if address.re is _FROM else 0].rstrip(".,)") if address else "",
        parsed,
    )


def _quotation_in(given: str) -> str:
    """Return what stands in the quotation marks that a text begins with, where a paragraph ends with their partner and
    a citation or nothing follows; else the whole text.
    """
    text = given.strip()
    closing = _OPENERS.get(text[:1], "")
    if not closing:
        return text
    paragraphs = text.split("\n\n")
    ends = [
        number
        for number in range(1, len(paragraphs) + 1)
        if len(text) > 1 and paragraphs[number - 1].rstrip()[-1:] in tuple(closing)
    ]
    before_citation = [number for number in ends if number >= len(paragraphs) - 1]
    for number in (*before_citation, *ends):
        quotation = "\n\n".join(paragraphs[:number]).rstrip()
        if len(quotation) > 1:
            return quotation[1:-1].strip()
    return text


def _found_in(quotable: QuotableText, passage: str, near: int) -> Found:
    """Return how a passage stands in an article, whether or not it was copied with the marks of footnotes."""
    from reader.text.passages import find_passage

    found = find_passage(passage, quotable.text, quotable.shortened(near))
    if found.verdict != "word for word" and quotable.text != quotable.whole:
        marked = find_passage(passage, quotable.whole, near)
        if _better(marked, found):
            return marked
    spans = tuple((quotable.lengthened(start), quotable.lengthened(end, is_end=True)) for start, end in found.spans)
    return replace(found, spans=spans)


def _better(one: Found, other: Found) -> bool:
    order = ("missing", "changed", "word for word")
    return order.index(one.verdict) > order.index(other.verdict)


def _rank(made: Verification) -> tuple[int, int]:
    return ("missing", "changed", "word for word").index(made.verdict), -len(made.changes)


def _paragraphs(words: str) -> str:
    return "".join(f"<p>{escape(part, quote=False)}</p>" for part in words.split("\n\n"))
