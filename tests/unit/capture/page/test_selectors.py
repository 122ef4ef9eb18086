"""Which elements a selector means, and of which that is not certain."""

from __future__ import annotations

import lxml.html
import pytest

from reader.capture.page.selectors import chain_of, keys_of, selectors

PAGE = '<body><main id="top"><div class="story wide"><p class="note"><b id="x" class="dn bold">not</b></p></div></main></body>'


@pytest.mark.parametrize(
    ("selector", "matches"),
    [
        (".dn", True),
        ("b.dn.bold", True),
        ("#x", True),
        (r".d\6e", True),
        ("main .dn", True),
        ("#top>.story p b", True),
        ("body > .story b", False),
        ("main > div > p > b", True),
        ("body p > p b", False),
        ("i.dn", False),
        (".DN", False),
        (".dn:hover", False),
        (".dn::before", False),
        (".dn:not(:focus)", True),
        (".dn:first-child", None),
        (".dn[lang]", None),
        ("a + .dn", None),
        ("div:empty .dn", None),
    ],
)
def test_a_selector_matches_as_far_as_that_is_certain(selector: str, matches: bool | None) -> None:
    element = lxml.html.document_fromstring(PAGE).get_element_by_id("x")
    (found,) = selectors(selector)
    assert found.matches(chain_of(element)) is matches
    assert matches is False or found.key in keys_of(element)


def test_a_list_is_its_selectors_and_nonsense_is_none() -> None:
    assert [found.weight for found in selectors("#a .b, c:hover, {}, , %")] == [(1, 1, 0), (0, 1, 1)]
    assert not selectors(" ".join("a" * 30))


def test_a_long_selector_in_a_deep_tree_takes_no_longer_than_the_tree_is_deep() -> None:
    root = lxml.html.document_fromstring("<div class=a>" * 200 + "<b class=b>not</b>")
    (found,) = selectors(".x .a .a .a .a .a .a .b")
    assert found.matches(chain_of(next(root.iter("b")))) is False
