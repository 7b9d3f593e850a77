"""Charts of every kind, easy ones and crowded ones, for the tests of layout and painters."""

from datetime import date, timedelta

from reports.chart.scene import Bars, Lines, Marker, Pattern, Scene, Series, Span, TimeLine, Track

FIRST = date(2026, 1, 5)


def _weeks(many: int) -> tuple[str, ...]:
    days = [FIRST + timedelta(weeks=n) for n in range(many)]
    return tuple(f"{day.day} {day:%b}" for day in days)


def _months(many: int) -> tuple[date, ...]:
    return tuple(date(2026 + n // 12, n % 12 + 1, 1) for n in range(many))


SCENES: dict[str, Scene] = {
    "bars": Bars(
        "Duties by week",
        "Week",
        "duties",
        ("Overdue", "This week", "Next week", "14 Dec", "21 Dec", "Later"),
        (
            Series(
                "",
                (2, 11, 5, 0, 7, 31),
                patterns=(Pattern.HATCH, *[Pattern.SOLID] * 4, Pattern.OPEN),
            ),
        ),
    ),
    "one bar": Bars("Students by step", "Step", "students", ("Vetting",), (Series("", (4,)),)),
    "no bars": Bars("Students by step", "Step", "students", (), (Series("", ()),)),
    "nothing": Bars("Duties by week", "Week", "duties", ("Overdue", "This week"), (Series("", (0, 0)),)),
    "many bars": Bars(
        "Duties of a year",
        "Week",
        "duties",
        _weeks(52),
        (Series("", tuple(n * 37 % 1900 for n in range(52))),),
    ),
    "stacked": Bars(
        "Lines by state",
        "Month",
        "lines",
        ("January", "February", "March", "April", "May", "June"),
        (
            Series("Completed", (4, 8, 12, 16, 16, 20)),
            Series("Under way", (2, 2, 5, 4, 1, 2), pattern=Pattern.OPEN),
            Series("Held back", (1, 0, 3, 2, 0, 1), pattern=Pattern.HATCH),
        ),
    ),
    "lying": Bars(
        "Value by case",
        "Case",
        "million dollars",
        (
            "BN-B-UAB Field radios and spares",
            "BN-D-SAA Patrol aircraft",
            "BN-P-LCA Coastal patrol boats, training and support",
        ),
        (Series("", (12, 148, 61), ("$12.4 M", "$148.0 M", "$61.2 M")),),
        lying=True,
    ),
    "lying stacked": Bars(
        "Serials by site",
        "Site",
        "serials",
        ("Depot North", "Depot South", "Fort Example with a name that is long"),
        (
            Series("Found", (207, 90, 12)),
            Series("Left", (103, 0, 40), pattern=Pattern.OPEN),
            Series("Missing", (2, 0, 8), pattern=Pattern.HATCH),
        ),
        lying=True,
    ),
    "lines": Lines(
        "Delivered and billed",
        "Month",
        "thousand dollars",
        _months(18),
        (
            Series("Delivered", tuple(n * n * 31 for n in range(18))),
            Series("Billed", tuple(max(0, n - 2) ** 2 * 33 for n in range(18)), pattern=Pattern.HATCH),
            Series(
                "Planned", tuple(n * 600 if n > 5 else None for n in range(18)), pattern=Pattern.OPEN
            ),
        ),
    ),
    "two days": Lines(
        "Found", "Day", "serials", (FIRST, FIRST + timedelta(days=1)), (Series("Found", (0, 4)),)
    ),
    "time": TimeLine(
        "Case BN-B-UAB",
        "Line",
        date(2025, 11, 1),
        date(2028, 3, 31),
        (
            Track(
                "Offer",
                (Span(date(2025, 11, 3), date(2026, 2, 1), "Offer open"),),
                (Marker(date(2026, 1, 20), "Accepted"), Marker(date(2026, 1, 28), "Deposit received")),
            ),
            Track(
                "Line 001, radios and everything that belongs to them",
                (
                    Span(date(2026, 3, 1), date(2027, 8, 1), "Production"),
                    Span(date(2026, 9, 1), date(2026, 12, 1), "Hold for export licence", Pattern.HATCH),
                    Span(date(2027, 8, 2), date(2028, 6, 1), "Delivery", Pattern.OPEN),
                ),
                (Marker(date(2027, 6, 1), "First article accepted", Pattern.HATCH),),
            ),
            Track("Training", (Span(date(2030, 1, 1), date(2030, 2, 1), "Beyond the edge"),)),
        ),
        today=date(2026, 11, 28),
    ),
    "short time": TimeLine(
        "Visit", "Party", date(2026, 5, 4), date(2026, 5, 6),
        (Track("General", (), (Marker(date(2026, 5, 6), "Leaves"),)),),
        today=date(2026, 5, 6),
    ),
}  # fmt: skip
