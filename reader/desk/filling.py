"""Fill an article that did not come whole from the page that a person saved in their browser, and take that back.

The article keeps its number, address, tags and marks; the pages that were kept before stay. Nothing is fetched.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from reader.capture.fetch.local_pictures import near_file, read_pictures
from reader.desk.jobs import Job, Jobs
from reader.desk.program.link_files import check_there
from reader.desk.recleaning import Recleaning
from reader.errors import FileUnreadable
from reader.library.library import Library
from reader.model.capture import PictureFile


class Filling:
    """``step`` names what one ``undo`` takes back."""

    def __init__(self, library: Library, jobs: Jobs, cleaning: Recleaning) -> None:
        self._library = library
        self._jobs = jobs
        self._cleaning = cleaning
        self._pages: dict[str, int] = {}

    def fill(self, article_id: int, path: Path, step: str) -> Job:
        """The page at ``path`` becomes the article's newest original and its text. What it showed stays until this one
        is there.

        Raises NoSuchArticle, FileUnreadable.
        """
        self._library.articles.row(article_id)
        check_there(path)
        if path.is_dir():
            raise FileUnreadable(name=path.name, detail="it’s a folder")
        return self._jobs.submit(
            "save", lambda job: self._fill(job, article_id, path, step), about=path.name, article_id=article_id
        )

    def _fill(self, job: Job, article_id: int, path: Path, step: str) -> int:
        from reader.capture.fetch.download import LIMITS, read_file

        job.progress("reading")
        page = read_file(path)
        article = self._library.articles.article(article_id)
        if not article.row.url.startswith("file:"):
            page = replace(page, final_url=article.final_url or article.row.url)
        job.progress("cleaning")
        blocks = self._cleaning.cleaned(article_id, page).cleaned.blocks
        near = {
            near_file(block.picture.src, page.final_url, path): block.picture.src for block in blocks if block.picture
        }
        files = read_pictures(near, path, picture_bytes=LIMITS.picture_bytes, article_bytes=LIMITS.article_bytes)
        self._library.captures.drop(article_id)
        self._pages[step] = self._library.content.add_page(article_id, page, _renamed(files.items(), near))
        self._cleaning.text_from(article_id, page, step)
        return article_id

    def undo(self, step: str) -> None:
        """Give the article its earlier text back; the page from the file is no longer one of its originals."""
        if step in self._pages:
            self._library.content.drop_page(self._pages.pop(step))
        self._cleaning.undo(step)


def _renamed(files: Iterable[tuple[str, PictureFile]], names: dict[str, str]) -> list[PictureFile]:
    return [replace(file, src=names[address]) for address, file in files]
