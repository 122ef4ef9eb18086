from __future__ import annotations

import pytest

from reader.exchange.markdown import escaped, link


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("*a* _b_ `c` [d] <e>", r"\*a\* \_b\_ \`c\` \[d\] \<e\>"),
        ("# heading", r"\# heading"),
        ("1. item", r"1\. item"),
        ("- item", r"\- item"),
        ("two\nlines", "two lines"),
        ("&lt;b&gt; AT&T", r"\&lt;b\&gt; AT\&T"),
        ("~~struck~~ ~5", r"\~~struck\~~ ~5"),
        ("plain #1 - text.", "plain #1 - text."),
    ],
)
def test_nothing_in_a_text_counts_as_markup(text: str, expected: str) -> None:
    assert escaped(text) == expected


def test_only_web_addresses_become_links_and_cannot_end_them_early() -> None:
    assert link("a]b", "https://x.example/a> b") == r"[a\]b](<https://x.example/ab>)".replace("a> b", "ab")
    assert link("page", "file:///home/ana/page.html") == "page"
