"""List the kept pages of an article, and make one of them safe to show."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape

from reader.desk.workers import Workers
from reader.errors import NoOriginal
from reader.library.library import Library
from reader.model.handed_over import PAGE_PICTURE, captured_in
from reader.model.importing import Imported, imported_in
from reader.model.provenance import Came, provenance

MAX_PLAIN_CHARACTERS = 400_000
"""Of a plain text that is longer only the beginning is shown."""


@dataclass(frozen=True, slots=True)
class Original:
    """A kept page: its number, when it was fetched (ISO 8601 in UTC), and from where."""

    id: int
    fetched: str
    address: str


@dataclass(frozen=True, slots=True)
class Shown:
    """A page ready to be shown. ``is_cut`` says that its end was left out, because it is too long to be set; ``browser`` is
    the one that handed it over, "" for a page that was fetched or came in a file; ``imported`` says out of which file of
    another program it came, ``came`` how it did, ``is_text`` that it did without its page. ``kind`` is the media
    type of an original that can't be shown as a page, whose ``html`` is "".
    """

    original: Original
    html: str
    is_cut: bool
    browser: str = ""
    imported: Imported | None = None
    kind: str = ""
    came: Came = "fetched"
    is_text: bool = False


class Originals:
    """Reads the kept pages; one to be shown is sanitized in a worker process."""

    def __init__(self, library: Library, workers: Workers) -> None:
        self._library = library
        self._workers = workers

    def of(self, article_id: int) -> list[Original]:
        """Return the kept pages of an article, the newest first."""
        return [
            Original(number, fetched, url) for number, fetched, url, _ in self._library.content.originals(article_id)
        ]

    def show(self, article_id: int, page_id: int = 0) -> Shown:
        """Return a kept page (the newest, unless one is named) as safe HTML, with the picture of the page below it where a
        browser made one. Raises NoOriginal, CleaningFailed.
        """
        from reader.capture.fetch.sniff import is_pdf
        from reader.capture.page.safe_original import safe_html
        from reader.capture.parts import media_type

        kept = next((original for original in self.of(article_id) if page_id in (0, original.id)), None)
        page = self._library.content.original(kept.id) if kept else None
        if kept is None or page is None:
            raise NoOriginal()
        pictures = dict(self._library.content.picture_sources(article_id))
        kind = media_type(page).partition(";")[0].strip().lower()
        imported = imported_in(page.headers, page.status)
        how = provenance(page, is_sample=self._library.articles.row(article_id).sample)
        if imported is not None and kind not in ("", "text/html", "application/xhtml+xml", "text/plain"):
            return Shown(kept, "", False, "", imported, kind)
        if is_pdf(page.body):
            came = captured_in(page.headers, page.status)
            return Shown(kept, "", False, came.browser if came else "", imported, "application/pdf")
        if imported is not None and kind == "text/plain":
            words, is_cut = _as_lines(page.body)
            return Shown(kept, words, is_cut, "", imported, came=how.came, is_text=how.is_text)
        html, is_cut = self._workers.run(safe_html, page.body, page.final_url, media_type(page), pictures)
        came = captured_in(page.headers, page.status)
        as_seen = pictures.get(f"{PAGE_PICTURE}{page.sha256}")
        if as_seen is not None:
            html += f'<hr><p><img src="picture:{as_seen}" alt=""></p>'
        return Shown(kept, html, is_cut, came.browser if came else "", imported, came=how.came, is_text=how.is_text)


def _as_lines(body: bytes) -> tuple[str, bool]:
    """Return a plain text as HTML, line by line, and whether its end was left out."""
    text = body.decode("utf-8", "replace")
    shown = escape(text[:MAX_PLAIN_CHARACTERS].replace("\r\n", "\n"))
    paragraphs = "".join(
        f"<p>{part.strip().replace(chr(10), '<br>')}</p>" for part in shown.split("\n\n") if part.strip()
    )
    return paragraphs, len(text) > MAX_PLAIN_CHARACTERS
