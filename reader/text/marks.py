"""Marks that end sentences and that close quotations, in all scripts: the one table of them.

Every constant is a string of single characters, so that it can stand in a character class, be looked up with ``in`` and
be handed to ``str.strip``. None holds a character with a meaning of its own inside of ``[...]`` but "]", which
``re.escape`` takes care of.
"""

from __future__ import annotations

import re

QUESTION_MARKS = "?？؟\u037e፧"
"""European, full-width, Arabic, Greek (which looks like a semicolon) and Ethiopic. The Armenian ՞ stands within a word."""

UNAMBIGUOUS_STOPS = "。｡！？؟۔।॥።፧፨။៕។։༎"
"""Stops that mean nothing else, wherever they stand; "." may be an abbreviation's, "!" and "?" a name's."""

STOPS = "".join(dict.fromkeys(f".!…．{QUESTION_MARKS}{UNAMBIGUOUS_STOPS}"))
"""Everything that may end a sentence."""

CLOSERS = "\"'”’»«“‘)]}›」』）》"
"""Quotes and brackets that may stand between a stop and the next sentence. « and “ close in German and Danish."""

CLOSERS_AND_SPACES = f"{CLOSERS} \u00a0\u202f"
"""The same with the spaces that French puts before its own."""

ENDED = re.compile(rf"[{STOPS}][{re.escape(CLOSERS)}]*$")
"""A text that ends with a stop and what closes after it."""

UNSTOPPED_LANGUAGES = frozenset({"th", "lo"})
UNSTOPPED_SCRIPTS = frozenset({"thai", "lao"})
"""ISO 639-1 codes and scripts without stops: there a space ends a sentence, or only a clause."""
