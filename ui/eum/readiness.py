"""Assessment readiness: the sixteen points with what is missing, and one step that leads there."""

from collections.abc import Hashable, Sequence

from PySide6.QtWidgets import QWidget

from app.eum import readiness
from app.eum.readiness import BY_HAND, OPEN, READY, Missing, Point
from app.reader import Reader
from models.kinds import kind_named
from ui.office.screen import ListScreen
from ui.office.screenbar import Choice, captioned
from ui.parts.basics import button
from ui.parts.chip import Tone
from ui.parts.rail import Tab
from ui.parts.table_model import Cell, Chipped, Column

WORDS: dict[str, tuple[Tone, str]] = {
    READY: ("done", "Ready"), OPEN: ("due", "Missing"), BY_HAND: ("open", "By hand"),
}  # fmt: skip


class ReadinessPage(ListScreen[Point]):
    """What an assessor looks at, worked out from the records."""

    tab = Tab("Assessment readiness", "shield")
    areas = ("eum",)
    search_hint = "Search points"
    noun, nouns = "point", "points"
    empty = ("No points", "The points of the preparation stand here.")
    columns = (
        Column("number", "No.", "number", 52),
        Column("what", "Point", width=330),
        Column("state", "State", "chip", 120),
        Column("missing", "What is missing", width=560),
    )

    def filters(self) -> Sequence[QWidget]:
        self._which = Choice("readiness_which", "Show", "All points", self._show)
        self._which.offer((("What is missing", OPEN), ("What is ready", READY)))
        return [captioned(self._which)]

    def verbs(self) -> Sequence[QWidget]:
        self._go = button("Go there", "readiness_go", self.open_chosen, primary=True)
        checklist = button("Checklist…", "readiness_checklist", self.open_checklist)
        checklist.setToolTip("What the records cannot tell, on the checklist of the next assessment.")
        return [self._go, checklist, *self.leaving("readiness")]

    def allows(self, item: Point) -> bool:
        return not self._which.value or item.state == self._which.value

    def chosen_words(self) -> str:
        return self._which.currentText() if self._which.value else ""

    def read(self, reader: Reader) -> Sequence[Point]:
        return readiness.points(reader)

    def cells(self, item: Point) -> Sequence[Cell]:
        return str(item.number), item.what, Chipped(*WORDS[item.state]), item.told

    def key(self, item: Point) -> Hashable:
        return item.number

    def tell_story(self) -> str:
        """Everything that is missing for the chosen point, a line each."""
        point = self.current
        if point is None or len(point.missing) < 2:
            return point.told if point else ""
        lines = [f"· {each.told}" for each in point.missing[:8]]
        more = len(point.missing) - len(lines)
        return "\n".join([f"{point.what}:", *lines, *([f"· and {more} more"] if more else [])])

    def tell_able(self) -> None:
        """What the button does for the chosen point."""
        target = self._target()
        self._go.setEnabled(target is not None)
        if target is not None:
            noun = kind_named(target.kind).spec
            self._go.setText(f"Open {noun.noun}" if target.record_id else f"Show {noun.nouns}")
            self._go.setAccessibleName(self._go.text())

    def open_chosen(self) -> None:
        """Leads to the first thing that is missing, else to the list that shows the point."""
        target = self._target()
        if target is not None:
            self.session.open_record.emit(target.kind, target.record_id)

    def open_checklist(self) -> None:
        """Opens the checklist of the assessment that is planned next."""
        from ui.checklists.sheet import begin

        def show(visit: int) -> None:
            if visit:
                begin(self.window(), self.session, "compliance_visit", visit)
            else:
                self.session.said.emit("No assessment is planned yet; record one first.", "note")

        self.session.read(lambda reader: found.id if (found := readiness.next_visit(reader)) else 0, show)

    def _target(self) -> Missing | None:
        point = self.current
        if point is None:
            return None
        return point.missing[0] if point.missing else Missing("", point.where)
