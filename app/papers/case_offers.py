"""Gathers the papers that explain an offer to the partner: its summary, and the letter it is forwarded with."""

from collections.abc import Iterable, Sequence

from app.papers.case_common import (
    all_filled,
    case_of,
    country_of_case,
    ministry_of,
    partner_paper,
    release_missing,
    signing,
)
from app.papers.case_parts import number
from app.papers.eum_common import day, in_two, label
from app.papers.eum_figures import dollars
from app.papers.training import sender_of
from app.reader import Reader
from models.cases.casebook import CaseTerm
from models.cases.offers import LoaLine, LoaVersion
from models.cases.payments import CasePayment
from models.findings import Finding
from models.kinds import Kind
from reports.composed import ComposedFacts, Head, Part, Row, Table
from reports.eum.common import Named, Words
from reports.paper import Frame

SUMMARY, FORWARDING = "loa_summary", "loa_forwarding"
_MONEY = (LoaVersion.net_cost, LoaVersion.pch_cost, LoaVersion.admin_charge, LoaVersion.transport_cost,
          LoaVersion.other_cost, LoaVersion.total_cost, LoaVersion.previous_total, LoaVersion.initial_deposit,
          LoaVersion.due_with_amendment)  # fmt: skip


def version_missing(reader: Reader, record: Kind) -> list[Finding]:
    """Released to the partner."""
    assert isinstance(record, LoaVersion)
    return release_missing(reader, country_of_case(reader, case_of(reader, record.case_id)))


def _rows(pairs: Iterable[tuple[str, str | None]]) -> tuple[Row, ...]:
    return tuple(Row(Words(name), value or "") for name, value in pairs)


def summary_facts(reader: Reader, record: Kind) -> ComposedFacts:
    """Totals, lines, terms and schedule of one version of the offer."""
    assert isinstance(record, LoaVersion)
    words, second = in_two(reader, SUMMARY)
    case = case_of(reader, record.case_id)
    frame = partner_paper(reader, country_of_case(reader, case), record, second)
    lines = sorted(reader.children(LoaLine, "version_id", record.id), key=lambda each: each.line_no or "")
    terms = reader.children(CaseTerm, "case_id", record.case_id or 0)
    paid = sorted(reader.children(CasePayment, "case_id", record.case_id or 0),
                  key=lambda each: str(each.stored.get("payment_due_on") or ""))  # fmt: skip
    name, purpose = (case.case_designator or "", case.case_purpose or "") if case else ("", "")
    return summary_from(reader, words, frame, record, (name, purpose), lines, terms, paid)


def summary_from(
    reader: Reader, words: Named, frame: Frame, version: LoaVersion, case: tuple[str, str], lines: Sequence[LoaLine],
    terms: Sequence[CaseTerm], paid: Sequence[CasePayment],
) -> ComposedFacts:  # fmt: skip
    """The same from records at hand and in given words; `case` is its identifier and its purpose."""
    known = dict(words)
    name, purpose = case
    head = (
        ("Case", name), ("Version", version.version_title),
        ("Document", " ".join(filter(None, (label(reader, LoaVersion.doc_type, version), number(version.doc_number))))),
        ("For", purpose),
        ("Offered on", day(version.offered_on)), ("Expires on", day(version.oed)),
        ("Signed on", day(version.signed_on)),
    )  # fmt: skip
    heads = (Head(Words("Line"), 18), Head(Words("Description"), 90), Head(Words("Quantity"), 24, right=True),
             Head(Words("Unit"), 16), Head(Words("Total"), 34, right=True))  # fmt: skip
    cells = tuple(
        (each.line_no or "", each.line_text or "", "" if each.qty is None else f"{each.qty:,}",
         each.unit_of_issue or "", dollars(each.line_total))
        for each in lines
    )  # fmt: skip
    shares = tuple(
        (
            label(reader, CaseTerm.term_code, each),
            "Balance" if each.term_balance else dollars(each.term_amount),
        )
        for each in terms
    )
    due = tuple((day(each.payment_due_on), dollars(each.payment_amount), dollars(each.payment_cumulative))
                for each in paid)  # fmt: skip
    return ComposedFacts(
        frame=frame, stem=SUMMARY, number=version.version_title or "", title=known["title"],
        parts=(
            Part(rows=_rows(head), texts=(known["note"],)),
            Part(known["totals"], rows=_rows((each.label, dollars(version.get(each.key))) for each in _MONEY
                                             if version.get(each.key) is not None)),
            Part(known["lines"], table=Table(heads, cells, "No line of this version is recorded.")),
            Part(known["terms"], table=Table((Head(Words("Term"), 100), Head(Words("Amount"), 50, right=True)),
                                             shares, "No term of sale is recorded.")),
            Part(known["schedule"], table=Table(
                (Head(Words("Due on"), 50), Head(Words("Amount"), 50, right=True),
                 Head(Words("To date"), 50, right=True)), due, "No payment is scheduled.")),
        ),
        status="" if version.signed_on else "DRAFT - NOT A SIGNED DOCUMENT",
        across="" if version.signed_on else "DRAFT",
    )  # fmt: skip


def forwarding_facts(reader: Reader, record: Kind) -> ComposedFacts:
    """The letter with which a contractual document goes to the partner (SAMM C4.2.4)."""
    assert isinstance(record, LoaVersion)
    words, second = in_two(reader, FORWARDING)
    country = country_of_case(reader, case_of(reader, record.case_id))
    frame = partner_paper(reader, country, record, second)
    return forwarding_from(words, frame, record, sender_of(reader, country), ministry_of(country))


def forwarding_from(
    words: Named, frame: Frame, version: LoaVersion, sender: tuple[str, ...], to: tuple[str, ...]
) -> ComposedFacts:
    """The same from a record at hand and in given words; a modification, which nobody signs, has no expiry to tell."""
    known = all_filled(words, {"version": version.version_title or "",
                               "expires": day(version.oed) or "a day to be entered"})  # fmt: skip
    expires = version.doc_type != "MODIFICATION" or version.oed is not None
    told = tuple(known[name] for name in ("salutation", "enclosed", *(("expires",) if expires else ())))
    sent = version.forwarding_letter_on is not None
    return ComposedFacts(
        frame=frame, stem=FORWARDING, number=version.version_title or "", title=known["title"], letterhead=sender,
        to=to, parts=(Part(texts=told),), signing=signing(known, known["closing"]),
        status="" if sent else "DRAFT - NOT SIGNED", across="" if sent else "DRAFT",
    )  # fmt: skip
