"""Rules about reviews, their actions, token administrators and the address directory, at their boundary days."""

from datetime import date
from typing import Any

import pytest

from models.cases.casebook import CaseFile
from models.cases.filing import CaseReview, ContactRole, MapadEntry, ReviewAction, ReviewCase, SaProgramme
from models.kinds import Kind
from models.office.places import Country
from tests.models.making import findings, looked, make, messages

TODAY = date(2026, 3, 2)
OLD = date(2020, 5, 1)


def reviews(*days: date) -> list[Kind]:
    return [
        row
        for at, day in enumerate(days)
        for row in (
            make(ReviewCase, 20 + at, case_id=1, review_id=40 + at),
            make(CaseReview, 40 + at, review_from=day),
        )
    ]


@pytest.mark.parametrize(
    ("days", "begun", "today", "said", "again"),
    [
        ([date(2026, 1, 1)], OLD, TODAY, "", date(2027, 1, 1)),
        ([TODAY], OLD, TODAY, "", date(2027, 1, 1)),
        ([date(2025, 12, 31)], OLD, date(2026, 1, 1), "not been gone through in 2026.", date(2027, 1, 1)),
        ([date(2024, 12, 31)], OLD, TODAY, "in 2026 and was not in 2025.", date(2027, 1, 1)),
        ([], OLD, TODAY, "in 2026 and was not in 2025.", date(2027, 1, 1)),
        ([], date(2025, 1, 1), TODAY, "in 2026.", date(2027, 1, 1)),
        ([date(2026, 3, 3)], date(2025, 5, 1), TODAY, "in 2026; the next review is on 03 Mar 2026.", date(2026, 3, 3)),
        ([date(2026, 1, 5), date(2026, 11, 5)], OLD, TODAY, "", date(2027, 1, 1)),
    ],
)  # fmt: skip
def test_a_case_is_gone_through_each_calendar_year(
    days: list[date], begun: date, today: date, said: str, again: date
) -> None:
    case = make(CaseFile, 1, case_designator="BN-B-SAA", case_state="SUSPENDED", implemented_on=begun)
    found, looks = looked("CASE-E-11", case, reviews(*days), today)
    assert [said in each.message for each in found] == [True] * bool(said) and looks == again
    assert all(each.due_on == date(today.year, 12, 31) for each in found)


def test_a_case_that_is_not_carried_out_needs_no_review() -> None:
    assert not messages("CASE-E-11", make(CaseFile, 1, case_state="OFFERED"), [], TODAY)


PAID = {"sco_attends": True, "manager_wants_sco": True}


@pytest.mark.parametrize(
    ("rule", "values", "said"),
    [
        ("CASE-R-072", PAID | {"review_type": "PMR", "review_funding": "FMS_ADMIN"}, ["is not paid from FMS Admin"]),
        ("CASE-R-072", PAID | {"review_type": "CMR", "review_funding": "FMS_ADMIN"}, ["is not paid from FMS Admin"]),
        ("CASE-R-072", PAID | {"review_level": "CASE", "review_funding": "FMS_ADMIN"}, ["not paid from FMS Admin"]),
        ("CASE-R-072", PAID | {"review_type": "PMR"}, ["Who pays for the office is not recorded"]),
        ("CASE-R-072", PAID | {"review_type": "PMR", "review_funding": "CASE"}, []),
        ("CASE-R-072", {"sco_attends": True, "review_type": "PMR", "review_funding": "CASE"},
         ["The case manager has not decided"]),
        ("CASE-R-072", {"sco_attends": True, "review_type": "PMR", "review_funding": "FMS_ADMIN"},
         ["is not paid from FMS Admin", "The case manager has not decided"]),
        ("CASE-R-072", {"sco_attends": False, "review_type": "PMR", "review_funding": "FMS_ADMIN"}, []),
        ("CASE-R-072", PAID | {"review_type": "FMR", "review_funding": "FMS_ADMIN"}, []),
        ("CASE-R-072", PAID | {"review_type": "SAMR", "review_level": "COUNTRY", "review_funding": "FMS_ADMIN"}, []),
        ("CASE-E-12", {"review_host": "PARTNER", "review_from": TODAY}, ["for the team that comes on 02 Mar 2026"]),
        ("CASE-E-12", {"review_host": "PARTNER", "review_from": date(2026, 3, 1)}, []),
        ("CASE-E-12", {"review_host": "US", "review_from": TODAY}, []),
        ("CASE-E-12A", {"cultural_day_on": TODAY}, ["is not approved by the agency and the partner."]),
        ("CASE-E-12A", {"cultural_day_on": TODAY, "cultural_ia_ok": True}, ["is not approved by the partner."]),
        ("CASE-E-12A", {"cultural_day_on": TODAY, "cultural_ia_ok": True, "cultural_partner_ok": False},
         ["is not approved by the partner."]),
        ("CASE-E-12A", {"cultural_day_on": TODAY, "cultural_ia_ok": True, "cultural_partner_ok": True}, []),
        ("CASE-E-12A", {}, []),
        ("CASE-R-060", {"review_from": OLD, "review_to": TODAY}, []),
        ("CASE-R-060", {"review_from": OLD, "review_to": date(2026, 3, 1)}, ["minutes are not on file"]),
        ("CASE-R-060", {"review_from": OLD, "minutes_text": "Agreed."}, []),
        ("CASE-R-060", {"review_from": OLD, "minutes_paper": 5}, []),
    ],
)  # fmt: skip
def test_what_a_review_is_told(rule: str, values: dict[str, Any], said: list[str]) -> None:
    told = messages(rule, make(CaseReview, 9, **values), [], TODAY)
    assert all(words in each for words, each in zip(said, told, strict=True))


@pytest.mark.parametrize(
    ("action", "review", "due"),
    [
        ({}, {"review_from": date(2024, 2, 22)}, date(2024, 2, 29)),
        ({}, {"review_from": OLD, "review_to": date(2026, 2, 27)}, date(2026, 3, 6)),
        ({"action_due_on": date(2026, 5, 1)}, {"review_from": TODAY}, date(2026, 5, 1)),
        ({"action_closed_on": TODAY}, {"review_from": OLD}, None),
        ({}, {}, None),
    ],
)  # fmt: skip
def test_what_stayed_open_is_followed_up_within_a_week(
    action: dict[str, Any], review: dict[str, Any], due: date | None
) -> None:
    record = make(ReviewAction, 9, review_id=40, action_text="Ask for the manual", **action)
    found = findings("CASE-E-12B", record, [make(CaseReview, 40, **review)], TODAY)
    assert [each.due_on for each in found] == [due] * (due is not None)


def role(role_id: int, code: str, **values: Any) -> Kind:
    found: Kind = make(ContactRole, role_id, country_id=4, contact_id=role_id, case_role=code, **values)
    return found


PRIMARY, ALTERNATE = role(20, "TOKEN_PRIMARY"), role(21, "TOKEN_ALTERNATE")


@pytest.mark.parametrize(
    ("rows", "said", "again"),
    [
        ([], "No primary and alternate token administrator", None),
        ([PRIMARY], "No alternate token administrator", None),
        ([PRIMARY, ALTERNATE], "", None),
        ([PRIMARY, role(21, "TOKEN_ALTERNATE", role_to=TODAY)], "", date(2026, 3, 3)),
        ([PRIMARY, role(21, "TOKEN_ALTERNATE", role_to=date(2026, 3, 1))], "No alternate", None),
        ([PRIMARY, role(21, "TOKEN_ALTERNATE", role_from=date(2026, 3, 3))], "No alternate", date(2026, 3, 3)),
        ([PRIMARY, role(21, "MAPAD_POC")], "No alternate", None),
    ],
)  # fmt: skip
def test_both_token_administrators_are_on_file(rows: list[Kind], said: str, again: date | None) -> None:
    record = make(SaProgramme, 5, country_id=4)
    found, looks = looked("CASE-R-054", record, [make(Country, 4), record, *rows], TODAY)
    assert [said in each.message for each in found] == [True] * bool(said) and looks == again


@pytest.mark.parametrize(
    ("last", "today", "said", "again"),
    [
        (None, TODAY, "", None),
        (date(2025, 3, 2), date(2025, 12, 31), "", date(2026, 1, 1)),
        (date(2025, 3, 2), date(2026, 1, 1), "02 Mar 2025; again by 02 Mar 2026.", None),
        (date(2024, 2, 29), date(2025, 2, 28), "29 Feb 2024; again by 28 Feb 2025.", None),
    ],
)  # fmt: skip
@pytest.mark.parametrize(
    ("rule", "key", "record", "never"),
    [
        ("CASE-R-054A", "last_contact_on", PRIMARY, "No contact with this token administrator"),
        ("CASE-E-13", "mapad_met_on", make(SaProgramme, 5, country_id=4), "No meeting with the partner's MAPAD"),
        ("CASE-E-13A", "validated_on", make(MapadEntry, 6, mapac="BN1"), "has not been checked with the partner"),
    ],
)  # fmt: skip
def test_what_is_done_once_a_year(
    rule: str,
    key: str,
    record: Kind,
    never: str,
    last: date | None,
    today: date,
    said: str,
    again: date | None,
) -> None:
    stored = {
        name: record.get(name) for name in ("case_role", "country_id", "mapac") if name in record.fields
    }
    found, looks = looked(rule, make(type(record), record.id, **stored, **{key: last}), [], today)
    said = said if last else never
    assert [said in each.message for each in found] == [True] * bool(said) and looks == again


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"case_role": "MAPAD_POC"}, ""),
        ({"case_role": "TOKEN_PRIMARY", "role_to": date(2026, 3, 1)}, ""),
        ({"case_role": "TOKEN_PRIMARY", "role_to": TODAY}, "No contact"),
    ],
)
def test_only_token_administrators_of_today_are_kept_in_touch(values: dict[str, Any], said: str) -> None:
    told = messages("CASE-R-054A", make(ContactRole, 20, contact_id=1, **values), [], TODAY)
    assert [said in each for each in told] == [True] * bool(said)


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"mapad_action": "KEEP"}, []),
        ({"mapad_action": "CHANGE"}, ["It is to be changed and that was not sent"]),
        ({"mapad_action": "DELETE", "sent_to_ia_on": date(2026, 3, 1)}, ["It is to be deleted"]),
        ({"mapad_action": "DELETE", "sent_to_ia_on": TODAY}, []),
    ],
)
def test_a_change_of_an_address_is_sent(values: dict[str, Any], said: list[str]) -> None:
    told = messages("CASE-E-13A", make(MapadEntry, 6, mapac="BN1", validated_on=TODAY, **values), [], TODAY)
    assert all(words in each for words, each in zip(said, told, strict=True))
