"""From the tree of a search to SQL: what the index can answer in one question stays one question."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime
from typing import Any

from reader.library import counters
from reader.library.connections import Connections
from reader.library.search.conditions import FEW, Condition, has_tag
from reader.query.parse import AllOf, AnyOf, Dates, Has, Is, Length, Node, Not, Word, parse
from reader.records import dataclass
from reader.text.fold import fold, query_words

# From one to the next in the index: the few that there are, without looking at each article.
_LANGUAGES = (
    "WITH RECURSIVE known(language) AS (SELECT min(language) FROM articles UNION ALL SELECT (SELECT min(a.language) FROM articles a"
    " WHERE a.language > known.language) FROM known WHERE known.language IS NOT NULL)"
    " SELECT language FROM known WHERE language IS NOT NULL"
)
_COLUMNS = {"title": "title", "author": "byline", "note": "notes"}
_STATES = {
    "unread": counters.place("unread", "a"),
    "read": "a.is_read = 1",
    "starred": "a.is_starred = 1",
    "archived": "a.is_archived = 1",
    "failed": "a.state = 'failed'",
    "incomplete": "a.completeness > '' AND a.completeness <> 'whole'",
    "sample": "a.is_sample = 1",
}
# Highlights are not kept yet: no article has one.
_HOLDINGS = {"note": "a.notes > ''", "picture": "a.thumbnail > ''", "highlight": "0"}

TAG_WEIGHT = 6.0
"""What a tag that is one of the words adds to an article's relevance, on the scale of BM25 with the weights of
migration 4."""


@dataclass(frozen=True, slots=True)
class _Match:
    """An expression of FTS5."""

    expression: str


@dataclass(frozen=True, slots=True)
class _Sql:
    where: str
    parameters: tuple[object, ...] = ()


_Part = _Match | _Sql
_IN_INDEX = "a.id IN (SELECT rowid FROM search WHERE search MATCH ?)"


def condition(connections: Connections, typed: str) -> Condition:
    """What was typed, as a condition. Nothing that can be looked for finds nothing; nothing at all restricts
    nothing."""
    root = parse(typed, datetime.now().astimezone().date()).root
    compiler = _Compiler(connections)
    part = compiler.part(root) if root is not None else None
    if part is None:
        return Condition("0" if typed.strip() else "1", ())
    match, rest = compiler.split(part)
    where = _sql(part)
    return Condition(
        where.where,
        where.parameters,
        "articles a",
        match,
        rest.where,
        rest.parameters,
        compiler.bonus,
        " OR ".join(compiler.words),
    )


def utc_of(day: str) -> str:
    """The beginning of a day here (ISO form), as times stand in the library."""
    moment = datetime.combine(date.fromisoformat(day), datetime.min.time()).astimezone(UTC)
    return moment.isoformat(timespec="milliseconds").replace("+00:00", "Z")


class _Compiler:
    """``words`` and ``bonus`` are what relevance is reckoned from: the words that should be there, and the tags among
    them."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections
        self._tags: list[tuple[int, str]] | None = None
        self._tagged_articles: dict[int, int] = {}
        self._sites: list[tuple[str, str]] | None = None
        self._negated = 0
        self.words: list[str] = []
        self._bonuses: list[str] = []
        self._pure: dict[int, tuple[_Match, _Sql]] = {}

    @property
    def bonus(self) -> str:
        return " + ".join(self._bonuses) or "0"

    def split(self, part: _Part) -> tuple[str, _Sql]:
        """The part as what the index must answer and what is to be asked besides."""
        if isinstance(part, _Match):
            return part.expression, _Sql("1")
        known = self._pure.get(id(part))
        return (known[0].expression, known[1]) if known else ("", part)

    def part(self, node: Node) -> _Part | None:
        """None where there is nothing to look for: a word of marks only."""
        match node:
            case Word():
                return self._word(node)
            case Is():
                return _Sql(f"({_STATES[node.state]})")
            case Has():
                return _Sql(f"({_HOLDINGS[node.what]})")
            case Dates():
                return _dates(node)
            case Length():
                upper = f" AND a.words <= {node.most}" if node.most is not None else ""
                return _Sql(f"(a.words >= {node.least}{upper})")
            case Not():
                self._negated += 1
                part = self.part(node.node)
                self._negated -= 1
                return None if part is None else _negative(part)
            case AllOf():
                return self._all(node.nodes)
            case AnyOf():
                parts = [part for part in map(self.part, node.nodes) if part is not None]
                return _any(parts)

    def _all(self, nodes: Sequence[Node]) -> _Part | None:
        """What the index can answer becomes one expression, its exceptions with it; the rest is asked of each
        article."""
        wanted: list[str] = []
        unwanted: list[str] = []
        others: list[_Sql] = []
        for node in nodes:
            inner = node.node if isinstance(node, Not) else node
            self._negated += isinstance(node, Not)
            part = self.part(inner)
            self._negated -= isinstance(node, Not)
            if part is None:
                continue
            if isinstance(part, _Match):
                (unwanted if isinstance(node, Not) else wanted).append(part.expression)
            else:
                others.append(_sql(_negative(part)) if isinstance(node, Not) else part)
        if not wanted:
            others += [_sql(_negative(_Match(expression))) for expression in unwanted]
            return _joined(others, " AND ") if others else None
        expression = " AND ".join(f"({one})" for one in wanted)
        expression = f"({expression}) NOT ({' OR '.join(f'({one})' for one in unwanted)})" if unwanted else expression
        found = _Match(expression)
        if not others:
            return found
        whole = _joined([_sql(found), *others], " AND ")
        self._pure[id(whole)] = (found, _joined(others, " AND "))
        return whole

    # --- words ---------------------------------------------------------------------------------------------------------

    def _word(self, word: Word) -> _Part | None:
        if word.field == "tag":
            return self._tagged(self._named_tags(word))
        if word.field == "site":
            return self._site(word)
        if word.field == "lang":
            return self._language(word)
        looked_for, beginning = query_words(word.text)
        if not any(c.isalnum() for c in looked_for):
            return None
        phrase = '"' + looked_for.replace('"', '""') + '"' + ("*" if beginning or word.begins else "")
        if word.field:
            return _Match(f"{_COLUMNS[word.field]} : {phrase}")
        if self._negated == 0:
            self.words.append(phrase)
        tags = self._tags_with(looked_for, beginning=word.begins)
        if not tags:
            return _Match(phrase)
        tagged = self._tagged(tags)
        if self._negated == 0:
            self._bonuses.append(f"{TAG_WEIGHT} * {tagged.where}")
        return _joined([_sql(_Match(phrase)), tagged], " OR ")

    def _tagged(self, tags: Sequence[int]) -> _Sql:
        if not tags:
            return _Sql("0")
        if sum(self._tagged_articles[tag] for tag in tags) >= FEW:
            return _Sql(f"({has_tag(tags)})")
        return _Sql(f"(a.id IN (SELECT article_id FROM article_tags WHERE tag_id IN ({','.join(map(str, tags))})))")

    def _all_tags(self) -> list[tuple[int, str]]:
        if self._tags is None:
            rows: list[Any] = self._connections.query("SELECT id, name, articles FROM tags")
            self._tags = [(number, fold(name)) for number, name, _ in rows]
            self._tagged_articles = {number: articles for number, _, articles in rows}
        return self._tags

    def _named_tags(self, word: Word) -> list[int]:
        """The tag of this name with those nested in it; where there is none, and for a star, those that begin so."""
        wanted = fold(word.text).strip("/")
        named = [number for number, name in self._all_tags() if name == wanted or name.startswith(wanted + "/")]
        if (named and not word.prefix) or word.exact:
            return named
        return [number for number, name in self._all_tags() if name.startswith(wanted)]

    def _tags_with(self, words: str, *, beginning: bool) -> list[int]:
        """Tags one of whose words is, or begins with, this one."""
        found = []
        for number, name in self._all_tags():
            if words not in name:
                continue
            spaced = f" {' '.join(name.replace('/', ' ').replace('-', ' ').split())} "
            if f" {words}" in spaced if beginning else f" {words} " in spaced:
                found.append(number)
        return found

    def _language(self, word: Word) -> _Sql:
        """Of the languages that there are, this one and its variants (``de-AT``)."""
        rows: list[Any] = self._connections.query(_LANGUAGES)
        code = fold(word.text)
        found = tuple(x for (x,) in rows if fold(x) == code or fold(x).startswith(code if word.prefix else f"{code}-"))
        return _Sql(f"(a.language IN ({', '.join('?' * len(found))}))", found) if found else _Sql("0")

    def _site(self, word: Word) -> _Sql:
        if self._sites is None:
            rows: list[Any] = self._connections.query("SELECT site FROM sites WHERE articles > 0")
            self._sites = [(site, fold(site)) for (site,) in rows]
        wanted = fold(word.text)
        found = tuple(site for site, name in self._sites if (name == wanted if word.exact else wanted in name))
        return _Sql(f"(a.site IN ({', '.join('?' * len(found))}))", found) if found else _Sql("0")


def _dates(node: Dates) -> _Sql:
    column = f"a.{node.which}"
    day = utc_of if node.which == "saved" else str
    parts = [f"{column} >= ?"] if node.first else [f"{column} > ''"]
    parameters: list[object] = [day(node.first)] if node.first else []
    if node.until:
        parts.append(f"{column} < ?")
        parameters.append(day(node.until))
    return _Sql(f"({' AND '.join(parts)})", tuple(parameters))


def _sql(part: _Part) -> _Sql:
    return part if isinstance(part, _Sql) else _Sql(_IN_INDEX, (part.expression,))


def _negative(part: _Part) -> _Sql:
    where = _sql(part)
    return _Sql(f"(NOT {where.where})", where.parameters)


def _any(parts: Sequence[_Part]) -> _Part | None:
    expressions = [part.expression for part in parts if isinstance(part, _Match)]
    others = [part for part in parts if isinstance(part, _Sql)]
    together: list[_Part] = [_Match(" OR ".join(f"({one})" for one in expressions))] if expressions else []
    together += others
    if len(together) < 2:
        return together[0] if together else None
    return _joined([_sql(part) for part in together], " OR ")


def _joined(parts: Sequence[_Sql], word: str) -> _Sql:
    if len(parts) == 1:
        return parts[0]
    return _Sql(f"({word.join(part.where for part in parts)})", tuple(p for part in parts for p in part.parameters))
