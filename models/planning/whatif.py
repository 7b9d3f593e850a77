"""A plan that is only tried: another order and other priorities of the lines of one year, under a name."""

from models.fields import OnRemove
from models.kinds import Kind, Section, Spec, choice, day, link, long_text, money, text, whole
from models.planning.purposes import FIRST_YEAR, LAST_YEAR


class WhatIf(Kind):
    """A named order of the lines of a program year at a given amount; nothing of it holds until it is applied."""

    spec = Spec(
        name="what_if",
        label="What-if",
        plural="What-ifs",
        about="Another order and other priorities of a year's training lines at a given amount, kept under a name: it "
        "shows which lines would fall out, stands beside others, and becomes the plan only when it is applied.",
        area="planning",
        cites="SAMM C2.1.6.3.1.1",
        natural=("country_id", "fiscal_year", "what_if_name"),
        title=("what_if_name",),
        sort=("fiscal_year", "what_if_name"),
        by_act=True,
        frozen_by="applied_on",
        sections=(
            Section("What-if", ("country_id", "fiscal_year", "what_if_name", "amount", "supposed_late",
                                "what_if_note", "applied_on")),
        ),
    )  # fmt: skip
    country_id = link("Country", "country", help="Country of the plan.", column=True)
    fiscal_year = whole("Fiscal year", help="Program year of its lines.", minimum=FIRST_YEAR, maximum=LAST_YEAR,
                        column=True)  # fmt: skip
    what_if_name = text(
        "What-if", help="Name everybody knows it by.", max_length=80, column=True, search=True
    )
    amount = money("Amount", help="Money it reckons with.", minimum=0, column=True)
    supposed_late = money(
        "Supposed at the end of the year", help="End-of-year money that has not come, on top of what came; it pays "
        "priority B, and is not recorded as money when the what-if is applied.", minimum=0, cites="JSCET 3-11a(2)(b)",
    )  # fmt: skip
    what_if_note = long_text("Note", help="What it supposes.", max_length=2000)
    applied_on = day("Applied on", help="Day it became the plan.", column=True)


class WhatIfLine(Kind):
    """A line that stands elsewhere in a what-if than in the plan."""

    spec = Spec(
        name="what_if_line",
        label="Line of a what-if",
        plural="Lines of a what-if",
        about="A training line that has another priority or another place in a what-if than in the plan. Lines that "
        "are not named stand as in the plan.",
        area="planning",
        natural=("what_if_id", "training_line_id"),
        parent="what_if_id",
        title=("line_priority", "line_rank"),
        by_act=True,
        frozen_under="what_if_id",
        searched=False,
        sections=(Section("Line", ("what_if_id", "training_line_id", "line_priority", "line_rank")),),
    )
    what_if_id = link("What-if", "what_if", help="What-if it belongs to.", column=True)
    training_line_id = link("Line", "training_line", OnRemove.KEEP, help="Line that would move.", column=True)
    line_priority = choice(
        "Priority", "priority", help="Priority it would have.", cites="JSCET 3-11a", column=True
    )
    line_rank = whole("Rank", help="Place it would have within its priority.", minimum=1, column=True)
