from __future__ import annotations

from reader.library.lock.recovery_key import key_in, recovery_key

KEY = bytes(range(32))


def test_a_recovery_key_is_read_back_however_it_is_typed() -> None:
    words = recovery_key(KEY)
    assert len(words.split("-")) == 12
    for typed in (
        words,
        words.lower(),
        words.replace("-", " "),
        f" {words.replace('-', '')}\n",
        words.replace("-", "‐"),
    ):
        assert key_in(typed) == KEY


def test_figures_that_look_like_letters_are_taken_for_them() -> None:
    words = recovery_key(bytes([0b01110_010, 0b00_00001_0, *bytes(30)]))
    assert key_in(words.replace("O", "0").replace("I", "1").replace("B", "8")) == key_in(words) is not None


def test_a_misread_letter_and_a_passphrase_are_no_key() -> None:
    words = recovery_key(KEY)
    wrong = ("B" if words[0] != "B" else "C") + words[1:]
    assert key_in(wrong) is None
    assert key_in(words[:-2]) is None
    assert key_in("correct horse battery staple") is None
