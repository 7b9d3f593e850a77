""" "Look-alikes…": pairs that may be the same, two records side by side, and what was answered, in one sheet."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QProgressBar, QStackedWidget, QTabBar, QWidget
from shiboken6 import isValid

from app import answers, duplicates, merging
from app.answers import Answer
from app.duplicates import Candidate, Found
from app.errors import DeskError
from app.merging import Comparison, Done
from app.office import Office
from app.reader import Reader
from models.kinds import Kind, kind_named
from ui.jobs import Cancelled, Progress, Running
from ui.office.worksheet import line, reopen_one
from ui.parts.basics import boxed, button, column, label, restyle, row
from ui.parts.sheet import Sheet, enlarge
from ui.parts.words import counted
from ui.records.pairs import AnswerGrid, PairGrid
from ui.records.sidebyside import SideBySide
from ui.session import Session
from ui.theme import GAP, Theme

T = TypeVar("T")
WIDTH, HEIGHT = 1_060, 640
LIST, COMPARE = 0, 1
ACROSS = "The two are records of different kinds: say whether they are the same person."


class LookAlikesSheet(Sheet):
    """Looks through a kind, or shows the `given` pairs of one record; one pair is compared at once."""

    def __init__(
        self, parent: QWidget, session: Session, kind: type[Kind], given: Sequence[Candidate] = ()
    ) -> None:
        self._session, self._kind = session, kind
        self._given = tuple(given)
        self._pairs: list[Candidate] = []
        self._now: Candidate | None = None
        self._looking: Running | None = None
        self._working = False
        self._grid, self._answers = PairGrid(), AnswerGrid()
        self._beside = SideBySide(session, kind)
        self._said = label("", "muted", wrap=True, name="alike_said")
        self._bar = QProgressBar()
        self._bar.setObjectName("alike_progress")
        self._bar.setAccessibleName("Looking for look-alikes")
        self._bar.setTextVisible(False)
        super().__init__(parent, f"Look-alikes among {kind.spec.nouns}", self._body(), "Merge", self._merge)
        self._back = button("Back to the list", "alike_back", self._to_list)
        self._apart = button("Not the same", "alike_apart", self._tell_apart)
        self.foot.insertWidget(0, self._back)
        self.foot.insertWidget(1, self._apart)
        self.cancel.setText("Close")
        self.cancel.setAccessibleName("Close")
        for each in (self.verb, self.cancel):
            each.setDefault(False)
            each.setAutoDefault(False)
        self._connect()
        self._fit(parent)
        self.finished.connect(session.settled)
        self._begin()

    # -- building --
    def _body(self) -> QWidget:
        self._tabs = QTabBar()
        self._tabs.setObjectName("alike_tabs")
        self._tabs.setAccessibleName("Open and answered pairs")
        self._tabs.setDrawBase(False)
        self._tabs.setExpanding(False)
        for name in ("To decide", "Answered"):
            self._tabs.setAccessibleTabName(self._tabs.addTab(name), name)
        self._compare = button("Compare", "alike_compare", self._to_compare, primary=True)
        self._same = button("Same person", "alike_same", self._confirm_same)
        self._take_back = button(
            "Take the answer back", "alike_take_back", self._take_answer_back, icon="undo-2"
        )
        self._reason = line("alike_reason", "Reason", "What shows it; optional.")
        caption = label("Reason", "muted")
        caption.setBuddy(self._reason)
        self._caption = caption
        acts = row(self._compare, self._same, self._take_back, caption, self._reason)
        acts.setStretch(4, 1)
        self._lists = QStackedWidget()
        self._lists.addWidget(self._grid)
        self._lists.addWidget(self._answers)
        self._why = label("", wrap=True, name="alike_why")
        page = column(self._tabs, self._lists, self._why, boxed(acts), gap=GAP)
        page.setStretch(1, 1)
        self._stack = QStackedWidget()
        self._stack.addWidget(boxed(page))
        self._stack.addWidget(self._beside)
        body = column(self._said, self._bar, self._stack, gap=GAP)
        body.setStretch(2, 1)
        return boxed(body)

    def _connect(self) -> None:
        self._tabs.currentChanged.connect(self._turn)
        self._grid.picked.connect(lambda _: self._tell())
        self._grid.opened.connect(lambda _: self._to_compare())
        self._answers.picked.connect(lambda _: self._tell())
        self._beside.compared.connect(self._compared)
        self._beside.failed.connect(lambda sentence: self._say(sentence, "blocked"))
        self._session.jobs.progressed.connect(self._progressed)

    def _fit(self, parent: QWidget) -> None:
        self._grid.setMinimumHeight(Theme.current().px(120))
        enlarge(self, parent, WIDTH, HEIGHT)

    # -- looking --
    def _begin(self) -> None:
        self._stack.setCurrentIndex(LIST)
        self._read_answers()
        if self._given:
            self._show_found(Found(self._given, len(self._given)))
            if len(self._given) == 1 and not self._given[0].across:
                self._to_compare()
        else:
            self._look()

    def _look(self) -> None:
        kind = self._kind

        def job(progress: Progress, cancelled: Cancelled) -> Found:
            with self._session.office.another_reader() as reader:
                return duplicates.candidates(reader, kind, progress=progress, cancelled=cancelled)

        self._bar.setRange(0, 0)
        self._bar.show()
        self._say(f"Looking through {kind.spec.nouns} for records that may be the same")
        self._looking = self._session.jobs.read("", job, self._show_found, self._failed)
        self._tell()

    def _show_found(self, found: Found) -> None:
        if not isValid(self):
            return
        self._looking = None
        self._bar.hide()
        self._pairs = list(found.candidates)
        self._grid.show_pairs(self._pairs)
        self._count(found.all)
        self._grid.setFocus(Qt.FocusReason.OtherFocusReason)
        self._tell()

    def _count(self, all_: int | None = None) -> None:
        count = len(self._pairs)
        self._name_tab(0, f"To decide ({count:,})")
        more = f" The best {count:,} of {all_:,} are listed." if all_ is not None and all_ > count else ""
        nouns = self._kind.spec.nouns
        self._say(
            f"{counted(count, 'pair')} may be the same, the most alike first.{more} Nothing is merged by itself."
            if count else f"No {nouns} look alike that nobody decided about."
        )  # fmt: skip

    def _name_tab(self, at: int, words: str) -> None:
        self._tabs.setTabText(at, words)
        self._tabs.setAccessibleTabName(at, words)

    def _read_answers(self) -> None:
        kind = self._kind
        self._session.read(lambda reader: answers.answers(reader, kind), self._show_answers, self._failed)

    def _show_answers(self, found: list[Answer]) -> None:
        if isValid(self):
            self._answers.show_answers(found)
            self._name_tab(1, f"Answered ({len(found):,})")
            self._tell()

    # -- the pages --
    def _turn(self, at: int) -> None:
        self._lists.setCurrentIndex(at)
        self._tell()

    def _to_list(self) -> None:
        self._stack.setCurrentIndex(LIST)
        self._now = None
        self._count()
        self._grid.setFocus(Qt.FocusReason.OtherFocusReason)
        self._tell()

    def _to_compare(self) -> None:
        pair = self._grid.chosen
        if pair is None or pair.across or not merging.mergeable(self._session.reader, self._kind):
            return
        self._now = pair
        self._beside.reason.clear()  # here, not when the pair has been read: it may come back after the lock
        self._stack.setCurrentIndex(COMPARE)
        self._say(f"Why: {pair.why}.")
        kind, ids = self._kind, (pair.first.record_id, pair.second.record_id)
        self._session.read(
            lambda reader: merging.fuller_first(reader, kind, *ids),
            lambda found: self._beside.show_pair(*found),
        )
        self._tell()

    def _compared(self, _seen: Comparison | None) -> None:
        self._tell()

    def _tell(self) -> None:
        """What can be done now, and why not."""
        comparing = self._stack.currentIndex() == COMPARE
        answered = not comparing and self._tabs.currentIndex() == 1
        pair = self._now if comparing else None if answered else self._grid.chosen
        reader, nouns = self._session.reader, self._kind.spec.nouns
        mergeable = merging.mergeable(reader, self._kind)
        seen = self._beside.comparison
        clashes = bool(seen and seen.moves.clashes)
        self.verb.setVisible(comparing)
        self.verb.setEnabled(comparing and seen is not None and not clashes and not self._working)
        self._back.setVisible(comparing)
        self._apart.setVisible(not answered)
        self._apart.setEnabled(pair is not None and not self._working)
        self._compare.setVisible(not answered)
        self._compare.setEnabled(pair is not None and not pair.across and mergeable)
        self._compare.setToolTip(
            "" if mergeable else f"A {reader.role.label.lower()} does not merge {nouns}."
        )
        self._same.setVisible(pair is not None and pair.across and not comparing)
        self._same.setToolTip(ACROSS)
        self._why.setText(f"Why: {pair.why}." if pair is not None else "")
        self._why.setVisible(pair is not None)
        self._take_back.setVisible(answered)
        self._take_back.setEnabled(self._answers.chosen is not None and not self._working)
        for each in (self._caption, self._reason):
            each.setVisible(not answered)

    # -- deciding --
    def _tell_apart(self) -> None:
        pair, reason = self._now or self._grid.chosen, self._reason.text()
        if pair is None:
            return
        first, second = ((side.kind, side.record_id) for side in (pair.first, pair.second))
        reason = reason or self._beside.reason.text()

        def job(office: Office) -> int:
            return answers.tell_apart(office, first, second, reason=reason)

        self._do(job, lambda _: self._decided(pair, "Not the same; the pair stays away. Undone with Ctrl+Z."))

    def _confirm_same(self) -> None:
        pair, reason = self._grid.chosen, self._reason.text()
        if pair is None or not pair.across:
            return
        first, second = ((side.kind, side.record_id) for side in (pair.first, pair.second))

        def job(office: Office) -> int:
            return answers.same_person(office, first, second, reason=reason)

        self._do(job, lambda _: self._decided(pair, "One person in two lists. Undone with Ctrl+Z."))

    def _take_answer_back(self) -> None:
        answer = self._answers.chosen
        if answer is not None:
            self._do(lambda office: answers.take_back(office, answer), lambda _: self._asked_again())

    def _merge(self) -> bool:
        seen, (winner, loser) = self._beside.comparison, self._beside.ids
        pair, takes, reason = self._now, dict(self._beside.takes), self._beside.reason.text()
        if seen is None or pair is None:
            return False
        kind, versions = self._kind, seen.versions

        def job(office: Office) -> Done:
            return merging.merge(office, kind, winner, loser, takes=takes, reason=reason, versions=versions)

        said = f"{seen.loser.shown_title} is part of {seen.winner.shown_title} now. Undone with Ctrl+Z."
        self._do(job, lambda _: self._merged(loser, said))
        return False

    def _do(self, job: Callable[[Office], T], done: Callable[[T], object]) -> None:
        """Changes the office and says so; a refusal stands in the sheet."""
        self._working = True
        self._tell()
        self._session.write("", job, done, self._failed)

    def _decided(self, pair: Candidate, said: str) -> None:
        self._after([each for each in self._pairs if each is not pair], said)

    def _merged(self, loser: int, said: str) -> None:
        left = [each for each in self._pairs if loser not in (each.first.record_id, each.second.record_id)]
        self._after(left, said)

    def _after(self, left: list[Candidate], said: str) -> None:
        self._session.said.emit(said, "done")
        if not isValid(self):
            return
        self._working, self._now = False, None
        self._pairs = left
        self._reason.clear()
        self._grid.show_pairs(left)
        if self._given and not left:
            self.accept()
            return
        self._read_answers()
        self._to_list()

    def _asked_again(self) -> None:
        self._session.said.emit("Taken back; the pair is offered again. Undone with Ctrl+Z.", "done")
        if isValid(self):
            self._working = False
            self._read_answers()
            self._look()

    def _failed(self, error: DeskError) -> None:
        if not isValid(self):
            self._session.said.emit(error.sentence, "blocked")
            return
        self._working, self._looking = False, None
        self._bar.hide()
        self._tell()
        self._say(error.sentence, "blocked")
        if self._stack.currentIndex() == COMPARE and self._now is not None:
            self._beside.show_pair(*self._beside.ids)

    def park(self) -> dict[str, Any] | None:
        pair = self._now or self._grid.chosen
        sides = (
            [[side.kind, side.record_id] for side in (pair.first, pair.second)] if pair is not None else []
        )
        self.again = ("merge", {"kind": self._kind.spec.name, "pair": sides}) if sides else None
        return super().park()

    def reject(self) -> None:
        if self._looking is not None:
            self._looking.drop()
        super().reject()

    def _progressed(self, running: object, done: int, total: int) -> None:
        if self._looking is not None and running is self._looking:
            self._bar.setRange(0, total)
            self._bar.setValue(done)

    def _say(self, sentence: str, tone: str = "") -> None:
        self._said.setText(sentence)
        self._said.setAccessibleName(sentence)
        restyle(self._said, tone=tone)


def reopen(parent: QWidget, session: Session, kept: Mapping[str, Any]) -> None:
    """Opens the pair of a parked sheet again, with the reason that was typed, if the two still look alike."""
    kind, sides = kind_named(kept["about"]["kind"]), [tuple(side) for side in kept["about"]["pair"]]

    def pairs(reader: Reader) -> list[Candidate]:
        first, record_id = sides[0]
        return duplicates.alike_to(reader, reader.get(kind_named(first), record_id))

    reopen_one(
        session, kept, pairs,
        lambda pair: sorted((each.kind, each.record_id) for each in (pair.first, pair.second)) == sorted(sides),
        lambda pair: LookAlikesSheet(parent, session, kind, [pair]),
    )  # fmt: skip
