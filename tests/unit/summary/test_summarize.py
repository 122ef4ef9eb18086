"""A summary is the article's own words, at their places, in their order, and never what no summary should hold."""

from __future__ import annotations

import socket

import pytest

from reader.model.summary import Summary
from reader.summary.candidates import candidates
from reader.summary.method_names import METHODS
from reader.summary.summarize import summarize

FERRY = """Ferry crews return to the harbour

By Ines Aldana

The first ferry left pier 4 at ten past six on Tuesday, eleven hours after both engines of the Marguerite stopped in mid-channel. \
Why did nobody act? The harbour authority had been warned of the cooling fault twice, in April and in June, by its own pilots.

What the letters say

He did not answer. The letters, seen by this newspaper, describe a cracked cooling hose on the port engine of the ferry. \
It was patched. A new hose was ordered in July, but the order was never paid by the harbour authority.

Read more: Storm closes the western pier

“We told them in April,” said a pilot who has served the channel for nineteen years. The authority now promises an inspection of \
every ferry engine before the winter timetable begins in December. Passengers will get their fare back."""

TABLE = (
    "The council cut three budgets on Monday after a long debate."
    "\n\nItem\tCost\nLibraries\t1.2 million for the year\n\nThe vote was close."
)


def texts(summary: Summary) -> list[str]:
    return [sentence.text for sentence in summary.sentences]


@pytest.mark.parametrize("method", METHODS)
def test_every_method_gives_the_articles_own_words_in_order(method: str) -> None:
    summary = summarize(FERRY, "Ferry crews return", "en", 3, method=method)
    assert len(summary.sentences) == 3
    assert all(FERRY[s.start : s.end] == s.text for s in summary.sentences)
    assert [s.start for s in summary.sentences] == sorted(s.start for s in summary.sentences)
    assert summary.method == f"{method} {METHODS[method].version}"
    assert summary.total_sentences == 14


@pytest.mark.parametrize("method", METHODS)
def test_headings_bylines_questions_and_teasers_stay_out(method: str) -> None:
    chosen = texts(summarize(FERRY, "Ferry crews return", "en", 5, method=method))
    for unwanted in (
        "Ferry crews return to the harbour",
        "By Ines Aldana",
        "What the letters say",
        "Why did nobody act?",
    ):
        assert unwanted not in chosen
    assert not any(sentence.startswith("Read more") for sentence in chosen)


def test_the_lead_is_part_of_the_summary() -> None:
    assert texts(summarize(FERRY, "", "en", 2))[0].startswith("The first ferry left pier 4")


def test_more_sentences_than_there_are_gives_what_there_is() -> None:
    assert texts(summarize("The boat left at six. Nobody saw it go.", "", "en", 9)) == [
        "The boat left at six.",
        "Nobody saw it go.",
    ]
    assert texts(summarize("Gone fishing", "", "en", 3)) == ["Gone fishing"]


@pytest.mark.parametrize("text", ["", "   \n\n ", "…", "\u200f"])
def test_an_empty_text_has_a_summary_without_sentences(text: str) -> None:
    summary = summarize(text)
    assert summary.sentences == ()
    assert summary.total_sentences <= 1


def test_no_sentences_asked_for_gives_none() -> None:
    assert summarize(FERRY, "", "en", 0).sentences == ()


def test_table_rows_and_code_are_no_sentences() -> None:
    text = f"{TABLE}\n\nrows = [r for r in csv.reader(open('cuts.csv'))]\nprint(sum(float(r[1]) for r in rows))"
    assert texts(summarize(text, "", "en", 5)) == [
        "The council cut three budgets on Monday after a long debate.",
        "The vote was close.",
    ]


def test_the_title_repeated_in_the_text_is_not_chosen() -> None:
    text = f"Council cuts the budget of libraries again.\n\n{TABLE}"
    assert "Council cuts the budget of libraries again." not in texts(
        summarize(text, "Council cuts the budget of libraries again", "en", 2)
    )


def test_an_anaphoric_sentence_does_not_come_without_the_one_before() -> None:
    text = (
        "The harbour authority closed the pier on Monday because of a crack in the concrete. He was not there. "
        "But it had known of the crack in the concrete of the pier since Monday. "
        "Engineers found a crack in the concrete of the pier on Monday morning."
    )
    assert not texts(summarize(text, "", "en", 1))[0].startswith(("He", "But"))


SCRIPTS = {
    "zh": "第一班渡轮于周二早上六点十分离开四号码头。两台发动机停机十一小时之后，航线终于恢复。谁来负责？港务局表示将检查所有渡轮的发动机。"
    "乘客可以在网上申请退票。",
    "ja": "最初のフェリーは火曜日の朝、四号桟橋を離れた。二基のエンジンが停止してから十一時間後のことだった。"
    "港湾局はすべてのフェリーのエンジンを検査すると発表した。乗客には運賃が払い戻される。",
    "ar": "عادت العبّارة الأولى صباح الثلاثاء إلى الرصيف الرابع بعد إحدى عشرة ساعة. لماذا لم يتحرك أحد؟ "
    "وعدت هيئة الميناء بفحص محركات جميع العبّارات قبل الشتاء. سيحصل الركاب على ثمن تذاكرهم كاملا.",
    "hi": "पहली नाव मंगलवार सुबह चौथे घाट से रवाना हुई और सभी यात्री सुरक्षित हैं। किसी ने कुछ क्यों नहीं किया? "
    "बंदरगाह प्रशासन ने सभी नावों के इंजन की जाँच का वादा किया है। यात्रियों को किराया वापस मिलेगा।",
    "ru": "Первый паром отошёл от четвёртого причала утром во вторник. Почему никто не вмешался? "
    "Портовое управление обещает проверить двигатели всех паромов до зимы. Пассажирам вернут деньги за билеты.",
    "sw": "Kivuko cha kwanza kiliondoka bandarini asubuhi ya Jumanne baada ya saa kumi na moja. "
    "Mamlaka ya bandari imeahidi kukagua injini za vivuko vyote kabla ya majira ya baridi. Abiria watarudishiwa nauli zao zote.",
}


@pytest.mark.parametrize("language", SCRIPTS)
def test_every_language_is_summarised_offline(language: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*arguments: object, **options: object) -> None:
        raise AssertionError("a summary must not use the network")

    monkeypatch.setattr(socket, "socket", refuse)
    text = SCRIPTS[language]
    summary = summarize(text, "", language, 2)
    assert len(summary.sentences) == 2
    assert all(text[s.start : s.end] == s.text and s.text[-1] not in "?？؟" for s in summary.sentences)
    assert summary.language == language


def test_the_language_is_detected_when_nobody_says_it() -> None:
    assert summarize(SCRIPTS["ru"], sentences=1).language == "ru"


def test_the_same_text_gives_the_same_summary() -> None:
    first = summarize(FERRY, "Ferry", "en", 4)
    summarize(FERRY + " One more sentence stands here.", "Ferry", "en", 4)
    assert summarize(FERRY, "Ferry", "en", 4) == first


@pytest.mark.no_cover
def test_of_fifty_thousand_words_only_so_many_sentences_are_ranked() -> None:
    # Ranking is quadratic in them: this bound, not a clock, is what keeps a long text from being a wait.
    paragraph = (
        "In the year {0} the council of ward {0} spent {1} on {2} and the auditors of ward {0} asked about item {1}."
    )
    things = ("bridges", "schools", "ferries", "libraries", "lamps", "roads", "parks")
    text = "\n\n".join(paragraph.format(n, n * 7 % 1000, things[n % 7]) for n in range(2300))
    ranked, total = candidates(text, "The wards", "en")
    assert (len(ranked) <= 400, total) == (True, 2300)
    summary = summarize(text, "The wards", "en", 5)
    assert summary.total_sentences == 2300
    assert len(summary.sentences) == 5


def span(words: str) -> tuple[int, int]:
    start = FERRY.index(words)
    return start, start + len(words)


@pytest.mark.parametrize("method", METHODS)
def test_a_sentence_pinned_in_is_there_in_its_place_and_the_rest_is_filled_up(method: str) -> None:
    pinned = span("Passengers will get their fare back.")
    summary = summarize(FERRY, "", "en", 3, method=method, keep=[pinned])
    assert pinned in [(s.start, s.end) for s in summary.sentences]
    assert len(summary.sentences) == len(set(summary.sentences)) == 3
    assert [s.start for s in summary.sentences] == sorted(s.start for s in summary.sentences)


@pytest.mark.parametrize("method", METHODS)
def test_a_sentence_thrown_out_stays_out_and_another_comes_in(method: str) -> None:
    before = summarize(FERRY, "", "en", 3, method=method)
    gone = before.sentences[0]
    after = summarize(FERRY, "", "en", 3, method=method, drop=[(gone.start, gone.end)])
    assert gone not in after.sentences
    assert len(after.sentences) == 3


def test_what_is_pinned_is_there_also_beyond_the_number_and_where_no_ranker_would_take_it() -> None:
    pinned = [span("Why did nobody act?"), span("It was patched."), span("Passengers will get their fare back.")]
    assert [(s.start, s.end) for s in summarize(FERRY, "", "en", 1, keep=pinned).sentences] == pinned
    assert (
        summarize(FERRY, "", "en", 1, keep=[(10, len(FERRY) + 5), (-1, 4), (7, 7)]).sentences
        == summarize(FERRY, "", "en", 1).sentences
    )


INTERVIEWS = {
    "en": ("Why did you leave the harbour?", "It was time for me, and I was tired.", "I would do it again."),
    "de": ("Warum haben Sie den Hafen verlassen?", "Es war an der Zeit, und ich war müde.", "Ich würde es wieder tun."),
    "fr": (
        "Pourquoi avez-vous quitté le port ?",
        "Il était temps pour moi, j’étais fatigué.",
        "Je le referais demain.",
    ),
    "es": ("¿Por qué dejó usted el puerto?", "Ya era hora para mí y estaba cansado.", "Lo volvería a hacer mañana."),
}


@pytest.mark.parametrize("language", INTERVIEWS)
def test_an_interview_gives_passages(language: str) -> None:
    asked, answer, more = INTERVIEWS[language]
    text = "\n\n".join(f"{asked}\n\n{answer} {more}".replace(".", f" {at}.") for at in range(4))
    assert summarize(text, "", language).passages


def test_news_is_no_passage_and_other_methods_promise_nothing() -> None:
    text = (
        "The ferries of Norrholm stay in harbour from Monday, after 214 of the 260 engineers voted to strike. The union wants 6.5 per"
        " cent more pay. The company Norrholm Line offers 3 per cent. About 11,000 people cross the sound every day. Talks will be held"
        " in Marlow on Friday. The last strike of the engineers, in 2009, took nineteen days."
    )
    assert not summarize(text, "Engineers of Norrholm’s ferries vote to strike", "en").passages
    assert not summarize("Why? " * 9, "", "en", method="lead").passages


APART = {
    "en": ("The council of Tenby closed the pier on Monday.", "Best pier of all times, said everybody in Tenby!"),
    "de": ("Der Rat von Tenby hat am Montag die Pier geschlossen.", "Die beste Pier aller Zeiten, sagt ganz Tenby!"),
    "fr": ("Le conseil de Tenby a fermé la jetée lundi.", "La meilleure jetée du monde, dit tout Tenby !"),
    "it": ("Il consiglio di Tenby ha chiuso il molo lunedì.", "Il molo migliore del mondo, dice tutta Tenby!"),
}


@pytest.mark.parametrize("language", APART)
@pytest.mark.parametrize("method", METHODS)
def test_what_is_not_the_articles_own_is_in_no_summary(language: str, method: str) -> None:
    own, post = APART[language]
    text = f"{post}\n\n{own}"
    found = summarize(text, "", language, 3, method=method, apart=[(0, len(post))])
    assert [sentence.text for sentence in found.sentences] == [own]
