"""sco plan whatif: tried at an amount, moved, kept, compared, applied as one change; what is wrong is named."""

from pathlib import Path

import pytest

from app.reading import Query
from models.office.places import Country
from models.planning.years import TrainingYear
from models.training.lines import TrainingLine
from models.training.programs import TrainingProgram
from tests import support
from tests.app.cli.conftest import Sco

YEAR = ("--year", "2026", "--on", support.TODAY.isoformat())


@pytest.fixture
def planned(folder: Path) -> Path:
    """An office with a year of three lines, of which its ceiling pays for two."""
    with support.reopen(folder) as office, office.change("Plan a year") as work:
        country = office.reader.ids(Query(Country))[0]
        own = {"country_id": country, "fiscal_year": 2026}
        program = work.add(TrainingProgram, own | {"program_label": "IMET-1"})
        work.add(TrainingYear, own | {"imet_ceiling": 700_00})
        work.add_many(TrainingLine, (
            {"program_id": program, "wcn": f"000{at}", "course_title": f"Course {at}", "priority": "A", "plan_rank": at,
             "total_cost": at * 200_00}
            for at in (1, 2, 3)
        ))  # fmt: skip
    return folder


def test_an_order_is_tried_kept_compared_and_applied(sco: Sco, planned: Path) -> None:
    told = sco("plan", "whatif", planned, *YEAR)
    assert told.code == 0 and "FY 2026 (current year): at the ceiling of $700." in told.out
    assert (
        "----   Ends here: $600 paid" in told.out
        and "Military education: $0, 0 % (at least 50 %)" in told.out
    )
    tried = sco("plan", "whatif", planned, *YEAR, "--move", "0003=1", "--priority", "0001=d", "--amount", "650",
                "--save", "Third first", "--json").result  # fmt: skip
    assert [(each["name"], each["priority"], each["standing"]) for each in tried["lines"]] == [
        ("0003 Course 3", "A", "counted"), ("0002 Course 2", "A", "out"), ("0001 Course 1", "D", "out")]  # fmt: skip
    assert (len(tried["falls_out"]), len(tried["comes_in"]), tried["amount_cents"]) == (2, 1, 650_00)
    beside = sco("plan", "whatif", planned, *YEAR, "--compare", "third first").out
    assert "FY 2026 as it stands" in beside and "A3, falls out" in beside and "A1, within the money" in beside
    for wrong, said in (
        (("--move", "0009=1"), "No line of FY 2026 is called “0009”"), (("--move", "0001"), "does not say where to"),
        (("--move", "0001=last"), "“last” is no place"), (("--priority", "0001=C"), "There is no priority “C”"),
        (("--amount", "much"), "“much” is no amount"),
        (("--end-of-year", "more"), "“more” is no amount"), (("--from", "Other"), "There are: “Third first”"),
        (("--apply", "Other"), "has no what-if “Other”"), (("--amount", "5", "--apply", "X"), "nothing to apply"),
    ):  # fmt: skip
        refused = sco("plan", "whatif", planned, *YEAR, *wrong)
        assert refused.code in (1, 2) and said in refused.err, wrong
    late = sco("plan", "whatif", planned, *YEAR, "--priority", "0001=B", "--end-of-year", "200")
    assert "$200 is supposed at the end of the year: it pays priority B" in late.out and "B1" in late.out
    applied = sco("plan", "whatif", planned, *YEAR, "--apply", "Third first")
    assert "Applied as “Third first” as one change: 2 lines moved." in applied.out
    assert sco("plan", "whatif", planned, *YEAR, "--json").result["lines"][0]["name"] == "0003 Course 3"
    assert sco("undo", planned).code == 0
    assert sco("plan", "whatif", planned, *YEAR, "--json").result["lines"][0]["name"] == "0001 Course 1"
    found = sco("plan", "check", planned, *YEAR, "--json").told["findings"]
    assert {"PLN-01", "IMT-07", "IMT-04"} <= {each["rule"] for each in found}
