"""Two records side by side: whose value is taken for each field, what moves, what stands against it."""

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QRadioButton, QScrollArea, QSizePolicy, QWidget

from app import merging
from app.merging import Comparison, Pair, Take
from app.reader import Reader
from models.fields import Type
from models.kinds import Kind
from ui.office.worksheet import line
from ui.parts.basics import boxed, button, column, label, restyle, row
from ui.session import Session
from ui.theme import GAP, GROUP_GAP, Theme

ELIDED = 44
"""Characters of a long text beside its button; the whole stands below."""
MARK = 34
"""Room for the mark before a value, in px."""
SIDES = {Take.WINNER: "the record that stays", Take.LOSER: "the other record", Take.BOTH: "both texts"}


class Value(QRadioButton):
    """A value that can be taken; it gives way when there is little room, the whole stands in its tip."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self._whole = text
        self.setToolTip(text)
        self.setText(text)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def minimumSizeHint(self) -> QSize:
        return QSize(60, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        room = self.width() - Theme.current().px(MARK)
        shown = self.fontMetrics().elidedText(self._whole, Qt.TextElideMode.ElideRight, room)
        if shown != self.text():
            self.setText(shown)


class SideBySide(QWidget):
    """Asks for a comparison whenever something is decided; `compared` says what stands now."""

    compared = Signal(object)
    """The `Comparison` on screen, None while it is read."""
    failed = Signal(str)

    def __init__(self, session: Session, kind: type[Kind]) -> None:
        super().__init__()
        self.setObjectName("side_by_side")
        self._session, self._kind = session, kind
        self._ids = (0, 0)
        self._takes: dict[str, Take] = {}
        self._groups: list[QButtonGroup] = []
        self.comparison: Comparison | None = None
        self._stays = label("", "strong", wrap=True, name="merge_stays")
        self._goes = label("", "strong", wrap=True, name="merge_goes")
        self._exchange = button("Keep the other one", "merge_exchange", self._turn, icon="redo-2")
        self.reason = line("merge_reason", "What shows that they are one")
        self._moves = label("", wrap=True, name="merge_moves")
        self._against = label("", wrap=True, name="merge_against")
        restyle(self._against, tone="blocked")
        self._scroll = QScrollArea()
        self._scroll.setObjectName("merge_fields")
        self._scroll.setAccessibleName("Fields that differ")
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        caption = label("What shows that they are one", "muted")
        caption.setBuddy(self.reason)
        why = row(caption, self.reason)
        why.setStretch(1, 1)
        head = row(self._stays, self._goes, self._exchange, gap=GROUP_GAP)
        head.setStretch(0, 1)
        head.setStretch(1, 1)
        layout = column(boxed(head), self._scroll, self._moves, self._against, boxed(why), gap=GAP)
        layout.setStretch(1, 1)
        self.setLayout(layout)

    # -- what is asked --
    def show_pair(self, winner: int, loser: int) -> None:
        """Puts two records side by side, the first as the one that stays."""
        self._ids, self._takes = (winner, loser), {}
        self._ask()

    @property
    def takes(self) -> Mapping[str, Take]:
        """What was decided otherwise than proposed, and what was proposed."""
        return {pair.key: pair.take for pair in self.comparison.pairs} if self.comparison else {}

    @property
    def ids(self) -> tuple[int, int]:
        """The record that stays, and the other."""
        return self._ids

    def _turn(self) -> None:
        """The other record stays; values that were chosen stay chosen."""
        swap = {Take.WINNER: Take.LOSER, Take.LOSER: Take.WINNER, Take.BOTH: Take.BOTH}
        self._ids = self._ids[::-1]
        self._takes = {key: swap[take] for key, take in self._takes.items()}
        self._ask()

    def _ask(self) -> None:
        kind, ids, takes = self._kind, self._ids, dict(self._takes)
        self.comparison = None
        self.compared.emit(None)

        def job(reader: Reader) -> tuple[Comparison, dict[tuple[str, Take], str]]:
            seen = merging.compare(reader, kind, *ids, takes)
            texts = {
                (pair.key, take): merging.shown(reader, seen, pair, take)
                for pair in seen.pairs
                for take in Take
            }
            return seen, texts

        self._session.read(
            job, lambda found: self._show(ids, *found), lambda error: self.failed.emit(error.sentence)
        )

    # -- what is shown --
    def _show(self, ids: tuple[int, int], seen: Comparison, texts: Mapping[tuple[str, Take], str]) -> None:
        if ids != self._ids:
            return
        self.comparison = seen
        self._stays.setText(f"Stays: {seen.winner.shown_title}")
        self._goes.setText(f"Goes to the bin and leads to it: {seen.loser.shown_title}")
        self._scroll.setWidget(self._fields(seen, texts))
        moved = seen.moves.words()
        equal = f" Equal: {', '.join(seen.same)}." if seen.same else ""
        self._moves.setText(
            (f"Moves to it: {', '.join(moved)}." if moved else "Nothing belongs to the other.") + equal
        )
        self._against.setText(" ".join(f"{clash.sentence} {clash.do}" for clash in seen.moves.clashes))
        self._against.setVisible(bool(seen.moves.clashes))
        self.compared.emit(seen)

    def _fields(self, seen: Comparison, texts: Mapping[tuple[str, Take], str]) -> QWidget:
        grid = QGridLayout()
        grid.setHorizontalSpacing(GROUP_GAP)
        grid.setVerticalSpacing(6)
        self._groups = []
        for at, heading in enumerate(("Field", "The record that stays", "The other", "Why this one")):
            grid.addWidget(label(heading, "muted"), 0, at)
        for at, pair in enumerate(seen.pairs, 1):
            self._add(grid, at, pair, {take: texts[pair.key, take] for take in Take})
        if not seen.pairs:
            grid.addWidget(label("Every field is equal or empty in both.", "muted"), 1, 0, 1, 4)
        for at, share in enumerate((2, 4, 4, 3)):
            grid.setColumnStretch(at, share)
        grid.setRowStretch(len(seen.pairs) + 2, 1)
        inside = QWidget()
        inside.setObjectName("sheet_contents")
        inside.setLayout(grid)
        return inside

    def _add(self, grid: QGridLayout, at: int, pair: Pair, texts: Mapping[Take, str]) -> None:
        field = self._kind.fields[pair.key]
        group = QButtonGroup(self)
        self._groups.append(group)
        top = Qt.AlignmentFlag.AlignTop
        name = label(field.label, wrap=True)
        name.setContentsMargins(0, 4, 0, 0)
        grid.addWidget(name, at, 0, top)
        long_ = field.type is Type.LONG_TEXT
        for place, take in ((1, Take.WINNER), (2, Take.LOSER)):
            made = self._choice(pair, take, texts[take], group)
            below = label(texts[take], "muted", wrap=True) if long_ and len(texts[take]) > ELIDED else None
            grid.addWidget(boxed(column(made, *((below,) if below else ()), gap=2)), at, place, top)
        said = label(pair.why, "caption", wrap=True)
        said.setContentsMargins(0, 4, 0, 0)
        why: list[QWidget | int | None] = [said]
        if Take.BOTH in pair.choices:
            why.insert(0, self._choice(pair, Take.BOTH, "", group))
        grid.addWidget(boxed(column(*why, gap=2)), at, 3, top)

    def _choice(self, pair: Pair, take: Take, text: str, group: QButtonGroup) -> QRadioButton:
        short = " ".join(text.split())
        if self._kind.fields[pair.key].type is Type.LONG_TEXT and len(short) > ELIDED:
            short = f"{short[: ELIDED - 1]}…"
        made = Value("Keep both" if take is Take.BOTH else short or "(empty)")
        made.setObjectName(f"take_{pair.key}_{take.value}")
        value = made.text() if take is Take.BOTH else text or made.text()
        made.setAccessibleName(f"{self._kind.fields[pair.key].label}: {value}, {SIDES[take]}")
        made.setChecked(pair.take is take)
        group.addButton(made)
        made.clicked.connect(partial(self._decide, pair.key, take))
        return made

    def _decide(self, key: str, take: Take, _checked: bool = True) -> None:
        self._takes[key] = take
        if self.comparison is not None:
            self._takes = {**self.takes, **self._takes}
        self._recount()

    def _recount(self) -> None:
        """What moves may follow a value (where it was read), so the comparison is made again; the list stays put."""
        kind, ids, takes = self._kind, self._ids, dict(self._takes)

        def done(seen: Comparison) -> None:
            if ids == self._ids:
                self.comparison = seen
                self._against.setText(
                    " ".join(f"{clash.sentence} {clash.do}" for clash in seen.moves.clashes)
                )
                self._against.setVisible(bool(seen.moves.clashes))
                self.compared.emit(seen)

        self._session.read(
            lambda reader: merging.compare(reader, kind, *ids, takes),
            done,
            lambda error: self.failed.emit(error.sentence),
        )
