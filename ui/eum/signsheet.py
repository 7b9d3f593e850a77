""" "Sign…": what is missing, each with the step that clears it, and the signature of one side after the other."""

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtWidgets import QWidget

from app.eum import settling, signing
from app.eum.settling import Settlement
from app.eum.signing import SIDE_WORDS, SIDES, Signed
from models.fields import show_date
from models.findings import Finding, Strength
from ui.jobs import Cancelled, Progress
from ui.office.screenbar import DayLine
from ui.office.worksheet import WorkSheet, labelled, line, pair, show_again
from ui.parts.basics import boxed, button, label, row
from ui.parts.chip import STRENGTHS, Chip
from ui.parts.choices import combo
from ui.session import Session

NAME = "count_sign"
"""In `ui.drafts.SHEETS`."""
FINAL = "A signature is final. The second one freezes the inventory and carries its results into the book."
READY = "Nothing is missing."
WIDTH = 620


class SignSheet(WorkSheet):
    """Signs for one side; the other one follows on the same sheet, opened again."""

    def __init__(
        self, parent: QWidget, session: Session, found: Settlement, lead: Callable[[Finding], object]
    ) -> None:
        self._lead_to, self._found = lead, found
        signed = {each.side for each in found.signatures}
        self._side = combo(
            "sign_side", "For", [(SIDE_WORDS[each], each) for each in SIDES if each not in signed]
        )
        self._name = line("sign_name", "Name")
        self._position = line("sign_position", "Grade and position")
        self._day = DayLine("sign_day", "Signed on", lambda: session.today, lambda: None)
        self._day.put(session.today)
        self._remarks = line("sign_remarks", "Remarks", "A disagreement, in the signer's own words.")
        missing = found.missing
        lines = [self._missing_line(at, each) for at, each in enumerate(missing)]
        so_far = [
            label(
                f"Signed for {SIDE_WORDS[each.side]}: {each.name}, {show_date(each.on) if each.on else ''}.",
                wrap=True,
            )
            for each in found.signatures
        ]
        parts = [
            *(lines or [label(READY, "strong", name="sign_ready")]), *so_far,
            pair(labelled(self._side), labelled(self._day)), pair(labelled(self._name), labelled(self._position)),
            labelled(self._remarks, "Stands on the report, below the counts."), label(FINAL, "muted", wrap=True),
        ]  # fmt: skip
        super().__init__(parent, session, f"Sign {found.event_no}", parts, "Sign", self._sign, width=WIDTH)
        blocked = any(each.strength is Strength.BLOCK for each in missing)
        self.verb.setEnabled(not blocked and session.writable)
        self.verb.setToolTip("Something is missing first." if blocked else "")
        self.verb.setDefault(False)
        self.again = (NAME, {"event": found.event_id})
        if not blocked:
            self._name.setFocus()

    def _missing_line(self, at: int, finding: Finding) -> QWidget:
        tone, word = STRENGTHS.get(finding.strength.value, ("note", "Note"))
        said = label(finding.message, wrap=True, name=f"sign_missing_{at}")
        step = button(finding.clears.rstrip("."), f"sign_step_{at}", lambda: self._lead(finding), link=True)
        made = row(Chip(tone, word), said, step)
        made.setStretch(1, 1)
        return boxed(made)

    def _lead(self, finding: Finding) -> None:
        """Leads to the place where the finding is cleared."""
        self.reject()
        self._lead_to(finding)

    def _sign(self) -> None:
        side, name, day = self._side.currentData(), self._name.text().strip(), self._day.day
        if not name:
            self.refuse("Give the name of who signed.", self._name)
            return
        if day is None:
            self.refuse(self._day.wrong or "Give the day of the signature.", self._day)
            return
        position, remarks = self._position.text().strip(), self._remarks.text().strip()
        office, event_id = self._session.office, self._found.event_id

        def job(progress: Progress, cancelled: Cancelled) -> Signed:
            return signing.sign(
                office, event_id, side, name, position, day, remarks, progress=progress, cancelled=cancelled
            )

        self.work("Signing", job, lambda made: self._signed(side, made))

    def _signed(self, side: str, made: Signed) -> None:
        said = f"{self._found.event_no} signed for {SIDE_WORDS[side]}."
        if made.final:
            said += f" Both sides have signed: it is frozen. {_results(made)}"
        self._session.said.emit(said.strip(), "done")
        self.accept()


def _results(made: Signed) -> str:
    told = (
        (made.moved, "moved"), (made.not_sighted, "not sighted"), (made.sighted_again, "sighted again"),
        (made.restored, "recorded as gone and now there"), (made.added, "added to the book"),
    )  # fmt: skip
    said = [f"{len(ids):,} {words}" for ids, words in told if ids]
    return f"In the book: {', '.join(said)}." if said else ""


def reopen(parent: QWidget, session: Session, kept: Mapping[str, Any]) -> None:
    """Opens the sheet again after the lock, with what was typed."""
    event_id = kept["about"]["event"]

    def lead(_: Finding) -> None:
        session.open_screen.emit("Count decisions")

    def show(found: Settlement) -> None:
        if not found.signed_on:
            show_again(session, SignSheet(parent, session, found, lead), kept)

    session.read(lambda reader: settling.settlement(reader, event_id), show)
