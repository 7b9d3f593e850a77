"""The training plan on paper: whole for the command, a part for a service, refused while it would be blanks."""

from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest

from app import access, documents
from app.cli import main
from app.errors import Refused, Usage
from app.office import Office
from app.planning import cetpp
from tests import support
from tests.app.papers.reading import words
from tests.app.planning import plans
from tests.app.planning.plans import YEAR, Made


@pytest.fixture
def plan(office: Office) -> Iterator[tuple[Office, Made]]:
    yield office, plans.make(office)


def test_the_plan_holds_words_and_tables_for_whom_it_is(plan: tuple[Office, Made], tmp_path: Path) -> None:
    office, made = plan
    whole = documents.print_paper(office, "cetpp", made.plan)
    told = words(whole.data)
    assert whole.file_name == f"cetpp_BN_{YEAR}.pdf"
    for text in (
        "Must be an unclassified document", "Bandaria (BN)", f"Budget year {YEAR}", f"Planning year {YEAR + 1}",
        "Version for the combatant command", "DRAFT - NOT SENT", "CUI", "Part One - General Information",
        "1.1.1 Specific U.S. program objectives", "The officer corps matters.", "• one", "Own officers",
        "Common words.", "Army words.", "Air words.", f"{YEAR} IMET-1, Army", f"{YEAR + 1} IMET-1, Army",
        "1400 Staff College", "$85,000", "$32,000.50", "Instructors", "Appendix D: Positions of Prominence",
        "Tavorin, Mira", "Chief of Logistics", "Short course", "5 Impact None trained.", "Boat team", "No course.",
        "9.50 %", "3.1 Aviation Leadership Program (ALP)", "Pilot training", "Regional seminar", "Not written yet.",
    ):  # fmt: skip
        assert text in told, text
    assert documents.print_paper(office, "cetpp", made.plan, "ccmd").record_id == whole.record_id
    kept = documents.by_code(office.reader, whole.code)
    assert documents.redraw(kept, office.reader) == whole.data
    seen = {(each.kind, each.record_id) for each in access.lines(office.reader.connection)}
    assert ("prominent_person", made.ids["graduate"]) in seen
    army = words(documents.preview(office.reader, "cetpp", made.plan, "B Army").data)
    mine, others = (
        ("Version for Army", "Staff College", "Army words.", "Common words."),
        ("Air words.", "Squadron Officer", "Pilot training"),
    )
    assert [text for text in (*mine, *others) if text in army] == list(mine)
    with pytest.raises(Usage, match="ccmd, B, D, P"):
        documents.preview(office.reader, "cetpp", made.plan, "X")
    cetpp.record_day(office, made.plan, "sent_ccmd_on")
    assert "DRAFT" not in words(documents.preview(office.reader, "cetpp", made.plan).data)
    assert "DRAFT" in words(documents.preview(office.reader, "cetpp", made.plan, "B").data)
    assert documents.differs(office.reader, kept)
    documents.write_sheet(office, "cetpp", tmp_path / "plan.xlsx", record_id=made.plan, asked="B")
    sheets = openpyxl.load_workbook(tmp_path / "plan.xlsx")
    assert "Outline" in sheets.sheetnames
    lines = next(sheets[name] for name in sheets.sheetnames if name.startswith(f"1.3 {YEAR} IMET-1"))
    rows = list(lines.values)
    assert (rows[1][2], rows[1][5], rows[-1][5]) == ("Staff College", 85_000, 85_000)
    assert not any("IMET-2" in name for name in sheets.sheetnames)


def test_a_plan_of_blanks_is_refused_with_the_list(
    office: Office, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    begun = cetpp.start(office, YEAR)
    with pytest.raises(Refused) as refused:
        documents.preview(office.reader, "cetpp", begun)
    assert [each.rule for each in refused.value.findings] == ["CETPP-A1", "CETPP-A2", "CETPP-A3"]
    folder = str(office.folder)
    office.close()
    monkeypatch.setenv("SCO_PASSPHRASE", support.PASSPHRASE)
    out = office.folder.parent / "plan.pdf"
    assert main(["print", folder, "cetpp", "--year", "2031", "--for", "ccmd", "--out", str(out)]) == 1
    told = capsys.readouterr()
    assert "No CETPP of 2031 is begun." in told.out + told.err
    assert "No training line of 2031 or 2032 is on file." in told.out + told.err
    assert not out.exists()
    assert main(["plan", "check", folder, "--year", str(YEAR)]) == 0
    assert f"CETPP {YEAR}: " in capsys.readouterr().out
