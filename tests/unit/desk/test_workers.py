from __future__ import annotations

import os

import pytest

from reader.desk.workers import Workers
from reader.errors import CleaningFailed


def test_a_function_runs_in_a_process_of_its_own() -> None:
    workers = Workers(processes=1)
    try:
        assert workers.run(os.getpid) != os.getpid()
    finally:
        workers.close()


def test_closed_workers_start_no_process_again() -> None:
    workers = Workers(processes=1)
    workers.close()
    workers.warm()
    with pytest.raises(CleaningFailed, match="closing"):
        workers.run(os.getpid)
