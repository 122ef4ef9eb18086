"""A command that the system asks to end."""

from __future__ import annotations

import os
import signal
from contextlib import suppress

import pytest

from reader.cli import ending

pytestmark = pytest.mark.skipif(os.name == "nt", reason="ends by signal")


def test_the_systems_request_interrupts_as_a_key_does_and_says_so_in_the_exit_code() -> None:
    before = signal.getsignal(signal.SIGTERM)
    with pytest.raises(KeyboardInterrupt), ending.in_order():
        signal.raise_signal(signal.SIGTERM)
    assert ending.exit_code() == 143
    assert signal.getsignal(signal.SIGTERM) is before
    assert signal.getitimer(signal.ITIMER_REAL)[0] == 0


def test_an_interrupt_that_was_lost_comes_again() -> None:
    def losing() -> None:
        with ending.in_order():
            with suppress(KeyboardInterrupt):  # as code of others does
                signal.raise_signal(signal.SIGTERM)
            assert signal.getitimer(signal.ITIMER_REAL)[0] > 0
            signal.raise_signal(signal.SIGALRM)

    with pytest.raises(KeyboardInterrupt):
        losing()


def test_what_tidies_up_is_not_interrupted() -> None:
    tidied = []

    def tidying() -> None:
        with ending.in_order():
            try:
                signal.raise_signal(signal.SIGTERM)
            finally:
                signal.raise_signal(signal.SIGALRM)
                tidied.append("draft")

    with pytest.raises(KeyboardInterrupt):
        tidying()
    assert tidied == ["draft"]
