"""Purges: who proposed, who approved, what was erased; approving, carrying out, and the certificate."""

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from app import documents, purging
from app.documents import Printed
from app.mentioned import Mention
from app.office import Office
from app.purging import Erased
from app.reader import Reader
from models.fields import show_date
from models.kinds import kind_named
from models.office.purges import Purge
from ui.jobs import Cancelled, Progress
from ui.office.namedlist import NAMED, NamedSheet, said_of
from ui.office.screen import ListScreen
from ui.office.worksheet import WorkSheet, paragraphs
from ui.papers import Preview, save_pdf
from ui.parts.basics import button, label
from ui.parts.chip import Tone
from ui.parts.rail import Tab
from ui.parts.table_model import Chipped, Column, Row
from ui.session import Session

TONES: dict[str, Tone] = {"proposed": "due", "approved": "warn", "carried out": "done", "given up": "note"}
FINAL = (
    "The records of this purge are erased for good: with their values in the journal, what search knows of them, "
    "files, kept papers and drafts. Nothing brings them back, and undo goes past it."
)


@dataclass(frozen=True)
class Line:
    """A purge with the number of its records, by kind in words."""

    purge: Purge
    records: int
    kinds: str

    @property
    def state(self) -> str:
        """Where it stands."""
        return purging.state_of(self.purge)


class PurgesPage(ListScreen[Line]):
    """Every purge, the newest first."""

    tab = Tab("Purges", "trash-2")
    search_hint = "Search purges"
    noun, nouns = "purge", "purges"
    columns = (
        Column("number", "Purge", width=150),
        Column("state", "State", "chip", 130),
        Column("records", "Records", "number", 90),
        Column("proposed", "Proposed", width=200),
        Column("approved", "Approved", width=200),
        Column("erased", "Erased", width=200),
    )
    empty = ("No purge was proposed", "“Past keeping” lists what may be erased; propose it there.")

    @classmethod
    def kinds(cls) -> frozenset[str]:
        return frozenset({Purge.spec.name})

    def show_record(self, kind: str, record_id: int) -> None:
        self.go_to(record_id)

    # -- the bar --
    def verbs(self) -> Sequence[QWidget]:
        self._approve = button("Approve", "purge_approve", self.approve, primary=True)
        self._carry = button("Carry out…", "purge_carry_out", self.carry_out, icon="trash-2")
        self._give_up = button("Give up", "purge_give_up", self.give_up)
        self._named = button(NAMED, "purge_named", self.show_named)
        self._paper = button("Certificate", "purge_certificate", self.open_chosen, icon="file-text")
        return [self._approve, self._carry, self._give_up, self._named, self._paper, *self.leaving("purge")]

    # -- the list --
    def read(self, reader: Reader) -> Sequence[Line]:
        return [_line(reader, each) for each in purging.purges(reader)]

    def cells(self, item: Line) -> Row:
        purge = item.purge
        return (
            purge.purge_no or "", Chipped(TONES[item.state], item.state.capitalize()), f"{item.records:,}",
            _by(purge.proposed_on, purge.proposed_by), _by(purge.approved_on, purge.approved_by),
            _by(purge.erased_on or purge.withdrawn_on, purge.erased_by or purge.withdrawn_by),
        )  # fmt: skip

    def key(self, item: Line) -> Hashable:
        return item.purge.id

    def tell_story(self) -> str:
        item = self.current
        if item is None:
            return ""
        remark = f" {item.purge.purge_reason}" if item.purge.purge_reason else ""
        return f"{item.purge.purge_no} is {item.state}: {item.kinds}.{remark}"

    def tell_able(self) -> None:
        state = self.current.state if self.current else ""
        office, can = self.session.office, self.session.writable
        admin = office.role.may_administer
        own = self.current is not None and self.current.purge.proposed_by == office.user
        self._approve.setEnabled(can and admin and state == "proposed" and not own)
        self._carry.setEnabled(can and admin and state == "approved")
        self._give_up.setEnabled(can and state in ("proposed", "approved"))
        whole = not self.session.reader.hidden
        self._named.setEnabled(can and whole and state in ("proposed", "approved"))
        self._paper.setEnabled(can and state == "carried out")
        why = self.session.why_reading or (
            "" if admin else "An administrator approves and carries out a purge."
        )
        self._approve.setToolTip(why or ("Who proposed a purge does not approve it." if own else ""))
        self._carry.setToolTip(why)

    # -- what is done --
    def approve(self) -> None:
        """Approves the chosen purge as the second person."""
        self._change(purging.approve, "is approved. It can be carried out now.")

    def give_up(self) -> None:
        """Gives the chosen purge up; its records stay."""
        self._change(purging.withdraw, "is given up. Its records stay.")

    def _change(self, act: Callable[[Office, int], None], words: str) -> None:
        item = self.current
        if item is None:
            return
        said = f"{item.purge.purge_no} {words}"
        self.session.write(
            "", lambda office: act(office, item.purge.id), lambda _: self.session.said.emit(said, "done")
        )

    def show_named(self) -> None:
        """Lists the records that stay and whose text names who would be erased."""
        item = self.current
        if item is None:
            return
        session, window = self.session, self.window()
        about = f"{item.purge.purge_no}: {item.kinds}."
        session.read(
            lambda reader: purging.named_by(reader, item.purge.id),
            lambda found: NamedSheet(window, session, about, found).open(),
            title="Looking through the texts",
        )

    def carry_out(self) -> None:
        """Says what is final before it is done."""
        if self.current is not None:
            CarryOutSheet(self.window(), self.session, self.current).open()

    def open_chosen(self) -> None:
        """Shows the certificate of a purge that was carried out."""
        item = self.current
        if item is not None and item.state == "carried out" and self.session.writable:
            purge_id = item.purge.id
            self.session.write(
                "",
                lambda office: documents.print_paper(office, purging.CERTIFICATE, purge_id),
                self._show_paper,
            )

    def _show_paper(self, printed: Printed) -> None:
        show_certificate(self.window(), printed)


def show_certificate(parent: QWidget, printed: Printed) -> None:
    """The certificate's pages, to be looked at and saved."""
    Preview(parent, printed, "Save…", lambda: save_pdf(parent, printed)).open()


def _line(reader: Reader, purge: Purge) -> Line:
    counts: dict[str, int] = {}
    for item in purging.items_of(reader, purge.id):
        counts[item.subject_kind or ""] = counts.get(item.subject_kind or "", 0) + 1
    kinds = ", ".join(kind_named(name).spec.counted(count) for name, count in sorted(counts.items()))
    return Line(purge, sum(counts.values()), kinds)


def _by(on: date | None, user: str | None) -> str:
    return f"{show_date(on)}, {user or ''}" if on else ""


class CarryOutSheet(WorkSheet):
    """Says what is final, erases, and shows the certificate."""

    def __init__(self, parent: QWidget, session: Session, item: Line) -> None:
        self._item, self._over = item, parent
        about = f"{item.purge.purge_no}, approved by {item.purge.approved_by}: {item.kinds}."
        self._named = label(
            "The texts of other records are being looked through.", wrap=True, name="carry_out_named"
        )
        super().__init__(
            parent, session, "Carry out a purge", [*paragraphs(about, FINAL), self._named], "Erase for good",
            self._go_on, dangerous=True, width=520,
        )  # fmt: skip
        session.read(lambda reader: purging.named_by(reader, item.purge.id), self._tell_named)

    def _tell_named(self, found: Sequence[Mention]) -> None:
        if isValid(self):
            self._named.setText(said_of(found))
            self.fit()

    def _go_on(self) -> None:
        office, purge_id = self._session.office, self._item.purge.id

        def job(progress: Progress, cancelled: Cancelled) -> Erased:
            return purging.carry_out(office, purge_id, progress=progress, cancelled=cancelled)

        self.work("Erasing", job, self._tell)

    def _tell(self, done: Erased) -> None:
        self._session.said.emit(
            f"{done.purge_no} is carried out, certificate {done.certificate.code}.", "done"
        )
        self.accept()
        show_certificate(self._over, done.certificate)
