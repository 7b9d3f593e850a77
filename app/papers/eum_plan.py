"""Gathers a control plan in the sections that the manual and the articles' notes ask for (SAMM C2.1.5.6.3)."""

from app.papers.eum_common import country_of, day, in_two, partner_paper, release_missing, rows_by_id
from app.papers.eum_report import signing_of
from app.reader import Reader
from models.eum.assessments import ControlPlan
from models.eum.deliveries import EumLine
from models.findings import Finding
from models.kinds import Kind
from reports.composed import ComposedFacts, Part, Row
from reports.eum.common import Named, Signer, Words
from reports.paper import Frame

PAPER = "control_plan_paper"
DRAFT = "DRAFT - NOT IN FORCE"
SECTIONS = (
    ("accountability", ControlPlan.sec_accountability), ("inventories", ControlPlan.sec_inventories),
    ("records", ControlPlan.sec_records), ("violations", ControlPlan.sec_violations),
    ("visits", ControlPlan.sec_visits),
    ("covers", ControlPlan.plan_covers), ("security", ControlPlan.sec_security), ("losses", ControlPlan.sec_losses),
    ("disposal", ControlPlan.sec_disposal),
)  # fmt: skip
"""Paragraph that heads the section, and the field that says what stands in it."""
LINES = 4
"""Empty lines of a section that nothing is recorded for."""


def missing_for(reader: Reader, record: Kind) -> list[Finding]:
    """Released to the partner; an open section is printed to be written in."""
    assert isinstance(record, ControlPlan)
    return release_missing(reader, country_of(reader, record.country_id))


def plan_facts(reader: Reader, record: Kind) -> ComposedFacts:
    """What stands in the plan; a draft until it is in force."""
    assert isinstance(record, ControlPlan)
    words, second = in_two(reader, PAPER)
    frame = partner_paper(reader, country_of(reader, record.country_id), second, as_of=record.effective_on)
    line = rows_by_id(reader, EumLine, [record.eum_line_id]).get(record.eum_line_id or 0)
    case = " ".join(filter(None, (line.case_designator, line.line_no))) if line else ""
    return plan_from(words, frame, record, case)


def plan_from(words: Named, frame: Frame, plan: ControlPlan, case: str) -> ComposedFacts:
    """The same from a record at hand and in given words."""
    known = dict(words)
    rows = (
        ("Plan", plan.plan_title or ""), ("Version", plan.plan_version or ""), ("Case line", case),
        ("Received on", day(plan.received_on)), ("In force from", day(plan.effective_on) or "not yet"),
    )  # fmt: skip
    sections = tuple(_section(known[name], plan.get(field.key)) for name, field in SECTIONS)
    review = day(plan.review_on) or "day to be entered"
    signers = (
        Signer(plan.signed_us_by or "", "", plan.signed_us_on),
        Signer(plan.signed_partner_by or "", "", plan.signed_partner_on),
    )
    return ComposedFacts(
        frame=frame, stem=PAPER, number=" ".join(filter(None, (plan.plan_title, plan.plan_version))),
        title=known["title"],
        parts=(
            Part(rows=tuple(Row(Words(name), value) for name, value in rows), texts=(known["intro"],)),
            *sections,
            Part(known["review"], texts=(Words(f"Looked at again on: {review}"),)),
        ),
        signing=signing_of(words, signers), status="" if plan.effective_on else DRAFT,
        across="" if plan.effective_on else "DRAFT",
    )  # fmt: skip


def _section(heading: Words, text: str | None) -> Part:
    if text and text.strip():
        return Part(heading, texts=(Words(text.strip()),))
    return Part(heading, texts=(Words("This section is to be entered."),), lines=LINES)
