""" "Add travellers…": pasted names or passports, who on file each line is, added to the party in one change."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QCheckBox, QWidget
from shiboken6 import isValid

from app.errors import DeskError
from app.office import Office
from app.reader import Reader
from app.visits import party
from app.visits.party import Added, Comer, Match
from models.names import joined_name
from ui.help import offers
from ui.office.pastedsheet import PastedSheet, Pasting
from ui.parts.chip import Tone
from ui.parts.table_model import Chipped, Column, Row
from ui.parts.words import counted
from ui.session import Session

if TYPE_CHECKING:
    from ui.records.pane import RecordPane

NAME = "party"
"""Before the names of its controls, and its name in `ui.drafts.SHEETS`."""
HELP = "screens/add-travellers"
COMPARED = "I compared the doubtful parts with the passport"
WIDTH = 1_000
COLUMNS = (
    Column("line", "Line", "number", 56),
    Column("outcome", "Outcome", "chip", 126),
    Column("who", "Traveller", width=270),
    Column("rank", "Rank", width=90),
    Column("told", "To compare", width=190),
    Column("text", "As pasted", width=220),
)
PASTING = Pasting(
    NAME, "Names or passports", "One line for each person, a table, or the two lines of a passport.",
    "Maj DOE, Jane Q    USAF",
    "Paste names with ranks, a table with its headings, or scan passports. Nothing is saved before you add.",
    COLUMNS, "Add", "traveller",
)  # fmt: skip
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


class PartySheet(PastedSheet[Comer]):
    """The box for the names above, every line of it below, and under it the choice for the line of the cursor."""

    def __init__(self, parent: QWidget, session: Session, request_id: int, title: str) -> None:
        self._request, self._title = request_id, title
        self._chosen: dict[Key, int | str] = {}
        self._compared = QCheckBox(COMPARED)
        self._compared.setObjectName("party_compared")
        self._compared.setAccessibleName(COMPARED)
        self._compared.hide()
        super().__init__(
            parent, session, f"Add travellers to {title}", PASTING, WIDTH, below=[self._compared]
        )
        offers(self, HELP)
        self._tell()
        self._show_choice()

    # -- reading --
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
            self._asked, self._lines = None, []
            self._show_settled([])  # what was read of another list is not added for this one
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
        self._show_lines(settled)
        self.say("")
        self._tell()
        self._show_choice()

    def _tell(self) -> None:
        """How many lines of each outcome there are, and what would be added."""
        stopped = sum(bool(each.problem) for each in self._settled)
        matches = [each.match for each in self._settled if not each.problem]
        said = [f"{matches.count(match):,} {words}" for match, words in COUNTED.items() if match in matches]
        said += [f"{stopped:,} not added"] if stopped else []
        wanted = sum(each.counts for each in self._settled)
        self._tell_counts(said, wanted)
        self._compared.setVisible(any(each.counts and each.doubtful for each in self._settled))
        self.verb.setEnabled(self._session.writable and (wanted > 0 or self._unsure is not None))

    @property
    def _unsure(self) -> int | None:
        """The first line that a person has to choose for."""
        return next((at for at, each in enumerate(self._settled) if each.match in OPEN), None)

    # -- the line of the cursor --
    def _ways(self, line: Comer) -> list[tuple[str, object]]:
        if not line.values:
            return [("Nobody is read in it", AS_READ)]
        if line.match is Match.NEW:
            return [("Somebody new", AS_READ), ("Leave out", OUT)]
        first: tuple[str, object] = (line.title, AS_READ) if line.match is Match.KNOWN else ("Choose…", ASK)
        alikes = [
            (f"{each.title}: {', '.join(each.likeness.reasons)}", each.record_id) for each in line.alikes
        ]
        return [first, *alikes, ("Somebody new", NEW), ("Leave out", OUT)]

    def _said_of(self, line: Comer) -> object:
        return self._chosen.get(_key(line), self._who.itemData(0))

    def _row(self, line: Comer) -> Row:
        state = Chipped("warn", "Not added") if line.problem else Chipped(*TONES[line.match])
        rank = line.values.get("own_title") or line.values.get("rank_grade") or ""
        return (str(line.number), state, line.problem or _name(line), rank, " ".join(line.told), line.text)

    def _sentence(self, line: Comer) -> str:
        said = {
            Match.KNOWN: f"{line.title} is on file",
            Match.LOOKS_LIKE: "looks like somebody on file; choose who it is",
            Match.SEVERAL: "fits several travellers; choose which",
            Match.NEW: "becomes a new traveller",
            Match.LEFT_OUT: "is left out",
        }
        sentence = line.problem or " ".join((f"{said[line.match]}.", *line.told))
        return f"Line {line.number}, “{line.text}”: {sentence}"

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


def _name(line: Comer) -> str:
    if line.match in OPEN:
        return f"perhaps {' or '.join(each.title for each in line.alikes)}"
    parts = (str(line.values.get(key) or "") for key in ("surname", "first_name", "middle_name"))
    return line.title or joined_name(*parts) or line.text
