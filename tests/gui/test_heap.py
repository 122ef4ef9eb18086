"""Memory that was freed goes back to the system."""

from __future__ import annotations

import subprocess
import sys

import pytest

PROGRAM = """
import ctypes
from reader.gui.app.heap import return_free_memory

class Info(ctypes.Structure):
    names = "arena ordblks smblks hblks hblkhd usmblks fsmblks uordblks fordblks keepcost"
    _fields_ = [(name, ctypes.c_size_t) for name in names.split()]

library = ctypes.CDLL(None)
library.mallinfo2.restype = Info

def own_bytes_of_a_block():
    before = library.mallinfo2().hblkhd
    block = bytearray(1_000_000)
    return library.mallinfo2().hblkhd - before

return_free_memory()
large = bytearray(20_000_000)
del large  # from here on glibc would put blocks of up to 20 MB into the heap
print(own_bytes_of_a_block())
"""


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="glibc’s own")
def test_a_large_block_is_not_put_among_small_ones_after_a_larger_one_was_freed() -> None:
    import ctypes

    if not hasattr(ctypes.CDLL(None), "mallinfo2"):
        pytest.skip("another C library, or an older one")
    done = subprocess.run([sys.executable, "-c", PROGRAM], capture_output=True, text=True, timeout=60, check=True)
    assert int(done.stdout) >= 1_000_000
