"""What an inventory comes to, the slow way: every reading beside every item, written from eum.md 8.4 alone.

Shares no code with the program; it is only fit for a few dozen items.
"""

from dataclasses import dataclass
from itertools import groupby

COUNTED = {"US_CUSTODY", "ACTIVE", "IN_REPAIR", "NOT_SIGHTED", "ORIGIN_QUERY", "DAMAGED", "DISPLAY",
           "TRANSFERRED_CIVIL", "TRANSFER_PENDING"}  # fmt: skip


@dataclass
class Thing:
    """An item: place and type as the frozen list has them, else the book; state of today."""

    key: int
    serial: str
    type: int | None
    site: int | None
    state: str
    listed: bool


@dataclass
class Look:
    """A reading in the order of time."""

    serial: str
    site: int | None
    type: int | None = None
    struck: bool = False
    decision: str | None = None
    decided: int | None = None


@dataclass
class Verdict:
    """What a reading is, and of which item for certain."""

    kind: str
    item: int | None = None
    waits_for: int | None = None


def bare(serial: str) -> str:
    return "".join(sign for sign in serial.upper() if sign.isalnum())


def may_be(read: str, known: str) -> int | None:
    """How sure it is that one is a misreading of the other (0 the surest), None when it is not."""
    sure = [rank for rank, fits in enumerate(_WAYS, start=1) if fits(bare(read), bare(known))]
    return min(sure, default=None)


def _folded(read: str, known: str) -> bool:
    twins = [{"O", "0"}, {"I", "1"}, {"B", "8"}, {"S", "5"}, {"Z", "2"}]
    return len(read) == len(known) and all(
        a == b or {a, b} in twins for a, b in zip(read, known, strict=True)
    )


def _zeros(read: str, known: str) -> bool:
    short, long = sorted((read, known), key=len)
    extra = long[: len(long) - len(short)]
    return long.endswith(short) and set(extra) <= {"0"} and short.strip("0") != ""


def _ends(read: str, known: str) -> bool:
    if min(len(read), len(known)) < 4:
        return False
    for longer, shorter in ((read, known), (known, read)):
        head = longer[: len(longer) - len(shorter)]
        if longer.endswith(shorter) and 1 <= len(head) <= 12 and any(c.isalpha() for c in head):
            return True
    tail = known[len(read) :]
    return known.startswith(read) and 2 <= len(tail) <= 6 and tail[0].isalpha()


def _swapped(read: str, known: str) -> bool:
    if len(read) != len(known) or len(read) < 4:
        return False
    wrong = [at for at in range(len(read)) if read[at] != known[at]]
    return (
        len(wrong) == 2 and wrong[1] == wrong[0] + 1
        and read[wrong[0]] == known[wrong[1]] and read[wrong[1]] == known[wrong[0]]
    )  # fmt: skip


def _cut(read: str, known: str) -> bool:
    return len(read) >= 4 and known[:-1] == read


def _length(read: str, known: str) -> bool:
    if len(read) < 4:
        return False
    short, long = sorted((read, known), key=len)
    return len(long) == len(short) + 1 and any(long[:at] + long[at + 1 :] == short for at in range(len(long)))


def _other(read: str, known: str) -> bool:
    if len(read) != len(known) or len(read) < 4:
        return False
    return sum(a != b for a, b in zip(read, known, strict=True)) == 1


_WAYS = (_folded, _zeros, _ends, _swapped, _cut, _length, _other)


def verdicts(things: list[Thing], looks: list[Look]) -> list[Verdict]:
    """The verdict on each reading."""
    told: list[Verdict] = []
    for at, look in enumerate(looks):
        if look.struck:
            told.append(Verdict(""))
            continue
        earlier = list(zip(looks[:at], told, strict=True))
        told.append(_verdict(things, look, earlier))
    return told


def _verdict(things: list[Thing], look: Look, earlier: list[tuple[Look, Verdict]]) -> Verdict:
    claimed = {before.item for _, before in earlier if before.item is not None}
    made = _by_program(things, look, earlier, claimed)
    if look.decision in ("ACCEPTED", "MOVED", "ANOTHER") and look.decided is not None:
        if look.decided in claimed:
            return Verdict("DUPLICATE_READ")
        return Verdict("SUGGEST" if made.kind == "DUPLICATE_READ" else made.kind, look.decided)
    if look.decision is not None and made.kind not in ("FOUND", "FOUND_ELSEWHERE", "DUPLICATE_READ"):
        return Verdict(made.kind)
    return made


def _by_program(
    things: list[Thing], look: Look, earlier: list[tuple[Look, Verdict]], claimed: set[int]
) -> Verdict:
    if not bare(look.serial):
        return Verdict("UNREAD")
    again = any(
        bare(before.serial) == bare(look.serial) and verdict.kind not in ("", "FOUND", "FOUND_ELSEWHERE", "UNREAD")
        and verdict.kind != "DUPLICATE_READ"
        and (look.type is None or before.type is None or look.type == before.type)
        for before, verdict in earlier
    )  # fmt: skip
    same = [each for each in things if bare(each.serial) == bare(look.serial)]
    of_type = [each for each in same if look.type is None or each.type == look.type]
    alive = [each for each in of_type if each.state in COUNTED]
    for kind, fitting in (
        ("FOUND", [each for each in alive if each.site == look.site]), ("FOUND_ELSEWHERE", alive),
    ):  # fmt: skip
        if not fitting:
            continue
        if all(each.key in claimed for each in fitting):
            return Verdict("DUPLICATE_READ")
        return Verdict(kind, fitting[0].key) if len(fitting) == 1 else Verdict("SUGGEST")
    other_type = [each for each in same if each not in of_type]
    if any(each.state in COUNTED for each in other_type) or (other_type and not of_type):
        kind = "TYPE_CONFLICT"
        order = sorted(other_type, key=lambda x: (x.state not in COUNTED, x.site != look.site, x.key))
        return Verdict("DUPLICATE_READ") if again else Verdict(kind, None, order[0].key)
    if of_type:
        order = sorted(of_type, key=lambda x: (x.site != look.site, x.key))
        return Verdict("DUPLICATE_READ") if again else Verdict("STATE_CONFLICT", None, order[0].key)
    if again:
        return Verdict("DUPLICATE_READ")
    return _look_alike(things, look, claimed)


def _look_alike(things: list[Thing], look: Look, claimed: set[int]) -> Verdict:
    found = sorted(
        ((each.key in claimed, rank, each.site != look.site), each.key)
        for each in things
        if each.state in COUNTED and (look.type is None or each.type == look.type)
        and (rank := may_be(look.serial, each.serial)) is not None
    )  # fmt: skip
    if not found:
        return Verdict("UNEXPECTED")
    best = next(list(group) for _, group in groupby(found, key=lambda each: each[0]))
    return Verdict("SUGGEST", None, best[0][1] if len(best) == 1 else None)


def lines(things: list[Thing], looks: list[Look], refused: set[int]) -> dict[int, str]:
    """What became of each item of the list."""
    told = verdicts(things, looks)
    made: dict[int, str] = {}
    for thing in things:
        if not thing.listed:
            continue
        sure = [look for look, verdict in zip(looks, told, strict=True) if verdict.item == thing.key]
        waits = any(
            verdict.waits_for == thing.key and look.decision is None
            for look, verdict in zip(looks, told, strict=True)
        )
        if sure:
            made[thing.key] = "FOUND" if sure[0].site == thing.site else "FOUND_ELSEWHERE"
        elif waits:
            made[thing.key] = "TO_DECIDE"
        else:
            made[thing.key] = "ACCESS_REFUSED" if thing.site in refused else "NOT_FOUND"
    return made
