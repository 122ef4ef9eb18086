"""One article as HTML for the page, the site, the book and the feed: head, facts, summary, text with its highlights, notes."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from html import escape

from reader.exchange.exports.addresses import valid_address
from reader.exchange.exports.words import ExportWords, authors_of, facts, incomplete_of
from reader.model.blocks import Picture
from reader.model.exported import ExportedArticle, ExportOptions
from reader.model.highlight import Highlight
from reader.text.block_html import Dress, Mark, render
from reader.text.language import direction

NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""Characters that no XML may hold."""
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")

STYLE = """
:root { color-scheme: light dark; }
body { max-width: 42rem; margin: 2.5rem auto; padding: 0 1.25rem; font: 1.06rem/1.62 Literata, Georgia, "Noto Naskh Arabic", serif;
 overflow-wrap: break-word; }
h1 { font-size: 1.9rem; line-height: 1.2; margin: 0 0 .5rem; } h2, h3, h4, h5, h6 { line-height: 1.3; }
article { margin-bottom: 4rem; } .description { font-size: 1.12rem; opacity: .85; }
dl.facts, .summary, .notes, .incomplete, figcaption, nav, .about { font: .86rem/1.5 system-ui, sans-serif; }
dl.facts { display: grid; grid-template-columns: max-content 1fr; gap: .15rem .9rem; border-block: 1px solid #8886; padding: .7rem 0; }
dl.facts dt { opacity: .75; } dl.facts dd { margin: 0; min-width: 0; }
.incomplete { border-inline-start: 4px solid #b26a00; padding-inline-start: .8rem; }
.summary, .notes { border: 1px solid #8886; border-radius: .5rem; padding: .2rem 1rem; margin: 1.2rem 0; }
.notes li { margin-bottom: .8rem; } .notes blockquote { margin: 0; } .own { white-space: pre-wrap; }
img { max-width: 100%; height: auto; } figure { margin: 1.4rem 0; } pre { overflow-x: auto; } code { font-size: .9em; }
table { border-collapse: collapse; display: block; overflow-x: auto; }
th, td { border: 1px solid #8886; padding: .25rem .6rem; text-align: start; }
blockquote { border-inline-start: 3px solid #8886; margin-inline: 0; padding-inline-start: 1rem; }
mark { color: inherit; background: #ffd84d66; border-bottom: 2px solid #c99700; }
mark.m2 { background: #6cb6ff55; border-color: #2f7fd1; } mark.m3 { background: #ff8a8055; border-color: #cf4437; }
mark.m4 { background: #7ed49a55; border-color: #2e9455; } sup.n { font-family: system-ui, sans-serif; }
@media print { body { margin: 0; max-width: none; font-size: 11pt; } a { color: inherit; } article { break-before: page; } }
"""


@dataclass(frozen=True, slots=True)
class Setting:
    """How an article is set: ``picture`` returns the address of a picture, "" for one that is left out; ``prefix`` makes ids
    of one page differ. ``heading`` is the level of its title, ``whole`` says whether facts and notes are set, too.
    """

    words: ExportWords
    options: ExportOptions
    meanings: Mapping[int, str]
    picture: Callable[[Picture], str]
    prefix: str = ""
    heading: str = "h1"


def language_of(code: str) -> str:
    """Return a language code as pages name it, "" for what is none."""
    code = code.replace("_", "-")
    return code if _LANGUAGE.fullmatch(code) else ""


def attributes(text: str, language: str = "") -> str:
    """Return the attributes that give words their language and the direction that they have."""
    code = language_of(language)
    named = f' lang="{code}" xml:lang="{code}"' if code else ""
    return f'{named} dir="{direction(text)}"'


def clean(html: str) -> str:
    """Return HTML without characters that no XML may hold."""
    return NOT_XML.sub("", html)


def text_html(article: ExportedArticle, setting: Setting) -> str:
    """Return the article's text, with its highlights where they are wanted."""
    marks: list[Mark] = []
    if setting.options.highlights:
        for number, one in enumerate(article.highlights, 1):
            if one.found and one.end > one.start:
                marks.append(_mark(number, one, setting))
    dress = Dress(setting.picture, valid_address, marks, setting.prefix, strict=True)
    return render(article.article.blocks, dress)


def _mark(number: int, one: Highlight, setting: Setting) -> Mark:
    named = setting.meanings.get(one.meaning, "")
    opening = f'<mark class="m{one.meaning}" title="{escape(named)}"'
    return Mark(
        one.start,
        one.end,
        f'{opening} id="{setting.prefix}h{number}">',
        f'<sup class="n">[{number}]</sup>',
        f"{opening}>",
    )


def article_html(article: ExportedArticle, setting: Setting) -> str:
    """Return the article as one ``article`` element of well-formed HTML."""
    row, words = article.row, setting.words
    parts = [
        f'<article id="{setting.prefix}article"{attributes(row.title, row.language)}>',
        f"<{setting.heading}>{escape(row.title, quote=False)}</{setting.heading}>",
    ]
    if article.article.description:
        parts.append(f'<p class="description">{escape(article.article.description, quote=False)}</p>')
    parts.append(_facts(article, setting))
    if missing := incomplete_of(article, words):
        parts.append(
            f'<p class="incomplete" lang="{words.language}" dir="auto"><strong>{escape(words.incomplete)}:</strong>'
            f" {escape(missing, quote=False)}</p>"
        )
    if setting.options.summaries and article.summary:
        lines = "".join(f"<li>{escape(one.text, quote=False)}</li>" for one in article.summary)
        parts.append(
            f'<section class="summary"><h2 lang="{words.language}">{escape(words.summary)}</h2><ul>{lines}</ul></section>'
        )
    if setting.options.notes and article.article.notes:
        parts.append(
            f'<section class="notes"><h2 lang="{words.language}">{escape(words.note)}</h2>'
            f'<p class="own" dir="auto">{escape(article.article.notes, quote=False)}</p></section>'
        )
    parts.append(f'<div class="text" dir="{direction(article.article.text[:2000])}">')
    parts.append(text_html(article, setting))
    parts.append("</div>")
    if setting.options.highlights and article.highlights:
        parts.append(_highlights(article, setting))
    parts.append("</article>")
    return clean("\n".join(part for part in parts if part))


def _facts(article: ExportedArticle, setting: Setting) -> str:
    words = setting.words
    lines = []
    for label, value in facts(article, words):
        if label == words.incomplete:
            continue
        shown = escape(value, quote=False)
        address = valid_address(value) if label == words.source else ""
        if address:
            shown = f'<a href="{escape(address)}">{shown}</a>'
        lines.append(f'<dt lang="{words.language}">{escape(label)}</dt><dd dir="auto">{shown}</dd>')
    return f'<dl class="facts" dir="{direction(words.source)}">{"".join(lines)}</dl>' if lines else ""


def _highlights(article: ExportedArticle, setting: Setting) -> str:
    words = setting.words
    lines = []
    for number, one in enumerate(article.highlights, 1):
        named = escape(setting.meanings.get(one.meaning, ""), quote=False)
        about = [f"<strong>{named}</strong>", *(escape(f"#{name}", quote=False) for name in one.tags)]
        if not one.found:
            about.append(f"<em>{escape(words.not_found)}</em>")
        quote = f"<blockquote><p>{escape(one.exact, quote=False)}</p></blockquote>" if one.exact else ""
        if quote and one.found:
            back = f'<a href="#{setting.prefix}h{number}">[{number}]</a> '
            about.insert(0, back)
        note = ""
        if setting.options.notes and one.note:
            note = f'<p class="own">{escape(one.note, quote=False)}</p>'
        lines.append(f'<li class="m{one.meaning}" dir="auto">{quote}<p>{" · ".join(about)}</p>{note}</li>')
    return (
        f'<section class="notes"><h2 lang="{words.language}">{escape(words.highlights)}</h2>'
        f"<ol>{''.join(lines)}</ol></section>"
    )


def byline_of(article: ExportedArticle) -> str:
    """Return authors and site in one line."""
    return " · ".join(part for part in (", ".join(authors_of(article)), article.row.site) if part)
