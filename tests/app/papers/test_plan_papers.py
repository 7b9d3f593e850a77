"""The papers of the training year: their order, when they are drafts, what they do not print without, their wording."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from app import documents, wordings
from app.errors import Refused, Usage
from app.office import Office
from app.papers import plan_prominent
from app.papers.plan_printables import PLAN_PRINTABLES
from app.papers.plan_requests import REASONS
from models.kinds import kind_named
from models.planning.requests import ImetWaiver
from models.training.lines import TrainingLine
from reports.paper import TRANSLATION, Audience
from tests.app.papers.depot import Depot
from tests.app.papers.reading import words

Made = tuple[Office, dict[str, int]]
PAPERS = [each for each in PLAN_PRINTABLES if each.name != "cetpp"]
WORDED = [each.name for each in PAPERS if list(wordings.paragraphs(each.name))]


@pytest.fixture(scope="module")
def filed(supplied: tuple[Office, Depot]) -> Iterator[Made]:
    """A student with a police course, and a request of each kind about him; nothing is released yet."""
    office, made = supplied
    ids: dict[str, int] = {"country": made["country"]}
    with office.change("File requests") as work:

        def add(name: str, kind: str, **values: Any) -> int:
            ids[name] = work.add(kind_named(kind), values)
            return ids[name]

        of = {"country_id": made["country"]}
        program = add("program", "training_program", program_label="IMET-1", fiscal_year=2027, **of)
        course = add(
            "course", "course", tmasl_id="B171000", title="Military Police Officer", mp_course_flag=True
        )
        student = add("student", "student", surname="HASSABI", first_name="Idris", country_rank="Captain",
                      us_grade="O-3", position="Company commander", pob_city="Port Banda",
                **of)  # fmt: skip
        line = add("training_line", "training_line", program_id=program, course_id=course, student_id=student,
                   wcn="1420", line_suffix="A", start_date=date(2026, 6, 1), end_date=date(2028, 2, 29))  # fmt: skip
        add("plain", "training_line", program_id=program, wcn="1421")
        add("imet_waiver", "imet_waiver", waiver_type="MTT", waiver_ccmd="EUCOM", waiver_course="River Crossing",
            waiver_fy=2027, waiver_qtr=3, waiver_priority="A", waiver_unit_cost=3_850_000, waiver_quantity=2,
            waiver_other_cost=620_000, other_cost_why="Freight of two motors", **dict.fromkeys(REASONS, "Because."),
            **of)  # fmt: skip
        add("ojt_request", "ojt_request", training_line_id=line, student_id=student, ojt_title="Depot stock control",
            ojt_type="OJT", ojt_weeks=2, ojt_objective="Run the records", latest_graduation=date(2027, 8, 1),
                **of)  # fmt: skip
        add("ctfp_nomination", "ctfp_nomination", student_id=student, ctfp_course="Executive Decision Making",
            ctfp_fy=2027, ctfp_role="Leads the watch", ctfp_ccmd_answer="APPROVED", ctfp_ccmd_on=date(2026, 2, 2),
            **of)  # fmt: skip
        person = add("prominent_person", "prominent_person", surname="DORUNGA", first_name="Mihal", middle_name="Anton",
                     own_grade="General", us_grade="O-9", prominence_basis="SERVICE_CHIEF",
                **of)  # fmt: skip
        add("before", "prominent_position", person_id=person, position_title="Attaché", held_from="2020",
            held_to="2023")  # fmt: skip
        add("now", "prominent_position", person_id=person, position_title="Chief of the Army", held_from="2024",
            obtained_by="APPOINTMENT")  # fmt: skip
        add("trained", "prominent_training", person_id=person, trained_in="Staff Course", years_attended="2009-2010",
            rank_then="Major", paid_by="IMET")  # fmt: skip
    yield office, ids


ORDER: dict[str, tuple[str, tuple[str, ...]]] = {
    "imet_waiver_memo": ("imet_waiver", (
        "THROUGH", "SUBJECT", "Bandaria, Mobile training team", "MILDEP program", "Type of waiver",
        "Requested training", "Title of course River Crossing", "Program year 2027", "Unit cost $38,500 x 2",
        "Avail Qtr 3", "Priority code A", "Other costs $6,200 Freight", "Total cost $83,200", "1. Requirements",
        "2. Objective", "3. Capability", "4. Quantity", "5. Impact", "6. Funding", "7. Political", "8. Benefits",
    )),
    "ojt_request_paper": ("ojt_request", (
        "A. Requesting country Bandaria", "B. Service", "C. FMS case or IMET fiscal year IMET-1 FY 2027",
        "D. WCN 1420A", "E. TMASL B171000", "F. Duration in weeks 2", "G1.", "Depot stock control", "G2.", "G3.",
        "G4.", "H. Timeframe", "I. Latest", "01 Aug 2027", "J1.", "Company commander", "J2.", "Captain", "J3.", "J4.",
        "J5.", "J6.", "K. Comments",
    )),
    "ctfp_data_sheet": ("ctfp_nomination", (
        "NOT THE NOMINATION", "Executive Decision Making", "HASSABI", "Port Banda", "Leads the watch",
        "Not written yet.", "Approved on 02 Feb 2026", "Office of the Secretary of Defense open",
    )),
    "pop_form": ("prominent_person", (
        "WORKING COPY", "Country Bandaria", "DORUNGA, Mihal A.", "Grade in own service General",
        "U.S. equivalent grade O-9", "Chief of the Army", "Attaché", "Current position Chief of the Army",
        "Academic degree", "Staff Course", "Major 2009-2010 IMET", "How the position was obtained Appointment",
    )),
}  # fmt: skip


@pytest.mark.parametrize("paper", ORDER)
def test_every_field_stands_in_the_order_that_is_asked(filed: Made, paper: str) -> None:
    office, ids = filed
    subject, told = ORDER[paper]
    said, at = words(documents.preview(office.reader, paper, ids[subject]).data), 0
    for each in told:
        at = said.find(each, at)
        assert at >= 0, f"{each} stands not where it should in: {said}"
    assert said.startswith(("CUI DRAFT", "CUI DATA SHEET", "CUI WORKING COPY"))


def test_a_waiver_is_a_draft_until_it_is_sent_and_then_frozen(filed: Made) -> None:
    office, ids = filed
    with office.change("Send") as work:
        work.set(ImetWaiver, ids["imet_waiver"], {"waiver_sent_on": office.today})
    said = words(documents.preview(office.reader, "imet_waiver_memo", ids["imet_waiver"]).data)
    assert "DRAFT" not in said and "Answer open" in said
    with pytest.raises(Refused), office.change("Reword") as work:
        work.set(ImetWaiver, ids["imet_waiver"], {"why_impact": "Another reason"})
    office.undo()


def test_the_certificate_waits_for_release_student_and_police_course(filed: Made) -> None:
    """Refused by every route until the partner paper is released; the two years end on the last of February."""
    office, ids = filed
    line = ids["training_line"]
    with pytest.raises(Refused) as closed:
        documents.print_paper(office, "police_certificate", line)
    assert {each.rule for each in closed.value.findings} == {"PLAN-RELEASE"}
    with office.change("Release") as work:
        work.add(kind_named("sa_programme"), {
            "country_id": ids["country"], "release_authority": "Chief, ODC", "released_on": date(2026, 1, 15),
            "purchaser_group": "OTHER",
        })  # fmt: skip
    said = words(documents.preview(office.reader, "police_certificate", line).data)
    for each in ("Captain Idris HASSABI", "two years", "ends on 29 Feb 2028", "end on 28 Feb 2030", "1420A",
                 "DRAFT - NOT SIGNED", "Released by Chief, ODC", "REL TO Bandaria"):  # fmt: skip
        assert each in said
    with pytest.raises(Refused) as lacks:
        documents.print_paper(office, "police_certificate", ids["plain"])
    assert {each.fields for each in lacks.value.findings} == {("mp_course_flag",), ("student_id",)}
    with office.change("Sign") as work:
        work.set(TrainingLine, line, {"mp_certificate_on": office.today})
    assert "DRAFT" not in words(documents.preview(office.reader, "police_certificate", line).data)


def test_lists_of_graduates_name_all_positions_and_what_is_new(filed: Made) -> None:
    office, ids = filed
    said = words(documents.preview_office(office, office.reader, "pop_list").data)
    assert "Chief of the Army; Attaché" in said and "WORKING COPY" in said
    assert "New graduate DORUNGA" in words(
        documents.preview_office(office, office.reader, "pop_changes").data
    )
    assert plan_prominent.changed_covered(office.reader, "") == [
        ("prominent_person", ids["prominent_person"])
    ]
    with pytest.raises(Usage, match="day"):
        documents.preview_office(office, office.reader, "pop_changes", "whenever")


def test_what_leaves_the_government_waits_for_a_release() -> None:
    partner = [each for each in PAPERS if each.paper().audience is Audience.PARTNER]
    assert [each.name for each in partner] == ["police_certificate"] and all(each.needs for each in partner)
    assert [each.name for each in PAPERS if bool(each.sample) != (each.name in WORDED)] == []


@pytest.mark.parametrize("paper", WORDED)
def test_every_paragraph_stands_on_the_preview(shared: Office, paper: str) -> None:
    given = {each.name: replace(each, text=f"{at}q {each.text}")
             for at, each in enumerate(wordings.paragraphs(paper), 10)}  # fmt: skip

    def left(showing: str) -> set[str]:
        said = words(documents.preview_sample(shared.reader, paper, given, showing).data).casefold()
        return {name for at, name in enumerate(given, 10) if f"{at}q" not in said}

    assert [name for name in left("") if name in left(name)] == []
    assert all(each.source and each.confirm for each in given.values())


def test_the_certificate_in_a_second_language_says_that_english_governs(shared: Office) -> None:
    place = wordings.translation(shared.reader, "police_certificate", "title", "French")
    said = words(wordings.preview(shared.reader, place, "Attestation").data)
    assert "Attestation" in said and TRANSLATION in said and "INVENTED STUDENT" in said
