"""sco eum: plan, read from standard input, reconcile, sign, report."""

import io
from pathlib import Path

import pytest

from models.eum.book import ArticleType, Item
from models.eum.places import StorageSite
from tests import support
from tests.app.cli.conftest import Sco


@pytest.fixture
def book(folder: Path) -> Path:
    """An office with three serials at one depot."""
    with support.reopen(folder) as office, office.change("Take the book over") as work:
        nvd = work.add(ArticleType, {"article_code": "NVD-PVS14"})
        site = work.add(StorageSite, {"store_name": "Northern Depot"})
        for serial in ("0012-A7", "0013-A7", "0014-A7"):
            work.add(Item, {"article_type_id": nvd, "serial_raw": serial, "site_id": site})
    return folder


def test_a_count_by_commands_alone(sco: Sco, book: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ran = sco("eum", "plan", book, "--site", "Northern Depot", "--planned-on", "2026-03-02", "--freeze")
    assert ran.out == "Inventory 2026-BN-001 is planned. Its list is frozen with 3 items.\n"
    monkeypatch.setattr("sys.stdin", io.StringIO("0012a7\n0013-A7\n\n0013-A7\nX-9\n"))
    ran = sco("eum", "read", book, "2026-BN-001")
    assert [line.split()[:2] for line in ran.out.splitlines()[:4]] == [
        ["0012a7", "FOUND"], ["0013-A7", "FOUND"], ["0013-A7", "DUPLICATE_READ"], ["X-9", "UNEXPECTED"],
    ]  # fmt: skip
    assert ran.out.splitlines()[4].startswith("4 readings recorded.")
    found = sco("eum", "reconcile", book, "2026-BN-001", "--json").result
    assert (found["summary"]["found"], found["summary"]["not_found"]) == (2, 1)
    assert [(each["outcome"], each["serial"]) for each in found["questions"]] == [
        ("UNEXPECTED", "X-9"), ("NOT_FOUND", "0014-A7"),
    ]  # fmt: skip
    report = sco("eum", "report", book, "2026-BN-001").out
    assert "Not found: 1" in report
    assert "Not signed yet." in report
    refused = sco("eum", "sign", book, "2026-BN-001", "--side", "US", "--name", "Ada Quill", "--json")
    assert refused.code == 1
    assert len(refused.told["findings"]) == 4


def test_reading_a_file_tells_each_line_in_json(sco: Sco, book: Path, tmp_path: Path) -> None:
    sco("eum", "plan", book, "--site", "Northern Depot", "--planned-on", "2026-03-02", "--freeze")
    (tmp_path / "list.txt").write_text("0012-A7\n0014-A\n", encoding="utf-8")
    told = sco("eum", "read", book, "2026-BN-001", tmp_path / "list.txt", "--json").result
    assert [each["outcome"] for each in told["readings"]] == ["FOUND", "SUGGEST"]
    assert told["readings"][1]["candidates"] == [
        {"item": told["readings"][1]["item"], "serial": "0014-A7", "reason": "The last character, 7, is missing."}
    ]  # fmt: skip


def test_a_sheet_and_a_file_of_another_device_are_read_too(sco: Sco, book: Path, tmp_path: Path) -> None:
    sco("eum", "plan", book, "--site", "Northern Depot", "--planned-on", "2026-03-02", "--freeze")
    (tmp_path / "list.csv").write_text("No,Serial\n1,0012-A7\n2,N/A\n", encoding="utf-8")
    ran = sco("eum", "read", book, "2026-BN-001", tmp_path / "list.csv", "--method", "PARTNER_LIST")
    assert ran.out.splitlines()[0].startswith("0012-A7  FOUND")
    assert ran.err == "Row 3, column B, “N/A”: this is no serial.\n"
    assert sco("eum", "report", book, "2026-BN-001", "--readings", tmp_path / "a.readings").code == 0
    ran = sco("eum", "read", book, "2026-BN-001", tmp_path / "a.readings")
    assert ran.out == "0 readings added, 1 known already, 0 struck out.\n"


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("plan",), 2),
        (("plan", "--site", "Nowhere"), 1),
        (("plan", "--site", "Northern Depot", "--kind", "WEEKLY"), 2),
        (("plan", "--site", "Northern Depot", "--planned-on", "soon"), 2),
        (("read", "2026-BN-009"), 1),
    ],
)
def test_what_cannot_be_is_refused(sco: Sco, book: Path, words: tuple[str, ...], code: int) -> None:
    assert sco("eum", words[0], book, *words[1:]).code == code
