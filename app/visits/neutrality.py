"""Neutral between companies: what one of them tells reaches no other by any way (SAMM C2.1.8.5, VIS-R-47).

The office may say whether and when others came, nothing else (`who_else`). While somebody from outside stands before
the screen, everything is read through `before_guest`, a reader that meets no guarded kind at all: in search, palette,
lists, counts, history, duties and exports there is no company. The one record that is open is `app.visits.guest`.
"""

import re
from copy import copy
from datetime import date
from typing import Any

from app import rights
from app.errors import NotFound
from app.reader import Reader
from app.reading import Query
from app.store import records
from app.store.connection import translated
from models.fields import Field, Type
from models.findings import Finding
from models.kinds import Kind, all_kinds, kind_named
from models.text import fold
from models.visits.industry import Company, IndustryVisit

CAME = "HELD"
OPENLY = "VIS-NEUTRAL"
"""Stands in the place of a rule for a company's name where it may not stand."""
FORMS = frozenset(
    ("inc", "incorporated", "llc", "llp", "lp", "ltd", "limited", "corp", "corporation", "co", "company", "plc", "gmbh",
     "ag", "sa", "sas", "spa", "bv", "nv", "oy", "ab", "as")
)  # fmt: skip
"""Legal forms that nobody says with a company's name."""
_WORD = re.compile(r"\w+")
GUEST = rights.Role("guest", "Guest")
"""Changes nothing, decides nothing, meets nothing that is guarded, sees no log."""


def who_else(reader: Reader, company_id: int, first: date, last: date) -> tuple[tuple[date, date], ...]:
    """First and last days on which other companies came, for a company that asks. Raises NotFound.

    It names nobody, and days that touch are told as one span, so that their number tells nobody how many came. Only
    visits that were held count: what is planned by another is his business (SAMM C2.1.8.5).
    """
    reader.get(Company, company_id)
    spans = sorted(
        (max(row.call_from, first), min(row.call_to or row.call_from, last))
        for row in reader.records(Query(IndustryVisit))
        if row.company_id != company_id and row.call_state == CAME and row.call_from
    )
    return tuple(_merged([each for each in spans if each[0] <= each[1]]))


def before_guest(reader: Reader) -> Reader:
    """The same office as it is read while somebody from outside stands before the screen."""
    guest = copy(reader)
    guest.role = GUEST
    return guest


def named_openly(reader: Reader) -> list[tuple[str, int, str]]:
    """Records that everybody sees and that hold the name of a company: kind, id, title.

    A title such as “Demonstration of …” would bring a firm onto the wall; it is told so that somebody changes it.
    """
    open_ = before_guest(reader)
    found: dict[int, tuple[str, int, str]] = {}
    for company in reader.records(Query(Company)):
        name = _as_said(company.company_name or "")
        for hit in open_.find(name) if len(name) > 2 else ():
            try:
                open_.get(kind_named(hit.kind), hit.record_id)
            except NotFound:
                continue
            found[hit.record_id] = (hit.kind, hit.record_id, hit.title)
    return list(found.values())


def told_openly(reader: Reader, record: Kind) -> list[Finding]:
    """Findings for the texts of a record, and of those that belong to it, that name a company where it may not stand.

    On what everybody sees that is any company; with a company's own visit, any other. The name is not repeated, and
    who meets no company is told nothing.
    """
    if not rights.sees_kind(reader.role, Company):
        return []
    open_ = rights.sees_kind(GUEST, type(record))
    own = None if open_ else record.stored.get("company_id")
    known = firms(reader, own if isinstance(own, int) else None)
    if not known:
        return []
    found = [_named(record, each, "", open_) for each in _texts(record, known)]
    name = record.spec.name
    for kind in all_kinds().values():
        link = kind.spec.parent
        if link and kind.fields[link].target == name and rights.sees_kind(GUEST, kind) == open_:
            for child in reader.children(kind, link, record.id):
                found += [
                    _named(record, each, f"{child.spec.label}, ", open_) for each in _texts(child, known)
                ]
    return found


def _texts(record: Kind, known: frozenset[str]) -> list[Field[Any]]:
    """The typed fields of a record that name one of those companies."""
    return [
        field
        for field in record.written_fields()
        if field.type in (Type.TEXT, Type.LONG_TEXT)
        and names_firm(str(record.stored.get(field.key) or ""), known)
    ]


def _named(record: Kind, field: Field[Any], of: str, open_: bool) -> Finding:
    whom = (
        "a company, and everybody reads it"
        if open_
        else "another company, of which this one may hear nothing"
    )
    return Finding(
        f"{of}{field.label} names {whom}.", rule=OPENLY, cites="SAMM C2.1.8.5",
        clears="The text without the name.", record=(record.spec.name, record.id),
        fields=() if of else (field.key,),
    )  # fmt: skip


# -- names of companies --
def firms(reader: Reader, but: int | None = None) -> frozenset[str]:
    """Names of all companies as they are said, whatever the role sees, to withhold what names one (SAMM C2.1.8.5)."""
    with translated():
        rows = list(records.every(reader.connection, Company))
    named = (_as_said(str(row.stored.get("company_name") or "")) for row in rows if row.id != but)
    return frozenset(filter(None, named))


def names_firm(text: str | None, known: frozenset[str]) -> bool:
    """Whether a text names one of those companies."""
    said = f" {' '.join(_WORD.findall(fold(text or '')))} "
    return any(f" {name} " in said for name in known)


def withheld(text: str | None, known: frozenset[str]) -> str:
    """A text, unless it names one of those companies."""
    return "" if names_firm(text, known) else text or ""


# -- internal --
def _as_said(name: str) -> str:
    """A company's name as a sentence has it: folded words, without commas and without its legal form at the end."""
    words = _WORD.findall(fold(name).replace(".", ""))
    while len(words) > 1 and words[-1] in FORMS:
        words.pop()
    return " ".join(words)


def _merged(spans: list[tuple[date, date]]) -> list[tuple[date, date]]:
    found: list[tuple[date, date]] = []
    for begins, ends in spans:
        if found and begins.toordinal() <= found[-1][1].toordinal() + 1:
            found[-1] = (found[-1][0], max(ends, found[-1][1]))
        else:
            found.append((begins, ends))
    return found
