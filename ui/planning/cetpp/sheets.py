"""The small sheets of a training plan: begin one, say why a section stays empty, record where the plan went."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from app.planning import cetpp
from app.planning.cetpp import Place, ToBegin
from app.typing import read_typed_date
from models.calendar import fiscal_year
from models.fields import FieldError, show_date
from models.planning.cetpp import Cetpp
from models.planning.purposes import FIRST_YEAR, LAST_YEAR
from ui.help import offers
from ui.office.worksheet import WorkSheet, labelled, line, pair, paragraphs
from ui.parts.basics import label
from ui.parts.choices import combo
from ui.parts.words import sentence_start
from ui.session import Session

if TYPE_CHECKING:
    from ui.records.pane import RecordPane

HELP = "screens/cetpp-text"
SENT = "Record where the plan went"
WAYS = {
    "sent_ccmd_on": "It went to the combatant command",
    "sent_service_on": "It went to the services",
    "ccmd_approved_on": "The command approved it",
    "visible_on": "It is visible in SAN",
}
"""What may be recorded of a whole plan, in the order in which it happens."""
BEGIN = (
    "The plan is for the country of this office. Its sections are empty: what last year's plan says is shown beside "
    "each, to be read and not to be taken over.",
)


class BeginSheet(WorkSheet):
    """Asks for the budget year and begins its plan."""

    def __init__(self, parent: QWidget, session: Session, begun: Callable[[int], object]) -> None:
        self._usual = str(fiscal_year(session.today) + 1)
        self.year = line("cetpp_year", "Budget year", text=self._usual)
        self._there = label("", "muted", wrap=True, name="cetpp_begun")
        parts = [labelled(self.year), self._there, *paragraphs(*BEGIN)]
        super().__init__(parent, session, "Begin a CETPP", parts, "Begin", self._go_on)
        self._there.hide()
        self._begun = begun
        offers(self, HELP)
        session.read(cetpp.to_begin, self._offer)

    def _offer(self, found: ToBegin) -> None:
        """Offers the first year without a plan, unless another one was typed meanwhile."""
        if not isValid(self):
            return
        if self.year.text() == self._usual:
            self.year.setText(str(found.year or ""))
            self.year.selectAll()
        self._there.setText(found.said)
        self._there.setVisible(bool(found.said))
        self.fit()

    def _go_on(self) -> None:
        typed = self.year.text().strip()
        if not typed.isdecimal() or not FIRST_YEAR <= int(typed) <= LAST_YEAR:
            self.refuse("A budget year is a fiscal year such as 2028.", self.year)
            return
        year = int(typed)

        def done(made: int) -> None:
            self.accept()
            self._session.said.emit(f"The CETPP {year} is begun. Undone with Ctrl+Z.", "done")
            self._begun(made)

        self.work("Beginning the plan", lambda *_: cetpp.start(self._session.office, year), done)


class NothingSheet(WorkSheet):
    """Asks why a section stays without words."""

    def __init__(self, parent: QWidget, session: Session, plan_id: int, place: Place) -> None:
        self._plan, self._place = plan_id, place
        self.reason = line("cetpp_because", "Nothing to say because", text=place.because)
        self.reason.setMaxLength(300)
        title = f"Nothing to say in section {place.no}"
        parts = [*paragraphs(place.heading), labelled(self.reason, "It is printed in place of words.")]
        super().__init__(parent, session, title, parts, "Record", self._go_on)
        offers(self, HELP)

    def _go_on(self) -> None:
        plan, no, reason = self._plan, self._place.no, self.reason.text()

        def done(_: int) -> None:
            self.accept()
            self._session.said.emit(f"Section {no} has nothing to say. Undone with Ctrl+Z.", "done")

        self.work("Recording", lambda *_: cetpp.nothing_to_say(self._session.office, plan, no, reason), done)


class SentSheet(WorkSheet):
    """Records the day on which the plan went to the command or the services, was approved, or was seen in SAN."""

    def __init__(self, parent: QWidget, session: Session, plan: Cetpp) -> None:
        self._plan = plan
        self.what = combo("cetpp_what", "What happened", ((words, way) for way, words in WAYS.items()))
        self.on = line("cetpp_on", "On", text=show_date(session.today))
        self.reference = line("cetpp_reference", "Message of the command")
        self.reference.setMaxLength(120)
        hint = labelled(self.reference, "With an approval: its number or date.")
        self.what.currentIndexChanged.connect(lambda _: hint.setEnabled(self._approval))
        self.what.setCurrentIndex(next((at for at, way in enumerate(WAYS) if plan.get(way) is None), 0))
        hint.setEnabled(self._approval)
        parts = [pair(labelled(self.what), labelled(self.on)), hint]
        super().__init__(parent, session, f"{SENT}: {plan.shown_title}", parts, "Record", self._go_on)
        offers(self, HELP)

    @property
    def _approval(self) -> bool:
        return bool(self.what.currentData() == "ccmd_approved_on")

    def _go_on(self) -> None:
        try:
            on = read_typed_date(self.on.text(), self._session.today)
        except FieldError as error:
            self.refuse(f"{sentence_start(str(error))}.", self.on)
            return
        plan, way, reference = self._plan.id, str(self.what.currentData()), self.reference.text()

        def done(_: None) -> None:
            self.accept()
            self._session.said.emit(f"{WAYS[way]}: recorded. Undone with Ctrl+Z.", "done")

        self.work(
            "Recording", lambda *_: cetpp.record_day(self._session.office, plan, way, on, reference), done
        )


def sent_of_shown(pane: "RecordPane") -> None:
    """Opens the sheet for the plan on screen."""
    if pane.seen is not None and isinstance(pane.seen.record, Cetpp):
        SentSheet(pane.window(), pane.session, pane.seen.record).open()
