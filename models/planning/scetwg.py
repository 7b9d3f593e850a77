"""The command's yearly working group: the session, and what was decided there on each line."""

from models.fields import OnRemove
from models.kinds import Kind, Section, Spec, choice, day, derived, link, long_text, text, whole
from models.planning import derive
from models.planning.purposes import FIRST_YEAR, LAST_YEAR


class Scetwg(Kind):
    """A session of the security cooperation education and training working group."""

    spec = Spec(
        name="scetwg",
        label="SCETWG session",
        plural="SCETWG sessions",
        about="The combatant command's yearly working group on training: the current year is finished, the budget year "
        "reviewed in detail, the planning year forecast. The office must be ready to justify each line.",
        area="planning",
        cites="SAMM C2.1.6.2.1; JSCET 3-10d",
        natural=("country_id", "session_fy"),
        title=("session_name",),
        sort=("session_from",),
        sections=(
            Section("Session", ("country_id", "session_fy", "session_ccmd", "session_place", "session_from",
                                "session_to", "attendees")),
            Section("Notes", ("session_notes",)),
        ),
    )  # fmt: skip
    country_id = link("Country", "country", help="Country whose plan is looked at.", column=True)
    session_fy = whole("Current year", help="Fiscal year in which the group meets.", minimum=FIRST_YEAR,
                       maximum=LAST_YEAR, column=True, aliases=("fy",))  # fmt: skip
    session_ccmd = choice("Command", "ccmd", help="Command that holds it.", column=True)
    session_place = text("Place", help="Where it meets.", max_length=120, column=True)
    session_from = day("From", help="First day; the plan is due before it.", cites="JSCET 3-10b", column=True)
    session_to = day("To", help="Last day.", column=True)
    attendees = long_text("Who takes part", help="Names and offices.", max_length=2000)
    session_notes = long_text("Notes", help="What was said besides the lines.", max_length=4000)
    session_name = derived(text("Name", help="SCETWG and year, put together by the program."), (),
                           derive.session_name)  # fmt: skip


class LineReview(Kind):
    """What a session decided on one line."""

    spec = Spec(
        name="line_review",
        label="Decision on a line",
        plural="Decisions on lines",
        about="What the working group decided on one training line: accepted, rejected, changed or added. A decision "
        "that changes the line changes it in the same step; what it was before stands in the decision.",
        area="planning",
        cites="JSCET 3-10d(4)",
        parent="session_id",
        title=("line_decision", "decided_on"),
        sort=("decided_on",),
        append_only=True,
        by_act=True,
        sections=(Section("Decision", ("session_id", "training_line_id", "line_decision", "decided_on", "changes",
                                       "decision_remark", "corrects_id")),),
    )  # fmt: skip
    session_id = link("Session", "scetwg", help="Session that decided.", fixed=True, column=True)
    training_line_id = link(
        "Line", "training_line", OnRemove.KEEP, help="Line it is about.", fixed=True, column=True
    )
    line_decision = choice("Decision", "scetwg_decision", help="Accepted, rejected, changed or added.", fixed=True,
                           cites="JSCET 3-10d(4)", column=True)  # fmt: skip
    decided_on = day("Decided on", help="Day of the decision.", fixed=True, column=True)
    changes = long_text("Changes", help="What it was and what it became, field by field.", fixed=True, max_length=2000,
                        column=True)  # fmt: skip
    decision_remark = text(
        "Remark", help="Why, and who asked for it.", fixed=True, max_length=300, column=True
    )
    corrects_id = link(
        "Corrects", "line_review", OnRemove.KEEP, help="Decision this one takes the place of.", fixed=True
    )
