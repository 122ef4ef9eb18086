"""The article as a page's data holds it: what is taken for one, and what is not."""

from __future__ import annotations

import json

import lxml.html
import pytest

from reader.capture.page import embedded_article
from reader.capture.page.embedded_article import as_page, body_in_linked_data, body_in_state, body_that_goes_on

LINES = (
    "The lighthouse on the north cape was lit again on Sunday, eleven years after the last keeper had left it to the gulls.",
    "A club of forty people from the villages around mended the stairs, the lamp and the roof. Nobody paid them for it.",
    "Ships do not need the light any more. They come to see it, and the harbour café has hired two more cooks for the summer.",
)
PLAIN = "\n\n".join(LINES)
HTML = "".join(f"<p>{line}</p>" for line in LINES)


def page(*scripts: str) -> lxml.html.HtmlElement:
    return lxml.html.document_fromstring(f"<html><head>{''.join(scripts)}</head><body><div id=app></div></body></html>")


def linked(**fields: object) -> str:
    return f'<script type="application/ld+json">{json.dumps({"@type": "NewsArticle", **fields})}</script>'


def script(text: str, attributes: str = "") -> str:
    return f"<script {attributes}>{text}</script>"


def paragraphs(body: str) -> list[str]:
    tree = as_page(body)
    assert tree is not None
    return [paragraph.text_content() for paragraph in tree.iter("p")]


# --- JSON-LD -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "body",
    [
        PLAIN,
        PLAIN.replace("\n\n", "\r\n"),
        HTML,
        HTML.replace("<", "&lt;").replace(">", "&gt;"),
        PLAIN.replace("é", "&eacute;"),
    ],
    ids=["plain", "windows-lines", "html", "escaped-html", "plain-with-entities"],
)
def test_the_body_in_linked_data_comes_in_paragraphs(body: str) -> None:
    assert paragraphs(body_in_linked_data(page(linked(articleBody=body)))) == list(LINES)


def test_the_longest_body_is_the_article() -> None:
    root = page(linked(articleBody=PLAIN), linked(articleBody=PLAIN * 2))
    assert body_in_linked_data(root) == PLAIN * 2


def test_a_teaser_is_no_body() -> None:
    assert body_in_linked_data(page(linked(articleBody=PLAIN[:299]))) == ""
    assert body_in_linked_data(page(linked(articleBody=PLAIN[:300]))) == PLAIN[:300]


@pytest.mark.parametrize("body", [None, 12, ["x" * 400], {"text": "x" * 400}])
def test_a_body_that_is_no_text_is_none(body: object) -> None:
    assert body_in_linked_data(page(linked(articleBody=body))) == ""


def test_the_body_of_something_else_is_no_article() -> None:
    shop = json.dumps({"@type": "Store", "text": PLAIN})
    assert body_in_linked_data(page(script(shop, 'type="application/ld+json"'))) == ""


def test_plain_marks_stay_marks() -> None:
    assert paragraphs("Five < six & seven.\nEight > two.") == ["Five < six & seven.", "Eight > two."]


# --- a script's state ------------------------------------------------------------------------------------------------------


def test_the_article_in_a_json_state_is_found() -> None:
    state = {"props": {"pageProps": {"menu": ["News", "Sport"], "article": {"title": "The light", "body": PLAIN}}}}
    assert body_in_state(page(script(json.dumps(state), 'id="__NEXT_DATA__" type="application/json"'))) == PLAIN


@pytest.mark.parametrize(
    "assigned",
    [
        "window.__STATE__ = {};",
        "window.X={}",
        "var state = {};",
        "const data = {} ;",
        "self.page = {};",
        'window["app"] = {};',
    ],
)
def test_the_article_in_an_assigned_state_is_found(assigned: str) -> None:
    state = json.dumps({"story": {"content": HTML}})
    found = body_in_state(page(script(assigned.replace("{}", state).replace(" ;", ";"))))
    assert paragraphs(found) == list(LINES)


def streamed(*rows: str) -> list[str]:
    """The scripts by which Next.js streams rows to a page, cut where it pleases."""
    stream = "".join(rows)
    pieces = [stream[at : at + 90] for at in range(0, len(stream), 90)]
    return [script(f"self.__next_f.push([1,{json.dumps(piece)}])") for piece in pieces]


def test_the_article_in_a_streamed_state_is_found() -> None:
    told = json.dumps(["$", "div", None, {"html": HTML, "id": "$L7"}])
    found = body_in_state(page(*streamed('0:I[42,["static/a.js"],"Page"]\n', f"a:{told}\n", "b:null\n")))
    assert paragraphs(found) == list(LINES)


def test_a_long_text_in_a_streamed_state_is_found() -> None:
    marked = HTML.replace("</p><p>", "</p>$$ADVERT$$<p>", 1)
    row = f"2f:T{len(marked.encode()):x},{marked}"
    found = body_in_state(page(*streamed('1:"$Sreact.fragment"\n', row, '30:{"a":1}\n')))
    assert paragraphs(found) == list(LINES)
    tree = as_page(found)
    assert tree is not None
    assert "ADVERT" not in tree.text_content()


@pytest.mark.parametrize("row", ["2f:Tffffffffffff,short", "no row at all", ":::::", "1:T,", '3:{"body": "unclosed'])
def test_a_broken_streamed_state_is_passed_over(row: str) -> None:
    assert body_in_state(page(*streamed(row))) == ""


@pytest.mark.parametrize(
    "listed",
    [
        list(LINES),
        [{"type": "paragraph", "text": line} for line in LINES],
        [{"kind": "p", "html": f"<i>{line}</i>"} for line in LINES],
    ],
    ids=["strings", "objects", "objects-with-html"],
)
def test_a_list_of_paragraphs_is_an_article(listed: list[object]) -> None:
    found = body_in_state(page(script(json.dumps({"a": {"b": listed}}), 'type="application/json"')))
    assert all(line in found for line in LINES)


@pytest.mark.parametrize(
    "state",
    [
        {"article": {"body": PLAIN[:299]}},
        {"teasers": [{"text": line} for line in LINES[:2]]},
        {"article": {"tracking": PLAIN}},
        {"content": "function draw(a, b) { if (a < b) { return b; } } // Nothing. To see. Here. " * 8},
        {"content": '{"key": {"inner": "A text. Of a. Serialized object."}, "more": 1}' * 8},
        {"content": "word " * 100},
    ],
    ids=["teaser", "two-teasers", "other-key", "code", "serialized", "no-sentences"],
)
def test_what_is_no_prose_under_a_telling_name_is_no_article(state: dict[str, object]) -> None:
    assert body_in_state(page(script(json.dumps(state), 'type="application/json"'))) == ""


@pytest.mark.parametrize(
    "text",
    [
        '{"article": {"body": "' + PLAIN.replace("\n", " ") + '"',
        "window.X = {" + PLAIN + "};",
        "window.X = {};" + PLAIN,
        f"draw('{PLAIN}');".replace("\n", " "),
        "[" * 5000 + json.dumps(PLAIN) + "]" * 5000,
    ],
    ids=["unclosed", "not-json", "text-after-it", "call", "deep"],
)
@pytest.mark.parametrize("kind", ['type="application/json"', ""], ids=["json", "script"])
def test_a_broken_state_is_passed_over(text: str, kind: str) -> None:
    good = script(json.dumps({"body": PLAIN}), 'type="application/json"')
    assert body_in_state(page(script(text, kind))) == ""
    assert body_in_state(page(script(text, kind), good)) == PLAIN


def test_a_state_that_is_too_large_is_not_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    state = script(json.dumps({"body": PLAIN}), 'type="application/json"')
    monkeypatch.setattr(embedded_article, "MAX_SCRIPT_CHARACTERS", 400)
    assert body_in_state(page(script(json.dumps({"body": PLAIN[:320]}), 'type="application/json"'))) != ""
    monkeypatch.setattr(embedded_article, "MAX_SCRIPT_CHARACTERS", 300)
    assert body_in_state(page(state)) == ""


def test_a_state_nested_too_deep_is_not_followed_to_its_end() -> None:
    value: object = {"body": PLAIN}
    for _ in range(40):
        value = {"inner": value}
    assert body_in_state(page(script(json.dumps(value), 'type="application/json"'))) == ""


def test_linked_data_is_no_state() -> None:
    assert body_in_state(page(linked(articleBody=PLAIN))) == ""


@pytest.mark.parametrize("body", ["", " \n "])
def test_nothing_makes_a_page_without_text_or_none(body: str) -> None:
    tree = as_page(body)
    assert tree is None or not tree.text_content().strip()


@pytest.mark.parametrize("escaped", [False, True], ids=["as-it-is", "escaped"])
def test_a_state_is_read_where_it_holds_the_end_of_what_the_page_shows(escaped: bool) -> None:
    text = json.dumps({"story": {"body": PLAIN}}, ensure_ascii=escaped)
    root = page(script(f"window.__STATE__ = {text};"))
    assert body_that_goes_on(root, LINES[1:2]) == PLAIN
    assert body_that_goes_on(root, ("Another text that the script does not know of, whatever it holds besides.",)) == ""


def test_links_in_plain_lines_are_links() -> None:
    tree = as_page('One <a href="https://coast.example/">line</a> of it.\nAnother <em>line</em> & more.')
    assert tree is not None
    assert [p.text_content() for p in tree.iter("p")] == ["One line of it.", "Another line & more."]
