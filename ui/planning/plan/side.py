"""Beside the lines of a plan: money, sums and shares in words, and what falls out or comes in."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QSplitter, QWidget

from app.planning import plan, plantext
from app.planning.plan import Told
from app.planning.whatif import Trial
from ui import announce
from ui.parts.basics import boxed, column, label, row
from ui.parts.chip import Chip, Tone
from ui.planning.plan.charts import scrolled
from ui.theme import GAP, GROUP_GAP, Theme

WIDTH, LEAST, SHARES = 276, 150, 4
ROOM = 210
"""Least height of the lines where the side stands below them."""
TONES: dict[bool | None, Tone] = {True: "done", False: "warn", None: "open"}


class PlanSide(QScrollArea):
    """Everything that is to be known of a year besides its lines; read anew with each try."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("plan_side")
        self.setAccessibleName("Money and shares")
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMinimumWidth(Theme.current().px(WIDTH))
        self._groups = {
            key: _Group(title, f"plan_{key}")
            for key, title in (
                ("fate", "Compared with the plan"), ("money", "Money"), ("sums", "Sums"), ("beside", "Beside it"),
            )
        }  # fmt: skip
        self._shares = [_Share(at) for at in range(SHARES)]
        shares = boxed(column(label("Shares", "strong"), *self._shares, gap=GAP), "plan_shares")
        order: Sequence[QWidget] = (
            self._groups["fate"], self._groups["money"], self._groups["sums"], shares, self._groups["beside"],
        )  # fmt: skip
        self.setWidget(boxed(column(*order, None, gap=GROUP_GAP), "page", GAP))

    def show_trial(self, tried: Trial, told: Sequence[str] = ()) -> None:
        """Shows what is tried; `told` is what changed since it was saved."""
        year = tried.year
        fate = [*told, *plantext.fate(tried)] or ["Nothing is tried: this is the plan."]
        head = plantext.reckoned(tried)
        self._groups["fate"].tell(fate)
        self._groups["money"].tell(
            [f"{head[:1].upper()}{head[1:]}.", *plantext.money(year), *plantext.supposed(tried)]
        )
        self._groups["sums"].tell([f"{name}: {said}." for name, said in plantext.sums(tried)])
        self._groups["beside"].tell(plantext.beside(year))
        for shown, each in zip(self._shares, plan.shares(year, tried.placed, tried.amount), strict=True):
            shown.tell(each)
        if tried.differs:
            announce.settled(self, " ".join(fate))


class _Share(QWidget):
    """A share with whether it is kept, in words."""

    def __init__(self, at: int) -> None:
        super().__init__()
        self.setObjectName(f"share_{at}")
        self._title, self._chip = label(""), Chip("open", "", f"share_chip_{at}")
        self._said = label("", "muted", wrap=True, name=f"share_said_{at}")
        self.setLayout(column(boxed(row(self._title, None, self._chip)), self._said, gap=2))

    def tell(self, share: Told) -> None:
        """Shows another share."""
        said = plantext.share(share)
        self._title.setText(share.title)
        self._chip.tell(TONES[share.kept], share.word)
        self._said.setText(said)
        self.setAccessibleName(f"{share.title}: {said}. {share.word}")


class _Group(QWidget):
    """A title with sentences below; hidden while there are none."""

    def __init__(self, title: str, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self._said = label("", wrap=True, name=f"{name}_said")
        self.setLayout(column(label(title, "strong"), self._said, gap=4))

    def tell(self, sentences: Sequence[str]) -> None:
        """Shows other sentences, one a line."""
        self._said.setText("\n".join(sentences))
        self._said.setAccessibleName(" ".join(sentences))
        self.setVisible(bool(sentences))


def halves(lines: QWidget, side: PlanSide) -> QWidget:
    """The lines with the side beside them; with large letters a small window shows one below the other."""
    px = Theme.current().px
    if Theme.current().large:
        for each, height in ((lines, ROOM), (side, LEAST)):
            each.setMinimumHeight(px(height))
        return scrolled("plan_room", "Plan", lines, side)
    made = QSplitter(Qt.Orientation.Horizontal)
    made.setObjectName("plan_halves")
    made.setChildrenCollapsible(False)
    made.addWidget(lines)
    made.addWidget(side)
    made.setSizes([960, 300])
    made.setStretchFactor(0, 1)
    return made
