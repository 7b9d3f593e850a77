"""A change that is tried out before it is saved: the verb first shows what would be different, then saves it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget, QWidget

from app import effects
from app.effects import Effect
from app.errors import Refused
from app.office import Office
from app.reader import Reader
from models.policy import Policy
from ui import announce
from ui.jobs import Cancelled, Progress, Stopped
from ui.office.worksheet import WorkSheet
from ui.parts.basics import label
from ui.session import Session
from ui.theme import Theme

SHOWN = 200
"""Findings listed; more are counted."""
TRY = "Try it out"


@dataclass(frozen=True)
class Plan:
    """What was filled in, taken from the fields before a job begins: the policy it leads to, and the change itself."""

    then: Callable[[Reader], Policy]
    change: Callable[[Office], object]


class TrialSheet(WorkSheet):
    """Fields, a reason, and what the rules would say; changing a field asks for another trial."""

    def __init__(
        self, parent: QWidget, session: Session, title: str, parts: Sequence[QWidget], save: str
    ) -> None:
        self._save_words = save
        self._plan: Plan | None = None
        self._effect = label("", "strong", wrap=True, name="trial_effect")
        self._list = QListWidget()
        self._list.setObjectName("trial_list")
        self._list.setAccessibleName("Findings that would change")
        self._list.setWordWrap(True)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setResizeMode(QListWidget.ResizeMode.Adjust)
        self._list.setMinimumHeight(Theme.current().px(130))
        self._list.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        super().__init__(
            parent, session, title, [*parts, self._effect, self._list], TRY, self._go_on, width=640
        )
        self._effect.hide()
        self._list.hide()

    # -- for subclasses --
    def plan(self) -> Plan | None:
        """What is filled in; None after saying in the sheet what is missing."""
        raise NotImplementedError

    def done_words(self) -> str:
        """What is said when it is saved."""
        return "Saved. Undone with Ctrl+Z."

    # -- trying and saving --
    def edited(self) -> None:
        """A field was changed: what was tried out holds no more."""
        self._plan = None
        self._effect.hide()
        self._list.hide()
        self._name(TRY)
        self.fit()

    def reject(self) -> None:
        if self._running is not None:
            self._running.cancel()
        super().reject()

    def _go_on(self) -> None:
        office, tried, plan = self._session.office, self._plan, self.plan()
        if plan is None:
            return
        if tried is not None:
            self.work("Saving", lambda *_: plan.change(office), lambda _: self._saved())
            return

        def job(progress: Progress, cancelled: Cancelled) -> Effect:
            with office.another_reader() as reader:
                try:
                    return effects.effect(reader, plan.then(reader), progress=progress, cancelled=cancelled)
                except Refused as refused:
                    if cancelled():
                        raise Stopped from refused
                    raise

        self.work("Trying it out on every record", job, lambda effect: self._show(effect, plan), reading=True)

    def _show(self, effect: Effect, plan: Plan) -> None:
        self._plan = plan
        self._effect.setText(effect.sentence)
        self._effect.setAccessibleName(effect.sentence)
        self._effect.show()
        announce.now(self, effect.sentence)
        self._list.clear()
        for each in effect.affected[:SHOWN]:
            self._list.addItem(f"{each.what}: {each.title}, {each.words} ({each.rule})")
        if len(effect.affected) > SHOWN:
            self._list.addItem(f"{len(effect.affected) - SHOWN:,} more")
        self._list.setVisible(bool(effect.affected))
        self._name(self._save_words)
        self.fit()
        self.verb.setFocus()

    def _saved(self) -> None:
        self._session.said.emit(self.done_words(), "done")
        self.accept()

    def _name(self, words: str) -> None:
        self.verb.setText(words)
        self.verb.setAccessibleName(words)
