"""The screens behind the notice, and what they hold together."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from app.firstrun import Draft, Known, Wanted
from ui.first.begin import BeginScreen, PracticeScreen
from ui.first.key import KeyScreen
from ui.first.office import OfficeScreen, WayScreen
from ui.first.screen import Screen
from ui.jobs import Jobs


@dataclass(frozen=True)
class Screens:
    """Each screen is made once and keeps what was typed."""

    way: WayScreen
    office: OfficeScreen
    key: KeyScreen
    begin: BeginScreen
    practice: PracticeScreen

    def behind(self) -> list[Screen]:
        """What follows the choice of a way."""
        ways: dict[str, list[Screen]] = {
            "new": [self.office, self.key, self.begin],
            "practice": [self.practice],
            "open": [],
        }
        return ways[self.way.way]

    def all(self) -> tuple[Screen, ...]:
        """Every screen."""
        return self.way, self.office, self.key, self.begin, self.practice

    def wanted(self) -> Wanted:
        """What was typed for a new office."""
        country = self.office.country or Known("", "")
        return Wanted(self.office.folder, country, self.office.name, self.key.user, self.key.passphrase)


def screens(
    jobs: Jobs, today: Callable[[], date], way: str, home: Path, stop: Callable[[], object]
) -> Screens:
    """All of them; nothing is read from the disk or written to it yet."""
    office = OfficeScreen(jobs, home)

    def sheet(draft: Draft, user: str) -> bytes:
        from app.papers.recovery import recovery_pdf_of_new

        return recovery_pdf_of_new(office.name, draft.recovery_key, user, today())

    key = KeyScreen(jobs, sheet, lambda: office.name)
    return Screens(WayScreen(way), office, key, BeginScreen(), PracticeScreen(jobs, home, stop))
