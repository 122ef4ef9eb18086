from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.query.dates import period
from reader.query.parse import (
    FIELDS,
    HOLDINGS,
    SENTENCES,
    STATES,
    TEXT_FIELDS,
    AllOf,
    AnyOf,
    Dates,
    Has,
    Is,
    Length,
    Mistake,
    Node,
    Not,
    Query,
    Word,
    each_word,
    field_term,
    parse,
    rename_tag,
    write,
)
from tests.growth import grows_no_faster_than_length

TODAY = date(2026, 11, 25)


def query(text: str) -> Query:
    return parse(text, TODAY)


def tree(text: str) -> Node | None:
    found = query(text)
    assert found.mistakes == ()
    return found.root


def mistakes(text: str) -> list[tuple[str, str]]:
    """(code, what is underlined) of each."""
    return [(mistake.code, text[mistake.start : mistake.end]) for mistake in query(text).mistakes]


def published(first: str = "", until: str = "") -> Dates:
    return Dates("published", first, until)


def saved(first: str = "", until: str = "") -> Dates:
    return Dates("saved", first, until)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("ferry", Word("ferry")),
        ("ferry strike", AllOf((Word("ferry"), Word("strike")))),
        ('"ferry  strike"', Word("ferry strike", exact=True)),
        ("“ferry strike”", Word("ferry strike", exact=True)),
        ('"ferry str"*', Word("ferry str", exact=True, prefix=True)),
        ("ferr*", Word("ferr", prefix=True)),
        ("-ferry", Not(Word("ferry"))),
        ("--ferry", Word("ferry")),
        ('-"ferry strike"', Not(Word("ferry strike", exact=True))),
        ("-tag:desk", Not(Word("desk", field="tag"))),
        ("-(ferry OR train)", Not(AnyOf((Word("ferry"), Word("train"))))),
        ("ferry OR train", AnyOf((Word("ferry"), Word("train")))),
        ("night train OR ferry", AnyOf((AllOf((Word("night"), Word("train"))), Word("ferry")))),
        ("night (train OR ferry)", AllOf((Word("night"), AnyOf((Word("train"), Word("ferry")))))),
        ("((ferry))", Word("ferry")),
        ("a (b c)", AllOf((Word("a"), Word("b"), Word("c")))),
        ("ferry or train", AllOf((Word("ferry"), Word("or"), Word("train")))),
        ("ORANGE", Word("ORANGE")),
        ("-OR", Word("-OR")),
        ("twenty-one", Word("twenty-one")),
        ("10:30", Word("10:30")),
        ("Mayor: resigned", AllOf((Word("Mayor:"), Word("resigned")))),
        ("https://example.org/a ferry", AllOf((Word("https://example.org/a"), Word("ferry")))),
        ("title:ferry", Word("ferry", field="title")),
        ("TITLE:ferry", Word("ferry", field="title")),
        ('author:"Ada Lovelace"', Word("Ada Lovelace", field="author", exact=True)),
        ("site:example.org", Word("example.org", field="site")),
        ("tag:work/desk", Word("work/desk", field="tag")),
        ('tag:"city hall"', Word("city hall", field="tag", exact=True)),
        ("tag:wor*", Word("wor", field="tag", prefix=True)),
        ("tag:🙂", Word("🙂", field="tag")),
        ("lang:de", Word("de", field="lang")),
        ("note:check", Word("check", field="note")),
        ("highlight:check", Word("check", field="highlight")),
        ("is:unread", Is("unread")),
        ("IS:Starred", Is("starred")),
        ("has:highlight", Has("highlight")),
        ("words:>1000", Length(1001, None)),
        ("words:>=1000", Length(1000, None)),
        ("words:<1000", Length(0, 999)),
        ("words:<=1000", Length(0, 1000)),
        ("words:=1000", Length(1000, 1000)),
        ("words:500..1000", Length(500, 1000)),
        ("before:2026", published(until="2026-01-01")),
        ("after:2026-11", published(first="2026-12-01")),
        ("after:2026-12-31", published(first="2027-01-01")),
        ("on:2026-11-23", published("2026-11-23", "2026-11-24")),
        ("on:2026", published("2026-01-01", "2027-01-01")),
        ("on:today", published("2026-11-25", "2026-11-26")),
        ("on:Yesterday", published("2026-11-24", "2026-11-25")),
        ("after:-7d", published(first="2026-11-19")),
        ("before:-2w", published(until="2026-11-11")),
        ("before:-9m", published(until="2026-02-25")),
        ("before:-1y", published(until="2025-11-25")),
        ("saved:2026-11", saved("2026-11-01", "2026-12-01")),
        ("saved:>2026-11", saved(first="2026-12-01")),
        ("saved:>=2026-11", saved(first="2026-11-01")),
        ("saved:<-7d", saved(until="2026-11-18")),
        ("saved:<=-7d", saved(until="2026-11-19")),
        ("saved:2026-11..2026-12", saved("2026-11-01", "2027-01-01")),
        ("saved:-7d..today", saved("2026-11-18", "2026-11-26")),
        ("東京 ภาษาไทย", AllOf((Word("東京"), Word("ภาษาไทย")))),
        ("", None),
        (" , -- & * ", None),
    ],
)
def test_what_is_typed_is_understood(typed: str, meant: Node | None) -> None:
    assert tree(typed) == meant


def test_three_months_before_a_long_months_end_is_the_shorter_ones() -> None:
    assert period("-3m", date(2026, 5, 31)) == (date(2026, 2, 28), date(2026, 3, 1))


@pytest.mark.parametrize(
    ("typed", "begins"),
    [("fer", True), ("of", False), ("of*", True), ('"ferry"', False), ('"ferry str"*', True), ("a-b", False)],
)
def test_a_word_of_three_letters_is_found_as_a_beginning_and_a_phrase_is_exact(typed: str, begins: bool) -> None:
    word = tree(typed)
    assert isinstance(word, Word)
    assert word.begins is begins


@pytest.mark.parametrize(
    ("typed", "wrong", "rest"),
    [
        ("titel:ferry", [("unknown-field", "titel:")], Word("titel:ferry")),
        ("zzz:ferry", [("no-such-field", "zzz:")], Word("zzz:ferry")),
        ('zzz:"a b" c', [("no-such-field", "zzz:")], AllOf((Word("zzz:"), Word("a b", exact=True), Word("c")))),
        ("tag: ferry", [("empty-field", "tag:")], Word("ferry")),
        ('title:"" ferry', [("empty-field", 'title:""')], Word("ferry")),
        ("tag:(a)", [("empty-field", "tag:")], Word("a")),
        ("is:foo ferry", [("no-such-state", "is:foo")], Word("ferry")),
        ("has:foo ferry", [("no-such-holding", "has:foo")], Word("ferry")),
        ("on:2026-02-30 ferry", [("no-date", "on:2026-02-30")], Word("ferry")),
        ("before:soon ferry", [("no-date", "before:soon")], Word("ferry")),
        ("before:-99999y ferry", [("no-date", "before:-99999y")], Word("ferry")),
        ("after:9999 ferry", [("no-date", "after:9999")], Word("ferry")),
        ("saved:2026..2025 ferry", [("backwards", "saved:2026..2025")], Word("ferry")),
        ("words:many ferry", [("no-number", "words:many")], Word("ferry")),
        ("words:<0 ferry", [("no-number", "words:<0")], Word("ferry")),
        ("words:9..1 ferry", [("backwards", "words:9..1")], Word("ferry")),
        ("words:" + "9" * 5000, [("no-number", "words:" + "9" * 5000)], None),
        ("ferry OR", [("lone-or", "OR")], Word("ferry")),
        ("OR ferry", [("lone-or", "OR")], Word("ferry")),
        ("a OR OR b", [("lone-or", "OR")], AnyOf((Word("a"), Word("b")))),
        ("OR", [("lone-or", "OR")], None),
        ("is:foo OR ferry", [("no-such-state", "is:foo")], Word("ferry")),
        ("(a OR b", [("open-bracket", "(")], AnyOf((Word("a"), Word("b")))),
        ("a) b", [("stray-bracket", ")")], AllOf((Word("a"), Word("b")))),
        ("a OR b) c", [("stray-bracket", ")")], AllOf((AnyOf((Word("a"), Word("b"))), Word("c")))),
        ("a ()", [("empty-brackets", "()")], Word("a")),
        ('a "b c', [("open-quote", '"b c')], AllOf((Word("a"), Word("b c", exact=True, prefix=True)))),
        ("fer*ry", [("star-inside", "*")], Word("fer", prefix=True)),
    ],
)
def test_a_mistake_is_named_where_it_stands_and_the_rest_still_searches(
    typed: str, wrong: list[tuple[str, str]], rest: Node | None
) -> None:
    assert mistakes(typed) == wrong
    assert query(typed).root == rest


def test_a_mistake_has_a_sentence() -> None:
    assert query("titel:x").mistakes == (Mistake(0, 6, "unknown-field", {"field": "titel", "suggestion": "title"}),)
    assert query("titel:x").mistakes[0].sentence == "There’s no field “titel”. Did you mean title:?"


@pytest.mark.no_cover
@pytest.mark.parametrize(
    "text", ["(" * 20_000, ")" * 20_000, "-(" * 20_000, "()" * 20_000, "(a OR " * 9_000, '"' * 20_001, "x:'\" " * 9_000]
)
def test_thousands_of_brackets_take_no_longer_than_their_number(text: str) -> None:
    assert grows_no_faster_than_length(query, text)


# --- for any text and any tree --------------------------------------------------------------------------------------------

_PIECES = [
    *(f"{name}:" for name in FIELDS), *STATES, *HOLDINGS, '"', '"', "(", ")", "(", ")", "-", "*", "OR", " OR ", " ", " ", "ferry", "ab",
    "x", "\n",
    "2026", "2026-11", "-7d", "today", "..", ">", "<=", "1000", "titel:", "https://", ":", "“", "«", "é", "京", "\u3000", "🙂", "\u0301",
]  # fmt: skip
typed_texts = st.text() | st.lists(st.sampled_from(_PIECES), max_size=25).map("".join)

_DAYS = st.dates(date(1900, 1, 1), date(2100, 1, 1))
_BARE = st.from_regex(r"[a-zäπж京0-9][a-zäπж京0-9\-.,/']{0,8}", fullmatch=True)
_QUOTED = st.lists(st.from_regex(r"[A-Za-zäπ京()*:\-]{0,5}[a-z0-9京]", fullmatch=True), min_size=1, max_size=3).map(
    " ".join
)


def _dates(which: str, first: date, days: int, kind: int) -> Dates:
    until = (first + timedelta(days)).isoformat()
    return Dates(which, "" if kind == 1 else first.isoformat(), "" if kind == 2 else until)  # type: ignore[arg-type]


_LEAVES = st.one_of(
    st.builds(Word, _BARE, field=st.sampled_from(("", *TEXT_FIELDS)), prefix=st.booleans()),
    st.builds(Word, _QUOTED, field=st.sampled_from(("", *TEXT_FIELDS)), exact=st.just(True), prefix=st.booleans()),
    st.builds(Is, st.sampled_from(STATES)),
    st.builds(Has, st.sampled_from(HOLDINGS)),
    st.builds(_dates, st.sampled_from(("published", "saved")), _DAYS, st.integers(1, 800), st.integers(0, 2)),
    st.builds(
        lambda least, more: Length(least, None if more is None else least + more),
        st.integers(0, 9999),
        st.none() | st.integers(0, 9999),
    ),
)


def _branches(nodes: st.SearchStrategy[Node]) -> st.SearchStrategy[Node]:
    def several(kind: type[AllOf] | type[AnyOf]) -> st.SearchStrategy[Node]:
        return st.lists(nodes.filter(lambda node: not isinstance(node, kind)), min_size=2, max_size=4).map(
            lambda parts: kind(tuple(parts))
        )

    return several(AllOf) | several(AnyOf) | nodes.filter(lambda node: not isinstance(node, Not)).map(Not)


trees: st.SearchStrategy[Node] = st.recursive(_LEAVES, _branches, max_leaves=12)


@given(typed_texts)
def test_parsing_never_raises_and_every_place_lies_in_the_text(text: str) -> None:
    found = query(text)
    for mistake in found.mistakes:
        assert 0 <= mistake.start < mistake.end <= len(text)
        assert mistake.code in SENTENCES
        assert mistake.sentence
    for word in each_word(found.root, wanted=False):
        assert 0 <= word.start < word.end <= len(text)
        assert query(text[word.start : word.end]).root == word


@pytest.mark.no_cover
@given(trees)
def test_a_tree_that_is_written_reads_back_as_itself(node: Node) -> None:
    assert tree(write(node)) == node


@given(typed_texts)
def test_what_was_understood_reads_back_as_itself(text: str) -> None:
    root = query(text).root
    if root is not None:
        assert query(write(root)).root == root


# --- tags that change their name --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "renamed"),
    [
        ("tag:work", "tag:desk"),
        ("ferry  -Tag:work OR (tag:Work/a x)", "ferry  -Tag:desk OR (tag:desk/a x)"),
        ('tag:"work" tag:"work/a b"*', 'tag:"desk" tag:"desk/a b"*'),
        ("tag:work* work title:work tag:workshop tag:awork", "tag:work* work title:work tag:workshop tag:awork"),
        ("tag:work is:foo (", "tag:desk is:foo ("),
        ('"tag:work"', '"tag:work"'),
    ],
)
def test_a_saved_search_follows_a_renamed_tag(typed: str, renamed: str) -> None:
    assert rename_tag(typed, "work", "desk") == renamed


def test_a_new_name_with_spaces_is_put_in_quotes() -> None:
    assert rename_tag("tag:work ferry", "work", "city hall") == 'tag:"city hall" ferry'
    assert field_term("tag", "city hall") == 'tag:"city hall"'
    assert field_term("tag", "work/desk") == "tag:work/desk"


@given(typed_texts, st.sampled_from(["ferry", "ab", "x"]))
def test_renaming_a_tag_there_and_back_gives_the_same_search(text: str, old: str) -> None:
    assert query(rename_tag(rename_tag(text, old, "Unheard-of"), "Unheard-of", old)).root == query(text).root


def test_a_nul_parts_words() -> None:
    assert parse("ferry\0pier", TODAY).root == parse("ferry pier", TODAY).root
    assert parse('"ferry\0pier"', TODAY).root == parse('"ferry pier"', TODAY).root
