"""Support of visits: the plan of a visit, what has to be arranged, and rooms."""

from models.fields import OnRemove
from models.imports import ImportShape
from models.kinds import (
    Kind,
    Section,
    Spec,
    choice,
    day,
    derived,
    flag,
    link,
    local_moment,
    long_text,
    money,
    text,
    whole,
)
from models.visits import derive


class SupportPlan(Kind):
    """What the office arranges for a visit."""

    spec = Spec(
        name="support_plan",
        label="Support plan",
        plural="Support plans",
        about="What has to be arranged for a visit: by whom, until when, at what cost. It serves one request or "
        "several that come together.",
        area="visits",
        cites="SAMM C2.1.9.3; C2.1.10.1.8",
        title=("plan_title",),
        sort=("execution_on",),
        sections=(
            Section("Plan", ("plan_title", "request_id", "control_officer_id", "plan_dv_code", "execution_on",
                             "plan_done_on")),
            Section("Cost", ("cost_estimate", "fund_cite")),
            Section("Notes", ("plan_notes",)),
        ),
        imports=ImportShape(links=("request_id",)),
    )  # fmt: skip
    plan_title = text(
        "Plan", help="What everybody calls the visit.", max_length=120, column=True, search=True
    )
    request_id = link(
        "Request", "clearance_request", OnRemove.KEEP, help="Request it serves first.", column=True
    )
    control_officer_id = link(
        "Control officer", "person", OnRemove.KEEP, help="Who runs the visit.", column=True
    )
    plan_dv_code = choice("Highest DV code", "dv_code", help="Of the party.", column=True)
    execution_on = day("First day", help="Day the visit begins; items are counted back from it.", column=True)
    plan_done_on = day("Done on", help="Day everything was settled and paid.")
    cost_estimate = money("Estimate", help="What it is thought to cost.", minimum=0)
    fund_cite = text("Fund cite", help="What pays for it.", max_length=80, exact=True)
    plan_notes = long_text("Notes", help="What colleagues should know.", max_length=2000)
    open_items = derived(whole("Open items", help="Items that are not arranged.", counts=True, column=True),
                         derive.ITEMS, derive.open_items)  # fmt: skip


class PlanRequest(Kind):
    """A further request that a support plan serves."""

    spec = Spec(
        name="plan_request",
        label="Request of a plan",
        plural="Requests of a plan",
        about="A further request whose party comes with the visit of a support plan.",
        area="visits",
        natural=("plan_id", "request_id"),
        parent="plan_id",
        title=("plan_role",),
        sections=(Section("Request", ("plan_id", "request_id", "plan_role")),),
    )
    plan_id = link("Plan", "support_plan", help="Plan that serves it.", column=True)
    request_id = link("Request", "clearance_request", help="Request that it serves.", column=True)
    plan_role = text(
        "Part",
        help="What this party does in the visit: advance team, delegation.",
        max_length=60,
        column=True,
    )


class SupportItem(Kind):
    """Something to arrange for a visit, or an event of its programme."""

    spec = Spec(
        name="support_item",
        label="Support item",
        plural="Support items",
        about="Something to arrange for a visit, or an event of its programme: what, where, when, who, until when.",
        area="visits",
        cites="DV visit checklist",
        parent="plan_id",
        title=("item_code", "item_text"),
        sort=("starts_at", "item_due_on"),
        sections=(
            Section("Item", ("plan_id", "item_code", "item_text", "item_due_on", "item_owner_id", "item_done_on",
                             "item_reason")),
            Section("Event", ("starts_at", "ends_at", "item_place", "room_id", "participants", "item_transport",
                              "dress", "item_poc", "item_remark")),
            Section("Escort and cost", ("escort_id", "item_cost")),
        ),
    )  # fmt: skip
    plan_id = link("Plan", "support_plan", help="Plan it belongs to.", column=True)
    item_code = choice("Item", "support_item", help="What it is.", column=True)
    item_text = text("What", help="Value or event: 1030 office call with the chief of staff.", max_length=200,
                     column=True, search=True)  # fmt: skip
    item_due_on = day("Due on", help="Day until which it is arranged.", column=True)
    item_owner_id = link("Who", "person", OnRemove.KEEP, help="Who arranges it.", column=True)
    item_done_on = day("Arranged on", help="Day it was settled.", column=True)
    item_reason = text("Not needed because", help="Why it is left out.", max_length=200)
    starts_at = local_moment("Begins", help="Local time with its zone.", column=True)
    ends_at = local_moment("Ends", help="Local time with its zone.")
    item_place = text("Place", help="Where.", max_length=120, column=True)
    room_id = link("Room", "visit_area", OnRemove.KEEP, help="Room of the office that it takes.")
    participants = text("Who takes part", help="Party and hosts.", max_length=300)
    item_transport = text("Transport", help="How they come there.", max_length=120)
    dress = text("Dress", help="Uniform or dress.", max_length=80)
    item_poc = text("Contact", help="Name and telephone.", max_length=120)
    item_remark = text("Remark", help="For the itinerary.", max_length=300)
    escort_id = link("Escort", "person", OnRemove.KEEP, help="Who goes along.")
    item_cost = money("Cost", help="What it costs.", minimum=0)


class VisitArea(Kind):
    """A room or area of the office that visitors enter."""

    spec = Spec(
        name="visit_area",
        label="Area or room",
        plural="Areas and rooms",
        about="A room or area of the office: how many it holds, and whether classified material that is not releasable "
        "lies there, so that a foreign visitor needs an escort.",
        area="visits",
        cites="SAMM C2.1.9.2.3",
        natural=("area_name",),
        title=("area_name",),
        sort=("area_name",),
        sections=(
            Section("Area", ("area_name", "nonreleasable", "seats", "is_room", "area_remarks")),
        ),
    )  # fmt: skip
    area_name = text("Area", help="Name of the room or area.", max_length=80, column=True, search=True)
    nonreleasable = flag("Escort area", help="Yes when classified material that is not releasable may lie there.",
                         column=True, cites="SAMM C2.1.9.2.3")  # fmt: skip
    seats = whole("Seats", help="How many it holds.", minimum=0, maximum=5000, column=True)
    is_room = flag("Meeting room", help="Yes when meetings take it, one at a time.", column=True)
    area_remarks = text("Remarks", help="Equipment, rules.", max_length=300)
