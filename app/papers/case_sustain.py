"""Gathers the agreement by which the partner accepts and sustains what a BPC case delivers (SAMM C2.1.7.1.2)."""

from collections.abc import Sequence

from app.papers.case_common import (
    all_filled,
    country_of_case,
    named_country,
    partner_paper,
    release_missing,
)
from app.papers.case_parts import heads, number, told
from app.papers.eum_common import blocked, day, in_two
from app.papers.eum_report import DRAFT, signing_of
from app.reader import Reader
from app.reading import Cond, Query, Sort
from models.cases.casebook import CaseFile
from models.cases.offers import CaseLine
from models.findings import Finding
from models.kinds import Kind
from reports.composed import ComposedFacts, Part, Table
from reports.eum.common import Named, Signer, Words
from reports.paper import Frame

PAPER = "sustain_agreement"
LINES = 5
NO_LINE = "No line of the case is recorded."


def missing_for(reader: Reader, record: Kind) -> list[Finding]:
    """A BPC case with its program, and a release."""
    assert isinstance(record, CaseFile)
    found = []
    if record.case_kind != "BPC":
        found.append(blocked("The case is not a BPC case: the agreement is made for those.", "Record its kind.",
                             "case_kind", rule="CASE-SUSTAIN"))  # fmt: skip
    if not record.bpc_program:
        found.append(blocked("The program of the case is not recorded.", "Record the program.", "bpc_program",
                             rule="CASE-SUSTAIN"))  # fmt: skip
    return [*found, *release_missing(reader, country_of_case(reader, record))]


def agreement_facts(reader: Reader, record: Kind) -> ComposedFacts:
    """What stands in the agreement; a draft until the signed paper is on file."""
    assert isinstance(record, CaseFile)
    words, second = in_two(reader, PAPER)
    country = country_of_case(reader, record)
    frame = partner_paper(reader, country, record, second, persons=True)
    where = Cond("case_id", "=", record.id)
    lines = reader.records(Query(CaseLine, where=where, sort=(Sort("line_no"),)))
    return agreement_from(words, frame, record, lines, named_country(country))


def agreement_from(
    words: Named, frame: Frame, case: CaseFile, lines: Sequence[CaseLine], country: str
) -> ComposedFacts:
    """The same from records at hand and in given words."""
    known = all_filled(words, {"country": country, "program": case.bpc_program or ""})
    columns = heads(
        ("Line", 18), ("Materiel or service", 110), ("Quantity", 26), ("Unit", 18), right=("Quantity",)
    )
    cells = tuple(
        (each.line_no or "", each.line_description or "", number(each.qty), each.unit_of_issue or "")
        for each in lines
    )
    terms = (case.sustain_terms or "").strip()
    signed = case.sustain_agreed_on is not None and case.sustain_paper is not None
    head = told(("Case", case.case_designator), ("Program", case.bpc_program), ("For", case.case_purpose))
    return ComposedFacts(
        frame=frame, stem=PAPER, number=case.case_designator or "", title=known["title"],
        parts=(
            Part(rows=head, texts=(known["intro"],)),
            Part(known["materiel"], table=Table(columns, cells, NO_LINE)),
            *(Part(known[name], texts=(known[f"{name}_text"],)) for name in ("accept", "sustain", "use")),
            Part(known["terms"], texts=(Words(terms),) if terms else (), lines=0 if terms else LINES),
            *((Part(rows=told(("Agreed on", day(case.sustain_agreed_on)))),) if case.sustain_agreed_on else ()),
        ),
        signing=signing_of(tuple(known.items()), (Signer(), Signer(case.sustain_signer or "",
                                                                   on=case.sustain_agreed_on))),
        status="" if signed else DRAFT, across="" if signed else "DRAFT",
    )  # fmt: skip
