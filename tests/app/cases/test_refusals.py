"""What the kinds of a case refuse by themselves, and the answer a person gets."""

from pathlib import Path

import pytest

from app.errors import Refused, Usage
from app.forms import parse_values
from app.importing import plan, run
from app.importing.extract import Extract
from app.importing.plan import Choices
from app.office import Office
from app.reading import Cond, Query
from models.cases.casebook import CaseFile
from models.cases.offers import CaseLine
from models.cases.payments import CaseBill
from models.kinds import Kind
from tests import support
from tests.support import TODAY


@pytest.fixture
def case(office: Office) -> int:
    return support.add(office, CaseFile, case_designator="BN-B-SAA", case_kind="FMS", entered_as="OFFERED")


def test_a_line_stands_once_on_a_case(office: Office, case: int) -> None:
    support.add(office, CaseLine, case_id=case, line_no="001")
    with pytest.raises(Refused, match=r"already a case line 001 of BN-B-SAA with the same Line\."):
        support.add(office, CaseLine, case_id=case, line_no="001")
    twice = pytest.raises(Refused, match=r"Two case lines would have the same Line: 002 of BN-B-SAA\.")
    with twice, office.change("Add") as work:
        work.add_many(CaseLine, [{"case_id": case, "line_no": "002"}] * 2)
    other = support.add(office, CaseFile, case_designator="BN-B-SAB", case_kind="FMS", entered_as="OFFERED")
    support.add(office, CaseLine, case_id=other, line_no="001")
    assert office.reader.count(Query(CaseLine, where=Cond("line_no", "=", "001"))) == 2


@pytest.mark.parametrize(
    ("kind", "key", "value", "said"),
    [
        (CaseFile, "total_value", -1, "Total value is at least 0"),
        (CaseLine, "line_total", -1, "Total is at least 0"),
        (CaseLine, "qty", -1, "Ordered is at least 0"),
        (CaseBill, "amount_due", -500, "Amount due is at least 0"),
    ],
)
def test_nothing_of_a_case_is_negative(
    office: Office, case: int, kind: type[Kind], key: str, value: object, said: str
) -> None:
    values = {key: value} if kind is CaseFile else {key: value, "case_id": case}
    with pytest.raises(Usage, match=rf"{said}\. Nothing was changed\."):
        support.add(office, kind, **values)
    assert office.reader.count(Query(kind)) == (kind is CaseFile)


# -- by form and by sheet a clear sentence; by command see tests/app/cli ----------------------------------------------
LINE = "Case,Line,Nomenclature,Quantity"
CASE = "Case Identifier,Case Nickname,Total Case Value,Offer date,OED"
WRONG = [
    # what is typed of a case, or of a line; the same in a sheet; what is said of it
    (CaseFile, {"case_designator": "BN-SAA"}, [CASE, "BN-SAA,Radios,1.00,,"],
     "“BN-SAA” is no case identifier: two characters for the customer, one letter for the agency, three for the case"),
    (CaseLine, {"line_no": "001"}, [LINE, "BN-B-SAA,1,Radio,1", "BN-B-SAA,001,Radio,2"], "case line 001 of BN-B-SAA"),
    (CaseLine, {"line_no": "002", "qty": "-1"}, [LINE, "BN-B-SAA,2,Radio,-1"], "at least 0"),
    (CaseFile, {"case_designator": "BN-B-SAC", "total_value": "-5"}, [CASE, "BN-B-SAC,Radios,-5.00,,"], "at least 0"),
]  # fmt: skip


def brought(office: Office, folder: Path, kind: type[Kind], rows: list[str]) -> run.DryRun:
    path = folder / "extract.csv"
    path.write_text("\n".join(rows), encoding="utf-8")
    book, removed = plan.read(path)
    proposal = plan.propose(office.reader, kind, book, removed=removed)
    return run.dry_run(office.reader, proposal, Choices(extract=Extract("SCIP", TODAY)))


@pytest.mark.parametrize(("kind", "typed", "rows", "said"), WRONG)
def test_what_is_wrong_is_said_in_form_and_sheet(
    office: Office,
    case: int,
    tmp_path: Path,
    kind: type[Kind],
    typed: dict[str, str],
    rows: list[str],
    said: str,
) -> None:
    if kind is CaseLine:
        support.add(office, CaseLine, case_id=case, line_no="001")
        typed = typed | {"case_id": "BN-B-SAA"}
    with pytest.raises((Refused, Usage)) as told:
        values = parse_values(office.reader, kind, typed, making=True)
        with office.change("Add") as work:
            work.add(kind, values)
    assert said in told.value.sentence
    seen = brought(office, tmp_path, kind, rows)
    assert seen.rejected and all(said in run.why_rejected(each) for each in seen.rejected)


def test_an_expiry_before_the_offer_is_told_before_the_import_and_kept(
    office: Office, tmp_path: Path
) -> None:
    """The official system says so."""
    rows = [CASE, "BN-B-SAB,Radios,1.00,2026-02-02,2026-02-01", "BN-B-SAC,Radios,1.00,2026-02-02,2026-02-02"]
    seen = brought(office, tmp_path, CaseFile, rows)
    assert not seen.rejected
    assert [(row, reason) for row, _, _, reason in seen.odd] == [
        (2, "The offer expires on 01 Feb 2026, before it was made on 02 Feb 2026")
    ]
    run.apply(office, seen)
    found = office.reader.findings(CaseFile, office.reader.lookup(CaseFile, "BN-B-SAB").id)
    assert [each.fields for each in found if each.rule == "CASE-O-21"] == [("oed",)]
