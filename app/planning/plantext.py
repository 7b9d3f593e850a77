"""A plan and what is tried of it in words: the same sentences on screen and from the command line."""

from collections.abc import Iterator, Sequence

from app.planning import plan
from app.planning.plan import Placed, Standing, Told, YearPlan
from app.planning.whatif import Compared, Trial
from models.fields import show_date, show_money
from models.planning.measures import PRIORITIES, PlanLine, count_of, total_of
from models.planning.yearly import CURRENT, PRIOR
from models.text import listed

MOST_NAMED = 6
"""How many lines a sentence names before it counts the rest."""


def reckoned(tried: Trial) -> str:
    """The amount that is reckoned with, and where it comes from."""
    year, money = tried.year, tried.year.money
    if tried.amount is not None:
        return f"at {show_money(tried.amount)}, tried"
    if money.ceiling is None:
        return "no ceiling is told, so nothing falls out"
    if money.resolution is not None:
        share = f"{money.resolution.normalize():f} %"
        return f"at {show_money(money.usable or 0)}, {share} of the ceiling under the continuing resolution"
    return f"at the ceiling of {show_money(year.money.ceiling or 0)}"


def supposed(tried: Trial) -> list[str]:
    """The end-of-year money that is only supposed, as a sentence of its own; empty for none."""
    said = _more(tried)
    return (
        [f"{said[:1].upper()}{said[1:]}: it pays priority B, and is not recorded as money."] if said else []
    )


def _more(tried: Trial) -> str:
    if not tried.supposed:
        return ""
    more = " more" if tried.year.money.end_of_year else ""
    return f"{show_money(tried.supposed)}{more} is supposed at the end of the year"


def money(year: YearPlan) -> list[str]:
    """What came of a year's money, how late and how much less, in sentences."""
    told = year.money
    found = []
    if told.first_on is not None:
        late = f", {told.days_late} days after the year began" if told.days_late else ""
        short = f", {show_money(told.short)} less than the ceiling" if told.short else ""
        found.append(f"{show_money(told.came)} came since {show_date(told.first_on)}{late}{short}.")
    elif told.days_late:
        found.append(f"No money came yet, {told.days_late} days after the year began.")
    if told.end_of_year:
        found.append(f"{show_money(told.end_of_year)} came at the end of the year; it pays priority B.")
    return found


def names(lines: Sequence[PlanLine]) -> str:
    """Lines by name; the rest of many is counted."""
    shown = [line.name for line in lines[:MOST_NAMED]]
    more = len(lines) - len(shown)
    return listed([*shown, f"{more} more"] if more else shown)


def moves(tried: Trial) -> str:
    """How many lines stand elsewhere than in the plan, how many only get a rank, or that the amount alone is other."""
    stood = len(tried.stood)
    if not tried.wanted and tried.differs:
        at = [f"the amount is {show_money(tried.amount)}"] if tried.amount is not None else []
        return f"No line moves, only {listed([*at, *([_more(tried)] if tried.supposed else [])])}"
    said = f"{counted(stood)} {'stands' if stood == 1 else 'stand'} elsewhere than in the plan"
    ranked = len(tried.wanted.keys() - tried.stood.keys())
    if not ranked:
        return said
    keep = "keeps its place and gets" if ranked == 1 else "keep their places and get"
    return f"{said}, {ranked} more {keep} a rank"


def fate(tried: Trial) -> list[str]:
    """What falls out and what comes in compared with the plan, with the alternates of what falls out."""
    found = []
    if tried.fate.out:
        found.append(f"Falls out: {names(tried.fate.out)}.")
    if tried.fate.back:
        found.append(f"Comes in: {names(tried.fate.back)}.")
    if tried.differs and not found:
        found.append("No line falls out or comes in compared with the plan.")
    return [*found, *instead(tried), *cautions(tried)]


def cautions(tried: Trial) -> list[str]:
    """Lines of priority B outside the year that is executed: they mark end-of-year money there (JSCET 3-11a(2)(b))."""
    many = count_of(tried.lines, plan.B)
    if not many or tried.year.called in (CURRENT, PRIOR):
        return []
    return [
        f"Priority B stands in the current year's program only; {counted(many)} here (JSCET 3-11a(2)(b))."
    ]


def instead(tried: Trial) -> list[str]:
    """Alternates of the lines that fall out."""
    known = plan.alternates(tried.lines)
    return [
        f"Alternate of {each.line.name}: {names(known[each.line.id])}."
        for each in tried.placed
        if each.standing is Standing.OUT and each.line.id in known
    ]


def share(told: Told) -> str:
    """A share with its limit, as a part of a sentence."""
    part = show_money(told.share.part)
    if told.share.whole is None:
        return part
    said = f"{part} of $0" if told.share.percent is None else f"{part}, {told.share.percent} %"
    if not told.limited:
        return said
    gap = "lacks" if told.share.at_least else "is too much"
    missing = f"; {show_money(told.share.lacks)} {gap}" if told.kept is False else ""
    return f"{said} ({told.asked}){missing}"


def share_lines(tried: Trial) -> list[str]:
    """Every share of what is tried, with whether it is kept."""
    return [
        f"{each.title}: {share(each)}. {each.word}."
        for each in plan.shares(tried.year, tried.placed, tried.amount)
    ]


def sums(tried: Trial) -> list[tuple[str, str]]:
    """How many lines each priority has and what they come to; the same of each program where there are several."""
    parts = [
        (f"Priority {each}", [line for line in tried.lines if line.priority == each]) for each in PRIORITIES
    ]
    programs = sorted({line.program for line in tried.lines})
    if len(programs) > 1:
        parts += [(each, [line for line in tried.lines if line.program == each]) for each in programs]
    return [(name, f"{show_money(total_of(lines))} in {counted(len(lines))}") for name, lines in parts]


def counted(many: int) -> str:
    """`1 line`, `12 lines`."""
    return f"{many:,} line" if many == 1 else f"{many:,} lines"


def beside(year: YearPlan) -> list[str]:
    """What stands beside the lines: lines of other money, what was given up, teams, women."""
    found = []
    if year.others:
        found.append(
            f"Other money: {counted(len(year.others))}, {show_money(sum(each.total for each in year.others))}."
        )
    if year.lost:
        known = [each.cost for each in year.lost if each.cost is not None]
        cost = f", {show_money(sum(known))}" if known else ""
        left = len(year.lost) - len(known)
        untold = f"; what was charged is not told of {counted(left)}" if left else ""
        found.append(f"Forfeited: {counted(len(year.lost))}{cost}{untold}.")
    if year.teams:
        found.append(f"Teams: {', '.join(year.teams)}.")
    if year.women_in_imet is not None or year.women_in_forces is not None:
        found.append(f"Women: {_percent(year.women_in_imet)} of IMET students, "
                     f"{_percent(year.women_in_forces)} of the armed forces.")  # fmt: skip
    return found


def end(tried: Trial, at: int) -> str:
    """The mark before the first line that money does not reach."""
    placed, money = tried.placed, tried.year.money.end_of_year + tried.supposed
    late = placed[at].line.priority == plan.B
    paid = plan.paid_up_to(placed, at)
    if late and not money:
        return "No end-of-year money"
    return f"{'End of year' if late else 'Ends here'}: {show_money(paid)} paid"


def row(each: Placed) -> tuple[str, str, str, str, str]:
    """A line's place, name, cost, sum and standing."""
    name = f"{each.line.name} (fifth quarter)" if each.fifth else each.line.name
    place = f"{each.line.priority or '-'}{each.place}"
    return place, name, show_money(each.line.total), show_money(each.sum), each.standing.value


def compared_rows(found: Compared) -> Iterator[tuple[str, ...]]:
    """The sums, then every line that does not fare alike, with its place and standing in each order."""
    yield "Amount", *(_amount(each) for each in found.trials)
    if any(each.supposed for each in found.trials):
        yield "Supposed at the end of the year", *(show_money(each.supposed) if each.supposed else "nothing"
                                                   for each in found.trials)  # fmt: skip
    yield "Lines that fall out", *(str(_out(each)) for each in found.trials)
    for line, beside_ in found.rows:
        yield (
            line.name,
            *(f"{each.line.priority or '-'}{each.place}, {each.standing.value.lower()}" for each in beside_),
        )


def unlike(found: Compared) -> str:
    """How many lines of a year do not fare alike, as the end of a sentence."""
    many = len(found.rows)
    return f"{counted(many)} of {len(found.year.lines):,} {'does' if many == 1 else 'do'} not stand or fare alike."


def _amount(tried: Trial) -> str:
    return "not told" if tried.reckoned is None else show_money(tried.reckoned)


def _out(tried: Trial) -> int:
    return sum(each.standing is Standing.OUT for each in tried.placed)


def _percent(share_: object) -> str:
    return "not told" if share_ is None else f"{share_} %"
