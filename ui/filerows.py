"""The lines of the list of files: what is on its way in, then what is kept."""

from array import array
from collections.abc import Sequence

from models.fields import show_date
from models.office.desk import Attachment
from ui.incoming import Incoming
from ui.parts import words
from ui.parts.table_model import Chipped, Column, Row
from ui.session import Session

COLUMNS = (
    Column("name", "File", width=190),
    Column("state", "State", "chip", 110),
    Column("description", "Description", width=180),
    Column("came", "Received", width=112),
    Column("size", "Size", "number", 84),
    Column("marking", "Marking", width=120),
)
Line = Incoming | Attachment


class FileRows:
    """A place in the list is the row's id."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self.lines: list[Line] = []

    def ids(self, sort: tuple[str, bool], where: object, text: str) -> "array[int]":
        """Every place in order."""
        return array("q", range(len(self.lines)))

    def page(self, ids: Sequence[int]) -> Sequence[Row | None]:
        """Shown cells."""
        return [self._row(self.lines[at]) for at in ids]

    def _row(self, each: Line) -> Row:
        if isinstance(each, Incoming):
            word = "New scan" if each.scan else "To attach"
            return each.name, Chipped("due", word), "", "", size_of(each.size), ""
        codes = self._session.reader.codes("marking")
        marking = codes[each.marking].label if each.marking in codes else ""
        came = show_date(each.received_on) if each.received_on else ""
        kept = Chipped("done", "Kept")
        return each.file_name or "file", kept, each.description or "", came, size_of(each.size or 0), marking


def same(one: Line, other: Line | None) -> bool:
    """Whether two lines are the same file, read at different times."""
    if isinstance(one, Attachment) or isinstance(other, Attachment):
        return isinstance(one, Attachment) and isinstance(other, Attachment) and one.id == other.id
    return other is not None and one.key == other.key


def size_of(size: int) -> str:
    """`12 kB`; at least 1 kB."""
    return f"{max(1, size // 1024):,} kB"


def summed(kept: int, coming: int) -> str:
    """`2 files kept, 3 to be attached`."""
    told = [f"{words.counted(kept, 'file')} kept"] if kept else []
    told += [f"{coming:,} to be attached"] if coming else []
    return ", ".join(told)
