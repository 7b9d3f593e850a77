"""Papers in the places of assessment and release are met by nobody who may not see assessments, on no way."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from app import access, attachments, between, bin, exporting, lookup, undo_list
from app.cases import slots
from app.errors import DeskError, Refused
from app.office import Office
from app.reading import Has, Query
from app.today import news
from models.cases.assessed import AssessmentPaper
from models.cases.casebook import CaseFile
from models.cases.completeness import State
from models.cases.filing import CaseDocument
from models.office.desk import Attachment
from tests import support
from tests.support import TODAY, USER, acting

CANARY = "Quicksilver"
PLACES = ("CTA", "RELEASE")
Ids = dict[str, int]
Route = Callable[[Office, Ids, Path], object]


@pytest.fixture(scope="module")
def filed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Office, Ids]]:
    """A case whose two places were filled by scans; one scan was removed again."""
    folder = tmp_path_factory.mktemp("guarded")
    made = support.make_office(folder)
    case = support.add(made, CaseFile, case_designator="BN-B-SAA", case_kind="FMS", entered_as="OFFERED")
    ids: Ids = {"case": case}
    scan = folder / f"{CANARY} range.txt"
    for place in (*PLACES, "gone"):
        scan.write_text(f"Of the {CANARY}", encoding="utf-8")
        ids[place] = slots.take(made, case, "CTA" if place == "gone" else place, scan)
        made.log("viewed", kind="assessment_paper", record_id=ids[place])
    with made.change("Remove a paper") as work:
        work.remove(AssessmentPaper, ids["gone"])
    ids["scan"] = made.reader.get(AssessmentPaper, ids["CTA"]).paper_scan or 0
    yield made, ids
    made.close()


def _sheet(office: Office, _ids: Ids, folder: Path) -> str:
    target = folder / "papers.csv"
    exporting.export(office, Query(AssessmentPaper, ("paper_title",)), target)
    return target.read_text("utf-8")


WAYS: dict[str, Route] = {
    "list": lambda office, *_: office.reader.read(Query(AssessmentPaper)).rows,
    "list of files": lambda office, *_: office.reader.read(Query(Attachment)).rows,
    "record": lambda office, ids, _: office.reader.get(AssessmentPaper, ids["CTA"]).stored,
    "below the case": lambda office, ids, _: [
        each.stored for each in office.reader.children(AssessmentPaper, "case_id", ids["case"])],
    "files of the paper": lambda office, ids, _: [
        each.stored for each in attachments.attachments_of(office.reader, ids["CTA"])],
    "the file itself": lambda office, ids, _: office.reader.get(Attachment, ids["scan"]).stored,
    "titles": lambda office, ids, _: office.reader.titles("assessment_paper", [ids["CTA"]]),
    "titles of files": lambda office, ids, _: office.reader.titles("attachment", [ids["scan"]]),
    "history": lambda office, ids, _: office.reader.history(AssessmentPaper, ids["CTA"]),
    "history of the file": lambda office, ids, _: office.reader.history(Attachment, ids["scan"]),
    "place": lambda office, ids, _: slots.titles_of(office.reader, slots.file_of(office.reader, ids["case"])),
    "recent records": lambda office, ids, _: lookup.described(office.reader, [("assessment_paper", ids["CTA"])]),
    "bin": lambda office, *_: bin.removed(office.reader),
    "two days compared": lambda office, *_: between.differences(office.reader, TODAY - timedelta(days=1), TODAY),
    "access log": lambda office, *_: access.page(office.reader, access.find(office.reader, USER)),
    "search": lambda office, *_: office.reader.find(CANARY),
    "palette": lambda office, *_: lookup.find(office.reader, CANARY),
    "news": lambda office, *_: news.news_since(office.reader, "Somebody", TODAY - timedelta(days=1)),
    "sheet": _sheet,
}  # fmt: skip
"""Ways on which officers meet the papers."""
SILENT: dict[str, Route] = {
    "case papers": lambda office, *_: office.reader.read(Query(CaseDocument)).rows,
    "files of the case": lambda office, ids, _: [
        each.stored for each in attachments.attachments_of(office.reader, ids["case"])],
    "history of the case": lambda office, ids, _: office.reader.history(CaseFile, ids["case"]),
    "steps": lambda office, *_: undo_list.listed(office.reader, USER),
    "filter": lambda office, *_: office.reader.ids(Query(CaseFile, where=Has("assessment_paper<case_id"))),
    "findings": lambda office, *_: list(office.reader.all_findings()),
}  # fmt: skip
"""Ways on which nobody meets them by name."""


def met(route: Route, filed: tuple[Office, Ids], folder: Path) -> str:
    """All that a way tells, in one text; what is refused tells only that."""
    try:
        return repr(route(*filed, folder))
    except DeskError as error:
        return str(error)


@pytest.mark.parametrize("way", WAYS)
def test_a_clerk_meets_no_paper_of_the_two_places(
    filed: tuple[Office, Ids], tmp_path: Path, way: str
) -> None:
    assert CANARY in met(WAYS[way], filed, tmp_path), "an officer meets it"
    with acting(filed[0], "Clara", "clerk"):
        assert CANARY not in met(WAYS[way], filed, tmp_path)


@pytest.mark.parametrize("way", SILENT)
def test_some_ways_name_none_to_anybody(filed: tuple[Office, Ids], tmp_path: Path, way: str) -> None:
    assert CANARY not in met(SILENT[way], filed, tmp_path)
    with acting(filed[0], "Clara", "clerk"):
        assert CANARY not in met(SILENT[way], filed, tmp_path)


def test_he_is_told_that_the_places_are_filled_and_fills_none_himself(
    filed: tuple[Office, Ids], tmp_path: Path
) -> None:
    office, ids = filed
    before = slots.file_of(office.reader, ids["case"])
    scan = tmp_path / "Approval.txt"
    scan.write_text("Approved", encoding="utf-8")
    kept = len(list(office.folder.rglob("files/*")))
    with acting(office, "Clara", "clerk"):
        file = slots.file_of(office.reader, ids["case"])
        assert file.sentence == before.sentence, "he counts as an officer does"
        for code in PLACES:
            place = file.slot(code)
            assert (place.state, place.papers, place.mend) == (State.PRESENT, (), None)
            with pytest.raises(Refused, match="clerk may not change assessment and release papers"):
                slots.take(office, ids["case"], code, scan)
        with pytest.raises(DeskError):
            office.reader.ids(Query(CaseFile, where=Has("assessment_paper<case_id")))
    assert len(list(office.folder.rglob("files/*"))) == kept, "nothing of it was stored"
    assert [len(before.slot(code).papers) for code in PLACES] == [1, 1]


def test_no_case_paper_is_filed_in_the_two_places(filed: tuple[Office, Ids]) -> None:
    """Neither by form or command nor by a sheet: the two codes are none of a case paper."""
    office, _ = filed
    codes = {each.code for each in office.reader.choices(CaseDocument.slot.choices)}
    guarded = {each.code for each in office.reader.choices(AssessmentPaper.slot.choices)}
    every = {each.code for each in office.reader.choices("case_slot")}
    assert guarded == set(PLACES) and codes == every - guarded
