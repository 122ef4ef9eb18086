"""What is sealed for a locked library opens with its key and with no other."""

from __future__ import annotations

from reader.library.lock.sealed_boxes import PUBLIC_BYTES, public_half, seal, unseal

KEY, OTHER = b"k" * 32, b"o" * 32


def test_a_box_opens_with_the_key_whose_public_half_closed_it() -> None:
    box = seal(public_half(KEY), b"a page")
    assert b"a page" not in box
    assert unseal(KEY, box) == b"a page"
    assert unseal(OTHER, box) is None
    assert unseal(KEY, box[:-1]) is None
    assert unseal(KEY, b"") is None


def test_the_public_half_follows_from_the_key_and_tells_nothing_of_it() -> None:
    assert public_half(KEY) == public_half(KEY) != public_half(OTHER)
    assert len(public_half(KEY)) == PUBLIC_BYTES
    assert KEY not in public_half(KEY)
