"""How newsrooms word corrections, update notes, disclaimers and editors' notes, and what only looks like one."""

from __future__ import annotations

import pytest

from reader.capture.choosing.corrections import is_correction, is_label, is_named_correction

NOTES = {
    "en": [
        "Correction: An earlier version of this article gave the wrong length for the dyke.",
        "Correction, 3 May 2026: The mayor's name is Ane Dahl, not Anna Dahl.",
        "Clarification (4 May): the wall was paid for by the county.",
        "Editor’s note: the author is married to a member of the council.",
        "This article has been updated to include a reply from the harbour office.",
        "This story was amended on 12 May 2026 to remove a sentence about the pumps.",
        "Update, 5 p.m.: The council has now answered our questions about the wall.",
        "Disclaimer: the paper rents its rooms from the owner of the mill.",
        "The views expressed in this article are those of the author.",
        "An earlier version misnamed the river; this was put right on Tuesday.".replace(
            "version", "version of this report"
        ),
    ],
    "de": [
        "Korrektur: In einer früheren Fassung stand, der Deich sei 40 Meter hoch.",
        "Anmerkung der Redaktion: Der Autor ist Mitglied des Vereins.",
        "Anm. d. Red.: Die Zahlen stammen vom Hafenamt.",
        "In einer früheren Version dieses Textes hieß es, die Pumpe sei neu.",
        "Dieser Artikel wurde am 3. Mai 2026 aktualisiert.",
        "Transparenzhinweis: Die Zeitung gehört zum selben Verlag.",
        "Richtigstellung – Der Bürgermeister heißt Dahl.",
    ],
    "fr": [
        "Rectificatif : la digue mesure quatre mètres, et non quarante.",
        "Correction du 3 mai : le maire s’appelle Dahl.",
        "Note de la rédaction : l’auteur est membre du conseil.",
        "Cet article a été modifié le 3 mai pour corriger le nom du maire.",
        "Une version précédente de cet article indiquait un mauvais chiffre.",
        "Mise à jour, 17 heures : la mairie a répondu à nos questions sur la digue.",
    ],
    "es": [
        "Corrección: el dique mide cuatro metros, no cuarenta.",
        "Fe de errores: el alcalde se llama Dahl.",
        "Nota de la redacción: el autor es miembro del consejo.",
        "Este artículo ha sido actualizado con la respuesta del puerto.",
        "Una versión anterior de este artículo daba una cifra equivocada.",
        "Aclaración (4 de mayo): el muro lo pagó la provincia.",
    ],
    "it": [
        "Correzione: la diga è alta quattro metri, non quaranta.",
        "Errata corrige: il sindaco si chiama Dahl.",
        "Nota della redazione: l’autore fa parte del consiglio.",
        "Una versione precedente di questo articolo riportava una cifra sbagliata.",
        "Questo articolo è stato aggiornato con la risposta del porto.",
    ],
    "pt": [
        "Correção: o dique tem quatro metros, e não quarenta.",
        "Errata: o prefeito chama-se Dahl.",
        "Nota da redação: o autor é membro do conselho.",
        "Este texto foi atualizado com a resposta do porto.",
        "Uma versão anterior deste artigo trazia um número errado.",
    ],
    "more": [
        "Rectificatie: de dijk is vier meter hoog.",
        "Rättelse: Vallen är fyra meter hög.",
        "Sprostowanie: Wał ma cztery metry wysokości.",
        "Исправление: высота дамбы — четыре метра.",
        "訂正：堤防の高さは4メートルでした。",
        "更正：堤坝高四米，而不是四十米。",
        "تصحيح: ارتفاع السد أربعة أمتار.",
        "הבהרה: גובה הסוללה ארבעה מטרים.",
    ],
}


@pytest.mark.parametrize("text", [text for texts in NOTES.values() for text in texts])
def test_a_newsrooms_note_on_its_text_is_known(text: str) -> None:
    assert is_correction(text)


@pytest.mark.parametrize(
    "text",
    [
        "Updated: 3 May 2026, 10:20",
        "Update 5:20 PM ET, May 3, 2026",
        "Aktualisiert am 03.05.2026, 10:20 Uhr",
        "Mis à jour le 3 mai 2026 à 10h20",
        "The council corrected the length of the dyke on Tuesday.",
        "This article is about the dyke at the lower mill.",
        "Corrections officers found the tunnel on Monday.",
        "Update your browser to see the map.",
        "Disclosure of the papers was ordered by a judge.",
        "Disclaimer: all rights reserved, no part may be copied.",
        "Disclosure: we may earn a commission if you buy through our links.",
        "Disclaimer: by signing up you consent to receive our newsletter.",
        "Editors' note: reviewed according to our editorial process.",
        "Die Korrektur der Zahlen dauerte drei Wochen.",
        "Correction de la trajectoire du satellite attendue lundi.",
    ],
)
def test_times_of_an_update_boilerplate_and_running_text_are_none(text: str) -> None:
    assert not is_correction(text)


def test_a_heading_of_a_correction_is_told_from_its_text() -> None:
    assert is_label("Correction")
    assert is_label("Anmerkung der Redaktion:")
    assert is_label("Corrections and clarifications")
    assert not is_label("Corrections chief resigns")


def test_names_of_boxes_tell_corrections() -> None:
    assert is_named_correction("article__correction correction")
    assert is_named_correction("editors-note")
    assert not is_named_correction("correctional-facility")
    assert not is_named_correction("")
