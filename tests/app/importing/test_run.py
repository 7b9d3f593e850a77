"""An import as a whole: every row ends somewhere, sums are checked, doubles kept, one undo step takes it back."""

import csv
from collections.abc import Sequence
from pathlib import Path

import openpyxl
import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

import resources
from app import merging
from app.errors import Usage
from app.importing import plan, run
from app.importing.dates import DateOrder
from app.importing.plan import Choices, Proposal
from app.importing.run import DryRun, Outcome
from app.importing.screen import ClassifiedMarking, is_marked
from app.journal.proof import state_hash
from app.merging import Take
from app.office import Office
from app.reading import Cond, Query
from models.kinds import kind_named

LINE = "training_line"
PUBLISHED = {"georgia": (1254, 58), "honduras": (907, 46), "mongolia": (1162, 48)}
HEAD = ["surname", "first_name", "us_grade", "date_of_birth", "country_service_number"]


def propose(office: Office, path: Path, kind: str = LINE) -> Proposal:
    book, removed = plan.read(path)
    return plan.propose(office.reader, kind_named(kind), book, removed=removed)


def brought(
    office: Office, path: Path, kind: str = LINE, choices: Choices | None = None
) -> tuple[DryRun, run.Result]:
    seen = run.dry_run(office.reader, propose(office, path, kind), choices)
    return seen, run.apply(office, seen)


def sheet(path: Path, rows: Sequence[Sequence[object]]) -> Path:
    with path.open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream).writerows(rows)
    return path


@pytest.mark.parametrize("country", sorted(PUBLISHED))
def test_every_published_row_is_accounted_for(office: Office, country: str) -> None:
    rows, totals = PUBLISHED[country]
    proposal = propose(office, resources.path(f"demo/fmt_{country}.csv"))
    assert list(proposal.open_questions()) == []
    result = run.apply(office, run.dry_run(office.reader, proposal))
    assert (result.rows, result.created, len(result.checks)) == (rows, rows - totals, totals)
    assert result.rejected == ()
    assert all(check.agrees for check in result.checks)
    assert result.linked == result.created
    assert office.reader.count(Query(kind_named(LINE), where=Cond("wcn", "empty"))) == result.created


def test_original_texts_stay_beside_parsed_values(office: Office) -> None:
    seen, _ = brought(office, resources.path("demo/fmt_honduras.csv"))
    first = seen.rows[0]
    assert first.record_id is not None
    line = office.reader.get(kind_named(LINE), first.record_id)
    assert '"total_cost":"$15,576"' in str(line.stored["original"])
    assert line.get("total_cost") == 1_557_600
    assert '"start_date":"5/27/2013"' in str(line.stored["original"])


def test_a_wrong_figure_in_a_row_is_found(office: Office, tmp_path: Path) -> None:
    lines = resources.text("demo/fmt_honduras.csv").splitlines(keepends=True)
    assert "$15,576" in lines[1]
    lines[1] = lines[1].replace("$15,576", "$15,577")
    planted = tmp_path / "planted.csv"
    planted.write_text("".join(lines), encoding="utf-8")
    _, result = brought(office, planted)
    wrong = [check for check in result.checks if not check.agrees]
    assert len(wrong) == 1
    assert "ALP" in wrong[0].name
    assert wrong[0].expected["total_cost"] != wrong[0].got["total_cost"]


def test_importing_again_changes_nothing_and_keeps_exact_repeats(office: Office) -> None:
    _, first = brought(office, resources.path("demo/fmt_mongolia.csv"))
    before = state_hash(office.reader.connection)
    _, again = brought(office, resources.path("demo/fmt_mongolia.csv"))
    assert (again.created, again.changed, again.unchanged) == (0, 0, first.created)
    assert state_hash(office.reader.connection) == before
    texts = [tuple(row) for row in csv.reader(resources.text("demo/fmt_mongolia.csv").splitlines())]
    assert len(texts) > len(set(texts))  # the published list really repeats itself


def test_one_undo_takes_an_import_back_and_redo_brings_it_again(office: Office) -> None:
    before = state_hash(office.reader.connection)
    brought(office, resources.path("demo/fmt_georgia.csv"))
    after = state_hash(office.reader.connection)
    assert office.undoable() == "Import fmt_georgia.csv"
    office.undo()
    assert state_hash(office.reader.connection) == before
    assert office.reader.find("Aviation Leadership PRG") == []
    office.redo()
    assert state_hash(office.reader.connection) == after
    assert office.verify().sound


def test_a_row_known_by_its_natural_key_is_changed_and_only_where_it_differs(
    office: Office, tmp_path: Path
) -> None:
    rows = [HEAD, ["DOE", "Jane", "O3", "28-Feb-88", "12345"], ["ROE", "Max", "E-6", "01-Mar-90", "00777"]]
    _, first = brought(office, sheet(tmp_path / "a.csv", rows), "student")
    assert first.created == 2
    rows[1][2] = "O-4"
    seen, second = brought(office, sheet(tmp_path / "b.csv", rows), "student")
    assert (second.created, second.changed, second.unchanged) == (0, 1, 1)
    changed = next(row for row in seen.rows if row.outcome is Outcome.CHANGED)
    assert changed.changes == {"us_grade": "O-4"}
    assert office.reader.history(kind_named("student"), changed.record_id or 0)[0].operation == "Import b.csv"


def test_rejected_rows_come_back_with_reasons_and_can_be_mended(office: Office, tmp_path: Path) -> None:
    rows = [HEAD, ["DOE", "Jane", "O-3", "30-Feb-88", "1"], ["ROE", "Max", "Emperor", "01-Mar-90", "2"],
            ["POE", "Ann", "E-5", "02-Mar-91", "3"]]  # fmt: skip
    seen, result = brought(office, sheet(tmp_path / "a.csv", rows), "student")
    assert (result.created, len(result.rejected)) == (1, 2)
    told = list(run.rejects(seen))
    assert [row[0] for row in told] == ["2", "3"]
    assert "date" in told[0][1].casefold()
    assert told[0][2:] == ("DOE", "Jane", "O-3", "30-Feb-88", "1")
    column = run.reject_labels(seen).index("date_of_birth") - 2
    mended = Choices(answers={column: {"30-Feb-88": "28-Feb-88"}})
    _, again = brought(office, tmp_path / "a.csv", "student", mended)
    assert (again.created, again.unchanged, len(again.rejected)) == (1, 1, 1)


def test_ambiguous_dates_are_asked_once_for_the_column(office: Office, tmp_path: Path) -> None:
    rows = [HEAD, ["DOE", "Jane", "O-3", "05/06/1988", "1"], ["ROE", "Max", "O-3", "07/08/1990", "2"]]
    proposal = propose(office, sheet(tmp_path / "a.csv", rows), "student")
    assert [question for question in proposal.open_questions() if "month" in question]
    choices = Choices(date_orders={3: DateOrder.DMY})
    assert list(proposal.open_questions(choices)) == []
    seen = run.dry_run(office.reader, proposal, choices)
    assert [str(row.values["date_of_birth"]) for row in seen.rows] == ["1988-06-05", "1990-08-07"]


def test_an_unknown_heading_stops_until_it_is_named_and_is_remembered(office: Office, tmp_path: Path) -> None:
    rows = [[*HEAD[:4], "Zimbalist"], ["DOE", "Jane", "O-3", "1988-06-05", "77001"]]
    path = sheet(tmp_path / "a.csv", rows)
    proposal = propose(office, path, "student")
    assert any("Zimbalist" in question for question in proposal.open_questions())
    column, key = plan.parse_map(proposal, "Zimbalist=country_service_number")
    brought(office, path, "student", Choices(targets={column: key}))
    assert list(propose(office, path, "student").open_questions()) == []
    with pytest.raises(Usage):
        plan.parse_map(proposal, "Nothing=surname")


def test_titles_merged_headers_and_blank_lines_above_the_table(office: Office, tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    page = book.active
    assert page is not None
    page.append(["Ministry of Defense of Bandaria"])
    page.merge_cells("A1:E1")
    page.append([])
    page.append(["Candidates"])
    page.append(HEAD)
    page.append(["DOE", "Jane", "O-3", "1988-06-05", "000123"])
    book.save(tmp_path / "partner.xlsx")
    _, result = brought(office, tmp_path / "partner.xlsx", "student")
    assert result.created == 1
    found = office.reader.read(Query(kind_named("student"), columns=("country_service_number",)))
    assert found.rows[0].cells == ("000123",)


def test_social_security_numbers_are_taken_out_and_reported(office: Office, tmp_path: Path) -> None:
    rows = [[*HEAD, "remarks"], ["DOE", "Jane", "O-3", "1988-06-05", "1", "his number is 123-45-6789"]]
    seen, _ = brought(office, sheet(tmp_path / "a.csv", rows), "student")
    assert len(seen.proposal.removed) == 1
    assert office.reader.find("123-45-6789") == []
    kept = office.reader.get(kind_named("student"), seen.rows[0].record_id or 0)
    assert "6789" not in str(kept.stored)


def test_a_classified_file_stops_and_nothing_is_kept(office: Office, tmp_path: Path) -> None:
    entries = office.verify().entries
    rows = [["SECRET//NOFORN", "", "", "", ""], HEAD, ["DOE", "Jane", "O-3", "1988-06-05", "1"]]
    with pytest.raises(ClassifiedMarking):
        propose(office, sheet(tmp_path / "a.csv", rows), "student")
    assert office.verify().entries == entries


def test_a_link_that_is_not_there_rejects_the_row_unless_it_may_be_made(
    office: Office, tmp_path: Path
) -> None:
    rows = [["student", "exam date", "chest x-ray"], ["Nobody Known", "2026-02-01", "yes"]]
    proposal = propose(office, sheet(tmp_path / "a.csv", rows), "medical_record")
    columns = {each.label: each.column for each in proposal.columns}
    choices = Choices(targets={columns["student"]: "student_id"})
    seen = run.dry_run(office.reader, proposal, choices)
    assert seen.rows[0].outcome is Outcome.REJECTED
    assert "there is no student" in seen.rows[0].reasons[0]


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(serials=st.lists(st.from_regex(r"[0-9A-Z][0-9A-Z\-./ ]{0,18}[0-9A-Z]", fullmatch=True), min_size=1, max_size=6,
                        unique_by=lambda text: "".join(c for c in text.casefold() if c.isalnum())))  # fmt: skip
def test_hostile_serials_come_through_a_sheet_unchanged(
    office: Office, tmp_path: Path, serials: list[str]
) -> None:
    assume(not any(map(is_marked, serials)))  # such a file is stopped, see test_screen.py
    rows = [HEAD, *(["DOE", "Jane", "O-3", "1988-06-05", serial] for serial in serials)]
    seen = run.dry_run(office.reader, propose(office, sheet(tmp_path / "a.csv", rows), "student"))
    read = [
        row.values.get("country_service_number") for row in seen.rows if row.outcome is not Outcome.REJECTED
    ]
    told = [row for row in seen.rows if row.outcome is Outcome.REJECTED]
    assert read == [serial for serial, row in zip(serials, seen.rows, strict=True) if row not in told]
    assert all(row.reasons for row in told)
    counted = sum(seen.count(each) for each in Outcome)
    assert counted == len(serials)


def test_a_sheet_that_speaks_of_a_merged_record_finds_the_one_that_stands_for_it(
    office: Office, tmp_path: Path
) -> None:
    student = kind_named("student")
    rows = [HEAD, ["TARIM", "Dela", "O-3", "1990-01-05", "A-1"], ["TARYM", "Dela", "O-3", "", "B-2"]]
    first, _ = brought(office, sheet(tmp_path / "one.csv", rows), "student")
    winner, loser = (row.record_id or 0 for row in first.rows)
    numbers = {"country_service_number": Take.WINNER, "surname": Take.WINNER}
    merging.merge(office, student, winner, loser, takes=numbers)
    again, _ = brought(office, sheet(tmp_path / "two.csv", rows), "student")
    assert [row.outcome for row in again.rows] == [Outcome.UNCHANGED, Outcome.UNCHANGED]
    newer = [HEAD, ["TARIM", "Dela", "O-4", "", "B-2"]]
    seen, _ = brought(office, sheet(tmp_path / "three.csv", newer), "student")
    assert [(row.outcome, row.record_id) for row in seen.rows] == [(Outcome.CHANGED, winner)]
    row = office.reader.get(student, winner)
    assert (row.get("us_grade"), row.get("country_service_number")) == ("O-4", "A-1")
    tests = [["exam_date", "student"], ["2026-02-01", "TARYM, Dela"]]
    seen, result = brought(office, sheet(tmp_path / "exams.csv", tests), "medical_record")
    assert result.created == 1, [each.reasons for each in seen.rows]
    assert (
        office.reader.count(Query(kind_named("medical_record"), where=Cond("student_id", "=", winner))) == 1
    )
