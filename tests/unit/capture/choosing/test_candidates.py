"""What the cleaners and the page's data take for the article."""

from __future__ import annotations

from reader.capture.choosing.candidates import candidates, from_data
from reader.capture.page.dom import parse
from tests.unit.capture.data_incomplete import EN, EN_MORE, article, linked, paragraphs

URL = "https://news.example.org/a/story"


def found(html: str) -> dict[str, tuple[str, ...]]:
    root = parse(html)
    assert root is not None
    return {candidate.name: candidate.lines for candidate in candidates(root, URL)}


def test_a_whole_answer_of_the_first_cleaner_leaves_the_second_unasked() -> None:
    assert found(article(paragraphs(*EN, *EN_MORE), "The wall")).keys() == {"trafilatura"}


def test_the_second_cleaner_is_asked_where_the_first_finds_few_words() -> None:
    assert "readability" in found(article(paragraphs(EN[0]), "The wall"))


def test_the_text_of_linked_data_is_a_candidate_of_its_own() -> None:
    head = linked(**{"@type": "NewsArticle", "articleBody": "\n".join((*EN, *EN_MORE))})
    assert found(article(paragraphs(*EN), "The wall", head=head))["data"] == (*EN, *EN_MORE)


def test_the_tree_that_is_given_stays_as_it_is() -> None:
    root = parse(article(paragraphs(*EN) + "<script>var a = 1</script>", "The wall"))
    assert root is not None
    before = [element.tag for element in root.iter()]
    candidates(root, URL)
    assert [element.tag for element in root.iter()] == before


def test_cells_that_span_and_marks_by_the_thousand_are_spared_the_cleaners() -> None:
    marks = "The wall <b>was</b> <i>not</i> measured. " * 600
    cells = "".join(f"<tr><td rowspan=65534 colspan=1000>Pier {n}</td><td>{n}</td></tr>" for n in range(300))
    said = found(article(f"{paragraphs(*EN)}<p>{marks}</p><table>{cells}</table>", "The wall"))["trafilatura"]
    assert any(line.startswith("The wall was not measured. The wall was not") for line in said)
    assert {"Pier 7", "Pier 299"} <= set(said)


def test_no_text_in_the_data_is_no_candidate() -> None:
    assert from_data("") is None
    assert from_data("One line.\nAnother line.") is not None
