"""A checklist on screen: every question in a list, the one under the cursor in full, answered by keys or from paper."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget
from shiboken6 import isValid

from app import checklists
from app.checklists import EXAMPLE, Item, Mark
from app.errors import DeskError
from app.office import Office
from app.reader import Reader
from models.kinds import kind_named
from models.office.desk import Checklist
from ui import announce
from ui.asking.latest import Latest
from ui.checklists.lines import KEYS, Questions, cells, result_by
from ui.help import offers
from ui.office.worksheet import line
from ui.parts.basics import boxed, button, column, label, restyle, row
from ui.parts.flow import FlowLayout
from ui.parts.listed import Listed
from ui.parts.sheet import Scrolled, Sheet, enlarge
from ui.parts.table_model import Row
from ui.session import Session
from ui.theme import GAP, Theme

HELP = "screens/checklist"
WIDTH, HEIGHT = 1_120, 690
LEAST = 84
"""Height in px at 100 % that the list keeps: its heading and one or two questions."""
HINT = "y answers yes, n no, a not applicable, and goes on; Enter goes to the remark."
WORDS = {"YES": "Yes", "NO": "No", "NOT_APPLICABLE": "Not applicable", "PASS": "Passed", "FAIL": "Not passed",
         "PENDING": "Pending", "WAIVED": "Waived"}  # fmt: skip
LETTERS = {code: key for key, codes in KEYS.items() for code in codes}


@dataclass(frozen=True)
class Subject:
    """The record that is checked: its kind and id, and what it is called."""

    kind: str
    record_id: int
    title: str


@dataclass(frozen=True)
class Filled:
    """A checklist as read."""

    checklist_id: int
    items: tuple[Item, ...]
    closed_on: str
    """The day it was closed, as shown; empty while it is open."""


class ChecklistSheet(Sheet):
    """List, question, answers, remark, the line for answers from paper; a subclass adds what follows a no."""

    scrolls = True

    def __init__(self, parent: QWidget, session: Session, subject: Subject, checklist_id: int) -> None:
        self.session, self.subject, self.checklist_id = session, subject, checklist_id
        self._latest = Latest(session, self)
        self.filled: Filled | None = None
        self._over = parent.window()
        self._listed: Listed[tuple[int, Item]] = Listed(self._cells)
        self._counts = label("", "strong", wrap=True, name="checklist_counts")
        title = f"{checklists.TEMPLATES[subject.kind].words}: {subject.title}"
        self.grid = Questions(self._listed, title)
        self._question = label("", wrap=True, name="checklist_question")
        self._help = label("", "muted", wrap=True, name="checklist_help")
        self._answers = FlowLayout(GAP)
        self._buttons: dict[str, QPushButton] = {}
        self._remark = line("checklist_remark", "Remark")
        self._paper = line("checklist_paper", "From paper", EXAMPLE)
        self._paper.setPlaceholderText(EXAMPLE)
        self._said = label("", wrap=True, name="checklist_said")
        super().__init__(parent, title, self._body())
        restyle(self.verb, primary=False)
        self.verb.setDefault(False)
        self.verb.setAutoDefault(False)
        offers(self, HELP)
        self.grid.setAccessibleDescription(HINT)
        self.grid.answered.connect(self._by_key)
        self.grid.picked.connect(lambda _: self._picked())
        self.grid.opened.connect(lambda _: self._remark.setFocus())
        self._remark.returnPressed.connect(self._save_remark)
        self._paper.returnPressed.connect(self._enter_paper)
        self.finished.connect(session.settled)
        session.changed.connect(lambda _: self.read())
        self.read()

    def _body(self) -> QWidget:
        answers = QWidget()
        answers.setObjectName("checklist_answers")
        answers.setAccessibleName("Answer")
        answers.setLayout(self._answers)
        keep = button("Save remark", "checklist_save_remark", self._save_remark)
        enter = button("Enter answers", "checklist_enter", self._enter_paper)
        self._ways = (keep, enter)
        remark = row(self._remark, keep)
        remark.setStretch(0, 1)
        paper = row(self._paper, enter)
        paper.setStretch(0, 1)
        caption, from_paper = label("Remark", "muted"), label("From paper", "muted")
        caption.setBuddy(self._remark)
        from_paper.setBuddy(self._paper)
        hint = label(HINT, "caption", wrap=True, name="checklist_hint")
        below = column(self._question, self._help, answers, boxed(column(caption, boxed(remark), gap=4)),
                       boxed(column(from_paper, boxed(paper), gap=4)), hint, gap=GAP)  # fmt: skip
        self.grid.setMinimumHeight(Theme.current().px(LEAST))
        whole = column(
            self._counts, self._said, self.grid, Scrolled("Question and answer", boxed(below)), gap=GAP
        )
        whole.setStretch(2, 1)  # the list gives way first; where even that is not enough, the answers scroll
        return boxed(whole)

    def open(self) -> None:
        """Shows the sheet as large as the window allows."""
        enlarge(self, self._over, WIDTH, HEIGHT)
        super().open()
        self.grid.setFocus(Qt.FocusReason.OtherFocusReason)

    # -- reading --
    def read(self) -> None:
        """Reads the answers anew."""
        if isValid(self):
            wanted = self.checklist_id
            self._latest.ask(lambda reader: filled(reader, wanted), self._show, self._refused)

    def _show(self, found: Filled) -> None:
        first = self.filled is None
        self.filled = found
        self._listed.things = list(enumerate(found.items, 1))
        self.grid.show_ids(self._listed.ids(("", False), None, ""))
        if first:
            self._to_open(0)
        told = checklists.progress(found.items).sentence
        self._counts.setText(f"{told}. Closed on {found.closed_on}; it stays as it is." if found.closed_on
                             else f"{told}.")  # fmt: skip
        self._picked()
        self.told(found)

    def told(self, found: Filled) -> None:
        """For subclasses: the checklist was read."""

    @property
    def current(self) -> Item | None:
        """The question under the cursor."""
        found = self._listed.thing(self.grid.current_id())
        return found[1] if found else None

    @property
    def writable(self) -> bool:
        """Whether answers can be given here now."""
        return self.session.writable and self.filled is not None and not self.filled.closed_on

    def _cells(self, numbered: tuple[int, Item]) -> Row:
        answer = numbered[1].answer
        return cells(numbered, WORDS.get(answer.answer or "", "") if answer else "")

    def _picked(self) -> None:
        item = self.current
        if item is None:
            return
        place = (self.grid.current_id() or 0) + 1
        whole = len(self._listed.things)
        self._question.setText(f"{item.code} ({place} of {whole}): {item.text}")
        source = f"Source: {item.source}." if item.source else ""
        self._help.setText(" ".join(filter(None, (item.help, source))))
        self._offer(item)
        if not self._remark.hasFocus() or not self._remark.isModified():
            self._remark.setText((item.answer.note if item.answer else None) or "")
        for each in (self._remark, self._paper, *self._ways):
            each.setEnabled(self.writable)

    def _offer(self, item: Item) -> None:
        """One button for each answer the question knows; the one that was given is pressed."""
        if list(self._buttons) != list(item.results):
            while self._answers.count():
                gone = self._answers.takeAt(0)
                if gone is not None and (widget := gone.widget()) is not None:
                    widget.deleteLater()
            self._buttons = {code: self._answer_button(code) for code in item.results}
        given = item.answer.answer if item.answer else None
        for code, made in self._buttons.items():
            made.setChecked(code == given)
            made.setEnabled(self.writable)

    def _answer_button(self, code: str) -> QPushButton:
        key = LETTERS.get(code, "")
        made = button(f"{WORDS[code]} ({key})" if key else WORDS[code], f"checklist_{code.lower()}",
                      lambda: self.answer(code))  # fmt: skip
        made.setCheckable(True)
        made.setAutoDefault(False)
        self._answers.addWidget(made)
        return made

    # -- answering --
    def _by_key(self, key: str) -> None:
        item = self.current
        if item is not None and (result := result_by(key, item)):
            self.answer(result)

    def answer(self, result: str) -> None:
        """Answers the question under the cursor and goes on to the next one."""
        item = self.current
        if item is None or not self.writable:
            return
        note = self._remark.text().strip()
        if result != "NO":
            self.go(1)
        self._write([Mark(item.code, result, note)], lambda: self.after(item, result))

    def after(self, item: Item, result: str) -> None:
        """For subclasses: an answer was saved."""

    def go(self, step: int) -> None:
        """Goes to the question some places further."""
        self._remark.setModified(False)
        at = max(0, min(len(self._listed.things) - 1, (self.grid.current_id() or 0) + step))
        self.grid.go_to_row(at)

    def _to_open(self, after: int) -> None:
        """Goes to the first question without an answer."""
        open_ = [at for at, (_, item) in enumerate(self._listed.things) if not item.result and at >= after]
        self.grid.go_to_row(open_[0] if open_ else 0)

    def _save_remark(self) -> None:
        item = self.current
        if item is None:
            return
        if item.answer is None:
            self.tell("Answer the question first; the remark is kept with the answer.", "blocked")
            return
        note, result = self._remark.text().strip(), item.answer.answer or "PENDING"
        self._write([Mark(item.code, result, note)], self.grid.setFocus)

    def _enter_paper(self) -> None:
        if self.filled is None:
            return
        try:
            marks = checklists.read_marks(self._paper.text(), self.filled.items)
        except DeskError as error:
            self.tell(error.sentence, "blocked")
            return

        def entered() -> None:
            self._paper.clear()
            self.tell(f"{len(marks)} answers entered from paper. Undone with Ctrl+Z.", "done")

        self._write(marks, entered)

    def _write(self, marks: Sequence[Mark], done: Callable[[], object]) -> None:
        wanted = self.checklist_id
        self._remark.setModified(False)

        def saved(_: object) -> None:
            if isValid(self):
                self.tell("")
                self.read()
                done()

        def job(office: Office) -> list[int]:
            return checklists.answer_many(office, wanted, marks)

        self.session.write("", job, saved, self._refused)

    def _refused(self, error: DeskError) -> None:
        if isValid(self):
            self.tell(error.sentence, "blocked")
        else:
            self.session.said.emit(error.sentence, "blocked")

    def tell(self, sentence: str, tone: str = "") -> None:
        """Says something in the sheet."""
        self._said.setText(sentence)
        self._said.setVisible(bool(sentence))
        restyle(self._said, tone=tone)
        announce.now(self, sentence, urgent=tone == "blocked")


def filled(reader: Reader, checklist_id: int) -> Filled:
    """A checklist with its answers. Raises NotFound."""
    found = reader.get(Checklist, checklist_id)
    closed = reader.show(Checklist.fields["closed_on"], found.stored.get("closed_on"))
    return Filled(checklist_id, tuple(checklists.answered(reader, checklist_id)), closed)


def begin(parent: QWidget, session: Session, kind: str, record_id: int) -> None:
    """Opens the checklist of a record, begun when it has none yet; a check of a site has a sheet of its own."""
    described = kind_named(kind)

    def job(office: Office) -> tuple[int, str]:
        made = checklists.begin(office, described, record_id)
        return made, office.reader.titles(kind, [record_id]).get(record_id, "")

    def show(found: tuple[int, str]) -> None:
        subject = Subject(kind, record_id, found[1])
        if kind == "physical_check":
            from ui.checklists.check import CheckSheet

            CheckSheet(parent, session, subject, found[0]).open()
        else:
            ChecklistSheet(parent, session, subject, found[0]).open()

    session.write("", job, show, lambda error: session.said.emit(error.sentence, "blocked"))
