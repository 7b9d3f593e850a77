"""Whatever two users do in whatever order, everything that is kept beside the journal says what the journal says."""

import shutil
import tempfile
from contextlib import suppress
from datetime import date, timedelta
from pathlib import Path
from typing import Any, ClassVar

import pytest
from hypothesis import Phase, assume, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from app import merging
from app.errors import Refused
from app.journal import undoing
from app.journal.entries import next_tick
from app.journal.proof import prove, state_hash
from app.office import Office, Undone
from app.reading import Cond, Query
from models.kinds import Kind, Status
from models.office.desk import Override, PolicyRecord
from models.office.places import Contact, Country, Unit
from models.training.courses import Course
from models.training.health import MedicalRecord
from models.training.lines import TrainingLine
from models.training.passports import Passport
from models.training.people import Dependent, Student
from models.training.vetting import DodVetting, HrVetting
from tests import support
from tests.app import whole
from tests.support import acting

DAYS = [None, *(date(2026, 3, 2) + timedelta(days=each) for each in (0, 20, 45, 70, 95))]
USERS = (("Ada Quill", "admin"), ("Ben Hale", "chief"))
VALUES: dict[type[Kind], dict[str, Any]] = {
    Unit: {"unit_name": ["Signal", "signal", "Guards", None], "unit_remarks": ["a", "b"], "parent_unit_id": Unit},
    Contact: {"surname": ["Đoğan", "Doe", None], "role": ["Liaison"], "unit_id": Unit},
    Student: {
        "surname": ["Doe", "Ødegård", "عائشة", None], "first_name": ["Jane", None], "remarks": ["x y", None],
        "country_service_number": ["A-1", "a1", "B2", "-", None], "unit_id": Unit, "country_id": Country,
        "planned_ito_on": DAYS,
    },
    Dependent: {"surname": ["Doe"], "student_id": Student, "travel": ["ACCOMPANY", None]},
    Course: {"tmasl_id": ["D101", "B202"], "title": ["Leadership", "Signals"]},
    TrainingLine: {
        "student_id": Student, "course_id": Course, "wcn": ["1A", "1B", None], "report_date": DAYS, "end_date": DAYS,
        "line_status": ["PROGRAMMED", "CANCELLED", None],
    },
    MedicalRecord: {"student_id": Student, "exam_date": DAYS, "fit": [True, False, None]},
    Passport: {"student_id": Student, "passport_no": ["P 1", "P2", None], "passport_expiry": DAYS},
    HrVetting: {"student_id": Student, "hr_result": ["APPROVED", "REJECTED", None], "hr_result_date": DAYS},
    DodVetting: {"student_id": Student, "dependent_id": Dependent, "dod_vet_result": ["CLEAR", "DENIED", None]},
}  # fmt: skip
FIND = {"undo": undoing.next_undo, "redo": undoing.next_redo}
NO_SHRINK = [Phase.explicit, Phase.reuse, Phase.generate]
"""Shrinking a story of twenty steps takes longer than reading it."""
KINDS = list(VALUES)


class Desk(RuleBasedStateMachine):
    """Two users at one desk; the model of the past is a copy of the tables after each entry."""

    template: ClassVar[Path]

    def __init__(self) -> None:
        super().__init__()
        self.place = Path(tempfile.mkdtemp(prefix="desk-"))
        folder = support.copy_office(self.template, self.place / "Desk.sco")
        self.clock = support.Hands()
        self.office: Office = support.reopen(folder, clock=self.clock)
        self.past: list[tuple[date, whole.State]] = [(self.office.today, whole.tables(self.office.writer))]
        self.tick = next_tick(self.office.writer)
        self.began = state_hash(self.office.writer)
        self.mixed = False
        """Whether somebody undid or redid what was not the last thing anybody had done."""
        self.changed = False

    @initialize()
    def a_student_with_a_line(self) -> None:
        with self.office.change("Begin") as work:
            unit = work.add(Unit, {"unit_name": "Signal"})
            student = work.add(Student, {"surname": "Doe", "unit_id": unit, "planned_ito_on": DAYS[3]})
            work.add(TrainingLine, {"student_id": student, "report_date": DAYS[3], "end_date": DAYS[4]})
        self._happened()

    def _happened(self) -> None:
        """Remembers the tables after an entry; what changed nothing wrote none."""
        tick = next_tick(self.office.writer)
        if tick != self.tick:
            self.tick, self.changed = tick, True
            self.past.append((self.office.today, whole.tables(self.office.writer)))

    def _record(self, data: st.DataObject, kind: type[Kind], status: Status = Status.LIVE) -> int | None:
        ids = self.office.reader.ids(Query(kind, status=status))
        return data.draw(st.sampled_from(ids.tolist())) if ids else None

    def _values(self, data: st.DataObject, kind: type[Kind], most: int = 4) -> dict[str, Any]:
        keys = data.draw(
            st.lists(st.sampled_from(sorted(VALUES[kind])), unique=True, min_size=1, max_size=most)
        )
        return {key: self._value(data, VALUES[kind][key]) for key in keys}

    def _value(self, data: st.DataObject, offered: Any) -> Any:
        if isinstance(offered, list):
            return data.draw(st.sampled_from(offered))
        return self._record(data, offered) if data.draw(st.integers(0, 3)) else None

    def _attempt(self, user: int, act: Any, may_refuse: bool = True) -> None:
        """Does something as a user; a refusal must leave the tables as they were."""
        before = whole.tables(self.office.writer)
        try:
            with acting(self.office, *USERS[user]):
                act()
        except Refused:
            assert may_refuse
            assert whole.tables(self.office.writer) == before
        else:
            self._happened()

    @rule(data=st.data(), user=st.integers(0, 1), kind=st.sampled_from(KINDS))
    def add(self, data: st.DataObject, user: int, kind: type[Kind]) -> None:
        values = self._values(data, kind, 7)

        def act() -> None:
            with self.office.change("Add") as work:
                work.add(kind, values)

        self._attempt(user, act)

    def _has(self, kind: type[Kind], status: Status) -> bool:
        """Asked before every step, so without the reader's query of its own for each kind."""
        sql = f'SELECT 1 FROM "{kind.spec.name}" WHERE row_status = ? LIMIT 1'
        return self.office.writer.execute(sql, (int(status),)).fetchone() is not None

    def _kind(self, data: st.DataObject, status: Status = Status.LIVE) -> type[Kind]:
        """A kind of which there are records."""
        kinds = [kind for kind in KINDS if self._has(kind, status)]
        assume(kinds)
        return data.draw(st.sampled_from(kinds))

    @rule(data=st.data(), user=st.integers(0, 1))
    def change(self, data: st.DataObject, user: int) -> None:
        kind = self._kind(data)
        record, values = self._record(data, kind), self._values(data, kind)

        def act() -> None:
            with self.office.change("Change") as work:
                work.set(kind, record or 0, values)

        self._attempt(user, act)

    @rule(data=st.data(), user=st.integers(0, 1))
    def change_all(self, data: st.DataObject, user: int) -> None:
        kind = self._kind(data)
        ids, values = self.office.reader.ids(Query(kind)), self._values(data, kind, 2)

        def act() -> None:
            with self.office.change("Change all") as work:
                work.set_many(kind, dict.fromkeys(ids, values))

        self._attempt(user, act)

    @rule(data=st.data(), user=st.integers(0, 1))
    def remove(self, data: st.DataObject, user: int) -> None:
        kind = self._kind(data)
        record = self._record(data, kind)

        def act() -> None:
            with self.office.change("Remove") as work:
                work.remove(kind, record or 0)

        self._attempt(user, act)

    @precondition(lambda self: any(self._has(kind, Status.REMOVED) for kind in KINDS))
    @rule(data=st.data(), user=st.integers(0, 1))
    def put_back(self, data: st.DataObject, user: int) -> None:
        kind = self._kind(data, Status.REMOVED)
        record = self._record(data, kind, Status.REMOVED)

        def act() -> None:
            with self.office.change("Put back") as work:
                work.put_back(kind, record or 0)

        self._attempt(user, act)

    @rule(data=st.data(), user=st.integers(0, 1))
    def several_things_at_once(self, data: st.DataObject, user: int) -> None:
        steps = [
            (kind, self._values(data, kind))
            for kind in data.draw(st.lists(st.sampled_from(KINDS), max_size=3))
        ]
        student = self._record(data, Student)

        def act() -> None:
            with self.office.change("Several") as work:
                for kind, values in steps:
                    made = work.add(kind, values)
                    work.set(kind, made, values)
                if steps and student:
                    work.set(Student, student, {"remarks": "there"})
                    work.set(Student, student, {"remarks": None})

        self._attempt(user, act)

    @rule(data=st.data(), user=st.integers(0, 1))
    def merge(self, data: st.DataObject, user: int) -> None:
        kind = self._kind(data)
        winner, loser = self._record(data, kind), self._record(data, kind)
        assume(winner != loser)

        def act() -> None:
            merging.merge(self.office, kind, winner or 0, loser or 0)

        self._attempt(user, act)

    def _step_back(self, data: st.DataObject, name: str) -> None:
        """Undo or redo, several times, by those who can."""
        find = FIND[name]
        for _ in range(data.draw(st.integers(1, 3))):
            able = [n for n, user in enumerate(USERS) if find(self.office.writer, user[0])]
            if able:
                user = data.draw(st.sampled_from(able))
                self.mixed |= USERS[user] != self._latest(name) or (name == "redo" and self._was_worked_on())
                self._attempt(user, lambda: self._took(getattr(self.office, name)()), may_refuse=self.mixed)

    def _took(self, undone: Undone) -> None:
        assert self.mixed or not undone.skipped

    def _was_worked_on(self) -> bool:
        """Whether anybody changed anything since the step that can be done again was undone."""
        undone = max(step.taken_back for user in USERS if (step := FIND["redo"](self.office.writer, user[0])))
        sql = "SELECT 1 FROM entry WHERE tick > ? AND nature NOT IN ('undo', 'redo') LIMIT 1"
        return self.office.writer.execute(sql, (undone,)).fetchone() is not None

    @rule(data=st.data())
    def undo(self, data: st.DataObject) -> None:
        self._step_back(data, "undo")

    @precondition(lambda self: any(undoing.next_redo(self.office.writer, user[0]) for user in USERS))
    @rule(data=st.data())
    def redo(self, data: st.DataObject) -> None:
        self._step_back(data, "redo")

    @rule(months=st.sampled_from(["1", "3", "6"]))
    def change_policy(self, months: str) -> None:
        where = Cond("key", "=", "medical.exam_months")
        record = self.office.reader.ids(Query(PolicyRecord, where=where))[0]

        def act() -> None:
            with self.office.change("Change policy") as work:
                work.set(PolicyRecord, record, {"value": months})

        self._attempt(0, act)

    @rule(data=st.data(), until=st.sampled_from(DAYS), withdraw=st.booleans())
    def set_aside(self, data: st.DataObject, until: date | None, withdraw: bool) -> None:
        student = self._record(data, Student)
        assume(student is not None)
        values = support.values_for(Override, subject_id=student, until_on=until)

        def act() -> None:
            with self.office.change("Set aside") as work:
                made = work.add(Override, values)
            if withdraw:
                with self.office.change("Withdraw") as work:
                    work.set(Override, made, {"withdrawn_on": self.office.today})

        self._attempt(0, act)

    @rule(days=st.sampled_from([1, 1, 2, 30, -3]))
    def another_day(self, days: int) -> None:
        self.office.move_to(self.office.today + timedelta(days=days))

    @precondition(lambda self: self.changed)
    @invariant()
    def everything_agrees(self) -> None:
        connection = self.office.writer
        proof = prove(connection)
        assert proof.sound, proof.first_bad
        assert whole.stale_derived(connection) == []
        assert whole.search_differs(self.office) == ""
        for days in (0, 25, -25):
            day = self.office.today + timedelta(days=days)
            assert whole.kept(connection, day) == whole.evaluated(connection, day)
        self.changed = False

    def teardown(self) -> None:
        try:
            self._as_of_every_day()
            self._undo_and_redo_everything()
        finally:
            self.office.close()
            shutil.rmtree(self.place)

    def _as_of_every_day(self) -> None:
        for day in {each for each, _ in self.past}:
            later = next((n for n, (on, _) in enumerate(self.past) if on > day), len(self.past))
            if later == 0:
                continue
            with self.office.as_of(day) as reader:
                assert whole.tables(reader.connection) == self.past[later - 1][1]
                assert whole.kept(reader.connection, day) == whole.evaluated(reader.connection, day)

    def _undo_and_redo_everything(self) -> None:
        """Back to the start and forth to the end; where the users took turns at undoing, only what still stands."""
        if self.mixed:
            with suppress(Refused):
                while self._again("undo"):
                    pass
        else:
            ended, steps = state_hash(self.office.writer), 0
            while self._again("undo"):
                steps += 1
            assert state_hash(self.office.writer) == self.began
            for _ in range(steps):
                assert self._again("redo")
            assert state_hash(self.office.writer) == ended
        assert prove(self.office.writer).sound

    def _again(self, name: str) -> bool:
        user = self._latest(name)
        if user is not None:
            with acting(self.office, *user):
                self._took(getattr(self.office, name)())
        return user is not None

    def _latest(self, name: str) -> tuple[str, str] | None:
        """The user whose step to take back was written last of all."""
        found = [
            (step.taken_back, user) for user in USERS if (step := FIND[name](self.office.writer, user[0]))
        ]
        return max(found)[1] if found else None


@pytest.mark.slow
@pytest.mark.timeout(600)
def test_two_users_at_one_desk(template: Path) -> None:
    Desk.template = template
    support.allow_few_rounds()
    run_state_machine_as_test(
        Desk, settings=settings(max_examples=12, stateful_step_count=16, deadline=None, phases=NO_SHRINK)
    )


def test_the_machine_can_fail(template: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Control arm: a change path that forgets derived fields is caught."""
    from app import derived

    Desk.template = template
    monkeypatch.setattr(derived, "fill_in", lambda *_: None)
    monkeypatch.setattr(derived, "refresh", lambda *_, **__: {})
    with pytest.raises(AssertionError):
        run_state_machine_as_test(
            Desk,
            settings=settings(
                max_examples=5, stateful_step_count=3, deadline=None, database=None, print_blob=False
            ),
        )
