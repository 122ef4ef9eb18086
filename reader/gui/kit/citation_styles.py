"""What citation styles are called, in the settings and in menus."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

STYLE_WORDS = {
    "newsroom": "Newsroom",
    "apa": "APA (7th edition)",
    "chicago": "Chicago (author-date)",
    "chicago-notes": "Chicago (notes)",
    "mla": "MLA (9th edition)",
    "harvard": "Harvard",
    "ieee": "IEEE",
    "bibtex": "BibTeX",
    "ris": "RIS",
    "csl-json": "CSL-JSON",
    "wikipedia": "Wikipedia {{cite web}}",
}
"""By the name of the style."""


def style_words(style: str) -> str:
    """Return what a citation style is called."""
    return QCoreApplication.translate("settings", STYLE_WORDS.get(style, style))
