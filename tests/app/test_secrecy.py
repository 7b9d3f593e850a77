"""What a folder, a home and a temporary folder give away: nothing. And a working day opens no socket."""

import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from app import attachments, backups, offices, users
from app.office import Office
from app.reading import Query
from models.fields import STORED_AS_TEXT, Type
from models.office.desk import Attachment
from models.training.people import Student
from tests import support
from tests.app.whole import tables
from tests.support import ROUNDS, TODAY, USER, Hands

PASSPHRASE = "Wombat-Passphrase-88213 by the pier"
SCANNED = "Numbat-Attachment-55120"
IMPORTED = "Bilby-Imported-30917"
TEXTS = STORED_AS_TEXT - {Type.CHOICE, Type.DATE, Type.PARTIAL_DATE, Type.LOCAL_MOMENT}
ROOT = Path(__file__).parents[2]


def canaries() -> dict[str, str]:
    """A word of its own for every text field of a student."""
    fields = [each for each in Student.written_fields() if each.type in TEXTS]
    assert len(fields) > 15
    return {each.key: f"Quokka{number:03}Zq"[: each.max_length] for number, each in enumerate(fields)}


def forms(words: Iterable[str]) -> list[bytes]:
    """The words in every form in which they could stand in a file, capitals lost too."""
    encoded = (word.lower().encode(each) for word in words for each in ("utf-8", "utf-16-le", "utf-16-be"))
    return sorted(set(encoded))


def given_away(folders: Iterable[Path], words: Iterable[str]) -> list[str]:
    wanted = forms(words)
    return [f"{path}: {word!r}" for path in everything(folders) for word in wanted if word in lowered(path)]


def everything(folders: Iterable[Path]) -> Iterator[Path]:
    for folder in folders:
        yield from (path for path in folder.rglob("*") if path.is_file())


def lowered(path: Path) -> bytes:
    return str(path).lower().encode() + path.read_bytes().lower()


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A temporary folder of this test's own, for whoever asks the system for one."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    for name in ("TMPDIR", "TMP", "TEMP", "SQLITE_TMPDIR"):
        monkeypatch.setenv(name, str(folder))
    monkeypatch.setattr(tempfile, "tempdir", None)
    return folder


def imported(office: Office, folder: Path) -> None:
    from app.importing import plan, run

    sheet = folder / "students.csv"
    sheet.write_text(f"Surname,First name,Service number\n{IMPORTED},Dela,00123\n", encoding="utf-8")
    workbook, removed = plan.read(sheet)
    proposal = plan.propose(office.reader, Student, workbook, removed=removed)
    assert run.apply(office, run.dry_run(office.reader, proposal)).created == 1
    sheet.unlink()


def test_no_word_of_the_records_stands_in_any_file(tmp_path: Path, home: Path, temporary: Path) -> None:
    support.allow_few_rounds()
    place = tmp_path / "desk"
    place.mkdir()
    office = offices.create(
        place / "Bandaria.sco", country="BN", name="ODC Bandaria", user=USER, passphrase=PASSPHRASE, today=TODAY,
        rounds=ROUNDS, zone="UTC", now=Hands(),
    ).office  # fmt: skip
    words = canaries()
    with office.change("Add") as work:
        student = work.add(Student, words)
    with office.change("Edit") as work:
        work.set(Student, student, {"surname": words["surname"] + "b"})
    office.undo()
    scan = temporary / "scan.txt"
    scan.write_text(SCANNED)
    kept = attachments.attach(office, Student, student, scan, attachments.Told(words["surname"]))
    scan.unlink()
    imported(office, temporary)
    outside = attachments.open_outside(office, office.reader.get(Attachment, kept))
    assert outside.read_text() == SCANNED
    assert office.reader.find(words["surname"])
    with office.another_reader() as reader:
        assert len(reader.ids(Query(Student, text=words["surname"]))) == 1
    backups.back_up(office, place / "backups")
    users.change_passphrase(office, USER, PASSPHRASE + " again", rounds=ROUNDS)
    recovery = users.recovery_key(office)
    secrets = [
        *words.values(),
        IMPORTED,
        PASSPHRASE,
        recovery,
        recovery.replace("-", ""),
        office.data_key.hex(),
    ]
    folders = (place, home, temporary)

    assert given_away(folders, secrets) == [], "while it is open"
    assert len(given_away(folders, [SCANNED])) == 1, "the copy outside, and nothing else"
    office.close()
    assert given_away(folders, [*secrets, SCANNED]) == [], "after it is closed"
    backups.restore(place / "backups", place / "Again.sco", USER, PASSPHRASE, now=Hands())
    assert given_away(folders, [*secrets, SCANNED]) == [], "after a restore"
    with offices.open_office(place / "Again.sco", USER, PASSPHRASE, today=TODAY, now=Hands()) as again:
        assert tables(again.reader.connection)["student"][student]["surname"] == words["surname"]
    assert {path.name for path in everything([home])} <= {"machine.json"}


def test_the_search_finds_what_it_looks_for(tmp_path: Path) -> None:
    """The control arm."""
    for number, encoding in enumerate(("utf-8", "utf-16-le", "utf-16-be")):
        (tmp_path / f"{number}").write_bytes(b"\x07" + PASSPHRASE.upper().encode(encoding))
    (tmp_path / SCANNED).write_bytes(b"")
    assert len(given_away([tmp_path], [PASSPHRASE])) == 3
    assert len(given_away([tmp_path], [SCANNED])) == 1


DAY = """
import sys
from pathlib import Path
from app import backups, documents, exporting
from app.importing import plan, run
from app.reading import Query
from models.training.people import Student
from tests import support
from tests.app.complete import add_family
from tests.models.training.family import STUDENT, TODAY

place = Path(sys.argv[1])
office = support.make_office(place, today=TODAY)
student = add_family(office)[STUDENT]
sheet = place / "students.csv"
sheet.write_text("Surname,First name,Service number\\nTARIM,Dela,00123\\n")
workbook, removed = plan.read(sheet)
proposal = plan.propose(office.reader, Student, workbook, removed=removed)
assert run.apply(office, run.dry_run(office.reader, proposal)).created == 1
with office.change("Promote") as work:
    work.set(Student, student, {"us_grade": "O-4"})
assert documents.print_paper(office, "ito", student).data.startswith(b"%PDF")
for name in ("students.xlsx", "again.csv"):
    assert exporting.export(office, Query(Student), place / name).rows == 2
backups.back_up(office)
assert office.verify().sound
office.close()
print("done")
"""


def test_a_day_from_the_office_to_the_backup_opens_no_socket(
    tmp_path: Path, child_env: dict[str, str]
) -> None:
    """In a process of its own, whose children are watched as well: it ends with 97 at the first socket."""
    words = [sys.executable, "-c", DAY, str(tmp_path)]
    ran = subprocess.run(words, cwd=ROOT, env=child_env, capture_output=True, text=True)
    assert (ran.returncode, ran.stdout.strip()) == (0, "done"), ran.stderr
