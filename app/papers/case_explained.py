"""Gathers what explains a case to the partner: significant and major equipment, and how long its offer takes."""

from collections.abc import Sequence
from datetime import date

from app.papers import release
from app.papers.case_common import (
    all_filled,
    country_of_case,
    itemized,
    partner_paper,
    release_missing,
)
from app.papers.case_parts import heads, number, told
from app.papers.eum_common import blocked, day, in_two, label
from app.papers.eum_figures import dollars, total
from app.reader import Reader
from app.reading import Cond, Query, Sort
from models.cases.casebook import CaseFile, CaseHold
from models.cases.clock import STARTS, due_after, stopped_days
from models.cases.filing import SaProgramme
from models.cases.offers import CaseLine
from models.cases.states import BEFORE_OFFER
from models.findings import Finding
from models.kinds import Kind
from models.text import counted
from reports.composed import ComposedFacts, Head, Part, Row, Table
from reports.eum.common import Named, Words
from reports.paper import Frame

NOTE, SLIP = "sme_note", "category_slip"
SHORTS = ("A", "B", "C", "D")


def case_missing(reader: Reader, record: Kind) -> list[Finding]:
    """Released to the partner."""
    assert isinstance(record, CaseFile)
    return release_missing(reader, country_of_case(reader, record))


# -- significant and major equipment --------------------------------------------------------------------------------
def note_missing(reader: Reader, record: Kind) -> list[Finding]:
    """The group whose thresholds are told, and the release (SAMM C5.T13)."""
    assert isinstance(record, CaseFile)
    programme = release.programme_in(reader, SaProgramme, country_of_case(reader, record))
    found = []
    if programme is None or not programme.purchaser_group:
        found.append(blocked("The country's notification group is not recorded: the note tells its thresholds.",
                             "Record it in the assistance programme.", "purchaser_group", rule="CASE-SME"))  # fmt: skip
    return [*found, *case_missing(reader, record)]


def note_facts(reader: Reader, record: Kind) -> ComposedFacts:
    """What the two terms mean, and the lines of the case to which they apply."""
    assert isinstance(record, CaseFile)
    words, second = in_two(reader, NOTE)
    country = country_of_case(reader, record)
    programme = release.programme_in(reader, SaProgramme, country)
    group = (programme.purchaser_group if programme else None) or "OTHER"
    places = {
        "case": record.case_designator or "",
        "mde": dollars(reader.policy.cents(f"cn.mde.{group}", reader.today)),
        "total": dollars(reader.policy.cents(f"cn.total.{group}", reader.today)),
    }
    where = Cond("case_id", "=", record.id)
    lines = [each for each in reader.records(Query(CaseLine, where=where, sort=(Sort("line_no"),)))
             if each.sme or each.mde]  # fmt: skip
    return note_from(words, partner_paper(reader, country, record, second), places, lines, record.mde_value)


def note_from(
    words: Named, frame: Frame, places: dict[str, str], lines: Sequence[CaseLine], mde: int | None
) -> ComposedFacts:
    """The same from lines at hand and in given words."""
    known = all_filled(words, places)
    columns = heads(("Line", 18), ("Description", 96), ("SME", 16), ("MDE", 16), ("Quantity", 24), ("Total", 36),
                    right=("Quantity", "Total"))  # fmt: skip
    cells = tuple(
        (each.line_no or "", each.line_description or "", "yes" if each.sme or each.mde else "",
         "yes" if each.mde else "", number(each.qty), dollars(each.line_total))
        for each in lines
    )  # fmt: skip
    value = total(each.line_total for each in lines if each.mde) if mde is None else mde
    sums = (Row(known["sum"], dollars(value)),) if cells else ()
    return ComposedFacts(
        frame=frame, stem=NOTE, number=places["case"], title=known["title"],
        parts=(
            Part(texts=(known["intro"], known["sme"], known["mde"])),
            *itemized(known["list"], known["means"]),
            Part(known["lines"], table=Table(columns, cells)) if cells else Part(known["lines"],
                                                                                 texts=(known["none"],)),
            *((Part(rows=sums),) if sums else ()),
        ),
    )  # fmt: skip


# -- how long the offer takes ---------------------------------------------------------------------------------------
def slip_missing(reader: Reader, record: Kind) -> list[Finding]:
    """A category to explain, and the release (SAMM C5.4.2)."""
    assert isinstance(record, CaseFile)
    found = []
    if not record.category:
        found.append(blocked("The development category of the case is not recorded.", "Record the category.",
                             "category", rule="CASE-CATEGORY"))  # fmt: skip
    return [*found, *case_missing(reader, record)]


def slip_facts(reader: Reader, record: Kind) -> ComposedFacts:
    """Category, days, the clock of this case, and what holds it up."""
    assert isinstance(record, CaseFile)
    words, second = in_two(reader, SLIP)
    frame = partner_paper(reader, country_of_case(reader, record), record, second)
    holds = sorted(
        reader.children(CaseHold, "case_id", record.id), key=lambda each: each.held_from or date.max
    )
    return slip_from(reader, words, frame, record, holds)


def slip_from(
    reader: Reader, words: Named, frame: Frame, case: CaseFile, holds: Sequence[CaseHold]
) -> ComposedFacts:
    """The same from records at hand and in given words."""
    known = all_filled(words, {"case": case.case_designator or "", "category": case.category or ""})
    rows, remark = _clock(reader, case, holds)
    factors = reader.codes("cdef_factor")
    told_of = (case.cdef_codes or "").replace(",", " ").split()
    named = tuple(factors[each].label if each in factors else each for each in told_of)
    held = tuple(
        (label(reader, CaseHold.hold_kind, each), day(each.held_from), day(each.held_to) or "still held")
        for each in holds
    )
    return ComposedFacts(
        frame=frame, stem=SLIP, number=case.case_designator or "", title=known["title"],
        parts=(
            Part(texts=(known["intro"],)),
            Part(known["clock"], rows=told(*rows), texts=(known[remark],) if remark else ()),
            Part(known["factors"], items=named) if named else Part(known["factors"], texts=(known["no_factors"],)),
            Part(known["holds"], table=Table(heads(("Hold", 80), ("From", 40), ("To", 40)), held)) if held
            else Part(known["holds"], texts=(known["no_holds"],)),
            Part(known["categories"], table=_categories(reader)),
            *itemized(known["list"], known["help"]),
        ),
    )  # fmt: skip


def _categories(reader: Reader) -> Table:
    """The four categories with the days of the policy of today; none is told where it names none."""
    entries = reader.codes("development_category")
    cells = tuple(
        (code, entries[code].label or "", value.value if value else "not named")
        for code in SHORTS
        for value in [reader.policy.find(f"clock.{code}", reader.today)]
    )
    return Table(
        (Head(Words("Category"), 24), Head(Words("For"), 120), Head(Words("Days"), 22, right=True)), cells
    )


def _clock(
    reader: Reader, case: CaseFile, holds: Sequence[CaseHold]
) -> tuple[tuple[tuple[str, str], ...], str]:
    """Labelled figures of the clock, and the paragraph that says why there are none."""
    category = case.category or ""
    entry = reader.policy.find(f"clock.{category}", reader.today)
    runs_from = STARTS.get(category, "")
    start = case.get(runs_from) if runs_from else None
    rows = (
        [("Category", f"{category}: {reader.codes('development_category')[category].label}")]
        if category
        else []
    )
    if entry is None:
        return tuple(rows), "no_figure"
    rows.append(("Standard", counted(int(entry.value), "day")))
    if runs_from:
        rows.append(("Runs from", f"{CaseFile.fields[runs_from].label}: {day(start) or 'not yet'}"))
    if start is None:
        return tuple(rows), "not_started"
    ran_until = case.offered_on or reader.today
    stopped = stopped_days(holds, start, ran_until)
    rows += [
        ("Stopped by holds", counted(stopped, "day")),
        ("Standard ends on", day(due_after(start, int(entry.value), stopped))),
    ]
    if case.offered_on:
        rows.append(("Offered on", f"{day(case.offered_on)}, after {_ran(start, case.offered_on, stopped)}"))
    elif case.case_state in BEFORE_OFFER:
        rows.append(("So far", _ran(start, reader.today, stopped)))
    return tuple(rows), ""


def _ran(start: date, until: date, stopped: int) -> str:
    return counted(max(0, (until - start).days - stopped), "day")
