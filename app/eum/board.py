"""The board of sites: each with its items, last visit and checklist, what is due next, and how one gets in."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from app.eum.delinquency import COUNTED, By, Figure, standings
from app.reader import Reader
from app.reading import All, Cond, Query, Sort
from models.eum.book import Item
from models.eum.checks import Deficiency
from models.eum.places import SiteAccess, StorageSite

_SHOWN = ("store_name", "store_kind", "certification_status", "electronics_allowed", "last_visited_on",
          "last_checked_on", "access_rule")  # fmt: skip


@dataclass(frozen=True)
class SiteLine:
    """A site as it stands today; words are those of the office's codes."""

    site_id: int
    name: str
    kind: str
    certification: str
    electronics: str
    last_visit: date | None
    last_checklist: date | None
    items: int
    delinquent: int
    next_due: date | None
    """The earliest day on which one of its items is due, past or to come."""
    deficiencies: int
    """Deficiencies that nobody has closed."""
    access: str
    """The last request to enter and its answer, else the rule of access."""


def sites(reader: Reader) -> tuple[SiteLine, ...]:
    """Every site that was not given up, by name."""
    with reader.still():
        stand = {each.key: each for each in standings(reader, By.SITE, figures=(Figure.DELINQUENT,))}
        due, wrong, access = _next_due(reader), _deficiencies(reader), _access(reader)
        query = Query(
            StorageSite, columns=_SHOWN, where=Cond("closed_on", "empty"), sort=(Sort("store_name"),)
        )
        fields, rows = reader.values(query)
        found = []
        for site_id, *values in rows:
            shown = [reader.show(field, value) for field, value in zip(fields, values, strict=True)]
            name, kind, certified, electronics, *_, rule = shown
            line = stand.get(site_id)
            found.append(SiteLine(
                site_id, name, kind, certified, electronics, _day(values[4]), _day(values[5]),
                line.of(Figure.ITEMS).count if line else 0, line.of(Figure.DELINQUENT).count if line else 0,
                due.get(site_id), wrong[site_id], access.get(site_id, rule),
            ))  # fmt: skip
    return tuple(found)


def _day(stored: Any) -> date | None:
    return date.fromisoformat(stored) if stored else None


def _next_due(reader: Reader) -> Mapping[int, date]:
    where = All((*COUNTED, Cond("next_due_on", "not empty"), Cond("site_id", "not empty")))
    query = Query(Item, columns=("site_id", "next_due_on"), where=where)
    earliest: dict[int, str] = {}
    for _, site_id, due in reader.values(query)[1]:
        if site_id not in earliest or due < earliest[site_id]:
            earliest[site_id] = due
    return {site_id: date.fromisoformat(due) for site_id, due in earliest.items()}


def _deficiencies(reader: Reader) -> Counter[int]:
    query = Query(Deficiency, columns=("site_id",), where=Cond("fixed_on", "empty"))
    return Counter(site_id for _, site_id in reader.values(query)[1])


def _access(reader: Reader) -> Mapping[int, str]:
    """The last request of each site with its answer: `Granted for 05 May 2026`."""
    query = Query(
        SiteAccess, columns=("site_id", "access_answer", "visit_on", "asked_on"), sort=(Sort("asked_on"),)
    )
    fields, rows = reader.values(query)
    found: dict[int, str] = {}
    for _, site_id, answer, visit, asked in rows:
        said = reader.show(fields[1], answer) or "Asked"
        day = reader.show(fields[2], visit) or reader.show(fields[3], asked)
        found[site_id] = f"{said} for {day}" if visit else f"{said}, asked {day}" if asked else said
    return found
