"""In which language an article is: what the page declares, unless its words clearly say otherwise."""

from __future__ import annotations

_LONG_ENOUGH = 200
"""Characters of text below which detection is not asked against a declaration."""


def settled_language(text: str, declared: str) -> str:
    """A two- or three-letter code, or "" where neither the page nor its words tell."""
    if not text:
        return declared
    import py3langid

    try:
        found, _score = py3langid.classify(text[:4000])
    except Exception:  # a detector that fails leaves the declaration
        return declared
    code = {"nb": "no", "nn": "no"}.get(str(found), str(found))
    if not declared:
        return code if len(text) >= 40 else ""
    return code if len(text) >= _LONG_ENOUGH else declared
