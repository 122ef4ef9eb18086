"""Write a briefing in Markdown: a heading for each event, a paragraph for each sentence with its source."""

from __future__ import annotations

from reader.exchange.briefing_words import BriefingWords, also_from, latest_of, outlet, rows
from reader.exchange.markdown import escaped, link
from reader.model.briefing import Briefing, Group
from reader.model.exported import outward
from reader.text.language import isolate_rtl


def briefing_as_markdown(briefing: Briefing, words: BriefingWords) -> str:
    """Return the briefing as Markdown; nothing in the words of articles counts as markup."""
    parts = [
        f"# {escaped(words.title)}",
        escaped(f"{words.about}. {words.verbatim}" if words.about else words.verbatim),
    ]
    also = also_from(briefing)
    for at, group in enumerate(briefing.groups):
        if at == also:
            parts.append(f"## {escaped(words.also)}")
        parts.append(f"{'###' if at >= also else '##'} {escaped(briefing.heading(group))}")
        parts += _sentences(briefing, group, words)
        parts += _differences(briefing, group, words)
    return "\n\n".join(parts) + "\n"


def _sentences(briefing: Briefing, group: Group, words: BriefingWords) -> list[str]:
    found = []
    for passage in group.sentences:
        article = briefing.source(passage)
        rest = [isolate_rtl(escaped(part), [escaped(part)]) for part in words.citation(article) if part != article.site]
        source = ", ".join([isolate_rtl(link(outlet(article), outward(article.url)), [outlet(article)]), *rest])
        latest = f"**{escaped(words.latest)}:** " if passage is latest_of(briefing, group) else ""
        found.append(f"{latest}{escaped(briefing.words(passage))} ({source})")
    return found


def _differences(briefing: Briefing, group: Group, words: BriefingWords) -> list[str]:
    if not group.differences:
        return []
    lines = []
    for difference in group.differences:
        given = rows(briefing, difference, words)
        told = " · ".join(f"**{escaped(figure)}** {escaped(site)}" for figure, site, _ in given)
        lines.append(f"- {escaped(words.label(briefing, difference))}: {told}")
        lines += [f"  - {escaped(sentence)} ({escaped(site)})" for _, site, sentence in given]
    return [f"**{escaped(words.differ)}**", "\n".join(lines)]
