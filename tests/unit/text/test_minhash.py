"""How alike two texts are."""

from __future__ import annotations

import pytest

from reader.text.minhash import MIN_WORDS, SLOTS, signature_of, similarity, values_of

WORDS = [f"word{number * 7919 % 1009}" for number in range(400)]


def shared(share: float) -> tuple[bytes, bytes]:
    """The signatures of two texts that have about this share of their words in one piece."""
    same = int(len(WORDS) * share)
    other = [*WORDS[:same], *(f"other{number}" for number in range(len(WORDS) - same))]
    return signature_of(" ".join(WORDS)), signature_of(" ".join(other))


def test_a_signature_is_128_bytes_and_a_short_text_has_none() -> None:
    assert len(signature_of(" ".join(WORDS))) == 2 * SLOTS
    assert signature_of(" ".join(WORDS[: MIN_WORDS - 1])) == b""
    assert similarity(b"", signature_of(" ".join(WORDS))) == 0.0


def test_case_accents_and_punctuation_make_no_difference() -> None:
    text = " ".join(WORDS)
    assert signature_of(text) == signature_of(text.upper().replace(" ", ", "))


@pytest.mark.parametrize("share", [0.0, 0.5, 0.9, 1.0])
def test_the_estimate_is_near_the_share_of_runs_in_common(share: float) -> None:
    assert similarity(*shared(share)) == pytest.approx(share / (2 - share), abs=0.15)


def test_texts_that_are_nearly_alike_share_a_value_and_strangers_none() -> None:
    one, near = shared(0.95)
    _, far = shared(0.0)
    assert set(values_of(one)) & set(values_of(near))
    assert not set(values_of(one)) & set(values_of(far))
    assert all(0 <= value < 2**31 for value in values_of(one))
