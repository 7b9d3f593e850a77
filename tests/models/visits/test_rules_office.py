"""Foreign visitors with escorts, staff and their investigations, profiles and the guide; at their boundary days."""

from datetime import date, timedelta
from typing import Any

import pytest

from models.kinds import Kind
from models.office.places import Person
from models.visits.access import ForeignVisitor, StaffAccess, StaffElement, VisitorCall
from models.visits.profiles import FcgProposal
from models.visits.support import VisitArea
from models.visits.theater import GENERAL, asked_in
from tests.models.making import changed, facts, findings, looked, make, messages
from tests.models.visits.world import TODAY, asks, check, country, profile, request, told

Values = dict[str, Any]
GUARDED = make(VisitArea, 230, area_name="Vault", nonreleasable=True)
OPEN = make(VisitArea, 230, area_name="Lobby", nonreleasable=False)
ESCORT = make(Person, 240, full_name="GUIDE, Guy")
VISITOR = make(ForeignVisitor, 250, full_name="HOTEL, Hal")
PARTS: Values = {
    "exception_necessity": "The alarm rings.", "exception_duty_hours": True, "exception_stored": True,
    "exception_by_id": 240, "exception_on": TODAY,
}  # fmt: skip


def call(**values: Any) -> Any:
    return make(VisitorCall, 260, **{"visitor_id": 250, "area_id": 230, "call_on": TODAY} | values)


def closed(record: Any, rows: list[Kind]) -> list[str]:
    """What keeps a visitor out."""
    ids = ("VIS-R-50", "VIS-R-50A", "VIS-R-50B", "VIS-R-51")
    found = [each for rule in ids for each in findings(rule, record, rows, TODAY)]
    assert all(each.step == "visitor_in" and each.strength == "block" for each in found)
    return [each.message for each in found]


@pytest.mark.parametrize(
    ("values", "area", "said"),
    [
        # acceptance check 6 of visitors.md 11
        ({}, GUARDED, ["name the escort, or record the exception"]),
        ({"escort_id": 240}, GUARDED, []),
        (PARTS, GUARDED, []),
        ({}, OPEN, []),
        ({"area_id": None}, GUARDED, ["Which area the visitor enters"]),
        (PARTS | {"exception_necessity": None}, GUARDED, ["The exception lacks the operational necessity."]),
        (PARTS | {"exception_duty_hours": False}, GUARDED, ["lacks that it is in duty hours"]),
        (PARTS | {"exception_stored": None}, GUARDED, ["lacks that material is stored"]),
        (PARTS | {"exception_by_id": None, "exception_on": None}, GUARDED,
         ["who approved it and the day it was approved"]),
        (PARTS | {"exception_by_id": None, "escort_id": 240}, GUARDED, []),
        ({"exception_necessity": "The alarm rings."}, OPEN, []),
    ],
)  # fmt: skip
def test_a_visitor_comes_in_with_an_escort_or_a_whole_exception(
    values: Values, area: Any, said: list[str]
) -> None:
    check(closed(call(**values), [area, ESCORT, VISITOR]), said)


def test_the_derived_need_of_an_escort_agrees() -> None:
    field = VisitorCall.escort_required
    assert field.derive is not None
    for values, area in (
        ({}, GUARDED),
        (PARTS, GUARDED),
        ({}, OPEN),
        (PARTS | {"exception_by_id": None}, GUARDED),
        (PARTS | {"exception_on": None}, GUARDED),
    ):
        needed = field.derive(facts(call(**values), [area], field.reads))
        assert bool(closed(call(**values), [area])) == needed


@pytest.mark.parametrize(
    ("person", "said"),
    [
        ({"local_staff": True}, ["GUIDE, Guy is local staff"]),
        ({"local_staff": False}, []),
        ({"leaves_on": TODAY}, []),
        ({"leaves_on": TODAY - timedelta(days=1)}, ["GUIDE, Guy left on 03 May 2026."]),
    ],
)
def test_the_escort_is_a_cleared_us_person(person: Values, said: list[str]) -> None:
    rows = [GUARDED, changed(ESCORT, **person), VISITOR]
    check(closed(call(escort_id=240), rows), said)
    check(closed(call(escort_id=240), [OPEN, *rows[1:]]), [])


def test_a_badge_is_given() -> None:
    came = {"in_at": "2026-05-04T09:00[Asia/Tbilisi]"}
    check(messages("VIS-R-50C", call(**came), [], TODAY), ["the badge is not recorded"])
    check(messages("VIS-R-50C", call(**came, badge_no="7"), [], TODAY), [])
    check(messages("VIS-R-50C", call(), [], TODAY), [])


RFV: Values = {"rfv_reference": "R-1", "rfv_programme": "Radar", "rfv_type": "RECURRING", "rfv_from": TODAY,
               "rfv_to": date(2027, 5, 4)}  # fmt: skip


@pytest.mark.parametrize(
    ("values", "other", "said"),
    [
        ({}, {}, []),
        ({"rfv_to": date(2027, 5, 5)}, {}, ["lasts at most until 04 May 2027"]),
        ({"rfv_from": date(2024, 2, 29), "rfv_to": date(2025, 2, 28), "call_on": date(2024, 3, 1)}, {}, []),
        ({"rfv_from": date(2024, 2, 29), "rfv_to": date(2025, 3, 1), "call_on": date(2024, 3, 1)}, {},
         ["until 28 Feb 2025"]),
        ({"rfv_to": TODAY - timedelta(days=1)}, {}, ["ends before it begins", "lies outside"]),
        ({"rfv_type": "ONE_TIME", "rfv_to": date(2026, 6, 2)}, {}, []),
        ({"rfv_type": "ONE_TIME", "rfv_to": date(2026, 6, 3)}, {}, ["up to 30 days, this one 31 days"]),
        ({"rfv_type": "EXTENDED", "rfv_to": date(2026, 6, 2)}, {}, ["more than 30 days, this one 30 days"]),
        ({"rfv_type": "EXTENDED", "rfv_to": date(2026, 6, 3)}, {}, []),
        ({"rfv_programme": None}, {}, ["Which programme"]),
        ({}, {"rfv_reference": "R-1", "rfv_programme": "Sonar"}, ["is told for Radar and Sonar"]),
        ({}, {"rfv_reference": "R-2", "rfv_programme": "Sonar"}, []),
        ({"call_on": TODAY - timedelta(days=1)}, {}, ["The call of 03 May 2026 lies outside"]),
        ({"rfv_reference": None, "rfv_programme": None}, {}, []),
    ],
)  # fmt: skip
def test_a_request_for_visit_of_a_foreign_visitor(values: Values, other: Values, said: list[str]) -> None:
    record = call(**RFV | values)
    later = make(VisitorCall, 261, visitor_id=250, **other)
    check(messages("VIS-R-52", record, [record, later, VISITOR], TODAY), said)


# -- staff ------------------------------------------------------------------------------------------------------------
def access(**values: Any) -> Any:
    return make(StaffAccess, 270, **{"staff_id": 240, "employment": "FSN"} | values)


@pytest.mark.parametrize(
    ("values", "person", "said"),
    [
        (
            {},
            {"arrived_on": date(2026, 4, 1)},
            ["the badge of the post and the briefing of the security officer"],
        ),
        (
            {"post_id_on": TODAY},
            {"arrived_on": TODAY},
            ["Not recorded: the briefing of the security officer."],
        ),
        ({"post_id_on": TODAY, "rso_briefed_on": TODAY}, {"arrived_on": TODAY}, []),
        ({}, {"arrived_on": TODAY, "leaves_on": TODAY + timedelta(days=29)}, []),  # 30 days, both counted
        ({}, {"arrived_on": TODAY, "leaves_on": TODAY + timedelta(days=30)}, ["Not recorded"]),
        ({}, {"arrived_on": date(2020, 1, 1), "leaves_on": TODAY - timedelta(days=1)}, []),
        ({}, {}, []),
    ],
)
def test_badge_and_briefing_at_post(values: Values, person: Values, said: list[str]) -> None:
    found = findings("VIS-R-54", access(**values), [changed(ESCORT, **person)], TODAY)
    check([each.message for each in found], said)
    assert all(each.due_on == person["arrived_on"] + timedelta(days=30) for each in found)


def derived(row: Any) -> Any:
    """The row with its derived days."""
    found = {
        field.key: field.derive(facts(row, [], field.reads)) for field in row.fields.values() if field.derive
    }
    return changed(row, **found)


@pytest.mark.parametrize(
    ("values", "today", "said", "due", "asked"),
    [
        # acceptance check 10 of visitors.md 11: five years ago today
        ({"investigation_on": date(2021, 5, 4)}, TODAY, "The next background investigation is due.", TODAY,
         date(2026, 5, 5)),
        ({"investigation_on": date(2021, 5, 3)}, TODAY, "was due on 03 May 2026", date(2026, 5, 3), None),
        ({"investigation_on": date(2022, 5, 4)}, TODAY, "is due", date(2027, 5, 4), date(2027, 5, 5)),
        ({"investigation_on": date(2022, 5, 5)}, TODAY, "", None, TODAY + timedelta(days=1)),
        ({"investigation_on": date(2024, 2, 29)}, date(2028, 3, 1), "is due", date(2029, 2, 28), date(2029, 3, 1)),
        ({}, TODAY, "No background investigation is recorded.", None, None),
        ({"employment": "US_DIRECT"}, TODAY, "", None, None),
    ],
)  # fmt: skip
def test_local_staff_is_investigated_every_five_years(
    values: Values, today: date, said: str, due: date | None, asked: date | None
) -> None:
    found, looks = looked("VIS-R-55", derived(access(**values)), [], today)
    check([each.message for each in found], [said] if said else [])
    assert [each.due_on for each in found] == ([due] if said else []) and looks == asked


CERTIFIED = date(2026, 1, 1)
UNTIL = date(2026, 5, 1)
"""120 days later."""


@pytest.mark.parametrize(
    ("values", "today", "said", "asked"),
    [
        ({}, UNTIL - timedelta(days=31), [], UNTIL - timedelta(days=30)),
        (
            {},
            UNTIL - timedelta(days=30),
            ["The temporary certificate ends on 01 May 2026"],
            UNTIL + timedelta(days=1),
        ),
        ({}, UNTIL + timedelta(days=1), ["ended on 01 May 2026"], None),
        ({"temp_cert_extended_to": date(2026, 8, 1)}, UNTIL, [], date(2026, 7, 2)),
        ({"final_cert_on": date(2026, 4, 1)}, UNTIL, [], None),
    ],
)
def test_a_temporary_certificate_ends(
    values: Values, today: date, said: list[str], asked: date | None
) -> None:
    found, looks = looked("VIS-R-56", derived(access(temp_cert_on=CERTIFIED, **values)), [], today)
    check([each.message for each in found], said)
    assert looks == asked


@pytest.mark.parametrize(
    ("rule", "values", "said"),
    [
        ("VIS-R-57", {}, ["How far the account may go"]),
        ("VIS-R-57", {"role_cap": "clerk"}, []),
        ("VIS-R-57", {"role_cap": "officer"}, ["The account may be officer, and no limited access"]),
        ("VIS-R-57", {"role_cap": "officer", "laa": True}, []),
        ("VIS-R-57", {"employment": "US_DIRECT"}, []),
        ("VIS-R-57A", {"laa": True}, ["lacks its day, its scope and why it is needed"]),
        ("VIS-R-57A", {"laa": True, "laa_on": TODAY, "laa_scope": "One case", "laa_reason": "Convenience"},
         ["Convenience is no reason"]),
        ("VIS-R-57A", {"laa": True, "laa_on": TODAY, "laa_scope": "One case", "laa_reason": "Only interpreter"}, []),
        ("VIS-R-57A", {"laa": False}, []),
        ("VIS-R-58", {}, ["Whether the position has NSDD-38 approval"]),
        ("VIS-R-58", {"employment": "US_PSC"}, ["Whether the position has"]),
        ("VIS-R-58", {"employment": "PSA"}, []),
        ("VIS-R-58", {"employment": "INSTITUTIONAL"}, []),
        ("VIS-R-58", {"employment": "INSTITUTIONAL", "nsdd38_needed": True}, ["does not cover institutional"]),
        ("VIS-R-58", {"nsdd38_needed": False}, []),
        ("VIS-R-58", {"nsdd38_approved_on": TODAY}, []),
        ("VIS-R-58", {"nsdd38_asked_on": TODAY}, ["was asked on 04 May 2026 and is expected"]),
        ("VIS-R-58A", {"employment": "PSA"}, ["The approval of the Chief of Mission"]),
        ("VIS-R-58A", {"employment": "PSA", "com_approved_on": TODAY}, []),
        ("VIS-R-58A", {}, []),
    ],
)  # fmt: skip
def test_roles_authorizations_and_positions(rule: str, values: Values, said: list[str]) -> None:
    found = findings(rule, access(**values), [], TODAY)
    check([each.message for each in found], said)
    if "nsdd38_asked_on" in values:
        assert [each.due_on for each in found] == [TODAY + timedelta(days=45)]


@pytest.mark.parametrize(
    ("values", "today", "said", "asked"),
    [
        ({}, TODAY, ["No review of the Chief of Mission is recorded."], None),
        ({"com_reviewed_on": date(2021, 5, 4)}, TODAY, ["is due"], date(2026, 5, 5)),
        ({"com_reviewed_on": date(2021, 5, 3)}, TODAY, ["was due on 03 May 2026"], None),
        ({"com_reviewed_on": date(2022, 5, 4)}, date(2026, 11, 4), [], date(2026, 11, 5)),
        ({"com_reviewed_on": date(2022, 5, 4)}, date(2026, 11, 5), ["is due"], date(2027, 5, 5)),
    ],
)
def test_a_staff_element_is_reviewed_every_five_years(
    values: Values, today: date, said: list[str], asked: date | None
) -> None:
    found, looks = looked(
        "VIS-R-59", derived(make(StaffElement, 280, element_name="ODC", **values)), [], today
    )
    check([each.message for each in found], said)
    assert looks == asked


def test_a_change_of_mandate_takes_approval() -> None:
    element = make(StaffElement, 280, element_name="ODC", mandate_changed_on=TODAY)
    check(messages("VIS-R-58B", element, [], TODAY), ["changed on 04 May 2026 without NSDD-38"])
    check(messages("VIS-R-58B", changed(element, nsdd38_reference="N-1"), [], TODAY), [])


# -- profiles and the guide -------------------------------------------------------------------------------------------
CHECKED = date(2026, 1, 1)


@pytest.mark.parametrize(
    ("values", "today", "said", "asked"),
    [
        ({"checked_on": None}, TODAY, ["Nobody has recorded when"], None),
        ({}, CHECKED + timedelta(days=89), [], CHECKED + timedelta(days=90)),
        (
            {},
            CHECKED + timedelta(days=90),
            ["on 01 Jan 2026: look at it again"],
            CHECKED + timedelta(days=180),
        ),
        ({}, CHECKED + timedelta(days=179), ["look at it again"], CHECKED + timedelta(days=180)),
        ({}, CHECKED + timedelta(days=180), ["Stale: last compared"], None),
        ({"next_review_on": date(2026, 2, 1)}, date(2026, 1, 31), [], date(2026, 2, 1)),
        (
            {"next_review_on": date(2026, 2, 1)},
            date(2026, 2, 1),
            ["look at it again"],
            CHECKED + timedelta(days=180),
        ),
        ({"next_review_on": date(2025, 2, 1)}, date(2026, 2, 1), [], CHECKED + timedelta(days=90)),
    ],
)
def test_a_profile_grows_old(values: Values, today: date, said: list[str], asked: date | None) -> None:
    found, looks = looked("VIS-R-61", profile(**Values({"checked_on": CHECKED}) | values), [], today)
    check([each.message for each in found], said)
    assert looks == asked


@pytest.mark.parametrize(
    ("values", "due"),
    [
        ({}, date(2026, 5, 18)),
        ({"effective_on": date(2026, 5, 10)}, date(2026, 5, 10)),
        ({"effective_on": date(2026, 6, 10)}, date(2026, 5, 18)),
        ({"effective_on": date(2026, 1, 10)}, date(2026, 5, 18)),
        ({"sent_on": TODAY}, None),
        ({"drafted_on": None}, None),
    ],
)
def test_a_change_is_sent_to_the_guide(values: Values, due: date | None) -> None:
    row = make(FcgProposal, 290, **{"proposal_title": "Lead time", "drafted_on": TODAY} | values)
    assert [each.due_on for each in findings("VIS-R-60", row, [], TODAY)] == ([due] if due else [])


@pytest.mark.parametrize(
    ("values", "kind", "said"),
    [
        ({}, None, []),
        ({"travel_restricted": True}, None, True),
        ({"travel_restricted": True}, "CONTACT", True),
        ({"travel_restricted": True}, "RESTRICTION", False),
        ({"travel_restricted": True, "profile_source": "FCG III.C"}, None, False),
        ({"travel_restricted": True, "profile_source": "Note of the ministry"}, None, True),
    ],
)
def test_a_restriction_is_proposed(values: Values, kind: str | None, said: bool) -> None:
    rows = [make(FcgProposal, 290, profile_id=2, change_kind=kind)] if kind else []
    check(messages("VIS-R-60A", profile(**values), rows, TODAY), ["propose the change"] if said else [])


OTHER: Values = {"profile_name": "Command", "lead_time": 45}


@pytest.mark.parametrize(
    ("own", "other", "said"),
    [
        ({}, OTHER, ["“Command” asks 45 days for the same travel, this one 30 days"]),
        ({"lead_time": 45}, OTHER, []),
        ({}, OTHER | {"fcg_section": "IV"}, []),
        ({}, OTHER | {"for_kind": "AIRCRAFT"}, []),
        ({}, OTHER | {"lead_time": 21}, []),
        ({}, OTHER | {"lead_time": 22, "lead_basis": "BUSINESS"}, ["22 business days"]),
        ({"lead_time": 16}, OTHER | {"lead_time": 385, "lead_unit": "HOUR"}, ["385 hours"]),
        ({"lead_time": 16}, OTHER | {"lead_time": 384, "lead_unit": "HOUR"}, []),
        ({}, OTHER | {"country_id": 9}, []),
    ],
)
def test_the_strictest_profile_counts(own: Values, other: Values, said: list[str]) -> None:
    check(told("VIS-R-02", request(), [profile(**own), profile(4, **other)]), said)


@pytest.mark.parametrize(
    ("area", "own", "rows", "said"),
    [
        ("INDOPACOM", {}, [], ["ask for AT1, AORBRIEF and IATP; this profile does not"]),
        ("INDOPACOM", {}, [asks("AT1", 12), asks("AORBRIEF", 90, "DAY", 71), asks("IATP", record_id=72)], []),
        ("INDOPACOM", {}, [asks("AT1", 24), asks("AORBRIEF", 3, "MONTH", 71), asks("IATP", record_id=72)],
         ["AT1 may be older here than the pages of INDOPACOM allow: 12 months."]),
        ("EUCOM", {}, [], ["ask for AT1, SERE, ISOPREP and THREATBRIEF"]),
        ("SOUTHCOM", {"fcg_section": "IV"}, [], ["ask for AT1; this profile"]),
        ("SOUTHCOM", {"for_kind": "AIRCRAFT"}, [], []),
        (None, {}, [], []),
    ],
)  # fmt: skip
def test_a_profile_begins_with_what_the_command_asks(
    area: str | None, own: Values, rows: list[Kind], said: list[str]
) -> None:
    check(messages("VIS-R-02A", profile(**own), [country(ccmd=area), *rows], TODAY), said)


def test_what_the_pages_of_the_commands_say() -> None:
    months = {
        code: (each.valid_for, each.valid_unit)
        for each in asked_in("SOUTHCOM")
        if (code := each.training_code)
    }
    assert months == {"AT1": (12, "MONTH"), "HR": (12, "MONTH"), "SERE": (36, "MONTH"), "ISOPREP": (6, "MONTH"),
                      "GO1": (None, None), "MED": (None, None)}  # fmt: skip
    assert asked_in("NORTHCOM") == asked_in(None) == asked_in(GENERAL)
    assert {each.training_code: each.valid_for for each in asked_in(None)}["ISOPREP"] == 12
