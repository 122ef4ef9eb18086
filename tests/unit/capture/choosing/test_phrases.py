"""Phrases by which pages prompt and point elsewhere."""

from __future__ import annotations

import pytest

from reader.capture.choosing.phrases import is_credit, is_placeholder, is_pointer, is_prompt


@pytest.mark.parametrize(
    "text",
    [
        "Advertisement",
        "Read more »",
        "Share this article",
        "Loading...",
        "Anzeige",
        "Lire aussi :",
        "関連記事",
        "GET A SUMMARY",
        "5 min read",
        "Lesezeit: 3 Minuten",
        "Tempo de leitura: 1 minuto",
        "Follow the Tidewater Herald on Facebook and Instagram for more.",
        "Do you miss the ferry? Let us know in the comments.",
        "The ferry is our bridge. Click To Tweet",
    ],
)
def test_a_text_that_is_furniture_as_a_whole_is_a_prompt(text: str) -> None:
    assert is_prompt(text)


@pytest.mark.parametrize(
    "text",
    [
        "Related parties sued the port.",
        "Share prices fell on Monday.",
        "The advertisement ran.",
        "Follow the river on foot.",
        "",
    ],
)
def test_a_sentence_with_such_words_is_no_prompt(text: str) -> None:
    assert not is_prompt(text)


@pytest.mark.parametrize(
    "text",
    [
        "Read more: the storm",
        "À lire aussi : la tempête",
        "Lees ook: de storm",
        "Читайте также: буря",
        "Lesen Sie auch Der Sturm",
    ],
)
def test_a_line_that_names_another_article_is_a_pointer(text: str) -> None:
    assert is_pointer(text)


@pytest.mark.parametrize(
    "text", ["Watch the tide", "More people came", "More than ten: that was the count", "He said: read more"]
)
def test_other_lines_with_a_colon_are_no_pointers(text: str) -> None:
    assert not is_pointer(text)


@pytest.mark.parametrize(
    "text",
    [
        "Empfohlener redaktioneller Inhalt",
        "An dieser Stelle finden Sie ein Video als externen Inhalt, der den Artikel ergänzt.",
        "Ich bin damit einverstanden, dass mir der externe Inhalt angezeigt wird. Damit können Daten übermittelt werden.",
        "This article contains content provided by Bluesky. We ask for your permission before anything is loaded.",
        "Ce contenu est bloqué car vous n’avez pas accepté les cookies.",
        "Este contenido no está disponible por sus preferencias de privacidad.",
    ],
)
def test_what_asks_for_consent_in_place_of_an_embedded_post_is_a_placeholder(text: str) -> None:
    assert is_placeholder(text)


@pytest.mark.parametrize(
    "text", ["This content is king, said the editor.", "An dieser Stelle soll der Deich brechen.", "Ce contenu existe."]
)
def test_a_sentence_about_a_content_is_no_placeholder(text: str) -> None:
    assert not is_placeholder(text)


@pytest.mark.parametrize(
    "text", ["Photo by Oona Marsh", "Foto: AFP", "Immagine di Edda Quill", "Image credit: NASA/JPL"]
)
def test_a_line_that_names_who_made_a_picture_is_a_credit(text: str) -> None:
    assert is_credit(text)


@pytest.mark.parametrize("text", ["Photo of a lifetime", "Images by the hundred were found. Nobody knew.", "Foto"])
def test_a_sentence_about_pictures_is_no_credit(text: str) -> None:
    assert not is_credit(text)
