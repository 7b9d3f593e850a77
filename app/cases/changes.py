"""What changed between two versions of an offer: lines by their number, and the totals."""

from dataclasses import dataclass

from app.reader import Reader
from models.cases.offers import LoaLine, LoaVersion


@dataclass(frozen=True)
class LineChange:
    """A line that differs; `before` or `after` is None where the line is not in that version."""

    line_no: str
    before: LoaLine | None
    after: LoaLine | None

    @property
    def kind(self) -> str:
        """In one word; a line that is brought to nothing stands in the document and is deleted (SAMM C6.T8)."""
        if self.before is None:
            return "New"
        return "Deleted" if self.after is None or _is_nothing(self.after) else "Changed"


_COMPARED = ("line_text", "qty", "unit_of_issue", "unit_price", "line_total", "availability", "line_terms")


def line_changes(reader: Reader, before: LoaVersion, after: LoaVersion) -> list[LineChange]:
    """The lines that differ, by line number."""
    old, new = (
        {each.line_no or "": each for each in reader.children(LoaLine, "version_id", version.id)}
        for version in (before, after)
    )
    return [
        LineChange(number, old.get(number), new.get(number))
        for number in sorted({*old, *new})
        if _values(old.get(number)) != _values(new.get(number))
    ]


def _is_nothing(line: LoaLine) -> bool:
    """Whether a line asks for none and costs nothing."""
    return line.line_change == "DELETED" or (line.qty == 0 and line.line_total == 0)


def _values(line: LoaLine | None) -> tuple[object, ...] | None:
    return None if line is None else tuple(line.stored.get(key) for key in _COMPARED)
