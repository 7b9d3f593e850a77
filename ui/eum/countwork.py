"""The count under way: each reading is judged at once, queued to the writer, and marked when it is saved.

It belongs to the session, not to a page, so that a scan reaches it whatever is on screen.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime

from PySide6.QtCore import QObject, QTimer, Signal
from shiboken6 import isValid

from app.change import Changed
from app.errors import DeskError, Refused
from app.eum import counting, countview, papercode
from app.eum.counting import Count, Recorded, Seen
from app.eum.countview import Expected, Tally
from app.office import Office
from app.reader import Reader
from models.eum.matching import DUPLICATE_READ, FOUND, FOUND_ELSEWHERE
from models.eum.text import normal_serial
from ui.eum.readings import LONGEST, Aside, Carried, Entry, Loaded, odd, of_past
from ui.eum.sounds import FAILED, REFUSED, Sounds
from ui.eum.wedge import Scan
from ui.session import Session

QUIET_MS = 300
"""After so long without a reading it is looked whether somebody else changed the count."""
CONCERNED = frozenset({"inventory_reading", "inventory_event", "expected_line"})
"""Kinds whose change concerns a count under way; each reading of ours is one such change."""


class CountWork(QObject):
    """One session's count; `CountWork.of` finds it."""

    turned = Signal()
    """Another inventory, or none."""
    loaded = Signal()
    """The inventory was read, or read again after somebody changed it."""
    heard = Signal(object)
    """A reading (`Entry`), shown before it is saved."""
    settled = Signal()
    """Readings were saved, failed, struck out or put aside."""
    told = Signal(str, str)
    """A sentence about the last reading, and its sound."""
    page_wanted = Signal(str)
    """The code of a page of a count sheet was scanned."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.session = session
        self.event_id = 0
        self.count: Count | None = None
        self.expected: Sequence[Expected] = ()
        """The frozen list."""
        self._listed: frozenset[int] = frozenset()
        self._questions = 0
        self.carried = Carried()
        self.entries: list[Entry] = []
        """Readings of this inventory that were made or loaded here, the newest first."""
        self.aside: list[Aside] = []
        self.names: dict[str, str] = {}
        """Labels of the outcomes by code."""
        self._early: list[Scan] = []
        """Scans that came while the inventory was still being read."""
        self._writing = 0
        self._foreign = 0
        """Changes of readings heard, less those that were ours."""
        self._quiet = QTimer(self, singleShot=True, interval=QUIET_MS)
        self._quiet.timeout.connect(self._look_for_others)
        session.changed.connect(self._changed)
        session.closing.connect(self._quiet.stop)

    @staticmethod
    def of(session: Session) -> "CountWork":
        """The count of a session, made on first need."""
        found = session.findChild(CountWork)
        if found is None:
            found = CountWork(session)
            session.count_made.emit(found)
        return found

    @property
    def under_way(self) -> bool:
        """Whether scans belong to an inventory now."""
        return bool(self.event_id)

    @property
    def why_not(self) -> str:
        """Why nothing can be recorded; empty when it can."""
        if self.session.why_reading:
            return self.session.why_reading
        return "" if self.under_way else "No count is under way: press “Begin counting” first."

    @property
    def tally(self) -> Tally:
        """How far the count is."""
        assert self.count is not None
        return countview.tally(self.count, self._listed, self._questions)

    @property
    def pending(self) -> int:
        """Readings that are not saved yet."""
        return sum(each.state == "saving" for each in self.entries)

    # -- beginning and ending --
    def begin(self, event_id: int) -> None:
        """Scans go to this inventory from now on; 0 for none."""
        if event_id == self.event_id:
            return
        self.event_id, self.count = event_id, None
        self.entries, self.carried = [], Carried()
        self.turned.emit()
        if event_id:
            self.load()

    def load(self) -> None:
        """Reads the inventory with what was read so far."""
        event_id = self.event_id

        def job(reader: Reader) -> Loaded:
            with reader.still():
                return Loaded(
                    Count.load(reader, event_id), countview.expected(reader, event_id),
                    countview.past(reader, event_id), countview.undecided(reader, event_id),
                    {code: each.label for code, each in reader.codes("match_kind").items()},
                )  # fmt: skip

        def arrived(found: Loaded) -> None:
            if isValid(self) and event_id == self.event_id:
                self._arrived(found)

        def failed(error: DeskError) -> None:
            if isValid(self) and event_id == self.event_id:
                closed_meanwhile = self.count is not None and isinstance(error, Refused)
                self.begin(0)
                if not closed_meanwhile:  # who signed or gave it up was told so, and what followed
                    self.session.said.emit(error.sentence, "blocked")

        self.session.read(job, arrived, failed)

    def _arrived(self, found: Loaded) -> None:
        if self._writing:  # readings went on meanwhile: once they are saved it is read again
            self._foreign += 1
            self._quiet.start()
            if self.count is not None:
                return
        self.count, self.expected, self.names = found.count, found.expected, found.names
        self._questions = found.questions
        self._listed = frozenset(each.item_id for each in found.expected)
        self.entries = [
            *(each for each in self.entries if each.state == "saving"),
            *map(of_past, found.past),
        ]
        self.loaded.emit()
        early, self._early = self._early, []
        for each in early:
            self.take(each)

    # -- readings --
    def take(self, scan: Scan) -> None:
        """A scan: recorded as it is, or put aside with the reason where it is odd."""
        if self.count is None:
            self._early.append(scan)
            return
        if self.why_not:
            self.refuse(scan.text)
        elif papercode.is_code_of(scan.text, self.count.event_no):
            self.page_wanted.emit(scan.text)
        elif not scan.split or self._is_expected(scan.text):
            self.enter(scan.text, "BARCODE")
        elif all(map(self._is_expected, scan.parts)):
            for each in scan.parts:
                self.enter(each, "BARCODE")
        else:
            self._put_aside(Aside(scan.parts, "An Enter stood in the middle of this scan"))

    def enter(self, serial: str, method: str = "TYPED", *, line_id: int | None = None) -> Entry | None:
        """Records a reading; what cannot be kept as a serial is put aside and None comes back."""
        count, serial = self.count, serial.strip()
        if count is None or self.why_not:
            self.refuse(serial)
            return None
        if problem := odd(serial):
            self._put_aside(Aside((serial,), problem))
            return None
        carried = self.carried
        quality = carried.mark_quality or ("" if normal_serial(serial) else "ILLEGIBLE")
        seen = Seen(
            serial=serial, method=method, sighted=carried.sighted, type_id=carried.type_id, site_id=carried.site_id,
            unit_id=carried.unit_id, location=carried.location, mark_quality=quality, condition=carried.condition,
            line_id=line_id,
        )  # fmt: skip
        return self._record(seen, count)

    def refuse(self, serial: str) -> None:
        """Says aloud that a reading was not recorded, and why."""
        self._tell(f"“{serial}” was not recorded. {self.why_not}", REFUSED)

    def retry(self, aside: Aside, *, apart: bool = False) -> None:
        """Records what was put aside: as one reading, or each part for itself."""
        if self.why_not:
            self.refuse(aside.text)
            return
        self.drop(aside)
        if aside.seen is not None and self.count is not None:
            self._record(aside.seen, self.count)
        else:
            for each in aside.parts if apart else ("".join(aside.parts),):
                self.enter("".join(one for one in each if one.isprintable())[:LONGEST], "BARCODE")

    def drop(self, aside: Aside) -> None:
        """Forgets what was put aside."""
        self.aside.remove(aside)
        self.settled.emit()

    def strike(self, entries: Iterable[Entry], reason: str) -> None:
        """Strikes readings out; they stay on file with the reason and count for nothing."""
        ids = [each.reading_id for each in entries if each.state == "saved"]
        if not ids or self.why_not:
            return

        self.session.write("", lambda office: counting.strike_many(office, ids, reason))

    def read_again(self) -> None:
        """Reads everything anew after readings came in by another way."""
        if self.event_id:
            self.load()

    # -- internal --
    def _is_expected(self, serial: str) -> bool:
        assert self.count is not None
        judged = self.count.judge(
            Seen(serial=serial, site_id=self.carried.site_id, unit_id=self.carried.unit_id)
        )
        return judged.kind in (FOUND, FOUND_ELSEWHERE, DUPLICATE_READ)

    def _record(self, seen: Seen, count: Count) -> Entry:
        outcome = count.judge(seen)
        if (
            outcome.item_id is not None
            and outcome.kind in (FOUND, FOUND_ELSEWHERE)
            and self._waits(outcome.item_id)
        ):
            outcome = outcome._replace(kind=DUPLICATE_READ, reason="It was already read.")
        entry = Entry(seen, outcome, datetime.now().strftime("%H:%M:%S"))
        self.entries.insert(0, entry)
        self._writing += 1
        self.heard.emit(entry)
        self._tell(self.says(entry), outcome.kind)

        def job(office: Office) -> Recorded:
            try:
                return counting.record(office, count, seen)
            except DeskError as error:  # after a lock nobody but the message line hears of it
                entry.problem = error.title.rstrip(".")
                error.title = f"“{entry.serial}” was read and is not saved. {error.title}"
                raise

        self.session.write(
            "", job, lambda made: self._saved(entry, made), lambda error: self._failed(entry, error)
        )
        return entry

    def _waits(self, item_id: int) -> bool:
        """Whether a reading of the item is on its way to the file."""
        return any(
            each.outcome.item_id == item_id and each.outcome.kind in (FOUND, FOUND_ELSEWHERE)
            for each in self.entries[: self._writing]
            if each.state == "saving"
        )

    def says(self, entry: Entry) -> str:
        """The outcome of a reading as a sentence."""
        name = self.names.get(entry.outcome.kind, entry.outcome.kind)
        said = f"{entry.serial}: {name}."
        return f"{said} {entry.outcome.reason}".strip() if entry.outcome.kind != FOUND else said

    def _saved(self, entry: Entry, made: Recorded) -> None:
        if not isValid(self):
            return
        self._writing -= 1
        self._foreign -= 1
        entry.state, entry.reading_id = "saved", made.reading_id
        self._questions += countview.asks(made.outcome.kind)
        if made.outcome.kind != entry.outcome.kind:
            entry.outcome = made.outcome
            self._tell(self.says(entry), made.outcome.kind)
        self.settled.emit()
        self._quiet.start()

    def _failed(self, entry: Entry, error: DeskError) -> None:
        if not isValid(self):
            return
        self._writing -= 1
        entry.state = "failed"
        problem = f"Not saved: {entry.problem or error.title}"
        self._put_aside(Aside((entry.seen.serial,), problem, entry.seen), FAILED)
        self.entries.remove(entry)
        self.settled.emit()

    def _put_aside(self, aside: Aside, sound: str = REFUSED) -> None:
        self.aside.append(aside)
        self._tell(f"“{aside.text}” is not recorded. {aside.problem}. It is kept to be decided.", sound)
        self.settled.emit()

    def _tell(self, sentence: str, sound: str) -> None:
        Sounds.current().play(sound)
        self.told.emit(sentence, sound)

    def _changed(self, changed: Changed) -> None:
        if self.event_id and changed.kinds & CONCERNED:
            self._foreign += 1
            self._quiet.start()

    def _look_for_others(self) -> None:
        """Reads again after readings were struck out, undone, merged, or the inventory was signed."""
        if self._writing:
            return
        if self._foreign > 0:
            self.read_again()
        self._foreign = 0
