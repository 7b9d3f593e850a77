"""Beside the lines of a plan: money, sums and shares in words, and what falls out or comes in."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from app.planning import plan, plantext
from app.planning.plan import Told
from app.planning.whatif import Trial
from ui import announce
from ui.parts.basics import boxed, column, label, row
from ui.parts.chip import Chip, Tone
from ui.theme import GAP, GROUP_GAP, Theme

WIDTH = 276
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
        self._shares = QVBoxLayout()
        self._shares.setSpacing(GAP)
        shares = boxed(column(label("Shares", "strong")), "plan_shares")
        shares.layout().addLayout(self._shares)  # type: ignore[union-attr]
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
        self._groups["money"].tell([f"{head[:1].upper()}{head[1:]}.", *plantext.money(year)])
        self._groups["sums"].tell([f"{name}: {said}." for name, said in plantext.sums(tried)])
        self._groups["beside"].tell(plantext.beside(year))
        self._tell_shares(plan.shares(year, tried.placed, tried.amount))
        if tried.differs:
            announce.settled(self, " ".join(fate))

    def _tell_shares(self, shares: Sequence[Told]) -> None:
        while (item := self._shares.takeAt(0)) is not None:
            if gone := item.widget():
                gone.setParent(None)
                gone.deleteLater()
        for at, each in enumerate(shares):
            chip = Chip(TONES[each.kept], each.word, f"share_chip_{at}")
            said = label(plantext.share(each), "muted", wrap=True, name=f"share_{at}")
            made = boxed(column(boxed(row(label(each.title), None, chip)), said, gap=2))
            made.setAccessibleName(f"{each.title}: {plantext.share(each)}. {each.word}")
            self._shares.addWidget(made)


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
