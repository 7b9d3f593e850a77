"""What a serial that was read is: the order of eum.md 8.4, over a register of known items; nothing is read or written.

What is exactly on file comes before what only looks like it: found, found elsewhere, wrong type, recorded as gone, and
only then a look-alike, which a person decides.
"""

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from typing import NamedTuple

from models.eum.derive import DECIDED
from models.eum.near import SHEET, Near, harmed
from models.eum.states import BEARING
from models.eum.text import normal_serial, normal_serials

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

    def __init__(
        self, known: Iterable[Known], norms: Sequence[str | None] | None = None,
        others: Iterable[tuple[str, Known]] = (),
    ) -> None:  # fmt: skip
        """`norms` are the serials in their compared form, where they are at hand already.

        `others` are further marks of items: a lost serial, a tube's, the partner's tag; they are only pointed out.
        """
        known = tuple(known)
        self._others: dict[str, list[Known]] = {}
        for mark, each in others:
            self._others.setdefault(normal_serial(mark), []).append(each)
        if norms is None:
            norms = normal_serials([each.serial for each in known])
        self._one: dict[str, Known] = {}
        """By compared serial, an item that carries it; those that share one stand in `_several`."""
        self._several: dict[str, list[Known]] = {}
        self._one = {norm: each for norm, each in zip(norms, known, strict=True) if norm}
        if len(self._one) < len(known):
            self._gather_several(known, norms)

    def _gather_several(self, known: Sequence[Known], norms: Sequence[str | None]) -> None:
        shared = {
            norm for norm, each in zip(norms, known, strict=True) if norm and self._one[norm] is not each
        }
        for norm, each in zip(norms, known, strict=True):
            if norm in shared:
                self._several.setdefault(norm, []).append(each)

    def _same(self, norm: str) -> Sequence[Known]:
        """Items that carry a serial."""
        return self._several.get(norm) or ((self._one[norm],) if norm in self._one else ())

    @cached_property
    def _near(self) -> Near:
        return Near(self._one)

    def prepare(self) -> None:
        """Builds what look-alikes are searched with now, so that the first of them does not wait for it."""
        self._near.prepare()

    def knows(self, serial: str) -> bool:
        """Whether a serial is on file as it stands."""
        return normal_serial(serial) in self._one

    def outcome(
        self, serial: str, *, site_id: int | None = None, unit_id: int | None = None, type_id: int | None = None,
        line_id: int | None = None, read: Read = NOTHING,
    ) -> Outcome:  # fmt: skip
        """What a serial is that was read at a site or in a unit; `line_id` is the line ticked on paper."""
        return self.judged(serial, normal_serial(serial), Place(site_id, unit_id), type_id, line_id, read)

    def judged(
        self, serial: str, norm: str, place: "Place", type_id: int | None, line_id: int | None, read: Read
    ) -> Outcome:
        """The outcome of a serial whose compared form is at hand."""
        if not norm:
            return Outcome(UNREAD, None, line_id, "Its mark could not be read.")
        same = self._same(norm)
        if same and harmed(serial):
            same = [each for each in same if each.serial.strip() == serial.strip()]
        if same:
            if line_id is not None and (ticked := [each for each in same if each.line_id == line_id]):
                same, type_id = ticked, ticked[0].type_id
            found = _exactly(same, place, type_id, read)
            if found.kind not in _ASKED or not read.said(norm, type_id):
                return found
            return found._replace(kind=DUPLICATE_READ, reason=_AGAIN, candidates=())
        if read.said(norm, type_id):
            return Outcome(DUPLICATE_READ, reason=_AGAIN)
        return self._looks_like(serial, place, type_id, read)

    def plainly(
        self, serial: str, norm: str, site_id: int | None, unit_id: int | None, type_id: int | None
    ) -> Known | None:
        """The one item that carries a serial as it is marked, counts, and belongs to that site or unit; else None.

        What is found so needs no further look; nearly every reading is.
        """
        only = self._one.get(norm)
        if (
            only is None
            or only[1] != serial
            or (site_id != only[3] if site_id is not None else unit_id is None)
            or (unit_id is not None and unit_id != only[4])
            or (type_id is not None and type_id != only[2])
            or only[5] not in BEARING
            or norm in self._several
        ):
            return None
        return only

    def look_alikes(self, serial: str, *, type_id: int | None = None) -> list[Candidate]:
        """Known items whose serial this one looks like, the likeliest first; never the very same serial."""
        marked = self._others.get(normal_serial(serial), ())
        return [
            Candidate(each, SHEET, "It is another mark of that item.")
            for each in marked
            if type_id is None or each.type_id in (None, type_id)
        ] + [
            Candidate(known, like.rank, like.reason)
            for like in self._near.likes(serial)
            for known in self._same(like.norm)
            if known not in marked and (type_id is None or known.type_id in (None, type_id))
        ]

    def _looks_like(self, serial: str, place: "Place", type_id: int | None, read: Read) -> Outcome:
        weighed = sorted(
            (each.known.item_id in read.items, each.rank, not place.holds(each.known), at, each)
            for at, each in enumerate(self.look_alikes(serial, type_id=type_id))
            if each.known.state in BEARING
        )
        if not weighed:
            return Outcome(UNEXPECTED, reason="No serial of the book is like it.")
        candidates = tuple(
            each._replace(reason=f"{each.reason} {_AGAIN}") if again else each for again, *_, each in weighed
        )
        first = candidates[0]
        alone = len(weighed) == 1 or weighed[1][:3] != weighed[0][:3]
        only = first.known if alone else None
        told = f"{first.known.serial}: {first.reason}"
        return Outcome(SUGGEST, only and only.item_id, only and only.line_id, told, candidates)


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

    @property
    def is_decided(self) -> bool:
        """Whether a person said which item it is."""
        return self.resolution in DECIDED and self.item_id is not None


STRUCK = Outcome("")


def replay(
    register: Register,
    readings: Sequence[Said],
    items: Mapping[int, Known],
    norms: Sequence[str] | None = None,
) -> tuple[list[Outcome], Read]:
    """The outcome of every reading, in the order they were made, and what is read after all of them.

    `items` are the known ones by id, `norms` the serials in their compared form. What a person decided stays; the first
    reading of an item counts, later ones are repeats. A reading that was struck out is as if it had never been.
    """
    outcomes, read = list[Outcome](), Read()
    plainly, claimed, new = register.plainly, read.items, tuple.__new__  # of which there may be 50,000
    norms = norms or normal_serials([each.serial for each in readings])
    for said, norm in zip(readings, norms, strict=True):
        serial, type_id, site_id, unit_id, ticked, struck, resolution, _ = said
        if not struck and resolution is None and ticked is None:
            only = plainly(serial, norm, site_id, unit_id, type_id)
            if only is not None and only[0] not in claimed:
                claimed.add(only[0])
                outcomes.append(new(Outcome, (FOUND, only[0], only[6], "", ())))
                continue
        made = (
            STRUCK
            if struck
            else register.judged(serial, norm, Place(site_id, unit_id), type_id, ticked, read)
        )
        if not struck:
            made = _as_decided(said, made, items, read)
            read.take(made, serial, type_id, decided=said.is_decided and made.kind != DUPLICATE_READ)
        outcomes.append(made)
    return outcomes, read


def _as_decided(said: Said, made: Outcome, items: Mapping[int, Known], read: Read) -> Outcome:
    """The outcome with what a person decided."""
    if said.is_decided:
        known = items.get(said.item_id or 0)
        line = known.line_id if known else None
        if said.item_id in read.items:
            return Outcome(DUPLICATE_READ, said.item_id, line, _AGAIN)
        kind = SUGGEST if made.kind == DUPLICATE_READ else made.kind
        return Outcome(kind, said.item_id, line, made.reason, made.candidates)
    if said.resolution == "NEW" and made.kind not in (FOUND, FOUND_ELSEWHERE, DUPLICATE_READ):
        return made._replace(item_id=None, line_id=None)
    return made
