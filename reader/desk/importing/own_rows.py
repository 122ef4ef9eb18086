"""What an article of this program's own export brings beside its text, made ready to be written."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from reader.capture.fetch.address import same_page_key
from reader.desk.importing.own_summaries import believed_summaries, whole_choices
from reader.library.bulk import NewArticle
from reader.library.importing.own_work import OwnRows
from reader.library.summaries import Material, find_sentence
from reader.model.blocks import correction_spans, plain_text, spans_apart
from reader.model.imported import OwnExport
from reader.model.summary import Choice
from reader.text.person_names import names_in
from reader.text.url_variants import variant_key


def own_rows(own: OwnExport, article: NewArticle) -> OwnRows:
    """Return what is written beside this article, as far as it can be true of its text and byline. Addresses that its page led to
    find it, but make no two lines one article: the library that they come from had two.
    """
    addresses = (article.final_url or article.page.final_url, article.canonical_url) if article.page_keys else ()
    text = plain_text(article.blocks)
    names = set(names_in(article.byline))
    work = replace(
        own.work,
        choices=whole_choices(own.work.choices, text, article.language),
        names=tuple(one for one in own.work.names if one[0] in names),
    )
    made_from = material_of(article, work.choices)
    work = replace(work, summaries=believed_summaries(work.summaries, made_from))
    content_hash = made_from.content_hash if work.summaries else ""
    return OwnRows(work, content_hash, tuple(_keys(addresses)))


def _keys(addresses: Iterable[str]) -> dict[str, None]:
    return dict.fromkeys(variant_key(same_page_key(address)) for address in addresses if address.startswith("http"))


def material_of(article: NewArticle, choices: Iterable[Choice]) -> Material:
    """Return what a summary of the article would be made from."""
    text = plain_text(article.blocks)
    found = (find_sentence(choice, text) for choice in choices)
    here = tuple(sorted((one for one in found if one is not None), key=lambda one: one.start))
    apart, notes = spans_apart(article.blocks), correction_spans(article.blocks)
    return Material(text, article.title, article.description, article.language, here, apart, notes)
