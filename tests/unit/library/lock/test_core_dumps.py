"""What a crash leaves on the disk of a process that knows a key: nothing."""

from __future__ import annotations

import subprocess
import sys

import pytest

_KNOWING = """
import ctypes, resource
from reader.library.lock.keys import KEYRING
before = ctypes.CDLL(None).prctl(3, 0, 0, 0, 0)
KEYRING.add(b"s" * 16, b"k" * 32)
print(before, ctypes.CDLL(None).prctl(3, 0, 0, 0, 0), *resource.getrlimit(resource.RLIMIT_CORE))
"""


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="prctl is Linux's")
def test_a_process_with_a_key_leaves_no_image_and_opens_its_memory_to_nobody() -> None:
    told = subprocess.run([sys.executable, "-c", _KNOWING], capture_output=True, text=True, check=True).stdout
    assert told.split() == ["1", "0", "0", "0"]
