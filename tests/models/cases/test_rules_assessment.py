"""Rules about country team assessments: needed, whole, fresh."""

from datetime import date
from typing import Any

import pytest

import resources
from models.cases.casebook import CaseFile
from models.cases.requests import Cta, CtaElement, CtaTransmittal, Lor, LorCase
from models.cases.rules_assessment import COMMON, LAST_OF, classes_of, elements_wanted
from tests.models.making import looked, make, messages

TODAY = date(2026, 9, 1)
SIGNED = date(2026, 8, 3)


def words(codes: tuple[str, ...]) -> list[Any]:
    return [make(CtaElement, 100 + at, cta_id=3, element_code=code, element_text="Said.")
            for at, code in enumerate(codes)]  # fmt: skip


def cta(**values: Any) -> Any:
    return make(Cta, 3, **{"lor_id": 1, "cta_no": "M-1"} | values)


def test_the_elements_are_those_of_the_code_table() -> None:
    assert list(elements_wanted(LAST_OF)) == [row["code"] for row in resources.table("codes/cta_element.csv")]
    assert classes_of("T1H t1e", None, "T1E") == ["T1E", "T1H"]


WHOLE = words(COMMON)
NEEDED = {"cta_likely_cn": True}


@pytest.mark.parametrize(
    ("lor", "assessment", "elements", "said"),
    [
        ({}, None, [], ""),
        (NEEDED, None, [], "is not on file; the letter needs one because it is likely to be notified to Congress."),
        ({"cta_asked": True}, {}, WHOLE, "is not signed; the letter needs one because DSCA asks for one."),
        (NEEDED, {"cta_signed_on": SIGNED}, WHOLE, ""),
        (NEEDED, {"cta_signed_on": SIGNED}, WHOLE[1:], "no words for T1-01."),
        (NEEDED, {"cta_signed_on": SIGNED}, [], "T1-01, T1-02, T1-03, T1-04, T1-05 and 7 more elements."),
        ({"sensitive_class": "T1C"}, {"cta_signed_on": SIGNED}, WHOLE, "no words for T1C-13."),
        ({"sensitive_class": "T1C"}, {"cta_signed_on": SIGNED}, words((*COMMON, "T1C-13")), ""),
        ({"sensitive_class": "T1E"}, {"cta_signed_on": SIGNED, "nvd_released_before": True}, [], ""),
        ({"cta_first_introduction": True}, {"cta_signed_on": SIGNED}, WHOLE, "concurrence is not recorded"),
        ({"cta_first_introduction": True}, {"cta_signed_on": SIGNED, "endorsed_on": SIGNED}, WHOLE, ""),
        (NEEDED | {"withdrawn_on": SIGNED}, None, [], ""),
    ],
)  # fmt: skip
def test_the_package_is_whole(
    lor: dict[str, Any], assessment: dict[str, Any] | None, elements: list[Any], said: str
) -> None:
    letter = make(Lor, 1, lor_ref="MOD/45", **lor)
    rows = elements + ([] if assessment is None else [cta(**assessment)])
    told = messages("CASE-K-01", letter, rows, TODAY)
    assert len(told) == bool(said) and all(said in each for each in told)
    if "withdrawn_on" in lor:
        return
    case = make(CaseFile, 9, case_kind="FMS")
    linked = [letter, make(LorCase, 11, case_id=9, lor_id=1), *rows]
    assert [each[:28] for each in messages("CASE-K-01C", case, linked, TODAY)] == [
        "MOD/45: one thing is missing"
    ][: len(told)]
    sent = make(CaseFile, 9, case_kind="FMS", case_state="LOR_SENT")
    assert messages("CASE-K-01C", sent, linked, TODAY) == []


@pytest.mark.parametrize(
    ("assessment", "told"),
    [
        (None, 1),
        ({"endorsed_on": SIGNED}, 1),
        ({"endorsement_statement": True}, 1),
        ({"endorsed_on": SIGNED, "endorsement_statement": True}, 0),
    ],
)
def test_munitions_need_the_statement(assessment: dict[str, Any] | None, told: int) -> None:
    letter = make(Lor, 1, lor_ref="MOD/45", sensitive_class="T1H")
    rows = [] if assessment is None else [cta(**assessment)]
    assert len(messages("CASE-K-06", letter, rows, TODAY)) == told
    signed = [row.__class__(row.id, {**row.stored, "cta_signed_on": SIGNED.isoformat()}) for row in rows]
    assert not any("concurrence" in each for each in messages("CASE-K-01", letter, signed, TODAY)), (
        "told by K-06"
    )
    case = make(CaseFile, 9)
    rows += [letter, make(LorCase, 11, case_id=9, lor_id=1)]
    assert len(messages("CASE-K-06C", case, rows, TODAY)) == told


@pytest.mark.parametrize(
    ("values", "told"),
    [
        ({"case_kind": "BPC"}, 1),
        ({"case_kind": "BPC", "request_memo_on": SIGNED}, 0),
        ({"case_kind": "BPC", "case_state": "DEVELOPMENT"}, 0),
        ({"case_kind": "FMS"}, 0),
    ],
)
def test_bpc_rests_on_a_memorandum(values: dict[str, Any], told: int) -> None:
    assert len(messages("CASE-K-07", make(CaseFile, 9, **values), [], TODAY)) == told


@pytest.mark.parametrize(
    ("rule", "values", "today", "told", "again"),
    [
        ("CASE-K-03", {"by_likely_cn": True, "cta_signed_on": date(2024, 2, 29)}, date(2026, 2, 28), 0,
         date(2026, 3, 1)),
        ("CASE-K-03", {"by_likely_cn": True, "cta_signed_on": date(2024, 2, 29)}, date(2026, 3, 1), 1, None),
        ("CASE-K-03", {"cta_signed_on": date(2020, 2, 29)}, TODAY, 0, None),
        ("CASE-K-04", {"sensitive_classes": "T1E", "cta_signed_on": date(2025, 9, 1)}, TODAY, 0, date(2026, 9, 2)),
        ("CASE-K-04", {"sensitive_classes": "T1E", "cta_signed_on": date(2025, 8, 31)}, TODAY, 1, None),
        ("CASE-K-04", {"sensitive_classes": "T1E", "cta_signed_on": date(2025, 8, 31), "endorsed_on": TODAY}, TODAY, 0,
         date(2027, 9, 2)),
        ("CASE-K-04", {"sensitive_classes": "T1H", "cta_signed_on": date(2020, 1, 1)}, TODAY, 0, None),
        ("CASE-K-02", {"by_first_introduction": True}, TODAY, 1, None),
        ("CASE-K-02", {"by_first_introduction": True, "endorsement_ref": "J5-12"}, TODAY, 0, None),
        ("CASE-K-02", {}, TODAY, 0, None),
        ("CASE-K-08", {}, TODAY, 1, None),
        ("CASE-K-08", {"by_request": True}, TODAY, 0, None),
        ("CASE-K-05", {}, TODAY, 1, None),
        ("CASE-K-05", {"nvd_released_before": True}, TODAY, 0, None),
    ],
)  # fmt: skip
def test_what_an_assessment_is_told(
    rule: str, values: dict[str, Any], today: date, told: int, again: date | None
) -> None:
    found, looks = looked(rule, cta(**values), [make(Lor, 1, lor_ref="MOD/45")], today)
    assert (len(found), looks) == (told, again)
    gone = make(Lor, 1, lor_ref="MOD/45", withdrawn_on=SIGNED)
    assert rule == "CASE-K-08" or looked(rule, cta(**values), [gone], today) == ([], None)


@pytest.mark.parametrize(
    ("rule", "values", "arrived", "said"),
    [
        ("CASE-K-03", {"by_likely_cn": True, "cta_signed_on": date(2018, 2, 28)}, date(2020, 2, 28), ""),
        ("CASE-K-03", {"by_likely_cn": True, "cta_signed_on": date(2018, 2, 28)}, date(2020, 2, 29),
         "was too old on 29 Feb 2020: it counted until 28 Feb 2020."),
        ("CASE-K-04", {"sensitive_classes": "T1E", "cta_signed_on": date(2018, 2, 28)}, date(2019, 2, 28), ""),
        ("CASE-K-04", {"sensitive_classes": "T1E", "cta_signed_on": date(2018, 2, 28)}, date(2019, 3, 1),
         "was too old on 01 Mar 2019"),
        ("CASE-K-04", {"sensitive_classes": "T1E", "cta_signed_on": date(2018, 2, 28)}, date(2018, 2, 27),
         "is too old: it counts until 28 Feb 2019."),
    ],
)  # fmt: skip
def test_the_age_of_an_assessment_is_that_on_the_day_it_was_needed(
    rule: str, values: dict[str, Any], arrived: date, said: str
) -> None:
    """Once Congress was notified, or DSCA had it, it does not grow older."""
    rows = [
        make(Lor, 1, lor_ref="MOD/45"), make(LorCase, 11, case_id=9, lor_id=1),
        make(CaseFile, 9, cn_notified_on=arrived), make(CaseFile, 10, cn_notified_on=date(2025, 1, 1)),
        make(LorCase, 12, case_id=10, lor_id=1),
        make(CtaTransmittal, 5, cta_id=3, transmitted_on=arrived, addressee="DSCA (IOPS)"),
        make(CtaTransmittal, 6, cta_id=3, transmitted_on=SIGNED, addressee="combatant command"),
    ]  # fmt: skip
    found, looks = looked(rule, cta(**values), rows, TODAY)
    assert looks is None and len(found) == bool(said) and all(said in each.message for each in found)
