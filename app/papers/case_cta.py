"""Gathers the country team assessment: its elements by table, with those of sensitive articles where they apply.

It is a draft until it is signed, and it is not drawn while a required element is empty (SAMM C5.1.4, C5.T1).
"""

from app.papers.case_common import own_paper
from app.papers.eum_common import blocked, day, label, rows_by_id
from app.reader import Reader
from models.cases.requests import Cta, CtaCoordination, CtaElement, Lor
from models.findings import Finding
from models.kinds import Kind
from reports.composed import ComposedFacts, Head, Part, Row, Table
from reports.eum.common import Words

COMMON = "T1"
RULE = "CASE-CTA"


def required(reader: Reader, record: Cta) -> list[str]:
    """Codes of the elements that apply: the common ones, and those of each sensitive class, in order of the table."""
    tables = _tables(record)
    return [code for code in reader.codes("cta_element") if code.partition("-")[0] in tables]


def _tables(record: Cta) -> set[str]:
    return {COMMON, *(record.sensitive_classes or "").upper().replace(",", " ").split()}


def elements(reader: Reader, record: Cta) -> dict[str, str]:
    """What is said to each element that applies, by its code; empty where it is missing."""
    said = _texts(reader, record)
    return {code: said.get(code, "").strip() for code in required(reader, record)}


def _texts(reader: Reader, record: Cta) -> dict[str, str]:
    rows = reader.children(CtaElement, "cta_id", record.id)
    return {row.element_code or "": row.element_text or "" for row in rows}


def cta_missing(reader: Reader, record: Kind) -> list[Finding]:
    """The elements without words, and the statement of classification."""
    assert isinstance(record, Cta)
    empty = [code for code, said in elements(reader, record).items() if not said]
    found = []
    known = {code.partition("-")[0] for code in reader.codes("cta_element")}
    if strange := sorted(_tables(record) - known):
        found.append(blocked(f"No table is called {', '.join(strange)}.", "Correct the sensitive classes.",
                             "sensitive_classes", rule=f"{RULE}-TABLE"))  # fmt: skip
    if empty:
        found.append(blocked(f"Elements without words: {', '.join(empty)}.", "Write them.", rule=RULE))
    if "unclassified" not in (record.classification_text or "").lower():
        found.append(blocked("The classification statement does not say that it is unclassified.",
                             "Record that it is.", "classification_text", rule=f"{RULE}-CLASS"))  # fmt: skip
    return found


def cta_facts(reader: Reader, record: Kind) -> ComposedFacts:
    """The assessment as memorandum or as cable."""
    assert isinstance(record, Cta)
    lor = rows_by_id(reader, Lor, [record.lor_id]).get(record.lor_id or 0)
    said, codes = _texts(reader, record), reader.codes("cta_element")
    cable = record.cta_form == "CABLE"
    head = (
        ("Number", record.cta_no or ""), ("Form", label(reader, Cta.cta_form, record)),
        ("Request", " ".join(filter(None, (lor.lor_ref, lor.lor_subject))) if lor else ""),
        ("References", record.references or ""), ("Signed by", record.cta_signer or ""),
        ("Signed on", day(record.cta_signed_on)), ("Command's endorsement", record.endorsement_ref or ""),
    )  # fmt: skip
    parts = [Part(rows=tuple(Row(Words(name), value) for name, value in head),
                  texts=(Words(record.classification_text or ""),))]  # fmt: skip
    for code in required(reader, record):
        heading = f"{code.partition('-')[2].lstrip('0')}. {codes[code].label}"
        words = said.get(code, "")
        parts.append(Part(Words(heading.upper() if cable else heading), level=3,
                          texts=(Words(words.upper() if cable else words),)))  # fmt: skip
    signed = record.cta_signed_on is not None
    return ComposedFacts(
        frame=own_paper(reader), stem="cta", number=record.cta_no or "", title=Words("Country Team Assessment"),
        parts=tuple(parts), status="" if signed else "DRAFT - NOT SIGNED", across="" if signed else "DRAFT",
    )  # fmt: skip


def coordination_facts(reader: Reader, record: Kind) -> ComposedFacts:
    """Which office of the country team saw the assessment, and what it answered."""
    assert isinstance(record, Cta)
    heads = (Head(Words("Office"), 40), Head(Words("Person"), 40), Head(Words("Answer"), 30), Head(Words("On"), 28),
             Head(Words("Comment"), 60))  # fmt: skip
    cells = tuple(
        (row.coord_office or "", row.coord_person or "", label(reader, CtaCoordination.concurrence, row),
         day(row.coord_on), row.coord_comment or "")
        for row in reader.children(CtaCoordination, "cta_id", record.id)
    )  # fmt: skip
    return ComposedFacts(
        frame=own_paper(reader), stem="cta_coordination", number=record.cta_no or "", title=Words("Coordination sheet"),
        parts=(Part(table=Table(heads, cells, "No office was asked yet.", roomy=True)),),
    )  # fmt: skip
