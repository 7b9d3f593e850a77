"""What the plan on screen holds: what was read, which year and order is chosen, and what is tried of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from app.planning import plan, whatif
from app.planning.plan import CountryPlan, YearPlan
from app.planning.whatif import Opened, Trial, Tries
from app.reader import Reader
from models.calendar import fiscal_year


@dataclass(frozen=True)
class Read:
    """What the page shows, read at once."""

    countries: list[tuple[int, str]]
    plan: CountryPlan
    saved: dict[int, list[tuple[int, str]]]
    """What-ifs by year."""


def read(reader: Reader, country: int | None) -> Read:
    """Every country with a plan, the plan of one, and what was saved of it; runs in a job."""
    found = plan.read(reader, country)
    saved = {
        each.year: [(row.id, row.what_if_name or "") for row in whatif.saved(reader, each)]
        for each in found.years
    }
    return Read(plan.countries(reader), found, saved)


class PlanDesk:
    """One year of a plan and what is tried of it; knows no widget."""

    def __init__(self, today: date) -> None:
        self.read: Read | None = None
        self.year = fiscal_year(today)
        self.country: int | None = None
        self.order = 0
        """Id of the what-if that is shown; 0 for the plan."""
        self.told: list[str] = []
        """What changed since it was saved."""
        self._tries: Tries | None = None
        self._typed: Mapping[str, Any] | None = None

    # -- what is there --
    @property
    def ready(self) -> bool:
        """Whether a year is shown."""
        return self._tries is not None

    @property
    def tries(self) -> Tries:
        """What is tried of the year."""
        assert self._tries is not None
        return self._tries

    @property
    def shown(self) -> YearPlan:
        """The year as it was read."""
        found = self.read.plan.of(self.year) if self.read else None
        assert found is not None
        return found

    @property
    def saved(self) -> list[tuple[int, str]]:
        """The what-ifs of the year."""
        return self.read.saved.get(self.year, []) if self.read else []

    @property
    def name(self) -> str:
        """Name of the what-if that is shown; empty for the plan."""
        return next((name for each, name in self.saved if each == self.order), "")

    @property
    def unsaved(self) -> bool:
        """Whether something was tried that is not saved."""
        return self._tries is not None and bool(self._tries.last)

    # -- choosing --
    def take(self, found: Read, today: date) -> None:
        """Takes a plan that was read; what is tried stays on top of it."""
        self.read, self.country = found, found.plan.country_id
        if found.plan.of(self.year) is None:
            self.year = fiscal_year(today)
        self.settle()

    def choose(self, year: int, country: int | None) -> None:
        """Turns to another year or country; what was tried is let go."""
        self.year, self.country = year, country
        self.drop()

    def drop(self) -> None:
        """Turns back to the plan."""
        self.order, self.told, self._tries = 0, [], None

    def open(self, found: Opened) -> None:
        """Shows a saved what-if."""
        self.told, self._tries = found.told, Tries(found.trial)

    def keep(self, what_if: int) -> None:
        """What is tried was saved: it is nothing to be lost any more."""
        self.order, self._tries = what_if, Tries(self.tries.now)

    def settle(self) -> None:
        """Puts what is tried on the year as it is read now."""
        year = self.shown
        first = whatif.trial(year)
        if self._typed is not None:
            self._tries = Tries(first)
            self._tries.add("Move", self._typed_again(year))
        elif self._tries is None or self.tries.now.year.year != year.year:
            self._tries = Tries(first)
        elif self.tries.now.year is not year:
            now, last = whatif.rebased(self.tries.now, year), self.tries.last
            self._tries = Tries(first if last else now)
            if last:
                self._tries.add(last, now)

    # -- the lock --
    def park(self) -> dict[str, Any]:
        """What is tried and not saved, as JSON values."""
        now = self.tries.now
        return {
            "called": f"what is tried of FY {now.year.year}", "year": now.year.year, "country": self.country,
            "amount": now.amount, "supposed": now.supposed, "wanted": [[each, *to] for each, to in now.wanted.items()],
        }  # fmt: skip

    def unpark(self, typed: Mapping[str, Any]) -> None:
        """Takes it back; it stands on top of the plan once that is read."""
        self._typed, self.year, self.country = typed, typed["year"], typed["country"]

    def _typed_again(self, year: YearPlan) -> Trial:
        assert self._typed is not None
        typed, self._typed = self._typed, None
        wanted = {each: (priority, rank) for each, priority, rank in typed["wanted"]}
        return whatif.again(year, wanted, typed["amount"], typed.get("supposed", 0))
