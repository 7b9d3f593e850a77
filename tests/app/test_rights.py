"""What each role may do, and that a clerk meets nothing that is guarded by any route."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from app import bin as bins
from app import rights
from app.change import KEEPING, Nature
from app.errors import NotFound, Refused, Usage
from app.office import Office
from app.reading import Cond, Has, Query, Sort
from app.view_layouts import Layout
from app.views import save_view
from models.findings import Finding
from models.kinds import all_kinds
from models.office.desk import Code, DutyAct, Override, PolicyRecord, SavedView, UserSlot
from models.office.places import Contact, Unit
from models.office.purges import Purge
from models.training.passports import Passport
from models.training.people import Student
from models.training.vetting import DodVetting, HrVetting, Screening
from tests.support import acting, add, values_for

SECRET = "Quicksilver"
GUARDED = [
    (kind, field.key)
    for kind in all_kinds().values()
    if not kind.spec.guard  # what is guarded as a whole has no lists at all
    for field in kind.stored_fields()
    if field.guard
]


@pytest.fixture
def student(office: Office) -> int:
    """A student with every guarded field filled, one vetting removed and one changed."""
    student = add(office, Student, surname="Doe")
    hr = add(
        office, HrVetting, student_id=student, hr_result="REJECTED", hr_remarks=SECRET, hr_result_date=date(2026, 2, 1),
        original=f'{{"Leahy result": "{SECRET}"}}',
    )  # fmt: skip
    add(office, DodVetting, student_id=student, dod_vet_result="DENIED", dod_vet_remarks=SECRET,
        dod_vet_approved_on=date(2026, 2, 22))  # fmt: skip
    add(office, Screening, student_id=student, screening_remarks=SECRET)
    with office.change("Change") as work:
        work.set(HrVetting, hr, {"hr_remarks": f"{SECRET} again"})
    with office.change("Remove") as work:
        work.remove(DodVetting, work.add(DodVetting, {"student_id": student, "dod_vet_remarks": SECRET}))
    return student


def told(office: Office, student: int) -> list[object]:
    """Everything a reader can be got to say about the student's clearances."""
    reader, said = office.reader, list[object]()
    for kind in (HrVetting, DodVetting, Screening):
        rows = [*reader.children(kind, "student_id", student)]
        rows += [reader.get(kind, each) for each in reader.ids(Query(kind))]
        for row in rows:
            said += [row.stored, row.shown_title]
            said += list(reader.history(type(row), row.id))
        said += [row.cells for row in reader.read(Query(kind)).rows]
        said.append(reader.default_columns(kind))
    said += bins.removed(reader)
    said += [reader.find(SECRET), reader.find("rejected"), reader.find("denied")]
    said += [(each.message, dict(each.inputs), each.sum) for each in reader.findings(Student, student)]
    said += [(each.message, dict(each.inputs), each.sum) for each in reader.all_findings()]
    said += [(each.finding.message, dict(each.finding.inputs)) for each in reader.duties()]
    return said


def test_a_clerk_meets_no_guarded_value_by_any_route(office: Office, student: int) -> None:
    officer = repr(told(office, student))
    assert SECRET in officer and "REJECTED" in officer, "the control arm: an officer meets them"
    with acting(office, "Cleo", "clerk"):
        clerk = repr(told(office, student))
    for value in (SECRET, "REJECTED", "DENIED", "22 Feb 2026", "2026-02-22"):
        assert value not in clerk
    assert "NOT_CLEARED" in clerk or "not cleared" in clerk


@pytest.mark.parametrize(
    ("kind", "key"), GUARDED, ids=lambda each: each if isinstance(each, str) else each.spec.name
)
def test_every_guarded_field_is_refused_as_column_filter_and_order(
    office: Office, student: int, kind: type[Any], key: str
) -> None:
    if kind is SavedView:
        save_view(office, "Not for clerks", Layout(Student, ("full_name", "hr_vetting_state")), shared=True)
    if kind is Purge:
        with office.change("Propose a purge", nature=Nature(KEEPING)) as work:
            work.add(Purge, {"outcome": "{}"})
    with acting(office, "Cleo", "clerk"):
        ids = office.reader.ids(Query(kind))
        asks: list[Callable[[], object]] = [
            lambda: office.reader.rows(kind, (key,), ids),
            lambda: office.reader.read(Query(kind, columns=(key,))),
            lambda: office.reader.ids(Query(kind, sort=(Sort(key),))),
            lambda: office.reader.count(Query(kind, where=Cond(key, "not empty"))),
            lambda: office.reader.totals(Query(kind), (key,)),
            lambda: office.reader.count(
                Query(Student, where=Has(f"{kind.spec.name}<student_id", Cond(key, "empty")))
            ),
        ]
        for ask in asks:
            with pytest.raises(Usage):
                ask()
        assert key not in office.reader.get(kind, ids[0]).stored


def test_a_clerk_writes_no_guarded_field(office: Office, student: int) -> None:
    vetting = office.reader.ids(Query(HrVetting))[0]
    with acting(office, "Cleo", "clerk"):
        with pytest.raises(Refused, match="may not change Result"), office.change("Change") as work:
            work.set(HrVetting, vetting, {"hr_result": "APPROVED"})
        with pytest.raises(Refused, match="may not change Result"), office.change("Add") as work:
            work.add_many(HrVetting, ({"student_id": student}, values_for(HrVetting, student_id=student)))
        with office.change("Change") as work:
            work.set(HrVetting, vetting, {"hr_reference": "A1"})


def test_a_guarded_kind_does_not_exist_for_a_clerk(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    contact = add(office, Contact, surname="Zanzibar", role="industry")
    unit = add(office, Unit)
    with office.change("Remove") as work:
        gone = work.add(Contact, {"surname": "Zanzibar Two"})
        work.remove(Contact, gone)
    monkeypatch.setattr(Contact, "spec", replace(Contact.spec, guard="industry"))
    with acting(office, "Cleo", "clerk"):
        reader = office.reader
        asks: list[Callable[[], object]] = [
            lambda: reader.get(Contact, contact),
            lambda: reader.lookup(Contact, "Zanzibar"),
            lambda: reader.rows(Contact, ("surname",), [contact]),
            lambda: reader.read(Query(Contact)),
            lambda: reader.ids(Query(Contact)),
            lambda: reader.count(Query(Contact)),
            lambda: reader.totals(Query(Contact), ()),
            lambda: reader.history(Contact, contact),
        ]
        for ask in asks:
            with pytest.raises(NotFound):
                ask()
        with pytest.raises(Usage, match="not among the records"):
            reader.ids(Query(Unit, where=Has("contact<unit_id")))
        assert reader.children(Contact, "unit_id", unit) == []
        assert reader.titles("contact", [contact]) == {}
        assert bins.removed(reader) == []
        assert reader.find("zanzibar") == []
        told = Finding("About him", record=("contact", contact))
        assert list(reader._worded([told, replace(told, record=("unit", unit))])) == [
            replace(told, record=("unit", unit))
        ]
        with pytest.raises(Refused), office.change("Add") as work:
            work.add(Contact, {"surname": "New"})
        with pytest.raises(Refused), office.change("Remove") as work:
            work.remove(Contact, contact)
    assert office.reader.get(Contact, contact).surname == "Zanzibar"


PLAIN = {"viewer": False, "clerk": True, "officer": True, "chief": True, "admin": True}
DECIDES = {"viewer": False, "clerk": False, "officer": False, "chief": True, "admin": True}
RULES = {"viewer": False, "clerk": False, "officer": False, "chief": False, "admin": True}


@pytest.mark.parametrize(
    ("kind", "values", "who"),
    [
        (Unit, {"unit_name": "New"}, PLAIN),
        (DutyAct, {"rule_id": "MED-02", "decision": "assigned"}, PLAIN),
        (DutyAct, {"rule_id": "MED-02", "decision": "not_applicable"}, DECIDES),
        (Override, {"rule_id": "VET-05", "subject_kind": "student"}, DECIDES),
        (PolicyRecord, {"key": "x"}, DECIDES),
        (Code, {"table_name": "t", "code": "c"}, DECIDES),
        (UserSlot, {"user_name": "New", "role": "clerk"}, RULES),
    ],
)
@pytest.mark.parametrize("role", list(rights.ROLES))
def test_who_may_change_what(
    office: Office, kind: type[Any], values: dict[str, Any], who: dict[str, bool], role: str
) -> None:
    before = office.reader.count(Query(kind))
    with acting(office, "Cleo", role):
        if who[role]:
            with office.change("Add") as work:
                made = work.add(kind, values)
            if not kind.spec.append_only:
                with office.change("Remove") as work:
                    work.remove(kind, made)
        else:
            with pytest.raises(Refused, match=r"may not change .* Ask "), office.change("Add") as work:
                work.add(kind, values)
    assert office.reader.count(Query(kind)) == before + (who[role] and kind.spec.append_only)


def test_a_role_nobody_knows_reads_only(folder: Any) -> None:
    from tests.support import reopen

    with reopen(folder) as office, office.change("Odd") as work:
        work.add(UserSlot, {"user_name": "Ben Hale", "role": "admin"})
        me = office.reader.ids(Query(UserSlot, where=Cond("user_name", "=", "Ada Quill")))[0]
        work.set(UserSlot, me, {"role": "emperor"})
    with reopen(folder) as office:
        assert office.role is rights.ROLES["viewer"]


def test_the_history_tells_that_a_sensitive_value_changed_and_not_which(office: Office) -> None:
    with office.change("Record passport") as work:
        student = work.add(Student, {"surname": "DOE", "first_name": "Jane"})
        passport = work.add(Passport, {"student_id": student, "passport_no": "P1234567"})
    with office.change("Mend passport") as work:
        work.set(Passport, passport, {"passport_no": "P7654321"})
    told = office.reader.history(Passport, passport)
    assert "changed Passport number from ••• to •••" in told[0].sentence
    assert "P1234567" not in str(told) and "P7654321" not in str(told)
    assert office.reader.get(Passport, passport).passport_no == "P7654321"
