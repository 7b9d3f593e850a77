"""The workbook that goes to the working group: its checklist works itself out of the sheets of lines (8.4).

Changing the cost or the priority of a line in the workbook changes the result; the ceiling and every limit stand in
cells of their own. Amounts are compared as whole cents, so that 49.99 % never passes for 50 %.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from reports.paper.facts import Designation
from reports.sheets.facts import SheetColumn, SheetFacts, SheetFormula, SheetKind, SheetTable

MET, FAILS, OPEN, UNSET = "Met", "Not met", "Cannot be told", "No share set"
YES, NO = "Yes", "No"
SHEETS = ("CY lines", "BY lines", "PY forecast")
"""The sheets of lines, by the place of their year."""
PRIORITIES = ("A", "B", "D")
ROOM = 500
"""Rows below the last line that are counted too, so that lines may be added there."""
CEILING = "$E$2"
"""The ceiling of the current year on the checklist."""


@dataclass(frozen=True, slots=True)
class BookLine:
    """A line of the plan; money in cents, the E-IMET share in percent."""

    year: int
    program: str
    service: str
    imet: bool
    priority: str
    rank: int | None
    wcn: str
    course: str
    kind: str
    quarter: int | None
    people: int
    cost: int | None
    pme: bool
    invited: bool
    e_imet: Decimal
    e_imet_cents: int
    report: date | None
    start: date | None
    end: date | None
    status: str
    named: int = 0
    """People of the line who are named, and of these, women."""
    women: int = 0
    as_b: str = ""
    """Yes or No on a line of priority B: whether it is of a kind that may be."""
    english: bool = False
    """English language training, laboratories or books: no share of E-IMET makes it a kind that may be."""
    decision: str = ""
    remark: str = ""


@dataclass(frozen=True, slots=True)
class BookYear:
    """The lines of a year with its ceiling in cents and the shares of women it reports, in percent."""

    year: int
    ceiling: int | None
    lines: tuple[BookLine, ...]
    women_in_forces: Decimal | None = None
    women_in_imet: Decimal | None = None


@dataclass(frozen=True, slots=True)
class BookItem:
    """An item of the checklist; `state` is what it comes to now."""

    no: int
    question: str
    state: str
    told: str
    note: str
    source: str
    amount: int | None = None
    count: int | None = None
    share: Decimal | None = None
    limit: Decimal | None = None
    """Share and limit in percent."""


@dataclass(frozen=True, slots=True)
class BookFacts:
    """All that stands in the workbook."""

    title: str
    items: tuple[BookItem, ...]
    years: tuple[BookYear, ...]
    tables: tuple[SheetTable, ...]
    mobile_team: str
    """What the lines call a mobile training team."""
    gone: tuple[str, ...]
    """What the lines call a status that no plan counts."""
    marking: str = ""
    designation: Designation | None = None
    office: str = ""
    provenance: tuple[tuple[str, str], ...] = field(default=())


_CHECKLIST = (
    SheetColumn("Part", width=14, wraps=True), SheetColumn("No", SheetKind.NUMBER, 6),
    SheetColumn("Question", width=48, wraps=True), SheetColumn("Result", width=16, wraps=True),
    SheetColumn("Comes to", SheetKind.MONEY, 16), SheetColumn("Count", SheetKind.NUMBER, 9),
    SheetColumn("Share", SheetKind.PERCENT, 10), SheetColumn("Limit", SheetKind.PERCENT, 10),
    SheetColumn("Source", width=26, wraps=True), SheetColumn("When the workbook was made", width=46, wraps=True),
    SheetColumn("Note", width=54, wraps=True),
)  # fmt: skip
_LINES = (
    ("year", "Year", SheetKind.NUMBER, 8), ("program", "Program", SheetKind.TEXT, 10),
    ("service", "Service", SheetKind.TEXT, 16), ("imet", "IMET", SheetKind.TEXT, 8),
    ("priority", "Priority", SheetKind.TEXT, 10), ("rank", "Rank", SheetKind.NUMBER, 8),
    ("wcn", "WCN", SheetKind.TEXT, 9), ("course", "Course", SheetKind.TEXT, 44), ("kind", "Kind", SheetKind.TEXT, 20),
    ("quarter", "Quarter", SheetKind.NUMBER, 10), ("people", "People", SheetKind.NUMBER, 9),
    ("cost", "Cost", SheetKind.MONEY, 14), ("pme", "PME", SheetKind.TEXT, 8),
    ("invited", "By invitation", SheetKind.TEXT, 14), ("e_imet", "E-IMET share", SheetKind.PERCENT, 14),
    ("e_imet_cents", "E-IMET cost", SheetKind.MONEY, 14), ("report", "Reports", SheetKind.DATE, 13),
    ("start", "Starts", SheetKind.DATE, 13), ("end", "Ends", SheetKind.DATE, 13),
    ("status", "Status", SheetKind.TEXT, 16), ("named", "Named", SheetKind.NUMBER, 9),
    ("women", "Women", SheetKind.NUMBER, 9), ("as_b", "May be B", SheetKind.TEXT, 10),
    ("decision", "Decision", SheetKind.TEXT, 12), ("remark", "Remark", SheetKind.TEXT, 40),
)  # fmt: skip
_AT = {key: chr(ord("A") + number) for number, (key, *_) in enumerate(_LINES)}
"""Letter of each column of the lines."""


def book(facts: BookFacts) -> SheetFacts:
    """The workbook: checklist, three sheets of lines, then teams, invitations, waivers and fellowships."""
    sheets = [_lines(facts, name, each) for name, each in zip(SHEETS, facts.years, strict=True)]
    return SheetFacts(
        title="Checklist", columns=_CHECKLIST, rows=tuple(_checklist(facts)), marking=facts.marking,
        designation=facts.designation, office=facts.office, provenance=facts.provenance,
        more=(*sheets, *facts.tables),
    )  # fmt: skip


# -- the lines -------------------------------------------------------------------------------------------------------
def _lines(facts: BookFacts, name: str, year: BookYear) -> SheetTable:
    columns = tuple(SheetColumn(label, kind, width) for _, label, kind, width in _LINES)
    rows = tuple(tuple(_cells(facts, at, each)) for at, each in enumerate(year.lines, 2))
    return SheetTable(name, columns, rows)


def _cells(facts: BookFacts, at: int, line: BookLine) -> Iterator[object]:
    for key, _, kind, _ in _LINES:
        value = getattr(line, key)
        if key == "e_imet_cents":
            yield SheetFormula(f"INT(ROUND(N(L{at})*100,0)*ROUND(N(O{at})*10000,0)/10000)/100", value)
        elif key == "as_b":
            yield SheetFormula(_may_be_b(facts, at, line), value)
        elif kind is SheetKind.PERCENT:
            yield value / 100 if value else None
        elif isinstance(value, bool):
            yield YES if value else NO
        else:
            yield None if value == "" else value


def _may_be_b(facts: BookFacts, at: int, line: BookLine) -> str:
    """Whether end-of-year money may pay a line: education or E-IMET, and no mobile team in the fifth quarter."""
    begins = f"MAX(N(R{at}),IF(N(R{at})>0,0,N(Q{at})))"
    late = f"OR(N(J{at})=5,AND(MONTH({begins})>=10,YEAR({begins})=A{at}))"
    team = f"AND(I{at}={_quoted(facts.mobile_team)},{late})"
    expanded = "" if line.english else f",N(O{at})>0"
    educates = f'OR(M{at}="{YES}",N{at}="{YES}"{expanded})'
    return f'IF(E{at}<>"B","",IF(AND({educates},NOT({team})),"{YES}","{NO}"))'


# -- the checklist ---------------------------------------------------------------------------------------------------
def _checklist(facts: BookFacts) -> Iterator[Sequence[object]]:
    for at, item in enumerate(facts.items, 2):
        result, amount, count, share = _worked_out(facts, item, at)
        limit = None if item.limit is None else item.limit / 100
        yield ("I Current year", item.no, item.question, result, amount, count, share, limit, item.source, item.told,
               item.note)  # fmt: skip
    row = len(facts.items) + 2
    for name, year in zip(SHEETS, facts.years, strict=True):
        for cells in _totals(facts, name, year, row):
            yield cells
            row += 1


def _worked_out(facts: BookFacts, item: BookItem, at: int) -> tuple[object, object, object, object]:
    """Result, amount, count and share of an item; formulas where the lines tell them."""
    name, share = SHEETS[0], _share_cell(at, CEILING, item.share)
    if item.no == 2:
        amount = SheetFormula(_sum(facts, name, _is("priority", "A")), item.amount)
        return SheetFormula(_compared(at, "<="), item.state), amount, None, share
    if item.no == 3:
        count = SheetFormula(_count(facts, name, _is("priority", "B")), item.count)
        wrong = _count(facts, name, _is("priority", "B"), _is("as_b", NO))
        result = SheetFormula(f'IF({wrong}=0,"{MET}","{FAILS}")', item.state)
        return result, SheetFormula(_sum(facts, name, _is("priority", "B")), item.amount), count, None
    if item.no == 4:
        count = SheetFormula(_count(facts, name, _is("priority", "D")), item.count)
        result = SheetFormula(f'IF(F{at}=0,"{MET}","{FAILS}")', item.state)
        return result, SheetFormula(_sum(facts, name, _is("priority", "D")), item.amount), count, None
    if item.no == 5:
        amount = SheetFormula(_sum(facts, name, _is("pme", YES)), item.amount)
        return SheetFormula(_compared(at, ">="), item.state), amount, None, share
    if item.no == 6:
        amount = SheetFormula(_sum(facts, name, what="e_imet_cents"), item.amount)
        result = SheetFormula(f'IF(N(H{at})=0,"{UNSET}",{_compared(at, ">=")})', item.state)
        return result, amount, None, share
    return item.state, item.amount, None, None


def _totals(facts: BookFacts, name: str, year: BookYear, row: int) -> Iterator[Sequence[object]]:
    """Ceiling, priorities, shares and women of a year, one below the other."""
    part = f"II {name[:2]} {year.year}"
    ceiling = f"$E${row}"
    counted = [each for each in year.lines if each.imet and each.status not in facts.gone]
    first = SheetFormula(CEILING, year.ceiling) if name == SHEETS[0] else year.ceiling
    yield _total(part, "IMET allocation ceiling", amount=first)
    for priority in PRIORITIES:
        mine = [each for each in counted if each.priority == priority]
        row += 1
        yield _total(
            part, f"Priority {priority}", *_summed(facts, name, mine, row, ceiling, _is("priority", priority))
        )
    for words, mine, test in (("All of IMET", counted, ()),
                              ("Professional military education", [each for each in counted if each.pme],
                               (_is("pme", YES),))):  # fmt: skip
        row += 1
        yield _total(part, words, *_summed(facts, name, mine, row, ceiling, *test))
    cents, row = sum(each.e_imet_cents for each in counted), row + 1
    yield _total(part, "E-IMET", SheetFormula(_sum(facts, name, what="e_imet_cents"), cents), None,
                 _share_cell(row, ceiling, _percent(cents, year.ceiling)))  # fmt: skip
    named, women = sum(each.named for each in counted), sum(each.women for each in counted)
    of_named, of_women = (_sum(facts, name, what=each) for each in ("named", "women"))
    share = SheetFormula(f'IF({of_named}=0,"",INT({of_women}*10000/{of_named})/10000)',
                         None if not named else Decimal(women * 10_000 // named) / 10_000)  # fmt: skip
    yield _total(part, "Women among those who are named", None, SheetFormula(of_women, women), share)
    for words, told in (("Women in IMET, as the plan reports it", year.women_in_imet),
                        ("Women in the armed forces, as the plan reports it", year.women_in_forces)):  # fmt: skip
        yield _total(part, words, None, None, None if told is None else told / 100)


def _total(
    part: str, words: str, amount: object = None, count: object = None, share: object = None
) -> Sequence[object]:
    return part, None, words, None, amount, count, share, None, None, None, None


def _summed(
    facts: BookFacts, name: str, lines: Sequence[BookLine], row: int, ceiling: str, *tests: tuple[str, str]
) -> tuple[object, object, object]:
    cents = sum(each.cost or 0 for each in lines)
    whole = next((each.ceiling for at, each in enumerate(facts.years) if SHEETS[at] == name), None)
    return (
        SheetFormula(_sum(facts, name, *tests), cents), SheetFormula(_count(facts, name, *tests), len(lines)),
        _share_cell(row, ceiling, _percent(cents, whole)),
    )  # fmt: skip


# -- formulas --------------------------------------------------------------------------------------------------------
def _percent(part: int, whole: int | None) -> Decimal | None:
    return Decimal(part * 10_000 // whole) / 100 if whole else None


def _share_cell(row: int, ceiling: str, percent: Decimal | None) -> SheetFormula:
    """The share of the ceiling that a row comes to, cut to hundredths of a percent and never rounded up."""
    share = f"INT(ROUND(E{row}*100,0)*10000/ROUND({ceiling}*100,0))/10000"
    return SheetFormula(f'IF(N({ceiling})<=0,"",{share})', None if percent is None else percent / 100)


def _compared(row: int, sign: str) -> str:
    """Whether the amount of a row keeps its limit of the ceiling, in whole cents."""
    kept = f"ROUND(E{row}*100,0)*10000{sign}ROUND(N(H{row})*10000,0)*ROUND({CEILING}*100,0)"
    nothing = f"COUNT({CEILING})=0" if sign == "<=" else f"N({CEILING})<=0"  # no part of $0 can be asked for
    return f'IF({nothing},"{OPEN}",IF({kept},"{MET}","{FAILS}"))'


def _is(key: str, word: str) -> tuple[str, str]:
    return key, word


def _sum(facts: BookFacts, name: str, *tests: tuple[str, str], what: str = "cost") -> str:
    """The sum of a column over the IMET lines that the plan counts."""
    return f"SUMIFS({_range(facts, name, what)},{_criteria(facts, name, tests)})"


def _count(facts: BookFacts, name: str, *tests: tuple[str, str]) -> str:
    return f"COUNTIFS({_criteria(facts, name, tests)})"


def _criteria(facts: BookFacts, name: str, tests: Iterable[tuple[str, str]]) -> str:
    all_tests = [("imet", YES), *tests, *(("status", f"<>{each}") for each in facts.gone)]
    return ",".join(f"{_range(facts, name, key)},{_quoted(word)}" for key, word in all_tests)


def _range(facts: BookFacts, name: str, key: str) -> str:
    last = len(facts.years[SHEETS.index(name)].lines) + 1 + ROOM
    return f"'{name}'!${_AT[key]}$2:${_AT[key]}${last}"


def _quoted(word: str) -> str:
    doubled = word.replace('"', '""')
    return f'"{doubled}"'
