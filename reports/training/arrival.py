"""The arrival notice to the receiving installation, with the log of what it was told before (SAMM C2.1.6.9.1)."""

from dataclasses import dataclass
from datetime import date

from reports.paper import Audience, Column, Document, Frame, Paper, Status
from reports.training import student
from reports.training.student import StudentHead

NOT_SENT = Status("", "NOT SENT YET")


@dataclass(frozen=True, slots=True)
class NoticeEntry:
    """A notice or an update of it, as it was sent."""

    sent_on: date | None
    channel: str
    arrives_at: str
    travel: str
    said: str


@dataclass(frozen=True, slots=True)
class ArrivalFacts:
    """What the installation is told; `sent_on` is empty while nothing was sent."""

    frame: Frame
    head: StudentHead
    intro: str
    to: tuple[tuple[str, str], ...]
    sent_on: date | None
    channel: str
    due_on: date | None
    arrives_at: str
    travel_mode: str
    carrier: str
    flights: str
    airport: str
    dependents: str
    childrens_ages: str
    remarks: str
    log: tuple[NoticeEntry, ...]
    sample: bool = False


def draw(facts: ArrivalFacts, page: Document) -> None:
    """Receiver, student, arrival, log."""
    page.heading("Arrival notice", level=1)
    page.labelled(facts.to or (("To", ""),), label_width=150)
    student.draw_head(page, facts.head)
    body(facts, page)


def body(facts: ArrivalFacts, page: Document) -> None:
    """The same without title, receiver and head, as the packet has it."""
    page.paragraph(facts.intro)
    page.heading("Arrival")
    page.labelled(
        [
            ("Arrives at (local time)", facts.arrives_at), ("Travels by", facts.travel_mode),
            ("Carrier", facts.carrier), ("Flights", facts.flights), ("Arrives in", facts.airport),
            ("Dependents who come along", facts.dependents), ("Ages of children on arrival", facts.childrens_ages),
            ("Remarks", facts.remarks),
        ],
        label_width=170,
    )  # fmt: skip
    page.heading("Notice")
    due = f"at the latest on {student.shown(facts.due_on)}" if facts.due_on else ""
    sent = student.shown(facts.sent_on) or f"Not sent yet; {due or 'no report date is recorded'}"
    page.labelled([("Sent on", sent), ("By", facts.channel)], label_width=170)
    if facts.log:
        page.heading("Told before", keep=60)
        page.table(_LOG, [
            (student.shown(each.sent_on), each.channel, each.arrives_at, each.travel, each.said)
            for each in facts.log
        ])  # fmt: skip


_LOG = (
    Column("Sent on", 58), Column("By", 40), Column("Arrives at", 110), Column("Travel", 130), Column("Said", 166),
)  # fmt: skip


def file_name(facts: ArrivalFacts) -> str:
    """A name for the saved file."""
    return student.file_name("arrival", facts.head)


def _status(facts: ArrivalFacts) -> Status | None:
    return student.sample_status(facts.sample) or (None if facts.sent_on else NOT_SENT)


ARRIVAL = Paper(
    name="arrival_notice",
    title="Arrival notice",
    version=1,
    audience=Audience.INTERNAL,
    draw=draw,
    subject=lambda facts: student.subject(facts.head),
    status=_status,
)
