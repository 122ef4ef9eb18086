from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.query.complete import LABELS, MAX_OFFERS, completions
from reader.query.parse import FIELDS, HOLDINGS, STATES, parse

TAGS = ("work", "work/desk", "city hall", "Überblick")
SITES = ("The Ledger", "coast.example", "Coast Courier")


def offered(typed: str, cursor: int | None = None) -> list[str]:
    return [one.insert for one in completions(typed, len(typed) if cursor is None else cursor, TAGS, SITES)]


@pytest.mark.parametrize(
    ("typed", "inserts"),
    [
        ("ti", ["title:"]),
        ("ferry -ta", ["tag:"]),
        ("(aut", ["author:"]),
        ("a", []),
        ("ferry", []),
        ("ferry ", []),
        ("", []),
        ('"ti', []),
        ('"a ti', []),
        ("tag:", ["tag:work", "tag:work/desk", 'tag:"city hall"', "tag:Überblick"]),
        ("tag:wo", ["tag:work", "tag:work/desk"]),
        ("-TAG:de", ["tag:work/desk"]),
        ("tag:uber", ["tag:Überblick"]),
        ('tag:"city h', ['tag:"city hall"']),
        ("tag:hal", ['tag:"city hall"']),
        ("tag:work", ["tag:work/desk"]),
        ("site:co", ["site:coast.example", 'site:"Coast Courier"']),
        ("lang:d", ["lang:da", "lang:de"]),
        ("is:un", ["is:unread", "is:unfetched"]),
        ("is:unread", []),
        ("has:", ["has:highlight", "has:note", "has:picture"]),
        ("note", ["note:"]),
        ("has:no", ["has:note"]),
        ("highlight:", ["highlight:fact", "highlight:quote", "highlight:check", "highlight:use"]),
        ("highlight:c", ["highlight:check"]),
        ("before:y", ["before:yesterday"]),
        ("saved:>", ["saved:>-7d", "saved:>-1m", "saved:>-1y"]),
        ("words:", ["words:>1000", "words:<300", "words:500..1000"]),
        ("title:fe", []),
        ("foo:ta", []),
    ],
)
def test_only_a_fields_name_or_value_is_completed(typed: str, inserts: list[str]) -> None:
    assert offered(typed) == inserts


def test_the_whole_term_under_the_cursor_gives_way() -> None:
    (one,) = completions("ferry is:read x", len("ferry is:"), ())[1:2]
    assert (one.start, one.end, one.insert) == (6, 13, "is:starred")


def test_within_a_plain_word_nothing_is_offered() -> None:
    assert offered("tagging", 2) == []


def test_every_field_and_state_says_what_it_is_for() -> None:
    assert {*FIELDS, *STATES} <= set(LABELS)


@given(
    st.lists(
        st.sampled_from(["tag:", "is:", '"', "wo", "(", "-", " ", "ti", "un", "saved:", "“", "é", "🙂"]), max_size=8
    ).map("".join),
    st.data(),
)
def test_what_is_chosen_is_understood(text: str, data: st.DataObject) -> None:
    cursor = data.draw(st.integers(0, len(text)))
    found = completions(text, cursor, TAGS, SITES)
    assert len(found) <= max(MAX_OFFERS, len(FIELDS))
    for one in found:
        assert 0 <= one.start <= cursor <= one.end <= len(text)
        if one.kind != "field":
            assert parse(one.insert, date(2026, 11, 25)).mistakes == ()


def test_everything_that_can_be_asked_for_is_offered() -> None:
    assert offered("is:") == [f"is:{state}" for state in STATES]
    assert offered("has:") == [f"has:{what}" for what in HOLDINGS]
