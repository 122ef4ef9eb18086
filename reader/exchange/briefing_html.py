"""Write a briefing as one HTML page that loads nothing: no script, no picture, no style sheet."""

from __future__ import annotations

from html import escape

from reader.exchange.briefing_words import BriefingWords, also_from, latest_of, one_line, outlet, rows
from reader.model.briefing import Briefing, Cited, Group
from reader.text.language import direction, is_rtl

_STYLE = """
:root { color-scheme: light dark; }
body { max-width: 46rem; margin: 2.5rem auto; padding: 0 1.25rem; font: 1.06rem/1.6 Literata, Georgia, "Noto Naskh Arabic", serif; }
h1 { font-size: 1.9rem; line-height: 1.2; margin: 0 0 .4rem; } h2 { font-size: 1.3rem; line-height: 1.3; margin: 0 0 .6rem; }
h3 { font-size: 1.08rem; margin: 0 0 .4rem; }
section { border-top: 1px solid #8886; padding: 1.3rem 0 .6rem; break-inside: avoid; }
p { margin: 0 0 .7rem; text-align: start; }
.about, .source, aside { font: .84rem/1.5 system-ui, sans-serif; } .about { opacity: .75; }
aside { margin: .8rem 0; } table { border-collapse: collapse; }
caption { font-weight: 600; text-align: start; padding-bottom: .2rem; }
td { padding: .15rem 1rem .15rem 0; text-align: start; font-weight: 400; }
td b { font-weight: 600; }
@media print { body { margin: 0; max-width: none; font-size: 11pt; } a { color: inherit; text-decoration: none; }
 .source a[href]::after { content: " <" attr(href) ">"; word-break: break-all; } }
"""


def briefing_as_html(briefing: Briefing, words: BriefingWords) -> str:
    """Every sentence has the language and the direction of its own text."""
    about = f"{words.about}. {words.verbatim}" if words.about else words.verbatim
    body = [f"<h1>{escape(words.title)}</h1>", f'<p class="about">{escape(about)}</p>']
    also = also_from(briefing)
    for at, group in enumerate(briefing.groups):
        if at == also:
            body.append(f"<section><h2>{escape(words.also)}</h2></section>")
        body.append(_section(briefing, group, words, "h3" if at >= also else "h2"))
    rtl = ' dir="rtl"' if is_rtl(words.language) else ""
    return (
        f'<!DOCTYPE html>\n<html lang="{escape(words.language)}"{rtl}>\n<head>\n<meta charset="utf-8">\n'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(words.title)}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n"
        + "\n".join(body)
        + "\n</body>\n</html>\n"
    )


def _section(briefing: Briefing, group: Group, words: BriefingWords, level: str) -> str:
    first = briefing.articles[group.heading_of or group.articles[0]]
    lines = [f"<{level}{_own(first, briefing.heading(group))}>{escape(one_line(briefing.heading(group)))}</{level}>"]
    for passage in group.sentences:
        article = briefing.source(passage)
        text = one_line(briefing.words(passage))
        source = f'<span class="source">{_source(article, words)}</span>'
        latest = f'<b class="source">{escape(words.latest)}</b> ' if passage is latest_of(briefing, group) else ""
        lines.append(f"<p{_own(article, text)}>{latest}{escape(text)} {source}</p>")
    if group.differences:
        lines.append(f"<aside><table><caption>{escape(words.differ)}</caption>")
        for difference in group.differences:
            label = words.label(briefing, difference)
            for figure, site, sentence in rows(briefing, difference, words):
                lines.append(
                    f"<tr><td>{_isolated(label)}</td><td><b>{_isolated(figure)}</b></td><td>{_isolated(site)}</td>"
                    f"<td>{_isolated(sentence)}</td></tr>"
                )
        lines.append("</table></aside>")
    return "<section>\n" + "\n".join(lines) + "\n</section>"


def _own(article: Cited, text: str) -> str:
    """The attributes that give a text its article's language, and the direction that it has."""
    language = f' lang="{escape(article.language)}"' if article.language else ""
    return f'{language} dir="{direction(text)}"'


def _source(article: Cited, words: BriefingWords) -> str:
    name = escape(outlet(article))
    if article.url.startswith(("http://", "https://")):
        name = f'<a href="{escape(article.url)}">{name}</a>'
    rest = [_isolated(part) for part in words.citation(article) if part != article.site]
    return ", ".join([f"<bdi>{name}</bdi>", *rest])


def _isolated(text: str) -> str:
    return f"<bdi>{escape(text)}</bdi>"
