"""The papers the program makes, by their short names. A paper of one's own is one more entry here."""

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, Any

from app.reader import Reader
from models.kinds import Kind

if TYPE_CHECKING:
    from app.office import Office


def load(name: str) -> Any:
    """What `module:attribute` names."""
    module, _, attribute = name.partition(":")
    return getattr(import_module(module), attribute)


@dataclass(frozen=True)
class Printable:
    """A paper as the window and the command line offer it."""

    name: str
    label: str
    subject: str
    """Kind of record the paper is about; empty for one about the office as a whole."""
    step: str
    draws: str
    """`module:attribute` of the reports' Paper."""
    holds: str
    """`module:class` of the facts, as they are kept and read back."""
    gathers: str
    """`module:function` that makes the facts: of (reader, record), or of (office, reader, what was asked)."""
    names: str
    """`module:function` that names the file."""
    about: str
    asks: str = ""
    """What must be said of a paper about the office, such as a range of days."""
    sample: str = ""
    """`module:function` that makes the facts of an invented record in given words, to look at wording by."""

    def paper(self) -> Any:
        """The drawing."""
        return load(self.draws)

    def facts(self, reader: Reader, record: Kind) -> Any:
        """What stands on the page."""
        gathered: Callable[[Reader, Kind], Any] = load(self.gathers)
        return gathered(reader, record)

    def office_facts(self, office: "Office", reader: Reader, asked: str) -> Any:
        """What stands on the page of a paper about the office."""
        gathered: Callable[[Office, Reader, str], Any] = load(self.gathers)
        return gathered(office, reader, asked)

    def file_name(self, facts: Any) -> str:
        """A name for the saved file."""
        return str(load(self.names)(facts))


PRINTABLES: dict[str, Printable] = {
    each.name: each
    for each in (
        Printable(
            name="ito",
            label="Draft ITO for SC-TMS entry",
            subject="student",
            step="ito",
            draws="reports.training.ito:ITO",
            holds="reports.training.ito:ItoFacts",
            gathers="app.papers.ito:ito_facts",
            names="reports.training.ito:file_name",
            about="The draft invitational travel order, to be entered in SC-TMS. It admits nobody to training.",
            sample="app.papers.sample:ito_sample",
        ),
        Printable(
            name="today",
            label="The day on one page",
            subject="",
            step="",
            draws="reports.office.today:TODAY",
            holds="reports.office.today:TodayFacts",
            gathers="app.papers.today:today_facts",
            names="reports.office.today:file_name",
            about="What is overdue, due this week by area, waiting and new, and how old the last backup is.",
        ),
        Printable(
            name="away",
            label="What slips during an absence",
            subject="",
            step="",
            draws="reports.office.away:AWAY",
            holds="reports.office.away:AwayFacts",
            gathers="app.papers.today:away_facts",
            names="reports.office.away:file_name",
            about="The duties that fall due while somebody is away or too soon afterwards, by whose they are.",
            asks="a range of days such as 3-12 May",
        ),
        Printable(
            name="handover",
            label="State of the office",
            subject="",
            step="",
            draws="reports.office.handover:HANDOVER",
            holds="reports.office.handover:HandoverFacts",
            gathers="app.papers.handover:handover_facts",
            names="reports.office.handover:file_name",
            about="For a handover: figures, what is late and what comes, whose it is, where things lie, the receipt.",
        ),
    )
}
"""Every paper by its short name."""
