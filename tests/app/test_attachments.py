"""Attachments: kept encrypted with a record, opened outside as a copy that goes away, never with a marking."""

import stat
import tempfile
from datetime import date
from pathlib import Path

import pytest

from app import access, attachments, offices
from app.attachments import Told
from app.errors import NotFound, Refused, Stale, Trouble, Usage
from app.office import Office
from app.store import exports, files
from models.office.desk import Attachment
from models.office.places import Unit
from models.training.people import Student
from tests import support
from tests.support import PASSPHRASE, TODAY, USER, Hands

CANARY = "Kestrel-Umber-4471 über alles Amt"
OUTSIDE = exports.OPENED_NAME


def scan(folder: Path, content: bytes = CANARY.encode(), name: str = "passport.txt") -> Path:
    path = folder / name
    path.write_bytes(content)
    return path


def attached(office: Office, tmp_path: Path) -> Attachment:
    student = support.add(office, Student)
    made = attachments.attach(office, Student, student, scan(tmp_path), Told("Passport page"))
    return office.reader.get(Attachment, made)


def test_a_file_is_kept_encrypted_and_read_back(office: Office, tmp_path: Path) -> None:
    kept = attached(office, tmp_path)
    assert (kept.file_name, kept.media_type, kept.size, kept.received_on) == (
        "passport.txt", "text/plain", len(CANARY.encode()), TODAY,
    )  # fmt: skip
    assert attachments.open_inside(office, kept).data == CANARY.encode()
    assert [each.id for each in attachments.attachments_of(office.reader, kept.subject_id or 0)] == [kept.id]
    assert next(line.action for line in access.lines(office.reader.connection)) == "viewed"
    office.close()
    for path in (each for each in office.folder.rglob("*") if each.is_file()):
        data = path.read_bytes()
        assert CANARY.encode() not in data, path.name
        assert CANARY.encode("utf-16-le") not in data, path.name


def test_the_same_content_is_kept_once(office: Office, tmp_path: Path) -> None:
    first = attached(office, tmp_path)
    second = attachments.attach(office, Unit, support.add(office, Unit), scan(tmp_path))
    assert office.reader.get(Attachment, second).sha256 == first.sha256
    assert len(files.stored(office.folder / files.FILES_NAME)) == 1


def test_a_copy_opened_outside_is_readable_by_its_user_only_and_goes_at_closing(
    office: Office, tmp_path: Path
) -> None:
    path = attachments.open_outside(office, attached(office, tmp_path))
    assert path.read_text() == CANARY
    assert path.is_relative_to(office.folder / OUTSIDE)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    assert next(line.action for line in access.lines(office.reader.connection)) == "opened outside"
    office.close()
    assert list((office.folder / OUTSIDE).iterdir()) == []


def test_a_reader_takes_back_his_own_copies_only(office: Office, tmp_path: Path) -> None:
    kept = attached(office, tmp_path)
    writers = attachments.open_outside(office, kept)
    with offices.open_office(office.folder, USER, PASSPHRASE, today=TODAY, now=Hands()) as looking:
        readers = attachments.open_outside(looking, looking.reader.get(Attachment, kept.id))
        assert readers.exists()
    assert not readers.exists()
    assert writers.exists()


def test_what_a_crash_left_outside_goes_at_the_next_start(office: Office, tmp_path: Path) -> None:
    path = attachments.open_outside(office, attached(office, tmp_path))
    office.handed_out.clear()
    office.close()
    assert path.exists()
    with support.reopen(office.folder):
        assert not path.exists()


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("letter.txt", b"Dear all,\n\n(SECRET//NOFORN) The plan is this.\n"),
        ("letter.txt", "TOP SECRET\r\nThe plan\r\n".encode("utf-16")),
        ("letter.dat", b"\xef\xbb\xbfSECRET\nThe plan\n"),
        ("noending", "SECRET\nDie Pläne\n".encode("latin-1")),
        ("SECRET NOFORN plan.pdf", b"%PDF-1.7\n\0\0"),
    ],
)
def test_classified_words_are_not_taken_in(name: str, content: bytes, office: Office, tmp_path: Path) -> None:
    student = support.add(office, Student)
    with pytest.raises(Refused, match="classification marking") as caught:
        attachments.attach(office, Student, student, scan(tmp_path, content, name))
    assert "security officer" in caught.value.do
    assert files.stored(office.folder / files.FILES_NAME) == {}
    assert attachments.attachments_of(office.reader, student) == []


def test_ordinary_words_and_binary_files_come_in(office: Office, tmp_path: Path) -> None:
    student = support.add(office, Student)
    for name, content in (
        ("course.txt", b"He attends the secretarial course.\n"),
        ("scan.jpg", bytes(range(256)) * 20),
        ("empty.txt", b""),
    ):
        attachments.attach(office, Student, student, scan(tmp_path, content, name))
    assert len(attachments.attachments_of(office.reader, student)) == 3
    assert office.verify().sound


def test_what_cannot_be_attached(office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    student = support.add(office, Student)
    with pytest.raises(Usage, match="no file"):
        attachments.attach(office, Student, student, tmp_path / "gone.pdf")
    with pytest.raises(NotFound):
        attachments.attach(office, Student, student + 1, scan(tmp_path))
    monkeypatch.setattr(attachments, "LARGEST", 3)
    with pytest.raises(Refused, match="at most"):
        attachments.attach(office, Student, student, scan(tmp_path))
    assert files.stored(office.folder / files.FILES_NAME) == {}


def test_a_damaged_file_is_said_and_not_shown(office: Office, tmp_path: Path) -> None:
    kept = attached(office, tmp_path)
    path = files.path_of(office.folder / files.FILES_NAME, kept.sha256 or "")
    data = bytearray(path.read_bytes())
    data[-1] ^= 1
    path.write_bytes(data)
    with pytest.raises(Trouble):
        attachments.open_inside(office, kept)
    assert not office.verify().sound


def test_what_is_said_of_a_file_is_kept_and_changed(office: Office, tmp_path: Path) -> None:
    student = support.add(office, Student)
    told = Told("Visa page", date(2026, 2, 27), "CUI//PRVCY")
    made = attachments.attach_bytes(office, Student, student, b"scan", "visa.jpg", told)
    kept = office.reader.get(Attachment, made)
    assert (kept.description, kept.received_on, kept.marking) == (
        "Visa page",
        date(2026, 2, 27),
        "CUI//PRVCY",
    )
    attachments.describe(office, kept, Told("Visa, both pages", None, "CUI"))
    now = office.reader.get(Attachment, made)
    assert (now.description, now.received_on, now.marking) == ("Visa, both pages", None, "CUI")
    with pytest.raises(Stale):
        attachments.describe(office, kept, Told("Another"))


def test_a_file_is_looked_at_before_it_is_kept_unless_it_is_marked(office: Office) -> None:
    assert attachments.peek(b"plain", "letter.txt").media_type == "text/plain"
    with pytest.raises(Refused):
        attachments.peek(b"SECRET//NOFORN", "letter.txt")


def test_a_workbook_is_shown_as_a_table_and_nothing_of_it_reaches_the_disk(
    office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "nowhere"))
    rows = "\n".join(f"{CANARY},{number}" for number in range(600))
    (table,) = attachments.tables_of(
        attachments.Opened("list.csv", "text/csv", f"Name,Number\n\n{rows}".encode())
    )
    assert table.rows[:3] == (("Name", "Number"), ("", ""), (CANARY, "0"))
    assert (len(table.rows), table.more) == (500, 102)
    for path in (each for each in tmp_path.rglob("*") if each.is_file()):
        assert CANARY.encode() not in path.read_bytes()


def test_a_broken_workbook_says_so(office: Office) -> None:
    with pytest.raises(Trouble, match=r"damaged|not a spreadsheet"):
        attachments.tables_of(attachments.Opened("list.xlsx", "", b"PK\x03\x04" + bytes(200)))
