"""Live blogs and interviews."""

from __future__ import annotations

from reader.summary.summarize import summarize
from reader.summary.text_kinds import entry_starts, questions

LIVE = """Follow the latest as the storm crosses the north.

17.45

That is all from us for tonight. Our coverage continues in the morning.

17.10

Trains between Marlow and the coast will not run before noon, the railway says. Tickets remain valid until Friday.

16.32

The river Ure has reached 6.41 metres at Tenby Lock, the highest level since measurements began in 1931. The peak is expected at eight.

15.20

The old bridge at Tenby has been closed to all traffic after a barge struck its middle pillar. Police say nobody was hurt."""


INTERVIEW = """Sunniva Aase has measured the Storfonna glacier for thirty years, and this summer it lost more ice than ever before.

You measured the glacier again in September. What did you find?

Sunniva Aase: It lost 4.2 metres of thickness in a single summer. The loss is the largest since 1994.

You warned of this in 2010. Why did nobody listen?

Aase: There was little snow in spring, and then came eleven days of rain in July on bare ice.

You teach as well. Is there hope?

Aase: Forty students have applied for six places at the station this year."""


def test_items_that_end_with_a_semicolon_are_no_questions() -> None:
    assert questions("a new hose;\n\na new pump;\n\na tested engine;\n\nand a crew.") == []


def test_the_news_of_a_live_blog_stands_at_the_head_of_an_entry() -> None:
    title = "Bridge closed as river reaches record level"
    assert len(entry_starts(LIVE)) == 4
    found = [sentence.text for sentence in summarize(LIVE, title, "en", 3).sentences]
    assert any(text.startswith(("The river Ure", "The old bridge")) for text in found)
    assert not any("coverage" in text or "latest" in text for text in found)


def test_times_in_a_text_make_no_live_blog() -> None:
    assert entry_starts("The boat left at 6.10.\n\nAt 7.20 it came back.\n\n14.30 was too late.") == []


def test_a_question_of_an_interview_is_one_with_all_its_sentences() -> None:
    assert len(questions(INTERVIEW)) == 3
    for count in (1, 3, 5):
        found = [sentence.text for sentence in summarize(INTERVIEW, "The ice is going", "en", count).sentences]
        assert not any(text.startswith("You ") for text in found)
