"""What training is for: objectives of both sides, and the requirements that serve them."""

from models.fields import OnRemove
from models.imports import ImportShape
from models.kinds import Kind, Section, Spec, choice, day, file, link, long_text, money, text, whole

FIRST_YEAR, LAST_YEAR = 1990, 2099


class Objective(Kind):
    """What the United States or the partner wants to reach in the country."""

    spec = Spec(
        name="objective",
        label="Objective",
        plural="Objectives",
        about="What the United States or the partner wants to reach in the country. Training has to support an "
        "objective of the Country Plan; the training plan names for each line which one.",
        area="planning",
        cites="SAMM C2.1.3.2.1, C2.1.3.3.1",
        natural=("country_id", "objective_title"),
        title=("objective_title",),
        sort=("objective_side", "objective_rank", "objective_title"),
        sections=(
            Section("Objective", ("country_id", "objective_side", "objective_title", "objective_text", "objective_ref",
                                  "objective_rank")),
            Section("Time", ("horizon", "end_state", "objective_from", "objective_to", "dropped_on")),
        ),
        imports=ImportShape(links=("country_id",)),
    )  # fmt: skip
    country_id = link("Country", "country", help="Country it is about.", column=True)
    objective_side = choice("Whose", "side", help="The United States or the partner.", column=True)
    objective_title = text(
        "Objective", help="In a few words.", max_length=160, column=True, search=True, aliases=("title",)
    )
    objective_text = long_text("Text", help="The objective as its source states it.", max_length=4000)
    objective_ref = text(
        "Reference", help="Place in the Country Plan or another source.", max_length=120, column=True,
        search=True, cites="SAMM C2.1.3.2.1",
    )  # fmt: skip
    objective_rank = whole("Rank", help="Order among the objectives of its side.", minimum=1, column=True)
    horizon = choice("Horizon", "plan_horizon", help="Near or middle term.", cites="SAMM C2.1.3.2.1")
    end_state = long_text("End state", help="How it is seen that it was reached.", max_length=2000)
    objective_from = whole("From fiscal year", help="First fiscal year it stands in the plan.",
                           minimum=FIRST_YEAR, maximum=LAST_YEAR, column=True)  # fmt: skip
    objective_to = whole("To fiscal year", help="Last fiscal year; empty while it stands.",
                         minimum=FIRST_YEAR, maximum=LAST_YEAR)  # fmt: skip
    dropped_on = day("Dropped on", help="Day it was given up or reached.")


class Requirement(Kind):
    """Something the partner asked for, as yet without any commitment."""

    spec = Spec(
        name="requirement",
        label="Requirement",
        plural="Requirements",
        about="What the partner asked for through proper channels: for which objective, how many, why, and in which "
        "order. It is a request and no commitment; only the service's answer says what comes of it.",
        area="planning",
        cites="JSCET 3-2a; SAMM C2.1.3.4.2, C2.1.6.2",
        natural=("country_id", "requirement_fy", "requirement_title"),
        title=("requirement_title",),
        sort=("requirement_fy", "requirement_rank", "requirement_title"),
        sections=(
            Section("Requirement", ("country_id", "requirement_fy", "requirement_title", "requirement_kind",
                                    "objective_id", "requirement_rank", "alternative_of_id")),
            Section("Need", ("wanted", "estimated_cost", "requirement_why", "equipment_note")),
            Section("Request of the partner", ("asked_by", "asked_through", "asked_on", "asked_ref", "asked_file")),
            Section("Answer of the service", ("service_answer", "answered_on", "answer_ref")),
        ),
        imports=ImportShape(links=("country_id", "objective_id")),
    )  # fmt: skip
    country_id = link("Country", "country", help="Country that asks.", column=True)
    requirement_fy = whole(
        "Fiscal year", help="Program year it is asked for.", minimum=FIRST_YEAR, maximum=LAST_YEAR, column=True,
        aliases=("fy", "program year"),
    )  # fmt: skip
    requirement_title = text(
        "Requirement", help="In a few words.", max_length=160, column=True, search=True, aliases=("title",)
    )
    requirement_kind = choice(
        "Kind", "requirement_kind", help="Training, a team, aids or another.", column=True
    )
    objective_id = link(
        "Objective",
        "objective",
        OnRemove.KEEP,
        help="Objective it serves.",
        cites="SAMM C2.1.3.3.1",
        column=True,
    )
    requirement_rank = whole(
        "Rank", help="Order among the requirements of its country and year; each number once.", minimum=1,
        cites="SAMM C2.1.3.4.2", column=True,
    )  # fmt: skip
    alternative_of_id = link(
        "Instead of",
        "requirement",
        OnRemove.KEEP,
        help="Requirement that it may replace.",
        cites="SAMM C2.1.3.4.2",
    )
    wanted = whole("Wanted", help="People or pieces asked for.", minimum=0, counts=True, column=True)
    estimated_cost = money("Estimate", help="What it is thought to cost.", minimum=0, column=True)
    requirement_why = long_text("Why", help="Why it is needed.", cites="JSCET 3-10d(2)", max_length=4000)
    equipment_note = text(
        "Equipment", help="Equipment it is about, in inventory or asked for by letter.", max_length=160,
        cites="JSCET 3-2d",
    )  # fmt: skip
    asked_by = text(
        "Asked by", help="Ministry or staff of the partner that asked.", max_length=160, cites="JSCET 3-2a",
        column=True,
    )  # fmt: skip
    asked_through = text("Through", help="Channel by which it came.", max_length=120, cites="JSCET 3-2a")
    asked_on = day("Asked on", help="Day of the request.", column=True)
    asked_ref = text("Reference", help="Number of the letter or note.", max_length=120)
    asked_file = file("Request", help="The request as a file or scan.")
    service_answer = choice(
        "Answer", "service_answer", help="What the service answered; empty while it has not.", cites="JSCET 3-2a",
        column=True,
    )  # fmt: skip
    answered_on = day("Answered on", help="Day of the service's answer.")
    answer_ref = text("Answer reference", help="Message or letter of the service.", max_length=120)
