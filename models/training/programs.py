"""Where the money comes from: grant programs of a fiscal year, and FMS cases."""

from models.fields import OnRemove
from models.imports import ImportShape
from models.kinds import Kind, Section, Spec, choice, day, derived, flag, link, long_text, money, text, whole
from models.planning import derive as planned
from models.training import derive

_ITO = ("ito",)


class TrainingProgram(Kind):
    """A year's program of one money source, or an FMS case."""

    spec = Spec(
        name="training_program",
        label="Training program",
        plural="Training programs",
        about="Where the money for training comes from: a grant program of one fiscal year, or an FMS "
        "case. An FMS case must be implemented before anybody trains under it.",
        area="training",
        cites="SAMM C2.1.6.3, C2.1.6.4",
        natural=("country_id", "program_label", "fiscal_year", "fms_case_id"),
        natural_optional=("country_id", "fiscal_year", "fms_case_id"),
        title=("program_name",),
        sections=(
            Section(
                "Program",
                ("country_id", "program_label", "fiscal_year", "department", "ia_code", "us_funded"),
            ),
            Section(
                "Case",
                (
                    "fms_case_id",
                    "fms_case_line",
                    "case_id",
                    "loa_accepted_on",
                    "case_implemented_on",
                    "tuition_rate",
                    "case_medical_line",
                    "case_tla_line",
                    "standalone_training_line",
                ),
            ),
            Section("Money", ("ceiling", "allocated", "obligated", "authority_note")),
        ),
        imports=ImportShape(links=("country_id",), creates=("country_id",)),
    )
    country_id = link("Country", "country", help="Country the program belongs to.", column=True)
    program_label = choice(
        "Program",
        "program_label",
        help="Label of the money source, such as IMET-1, FMF or FMS.",
        column=True,
        required_for=_ITO,
        aliases=("program label", "program type", "funding", "fund source"),
    )
    fiscal_year = whole(
        "Fiscal year",
        help="Fiscal year of the first course start.",
        cites="JSCET 3-3g",
        column=True,
        minimum=1990,
        maximum=2099,
        required_for=_ITO,
        aliases=("fy", "program year"),
    )
    department = text(
        "Department",
        help="Department whose money it is, as the report's headings name it.",
        max_length=80,
        column=True,
    )
    ia_code = choice(
        "Implementing agency",
        "ia_code",
        help="B Army, D Air Force, P Navy.",
        column=True,
        required_for=_ITO,
        aliases=("ia", "mildep"),
    )
    us_funded = flag(
        "U.S. funded",
        help="Yes when U.S. money pays an FMS case; every program but FMS counts as U.S. funded anyway.",
        cites="SAMM C2.1.6.7.4",
    )
    fms_case_id = text(
        "FMS case",
        help="Case identifier such as BN-B-OAA.",
        cites="SAMM Figure C10.F6",
        column=True,
        max_length=20,
        search=True,
        aliases=("case", "case id", "case designator", "fms case id"),
    )
    fms_case_line = text(
        "Case line", help="Three-digit line of the case; kept as text.", max_length=6, aliases=("line",)
    )
    loa_accepted_on = day(
        "LOA accepted on",
        help="Day the country accepted the offer; it fixes the tuition rate.",
        cites="SAMM C9.4.3.1",
    )
    case_id = link(
        "Case file", "case_file", OnRemove.KEEP, help="The office's file of the case, where it is there."
    )
    case_implemented_on = day(
        "Case implemented on",
        help="Day the case was implemented; no training and no order before it.",
        cites="JSCET 3-5d",
        column=True,
        aliases=("implemented", "implementation date"),
    )
    tuition_rate = choice(
        "Tuition rate", "tuition_rate", help="Rate fixed when the offer was accepted.", cites="SAMM C9.4.3"
    )
    case_medical_line = flag(
        "Medical line", help="Yes when the case pays medical care of students.", cites="SAMM C2.1.6.4.2"
    )
    case_tla_line = flag(
        "Living allowance line", help="Yes when the case pays the living allowance.", cites="SAMM C2.1.6.4.2"
    )
    standalone_training_line = flag(
        "Stand-alone training line",
        help="Mandatory on cases with training since Nov 2022.",
        cites="DSCA Policy 22-49",
    )
    ceiling = money("Ceiling", help="Projected allocation ceiling; a planning estimate.")
    allocated = money("Allocated", help="Money allocated so far.")
    obligated = money("Obligated", help="Money obligated so far.")
    authority_note = long_text("Authority", help="Law or authority behind the program.", max_length=1000)
    program_name = derived(
        text(
            "Program name",
            help="Label, case and fiscal year, put together by the program.",
            search=True,
            max_length=120,
        ),
        (),
        derive.program_name,
    )
    plan_a = derived(
        money("Priority A", help="Sum of the lines of priority A; IMET programs only.", cites="JSCET 3-11a",
              by_name=True),
        planned.PLAN, planned.plan_a, planned.is_planned,
    )  # fmt: skip
    plan_b = derived(
        money("Priority B", help="Sum of the lines of priority B; IMET programs only.", cites="JSCET 3-11a",
              by_name=True),
        planned.PLAN, planned.plan_b, planned.is_planned,
    )  # fmt: skip
    plan_d = derived(
        money("Priority D", help="Sum of the lines of priority D; IMET programs only.", cites="JSCET 3-11a",
              by_name=True),
        planned.PLAN, planned.plan_d, planned.is_planned,
    )  # fmt: skip
    plan_d_lines = derived(
        whole("Lines of priority D", help="How many the plan has; IMET programs only.", cites="JSCET 3-11a",
              counts=True, by_name=True),
        planned.PLAN, planned.plan_d_lines, planned.is_planned,
    )  # fmt: skip
    plan_pme = derived(
        money("Military education", help="Sum of the lines of professional military education; IMET programs only.",
              cites="SAMM Figure C10.F2 item 5", by_name=True),
        planned.PLAN, planned.plan_pme, planned.is_planned,
    )  # fmt: skip
    plan_e_imet = derived(
        money("Expanded IMET", help="What of the lines counts as expanded IMET; IMET programs only.",
              cites="SAMM C2.1.6.3.2", by_name=True),
        planned.PLAN, planned.plan_e_imet, planned.is_planned,
    )  # fmt: skip
