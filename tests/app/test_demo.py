"""The practice office: what it promises a newcomer, read back from the office and from the files beside it."""

import subprocess
from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import openpyxl
import pytest

from app import demo, offices
from app.demo import DemoResult, place
from app.errors import Refused
from app.office import Office
from app.reader import Reader
from app.reading import Cond, Query
from app.store import keys, records
from app.training import ways
from models.eum.book import Item
from models.eum.events import EventSite, InventoryEvent
from models.eum.places import StorageSite
from models.kinds import Kind, all_kinds
from models.office.places import Country, Site, Unit
from models.training.lines import TrainingLine
from models.training.people import Student
from models.training.vetting import HrVetting
from tests import support
from tests.app.conftest import PRACTICE_DAY, PracticeMade

TODAY = PRACTICE_DAY
BLOCKED_BY = {
    "BN-10421": "MED-02", "BN-10422": "VET-01", "BN-10423": "VET-04", "BN-10424": "ITO-05", "BN-10425": "ENG-01",
    "BN-10426": "MED-06", "BN-10427": "PLN-09", "BN-10428": "FMS-01", "BN-10429": "SCR-03",
    "BN-10430": "ITO-PASSPORT", "BN-10431": "MED-01", "BN-10432": "MED-07", "BN-10433": "PLN-20",
    "BN-10434": "VET-03", "BN-10435": "SCR-02", "BN-10436": "MED-08",
}  # fmt: skip


@pytest.fixture(scope="module")
def few() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(keys, "ROUNDS_FLOOR", support.ROUNDS)
        yield


@pytest.fixture(scope="module")
def said(practice_made: PracticeMade) -> list[str]:
    return practice_made.said


@pytest.fixture(scope="module")
def made(few: None, practice_made: PracticeMade) -> DemoResult:
    return practice_made.result


@pytest.fixture
def practice(made: DemoResult) -> Iterator[Office]:
    with offices.open_office(made.office, "trainer", demo.PASSPHRASE, today=TODAY, reading=True) as office:
        yield office


def test_every_published_row_is_accounted_for_and_every_sum_agrees(made: DemoResult) -> None:
    assert [each.rows for each in made.published] == [1254, 907, 1162]
    assert [len(each.checks) for each in made.published] == [58, 46, 48]
    for each in made.published:
        assert each.created + len(each.checks) == each.rows and not each.rejected
        assert all(check.agrees for check in each.checks)


def test_nominations_come_in_but_for_two_rows_that_say_why(made: DemoResult) -> None:
    assert made.nominations.result.created == 30
    assert any("mixes two date orders" in each for each in made.nominations.questions)
    sheet = openpyxl.load_workbook(made.nominations.rejects)["Rejected rows"]
    rows = list(sheet.iter_rows(min_row=2, values_only=True))
    assert [row[2] for row in rows] == ["MUZARIQ", "KOLBANIN"]
    assert "no day" in str(rows[0][1]) and "not among the codes" in str(rows[1][1])


@pytest.mark.parametrize(("number", "rule"), BLOCKED_BY.items())
def test_a_student_is_kept_by_one_thing(made: DemoResult, practice: Office, number: str, rule: str) -> None:
    student = practice.reader.lookup(Student, number)
    standing = next(each for each in made.standings if each.record_id == student.id)
    assert [each.rule for each in standing.missing] == [rule]


def test_some_drafts_are_open_and_every_trouble_comes_twice(made: DemoResult) -> None:
    assert len(made.standings) == 38
    assert len(made.ready) == 10 and len(made.lacking_one) == len(BLOCKED_BY)
    met = Counter(rule for each in made.standings for rule in {finding.rule for finding in each.missing})
    assert {rule for rule in BLOCKED_BY.values() if met[rule] < 2} == set()


def test_sixty_students_stand_at_every_step(practice: Office) -> None:
    columns = ways.by_step(ways.board(practice.reader, everybody=True))
    assert sum(map(len, columns.values())) == 60
    assert [key for key, students in columns.items() if not students] == []


def test_twelve_hundred_items_lie_at_nine_sites_with_every_trouble(practice: Office) -> None:
    reader = practice.reader
    items = [
        row for row in reader.records(Query(Item)) if row.source_of_record != "FIELD_FIND" or row.eum_line_id
    ]
    found = [row for row in reader.records(Query(Item)) if row.entered_as == "ORIGIN_QUERY"]
    assert reader.count(Query(StorageSite)) == 9
    assert len(items) + 6 == 1_200, "six came by a transfer from elsewhere, one more was found by the count"
    assert len(found) == 3, "two of those six, and the one of the count, wait for their origin to be settled"
    states = Counter(row.disposition for row in reader.records(Query(Item)))
    assert {
        "LOST",
        "DESTROYED",
        "EXPENDED",
        "DEMILITARIZED",
        "IN_REPAIR",
        "DAMAGED",
        "NOT_SIGHTED",
    } <= states.keys()
    assert min(states.values()) >= 2
    marks = Counter(row.serial_state for row in reader.records(Query(Item)))
    assert marks["ILLEGIBLE"] >= 2 and marks["LABEL_MISSING"] >= 2 and marks["REASSIGNED"] >= 2


def test_one_inventory_is_signed_one_open_and_one_was_refused(practice: Office) -> None:
    reader = practice.reader
    events = {row.event_no: row for row in reader.records(Query(InventoryEvent))}
    assert {no: row.event_status for no, row in events.items()} == {
        "BN-DEPOT-1": "SIGNED", "BN-DEPOT-2": "IN_PROGRESS", "BN-DEPOT-3": "RECONCILED",
    }  # fmt: skip
    signed = events["BN-DEPOT-1"]
    assert signed.found and signed.not_found == 6 and signed.unexpected == 1 and not signed.open_questions
    refused = events["BN-DEPOT-3"]
    assert refused.found == 0 and refused.not_found == refused.expected_count
    sites = reader.records(Query(EventSite, where=Cond("event_id", "=", refused.id)))
    assert [row.access_refused for row in sites] == [True]


def steps_of(office_folder: Path, day: date) -> dict[str, int]:
    """How many students stand at each step."""
    with offices.open_office(office_folder, "trainer", demo.PASSPHRASE, today=day, reading=True) as office:
        return {
            key: len(each) for key, each in ways.by_step(ways.board(office.reader, everybody=True)).items()
        }


def test_duties_are_overdue_due_this_week_and_later(made: DemoResult) -> None:
    assert made.duties.overdue >= 2 and made.duties.this_week >= 5
    assert made.duties.all > made.duties.overdue + made.duties.this_week + 5


def test_ten_lines_say_what_was_done_and_how_to_open(made: DemoResult, said: list[str]) -> None:
    assert len(said) == 10 and tuple(said) == made.lines()
    assert f"passphrase: {demo.PASSPHRASE}" in said[1]
    assert all("\n" not in each for each in said)


@pytest.mark.parametrize(("user", "role"), demo.ROLES.items())
def test_every_user_opens_it_with_the_printed_passphrase(made: DemoResult, user: str, role: str) -> None:
    with offices.open_office(made.office, user, demo.PASSPHRASE, today=TODAY, reading=True) as office:
        assert office.role.code == role


def test_the_draft_order_is_a_draft_on_every_page(made: DemoResult) -> None:
    assert made.draft.name.startswith("DRAFT_ITO_") and made.draft.parent.name == "papers"
    read = subprocess.run(
        ["pdftotext", "-layout", str(made.draft), "-"], capture_output=True, check=True, timeout=60
    )
    pages = read.stdout.decode().split("\f")[:-1]
    assert len(pages) == 2 and all("DRAFT" in each for each in pages)
    assert "TARQANI / Sahim" in pages[0] and "TARQANI, Lamis" in pages[1]


def test_the_reasons_name_every_closed_order_with_rule_and_remedy(made: DemoResult) -> None:
    text = made.reasons.read_text(encoding="utf-8")
    for each in made.standings:
        assert (each.name in text) is bool(each.missing)
        assert all(finding.message in text and finding.rule in text for finding in each.missing)


def test_sheets_hold_every_record_and_where_it_came_from(made: DemoResult) -> None:
    for path, count in zip(made.sheets, (60, 3171 + 59 + 8), strict=True):
        book = openpyxl.load_workbook(path, read_only=True)
        rows = list(book[book.sheetnames[0]].iter_rows(values_only=True))
        origin = {
            str(label): text for label, text in book["Provenance"].iter_rows(values_only=True, max_col=2)
        }
        assert len(rows) == count + 1
        assert origin["Office"] == "Office of Defense Cooperation Bandaria"
        assert len(str(origin["Journal head"])) == 64


def test_nothing_stands_beside_a_real_country_or_unit(practice: Office) -> None:
    reader = practice.reader
    invented = reader.lookup(Country, "BN").id
    foreign = reader.ids(Query(TrainingLine, where=Cond("program_id.country_id", "!=", invented)))
    assert len(foreign) == 3171
    blamed = {each.record[1] for each in reader.all_findings() if each.record}
    assert blamed and not blamed & set(foreign)
    for row in records.every(reader.connection, Student):
        assert row.get("country_id") == invented
    for row in records.every(reader.connection, HrVetting):
        unit = row.get("unit_id")
        assert unit is None or reader.get(Unit, unit).country_id == invented


def test_cases_orders_and_sites_are_as_an_office_keeps_them(practice: Office) -> None:
    """What is wrong is wrong on purpose, and at least twice."""
    met = Counter(each.rule for each in practice.reader.all_findings())
    assert not {"FMS-03", "FMS-06"} & met.keys()
    assert met["ITO-02"] == 2 and met["ITO-11"] >= 2
    training = records.every(practice.reader.connection, Site)
    assert {row.get("student_officer") for row in training if row.get("site_purpose") == "TRAINING"} == {
        "Student Office"
    }


def test_the_past_shows_what_was_not_known_then(practice: Office) -> None:
    student = practice.reader.lookup(Student, "BN-10430").id
    with practice.as_of(TODAY - timedelta(days=30)) as past:
        then = past.get(Student, student)
    now = practice.reader.get(Student, student)
    assert (then.first_name, then.dod_vetting_state) == ("Thavin", "PENDING")
    assert (now.first_name, now.dod_vetting_state) == ("Tawin", "CLEARED")
    sentences = [each.sentence for each in practice.reader.history(Student, student)]
    assert any("Thavin" in each and "Tawin" in each for each in sentences)


def test_the_history_is_proven_and_the_backup_is_there(made: DemoResult, practice: Office) -> None:
    proof = practice.verify()
    assert proof.sound and proof.entries == made.entries > 25
    assert (made.backup / "records.db").exists()


_OWN_TO_THE_FILE = frozenset({"subject_id"})


def _content(reader: Reader) -> list[tuple[str, ...]]:
    """Every live record as shown, links by title, without ids."""
    return sorted(
        (name, str(row.row_status), *_shown(reader, kind, row))
        for name, kind in all_kinds().items()
        for row in records.every(reader.connection, kind)
    )


def _shown(reader: Reader, kind: type[Kind], row: Kind) -> Iterator[str]:
    for key, value in sorted(row.stored.items()):
        if key in kind.fields and key not in _OWN_TO_THE_FILE:
            yield f"{key}={reader.show(kind.fields[key], value)}"


def contents_of(office: Path) -> list[tuple[str, ...]]:
    """All that an office of that day holds, without what is the file's own."""
    with offices.open_office(office, "chief", demo.PASSPHRASE, today=TODAY, reading=True) as opened:
        return _content(opened.reader)


def test_an_office_of_ones_own_is_left_alone(tmp_path: Path) -> None:
    office = support.make_office(tmp_path / "own")
    office.close()
    office.folder.rename(tmp_path / place.NAME)
    before = (tmp_path / place.NAME / "records.db").read_bytes()
    (tmp_path / place.NAME / place.MARKER).write_text('{"practice office": "another"}')
    with pytest.raises(Refused, match="left as it is"):
        demo.build(tmp_path, today=TODAY)
    assert (tmp_path / place.NAME / "records.db").read_bytes() == before


def test_a_practice_office_with_something_else_in_it_is_left_alone(tmp_path: Path) -> None:
    folder = _marked(tmp_path)
    (folder / "letter.txt").write_text("mine")
    with pytest.raises(Refused, match="not only a practice office"):
        place.make_room(folder)
    assert (folder / "letter.txt").read_text() == "mine" and (folder / "records.db").exists()


def test_an_open_practice_office_is_left_alone(tmp_path: Path) -> None:
    folder = _marked(tmp_path)
    with support.reopen(folder), pytest.raises(Refused, match="left as it is"):
        place.make_room(folder)
    place.make_room(folder)
    assert not folder.exists()


def _marked(tmp_path: Path) -> Path:
    office = support.make_office(tmp_path)
    office.close()
    place.mark(office.folder, office.office_id)
    return office.folder
