"""What is decided about the selected readings or lines: the choice, which item it is, the reason, a note."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QComboBox, QWidget

from app.eum.settling import Matter
from models.eum.derive import DECIDED as SAYS_ITEM
from ui.office.worksheet import line
from ui.parts.basics import boxed, button, column, label, row
from ui.parts.choices import combo
from ui.parts.flow import flowing
from ui.parts.words import counted
from ui.theme import GAP, Theme

WIDE, NARROW = 260, 190
MOST = 500
"""Unread items that the box offers; more are no choice any more."""
HINT = "Choose lines above: readings or expected items; Ctrl+A takes all that are shown."
DONE = "Found at once: nothing is to be decided."


@dataclass(frozen=True)
class Decision:
    """A code of the table of resolutions, or with a reason one of the decisions about a line."""

    code: str
    item_id: int | None = None
    reason: str = ""
    note: str = ""


class DecisionPanel(QWidget):
    """One line of controls; what does not fit the selection is hidden."""

    decided = Signal(object)
    photo_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("decide_panel")
        theme = Theme.current()
        self._about = label(HINT, "muted", wrap=True, name="decide_about")
        self._reason = combo("decide_reason", "Reason", ())
        self._choice = combo("decide_choice", "Decision", ())
        self._resolutions: Sequence[tuple[str, str]] = ()
        self._decisions: Sequence[tuple[str, str]] = ()
        self._item = combo("decide_item", "Which item it is", ())
        self._note = line("decide_note", "Note", "What was seen or said.")
        self._photo = button("Photograph…", "decide_photo", self.photo_wanted.emit)
        self._go = button("Decide", "decide_go", self._decide, primary=True)
        for each, width in (
            (self._reason, NARROW),
            (self._choice, WIDE),
            (self._item, WIDE),
            (self._note, WIDE),
        ):
            each.setFixedWidth(theme.px(width))
        self._parts = [_named(each) for each in (self._reason, self._choice, self._item, self._note)]
        line_of = flowing(*self._parts, self._photo, self._go)
        self.setLayout(column(self._about, line_of, gap=GAP))
        self._matters: Sequence[Matter] = ()
        self._unread: Sequence[Matter] = ()
        self._closed = ""
        self._choice.currentIndexChanged.connect(lambda _: self._tell())
        self._item.currentIndexChanged.connect(lambda _: self._tell())
        self._note.returnPressed.connect(self._decide)
        self._tell()

    def learn(
        self, resolutions: Sequence[tuple[str, str]], decisions: Sequence[tuple[str, str]],
        reasons: Sequence[tuple[str, str]],
    ) -> None:  # fmt: skip
        """Takes the office's choices (words, code)."""
        self._resolutions, self._decisions = resolutions, decisions
        _fill(self._reason, [("Choose…", ""), *reasons])

    def offer(self, matters: Sequence[Matter], closed: str, unread: Sequence[Matter] = ()) -> None:
        """Offers what fits the selected matters; `closed` says why nothing can be decided.

        `unread` are items of the list that nobody read: a reading may be one of them though no serial is like it.
        """
        kept = self._choice.currentData()
        self._matters, self._closed, self._unread = matters, closed, unread
        _fill(self._choice, [("Choose…", ""), *(self._resolutions if self._of_readings else self._decisions)])
        self._choice.setCurrentIndex(max(0, self._choice.findData(kept)))
        self._offer_items()
        self._tell()

    def enter(self) -> None:
        """Puts the focus on the first choice."""
        first = self._reason if self._of_lines else self._choice
        if first.isEnabled():
            first.setFocus()

    def clear_note(self) -> None:
        """The note of a decision that was kept is not that of the next."""
        self._note.clear()

    # -- internal --
    @property
    def _of_readings(self) -> bool:
        return bool(self._matters) and all(each.reading_id is not None for each in self._matters)

    @property
    def _of_lines(self) -> bool:
        return bool(self._matters) and all(each.reading_id is None for each in self._matters)

    def _offer_items(self) -> None:
        only = self._matters[0] if len(self._matters) == 1 else None
        named: list[tuple[str, int | None]] = [("As the program says", None)]
        if only is not None:
            named += [(f"{each.known.serial}: {each.reason}", each.known.item_id) for each in only.candidates]
            if only.item_id is None:
                named[0] = ("Choose…", None)
                named += self._nobody_read({item for _, item in named})
        _fill(self._item, named)
        if only is not None and only.item_id is None and len(only.candidates) == 1:
            self._item.setCurrentIndex(1)

    def _nobody_read(self, named: set[int | None]) -> list[tuple[str, int | None]]:
        """Items of the same site that nobody read, at most `MOST` of them."""
        left = [
            each for each in self._unread if each.item_id not in named and each.site == self._matters[0].site
        ]
        return [
            (f"{each.serial or 'no mark'}, {each.article}: nobody read it", each.item_id)
            for each in left[:MOST]
        ]

    def _tell(self) -> None:
        readings, lines, theme = self._of_readings, self._of_lines, Theme.current()
        code = self._choice.currentData() or ""
        only = self._matters[0] if len(self._matters) == 1 else None
        asks_item = readings and code in SAYS_ITEM - {"NEW"} and only is not None and self._item.count() > 1
        settled = bool(self._matters) and all(
            each.group in ("FOUND", "ACCESS_REFUSED") for each in self._matters
        )
        shows = bool(readings or lines) and not self._closed and not settled
        for part, wanted in zip(self._parts, (lines, True, asks_item, True), strict=True):
            part.setVisible(shows and wanted)
        self._photo.setVisible(shows and readings and only is not None)
        self._go.setVisible(shows)
        many = counted(len(self._matters), "line")
        self._go.setText(f"Decide {many}" if len(self._matters) > 1 else "Decide")
        self._go.setAccessibleName(self._go.text())
        self._go.setEnabled(bool(code))
        self._about.setText(self._said(readings, lines, settled))
        self._about.setVisible(not (shows and theme.large))

    def _said(self, readings: bool, lines: bool, settled: bool) -> str:
        if self._closed:
            return self._closed
        if settled:
            return (
                DONE
                if self._matters[0].group == "FOUND"
                else "The refused gate is recorded; nothing else is asked."
            )
        if self._matters and not readings and not lines:
            return "Readings and expected items are decided apart: select one sort."
        if not self._matters:
            return HINT
        what = "reading" if readings else "item that nobody read"
        photo = " It has a photograph." if len(self._matters) == 1 and self._matters[0].has_photo else ""
        return f"{counted(len(self._matters), what, what + 's' if readings else 'items that nobody read')}.{photo}"

    def _decide(self) -> None:
        code = self._choice.currentData() or ""
        if not code or not self._go.isEnabled() or self._go.isHidden():
            return
        reason = self._reason.currentData() or "" if self._of_lines else ""
        if self._of_lines and not reason:
            self._about.setText("Give the reason as well.")
            self._about.show()
            self._reason.setFocus()
            return
        item = self._item.currentData() if self._of_readings and not self._parts[2].isHidden() else None
        self.decided.emit(Decision(code, item, reason, self._note.text().strip()))


def _fill(box: QComboBox, items: Sequence[tuple[str, object]]) -> None:
    with QSignalBlocker(box):
        box.clear()
        for words, data in items:
            box.addItem(words, data)


def _named(control: QWidget) -> QWidget:
    caption = label(control.accessibleName(), "muted")
    caption.setBuddy(control)
    return boxed(row(caption, control, gap=4))
