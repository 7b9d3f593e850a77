"""A country's plan with a little of everything that the document prints."""

from dataclasses import dataclass, field
from decimal import Decimal

from app.office import Office
from app.planning import cetpp
from app.reading import Query
from models.kinds import kind_named
from models.office.places import Country
from tests import support

YEAR = 2028
PROGRAMS = (
    ("IMET-1", "B", YEAR),
    ("IMET-1", "B", YEAR + 1),
    ("IMET-2", "D", YEAR),
    ("CTFP", "B", YEAR),
    ("ALP", "D", YEAR),
)
LINES = (
    ("IMET-1", YEAR, "A", 8_500_000, "Staff College"), ("IMET-1", YEAR + 1, "A", 8_600_000, "War College"),
    ("IMET-2", YEAR, "D", 3_200_050, "Squadron Officer"), ("CTFP", YEAR, "", 1_200_000, "Regional seminar"),
    ("ALP", YEAR, "", 5_000_000, "Pilot training"),
)  # fmt: skip


@dataclass
class Made:
    """Ids of what was made, by name."""

    plan: int = 0
    ids: dict[str, int] = field(default_factory=dict)


def make(office: Office) -> Made:
    """Programs, lines, objectives, a team, a waiver, a graduate and shares of women; a plan with two sections."""
    made, country = Made(), office.reader.ids(Query(Country))[0]
    of = {"country_id": country}
    with office.change("Plan") as work:
        work.set(Country, country, {"country_name": "Bandaria"})
        programs = {
            (label, year): work.add(kind_named("training_program"), of | {
                "program_label": label, "ia_code": service, "fiscal_year": year})
            for label, service, year in PROGRAMS
        }  # fmt: skip
        for side, title in (("US", "Own officers"), ("PARTNER", "Own instructors")):
            made.ids[side] = work.add(
                kind_named("objective"),
                of | {"objective_side": side, "objective_title": title, "objective_rank": 1},
            )
        asked = {"requirement_fy": YEAR, "requirement_title": "Instructors", "objective_id": made.ids["PARTNER"],
                 "requirement_rank": 1, "wanted": 4, "estimated_cost": 9_000_000}  # fmt: skip
        made.ids["requirement"] = work.add(kind_named("requirement"), of | asked)
        for number, (label, year, priority, cost, title) in enumerate(LINES):
            made.ids[title] = support.add_in(
                work, "training_line", program_id=programs[label, year], wcn=f"140{number}", course_title=title,
                total_cost=cost, quantity=2, priority=priority or None, objective_id=made.ids["US"],
            )  # fmt: skip
        for year in (YEAR - 1, YEAR, YEAR + 1):
            work.add(
                kind_named("training_year"),
                of
                | {
                    "fiscal_year": year,
                    "imet_ceiling": 17_000_000,
                    "women_pct_forces": Decimal("9.5"),
                    "women_pct_imet": Decimal(15),
                },
            )
        work.add(
            kind_named("training_team"),
            of | {"team_fy": YEAR, "team_kind": "MTT", "team_title": "Boat team", "team_why": "No course."},
        )
        work.add(
            kind_named("imet_waiver"),
            of
            | {
                "waiver_fy": YEAR,
                "waiver_type": "SHORT",
                "waiver_course": "Short course",
                "why_impact": "None trained.",
            },
        )
        graduate = made.ids["graduate"] = work.add(
            kind_named("prominent_person"), of | {"surname": "Tavorin", "first_name": "Mira"}
        )
        work.add(
            kind_named("prominent_position"), {"person_id": graduate, "position_title": "Chief of Logistics"}
        )
    made.plan = cetpp.start(office, YEAR)
    cetpp.write(office, made.plan, "1.1.1", "# Why\n\nThe **officer corps** matters.\n\n- one\n- two")
    cetpp.write(
        office, made.plan, "1.3", "Common words.\n\n## Army\n\nArmy words.\n\n## Air Force\n\nAir words."
    )
    return made
