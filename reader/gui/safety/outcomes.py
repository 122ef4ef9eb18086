"""What a check, a repair, a restored backup and a move came to, in the reader's language."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from reader.gui.kit import messages
from reader.library.file.check import REMEDIES, SENTENCES, Report
from reader.library.file.copy import Inside
from reader.library.file.salvage import Saved
from reader.library.file.swap import Moved, Repaired, Restored

_T = QT_TRANSLATE_NOOP
_THINGS = {
    "articles": _T("outcomes", "articles: %1"),
    "tags": _T("outcomes", "tags: %1"),
    "originals": _T("outcomes", "originals: %1"),
    "pictures": _T("outcomes", "pictures: %1"),
}


def tr(text: str) -> str:
    return QCoreApplication.translate("outcomes", text)


def checked(report: Report) -> str:
    """A line for each finding with what can be done, or that all is well."""
    lines = []
    for finding in report.findings:
        one, many = SENTENCES[finding.kind]
        said = (
            tr(one) if finding.count == 1 or not many else tr(many).replace("{count}", messages.number(finding.count))
        )
        lines.append(f"{said} {tr(REMEDIES[finding.kind])}")
    if not report.lines and not report.compared:
        lines.append(
            tr(
                "The search index was not compared with the texts: there is no room for a passing copy, or a text cannot be read."
            )
        )
    if report.is_whole:
        looked = tr("Everything is as it should be: %1 articles, %2 originals and %3 pictures were looked at.")
        for mark, value in (("%1", report.articles), ("%2", report.originals), ("%3", report.pictures)):
            looked = looked.replace(mark, messages.number(value))
        lines.insert(0, looked)
    return "\n".join(lines)


def repaired(done: Repaired) -> str:
    if done.saved is not None:
        return _saved(done.saved) + "\n" + tr("The damaged file is kept: %1").replace("%1", str(done.kept))
    lines = [tr("The file is sound. The search index was made anew.")]
    if done.mended is not None:
        for count, words in (
            (done.mended.removed, tr("Rows that belonged to nothing and were removed: %1.")),
            (
                done.mended.brought_back,
                tr("Articles that came back, of which only the text or the original was left: %1."),
            ),
            (
                done.mended.texts,
                tr(
                    "Texts that could not be read and were taken out: %1. Clean again makes them anew from the originals."
                ),
            ),
        ):
            if count:
                lines.append(words.replace("%1", messages.number(count)))
    return "\n".join(lines)


def _saved(saved: Saved) -> str:
    there = {"articles": saved.articles, "tags": saved.tags, "originals": saved.originals, "pictures": saved.pictures}
    lost = {
        "articles": saved.lost_articles,
        "tags": saved.lost_tags,
        "originals": saved.lost_originals,
        "pictures": saved.lost_pictures,
    }
    lines = [tr("Saved: %1.").replace("%1", _listed(there))]
    if any(lost.values()):
        lines.append(tr("Lost: %1.").replace("%1", _listed({name: count for name, count in lost.items() if count})))
    else:
        lines.append(tr("Nothing of these is lost."))
    if saved.nameless:
        lines.append(
            tr(
                "Articles that stand under their address, for nothing else is known of them: %1. Clean them again."
            ).replace("%1", messages.number(saved.nameless))
        )
    if saved.textless:
        lines.append(
            tr("Articles that lost their text and have their original: %1. Clean them again.").replace(
                "%1", messages.number(saved.textless)
            )
        )
    return "\n".join(lines)


def _listed(counts: dict[str, int]) -> str:
    known = {
        name: messages.number(count) if count >= 0 else tr("nobody can know how many") for name, count in counts.items()
    }
    return ", ".join(tr(_THINGS[name]).replace("%1", count) for name, count in known.items())


def counted(inside: Inside) -> str:
    """How much a copy holds, in a few words."""
    words = tr("%1 article, %2 unread") if inside.articles == 1 else tr("%1 articles, %2 unread")
    return words.replace("%1", messages.number(inside.articles)).replace("%2", messages.number(inside.unread))


def restored(done: Restored) -> str:
    words = tr("The library is as it was in the backup: %1.").replace("%1", counted(done.inside))
    return words + ("\n" + tr("What was there before is kept: %1").replace("%1", str(done.kept)) if done.kept else "")


def moved(done: Moved) -> str:
    words = (
        tr("The library lies here now: %1").replace("%1", str(done.path))
        + "\n"
        + tr("Backups that were made so far stay where they are.")
    )
    if done.left is not None:
        words += "\n" + tr("The old file stays, because another program has it open: %1").replace("%1", str(done.left))
    return words
