"""The keying sheet of a request: its values in the order in which the official system is told them.

The order is that of the request message in `resources/visits/paper_field.csv`; each value is a text to copy. A tick
keeps the day and a mark of the value, not the value, so that one changed since asks to be keyed again. When every entry
is keyed the request is recorded as sent with the reference the system gave.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import sha256

import resources
from app import keyed
from app.asides import Aside
from app.errors import Refused
from app.office import Office
from app.reader import Reader
from app.visits import keyrows, steps
from models.visits.requests import ClearanceRequest, KeyedValue

TABLE = "visits/paper_field.csv"
REQUEST, AIRCRAFT = "clearance_request_message", "aircraft_clearance_worksheet"
KEYS = {
    REQUEST: ("", "number", "travel", "clearances", "purpose", "sites", "travellers", "passports", "places", "lodging",
              "training", "medical", "ttiatp", "statements", "late", "home", "control", ""),
    AIRCRAFT: ("worksheet", "mission", "type", "tails", "call_signs", "flown_for", "pilots", "crew", "aboard", "ways",
               "airfields", "cargo", "goods", "equipment", "ground", "", ""),
}  # fmt: skip
"""What is keyed of each row of the table, in its order; the marking and what others answered is not."""
MARK_SIGNS = 32
BOOK = keyed.Book(KeyedValue, "request_id", "key_line", "the official system")


@dataclass(frozen=True)
class Entry:
    """One value to key: its short name, the row of the message it belongs to, its label, the text to copy."""

    name: str
    row: str
    label: str
    value: str
    tick_id: int | None = None
    keyed_on: date | None = None
    keyed_mark: str = ""

    @property
    def mark(self) -> str:
        """Mark of the value as it is now."""
        return sha256(self.value.encode()).hexdigest()[:MARK_SIGNS]

    @property
    def changed(self) -> bool:
        """Whether the records say something else than what was keyed."""
        return self.tick_id is not None and self.keyed_mark != self.mark

    @property
    def done(self) -> bool:
        """Whether what the records say is keyed."""
        return self.tick_id is not None and not self.changed


def entries(reader: Reader, request_id: int) -> list[Entry]:
    """The values of a request in the order of the message, each with whether it was keyed. Raises NotFound.

    Values that the request does not have are left out: nothing is keyed of them. Passport, birth date and numbers stand
    on it only where the profile asks for them; whoever shows it notes the reveal.
    """
    told = keyrows.gathered(reader, reader.get(ClearanceRequest, request_id))
    ticks = {each.key_line: each for each in reader.children(KeyedValue, "request_id", request_id)}
    found: list[Entry] = []
    for row in resources.table(TABLE):
        key = _key(row)
        if key and (row["document"] == REQUEST or told.planes):
            for name, label, value in keyrows.ROWS[key](told):
                tick = ticks.get(name)
                if value.strip():
                    found.append(Entry(
                        name, row["field"], label, value, tick.id if tick else None,
                        tick.keyed_day if tick else None, (tick.keyed_mark if tick else None) or "",
                    ))  # fmt: skip
    return found


def _key(row: Mapping[str, str]) -> str:
    keys = KEYS.get(row["document"], ())
    at = int(row["order"]) - 1
    return keys[at] if at < len(keys) else ""


def tick(office: Office, request_id: int, names: Iterable[str]) -> None:
    """Records that entries were keyed with the value they have now, today; one change. Raises NotFound.

    With the last one, the day on which all were keyed is filled in the request.
    """
    listed = entries(office.reader, request_id)
    known = {each.name: each for each in listed}
    chosen = [keyed.named(known, name) for name in names]
    complete = {each.name for each in left(listed)} <= {each.name for each in chosen}
    keyed.tick(
        office, BOOK, request_id,
        [(each.name, {"keyed_day": office.today, "keyed_mark": each.mark}, each.tick_id) for each in chosen],
        lambda work: work.set(ClearanceRequest, request_id, {"keyed_on": office.today if complete else None}),
    )  # fmt: skip


def untick(office: Office, request_id: int, names: Iterable[str]) -> None:
    """Takes back that entries were keyed; one change. Raises NotFound for one that was not."""
    keyed.untick(
        office, BOOK, request_id, names,
        lambda work: work.set(ClearanceRequest, request_id, {"keyed_on": None}),
    )  # fmt: skip


def left(listed: Sequence[Entry]) -> list[Entry]:
    """The entries that are still to be keyed, or to be keyed again."""
    return [each for each in listed if not each.done]


def said(listed: Sequence[Entry]) -> str:
    """How far it is in one sentence."""
    again = sum(each.changed for each in listed)
    done = sum(each.done for each in listed)
    return f"{done} of {len(listed)} values keyed" + (f", {again} changed since" if again else "") + "."


def record_sent(
    office: Office, request_id: int, reference: str, on: date | None = None, *, reason: str = "",
    aside: Aside | None = None,
) -> int:  # fmt: skip
    """Records that a request whose values are all keyed was sent, with the reference of the system; the step's id.

    Raises Refused while values are to be keyed, and what `steps.record` raises.
    """
    listed = entries(office.reader, request_id)
    if waiting := left(listed):
        raise Refused(
            f"{len(waiting)} of {len(listed)} values are to be keyed: {_few(waiting)}.",
            do="Tick what is keyed, then record it as sent.",
        )
    values = {"stepped_on": on or office.today, "step_ref": reference, "step_reason": reason}
    return steps.record(office, request_id, "SUBMITTED", values, aside=aside)


def _few(waiting: Sequence[Entry], most: int = 3) -> str:
    names = ", ".join(each.label for each in waiting[:most])
    return names + (" …" if len(waiting) > most else "")
