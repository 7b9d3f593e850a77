"""Papers: closed with the list of reasons, printed and kept once, found by their code, drawn again byte for byte."""

from datetime import date
from io import BytesIO

import pikepdf
import pytest

from app import access, documents, offices
from app.errors import NotFound, Refused, Trouble, Usage
from app.office import Office
from app.store import files
from models.office.desk import Document
from models.training.health import MedicalRecord
from models.training.people import Student
from tests import support
from tests.app.complete import add_family
from tests.models.training.family import MEDICAL, STUDENT
from tests.support import PASSPHRASE, USER, Hands

DAY = date(2026, 5, 1)


@pytest.fixture
def family(office: Office) -> dict[int, int]:
    office.move_to(DAY)
    return add_family(office)


def printed(office: Office, student: int) -> Document:
    made = documents.print_paper(office, "ito", student)
    assert made.record_id is not None
    return office.reader.get(Document, made.record_id)


def test_a_closed_paper_says_everything_that_is_missing(office: Office, family: dict[int, int]) -> None:
    with office.change("Lose") as work:
        work.remove(MedicalRecord, family[MEDICAL])
    paper = documents.printable("ito")
    missing = documents.closed_by(office.reader, paper, family[STUDENT])
    assert missing
    for attempt in (documents.preview, documents.draw):
        with pytest.raises(Refused):
            attempt(office.reader, "ito", family[STUDENT])
    with pytest.raises(Refused) as caught:
        documents.print_paper(office, "ito", family[STUDENT])
    assert list(caught.value.findings) == missing
    count = "one thing is" if len(missing) == 1 else "things are"
    assert count in caught.value.title
    assert documents.papers_of(office.reader, Student, family[STUDENT]) == []
    assert files.stored(office.folder / files.FILES_NAME) == {}


def test_a_printed_paper_is_kept_with_everything_that_proves_it(
    office: Office, family: dict[int, int]
) -> None:
    kept = printed(office, family[STUDENT])
    assert (kept.paper, kept.subject_id, kept.made_on, kept.made_by) == ("ito", family[STUDENT], DAY, USER)
    data = documents.bytes_of(office, kept)
    with pikepdf.open(BytesIO(data)) as pdf:
        assert len(pdf.pages) == kept.pages
    assert [each.id for each in documents.papers_of(office.reader, Student, family[STUDENT])] == [kept.id]
    said = [line.action for line in access.lines(office.reader.connection)]
    assert said[:2] == ["viewed", "printed"]
    assert office.undoable() != "Print Draft ITO for SC-TMS entry"
    assert office.verify().sound


def test_its_code_finds_it_however_it_is_typed(office: Office, family: dict[int, int]) -> None:
    kept = printed(office, family[STUDENT])
    code = kept.code or ""
    for typed in (code, code.lower(), code.replace("-", ""), f" {code.replace('-', ' ')} "):
        assert documents.by_code(office.reader, typed).id == kept.id
    with pytest.raises(NotFound):
        documents.by_code(office.reader, "0000-0000-0000")


def test_the_same_facts_are_kept_once(office: Office, family: dict[int, int]) -> None:
    first, again = (documents.print_paper(office, "ito", family[STUDENT]) for _ in range(2))
    assert (first.record_id, first.data) == (again.record_id, again.data)


def test_kept_facts_draw_the_same_bytes(office: Office, family: dict[int, int]) -> None:
    kept = printed(office, family[STUDENT])
    before = documents.bytes_of(office, kept)
    office.close()
    with support.reopen(office.folder, today=date(2027, 1, 5)) as later:
        again = later.reader.get(Document, kept.id)
        assert documents.redraw(again) == documents.bytes_of(later, again) == before


def test_an_older_drawing_is_not_passed_off_as_the_same(office: Office, family: dict[int, int]) -> None:
    kept = printed(office, family[STUDENT])
    older = Document(kept.id, {**kept.stored, "template_version": "0"})
    with pytest.raises(Refused, match="older version"):
        documents.redraw(older)


def test_an_edit_shows_that_the_paper_says_something_else_now(office: Office, family: dict[int, int]) -> None:
    kept = printed(office, family[STUDENT])
    assert not documents.differs(office.reader, kept)
    with office.change("Promote") as work:
        work.set(Student, family[STUDENT], {"us_grade": "O-4"})
    assert documents.differs(office.reader, kept)
    second = printed(office, family[STUDENT])
    assert second.id != kept.id
    assert documents.bytes_of(office, kept) != documents.bytes_of(office, second)
    with office.change("Correct") as work:
        work.set(Student, family[STUDENT], {"us_grade": "O-3"})
    assert not documents.differs(office.reader, kept)
    assert documents.differs(office.reader, second)


def test_a_kept_paper_is_neither_changed_nor_removed(office: Office, family: dict[int, int]) -> None:
    kept = printed(office, family[STUDENT])
    with pytest.raises(Refused), office.change("Forge") as work:
        work.set(Document, kept.id, {"title": "Order"})
    with pytest.raises(Refused), office.change("Lose") as work:
        work.remove(Document, kept.id)


def test_a_damaged_paper_is_said_and_not_shown(office: Office, family: dict[int, int]) -> None:
    kept = printed(office, family[STUDENT])
    path = files.path_of(office.folder / files.FILES_NAME, kept.sha256 or "")
    path.write_bytes(path.read_bytes()[:-1])
    with pytest.raises(Trouble):
        documents.bytes_of(office, kept)
    assert not office.verify().sound


def test_who_only_reads_looks_at_it_but_does_not_print(office: Office, family: dict[int, int]) -> None:
    with offices.open_office(office.folder, USER, PASSPHRASE, today=DAY, now=Hands()) as looking:
        assert documents.preview(looking.reader, "ito", family[STUDENT]).record_id is None
        with pytest.raises(Refused, match=USER):
            documents.print_paper(looking, "ito", family[STUDENT])
    assert documents.papers_of(office.reader, Student, family[STUDENT]) == []


def test_there_is_no_such_paper(office: Office) -> None:
    with pytest.raises(Usage, match="ito"):
        documents.print_paper(office, "visa", 1)
    assert "ito" in [each.name for each in documents.papers_for(Student)]
    assert {"ito", "today", "away", "handover"} <= {each.name for each in documents.all_papers()}


# -- about the office --------------------------------------------------------------------------------------
def test_the_day_is_printed_kept_and_logged(office: Office, family: dict[int, int]) -> None:
    support.add(office, "note", subject_kind="student", subject_id=family[STUDENT], due_on=DAY, body="Call")
    shown = documents.preview_office(office, office.reader, "today")
    assert shown.record_id is None and documents.papers_of(office.reader, Student, family[STUDENT]) == []
    made = documents.print_office(office, "today")
    assert made.data == shown.data and made.file_name == "today-2026-05-01.pdf"
    assert made.record_id is not None
    kept = office.reader.get(Document, made.record_id)
    assert (kept.paper, kept.subject_kind, kept.subject_id, kept.made_by) == ("today", None, None, USER)
    assert next(access.lines(office.reader.connection)).detail == f"today {made.code}"
    assert documents.by_code(office.reader, made.code).id == kept.id
    assert documents.redraw(kept) == made.data
    assert not documents.differs(office.reader, kept)
    assert office.verify().sound


def test_an_absence_asks_for_its_days(office: Office, family: dict[int, int]) -> None:
    with pytest.raises(Usage, match="a range of days"):
        documents.preview_office(office, office.reader, "away")
    with pytest.raises(Usage, match="soon"):
        documents.print_office(office, "away", "soon")
    made = documents.print_office(office, "away", "3-12 May")
    assert made.file_name == "away-2026-05-03.pdf"
    assert documents.redraw(documents.by_code(office.reader, made.code)) == made.data


def test_who_only_reads_looks_at_the_day_but_does_not_print_it(office: Office) -> None:
    with offices.open_office(office.folder, USER, PASSPHRASE, today=DAY, now=Hands()) as looking:
        assert documents.preview_office(looking, looking.reader, "today").pages == 1
        with pytest.raises(Refused, match=USER):
            documents.print_office(looking, "today")
