"""Read articles whole for an export, one at a time."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from reader.desk.pictures import Pictures
from reader.desk.quoting.citations import Citations
from reader.desk.summaries import Summaries
from reader.errors import EvidenceDamaged, NoSuchArticle, NothingFitsExport, TearsheetError
from reader.library.importing.own_work import own_work_of
from reader.library.library import Library
from reader.model.article import Article
from reader.model.blocks import Block
from reader.model.capture import Page, PictureFile
from reader.model.exported import ExportedArticle, ExportOptions, Lacking, Origin, outward
from reader.model.handed_over import captured_in
from reader.model.importing import IMPORTED, imported_header, imported_in
from reader.model.library import Row
from reader.model.summary import Sentence
from reader.text.person_names import names_in

_ROWS_AT_ONCE = 200
_LACKED = {
    "address": "a web address",
    "annotations": "highlights or notes",
    "highlights": "highlights",
    "text": "any text",
}


def nothing_fits(lacking: Lacking) -> NothingFitsExport:
    """Return the error for an export that none of the articles fits."""
    return NothingFitsExport(detail=_LACKED[lacking])


@dataclass(slots=True)
class Material:
    """Streams articles of the library. ``read`` are the numbers of those that were read, in order: articles that went away
    since they were chosen are passed over. ``damaged`` are those of which an original or a picture is not what was saved:
    it is left out. Those that ``holds`` denies are passed over, too, and counted in
    ``left_out``; ``lacking`` is what those don’t have.
    """

    library: Library
    citations: Citations
    pictures: Pictures
    summaries: Callable[[], Summaries]
    ids: Sequence[int]
    options: ExportOptions
    report: Callable[[float], None]
    holds: Callable[[ExportedArticle], bool] = lambda _article: True
    lacking: Lacking = "text"
    left_out: int = 0
    read: array[int] = field(default_factory=lambda: array("q"))
    damaged: dict[int, None] = field(default_factory=dict)
    _is_read: bool = False

    def heads(self) -> Iterator[Row]:
        """Yield the rows of the articles: of those that were read, once all were."""
        numbers: Sequence[int] = self.read if self._is_read else self.ids
        for at in range(0, len(numbers), _ROWS_AT_ONCE):
            yield from self.library.articles.rows(numbers[at : at + _ROWS_AT_ONCE])

    def articles(self) -> Iterator[ExportedArticle]:
        """Yield the articles whole. Raises NothingFitsExport where ``holds`` denies each, and what ``report`` raises."""
        read, left_out = array("q"), 0
        for number, article_id in enumerate(self.ids):
            self.report(number / len(self.ids))
            try:
                article = self.article(article_id)
            except NoSuchArticle:
                continue
            if not self.holds(article):
                left_out += 1
                continue
            yield article
            read.append(article_id)
        self.read, self.left_out, self._is_read = read, left_out, True
        if left_out and not read:
            raise nothing_fits(self.lacking)
        self.report(1.0)

    def article(self, article_id: int) -> ExportedArticle:
        """Return one article whole. Raises NoSuchArticle."""
        library = self.library
        article = _outward(library.articles.article(article_id))
        highlights = library.highlights.of_articles([article_id]).get(article_id, [])
        place = library.articles.place(article_id)
        length = len(article.text)
        return ExportedArticle(
            article,
            self.citations.work(article_id),
            tuple(highlights),
            self._summary(article_id) if self.options.summaries else (),
            _origin(library.content.newest_original(article_id)),
            tuple((_picture_source(src, key), key) for src, key in library.content.picture_sources(article_id)),
            lambda key: self._picture(article_id, key),
            lambda: self._originals(article_id),
            min(100, round(100 * place / length)) if length else 0,
            place,
            lambda: own_work_of(library.connections, article_id, names_in(article.row.byline)),
            lambda file: self.pictures.outward(file.key, file.mime, file.data),
        )

    def _summary(self, article_id: int) -> tuple[Sentence, ...]:
        try:
            return self.summaries().summarize(article_id).sentences
        except TearsheetError:  # too short, or not fetched yet
            return ()

    def _picture(self, article_id: int, key: str) -> PictureFile | None:
        found = self.library.content.picture_file(key)
        if found is None:
            self.damaged[article_id] = None
        return found

    def _originals(self, article_id: int) -> Iterator[Page]:
        for number, *_rest in self.library.content.originals(article_id):
            try:
                page = self.library.content.original(number)
            except EvidenceDamaged:
                self.damaged[article_id] = None
                continue
            if page is not None:
                headers = _outward_headers(page)
                yield replace(page, url=outward(page.url), final_url=outward(page.final_url), headers=headers)


def _outward_headers(page: Page) -> tuple[tuple[str, str], ...]:
    """Return a page's headers without the name of an imported folder, which may be that of the account."""
    came = imported_in(page.headers, page.status)
    if came is None or "." in came.file:
        return page.headers
    return tuple(
        imported_header(came._replace(file="")) if name == IMPORTED else (name, value) for name, value in page.headers
    )


def _outward(article: Article) -> Article:
    addresses = (article.final_url, article.canonical_url)
    final, canonical = map(outward, addresses)
    return replace(
        article,
        row=article.row._replace(url=outward(article.row.url)),
        final_url=final,
        canonical_url=canonical,
        blocks=tuple(map(_outward_block, article.blocks)),
    )


def _outward_block(block: Block) -> Block:
    shown = block.picture
    if shown is None or not shown.src.startswith("file:"):
        return block
    return replace(block, picture=replace(shown, src=_picture_source(shown.src, shown.key)))


def _picture_source(src: str, key: str) -> str:
    """Return the address of a picture for others: of one from a file, by its bytes, as importing names it."""
    return f"tearsheet-picture:{key}" if key and src.startswith("file:") else outward(src)


def _origin(page: Page | None) -> Origin | None:
    if page is None:
        return None
    came = captured_in(page.headers, page.status)
    imported = imported_in(page.headers, page.status)
    return Origin(
        page.fetched,
        outward(page.url),
        outward(page.final_url or page.url),
        page.status,
        page.sha256,
        came.browser if came else "",
        imported.program if imported else "",
    )


def existing(ids: Iterable[int], library: Library) -> list[int]:
    """Return these articles, each once. Raises NoSuchArticle for one that there is not."""
    wanted = list(dict.fromkeys(ids))
    for article_id in wanted:
        library.articles.row(article_id)
    return wanted
