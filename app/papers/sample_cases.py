"""Invented cases of Bandaria, to look at the wording of the papers about cases by."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta

from app.cases.changes import LineChange
from app.papers import (
    case_changes,
    case_cta,
    case_explained,
    case_messages,
    case_offers,
    case_requests,
    case_shipments,
    case_sustain,
)
from app.papers.case_common import own_paper
from app.papers.eum_common import day, named
from app.papers.sample_eum import SAMPLE, row
from app.papers.second import ENGLISH, Second
from app.reader import Reader
from models.cases.casebook import CaseFile, CaseHold, CaseTerm
from models.cases.offers import CaseLine, LoaLine, LoaVersion
from models.cases.payments import CasePayment
from models.cases.requests import Cta, Lor
from models.cases.shipments import Shipment, ShipmentLine
from reports.composed import ComposedFacts
from reports.eum.common import Named, Signer
from reports.paper import Frame, Release
from reports.wording import Paragraph, wording

STATUS = "SAMPLE ABOUT AN INVENTED CASE"
CASE, KEY, COUNTRY = "BN-B-XXX", "BN-B-XXX-A01", "Bandaria"
FIRST, SECOND = 1, 2
SENDER, TO = ("ODC Bandaria",), ("Ministry of Defense of Bandaria",)
Given = Mapping[str, Paragraph]


def _told(reader: Reader, paper: str, given: Given) -> tuple[Named, Frame, Second]:
    """A paper's words as given, in two languages where they are, in a frame that is released to the partner."""
    foreign = {(paper, each.name): each.text for each in given.values() if each.language != ENGLISH}
    language = next((each.language for each in given.values() if each.language != ENGLISH), "")
    own = wording(paper) | {name: each for name, each in given.items() if each.language == ENGLISH}
    second = Second(language, foreign)
    release = Release("Chief of the office", reader.today)
    frame = replace(own_paper(reader, persons=False), release=release, host_language=second.tag)
    return named(own, paper, second), frame, second


def _sampled(facts: ComposedFacts) -> ComposedFacts:
    return replace(facts, status=STATUS, across=SAMPLE)


def _version(reader: Reader, number: int = 1) -> LoaVersion:
    found: LoaVersion = row(
        LoaVersion, number, doc_type="AMENDMENT", doc_number=number, version_title=f"BN-B-XXX-A{number:02d}",
        offered_on=reader.today, oed=reader.today + timedelta(days=85), net_cost=200_000_000,
        total_cost=210_000_000 + number * 1_000_000,
    )  # fmt: skip
    return found


def advice_sample(reader: Reader, given: Given, showing: str = "") -> ComposedFacts:
    """The letter about an invented request that lacks two things, or nothing where that sentence is looked at."""
    words, frame, second = _told(reader, case_requests.LETTER, given)
    lor = row(Lor, FIRST, lor_ref="MOD/45", lor_subject="Patrol boats")
    every = case_requests.lor_items(reader, lor)
    wanted = {"GEN-02", "GEN-05", showing} | {code for _, code in second.texts}
    lacks = [] if showing == "none_missing" else [each for each in every if each.code in wanted]
    places = {
        "office": frame.office,
        "reference": "MOD/45",
        "dated": day(reader.today),
        "subject": "patrol boats",
    }
    return _sampled(case_requests.advice_from(words, second, frame, places, SENDER, TO, lacks,
                                              "The place of delivery.", "MOD/45"))  # fmt: skip


def note_sample(reader: Reader, given: Given, showing: str = "") -> ComposedFacts:
    """The note about an invented case of two lines, or of none where that sentence is looked at."""
    words, frame, _ = _told(reader, case_explained.NOTE, given)
    lines = [
        row(CaseLine, FIRST, line_no="001", line_description="Patrol boat", sme=True, mde=True, qty=6,
            line_total=1_500_000_000),
        row(CaseLine, SECOND, line_no="002", line_description="Machine gun", sme=True, qty=12, line_total=20_000_000),
    ]  # fmt: skip
    places = {"case": CASE, "mde": "$14,000,000", "total": "$50,000,000"}
    return _sampled(case_explained.note_from(words, frame, places, [] if showing == "none" else lines, None))


_SHOWS = {
    "no_figure": {"category": None},
    "not_started": {"lor_receipt_on": None},
    "no_factors": {"cdef_codes": None},
}
"""By sentence that only stands on the slip of a case without something, what the invented one then lacks."""


def slip_sample(reader: Reader, given: Given, showing: str = "") -> ComposedFacts:
    """The slip of an invented case of category B that was held for a while."""
    words, frame, _ = _told(reader, case_explained.SLIP, given)
    values = {"case_designator": CASE, "category": "B", "case_state": "DEVELOPMENT", "cdef_codes": "1 7a",
              "lor_receipt_on": reader.today - timedelta(days=60)}  # fmt: skip
    case = row(CaseFile, FIRST, **(values | _SHOWS.get(showing, {})))
    held_from, held_to = reader.today - timedelta(days=30), reader.today - timedelta(days=20)
    hold = row(CaseHold, FIRST, hold_kind="CPOHOLD", held_from=held_from, held_to=held_to)
    return _sampled(
        case_explained.slip_from(reader, words, frame, case, [] if showing == "no_holds" else [hold])
    )


def agreement_sample(reader: Reader, given: Given, _showing: str = "") -> ComposedFacts:
    """The agreement about an invented BPC case."""
    words, frame, _ = _told(reader, case_sustain.PAPER, given)
    case = row(
        CaseFile, FIRST, case_designator=CASE, case_kind="BPC", bpc_program="333", case_purpose="Patrol boats"
    )
    line = row(CaseLine, FIRST, line_no="001", line_description="Patrol boat", qty=6, unit_of_issue="EA")
    return _sampled(case_sustain.agreement_from(words, frame, case, [line], COUNTRY))


def summary_sample(reader: Reader, given: Given, _showing: str = "") -> ComposedFacts:
    """The summary of an invented offer."""
    words, frame, _ = _told(reader, case_offers.SUMMARY, given)
    line = row(LoaLine, FIRST, line_no="001", line_text="Patrol boat", qty=6, unit_of_issue="EA",
               line_total=200_000_000)  # fmt: skip
    term = row(CaseTerm, FIRST, term_code="DU", term_balance=True)
    paid = row(CasePayment, FIRST, payment_due_on=reader.today, payment_amount=10_000_000,
               payment_cumulative=10_000_000)  # fmt: skip
    return _sampled(
        case_offers.summary_from(
            reader, words, frame, _version(reader), (CASE, "Patrol boats"), [line], [term], [paid]
        )
    )


def transmittal_sample(reader: Reader, given: Given, _showing: str = "") -> ComposedFacts:
    """The transmittal of an invented request."""
    words, frame, _ = _told(reader, case_messages.TRANSMITTAL, given)
    lor = row(Lor, FIRST, lor_ref="MOD/45", lor_subject="Patrol boats", lor_dated_on=reader.today,
              received_by_sco_on=reader.today, addressees_action="DSCA (IOPS)")  # fmt: skip
    return _sampled(case_messages.transmittal_from(reader, words, frame, lor, COUNTRY))


def forwarding_sample(reader: Reader, given: Given, _showing: str = "") -> ComposedFacts:
    """The letter with an invented offer."""
    words, frame, _ = _told(reader, case_offers.FORWARDING, given)
    return _sampled(case_offers.forwarding_from(words, frame, _version(reader), SENDER, TO))


def changes_sample(reader: Reader, given: Given, showing: str = "") -> ComposedFacts:
    """Two versions of an invented offer that differ in a line, or in none where that sentence is looked at."""
    words, frame, _ = _told(reader, case_changes.PAPER, given)
    old, new = (row(LoaLine, at, line_no="001", line_text="Patrol boat", qty=qty, line_total=qty * 30_000_000)
                for at, qty in ((FIRST, 6), (SECOND, 8)))  # fmt: skip
    found = [] if showing == "none" else [LineChange("001", old, new)]
    return _sampled(
        case_changes.changed_from(words, frame, _version(reader), _version(reader, 2), found, KEY)
    )


def cta_sample(reader: Reader, given: Given, _showing: str = "") -> ComposedFacts:
    """An invented assessment in the form of a cable."""
    words = wording(case_cta.PAPER) | dict(given)
    record = row(Cta, FIRST, cta_no="SAMPLE-01", cta_form="CABLE", references="MOD/45",
                 classification_text="This assessment is unclassified.")  # fmt: skip
    lor = row(Lor, FIRST, lor_ref="MOD/45", lor_subject="Patrol boats")
    said = dict.fromkeys(case_cta.required(reader, record), "What the country team says of it.")
    return _sampled(case_cta.cta_from(reader, words, own_paper(reader), record, lor, said, (COUNTRY, "BN")))


def notice_sample(reader: Reader, given: Given, _showing: str = "") -> ComposedFacts:
    """The notice of an invented shipment."""
    words, frame, _ = _told(reader, case_shipments.NOTICE, given)
    rows = (("Case", CASE), ("Shipment", "SHP-1"))
    return _sampled(
        case_shipments.notice_from(words, frame, _shipment(reader), rows, _carried(), COUNTRY, (SENDER, TO))
    )


def title_sample(reader: Reader, given: Given, _showing: str = "") -> ComposedFacts:
    """The receipt of an invented shipment."""
    words, frame, _ = _told(reader, case_shipments.RECEIPT, given)
    rows, signers = (("Case", CASE), ("Shipment", "SHP-1")), (Signer(), Signer())
    return _sampled(
        case_shipments.title_from(words, frame, _shipment(reader), rows, _carried(), COUNTRY, signers)
    )


def _shipment(reader: Reader) -> Shipment:
    found: Shipment = row(Shipment, FIRST, shipment_ref="SHP-1", eta_on=reader.today)
    return found


def _carried() -> case_shipments.Items:
    line = row(CaseLine, FIRST, line_no="001")
    item = row(
        ShipmentLine, FIRST, line_id=FIRST, shipped_text="Patrol boat", nsn="1940-01-000-0001", qty_shipped=2
    )
    return [({FIRST: line}, item)]
