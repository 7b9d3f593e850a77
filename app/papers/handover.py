"""Gathers the state of the office for a handover."""

from collections.abc import Iterable

from app import arrival, backups, exceptions
from app.arrival import MONTH_DAYS, Arrival
from app.charts import Bars, Series
from app.findings import Duty
from app.handover import AHEAD_DAYS, Step
from app.office import Office
from app.papers.frame import frame_of
from app.papers.today import when_due
from app.reader import Reader
from app.reading import Query
from app.rights import ROLES, sees_kind
from app.today import days
from models.fields import show_date
from models.kinds import all_kinds
from models.office.desk import Attachment, Document
from models.text import fold
from reports.office.handover import HandoverArea, HandoverFacts, HandoverLine

LINES_OF_AREA = 40
"""Duties of an area that are listed; the rest is counted."""
EXCEPTIONS = 25


def handover_facts(office: Office, reader: Reader, asked: str = "") -> HandoverFacts:
    """The state of the office for the user at work; `asked` names who leaves where nobody was named yet."""
    found = arrival.look(office, reader, asked.strip())
    home = days.home(reader)
    frame = frame_of(reader, home, as_of=reader.today)
    register = exceptions.register(reader)
    today = reader.today
    return HandoverFacts(
        frame=frame,
        office=frame.office,
        day=today,
        leaver=found.progress.leaver,
        successor=found.user,
        began_on=found.progress.began_on,
        figures=tuple(_figures(reader, found)),
        overdue=tuple(_line(each, reader) for each in found.overdue),
        ahead_days=AHEAD_DAYS,
        chart=_chart(found),
        ahead=tuple(
            HandoverArea(
                each.area,
                tuple(_line(duty, reader) for duty in each.duties[:LINES_OF_AREA]),
                max(0, len(each.duties) - LINES_OF_AREA),
            )
            for each in found.ahead
        ),
        owners=tuple(
            (each.name, each.why, f"{len(each.duties):,}", f"{sum(duty.overdue for duty in each.duties):,}")
            for each in found.owners
        ),
        promises=tuple(_line(each, reader) for each in found.promises),
        exceptions=tuple(
            (show_date(each.on), each.sort.value, each.user, each.sentence) for each in register[:EXCEPTIONS]
        ),
        exceptions_in_all=len(register),
        unconfirmed=tuple(each.words for each in found.doubts),
        users=tuple(
            (
                each.name,
                ROLES[each.role].label if each.role in ROLES else each.role,
                show_date(each.last_used.date()) if each.last_used else "never",
                each.state,
            )
            for each in found.people
        ),
        places=tuple(_places(office, reader, found)),
        settled=tuple(
            (
                each.title,
                f"Settled {show_date(each.mark.on)} by {each.mark.by}" if each.mark else each.sentence,
            )
            for each in found.steps
            if each.step is not Step.PAPER
        ),
    )


def _line(duty: Duty, reader: Reader) -> HandoverLine:
    near = abs((duty.due_on - reader.today).days) < MONTH_DAYS
    when = when_due(duty.due_on, reader.today) if near else show_date(duty.due_on)
    return HandoverLine(when, duty.finding.message, duty.record_title, duty.assigned_to, duty.finding.cites)


def _figures(reader: Reader, found: Arrival) -> Iterable[tuple[str, str]]:
    """How much the office keeps, of each kind that has any records."""
    coming = sum(len(each.duties) for each in found.ahead)
    yield "Duties", f"{len(found.overdue):,} overdue, {coming:,} in the next {AHEAD_DAYS} days"
    kinds = [
        kind for kind in all_kinds().values() if not kind.spec.technical and sees_kind(reader.role, kind)
    ]
    for kind in sorted(kinds, key=lambda each: fold(each.spec.plural)):
        if count := reader.count(Query(kind)):
            yield kind.spec.plural, f"{count:,}"


def _chart(found: Arrival) -> Bars:
    """Duties by month of 30 days, over all areas."""
    months = [sum(area.months[at] for area in found.ahead) for at in range(AHEAD_DAYS // MONTH_DAYS)]
    labels = tuple(f"Day {at * MONTH_DAYS + 1}-{(at + 1) * MONTH_DAYS}" for at in range(len(months)))
    return Bars("Duties by month", "Days from today", "duties", labels, (Series("", tuple(months)),))


def _places(office: Office, reader: Reader, found: Arrival) -> Iterable[tuple[str, str]]:
    yield "Office", f"{office.folder} on {_machine()}"
    folders = dict.fromkeys(str(each.folder.parent) for each in backups.known_backups(office))
    yield "Backups", "; ".join(folders) or "none known on this machine"
    yield "Safety", found.safety.sentence
    yield "Papers kept", f"{reader.count(Query(Document)):,}, in the office"
    yield "Files kept", f"{reader.count(Query(Attachment)):,}, in the office"
    changed = (
        f"Changed {show_date(found.key_changed_on)}"
        if found.key_changed_on
        else "As when the office was made"
    )
    yield "Office key", f"{changed}. The recovery key is printed and lies in the safe."
    yield "Journal head", office.head()


def _machine() -> str:
    from app.journal.entries import machine_name

    return machine_name() or "this machine"
