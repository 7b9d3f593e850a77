"""The yearly training plan as a document: its sections, how far they are, and when it went where."""

from models.fields import OnRemove
from models.kinds import Kind, Section, Spec, choice, day, derived, link, long_text, text, whole
from models.planning import derive
from models.planning.purposes import FIRST_YEAR, LAST_YEAR


class Cetpp(Kind):
    """A combined education and training program plan: one for each country and budget year."""

    spec = Spec(
        name="cetpp",
        label="CETPP",
        plural="CETPPs",
        about="The combined education and training program plan for a budget year and the planning year after it. "
        "It must be unclassified, goes to the command and the services thirty days before the working group, and is "
        "approved by the command.",
        area="planning",
        cites="SAMM C2.1.3.3.1, C10.5.1; JSCET 3-10b",
        natural=("country_id", "budget_year"),
        title=("cetpp_name",),
        sort=("budget_year",),
        sections=(
            Section("Plan", ("country_id", "budget_year", "scetwg_id", "prepared_by_id")),
            Section("Way", ("sent_ccmd_on", "sent_service_on", "ccmd_approved_on", "ccmd_approval_ref",
                            "visible_on")),
            Section("Notes", ("cetpp_notes",)),
        ),
    )  # fmt: skip
    country_id = link("Country", "country", help="Country of the plan.", column=True)
    budget_year = whole("Budget year", help="Fiscal year the plan is for; it covers the next one, too.",
                        minimum=FIRST_YEAR, maximum=LAST_YEAR, column=True)  # fmt: skip
    scetwg_id = link(
        "Working group", "scetwg", OnRemove.KEEP, help="Session the plan is written for; it is due before that.",
        cites="JSCET 3-10b", column=True,
    )  # fmt: skip
    prepared_by_id = link("Prepared by", "person", OnRemove.KEEP, help="Who answers for it.", column=True)
    sent_ccmd_on = day("To the command on", help="Day it went to the combatant command.", cites="JSCET 3-10b",
                       column=True)  # fmt: skip
    sent_service_on = day("To the services on", help="Day it went to the services.", cites="JSCET 3-10b")
    ccmd_approved_on = day("Command approved on", help="Day the command approved it.", column=True,
                           cites="SAMM Figure C10.F2 item 1")  # fmt: skip
    ccmd_approval_ref = text("Approval reference", help="Message of the command.", max_length=120)
    visible_on = day("Visible in SAN on", help="Day it was seen in the official system.",
                     cites="SAMM Figure C10.F2 item 1")  # fmt: skip
    cetpp_notes = long_text("Notes", help="What colleagues should know; it is not printed.", max_length=2000)
    cetpp_name = derived(text("Name", help="CETPP and year, put together by the program.", search=True), (),
                         derive.cetpp_name)  # fmt: skip


class CetppSection(Kind):
    """The words of one section of the plan."""

    spec = Spec(
        name="cetpp_section",
        label="Section of a CETPP",
        plural="Sections of a CETPP",
        about="The words of one section of the plan, written in the program, and how far it is: empty, drafted or "
        "reviewed. Whoever changes the words takes the review back.",
        area="planning",
        cites="SAMM Figure C10.F1",
        natural=("cetpp_id", "section_no"),
        parent="cetpp_id",
        title=("section_no",),
        sort=("section_no",),
        by_act=True,
        takes_back=dict.fromkeys(("narrative", "nothing_because"), ("reviewed_on", "reviewed_by")),
        sections=(Section("Section", ("cetpp_id", "section_no", "narrative", "nothing_because", "reviewed_on",
                                      "reviewed_by")),),
    )  # fmt: skip
    cetpp_id = link("CETPP", "cetpp", help="Plan it belongs to.", column=True)
    section_no = choice("Section", "cetpp_section", help="Place in the outline.", column=True)
    narrative = long_text(
        "Words",
        help="Text with headings, lists and tables, kept as Markdown.",
        max_length=60_000,
        search=True,
    )
    nothing_because = text(
        "Nothing to say because", help="Why the section stays without words.", max_length=300
    )
    reviewed_on = day("Reviewed on", help="Day somebody read it whole and found it right.", column=True)
    reviewed_by = text("Reviewed by", help="Who read it.", max_length=120, column=True)
    section_state = derived(choice("State", "section_state", help="Empty, drafted or reviewed.", column=True), (),
                            derive.section_state)  # fmt: skip
