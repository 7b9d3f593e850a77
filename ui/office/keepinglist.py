"""Past keeping: records whose time is over, by which rule, what holds them; to be proposed for a purge or held."""

from collections.abc import Hashable, Sequence
from typing import ClassVar

from PySide6.QtWidgets import QWidget

from app import keeping, purging
from app.keeping import Past
from app.mentioned import Mention
from app.office import Office
from app.reach import Reach
from app.reader import Reader
from models.fields import show_date
from models.kinds import kind_named
from ui.office.namedlist import NAMED, said_of
from ui.office.screen import ListScreen, Measures
from ui.office.screenbar import Choice, captioned
from ui.office.worksheet import WorkSheet, labelled, line, paragraphs
from ui.parts.basics import button, label
from ui.parts.chip import Tone
from ui.parts.rail import Tab
from ui.parts.table_model import Chipped, Column, Row
from ui.parts.words import counted
from ui.session import Session

FREE, HELD, PROPOSED = "May be erased", "Held", "In a purge"
TONES: dict[str, Tone] = {FREE: "due", HELD: "warn", PROPOSED: "note"}


def state_of(item: Past) -> str:
    """Where a record past its keeping stands, in words."""
    return HELD if item.held else PROPOSED if item.purge_no else FREE


class KeepingPage(ListScreen[Past]):
    """Records past their keeping; several are proposed in one purge."""

    tab = Tab("Past keeping", "clock")
    search_hint = "Search records past keeping"
    noun, nouns = "record past its keeping", "records past their keeping"
    columns = (
        Column("until", "Kept until", width=104),
        Column("kind", "Kind", width=130),
        Column("title", "Record", width=190),
        Column("state", "State", "chip", 140),
        Column("reason", "Rule", width=370),
        Column("purge", "Purge", width=130),
    )
    paths: ClassVar[Measures] = {"until": lambda item: item.keep_until}
    empty = (
        "Nothing is past its keeping",
        "Records come here when the years of their rule are over. The years are the policy values retention.…",
    )

    # -- the bar --
    def filters(self) -> Sequence[QWidget]:
        self.kind = Choice("keeping_kind", "Kind", "Every kind", self._show)
        self.state = Choice("keeping_state", "State", "Every state", self._show)
        self.state.offer((each, each) for each in (FREE, HELD, PROPOSED))
        return [captioned(self.kind), captioned(self.state)]

    def verbs(self) -> Sequence[QWidget]:
        self._open = button("Open record", "keeping_open", self.open_chosen, icon="file-text")
        self._propose = button(
            "Propose to erase…", "keeping_propose", self.propose, icon="trash-2", primary=True
        )
        self._hold = button("Hold…", "keeping_hold", self.hold)
        self._lift = button("Lift the hold", "keeping_lift", self.lift)
        return [self._open, self._propose, self._hold, self._lift, *self.leaving("keeping")]

    # -- the list --
    def read(self, reader: Reader) -> Sequence[Past]:
        return keeping.past_keeping(reader)

    def cells(self, item: Past) -> Row:
        state = state_of(item)
        return (
            show_date(item.keep_until), item.label, item.title, Chipped(TONES[state], state), item.reason,
            item.purge_no,
        )  # fmt: skip

    def key(self, item: Past) -> Hashable:
        return item.place

    def allows(self, item: Past) -> bool:
        return self.kind.value in ("", item.kind) and self.state.value in ("", state_of(item))

    def arrived(self) -> None:
        kinds = sorted({each.kind for each in self.lines.items})
        self.kind.offer((kind_named(each).spec.plural, each) for each in kinds)

    def chosen_words(self) -> str:
        chosen = ((self.kind, self.kind.value), (self.state, self.state.value))
        return ". ".join(box.currentText() for box, value in chosen if value)

    def tell_story(self) -> str:
        item = self.current
        if item is None:
            return ""
        others = (
            f" {counted(len(item.joined), 'other record')} of the same person goes with it."
            if len(item.joined) == 1
            else f" {counted(len(item.joined), 'other record')} of the same person go with it."
            if item.joined
            else ""
        )
        held = f" {item.held}" if item.held else ""
        return f"{item.label} {item.title} was kept until {show_date(item.keep_until)}: {item.reason}.{others}{held}"

    def tell_able(self) -> None:
        chosen, can = self.selected, self.session.writable
        self._open.setEnabled(self.current is not None)
        whole = not self.session.reader.hidden
        self._propose.setEnabled(
            can and whole and bool(chosen) and all(state_of(each) == FREE for each in chosen)
        )
        self._hold.setEnabled(can and self.current is not None)
        self._lift.setEnabled(can and self.current is not None and bool(self.current.held))
        for each in (self._propose, self._hold, self._lift):
            each.setToolTip(self.session.why_reading)
        if can and not whole:
            self._propose.setToolTip("Who proposes sees all that would be erased. Ask an officer.")

    # -- what is done --
    def open_chosen(self) -> None:
        if self.current is not None:
            self.session.open_record.emit(*self.current.place)

    def propose(self) -> None:
        """Shows all that would go with what is selected, before it is proposed."""
        if self.selected:
            ProposeSheet(self.window(), self.session, self.selected).open()

    def hold(self) -> None:
        """Asks for the reason of a hold on the chosen record."""
        if self.current is not None:
            HoldSheet(self.window(), self.session, self.current).open()

    def lift(self) -> None:
        """Ends the hold on the chosen record itself."""
        item = self.current
        if item is None:
            return
        kind = kind_named(item.kind)
        said = f"The hold on {item.title} is lifted."
        self.session.write(
            "", lambda office: keeping.lift(office, kind, item.record_id),
            lambda _: self.session.said.emit(said, "done"),
        )  # fmt: skip


class ProposeSheet(WorkSheet):
    """What goes with the chosen records, a remark, and the proposal."""

    def __init__(self, parent: QWidget, session: Session, chosen: Sequence[Past]) -> None:
        self._chosen = chosen
        self._reach = label("What goes with them is being looked up.", wrap=True, name="propose_reach")
        self._named = label("", wrap=True, name="propose_named")
        self._remark = line("propose_remark", "Remark")
        erased = (
            "it is erased for good, with its" if len(chosen) == 1 else "they are erased for good, with their"
        )
        about = (
            f"{counted(len(chosen), 'record')} past keeping. An administrator who is not you approves; then {erased} "
            "values in the journal."
        )
        parts = [
            *paragraphs(about), self._reach, self._named,
            labelled(self._remark, "It stays in the certificate, so no name of whom it concerns. May stay empty."),
        ]  # fmt: skip
        super().__init__(parent, session, "Propose to erase", parts, "Propose", self._go_on, width=520)
        places = _all_places(chosen)
        session.read(lambda reader: _looked_up(reader, places), self._tell)

    def _tell(self, looked_up: tuple[Reach, tuple[Mention, ...]]) -> None:
        found, named = looked_up
        kinds = [kind_named(name).spec.counted(count) for name, count in sorted(found.counts().items())]
        shared = f" Of the papers {found.shared:,} name others, too." if found.shared else ""
        whose = "it" if len(self._chosen) == 1 else "them"
        files = f"; {counted(len(found.files), 'file')}" if found.files else ""
        self._reach.setText(f"With all that belongs to {whose}: {', '.join(kinds)}{files}.{shared}")
        then = f" The purge lists {'it' if len(named) == 1 else 'them'} under “{NAMED}”." if named else ""
        self._named.setText(f"{said_of(named)}{then}")
        self.fit()

    def _go_on(self) -> None:
        office, remark = self._session.office, self._remark.text()
        places = [each.place for each in self._chosen]
        self.work("Proposing", lambda *_: _proposed(office, places, remark), self._done)

    def _done(self, number: str) -> None:
        self._session.said.emit(f"{number} is proposed. An administrator who is not you approves it.", "done")
        self.accept()


def _all_places(chosen: Sequence[Past]) -> list[keeping.Place]:
    return list(dict.fromkeys(place for each in chosen for place in (each.place, *each.joined)))


def _looked_up(reader: Reader, places: Sequence[keeping.Place]) -> tuple[Reach, tuple[Mention, ...]]:
    """What would go, and what would stay and names it."""
    found = purging.look(reader, places)
    return found, purging.named_in(reader, found)


def _proposed(office: Office, places: Sequence[keeping.Place], remark: str) -> str:
    from models.office.purges import Purge

    return office.reader.get(Purge, purging.propose(office, places, remark)).purge_no or ""


class HoldSheet(WorkSheet):
    """Why a record is kept beyond its time."""

    def __init__(self, parent: QWidget, session: Session, item: Past) -> None:
        self._item = item
        self._reason = line("hold_reason", "Reason")
        about = f"{item.label} {item.title} and all that belongs to it stay until the hold is lifted."
        hint = "Who asked that it be kept, and for what, with the reference; it stands in the exceptions register."
        parts = [*paragraphs(about), labelled(self._reason, hint)]
        super().__init__(parent, session, "Hold a record", parts, "Hold", self._go_on, width=520)
        self._reason.setFocus()

    def _go_on(self) -> None:
        office, item, reason = self._session.office, self._item, self._reason.text()
        kind = kind_named(item.kind)
        self.work("Holding", lambda *_: keeping.hold(office, kind, item.record_id, reason), self._done)

    def _done(self, _: int) -> None:
        self._session.said.emit(f"{self._item.title} is held.", "done")
        self.accept()
