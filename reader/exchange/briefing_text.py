"""Write a briefing as plain text: sentences with numbers in brackets, and the sources by number at the end."""

from __future__ import annotations

from reader.exchange.briefing_words import BriefingWords, also_from, latest_of, one_line, rows
from reader.model.briefing import Briefing
from reader.text.language import isolate_rtl


def briefing_as_text(briefing: Briefing, words: BriefingWords) -> str:
    """Return the briefing as text for a clipboard or a terminal."""
    parts = [_underlined(words.title, "="), f"{words.about}. {words.verbatim}" if words.about else words.verbatim]
    numbers: dict[int, int] = {}
    also = also_from(briefing)
    for at, group in enumerate(briefing.groups):
        if at == also:
            parts.append(_underlined(words.also, "="))
        parts.append(_underlined(one_line(briefing.heading(group)), "-" if at >= also else "="))
        for passage in group.sentences:
            number = numbers.setdefault(passage.article_id, len(numbers) + 1)
            latest = f"{words.latest}: " if at < also and passage is latest_of(briefing, group) else ""
            parts.append(f"{latest}{one_line(briefing.words(passage))} [{number}]")
        for difference in group.differences:
            given = "\n".join(
                f"  {figure} – {isolate_rtl(site, [site])}: {sentence}"
                for figure, site, sentence in rows(briefing, difference, words)
            )
            parts.append(f"{words.differ} – {words.label(briefing, difference)}:\n{given}")
    sources = []
    for article_id, number in numbers.items():
        article = briefing.articles[article_id]
        address = (
            [article.url] if article.url.startswith(("http://", "https://")) else []
        )  # a file of one's own leads nobody
        sources.append(
            f"[{number}] " + ", ".join([*(isolate_rtl(part, [part]) for part in words.citation(article)), *address])
        )
    if sources:
        parts += [_underlined(words.sources, "="), "\n".join(sources)]
    return "\n\n".join(parts) + "\n"


def _underlined(words: str, line: str) -> str:
    return f"{words}\n{line * min(len(words), 72)}"
