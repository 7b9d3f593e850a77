"""The bar above the writing screen: which plan, for whom it is printed, and the ways to begin and to see one."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QComboBox
from shiboken6 import isValid

from app import documents
from app.documents import Printed
from app.errors import DeskError
from app.planning.writing import Desk
from app.reader import Reader
from ui.office.screenbar import Bar, captioned
from ui.papers import Preview
from ui.parts.basics import button
from ui.parts.choices import combo
from ui.session import Session

PAPER = "cetpp"


class PlanBar(Bar):
    """Chooses a plan and draws it."""

    plan_chosen = Signal(int)
    """Another plan is in the box."""

    def __init__(self, session: Session, begin: Callable[[], object]) -> None:
        self._session = session
        self.plan = combo("cetpp_plan", "Plan", ())
        self.version = combo("cetpp_version", "Printed for", ())
        for each in (self.plan, self.version):
            each.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self._show = button("Show as printed", "cetpp_show", self.show_printed, icon="printer")
        begun = button("Begin a CETPP…", "cetpp_begin", begin, icon="plus")
        begun.setEnabled(session.writable)
        begun.setToolTip(session.why_reading)
        super().__init__(captioned(self.plan), captioned(self.version), self._show, begun)
        self.plan.currentIndexChanged.connect(
            lambda _: self.plan_chosen.emit(int(self.plan.currentData() or 0))
        )
        session.read(_versions, self._offer_versions)

    def show_desk(self, found: Desk) -> None:
        """Offers the plans there are; the one on the desk is in the box."""
        with QSignalBlocker(self.plan):
            self.plan.clear()
            for each in found.plans:
                self.plan.addItem(each.title, each.id)
        self.choose(found.plan.id if found.plan else 0)
        for control in (self.plan, self.version, self._show):
            control.setEnabled(found.plan is not None)

    def choose(self, plan_id: int) -> None:
        """Puts a plan into the box; tells nobody."""
        with QSignalBlocker(self.plan):
            self.plan.setCurrentIndex(max(0, self.plan.findData(plan_id)))

    def show_printed(self) -> None:
        """Draws the plan as it is saved, for the command or a service; it is kept only when it is printed."""
        plan_id, asked = int(self.plan.currentData() or 0), str(self.version.currentData() or "")

        def show(printed: Printed) -> None:
            verb = "Print" if self._session.writable else ""
            Preview(
                self.window(), printed, verb, partial(self._keep, plan_id, asked) if verb else None
            ).open()

        self._session.read(
            lambda reader: documents.preview(reader, PAPER, plan_id, asked),
            show,
            self._refused,
            title="Drawing",
        )

    def _keep(self, plan_id: int, asked: str) -> None:
        """Keeps the plan among the office's papers."""

        def done(printed: Printed) -> None:
            self._session.said.emit(f"{printed.file_name} is kept with the papers of the plan.", "done")

        self._session.write(
            "Printing",
            lambda office: documents.print_paper(office, PAPER, plan_id, asked),
            done,
            self._refused,
        )

    def _offer_versions(self, found: list[tuple[str, str]]) -> None:
        if isValid(self):
            for words, asked in found:
                self.version.addItem(words, asked)

    def _refused(self, error: DeskError) -> None:
        self._session.said.emit(error.sentence, "blocked")


def _versions(reader: Reader) -> list[tuple[str, str]]:
    """For whom the plan may be printed, the command first."""
    from app.papers.plan_cetpp import versions

    return [(each.label[:1].upper() + each.label[1:], each.asked) for each in versions(reader)]
