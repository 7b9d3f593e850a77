"""What is due and delinquent, by count and by value, and how much was sighted: figures of the book as it stands.

A figure counts items under enhanced monitoring in a state that bears inventory. Delinquent on a day are those whose
inventory was due before it (eum.md 4.5); what the partner reports is kept apart from what was sighted. Each figure has
the filter that lists its items. Read with a reader of a past day they are those of the file on that day.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum

from app.groups import NOT_FILLED
from app.reader import Reader
from app.reading import All, Cond, Either, GroupBy, Query, Where
from models.calendar import months_before
from models.eum.book import Item
from models.eum.derive import ENHANCED

AHEAD = (30, 60, 90)
"""Days ahead in which is counted what falls due; each takes in the one before."""
MOST_NAMED = 200
"""Double serials that one filter names."""
PERIOD_MONTHS = 12
"""Months before a day in which a sighting counts for coverage."""


class By(StrEnum):
    """What figures are told by."""

    SITE = "site_id"
    UNIT = "holder_unit_id"
    TYPE = "article_type_id"


class Figure(StrEnum):
    """What is counted."""

    ITEMS = "items"
    DELINQUENT = "delinquent"
    DUE_30 = "due in 30 days"
    DUE_60 = "due in 60 days"
    DUE_90 = "due in 90 days"
    UNKNOWN = "arrival not known"
    SIGHTED = "sighted"
    REPORTED = "sighted or reported"


DUE = (Figure.DUE_30, Figure.DUE_60, Figure.DUE_90)
COUNTED: tuple[Where, ...] = (
    Cond("bears_inventory", "=", True), Cond("article_type_id.eum_level", "=", ENHANCED),
)  # fmt: skip


@dataclass(frozen=True)
class Amount:
    """How many items, and what they are worth in cents."""

    count: int = 0
    value: int = 0


NONE = Amount()


@dataclass(frozen=True)
class Standing:
    """How the items of one site, unit or type stand, or all of them."""

    key: int | None
    """Id of the site, unit or type; None for items without one, and for all of them together."""
    title: str
    amounts: dict[Figure, Amount] = field(default_factory=dict)

    def of(self, figure: Figure) -> Amount:
        """One of the figures."""
        return self.amounts.get(figure, NONE)

    def share(self, figure: Figure, *, by_value: bool = False) -> int | None:
        """The figure in tenths of a per cent of all items, by count or by value; None where there is nothing."""
        part, whole = self.of(figure), self.of(Figure.ITEMS)
        return _per_mille(part.value, whole.value) if by_value else _per_mille(part.count, whole.count)


def _per_mille(part: int, whole: int) -> int | None:
    return round(part * 1000 / whole) if whole else None


def where(figure: Figure, day: date, by: By | None = None, key: int | None = None) -> Where:
    """The filter that lists the items of a figure, of all of them or of one site, unit or type."""
    parts = [*COUNTED, *_asks(figure, day)]
    if by is not None:
        parts.append(Cond(by.value, "empty") if key is None else Cond(by.value, "=", key))
    return All(tuple(parts))


def _asks(figure: Figure, day: date) -> tuple[Where, ...]:
    since = months_before(day, PERIOD_MONTHS)
    if figure is Figure.DELINQUENT:
        return (Cond("next_due_on", "<", day),)
    if figure in DUE:
        return Cond("next_due_on", ">=", day), Cond(
            "next_due_on", "<=", day + timedelta(AHEAD[DUE.index(figure)])
        )
    if figure is Figure.UNKNOWN:
        return Cond("delivered_on", "empty"), Cond("last_inventoried_on", "empty")
    if figure is Figure.SIGHTED:
        return (Cond("last_sighted_on", ">=", since),)
    if figure is Figure.REPORTED:
        return (Either((Cond("last_sighted_on", ">=", since), Cond("last_reported_on", ">=", since))),)
    return ()


def standings(
    reader: Reader, by: By, day: date | None = None, figures: Sequence[Figure] = tuple(Figure)
) -> tuple[Standing, ...]:
    """How the items stand on a day (today) by site, unit or type, by name; those without one stand last."""
    day = day or reader.today
    found: dict[int | None, dict[Figure, Amount]] = {}
    with reader.still():
        for figure in (Figure.ITEMS, *(each for each in figures if each is not Figure.ITEMS)):
            query = Query(Item, where=where(figure, day), groups=(GroupBy(by.value),))
            for part in reader.parts(query, ("value",)):
                key = part.samples[0]
                found.setdefault(key, {})[figure] = Amount(part.count, part.sums[0] or 0)
        titles = reader.titles(Item.fields[by.value].target, [each for each in found if each is not None])
    lines = [Standing(key, titles.get(key or 0, NOT_FILLED), amounts) for key, amounts in found.items()]
    return tuple(sorted(lines, key=lambda each: (each.key is None, each.title.casefold())))


def together(lines: Iterable[Standing], title: str = "All items") -> Standing:
    """What some lines come to."""
    added: dict[Figure, Amount] = {}
    for line in lines:
        for figure, amount in line.amounts.items():
            before = added.get(figure, NONE)
            added[figure] = Amount(before.count + amount.count, before.value + amount.value)
    return Standing(None, title, added)


# -- how good the serials are ------------------------------------------------------------------------------------------
@dataclass(frozen=True)
class SerialQuality:
    """How many records can be told apart by their serial (SIGAR 14-84: 43 % could not)."""

    records: int
    blank: int
    """Records without a serial or an assigned number."""
    doubled: int
    """Records whose serial, without blanks and signs, another record has too, of whatever type."""
    unplaced: int
    """Records without a type or a site."""
    bad: int
    """Records with any of these."""
    doubles: tuple[str, ...] = ()
    """The serials that several records have, as they are compared."""

    @property
    def blank_where(self) -> Where:
        """The filter that lists the records without a serial."""
        return Cond("mark", "empty")

    @property
    def double_where(self) -> Where:
        """The filter that lists the records of double serials, as many as a filter can name."""
        return Cond("serial_norm", "in", self.doubles[:MOST_NAMED])

    @property
    def share(self) -> int | None:
        """The good ones in tenths of a per cent; None where there are no records."""
        return _per_mille(self.records - self.bad, self.records)


def serial_quality(reader: Reader) -> SerialQuality:
    """Over all items of the book: 1 - (records with missing fields or duplicates) / records (eum.md 4.5)."""
    query = Query(Item, columns=("serial_norm", "article_type_id", "site_id", "bears_inventory"))
    rows = [tuple(values) for _, *values in reader.values(query)[1]]
    seen = Counter(serial for serial, *_ in rows)
    blank = seen.pop(None, 0)
    twice = {serial for serial, count in seen.items() if count > 1}
    placeless = [held and (kind is None or site is None) for _, kind, site, held in rows]
    bad = sum(
        serial is None or serial in twice or bool(lost)
        for (serial, *_), lost in zip(rows, placeless, strict=True)
    )
    doubled = sum(seen[each] for each in twice)
    return SerialQuality(len(rows), blank, doubled, sum(map(bool, placeless)), bad, tuple(sorted(twice)))
