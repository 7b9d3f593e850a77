"""Gathers the papers that explain an offer to the partner: its summary, and the letter it is forwarded with."""

from collections.abc import Iterable

from app.papers.case_common import case_of, country_of_case, partner_paper, release_missing
from app.papers.eum_common import day, label
from app.papers.eum_figures import dollars
from app.papers.training import sender_of
from app.reader import Reader
from models.cases.casebook import CaseTerm
from models.cases.offers import CasePayment, LoaLine, LoaVersion
from models.findings import Finding
from models.kinds import Kind
from reports.composed import ComposedFacts, Head, Part, Row, Table
from reports.eum.common import Words

_LETTER = (
    "The Letter of Offer and Acceptance {version} is enclosed. The English text governs: where a translation differs "
    "from it, the English text alone is binding.",
    "The offer expires on {expires}.",
)


def version_missing(reader: Reader, record: Kind) -> list[Finding]:
    """Released to the partner."""
    assert isinstance(record, LoaVersion)
    return release_missing(reader, country_of_case(reader, case_of(reader, record.case_id)))


def _rows(pairs: Iterable[tuple[str, str | None]]) -> tuple[Row, ...]:
    return tuple(Row(Words(name), value or "") for name, value in pairs)


def summary_facts(reader: Reader, record: Kind) -> ComposedFacts:
    """Totals, lines, terms and schedule of one version of the offer."""
    assert isinstance(record, LoaVersion)
    case = case_of(reader, record.case_id)
    head = (
        ("Document", label(reader, LoaVersion.doc_type, record)), ("For", case.case_purpose if case else ""),
        ("Offered on", day(record.offered_on)), ("Expires on", day(record.oed)), ("Signed on", day(record.signed_on)),
    )  # fmt: skip
    money = (LoaVersion.net_cost, LoaVersion.pch_cost, LoaVersion.admin_charge, LoaVersion.transport_cost,
             LoaVersion.other_cost, LoaVersion.total_cost, LoaVersion.previous_total, LoaVersion.initial_deposit,
             LoaVersion.due_with_amendment)  # fmt: skip
    lines = sorted(reader.children(LoaLine, "version_id", record.id), key=lambda each: each.line_no or "")
    heads = (Head(Words("Line"), 18), Head(Words("Description"), 90), Head(Words("Quantity"), 24, right=True),
             Head(Words("Unit"), 16), Head(Words("Total"), 34, right=True))  # fmt: skip
    cells = tuple(
        (each.line_no or "", each.line_text or "", "" if each.qty is None else f"{each.qty:,}",
         each.unit_of_issue or "", dollars(each.line_total))
        for each in lines
    )  # fmt: skip
    case_id = record.case_id or 0
    terms = tuple(
        (
            label(reader, CaseTerm.term_code, each),
            "Balance" if each.term_balance else dollars(each.term_amount),
        )
        for each in reader.children(CaseTerm, "case_id", case_id)
    )
    paid = sorted(reader.children(CasePayment, "case_id", case_id), key=lambda each: (day(each.payment_due_on) and
                  each.stored["payment_due_on"]) or "")  # fmt: skip
    due = tuple((day(each.payment_due_on), dollars(each.payment_amount), dollars(each.payment_cumulative))
                for each in paid)  # fmt: skip
    return ComposedFacts(
        frame=partner_paper(reader, country_of_case(reader, case), record), stem="loa_summary",
        number=record.version_title or "", title=Words("Summary of the Letter of Offer and Acceptance"),
        parts=(
            Part(rows=_rows(head), texts=(Words("This summary explains the offer. The offer itself governs."),)),
            Part(Words("Totals"), rows=_rows((each.label, dollars(record.get(each.key))) for each in money
                                             if record.get(each.key) is not None)),
            Part(Words("Lines"), table=Table(heads, cells, "No line of this version is recorded.")),
            Part(Words("Terms of sale"), table=Table((Head(Words("Term"), 100), Head(Words("Amount"), 50, right=True)),
                                                     terms, "No term of sale is recorded.")),
            Part(Words("Payment schedule"), table=Table(
                (Head(Words("Due on"), 50), Head(Words("Amount"), 50, right=True),
                 Head(Words("To date"), 50, right=True)), due, "No payment is scheduled.")),
        ),
        status="" if record.signed_on else "DRAFT - NOT A SIGNED DOCUMENT", across="" if record.signed_on else "DRAFT",
    )  # fmt: skip


def forwarding_facts(reader: Reader, record: Kind) -> ComposedFacts:
    """The letter with which a contractual document goes to the partner (SAMM C4.2.4)."""
    assert isinstance(record, LoaVersion)
    country = country_of_case(reader, case_of(reader, record.case_id))
    places = {"version": record.version_title or "", "expires": day(record.oed) or "a day to be entered"}
    return ComposedFacts(
        frame=partner_paper(reader, country, record), stem="loa_forwarding", number=record.version_title or "",
        title=Words("Letter of Offer and Acceptance"), letterhead=sender_of(reader, country),
        to=(f"Ministry of Defense of {country.country_name}",) if country else (),
        parts=(Part(texts=tuple(Words(each.format_map(places)) for each in _LETTER)), Part(lines=3)),
        status="DRAFT - NOT SIGNED", across="DRAFT",
    )  # fmt: skip
