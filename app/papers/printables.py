"""The papers the program makes, by their short names. A paper of one's own is one more entry here."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, Any

from app.reader import Reader
from models.findings import Finding
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
    """`module:function` that makes the facts: of (reader, record), with what was asked behind them where the paper
    asks something; or of (office, reader, what was asked)."""
    names: str
    """`module:function` that names the file."""
    about: str
    asks: str = ""
    """What must be said before it can be drawn, such as a range of days or the letter that is meant.

    The facts of a paper about a record keep it as `asked`.
    """
    sample: str = ""
    """`module:function` that makes the facts of an invented record in given words, to look at wording by."""
    sheet: str = ""
    """`module:function` that writes the paper's workbook: of (office, record or what was asked, target)."""
    covers: str = ""
    """`module:function` that names the records a paper about the office prints personal data of: of (reader, asked)."""
    places: str = ""
    """`module:function` that lists every place its wording may have; the places of the supplied text when empty."""
    needs: str = ""
    """`module:function` of (reader, record) that says what is missing beside the rules, as blocking findings."""
    encloses: str = ""
    """`module:function` of (reader, facts) that opens the file of others whose pages stand in the paper."""
    checks: str = ""
    """`module:function` of (reader, record, kept facts) that refuses to draw again what its records no longer carry."""

    def paper(self) -> Any:
        """The drawing."""
        return load(self.draws)

    def drawn(self, reader: Reader | None, facts: Any) -> bytes:
        """The PDF. Raises Refused or Trouble where a file that stands in it cannot be opened."""
        from reports.paper import render

        return render(self.paper(), facts, self.enclosed(reader, facts))

    def enclosed(self, reader: Reader | None, facts: Any) -> Any:
        """The file of others whose pages stand in it; None where there is none. Raises Refused and Trouble."""
        opened: Callable[[Reader | None, Any], Any] | None = load(self.encloses) if self.encloses else None
        return opened(reader, facts) if opened else None

    def missing(self, reader: Reader, record: Kind) -> list[Finding]:
        """What the paper itself lacks, whatever the rules say."""
        needed: Callable[[Reader, Kind], list[Finding]] | None = load(self.needs) if self.needs else None
        return needed(reader, record) if needed else []

    def facts(self, reader: Reader, record: Kind, asked: str = "") -> Any:
        """What stands on the page."""
        gathered: Callable[..., Any] = load(self.gathers)
        return gathered(reader, record, asked) if self.asks else gathered(reader, record)

    def known_places(self) -> Iterable[str]:
        """Names of the places that its wording may have beside those of the supplied text."""
        found: Iterable[str] = load(self.places)() if self.places else ()
        return found

    def covered(self, reader: Reader, asked: str) -> Iterable[tuple[str, int]]:
        """Kind and id of each person on a paper about several."""
        found: Iterable[tuple[str, int]] = load(self.covers)(reader, asked) if self.covers else ()
        return found

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
            name="dd2285",
            label="Form DD 2285 under waiver",
            subject="student",
            step="dd2285",
            draws="reports.training.dd2285:DD2285",
            holds="reports.training.dd2285:Dd2285Facts",
            gathers="app.papers.dd2285:dd2285_facts",
            names="reports.training.dd2285:file_name",
            about="The order by hand, only under a combatant command's waiver with command, number and date.",
            sample="app.papers.sample:dd2285_sample",
            needs="app.papers.dd2285:missing_for",
            checks="app.papers.dd2285:check_kept",
        ),
        Printable(
            name="amendment",
            label="Draft amendment for SC-TMS entry",
            subject="student",
            step="amendment",
            draws="reports.training.amendment:AMENDMENT",
            holds="reports.training.amendment:AmendmentFacts",
            gathers="app.papers.amendment:amendment_facts",
            names="reports.training.amendment:file_name",
            about="What the records say otherwise than the issued order, to be entered in SC-TMS. It changes no order.",
            sample="app.papers.sample:amendment_sample",
            needs="app.papers.amendment:missing_for",
        ),
        Printable(
            name="packet",
            label="Student packet",
            subject="student",
            step="packet",
            draws="reports.training.packet:PACKET",
            holds="reports.training.packet:PacketFacts",
            gathers="app.papers.packet:packet_facts",
            names="reports.training.packet:file_name",
            about="For the student to carry: the issued order, courses and places, briefing, arrival notice, privacy "
            "statement, interview sheet.",
            sample="app.papers.sample:packet_sample",
            needs="app.papers.packet:missing_for",
            encloses="app.papers.packet:enclosed_in",
        ),
        Printable(
            name="briefing_record",
            label="Briefing record",
            subject="student",
            step="",
            draws="reports.training.briefing:BRIEFING",
            holds="reports.training.briefing:BriefingFacts",
            gathers="app.papers.briefing:briefing_facts",
            names="reports.training.briefing:file_name",
            about="The topics of the pre-departure briefing, ticked where they were covered, to be signed.",
            sample="app.papers.sample:briefing_sample",
        ),
        Printable(
            name="arrival_notice",
            label="Arrival notice",
            subject="student",
            step="",
            draws="reports.training.arrival:ARRIVAL",
            holds="reports.training.arrival:ArrivalFacts",
            gathers="app.papers.arrival:arrival_facts",
            names="reports.training.arrival:file_name",
            about="What the receiving installation is told of an arrival, with the log of what it was told before.",
            sample="app.papers.sample:arrival_sample",
        ),
        Printable(
            name="interview_sheet",
            label="Interview sheet",
            subject="student",
            step="",
            draws="reports.training.interview:INTERVIEW",
            holds="reports.training.interview:InterviewFacts",
            gathers="app.papers.interview:interview_facts",
            names="reports.training.interview:file_name",
            about="The empty sheet for the interview after training.",
            sample="app.papers.sample:interview_sample",
        ),
        Printable(
            name="keying_sheet",
            label="Keying sheet",
            subject="student",
            step="",
            draws="reports.training.keying:KEYING",
            holds="reports.training.keying:KeyingFacts",
            gathers="app.papers.keying:keying_facts",
            names="reports.training.keying:file_name",
            about="A student's data in the order in which SC-TMS asks for it, with what was keyed.",
        ),
        Printable(
            name="file_cover",
            label="File cover",
            subject="student",
            step="",
            draws="reports.training.file_cover:FILE_COVER",
            holds="reports.training.file_cover:FileCoverFacts",
            gathers="app.papers.file_cover:file_cover_facts",
            names="reports.training.file_cover:file_name",
            about="The cover of the file that is kept for ten years: what lies in it, where, until when.",
            sample="app.papers.sample:file_cover_sample",
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
        Printable(
            name="nomination_call",
            label="Call for nominations",
            subject="nomination_call",
            step="",
            draws="reports.training.call:CALL",
            holds="reports.training.call:CallFacts",
            gathers="app.papers.call:call_facts",
            names="reports.training.call:file_name",
            about="A letter to the partner's ministry that asks for names, with its sheet; it needs a release.",
            sample="app.papers.sample_training:call_sample",
            sheet="app.papers.call:write_call_sheet",
            needs="app.papers.call:missing_for",
        ),
        Printable(
            name="nominee",
            label="Nominee sheet",
            subject="student",
            step="",
            draws="reports.training.nominee:NOMINEE",
            holds="reports.training.nominee:NomineeFacts",
            gathers="app.papers.nominee:nominee_facts",
            names="reports.training.nominee:file_name",
            about="One page on a nominee: bio data, courses, prerequisites met or not, English. Nothing on vetting.",
        ),
        Printable(
            name="screening_list",
            label="Screening checklist",
            subject="student",
            step="",
            draws="reports.training.screening_list:SCREENING_LIST",
            holds="reports.training.screening_list:ScreeningFacts",
            gathers="app.papers.screening_list:screening_facts",
            names="reports.training.screening_list:file_name",
            about="The items with their answers so far, the offices with room for stamps, signature, keep-until date.",
            sample="app.papers.sample_training:screening_sample",
        ),
        Printable(
            name="letter",
            label="Letter",
            subject="student",
            step="",
            draws="reports.training.letter:LETTER",
            holds="reports.training.letter:LetterFacts",
            gathers="app.papers.letter:letter_facts",
            names="reports.training.letter:file_name",
            about="A letter to a student from one of the office's templates, filled from the record.",
            asks="which letter, such as course_place",
            sample="app.papers.sample_training:letter_sample",
            places="app.papers.letter:places",
        ),
        Printable(
            name="vetting_sheet",
            label="Vetting submission",
            subject="",
            step="",
            draws="reports.training.vetting_sheet:VETTING_SHEET",
            holds="reports.training.vetting_sheet:VettingFacts",
            gathers="app.papers.vetting_sheet:vetting_facts",
            names="reports.training.vetting_sheet:file_name",
            about="Bio data of several nominees and their units for human-rights and DoD vetting; gaps are told.",
            asks="the students by number or name, divided by semicolons; ‘with incomplete’ takes in those with gaps",
            sample="app.papers.sample_training:vetting_sample",
            sheet="app.papers.vetting_sheet:write_vetting_sheet",
            covers="app.papers.vetting_sheet:covered",
        ),
        Printable(
            name="ecl_roster",
            label="ECL session roster",
            subject="ecl_session",
            step="",
            draws="reports.training.ecl_roster:ECL_ROSTER",
            holds="reports.training.ecl_roster:EclFacts",
            gathers="app.papers.ecl_roster:ecl_facts",
            names="reports.training.ecl_roster:file_name",
            about="The seats of a test session: names, identity check, signature; scores are written in by hand.",
            sample="app.papers.sample_training:ecl_sample",
        ),
        Printable(
            name="status_board",
            label="Status board",
            subject="",
            step="",
            draws="reports.training.status_board:STATUS_BOARD",
            holds="reports.training.status_board:BoardFacts",
            gathers="app.papers.status_board:board_facts",
            names="reports.training.status_board:file_name",
            about="Students by report date with steps as signs and what is due next.",
        ),
        Printable(
            name="class_roster",
            label="Class roster",
            subject="training_line",
            step="",
            draws="reports.training.class_roster:CLASS_ROSTER",
            holds="reports.training.class_roster:ClassFacts",
            gathers="app.papers.class_roster:class_facts",
            names="reports.training.class_roster:file_name",
            about="Everybody who starts a course on one day, and the days counted back from the report date.",
        ),
    )
}
"""Every paper by its short name."""
