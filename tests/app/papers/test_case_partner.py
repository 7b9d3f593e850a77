"""Papers that explain a case or a request: what they say, what closes them, and the wait for a release."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

from app import checklists, documents
from app.errors import Refused
from app.office import Office
from app.papers import case_page
from models.cases.casebook import CaseFile
from models.cases.filing import SaProgramme
from models.cases.requests import Lor
from models.kinds import kind_named
from tests.app.papers.depot import Depot
from tests.app.papers.reading import pages, words

Made = tuple[Office, dict[str, int]]
STAMP = {"as_of_on": date(2026, 2, 20), "data_source": "SCIP"}
LONG = "word " * 380


@pytest.fixture(scope="module")
def filed(supplied: tuple[Office, Depot]) -> Iterator[Made]:
    """A request with its checklist, a case of category B in development, and a BPC case; all released."""
    office, made = supplied
    ids: dict[str, int] = {}
    with office.change("File cases") as work:

        def add(name: str, kind: str, **values: Any) -> int:
            ids[name] = work.add(kind_named(kind), values)
            return ids[name]

        add("programme", "sa_programme", country_id=made["country"], release_authority="Chief, ODC",
            released_on=date(2026, 1, 15), purchaser_group="OTHER")  # fmt: skip
        lor = add(
            "lor",
            "lor",
            lor_ref="MOD/45-2026",
            country_id=made["country"],
            lor_subject="Patrol boats",
            lor_dated_on=date(2026, 1, 5),
            lor_order="DEFINED",
            insufficient_why="The port of delivery.",
        )
        add("blank", "lor", lor_ref="MOD/46-2026", country_id=made["country"])
        add("article", "lor_article", lor_id=lor, nomenclature="Patrol boat", article_category="ARTICLE", article_qty=6,
            sme=True)  # fmt: skip
        case = add("case_file", "case_file", case_designator="BN-B-SAA", country_id=made["country"], case_kind="FMS",
                   nickname="Patrol boats", case_purpose="Six patrol boats", entered_as="DEVELOPMENT", category="B",
                   cdef_codes="1 7a", total_value=245_000_000, delivered_value=24_500_000, status_text=LONG,
                   **STAMP)  # fmt: skip
        add("answered", "lor_case", lor_id=add("received", "lor", lor_ref="MOD/1", received_by_ia_on=date(2026, 1, 11)),
            case_id=case)  # fmt: skip
        add("hold", "case_hold", case_id=case, hold_kind="CPOHOLD", held_from=date(2026, 2, 1),
            held_to=date(2026, 2, 10), held_why="Funds in question")  # fmt: skip
        for at in range(1, 13):
            add(f"line{at}", "case_line", case_id=case, line_no=f"{at:03d}",
                line_description=f"Article {at} {LONG[:400]}", qty=at,
                sme=at < 3, mde=at == 1, line_status="OPEN", line_total=20_000_000, **STAMP)  # fmt: skip
            add(f"milestone{at}", "case_milestone", case_id=case, milestone_text=f"Point {at} {LONG[:150]}",
                expected_on=date(2026, 2, 10 + at))  # fmt: skip
        bpc = add("bpc", "case_file", case_designator="BN-B-BPC", country_id=made["country"], case_kind="BPC",
                  entered_as="DEVELOPMENT", bpc_program="333", category="D")  # fmt: skip
        late = add("late", "case_file", case_designator="BN-B-LTE", country_id=made["country"], case_kind="FMS",
                   entered_as="IMPLEMENTED")  # fmt: skip
        add(
            "unpaid",
            "case_bill",
            case_id=late,
            bill_kind="DD645",
            period_ended_on=date(2025, 9, 30),
            amount_due=500,
        )
        add("idle", "case_file", case_designator="BN-B-IDL", country_id=made["country"], case_kind="BPC")
        add("given", "case_line", case_id=bpc, line_no="001", line_description="Radio set", qty=40)
    begun = checklists.begin(office, Lor, lor)
    codes = [each.code for each in checklists.answered(office.reader, begun) if each.code != "GEN-07"]
    checklists.answer_many(office, begun, [checklists.Mark(code, "FAIL" if code in ("ART-12", "CMP-02") else "PASS")
                                           for code in codes], by="Ada Quill")  # fmt: skip
    checklists.answer(office, begun, "GEN-07", "NOT_APPLICABLE", note="On file")
    yield office, ids


SAYS: dict[tuple[str, str], tuple[str, ...]] = {
    ("lor_checklist", "lor"): ("MOD/45-2026", "Patrol boat 6", "Open of actionable nothing",
                               "Open of complete 1 item: CMP-02", "On file, Ada", "Actionable (SAMM Table C5.T3A)",
                               "CNT-04 Site survey"),
    ("lor_checklist", "blank"): ("to be answered by hand", "GEN-01", "CMP-07"),
    ("lor_advice", "lor"): ("MOD/45-2026 dated 05 Jan 2026 about Patrol boats", "What every request says",
                            "Transportation requirements", "The port of delivery.", "DRAFT - NOT SIGNED",
                            "Released by Chief, ODC"),
    ("sme_note", "case_file"): ("case BN-B-SAA", "more than $50 million", "from $14,000,000 of major defense equipment "
                                "or $50,000,000 in all", "001 Article 1", "yes yes 1 $200,000",
                                "Major defense equipment in all $200,000", "Source: SCIP"),
    ("sme_note", "bpc"): ("No line of this case is recorded as significant",),
    ("category_slip", "case_file"): ("BN-B-SAA is in category B", "Standard 100 days", "Request received: 11 Jan 2026",
                                     "Stopped by holds 10 days", "Standard ends on 01 May 2026", "So far 40 days",
                                     "First time purchase", "Congressional Notification",
                                     "Granted by DSCA (CPOHOLD) 01 Feb 2026 10 Feb 2026"),
    ("category_slip", "bpc"): ("60 days", "The clock has not started", "The case was not held."),
    ("sustain_agreement", "bpc"): ("BN-B-BPC", "under program 333", "Radio set 40", "accept them and to sustain them",
                                   "DRAFT - NOT SIGNED BY BOTH SIDES", "Grade and position"),
    ("case_page", "case_file"): ("Development", "$245,000", "10.0 %", "and 8 further lines.", "Point 1",
                                 "days late", "As of 20 Feb 2026"),
    ("case_page", "late"): ("15 Dec 2025 BN-B-LTE: DD 645 30 Sep 2025: $5 was due on 15 Dec 2025", "77 days late"),
    ("case_page", "idle"): ("Before the next step The day of the memorandum of request is not recorded.",),
}  # fmt: skip


@pytest.mark.parametrize(("paper", "subject"), SAYS)
def test_each_paper_says_what_it_is_for(filed: Made, paper: str, subject: str) -> None:
    office, ids = filed
    found = words(documents.preview(office.reader, paper, ids[subject]).data)
    for sentence in SAYS[paper, subject]:
        assert sentence in found, (sentence, found)


def test_the_letter_asks_only_for_what_the_partner_can_say(filed: Made) -> None:
    office, ids = filed
    letter = words(documents.preview(office.reader, "lor_advice", ids["lor"]).data)
    assert "CTA" not in letter and "sanctions" not in letter and "Quill" not in letter
    slip = words(documents.preview(office.reader, "category_slip", ids["case_file"]).data)
    assert "Funds in question" not in slip


def test_a_checklist_asks_of_articles_only_where_there_are_no_services(filed: Made) -> None:
    office, ids = filed
    codes = {each.code.partition("-")[0] for each in documents_items(office, ids["lor"])}
    assert "ART" in codes
    blank = documents_items(office, ids["blank"])
    assert {each.code[:3] for each in blank} == {"GEN", "ART", "SRV", "OTH", "ACT", "CMP", "CNT"}
    assert "GEN-04" not in {each.code for each in blank}


def documents_items(office: Office, lor: int) -> list[checklists.Item]:
    from app.papers.case_requests import lor_items

    return lor_items(office.reader, office.reader.get(Lor, lor))


def test_the_status_of_a_case_is_one_page_whatever_it_holds(filed: Made) -> None:
    office, ids = filed
    record = office.reader.get(CaseFile, ids["case_file"])
    days = dict.fromkeys(("offered_on", "oed", "accepted_on", "implemented_on", "ssc_on", "closed_on", "last_review_on",
                          "state_since"), "2026-02-01")  # fmt: skip
    full = CaseFile(record.id, {**record.stored, **days, "case_purpose": LONG, "billed_value": 100})
    paper = documents.printable("case_page")
    assert pages(paper.drawn(office.reader, paper.facts(office.reader, full))) == 1
    assert case_page._in(date(2026, 3, 1), date(2026, 3, 2)) == "1 day late"
    for state, says in (("OFFERED", True), ("IMPLEMENTED", False)):
        one = CaseFile(record.id, {**full.stored, "case_state": state})
        assert ("Offer expires" in words(paper.drawn(office.reader, paper.facts(office.reader, one)))) is says


PARTNERS = (
    ("lor_advice", "lor"),
    ("sme_note", "case_file"),
    ("category_slip", "case_file"),
    ("sustain_agreement", "bpc"),
)


@pytest.mark.parametrize(
    ("lacking", "message"),
    [({"released_on": None}, "needs a release authority and date"),
     ({"release_authority": None}, "needs a release authority and date"),
     ({"release_ends_on": date(2026, 2, 1)}, "ended on 01 Feb 2026")],
)  # fmt: skip
def test_the_partners_papers_wait_for_the_release(
    filed: Made, lacking: dict[str, object], message: str
) -> None:
    office, ids = filed
    with office.change("Not released") as work:
        work.set(SaProgramme, ids["programme"], lacking)
    try:
        for paper, subject in PARTNERS:
            with pytest.raises(Refused) as refused:
                documents.preview(office.reader, paper, ids[subject])
            assert any(message in each.message for each in refused.value.findings)
    finally:
        with office.change("Released again") as work:
            work.set(SaProgramme, ids["programme"], {"release_authority": "Chief, ODC", "release_ends_on": None,
                                                     "released_on": date(2026, 1, 15)})  # fmt: skip


def told(office: Office, paper: str, kind: type[Any], record_id: int, **changed: object) -> list[str]:
    record = office.reader.get(kind, record_id)
    other = kind(record.id, {**record.stored, **changed})
    return [each.message for each in documents.printable(paper).missing(office.reader, other)]


def test_what_keeps_them_closed(filed: Made) -> None:
    office, ids = filed
    assert told(office, "lor_advice", Lor, ids["blank"]) == ["The checklist of the request is not begun."]
    assert told(office, "category_slip", CaseFile, ids["bpc"], category=None) == [
        "The development category of the case is not recorded."
    ]
    assert told(office, "sustain_agreement", CaseFile, ids["case_file"]) == [
        "The case is not a BPC case: the agreement is made for those.", "The program of the case is not recorded.",
    ]  # fmt: skip
    begun = checklists.begin(office, Lor, ids["lor"])
    checklists.answer(office, begun, "ART-02", "PENDING")
    try:
        assert told(office, "lor_advice", Lor, ids["lor"]) == [
            "1 item of the checklist that the partner's letter must say is not answered: ART-02."
        ]
    finally:
        checklists.answer(office, begun, "ART-02", "PASS")
    with office.change("No group") as work:
        work.set(SaProgramme, ids["programme"], {"purchaser_group": None})
    try:
        assert told(office, "sme_note", CaseFile, ids["case_file"]) == [
            "The country's notification group is not recorded: the note tells its thresholds."
        ]
    finally:
        with office.change("Group again") as work:
            work.set(SaProgramme, ids["programme"], {"purchaser_group": "OTHER"})


def test_a_signed_agreement_is_no_draft(filed: Made) -> None:
    office, ids = filed
    record = office.reader.get(CaseFile, ids["bpc"])
    signed = CaseFile(record.id, {**record.stored, "sustain_agreed_on": "2026-02-01", "sustain_paper": 7,
                                  "sustain_terms": "The Navy maintains them.",
                                  "sustain_signer": "Col Idris"})  # fmt: skip
    facts = documents.printable("sustain_agreement").facts(office.reader, signed)
    assert facts.status == "" and facts.signing.signers[1].name == "Col Idris"
    assert "The Navy maintains them." in words(
        documents.printable("sustain_agreement").drawn(office.reader, facts)
    )
    assert facts.frame.designation.category == "EXPT, PRVCY"
