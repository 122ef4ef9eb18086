"""Code points and UTF-16 units."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reader.text.offsets import code_points, utf16_length


@given(st.text())
def test_the_length_is_that_of_the_encoded_text(text: str) -> None:
    assert utf16_length(text) == len(text.encode("utf-16-le", "surrogatepass")) // 2


@given(st.text(), st.integers(0, 20))
def test_code_points_and_units_are_each_others_inverse(text: str, at: int) -> None:
    at = min(at, len(text))
    assert code_points(text, utf16_length(text[:at])) == at


def test_units_beyond_the_text_are_its_end() -> None:
    assert code_points("a🙂", 9) == 2
    assert code_points("ab", 9) == 2
