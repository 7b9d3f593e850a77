"""The charts of a plan: what each year comes to by program, and the money of a year by priority."""

from app.charts import Bars, Pattern, Series
from app.planning.plan import CALLED, CountryPlan, Standing
from app.planning.whatif import Trial
from models.fields import show_money
from models.planning.measures import PRIORITIES

PATTERNS = (Pattern.SOLID, Pattern.HATCH, Pattern.OPEN)
MOST_PROGRAMS = 2
"""Programs with a pattern of their own; what the others come to is told as one."""
OTHERS = "Others"


def by_year(plan: CountryPlan) -> Bars:
    """A column for each year, stacked by what pays; all years stand there, empty ones too."""
    sums: dict[str, dict[int, int]] = {}
    for year in plan.years:
        for line in (*year.lines, *year.others):
            own = sums.setdefault(line.program or "No program", {})
            own[year.year] = own.get(year.year, 0) + line.total
    greatest = sorted(sums, key=lambda name: (-sum(sums[name].values()), name))
    shown = greatest[:MOST_PROGRAMS] if len(greatest) > MOST_PROGRAMS + 1 else greatest
    rest = [name for name in greatest if name not in shown]
    stacks = {name: [sums[name].get(each.year, 0) for each in plan.years] for name in shown}
    if rest:
        stacks[OTHERS] = [sum(sums[name].get(each.year, 0) for name in rest) for each in plan.years]
    series = tuple(
        Series(name, tuple(cents // 100 for cents in values), tuple(map(show_money, values)), pattern)
        for (name, values), pattern in zip(stacks.items(), PATTERNS, strict=False)
    )
    totals = [sum(values[at] for values in stacks.values()) for at in range(len(plan.years))]
    labels = tuple(f"FY {each.year}, {CALLED[each.called]}" for each in plan.years)
    return Bars("Plan by year and program, in dollars", "Year", "dollars", labels,
                series or (Series("Planned", (0,) * len(labels)),), totals=tuple(map(show_money, totals)))  # fmt: skip


def by_priority(tried: Trial) -> Bars:
    """What each priority comes to: paid by money that came, within the money, and what falls out; the money last."""
    values: dict[Standing, list[int]] = {each: [0] * len(PRIORITIES) for each in Standing}
    for each in tried.placed:
        if each.line.priority in PRIORITIES:
            values[each.standing][PRIORITIES.index(each.line.priority)] += each.line.total
    whole = tried.reckoned
    labels = [f"Priority {each}" for each in PRIORITIES]
    if whole is not None:
        labels.append("The money" if tried.amount is None else "The amount")
        for standing in Standing:
            values[standing].append(whole if standing is Standing.COUNTED else 0)
    series = tuple(
        Series(standing.value, tuple(cents // 100 for cents in values[standing]),
               tuple(map(show_money, values[standing])), pattern)
        for standing, pattern in zip(Standing, (Pattern.SOLID, Pattern.HATCH, Pattern.OPEN), strict=True)
    )  # fmt: skip
    totals = tuple(show_money(sum(values[each][at] for each in Standing)) for at in range(len(labels)))
    title = f"FY {tried.year.year}: priorities against the money, in dollars"
    return Bars(title, "Priority", "dollars", tuple(labels), series, True, totals)
