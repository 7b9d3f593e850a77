"""The practice office: published training lists and invented people, made afresh, with the main job done in it.

Everybody, every unit and every finding of the practice office belongs to Bandaria, which does not exist; of real
places it holds names of schools and the figures that were published.
"""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from itertools import groupby
from pathlib import Path
from random import Random

import resources
from app import backups, drills
from app.demo import (
    cases,
    counts,
    data,
    depots,
    earlier,
    holding,
    nominations,
    outcome,
    place,
    plan_words,
    planning,
    portfolio,
    portfolio_links,
    season,
    selecting,
    visits,
    watching,
)
from app.demo.data import Nominee
from app.demo.desk import ROLES, Desk, make
from app.demo.nominations import Nominations
from app.demo.outcome import DutyCount, Standing
from app.demo.pace import Pace, swept_if_failed
from app.demo.season import Season
from app.errors import Cause, Trouble
from app.importing import plan, run
from app.importing.run import Result
from app.office import Office
from app.practice import PASSPHRASE
from app.store import disk, keys
from models.kinds import kind_named
from models.training.people import Student

PUBLISHED = ("fmt_georgia.csv", "fmt_honduras.csv", "fmt_mongolia.csv")
DRAFT_FOR = "BN-10411"
"""Service number of the student whose draft order is printed: he travels with wife and child."""

_SEASON = (
    *season.BEFORE_NOMINATIONS[:2], *depots.STEPS, *watching.STEPS, *season.BEFORE_NOMINATIONS[2:], earlier.NAMED,
    *season.AFTER_NOMINATIONS, *selecting.STEPS, earlier.FOLLOWED, *portfolio.STEPS, *portfolio_links.STEPS,
    *visits.STEPS, *planning.STEPS, *plan_words.STEPS,
)  # fmt: skip
"""The changes of the past three months; those of one day are made in this order."""
_ACTS = (*counts.ACTS, *portfolio_links.ACTS, *holding.ACTS)
"""What is done in several changes."""
_STEPS = len(_SEASON) + len(PUBLISHED) + len(_ACTS) + 6
"""Steps of the making: what happens day after day, the nominations and the specimens, and the office, papers, backup,
proof."""

__all__ = ["PASSPHRASE", "PUBLISHED", "ROLES", "DemoResult", "build"]


@dataclass(frozen=True)
class DemoResult:
    """What the practice office holds and where things lie."""

    office: Path
    published: tuple[Result, ...]
    nominations: Nominations
    standings: tuple[Standing, ...]
    duties: DutyCount
    draft: Path
    draft_for: str
    reasons: Path
    sheets: tuple[Path, Path]
    backup: Path
    entries: int
    head: str
    seconds: float

    @property
    def ready(self) -> list[Standing]:
        """Students whose draft order can be printed."""
        return [each for each in self.standings if not each.missing]

    @property
    def lacking_one(self) -> list[Standing]:
        """Students who wait for exactly one thing."""
        return [each for each in self.standings if len(each.missing) == 1]

    def lines(self) -> tuple[str, ...]:
        """What was done, in ten lines."""
        rows = sum(each.rows for each in self.published)
        made = sum(each.created for each in self.published)
        checks = [check for each in self.published for check in each.checks]
        agree = sum(check.agrees for check in checks)
        rejected = self.nominations.result.rejected
        more = len(self.standings) - len(self.ready) - len(self.lacking_one)
        return (
            f"Made the practice office at {self.office}, and {self.entries} changes of the past three months in it.",
            f"Users {', '.join(ROLES)} open it with the passphrase: {PASSPHRASE}",
            f"Imported {len(self.published)} published lists: {rows:,} rows are {made:,} training lines and "
            f"{len(checks)} rows of sums, {_of(agree, len(checks))} agree.",
            f"Imported a partner's nominations: {self.nominations.result.created} students; {len(rejected)} rows "
            f"rejected, with reasons in {self.nominations.rejects}.",
            f"The draft order is open for {len(self.ready)} students; {len(self.lacking_one)} wait for one thing, "
            f"{more} for more.",
            f"Due: {self.duties.overdue} overdue, {self.duties.this_week} within a week, {self.duties.all} in all.",
            f"Printed the draft order of {self.draft_for}: {self.draft}",
            f"Kept what the closed orders wait for: {self.reasons}",
            f"Exported {self.sheets[0]} and {self.sheets[1].name} with where they came from.",
            f"Backed up to {self.backup}, drilled a restore, proved the history; all in {self.seconds:.0f} seconds.",
        )


def build(
    folder: Path,
    *,
    seed: int = 1,
    today: date | None = None,
    say: Callable[[str], object] = print,
    rounds: int | None = None,
    progress: disk.Progress = disk.no_progress,
    cancelled: disk.Cancelled = disk.never_cancelled,
) -> DemoResult:
    """Makes `folder/office.sco` anew with papers and sheets beside it, and says in ten lines what was done.

    The same seed and day give the same records apart from their ids. An earlier practice office there is
    replaced. `progress` counts steps. Raises Refused when anything else lies there, the practice office is open,
    or it was stopped; nothing of it is then left.
    """
    started = time.perf_counter()
    office = folder / place.NAME
    place.make_room(office)
    papers, sheets = folder / "papers", folder / "sheets"
    pace = Pace(_STEPS, progress, cancelled)
    with swept_if_failed(office, papers, sheets, backups.default_folder(office)):
        for each in (folder, papers, sheets):
            disk.make_folder(each)
        pace.step()
        desk = make(office, today, rounds or keys.ROUNDS_FLOOR)
        told, nominated = _fill(desk, sheets, seed, pace)
        with desk.on(0, "chief") as opened:
            result = _do_main_job(opened, told, nominated, papers, sheets, started, pace)
    for line in result.lines():
        say(line)
    return result


@dataclass(frozen=True)
class _Happening:
    """Something a user did on a past day."""

    days_ago: int
    user: str
    do: Callable[[Office], object]


@dataclass
class _Told:
    """What the imports of the making told."""

    published: list[Result] = field(default_factory=list)
    nominated: list[Nominations] = field(default_factory=list)


def _fill(desk: Desk, sheets: Path, seed: int, pace: Pace) -> tuple[tuple[Result, ...], Nominations]:
    """Brings the published lists, the nominations, the season and the depots in, day after day."""
    courses, people = data.courses(), data.nominees()
    made = cases.make_cases(data.season(), people, data.family(), courses, desk.today, Random(seed))
    before = earlier.gone(courses, desk.today, Random(seed + 1))
    held = Season([*made, *(each.case for each in before)], courses, desk.today, before)
    told = _Told()
    happenings = _happenings(held, people, sheets, told)
    for (days_ago, user), of_one in groupby(happenings, key=lambda each: (each.days_ago, each.user)):
        with desk.on(days_ago, user) as office:
            for each in of_one:
                pace.step()
                each.do(office)
    return tuple(told.published), told.nominated[0]


def _happenings(held: Season, people: Sequence[Nominee], sheets: Path, told: _Told) -> list[_Happening]:
    """All that happens, the earliest first; what happens on one day in this order."""
    found = [_Happening(each.days_ago, each.user, partial(season.run, each, held)) for each in _SEASON]
    found += [_Happening(92, "trainer", partial(_take_published, name=name, told=told)) for name in PUBLISHED]
    found.append(
        _Happening(
            84, "clerk", partial(_take_nominations, people=people, sheets=sheets, held=held, told=told)
        )
    )
    found += [_Happening(each.days_ago, each.user, partial(_act, each=each, held=held)) for each in _ACTS]
    found.append(_Happening(1, "trainer", partial(earlier.attach_specimens, season=held)))
    return sorted(found, key=lambda each: -each.days_ago)


def _act(office: Office, each: counts.Act, held: Season) -> None:
    each.do(office, held)


def _take_published(office: Office, name: str, told: _Told) -> None:
    told.published.append(_import_published(office, name))


def _take_nominations(
    office: Office, people: Sequence[Nominee], sheets: Path, held: Season, told: _Told
) -> None:
    sheet = sheets / "nominations.xlsx"
    nominations.write_sheet(sheet, people, office.today)
    told.nominated.append(nominations.take_in(office, sheet, sheets / "rejects.xlsx"))
    season.know_students(held, office.reader)


def _import_published(office: Office, name: str) -> Result:
    workbook, removed = plan.read(resources.path(f"demo/{name}"))
    proposal = plan.propose(office.reader, kind_named("training_line"), workbook, removed=removed)
    return run.apply(office, run.dry_run(office.reader, proposal))


def _do_main_job(
    office: Office, published: tuple[Result, ...], nominated: Nominations, papers: Path, sheets: Path, started: float,
    pace: Pace,
) -> DemoResult:  # fmt: skip
    pace.step()
    standing = outcome.standings(office)
    student = office.reader.lookup(Student, DRAFT_FOR)
    draft = outcome.print_draft(office, student.id, papers)
    closed = [each for each in standing if each.missing]
    reasons = outcome.keep_reasons(office, closed, papers / "why-closed.txt")
    exported = outcome.export_sheets(office, sheets)
    pace.step()
    backup = outcome.back_up(office)
    drilled = drills.drill(office, PASSPHRASE)
    pace.step()
    proof = office.verify()
    if not proof.sound or drilled.problem:
        bad = proof.first_bad or drilled.problem
        raise Trouble(Cause.DAMAGED, f"The practice office does not hold what its history says: {bad}.")
    return DemoResult(
        office.folder, published, nominated, tuple(standing), outcome.count_duties(office), draft, student.shown_title,
        reasons, exported, backup, proof.entries, proof.head, time.perf_counter() - started,
    )  # fmt: skip


def _of(count: int, whole: int) -> str:
    return "all" if count == whole else f"{count} of them"
