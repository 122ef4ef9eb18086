"""What a page's own sheets say of its elements."""

from __future__ import annotations

import lxml.html
import pytest

from reader.capture.page import page_styles
from reader.capture.page.page_styles import PageStyles


def styles(sheet: str, element: str = '<b id="x" class="dn">not</b>') -> tuple[PageStyles, lxml.html.HtmlElement]:
    root = lxml.html.document_fromstring(
        f"<head><style>{sheet}</style></head><body><p>He did {element} pay.</p></body>"
    )
    return PageStyles(root), root.get_element_by_id("x")


@pytest.mark.parametrize(
    ("sheet", "way"),
    [
        (".dn{display:none}", "gone"),
        ("#x{display:none}", "gone"),
        ("i, b.dn{visibility:hidden}", "faded"),
        (".dn{position:absolute;width:1px} p .dn{clip:rect(0,0,0,0)}", "off"),
        (".dn{display:none} p b.dn{display:inline}", ""),
        (".dn{display:none!important} p b.dn{display:inline}", "gone"),
        (".dn{display:none} p:first-child .dn{display:inline}", ""),
        ("p:first-child .dn{display:none}", ""),
        (".dn:hover{display:none}", ""),
        ("@media print{.dn{display:none}}", ""),
        (".dn{color:red} .vh{display:none}", ""),
    ],
)
def test_the_cascade_decides_what_hides(sheet: str, way: str) -> None:
    page, element = styles(sheet)
    assert page.way_hidden(element) == way


def test_an_elements_own_style_goes_before_a_rule() -> None:
    page, element = styles(".dn{display:none}", '<b id="x" class="dn" style="display:inline">not</b>')
    assert not page.way_hidden(element)
    assert page.shows(element)


def test_only_a_rule_that_names_what_hides_shows() -> None:
    for sheet, shows in ((".dn{display:inline}", True), (".dn{color:red}", False), (".dn{display:none}", False)):
        page, element = styles(sheet)
        assert page.shows(element) is shows


def test_a_sheet_for_paper_is_not_read() -> None:
    root = lxml.html.document_fromstring('<style media="print">.dn{display:none}</style><p><b class="dn">not</b></p>')
    assert not PageStyles(root).way_hidden(next(root.iter("b")))


def test_sheets_beyond_bounds_hide_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(page_styles, "MAX_RULES", 3)
    page, element = styles(".dn{display:none}" + "b{display:block}" * 9)
    assert not page.way_hidden(element)


def test_rules_beside_elements_without_end_hide_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(page_styles, "MAX_MATCHES", 40)
    page, element = styles(".dn{display:none}" * 9)
    assert page.way_hidden(element)
    assert page.way_hidden(element)
    assert not page.way_hidden(element)


def test_a_rule_is_read_whatever_its_selector_holds_beside_names() -> None:
    for sheet in (r".d\6e{display:none}", ".dn:not(.other):not(:hover){color:red} .dn{display:none}"):
        page, element = styles(sheet)
        assert page.way_hidden(element) == "gone"
