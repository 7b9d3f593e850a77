"""A passport or visa taken in from its machine-readable zone: what it says beside what is recorded, then the record."""

from dataclasses import dataclass
from typing import Any

from app.errors import Refused
from app.office import Office
from app.reader import Reader
from app.reading import Cond, Query
from models.text import fold, key_text
from models.training.mrz import PASSPORT, Mrz, NotMrz, read_mrz, why_not
from models.training.passports import Passport, Visa
from models.training.people import Student


@dataclass(frozen=True)
class Beside:
    """One value of the zone beside what the student's record says."""

    field: str
    label: str
    recorded: str
    in_zone: str

    @property
    def fills(self) -> bool:
        """True when the record is empty there, so that the zone's value fills it."""
        return not self.recorded


@dataclass(frozen=True)
class Proposal:
    """What will be recorded from a zone: the document's values, what fills the student's record, what differs."""

    student_id: int
    mrz: Mrz
    values: dict[str, Any]
    fills: tuple[Beside, ...]
    differs: tuple[Beside, ...]
    """Left as they are: a person decides which is right (SAMM C10.11.1: order, passport and visa agree)."""
    known: int | None
    """The passport or visa already recorded under this number."""

    @property
    def kind(self) -> type[Passport] | type[Visa]:
        """What the zone is of."""
        return Passport if self.mrz.document == PASSPORT else Visa


def awaited(text: str) -> str:
    """What a text lacks to be a zone, in one sentence; empty when it can be read."""
    return why_not(text)


def read(reader: Reader, student_id: int, text: str) -> Proposal:
    """What a typed, pasted or scanned zone would record. Raises Refused when it is none, NotFound."""
    try:
        mrz = read_mrz(text, reader.today)
    except NotMrz as error:
        raise Refused(str(error), do="Type or scan both lines again.") from error
    student = reader.get(Student, student_id)
    beside = [each for each in _beside(reader, student, mrz) if each.in_zone]
    return Proposal(
        student_id, mrz, _values(mrz),
        tuple(each for each in beside if each.fills),
        tuple(each for each in beside if not each.fills and not _same(each)),
        _known(reader, student_id, mrz),
    )  # fmt: skip


def record(office: Office, proposal: Proposal, *, doubtful: bool = False) -> int:
    """Records the document and fills what the student's record lacks, in one change; returns the document's id.

    Raises Refused while a check digit does not fit, unless a person says that the doubtful parts were read right.
    """
    if proposal.mrz.doubts and not doubtful:
        raise Refused(proposal.mrz.doubts[0].said, do="Compare the zone with the document, sign by sign.")
    kind = proposal.kind
    with office.change(f"Record the {kind.spec.noun} from its zone") as work:
        if proposal.known is not None:
            work.set(kind, proposal.known, proposal.values)
            made = proposal.known
        else:
            made = work.add(kind, proposal.values | {"student_id": proposal.student_id})
        fills = {each.field: _student_value(proposal.mrz, each.field) for each in proposal.fills}
        if fills:
            work.set(Student, proposal.student_id, fills)
    return made


def _values(mrz: Mrz) -> dict[str, Any]:
    if mrz.document == PASSPORT:
        values = {
            "passport_surname": mrz.surname, "passport_given_names": mrz.given_names, "passport_no": mrz.number,
            "passport_expiry": mrz.expires,
        }  # fmt: skip
    else:
        values = {
            "visa_surname": mrz.surname, "visa_given_names": mrz.given_names, "visa_no": mrz.number,
            "visa_expiry": mrz.expires,
        }  # fmt: skip
    return {key: value for key, value in values.items() if value}


def _student_value(mrz: Mrz, key: str) -> Any:
    given = mrz.given_names.split()
    return {
        "surname": mrz.surname, "first_name": given[0] if given else None,
        "middle_name": " ".join(given[1:]) or None, "sex": mrz.sex, "date_of_birth": mrz.born,
    }[key]  # fmt: skip


def _beside(reader: Reader, student: Student, mrz: Mrz) -> list[Beside]:
    found = []
    for key in ("surname", "first_name", "middle_name", "sex", "date_of_birth"):
        field = Student.fields[key]
        value = _student_value(mrz, key)
        shown = reader.show(field, field.encode(value)) if value is not None else ""
        recorded = student.stored.get(key)
        if key == "middle_name" and not recorded:
            continue  # the record may hold all given names under the first one
        found.append(Beside(key, field.label, reader.show(field, recorded), shown))
    return found


def _same(beside: Beside) -> bool:
    """Whether record and zone agree; the zone has no marks and no hyphens, and one field may hold all given names."""
    recorded, zone = fold(beside.recorded), fold(beside.in_zone)
    if beside.field == "first_name":
        recorded = recorded.split(" ")[0] if " " not in zone else recorded
    return key_text(recorded) == key_text(zone)


def _known(reader: Reader, student_id: int, mrz: Mrz) -> int | None:
    kind = Passport if mrz.document == PASSPORT else Visa
    key = "passport_no" if kind is Passport else "visa_no"
    rows = reader.records(Query(kind, where=Cond("student_id", "=", student_id)))
    return next((row.id for row in rows if key_text(row.get(key) or "") == key_text(mrz.number)), None)
