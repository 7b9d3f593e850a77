"""Papers about cases: what each says, from where, and that the partner's wait for a release."""

from collections.abc import Iterator
from datetime import date

import pytest

from app import documents
from app.cases import steps
from app.cases.changes import LineChange
from app.errors import Refused, Usage
from app.office import Office
from models.cases.filing import CaseDocument, SaProgramme
from models.cases.offers import LoaLine, LoaVersion
from models.cases.requests import Cta, Lor
from models.kinds import kind_named
from reports.paper import TRANSLATION
from tests.app.papers.depot import Depot
from tests.app.papers.reading import words


@pytest.fixture(scope="module")
def filed(supplied: tuple[Office, Depot]) -> Iterator[tuple[Office, dict[str, int]]]:
    """An offer of two lines in a case whose programme released its papers."""
    office, made = supplied
    ids: dict[str, int] = {}
    with office.change("File a case") as work:

        def add(name: str, kind: str, **values: object) -> None:
            ids[name] = work.add(kind_named(kind), values)

        add("programme", "sa_programme", country_id=made["country"], release_authority="Chief, ODC",
            released_on=date(2026, 1, 15))  # fmt: skip
        add("case_file", "case_file", case_designator="BN-B-SAA", country_id=made["country"], case_kind="FMS",
            nickname="Patrol boats", entered_as="OFFERED", total_value=245_000_000, as_of_on=date(2026, 2, 20),
            data_source="SCIP", oed=date(2026, 5, 1))  # fmt: skip
        add("running", "case_file", case_designator="BN-B-RUN", country_id=made["country"], case_kind="FMS",
            entered_as="IMPLEMENTED", oed=date(2025, 5, 1), as_of_on=date(2026, 2, 20), data_source="SCIP")  # fmt: skip
        add("loa_version", "loa_version", case_id=ids["case_file"], doc_type="BASIC", offered_on=date(2026, 2, 1),
            oed=date(2026, 4, 27), total_cost=245_000_000, as_of_on=date(2026, 2, 20), data_source="SCIP")  # fmt: skip
        for number, text in (("002", "Spare parts"), ("001", "Patrol boat")):
            add(number, "loa_line", version_id=ids["loa_version"], line_no=number, line_text=text, qty=6,
                line_total=100_000_000)  # fmt: skip
        add("term", "case_term", case_id=ids["case_file"], term_code="DU", term_balance=True)
        for on, text in ((date(2026, 2, 2), "Offer read out"), (date(2026, 1, 5), "Ministry called")):
            add(
                text,
                "chronology_entry",
                case_id=ids["case_file"],
                noted_on=on,
                entry_kind="CALL",
                entry_text=text,
            )
        add("lor", "lor", lor_ref="MOD/45-2026", country_id=made["country"], lor_subject="Patrol boats",
            addressees_action="DSCA (IOPS)", addressees_info="CCMD J5")  # fmt: skip
        add(
            "case_document",
            "case_document",
            case_id=ids["case_file"],
            paper_title="Summary",
            translation=True,
        )
        add("changed", "loa_version", case_id=ids["case_file"], doc_type="AMENDMENT", doc_number=1,
            outcome="ACCEPTED", total_cost=300_000_000)  # fmt: skip
        for number, text in (("001", "Patrol boat"), ("003", "Training")):
            add(f"new{number}", "loa_line", version_id=ids["changed"], line_no=number, line_text=text, qty=6,
                line_total=100_000_000)  # fmt: skip
        add("cta", "cta", lor_id=ids["lor"], cta_no="26-01", cta_form="MEMO", sensitive_classes="T1D",
            classification_text="This assessment is unclassified.")  # fmt: skip
        codes = [f"T1-{at:02d}" for at in range(1, 13)] + ["T1D-13"]
        for code in codes:
            add(code, "cta_element", cta_id=ids["cta"], element_code=code, element_text=f"Said of {code}")
        add(
            "asked",
            "cta_coordination",
            cta_id=ids["cta"],
            coord_office="Political section",
            concurrence="COMMENT",
        )
    told = {"stepped_on": date(2026, 3, 1), "step_reason": "Signed with changes"}
    steps.record(office, ids["case_file"], "OFFERED", told)
    yield office, ids


SAYS = {
    "loa_summary": ("Case BN-B-SAA Version BN-B-SAA", "$2,450,000", "Patrol boat", "27 Apr 2026", "Balance",
                    "As of 20 Feb 2026", "Source: SCIP",
                    "Released by Chief, ODC", "DRAFT - NOT A SIGNED DOCUMENT", "Page 1 of 1"),
    "loa_forwarding": ("BN-B-SAA", "The English text governs", "27 Apr 2026",
                       "For the office Name Grade and position", "DRAFT - NOT SIGNED", "Page 1 of 1"),
    "cta_paper": ("13. Plans for sharing", "Said of T1-01", "This assessment is unclassified.",
                  "Country Team Assessment - Bandaria - MOD/45-2026", "Political section", "DRAFT - NOT SIGNED",
                  "For the country team Name Position Signature Date"),
    "cta_coordination_sheet": ("Assessment 26-01 Request MOD/45-2026 Patrol boats", "Political section", "Comments",
                               "Page 1 of 1"),
    "lor_transmittal": ("forwards the request of Bandaria", "MOD/45-2026", "Grade and position",
                        "DSCA (IOPS)", "CCMD J5", "DRAFT - NOT SENT", "Enclosed Letter of request"),
    "translation_page": (TRANSLATION, "Summary"),
    "case_chronology": ("Case BN-B-SAA Patrol boats State Offered", "Ministry called", "Offer read out",
                        "01 Mar 2026 Step Offered: Signed with changes", "Page 1 of 1"),
}  # fmt: skip


@pytest.mark.parametrize("paper", SAYS)
def test_each_paper_says_what_it_is_for(filed: tuple[Office, dict[str, int]], paper: str) -> None:
    office, ids = filed
    found = words(documents.preview(office.reader, paper, ids[documents.printable(paper).subject]).data)
    for sentence in SAYS[paper]:
        assert sentence in found, sentence


def test_a_transmittal_tells_state_of_a_unit_outside_the_ministry(
    filed: tuple[Office, dict[str, int]],
) -> None:
    office, ids = filed
    told = {
        "originator_kind": "NON_MOD",
        "unit_functions": "Guards the border",
        "diversion_risk": "Low: counted",
    }
    assert "through DSCA" not in words(documents.preview(office.reader, "lor_transmittal", ids["lor"]).data)
    with office.change("Tell of the unit") as work:
        work.set(Lor, ids["lor"], told)
    found = words(documents.preview(office.reader, "lor_transmittal", ids["lor"]).data)
    assert "For State (PM), through DSCA" in found and "Functions of the unit Guards the border" in found
    assert "Risk of diversion Low: counted" in found
    office.undo()


def test_lines_and_entries_stand_in_order(filed: tuple[Office, dict[str, int]]) -> None:
    office, ids = filed
    for paper, first, second in (
        ("loa_summary", "Patrol boat", "Spare parts"), ("case_chronology", "Ministry called", "Offer read out"),
    ):  # fmt: skip
        found = words(documents.preview(office.reader, paper, ids[documents.printable(paper).subject]).data)
        assert found.index(first) < found.index(second)


def test_the_status_of_all_cases_tells_day_and_source(filed: tuple[Office, dict[str, int]]) -> None:
    office, _ = filed
    found = words(documents.preview_office(office, office.reader, "case_status").data)
    assert "BN-B-SAA Patrol boats FMS Offered $2,450,000 01 May 2026 20 Feb 2026 SCIP" in found
    assert "BN-B-RUN FMS Implemented 20 Feb 2026 SCIP" in found, "no expiry once it runs"


@pytest.mark.parametrize("paper", ["loa_summary", "loa_forwarding"])
@pytest.mark.parametrize(
    ("lacking", "message"),
    [({"released_on": None}, "needs a release authority and date"),
     ({"released_on": date(2026, 1, 15), "release_ends_on": date(2026, 2, 1)}, "ended on 01 Feb 2026")],
)  # fmt: skip
def test_the_partners_papers_wait_for_the_release(
    filed: tuple[Office, dict[str, int]], paper: str, lacking: dict[str, object], message: str
) -> None:
    office, ids = filed
    before = office.reader.get(SaProgramme, ids["programme"])
    with office.change("Not released") as work:
        work.set(SaProgramme, before.id, lacking)
    try:
        with pytest.raises(Refused) as refused:
            documents.preview(office.reader, paper, ids["loa_version"])
        assert any(message in each.message for each in refused.value.findings)
    finally:
        with office.change("Released again") as work:
            work.set(SaProgramme, before.id, {"released_on": before.released_on, "release_ends_on": None})


def test_an_assessment_with_an_empty_element_is_not_drawn(filed: tuple[Office, dict[str, int]]) -> None:
    office, ids = filed
    record = office.reader.get(Cta, ids["cta"])
    released = Cta(record.id, {**record.stored, "sensitive_classes": "T1D, T1E", "nvd_released_before": True})
    assert documents.printable("cta_paper").missing(office.reader, released) == [], "an endorsement is enough"
    more = Cta(
        record.id, {**record.stored, "sensitive_classes": "T1D, T1G, T1X", "classification_text": None}
    )
    told = [each.message for each in documents.printable("cta_paper").missing(office.reader, more)]
    assert told == [
        "No table is called T1X.",
        "Elements without words: T1G-13, T1G-14, T1G-15.",
        "The classification statement does not say that it is unclassified.",
    ]


def test_sensitive_elements_follow_the_letter_and_name_their_table(
    filed: tuple[Office, dict[str, int]],
) -> None:
    """Every class begins at 13: two of them tell which."""
    office, ids = filed
    record = office.reader.get(Cta, ids["cta"])
    with office.change("A class of the letter") as work:
        work.set(Lor, ids["lor"], {"sensitive_class": "T1C"})
    heads = [
        part.heading.text for part in documents.printable("cta_paper").facts(office.reader, record).parts
    ]
    with office.change("None") as work:
        work.set(Lor, ids["lor"], {"sensitive_class": None})
    assert [each.partition(". ")[0] for each in heads if "13. " in each] == ["T1C 13", "T1D 13"]


def test_a_signed_assessment_is_no_draft(filed: tuple[Office, dict[str, int]]) -> None:
    office, ids = filed
    record = office.reader.get(Cta, ids["cta"])
    signed = Cta(record.id, {**record.stored, "cta_signed_on": "2026-02-01", "cta_form": "CABLE"})
    facts = documents.printable("cta_paper").facts(office.reader, signed)
    assert facts.status == "" and any(
        text.text.startswith("1. REASON PURCHASER") and text.text.endswith("SAID OF T1-01")
        for part in facts.parts for text in part.texts
    )  # fmt: skip
    found = words(documents.printable("cta_paper").drawn(office.reader, facts))
    lines = ("FM ODC BANDARIA TO SECSTATE WASHDC", "DSCA (IOPS)", "INFO CCMD J5", "E.O. 13526 N/A",
             "TAGS MASS, MARR, BN",
             "SUBJECT COUNTRY TEAM ASSESSMENT - BANDARIA - MOD/45-2026 PATROL BOATS", "REF A. MOD/45-2026",
             "THIS ASSESSMENT IS UNCLASSIFIED.", "1. REASON PURCHASER")  # fmt: skip
    at = [found.index(each) for each in lines]
    assert at == sorted(at)


def test_what_changed_tells_new_and_deleted_lines_only(filed: tuple[Office, dict[str, int]]) -> None:
    office, ids = filed
    found = words(documents.preview(office.reader, "loa_changes", ids["changed"], "BN-B-SAA").data)
    assert "002 Deleted Spare parts" in found and "003 New" in found and "Patrol boat" not in found
    assert "Total cost $2,450,000 $3,000,000 $550,000" in found
    kept, nothing = (LoaLine(at, {"qty": many, "line_total": many}) for at, many in ((1, 6), (2, 0)))
    assert [LineChange("1", kept, each).kind for each in (kept, nothing, None)] == [
        "Changed",
        "Deleted",
        "Deleted",
    ]
    with pytest.raises(Usage):
        documents.preview(office.reader, "loa_changes", ids["changed"], "BN-B-SAA-A01")
    paper = documents.printable("loa_changes")
    for name, other in (("changed", "BN-B-SAA"), ("loa_version", "BN-B-SAA-A01")):
        assert paper.may_ask(office.reader, office.reader.get(LoaVersion, ids[name])) == [other]


def test_an_answer_is_told_once_there_is_one(filed: tuple[Office, dict[str, int]]) -> None:
    office, ids = filed
    assert "PRIORITY" in words(documents.preview(office.reader, "loa_answer", ids["changed"]).data)
    accepted = office.reader.get(LoaVersion, ids["changed"])
    stored = {**accepted.stored, "initial_deposit": 100, "doc_type": "BASIC", "outcome_reason": "Too dear"}
    paper = documents.printable("loa_answer")
    for outcome, says, hides in (
        ("ACCEPTED", "Initial deposit", "Reason"),
        ("REJECTED", "Reason", "Initial deposit"),
    ):
        facts = paper.facts(office.reader, LoaVersion(accepted.id, {**stored, "outcome": outcome}))
        labels = [row.label.text for part in facts.parts for row in part.rows]
        assert (
            says in labels and hides not in labels and facts.title.text.startswith(outcome[:6].capitalize())
        )
    with pytest.raises(Refused):
        documents.preview(office.reader, "loa_answer", ids["loa_version"])


def test_a_letter_that_went_is_no_draft_and_a_modification_does_not_expire(
    filed: tuple[Office, dict[str, int]],
) -> None:
    office, ids = filed
    offer = office.reader.get(LoaVersion, ids["loa_version"])
    paper = documents.printable("loa_forwarding")
    for more, draft, expires in (
        ({"forwarding_letter_on": "2026-02-03"}, "", True),
        ({"doc_type": "MODIFICATION", "oed": None}, "DRAFT - NOT SIGNED", False),
    ):  # fmt: skip
        facts = paper.facts(office.reader, LoaVersion(offer.id, {**offer.stored, **more}))
        said = " ".join(text.text for part in facts.parts for text in part.texts)
        assert facts.status == draft and ("expires" in said) is expires


def test_a_translation_never_goes_to_industry(filed: tuple[Office, dict[str, int]]) -> None:
    office, ids = filed
    record = office.reader.get(CaseDocument, ids["case_document"])
    given = CaseDocument(record.id, {**record.stored, "to_industry": True})
    (told,) = documents.printable("translation_page").missing(office.reader, given)
    assert told.message == "An informal translation is not given to industry."
