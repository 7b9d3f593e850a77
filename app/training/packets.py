"""Packets for many students in one job: made one by one, so that stopping keeps whole what is made."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from app import documents
from app.errors import Cause, DeskError, Trouble, Usage
from app.office import Office
from app.papers.drawing import Drawing, draw_many
from app.reader import Reader
from app.store import disk
from models.training.people import Student

PAPER = "packet"
MANY, PROCESSES = 12, 2
"""From how many on it is worth while to start processes that draw."""


@dataclass(frozen=True)
class Made:
    """A packet that lies in the folder and is kept with the student's papers."""

    student_id: int
    student: str
    path: Path
    pages: int
    unfilled: tuple[str, ...]
    undrawn: tuple[str, ...] = ()
    """Where letters stand that no typeface here draws."""


@dataclass(frozen=True)
class NotMade:
    """A student without a packet, and why."""

    student_id: int
    student: str
    why: str
    ends: bool = False
    """Whether the job could not go on after it."""


@dataclass(frozen=True)
class Packets:
    """What came of a job; `stopped` when the person or the disk ended it before the last student."""

    made: tuple[Made, ...]
    not_made: tuple[NotMade, ...]
    stopped: bool = False

    @property
    def sentence(self) -> str:
        """How many were made and how many not."""
        told = f"{len(self.made)} packet{'' if len(self.made) == 1 else 's'} made"
        told += f", {len(self.not_made)} not" if self.not_made else ""
        return f"{told}; stopped before the end." if self.stopped else f"{told}."


def print_packets(
    office: Office, ids: Iterable[int], folder: Path, progress: disk.Progress = disk.no_progress,
    cancelled: disk.Cancelled = disk.never_cancelled,
) -> Packets:  # fmt: skip
    """Prints, keeps and writes the packet of each student into a folder; `progress` counts students.

    A student whose packet cannot be made is told with the reason and stops nobody else; a full disk stops all.
    Raises Usage when the folder is not there, Refused where nothing can be kept.
    """
    _ = office.writer
    if not folder.is_dir():
        raise Usage(f"There is no folder {folder.name}.")
    wanted = list(dict.fromkeys(ids))
    with office.another_reader() as reader:
        job = _Job(office, reader, folder, wanted, progress, cancelled)
        processes = PROCESSES if len(wanted) >= MANY else 0
        for drawing, data in draw_many(job.gathered(), processes):
            job.keep(drawing, data)
    return Packets(tuple(job.made), tuple(job.not_made), job.stopped)


class _Job:
    """One run: gathers ahead of the drawing, keeps behind it."""

    def __init__(
        self,
        office: Office,
        reader: Reader,
        folder: Path,
        wanted: list[int],
        progress: disk.Progress,
        cancelled: disk.Cancelled,
    ) -> None:
        self.office, self.reader, self.folder, self.wanted = office, reader, folder, wanted
        self._progress, self._cancelled = progress, cancelled
        self.made: list[Made] = []
        self.not_made: list[NotMade] = []
        self.stopped = False
        self._names = reader.titles(Student.spec.name, wanted)
        self._taken: set[str] = set()

    def gathered(self) -> Iterator[Drawing]:
        """What is to be drawn, one student after the other, until somebody stops it."""
        for each in self.wanted:
            self.stopped = self.stopped or self._cancelled()
            if self.stopped:
                return
            try:
                paper, facts = documents.gather(self.reader, PAPER, each)
                yield Drawing(PAPER, facts, paper.enclosed(self.reader, facts), each)
            except DeskError as error:
                self._refused(each, error)

    def keep(self, drawing: Drawing, data: bytes) -> None:
        """Keeps a packet with the student's papers and writes it into the folder; nothing once the disk is full."""
        if any(each.ends for each in self.not_made):
            return
        try:
            paper = documents.printable(PAPER)
            kept = documents.keep(self.office, paper, drawing.facts, data, drawing.subject)
            path = self.folder / self._free(kept.file_name)
            disk.write_durably(path, kept.data, what=path.name)
        except DeskError as error:
            self._refused(drawing.subject, error)
            return
        name = self._name(drawing.subject)
        self.made.append(Made(drawing.subject, name, path, kept.pages, kept.unfilled, kept.undrawn))
        self._tell()

    def _refused(self, student_id: int, error: DeskError) -> None:
        ends = isinstance(error, Trouble) and error.cause in (Cause.DISK_FULL, Cause.READ_ONLY)
        self.stopped = self.stopped or ends
        self.not_made.append(NotMade(student_id, self._name(student_id), _why(error), ends))
        self._tell()

    def _tell(self) -> None:
        self._progress(len(self.made) + len(self.not_made), len(self.wanted))

    def _name(self, student_id: int) -> str:
        return self._names.get(student_id, "A student who is not there")

    def _free(self, file_name: str) -> str:
        """The name, or the name with a number where another student's packet of this job has it."""
        stem, number, free = file_name.removesuffix(".pdf"), 2, file_name
        while free.casefold() in self._taken:
            free, number = f"{stem}_{number}.pdf", number + 1
        self._taken.add(free.casefold())
        return free


def _why(error: DeskError) -> str:
    """The reasons one by one where there are some, else the error itself."""
    reasons = [each.message for each in getattr(error, "findings", ())]
    return " ".join(dict.fromkeys(reasons)) or error.title
