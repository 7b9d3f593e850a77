"""The vetting submission of several students as a file that leaves: a paper or a workbook, each person logged."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from app import documents
from app.errors import Refused, Usage
from app.office import Office
from app.papers.vetting_sheet import PAPER, WITH_INCOMPLETE, asked_for, gaps_of, vetting_facts
from app.reader import Reader
from app.store import disk
from models.text import counted
from models.training.people import Student
from reports.training.vetting_sheet import FamilyMember
from reports.training.vetting_sheet import Submitted as Nominee

ENDINGS = (".xlsx", ".pdf")


@dataclass(frozen=True)
class LeftOut:
    """Somebody whose bio data is incomplete: a nominee, or a family member who travels with one."""

    name: str
    family_of: str
    missing: tuple[str, ...]
    student_id: int
    """The nominee, whose record leads to what is missing."""


@dataclass(frozen=True)
class Outlook:
    """Who would be submitted: so many of those asked for are complete, and these people are not."""

    students: int
    complete: int
    gaps: tuple[LeftOut, ...]

    @property
    def sentence(self) -> str:
        """How many are complete and how many not."""
        lacking, family = self.students - self.complete, sum(bool(each.family_of) for each in self.gaps)
        told = f"{counted(self.students, 'student')}: {self.complete} complete, {lacking} incomplete."
        if family:
            told += f" {counted(family, 'family member')} incomplete."
        return told

    def going(self, *, with_incomplete: bool) -> int:
        """How many students would stand on the file."""
        return self.students if with_incomplete else self.complete

    def told(self, *, with_incomplete: bool) -> str:
        """Who goes and who stays, in a sentence."""
        going = counted(self.going(with_incomplete=with_incomplete), "nominee")
        if not self.gaps:
            return f"{going} will be submitted, nobody is left out."
        people = counted(len(self.gaps), "person", "people")
        if with_incomplete:
            return f"{going} will be submitted; {people} with gaps."
        return f"{going} will be submitted; {people} left out."


@dataclass(frozen=True)
class Submitted:
    """What was written: where, how many nominees, who was left out, the code of a paper (empty for a workbook)."""

    path: Path
    nominees: int
    left_out: tuple[LeftOut, ...]
    code: str = ""

    @property
    def sentence(self) -> str:
        """How many went and how many not."""
        told = f"{counted(self.nominees, 'nominee')} submitted in {self.path.name}"
        code = f", code {self.code}" if self.code else ""
        left = f"; {counted(len(self.left_out), 'person', 'people')} left out" if self.left_out else ""
        return f"{told}{code}{left}."


def asked_of(ids: Iterable[int], *, with_incomplete: bool = False) -> str:
    """Students by id as the paper asks for them; ten digits and more are never taken for a service number."""
    parts = [f"{each:010d}" for each in dict.fromkeys(ids)]
    return "; ".join([*parts, WITH_INCOMPLETE] if with_incomplete else parts)


def outlook(reader: Reader, ids: Iterable[int]) -> Outlook:
    """Who of some students would go and who would not, with why. Raises Usage for none, NotFound."""
    students = asked_for(reader, asked_of(ids))[0]
    gaps = tuple(_left_out(each, found) for each, found in gaps_of(reader, students))
    return Outlook(len(students), len(students) - sum(not each.family_of for each in gaps), gaps)


def submit(office: Office, ids: Sequence[int], target: Path, *, with_incomplete: bool = False) -> Submitted:
    """Writes the submission as .xlsx, or as .pdf that is kept as well; the export of each person is logged.

    Raises Usage for another ending and for no student, Refused when nobody would stand on it or nothing can be
    logged, Trouble when the file cannot be written.
    """
    _ = office.writer
    if target.suffix.lower() not in ENDINGS:
        raise Usage(
            f"{target.name} is neither .xlsx nor .pdf.", do="Choose a name with one of these endings."
        )
    asked = asked_of(ids, with_incomplete=with_incomplete)
    facts = vetting_facts(office, office.reader, asked)
    if not facts.people:
        raise Refused(
            "Nobody would be submitted: the bio data of every student is incomplete.",
            kept="Nothing was written.",
            do="Record what is missing, or submit them with the gaps named.",
        )
    code = ""
    if target.suffix.lower() == ".xlsx":
        documents.write_sheet(office, PAPER, target, asked=asked)
    else:
        code = _as_paper(office, ids, asked, target)
    gaps = () if with_incomplete else outlook(office.reader, ids).gaps
    return Submitted(target, len(facts.people), gaps, code)


def _as_paper(office: Office, ids: Iterable[int], asked: str, target: Path) -> str:
    kept = documents.print_office(office, PAPER, asked)
    disk.write_durably(target, kept.data, what=target.name)
    for each in dict.fromkeys(ids):
        office.log("exported", kind=Student.spec.name, record_id=each, detail=f"file {target.name}")
    return kept.code


def _left_out(student_id: int, found: Nominee | FamilyMember) -> LeftOut:
    return LeftOut(
        found.name, found.student if isinstance(found, FamilyMember) else "", found.missing, student_id
    )
