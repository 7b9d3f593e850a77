"""What changed in an offer, from the list of offers: the other version is chosen, the paper is shown and kept."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QComboBox, QFileDialog

from app import documents
from app.office import Office
from models.cases.casebook import CaseFile
from models.cases.filing import SaProgramme
from models.cases.offers import LoaLine, LoaVersion
from models.office.places import Country
from tests import support
from tests.ui.driving import Hands, with_office

IDS: dict[str, int] = {}


def book(office: Office) -> None:
    """An offer in three versions, whose papers are released."""
    country = support.add(office, Country, country_code="XB", country_name="Bandaria West")
    support.add(
        office, SaProgramme, country_id=country, release_authority="Chief", released_on=date(2026, 1, 5)
    )
    case = support.add(office, CaseFile, case_designator="XB-B-SAA", case_kind="FMS", country_id=country)
    for at, (kind, number) in enumerate((("BASIC", None), ("AMENDMENT", 1), ("AMENDMENT", 2))):
        version = support.add(office, LoaVersion, case_id=case, doc_type=kind, doc_number=number,
                              offered_on=date(2025, 3 + at, 1))  # fmt: skip
        support.add(office, LoaLine, version_id=version, line_no="001", line_text="Patrol boat", qty=6 + at)
        IDS[f"{kind}{number or ''}"] = version


def test_the_other_version_is_chosen_and_the_paper_is_kept(
    hands: Hands, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: ("", ""))
    with_office(folder, book)
    hands.open(folder)
    session = hands.workspace.session
    session.open_record.emit("loa_version", IDS["AMENDMENT2"])
    hands.settle()
    page = hands.workspace.page.page_inside("LOA versions")
    page.pane.show_tab("Papers")  # type: ignore[attr-defined]
    hands.settle()
    which = hands.find(QComboBox, "choose_loa_changes")
    assert [which.itemText(at) for at in range(which.count())] == ["XB-B-SAA-A01", "XB-B-SAA"]
    which.setCurrentIndex(1)
    hands.click("show_paper_loa_changes")
    hands.click("sheet_verb")
    hands.settle()
    (kept,) = documents.papers_of(session.reader, LoaVersion, IDS["AMENDMENT2"])
    assert kept.paper == "loa_changes" and '"asked":"XB-B-SAA"' in (kept.facts or "")
