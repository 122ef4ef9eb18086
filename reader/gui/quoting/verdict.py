"""Words for what became of a quote that was verified."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from reader.gui.kit import messages
from reader.gui.kit.translation import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from reader.desk.quoting.quotes import Verification
    from reader.model.provenance import Provenance

MAX_SHOWN_CHANGES = 5
MAX_SHOWN_CHARACTERS = 160
_T = QT_TRANSLATE_NOOP

_ORIGINALS = {
    "same": _T("verdict", "The original named in the evidence is kept, and its bytes still match its SHA-256."),
    "other": _T("verdict", "Tearsheet keeps this article’s original, but not the one named in the evidence."),
    "none": _T("verdict", "The original named in the evidence isn’t in this library."),
    "damaged": _T(
        "verdict", "The original named in the evidence is kept, but its bytes don’t match its SHA-256 any more."
    ),
}


def tr(text: str, n: int = -1) -> str:
    """Return the text in the reader's language, counting ``n`` where it has a plural."""
    return QCoreApplication.translate("verdict", text, None, n)


def heading(found: Verification) -> str:
    """Return the verdict in a few words, with a sign that says the same without colour."""
    if found.only_in_text:
        return "≠ " + tr("Not word for word in the original")
    if found.unread and found.verdict == "word for word":
        return "≠ " + tr("Word for word in the text alone")
    if found.verdict == "word for word":
        return "✓ " + tr("Word for word")
    if found.verdict == "changed":
        return "≠ " + tr("Changed")
    return "✗ " + (tr("Not in this article") if found.article_id else tr("Not found in your library"))


def details(found: Verification) -> str:
    """Return what differs, where it was found, and what the kept original says, in lines."""
    lines = [
        _change(change.passage, change.text, on_page=found.only_in_text) for change in found.changes[:MAX_SHOWN_CHANGES]
    ]
    if len(found.changes) > MAX_SHOWN_CHANGES:
        lines.append(tr("And %Ln more difference(s).", len(found.changes) - MAX_SHOWN_CHANGES))
    if not found.in_order:
        lines.append(tr("Its parts stand in another order in the article."))
    about: list[str] = []
    if found.article_id:
        about.append(" · ".join(messages.isolated(part) for part in (found.title, found.site) if part))
    if found.origin is not None:
        about.append(_came(found.origin))
    if found.only_in_text:
        about.append(
            tr("The article’s text has these words; the original doesn’t have them word for word.")
            + " "
            + tr("Go by the original.")
        )
    elif found.hidden_in_page:
        about.append(tr("The original has these words, but hides some of them or has struck them out."))
    elif found.unread:
        about.append(tr("The original is damaged or can’t be read, so only the article’s text was compared."))
    elif found.in_original and found.origin is not None and found.origin.is_text:
        about.append(tr("The words are in the text as it was imported."))
    elif found.in_original and found.spans and found.verdict == "word for word":
        about.append(tr("The words are in the article’s text and in the original."))
    elif found.in_original and not found.spans:
        about.append(tr("The words are in the original, but not in its cleaned text."))
    elif found.in_original is None and found.verdict == "word for word" and not found.original:
        about.append(tr("Compared with the article’s text alone: no original is kept."))
    if found.original:
        about.append(tr(_ORIGINALS[found.original]))
    return "\n\n".join("\n".join(part) for part in (lines, about) if part)


def _came(origin: Provenance) -> str:
    """Return how the original that was read came, and when."""
    words = {
        "fetched": tr("Page fetched %1."),
        "captured": tr("Page captured in %2, %1."),
        "opened": tr("Saved page, opened %1. Tearsheet didn’t fetch it."),
        "sample": tr("Sample page that came with Tearsheet."),
        "imported": tr("Page imported from %2, %1. Tearsheet didn’t fetch it."),
    }[origin.came]
    if origin.is_text:
        words = tr("Text without its page, imported from %2, %1. Tearsheet didn’t fetch it.")
    source = origin.program or origin.browser or tr("a browser")
    return words.replace("%1", messages.moment(origin.when)).replace("%2", messages.isolated(source))


def _change(passage: str, text: str, *, on_page: bool) -> str:
    if passage and text:
        by_page, by_article = (tr("The quote says “%1”, the page “%2”."), tr("The quote says “%1”, the article “%2”."))
        return (by_page if on_page else by_article).replace("%1", _short(passage)).replace("%2", _short(text))
    if passage:
        words = tr("Not on the page: “%1”") if on_page else tr("Not in the article: “%1”")
        return words.replace("%1", _short(passage))
    return tr("Left out: “%1”").replace("%1", _short(text))


def _short(words: str) -> str:
    return messages.isolated(words if len(words) <= MAX_SHOWN_CHARACTERS else words[: MAX_SHOWN_CHARACTERS - 1] + "…")
