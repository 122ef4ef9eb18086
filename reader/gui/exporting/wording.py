"""The words of exports in the reader's language."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLocale

from reader.exchange.exports.words import INCOMPLETE, ExportWords
from reader.gui.kit.incomplete_reasons import reason


def tr(words: str, n: int = -1) -> str:
    """Return the words in the reader's language, counting ``n`` where they have a plural."""
    return QCoreApplication.translate("exporting", words, None, n)


OPTIONS = ("highlights", "notes", "summaries", "pictures", "originals")


def option_words() -> dict[str, str]:
    """Return what the options are called, by name."""
    return {
        "highlights": tr("Highlights"),
        "notes": tr("Your notes"),
        "summaries": tr("Summaries"),
        "pictures": tr("Pictures"),
        "originals": tr("Original pages"),
    }


def export_words() -> ExportWords:
    """Return the words around exported articles."""
    return ExportWords(
        QLocale().name().partition("_")[0] or "en",
        contents=tr("Contents"),
        by=tr("By"),
        source=tr("Source"),
        site=tr("Site"),
        published=tr("Published"),
        updated=tr("Updated"),
        saved=tr("Saved"),
        captured=tr("Captured"),
        tags=tr("Tags"),
        incomplete=tr("Incomplete"),
        note=tr("Note"),
        highlights=tr("Highlights and notes"),
        summary=tr("Summary"),
        not_found=tr("not found in the text"),
        search=tr("Search these articles"),
        no_hits=tr("No articles found."),
        fetched=tr("{time} from {address}"),
        in_browser=tr("{time} in {browser} from {address}"),
        from_file=tr("{time} from a file, {address}"),
        imported=tr("{time} from {address}, imported from {program}"),
        no_original=tr("Only the text is kept, without its original page."),
        failed=tr("the page couldn’t be fetched"),
        unfetched=tr("the page wasn’t fetched"),
        picture=tr("Picture"),
        made_by=tr("Exported with Tearsheet"),
        reasons={name: found.short if (found := reason(name)) else told for name, told in INCOMPLETE.items()},
    )
