"""The file of a case place by place: what lies in it, what is missing, and the two ways to fill a gap."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from app import attachments, rights
from app.attachments import Told
from app.errors import NotFound, Usage
from app.gather import facts_of
from app.office import Office
from app.reader import Reader
from app.store import records
from app.store.connection import translated
from models.cases import completeness
from models.cases.casebook import CaseFile
from models.cases.completeness import READS, Paper, Slot, State
from models.cases.filing import SlotDecision
from models.kinds import Kind, kind_named
from models.office.desk import Attachment

UNSEEN = {State.MISSING: "No such paper is in the file.", State.PRESENT: "Officers see which."}
"""What is told of a place whose papers the role does not meet."""
LONGEST_REASON = 300
"""Letters of a reason (`slot_decision.slot_reason`)."""


@dataclass(frozen=True)
class File:
    """The file of one case."""

    case_id: int
    slots: tuple[Slot, ...]

    def count(self, state: State) -> int:
        """How many places stand so."""
        return sum(each.state is state for each in self.slots)

    def slot(self, code: str) -> Slot:
        """The place of a code. Raises NotFound."""
        found = next((each for each in self.slots if each.code == code), None)
        if found is None:
            raise NotFound(f"The file of a case has no place {code}.")
        return found

    @property
    def sentence(self) -> str:
        """How complete it is: what is there of what must be there today, and how much is not asked for."""
        present, missing = self.count(State.PRESENT), self.count(State.MISSING)
        rest = f"{self.count(State.NOT_APPLICABLE)} not needed, {self.count(State.NOT_YET)} not yet due"
        return f"{present} of {present + missing} places filled, {missing} missing; {rest}."


def file_of(reader: Reader, case_id: int) -> File:
    """The file of a case as it stands. Raises NotFound."""
    return files_of(reader, (case_id,))[0]


def files_of(reader: Reader, case_ids: Iterable[int]) -> list[File]:
    """The files of cases in the order of their ids as given; one query for each kind read. Raises NotFound."""
    cases = [reader.get(CaseFile, each) for each in case_ids]
    with translated():
        facts = facts_of(reader.connection, CaseFile, cases, READS)
    return [
        File(each.id, tuple(_met(reader, slot) for slot in completeness.slots(facts[each.id])))
        for each in cases
    ]


def _met(reader: Reader, slot: Slot) -> Slot:
    """A place as the role meets it: where its papers stand behind a guard it is told how it stands, and no more."""
    if kind_named(slot.kept_as).spec.guard not in reader.hidden:
        return slot
    return replace(slot, why=UNSEEN.get(slot.state, slot.why), papers=(), mend=None)


def titles_of(reader: Reader, file: File) -> dict[Paper, str]:
    """What each paper of a file is called: the title of the record it lies with."""
    by_kind: dict[str, set[int]] = {}
    for slot in file.slots:
        for paper in slot.papers:
            by_kind.setdefault(paper.kind, set()).add(paper.record_id)
    with translated():
        named = {kind: reader.titles(kind, ids) for kind, ids in by_kind.items()}
    return {paper: named[paper.kind].get(paper.record_id, "") for slot in file.slots for paper in slot.papers}


def not_applicable(office: Office, case_id: int, slot: str, reason: str) -> int:
    """Records that a place does not apply to a case, and why; a later reason replaces an earlier one.

    Raises NotFound for a place that is not on the list, Usage without a reason.
    """
    label = file_of(office.reader, case_id).slot(slot).label
    said = reason.strip()
    if not said:
        raise Usage("A place is left out only with a reason.", do="Say why it does not apply to this case.")
    values = {"slot_reason": said[:LONGEST_REASON], "slot_decided_on": office.today}
    with translated():
        known = [each for each in records.fetch_by_link(office.reader.connection, SlotDecision, "case_id", [case_id])
                 if each.get("slot") == slot]  # fmt: skip
    with office.change(f"Leave out {label}") as work:
        if known:
            work.set(SlotDecision, known[0].id, values)
            return known[0].id
        return work.add(SlotDecision, {"case_id": case_id, "slot": slot} | values)


def take(office: Office, case_id: int, slot: str, file: Path) -> int:
    """Puts a scan into a place: the file is kept with the case, and a paper of the case names it.

    Raises NotFound, and what `attachments.read_plain` and `attachments.attach_bytes` do.
    """
    return take_bytes(office, case_id, slot, attachments.read_plain(file), file.name)


def take_bytes(office: Office, case_id: int, slot: str, data: bytes, file_name: str) -> int:
    """The same with the content of a file. Raises NotFound, Refused for classified words, and where the role does not
    meet the papers of the place.

    The file belongs to the case; one that stands behind a guard belongs to its paper, so that nobody meets it who does
    not meet that.
    """
    place = file_of(office.reader, case_id).slot(slot)
    kind = kind_named(place.kept_as)
    values = {"case_id": case_id, "slot": slot, "paper_title": Path(file_name).stem}
    rights.check_change(office.role, kind, values)  # before anything of it is stored
    held, _ = attachments.take_in(office, kind, data, file_name)
    with office.change(f"File under {place.label}") as work:
        paper = work.add(kind, values)
        told = Told(description=place.label)
        of: tuple[type[Kind], int] = (kind, paper) if kind.spec.guard else (CaseFile, case_id)
        about = attachments.with_record(office, *of, told)
        work.set(kind, paper, {"paper_scan": work.add(Attachment, held | about)})
    return paper
