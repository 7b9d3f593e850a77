"""Gathers the content list of a transportation plan: headings only, as the plan itself may be classified."""

from app import checklists
from app.papers.case_common import case_of, own_paper
from app.papers.case_parts import heads, told
from app.papers.eum_checklist import EMPTY
from app.papers.eum_common import day, label
from app.reader import Reader
from models.cases.shipments import TransportPlan
from models.kinds import Kind
from reports.composed import ComposedFacts, Part, Table
from reports.eum.common import Words

TEMPLATE, ONLY_CCI, CCI = "transport_plan", "cci", "CCI"
NOTE = (
    "Content headings only. What stands under them may be classified: it is written in the plan, which is kept outside "
    "this program, and is not written on this list."
)


def contents_facts(reader: Reader, record: Kind) -> ComposedFacts:
    """The headings of SAMM C7.F1 to be ticked, those of C7.F4 for cryptographic items, and the plan's approvals."""
    assert isinstance(record, TransportPlan)
    case = case_of(reader, record.case_id)
    items = checklists.template(TEMPLATE)
    plan = told(
        ("Case", case.case_designator if case else ""), ("Version", record.plan_version),
        ("Class of materiel", label(reader, TransportPlan.plan_class, record)),
        ("Valid for", label(reader, TransportPlan.plan_validity, record)),
        ("Prepared", ", ".join(filter(None, (record.plan_prepared_by, day(record.plan_prepared_on))))),
        ("Kept at", record.plan_kept_at),
    )  # fmt: skip
    approvals = told(
        ("Approved by security on", day(record.security_approved_on)),
        ("Accepted by the purchaser on", day(record.purchaser_accepted_on)),
        ("Copy to DSCA on", day(record.plan_dsca_on)), ("Copy to the forwarder on", day(record.plan_forwarder_on)),
        ("Update due on", day(record.plan_update_due_on)), ("Annexes", record.annexes),
    )  # fmt: skip
    wanted = [each for each in items if each.applies_to != ONLY_CCI or record.plan_class == CCI]
    sections = dict.fromkeys(each.section for each in wanted)
    return ComposedFacts(
        frame=own_paper(reader), stem="plan_contents",
        number=" ".join(filter(None, (case.case_designator if case else "", record.plan_version))),
        title=Words("Transportation plan: what it must contain"),
        parts=(
            Part(rows=plan, texts=(Words(NOTE),)),
            *(Part(Words(each), table=_table([item for item in wanted if item.section == each])) for each in sections),
            Part(Words("Approvals"), rows=approvals),
        ),
    )  # fmt: skip


def _table(items: list[checklists.Item]) -> Table:
    columns = heads(("Code", 18), ("Heading", 100), ("In the plan", 22), ("Source", 60))
    return Table(columns, tuple((each.code, each.text, EMPTY, each.source) for each in items))
