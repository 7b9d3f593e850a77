"""Keeps what is typed and not saved: every half minute, at the lock, and back into the same field afterwards.

Everything is parked in the encrypted file (`app.drafts`). A saved form forgets its draft in the same transaction
(`ui.support.save_form`), a discarded one as soon as it is discarded.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from app import drafts, suspending
from app.drafts import Content
from app.errors import DeskError, NotFound
from app.office import Office
from app.reader import Reader
from app.rights import sees_field, sees_kind
from models.kinds import Kind, all_kinds, kind_named
from ui.parts.basics import PERSONAL, boxed, column, label
from ui.parts.sheet import READABLE, Sheet, room_for
from ui.session import Session
from ui.support import place_of

if TYPE_CHECKING:
    from ui.parts.form import Saving
    from ui.workspace import Workspace

PARK_EVERY_MS = 30_000
"""How much typing a power cut may cost."""
WINDOW = "window"
"""The place of what is no draft: tab, records and searches on screen at the lock."""
SHEETS = {
    "record": "ui.childsheet",
    "note": "ui.notes.sheet",
    "decide": "ui.today.decide",
    "set_aside": "ui.office.deciding",
    "code": "ui.office.codeacts",
    "policy": "ui.office.policylist",
    "strength": "ui.office.strengthlist",
    "merge": "ui.records.lookalikes",
    "answers": "ui.training.pasted",
    "scores": "ui.training.scoring",
    "zone": "ui.training.zone",
    "letter": "ui.office.lettersheets",
    "became": "ui.eum.became",
    "readings": "ui.eum.listsheet",
    "paper_readings": "ui.eum.papersheet",
    "plan_inventory": "ui.eum.plansheet",
    "count_access": "ui.eum.accesssheet",
    "count_sign": "ui.eum.signsheet",
    "step": "ui.cases.stepsheet",
    "event": "ui.cases.eventsheet",
    "scetwg_lines": "ui.planning.scetwg.lines",
    "visit_step": "ui.visits.stepsheet",
    "visit_answer": "ui.visits.answersheet",
    "paste_answer": "ui.visits.pastesheet",
    "party": "ui.visits.partysheet",
}
"""Which module opens a parked sheet again, by its `reopen(parent, session, kept)`."""
TYPED = ("form", "typed")
"""What a page parks of what is typed on it; the rest says where it is."""
CALLED = {
    "note": "a note", "decide": "a decision", "set_aside": "a finding to be set aside", "code": "a code",
    "policy": "a policy value", "strength": "the strength of a rule", "merge": "two look-alikes",
    "answers": "vetting answers", "scores": "scores of a test session", "zone": "a passport's two lines",
    "letter": "a letter", "became": "what became of items", "readings": "a list of serials",
    "paper_readings": "a page of a count sheet", "plan_inventory": "a new inventory",
    "count_access": "access to a site", "count_sign": "a signature", "step": "a step of a case",
    "party": "travellers of a request",
}  # fmt: skip


@dataclass(frozen=True)
class Typed:
    """What stands in one form and is not saved; `saving` is the save that is under way for it."""

    content: dict[str, Any]
    saving: "Saving | None" = None


@dataclass(frozen=True)
class Found:
    """What was parked: drafts whose record is there, drafts whose record is gone, and what was on screen."""

    drafts: dict[str, dict[str, Any]]
    titles: dict[str, str]
    lost: dict[str, dict[str, Any]]
    window: dict[str, Any]


class DraftKeeper(QObject):
    """Parks the drafts of one workspace while somebody types, and brings back those of its user."""

    def __init__(self, workspace: "Workspace", every_ms: int = PARK_EVERY_MS) -> None:
        super().__init__(workspace)
        self._workspace, self._session = workspace, workspace.session
        self._parked: dict[str, dict[str, Any]] = {}
        """What this window has written, by place."""
        self._awaited: dict[str, str] = {}
        """Drafts on their way back into their forms: place → what to call the record."""
        self._waiting: dict[tuple[str, str], dict[str, Any]] = {}
        """Where lists and screens stood that nobody has gone to since the lock, by tab and word inside it."""
        self._back: list[str] = []
        self._quiet = False
        self._failed = False
        self._stopped = not self._session.writable
        self._timer = QTimer(self, interval=every_ms)
        self._timer.timeout.connect(self.look)
        workspace.moved.connect(self._go_on)
        workspace.moved.connect(self.settle)
        self._session.settled.connect(self.settle)
        if not self._stopped:
            self._timer.start()

    # -- parking --
    def typed(self) -> dict[str, Typed]:
        """Everything that is typed and not saved now, by place."""
        found: dict[str, Typed] = {}
        for tab, name, page in self._workspace.leaves():
            form = page.form
            if form is not None and form.dirty:
                content = {**(page.park() or {}), "tab": tab, "screen": name}
                found[place_of(form)] = Typed(content, form.saving)
            elif form is None and not page.leave_safe() and (kept := page.park()):
                found[f"page/{tab}/{name}"] = Typed({**kept, "tab": tab, "screen": name})
        for sheet in self._open_sheets():
            kept, form = sheet.park(), sheet.typed_in
            if kept is not None:
                place = f"sheet/{kept['sheet']}" if form is None else place_of(form)
                found[place] = Typed(kept, form.saving if form is not None else None)
        return found

    def look(self) -> None:
        """Parks what was typed since the last look."""
        if not self._stopped:
            self._write(self._news(self.typed()))

    def settle(self) -> None:
        """Forgets at once what was saved or discarded; notices what is back in its form."""
        if self._stopped or not (self._parked or self._awaited):
            return
        typed = self.typed()
        for place in [each for each in self._awaited if each in typed]:
            self._back.append(self._awaited.pop(place))
            self._parked[place] = {}
            self._tell_back()
        gone = self._parked.keys() - typed.keys()
        if gone:
            self._write(dict.fromkeys(gone))

    def stop(self) -> dict[str, Typed | None]:
        """Ends with a last account: what is to be parked, None for what is to be forgotten. Nothing is written here."""
        typed = self.typed()
        news = self._news(typed) if not self._stopped else {}
        self._stopped = True
        self._timer.stop()
        return news

    def lost(self) -> list[str]:
        """What a lock would lose, by name: pasted files that are too large to be parked."""
        return [name for _, _, page in self._workspace.leaves() for name in page.lost()]

    def discard(self) -> None:
        """Forgets everything this window has parked: the person chose to lose it."""
        if not self._stopped:
            self._write(dict.fromkeys(self._parked))

    def window(self) -> dict[str, Any]:
        """Tab, screens, records and searches to come back to; what is typed stands in drafts of its own."""
        workspace = self._workspace
        pages = [
            {**{key: value for key, value in kept.items() if key not in TYPED}, "tab": tab, "screen": name}
            for tab, name, page in workspace.leaves()
            if (tab, name) not in self._waiting and (kept := page.park())
        ]
        pages += self._waiting.values()
        return {"tab": workspace.tab, "screen": workspace.page.screen_shown, "pages": pages}

    def _news(self, typed: Mapping[str, Typed]) -> dict[str, Typed | None]:
        gone: dict[str, Typed | None] = dict.fromkeys(self._parked.keys() - typed.keys())
        return gone | {
            place: each for place, each in typed.items() if self._parked.get(place) != each.content
        }

    def _write(self, news: Mapping[str, Typed | None]) -> None:
        if not news:
            return
        for place, each in news.items():
            if each is None:
                self._parked.pop(place, None)
            else:
                self._parked[place] = each.content
        self._session.write("", lambda office: drafts.park(office, unsaved(news)), failed=self._tell_failed)

    def _tell_failed(self, error: DeskError) -> None:
        if not isValid(self._session):  # the office went while it was written
            return
        self._parked = {place: {} for place in self._parked}  # so that the next look tries again
        if not self._failed:
            self._failed = True
            self._session.said.emit(
                f"What is typed cannot be kept safe before it is saved: {error.title}", "warn"
            )

    def _open_sheets(self) -> list[Sheet]:
        return [each for each in self._workspace.window().findChildren(Sheet) if each.isVisible()]

    # -- bringing back --
    @property
    def has_back(self) -> bool:
        """Whether something comes back or came back that the person is told of."""
        return bool(self._awaited or self._back) and not self._quiet

    def bring_back(self, *, quiet: bool = False) -> None:
        """Reads what the user has parked and puts it back; `quiet` after the lock, where nobody needs to be told."""
        self._quiet = quiet
        office, entered = self._session.office, self._at
        self._session.read(lambda reader: _find(reader, office), lambda found: self._put_back(found, entered))

    @property
    def _at(self) -> tuple[str, str]:
        """Tab and word inside it that are shown."""
        return self._workspace.tab, self._workspace.page.screen_shown

    def _put_back(self, found: Found, entered: tuple[str, str]) -> None:
        workspace, window = self._workspace, found.window
        sheets = {place: kept for place, kept in found.drafts.items() if "sheet" in kept}
        pages = [kept for place, kept in found.drafts.items() if place not in sheets]
        self._awaited = found.titles
        shown = window or next(reversed(pages), {})
        if shown.get("tab") in workspace.tabs() and self._at == entered:  # nobody went elsewhere meanwhile
            workspace.go_to(shown["tab"]).show_screen(shown["screen"])
        last = {(kept["tab"], kept["screen"]): kept for kept in (*window.get("pages", ()), *pages)}
        known = {at: kept for at, kept in last.items() if at[0] in workspace.tabs()}
        drafted = [at for at, kept in known.items() if any(key in kept for key in TYPED)]
        for at in drafted:
            self._unpark(at, known.pop(at))
        self._waiting = known
        self._go_on()
        workspace.show_searched()
        for kept in sheets.values():
            _reopen(workspace.window(), self._session, kept)
        if window:
            self._session.write("", lambda office: drafts.forget(office, WINDOW), failed=lambda _: None)
        if found.lost:
            _LostSheet(workspace.window(), self._session, found.lost).open()
        self.settle()

    def _go_on(self) -> None:
        """The list or screen that is shown stands where it stood; building all at once would hold the window up."""
        at = self._at
        if at in self._waiting and self._workspace.page.as_of is None:
            self._unpark(at, self._waiting.pop(at))
            self._workspace.show_searched()

    def _unpark(self, at: tuple[str, str], kept: Mapping[str, Any]) -> None:
        self._workspace.page_at(at[0]).page_inside(at[1]).unpark(kept)

    def _tell_back(self) -> None:
        if self._quiet:
            return
        said = f"What you typed on {' and '.join(self._back)} is back, not saved."
        self._workspace.message.say(said, "warn", "Discard", self._discard_back)

    def _discard_back(self) -> None:
        for _, _, page in self._workspace.leaves():
            if not page.leave_safe():
                page.handlers()["discard"]()
        for sheet in self._open_sheets():
            if sheet.park() is not None:
                sheet.reject()
        self._back.clear()


def unsaved(news: Mapping[str, Typed | None]) -> dict[str, Content | None]:
    """What is to be written, asked on the thread that writes: a save that has come through meanwhile needs no draft."""
    found: dict[str, Content | None] = {}
    for place, each in news.items():
        done = each is None or (each.saving is not None and each.saving.done)
        found[place] = None if each is None or done else each.content
    return found


def _find(reader: Reader, office: Office) -> Found:
    kept = drafts.parked(reader, office.user) | suspending.take_sealed(office)
    window = kept.pop(WINDOW, {})
    found = Found({}, {}, {}, window)
    if office.writable:
        for place, content in kept.items():
            _sort(reader, found, place, content)
    return found


def _sort(reader: Reader, found: Found, place: str, content: dict[str, Any]) -> None:
    drafted = content.get("form") or {}
    kind = all_kinds().get(str(drafted.get("kind")))
    if not drafted:
        called = content["typed"].get("called", "") or CALLED.get(content.get("sheet", ""), "a sheet")
        found.drafts[place], found.titles[place] = content, called
    elif kind is not None and sees_kind(reader.role, kind):
        try:
            found.titles[place] = _title(reader, kind, int(drafted["id"]))
        except NotFound:
            found.lost[place] = content
        else:
            found.drafts[place] = content


def _title(reader: Reader, kind: type[Kind], record_id: int) -> str:
    if not record_id:
        return f"a new {kind.spec.noun}"
    return reader.get(kind, record_id).shown_title


def _reopen(parent: QWidget, session: Session, kept: Mapping[str, Any]) -> None:
    module = SHEETS.get(str(kept.get("sheet")))
    if module is not None:
        import_module(module).reopen(parent, session, kept)


class _LostSheet(Sheet):
    """What was typed on records that are gone meanwhile, to be read and copied before it is forgotten."""

    def __init__(self, parent: QWidget, session: Session, lost: Mapping[str, dict[str, Any]]) -> None:
        lines: list[QWidget | int | None] = [
            label("The records it was typed on are not there any more. Nothing of it is saved.", wrap=True)
        ]
        for content in lost.values():
            lines += _lost_lines(session, content["form"])
        body = boxed(column(*lines))
        room_for(body, parent, READABLE)

        def forget() -> None:
            session.write("", lambda office: drafts.forget(office, *lost))

        super().__init__(parent, "What you typed", body, "Discard", forget, dangerous=True)
        self.cancel.setText("Keep")
        self.cancel.setAccessibleName("Keep")


def _lost_lines(session: Session, drafted: Mapping[str, Any]) -> list[QWidget]:
    kind = kind_named(drafted["kind"])
    lines: list[QWidget] = [label(kind.spec.label, "strong")]
    for key, (_, typed) in drafted["typed"].items():
        field = kind.fields.get(key)
        if field is not None and sees_field(session.office.role, field):
            lines.append(_selectable(f"{field.label}: {typed}", key))
    return lines


def _selectable(text: str, key: str) -> QWidget:
    made = label(text, wrap=True, name=f"lost_{key}")
    made.setProperty(PERSONAL, True)
    flags = Qt.TextInteractionFlag
    made.setTextInteractionFlags(flags.TextSelectableByKeyboard | flags.TextSelectableByMouse)
    return made
