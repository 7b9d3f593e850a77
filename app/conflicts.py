"""A stale edit side by side: each field as it was when opened, as it is now with who wrote it when, and as typed."""

from dataclasses import dataclass
from datetime import date

from app.errors import Stale
from app.reader import Reader
from models.fields import MASK, Field, Privacy, Type, show_date
from models.kinds import Kind


@dataclass(frozen=True)
class Conflict:
    """One field that two people changed; values as shown, hidden ones as dots."""

    key: str
    label: str
    opened: str
    now: str
    mine: str
    by: str = ""
    on: date | None = None

    @property
    def who(self) -> str:
        """Who wrote what stands now, and when."""
        when = f", {show_date(self.on)}" if self.on else ""
        return f"by {self.by}{when}" if self.by else ""


def describe(reader: Reader, kind: type[Kind], record_id: int, stale: Stale) -> list[Conflict]:
    """The conflicts of a refused save, with the last author of each field."""
    lines = reader.history(kind, record_id)
    found = []
    for key, (opened, now, mine) in stale.conflicts.items():
        field = kind.fields[key]
        last = next((line for line in lines if any(each.key == key for each in line.changes)), None)
        hide = _hidden(field)
        found.append(
            Conflict(
                key, field.label, MASK if hide and opened else opened, MASK if hide and now else now, mine,
                last.user if last else "", last.on if last else None,
            )
        )  # fmt: skip
    return found


def _hidden(field: Field[object]) -> bool:
    """What a form hides until it is asked for."""
    return field.privacy is not Privacy.NONE and field.type is not Type.NAME
