"""The money of a program year: what was promised, what came and when, and what must be said of women."""

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
    long_text,
    money,
    percent,
    text,
    whole,
)
from models.planning import derive
from models.planning.purposes import FIRST_YEAR, LAST_YEAR


class TrainingYear(Kind):
    """A country's training program of one fiscal year: ceiling, allocation, shares."""

    spec = Spec(
        name="training_year",
        label="Training year",
        plural="Training years",
        about="A country's training program of one fiscal year: the ceiling the Department of State projects, the "
        "money that has come so far, whether Congress passed the budget in time, and the shares the plan reports.",
        area="planning",
        cites="SAMM C2.1.6.2, C2.1.6.3.1.1; Figure C10.F2",
        natural=("country_id", "fiscal_year"),
        title=("year_name",),
        sort=("fiscal_year",),
        sections=(
            Section("Year", ("country_id", "fiscal_year", "receives_imet")),
            Section("Money", ("imet_ceiling", "ceiling_ref", "reallocation_by")),
            Section("Continuing resolution", ("cr_from", "cr_to", "cr_percent")),
            Section("Sent", ("programming_sent_on", "fmt_sent_on")),
            Section("Women", ("women_pct_forces", "women_pct_imet")),
            Section("Notes", ("year_notes",)),
        ),
        imports=ImportShape(links=("country_id",)),
    )  # fmt: skip
    country_id = link("Country", "country", help="Country of the program.", column=True)
    fiscal_year = whole("Fiscal year", help="1 October of the year before to 30 September.", minimum=FIRST_YEAR,
                        maximum=LAST_YEAR, column=True, aliases=("fy",))  # fmt: skip
    receives_imet = flag(
        "Receives IMET", help="Whether the country receives IMET in this year; it decides the tuition rate.",
        cites="SAMM C9.4.3.1", column=True,
    )  # fmt: skip
    imet_ceiling = money(
        "IMET ceiling", help="Allocation ceiling the Department of State projects; a planning estimate.",
        minimum=0, cites="SAMM Figure C10.F2", column=True, aliases=("ceiling",),
    )  # fmt: skip
    ceiling_ref = text("Told by", help="Message that gave the ceiling.", max_length=120)
    reallocation_by = day(
        "Reallocation by", help="Day until which requests for end-of-year money are taken, as told for this year.",
        cites="SAMM C10.6",
    )  # fmt: skip
    cr_from = day(
        "Resolution from", help="First day under a continuing resolution.", cites="SAMM C2.1.6.3.1.1"
    )
    cr_to = day("Resolution to", help="Last day under it; empty while it stands.", cites="SAMM C2.1.6.3.1.1")
    cr_percent = percent("Money under it", help="Share of the ceiling that may be planned for while it stands.",
                         minimum=0, maximum=100)  # fmt: skip
    programming_sent_on = day(
        "Programming data sent on", help="Day the services had the IMET data for the budget of this year.",
        cites="JSCET 3-10a",
    )  # fmt: skip
    fmt_sent_on = day(
        "FMT data sent on", help="Day the data on the training of this year went off for the report to Congress.",
        cites="SAMM C2.1.6.9.4.2",
    )  # fmt: skip
    women_pct_forces = percent(
        "Women in the forces", help="Share of women in the armed forces.", minimum=0, maximum=100,
        cites="SAMM Figure C10.F2 item 1",
    )  # fmt: skip
    women_pct_imet = percent(
        "Women in IMET", help="Share of women among IMET students, as the plan reports it.", minimum=0, maximum=100,
        cites="SAMM Figure C10.F2 item 1",
    )  # fmt: skip
    year_notes = long_text("Notes", help="What colleagues should know.", max_length=2000)
    year_name = derived(text("Name", help="FY and year, put together by the program."), (), derive.year_name)
    allocated_so_far = derived(
        money("Allocated", help="Sum of the allocations that came, less what was taken back.", column=True),
        derive.ALLOCATIONS, derive.allocated,
    )  # fmt: skip


class Allocation(Kind):
    """Money that came, or was taken back."""

    spec = Spec(
        name="allocation",
        label="Allocation",
        plural="Allocations",
        about="Money for training that came, or was taken back: allocations come after the fiscal year began and are "
        "often lower than the ceiling; more may come in the middle or at the end of the year.",
        area="planning",
        cites="SAMM C2.1.6.3.1.1",
        parent="year_id",
        title=("allocated_on", "allocation_kind", "amount"),
        sort=("allocated_on",),
        sections=(
            Section("Allocation", ("year_id", "allocated_on", "allocation_kind", "amount", "program_id",
                                   "allocation_ref", "allocation_notes")),
        ),
        imports=ImportShape(links=("year_id", "year_id.country_id")),
    )  # fmt: skip
    year_id = link("Training year", "training_year", help="Year it is money of.", column=True)
    allocated_on = day("Came on", help="Day of the message.", column=True)
    allocation_kind = choice("Kind", "allocation_kind", help="First money, more, less.", column=True)
    amount = money(
        "Amount",
        help="Money that came; of the kind “taken back” it is taken off, with a minus sign or without.",
        column=True,
    )
    program_id = link(
        "Program",
        "training_program",
        OnRemove.KEEP,
        help="Program of one service, when it says so.",
        column=True,
    )
    allocation_ref = text("Reference", help="Message or document.", max_length=120, column=True)
    allocation_notes = text("Notes", help="What came with it.", max_length=300)
