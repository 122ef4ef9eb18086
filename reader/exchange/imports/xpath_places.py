"""Finds the place that an annotation names by XPath in a text of HTML (annotator.js, as wallabag and Hypothesis use it)."""

from __future__ import annotations

import re
from html.parser import HTMLParser

AROUND_CHARS = 32
_VOID = frozenset(
    {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
)
_STEP = re.compile(r"([\w-]+)(?:\[(\d+)\])?")


class Places:
    """The text of a page, and where each of its elements begins in it."""

    def __init__(self, markup: str) -> None:
        parser = _Walk()
        try:
            parser.feed(markup)
            parser.close()
        except (AssertionError, ValueError, RecursionError):
            pass  # what was read so far has its places
        self.text = "".join(parser.parts)
        self._starts = parser.starts

    def around(self, path: str, offset: str, quote: str) -> tuple[str, str]:
        """Return the words in front of and behind ``quote``, which begins ``offset`` characters into the element at
        ``path`` ("/div[1]/p[2]"); ("", "") where it is not there.
        """
        steps = tuple(f"{name.lower()}[{number or 1}]" for name, number in _STEP.findall(path))
        if not quote or not offset.isdigit() or len(offset) > 9 or (steps and steps not in self._starts):
            return "", ""
        begin = self._starts.get(steps, 0) + int(offset)
        end = begin + len(quote)
        found = self.text[begin:end]
        if found.split() != quote.split():
            return "", ""
        return self.text[max(0, begin - AROUND_CHARS) : begin], self.text[end : end + AROUND_CHARS]


class _Walk(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self.length = 0
        self.starts: dict[tuple[str, ...], int] = {}
        self.path: list[str] = []
        self.counts: list[dict[str, int]] = [{}]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        number = self.counts[-1][tag] = self.counts[-1].get(tag, 0) + 1
        self.path.append(f"{tag}[{number}]")
        self.counts.append({})
        self.starts[tuple(self.path)] = self.length
        if tag in _VOID:
            self._leave()

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in _VOID:
            self._leave()

    def handle_endtag(self, tag: str) -> None:
        if any(step.startswith(f"{tag}[") for step in self.path):
            while self.path and not self.path[-1].startswith(f"{tag}["):
                self._leave()
            self._leave()

    def handle_data(self, data: str) -> None:
        self.parts.append(data)
        self.length += len(data)

    def _leave(self) -> None:
        self.path.pop()
        self.counts.pop()
