"""The steps of a case: the one act that moves it along `models.cases.states.CASE_STATES`.

A step is an entry with a day and what its move asks for; in the same change it fills the day of the case and of its
letters of request that stands for the state, while that is empty. A correction is a new entry that names the one it
replaces; nothing is taken out. What is the same for every kind with steps is `app.stepping`.
"""

from collections.abc import Iterable, Mapping

from app import stepping
from app.asides import Aside
from app.change import Work
from app.office import Office
from app.reader import Reader
from app.stepping import Ladder, Standing, Way
from models.cases import moving
from models.cases.casebook import CaseFile, CaseStep
from models.cases.derive import LORS
from models.cases.requests import Lor
from models.cases.states import DAY_OF, STATES
from models.findings import Finding
from models.kinds import Kind
from models.rules import Facts

__all__ = ["LADDER", "Standing", "Way", "instead_of", "record", "standing"]

Values = Mapping[str, object]
LETTER_DAY = {"LOR_SENT": "sent_on", "LOR_RECEIVED": "received_by_ia_on", "LOR_ACTIONABLE": "actionable_on"}
"""The day of a letter of request that a step of its case fills while it is empty."""
TYPED = ("stepped_on", "stepped_by", "step_ref", "step_reason", "step_paper", "known_from")
"""What a person says of a step."""


def standing(reader: Reader, case_ids: Iterable[int]) -> Standing:
    """The states of cases and every step that is open for at least one of them. Raises NotFound."""
    return stepping.standing(LADDER, reader, case_ids)


def instead_of(reader: Reader, step_id: int) -> Standing:
    """Where a case may have gone instead of a step, from the state before it. Raises NotFound."""
    return stepping.instead_of(LADDER, reader, step_id)


def record(office: Office, case_id: int, to_state: str, values: Values, *, corrects_id: int | None = None,
           aside: Aside | None = None) -> int:  # fmt: skip
    """Records that a case went to a state, as `app.stepping.record` says, and returns the id of the step.

    The days of `DAY_OF` and `LETTER_DAY` are filled while they are empty; a day that the corrected step had filled
    follows the correction.
    """
    return stepping.record(LADDER, office, case_id, to_state, values, corrects_id=corrects_id, aside=aside)


# -- internal --
def _findings(reader: Reader, facts: Facts) -> list[Finding]:
    """What is found of the case and of its letters of request."""
    letters = reader.findings_of(Lor, [row.id for row in facts.all(LORS[1])])
    return stepping.own_findings(reader, facts) + [each for rows in letters.values() for each in rows]


def _fill_days(work: Work, facts: Facts, to_state: str, given: Values, replaced: Kind | None) -> None:
    """Fills the days that stand for the state; what the corrected step had filled is moved along, or emptied."""
    day = given[stepping.ON]
    case = _days(facts.record, DAY_OF, to_state, day, replaced)
    if case:
        work.set(CaseFile, facts.record.id, case)
    for letter in facts.all(LORS[1]):
        if days := _days(letter, LETTER_DAY, to_state, day, replaced):
            work.set(Lor, letter.id, days)


def _days(
    row: Kind, keys: Mapping[str, str], to_state: str, day: object, replaced: Kind | None
) -> dict[str, object]:
    found: dict[str, object] = {}
    was = keys.get(str(replaced.get("to_state"))) if replaced else None
    if replaced and was and row.get(was) == replaced.get("stepped_on"):
        found[was] = None
    key = keys.get(to_state)
    if key and (row.get(key) is None or key in found):
        found[key] = day
    return {key: value for key, value in found.items() if value != row.get(key)}


LADDER = Ladder(
    subject=CaseFile, entry=CaseStep, link="case_id", noun="case", to_key="to_state", from_key="from_state",
    state_key="case_state", states=STATES, typed=TYPED, reads=(moving.STEPS, *LORS), steps=moving.STEPS,
    state=lambda f: moving.state_after(f.record, f.all(moving.STEPS)),
    before=lambda f, step: moving.state_before(f.record, f.all(moving.STEPS), step),
    moves=lambda f, state: moving.open_moves(f.record, state),
    lacks=lambda move, values, correcting: moving.lacks(move, values, correcting=correcting),
    findings=_findings, fill=_fill_days, paper="step_paper",
)  # fmt: skip
