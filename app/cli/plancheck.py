"""`sco plan check`: what in a budget year's plan does not fit together, what it lacks, what the year's rules find."""

from argparse import ArgumentParser, Namespace

from app.cli.answer import Answer, finding_lines
from app.cli.opening import office_argument, opened, rules_ahead


def arguments(parser: ArgumentParser) -> None:
    """Which office, and the budget year."""
    office_argument(parser)
    parser.add_argument(
        "--year", metavar="FY", type=int, help="budget year of the plan; the next fiscal year if not said"
    )


def run(options: Namespace) -> Answer:
    """Asks the records and the words of the plan, begun or not."""
    from app.cli.shown import counted
    from app.planning import cetpp, checking
    from app.planning.plan import rule_findings
    from models.calendar import fiscal_year
    from models.findings import Strength

    with opened(options, reading=True, ahead=rules_ahead) as office:
        year = options.year or fiscal_year(office.today) + 1
        found = [*rule_findings(office.reader, year), *checking.year_findings(office.reader, year)]
        plan = cetpp.find(office.reader, year)
        places = cetpp.outline(office.reader, plan.id) if plan else []
        states = {each.no: each.state for each in places if each.written}
    value = {"budget_year": year, "begun": plan is not None, "sections": states,
             **{each.value: sum(one.strength is each for one in found) for each in Strength}}  # fmt: skip
    said = f"CETPP {year}: {counted(len(found), 'finding', 'findings')}."
    head = said if plan else f"{said} It is not begun."
    return Answer(lambda: value, lambda: [head, *finding_lines(found)], found)
