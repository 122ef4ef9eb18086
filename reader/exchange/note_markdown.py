"""A note of the reader's own among other Markdown: it stays as it was written, and takes nothing of what follows it."""

from __future__ import annotations

import re

_FENCE = re.compile(r" {0,3}(?P<marks>`{3,}(?=[^`]*$)|~{3,})(?P<info>.*)")


def closed(note: str) -> str:
    """Return the note with an end for a block of code or a comment that has none: else it would go on to the end of all
    (https://spec.commonmark.org/0.31.2/#fenced-code-blocks).
    """
    open_with, in_comment = "", False
    for line in note.splitlines():
        fence = None if in_comment else _FENCE.match(line)
        if open_with:
            if fence and not fence["info"].strip() and fence["marks"].startswith(open_with):
                open_with = ""
        elif fence:
            open_with = fence["marks"]
        else:
            in_comment = line.rfind("<!--") > line.rfind("-->") or (in_comment and "-->" not in line)
    note = note.strip()
    return f"{note}\n{open_with or '-->'}" if open_with or in_comment else note
