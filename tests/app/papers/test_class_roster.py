"""The class roster: everybody of one course and start, open seats, the plan counted back."""

from datetime import timedelta

from app import documents
from app.office import Office
from app.papers.class_roster import class_facts
from models.training.lines import TrainingLine
from tests.app.papers.reading import words
from tests.app.papers.season import STARTS, Season


def test_one_line_leads_to_the_whole_class(office: Office, made: Season) -> None:
    found = [class_facts(office.reader, office.reader.get(TrainingLine, each)) for each in made.lines]
    assert all(each.mates == found[0].mates for each in found)
    assert [each.name.split(",")[0][:10] for each in found[0].mates] == ["AL-BANDARI", "SAMPLE", ""]
    assert found[0].seats == 4
    plan = {each.what: each for each in found[0].plan}
    reports = STARTS - timedelta(days=4)
    assert plan["Visa applied for"].on == reports - timedelta(days=60), (
        "the embassy asks for more than the plan"
    )
    assert plan["Earliest examination"].earliest and plan["English test"].done == "1 of 2"
    assert [each.on for each in found[0].plan] == sorted(each.on for each in found[0].plan)
    said = words(documents.print_paper(office, "class_roster", made.lines[2]).data)
    assert "2 students on 4 seats" in said and "2 open seats" in said


def test_a_line_without_dates_is_a_class_of_its_own(office: Office, made: Season) -> None:
    with office.change("Add") as work:
        bare = work.add(TrainingLine, {"program_id": made.program, "wcn": "0999"})
    said = words(documents.preview(office.reader, "class_roster", bare).data)
    assert "course not recorded" in said and "No report date is recorded." in said
