"""Addresses and saved pages in what a person types, pastes or drops.

Tested in `tests/unit/capture/fetch/test_address.py`.
"""

from reader.capture.fetch.address import addresses_in, looks_like_address, normalize, without_credentials
from reader.capture.fetch.local_pictures import FILE_ENDINGS

__all__ = ["FILE_ENDINGS", "addresses_in", "looks_like_address", "normalize", "without_credentials"]
