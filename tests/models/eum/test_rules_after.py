"""The rules about what happens after delivery, by table, at the days on which their answers change."""

from datetime import date, timedelta
from typing import Any

import pytest

from models.eum.afterwards import DispositionEvent, Incident, IncidentItem, TransferItem, TransferRequest
from models.eum.assessments import ComplianceVisit, ControlPlan, EumCost
from models.eum.book import ArticleType, Item
from models.eum.checks import Deficiency, PhysicalCheck, RoutineCheck
from models.eum.deliveries import Delivery, EumLine
from models.eum.places import StorageSite
from models.eum.programme import EumAppointment, EumProgramme, EumSop
from models.kinds import Kind
from models.rules import all_rules
from tests.models.making import changed, findings, looked, make
from tests.models.training.test_rules import Asked

D = date
DAY = timedelta(days=1)
PROGRAMME = make(EumProgramme, 1)
NVD = make(ArticleType, 10, article_code="NVD", generic_code="H6P")
MISSILE = make(ArticleType, 11, article_code="JAV", article_family="ANTI_ARMOR", consumable=True)
SECTIONS = dict.fromkeys(
    ("sec_accountability", "sec_inventories", "sec_records", "sec_violations", "sec_visits"), "As agreed"
)


def told(rule: str, record: Kind, today: date, *rows: Kind) -> list[tuple[str, date | None]]:
    """What a rule finds and by when; it asks only for the policy values it names."""
    asked = Asked()
    found = findings(rule, record, (record, *rows), today, asked)
    assert asked.keys <= set(all_rules()[rule].policy)
    return [(each.message, each.due_on) for each in found]


def manager(record_id: int = 20, **values: Any) -> Any:
    return make(EumAppointment, record_id, eum_role="MANAGER", **{"appointed_on": D(2026, 1, 5)} | values)


SOP = make(EumSop, 30, approved_on=D(2025, 6, 1))


@pytest.mark.parametrize(
    ("rows", "today", "words", "due"),
    [
        ((SOP,), D(2026, 3, 2), "Nobody is appointed", None),
        ((SOP, manager(appointed_on=D(2026, 3, 3), eum_trained_on=D(2026, 1, 1))), D(2026, 3, 2), "Nobody", None),
        ((SOP, manager(appointment_ends_on=D(2026, 3, 1))), D(2026, 3, 2), "since 01 Mar 2026", None),
        ((SOP, manager(appointment_ends_on=D(2026, 3, 2), eum_trained_on=D(2026, 1, 9))), D(2026, 3, 2), "", None),
        ((SOP, manager()), D(2026, 3, 2), "not completed", D(2026, 3, 6)),
        ((SOP, manager(), manager(21, eum_trained_on=D(2026, 2, 1))), D(2026, 3, 2), "", None),
        ((manager(eum_trained_on=D(2026, 2, 1)),), D(2026, 3, 2), "No approved EUM procedure", None),
        ((changed(SOP, sop_review_on=D(2026, 6, 1)), manager(eum_trained_on=D(2026, 2, 1))), D(2026, 3, 2), "", None),
        ((changed(SOP, sop_review_on=D(2026, 6, 1)), manager(eum_trained_on=D(2026, 2, 1))), D(2026, 3, 3),
         "looked at again", D(2026, 6, 1)),
    ],
)  # fmt: skip
def test_manager_and_procedure(rows: tuple[Kind, ...], today: date, words: str, due: date | None) -> None:
    found = told("EUM-05", PROGRAMME, today, *rows)
    assert [each[1] for each in found] == ([due] if words else []), found
    assert not words or words in found[0][0]


def test_a_manager_who_comes_or_goes_is_looked_at_again() -> None:
    rows = (PROGRAMME, SOP, manager(appointment_ends_on=D(2026, 3, 9), eum_trained_on=D(2026, 2, 1)),
            manager(21, appointed_on=D(2026, 3, 20)))  # fmt: skip
    assert looked("EUM-05", PROGRAMME, rows, D(2026, 3, 2))[1] == D(2026, 3, 10)


LINE = make(EumLine, 40, article_type_id=10, loa_accepted_on=D(2026, 2, 1))
PLAN = make(ControlPlan, 50, plan_title="Plan", received_on=D(2026, 2, 20))


@pytest.mark.parametrize(
    ("line", "plans", "open_"),
    [
        (LINE, (), True),
        (LINE, (PLAN,), False),
        (LINE, (changed(PLAN, received_on=None),), True),
        (LINE, (changed(PLAN, eum_line_id=40),), False),
        (LINE, (changed(PLAN, eum_line_id=41),), True),
        (changed(LINE, article_type_id=11), (), False),
        (changed(LINE, loa_accepted_on=None), (), False),
    ],
)
def test_control_plan_in_thirty_days(line: Kind, plans: tuple[Kind, ...], open_: bool) -> None:
    found = told("EUM-07", line, D(2026, 2, 2), NVD, MISSILE, *plans)
    assert [due for _, due in found] == ([D(2026, 3, 3)] if open_ else [])


SITE = make(StorageSite, 60, store_name="Depot")


@pytest.mark.parametrize(
    ("visited", "checked", "today", "due"),
    [
        (None, None, D(2026, 3, 2), None),
        (D(2026, 2, 1), None, D(2026, 3, 2), D(2026, 2, 1)),
        (D(2026, 2, 1), D(2025, 1, 31), D(2026, 3, 2), D(2026, 2, 1)),
        (D(2026, 2, 1), D(2025, 2, 1), D(2026, 3, 2), D(2026, 2, 1)),
        (D(2026, 2, 1), D(2026, 2, 1), D(2026, 11, 2), None),
        (D(2026, 2, 1), D(2026, 2, 1), D(2026, 11, 3), D(2027, 2, 1)),
        (None, D(2025, 2, 28), D(2026, 3, 2), D(2026, 2, 28)),
    ],
)
def test_checklist_of_the_period(
    visited: date | None, checked: date | None, today: date, due: date | None
) -> None:
    site = changed(SITE, last_visited_on=visited, last_checked_on=checked)
    assert [each for _, each in told("EUM-10", site, today)] == ([due] if due else [])
    assert told("EUM-10", changed(site, closed_on=today), today) == []


def test_an_inventory_without_checklist_is_named() -> None:
    site = changed(SITE, last_visited_on=D(2026, 2, 1))
    assert "no checklist" in told("EUM-10", site, D(2026, 3, 2))[0][0]


def test_upload_and_deficiencies() -> None:
    check = make(PhysicalCheck, 61, checked_on=D(2026, 2, 1))
    assert told("EUM-11", check, D(2026, 2, 1))[0][1] == D(2026, 2, 11)
    assert told("EUM-11", changed(check, uploaded_on=D(2026, 2, 3)), D(2026, 3, 1)) == []
    row = make(Deficiency, 62, deficiency_text="Fence", fix_due_on=D(2026, 4, 1))
    assert told("EUM-12", row, D(2026, 2, 1)) == [
        ("The deficiency is open. It has no action and owner yet.", D(2026, 4, 1))
    ]
    closed = changed(row, fixed_on=D(2026, 3, 1))
    assert "without anything" in told("EUM-12", closed, D(2026, 3, 1))[0][0]
    assert told("EUM-12", changed(closed, closing_note="Seen by the team"), D(2026, 3, 1)) == []


def routine(record_id: int, day: date, reported: date | None = None) -> Any:
    quarter = f"FY{day.year + (day.month >= 10)} Q{(day.month + 2) // 3 % 4 + 1}"
    return make(RoutineCheck, record_id, looked_on=day, reported_on=reported, quarter=quarter)


@pytest.mark.parametrize(
    ("rows", "today", "due"),
    [
        ((), D(2026, 3, 31), [D(2026, 3, 31)]),
        ((), D(2026, 4, 1), [D(2026, 6, 30)]),
        ((routine(70, D(2026, 3, 31), D(2026, 3, 31)),), D(2026, 3, 31), []),
        ((routine(70, D(2026, 3, 31)),), D(2026, 3, 31), [D(2026, 3, 31)]),
        ((routine(70, D(2025, 12, 31), D(2026, 1, 2)),), D(2026, 4, 1), [D(2026, 3, 31), D(2026, 6, 30)]),
        ((routine(70, D(2022, 12, 31), D(2023, 1, 2)),), D(2026, 4, 1), 8),
    ],
)  # fmt: skip
def test_a_routine_check_each_quarter(rows: tuple[Kind, ...], today: date, due: Any) -> None:
    found = [each for _, each in told("EUM-13", PROGRAMME, today, *rows)]
    assert (len(found) if isinstance(due, int) else found) == due


def test_a_check_that_was_not_reported_is_said_to_be() -> None:
    found, again = looked("EUM-13", PROGRAMME, (PROGRAMME, routine(70, D(2026, 3, 3))), D(2026, 3, 5))
    assert "03 Mar 2026 is not reported for FY2026 Q2" in found[0].message and again == D(2026, 4, 1)


@pytest.mark.parametrize(
    ("reviewed", "due"), [(None, D(2026, 3, 31)), (D(2025, 12, 31), D(2026, 3, 31)), (D(2026, 1, 1), None)]
)
def test_the_command_reviews_each_quarter(reviewed: date | None, due: date | None) -> None:
    record = changed(PROGRAMME, command_reviewed_on=reviewed)
    assert [each for _, each in told("EUM-14", record, D(2026, 3, 2))] == ([due] if due else [])


def event(to: str, **values: Any) -> Any:
    given = {"item_id": 81, "from_state": "ACTIVE", "effective_on": D(2026, 2, 10), "to_state": to} | values
    return make(DispositionEvent, 80, **given)


ITEM = make(Item, 81, article_type_id=10, serial_raw="1", mark="1", disposition="ACTIVE")
REQUEST = make(TransferRequest, 82, request_no="R", transfer_decision="APPROVED", decided_on=D(2026, 2, 10))


@pytest.mark.parametrize(
    ("rule", "entry", "rows", "words"),
    [
        ("EUM-23", event("TRANSFERRED"), (), "without a reference"),
        ("EUM-23", event("TRANSFER_PENDING", state_reason="By word"), (), "Reason given: By word."),
        ("EUM-23", event("TRANSFERRED", authority_ref="T", transfer_request_id=82), (REQUEST,), ""),
        ("EUM-23", event("TRANSFERRED", authority_ref="T", transfer_request_id=82),
         (changed(REQUEST, decided_on=D(2026, 2, 11)),), "before State decided"),
        ("EUM-23", event("TRANSFERRED", authority_ref="T", transfer_request_id=82),
         (changed(REQUEST, transfer_decision="DENIED"),), "no approval"),
        ("EUM-23", event("TRANSFERRED"), (make(DispositionEvent, 83, corrects_id=80),), ""),
        ("EUM-23", event("DISPLAY"), (), ""),
        *(("EUM-24", event(state), (), "without a reference") for state in
          ("TRANSFERRED_CIVIL", "DEMILITARIZED", "DISPOSED", "DISPLAY", "TARGET_USE")),
        ("EUM-24", event("DISPLAY", authority_ref="T"), (), ""),
        ("EUM-24", event("LOST"), (), ""),
        ("EUM-25", event("DISPOSED"), (), "witness, method and certificate"),
        ("EUM-25", event("DISPOSED", witness="W", disposal_method="Cut", certificate=9), (), ""),
        ("EUM-30", event("LOST", days_late=10), (), ""),
        ("EUM-30", event("LOST", days_late=11), (), "Entered 11 days after"),
        ("EUM-30", event("IN_REPAIR", days_late=99), (), ""),
        ("EUM-31", event("IN_REPAIR"), (changed(ITEM, custody="CONTRACTOR", disposition="IN_REPAIR"),), "contractor"),
        ("EUM-31", event("IN_REPAIR", transfer_request_id=82),
         (changed(ITEM, custody="CONTRACTOR", disposition="IN_REPAIR"), REQUEST), ""),
        ("EUM-31", event("IN_REPAIR"), (changed(ITEM, disposition="IN_REPAIR"),), ""),
        ("EUM-46", event("DISPOSED"), (), "not verified"),
        ("EUM-46", event("DISPOSED", certificate=9), (), "until 10 Feb 2036"),
        ("EUM-A5", event("LOST"), (), "lacks reporter and evidence"),
        ("EUM-A5", event("LOST", reporter_name="Fell", evidence=9), (), ""),
        ("EUM-A5", event("DAMAGED"), (), ""),
        ("EUM-A1", event("DISPOSED"), (ITEM,), "may become"),
        ("EUM-A1", event("DAMAGED", from_state="LOST"), (ITEM,), "says the item was lost"),
        ("EUM-A1", event("DAMAGED"), (ITEM,), ""),
        ("EUM-A1", event("ACTIVE", from_state="LOST"), (changed(ITEM, entered_as="LOST"),), ""),
    ],
)  # fmt: skip
def test_changes_of_state(rule: str, entry: Kind, rows: tuple[Kind, ...], words: str) -> None:
    found = told(rule, entry, D(2026, 3, 2), *rows)
    assert len(found) == bool(words), found
    assert not words or words in found[0][0]


AWARE = D(2026, 1, 31)


def incident(kind: str = "LOSS", **values: Any) -> Any:
    return make(Incident, 90, **{"incident_kind": kind, "aware_on": AWARE} | values)


NAMED = make(IncidentItem, 91, incident_id=90, item_id=81)
STEPS = {"recovery_steps": "Searched", "prevention_steps": "Locked"}


@pytest.mark.parametrize(
    ("record", "rows", "due"),
    [
        (incident(**STEPS), (NAMED, ITEM, NVD), [AWARE, D(2026, 3, 2)]),
        (incident(**STEPS), (), [AWARE, D(2026, 3, 2)]),
        (incident(**STEPS), (NAMED, changed(ITEM, article_type_id=11), MISSILE), []),
        (incident(first_report_on=AWARE, **STEPS), (NAMED, ITEM, NVD), [D(2026, 3, 2)]),
        (incident(first_report_on=AWARE), (NAMED, ITEM, NVD), [D(2026, 3, 2), D(2026, 3, 2)]),
        (incident(first_report_on=AWARE, written_report_on=AWARE, **STEPS), (NAMED, ITEM, NVD), []),
        (incident(aware_on=None), (NAMED, ITEM, NVD), [None]),
        (incident(credibility="UNFOUNDED"), (NAMED, ITEM, NVD), []),
        (incident("MISUSE_ALLEGATION"), (NAMED, ITEM, NVD), []),
    ],
)
def test_two_clocks_of_night_vision_devices(
    record: Kind, rows: tuple[Kind, ...], due: list[date | None]
) -> None:
    assert [each for _, each in told("EUM-26", record, D(2026, 2, 1), *rows)] == due


@pytest.mark.parametrize(
    ("record", "words"),
    [
        (incident("MISUSE_ALLEGATION"), "Whether it can be resolved"),
        (incident("UNAUTHORIZED_TRANSFER", resolved_locally=False), "Country Team forwards"),
        (incident("UNAUTHORIZED_TRANSFER", resolved_locally=False, forwarded_on=AWARE), ""),
        (incident("UNAUTHORIZED_TRANSFER", resolved_locally=True), "how is not recorded"),
        (incident("UNAUTHORIZED_TRANSFER", resolved_locally=True, resolution_text="Given back"), ""),
        (incident("LOSS"), ""),
    ],
)
def test_resolved_in_country_or_forwarded(record: Kind, words: str) -> None:
    found = told("EUM-27", record, D(2026, 2, 1))
    assert len(found) == bool(words) and (not words or words in found[0][0])
    assert not found or "how is" in found[0][0] or found[0][1] == D(2026, 3, 2)


SENT: dict[str, Any] = dict.fromkeys(
    ("sent_state_on", "sent_dsca_on", "sent_ccmd_on", "sent_mildep_on"), AWARE
)


@pytest.mark.parametrize(
    ("record", "rows", "words"),
    [
        (incident(), (NAMED, ITEM, NVD), "the military department and DTSA."),
        (incident(**SENT), (NAMED, ITEM, NVD), "to DTSA."),
        (incident(**SENT), (NAMED, changed(ITEM, article_type_id=11), MISSILE), ""),
        (incident(**SENT), (), "DTSA (for night vision devices)"),
        (incident("MISUSE_ALLEGATION", **SENT), (NAMED, ITEM, NVD), ""),
        (incident("ACCESS_DENIED"), (), ""),
    ],
)
def test_who_is_told_of_a_possible_violation(record: Kind, rows: tuple[Kind, ...], words: str) -> None:
    found = told("EUM-28", record, D(2026, 2, 1), *rows)
    assert len(found) == bool(words) and (not words or words in found[0][0])
    assert not found or found[0][1] == AWARE + 3 * DAY


def test_allegations_and_items_of_incidents() -> None:
    assert told("EUM-29", incident(), AWARE) and not told("EUM-29", incident(credibility="UNVERIFIED"), AWARE)
    sure = incident(credibility="CONFIRMED")
    assert told("EUM-A2", sure, AWARE, NAMED, ITEM, NVD) == [
        ("1 is said to be lost, but the book shows them as held.", None)
    ]
    assert told("EUM-A2", sure, AWARE, NAMED, changed(ITEM, disposition="LOST"), NVD) == []
    assert told("EUM-A2", incident(credibility="UNVERIFIED"), AWARE, NAMED, ITEM, NVD) == []


def test_requests() -> None:
    asked = make(TransferRequest, 82, submitted_on=AWARE, transfer_kind="RETRANSFER")
    assert told("EUM-33", asked, AWARE) and not told("EUM-33", changed(asked, decided_on=AWARE), AWARE)
    messages = [each for each, _ in told("EUM-A3", asked, AWARE)]
    assert len(messages) == 3 and messages[0].startswith("Not answered yet: Country, What, How acquired, Why")
    assert len(told("EUM-A3", asked, AWARE, make(TransferItem, 1, request_id=82, item_id=81))) == 2
    assert len(told("EUM-A3", changed(asked, transfer_kind="DISPOSAL"), AWARE)) == 2
    assert told("EUM-A3", changed(asked, decided_on=AWARE), AWARE) == []
    done = changed(asked, executed_on=AWARE)
    assert told("EUM-A4", done, AWARE)[0][1] == AWARE
    assert told("EUM-A4", changed(done, scip_updated_on=AWARE), AWARE) == []


def test_control_plans() -> None:
    whole = make(ControlPlan, 50, plan_title="P", signed_us_on=AWARE, signed_partner_on=AWARE, **SECTIONS)
    assert told("EUM-34", whole, AWARE) == []
    assert told("EUM-34", changed(whole, sec_visits=None), AWARE) == [
        ("The plan says nothing of EUM visits.", None)
    ]
    assert "not signed by the partner." in told("EUM-34", changed(whole, signed_partner_on=None), AWARE)[0][0]
    older = changed(whole, sec_visits=None)
    assert told("EUM-34", older, AWARE, make(ControlPlan, 51, plan_title="P")) == []
    review = changed(whole, review_on=AWARE + 90 * DAY)
    assert [told("EUM-34", review, AWARE)[0][1], told("EUM-34", review, AWARE - DAY)] == [
        AWARE + 90 * DAY,
        [],
    ]


VISIT = make(
    ComplianceVisit, 95, visit_kind="CAV", visit_starts_on=D(2024, 11, 25), visit_ends_on=D(2024, 11, 30)
)


@pytest.mark.parametrize(
    ("rows", "today", "due", "again"),
    [
        ((), D(2026, 3, 2), [], None),
        ((VISIT,), D(2026, 2, 27), [], D(2026, 2, 28)),
        ((VISIT,), D(2026, 2, 28), [D(2026, 5, 30)], None),
        ((VISIT,), D(2027, 1, 1), [D(2026, 5, 30)], None),
        ((changed(VISIT, visit_kind="CCMD_INSPECTION"),), D(2026, 3, 2), [], None),
        ((VISIT, make(ComplianceVisit, 96, visit_kind="VCA", visit_ends_on=D(2026, 3, 1))), D(2026, 3, 2), [],
         D(2027, 6, 1)),
    ],
)  # fmt: skip
def test_the_window_of_the_next_assessment(
    rows: tuple[Kind, ...], today: date, due: list[date], again: date | None
) -> None:
    found, look = looked("EUM-35", PROGRAMME, (PROGRAMME, *rows), today)
    assert ([each.due_on for each in found], look) == (due, again)


def test_virtual_assessment_and_bpc_papers() -> None:
    virtual = make(ComplianceVisit, 95, visit_kind="VCA", visit_starts_on=AWARE, visit_ends_on=AWARE + DAY)
    assert told("EUM-36", virtual, AWARE) and not told("EUM-36", changed(virtual, vca_guidance="SCIP"), AWARE)
    shipment = make(Delivery, 97, delivery_ref="TCN1", acquisition_path="BPC", confirmed_on=AWARE)
    assert "TCN1" in told("EUM-37", virtual, AWARE + DAY, shipment)[0][0]
    assert told("EUM-37", virtual, AWARE + 2 * DAY, shipment) == []
    assert told("EUM-37", virtual, AWARE, changed(shipment, acquisition_path="FMS")) == []


def test_costs() -> None:
    cost = make(EumCost, 98, spent_on=D(2025, 10, 1), cost_year=2026, persons=2, person_days=4)
    assert told("EUM-38", cost, D(2025, 10, 2)) == [
        ("Not submitted yet for fiscal year 2026.", D(2026, 9, 30))
    ]
    assert len(told("EUM-38", changed(cost, person_days=None), D(2025, 10, 2))) == 2
    for settled in ({"estimated": True}, {"cost_submitted_on": AWARE}):
        assert told("EUM-38", changed(cost, **settled), AWARE) == []
    assert told("EUM-39", changed(cost, eum_fund="FMS_ADMIN"), AWARE)
    assert not told("EUM-39", changed(cost, eum_fund="FMF_ADMIN"), AWARE)


def test_the_rules_of_the_reference_are_all_there() -> None:
    assert {
        f"EUM-{number}" for number in ("05", "07", *range(10, 15), *range(23, 32), *range(33, 40), 46)
    } <= set(all_rules())
