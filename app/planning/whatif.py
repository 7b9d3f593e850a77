"""Another order of a year's plan, tried before anything is changed: saved under a name, compared, applied.

A trial is a value: moving a line gives another trial, so that every try can be taken back and made again. Only what
stands elsewhere than in the plan is kept; applying sets priority and rank of those lines as one change.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from app.change import Work
from app.errors import NotFound, Refused, Usage
from app.office import Office
from app.planning import plan
from app.planning.plan import Placed, Standing, YearPlan
from app.reader import Reader
from app.reading import All, Cond, Query
from app.store import records
from app.store.connection import translated
from models.planning import measures
from models.planning.measures import PRIORITIES, PlanLine
from models.planning.whatif import WhatIf, WhatIfLine
from models.training.lines import TrainingLine

Wanted = Mapping[int, tuple[str, int | None]]
"""Priority and rank of lines by id."""
_LONGEST = WhatIf.what_if_name.max_length or 0


@dataclass(frozen=True)
class Fate:
    """What becomes of lines that would fare otherwise than in the plan."""

    out: tuple[PlanLine, ...]
    """They fall out, and do not in the plan."""
    back: tuple[PlanLine, ...]
    """They are paid for, and are not in the plan."""


@dataclass(frozen=True)
class Trial:
    """A year's lines in another order, at another amount in cents (None: the money of the plan)."""

    year: YearPlan
    lines: tuple[PlanLine, ...]
    amount: int | None = None
    supposed: int = 0
    """Cents of end-of-year money that have not come; never recorded as money."""

    @property
    def reckoned(self) -> int | None:
        """The amount it reckons with."""
        return self.year.money.usable if self.amount is None else self.amount

    @cached_property
    def placed(self) -> list[Placed]:
        """Every line at its place."""
        return plan.place(self.year, self.lines, self.reckoned, self.supposed)

    @cached_property
    def wanted(self) -> dict[int, tuple[str, int | None]]:
        """Priority and rank of every line that stands elsewhere than in the plan."""
        return measures.changed(self.year.lines, self.lines)

    @cached_property
    def stood(self) -> dict[int, Placed]:
        """By id, where a line stands in the plan that is at another place now; to give a line a rank moves nothing."""
        before = {each.line.id: each for each in self.year.placed}
        return {
            each.line.id: before[each.line.id]
            for each in self.placed
            if (each.line.priority, each.place)
            != (before[each.line.id].line.priority, before[each.line.id].place)
        }

    @cached_property
    def fate(self) -> Fate:
        """What falls out and what comes in, compared with the plan at its own money."""
        before = {each.line.id for each in self.year.placed if each.standing is Standing.OUT}
        out = tuple(each.line for each in self.placed
                    if each.standing is Standing.OUT and each.line.id not in before)  # fmt: skip
        back = tuple(each.line for each in self.placed
                     if each.standing is not Standing.OUT and each.line.id in before)  # fmt: skip
        return Fate(out, back)

    @property
    def differs(self) -> bool:
        """Whether it is anything else than the plan."""
        return bool(self.wanted or self.supposed) or self.amount is not None

    def moved(self, line_id: int, to: int, priority: str | None = None) -> "Trial":
        """With a line at another place (from 1) of its priority, or of another one.

        Raises NotFound for a line of another year, Usage for a priority there is not.
        """
        if priority is not None and priority not in PRIORITIES:
            raise Usage(f"There is no priority “{priority}”.", do=f"Priorities: {', '.join(PRIORITIES)}.")
        try:
            return replace(self, lines=tuple(measures.moved(self.lines, line_id, to, priority)))
        except KeyError:
            raise NotFound(f"That line is not in the plan of FY {self.year.year}.") from None

    def at(self, amount: int | None) -> "Trial":
        """At another amount. Raises Usage for one below nothing."""
        if amount is not None and amount < 0:
            raise Usage("An amount is not below 0.")
        return replace(self, amount=amount)

    def with_late(self, cents: int) -> "Trial":
        """With so much end-of-year money besides what came. Raises Usage for less than nothing."""
        if cents < 0:
            raise Usage("An amount is not below 0.")
        return replace(self, supposed=cents)

    def place_of(self, line_id: int) -> Placed:
        """Where a line stands. Raises NotFound."""
        found = next((each for each in self.placed if each.line.id == line_id), None)
        if found is None:
            raise NotFound(f"That line is not in the plan of FY {self.year.year}.")
        return found

    def in_class(self, priority: str) -> int:
        """How many lines have a priority."""
        return measures.count_of(self.lines, priority)


class Tries:
    """What was tried, step by step: each can be taken back and made again."""

    def __init__(self, first: Trial) -> None:
        self._steps: list[tuple[str, Trial]] = [("", first)]
        self._at = 0

    @property
    def now(self) -> Trial:
        """What is tried now."""
        return self._steps[self._at][1]

    @property
    def last(self) -> str:
        """Name of the step that can be taken back; empty for none."""
        return self._steps[self._at][0]

    @property
    def next(self) -> str:
        """Name of the step that can be made again; empty for none."""
        return self._steps[self._at + 1][0] if self._at + 1 < len(self._steps) else ""

    def add(self, name: str, trial: Trial) -> None:
        """Tries something else; what was taken back before is forgotten."""
        self._steps[self._at + 1 :] = [(name, trial)]
        self._at += 1

    def back(self) -> None:
        """Takes the last step back."""
        self._at = max(0, self._at - 1)

    def again(self) -> None:
        """Makes the step again that was taken back."""
        self._at = min(self._at + 1, len(self._steps) - 1)


@dataclass(frozen=True)
class Opened:
    """A what-if as it stands in today's plan."""

    row: WhatIf
    trial: Trial
    gone: tuple[str, ...]
    """Names of its lines that the plan has no more."""
    changed: tuple[str, ...]
    """Names of lines of the year that changed or came after it was saved."""

    @property
    def told(self) -> list[str]:
        """What differs since it was saved, in sentences."""
        found = [f"Not in the plan any more: {', '.join(self.gone)}."] if self.gone else []
        return [
            *found,
            *([f"Changed since it was saved: {', '.join(self.changed)}."] if self.changed else []),
        ]


@dataclass(frozen=True)
class Compared:
    """Several orders of a year side by side; the plan comes first."""

    year: YearPlan
    names: tuple[str, ...]
    trials: tuple[Trial, ...]

    @cached_property
    def rows(self) -> list[tuple[PlanLine, tuple[Placed, ...]]]:
        """The lines that do not stand or fare the same everywhere, in the plan's order."""
        standing = [{each.line.id: each for each in trial.placed} for trial in self.trials]
        found = []
        for each in self.trials[0].placed:
            beside = tuple(known[each.line.id] for known in standing)
            if len({(one.line.priority, one.place, one.standing) for one in beside}) > 1:
                found.append((each.line, beside))
        return found


# -- trying ----------------------------------------------------------------------------------------------------------
def trial(year: YearPlan) -> Trial:
    """The plan as it stands, as the first thing to try from."""
    return Trial(year, year.lines)


def again(year: YearPlan, wanted: Wanted, amount: int | None, supposed: int = 0) -> Trial:
    """What was tried before, put together on a year as it is now."""
    return Trial(year, tuple(measures.with_changes(year.lines, wanted)), amount, supposed)


def rebased(tried: Trial, year: YearPlan) -> Trial:
    """What is tried, on the plan as it was read anew; a line that left the plan is left out."""
    return again(year, tried.wanted, tried.amount, tried.supposed)


def saved(reader: Reader, year: YearPlan) -> list[WhatIf]:
    """The what-ifs of a year by name."""
    where = All((Cond("country_id", "=", year.country_id), Cond("fiscal_year", "=", year.year)))
    rows: list[WhatIf] = reader.records(Query(WhatIf, where=where))
    return sorted(rows, key=lambda row: row.what_if_name or "")


def named(reader: Reader, year: YearPlan, name: str) -> WhatIf:
    """The what-if of a name. Raises NotFound, which names those there are."""
    rows = saved(reader, year)
    found = next((row for row in rows if _same(row, name)), None)
    if found is None:
        known = ", ".join(f"“{row.what_if_name}”" for row in rows)
        raise NotFound(
            f"FY {year.year} has no what-if “{name}”.", do=f"There are: {known}." if known else "Save one."
        )
    return found


def replaces(reader: Reader, year: YearPlan, name: str) -> bool:
    """Whether what is saved under a name takes the place of one of that name."""
    return any(_same(row, name) for row in saved(reader, year))


def opened(reader: Reader, what_if_id: int, year: YearPlan | None = None) -> Opened:
    """A saved what-if in today's plan, with what changed since. Raises NotFound."""
    row = reader.get(WhatIf, what_if_id)
    now = year or plan.read_year(reader, row.fiscal_year or 0, row.country_id)
    kept = reader.children(WhatIfLine, "what_if_id", row.id)
    wanted = {each.training_line_id: (each.line_priority or "", each.line_rank)
              for each in kept if each.training_line_id}  # fmt: skip
    known = {line.id for line in now.lines}
    saved_at = max((each.row_version for each in kept), default=row.row_version)
    later = tuple(line.name for line in now.lines if line.version > max(saved_at, row.row_version))
    found = again(now, wanted, row.amount, row.supposed_late or 0)
    return Opened(row, found, _names(reader, (each for each in wanted if each not in known)), later)


def compared(
    reader: Reader, year: YearPlan, what_ifs: Iterable[int], beside: Trial | None = None
) -> Compared:
    """The plan, what is tried now (where said) and saved what-ifs side by side. Raises NotFound."""
    kept = [opened(reader, each, year) for each in what_ifs]
    own = (
        (f"FY {year.year} as it stands", trial(year)),
        *((("What is tried now", beside),) if beside else ()),
    )
    names = (*(name for name, _ in own), *(each.row.what_if_name or "" for each in kept))
    return Compared(year, names, (*(each for _, each in own), *(each.trial for each in kept)))


# -- keeping ---------------------------------------------------------------------------------------------------------
def save(office: Office, tried: Trial, name: str, note: str = "") -> int:
    """Keeps what is tried under a name; one of that name that was not applied is replaced. Its id.

    Raises Refused without a name, for one that is too long, and for the name of an applied what-if.
    """
    called = _checked(office.reader, tried.year, name)
    with office.change(f"Save the what-if “{called}” of FY {tried.year.year}") as work:
        return _put(office.reader, work, tried, called, note, {})


def apply(office: Office, tried: Trial, name: str, note: str = "") -> int:
    """Makes what is tried the plan, as one change kept under a name; the id of the what-if.

    Raises Stale where somebody gave one of the lines another priority or rank meanwhile, Refused as `save` and where
    every line stands as in the plan. Money that is supposed is kept with the what-if and is no allocation.
    """
    if not tried.wanted:
        raise Refused("Every line stands as in the plan: there is nothing to apply.",
                      do="Move a line first; other money alone changes no line.")  # fmt: skip
    called = _checked(office.reader, tried.year, name)
    versions = {line.id: line.version for line in tried.lines}
    with office.change(f"Apply the what-if “{called}” to FY {tried.year.year}") as work:
        made = _put(office.reader, work, tried, called, note, {"applied_on": office.today})
        for line_id, (priority, rank) in tried.wanted.items():
            values = {"priority": priority or None, "plan_rank": rank}
            work.set(TrainingLine, line_id, values, read_version=versions[line_id])
    return made


# -- internal --------------------------------------------------------------------------------------------------------
def _put(
    reader: Reader, work: Work, tried: Trial, name: str, note: str, more: Mapping[str, object]
) -> int:  # fmt: skip
    before = next((row for row in saved(reader, tried.year) if _same(row, name)), None)
    values: dict[str, object] = {"what_if_name": name, "amount": tried.amount,
                                 "supposed_late": tried.supposed or None, **more}  # fmt: skip
    values |= {"what_if_note": note.strip()} if note.strip() else {}
    if before is None:
        own = {"country_id": tried.year.country_id, "fiscal_year": tried.year.year} | values
        made = work.add(WhatIf, {key: value for key, value in own.items() if value is not None})
    else:
        made = before.id
        work.remove_many(WhatIfLine, (each.id for each in reader.children(WhatIfLine, "what_if_id", made)))
        work.set(WhatIf, made, values)
    work.add_many(WhatIfLine, (_line(made, each, *to) for each, to in tried.wanted.items()))
    return made


def _line(what_if: int, line: int, priority: str, rank: int | None) -> dict[str, object]:
    values = {"what_if_id": what_if, "training_line_id": line, "line_priority": priority, "line_rank": rank}
    return {key: value for key, value in values.items() if value}


def _checked(reader: Reader, year: YearPlan, name: str) -> str:
    called = " ".join(name.split())
    if not called:
        raise Refused("A what-if needs a name.", do="Give it one that says what it supposes.")
    if len(called) > _LONGEST:
        raise Refused(
            f"The name has {len(called)} letters; a what-if has {_LONGEST} at most.", do="Shorten it."
        )
    taken = next((row for row in saved(reader, year) if _same(row, called) and row.applied_on), None)
    if taken is not None:
        raise Refused(f"“{called}” was applied and stays as it was.", do="Give this one another name.")
    return called


def _same(row: WhatIf, name: str) -> bool:
    return (row.what_if_name or "").casefold() == " ".join(name.split()).casefold()


def _names(reader: Reader, ids: Iterable[int]) -> tuple[str, ...]:
    """The names of lines, removed ones too."""
    wanted: Sequence[int] = sorted(ids)
    with translated():
        found = records.fetch(reader.connection, TrainingLine, wanted)
    return tuple(str(found[each].get("line_name") or each) if each in found else str(each) for each in wanted)
