"""Serials of the book that look like another: while somebody types, on a sheet that comes in, and in pairs."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from app.alikes import TELL_EVERY, Likely
from app.reader import Reader
from app.reading import Cond, Query
from app.store import disk
from app.store.connection import translated
from models.eum.book import ArticleType, Item
from models.eum.lookalikes import Alike, Known, Serials, fits, harm
from models.findings import Finding, Strength
from models.kinds import Kind

RULE = "LIKE"
"""Stands for the rule where something looks like something on file."""
MOST = 3
"""Look-alikes that are told of one serial."""


@dataclass(frozen=True)
class Likeness:
    """An item a serial looks like: which, and why."""

    item_id: int
    title: str
    why: str


def is_serial_kind(kind: type[Kind]) -> bool:
    """Whether records of a kind are compared by a serial."""
    return kind is Item


def serial_of(stored: Mapping[str, Any]) -> str:
    """The serial by which a record is compared: the assigned number, else as marked."""
    return str(stored.get("serial_assigned") or stored.get("serial_raw") or "")


def known(reader: Reader, but: int = 0) -> Iterator[Known]:
    """Serials of the live items, without one of them."""
    query = Query(Item, columns=("mark", "article_type_id"), where=Cond("mark", "not empty"))
    for item_id, serial, type_id in reader.values(query)[1]:
        if item_id != but:
            yield Known(item_id, serial, type_id)


def titles(reader: Reader, ids: Iterable[int]) -> dict[int, str]:
    """Items as they are named where they are told of: serial, type and site."""
    query = Query(
        Item, columns=("mark", "article_type_id.article_code", "site_id.store_name"), among=sorted(ids)
    )
    return {
        item_id: ", ".join(each for each in (mark or "no serial", code, site) if each)
        for item_id, mark, code, site in reader.values(query)[1]
    }


def like(reader: Reader, serial: str, type_id: int | None = None, but: int = 0) -> list[Likeness]:
    """The items that a serial looks like, the surest first; without the item `but`."""
    with translated():
        found = Serials(known(reader, but)).like(serial, type_id)[:MOST]
        names = titles(reader, [each.known.ref for each in found])
    return [
        Likeness(each.known.ref, names.get(each.known.ref, each.known.serial), each.why) for each in found
    ]


def warnings(reader: Reader, values: Mapping[str, Any], item_id: int = 0) -> list[Finding]:
    """What is told of the serial of an item while somebody types: what it looks like, and what is odd about it."""
    serial = str(values.get("serial_raw") or "").strip()
    type_id = values.get("article_type_id")
    if not serial:
        return []
    found = [
        Finding(f"Looks like {each.title}: {each.why}.", RULE, Strength.WARN, fields=("serial_raw",),
                clears="Compare it with the article.", record=(Item.spec.name, each.item_id))
        for each in like(reader, serial, type_id, item_id)
    ]  # fmt: skip
    if said := odd(serial, pattern_of(reader, type_id)):
        found.append(Finding(f"{said[0].upper()}{said[1:]}.", RULE, Strength.WARN, fields=("serial_raw",)))
    return found


def odd(serial: str, pattern: str) -> str:
    """What is odd about a serial by itself, in words; empty when nothing is."""
    if harmed := harm(serial, pattern):
        return harmed
    return (
        ""
        if not pattern or fits(serial, pattern)
        else f"it does not look as others of its type do: {pattern}"
    )


def pattern_of(reader: Reader, type_id: object) -> str:
    """The pattern of a type's serials; empty when it has none."""
    return patterns(reader).get(type_id, "")


def patterns(reader: Reader) -> dict[object, str]:
    """Patterns of serials by article type."""
    query = Query(ArticleType, columns=("serial_pattern",), where=Cond("serial_pattern", "not empty"))
    return dict(reader.values(query)[1])


def pairs(
    reader: Reader,
    *,
    progress: disk.Progress = disk.no_progress,
    cancelled: disk.Cancelled = disk.never_cancelled,
) -> Iterator[Likely]:
    """Every two items whose serials look alike, each pair once. Raises Refused when stopped."""
    with translated():
        listed = list(known(reader))
    serials = Serials(listed)
    seen: set[tuple[int, int]] = set()
    for done, each in enumerate(listed):
        if done % TELL_EVERY == 0:
            disk.stop_if(cancelled, "The search for look-alikes")
            progress(done, len(listed))
        for found in serials.like(each.serial, each.type_id):
            one, two = sorted((each.ref, found.known.ref))
            if one != two and (one, two) not in seen:
                seen.add((one, two))
                yield likely(one, two, found)


def like_one(reader: Reader, row: Kind) -> Iterator[Likely]:
    """The items that one on screen looks like by its serial."""
    type_id = row.stored.get("article_type_id")
    found = Serials(known(reader, row.id)).like(
        serial_of(row.stored), type_id if isinstance(type_id, int) else None
    )
    return (likely(row.id, each.known.ref, each) for each in found)


def likely(first: int, second: int, found: Alike) -> Likely:
    """Two items that look alike, as other look-alikes are told."""
    return Likely(first, second, found.score, (f"serial: {found.why}",))
