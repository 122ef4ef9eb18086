"""Sentences of news prose in many scripts, and the promise that offsets are exact."""

from __future__ import annotations

from itertools import pairwise

import pytest

from reader.text.sentences import sentence_spans


def split(text: str, language: str = "") -> list[str]:
    return [text[start:end] for start, end in sentence_spans(text, language)]


# A bar marks each expected boundary; the text is what is left without bars.
CASES = [
    ("en", "The U.S. Senate met.|He left the U.S.|The end came."),
    ("en", "Mr. Smith paid $3.50 in St. Petersburg.|J. K. Rowling did not."),
    ("en", "It opens at 6 p.m. and closes late.|It was 5 a.m.|The bell rang."),
    ("en", "Platform No. 5 is shut.|He said no.|Then he left.|(See p. 5.)|Done."),
    ("en", "“Why?” she asked.|“Stop!” John Smith said.|‘Stop!’|Then he ran."),
    ("en", "She said: “Go home.”|Then it ended (or so it seemed).|Nobody spoke."),
    ("en", "Wait ... what?|So… we stayed.|Yahoo! is a company."),
    ("en", "Levels rose by 2.8 metres.[3]|Nobody was hurt."),
    ("de", "Die Fähre lief am 24. November um 6.10 Uhr aus.|„Warum?“, fragte sie.|Dr. Meier schwieg."),
    (
        "de",
        "Er sagte: „Das ist z. B. falsch.“|Dann ging er.|Das war im Jahr 1990.|Der Schaden liegt bei ca. 3 Mio. Euro.",
    ),
    ("de", "Es war Pier 12.|Der Rest blieb zu.|»Ja.«|Mehr sagte er nicht."),
    ("fr", "« Pourquoi ? » a-t-elle demandé.|M. Dupont est parti.|« C’est fini. »|Puis il partit."),
    ("es", "¿Por qué? preguntó ella.|EE. UU. no firmó.|—¿Y ahora? —preguntó.|El Sr. López llegó."),
    ("pt", "O Sr. Silva chegou.|“Por quê?”, perguntou.|O n.º 5 venceu."),
    ("ru", "«Почему?» — спросила она.|А. С. Пушкин жил на ул. Садовой, д. 5.|Всё."),
    ("uk", "На вул. Шевченка було тихо.|«Чому?» — запитала вона.|Кінець."),
    ("el", "Τι έγινε;|Ο κ. Παππάς μίλησε.|«Γιατί;» ρώτησε.|Τέλος."),
    ("cs", "Stalo se to 3. prosince.|„Proč?“ zeptala se.|Konec."),
    ("tr", "24. Kasım günü geldi.|“Neden?” diye sordu."),
    ("zh", "他说：“我们会修好。”|随后他离开了。|“为什么？”她问。|船在6.10开出。|谁负责？"),
    ("zh", "“水位上升了。我们测量了三十年。”他说。|完。"),
    ("ja", "「もう直った。」と船長は話した。|「なぜ？」と記者が聞いた。|終わり。"),
    ("ko", "배가 떠났다.|“고쳤다.”라고 선장이 말했다.|가격은 3.5만 원이다."),
    ("ar", "هل عادت العبّارة؟|نعم.|قال د. أحمد سالم إن السعر 3.5 دولار.|انتهى."),
    ("ur", "کشتی چلی گئی۔|کیوں؟|کسی کو معلوم نہیں۔"),
    ("hi", "नाव सुबह चली।|क्यों?|डॉ. शर्मा ने 3.5 मीटर कहा।"),
    ("hy", "Նավը մեկնեց։|Ոչ ոք չգիտի։"),
    ("am", "ጀልባው ሄደ።|ለምን፧|ማንም አያውቅም።"),
    ("my", "သင်္ဘော ထွက်သွားသည်။|မသိပါ။"),
    (
        "ru",
        "Завод построили в 2020 г.|Потом его закрыли.|В XIX в. Россия строила в г. Каменск.|Это стоило 5 млн руб.|Работы начались.",
    ),
    ("ru", "Она заявила о себе на весь мир.|Тогда её знали все."),
    ("ko", '후보는 "좌측이면 어떻나"면서 "기준은 국민이다. 그뿐이다"라고 했다.|배가 떠났다.'),
    ("uk", "Завод закрили у 2021 р.|Потім його продали.|Збитки становлять 5 млн грн.|Роботи почалися."),
    ("pl", "W 2020 r. Rada zamknęła szkołę.|Stało się to w 2021 r.|Potem ją sprzedano."),
    ("ru", "«Мы не знали. Нам никто не сказал», — заявил мэр.|Потом он ушёл."),
    (
        "de",
        "„Wir wussten nichts. Niemand hat etwas gesagt“, sagte der Bürgermeister.|»Nein. Nie«, sagte sie.|Danach ging er.",
    ),
    ("fr", "« Nous ne savions pas. Personne ne l’a dit », a expliqué le maire.|Puis il part."),
    ("es", "“No sabíamos nada. Nadie nos avisó”, dijo el alcalde.|¿Y ahora?|Luego se fue."),
    ("it", "«Non sapevamo. Nessuno ce l’ha detto», ha detto il sindaco.|È finita."),
    ("nl", "‘We wisten niets. Niemand heeft m’n vader gebeld’, zegt hij.|Dat was alles."),
    ("sv", "”Vi visste inget. Ingen sa något”, säger hon.|Det var allt."),
    ("fa", "«ما نمی‌دانستیم. کسی به ما نگفت»، مدیر گفت.|آیا کشتی برگشت؟|بله."),
    ("ko", "그는 “몰랐다. 아무도 말하지 않았다.”라고 말했다.|배는 떠났다."),
    ("zh", "经理表示：“每天运送四十万人。”|他说，列车都是新的。|“很好！”她笑着说。|他问：“什么时候？”|没有人回答。"),
    ("ka", "გემი დილით გავიდა.|ყველა გადარჩა.|ვინ არის პასუხისმგებელი?|არავინ იცის."),
    ("hi", 'पुल बना.|लोग खुश हैं.|"हम आएँगे। कल आएँगे।"|उन्होंने कहा।'),
    ("he", '"לא ידענו. אף אחד לא אמר", אמרה המנהלת.|עו"ד רון וגב\' לוי סירבו.'),
    ("he", 'ד"ר כהן אמר: "תיקנו."|אחר כך הלך.'),
]


@pytest.mark.parametrize(("language", "marked"), CASES)
def test_sentences_end_where_a_reader_would_end_them(language: str, marked: str) -> None:
    joiner = "" if language in ("zh", "ja") else " "
    expected = marked.split("|")
    assert split(joiner.join(expected), language) == expected


def test_a_line_break_always_ends_a_sentence() -> None:
    assert split("A headline\n\nThe text begins. It goes on.\nfirst item\nsecond item", "en") == [
        "A headline",
        "The text begins.",
        "It goes on.",
        "first item",
        "second item",
    ]


def test_spans_are_trimmed_ordered_and_do_not_overlap() -> None:
    text = "  One 🙂 here.   Two there.\u00a0\n\n \t Three. "
    spans = sentence_spans(text, "en")
    assert [text[a:b] for a, b in spans] == ["One 🙂 here.", "Two there.", "Three."]
    assert all(a < b for a, b in spans)
    assert all(first[1] <= second[0] for first, second in pairwise(spans))


@pytest.mark.parametrize("text", ["", "   ", "\n\n\t", "...", "。", "”", "?!", "\u0000 \u200f", "«", "A."])
def test_odd_little_texts_do_not_crash(text: str) -> None:
    assert all(text[a:b].strip() == text[a:b] != "" for a, b in sentence_spans(text))


def test_a_wrong_language_does_not_change_the_rules_of_the_script() -> None:
    assert split("船开了。没有人知道。", "en") == ["船开了。", "没有人知道。"]
    assert split("नाव चली। सब ठीक है।", "de") == ["नाव चली।", "सब ठीक है।"]


def test_thai_clauses_are_joined_to_pieces_of_readable_length() -> None:
    clause = "เรือเฟอร์รี่ลำแรกออกจากท่าเรือเมื่อเช้าวันอังคารหลังจากเครื่องยนต์หยุดทำงาน"
    pieces = split(" ".join([clause] * 6), "th")
    assert 2 <= len(pieces) <= 4
