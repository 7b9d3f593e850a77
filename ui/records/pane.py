"""The record on screen: its head, and the tabs Details, what belongs to it, Papers, Notes, Files, History."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app import documents
from app.duplicates import RULE as ALIKE
from app.errors import DeskError, NotFound, Stale
from app.papers.printables import PRINTABLES
from app.rights import sees_kind
from models.findings import Finding
from models.kinds import Kind, kind_named
from ui import announce
from ui.children import ChildPane
from ui.childsheet import open_child
from ui.files import FilesPane
from ui.history import HistoryPane
from ui.jobs import Running
from ui.notes.pane import NotesPane
from ui.parts.form import Form
from ui.parts.keyboard import Keyboard
from ui.parts.sheet import ask
from ui.records.alikes import Alikes
from ui.records.clearing import clearing_kind
from ui.records.drawn import DrawnPane
from ui.records.head import RecordHead
from ui.records.listing import Body, FindingAct, Listing
from ui.records.paperwork import PaperWork
from ui.records.parts import Part, RecordParts
from ui.records.seen import Seen, read_seen
from ui.records.typed import TypedWarnings
from ui.session import Session
from ui.support import OfficeSupport, new_record, save_form, show_conflict
from ui.theme import GAP

LOST = "Discard what is not saved?"
LOST_SAID = "The form holds changes that are not saved."


class RecordPane(QWidget):
    """Shows one record; saves its form; records what belongs to it; prints its papers."""

    able = Signal()
    shown = Signal(object)
    """The id on screen, None when there is none."""
    made = Signal(object)
    """The id of a record that was made here."""

    def __init__(self, session: Session, listing: Listing) -> None:
        super().__init__()
        self.setObjectName("record_pane")
        self.setProperty("pane", True)
        self.session = self._session = session
        self.listing = listing
        self.seen: Seen | None = None
        self._alikes = Alikes(session, listing.kind, self)
        self._alikes.told.connect(self._tell_alikes)
        self._wanted: int | None = None
        self._asked: Running | None = None
        self._coming: Keyboard | None = None
        """Where the keyboard stood when somebody came to the record that is being read; None for one of the list."""
        self._kept: Mapping[str, Any] | None = None
        """What comes back into the pane once its record is read."""
        self._build()

    # -- showing --
    def show_record(self, record_id: int, coming: Keyboard | None = None) -> None:
        """Reads a record and shows it; asks first when changes would be lost.

        `coming` is where the keyboard stood when somebody came to it from elsewhere: it goes to the record unless that
        person has gone on meanwhile.
        """
        if self.form.dirty and record_id != self.form.record.id:
            ask(self.window(), LOST, LOST_SAID, "Discard", lambda: self._discard_and_show(record_id, coming))
            return
        self._wanted, self._coming = record_id, coming
        self.refresh()

    @property
    def expects(self) -> bool:
        """Whether another record than the one on screen is being read."""
        return self._asked is not None and (self.seen is None or self.seen.record.id != self._wanted)

    @property
    def is_come_to(self) -> bool:
        """Whether somebody comes to the record from elsewhere, until it is shown."""
        return self._coming is not None

    def _discard_and_show(self, record_id: int, coming: Keyboard | None) -> None:
        self.form.discard()
        self.show_record(record_id, coming)

    def _discard_and_show_new(self) -> None:
        self.form.discard()
        self.show_new()

    def show_new(self) -> None:
        """An empty form for a new record; asks first when changes would be lost."""
        if self.form.dirty:
            ask(self.window(), LOST, LOST_SAID, "Discard", self._discard_and_show_new)
            return
        self._wanted = self._coming = None
        self.seen = None
        self.form.show_record(new_record(self._session, self.listing.kind))
        self.head.show_new()
        self._parts.show_seen(None)
        self.begin_form()
        self.able.emit()

    def begin_form(self) -> None:
        """Puts the focus into the first field."""
        self.show_tab("Details")
        self.form.go_to(self.listing.first_field)

    def refresh(self) -> None:
        """Reads again, keeping what is typed and not saved."""
        if self._asked is not None:
            self._asked.drop()  # the cursor went on before it was answered
        if self._wanted is not None:
            wanted, listing = self._wanted, self.listing
            self._asked = self._session.read(
                lambda reader: read_seen(reader, listing, wanted), self._show, self._gone
            )

    def unpark(self, kept: Mapping[str, Any]) -> None:
        """Shows again what was on screen before the lock, and puts back what was typed on it."""
        if record := kept.get("record"):
            self._kept = kept
            self.show_record(record[1])
        else:
            self.show_new()
            self.form.take_draft(kept["form"])

    def _put_back(self, record_id: int) -> None:
        kept, self._kept = self._kept, None
        if kept is None or kept["record"][1] != record_id:
            return
        self.show_tab(kept["part"] if kept.get("part") in self.tabs else "Details")
        if drafted := kept.get("form"):
            self.form.take_draft(drafted)
        else:
            self.form.go_back(kept.get("place", {}))

    # -- what can be done --
    def abilities(self) -> set[str]:
        """Needs of actions met here."""
        return ({"record"} if self.seen else set()) | ({"edit"} if self.form.dirty else set())

    def reasons(self) -> dict[str, str]:
        """Why the paper is closed, and what a reading office does not allow."""
        reasons = {}
        if self.seen and self.seen.closed:
            missing = "; ".join(each.message for each in self.seen.closed[:3])
            more = len(self.seen.closed) - 3
            reasons["print_draft"] = missing + (f"; and {more} more" if more > 0 else "")
        if not self._session.writable:
            reasons["remove"] = self._session.why_reading
        return reasons

    def handlers(self) -> dict[str, Callable[[], object]]:
        """Work for actions, by id."""
        own: dict[str, Callable[[], object]] = {
            "save": self.form.save,
            "discard": self.form.discard,
            "history": lambda: self.show_tab("History"),
            "reveal": self.form.reveal_personal,
        }
        own |= (
            {"person_report": self._papers.preview_person} if self._papers.person_report in PRINTABLES else {}
        )
        return own | ({"print_draft": self._papers.preview_draft} if self.listing.paper_words else {})

    def _arrive(self, seen: Seen) -> None:
        """Who came to the record from elsewhere hears which it is, and goes on where its parts are chosen."""
        coming, self._coming = self._coming, None
        if coming is None or not self.isVisible():
            return
        if coming.waits:
            self._parts.take_focus()
        announce.now(self, f"{seen.record.shown_title}, {self.listing.kind.spec.noun}")
        self.head.say_findings()

    @property
    def tabs(self) -> tuple[str, ...]:
        """The words of the tabs in their order."""
        return self._parts.names

    @property
    def part(self) -> str:
        """The word of the tab on screen."""
        return self._parts.shown

    def show_tab(self, name: str) -> None:
        """Shows one of the tabs."""
        self._parts.turn_to(name)

    def part_named(self, name: str) -> QWidget:
        """What stands under a tab, made on first need."""
        return self._parts.named(name)

    # -- files on their way in --
    @property
    def files(self) -> FilesPane:
        """The files of the record on screen and those on their way in."""
        found = self.part_named("Files")
        assert isinstance(found, FilesPane)
        return found

    def parked_files(self) -> list[dict[str, Any]]:
        """What is on its way in and was not attached, as JSON values."""
        return self.files.park() if self._parts.made("Files") else []

    def lost_files(self) -> list[str]:
        """Names of what was pasted and is too large to be parked."""
        return self.files.lost() if self._parts.made("Files") else []

    def put_back_files(self, kept: Sequence[Mapping[str, Any]]) -> None:
        """Puts back what `parked_files` gave."""
        if kept:
            self.files.unpark(kept)

    # -- building --
    def _build(self) -> None:
        session, listing, kind = self._session, self.listing, self.listing.kind
        self._papers = PaperWork(self)
        self.head = RecordHead(session, self.listing, self._action_for)
        self.head.acted.connect(self._act)
        self.head.record_wanted.connect(lambda name: self._open_child(name, 0))
        self.head.sheet_wanted.connect(lambda at: listing.sheets[at][2](self))
        self.head.step_wanted.connect(lambda step: listing.tell_step(self, step))
        self.head.papers_wanted.connect(lambda: self.show_tab("Papers"))
        read_only = not session.writable or kind.spec.append_only
        self.form = Form(kind, OfficeSupport(session), session.today, read_only=read_only)
        self.form.save_requested.connect(self._save)
        self.form.changed.connect(lambda _: self.able.emit())
        self.form.why.connect(self.head.explain)
        self.form.revealed.connect(self._revealed)
        self.form.discard_asked.connect(self._ask_discard)
        if listing.typed is not None and not read_only:
            TypedWarnings(session, self.form, *listing.typed, self)
        self._child_acts = {
            kind: (each.words, each.name, partial(each.do, self)) for kind, each in listing.child_acts.items()
        }
        self._parts = RecordParts(kind.spec.noun, self._described_parts())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, GAP, 0, 0)
        layout.setSpacing(GAP)
        layout.addWidget(self.head)
        layout.addWidget(self._parts, 1)

    def _described_parts(self) -> dict[str, Part]:
        """What stands under the tabs in their order: details, the kind's own, what belongs to it, what all have."""
        session, listing = self._session, self.listing
        parts = {
            "Details": Part(lambda: self.form, lambda _form, _seen: None)
        }  # the form is filled with the head
        for name, make in listing.bodies.items():
            parts[name] = Part(partial(make, self), _show_record)
        for name, draw in listing.drawn.items():
            parts[name] = Part(partial(DrawnPane, session, name, draw), _show_record)
        for name, links in listing.groups.items():
            if not any(sees_kind(session.reader.role, kind_named(each)) for each, _ in links):
                continue  # an empty tab would say that there are none
            parts[name] = Part(partial(self._made_group, name), partial(self._show_group, name))
        if documents.papers_for(listing.kind):
            parts["Papers"] = Part(self._papers.make_part, self._papers.fill_part)
        parts["Notes"] = Part(self._made_notes, lambda pane, seen: pane.show_notes(seen.notes, session))
        parts["Files"] = Part(
            lambda: FilesPane(session, self._subject),
            lambda pane, seen: pane.show_files(seen.files, session.writable),
        )
        parts["History"] = Part(self._made_history, self._show_history)
        return parts

    def _made_group(self, name: str) -> ChildPane:
        made = ChildPane(name)
        made.opened.connect(self._open_child)
        return made

    def _made_notes(self) -> NotesPane:
        made = NotesPane()
        made.serve(self._session, self._subject)
        return made

    def _made_history(self) -> HistoryPane:
        made = HistoryPane()
        made.restore.connect(self._restore)
        made.log_wanted.connect(self._who_looked)
        return made

    def hasHeightForWidth(self) -> bool:
        """False, so that the pane fills its place and the parts inside scroll, as long as there is room for them."""
        return False

    # -- showing what was read --
    def _show(self, seen: Seen) -> None:
        self._asked = None
        if seen.asked != self._wanted:
            return
        if self.form.dirty and self.form.record.id != seen.record.id:  # somebody typed on while it was read
            self._wanted = self.form.record.id or None
            self.show_record(seen.record.id, self._coming)
            return
        same = self.seen is not None and self.seen.record.id == seen.record.id
        self.seen, self._wanted = seen, seen.record.id
        seen.alikes = self._alikes.of(seen.record.id)
        self.head.show_seen(seen, same=same)
        if self.form.dirty and self.form.record.id == seen.record.id:
            self.form.show_findings(seen.findings)
        else:
            self.form.show_record(seen.record, seen.findings)
            self.form.show_stamps(seen.stamps)
        self._parts.show_seen(seen)
        self.shown.emit(seen.record.id)
        self._arrive(seen)
        self.able.emit()
        self._alikes.look(seen.record)
        self._put_back(seen.record.id)

    def _tell_alikes(self) -> None:
        if self.seen is not None:
            self.seen.alikes = self._alikes.of(self.seen.record.id)
            self.head.show_findings(self.seen)

    def _show_group(self, name: str, pane: ChildPane, seen: Seen) -> None:
        pane.show_children(seen.children[name], self._session.writable, self._child_acts)

    def _show_history(self, pane: HistoryPane, seen: Seen) -> None:
        day = self._session.as_of
        lines = [each for each in seen.history if day is None or each.on <= day]
        pane.show_lines(lines, self._session.writable, asks=day is None)

    def _who_looked(self) -> None:
        if self.seen is not None:
            self._session.open_screen.emit("Access log")
            self._session.log_wanted.emit(self.listing.kind.spec.name, self.seen.record.id)

    def _gone(self, error: DeskError) -> None:
        self._session.said.emit(error.sentence, "blocked")
        self._leave_gone()

    def _leave_gone(self) -> None:
        """Shows nothing any more; what is typed on a record that is gone stays in sight, to be read and copied."""
        self._asked = self._coming = None
        if not self.form.dirty:
            self.seen = None
            self.shown.emit(None)

    # -- findings --
    def _action_for(self, finding: Finding) -> str:
        if not self._session.writable:
            return ""
        if finding.rule == ALIKE:
            return "Compare"
        if own := self._own_act(finding):
            return own.words
        if any(key in self.form.rows for key in finding.fields):
            return "Go to field"
        kind, link = self._clears(finding)
        if link:
            return f"Open {kind_named(kind).spec.noun}"
        return "Record" if kind else ""

    def _own_act(self, finding: Finding) -> FindingAct | None:
        return next((each for each in self.listing.finding_acts if each.offered(finding)), None)

    def _clears(self, finding: Finding) -> tuple[str, str]:
        listing = self.listing
        kind, link = clearing_kind(
            finding, listing.children, listing.said, listing.context, listing.usual(finding)
        )
        linked = not link or (self.seen is not None and self.seen.record.stored.get(link))
        return (kind, link) if linked else ("", "")

    def _act(self, finding: Finding) -> None:
        if finding.rule == ALIKE:
            self._alikes.compare(self.window(), finding)
            return
        if own := self._own_act(finding):
            own.do(self)
            return
        key = next((key for key in finding.fields if key in self.form.rows), "")
        if key:
            self.show_tab("Details")
            self.form.go_to(key)
            return
        kind, link = self._clears(finding)
        if self.seen is None or not kind:
            return
        if link:
            self._open_child(kind, int(self.seen.record.get(link)))
            return
        groups = (group for each in self.seen.children.values() for group in each if group.kind == kind)
        existing = [group.ids[-1] for group in groups if group.ids]
        self._open_child(kind, existing[0] if existing else 0)

    # -- changing --
    def _save(self, values: dict[str, object]) -> None:
        save_form(self._session, self.form, values, self._saved, self._not_saved)

    def _saved(self, record_id: int) -> None:
        made = self.form.record.id == 0
        try:
            saved = self._session.reader.get(self.listing.kind, record_id)
        except NotFound:
            self._taken_back()
            return
        if made:
            self._alikes.made = record_id
        self._wanted = record_id
        self.form.settle(saved)
        added = f"{self.listing.kind.spec.label} added."
        self._session.said.emit(added if made else "Saved. Undone with Ctrl+Z.", "done")
        self.refresh()
        if made:
            self.made.emit(record_id)

    def _taken_back(self) -> None:
        """What was saved was undone before the answer came; only what was typed since is still there."""
        self.form.settle(self.form.record)
        self._leave_gone()

    def _not_saved(self, error: DeskError) -> None:
        if isinstance(error, Stale):
            show_conflict(self._session, self.form, error)
        self._session.said.emit(error.sentence, "blocked")

    def _ask_discard(self) -> None:
        ask(self.window(), LOST, LOST_SAID, "Discard", self.form.discard)

    def _revealed(self, key: str) -> None:
        if self.seen:
            self._session.log("revealed", self.listing.kind.spec.name, self.seen.record.id, key)

    def open_form(self, kind: str, record_id: int, key: str = "") -> None:
        """Opens a form with the focus in a field: the one on screen, or that of what belongs to it (0: new)."""
        if kind == self.listing.kind.spec.name:
            self.show_tab("Details")
            self.form.go_to(key)
        else:
            self._open_child(kind, record_id, key)

    def _open_child(self, kind: str, record_id: int, key: str = "") -> None:
        if self.seen is None:
            return
        if kind in self.listing.child_sheets:
            self.listing.child_sheets[kind](self, record_id)
            return
        own, link = self.seen.record.id, self.listing.children.get(kind)
        begins: dict[str, object] = {link: own} if link else {}

        def show(preset: dict[str, object]) -> None:
            if self.seen is not None and self.seen.record.id == own:
                values = begins | preset
                open_child(
                    self.window(), self._session, kind, record_id, values, lambda _: self.refresh(), key
                )

        preset = None if record_id else self.listing.presets.get(kind)
        if preset is None:
            show({})
        else:
            self._session.read(lambda reader: preset(reader, own), show)

    def _restore(self, key: str, tick: int) -> None:
        if self.seen is None:
            return
        kind, record_id = self.listing.kind, self.seen.record.id
        said = f"{kind.fields[key].label} restored. Undone with Ctrl+Z."
        self._session.write(
            "", lambda office: office.restore_value(kind, record_id, key, tick),
            lambda _: self._session.said.emit(said, "done"),
        )  # fmt: skip

    def _subject(self) -> tuple[type[Kind], int, str] | None:
        """The record that notes and files are about."""
        record = self.seen.record if self.seen else None
        return (type(record), record.id, record.shown_title) if record else None


def _show_record(pane: Body | DrawnPane, seen: Seen) -> None:
    pane.show_of(seen.record)
