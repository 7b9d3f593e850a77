"""What the kinds of a case refuse by themselves, and the answer a person gets."""

import pytest

from app.errors import Refused, Usage
from app.office import Office
from app.reading import Cond, Query
from models.cases.casebook import CaseFile
from models.cases.offers import CaseBill, CaseLine
from models.kinds import Kind
from tests import support


@pytest.fixture
def case(office: Office) -> int:
    return support.add(office, CaseFile, case_designator="BN-B-SAA", case_kind="FMS", entered_as="OFFERED")


def test_a_line_stands_once_on_a_case(office: Office, case: int) -> None:
    support.add(office, CaseLine, case_id=case, line_no="001")
    with pytest.raises(Refused, match=r"already a case line 001 with the same Line\. Nothing was changed\."):
        support.add(office, CaseLine, case_id=case, line_no="001")
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
