"""Sums of a plan stand on its program and follow its lines; a line that changes asks nothing of the other lines."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from app import findings, rechecks
from app.gather import Touched
from app.office import Office
from app.store import records
from models.concern import fields_concerned, rules_concerned
from models.kinds import Kind
from models.office.places import Country
from models.paths import PathError, hops
from models.planning.years import TrainingYear
from models.training.courses import Course
from models.training.lines import TrainingLine
from models.training.programs import TrainingProgram
from tests.app import whole
from tests.support import add, make_office

SUMS = ("plan_a", "plan_b", "plan_d", "plan_d_lines", "plan_pme", "plan_e_imet")
TODAY = date(2026, 3, 2)


def sums(office: Office, program: int) -> tuple[Any, ...]:
    row = records.fetch(office.writer, TrainingProgram, [program])[program]
    return tuple(row.get(key) for key in SUMS)


def change(office: Office, kind: type[Kind], record_id: int, **values: Any) -> None:
    with office.change("Change") as work:
        work.set(kind, record_id, values)


def test_sums_follow_the_lines(tmp_path: Path) -> None:
    with make_office(tmp_path, today=TODAY) as office:
        country = add(office, Country, country_code="GG")
        imet = add(office, TrainingProgram, country_id=country, program_label="IMET-1", fiscal_year=2026)
        case = add(office, TrainingProgram, country_id=country, program_label="FMS", fiscal_year=2026)
        course = add(office, Course, title="Staff Course", pme_flag=True, e_imet_pct=50)
        year = add(office, TrainingYear, country_id=country, fiscal_year=2026, imet_ceiling=10_000_00)
        assert sums(office, imet) == (0, 0, 0, 0, 0, 0) and sums(office, case) == (None,) * 6
        lines = [
            add(office, TrainingLine, program_id=imet, priority=priority, total_cost=cost, course_id=course_id)
            for priority, cost, course_id in (
                ("A", 4_999_99, course), ("B", 1_00, None), ("D", None, None), ("A", 5_000_00, None)
            )
        ]  # fmt: skip
        assert sums(office, imet) == (9_999_99, 1_00, 0, 1, 4_999_99, 2_499_99)

        def said() -> set[str]:
            return {
                each.rule
                for each in findings.everything(office.writer, TODAY)
                if each.record == ("training_year", year)
            }

        assert "IMT-07" in said() and "IMT-04" not in said()
        change(office, TrainingLine, lines[0], total_cost=5_000_00)
        assert sums(office, imet)[4:] == (5_000_00, 2_500_00) and "IMT-07" not in said()
        change(office, TrainingLine, lines[1], priority="A")
        assert sums(office, imet)[:2] == (10_001_00, 0) and "IMT-04" in said()
        change(office, TrainingLine, lines[1], program_id=case)
        assert sums(office, imet)[0] == 10_000_00 and "IMT-04" not in said()
        change(office, Course, course, pme_flag=False)
        assert sums(office, imet)[4] == 0
        change(office, TrainingLine, lines[3], line_status="CANCELLED", cancel_request_date=TODAY)
        with office.change("Remove") as work:
            work.remove(TrainingLine, lines[0])
        assert sums(office, imet)[0] == 0
        change(office, TrainingProgram, imet, program_label="PKO")
        assert sums(office, imet) == (None,) * 6
        change(office, TrainingProgram, imet, program_label="IMET-2")
        assert sums(office, imet)[:4] == (0, 0, 0, 1)
        assert whole.stale_derived(office.writer) == []
        assert whole.kept(office.writer, office.today) == whole.evaluated(office.writer, office.today)

        touched: Touched = {
            TrainingLine: {lines[2]: {"priority": ("A", "D")}},
            TrainingProgram: {imet: {"plan_d": (0, 5)}},
        }
        asked = {
            task.kind.spec.name: list(task.ids)
            for task in rechecks.after_change(office.writer, touched, {})
            if task.ids
        }
        assert asked.pop("training_line") == [lines[2]]
        assert asked.pop("training_year") == [year] and asked == {}


def test_a_path_may_name_the_few_fields_it_reads() -> None:
    hop = hops(TrainingProgram, "training_line<program_id[priority,total_cost].course_id")[0]
    assert (hop.target, hop.link, hop.only) == (TrainingLine, "program_id", ("priority", "total_cost"))
    with pytest.raises(PathError):
        hops(TrainingProgram, "training_line<program_id[price]")


def test_a_sum_is_read_by_its_name_only() -> None:
    assert rules_concerned("student", "training_program", frozenset({"plan_a"})) == frozenset()
    assert {"IMT-04"} <= {
        each.id for each in rules_concerned("training_year", "training_program", frozenset({"plan_a"}))
    }
    assert fields_concerned("training_line", frozenset({"remarks_imso"})).get("training_program") is None
    assert "plan_a" in fields_concerned("training_line", frozenset({"priority"}))["training_program"]
