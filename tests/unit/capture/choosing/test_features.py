"""What the judge is told of a block: as many numbers as names on every page, and that a few mean what their names
say."""

from __future__ import annotations

import math

import pytest

from reader.capture.choosing import features as of
from reader.capture.choosing.features import GROUPS, NAMES, features
from reader.capture.choosing.page_view import FINDERS, PageView
from reader.capture.choosing.units import units_of
from reader.capture.page.blocks import segment
from reader.capture.page.dom import parse
from tests.unit.capture.choosing.judged_page import FARES, FERRY, FOUND, LETTER, PAGE, block, pieces_of, told

# --- as many numbers as names --------------------------------------------------------------------------------------------


def test_no_name_stands_twice() -> None:
    assert len(set(NAMES)) == len(NAMES)


def test_every_group_gives_a_number_for_each_name() -> None:
    segments = pieces_of(PAGE)
    view = PageView(segments, FOUND, "The night ferry returns", "")
    repeats, first_time = view.repeats()
    alike = [view.alike(up) for up in range(3)]
    of_units = view.around_units(units_of(segments, view.size))
    followed = view.followed([sign for sign, _ in alike[2]])
    for n in range(len(segments)):
        given = {
            "self": of._self(view, n, repeats[n], first_time[n]),
            "found": of._found(view, n),
            "named": of._named(view, n),
            "around": of._around(view, n),
            "alike": of._alike(view, n, [boxes[n][1] for boxes in alike]),
            "place": of._place(view, n, 0.0, 0.0),
            "parts": [*view.sections()[n], *of_units[n], *followed[n], *view.stories()[n]],
            "neighbours": of._neighbours(view, n),
            "page": of._page(view),
        }
        assert {name: len(numbers) for name, numbers in given.items()} == {
            name: len(names) for name, names in GROUPS.items()
        }


JAPANESE = """
<html lang="ja"><body><nav><a href="/">トップ</a></nav><article><h1>島へ渡る夜の船が戻る</h1>
<p>港の責任者は月曜日、島へ渡る夜の船が五月から再び出ると話した。</p><p>運賃は変わらず、子どもは平日無料で乗れる。</p></article></body></html>
"""
ARABIC = """
<html lang="ar" dir="rtl"><body><nav><a href="/">الرئيسية</a></nav><article><h1>عبّارة الليل تعود</h1>
<p>قال مدير الميناء يوم الاثنين إن عبّارة الليل ستبحر من جديد في أيار.</p>
<p>تبقى الأسعار كما كانت، ويسافر الأطفال مجانا.</p></article></body></html>
"""


@pytest.mark.parametrize(
    "page",
    [
        PAGE,
        JAPANESE,
        ARABIC,
        "<p>One</p>",
        "<p>…</p><p>—</p>",
        "<h1>Only</h1><h2>headings</h2>",
        "<table><tr><th>Port</th><th>Hour</th></tr><tr><td>North</td><td>9</td></tr></table>",
    ],
    ids=["news", "japanese", "arabic", "one-word", "no-words", "headings", "table"],
)
@pytest.mark.parametrize("finders", [(), FINDERS[:1], FINDERS], ids=["nobody", "one", "all"])
def test_every_page_gives_finite_numbers_whoever_found_its_text(page: str, finders: tuple[str, ...]) -> None:
    segments = pieces_of(page)
    found = {name: [piece.block.text for piece in segments] for name in finders}
    rows = features(segments, found, "The night ferry returns", "About a ferry")
    assert len(rows) == len(segments) > 0
    assert {len(row) for row in rows} == {len(NAMES)}
    assert all(math.isfinite(number) for row in rows for number in row)


def test_no_blocks_give_no_rows() -> None:
    assert features([], FOUND, "The night ferry returns", "") == []


def test_without_finders_nothing_counts_as_found() -> None:
    rows = told(found={})
    for name in ("agreed", "in_trafilatura", "alike_found", "box_found_1", "core_before", "page_trafilatura"):
        assert {row[name] for row in rows} == {0.0}


def test_scripts_without_spaces_are_found_and_counted_by_characters() -> None:
    rows = told(
        JAPANESE,
        {"trafilatura": ["港の責任者は月曜日、島へ渡る夜の船が五月から再び出ると話した。"]},
        "島へ渡る夜の船が戻る",
    )
    said = block("港の責任者", rows, JAPANESE)
    assert said["in_trafilatura"] == 1.0
    assert said["words"] == pytest.approx(math.log1p(29))
    assert said["ends"] == 1.0
    assert block("島へ渡る", rows, JAPANESE)["title"] == 1.0


# --- what they mean ------------------------------------------------------------------------------------------------------


def test_links_are_the_share_of_a_block_that_leads_elsewhere() -> None:
    rows = told()
    assert block("Museum", rows)["links"] == 1.0
    assert block("The night ferry to", rows)["links"] == 0.0
    assert 0 < block("Fares", rows)["links"] < 0.2


def test_a_text_that_stands_twice_is_counted_and_its_first_time_told() -> None:
    letters = [row for piece, row in zip(pieces_of(PAGE), told(), strict=True) if piece.block.text == LETTER]
    assert [(row["repeats"], row["first_time"]) for row in letters] == [(2.0, 1.0), (2.0, 0.0)]
    assert block("Fares", told())["repeats"] == 1.0


def test_what_the_page_hides_is_told() -> None:
    letters = [row["hidden"] for piece, row in zip(pieces_of(PAGE), told(), strict=True) if piece.block.text == LETTER]
    assert letters == [0.0, 1.0]


def test_who_found_a_block_is_told_of_each_finder() -> None:
    rows = told()
    letter = block("Get our letter", rows)
    assert (letter["in_trafilatura"], letter["in_readability"], letter["agreed"]) == (0.0, 1.0, 0.5)
    assert (letter["line_of_trafilatura"], letter["line_of_readability"]) == (0.0, 1.0)
    assert block("Museum", rows)["agreed"] == 0.0


def test_only_those_who_found_something_are_asked_whether_they_agree() -> None:
    assert block("The night ferry to", told(found={"trafilatura": [FERRY], "data": []}))["agreed"] == 1.0


def test_blocks_that_look_alike_speak_for_each_other() -> None:
    one_missed = {"trafilatura": [FERRY, FARES + " All fares"]}
    rows = told(found=one_missed)
    assert block("Its crew", rows)["in_trafilatura"] == 0.0
    assert block("Its crew", rows)["alike_found"] == pytest.approx(1.0)
    assert block("Its crew", rows)["alike_count"] == pytest.approx(math.log(3))
    assert block("Get our letter", rows)["alike_1_found"] == 0.0


def test_a_box_is_known_by_what_it_calls_itself() -> None:
    rows = told()
    assert block("Get our letter", rows)["named_ask"] == 1.0
    assert block("Museum", rows)["named_aside"] == 1.0
    assert block("The night ferry to", rows)["named_ask"] == block("The night ferry to", rows)["named_aside"] == 0.0


def test_the_way_from_first_and_last_found_block_is_told() -> None:
    rows = told()
    assert block("The night ferry to", rows)["from_first"] == 0.0
    assert block("Its crew", rows)["from_last"] == 0.0
    assert [block(text, rows)["after_last"] for text in ("Its crew", "Museum")] == [0.0, 1.0]


def test_the_title_is_known_as_such() -> None:
    rows = told()
    heading = block("The night ferry returns", rows)
    assert (heading["title"], heading["title_in"], heading["after_title"], heading["level"]) == (1.0, 1.0, 0.0, 1.0)
    assert block("The night ferry to", rows)["after_title"] == block("The night ferry to", rows)["after_heading"] == 1.0
    assert {row["after_title"] for row in told(title="Another matter")} == {-99.0}


def test_a_block_that_says_what_the_description_says_is_known() -> None:
    rows = told(description=FERRY)
    assert block("The night ferry to", rows)["description"] == 1.0
    assert block("Fares", rows)["description"] == 0.0


def test_neighbours_beyond_the_page_are_told_as_none() -> None:
    first, last = told()[0], told()[-1]
    assert first["found_-1"] == first["words_-3"] == last["links_+1"] == -1.0
    assert first["links_+1"] == 1.0


def test_nothing_told_depends_on_the_site() -> None:
    root = parse(PAGE)
    assert root is not None
    elsewhere = [piece for piece in segment(root, "https://other.example/b", lambda _: None) if piece.block.text]
    assert features(elsewhere, FOUND, "", "") == features(pieces_of(PAGE), FOUND, "", "")
