"""What a serial that was read is: the order of eum.md 8.4, over a register of known items; nothing is read or written.

What is exactly on file comes before what only looks like it: found, found elsewhere, wrong type, recorded as gone, and
only then a look-alike, which a person decides.
"""

from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import NamedTuple

from models.eum.derive import DECIDED
from models.eum.near import Near, harmed, natural
from models.eum.states import BEARING
from models.eum.text import normal_serial

FOUND, FOUND_ELSEWHERE, TYPE_CONFLICT, SUGGEST = "FOUND", "FOUND_ELSEWHERE", "TYPE_CONFLICT", "SUGGEST"
UNREAD, STATE_CONFLICT = "UNREAD", "STATE_CONFLICT"
DUPLICATE_READ, UNEXPECTED = "DUPLICATE_READ", "UNEXPECTED"
KINDS = (
    FOUND, FOUND_ELSEWHERE, TYPE_CONFLICT, SUGGEST, UNREAD, STATE_CONFLICT, DUPLICATE_READ, UNEXPECTED,
)  # fmt: skip
AT_ONCE = frozenset({FOUND, FOUND_ELSEWHERE})


class Known(NamedTuple):
    """An item of the book: its mark, type, site, unit and state; and its line, when it is on the frozen list."""

    item_id: int
    serial: str
    type_id: int | None = None
    site_id: int | None = None
    unit_id: int | None = None
    state: str = "ACTIVE"
    line_id: int | None = None


class Candidate(NamedTuple):
    """A known item that a serial may be, how likely (the least first), and why, as a sentence."""

    known: Known
    rank: int
    reason: str


class Outcome(NamedTuple):
    """What a reading is. For a look-alike the item is named only where one is likelier than all others."""

    kind: str
    item_id: int | None = None
    line_id: int | None = None
    reason: str = ""
    candidates: tuple[Candidate, ...] = ()


class Read:
    """What was read so far: items that are accounted for, and serials of readings that wait for a decision."""

    def __init__(self) -> None:
        self.items: set[int] = set()
        self._said: dict[str, set[int | None]] = {}

    def copy(self) -> "Read":
        """The same, to go on from without changing this one."""
        made = Read()
        made.items = set(self.items)
        made._said = {norm: set(types) for norm, types in self._said.items()}
        return made

    def take(self, outcome: Outcome, serial: str, type_id: int | None, *, decided: bool = False) -> None:
        """Remembers a reading; `decided` when a person said which item it is."""
        if outcome.kind in (UNREAD, DUPLICATE_READ) and not decided:
            return
        if outcome.item_id is not None and (decided or outcome.kind in AT_ONCE):
            self.items.add(outcome.item_id)
        if outcome.kind not in AT_ONCE and (norm := normal_serial(serial)):
            self._said.setdefault(norm, set()).add(type_id)

    def said(self, norm: str, type_id: int | None) -> bool:
        """Whether an undecided reading has this serial, of this type as far as either says one."""
        types = self._said.get(norm)
        return types is not None and (type_id is None or type_id in types or None in types)


NOTHING = Read()


class Register:
    """Known items by serial. Built once per event; asking looks at a few of them, whatever their number."""

    def __init__(self, known: Iterable[Known], norms: Iterable[str | None] | None = None) -> None:
        """`norms` are the serials in their compared form, where they are at hand already."""
        exact: dict[str, list[Known]] = {}
        self._exact = exact
        if norms is None:
            known = tuple(known)
            norms = (normal_serial(each.serial) for each in known)
        for each, norm in zip(known, norms, strict=True):
            if norm:
                same = exact.get(norm)
                if same is None:
                    exact[norm] = [each]
                else:
                    same.append(each)

    @cached_property
    def _near(self) -> Near:
        return Near(self._exact)

    def prepare(self) -> None:
        """Builds what look-alikes are searched with now, so that the first of them does not wait for it."""
        self._near.prepare()

    def knows(self, serial: str) -> bool:
        """Whether a serial is on file as it stands."""
        return normal_serial(serial) in self._exact

    def outcome(
        self, serial: str, *, site_id: int | None = None, unit_id: int | None = None, type_id: int | None = None,
        line_id: int | None = None, read: Read = NOTHING,
    ) -> Outcome:  # fmt: skip
        """What a serial is that was read at a site or in a unit; `line_id` is the line ticked on paper."""
        norm = normal_serial(serial)
        if not norm:
            return Outcome(UNREAD, None, line_id, "Its mark could not be read.")
        same = self._exact.get(norm)
        if same is not None and not (
            harmed(serial) and all(each.serial.strip() != serial.strip() for each in same)
        ):
            if len(same) == 1:  # nearly always; the general way says the same
                only = same[0]
                if (
                    (site_id is None or only.site_id == site_id)
                    and (unit_id is None or only.unit_id == unit_id)
                    and (site_id is not None or unit_id is not None or only.line_id is not None)
                    and (type_id is None or only.type_id == type_id)
                    and only.state in BEARING
                    and only.item_id not in read.items
                ):
                    return Outcome(FOUND, only.item_id, only.line_id)
            place = Place(site_id, unit_id)
            if line_id is not None and (ticked := [each for each in same if each.line_id == line_id]):
                same, type_id = ticked, ticked[0].type_id
            found = _exactly(same, place, type_id, read)
            if found.kind not in _ASKED or not read.said(norm, type_id):
                return found
            return found._replace(kind=DUPLICATE_READ, reason=_AGAIN, candidates=())
        if read.said(norm, type_id):
            return Outcome(DUPLICATE_READ, reason=_AGAIN)
        return self._looks_like(serial, Place(site_id, unit_id), type_id, read)

    def look_alikes(self, serial: str, *, type_id: int | None = None) -> list[Candidate]:
        """Known items whose serial this one looks like, the likeliest first; never the very same serial."""
        return [
            Candidate(known, like.rank, like.reason)
            for like in self._near.likes(serial)
            for known in self._exact[like.norm]
            if type_id is None or known.type_id in (None, type_id)
        ]

    def _looks_like(self, serial: str, place: "Place", type_id: int | None, read: Read) -> Outcome:
        found = sorted(
            (
                each._replace(reason=f"{each.reason} {_AGAIN}") if each.known.item_id in read.items else each
                for each in self.look_alikes(serial, type_id=type_id)
                if each.known.state in BEARING
            ),
            key=lambda each: (
                each.known.item_id in read.items, each.rank, not place.holds(each.known),
                natural(each.known.serial), each.known.item_id,
            ),
        )  # fmt: skip
        if not found:
            return Outcome(UNEXPECTED, reason="No serial of the book is like it.")
        best = [each.known for each in found if _weight(each, place, read) == _weight(found[0], place, read)]
        only = best[0] if len(best) == 1 else None
        first = f"{found[0].known.serial}: {found[0].reason}"
        return Outcome(
            SUGGEST, only.item_id if only else None, only.line_id if only else None, first, tuple(found)
        )


def _weight(each: Candidate, place: "Place", read: Read) -> tuple[bool, int, bool]:
    return each.known.item_id in read.items, each.rank, not place.holds(each.known)


class Place(NamedTuple):
    """Where something was read: a site, a unit, or both."""

    site_id: int | None
    unit_id: int | None

    def holds(self, known: Known) -> bool:
        """Whether the book has the item here; where no place is said, whether the frozen list has it."""
        if self.site_id is None and self.unit_id is None:
            return known.line_id is not None
        return (self.site_id is None or known.site_id == self.site_id) and (
            self.unit_id is None or known.unit_id == self.unit_id
        )


_ASKED = frozenset({TYPE_CONFLICT, STATE_CONFLICT})
_AGAIN = "It was already read."


def _exactly(same: Sequence[Known], place: Place, type_id: int | None, read: Read) -> Outcome:
    """What a serial is that is on file as it was read."""
    fitting = [each for each in same if type_id is None or each.type_id in (None, type_id)]
    right = [each for each in fitting if each.state in BEARING]
    here = [each for each in right if place.holds(each)]
    if here:
        return _one_of(here, FOUND, "", read)
    if right:
        return _one_of(right, FOUND_ELSEWHERE, "The book has it at another place.", read)
    others = sorted(
        (each for each in same if each not in fitting),
        key=lambda each: (each.state not in BEARING, not place.holds(each), each.item_id),
    )
    if others and (others[0].state in BEARING or not fitting):
        reason = "The book has this serial under another article type."
        return Outcome(TYPE_CONFLICT, others[0].item_id, others[0].line_id, reason)
    gone = min(fitting, key=lambda each: (not place.holds(each), each.item_id))
    reason = f"The book has it as {gone.state.lower().replace('_', ' ')}."
    return Outcome(STATE_CONFLICT, gone.item_id, gone.line_id, reason)


def _one_of(several: Sequence[Known], kind: str, reason: str, read: Read) -> Outcome:
    """The one item, read before or not; where several carry the serial, a person says which."""
    first = several[0]
    if all(each.item_id in read.items for each in several):
        return Outcome(DUPLICATE_READ, first.item_id, first.line_id, _AGAIN)
    if len(several) == 1:
        return Outcome(kind, first.item_id, first.line_id, reason)
    why = "The same serial; several articles carry it."
    ordered = sorted(several, key=lambda each: (each.item_id in read.items, each.item_id))
    return Outcome(SUGGEST, None, None, why, tuple(Candidate(each, 0, why) for each in ordered))


# -- all readings of an event ----------------------------------------------------------------------------------------
class Said(NamedTuple):
    """A reading as it lies on file, for the comparison of all of them."""

    serial: str
    type_id: int | None = None
    site_id: int | None = None
    unit_id: int | None = None
    ticked: int | None = None
    """Line that was marked on paper."""
    struck: bool = False
    resolution: str | None = None
    item_id: int | None = None
    """Item a person decided on."""


STRUCK = Outcome("")


def replay(
    register: Register, readings: Iterable[Said], places: dict[int, Known]
) -> tuple[list[Outcome], Read]:
    """The outcome of every reading, in the order they were made, and what is read after all of them.

    `places` are the known items by id. What a person decided stays; the first reading of an item counts, later ones
    are repeats. A reading that was struck out is as if it had never been.
    """
    outcomes, read = list[Outcome](), Read()
    judge, take, exact, items = register.outcome, read.take, AT_ONCE, read.items
    for serial, type_id, site_id, unit_id, ticked, struck, resolution, item_id in readings:
        if struck:
            outcomes.append(STRUCK)
            continue
        made = judge(serial, site_id=site_id, unit_id=unit_id, type_id=type_id, line_id=ticked, read=read)
        if (
            resolution == "NEW"
            and item_id is None
            and made.kind not in (FOUND, FOUND_ELSEWHERE, DUPLICATE_READ)
        ):
            made = made._replace(item_id=None, line_id=None)
        if resolution in DECIDED and item_id is not None:
            made = _as_decided(made, places.get(item_id), item_id, read)
            take(made, serial, type_id, decided=made.kind != DUPLICATE_READ)
        elif made.kind in exact:
            items.add(made.item_id)  # type: ignore[arg-type]
        else:
            take(made, serial, type_id)
        outcomes.append(made)
    return outcomes, read


def _as_decided(made: Outcome, known: Known | None, item_id: int, read: Read) -> Outcome:
    line = known.line_id if known else None
    if item_id in read.items:
        return Outcome(DUPLICATE_READ, item_id, line, _AGAIN)
    kind = SUGGEST if made.kind == DUPLICATE_READ else made.kind
    return Outcome(kind, item_id, line, made.reason, made.candidates)
