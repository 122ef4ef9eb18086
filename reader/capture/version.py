"""The version of cleaning: raise it when the same page would give another text or other metadata, so that *Clean again* finds what an
older one made.

Tested in tests/unit/capture/test_clean.py.
"""

VERSION = 5
