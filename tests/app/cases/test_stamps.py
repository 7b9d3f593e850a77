"""Where a mirrored value was read, and as of when: kept right by every change, and told with its age."""

from collections.abc import Mapping
from datetime import date, timedelta

import pytest

from app import mirror
from app.mirror import Source
from app.office import Office
from app.reading import default_columns
from app.stamping import Stamp, noted
from models.cases.casebook import CaseFile
from models.cases.payments import CaseBill
from models.fields import show_date
from tests.support import TODAY

OCT, NOV, OWN = ("SCIP", "2026-10-01"), ("SCIP", "2026-11-03"), ("SCO", "2026-11-29")
SCIP = {"data_source": "SCIP", "as_of_on": date(2026, 2, 1)}


@pytest.mark.parametrize(
    ("changed", "before", "after", "notes", "stays"),
    [
        ({"a"}, OCT, OCT, {}, {"a": OWN}),
        ({"a"}, OCT, NOV, {}, {"b": OCT}),
        (set(), OCT, NOV, {"b": OWN}, {}),
        ({"a"}, OCT, NOV, {"b": OWN}, {"b": OWN}),
        ({"a"}, OWN, OWN, {"a": OCT}, {}),
        ({"b"}, (None, None), (None, None), {}, {"b": OWN}),
        ({"a"}, (None, None), NOV, {}, {"b": (None, None)}),
    ],
)
def test_a_value_has_a_note_where_its_stamp_is_not_the_records(
    changed: set[str], before: Stamp, after: Stamp, notes: Mapping[str, Stamp], stays: Mapping[str, Stamp]
) -> None:
    assert noted("ab", frozenset(changed), before, after, notes, OWN) == stays


def test_values_keep_the_stamp_under_which_they_were_read(office: Office) -> None:
    with office.change("Enter") as work:
        case = work.add(
            CaseFile, {"case_designator": "BN-B-SAA", "total_value": 100, "billed_value": 50} | SCIP
        )
    with office.change("Correct by hand") as work:
        work.set(CaseFile, case, {"billed_value": 60})
    told = mirror.stamps(office.reader, CaseFile, office.reader.get(CaseFile, case))
    assert (told["total_value"].system, told["total_value"].days) == ("SCIP", 29)
    assert (told["billed_value"].system, told["billed_value"].as_of) == ("SCO", TODAY)
    with office.change("Read again") as work:
        work.set(CaseFile, case, {"total_value": 120, "as_of_on": TODAY, "data_source": "DFAS"})
    told = mirror.stamps(office.reader, CaseFile, office.reader.get(CaseFile, case))
    assert {key: each.system for key, each in told.items()} == {"total_value": "DFAS", "billed_value": "SCO"}
    with office.change("Confirm all") as work:
        work.set(CaseFile, case, {"data_source": "SCIP"})
    assert mirror.sources(office.reader, CaseFile, case) == {}
    office.undo(today=TODAY)
    assert mirror.sources(office.reader, CaseFile, case) == {"billed_value": Source("SCO", TODAY)}


def test_what_is_entered_without_a_source_is_the_offices_own(office: Office) -> None:
    with office.change("Enter") as work:
        with_value = work.add(CaseFile, {"case_designator": "BN-B-SAA", "total_value": 100})
        without = work.add(CaseFile, {"case_designator": "BN-B-SAB"})
    assert office.reader.get(CaseFile, with_value).as_of_on == TODAY
    assert office.reader.get(CaseFile, without).data_source is None


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (TODAY, "SCIP, 2 Mar 2026, today"),
        (date(2026, 3, 1), "SCIP, 1 Mar 2026, 1 day ago"),
        (date(2026, 1, 31), "SCIP, 31 Jan 2026, 30 days ago"),
        (date(2026, 1, 30), "old: SCIP, 30 Jan 2026, 31 days ago"),
        (None, "SCIP, day not recorded"),
    ],
)
def test_the_age_of_a_value_is_told_in_words(office: Office, day: date | None, words: str) -> None:
    with office.change("Enter") as work:
        case = work.add(
            CaseFile,
            {"case_designator": "BN-B-SAA", "total_value": 1, "as_of_on": day, "data_source": "SCIP"},
        )
    told = mirror.stamps(office.reader, CaseFile, office.reader.get(CaseFile, case))
    assert mirror.said(office.reader, told["total_value"]) == words


def test_lists_begin_with_the_record_and_end_with_its_stamp() -> None:
    for kind in (CaseFile, CaseBill):
        columns = default_columns(kind)
        assert columns[0] != "as_of_on" and columns[-1] == "as_of_on"


@pytest.mark.parametrize(
    ("days", "said"), [(0, ""), (30, ""), (31, "old: 31 days"), (400, "old: 400 days"), (-3, "")]
)
def test_a_list_says_how_old_a_day_is(office: Office, days: int, said: str) -> None:
    assert mirror.aged(office.reader, show_date(TODAY - timedelta(days=days))) == said
    assert mirror.aged(office.reader, "") == ""
