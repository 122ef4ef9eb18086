"""CSS read as browsers read it: whole names, comments, escapes, what holds on a screen."""

from __future__ import annotations

import pytest

from reader.capture.page.css import declarations, on_screen, rules, split


@pytest.mark.parametrize(
    ("style", "value"),
    [
        ("display:none", "none"),
        ("DISPLAY : None", "none"),
        ("display:/**/none", "none"),
        (r"dis\70 lay:none", "none"),
        ("color:red;; display:none;", "none"),
        ("display:none !important; display:block", "none"),
        ("display:none; display:block", "block"),
        ("--x:display:none", None),
        ("background:url(display:none)", None),
        ("background:url('a;display:none')", None),
        ("content:';display:none'", None),
        ("dis/**/play:none", None),
        ("x-display:none", None),
        ("/* display:none", None),
    ],
)
def test_a_property_is_a_whole_name_with_its_value(style: str, value: str | None) -> None:
    assert declarations(style).get("display", (None, False))[0] == value


def test_rules_are_those_of_a_wide_screen() -> None:
    sheet = """
        @charset "utf-8"; @import url(x.css);
        .a { color: red } /* .b { color: red } */
        @media print { .c { color: red } }
        @media screen and (min-width: 40em) { .d { color: red } @supports (display: grid) { .e { color: red } } }
        @media (max-width: 600px) { .f { color: red } }
        @media (hover: hover) { .g { color: red } }
        @keyframes x { from { opacity: 0 } }
        .h::after { content: "}" } .i { color: red
    """
    assert [prelude for prelude, _ in rules(sheet)] == [".a", ".d", ".e", ".h::after", ".i"]


def test_at_rules_nested_without_end_are_given_up() -> None:
    assert not list(rules("@media screen {" * 10_000 + ".a { color: red }"))


@pytest.mark.parametrize(
    ("media", "holds"),
    [
        ("", True),
        ("all", True),
        ("print, screen", True),
        ("print", False),
        ("(width >= 600px)", True),
        ("not all", False),
    ],
)
def test_a_query_holds_where_that_is_certain(media: str, holds: bool) -> None:
    assert on_screen(media) is holds


def test_marks_within_brackets_and_strings_part_nothing() -> None:
    assert split('a(b,c),"d,e",f', ",") == ["a(b,c)", '"d,e"', "f"]
