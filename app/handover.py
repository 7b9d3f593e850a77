"""How far a handover is: the steps a successor settles, and who leaves. Kept in the office, one for each successor."""

import json
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum

from app.errors import Usage
from app.office import Office
from app.reader import Reader
from app.reading import All, Cond, Query
from models.office.desk import Setting
from models.text import fold

AHEAD_DAYS = 180
KEY = "arrival"
"""Setting of each successor that holds his progress."""


class Step(StrEnum):
    """The steps of an arrival in their order."""

    CAME = "came"
    PEOPLE = "people"
    OVERDUE = "overdue"
    AHEAD = "ahead"
    OWNERS = "owners"
    DOUBTS = "doubts"
    BACKUP = "backup"
    PAPER = "paper"


TITLES = {
    Step.CAME: "How you came in",
    Step.PEOPLE: "People and keys",
    Step.OVERDUE: "Overdue",
    Step.AHEAD: f"The next {AHEAD_DAYS} days",
    Step.OWNERS: "Work nobody has",
    Step.DOUBTS: "Rules to confirm",
    Step.BACKUP: "Backup",
    Step.PAPER: "Paper for the file",
}


# -- how far the handover is -----------------------------------------------------------------------------------------
@dataclass(frozen=True)
class Mark:
    """A step that somebody called settled."""

    on: date
    by: str


@dataclass(frozen=True)
class Progress:
    """What is kept of one successor's handover."""

    successor: str
    began_on: date | None = None
    leaver: str = ""
    settled: dict[Step, Mark] = field(default_factory=dict)

    @property
    def text(self) -> str:
        """As it is kept in the office."""
        marks = {step.value: [mark.on.isoformat(), mark.by] for step, mark in self.settled.items()}
        began = self.began_on.isoformat() if self.began_on else ""
        return json.dumps({"began": began, "leaver": self.leaver, "settled": marks}, sort_keys=True)

    @classmethod
    def of(cls, successor: str, text: str) -> "Progress":
        """What `text` holds."""
        kept = json.loads(text)
        marks = {Step(step): Mark(date.fromisoformat(on), by) for step, (on, by) in kept["settled"].items()}
        began = date.fromisoformat(kept["began"]) if kept["began"] else None
        return cls(successor, began, kept["leaver"], marks)


def progress_of(reader: Reader, successor: str) -> Progress:
    """How far a user's handover is; untouched when it was never begun."""
    where = All((Cond("key", "=", KEY), Cond("user_name", "=", successor)))
    found = reader.ids(Query(Setting, where=where))
    return (
        Progress.of(successor, reader.get(Setting, found[0]).value or "{}") if found else Progress(successor)
    )


def _keep(office: Office, operation: str, changed: Progress) -> Progress:
    changed = replace(changed, began_on=changed.began_on or office.today)
    where = All((Cond("key", "=", KEY), Cond("user_name", "=", changed.successor)))
    known = office.reader.ids(Query(Setting, where=where))
    with office.change(operation) as work:
        if known:
            work.set(Setting, known[0], {"value": changed.text})
        else:
            work.add(Setting, {"key": KEY, "user_name": changed.successor, "value": changed.text})
    return changed


def name_leaver(office: Office, leaver: str) -> Progress:
    """Says who leaves, by user name or as the office calls him; begins the handover. Raises Usage for oneself."""
    leaver = leaver.strip()
    if fold(leaver) == fold(office.user):
        raise Usage("You are the one who arrives.", do="Name the user who leaves.")
    return _keep(office, "Begin a handover", replace(progress_of(office.reader, office.user), leaver=leaver))


def settle(office: Office, step: Step) -> Progress:
    """Calls a step settled, with today's date and the user at work."""
    known = progress_of(office.reader, office.user)
    marks = {**known.settled, step: Mark(office.today, office.user)}
    return _keep(office, f"Handover: settle {TITLES[step].lower()}", replace(known, settled=marks))


def reopen(office: Office, step: Step) -> Progress:
    """Takes a step up again."""
    known = progress_of(office.reader, office.user)
    marks = {each: mark for each, mark in known.settled.items() if each is not step}
    return _keep(office, f"Handover: reopen {TITLES[step].lower()}", replace(known, settled=marks))
