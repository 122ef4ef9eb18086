"""Which sentences cannot stand without the one before them, language by language."""

from __future__ import annotations

import pytest

from reader.summary.anaphora import contradicts_previous, is_anaphoric

LEANING = [
    ("ar", "وأضافت أن العمل مستمر."), ("ar", "لكن هذا لا يكفي."), ("ar", "من جهته، قال الوزير إن الأمر انتهى."),
    ("cs", "Podle něj je most bezpečný."),
    ("da", "Det er ikke nok."), ("sk", "Podľa neho je most bezpečný."), ("ca", "Però ningú no ho va veure."),
    ("sr", "Међутим, нико није дошао."), ("de", "Auch er kam zu spät."), ("de", "Doch das reicht nicht."),
    ("de", "Das sagte ein Sprecher."),
    ("de", "Der Landkreis sagt, dafür fehle das Geld."), ("de", "Das lässt er nicht gelten."), ("de", "Dann ging sie."),
    ("de", "„Wir haben gewarnt“, sagte sie."), ("el", "Ωστόσο, η έρευνα συνεχίζεται."), ("es", "Sin embargo, nadie lo vio."),
    ("es", "Añadió que no volverá."),
    ("es", "«No lo vi», dijo."), ("fa", "به گفته وی، کار ادامه دارد."), ("fa", "این طرح متوقف شد."),
    ("fi", "Hän lisäsi, ettei tiennyt."), ("fr", "Mais elle refuse."),
    ("fr", "« C’est fini », a-t-il déclaré."), ("fr", "Pour sa part, le maire se tait."), ("he", "לדבריה, העבודה נמשכת."),
    ("he", "והוא לא חזר."), ("hi", "लेकिन उन्होंने मना किया।"),
    ("hi", "उनके अनुसार काम जारी है।"), ("hu", "Azonban senki sem látta."), ("it", "Ha aggiunto che tornerà."),
    ("it", "Il suo avvocato tace."), ("ja", "同社は検査を続ける。"),
    ("ja", "しかし、原因は不明だ。"), ("ja", "「知らなかった」と話した。"), ("ko", "이에 따라 공사가 중단됐다."),
    ("ko", "“몰랐다”고 말했다."), ("nl", "Dat zegt de burgemeester."),
    ("nl", "Volgens hem is het veilig."), ("pl", "Jego zdaniem to błąd."), ("pl", "„Nie wiem” – dodał."),
    ("pt", "No entanto, ninguém viu."), ("pt", "Disse que não volta."),
    ("ru", "А потом всё кончилось."), ("ru", "Об этом сообщили в полиции."), ("ru", "По его словам, мост закрыт."),
    ("ru", "«Нет», — ответил он."), ("sv", "Det är inte nog."),
    ("sv", "Även hon kom för sent."), ("tr", "Ancak o gelmedi."), ("tr", "“Bilmiyorum” dedi."),
    ("uk", "За її словами, міст закрито."), ("zh", "该公司没有回应。"), ("zh", "但她没有回答。"),
    ("zh", "“好。”他说。"),
]  # fmt: skip

STANDING = [
    ("ar", "وقالت رئيسة المحكمة سلمى الخطيب إن القرار نهائي."), ("ar", "هذا العام ارتفعت الأسعار."),
    ("de", "Das Gericht hat den Bau gestoppt."), ("de", "Die Polizei geht davon aus, dass er log."),
    ("de", "Das einst beliebte Hotel ist zu."), ("it", "E’ stato annunciato un film."),
    ("de", "Diese Woche beginnt der Umbau."),
    ("de", "Es gibt drei Verletzte."), ("de", "Dieselautos werden teurer."), ("en", "Ferries are late."),
    ("es", "Este martes empieza el juicio."), ("es", "La policía detuvo a tres personas."),
    ("es", "El alcalde dimitió."), ("es", "Después de tres años abre el museo."), ("he", "שם החשוד לא פורסם."),
    ("da", "Der er tre sårede."),
    ("fr", "Ce mardi, la grève continue."), ("fr", "Il y a dix ans, le pont fermait."),
    ("fr", "Les pompiers sont arrivés."), ("he", "הקו יפעל בלילה."),
    ("he", "זהות החשוד לא פורסמה."), ("hi", "परिवार को मुआवजा मिलेगा।"), ("hi", "औरंगाबाद में बारिश हुई।"),
    ("hi", "इस साल बारिश कम हुई।"), ("hu", "Az ügyészség vádat emelt."),
    ("it", "Questa mattina la strada ha riaperto."), ("it", "Gli operai scioperano."), ("ja", "これまでに三人が逮捕された。"),
    ("ja", "同志社大学は新学部を設ける。"), ("ko", "그룹 회장이 사임했다."),
    ("nl", "Het kabinet valt."), ("nl", "Deze week begint de bouw."), ("pl", "Toruń zamyka most."),
    ("pt", "Esta quinta-feira começa o julgamento."), ("pt", "As obras começam."),
    ("ru", "А. С. Пушкин жил здесь."), ("ru", "При пожаре погибли двое."), ("ru", "Иван Петров уволен."),
    ("sv", "Den nya lagen gäller från maj."), ("sv", "Detaljhandeln växer."),
    ("tr", "Bu yıl yağış azaldı."), ("tr", "Otobüs devrildi."), ("vi", "Ông Nguyễn Văn An từ chức."),
    ("zh", "也门停火协议生效。"), ("zh", "那不勒斯发生地震。"), ("sw", "Kivuko kimeondoka."),
]  # fmt: skip


@pytest.mark.parametrize(("language", "sentence"), LEANING)
def test_a_sentence_that_needs_the_one_before_is_anaphoric(language: str, sentence: str) -> None:
    assert is_anaphoric(sentence, language)


@pytest.mark.parametrize(("language", "sentence"), STANDING)
def test_a_sentence_that_stands_alone_is_not_anaphoric(language: str, sentence: str) -> None:
    assert not is_anaphoric(sentence, language)


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("de", "Doch sie kam nicht."),
        ("en", "But nobody came."),
        ("en", "However, it rained."),
        ("ja", "しかし誰も来なかった。"),
        ("ru", "Но никто не пришёл."),
    ],
)
def test_a_sentence_that_begins_with_but_contradicts_the_previous(language: str, sentence: str) -> None:
    assert contradicts_previous(sentence, language)


@pytest.mark.parametrize(
    ("language", "sentence"),
    [("en", "Butter is dear."), ("de", "Abertausende kamen."), ("ja", "ただちに出発した。"), ("sw", "Lakini.")],
)
def test_other_beginnings_contradict_nothing(language: str, sentence: str) -> None:
    assert not contradicts_previous(sentence, language)
