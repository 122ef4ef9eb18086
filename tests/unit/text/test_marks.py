"""The one table of marks."""

from __future__ import annotations

import pytest

from reader.text import marks


def test_every_question_mark_and_unambiguous_stop_is_a_stop() -> None:
    assert set(marks.QUESTION_MARKS) | set(marks.UNAMBIGUOUS_STOPS) < set(marks.STOPS)
    assert not set(marks.STOPS) & set(marks.CLOSERS)


@pytest.mark.parametrize("text", ["Over.", "“Over?”", "终于。」", "समाप्त।", "ختم۔", "Ende.«", "…", "（完。）"])
def test_a_text_ends_with_a_stop_and_what_closes_after_it(text: str) -> None:
    assert marks.ENDED.search(text)


@pytest.mark.parametrize("text", ["Over", "Over. And", "Over, ", "“Over”", "Details:"])
def test_a_text_without_a_stop_at_its_end_goes_on(text: str) -> None:
    assert not marks.ENDED.search(text)
