"""Gathers the change list of a SCETWG session: every decision with before and after, remarks and totals (JSCET 3-10d).

Whole for the command, or the lines of one service for that service (JSCET 3-10d(6)).
"""

from pathlib import Path

from app.errors import Refused
from app.office import Office
from app.papers.case_parts import told
from app.papers.eum_common import blocked, country_of, day
from app.papers.eum_scip import written
from app.papers.frame import frame_of
from app.papers.plan_cetpp import part_of, version
from app.planning import changelist
from app.planning.changelist import ALL
from app.planning.session_book import session_of
from app.reader import Reader
from models.findings import Finding
from models.kinds import Kind
from models.planning.scetwg import LineReview, Scetwg
from reports.composed import ComposedFacts, Part
from reports.eum.common import Words
from reports.paper import Frame
from reports.sheets.facts import SheetFacts, SheetReport

PAPER = "plan_changes"
NOTE = (
    "An accepted line is not an approved one: the service takes it into its program and says so. What changed goes to "
    "the service with the papers that show why; further changes are exceptions and may cost a penalty (JSCET 3-10d(6))."
)


def of_year(reader: Reader, year: int) -> int:
    """The session of a fiscal year. Raises NotFound."""
    return session_of(reader, year).id


def choices(reader: Reader, _record: Kind) -> list[str]:
    """What may be asked for, for the window."""
    return [ALL, *(f"{each.code} {each.label}" for each in reader.choices("ia_code"))]


def missing_for(reader: Reader, record: Kind) -> list[Finding]:
    """A list without a decision is not printed."""
    if reader.children(LineReview, "session_id", record.id):
        return []
    return [
        blocked(
            "The session has decided on no line yet.", "Go through the lines of the session.", rule="PLN-08"
        )
    ]


def change_facts(reader: Reader, record: Kind, asked: str) -> ComposedFacts:
    """The list for one service, or whole. Raises Refused where it would be empty, Usage for no service."""
    assert isinstance(record, Scetwg)
    service, label = _service(reader, asked)
    decided = _decided(reader, record, service)
    rows = told(
        ("Session", record.shown_title), ("Place", record.session_place),
        ("Held", _held(record)), ("Lines of", label or "every service"), ("Decisions", f"{len(decided)}"),
    )  # fmt: skip
    return ComposedFacts(
        frame=frame(reader, record),
        stem=PAPER,
        number=" ".join(filter(None, (str(record.session_fy or ""), service))),
        title=Words("Changes decided by the SCETWG"),
        parts=(
            Part(rows=rows, texts=(Words(NOTE),)),
            part_of(changelist.totals(decided), 2),
            part_of(changelist.listed(decided), 2),
        ),
        asked=service or ALL,
    )


def write_changes_sheet(office: Office, record: Kind, target: Path, asked: str) -> SheetReport:
    """Writes the list as a workbook: decisions, then totals. Raises Refused, Usage and Trouble."""
    assert isinstance(record, Scetwg)
    reader = office.reader
    service, label = _service(reader, asked)
    decided = _decided(reader, record, service)
    table, marked = changelist.listed(decided).sheet("Decisions"), frame(reader, record)
    return written(SheetFacts(
        title=table.title, columns=table.columns, rows=table.rows, marking=marked.marking,
        designation=marked.designation, office=marked.office,
        provenance=(("Session", record.shown_title), ("Lines of", label or "every service"),
                    ("As of", day(reader.today)), ("Made by", office.user)),
        more=(changelist.totals(decided).sheet("Totals"),),
    ), target)  # fmt: skip


def frame(reader: Reader, record: Scetwg) -> Frame:
    """The frame of the list, in the session's country."""
    return frame_of(reader, country_of(reader, record.country_id), as_of=reader.today)


def _decided(reader: Reader, record: Scetwg, service: str) -> list[changelist.Decided]:
    found = changelist.change_list(reader, record.id, service)
    if not found:
        raise Refused(
            "The session decided on no line of that service.", do="Print the whole list, or another service."
        )
    return found


def _service(reader: Reader, asked: str) -> tuple[str, str]:
    """Code and name of the service that is asked for; none for all. Raises Usage."""
    said = asked.strip() or ALL
    if said.casefold() == ALL:
        return "", ""
    meant = version(reader, said)
    return meant.service, meant.label


def _held(record: Scetwg) -> str:
    days = [day(each) for each in (record.session_from, record.session_to) if each]
    return " to ".join(dict.fromkeys(days))
