"""Highlights and notes: made, changed, removed and listed. Each change is published, and gives what takes it back."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from reader.desk.organizing import Done, Organizing
from reader.desk.program.settings import Settings
from reader.library.library import Library
from reader.library.tags import is_under
from reader.model.highlight import DEFAULT_MEANINGS, MEANINGS, Highlight, HighlightedArticle
from reader.model.library import Filter
from reader.text.fold import case_key, fold

_TAG = re.compile(r'(?<!\S)tag:(?:["“]([^"”]+)["”]?|(\S+))', re.I)


class Highlights:
    """Changes raise LibraryReadOnly, LibraryBusy, DiskFull, and NoSuchHighlight or NoSuchArticle for what is gone."""

    def __init__(self, library: Library, organizing: Organizing, settings: Settings) -> None:
        self._library = library
        self._organizing = organizing
        self._settings = settings

    # --- reading -------------------------------------------------------------------------------------------------------

    def of(self, article_id: int) -> list[Highlight]:
        """Return an article's highlights in the order of its text; those that it does not hold any more come last."""
        return self._library.highlights.of(article_id)

    def articles(self, ids: Sequence[int]) -> list[HighlightedArticle]:
        """Return these articles with their notes and highlights, without those that have none."""
        return self._library.highlights.articles(ids)

    def search(self, words: str = "") -> list[HighlightedArticle]:
        """Return what a search finds outside the trash, those saved last first, with their notes and highlights."""
        wanted = Filter(
            words=f"({words}) (has:highlight OR has:note)" if words.strip() else "has:highlight OR has:note"
        )
        return self.articles(self._library.listings.ids(wanted).tolist())

    def as_markdown(
        self, articles: Sequence[HighlightedArticle], not_found: str, names: Mapping[int, str] | None = None
    ) -> str:
        """Return articles with their notes and highlights as Markdown; ``not_found`` says that a text has no such passage
        any more, ``names`` what the meanings are called in the reader's language.
        """
        from reader.exchange.highlights_markdown import highlights_as_markdown

        return highlights_as_markdown(articles, names or self.names(), not_found)

    def names(self) -> dict[int, str]:
        """Return what the meanings are called, by number: as a person named them, or in English."""
        return {number: str(self._settings[f"meaning_{number}"]) or DEFAULT_MEANINGS[number] for number in MEANINGS}

    def tags(self) -> list[str]:
        """Return the tags to choose from for a highlight: those of highlights, then those that only articles have."""
        own = self._library.highlights.tags()
        known = set(map(case_key, own))
        return own + [tag.name for tag in self._library.tags.all() if case_key(tag.name) not in known]

    # --- changing ------------------------------------------------------------------------------------------------------

    def add(self, article_id: int, start: int, end: int, words: str, meaning: int, note: str = "") -> Done:
        """Mark ``words``, seen at ``text[start:end]``, with a meaning (1 to 4). A passage that is marked already gets the
        other meaning. Raises PassageGone where the text does not have the words any more.
        """
        return self._organizing.published(self._library.highlights.add(article_id, start, end, words, meaning, note))

    def change(
        self,
        highlight_id: int,
        meaning: int | None = None,
        note: str | None = None,
        tags: Sequence[str] | None = None,
    ) -> Done:
        """Give a highlight another meaning, note or other tags."""
        return self._organizing.published(
            self._library.highlights.change(highlight_id, meaning=meaning, note=note, tags=tags)
        )

    def remove(self, highlight_ids: Sequence[int]) -> Done:
        """Remove highlights with their notes."""
        return self._organizing.published(self._library.highlights.remove(highlight_ids))

    def put_note(self, article_id: int, note: str) -> Done:
        """Give an article a note of its own in place of the one that it has; "" for none."""
        return self._organizing.published(self._library.highlights.put_note(article_id, note))


def matching(
    articles: Iterable[HighlightedArticle], words: str, meanings: Sequence[int] = ()
) -> list[HighlightedArticle]:
    """Return the articles with those of their highlights that have one of these meanings (none means any) and all of the
    words in their passage, their note, their tags or the article's title or site; case and accents aside. ``tag:name`` asks
    for highlights with this tag or one nested in it. An article's own note is one of them, unless a meaning or a tag is
    asked for.
    """
    tags = [match[1] or match[2] for match in _TAG.finditer(words)]
    wanted = fold(_TAG.sub(" ", words)).split()
    found = []
    for article in articles:
        about = f"{article.title}\n{article.site}\n"

        def has(text: str, about: str = about) -> bool:
            folded = fold(about + text)
            return all(word in folded for word in wanted)

        note = article.note if not (meanings or tags) and has(article.note) else ""
        highlights = tuple(
            one
            for one in article.highlights
            if (not meanings or one.meaning in meanings)
            and all(any(is_under(name, tag) for name in one.tags) for tag in tags)
            and has("\n".join((one.exact, one.note, *one.tags)))
        )
        if note or highlights:
            found.append(article._replace(note=note, highlights=highlights))
    return found
