"""The practice office's cases: what they promise a newcomer, read back from the office."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from app import demo, documents, offices
from app.cases import slots
from app.demo.book import Book, day_of
from app.demo.portfolio_tables import CASES
from app.office import Office
from app.reader import Reader
from app.reading import Cond, Query
from app.store import keys
from models.calendar import months_after
from models.cases.casebook import CaseFile, CaseStep
from models.cases.completeness import State
from models.cases.deliveries import CaseDelivery, DeliveryPlan
from models.cases.filing import CaseReview, ChronologyEntry, ReviewAction
from models.cases.offers import CaseLine, LoaLine, LoaVersion
from models.cases.requests import Lor, LorCase
from models.cases.shipments import Shipment
from models.cases.states import STATES
from models.eum.deliveries import Delivery, EumLine
from models.kinds import Kind, kind_named
from models.training.programs import TrainingProgram
from tests import support
from tests.app.conftest import PRACTICE_DAY, PracticeMade

TODAY = PRACTICE_DAY
FINDINGS = {
    "CASE-C-01": "BN-B-KRA", "CASE-C-02": "BN-B-DOZ", "CASE-C-08": "BN-B-OLD", "CASE-E-09A": "DD 645",
    "CASE-E-11": "BN-C-TEL", "CASE-E-12B": "Title to the two sites", "CASE-E-13": "Assistance programme",
    "CASE-E-13A": "BNA003", "CASE-E-16": "Contingent fee", "CASE-E-17": "negotiations", "CASE-E-18": "Offset",
    "CASE-E-07": "Country portfolio director", "CASE-E-08": "Patrol boats", "CASE-K-01": "MOD-914",
    "CASE-K-05": "ODC BN 601", "CASE-K-07": "B2-P-PLB", "CASE-L-13": "MOD-911", "CASE-L-14": "MOD-905",
    "CASE-L-16": "MOD-849", "CASE-L-25": "MOD-903", "CASE-N-04": "BN-B-PRO", "CASE-N-05": "BN-B-PRO",
    "CASE-O-05": "BN-P-EXB", "CASE-O-06": "BN-B-EXA", "CASE-O-10": "BN-D-REJ", "CASE-O-14": "BN-P-TBA",
    "CASE-O-20": "BN-B-DVA", "CASE-R-054A": "token administrator, primary", "CASE-R-067": "KAL-2", "CASE-R-072": "PMR",
    "CASE-R-111": "BCA-1", "CASE-R-113": "TTA-2", "CASE-R-113A": "TCN B200010001", "CASE-S-01": "A0001-BN-SAA/001",
    "CASE-S-05": "A0002-BN-SAA/003", "CASE-S-06": "A0005-BN-SAA/002", "CASE-S-07": "A0004-BN-WBE/001",
    "CASE-T-01": "KAL-2", "CASE-T-08": "WBD-3", "CASE-T-12A": "TDR BN-01", "CASE-T-14": "SAA-3",
}  # fmt: skip
"""What is wrong on purpose, by the rule that tells it."""


@pytest.fixture(scope="module")
def practice(practice_made: PracticeMade) -> Iterator[Office]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(keys, "ROUNDS_FLOOR", support.ROUNDS)
        folder: Path = practice_made.result.office
        with offices.open_office(folder, "trainer", demo.PASSPHRASE, today=TODAY, reading=True) as office:
            yield office


@pytest.fixture(scope="module")
def reader(practice: Office) -> Reader:
    return practice.reader


@pytest.fixture(scope="module")
def told(reader: Reader) -> dict[str, list[str]]:
    """Titles of the records that each rule speaks of."""
    found: dict[str, list[str]] = defaultdict(list)
    for each in reader.all_findings():
        if each.record and each.rule.startswith("CASE-"):
            found[each.rule].append(reader.get(kind_named(each.record[0]), each.record[1]).shown_title)
    return found


def case(reader: Reader, named: str) -> CaseFile:
    return reader.lookup(CaseFile, named)


def test_forty_cases_stand_in_every_state(reader: Reader) -> None:
    states = Counter(row.case_state for row in reader.records(Query(CaseFile)))
    assert sum(states.values()) == 40
    assert set(states) == set(STATES)


@pytest.mark.parametrize("day", [date(2028, 2, 29), date(2026, 9, 15), date(2026, 10, 1), date(2026, 12, 31)])
def test_the_tables_hold_on_any_day(day: date) -> None:
    """Nothing is told before what it belongs to, and every state is reached."""
    book = Book(day, CASES).read()
    last = {row.links["case_id"][1]: row.values["to_state"] for row in book.rows if row.kind is CaseStep}
    rest = {row.values.get("entered_as", "PLANNED") for row in book.rows
            if row.kind is CaseFile and row.name not in last}  # fmt: skip
    assert rest | set(last.values()) == set(STATES)
    assert all(row.told <= above.told for row in book.rows for each in row.links.values()
               if (above := book.known.get(each)))  # fmt: skip


@pytest.mark.parametrize(
    ("cell", "means"),
    [("-1", date(2026, 4, 26)), ("5", date(2026, 5, 2)), ("-119m", date(2016, 5, 27)), ("q-1", date(2026, 3, 31)),
     ("q-2", date(2025, 12, 31)), ("q+1", date(2026, 6, 30)), ("q-2+62", date(2026, 3, 3)),
     ("p-1", date(2026, 3, 15)), ("p+1", date(2026, 6, 15)), ("p+2", date(2026, 9, 15))],
)  # fmt: skip
def test_days_count_from_today(cell: str, means: date) -> None:
    assert day_of(cell, TODAY) == means


def test_what_is_no_day_is_told() -> None:
    with pytest.raises(ValueError, match="no day: soon"):
        day_of("soon", TODAY)


def test_there_are_fms_fmf_and_bpc_cases(reader: Reader) -> None:
    rows = list(reader.records(Query(CaseFile)))
    kinds, funds = Counter(row.case_kind for row in rows), Counter(row.funding_source for row in rows)
    assert kinds["FMS"] >= 30 and kinds["BPC"] >= 5
    assert funds["FMF_NONREPAYABLE"] >= 4 and funds["NATIONAL"] >= 20


def test_one_case_has_four_versions_that_differ(reader: Reader) -> None:
    versions = reader.children(LoaVersion, "case_id", case(reader, "BN-B-UAB").id)
    assert {row.version_title for row in versions} == {
        "BN-B-UAB", "BN-B-UAB-A01", "BN-B-UAB-M01", "BN-B-UAB-A02",
    }  # fmt: skip
    changes = {row.version_title: Counter(line.line_change for line in reader.children(LoaLine, "version_id", row.id))
               for row in versions}  # fmt: skip
    assert changes["BN-B-UAB-A01"]["NEW"] == 2 and changes["BN-B-UAB-M01"]["CHANGED"] == 1
    assert changes["BN-B-UAB-A02"]["NEW"] == 1 and changes["BN-B-UAB-A02"]["DELETED"] == 1


def test_nothing_is_wrong_with_the_offers_of_that_case(reader: Reader, told: dict[str, list[str]]) -> None:
    """Its two last lines are open, and no rule speaks of its days or of any of its versions."""
    spoken = {rule for rule, titles in told.items() if any(title.startswith("BN-B-UAB") for title in titles)}
    assert spoken == {"CASE-C-02A"}


def test_letters_stand_in_every_status_and_lead_to_several_cases(reader: Reader) -> None:
    statuses = {row.lor_status for row in reader.records(Query(Lor))}
    assert statuses == {"PLANNED", "DRAFTING", "SENT", "RECEIVED", "INSUFFICIENT", "ACTIONABLE", "COMPLETE",
                        "WITHDRAWN", "DISAPPROVED"}  # fmt: skip
    answers = list(reader.records(Query(LorCase)))
    assert max(Counter(row.lor_id for row in answers).values()) == 2, "one letter, two cases"
    assert max(Counter(row.case_id for row in answers).values()) == 2, "one case, two letters"


def test_shipments_stand_in_every_state(reader: Reader) -> None:
    assert {row.shipment_state for row in reader.records(Query(Shipment))} == {
        "EXPECTED", "DEPARTED", "ARRIVED", "CUSTOMS", "DGR_TRANSFER", "CHECKED", "TITLE", "CONFIRMED", "LOST",
    }  # fmt: skip


def test_a_classified_line_moves_under_an_approved_plan(reader: Reader, told: dict[str, list[str]]) -> None:
    rows = reader.children(CaseLine, "case_id", case(reader, "BN-B-WBD").id)
    assert [row.line_no for row in rows if row.classified_line == "C"] == ["001"]
    assert not any("WBD" in each for each in told["CASE-T-01"])


def test_deliveries_add_up_and_what_was_delivered_was_billed(reader: Reader) -> None:
    """By line, by case and in money; only the last lot of trucks is on its way."""
    said: Counter[int] = Counter()
    for row in reader.records(Query(CaseDelivery)):
        said[row.line_id or 0] += row.qty or 0
    lines = {each: reader.get(CaseLine, each) for each in said}
    assert [line.line_description for each, line in lines.items() if line.delivered_qty != said[each]] == []
    planned = Counter[int]()
    for row in reader.records(Query(DeliveryPlan)):
        planned[row.line_id or 0] += row.planned_qty or 0
    assert [line.line_description for each, line in lines.items() if planned[each] != line.qty] == []
    fms = reader.records(Query(CaseFile, where=Cond("case_kind", "=", "FMS")))
    assert [row.case_designator for row in fms if row.delivered_value and not row.billed_value] == []


def test_the_advice_letter_prints_for_the_request_that_lacks_something(reader: Reader) -> None:
    letter = reader.lookup(Lor, "MOD-903")
    facts = documents.gather(reader, "lor_advice", letter.id)[1]
    assert any(part.table and len(part.table.cells) == 6 for part in facts.parts)


def test_entries_of_the_chronology_name_what_they_are_about(reader: Reader) -> None:
    rows = reader.records(Query(ChronologyEntry, where=Cond("subject_id", "not empty")))
    assert {row.subject_kind for row in rows} >= {"loa_version", "shipment", "sdr", "cta"}
    assert all(reader.subject_title(row) for row in rows)


def test_a_file_is_near_the_end_of_its_ten_years(reader: Reader) -> None:
    old = case(reader, "BN-B-OLD")
    assert old.closed_on == months_after(TODAY, -119) and old.destroy_after == months_after(TODAY, 1)
    assert case(reader, "BN-D-NIN").destroy_after is None, "its records are held"


@pytest.mark.parametrize(("rule", "named"), FINDINGS.items())
def test_each_special_thing_raises_its_finding(told: dict[str, list[str]], rule: str, named: str) -> None:
    assert any(named in each for each in told[rule]), told[rule]


def test_not_every_case_is_in_trouble(reader: Reader, told: dict[str, list[str]]) -> None:
    """An office at work: what blocks is the gate ahead; overdue is the work of a few cases."""
    overdue = {each.record for each in reader.all_findings()
               if each.rule.startswith("CASE-") and each.due_on and each.due_on < TODAY}  # fmt: skip
    assert 5 <= len(overdue) <= 20
    assert all(
        len(titles) <= 4 for rule, titles in told.items() if rule[:6] in ("CASE-S", "CASE-T", "CASE-N")
    )


def test_reviews_have_actions_open_overdue_and_done(reader: Reader) -> None:
    actions = list(reader.records(Query(ReviewAction)))
    open_ones = [row for row in actions if row.action_closed_on is None]
    assert any(row.action_due_on and row.action_due_on < TODAY for row in open_ones)
    assert any(row.action_due_on and row.action_due_on >= TODAY for row in open_ones)
    assert len(actions) - len(open_ones) >= 4
    assert reader.count(Query(CaseReview)) == 6


def test_the_title_papers_are_in_the_file(practice: Office, reader: Reader) -> None:
    found = {each.code: each.state for each in slots.file_of(reader, case(reader, "B2-B-TTA").id).slots}
    assert found["TITLE"] is State.PRESENT and found["SUSTAIN"] is State.PRESENT
    assert found["RECEIPT"] is State.MISSING


def test_monitoring_and_training_name_these_cases(reader: Reader) -> None:
    linked = [row for row in reader.records(Query(EumLine)) if row.case_line_id]
    assert len(linked) == 9
    for row in linked:
        line = reader.get(CaseLine, row.case_line_id or 0)
        assert (reader.get(CaseFile, line.case_id or 0).case_designator, line.line_no) == (
            row.case_designator, row.line_no,
        )  # fmt: skip
    assert sum(1 for row in reader.records(Query(Delivery)) if row.shipment_id) == 4
    programs = reader.records(Query(TrainingProgram, where=Cond("case_id", "!=", None)))
    assert {row.fms_case_id for row in programs} == {"BN-B-UAB", "BN-P-TBA"}


def test_mirrored_values_have_source_and_day_and_some_are_stale(reader: Reader) -> None:
    rows: list[Kind] = [row for row in reader.records(Query(CaseFile)) if row.data_source != "SCO"]
    ages = [(TODAY - row.get("as_of_on")).days for row in rows]
    assert min(ages) < 15 and max(ages) > 180


def test_the_book_knew_less_in_the_past(practice: Office, reader: Reader) -> None:
    named = case(reader, "BN-D-REJ").id
    with practice.as_of(day_of("-30", TODAY)) as past:
        assert past.get(CaseFile, named).case_state == "OFFERED"
    assert reader.get(CaseFile, named).case_state == "REJECTED"
