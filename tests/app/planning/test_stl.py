"""The service's training list against the file: nothing that it no longer has goes away by itself."""

import csv
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from app.errors import Refused, Usage
from app.forms import country_served
from app.importing import plan, run
from app.importing.rows import Outcome
from app.office import Office
from app.planning import exports, stl
from app.planning.stl import Cancellation, Compared
from models.training.lines import TrainingLine
from tests import support
from tests.app.cli.conftest import Ran, Sco
from tests.app.cli.conftest import sco as sco
from tests.support import TODAY

HEAD = ("PROGRAM", "FY", "COUNTRY", "WCN", "SFX", "COURSE TITLE", "RPT DATE", "START", "TUITION")
ROWS = (
    ("IMET-1", "2026", "Bandaria", "1420", "A", "Logistics", "2026-04-27", "2026-05-01", "24477"),
    ("IMET-1", "2026", "Bandaria", "1421", "A", "Signals", "2026-04-26", "2026-04-30", "24477"),
    ("IMET-1", "2026", "Bandaria", "1422", "A", "Engineers", "2026-02-01", "2026-02-03", "1000"),
    ("IMET-2", "2026", "Bandaria", "1500", "A", "Elsewhere", "2026-07-01", "2026-07-03", "1000"),
)


def listed(path: Path, rows: Sequence[Sequence[str]]) -> Path:
    with path.open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream).writerows([HEAD, *rows])
    return path


def compared(office: Office, path: Path) -> Compared:
    book, removed = plan.read(path)
    proposal = plan.propose(office.reader, TrainingLine, book, removed=removed)
    choices = plan.Choices(targets={each.column: each.target_key for each in proposal.columns})
    found = stl.compare(office.reader, run.dry_run(office.reader, proposal, choices))
    assert found is not None
    return found


@pytest.fixture
def held(office: Office, tmp_path: Path) -> Office:
    """An office that took in the first list."""
    first = compared(office, listed(tmp_path / "first.csv", ROWS))
    assert (first.gone, first.moved) == ((), ())
    assert stl.apply(office, first, {}).created == len(ROWS)
    return office


def test_lines_that_are_gone_or_moved_are_told_with_their_penalty(held: Office, tmp_path: Path) -> None:
    support.add(held, TrainingLine, wcn="", course_title="Not in any list yet",
                program_id=held.reader.lookup(TrainingLine, "1420 A").program_id)  # fmt: skip
    moved = (*ROWS[1][:7], "2026-06-30", *ROWS[1][8:])
    found = compared(
        held,
        listed(tmp_path / "b.csv", [moved, ("IMET-1", "2026", "Bandaria", "1430", "A", "New", "", "", "")]),
    )
    # Request 2 Mar, start 1 May: 60 days, nothing; start 30 Apr: 59 days, half of it; what began costs no penalty.
    assert [(each.number, each.moved_to) for each in found.stakes] == [
        ("1420 A", None), ("1422 A", None), ("1421 A", date(2026, 6, 30)),
    ]  # fmt: skip
    penalties = [each.penalty(found.policy, TODAY) for each in found.stakes]
    assert [each and each.cents for each in penalties] == [0, None, 1_223_850]
    assert found.at_stake == 1_223_850
    assert found.stakes[2].penalty(found.policy, TODAY, "US_DECISION") is not None
    undated = replace(found.stakes[2], starts_on=None)
    assert undated.penalty(found.policy, TODAY) is None
    dedicated = replace(undated, dedicated=True).penalty(found.policy, TODAY)
    assert dedicated is not None and dedicated.cents == 2_447_700
    assert "moved to 30 Jun 2026; 50 % of the tuition, $12,238.50" in found.moved[0].told(found.policy, TODAY)


def test_the_list_that_we_write_comes_back_as_it_is(held: Office, tmp_path: Path) -> None:
    """Without a column for the country, beside a program of another country, and with an FMS case."""
    other = support.add(held, "country", country_name="Elsewhere")
    support.add(held, "training_program", country_id=other, program_label="IMET-1", fiscal_year=2026)
    case = support.add(held, "training_program", country_id=_country(held), program_label="FMS", fiscal_year=2026,
                       fms_case_id="BN-B-OAA", fms_case_line="001")  # fmt: skip
    course = support.add(held, "course", tmasl_id="B171234", title="Under the case", school="CGSC", ecl_required=80,
                         e_imet_pct=50)  # fmt: skip
    support.add(
        held, TrainingLine, wcn="1600", course_title="Under the case", program_id=case, course_id=course
    )
    for name in ("list.csv", "list.xlsx"):
        exports.write(held, "stl", 2026, tmp_path / name)
        book, removed = plan.read(tmp_path / name)
        proposal = plan.propose(held.reader, TrainingLine, book, removed=removed)
        choices = plan.usual_choices(held.reader, proposal)
        assert list(proposal.open_columns(choices)) == []
        dry = run.dry_run(held.reader, plan.with_choices(proposal, choices), choices)
        assert {each.outcome for each in dry.rows} == {Outcome.UNCHANGED}, name
        found = stl.compare(held.reader, dry)
        assert found is not None and (found.gone, found.moved) == ((), ())


def test_the_score_of_a_course_is_no_value_of_its_line(held: Office, tmp_path: Path) -> None:
    """Its own list says the score of every line; the line has one of its own only where that is another one."""
    course = support.add(
        held, "course", tmasl_id="B171234", title="Logistics", ecl_required=80, opi_required="2/2"
    )
    line = held.reader.lookup(TrainingLine, "1420 A")
    with held.change("Name the course") as work:
        work.set(TrainingLine, line.id, {"course_id": course})

    def taken(*rows: str) -> list[Outcome]:
        path = tmp_path / "scores.csv"
        head = "PROGRAM,FY,COUNTRY,WCN,SFX,MASL,ECL,OPI"
        path.write_text("\n".join([head, *(f"IMET-1,2026,Bandaria,{row}" for row in rows)]), "utf-8")
        found = compared(held, path)
        stl.apply(held, found, {})
        return [each.outcome for each in found.dry.rows]

    assert taken("1420,A,,80,2/2", "1435,A,B171234,80,") == [Outcome.UNCHANGED, Outcome.CREATED]
    for number in ("1420 A", "1435 A"):
        made = held.reader.lookup(TrainingLine, number)
        assert (made.course_id, made.ecl_required, made.opi_required) == (course, None, None)
    assert taken("1420,A,B171234,85,2/2") == [Outcome.CHANGED]
    assert held.reader.lookup(TrainingLine, "1420 A").ecl_required == 85
    assert taken("1420,A,B171234,80,2/2") == [
        Outcome.CHANGED
    ]  # what the line says of its own follows the list


def _country(office: Office) -> int:
    found = country_served(office.reader)
    assert found is not None
    return found


def test_only_what_a_person_chose_is_cancelled_and_all_is_one_step(held: Office, tmp_path: Path) -> None:
    found = compared(held, listed(tmp_path / "b.csv", ROWS[2:3]))
    first, second = found.gone
    chosen = {first.line_id: Cancellation(date(2026, 3, 1), "COUNTRY_DECISION")}
    stl.apply(held, found, chosen)
    line = held.reader.get(TrainingLine, first.line_id)
    assert (line.line_status, line.cancel_request_date, line.cancel_reason) == (
        "CANCELLED", date(2026, 3, 1), "COUNTRY_DECISION",
    )  # fmt: skip
    assert held.reader.get(TrainingLine, second.line_id).line_status == "PLANNED"
    assert [each.number for each in compared(held, tmp_path / "b.csv").gone] == ["1421 A"]
    held.undo()
    assert held.reader.get(TrainingLine, first.line_id).line_status == "PLANNED"


def test_what_a_rejected_row_names_is_not_gone_and_what_began_is_not_cancelled(
    held: Office, tmp_path: Path
) -> None:
    began = held.reader.lookup(TrainingLine, "1422 A")
    with held.change("Begin") as work:
        work.set(TrainingLine, began.id, {"line_status": "IN_TRAINING"})
    broken = (*ROWS[1][:7], "31 February 2026", *ROWS[1][8:])
    found = compared(held, listed(tmp_path / "b.csv", [ROWS[0], broken]))
    assert [each.number for each in found.gone] == ["1422 A"]
    with pytest.raises(Refused, match="cannot be cancelled"):
        stl.apply(held, found, {began.id: Cancellation(TODAY, "OTHER")})
    with pytest.raises(Usage, match="no longer has"):
        stl.apply(held, found, {1: Cancellation(TODAY, "OTHER")})


def test_the_command_tells_first_and_cancels_what_is_named(held: Office, tmp_path: Path, sco: Sco) -> None:
    folder = held.folder
    held.close()
    mapped = [
        word
        for each in ("COUNTRY=program_id.country_id.country_name", "FY=program_id.fiscal_year")
        for word in ("--map", each)
    ]

    def run_list(*more: str) -> Ran:
        return sco(
            "plan", "stl", folder, listed(tmp_path / "b.csv", ROWS[2:3]), *mapped, "--on", "2026-03-02", *more
        )

    seen = run_list("--dry-run", "--json").result
    assert [(each["line"], each["penalty"]["percent"]) for each in seen["gone"]] == [
        ("1420 A Logistics", "0"),
        ("1421 A Signals", "50"),
    ]
    assert seen["at_stake"] == "12238.50" and seen["differences"] == []
    assert "reason" in run_list("--cancel", "1421A").err
    told = run_list("--cancel", "1421A=STUDENT", "--asked-on", "2026-03-01").out
    assert "1421 A Signals" in told and "cancelled, student" in told.casefold() and "one step" in told
    assert len(run_list("--dry-run", "--json").result["gone"]) == 1
