"""What a check, a repair, a restored backup and a move came to, in the reader's language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from reader.desk.file_maintenance import REMEDIES
from reader.gui.kit import messages
from reader.gui.kit.translation import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from reader.library.file.check import Report
    from reader.library.file.copy import LibraryContents
    from reader.library.file.losses import Saved
    from reader.library.file.moving import Moved
    from reader.library.file.swap import Repaired, Restored

_T = QT_TRANSLATE_NOOP
_THINGS = {
    "articles": _T("outcomes", "%Ln article(s)"),
    "tags": _T("outcomes", "%Ln tag(s)"),
    "originals": _T("outcomes", "%Ln original(s)"),
    "pictures": _T("outcomes", "%Ln picture(s)"),
    "texts": _T("outcomes", "%Ln text(s)"),
    "highlights": _T("outcomes", "%Ln highlight(s)"),
    "article_tags": _T("outcomes", "%Ln tag(s) of articles"),
    "folders": _T("outcomes", "%Ln smart folder(s)"),
    "corrections": _T("outcomes", "%Ln correction(s)"),
    "summary_choices": _T("outcomes", "%Ln choice(s) of summary sentences"),
    "earlier_texts": _T("outcomes", "%Ln earlier text(s)"),
    "person_names": _T("outcomes", "%Ln corrected name(s)"),
    "captures": _T("outcomes", "%Ln fetch(es)"),
    "article_images": _T("outcomes", "%Ln place(s) of pictures"),
    "article_keys": _T("outcomes", "%Ln known address(es)"),
}
_SOME = {
    "articles": _T("outcomes", "articles"),
    "tags": _T("outcomes", "tags"),
    "originals": _T("outcomes", "originals"),
    "pictures": _T("outcomes", "pictures"),
    "texts": _T("outcomes", "texts"),
    "highlights": _T("outcomes", "highlights"),
    "article_tags": _T("outcomes", "tags of articles"),
    "folders": _T("outcomes", "smart folders"),
    "corrections": _T("outcomes", "corrections"),
    "summary_choices": _T("outcomes", "choices of summary sentences"),
    "earlier_texts": _T("outcomes", "earlier texts"),
    "person_names": _T("outcomes", "corrected names"),
    "captures": _T("outcomes", "fetches"),
    "article_images": _T("outcomes", "places of pictures"),
    "article_keys": _T("outcomes", "known addresses"),
}
_FINDINGS = {
    "file": _T("outcomes", "The file is damaged in %Ln place(s)."),
    "rows": _T("outcomes", "Found %Ln orphaned row(s)."),
    "index": _T("outcomes", "The search index doesn’t match the texts."),
    "unindexed": _T("outcomes", "Missing from the search index: %Ln article(s)."),
    "texts": _T("outcomes", "Damaged: the text of %Ln article(s)."),
    "entries": _T("outcomes", "Altered: the title, notes or details of %Ln article(s)."),
    "altered_pictures": _T("outcomes", "Altered: %Ln picture(s)."),
    "records": _T("outcomes", "Altered: %Ln highlight(s), tag(s), summaries or other records."),
    "sums": _T("outcomes", "Unreadable: %Ln checksum(s)."),
    "counters": _T("outcomes", "The numbers of articles in the sidebar are wrong."),
    "pictures": _T("outcomes", "Missing: %Ln picture(s) that articles show."),
    "originals": _T("outcomes", "Altered since saving: %Ln original(s)."),
}
"""What each kind of finding of a check says."""
_NAMED = 30
"""Articles that a line names; the rest are counted."""
_ALTERED = _T("outcomes", "Kept %Ln altered highlight(s), tag(s) or folder(s). A backup may hold them unaltered.")


def tr(text: str, n: int = -1) -> str:
    """Return the text in the reader's language, counting ``n`` where it has a plural."""
    return QCoreApplication.translate("outcomes", text, None, n)


def reopened(kept: Path | None) -> str:
    """Return what was opened, and where what had been open lies."""
    opened = tr("This is the file that the other program put in place.")
    if kept is None:
        return f"{opened} {tr('The library that was open before couldn’t be kept.')}"
    named = tr("The library that was open before is kept as %1. You can restore it from Backups.")
    return f"{opened} {named.replace('%1', kept.name)}"


def checked(report: Report) -> str:
    """Return a line for each finding with what can be done, or that all is well."""
    lines = [f"{tr(_FINDINGS[found.kind], found.count)} {tr(REMEDIES[found.kind])}" for found in report.findings]
    if not report.lines and not report.compared:
        lines.append(
            tr("The search index wasn’t checked: there isn’t enough free disk space, or a text can’t be read.")
        )
    if report.is_whole:
        checked_ = {"articles": report.articles, "originals": report.originals, "pictures": report.pictures}
        lines.insert(0, tr("No problems found. Checked: %1.").replace("%1", _listed(checked_)))
    return "\n".join(lines)


def repaired(done: Repaired) -> str:
    """Return what a repair came to, in words."""
    if done.saved is not None:
        kept = tr("Damaged file kept at: %1").replace("%1", str(done.kept))
        return "\n".join([*_saved(done.saved, done.remade), *_made_again(done), kept])
    lines = [tr("The file is intact. The search index was rebuilt.")]
    if done.rebuilt is not None:
        for count, words in (
            (done.rebuilt.removed, _T("outcomes", "Removed %Ln orphaned row(s).")),
            (
                done.rebuilt.brought_back,
                _T("outcomes", "Recovered %Ln article(s) of which only the text or the original was left."),
            ),
            (
                done.rebuilt.recovered,
                _T("outcomes", "Recovered %Ln damaged text(s) or record(s) exactly, by their checksums."),
            ),
            (
                done.rebuilt.originals,
                _T("outcomes", "Recovered %Ln altered original(s) exactly, by the SHA-256."),
            ),
            (
                len(done.rebuilt.altered_originals),
                _T("outcomes", "Kept %Ln article(s) with an altered original. A backup may hold it unaltered."),
            ),
            (
                done.rebuilt.pictures,
                _T("outcomes", "Recovered %Ln altered picture(s) exactly, by the SHA-256."),
            ),
            (
                len(done.rebuilt.altered_pictures),
                _T(
                    "outcomes",
                    "Altered pictures aren’t shown in %Ln article(s). Fetching again may bring them back, or a backup may"
                    " hold them.",
                ),
            ),
            (
                len(done.rebuilt.entries),
                _T(
                    "outcomes",
                    "Kept %Ln article(s) whose title or details are altered. A backup may hold them unaltered.",
                ),
            ),
            (
                done.rebuilt.altered,
                _ALTERED,
            ),
            (
                done.rebuilt.left_out,
                _T("outcomes", "Removed %Ln altered record(s). A backup may hold them unaltered."),
            ),
            (
                done.rebuilt.texts,
                _T(
                    "outcomes",
                    "Removed %Ln damaged text(s).",
                ),
            ),
        ):
            if count:
                lines.append(tr(words, count))
    return "\n".join([*lines, *_made_again(done)])


def _made_again(done: Repaired) -> list[str]:
    counted_ = (
        (len(done.remade), _T("outcomes", "Rebuilt %Ln article(s) from the original(s).")),
        (
            len(done.unmade),
            _T("outcomes", "Couldn’t rebuild %Ln article(s) from the original(s). A backup may hold them."),
        ),
    )
    return [tr(words, count) for count, words in counted_ if count]


def _saved(saved: Saved, remade: tuple[int, ...]) -> list[str]:
    there = {"articles": saved.articles, "tags": saved.tags, "originals": saved.originals, "pictures": saved.pictures}
    lines = [tr("Recovered: %1.").replace("%1", _listed(there))]
    known = {name: count for name, count in saved.lost.items() if count > 0}
    unknown = [tr(_SOME[name]) for name, count in saved.lost.items() if count < 0]
    if known:
        lines.append(tr("Lost: %1. A backup may hold them.").replace("%1", _listed(known)))
    if unknown:
        some = tr("Some of these may be lost, nobody can know how many: %1.")
        lines.append(some.replace("%1", ", ".join(unknown)))
    if saved.is_all:
        lines.append(tr("Nothing was lost."))
    for numbers, words in (
        (
            [one for one in saved.nameless if one not in remade],
            tr("Lost the title, byline, notes or other details: articles %1. A backup may hold them."),
        ),
        (
            [one for one in saved.nameless if one in remade],
            tr(
                "Lost notes or other details, with the title taken from the original: articles %1. A backup may hold"
                " them."
            ),
        ),
        (saved.worded, tr("Recovered the notes as plain words, from the search index: articles %1.")),
        (saved.entries, tr("Kept with an altered title or details: articles %1. A backup may hold them unaltered.")),
    ):
        if numbers:
            lines.append(words.replace("%1", _first(map(str, numbers))))
    if saved.lost_titles:
        titles = tr("Titles of lost articles, in small letters: %1.")
        lines.append(titles.replace("%1", _first(saved.lost_titles)))
    for count, counted_words in (
        (saved.altered, _ALTERED),
        (saved.textless, _T("outcomes", "%Ln article(s) lost the text but not the original. Clean them again.")),
    ):
        if count:
            lines.append(tr(counted_words, count))
    return lines


def _first(named: Iterable[str]) -> str:
    some = list(named)
    more = tr("and %Ln more", len(some) - _NAMED) if len(some) > _NAMED else ""
    return " ".join(filter(None, (", ".join(some[:_NAMED]), more)))


def _listed(counts: dict[str, int]) -> str:
    return ", ".join(tr(_THINGS[name], count) for name, count in counts.items())


def counted(inside: LibraryContents) -> str:
    """Return how much a copy holds, in a few words."""
    return tr("%Ln article(s), %1 unread", inside.articles).replace("%1", messages.number(inside.unread))


def restored(done: Restored) -> str:
    """Return what a restored backup holds, and where the former library is kept."""
    words = tr("Backup restored: %1.").replace("%1", counted(done.contents))
    lines = [words]
    if done.kept:
        lines.append(tr("Previous library kept at: %1").replace("%1", str(done.kept)))
    if done.passphrase:
        lines.append(tr("From now on it opens with the passphrase of that backup."))
    if done.kept and done.passphrase == "first":
        lines.append(tr("The previous library isn’t encrypted. To erase it: File > Library lock…"))
    return "\n".join(lines)


def moved(done: Moved) -> str:
    """Return where the library is now, in words."""
    words = (
        tr("Library moved to: %1").replace("%1", str(done.path)) + "\n" + tr("Existing backups stay where they are.")
    )
    if done.left is not None:
        words += "\n" + tr("The old file couldn’t be removed because another program has it open: %1").replace(
            "%1", str(done.left)
        )
    return words
