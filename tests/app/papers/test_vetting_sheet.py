"""The vetting submission: who is complete goes, who is not is told, and each person is logged."""

from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from app import access, documents
from app.errors import NotFound, Usage
from app.office import Office
from app.papers.vetting_sheet import vetting_facts
from models.training.passports import Passport
from models.training.people import Dependent, Student
from models.training.vetting import HrVetting
from tests.app.papers.reading import words
from tests.app.papers.season import ARABIC, Season
from tests.support import acting


def asked(made: Season) -> str:
    return f"12345; {made.long}\nNOTHING"


def test_whoever_lacks_an_entry_is_left_out_and_told(office: Office, made: Season) -> None:
    facts = vetting_facts(office, office.reader, asked(made))
    assert [each.name for each in facts.people] == ["SAMPLE, Ana"]
    assert [each.name for each in facts.units] == ["1st Example Battalion"]
    left = {each.name.split()[0]: each.missing for each in facts.left_out}
    assert left["AL-BANDARI"] == ("Commander of the unit", "Passport number")
    assert left["NOTHING"][:3] == ("First name", "Sex", "Date of birth") and left["NOTHING"][-2:] == (
        "Unit",
        "Passport number",
    )


def test_told_so_everybody_goes_and_the_gaps_are_named(office: Office, made: Season) -> None:
    facts = vetting_facts(office, office.reader, f"{asked(made)}; with incomplete")
    assert len(facts.people) == 3 and not facts.left_out
    said = words(
        documents.preview_office(
            office, office.reader, "vetting_sheet", f"{asked(made)};With Incomplete"
        ).data
    )
    assert "Submitted although bio data is incomplete" in said and "P000001" in said


def test_no_answer_of_a_vetting_stands_on_it(office: Office, made: Season) -> None:
    before = vetting_facts(office, office.reader, "12345")
    with office.change("Vetting") as work:
        work.add(HrVetting, {"student_id": made.ana, "hr_result": "REJECTED", "hr_remarks": "Quincunx"})
    assert vetting_facts(office, office.reader, "12345") == before
    with acting(office, "Ben Hale", "clerk"):
        assert vetting_facts(office, office.reader, "12345") == before


def test_family_members_who_travel_go_along_when_complete(office: Office, made: Season) -> None:
    wife: dict[str, object] = {
        "student_id": made.ana, "surname": "SAMPLE", "first_name": "Omar", "relationship": "SPOUSE", "sex": "MALE",
        "travel": "ACCOMPANY", "date_of_birth": date(1992, 3, 4), "pob_city": "Ostravend", "pob_country": "Bandaria",
        "citizenship": "Bandaria",
    }  # fmt: skip
    with office.change("A family") as work:
        spouse = work.add(Dependent, wife)
        work.add(Dependent, wife | {"first_name": "Home", "travel": "NOT"})
        work.add(Dependent, wife | {"first_name": "Bare", "travel": "JOIN_LATER", "date_of_birth": None})
        work.add(Passport, {"student_id": made.ana, "dependent_id": spouse, "passport_no": "P000009"})
    facts = vetting_facts(office, office.reader, "12345")
    assert [(each.name, each.passport_no) for each in facts.family] == [("SAMPLE, Omar", "P000009")]
    assert facts.people[0].passport_no == "P000001"
    assert [each.missing for each in facts.family_left_out] == [("Date of birth", "Passport number")]
    assert len(vetting_facts(office, office.reader, "12345;with incomplete").family) == 2


@pytest.mark.parametrize(("text", "error"), [("", Usage), ("with incomplete", Usage), ("nobody", NotFound)])
def test_who_is_meant_must_be_said(office: Office, made: Season, text: str, error: type[Exception]) -> None:
    with pytest.raises(error):
        documents.preview_office(office, office.reader, "vetting_sheet", text)


def test_each_person_on_it_has_a_line_in_the_access_log(office: Office, made: Season) -> None:
    printed = documents.print_office(office, "vetting_sheet", asked(made))
    lines = access.lines(office.reader.connection)
    found = {each.record_id for each in lines if printed.code in each.detail and each.kind == "student"}
    assert found == {made.ana, made.long, made.empty}


def test_the_workbook_says_the_same(office: Office, made: Season, tmp_path: Path) -> None:
    target = tmp_path / "vetting.xlsx"
    report = documents.write_sheet(office, "vetting_sheet", target, asked=f"{asked(made)}; with incomplete")
    assert report.rows == 3
    book = openpyxl.load_workbook(target)
    assert book.sheetnames == ["Vetting submission", "Family", "Units", "Left out", "Provenance"]
    rows: list[tuple[Any, ...]] = list(book["Vetting submission"].iter_rows(values_only=True))
    by_name = {str(row[0]): dict(zip(rows[0], row, strict=True)) for row in rows[1:]}
    assert by_name["SAMPLE, Ana"]["Passport number"] == "P000001"
    assert by_name["SAMPLE, Ana"]["Date of birth"].date() == date(1994, 2, 28)
    assert (
        next(each for name, each in by_name.items() if name.startswith("AL-"))["Name in own script"] == ARABIC
    )
    with pytest.raises(Usage, match="xlsx"):
        documents.write_sheet(office, "vetting_sheet", tmp_path / "vetting.csv", asked="12345")
    with pytest.raises(Usage, match="no sheet"):
        documents.write_sheet(office, "nominee", target, record_id=made.ana)


def test_a_hundred_and_twenty_students_are_numbered_through(office: Office, made: Season) -> None:
    with office.change("Many") as work:
        ids = [
            work.add(Student, {"surname": f"MANY{n:03d}", "unit_id": made.unit})
            for n in range(120)
        ]  # fmt: skip
    facts = vetting_facts(office, office.reader, ";".join(map(str, ids)) + ";with incomplete")
    assert len(facts.people) == 120 and facts.units[0].nominees == 120
    said = words(
        documents.preview_office(office, office.reader, "vetting_sheet", ";".join(map(str, ids))).data
    )
    assert "0 nominees of 0 units submitted. 120 people left out." in said
