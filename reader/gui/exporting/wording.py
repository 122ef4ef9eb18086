"""The words of exports in the reader's language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QLocale

from reader.exchange.exports.words import INCOMPLETE, ExportWords
from reader.gui.kit import messages
from reader.gui.kit.incomplete_reasons import reason

if TYPE_CHECKING:
    from reader.desk.exporting.exports import Exported
    from reader.model.exported import Lacking


def tr(words: str, n: int = -1) -> str:
    """Return the words in the reader's language, counting ``n`` where they have a plural."""
    return QCoreApplication.translate("exporting", words, None, n)


def exported_words(made: Exported) -> str:
    """Return how many articles were exported of how many, where to, and why the rest were not."""
    shape = tr("Exported %2 of %Ln article(s) to %1.", made.asked)
    if not made.left_out:
        shape = tr("Exported %Ln article(s) to %1.", made.articles)
    words = shape.replace("%2", messages.number(made.articles)).replace("%1", messages.isolated(made.path.name))
    return " ".join([words, *(left_out_words(lacking, number) for lacking, number in made.left_out)])


def left_out_words(lacking: Lacking, number: int) -> str:
    """Return how many articles are not in an export, and why."""
    if lacking == "address":
        return tr("%Ln left out: no web address.", number)
    if lacking == "annotations":
        return tr("%Ln left out: no highlights or notes.", number)
    if lacking == "highlights":
        return tr("%Ln left out: no highlights.", number)
    if lacking == "room":
        return tr("%Ln left out: a briefing takes no more.", number)
    return tr("%Ln left out: no text.", number)


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
        imported=tr("imported from {program} as {address}, {time}"),
        no_original=tr("Only the text is kept, without its original page."),
        failed=tr("the page couldn’t be fetched"),
        unfetched=tr("the page wasn’t fetched"),
        picture=tr("Picture"),
        made_by=tr("Exported with Tearsheet"),
        reasons={name: found.short if (found := reason(name)) else told for name, told in INCOMPLETE.items()},
    )
