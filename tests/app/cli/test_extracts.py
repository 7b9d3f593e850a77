"""Extracts of SCIP on the command line: compared without importing, and a state that differs told with its command."""

from pathlib import Path

from models.cases.casebook import CaseFile
from tests.app.cli.conftest import Sco

CASES = (
    "Case ID,Nickname,TCV,Status\nBN-B-SAA,Radios,1.00,IMPLEMENTED\nBN-B-SAB,Trucks,2.00,OFFERED\n"
    "Totals,2 cases,3.00,\n"
)
LATER = CASES.replace("1.00,IMPLEMENTED", "4.00,SSC")


def test_an_extract_is_compared_imported_and_its_states_are_told(
    sco: Sco, folder: Path, tmp_path: Path
) -> None:
    path = tmp_path / "cases.csv"
    path.write_text(CASES, encoding="utf-8")
    assert "--as-of DATE" in sco("import", folder, path).err
    made = sco("import", folder, path, "--source", "SCIP", "--as-of", "2026-02-20", "--json").result
    assert (made["created"], [each["row"] for each in made["rejected"]]) == (2, [4])
    path.write_text(LATER, encoding="utf-8")
    said = ("import", folder, path, "--as-of", "2026-03-01")
    paper = tmp_path / "reconciliation.pdf"
    assert "goes with --compare" in sco(*said, "--paper", paper).err
    told = sco(*said, "--compare", "--paper", paper).out
    assert paper.read_bytes().startswith(b"%PDF") and "code " in told
    assert all(
        each in told
        for each in ("Total value", "$1", "$4", "+$3", "Supply complete", "No record was changed")
    )
    compared = sco(*said, "--compare", "--json").result
    assert [each["field"] for each in compared["differences"]] == ["Total value", "State"]
    told = sco(*said).out
    assert "State: SSC in the sheet, IMPLEMENTED on file" in told
    assert "sco case status OFFICE BN-B-SAA --to SSC" in told
    found = sco("show", folder, "case_file", "BN-B-SAA", "--json").result
    assert "IMPLEMENTED" in str(found) and CaseFile.spec.name in str(found)
