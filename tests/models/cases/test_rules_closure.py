"""Rules about the end of a case and keeping its file, at their boundary days and in both editions."""

from datetime import date
from typing import Any

import pytest

from models.cases.casebook import CaseFile
from models.cases.filing import SaProgramme
from models.cases.offers import CaseLine, LoaVersion
from models.cases.payments import CaseBill
from models.cases.shipments import Sdr, Shipment
from models.eum.book import ArticleType
from models.eum.deliveries import EumLine
from models.kinds import Kind
from models.office.places import Country
from tests.models.making import findings, looked, make, messages

TODAY = date(2026, 3, 2)
PROGRAMME = make(SaProgramme, 5, country_id=4, accelerated_closure=True)
ENDED = {"doc_type": "BASIC", "implemented_on": date(2025, 12, 5), "cancelled_on": TODAY}
"""A basic document that was implemented and then cancelled."""
OLD, NEW = date(2025, 12, 5), date(2025, 12, 6)
"""Supply complete on the last day of the edition of 2012, and on the first one of that of 2025."""


def case(state: str, **values: Any) -> Any:
    return make(
        CaseFile, 1, **{"case_designator": "BN-B-SAA", "case_kind": "FMS", "case_state": state} | values
    )


def lines(*done: date | None) -> list[Kind]:
    return [
        make(CaseLine, 20 + at, case_id=1, line_no=f"{at + 1:03d}", line_ssc_on=day)
        for at, day in enumerate(done)
    ]


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ([], "No line of the case is recorded"),
        (lines(TODAY), ""),
        (lines(TODAY, None), "Line 002 is not complete."),
        (lines(None, None), "Lines 001 and 002 are not complete."),
        (lines(*[None] * 6), "Lines 001, 002, 003, 004 and 2 more are not complete."),
        ([make(CaseLine, 20, case_id=1, line_no="001", line_status="SSC")], ""),
        ([make(CaseLine, 20, case_id=1, line_no="001", line_status="SHIPPED_COMPLETE")], "Line 001 is not complete."),
    ],
)  # fmt: skip
def test_supply_is_complete_when_every_line_is(rows: list[Kind], said: str) -> None:
    found = findings("CASE-C-02A", case("IMPLEMENTED"), rows, TODAY)
    assert [said in each.message for each in found] == [True] * bool(said)
    assert all(each.step == "case_ssc" and each.strength == "block" for each in found)
    assert not messages("CASE-C-02A", case("SSC"), rows, TODAY)


@pytest.mark.parametrize(
    ("values", "said", "again"),
    [
        ({"order_type": "DEFINED"}, "Every line is complete", None),
        ({"order_type": "DEFINED", "keep_open_asked_on": TODAY}, "", None),
        ({"order_type": "BLANKET"}, "", None),
        ({"order_type": "BLANKET", "last_order_on": date(2025, 9, 3)}, "ask the partner whether one follows", None),
        ({"order_type": "BLANKET", "last_order_on": date(2025, 9, 4)}, "", date(2026, 3, 3)),
        ({"order_type": "BLANKET", "last_order_on": date(2025, 9, 3), "no_orders_confirmed_on": TODAY},
         "none follows: the case may be closed", None),
        ({"order_type": "BLANKET", "last_order_on": date(2025, 9, 3), "no_orders_confirmed_on": date(2025, 9, 2)},
         "ask the partner", None),
    ],
)  # fmt: skip
def test_what_may_be_closed(values: dict[str, Any], said: str, again: date | None) -> None:
    found, looks = looked("CASE-C-01", case("IMPLEMENTED", **values), lines(TODAY), TODAY)
    assert [said in each.message for each in found] == [True] * bool(said) and looks == again


def test_a_defined_case_with_an_open_line_is_no_candidate() -> None:
    assert not messages("CASE-C-01", case("IMPLEMENTED", order_type="DEFINED"), lines(TODAY, None), TODAY)


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"ssc_on": OLD, "reconciled_on": OLD}, []),
        ({"ssc_on": OLD, "reconciled_on": date(2025, 12, 4)}, ["Last reconciled on 04 Dec 2025, before supply was"]),
        ({"ssc_on": OLD}, ["The case is not reconciled."]),
        ({"reconciled_on": OLD}, ["The day supply was complete is not recorded."]),
        ({}, ["The day supply was complete is not recorded.", "The case is not reconciled."]),
    ],
)  # fmt: skip
def test_a_case_is_reconciled_before_it_is_closed(values: dict[str, Any], said: list[str]) -> None:
    found = findings("CASE-C-02", case("SSC", **values), [], TODAY)
    assert all(words in each.message for words, each in zip(said, found, strict=True))
    assert all(each.step == "case_close" and each.strength == "block" for each in found)


@pytest.mark.parametrize(
    ("complete", "today", "due", "said", "cites"),
    [
        (OLD, TODAY, date(2027, 12, 5), "is to be closed by", "SAMM C6.8.1 (2012)"),
        (NEW, TODAY, date(2026, 12, 6), "is to be closed by", "DSCA 25-100"),
        (NEW, date(2026, 12, 6), date(2026, 12, 6), "is to be closed by", "DSCA 25-100"),
        (NEW, date(2026, 12, 7), date(2026, 12, 6), "was to be closed by", "DSCA 25-100"),
        (date(2024, 2, 29), TODAY, date(2026, 2, 28), "was to be closed by", "SAMM C6.8.1 (2012)"),
        (date(2028, 2, 29), date(2028, 3, 1), date(2029, 2, 28), "is to be closed by", "DSCA 25-100"),
    ],
)  # fmt: skip
def test_the_day_of_closure_follows_the_edition(
    complete: date, today: date, due: date, said: str, cites: str
) -> None:
    (found,) = findings("CASE-C-04", case("SSC", ssc_on=complete), [], today)
    assert found.due_on == due and said in found.message and found.cites == cites


@pytest.mark.parametrize(
    ("complete", "today", "said", "again"),
    [
        (date(2024, 3, 3), TODAY, "", date(2026, 3, 3)),
        (date(2024, 3, 2), TODAY, "since 02 Mar 2026; DFAS closes it after 02 Dec 2026", date(2026, 12, 3)),
        (date(2023, 6, 1), TODAY, "DFAS may have closed it since 01 Mar 2026", None),
        (NEW, date(2029, 1, 1), "", None),
    ],
)  # fmt: skip
def test_a_list_of_overdue_closures_in_the_edition_of_2012(
    complete: date, today: date, said: str, again: date | None
) -> None:
    record = case("SSC", ssc_on=complete, country_id=4)
    rows = [make(Country, 4), PROGRAMME]
    found, looks = looked("CASE-C-03", record, rows, today)
    assert [said in each.message for each in found] == [True] * bool(said) and looks == again
    assert not messages("CASE-C-03", record, [make(Country, 4), make(SaProgramme, 5, country_id=4)], today)


@pytest.mark.parametrize(
    ("complete", "last", "told"),
    [
        (date(2026, 2, 1), date(2025, 2, 1), False), (date(2026, 2, 1), date(2025, 1, 31), True),
        (OLD, date(2020, 1, 1), False),
    ],
)  # fmt: skip
def test_closure_begins_at_once_long_after_the_last_delivery(complete: date, last: date, told: bool) -> None:
    rows = [
        make(Shipment, 30, case_id=1, arrived_on=last),
        make(Shipment, 31, case_id=1, arrived_on=date(2019, 1, 1)),
    ]
    assert bool(messages("CASE-C-04A", case("SSC", ssc_on=complete), rows, TODAY)) is told


@pytest.mark.parametrize(
    ("values", "told"),
    [({"sent_on": TODAY}, True), ({}, False), ({"sent_on": TODAY, "sdr_closed_on": TODAY}, False)],
)
def test_an_open_report_does_not_delay_closure(values: dict[str, Any], told: bool) -> None:
    report = make(Sdr, 40, case_id=1, sdr_no="A0010-BN-SAA/001", **values)
    said = messages("CASE-S-10", case("SSC"), [report], TODAY)
    assert said == ["Discrepancy reports are open (A0010-BN-SAA/001); closure begins all the same."] * told


@pytest.mark.parametrize(
    ("fmf", "takes_part", "told"), [(True, True, 0), (True, False, 1), (True, None, 1), (False, None, 0)]
)
def test_a_country_with_fmf_takes_part(fmf: bool, takes_part: bool | None, told: int) -> None:
    programme = make(SaProgramme, 5, country_id=4, fmf_recipient=fmf, accelerated_closure=takes_part)
    assert len(messages("CASE-C-05", programme, [], TODAY)) == told


@pytest.mark.parametrize(
    ("rule", "values", "said"),
    [
        ("CASE-C-06", ENDED | {"admin_charge": 1_000_100},
         "Of the administrative charge at least $10,001 is kept."),
        ("CASE-C-06", ENDED | {"admin_charge": 1_000_100, "expended_value": 0},
         "Of the administrative charge $10,001 is kept."),
        ("CASE-C-06", ENDED | {"admin_charge": 1_000_100, "small_case_cost": 499_900, "expended_value": 0},
         "$15,000 is kept"),
        ("CASE-C-06", ENDED | {"admin_charge": 1_000_100, "small_case_cost": 500_000, "expended_value": 0},
         "$15,000 is kept"),
        ("CASE-C-06", ENDED | {"admin_charge": 3_000_200, "expended_value": 0}, "$15,001 is kept"),
        ("CASE-C-06", ENDED | {"admin_charge": 3_000_200, "expended_value": 46_878_200}, "$15,001.02 is kept"),
        ("CASE-C-06", ENDED | {"expended_value": 10_000_000}, "at least $3,200 is kept"),
        ("CASE-C-06", ENDED, "that is a closure."),
        ("CASE-C-06", {"doc_type": "BASIC", "cancelled_on": TODAY}, ""),
        ("CASE-C-06", {"doc_type": "AMENDMENT", "implemented_on": OLD, "cancelled_on": TODAY}, ""),
        ("CASE-C-10", {"doc_type": "AMENDMENT", "total_cost": 0}, "It brings the case to $0"),
        ("CASE-C-10", {"doc_type": "AMENDMENT", "total_cost": 1}, ""),
        ("CASE-C-10", {"doc_type": "AMENDMENT"}, ""),
        ("CASE-C-10", {"doc_type": "BASIC", "total_cost": 0}, ""),
    ],
)  # fmt: skip
def test_what_is_no_cancellation_and_no_amendment(rule: str, values: dict[str, Any], said: str) -> None:
    told = messages(rule, make(LoaVersion, 50, case_id=1, **values), [], TODAY)
    assert len(told) == bool(said) and all(said in each for each in told)


@pytest.mark.parametrize(
    ("period", "today", "told", "again"),
    [
        (None, date(2026, 4, 14), 0, date(2026, 4, 15)), (None, date(2026, 4, 15), 1, date(2027, 3, 3)),
        (None, date(2027, 3, 2), 1, date(2027, 3, 3)), (None, date(2027, 3, 3), 0, None),
        (date(2026, 3, 31), date(2026, 4, 15), 0, None), (date(2025, 12, 31), date(2026, 4, 15), 1, date(2027, 3, 3)),
    ],
)  # fmt: skip
def test_the_final_account_comes_with_the_next_statement(
    period: date | None, today: date, told: int, again: date | None
) -> None:
    rows = [make(CaseBill, 60, case_id=1, bill_kind="DD645", period_ended_on=period)] if period else []
    found, looks = looked("CASE-C-07", case("CLOSED", closed_on=date(2026, 3, 2)), rows, today)
    assert len(found) == told and looks == again


CLOSED = {"closed_on": date(2016, 2, 29), "destroy_after": date(2026, 2, 28)}


@pytest.mark.parametrize(
    ("values", "today", "said", "again"),
    [
        (CLOSED, date(2025, 11, 29), "", date(2025, 11, 30)),
        (CLOSED, date(2025, 11, 30), "The file is kept until 28 Feb 2026", date(2026, 3, 1)),
        (CLOSED, date(2026, 2, 28), "The file is kept until 28 Feb 2026", date(2026, 3, 1)),
        (CLOSED, date(2026, 3, 1), "could be destroyed since 28 Feb 2026", None),
        (CLOSED | {"destroyed_on": date(2026, 3, 1)}, TODAY, "", None),
        (CLOSED | {"destroyed_on": date(2026, 2, 28)}, TODAY, "before its time ended on 28 Feb 2026", None),
        (CLOSED | {"destroy_after": None, "hold_from": date(2020, 1, 1), "hold_reason": "Audit"}, TODAY, "", None),
        (CLOSED | {"destroy_after": None, "hold_from": date(2020, 1, 1)}, TODAY, "Why the records are held", None),
        (CLOSED | {"destroy_after": None, "hold_from": date(2020, 1, 1), "hold_reason": "Audit",
                   "destroyed_on": date(2020, 1, 1)}, TODAY, "while it was held since 01 Jan 2020", None),
        (CLOSED | {"destroy_after": None, "hold_from": date(2020, 1, 1), "hold_reason": "Audit",
                   "destroyed_on": date(2019, 12, 31)}, TODAY, "", None),
    ],
)  # fmt: skip
def test_the_file_is_kept_ten_years(
    values: dict[str, Any], today: date, said: str, again: date | None
) -> None:
    found, looks = looked("CASE-C-08", case("CLOSED", **values), [], today)
    assert [said in each.message for each in found] == [True] * bool(said) and looks == again


@pytest.mark.parametrize(
    ("level", "values", "today", "said", "again"),
    [
        ("ENHANCED", CLOSED, date(2025, 11, 29), "", date(2025, 11, 30)),
        ("ENHANCED", CLOSED, date(2025, 11, 30), "take out the records of NVD-PVS14", None),
        ("ENHANCED", CLOSED | {"destroyed_on": TODAY}, TODAY, "records of NVD-PVS14 are kept for ever", None),
        ("ROUTINE", CLOSED, TODAY, "", None),
        ("ENHANCED", {"closed_on": TODAY}, TODAY, "", None),
    ],
)  # fmt: skip
def test_records_of_enhanced_monitoring_are_kept_for_ever(
    level: str, values: dict[str, Any], today: date, said: str, again: date | None
) -> None:
    rows = [*lines(None), make(EumLine, 70, case_line_id=20, article_type_id=71),
            make(ArticleType, 71, article_code="NVD-PVS14", eum_level=level)]  # fmt: skip
    found, looks = looked("CASE-C-09", case("CLOSED", **values), rows, today)
    assert [said in each.message for each in found] == [True] * bool(said) and looks == again
