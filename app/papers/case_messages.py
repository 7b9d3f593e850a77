"""Gathers the short papers: transmittal of a request, message of an answer, stamp page."""

from collections.abc import Iterator

from app.papers.case_common import all_filled, case_of, named_country, own_paper, signing
from app.papers.eum_common import blocked, country_of, day, in_two, label
from app.papers.eum_figures import dollars
from app.reader import Reader
from models.cases.casebook import CaseFile
from models.cases.filing import CaseDocument
from models.cases.offers import LoaVersion
from models.cases.requests import Cta, Lor
from models.cases.rules_assessment import grounds
from models.findings import Finding
from models.kinds import Kind
from models.office.places import Unit
from reports.composed import ComposedFacts, Part, Row
from reports.eum.common import Named, Words
from reports.paper import TRANSLATION, Frame

TRANSMITTAL = "lor_transmittal"
UNIT_FIELDS = (Lor.unit_functions, Lor.sale_nature, Lor.internal_security, Lor.diversion_risk)
ANSWERED = ("ACCEPTED", "REJECTED")


def _rows(*pairs: tuple[str, str | None]) -> tuple[Row, ...]:
    return tuple(Row(Words(name), value or "") for name, value in pairs)


def transmittal_missing(_reader: Reader, record: Kind) -> list[Finding]:
    """The country's own reference, and to whom it goes for action (SAMM C5.1.3)."""
    return [
        blocked(f"{field.label} is not recorded.", f"Record {field.label.lower()}.", field.key, rule="CASE-TRANSMITTAL")
        for field in (Lor.lor_ref, Lor.addressees_action)
        if not record.stored.get(field.key)
    ]  # fmt: skip


def transmittal_facts(reader: Reader, record: Kind) -> ComposedFacts:
    """The message that sends a request on; it refers to the country's letter."""
    assert isinstance(record, Lor)
    words, _ = in_two(reader, TRANSMITTAL)
    country = named_country(country_of(reader, record.country_id))
    return transmittal_from(reader, words, own_paper(reader, persons=False), record, country)


def transmittal_from(reader: Reader, words: Named, frame: Frame, record: Lor, country: str) -> ComposedFacts:
    """The same from a record at hand and in given words."""
    known = all_filled(words, {
        "office": frame.office, "country": country, "reference": record.lor_ref or "a request without number",
        "dated": day(record.lor_dated_on) or "a day that is not given",
        "received": day(record.received_by_sco_on) or "a day that is not recorded",
    })  # fmt: skip
    rows = _rows(
        ("Action", record.addressees_action), ("Information", record.addressees_info),
        ("Reference", f"{record.lor_ref or ''}, {day(record.lor_dated_on) or 'undated'}"),
        ("Subject", record.lor_subject), ("Originator", record.originator),
        ("Response wanted", label(reader, Lor.response_wanted, record)),
        ("Funding", label(reader, Lor.funding_source, record)), ("Our number", record.transmittal_ref),
        ("Enclosed", _enclosed(reader, record)),
    )  # fmt: skip
    sent = record.sent_on is not None
    return ComposedFacts(
        frame=frame, stem=TRANSMITTAL, number=record.lor_ref or "", title=known["title"],
        parts=(
            Part(texts=(known["opening"],)), Part(rows=rows), *_of_the_unit(reader, record),
            Part(texts=(known["action"],)),
        ),
        signing=signing(known),
        status="" if sent else "DRAFT - NOT SENT", across="" if sent else "DRAFT",
    )  # fmt: skip


def _of_the_unit(reader: Reader, record: Lor) -> Iterator[Part]:
    """What State asks about a unit outside the ministry of defense (SAMM C5.1.5.2)."""
    if record.originator_kind != "NON_MOD":
        return
    unit = record.originator_unit_id
    yield Part(
        Words("For State (PM), through DSCA: the unit outside the ministry of defense"),
        rows=_rows(
            ("Unit", reader.titles(Unit.spec.name, [unit]).get(unit, "") if unit else ""),
            *((field.label, getattr(record, field.key)) for field in UNIT_FIELDS),
        ),
    )


def _enclosed(reader: Reader, record: Lor) -> str:
    """The letter, and each signed assessment that goes with it (SAMM C5.1.4); a clerk names none of them."""
    if Cta.spec.guard in reader.hidden:
        return "Letter of request" + ("\nCountry team assessment" if grounds(record) else "")
    signed = [each for each in reader.children(Cta, "lor_id", record.id) if each.cta_signed_on is not None]
    told = (
        f"Country team assessment {each.cta_no or ''}".rstrip() + f", {day(each.cta_signed_on)}"
        for each in signed
    )
    return "\n".join(("Letter of request", *told))


def answer_missing(_reader: Reader, record: Kind) -> list[Finding]:
    """Whether the purchaser accepted or rejected."""
    assert isinstance(record, LoaVersion)
    if record.outcome in ANSWERED:
        return []
    return [blocked("The offer is neither accepted nor rejected.", "Record the outcome.", "outcome",
                    rule="CASE-ANSWER")]  # fmt: skip


def answer_facts(reader: Reader, record: Kind) -> ComposedFacts:
    """The priority message to DSCA and the implementing agency (SAMM C5.4.20.2)."""
    assert isinstance(record, LoaVersion)
    case = case_of(reader, record.case_id)
    accepted = record.outcome == "ACCEPTED"
    said = "Signed" if accepted else "Rejected"
    due = ("Initial deposit", record.initial_deposit) if record.doc_type == "BASIC" else (
        "Due with the amendment", record.due_with_amendment)  # fmt: skip
    rows = _rows(
        ("Precedence", "PRIORITY"), ("To", f"DSCA (IOPS)\n{_agency(reader, case)}"),
        ("Document", record.version_title), ("Case", case.nickname if case else ""),
        ("Outcome", label(reader, LoaVersion.outcome, record)),
        (f"{said} on", day(record.signed_on)), (f"{said} by", record.signer), ("Agency", record.agency_signed),
        ("Total cost", dollars(record.total_cost)),
        *([(due[0], dollars(due[1]))] if accepted else [("Reason", record.outcome_reason)]),
    )  # fmt: skip
    sent = record.dsca_told_on is not None and record.ia_told_on is not None
    return ComposedFacts(
        frame=own_paper(reader, record), stem="loa_answer", number=record.version_title or "",
        title=Words("Acceptance of an offer" if accepted else "Rejection of an offer"), parts=(Part(rows=rows),),
        status="" if sent else "DRAFT - NOT SENT", across="" if sent else "DRAFT",
    )  # fmt: skip


def _agency(reader: Reader, case: CaseFile | None) -> str:
    """The implementing agency by its name, else as what it is."""
    return (label(reader, CaseFile.ia_code, case) if case else "") or "Implementing agency"


def stamp_missing(_reader: Reader, record: Kind) -> list[Finding]:
    """A translation, and never one that goes to industry (SAMM C4.2.4)."""
    assert isinstance(record, CaseDocument)
    found = []
    if not record.translation:
        found.append(blocked("The paper is not recorded as an informal translation.", "Record it.", "translation",
                             rule="CASE-TRANSLATION"))  # fmt: skip
    if record.to_industry:
        found.append(blocked("An informal translation is not given to industry.", "Give the English text.",
                             "to_industry", rule="CASE-INDUSTRY"))  # fmt: skip
    return found


def stamp_facts(reader: Reader, record: Kind) -> ComposedFacts:
    """The page that goes before an informal translation."""
    assert isinstance(record, CaseDocument)
    rows = _rows(
        ("Paper", record.paper_title), ("Number", record.paper_ref), ("Dated", day(record.paper_dated_on))
    )
    return ComposedFacts(
        frame=own_paper(reader, persons=False), stem="translation", number=record.paper_ref or record.paper_title or "",
        title=Words("Informal translation"), parts=(Part(rows=rows, texts=(Words(TRANSLATION),)),),
    )  # fmt: skip
