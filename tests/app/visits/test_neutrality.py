"""Neutral between companies: a canary word of one is met by no way, and who else came is told by days alone."""

from datetime import date
from pathlib import Path

import pytest

from app import access, lookup, people
from app.attachments import Told, attach_bytes
from app.errors import NotFound, Refused, Usage
from app.exporting import export
from app.office import Office
from app.reader import Reader
from app.reading import Cond, Query
from app.visits import neutrality
from models.fields import Type
from models.kinds import Kind, all_kinds
from models.office.desk import Attachment, Note
from models.visits.industry import Appointment, Company, IndustryVisit, Representative
from models.visits.requests import ClearanceRequest
from tests import support
from tests.app.visits.conftest import Make, before_screen
from tests.support import TODAY, acting

CANARY = "Quicksilver"
INDUSTRY = [each for each in all_kinds().values() if each.spec.guard == "industry"]


def _filled(office: Office, kind: type[Kind], **links: object) -> int:
    """A record every text of which holds the canary word."""
    texts = {
        field.key: f"{CANARY} {field.key}" for field in kind.written_fields()
        if field.type in (Type.TEXT, Type.LONG_TEXT, Type.NAME) and field.form is None
    }  # fmt: skip
    return support.add(
        office, kind, **{key: value[: kind.fields[key].max_length] for key, value in texts.items()} | links
    )


@pytest.fixture
def companies(office: Office) -> tuple[int, int]:
    """One company whose every text is the canary's, with note and file, and another one that asks."""
    first = _filled(office, Company)
    visit = _filled(office, IndustryVisit, company_id=first, call_from=date(2026, 2, 3), call_to=date(2026, 2, 5),
                    call_state="HELD", received_on=date(2026, 1, 30), first_visit=True)  # fmt: skip
    _filled(office, Representative, visit_id=visit)
    _filled(office, Appointment, visit_id=visit, meets_at="2026-02-03T10:00[UTC]")
    support.add(
        office, Note, subject_kind="industry_visit", subject_id=visit, body=f"{CANARY} called", due_on=TODAY
    )
    attach_bytes(office, IndustryVisit, visit, b"x", f"{CANARY}.txt", Told(f"{CANARY} package"))
    return first, support.add(office, Company, company_name="Northwind")


def everything(reader: Reader, office: Office) -> str:
    """All that a reader can be got to say, in one text."""
    said: list[object] = []
    for kind in all_kinds().values():
        try:
            ids = list(reader.ids(Query(kind)))
            said += [row.stored for row in reader.records(Query(kind))]
            said += [row.cells for row in reader.read(Query(kind)).rows]
            said += [line for each in ids[:20] for line in reader.history(kind, each)]
            said += [reader.count(Query(kind, text=CANARY))]
        except (NotFound, Usage):
            continue
    said += [lookup.find(reader, CANARY), reader.find(CANARY), reader.duties(), list(reader.all_findings())]
    said += [access.page(reader, list(access.find(reader, office.user)))]
    return "\n".join(map(repr, said))


def test_a_guest_meets_no_canary_by_any_way(
    office: Office, companies: tuple[int, int], tmp_path: Path
) -> None:
    assert CANARY in everything(office.reader, office), "the office itself reads it"
    with before_screen(office) as reader:
        assert CANARY not in everything(reader, office)
        for kind in INDUSTRY:
            with pytest.raises((NotFound, Refused, Usage)):
                export(office, Query(kind), tmp_path / "out.csv")
        with pytest.raises(Refused):
            support.add(office, Note, body="A guest writes nothing")
        assert people.people_kinds(reader)
    assert CANARY not in everything(neutrality.before_guest(office.reader), office)
    with acting(office, "clara", "clerk"):
        assert CANARY not in everything(office.reader, office)
    assert office.role.may_change, "the office is as it was"


def test_notes_and_files_of_a_hidden_record_do_not_exist(office: Office, companies: tuple[int, int]) -> None:
    note = office.reader.ids(Query(Note))[0]
    file = office.reader.ids(Query(Attachment))[0]
    other = support.add(office, Note, subject_kind="clearance_request", body="Open to all")
    with acting(office, "clara", "clerk"):
        reader = office.reader
        assert list(reader.ids(Query(Note))) == [other] and reader.count(Query(Attachment)) == 0
        assert reader.rows(Note, ("body",), [note, other])[0].id == other
        assert list(reader.ids(Query(Note, where=Cond("body", "contains", "o")))) == [other]
        for kind, each in ((Note, note), (Attachment, file)):
            with pytest.raises(NotFound):
                reader.get(kind, each)


def test_who_else_came_is_told_by_days_alone(office: Office, companies: tuple[int, int]) -> None:
    first, asking = companies
    for begins, ends, state, company in (
        (date(2026, 2, 5), date(2026, 2, 6), "HELD", None), (date(2026, 2, 20), date(2026, 2, 20), "HELD", None),
        (date(2026, 2, 25), date(2026, 2, 26), "CALLED_OFF", None),
        (date(2026, 2, 10), date(2026, 2, 11), "HELD", asking),
        (date(2026, 2, 12), date(2026, 2, 13), "CONFIRMED", None),
    ):  # fmt: skip
        who = company or support.add(office, Company, company_name=f"Other {begins} {state}")
        support.add(office, IndustryVisit, company_id=who, call_from=begins, call_to=ends, call_state=state)
    came = neutrality.who_else(office.reader, asking, date(2026, 2, 1), date(2026, 2, 28))
    assert came == ((date(2026, 2, 3), date(2026, 2, 6)), (date(2026, 2, 20), date(2026, 2, 20)))
    assert neutrality.who_else(office.reader, asking, date(2026, 1, 1), date(2026, 1, 31)) == ()
    with acting(office, "clara", "clerk"), pytest.raises(NotFound):
        neutrality.who_else(office.reader, first, date(2026, 2, 1), date(2026, 2, 28))


def test_a_firm_in_an_open_title_is_told(office: Office, make: Make, companies: tuple[int, int]) -> None:
    assert neutrality.named_openly(office.reader) == []
    made = make(visit_title="Northwind demonstration")
    found = neutrality.named_openly(office.reader)
    assert [(kind, each) for kind, each, _ in found] == [("clearance_request", made)]
    assert str(office.reader.get(ClearanceRequest, made).visit_title) in found[0][2]
    told = neutrality.told_openly(office.reader, office.reader.get(ClearanceRequest, made))
    assert [each.message for each in told] == ["Visit names a company, and everybody reads it."]
    with support.acting(office, "clerk", "clerk"):
        assert not neutrality.told_openly(office.reader, office.reader.get(ClearanceRequest, made))
