"""What was settled for sheets with the same headings before: where columns go, and in which order dates are written."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import sha256

from app.change import Work
from app.importing.cells import Sheet
from app.importing.columns import header_signature, normal_label
from app.importing.dates import DateOrder
from app.importing.header import HeaderGuess, header_at
from app.reader import Reader
from app.reading import All, Cond, Query
from models.kinds import Kind
from models.office.desk import Setting

REMEMBERED = "import:"
OFFICE = "office"
"""Settings of this user hold for everybody."""
_LOOKED_AT, _HEAD = 60, 100
"""Rows among which remembered headings are looked for, and rows of the sheet that are looked at."""


@dataclass(frozen=True)
class Memory:
    """What was settled for one set of headings; columns go by their normal labels, "" is left out."""

    signature: str
    mapping: Mapping[str, str] = field(default_factory=dict)
    orders: Mapping[str, DateOrder] = field(default_factory=dict)
    system: str = ""
    """The system that extracts with these headings come from."""

    @property
    def text(self) -> str:
        """As it is kept in the office."""
        orders = {label: order.name for label, order in self.orders.items()}
        kept = {"signature": self.signature, "mapping": dict(self.mapping), "orders": orders}
        return json.dumps(kept | ({"system": self.system} if self.system else {}))

    @classmethod
    def of(cls, text: str) -> "Memory":
        """What `text` holds; of one kept by an older program what it had."""
        kept = json.loads(text or "{}")
        orders = {label: DateOrder[name] for label, name in kept.get("orders", {}).items()}
        return cls(kept.get("signature", ""), kept.get("mapping", {}), orders, kept.get("system", ""))

    def orders_of(self, labels: tuple[str, ...]) -> dict[int, DateOrder]:
        """Date orders by column of a sheet with these headings."""
        found = ((at, self.orders.get(normal_label(label))) for at, label in enumerate(labels))
        return {at: order for at, order in found if order is not None}


def memories(reader: Reader, kind: type[Kind]) -> dict[str, Memory]:
    """Everything remembered for a kind, by header signature."""
    where = Cond("key", "starts", f"{REMEMBERED}{kind.spec.name}:")
    kept = (reader.get(Setting, each).value or "" for each in reader.ids(Query(Setting, where=where)))
    return {memory.signature: memory for memory in map(Memory.of, kept)}


def remember(reader: Reader, work: Work, kind: type[Kind], memory: Memory) -> None:
    """Keeps what was settled, within the import's own change; what is known already is not written again."""
    key = f"{REMEMBERED}{kind.spec.name}:{sha256(memory.signature.encode()).hexdigest()[:16]}"
    known = reader.ids(Query(Setting, where=All((Cond("key", "=", key), Cond("user_name", "=", OFFICE)))))
    if known:
        work.set(Setting, known[0], {"value": memory.text})
    else:
        work.add(Setting, {"key": key, "user_name": OFFICE, "value": memory.text})


def known_header(sheet: Sheet, known: Mapping[str, Memory]) -> HeaderGuess | None:
    """The heading row, one line or two, whose headings are remembered; None when there is none."""
    if not known:
        return None
    head = Sheet(sheet.name, sheet.rows[:_HEAD], sheet.merges)
    for first in range(min(_LOOKED_AT, len(head.rows) - 1)):
        for rows in ((first,), (first, first + 1)):
            if rows[-1] < len(head.rows) - 1 and header_signature(header_at(head, rows).labels) in known:
                return header_at(sheet, rows)
    return None
