"""What an import did until now, line by line and in numbers.

Tested in `tests/unit/desk/importing/test_importing.py`.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from reader.desk.importing.left_out import left_out
from reader.desk.importing.readying import Readied
from reader.library.importing.taking import Outcome
from reader.model.imported import ImportedItem, NotTaken
from reader.model.importing import ImportCounts, ImportReport, ReportLine
from reader.text.plain_line import plain_line


@dataclass(slots=True)
class Tally:
    """Collects the lines of a report; ``stopped`` says that the import was cancelled."""

    when: str
    files: tuple[str, ...]
    stopped: bool = False
    lines: list[ReportLine] = field(default_factory=list)
    _formats: dict[str, None] = field(default_factory=dict)
    _with_text: int = 0
    _highlights: int = 0
    _numbers: dict[str, int] = field(default_factory=dict)

    @property
    def items(self) -> int:
        """How many lines there are."""
        return len(self.lines)

    def outcome(self, file: str, title: str, item: ImportedItem, outcome: Outcome, made: Readied) -> None:
        """Note what became of an item that was written."""
        if outcome.outcome == "taken":
            self._with_text += made.incoming.has_text
            self._highlights += len(made.incoming.highlights)
        why = "text_unreadable" if made.text_lost else ""
        self._add(title, _line(file, item, outcome.outcome, why, outcome.added, outcome.article_id))

    def refused(self, file: str, title: str, item: ImportedItem, why: str) -> None:
        """Note an item that could not be made ready."""
        self._add(title, _line(file, item, "skipped", why))

    def not_taken(self, file: str, title: str, part: NotTaken) -> None:
        """Note a part of a file that is no item."""
        named = plain_line(part.title)
        is_address = named.startswith(("http://", "https://"))
        title_, address = ("", named) if is_address else (named, "")
        self._add(title, ReportLine(file, part.where, title_, address, "skipped", part.why, rest=part.rest))

    def counts(self) -> ImportCounts:
        """Return the numbers."""
        taken = self._numbers.get("taken", 0)
        return ImportCounts(
            taken,
            self._numbers.get("merged", 0),
            self._numbers.get("known", 0),
            self._numbers.get("skipped", 0),
            self._with_text,
            taken - self._with_text,
            self._highlights,
        )

    def report(self) -> ImportReport:
        """Return the report as far as it is."""
        return ImportReport(
            "", self.when, self.files, tuple(self._formats), self.counts(), self.stopped, tuple(self.lines)
        )

    def _add(self, title: str, line: ReportLine) -> None:
        if title:
            self._formats.setdefault(title)
        self._numbers[line.outcome] = self._numbers.get(line.outcome, 0) + 1
        self.lines.append(line)


def _line(
    file: str, item: ImportedItem, outcome: str, why: str = "", added: tuple[str, ...] = (), article_id: int = 0
) -> ReportLine:
    return ReportLine(
        file,
        plain_line(item.where),
        plain_line(item.title),
        plain_line(item.address, 2000),
        outcome,  # type: ignore[arg-type]
        why,
        added,
        left_out(item),
        article_id=article_id,
    )
