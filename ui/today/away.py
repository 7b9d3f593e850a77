"""What slips while somebody is away: a range of days, the duties by whose they are, and handing them over."""

from datetime import date

from PySide6.QtWidgets import QWidget

from app import decisions
from app.findings import Duty
from app.office import Office
from app.today.away import Absence, Slip, absence, told
from app.today.duties import Section
from app.typing import read_typed_range
from models.fields import FieldError, show_date
from ui.office.worksheet import WorkSheet, labelled, line, pair
from ui.parts import words
from ui.parts.basics import boxed, button, column, label, row
from ui.parts.table_model import Chipped, Column, Row
from ui.session import Session
from ui.theme import Theme
from ui.today.decide import owner_line
from ui.today.list import DutyGrid, DutyRows
from ui.today.paper import preview_office

COLUMNS = (
    Column("what", "What slips", width=350),
    Column("due", "Due", "chip", 195),
    Column("record", "Record", width=155),
    Column("assigned", "Assigned to", width=105),
    Column("before", "Before leaving", width=150),
)
WIDTH, LIST_HEIGHT = 1000, 250
HINT = "3-12 May · 3 May – 12 May 2027 · next week · +3..+12"


class AwaySheet(WorkSheet):
    """Asks for the days, shows what slips, and assigns the chosen duties to somebody in one change."""

    def __init__(
        self, parent: QWidget, session: Session, me: frozenset[str], owners: tuple[str, ...]
    ) -> None:
        self._me = me
        self._found: Absence | None = None
        self._slips: dict[tuple[tuple[str, str, int], date], Slip] = {}
        self._asked = ""
        self._range = line("away_range", "Days away", "3-12 May")
        self._range.setPlaceholderText("3-12 May")
        self._go_look = button("Show what slips", "away_look", self._look, primary=True)
        self._told = label("", wrap=True, name="away_told")
        self._rows = DutyRows(self._cells)
        self.grid = DutyGrid(self._rows, COLUMNS, "What slips")
        self.grid.setMinimumHeight(Theme.current().px(LIST_HEIGHT))
        self._who = owner_line("away_who", owners)
        self._who.setAccessibleName("Hand over to")
        self._reason = line("away_reason", "Reason", text="")
        self._hand_over = button("Hand over what is selected", "away_hand_over", self._give)
        self._print = button("Print…", "away_print", self._preview, icon="printer")
        ask = row(labelled(self._range, HINT), boxed(column(20, self._go_look, None)))
        ask.setStretch(0, 1)
        give = pair(labelled(self._who), labelled(self._reason))
        self._after = boxed(
            column(self._told, self.grid, give, boxed(row(self._print, None, self._hand_over)))
        )
        super().__init__(parent, session, "What slips if I am away", [boxed(ask), self._after], width=WIDTH)
        self.verb.setDefault(False)
        self.verb.setAutoDefault(False)
        self._go_look.setDefault(True)
        self._range.returnPressed.connect(self._look)
        self._after.hide()
        self._range.setFocus()

    # -- looking --
    def _look(self) -> None:
        try:
            first, last = read_typed_range(self._range.text(), self._session.today)
        except FieldError as error:
            self.refuse(f"{error}.", self._range)
            return
        self._asked, me = self._range.text(), self._me
        self.say("")

        def done(found: Absence) -> None:
            self._show(found)

        self._session.read(lambda reader: absence(reader, first, last, me), done)

    def _show(self, found: Absence) -> None:
        self._found = found
        parts = (("Assigned to me", found.mine), ("Nobody's", found.nobodys), ("Of others", found.others))
        groups = [(title, told(slips)) for title, slips in parts]
        self._slips = {(each.duty.subject, each.duty.due_on): each for _, slips in groups for each in slips}
        self.grid.show_sections(
            Section(title, tuple(each.duty for each in slips)) for title, slips in groups if slips
        )
        self._told.setText(self._sentence(found))
        self._told.setAccessibleName(self._told.text())
        self._after.show()
        some = bool(found.all)
        for each in (self.grid, self._print):
            each.setVisible(some)
        closed = self._session.why_reading
        self._hand_over.setEnabled(some and not closed)
        self._hand_over.setToolTip(closed)
        self.grid.first_duty()
        (self.grid if some else self._range).setFocus()
        self.fit()

    def _sentence(self, found: Absence) -> str:
        until = show_date(found.until)
        if not found.all:
            return f"Away {found.words}: nothing falls due in these days, nor by {until}."
        before = sum(each.before for each in found.all)
        return (
            f"Away {found.words}: {words.counted(len(found.all), 'duty', 'duties')} fall{'s' * (len(found.all) == 1)} "
            f"due in these days or by {until}, too soon after them; {before:,} can be done before leaving."
        )

    def _cells(self, duty: Duty) -> Row:
        slip = self._slips[duty.subject, duty.due_on]
        when = show_date(duty.due_on)
        chip = Chipped("due", f"{when}, after the return") if slip.after else Chipped("blocked", when)
        before = "Can be done" if slip.before else words.sentence_start(slip.why_not)
        return (duty.finding.message, chip, duty.record_title, duty.assigned_to, before)

    # -- handing over --
    def _give(self) -> None:
        chosen, who, reason = self.grid.chosen(), self._who.text().strip(), self._reason.text().strip()
        if not chosen:
            self.refuse("Select the duties first.", self.grid)
        elif not who:
            self.refuse("Say to whom they are handed over.", self._who)
        elif not reason:
            self.refuse("Say why, for the history.", self._reason)
        else:
            subjects = [each.subject for each in chosen]

            def job(*_: object) -> list[int]:
                office: Office = self._session.office
                return decisions.decide_duties(office, subjects, "assigned", assigned_to=who, reason=reason)

            self.work("Handing over", job, lambda _: self._given(len(chosen), who))

    def _given(self, count: int, who: str) -> None:
        duties = words.counted(count, "duty", "duties")
        self._session.said.emit(f"{duties} handed over to {who}. Undone with Ctrl+Z.", "done")
        self.say(f"{duties} handed over to {who}.", "done")
        self._range.setText(self._asked)
        self._look_quietly()

    def _look_quietly(self) -> None:
        """Reads the same days again, leaving what was just said."""
        assert self._found is not None
        first, last, me = self._found.first, self._found.last, self._me
        self._session.read(lambda reader: absence(reader, first, last, me), self._show)

    def _preview(self) -> None:
        preview_office(self.window(), self._session, "away", self._asked)
