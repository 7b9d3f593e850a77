"""The lines of a session one after the other: a key for the decision, a remark, Enter for the next line."""

from collections.abc import Mapping
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QCheckBox, QScrollArea, QWidget
from shiboken6 import isValid

from app.errors import DeskError
from app.office import Office
from app.planning import decisions
from app.planning.decisions import ACCEPT, ADD, CHANGE, NEW, PLAN, REJECT, TYPED, Agenda, Decision, OnAgenda
from models.fields import FieldError, Stored
from models.planning.scetwg import LineReview, Scetwg
from models.training.lines import TrainingLine
from ui import announce
from ui.asking.latest import Latest
from ui.help import offers
from ui.office.worksheet import line
from ui.parts.basics import boxed, button, column, label, restyle
from ui.parts.editors import Setting
from ui.parts.entryfields import EntryFields, NotReadable
from ui.parts.flow import flowing
from ui.parts.following import Follower
from ui.parts.listed import Listed
from ui.parts.sheet import Sheet, enlarge
from ui.parts.ways import Verb, WayChoice
from ui.planning.scetwg.words import COLUMNS, KEYS, TIPS, VERBS, LinesGrid, cells, first_open, told
from ui.session import Session
from ui.support import OfficeSupport
from ui.theme import GAP, Theme

HELP = "screens/scetwg-sessions"
SHEET = "scetwg_lines"
"""In `ui.drafts.SHEETS`."""
NAME = "decide"
"""Before the names of its controls."""
WIDTH, HEIGHT = 1180, 660
FIELD = 134
HINT = (
    "A accepts, R rejects, C changes, D adds a line. Type a remark if there is one; Enter records it and goes on to "
    "the next line. Esc lets a decision go that is not recorded."
)
CANCEL_TOO = "Cancel the line too; the remark is the reason"


class LinesSheet(Sheet):
    """Lines of current, budget and planning year above; below them what is decided on the one under the cursor."""

    def __init__(self, parent: QWidget, session: Session, meeting: Scetwg) -> None:
        self._session, self._meeting, self._over = session, meeting, parent.window()
        self._latest = Latest(session, self)
        self._lines: Listed[OnAgenda] = Listed(cells)
        self._code = ""
        self._shown = 0
        """Line whose values stand in the fields."""
        self._target: int | None = None
        """Line that the cursor goes to once the lines are read again."""
        self._typed: Mapping[str, Any] | None = None
        """What was typed before the lock, until its line is read."""
        self._made: list[int] = []
        """Lines decided on here, which Undo takes back one by one."""
        title = f"Lines of the {meeting.shown_title}"
        super().__init__(parent, title, self._build(title))
        restyle(self.verb, primary=False)
        self.verb.setAutoDefault(False)
        self._record.setDefault(True)
        offers(self, HELP)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Undo), self).activated.connect(self.undo)
        self.finished.connect(session.settled)
        session.changed.connect(self._hear)
        self._choose_none()
        self.read()

    # -- building --
    def _build(self, title: str) -> QWidget:
        session = self._session
        self._counts = label("", "strong", wrap=True, name="decide_counts")
        self.grid = LinesGrid(self._lines, COLUMNS, title)
        self.grid.setObjectName("decide_lines")
        self.grid.setAccessibleDescription(HINT)
        self.grid.setMinimumHeight(Theme.current().px(150))
        self._told = label("", wrap=True, name="decide_told")
        self._ways = WayChoice(NAME, "Decision")
        self._ways.offer(Verb(code, f"{words} ({KEYS[code]})", TIPS[code]) for code, words in VERBS.items())
        self._undo = button("Undo last", "decide_undo", self.undo, icon="undo-2")
        keys = (*TYPED[ACCEPT], *NEW, *PLAN)
        self._entry = EntryFields(
            TrainingLine, NAME, keys, (), Setting(OfficeSupport(session), session.today), {}
        )
        self._follower = Follower(TrainingLine, self._entry.editors.get, self._before)
        for key, editor in self._entry.editors.items():
            editor.edited.connect(partial(self._follower.hear, key))
        for each in self._entry.rows.values():
            each.setMinimumWidth(Theme.current().px(FIELD))
        self._fields = flowing(*(self._entry.rows[key] for key in keys))
        self._cancels = QCheckBox(CANCEL_TOO)
        self._cancels.setObjectName("decide_cancels")
        self._remark = line("decide_remark", "Remark")
        self._remark.setMaxLength(LineReview.decision_remark.max_length)
        caption = label("Remark", "muted", name="decide_remark_label")
        caption.setBuddy(self._remark)
        self._record = button("Record and go on", "decide_record", self.record, primary=True)
        self._said = label("", wrap=True, name="decide_said")
        self._asks = boxed(column(self._fields, self._cancels, caption, self._remark, gap=4))
        self.grid.decided.connect(self.choose)
        self.grid.opened.connect(lambda _: self._enter())
        self.grid.picked.connect(lambda _: self._picked())
        self._ways.chosen.connect(self._chosen)
        foot = flowing(self._record, button("Open line", "decide_open", self.open_line), self._undo)
        hint = label(HINT, "caption", wrap=True, name="decide_hint")
        parts = (self._counts, self.grid, self._told, self._ways, self._asks, self._said, foot, hint)
        made = column(*parts, gap=GAP)
        made.setStretch(1, 1)
        return boxed(made)

    def open(self) -> None:
        """Shows the sheet as large as the window allows."""
        enlarge(self, self._over, WIDTH, HEIGHT)
        super().open()
        self.grid.setFocus(Qt.FocusReason.OtherFocusReason)

    def reject(self) -> None:
        """Esc lets go what is not recorded; the sheet closes when there is nothing."""
        if self._code:
            self._choose_none()
            self.grid.setFocus()
        else:
            super().reject()

    # -- showing --
    def read(self) -> None:
        """Reads the lines anew."""
        self._latest.ask(partial(decisions.agenda, session_id=self._meeting.id), self._show)

    @property
    def current(self) -> OnAgenda | None:
        """The line under the cursor."""
        return self._lines.thing(self.grid.current_id())

    def _hear(self, _: object) -> None:
        self.read()

    def _show(self, found: Agenda) -> None:
        now = self.current
        typed, self._typed = self._typed, None
        wanted = typed["line"] if typed else self._target or (now.line.id if now else 0)
        self._target = None
        self._lines.things = found.lines
        self._counts.setText(f"{found.sentence}.")
        ids = [each.line.id for each in found.lines]
        at = ids.index(wanted) if wanted in ids else first_open(found.lines)
        self.grid.show_ids(self._lines.ids(("", False), None, ""), at)
        self._picked()
        if typed and wanted in ids:
            self._put_back(typed)

    # -- the lock --
    def park(self) -> dict[str, Any] | None:
        on = self.current
        if not self._code or on is None:
            return None
        typed = {"line": on.line.id, "code": self._code, "remark": self._remark.text(),
                 "fields": self._entry.typed(), "cancels": self._cancels.isChecked()}  # fmt: skip
        return {"sheet": SHEET, "about": {"session": self._meeting.id}, "typed": typed}

    def unpark(self, typed: Mapping[str, Any]) -> None:
        """Puts back what was typed; it stands in the fields once the lines are read."""
        self._typed = typed

    def _put_back(self, typed: Mapping[str, Any]) -> None:
        self.choose(typed["code"])
        self._entry.put_back(typed["fields"])
        self._remark.setText(typed["remark"])
        self._cancels.setChecked(typed["cancels"])

    def _picked(self) -> None:
        on = self.current
        shown = on.line.id if on else 0
        if shown != self._shown:
            self._shown = shown
            if self._code:
                self._choose_none()
                self._say("The decision was not recorded: the cursor went to another line.", "warn")
        self._told.setText(
            told(on) if on else "No line of the plan stands in the three years of this session."
        )
        self._able()

    def _able(self) -> None:
        writable, there = self._session.writable, self.current is not None
        self._ways.allow(tuple(VERBS) if writable and there else (ADD,) if writable else ())
        self._record.setEnabled(writable and bool(self._code))
        self._undo.setEnabled(writable and bool(self._made))

    # -- choosing --
    def choose(self, code: str) -> None:
        """A decision by its key."""
        self._ways.choose(code)

    def _chosen(self, code: str) -> None:
        """Shows what is said with a decision, filled with the line as it is."""
        self._code = code
        on, keys = self.current, _keys(code)
        for key in keys:
            value = on.line.get(key) if on and (code != ADD or key == "program_id") else None
            self._entry.editors[key].fill(value)
        self._entry.show_only(keys, NEW[:1] if code == ADD else ())
        self._fields.setVisible(bool(keys))
        self._cancels.setChecked(False)
        self._cancels.setVisible(code == REJECT)
        self._asks.show()
        self._say("")
        self._record.setEnabled(self._session.writable)
        first = self._entry.editors[keys[0]].control if code in (CHANGE, ADD) else self._remark
        first.setFocus(Qt.FocusReason.OtherFocusReason)
        QTimer.singleShot(0, self, lambda: self._bring(first))

    def _before(self) -> Mapping[str, Stored]:
        """The line as it is, of which values follow; a line that is added has none."""
        on = self.current
        return on.line.stored if on is not None and self._code != ADD else {}

    def _bring(self, control: QWidget) -> None:
        """Scrolls to a field: with large letters it may stand below what is seen."""
        room = self.findChild(QScrollArea, "sheet_room")
        if room is not None:
            room.ensureWidgetVisible(control)

    def _choose_none(self) -> None:
        self._code = ""
        self._remark.clear()
        self._asks.hide()
        self._ways.allow(())
        self._say("")
        self._able()

    # -- doing --
    def record(self) -> None:
        """Records what is chosen and goes on to the next line."""
        on, code, meeting = self.current, self._code, self._meeting.id
        if not code or (on is None and code != ADD):
            return
        try:
            values = self._values(code)
        except NotReadable as error:
            self._say(str(error), "blocked")
            error.control.setFocus()
            return
        decision = Decision(
            code, values, self._remark.text(), cancels=self._cancels.isChecked() and code == REJECT
        )
        line_id, version = (on.line.id, on.line.row_version) if on else (0, 0)

        def job(office: Office) -> int:
            if code == ADD:
                return decisions.add(office, meeting, decision)[0]
            decisions.decide(office, meeting, line_id, decision, read_version=version)
            return line_id

        self._record.setEnabled(False)
        self._session.write("", job, partial(self._recorded, code), self._refused)

    def _values(self, code: str) -> dict[str, Any]:
        """The fields of the line that a person changed, or filled for a new one. Raises NotReadable."""
        found: dict[str, Any] = {}
        for key in _keys(code):
            editor = self._entry.editors[key]
            if not editor.changed and not (code == ADD and editor.raw()):
                continue
            try:
                found[key] = editor.read()
            except FieldError as error:
                raise NotReadable(f"{error}.", editor.control) from error
        return found

    def _recorded(self, code: str, line_id: int) -> None:
        if not isValid(self):
            return
        self._made.append(line_id)
        self._target = self._shown if code == ADD else self._next(line_id)
        self._choose_none()
        word = self._session.reader.show(LineReview.line_decision, code)
        self._say(f"{word}. Undone with Ctrl+Z.", "done")
        self.grid.setFocus(Qt.FocusReason.OtherFocusReason)
        self.read()

    def _next(self, line_id: int) -> int:
        """The line below one; the same one at the end."""
        ids = [each.line.id for each in self._lines.things]
        at = ids.index(line_id) if line_id in ids else -1
        return ids[min(at + 1, len(ids) - 1)] if ids else 0

    def _enter(self) -> None:
        """Enter on a line: records what is chosen, else goes on to the next line."""
        if self._code:
            self.record()
            return
        row = self.grid.currentIndex().row() + 1
        if row < len(self._lines.things):
            self.grid.go_to_row(row)

    def undo(self) -> None:
        """Takes back the last decision made on this sheet, with what it changed of its line."""
        if not self._undo.isEnabled():
            return
        self._undo.setEnabled(False)
        self._session.write("Undo", lambda office: office.undo(), self._undone, self._refused)

    def _undone(self, undone: object) -> None:
        if not isValid(self):
            return
        self._target = self._made.pop()
        self._choose_none()
        self._say("Taken back.", "done")
        self.read()

    def open_line(self) -> None:
        """Closes the sheet and leads to the line."""
        on = self.current
        if on is not None:
            self._code = ""
            self.reject()
            self._session.open_record.emit(TrainingLine.spec.name, on.line.id)

    def _refused(self, error: DeskError) -> None:
        if isValid(self):
            self._say(error.sentence, "blocked")
            self._able()

    def _say(self, sentence: str, tone: str = "") -> None:
        self._said.setText(sentence)
        self._said.setVisible(bool(sentence))
        restyle(self._said, tone=tone)
        if sentence:
            announce.now(self, sentence, urgent=tone == "blocked")


def _keys(code: str) -> tuple[str, ...]:
    """Fields that are typed here; a justification is written on the line itself, where there is room for it."""
    return tuple(key for key in TYPED[code] if key != "justification")


def reopen(parent: QWidget, session: Session, kept: Mapping[str, Any]) -> None:
    """Opens the sheet again after the lock, with what was typed."""

    def show(meeting: Scetwg) -> None:
        sheet = LinesSheet(parent, session, meeting)
        sheet.unpark(kept["typed"])
        sheet.open()

    session.read(lambda reader: reader.get(Scetwg, kept["about"]["session"]), show)
