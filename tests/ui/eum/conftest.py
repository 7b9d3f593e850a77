"""An office with a depot whose inventory is planned and frozen, made once and copied, and a window on it."""

from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication

from app.eum import events
from models.eum.book import ArticleType, Item
from models.eum.events import TeamMember
from models.eum.places import StorageSite
from tests import support
from tests.ui.driving import Hands
from tests.ui.eum.scanner import Keyboard
from ui.eum.countwork import CountWork
from ui.eum.wedge import Wedge

NORTH = ("0012-A7", "0013-A7", "0014-A7", "BN-1002", "BN-1010")
MANY = tuple(f"77{number:04d}" for number in range(60))


@pytest.fixture(scope="session")
def depot_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A closed office: 65 items at the northern depot, one at the southern, an inventory of the northern one."""
    support.allow_few_rounds()
    office = support.make_office(tmp_path_factory.mktemp("depot"))
    with office.change("Take the book over") as work:
        nvd = work.add(ArticleType, {"article_code": "NVD-PVS14", "article_name": "AN/PVS-14"})
        north = work.add(StorageSite, {"store_name": "Northern Depot"})
        south = work.add(StorageSite, {"store_name": "Southern Depot"})
        rows = [(each, north) for each in (*NORTH, *MANY)] + [("55-0001", south)]
        work.add_many(
            Item,
            [
                {"article_type_id": nvd, "serial_raw": serial, "serial_state": "READABLE", "site_id": site}
                for serial, site in rows
            ],
        )
    event = events.plan(
        office, kind="ANNUAL", method="IN_PERSON", planned_on=support.TODAY, site_ids=(north,)
    )
    with office.change("Name the team") as work:
        work.add(TeamMember, {"event_id": event, "side": "US", "member_name": "Ada Quill"})
        work.add(TeamMember, {"event_id": event, "side": "PARTNER", "member_name": "Bela Farouk"})
    events.freeze(office, event)
    office.close()
    return office.folder


@pytest.fixture
def depot(depot_template: Path, tmp_path: Path, few_rounds: None) -> Path:
    """A closed office of this test's own."""
    return support.copy_office(depot_template, tmp_path / "Depot.sco")


class Counter:
    """Hands at a window, and the scanner in one of them."""

    def __init__(self, hands: Hands) -> None:
        self.hands = hands
        self.keys = Keyboard()

    @property
    def work(self) -> CountWork:
        session = self.hands.window.session
        assert session is not None
        return CountWork.of(session)

    def begin(self) -> None:
        self.hands.workspace.go_to("EUM").show_screen("Counting")
        self.hands.settle()
        self.hands.click("count_go")
        self.hands.wait(lambda: self.work.count is not None)

    def scan(self, serial: str, *, settle: bool = True, **how: object) -> None:
        self.aim()
        self.keys.scan(serial, **how)  # type: ignore[arg-type]
        if settle:
            Wedge.current().settle()
            self.hands.settle()

    def aim(self) -> None:
        """Waits until some window has the keyboard."""
        if QGuiApplication.focusWindow() is None:  # without a screen a closed sheet hands the focus to nobody
            next(iter((*self.hands.dialogs(), self.hands.window))).activateWindow()
        self.hands.wait(lambda: QGuiApplication.focusWindow() is not None)

    @property
    def outcomes(self) -> list[tuple[str, str, str]]:
        """Serial, outcome and how it is kept, the oldest first."""
        return [(each.serial, each.outcome.kind, each.state) for each in reversed(self.work.entries)]


@pytest.fixture
def counter(hands: Hands, depot: Path) -> Counter:
    """The window on that office, with no count begun."""
    hands.open(depot)
    return Counter(hands)


@pytest.fixture
def counting(counter: Counter) -> Counter:
    """The same, with the inventory of the northern depot being counted."""
    counter.begin()
    return counter
