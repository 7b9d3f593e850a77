"""sco case: how cases stand, a step by command, the file, assessments, reports, duties."""

from datetime import date
from pathlib import Path

import pytest

from models.cases.casebook import CaseFile
from models.cases.filing import CaseReview, ReviewAction
from models.cases.payments import CaseBill
from models.cases.requests import Cta, CtaElement, Lor
from models.cases.shipments import Sdr
from tests import support
from tests.app.cli.conftest import Sco


@pytest.fixture
def book(folder: Path) -> Path:
    """An office with two cases, an assessment of two elements, and a discrepancy report."""
    with support.reopen(folder) as office, office.change("Take the cases over") as work:
        case = work.add(
            CaseFile, {"case_designator": "BN-B-SAA", "case_kind": "FMS", "total_value": 1_250_000_00}
        )
        work.add(CaseFile, {"case_designator": "BN-B-SAB", "case_kind": "FMS", "entered_as": "EXPIRED"})
        letter = work.add(Lor, {"lor_ref": "MOD-1"})
        cta = work.add(Cta, {"lor_id": letter, "cta_no": "CTA-7"})
        work.add(CtaElement, {"cta_id": cta, "element_code": "T1-01", "element_text": "Border watch"})
        work.add(Sdr, {"sdr_no": "A0010-BN-SAA/001", "case_id": case})
        work.add(
            CaseBill,
            {
                "case_id": case,
                "bill_kind": "DD645",
                "period_ended_on": date(2025, 9, 30),
                "billed_on": date(2025, 10, 15),
                "bill_due_on": date(2025, 12, 15),
                "amount_due": 100,
            },
        )
        review = work.add(CaseReview, {"review_title": "Yearly", "review_type": "PMR"})
        for owner in ({"case_id": case}, {}):
            work.add(
                ReviewAction,
                {
                    "review_id": review,
                    "action_no": str(1 + len(owner)),
                    "action_text": "Ask",
                    "action_due_on": date(2026, 2, 1),
                    **owner,
                },
            )
    return folder


def test_the_state_of_one_case_and_of_all(sco: Sco, book: Path) -> None:
    told = sco("case", "status", book, "--json").result
    assert [(each["case_designator"], each["case_state"]) for each in told] == [
        ("BN-B-SAA", "PLANNED"), ("BN-B-SAB", "EXPIRED"),
    ]  # fmt: skip
    assert told[0]["total_value"] == "1250000.00"
    ran = sco("case", "status", book, "BN-B-SAB")
    assert "Expired" in ran.out and "BN-B-SAA" not in ran.out and ran.out.endswith("1 case.\n")
    assert sco("case", "status", book, "--state", "closed").out == "0 cases.\n"


def test_a_step_is_recorded_and_corrected_by_command(sco: Sco, book: Path) -> None:
    ran = sco(
        "case",
        "status",
        book,
        "BN-B-SAA",
        "--to",
        "lor_sent",
        "--stepped-on",
        "2026-02-20",
        "--reference",
        "MOD-1",
    )
    assert (ran.code, ran.out) == (0, "BN-B-SAA: LOR sent.\n")
    step = sco("list", book, "case_step", "--json").result[0]
    assert (step["from_state"], step["stepped_on"]) == ("PLANNED", "2026-02-20")
    made = sco("case", "status", book, "BN-B-SAA", "--to", "LOR_SENT", "--stepped-on", "2026-02-21",
               "--reference", "MOD-1", "--reason", "Misread", "--corrects", step["id"], "--json").result  # fmt: skip
    assert made["kind"] == "case_step" and made["state"] == "LOR_SENT"
    assert sco("case", "status", book, "BN-B-SAA", "--json").result[0]["state_since"] == "2026-02-21"
    assert "LOR sent" in sco("case", "timeline", book, "BN-B-SAA").out


def test_file_assessment_reports_and_duties(sco: Sco, book: Path) -> None:
    told = sco("case", "file", book, "BN-B-SAB", "--json").result
    assert len(told["slots"]) == 23 and {"missing", "not yet"} <= {each["state"] for each in told["slots"]}
    assert "places filled" in sco("case", "file", book, "BN-B-SAB", "--missing").out
    needed = sco("case", "cta", book, "--json").result[0]
    assert needed["number"] == "CTA-7" and needed["needed"] == 12 and "T1-02" in needed["missing"]
    assert "1 of 12 elements written" in sco("case", "cta", book, "CTA-7").out
    report = sco("case", "sdr", book, "BN-B-SAA", "--json").result[0]
    assert (report["number"], report["state"]) == ("A0010-BN-SAA/001", "DRAFT")
    assert "1 discrepancy report." in sco("case", "sdr", book).out
    due = sco("case", "due", book)
    assert due.code == 0
    for told in ("BN-B-SAA: DD 645 30 Sep 2025", "BN-B-SAA: 2 Ask", "Program management review (PMR): 1 Ask"):
        assert told in due.out, told


@pytest.mark.parametrize(
    ("words", "code", "why"),
    [
        (("BN-B-SAA", "--to", "CLOSED"), 1, "does not become closed"),
        (("BN-B-SAA", "--to", "LOR_SENT"), 1, "Reference is missing"),
        (("BN-B-SAA", "--to", "GONE"), 2, "no code"),
        (("BN-B-SAA", "--to", "LOR_SENT", "--stepped-on", "soon"), 2, "is no day"),
        (("--to", "LOR_SENT"), 2, "which case"),
        (("BN-B-SAA", "--reason", "x"), 2, "--to STATE"),
        (("BN-B-ZZZ",), 1, "no case"),
    ],
)
def test_what_cannot_be_is_refused(sco: Sco, book: Path, words: tuple[str, ...], code: int, why: str) -> None:
    ran = sco("case", "status", book, *words)
    assert ran.code == code and why in ran.err


def test_a_shipment_leaves_by_command_once_nothing_closes_it(sco: Sco, book: Path) -> None:
    assert sco("add", book, "shipment", "shipment_ref=S-1", "classified_line=S").code == 0
    listed = sco("case", "event", book, "S-1", "--json").result
    assert [each["event"] for each in listed if each["closed"]] == ["DEPARTED"]
    ran = sco("case", "event", book, "S-1", "--what", "DEPARTED", "--happened-on", "2026-02-21")
    assert ran.code == 1 and "closed by CASE-T-01" in ran.err
    assert sco("case", "event", book, "S-1", "--what", "DEPARTED", "--happened-on", "soon").code == 2
    ran = sco("case", "event", book, "S-1", "--remark", "Left")
    assert ran.code == 2 and "--remark belongs to an event" in ran.err
    ran = sco("print", book, "case_status", "BN-B-SAA")
    assert ran.code == 2 and "about all cases, not about “BN-B-SAA”" in ran.err
    told = sco("case", "event", book, "S-1", "--what", "notified", "--happened-on", "2026-02-21")
    assert told.code == 0 and told.out == "S-1: expected.\n"
