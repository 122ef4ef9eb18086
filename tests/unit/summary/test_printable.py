"""What an editor would print: the counts, no far-off detail, and of one sentence the clear and full one."""

from __future__ import annotations

import pytest

from reader.summary.summarize import summarize
from reader.text.sentences import sentence_spans


def chosen(text: str, title: str, language: str, count: int) -> list[str]:
    """Return the summary of a text as news is set: two sentences a paragraph."""
    sentences = [text[start:end] for start, end in sentence_spans(text, language)]
    article = "\n\n".join(" ".join(sentences[at : at + 2]) for at in range(0, len(sentences), 2))
    return [sentence.text for sentence in summarize(article, title, language, count).sentences]


# --- counts ----------------------------------------------------------------------------------------------------------------

COUNTS = {
    "en": (
        "Fourteen dead as ferry sinks off Lindholm",
        "A car ferry sank in heavy seas off the island of Lindholm on Saturday evening, the coastguard said. "
        "The Aurelia had left the port of Varberg an hour late because of the storm. "
        "People on the beach saw its lights go out one after another. "
        "Fourteen people died and 9 are still missing, said the head of the coastguard, Ingrid Moe. "
        "Helicopters and fishing boats rescued 112 passengers during the night. "
        "The ferry was built in 1988 and sailed under the flag of Malta until last year. "
        "Flags on public buildings will fly at half-mast on Monday.",
        "Fourteen people died",
    ),
    "de": (
        "Vierzehn Tote bei Fährunglück vor Lindholm",
        "Vor der Insel Lindholm ist am Samstagabend bei schwerer See eine Autofähre gesunken, wie die Küstenwache mitteilte. "
        "Die „Aurelia“ hatte den Hafen von Varberg wegen des Sturms eine Stunde zu spät verlassen. "
        "Menschen am Strand sahen, wie ihre Lichter eins nach dem anderen ausgingen. "
        "Vierzehn Menschen starben und neun werden noch vermisst, sagte die Leiterin der Küstenwache, Ingrid Moe. "
        "Hubschrauber und Fischerboote retteten in der Nacht 112 Passagiere. "
        "Die Fähre wurde 1988 gebaut und fuhr bis zum vergangenen Jahr unter der Flagge Maltas. "
        "An öffentlichen Gebäuden werden die Fahnen am Montag auf halbmast gesetzt.",
        "Vierzehn Menschen starben",
    ),
    "fr": (
        "Quatorze morts dans le naufrage d’un ferry à Lindholm",
        "Un ferry a coulé samedi soir par mer forte au large de l’île de Lindholm, ont annoncé les garde-côtes. "
        "L’Aurelia avait quitté le port de Varberg avec une heure de retard à cause de la tempête. "
        "Des gens sur la plage ont vu ses lumières s’éteindre l’une après l’autre. "
        "Quatorze personnes sont mortes et neuf sont toujours portées disparues, a dit la cheffe des garde-côtes, Ingrid Moe. "
        "Des hélicoptères et des bateaux de pêche ont secouru 112 passagers pendant la nuit. "
        "Le ferry, construit en 1988, naviguait sous pavillon maltais jusqu’à l’an dernier. "
        "Les drapeaux des bâtiments publics seront mis en berne lundi.",
        "Quatorze personnes sont mortes",
    ),
    "it": (
        "Quattordici morti nel naufragio del traghetto a Lindholm",
        "Un traghetto è affondato sabato sera con il mare grosso al largo dell’isola di Lindholm, ha detto la guardia costiera. "
        "L’Aurelia aveva lasciato il porto di Varberg con un’ora di ritardo a causa della tempesta. "
        "La gente sulla spiaggia ha visto le sue luci spegnersi una dopo l’altra. "
        "Quattordici persone sono morte e nove sono ancora disperse, ha detto la capa della guardia costiera, Ingrid Moe. "
        "Elicotteri e pescherecci hanno salvato 112 passeggeri durante la notte. "
        "Il traghetto fu costruito nel 1988 e navigava sotto bandiera maltese fino all’anno scorso. "
        "Lunedì le bandiere degli edifici pubblici saranno a mezz’asta.",
        "Quattordici persone sono morte",
    ),
}


@pytest.mark.parametrize("language", COUNTS)
def test_the_dead_that_the_title_names_are_in_the_summary_wherever_they_stand(language: str) -> None:
    title, text, counts = COUNTS[language]
    assert any(words.startswith(counts) for words in chosen(text, title, language, 3))


# --- far-off details -------------------------------------------------------------------------------------------------------

DETAILS = {
    "en": (
        "Norvik council approves tram line to the harbour",
        "The council of Norvik approved a tram line from the station to the harbour on Tuesday by 31 votes to 20. "
        "The line will cost 240 million euros and is to open in 2029, mayor Anna Lindqvist said. "
        "Work begins in March, and Harbour Street will be closed to cars for two years. "
        "Shopkeepers fear for their trade and want compensation from the city. "
        "The first tram of Norvik ran in 1904 and was drawn by horses. "
        "In the council hall hangs a painting of the old tram line at the harbour, a gift of the tram workers of Norvik. "
        "The caretaker of the council hall, who has dusted the painting for thirty years, still collects tram tickets.",
        ("In the council hall", "The caretaker", "The first tram"),
    ),
    "de": (
        "Stadtrat von Norvik beschließt Straßenbahn zum Hafen",
        "Der Stadtrat von Norvik hat am Dienstag mit 31 zu 20 Stimmen eine Straßenbahn vom Bahnhof zum Hafen beschlossen. "
        "Die Linie kostet 240 Millionen Euro und soll 2029 eröffnet werden, sagte Bürgermeisterin Anna Lindqvist. "
        "Die Arbeiten beginnen im März, die Hafenstraße wird für zwei Jahre für Autos gesperrt. "
        "Händler fürchten um ihr Geschäft und fordern von der Stadt eine Entschädigung. "
        "Die erste Straßenbahn von Norvik fuhr 1904 und wurde von Pferden gezogen. "
        "Im Saal des Stadtrats hängt ein Gemälde der alten Straßenbahn am Hafen, ein Geschenk der Straßenbahner von Norvik. "
        "Der Hausmeister des Rathauses, der das Gemälde seit dreißig Jahren abstaubt, sammelt noch immer Fahrscheine.",
        ("Im Saal", "Der Hausmeister", "Die erste Straßenbahn"),
    ),
    "fr": (
        "Le conseil de Norvik approuve un tramway vers le port",
        "Le conseil municipal de Norvik a approuvé mardi, par 31 voix contre 20, un tramway de la gare au port. "
        "La ligne coûtera 240 millions d’euros et doit ouvrir en 2029, a indiqué la maire Anna Lindqvist. "
        "Les travaux commencent en mars, et la rue du Port sera fermée aux voitures pendant deux ans. "
        "Les commerçants craignent pour leurs affaires et demandent à la ville une indemnité. "
        "Le premier tramway de Norvik circulait en 1904, tiré par des chevaux. "
        "Dans la salle du conseil est accroché un tableau de l’ancien tramway du port, un cadeau des conducteurs de Norvik. "
        "Le gardien de la salle, qui époussette le tableau depuis trente ans, collectionne encore les tickets de tramway.",
        ("Dans la salle", "Le gardien", "Le premier tramway"),
    ),
    "es": (
        "El ayuntamiento de Norvik aprueba un tranvía al puerto",
        "El ayuntamiento de Norvik aprobó el martes, por 31 votos contra 20, un tranvía de la estación al puerto. "
        "La línea costará 240 millones de euros y debe abrir en 2029, dijo la alcaldesa Anna Lindqvist. "
        "Las obras empiezan en marzo, y la calle del Puerto quedará cerrada a los coches durante dos años. "
        "Los comerciantes temen por su negocio y piden una indemnización a la ciudad. "
        "El primer tranvía de Norvik circuló en 1904, tirado por caballos. "
        "En la sala del ayuntamiento cuelga un cuadro del antiguo tranvía del puerto, un regalo de los tranviarios de Norvik. "
        "El conserje de la sala, que limpia el cuadro desde hace treinta años, todavía colecciona billetes de tranvía.",
        ("En la sala", "El conserje", "El primer tranvía"),
    ),
}


@pytest.mark.parametrize("language", DETAILS)
def test_no_far_off_detail_takes_the_place_of_what_the_opening_goes_on_to_say(language: str) -> None:
    title, text, details = DETAILS[language]
    assert not [words for words in chosen(text, title, language, 3) if words.startswith(details)]


# --- one sentence ----------------------------------------------------------------------------------------------------------

LONG = {
    "en": (
        "Strike closes Tenby airport",
        "A strike by security staff has closed Tenby airport until Thursday. "
        "The airport, which lies between the marshes and the old canal and was once a training ground for pilots of the mail, where "
        "the union of security staff had already called two strikes over breaks, shifts and lockers in the spring, had been counting "
        "on a busy week. "
        "Some 140 flights were cancelled, and travellers were told to stay at home.",
        "A strike by security staff",
    ),
    "de": (
        "Streik legt Flughafen Tenby lahm",
        "Ein Streik des Sicherheitspersonals legt den Flughafen Tenby bis Donnerstag lahm. "
        "Der Flughafen, der zwischen den Sümpfen und dem alten Kanal liegt und früher ein Übungsplatz für Postflieger war, wo die "
        "Gewerkschaft des Sicherheitspersonals schon im Frühjahr zweimal wegen Pausen, Schichten und Spinden zum Streik aufgerufen "
        "hatte, hatte mit einer lebhaften Woche gerechnet. "
        "Rund 140 Flüge fielen aus, Reisende sollten zu Hause bleiben.",
        "Ein Streik des Sicherheitspersonals",
    ),
    "fr": (
        "Une grève ferme l’aéroport de Tenby",
        "Une grève des agents de sécurité ferme l’aéroport de Tenby jusqu’à jeudi. "
        "L’aéroport, qui se trouve entre les marais et l’ancien canal et fut jadis un terrain d’entraînement des pilotes de la poste, "
        "où le syndicat des agents de sécurité avait déjà appelé deux fois à la grève au printemps pour les pauses, les horaires et "
        "les vestiaires, s’attendait à une semaine animée. "
        "Quelque 140 vols ont été annulés, et les voyageurs ont été priés de rester chez eux.",
        "Une grève des agents",
    ),
    "es": (
        "Una huelga cierra el aeropuerto de Tenby",
        "Una huelga del personal de seguridad cierra el aeropuerto de Tenby hasta el jueves. "
        "El aeropuerto, que se encuentra entre las marismas y el antiguo canal y fue en su día campo de prácticas de los pilotos del "
        "correo, donde el sindicato del personal de seguridad ya había convocado dos huelgas en primavera por los descansos, los "
        "turnos y las taquillas, contaba con una semana animada. "
        "Unos 140 vuelos fueron cancelados, y se pidió a los viajeros que se quedaran en casa.",
        "Una huelga del personal",
    ),
}
THIN = {
    "en": (
        "Bank of Marland raises rate",
        "The decision surprised nobody. "
        "The measure takes effect on Monday. "
        "The Bank of Marland raised its key rate by half a point to 4.5 percent on Thursday to fight inflation, governor Ruth "
        "Adeyemi said. "
        "Prices rose 7.1 percent in October, more than in any month since 1991. "
        "Analysts expect another step in January.",
        "The Bank of Marland raised",
    ),
    "de": (
        "Bank von Marland erhöht Leitzins",
        "Die Entscheidung überraschte niemanden. "
        "Die Maßnahme gilt ab Montag. "
        "Die Bank von Marland hat den Leitzins am Donnerstag um einen halben Punkt auf 4,5 Prozent erhöht, um die Inflation zu "
        "bekämpfen, sagte Präsidentin Ruth Adeyemi. "
        "Die Preise stiegen im Oktober um 7,1 Prozent, stärker als in jedem Monat seit 1991. "
        "Analysten erwarten im Januar einen weiteren Schritt.",
        "Die Bank von Marland hat",
    ),
    "fr": (
        "La Banque du Marland relève son taux",
        "La décision n’a surpris personne. "
        "La mesure entre en vigueur lundi. "
        "La Banque du Marland a relevé jeudi son taux directeur d’un demi-point à 4,5 % pour lutter contre l’inflation, a dit la "
        "gouverneure Ruth Adeyemi. "
        "Les prix ont augmenté de 7,1 % en octobre, plus qu’en aucun mois depuis 1991. "
        "Les analystes attendent une nouvelle hausse en janvier.",
        "La Banque du Marland a relevé",
    ),
    "es": (
        "El Banco de Marland sube el tipo de interés",
        "La decisión no sorprendió a nadie. "
        "La medida entra en vigor el lunes. "
        "El Banco de Marland subió el jueves su tipo de interés medio punto, hasta el 4,5 por ciento, para combatir la inflación, dijo "
        "la gobernadora Ruth Adeyemi. "
        "Los precios subieron un 7,1 por ciento en octubre, más que en ningún mes desde 1991. "
        "Los analistas esperan otra subida en enero.",
        "El Banco de Marland subió",
    ),
}


@pytest.mark.parametrize("language", LONG)
def test_one_sentence_is_the_short_clear_one_rather_than_the_long(language: str) -> None:
    title, text, clear = LONG[language]
    (one,) = chosen(text, title, language, 1)
    assert one.startswith(clear)


@pytest.mark.parametrize("language", THIN)
def test_one_sentence_is_the_full_one_rather_than_the_thin(language: str) -> None:
    title, text, full = THIN[language]
    (one,) = chosen(text, title, language, 1)
    assert one.startswith(full)
