"""Papers of visits and of what happens after delivery: what each says, what it lacks, and who must have released it."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
import pytest

from app import checklists, documents
from app.checklists import Mark
from app.errors import Refused
from app.eum import checking
from app.office import Office
from app.papers.eum_after import consent_facts
from app.papers.eum_binder import LISTS, binder_facts
from app.papers.eum_checklist import blank_facts, filled_facts
from app.papers.eum_printables import EUM_PRINTABLES
from models.eum.afterwards import Incident, TransferRequest
from models.eum.assessments import ComplianceVisit
from models.eum.checks import PhysicalCheck
from models.eum.deliveries import Delivery
from models.eum.places import StorageSite
from models.eum.programme import EumProgramme
from models.kinds import kind_named
from models.office.desk import Wording
from reports.paper import TRANSLATION, Audience
from tests.app.papers import depot
from tests.app.papers.depot import Depot
from tests.app.papers.reading import words


@pytest.fixture(scope="module")
def after(supplied: tuple[Office, Depot]) -> Iterator[tuple[Office, Depot]]:
    """The depot with a record of each kind that a paper is about."""
    office, made = supplied
    with office.change("What happened") as work:

        def add(name: str, kind: str, **values: Any) -> None:
            made.ids[name] = work.add(kind_named(kind), values)

        add(
            "site_access",
            "site_access",
            site_id=made["north"],
            event_id=made["event"],
            asked_on=date(2026, 2, 1),
            asked_of="Chief of Logistics",
            visit_on=date(2026, 3, 20),
        )
        add(
            "deficiency",
            "deficiency",
            site_id=made["north"],
            item_code="B1",
            deficiency_text="No second lock",
            severity="HIGH",
            fix_due_on=date(2026, 2, 1),
        )
        add(
            "mended",
            "deficiency",
            site_id=made["north"],
            deficiency_text="Fence was down",
            fixed_on=date(2026, 1, 1),
        )
        add("of_south", "deficiency", site_id=made["south"], deficiency_text="Gate is rusty")
        add(
            "eum_delivery",
            "eum_delivery",
            delivery_ref="0TCN-0012",
            eum_line_id=made["line"],
            qty_shipped=40,
            qty_counted=38,
            arrived_on=date(2026, 1, 1),
        )
        add(
            "eum_incident",
            "eum_incident",
            incident_no="2026-1",
            incident_kind="LOSS",
            aware_on=date(2026, 2, 1),
            incident_text="Missed at muster.",
            recovery_steps="The range was searched.",
            prevention_steps="Issue against signature.",
        )
        add("lost", "incident_item", incident_id=made["eum_incident"], item_id=made["item0"])
        add(
            "transfer_request",
            "transfer_request",
            request_no="2026-T1",
            transfer_kind="DISPOSAL",
            divesting_country_id=made["country"],
            commodity="One monocular",
            state_ref="PM-26-0012",
            transfer_decision="APPROVED",
            recipient_has_model=False,
        )
        add("given", "transfer_item", request_id=made["transfer_request"], item_id=made["item1"])
        add(
            "control_plan",
            "control_plan",
            plan_title="Plan NVD",
            plan_version="2",
            country_id=made["country"],
            sec_visits="The ministry is asked 15 days before.",
        )
        add(
            "compliance_visit",
            "compliance_visit",
            visit_kind="CAV",
            visit_starts_on=date(2026, 5, 4),
            visit_ends_on=date(2026, 5, 8),
        )
    made.ids["storage_site"] = made["north"]
    made.ids["physical_check"] = checking.begin(office, made["north"])
    check = office.reader.get(PhysicalCheck, made["physical_check"])
    checklists.answer_many(
        office, check.checklist_id or 0, [Mark("A1", "YES"), Mark("A2", "NO", "Two serials differ")]
    )
    yield office, made


def said(after: tuple[Office, Depot], paper: str) -> str:
    office, made = after
    listed = documents.printable(paper)
    return words(documents.preview(office.reader, paper, made[listed.subject]).data)


SAYS = {
    "access_letter": ("Ministry of Defense of", "asks to be let into Depot North on 20 Mar 2026", "MAJ QUILL, Ada",
                      "What the team would bring: paper and pens only.", "eum@odc-bandaria.example"),
    "deficiency_sheet": ("B1: No second lock", "to be agreed", "to be named", "01 Feb 2026", "HARROW, Lena"),
    "blank_checklist": ("Edition", "acceptable with findings", "Night vision"),
    "security_checklist": ("2 of 33 answered, 1 with no: A2", "Two serials differ", "DRAFT - NOT SIGNED BY BOTH SIDES"),
    "discrepancy_report": ("DRAFT - DATA FOR SF 364", "0TCN-0012", "S1: quantity less than", "$7,000", "5855014328050"),
    "loss_report": ("001200-A7", "03 Mar 2026 (30 calendar days)", "The range was searched.", "not sent yet"),
    "consent_request": ("Lead nation", "DRAFT - NOT SUBMITTED", "missing: to be enclosed", "3 of 12 answered",
                        "$3,500"),
    "disposal_certificate": ("PM-26-0012", "001201-A7", "The certifier did or directed the work"),
    "control_plan_paper": ("5. Visits for end-use monitoring", "This section is to be entered.",
                           "DRAFT - NOT IN FORCE"),
    "cav_binder": ("Something is missing from", "16. Site visits and access letters", "No EUM procedure is on record."),
}  # fmt: skip


@pytest.mark.parametrize("paper", SAYS)
def test_each_paper_says_what_it_is_for_and_what_is_missing(after: tuple[Office, Depot], paper: str) -> None:
    found = said(after, paper)
    for sentence in (*SAYS[paper], "As of 02 Mar 2026"):
        assert sentence in found, sentence
    assert depot.GRID not in found and "Quincunx" not in found


@pytest.mark.parametrize(
    "paper", ["access_letter", "deficiency_sheet", "blank_checklist", "security_checklist"]
)
def test_a_sites_paper_names_no_other_site_and_no_value(after: tuple[Office, Depot], paper: str) -> None:
    found = said(after, paper)
    assert "Depot North" in found
    assert not [
        each for each in ("Arsenal South", "rusty", "3,500", "Fence was down", "FEDCON") if each in found
    ]


PARTNER = [each for each in EUM_PRINTABLES if each.paper().audience is Audience.PARTNER]


def test_every_paper_for_the_partner_waits_for_the_release(office: Office) -> None:
    made = depot.make(office, 1)
    assert len(PARTNER) == 8 and all(each.needs for each in PARTNER)
    with office.change("Not released") as work:
        work.set(EumProgramme, made["programme"], {"released_on": None})
    for paper in PARTNER:
        kind = kind_named(paper.subject)
        with office.change("Add") as work:
            record = work.add(kind, {"site_id": made["north"]} if "site_id" in kind.fields else {})
        missing = documents.closed_by(office.reader, paper, record)
        assert any("needs a release authority and date" in each.message for each in missing), paper.name
        with pytest.raises(Refused, match="Cannot print"):
            documents.preview(office.reader, paper.name, record)


@pytest.mark.parametrize(
    ("kind", "paper", "field", "message"),
    [
        (Incident, "loss_report", "recovery_steps", "Steps to recover is not recorded."),
        (Incident, "loss_report", "prevention_steps", "Steps to prevent is not recorded."),
        (Delivery, "discrepancy_report", "qty_counted", "Counted is not recorded."),
        (TransferRequest, "disposal_certificate", "state_ref", "State reference is not recorded."),
        (TransferRequest, "disposal_certificate", "transfer_decision", "State's consent is not recorded."),
    ],
)
def test_what_a_paper_cannot_do_without_closes_it(
    after: tuple[Office, Depot], kind: type[Any], paper: str, field: str, message: str
) -> None:
    office, made = after
    record = office.reader.get(kind, made[kind.spec.name])
    stripped = kind(record.id, {key: value for key, value in record.stored.items() if key != field})
    missing = documents.printable(paper).missing(office.reader, stripped)
    assert [each.message for each in missing] == [message]


def test_equal_quantities_are_no_discrepancy(after: tuple[Office, Depot]) -> None:
    office, made = after
    record = office.reader.get(Delivery, made["eum_delivery"])
    same = Delivery(record.id, {**record.stored, "qty_counted": record.qty_shipped})
    (missing,) = documents.printable("discrepancy_report").missing(office.reader, same)
    assert "there is no discrepancy to report" in missing.message


def test_the_standard_questions_are_all_there_with_their_answers(after: tuple[Office, Depot]) -> None:
    office, made = after
    facts = consent_facts(office.reader, office.reader.get(TransferRequest, made["transfer_request"]))
    table = facts.parts[1].table
    assert table is not None
    answers = {row[0]: row[2] for row in table.cells}
    assert list(answers) == [*map(str, range(1, 9)), "D1", "D2", "D3", "D4"]
    assert (answers["2"], answers["7"], answers["8"]) == ("One monocular", "to be entered", "No")


def test_the_blank_checklist_counts_its_items_as_the_screen_does(after: tuple[Office, Depot]) -> None:
    office, made = after
    check = office.reader.get(PhysicalCheck, made["physical_check"])
    on_screen = [each.code for each in checklists.answered(office.reader, check.checklist_id or 0)]
    blank = blank_facts(office.reader, office.reader.get(StorageSite, made["north"]))
    filled = filled_facts(office.reader, check)
    for facts in (blank, filled):
        rows = [row for part in facts.parts if part.table for row in part.table.cells if row[0].isdecimal()]
        assert [row[:2] for row in rows] == [(str(at), code) for at, code in enumerate(on_screen, 1)]
    ticked = [row for part in filled.parts if part.table for row in part.table.cells if "☑" in row]
    assert [(row[1], row[3:6]) for row in ticked] == [("A1", ("☑", "☐", "☐")), ("A2", ("☐", "☑", "☐"))]


def test_items_in_another_language_bring_the_sentence(office: Office) -> None:
    made = depot.make(office, 1)
    with office.change("Word an item") as work:
        work.add(
            Wording,
            {"paper": "security_checklist", "paragraph": "A1", "language": "fr", "body": "Le registre"},
        )
    drawn = documents.preview(office.reader, "blank_checklist", made["north"])
    first, *rest = page_words(drawn.data)
    assert "Le registre" in first and TRANSLATION in first
    assert not any("Le registre" in each for each in rest)


def page_words(data: bytes) -> list[str]:
    with pypdfium2.PdfDocument(data) as document:
        return [" ".join(page.get_textpage().get_text_range().split()) for page in document]


def test_the_binder_has_sixteen_lists_found_by_contents_and_bookmarks(
    after: tuple[Office, Depot], tmp_path: Path
) -> None:
    office, made = after
    facts = binder_facts(office.reader, office.reader.get(ComplianceVisit, made["compliance_visit"]))
    assert len(facts.lists) == len(LISTS) == 16
    data = documents.preview(office.reader, "cav_binder", made["compliance_visit"]).data
    pages = page_words(data)
    for number, each in enumerate(facts.lists, 1):
        begins = next(at for at, page in enumerate(pages, 1) if at > 1 and f"{number}. {each.title}" in page)
        missing = f"{len(each.missing)} thing{'s' if len(each.missing) > 1 else ''}" if each.missing else "–"
        assert f"{number} {each.title} {each.there} {missing} {begins}" in pages[0]
    path = tmp_path / "binder.pdf"
    path.write_bytes(data)
    with pikepdf.open(path) as pdf, pdf.open_outline() as outline:
        names = [entry.title for top in outline.root for entry in (top, *top.children)]
    assert [each for each in names if each[:1].isdecimal()] == [
        f"{number}. {each.title}" for number, each in enumerate(facts.lists, 1)
    ]  # fmt: skip
    told = {each.title: each.missing for each in facts.lists}
    assert "Depot North: no checklist within twelve months." not in told["Physical-security checklists"]
    assert "Arsenal South: no checklist within twelve months." in told["Physical-security checklists"]
    assert "2026-1: the written report is not on record." in told["Incidents and loss reports"]
    assert "No visit to a site is asked for in these days." in told["Site visits and access letters"]
