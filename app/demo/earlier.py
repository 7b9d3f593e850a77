"""Students of the practice office who were named by letter before the sheet came: on every later step."""

# ruff: noqa: ARG001 - every step takes season, work and reader

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from app import attachments
from app.change import Work
from app.demo import data
from app.demo.cases import Case, Values, make_cases
from app.demo.data import CourseRow, Nominee, Plan, Row
from app.demo.season import Season, Step, filled
from app.demo.specimen import ORDER, draw
from app.office import Office
from app.reader import Reader
from app.store import records
from models.fields import show_date
from models.office.places import Country, Unit
from models.training.journeys import ArrivalNotice, Briefing, Travel, UnauthorizedAbsence
from models.training.lines import TrainingLine
from models.training.orders import IssuedOrder, OrderAmendment, StudentFile
from models.training.passports import Passport, Visa
from models.training.people import Student
from models.training.results import CourseResult, FollowUp, InstructionalMaterial, Interview

STAGES = (
    "draft", "issued", "visa", "briefed", "noticed", "departed", "training", "completed", "returned", "interviewed",
    "filed",
)  # fmt: skip
"""How far a student has come, in order."""
FIRST_WCN = 201
_MOVED = timedelta(days=7)
_KEYED_IN_PART = ("no_scan", "no_briefing")
"""Troubles with which the entry of the order also lacks place and courses."""
_REPORTS_IN = 40
_PEOPLE = ("number", "surname", "first_name", "middle_name", "native_name", "sex", "rank", "grade", "service", "born",
           "city", "unit", "position")  # fmt: skip


@dataclass
class Gone:
    """A case with how far it has come and what is wrong with it."""

    case: Case
    stage: str
    trouble: str

    def past(self, stage: str) -> bool:
        """Whether the student has come as far as a stage."""
        return STAGES.index(self.stage) >= STAGES.index(stage)

    def day(self, days: int) -> date:
        """The day so many days after his own season was planned; the order is of day 6, he reports on day 40."""
        return self.case.today + timedelta(days=days)

    @property
    def ends(self) -> date:
        """Last day of his training."""
        found = self.case.lines[-1]["end_date"]
        assert isinstance(found, date)
        return found


def gone(courses: Mapping[str, CourseRow], today: date, random: Random) -> list[Gone]:
    """Everybody of the earlier list, each with a season of his own that lies as far back as he has come."""
    return [_gone(at, row, courses, today, random) for at, row in enumerate(data.table("earlier"))]


def _gone(at: int, row: Row, courses: Mapping[str, CourseRow], today: date, random: Random) -> Gone:
    draft = row["stage"] == "draft"
    plan = Plan(
        row["number"], _REPORTS_IN + (3 * (at % 8) if draft else 0), row["course"], False, row["program"],
        row["trouble"] if draft else "ready", 6, True, False, False, "",
    )  # fmt: skip
    person = Nominee(**{key: row[key] for key in _PEOPLE})
    (case,) = make_cases(
        [plan], [person], data.family(), courses, today - timedelta(days=int(row["shift"])), random,
        first=FIRST_WCN - 100 + at,
    )  # fmt: skip
    return Gone(case, row["stage"], "" if draft else row["trouble"])


# -- in the office -----------------------------------------------------------------------------------------------------
def _named_by_letter(season: Season, work: Work, reader: Reader) -> None:
    country = next(iter(records.every(reader.connection, Country))).id
    units = {str(row.get("unit_name")): row.id for row in records.every(reader.connection, Unit)}
    for each in season.gone:
        person = each.case.nominee
        values = {
            "surname": person.surname, "first_name": person.first_name, "middle_name": person.middle_name,
            "native_name": person.native_name, "sex": _sex(person), "country_rank": person.rank,
            "us_grade": person.grade, "country_service": person.service, "country_service_number": person.number,
            "date_of_birth": date.fromisoformat(person.born), "pob_city": person.city, "pob_country": "Bandaria",
            "citizenship": "Bandaria", "unit_id": units[person.unit], "position": person.position,
            "country_id": country,
        }  # fmt: skip
        work.add(Student, filled({key: value or None for key, value in values.items()}))


def _sex(person: Nominee) -> str:
    return {"M": "MALE", "F": "FEMALE"}[person.sex]


def _follow(season: Season, work: Work, reader: Reader) -> None:
    """What was recorded of each after his draft: the issued order and all that followed it."""
    lines = {case.plan.number: record for case, _, record in season.lines}
    for each in season.gone:
        if each.past("issued"):
            number = each.case.plan.number
            _followed(each, season.students[number], lines[number], work)


def _followed(each: Gone, student: int, line: int, work: Work) -> None:
    own: Values = {"student_id": student, "training_line_id": line}
    order = work.add(IssuedOrder, _order(each, student))
    _changed(each, student, line, order, work)
    if each.past("visa"):
        work.add(Visa, _visa(each, student))
    if each.past("briefed") and each.trouble != "no_briefing":
        briefed = {"briefed_on": each.day(22), "briefer": "MAJ Odin BRUSKELL", "briefing_language": "English",
                   "student_signed_on": each.day(22), "supplement_given": True}  # fmt: skip
        work.add(Briefing, own | briefed)
    if each.past("noticed"):
        _told(each, own, work)
    if each.past("departed"):
        work.add(Travel, own | _journey(each))
    if each.past("training"):
        ended = each.past("completed")
        status = "COMPLETED" if ended else "UA" if each.trouble == "absent" else "IN_TRAINING"
        work.set(TrainingLine, line, {"line_status": status})
    if each.trouble.startswith("absent"):
        work.add(UnauthorizedAbsence, own | _absence(each))
    if each.past("completed"):
        _after(each, own, work)


def _order(each: Gone, student: int) -> Values:
    case, person = each.case, each.case.nominee
    passport, line = case.passport or {}, case.lines[0]
    return filled(
        {
            "student_id": student, "order_number": f"BN-PRACTICE-{line['wcn']}", "order_kind": "BASIC",
            "issued_on": each.day(6), "wcn": line["wcn"], "order_surname": passport.get("passport_surname"),
            "order_given_names": passport.get("passport_given_names"), "sex": _sex(person),
            "country_rank": person.rank, "us_grade": person.grade, "country_service": person.service,
            "country_service_number": person.number, "date_of_birth": date.fromisoformat(person.born),
            "passport_no": passport.get("passport_no"), "visa_type": "A-2", "report_date": line["report_date"],
            **(_item_8(case) if each.trouble not in _KEYED_IN_PART else {}),
            "tla_authorised": line["tla_authorised"],
            "dependents_listed": sum(1 for member in case.family if member.person["authorised_on_ito"]),
            "handed_over_on": each.day(9) if each.past("visa") else None,
            "copy_to_imso_on": each.day(9) if each.past("visa") else None,
        }
    )  # fmt: skip


def _item_8(case: Case, moved: timedelta = timedelta()) -> Values:
    """Where the order sends him, and its courses, a line each."""
    courses = (
        f"{line['wcn']} {line['course_id']} {line['course_title']}, {show_date(line['start_date'] + moved)} - "
        f"{show_date(line['end_date'] + moved)}"
        for line in case.lines
    )
    return {"installation": case.lines[0]["location"], "courses": "\n".join(courses)}


def _visa(each: Gone, student: int) -> Values:
    passport = each.case.passport or {}
    return {
        "student_id": student, "visa_surname": passport["passport_surname"],
        "visa_given_names": passport["passport_given_names"], "visa_no": f"V{each.case.lines[0]['wcn']}0001",
        "visa_type": "A-2", "visa_applied_on": each.day(8), "visa_issued_on": each.day(14),
        "visa_expiry": each.day(14 + 730),
    }  # fmt: skip


def _changed(each: Gone, student: int, line: int, order: int, work: Work) -> None:
    """What changed behind the issued order."""
    dates = {key: each.case.lines[0][key] + _MOVED for key in ("report_date", "start_date", "end_date")}
    if each.trouble in ("date_moved", "amended"):
        work.set(TrainingLine, line, dates)
    if each.trouble == "amended":
        issued = _order(each, student) | {
            "order_kind": "AMENDMENT", "amendment_no": 1, "amends_id": order, "issued_on": each.day(9),
            "report_date": dates["report_date"], **_item_8(each.case, _MOVED),
        }  # fmt: skip
        amended = work.add(IssuedOrder, issued)
        work.add(
            OrderAmendment,
            {
                "student_id": student, "order_id": order, "amendment_no": 1, "asked_on": each.day(8),
                "amendment_reason": "The school moved the start of the course", "entered_on": each.day(8),
                "issued_order_id": amended,
            },
        )  # fmt: skip
    if each.trouble == "passport_renewed":
        renewed = dict(each.case.passport or {})
        renewed |= {"student_id": student, "passport_no": "BN2200417", "passport_issued_on": each.day(9)}
        work.add(Passport, renewed)


def _told(each: Gone, own: Values, work: Work) -> None:
    with_family = [member for member in each.case.family if member.person["travel"] == "ACCOMPANY"]
    reports = each.case.lines[0]["report_date"]
    notice = own | {
        "sent_on": each.day(8 if with_family else 20), "notice_channel": "SAN", "travel_mode": "AIR",
        "arrives_at": f"{reports}T14:30[America/New_York]", "carrier": "Bandaria Airways",
        "flight_numbers": "BA 12, BA 205", "dependents_count": len(with_family),
    }  # fmt: skip
    ages = [str((reports - member.person["date_of_birth"]).days // 365) for member in with_family
            if member.person["relationship"] == "CHILD"]  # fmt: skip
    first = work.add(ArrivalNotice, notice | ({"childrens_ages": ", ".join(ages)} if ages else {}))
    if each.trouble == "flight_changed":
        news = {"updates_id": first, "sent_on": each.day(27), "flight_numbers": "BA 14, BA 207"}
        work.add(ArrivalNotice, notice | news)


def _journey(each: Gone) -> Values:
    reports = each.case.lines[0]["report_date"]
    home = each.past("returned")
    return filled(
        {
            "departed_on": reports - timedelta(days=1), "records_given_on": reports - timedelta(days=1),
            "arrived_on": reports if each.past("training") else None,
            "left_us_on": each.ends + timedelta(days=1) if home else None,
            "returned_on": each.ends + timedelta(days=3) if home else None,
        }
    )  # fmt: skip


def _absence(each: Gone) -> Values:
    noticed = each.day(75)
    seen = noticed - timedelta(days=2)
    values: Values = {
        "last_seen_at": f"{seen}T18:00[America/New_York]", "noticed_on": noticed,
        "declared_on": noticed, "ua_reported_on": noticed + timedelta(days=1),
    }  # fmt: skip
    if each.trouble == "absent_back":
        told = ("ice_local_on", "ice_national_on", "service_told_on", "program_manager_told_on", "ccmd_told_on",
                "dsca_told_on", "id_card_cancelled_on", "finance_told_on", "lodging_told_on")  # fmt: skip
        values |= dict.fromkeys(told, noticed + timedelta(days=1))
        values |= dict.fromkeys(("returned_on", "end_reported_on"), noticed + timedelta(days=2))
    return values


def _after(each: Gone, own: Values, work: Work) -> None:
    """Result, report, books, interview and file."""
    ended = each.ends
    reported = each.past("returned") and each.trouble != "no_report"
    copies = ended + timedelta(days=20) if reported else None
    finished = each.trouble != "not_finished"
    result = {
        "course_outcome": "GRADUATED" if finished else "NOT_COMPLETED", "completed_on": ended,
        "report_received_on": ended + timedelta(days=15) if reported else None,
        "report_to_country_on": copies, "report_to_student_on": copies,
    }  # fmt: skip
    work.add(CourseResult, own | filled(result))
    if each.trouble == "material":
        work.add(InstructionalMaterial, own | {"boxes": 2, "material_received_on": ended + timedelta(days=25),
                                               "shipper_reference": "0088213"})  # fmt: skip
    if each.past("interviewed"):
        talk = {
            "interviewed_on": ended + timedelta(days=20), "interviewer": "MAJ Odin BRUSKELL",
            "training_relevance": "Fits his post; he teaches it on.",
            "preparation": "The swimming test was a surprise.",
            "support": "The student officer met him at the airport.",
        }  # fmt: skip
        work.add(Interview, own | talk)
    if each.past("filed"):
        work.add(StudentFile, own | {"filed_on": ended + timedelta(days=35), "file_place": "Cabinet 2"})
        seen = {"observed_on": ended + timedelta(days=60), "assignment": each.case.nominee.position,
                "uses_training": True, "observed_by": "MAJ Odin BRUSKELL"}  # fmt: skip
        work.add(FollowUp, {"student_id": own["student_id"]} | seen)


# -- scans -------------------------------------------------------------------------------------------------------------
def attach_specimens(office: Office, season: Season) -> None:
    """A specimen in the place of each issued order's scan; it says on its one page that it is none."""
    without = {season.students[each.case.plan.number] for each in season.gone if each.trouble == "no_scan"}
    specimen = draw(ORDER)
    for row in list(records.every(office.reader.connection, IssuedOrder)):
        if row.get("student_id") not in without:
            made = attachments.attach_bytes(office, IssuedOrder, row.id, specimen, "practice-specimen.pdf")
            with office.change("Link the order's file") as work:
                work.set(IssuedOrder, row.id, {"scan": made})


NAMED = Step(88, "clerk", "Add students named by letter", _named_by_letter)
FOLLOWED = Step(1, "trainer", "Follow the students who left", _follow)
