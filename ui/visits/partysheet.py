""" "Add travellers…": pasted names or passports, who on file each line is, added to the party in one change."""

from array import array
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSignalBlocker, Qt, QTimer
from PySide6.QtWidgets import QCheckBox, QPlainTextEdit, QWidget
from shiboken6 import isValid

from app.errors import DeskError
from app.office import Office
from app.reader import Reader
from app.visits import party
from app.visits.party import Added, Comer, Match
from models.names import joined_name
from ui import announce
from ui.help import offers
from ui.jobs import Running
from ui.office.worksheet import WorkSheet, labelled
from ui.parts.basics import PERSONAL, Elided, boxed, column, label, row
from ui.parts.chip import Tone
from ui.parts.choices import combo
from ui.parts.grid import Grid
from ui.parts.listed import Listed
from ui.parts.table_model import Chipped, Column, Row
from ui.parts.words import counted
from ui.session import Session
from ui.theme import GAP, Theme

if TYPE_CHECKING:
    from ui.records.pane import RecordPane

NAME = "party"
"""Before the names of its controls, and its name in `ui.drafts.SHEETS`."""
BEGIN = (
    "Paste names with ranks, a table with its headings, or scan passports. Nothing is saved before you add."
)
HINT = "Maj DOE, Jane Q    USAF"
HELP = "screens/add-travellers"
COMPARED = "I compared the doubtful parts with the passport"
REST_MS = 250
WIDTH, PASTED, GRID = 1_000, 96, 170
"""Widths and heights in px at 100 %."""
COLUMNS = (
    Column("line", "Line", "number", 56),
    Column("outcome", "Outcome", "chip", 126),
    Column("who", "Traveller", width=270),
    Column("rank", "Rank", width=90),
    Column("told", "To compare", width=190),
    Column("text", "As pasted", width=220),
)
TONES: dict[Match, tuple[Tone, str]] = {
    Match.KNOWN: ("done", "On file"),
    Match.LOOKS_LIKE: ("warn", "Looks like"),
    Match.SEVERAL: ("warn", "Several"),
    Match.NEW: ("note", "New"),
    Match.LEFT_OUT: ("open", "Left out"),
}
COUNTED = {
    Match.KNOWN: "on file",
    Match.NEW: "new",
    Match.LOOKS_LIKE: "like somebody on file",
    Match.SEVERAL: "fitting several",
    Match.LEFT_OUT: "left out",
}
OPEN = (Match.LOOKS_LIKE, Match.SEVERAL)
"""A person has to choose."""
Key = tuple[int, str]
"""Number and text of a line, so that a choice stays with its line while the list is typed on."""
AS_READ, ASK, NEW, OUT = "read", "ask", "new", "out"
"""What may be said of a line besides one of the travellers it looks like."""


class PartySheet(WorkSheet):
    """The box for the names above, every line of it below, and under it the choice for the line of the cursor."""

    def __init__(self, parent: QWidget, session: Session, request_id: int, title: str) -> None:
        theme = Theme.current()
        self._request, self._title = request_id, title
        self._lines: list[Comer] = []
        """As they were read."""
        self._settled: list[Comer] = []
        """With what the person chose."""
        self._chosen: dict[Key, int | str] = {}
        self._asked: Running | None = None
        self._text = _paste_box(theme.px(PASTED))
        self._words = Listed[Comer](_row)
        self._grid = Grid(self._words, COLUMNS, "Lines of the list")
        self._grid.setMinimumHeight(theme.px(GRID))
        self._counts = label(BEGIN, "muted", wrap=True, name="party_counts")
        self._about = Elided("", "strong", "party_about")
        self._who = combo("party_who", "Who it is", ())
        self._compared = QCheckBox(COMPARED)
        self._compared.setObjectName("party_compared")
        self._compared.setAccessibleName(COMPARED)
        self._compared.hide()
        parts = [labelled(self._text), self._counts, self._grid, self._choice(), self._compared]
        super().__init__(
            parent, session, f"Add travellers to {title}", parts, "Add", self._record, width=WIDTH
        )
        self._rest = QTimer(self, singleShot=True, interval=REST_MS)
        self._rest.timeout.connect(self._look)
        self._text.textChanged.connect(self._wait)
        self._grid.picked.connect(lambda _: self._show_choice())
        self._grid.opened.connect(lambda _: self._to_choice())
        self._who.currentIndexChanged.connect(lambda _: self._choose())
        self.verb.setDefault(False)
        offers(self, HELP)
        self._tell()
        self._show_choice()
        self._text.setFocus()

    def _choice(self) -> QWidget:
        caption = label("Who it is", "muted")
        caption.setBuddy(self._who)
        self._who.setMinimumWidth(Theme.current().px(300))
        return boxed(
            column(self._about, boxed(row(caption, self._who, None, gap=GAP)), gap=4), "party_choice"
        )

    # -- reading --
    def _wait(self) -> None:
        """The list is typed on: what was read of it may not be added any more."""
        self.verb.setEnabled(False)
        self._rest.start()

    def _look(self) -> None:
        """Reads what stands in the box, off the window's thread."""
        text, request = self._text.toPlainText(), self._request
        if self._asked is not None:
            self._asked.drop()
        if not text.strip():
            self._show([])
            return
        self._asked = self._session.read(
            lambda reader: party.read_names(reader, request, text), self._show, self._not_read
        )

    def _show(self, lines: list[Comer]) -> None:
        if not isValid(self):
            return
        self._lines = lines
        known = {_key(each) for each in lines}
        self._chosen = {key: said for key, said in self._chosen.items() if key in known}
        self._settle()

    def _not_read(self, error: DeskError) -> None:
        if isValid(self):
            self._asked = None
            self.refuse(error.sentence)

    def _settle(self) -> None:
        """Reads what stands against the lines with what was chosen; a double may come, or go."""
        wanted = [_said(each, self._chosen.get(_key(each))) for each in self._lines]
        request = self._request
        self.verb.setEnabled(False)
        if self._asked is not None:
            self._asked.drop()

        def job(reader: Reader) -> list[Comer]:
            return party.settle(reader, request, wanted)

        self._asked = self._session.read(job, self._show_settled, self._not_read)

    def _show_settled(self, settled: list[Comer]) -> None:
        if not isValid(self):
            return
        self._asked = None
        at = max(0, self._grid.currentIndex().row())
        self._words.things = self._settled = settled
        self._grid.table.forget_pages()
        self._grid.show_ids(array("q", range(len(settled))))
        if settled:
            self._grid.go_to_row(min(at, len(settled) - 1))
        self.say("")
        self._tell()
        self._show_choice()
        QTimer.singleShot(0, self, self.fit)  # the choice has another height once its words are laid out

    def _tell(self) -> None:
        """How many lines of each outcome there are, and what would be added."""
        stopped = sum(bool(each.problem) for each in self._settled)
        matches = [each.match for each in self._settled if not each.problem]
        said = [f"{matches.count(match):,} {words}" for match, words in COUNTED.items() if match in matches]
        said += [f"{stopped:,} not added"] if stopped else []
        lines = counted(len(self._settled), "line")
        self._counts.setText(f"{lines}: {', '.join(said)}." if self._settled else BEGIN)
        announce.settled(self._counts, self._counts.text() if self._settled else "")
        wanted = sum(each.counts for each in self._settled)
        self._compared.setVisible(any(each.counts and each.doubtful for each in self._settled))
        self.verb.setText(f"Add {counted(wanted, 'traveller')}" if wanted else "Add")
        self.verb.setAccessibleName(self.verb.text())
        self.verb.setEnabled(self._session.writable and (wanted > 0 or self._unsure is not None))

    @property
    def _unsure(self) -> int | None:
        """The first line that a person has to choose for."""
        return next((at for at, each in enumerate(self._settled) if each.match in OPEN), None)

    # -- the line of the cursor --
    @property
    def _at(self) -> int | None:
        at = self._grid.current_id()
        return at if at is not None and at < min(len(self._lines), len(self._settled)) else None

    def _show_choice(self) -> None:
        at = self._at
        with QSignalBlocker(self._who):
            self._who.clear()
            for words, data in _ways(self._lines[at]) if at is not None else ():
                self._who.addItem(words, data)
            if at is not None:
                said = self._chosen.get(_key(self._lines[at]), self._who.itemData(0))
                self._who.setCurrentIndex(max(0, self._who.findData(said)))
        self._who.setEnabled(self._who.count() > 1)
        self._about.setText(_about(self._settled[at]) if at is not None else "No line is chosen.")

    def _to_choice(self) -> None:
        self._scroll.ensureWidgetVisible(self._who)
        self._who.setFocus(Qt.FocusReason.TabFocusReason)

    def _choose(self) -> None:
        at, said = self._at, self._who.currentData()
        if at is None or said is None:
            return
        key = _key(self._lines[at])
        if said in (AS_READ, ASK):
            self._chosen.pop(key, None)
        else:
            self._chosen[key] = said
        self._settle()

    # -- adding --
    def _record(self) -> None:
        if self._unsure is not None:
            self._grid.go_to_row(self._unsure)
            self._to_choice()
        request, lines, compared = self._request, list(self._settled), self._compared.isChecked()

        def job(office: Office) -> Added:
            return party.add(office, request, lines, compared=compared)

        self.work("Adding", lambda _p, _c: job(self._session.office), self._added)

    def _added(self, added: Added) -> None:
        new = f", {len(added.made):,} of them new" if added.made else ""
        said = f"{counted(len(added.members), 'traveller')} added to the party{new}. Undone with Ctrl+Z."
        self._session.said.emit(said, "done")
        self.accept()

    # -- the lock --
    def park(self) -> dict[str, Any] | None:
        text = self._text.toPlainText()
        if not text.strip():
            return None
        about = {"request": self._request, "title": self._title}
        chosen = [[*key, said] for key, said in self._chosen.items()]
        return {"sheet": NAME, "about": about, "typed": {"text": text, "chosen": chosen}}

    def unpark(self, typed: Mapping[str, Any]) -> None:
        """Puts back what was pasted and chosen."""
        self._text.setPlainText(typed["text"])
        self._chosen = {(number, text): said for number, text, said in typed["chosen"]}
        self._look()


def add_shown(pane: "RecordPane") -> None:
    """Opens the sheet for the request on screen."""
    if pane.seen is not None:
        record = pane.seen.record
        PartySheet(pane.window(), pane.session, record.id, record.shown_title).open()


def reopen(parent: QWidget, session: Session, kept: Mapping[str, Any]) -> None:
    """Opens a sheet that was parked, with what was pasted and chosen."""
    sheet = PartySheet(parent, session, kept["about"]["request"], kept["about"]["title"])
    sheet.open()
    sheet.unpark(kept["typed"])


# -- a line in words ---------------------------------------------------------------------------------------------------
def _key(line: Comer) -> Key:
    return line.number, line.text


def _said(line: Comer, said: int | str | None) -> Comer:
    """The line as a person wants it."""
    if said == OUT:
        return party.leave_out(line)
    if said == NEW:
        return party.choose(line, None)
    alike = next((each for each in line.alikes if each.record_id == said), None)
    return party.choose(line, alike.record_id, alike.title) if alike else line


def _ways(line: Comer) -> list[tuple[str, int | str]]:
    """What may be said of a line, the certain or the likely first."""
    if not line.values:
        return [("Nobody is read in it", AS_READ)]
    if line.match is Match.NEW:
        return [("Somebody new", AS_READ), ("Leave out", OUT)]
    first: tuple[str, int | str] = (line.title, AS_READ) if line.match is Match.KNOWN else ("Choose…", ASK)
    alikes = [(f"{each.title}: {', '.join(each.likeness.reasons)}", each.record_id) for each in line.alikes]
    return [first, *alikes, ("Somebody new", NEW), ("Leave out", OUT)]


def _row(line: Comer) -> Row:
    state = Chipped("warn", "Not added") if line.problem else Chipped(*TONES[line.match])
    rank = line.values.get("own_title") or line.values.get("rank_grade") or ""
    return (str(line.number), state, line.problem or _name(line), rank, " ".join(line.told), line.text)


def _name(line: Comer) -> str:
    if line.match in OPEN:
        return f"perhaps {' or '.join(each.title for each in line.alikes)}"
    parts = (str(line.values.get(key) or "") for key in ("surname", "first_name", "middle_name"))
    return line.title or joined_name(*parts) or line.text


def _about(line: Comer) -> str:
    """What is to be said of a line, in one sentence."""
    said = {
        Match.KNOWN: f"{line.title} is on file",
        Match.LOOKS_LIKE: "looks like somebody on file; choose who it is",
        Match.SEVERAL: "fits several travellers; choose which",
        Match.NEW: "becomes a new traveller",
        Match.LEFT_OUT: "is left out",
    }
    sentence = line.problem or " ".join((f"{said[line.match]}.", *line.told))
    return f"Line {line.number}, “{line.text}”: {sentence}"


def _paste_box(height: int) -> QPlainTextEdit:
    made = QPlainTextEdit()
    made.setObjectName("party_text")
    made.setAccessibleName("Names or passports")
    made.setAccessibleDescription("One line for each person, a table, or the two lines of a passport.")
    made.setPlaceholderText(HINT)
    made.setTabChangesFocus(True)
    made.setProperty(PERSONAL, True)
    made.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
    made.setFixedHeight(height)
    return made
