"""The scan folder offers what the office does not keep yet, and does with originals what was chosen, never more."""

import os
from pathlib import Path

import pytest

from app import attachments, scans
from app.errors import Refused, Trouble
from app.office import Office
from app.scans import After, Known, Scan
from models.training.people import Student
from tests import support


@pytest.fixture
def folder_of_scans(tmp_path: Path) -> Path:
    made = tmp_path / "scans"
    made.mkdir()
    for at, name in enumerate(("passport.jpg", "letter.pdf", "visa.png")):
        (made / name).write_bytes(name.encode())
        os.utime(made / name, (1_000_000 + at, 1_000_000 + at))
    (made / ".hidden").write_bytes(b"x")
    (made / "empty.pdf").write_bytes(b"")
    (made / "attached").mkdir()
    return made


def names(found: list[Scan]) -> list[str]:
    return [each.path.name for each in found]


def new(office: Office, folder: Path, known: Known | None = None) -> list[Scan]:
    return scans.new_scans(folder, scans.kept_hashes(office.reader), {} if known is None else known)


def test_new_files_are_offered_newest_first_until_they_are_kept(
    office: Office, folder_of_scans: Path
) -> None:
    assert names(new(office, folder_of_scans)) == ["visa.png", "letter.pdf", "passport.jpg"]
    student = support.add(office, Student)
    made = attachments.attach(office, Student, student, folder_of_scans / "letter.pdf")
    assert names(new(office, folder_of_scans)) == ["visa.png", "passport.jpg"]
    with office.change("Remove") as work:
        work.remove(attachments.Attachment, made)
    assert names(new(office, folder_of_scans)) == ["visa.png", "letter.pdf", "passport.jpg"]


def test_a_file_is_read_once_and_again_when_it_changes(office: Office, folder_of_scans: Path) -> None:
    known: Known = {}
    before = {each.path.name: each.sha256 for each in new(office, folder_of_scans, known)}
    assert len(known) == 3
    (folder_of_scans / "visa.png").write_bytes(b"scanned again")
    after = {each.path.name: each.sha256 for each in new(office, folder_of_scans, known)}
    assert after["letter.pdf"] == before["letter.pdf"]
    assert after["visa.png"] != before["visa.png"]
    assert len(known) == 4


@pytest.mark.parametrize(
    ("after", "left", "moved"),
    [(After.LEAVE, True, False), (After.MOVE, False, True), (After.DELETE, False, False)],
)
def test_the_original_is_left_moved_or_deleted(
    folder_of_scans: Path, after: After, left: bool, moved: bool
) -> None:
    scan = scans.new_scans(folder_of_scans, (), {})[0]
    scans.put_away(scan, after)
    assert scan.path.exists() is left
    assert (folder_of_scans / "attached" / "visa.png").exists() is moved


def test_a_moved_original_takes_no_others_place(folder_of_scans: Path) -> None:
    (folder_of_scans / "attached" / "visa.png").write_bytes(b"an earlier one")
    scans.put_away(scans.new_scans(folder_of_scans, (), {})[0], After.MOVE)
    assert (folder_of_scans / "attached" / "visa.png").read_bytes() == b"an earlier one"
    assert (folder_of_scans / "attached" / "visa 2.png").read_bytes() == b"visa.png"


def test_what_changed_after_it_was_attached_is_not_deleted(folder_of_scans: Path) -> None:
    scan = scans.new_scans(folder_of_scans, (), {})[0]
    scan.path.write_bytes(b"the scanner wrote again")
    with pytest.raises(Refused, match="changed meanwhile"):
        scans.put_away(scan, After.DELETE)
    assert scan.path.read_bytes() == b"the scanner wrote again"


def test_a_folder_that_is_not_there_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(Trouble, match="not there"):
        scans.new_scans(tmp_path / "gone", (), {})
