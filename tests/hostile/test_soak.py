"""What a soak takes for held, and for a leak."""

from __future__ import annotations

from tests.hostile.soak import Report, Sample, Stall

MB = 1_000_000


def run(*megabytes: float, handles: int = 0) -> Report:
    """A report of 100 s with these readings at even times; ``handles`` are opened half-way."""
    step = 100 / (len(megabytes) - 1)
    samples = [
        Sample(number * step, int(one * MB), 40 + (handles if number * step > 60 else 0), 8, 3, 200)
        for number, one in enumerate(megabytes)
    ]
    return Report(seconds=100.0, samples=samples)


def test_memory_that_grows_while_it_warms_up_and_stays_then_is_no_leak() -> None:
    assert run(80, 120, 140, 149, 150, 151, 150, 151, 150, 151, 151).wrong() is None


def test_memory_that_goes_on_growing_is_a_leak() -> None:
    assert "memory grew by" in str(run(*range(100, 210, 10)).wrong())


def test_handles_that_stay_open_are_told() -> None:
    assert run(*[100] * 21, handles=3).wrong() == "3 more handles"


def test_a_window_that_stood_still_is_told_by_what_it_did() -> None:
    report = run(*[100] * 21)
    report.stalls = [Stall(2.0, 0.02, "open"), Stall(0.3, 0.25, "search"), Stall(0.4, 0.3, "theme")]
    assert report.wrong() == "1 stalls: 250 ms in search"


def test_what_was_left_running_and_what_failed_are_told() -> None:
    report = run(*[100] * 21)
    report.left, report.failures = ["a process was left: x"], ["next: ValueError"]
    assert report.wrong() == "next: ValueError; a process was left: x"


def test_a_stall_on_a_machine_that_others_slow_down_is_measured_by_its_pace() -> None:
    report = run(*[100] * 21)
    report.paces = [0.001, 0.002, 0.002]
    report.stalls = [Stall(2.0, 0.15, "open")]
    assert report.wrong() is None
    report.stalls = [Stall(2.0, 0.25, "open")]
    assert "1 stalls" in str(report.wrong())
