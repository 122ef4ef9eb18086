"""Compile a query tree to SQL; whatever a conjunction asks of the full-text index becomes one FTS5 MATCH.

A compiled part is a value (``Part``): what the index must answer and what is asked of each article besides. Every rule
of composition makes a new part from parts, so a condition can never be lost or taken for another's.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from typing import Any

from reader.library import counters
from reader.library.connections import Connections
from reader.library.edits import AMONG, ids_parameter
from reader.library.search.tag_conditions import IS_SOUND, MAX_LOOKUPS, best_named, has_tag
from reader.model.library import NOT_FETCHED
from reader.query.match import hits
from reader.query.parse import KINDS_OF_HIGHLIGHTS, AllOf, AnyOf, Dates, Has, Is, Length, Node, Not, Query, Word
from reader.text.fold import fold, query_words

# From one to the next in the index: the few that there are, without looking at each article.
_LANGUAGES = (
    "WITH RECURSIVE known(language) AS (SELECT min(language) FROM articles UNION ALL SELECT (SELECT min(a.language) FROM articles a"
    " WHERE a.language > known.language) FROM known WHERE known.language IS NOT NULL)"
    " SELECT language FROM known WHERE language IS NOT NULL"
)
NOTHING = "a.id < 0"
"""A condition that no article meets. Not the constant 0: with it SQLite finds no plan ("no query solution") for a
statement that names an index (``INDEXED BY``)."""
_COLUMNS = {"title": "title", "author": "byline", "note": "notes"}
_STATES = {
    "unread": counters.place("unread", "a"),
    "read": "a.is_read = 1",
    "starred": "a.is_starred = 1",
    "archived": "a.is_archived = 1",
    "failed": "a.state = 'failed'",
    "incomplete": "a.completeness > '' AND a.completeness <> 'whole'",
    "unfetched": f"a.error_code = '{NOT_FETCHED}' AND a.state = 'queued'",
    "sample": "a.is_sample = 1",
}
_HOLDINGS = {
    "note": "a.notes > '' OR a.id IN (SELECT article_id FROM highlights WHERE note > '')",
    "picture": "a.thumbnail > ''",
    "highlight": "a.id IN (SELECT article_id FROM highlights)",
}

TAG_WEIGHT = 6.0
"""What a tag that is one of the words adds to an article's relevance, on the scale of BM25 with the weights of
migration 4."""

IN_INDEX = "a.id IN (SELECT rowid FROM search WHERE search MATCH ?)"
"""The condition that the index answers its one parameter, an FTS5 expression, for the article ``a``."""


@dataclass(frozen=True, slots=True)
class Part:
    """A compiled query or a part of one: it holds for an article ``a`` that the index finds by the FTS5 expression
    ``match`` ("" if the index need not be asked) and for which ``rest`` is true ("" if nothing else is asked), an SQL
    condition with ``parameters``. One of the two is always there.

    ``words`` (FTS5 phrases) and ``bonuses`` (SQL expressions) are the inputs to the BM25 score: words that should be
    there, and tags among them. What is negated has none.
    """

    match: str = ""
    rest: str = ""
    parameters: tuple[object, ...] = ()
    words: tuple[str, ...] = ()
    bonuses: tuple[str, ...] = ()

    @property
    def where(self) -> tuple[str, tuple[object, ...]]:
        """All of it as one SQL condition on ``a``, with its parameters."""
        if not self.match:
            return self.rest, self.parameters
        if not self.rest:
            return IN_INDEX, (self.match,)
        return f"({IN_INDEX} AND {self.rest})", (self.match, *self.parameters)

    def with_rest(self, rest: str, parameters: tuple[object, ...]) -> Part:
        """Return this part with another ``rest`` and its parameters."""
        return replace(self, rest=rest, parameters=parameters)

    @property
    def negated(self) -> Part:
        """The part that holds for every article for which this one does not."""
        where, parameters = self.where
        return Part(rest=f"(NOT {where})", parameters=parameters)


def compile_query(connections: Connections, query: Query) -> Part:
    """Return the query as one part; a query with nothing to look for finds nothing. Raises what reading the library
    raises.
    """
    part = _Compiler(connections).part(query.root) if query.root is not None else None
    return part or Part(rest=NOTHING)


def utc_of(day: str) -> str:
    """Return the beginning of a local day (ISO form) in UTC, in the form in which the library keeps times."""
    moment = datetime.combine(date.fromisoformat(day), datetime.min.time()).astimezone(UTC)
    return moment.isoformat(timespec="milliseconds").replace("+00:00", "Z")


class _Compiler:
    """Compile nodes to parts; tags and sites are read once for a query, when it first names one."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections
        self._tags: list[tuple[int, str]] | None = None
        self._tag_names: list[tuple[int, str]] = []
        self._tagged_articles: dict[int, int] = {}
        self._sites: list[tuple[str, str]] | None = None

    def part(self, node: Node) -> Part | None:
        """Return the node as a part, None where there is nothing to look for: a word of punctuation only."""
        match node:
            case Word():
                return self._word(node)
            case Is():
                return Part(rest=f"({_STATES[node.state]})")
            case Has():
                return Part(rest=f"({_HOLDINGS[node.what]})")
            case Dates():
                return _dates(node)
            case Length():
                upper = f" AND a.words <= {node.most}" if node.most is not None else ""
                return Part(rest=f"(a.words >= {node.least}{upper})")
            case Not():
                part = self.part(node.node)
                return None if part is None else part.negated
            case AllOf():
                return self._all(node.nodes)
            case AnyOf():
                return _any([part for part in map(self.part, node.nodes) if part is not None])

    def _all(self, nodes: Sequence[Node]) -> Part | None:
        """Return the conjunction: one expression of all that the index can answer, exceptions included, and the rest to
        be asked of each article.
        """
        wanted: list[Part] = []
        unwanted: list[str] = []
        for node in nodes:
            part = self.part(node.node if isinstance(node, Not) else node)
            if part is None:
                continue
            if not isinstance(node, Not):
                wanted.append(part)
            elif part.rest:
                wanted.append(part.negated)
            else:
                unwanted.append(part.match)
        expressions = [part.match for part in wanted if part.match]
        if unwanted and not expressions:  # the index cannot tell what it does not find
            wanted.append(Part(match=_either(unwanted)).negated)
        if not wanted:
            return None
        if len(wanted) == 1 and not expressions:
            return wanted[0]
        match = " AND ".join(f"({one})" for one in expressions)
        if unwanted and expressions:
            match = f"({match}) NOT ({_either(unwanted)})"
        conditions = [part.rest for part in wanted if part.rest]
        rest = f"({' AND '.join(conditions)})" if len(conditions) > 1 else "".join(conditions)
        return _with_score(Part(match, rest, tuple(p for part in wanted for p in part.parameters)), wanted)

    # --- words ---------------------------------------------------------------------------------------------------------

    def _word(self, word: Word) -> Part | None:
        if word.field == "tag":
            return Part(rest=self._tagged(self._named_tags(word)))
        if word.field == "site":
            return self._site(word)
        if word.field == "lang":
            return self._language(word)
        if word.field == "highlight":
            return self._highlighted(word)
        looked_for, beginning = query_words(word.text)
        if not any(c.isalnum() for c in looked_for):
            return None
        phrase = '"' + looked_for.replace('"', '""') + '"' + ("*" if beginning or word.begins else "")
        if word.field:
            return Part(match=f"{_COLUMNS[word.field]} : {phrase}")
        found = Part(match=phrase, words=(phrase,))
        tags = self._tags_with(looked_for, beginning=word.begins)
        if not tags:
            return found
        tagged = self._tagged(tags)
        return _any([found, Part(rest=tagged, bonuses=(f"{TAG_WEIGHT} * {tagged}",))])

    def _tagged(self, tags: Sequence[int]) -> str:
        if not tags:
            return NOTHING
        if sum(self._tagged_articles[tag] for tag in tags) >= MAX_LOOKUPS:
            return f"({has_tag(tags)})"
        return f"(a.id IN (SELECT article_id FROM article_tags WHERE tag_id IN ({','.join(map(str, tags))})))"

    def _all_tags(self) -> list[tuple[int, str]]:
        if self._tags is None:
            rows: list[Any] = self._connections.query(f"SELECT id, name, articles FROM tags WHERE {IS_SOUND}")
            self._tags = [(number, fold(name)) for number, name, _ in rows]
            self._tag_names = [(number, name) for number, name, _ in rows]
            self._tagged_articles = {number: articles for number, _, articles in rows}
        return self._tags

    def _named_tags(self, word: Word) -> list[int]:
        """Return the tag of this name with those nested in it, accents aside only where no tag has them; where there is
        none at all, and for a star, those that begin so.
        """
        wanted = fold(word.text).strip("/")
        self._all_tags()
        named = best_named(self._tag_names, word.text.strip("/"))
        if (named and not word.prefix) or word.exact:
            return named
        return [number for number, name in self._all_tags() if name.startswith(wanted)]

    def _tags_with(self, words: str, *, beginning: bool) -> list[int]:
        """Return the tags that have these words among theirs, or with ``beginning`` a word that begins so."""
        found = []
        for number, name in self._all_tags():
            if words not in name:
                continue
            spaced = f" {' '.join(name.replace('/', ' ').replace('-', ' ').split())} "
            if f" {words}" in spaced if beginning else f" {words} " in spaced:
                found.append(number)
        return found

    def _highlighted(self, word: Word) -> Part:
        """Return the condition of a highlight with this meaning, as a person or the program calls it, else of one in whose
        passage the words stand.
        """
        asked = fold(word.text).strip()
        named = {fold(name): number for number, name in self._connections.highlight_names().items()}
        meaning = int(asked) if asked in ("1", "2", "3", "4") else named.get(asked, KINDS_OF_HIGHLIGHTS.get(asked))
        if meaning is not None and (not word.exact or " " in asked):
            return Part(rest="(a.id IN (SELECT article_id FROM highlights WHERE meaning = ?))", parameters=(meaning,))
        rows: list[Any] = self._connections.query(
            "SELECT article_id, exact FROM highlights WHERE typeof(exact) = 'text'"
        )
        plain = (replace(word, field=""),)
        found = sorted({article_id for article_id, exact in rows if hits(exact, plain)})
        return Part(rest=f"(a.id IN {AMONG})", parameters=(ids_parameter(found),))

    def _language(self, word: Word) -> Part:
        """Return the condition of this language and its variants (``de-AT``), of those that the library has."""
        code = fold(word.text)

        def matches(language: str) -> bool:
            return language == code or language.startswith(code if word.prefix else f"{code}-")

        rows: list[Any] = self._connections.query(_LANGUAGES)
        return _one_of("a.language", [name for (name,) in rows if isinstance(name, str) and matches(fold(name))])

    def _site(self, word: Word) -> Part:
        if self._sites is None:
            rows: list[Any] = self._connections.query(
                "SELECT site FROM sites WHERE articles > 0 AND typeof(site) = 'text'"
            )
            self._sites = [(site, fold(site)) for (site,) in rows]
        wanted = fold(word.text)
        matches: Callable[[str], bool] = wanted.__eq__ if word.exact else lambda name: wanted in name
        return _one_of("a.site", [site for site, name in self._sites if matches(name)])


def _one_of(column: str, values: Sequence[str]) -> Part:
    if not values:
        return Part(rest=NOTHING)
    return Part(rest=f"({column} IN ({', '.join('?' * len(values))}))", parameters=tuple(values))


def _dates(node: Dates) -> Part:
    column = f"a.{node.which}"
    day = utc_of if node.which == "saved" else str
    parts = [f"{column} >= ?"] if node.first else [f"{column} > ''"]
    parameters: list[object] = [day(node.first)] if node.first else []
    if node.until:
        parts.append(f"{column} < ?")
        parameters.append(day(node.until))
    return Part(rest=f"({' AND '.join(parts)})", parameters=tuple(parameters))


def _any(parts: Sequence[Part]) -> Part | None:
    """Return the disjunction: what only the index is asked for becomes one expression of it."""
    expressions = [part.match for part in parts if not part.rest]
    together = [Part(match=_either(expressions))] if expressions else []
    together += [part for part in parts if part.rest]
    if not together:
        return None
    if len(together) == 1:
        return _with_score(together[0], parts)
    wheres = [part.where for part in together]
    condition = f"({' OR '.join(where for where, _ in wheres)})"
    return _with_score(Part(rest=condition, parameters=tuple(p for _, given in wheres for p in given)), parts)


def _either(expressions: Sequence[str]) -> str:
    return " OR ".join(f"({one})" for one in expressions) if len(expressions) > 1 else expressions[0]


def _with_score(part: Part, parts: Sequence[Part]) -> Part:
    """Return the part with the score's inputs of all the parts that it was made of."""
    words = tuple(word for one in parts for word in one.words)
    return replace(part, words=words, bonuses=tuple(bonus for one in parts for bonus in one.bonuses))
