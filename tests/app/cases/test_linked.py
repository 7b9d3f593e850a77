"""An entry of the chronology tells the record it is about by name; what keeps a paper keeps its case."""

import pytest

from app.errors import Usage
from app.forms import parse_values
from app.office import Office
from app.papers.case_keeping import monitored
from app.papers.case_status import chronology_facts
from app.reading import Query
from app.sheetrows import SheetRows
from models.cases.casebook import CaseFile
from models.cases.filing import CaseDocument, ChronologyEntry
from models.cases.shipments import Shipment
from tests import support


def test_a_linked_record_is_told_by_name(office: Office) -> None:
    case = support.add(office, CaseFile, case_designator="BN-B-SAA")
    shipment = support.add(office, Shipment, case_id=case, shipment_ref="SAA-3")
    typed = {"case_id": "BN-B-SAA", "entry_kind": "Event", "subject_id": "SAA-3", "subject_kind": "Shipment"}
    values = parse_values(office.reader, ChronologyEntry, typed, making=True)
    assert (values["subject_kind"], values["subject_id"]) == ("shipment", shipment)
    with office.change("Note what happened") as work:
        entry = work.add(ChronologyEntry, values)
        bare = work.add(ChronologyEntry, {"case_id": case})
    columns = ("subject_id", "entry_kind")
    rows = office.reader.rows(ChronologyEntry, columns, [entry, bare])
    assert [each.cells for each in rows] == [("SAA-3", "Event"), ("", "")]
    query = Query(ChronologyEntry, columns=columns)
    told = {tuple(each) for each in SheetRows(office.reader, query, {}).rows()}
    page = chronology_facts(office.reader, office.reader.get(CaseFile, case)).parts[-1].table
    assert page is not None and "Shipment SAA-3" in {row[-1] for row in page.cells}
    assert told == {("SAA-3", "Event"), ("", None)}
    with office.change("Correct it") as work:  # an entry stays; a later one is about another kind of record
        later = work.add(ChronologyEntry, {"case_id": case, "entry_text": "The whole case", "corrects_id": entry,
                                           "subject_kind": "case_file", "subject_id": case})  # fmt: skip
    history = [
        (each.before, each.after)
        for of in (entry, later)
        for line in office.reader.history(ChronologyEntry, of)
        for each in line.changes
        if each.key == "subject_id"
    ]
    assert history == [("", "SAA-3"), ("", "BN-B-SAA")]
    page = chronology_facts(office.reader, office.reader.get(CaseFile, case)).parts[-1].table
    assert page is not None and any("corrects the entry of" in row[2] for row in page.cells)
    with office.change("Remove shipment") as work:
        work.remove(Shipment, shipment)
    assert office.reader.subject_title(office.reader.get(ChronologyEntry, entry)) == "SAA-3 (removed)"


@pytest.mark.parametrize(("kind", "record"), [("", "SAA-3"), ("SHIPMENT", "SAA-9")])
def test_a_record_that_is_not_there_is_refused(office: Office, kind: str, record: str) -> None:
    with pytest.raises(Usage):
        parse_values(
            office.reader, ChronologyEntry, {"subject_kind": kind, "subject_id": record}, making=True
        )


def test_a_paper_under_enhanced_monitoring_keeps_its_case(office: Office) -> None:
    kept, plain = (support.add(office, CaseFile, case_designator=each) for each in ("BN-B-SAA", "BN-B-SAB"))
    for case, basis in ((kept, "EEUM"), (plain, "CASE")):
        support.add(office, CaseDocument, case_id=case, retention_basis=basis)
    assert monitored(office.reader) == {kept}
