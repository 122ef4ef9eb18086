"""What stands or falls together: lists, tables and terms are one unit each, and a list has one chance."""

from __future__ import annotations

import pytest

from reader.capture.choosing.units import introduction, level, lost_list, units_of
from reader.capture.page.blocks import Segment, segment
from reader.capture.page.dom import parse


def pieces_of(story: str) -> list[Segment]:
    root = parse(f"<html><body><article>{story}</article></body></html>")
    assert root is not None
    return [piece for piece in segment(root, "https://coast.example/a", lambda _: None) if piece.block.text]


def sizes_of(pieces: list[Segment]) -> list[int]:
    return [len(piece.block.text.split()) for piece in pieces]


def parts(story: str) -> list[list[str]]:
    """The texts of each unit, in the page's order."""
    pieces = pieces_of(story)
    units = {id(unit): unit for unit in units_of(pieces, sizes_of(pieces))}
    return [[pieces[n].block.text for n in unit] for unit in units.values()]


@pytest.mark.parametrize(
    ("story", "units"),
    [
        ("<p>One</p><p>Two</p>", [["One"], ["Two"]]),
        ("<p>One</p><ul><li>a</li><li>b</li></ul><p>Two</p>", [["One"], ["a", "b"], ["Two"]]),
        ("<ul><li>a</li></ul><ul><li>b</li></ul>", [["a"], ["b"]]),
        ("<ol><li>a<ul><li>b</li><li>c</li></ul></li><li>d</li></ol>", [["a", "b", "c", "d"]]),
        ("<ul><li><p>a</p><p>more of a</p></li><li><p>b</p></li></ul>", [["a", "more of a", "b"]]),
        ("<ul>Closed on<li>a</li><li>b</li></ul><p>One</p>", [["Closed on", "a", "b"], ["One"]]),
        ("<dl><dt>Ferry</dt><dd>at nine</dd><dt>Bus</dt><dd>at ten</dd></dl>", [["Ferry", "at nine", "Bus", "at ten"]]),
        (
            "<table><tr><th>Port</th><th>Hour</th></tr><tr><td>North</td><td>9</td></tr></table>",
            [["Port\tHour", "North\t9"]],
        ),
    ],
    ids=["paragraphs", "list", "two-lists", "nested", "paragraphs-in-entries", "loose", "terms", "table"],
)
def test_lists_tables_and_terms_are_one_unit_each(story: str, units: list[list[str]]) -> None:
    assert parts(story) == units


@pytest.mark.parametrize(
    ("story", "units"),
    [
        (
            "<div><div>a b</div><div>c</div><div>d</div><div>e</div></div><p>One</p>",
            [["a b", "c", "d", "e"], ["One"]],
        ),
        ("<div><p>a</p><p>b</p><p>c</p></div>", [["a"], ["b"], ["c"]]),
        ("<div><p>a</p><p>b</p></div><div><p>c</p><p>d</p></div>", [["a", "b", "c", "d"]]),
        ("<div><p>a</p><p>b</p></div><div class=note><p>c</p><p>d</p></div>", [["a"], ["b"], ["c"], ["d"]]),
        (f"<p>a</p><p>b</p><p>{'long ' * 20}</p><p>c</p>", [["a"], ["b"], ["long " * 19 + "long"], ["c"]]),
        ('<p>a</p><p><a href="/b">b</a></p><p>c</p><p>d</p>', [["a"], ["b"], ["c"], ["d"]]),
    ],
)
def test_four_short_lines_of_one_kind_in_one_box_or_in_stanzas_are_one_unit(story: str, units: list[list[str]]) -> None:
    assert parts(story) == units


def test_a_list_of_whole_texts_lays_out_a_page_and_is_no_unit() -> None:
    long = "word " * 70
    assert [len(unit) for unit in parts(f"<ul><li>{long}</li><li>{long}</li></ul>")] == [1, 1]


@pytest.mark.parametrize(
    ("story", "introduced"),
    [
        ("<p>They are:</p><ul><li>a</li><li>b</li></ul>", True),
        ("<div><p>They are：</p><div><ul><li>a</li><li>b</li></ul></div></div>", True),
        ("<p>They are.</p><ul><li>a</li><li>b</li></ul>", False),
        ("<div><p>They are:</p></div><ul><li>a</li><li>b</li></ul>", False),
        ("<p>See also:</p><ul><li>a</li><li>b</li></ul>", False),
    ],
    ids=["colon", "deeper", "stop", "another-box", "pointer"],
)
def test_a_sentence_with_a_colon_directly_before_introduces_a_list(story: str, introduced: bool) -> None:
    pieces = pieces_of(story)
    unit = units_of(pieces, sizes_of(pieces))[-1]
    assert introduction(unit, pieces) == (0 if introduced else -1)


def test_entries_share_one_chance_and_other_blocks_keep_theirs() -> None:
    pieces = pieces_of("<p>One two three.</p><ul><li>a</li><li>b</li><li>c</li></ul>")
    sizes = sizes_of(pieces)
    assert level([0.9, 0.2, 0.6, 0.7], units_of(pieces, sizes), sizes, pieces) == pytest.approx([0.9, 0.5, 0.5, 0.5])


def test_what_introduces_a_list_speaks_for_it() -> None:
    pieces = pieces_of("<p>They are:</p><ul><li>a</li><li>b</li></ul>")
    sizes = sizes_of(pieces)
    kept, dropped = (level([lead, 0.1, 0.1], units_of(pieces, sizes), sizes, pieces)[1] for lead in (0.95, 0.05))
    assert kept > 0.5 > dropped


@pytest.mark.parametrize(
    ("kept", "decided", "lost"),
    [([0], [], True), ([0, 1, 2], [], False), ([], [], False), ([0], [1, 2], False)],
    ids=["lost", "kept", "nothing-kept", "left-out-by-a-person"],
)
def test_an_introduction_without_its_list_is_a_fault(kept: list[int], decided: list[int], lost: bool) -> None:
    pieces = pieces_of("<p>The dead are:</p><ul><li>a</li><li>b</li></ul>")
    assert lost_list(pieces, kept, decided) == ("The dead are:" if lost else "")
