"""Papers about visits: what each says, in which order, and what never stands on it."""

from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest

from app import documents
from app.office import Office
from tests.app.papers import visitors
from tests.app.papers.depot import Depot
from tests.app.papers.reading import words
from tests.app.papers.visitors import Visitors

Made = tuple[Office, Visitors]


@pytest.fixture(scope="module")
def filed(supplied: tuple[Office, Depot]) -> Iterator[Made]:
    office, _ = supplied
    yield office, visitors.make(office)


SAYS: dict[tuple[str, str], tuple[str, ...]] = {
    ("visit_request", "request"): (
        "VC-2026-0142, APACS 1234567", "1. Request id and system", "Country clearance, Theater clearance",
        "Passport: X7654321", "7. Passport number", "09 Mar 2026 10:30 Asia/Tbilisi",
        "Hotel Lark, 1 Lark Street, +995 777", "Antiterrorism Level I: 01 Dec 2025", "Note of 20 Jan 2026", "TT-77",
        "No weapons are carried.", "moved by the ministry", "Lee Stone, +1 703 555", "Page 1 of"),
    ("visit_schedule", "request"): ("10:30-11:15 Asia/Tbilisi", "Office call, chief of staff", "Service dress",
                                    "Arrive Bandar, GE", "TBS Bandar", "lodging: Hotel Lark"),
    ("visit_itinerary", "in Latin"): ("Your itinerary", "Ørsted-Nguyễn", "10:30-11:15", "call Quill, Ada"),
    ("visit_card", "request"): ("Call: Quill, Ada", "Stay: Hotel Lark, +995 777", "10:30 Office call",
                                "Times: Asia/Tbilisi"),
    ("support_plan_paper", "plan"): ("Three-star equivalent", "Six rooms", "20 Feb 2026 10 days Six rooms Quill, Ada",
                                     "$1,250", "97-0100", "arranged 20 Feb 2026", "One vegetarian"),
    ("visit_roster", "request"): ("No rural travel", "1234567 Approval restricted", "Training section",
                                  "nobody named", "Restriction No rural travel"),
}  # fmt: skip


@pytest.mark.parametrize(("paper", "subject"), SAYS)
def test_each_paper_says_what_it_is_for(filed: Made, paper: str, subject: str) -> None:
    office, made = filed
    found = words(documents.preview(office.reader, paper, made[subject]).data)
    for sentence in SAYS[paper, subject]:
        assert sentence in found, (sentence, found)
    assert found.startswith("CUI")


def test_the_message_asks_no_more_than_the_profile(filed: Made) -> None:
    """Passport stands on it, birth date does not; a request without profile tells neither."""
    office, made = filed
    found = words(documents.preview(office.reader, "visit_request", made["request"]).data)
    assert visitors.PASSPORT in found and "1980" not in found and "01 Dec 2024" not in found
    roster = words(documents.preview(office.reader, "visit_roster", made["request"]).data)
    assert visitors.PASSPORT not in roster and "1980" not in roster


def test_the_plain_text_is_marked_and_fits_69_columns(filed: Made, tmp_path: Path) -> None:
    office, made = filed
    for name in ("m.txt", "m.upper.txt"):
        documents.write_sheet(office, "visit_request", tmp_path / name, record_id=made["request"])
        text = (tmp_path / name).read_bytes().decode("utf-8")
        lines = text.split("\r\n")
        assert lines[0] == "CUI" and lines[-2] == "CUI" and max(map(len, lines)) <= 69
        assert ("REVIEW OF OPEN CASES" in text) == (name == "m.upper.txt")
    assert text == text.upper() and "\u0421\u0418\u0414\u041e\u0420\u041e\u0412\u0410" in text


def test_the_roster_stands_by_dv_code_in_every_script(filed: Made, tmp_path: Path) -> None:
    office, made = filed
    target = tmp_path / "roster.xlsx"
    documents.write_sheet(office, "visit_roster", target, record_id=made["request"])
    cells = [
        [str(cell.value or "") for cell in line] for line in openpyxl.load_workbook(target).worksheets[0]
    ]
    heading = next(at for at, line in enumerate(cells) if line[1] == "Name")
    rows = [line for line in cells[heading + 1 :] if line[0]]
    assert [line[5] for line in rows] == ["4", "6", "", "", "", ""]
    told = "\n".join(line[1] for line in rows)
    assert all((native or surname) in told for surname, native in visitors.NAMES.values())
    assert {line[9] for line in rows} == {"No rural travel"}
    table = tmp_path / "roster.csv"
    documents.write_sheet(office, "visit_roster", table, record_id=made["request"])
    text = table.read_text(encoding="utf-8-sig")
    assert "สมชาย" in text and "ليلى" in text and text.splitlines()[-1] == "CUI"
