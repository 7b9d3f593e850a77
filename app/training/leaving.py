"""Papers of many students that leave the office as files: packets and letters, each logged as an export."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from app import documents
from app.errors import Cause, DeskError, Trouble, Usage
from app.office import Office
from app.papers import letter
from app.store import disk
from app.training import packets
from app.training.packets import Made, NotMade, Packets
from models.text import counted
from models.training.people import Student

P = TypeVar("P", bound=Packets)


@dataclass(frozen=True)
class Letters(Packets):
    """What came of writing a letter to many."""

    @property
    def sentence(self) -> str:
        """How many were written and how many not."""
        told = f"{counted(len(self.made), 'letter')} written"
        told += f", {len(self.not_made)} not" if self.not_made else ""
        return f"{told}; stopped before the end." if self.stopped else f"{told}."


def packets_to(
    office: Office,
    ids: Iterable[int],
    folder: Path,
    progress: disk.Progress = disk.no_progress,
    cancelled: disk.Cancelled = disk.never_cancelled,
) -> Packets:
    """Prints the packets of students into a folder and logs each file that left. Raises Usage and Refused."""
    return _logged(office, packets.print_packets(office, ids, folder, progress, cancelled))


def letters_to(
    office: Office,
    name: str,
    ids: Sequence[int],
    folder: Path,
    progress: disk.Progress = disk.no_progress,
    cancelled: disk.Cancelled = disk.never_cancelled,
) -> Letters:
    """Writes a letter to each student, keeps it, and puts it into a folder; each file that left is logged.

    A letter that cannot be written is told with the reason and stops nobody else; a full disk stops all. Raises
    NotFound for an unknown letter, Usage when the folder is not there, Refused where nothing can be kept.
    """
    _ = office.writer
    letter.template(office.reader, name)
    if not folder.is_dir():
        raise Usage(f"There is no folder {folder.name}.")
    wanted = list(dict.fromkeys(ids))
    job = _Letters(office, name, folder, office.reader.titles(Student.spec.name, wanted))
    for number, each in enumerate(wanted, 1):
        if job.ended or cancelled():
            return _logged(office, Letters(tuple(job.made), tuple(job.not_made), stopped=True))
        job.write(each)
        progress(number, len(wanted))
    return _logged(office, Letters(tuple(job.made), tuple(job.not_made), stopped=job.ended))


class _Letters:
    """One run of letters, one after the other."""

    def __init__(self, office: Office, name: str, folder: Path, titles: dict[int, str]) -> None:
        self._office, self._name, self._folder, self._titles = office, name, folder, titles
        self._taken: set[str] = set()
        self.made: list[Made] = []
        self.not_made: list[NotMade] = []

    @property
    def ended(self) -> bool:
        """Whether the folder takes nothing more."""
        return any(each.ends for each in self.not_made)

    def write(self, student: int) -> None:
        """Keeps the letter with the student's papers and writes it into the folder."""
        title = self._titles.get(student, "A student who is not there")
        try:
            kept = documents.print_paper(self._office, letter.PAPER, student, self._name)
            path = self._folder / self._free(kept.file_name)
            disk.write_durably(path, kept.data, what=path.name)
        except DeskError as error:
            ends = isinstance(error, Trouble) and error.cause in (Cause.DISK_FULL, Cause.READ_ONLY)
            self.not_made.append(NotMade(student, title, error.sentence, ends))
            return
        self.made.append(Made(student, title, path, kept.pages, kept.unfilled, kept.undrawn))

    def _free(self, file_name: str) -> str:
        """The name, or the name with a number where another letter of this run has it."""
        stem, number, free = file_name.removesuffix(".pdf"), 2, file_name
        while free.casefold() in self._taken:
            free, number = f"{stem}_{number}.pdf", number + 1
        self._taken.add(free.casefold())
        return free


def together(files: Iterable[Path]) -> bytes:
    """The files of a run as one, for one print job. Raises Trouble when one of them is gone."""
    from reports.paper.together import together as join

    try:
        return join(each.read_bytes() for each in files)
    except OSError as error:
        raise Trouble(
            Cause.OTHER,
            "One of the files is not where it was written.",
            kept="The papers are kept with the students.",
            do="Print them from there, or make them again.",
        ) from error


def _logged(office: Office, done: P) -> P:
    for each in done.made:
        office.log(
            "exported", kind=Student.spec.name, record_id=each.student_id, detail=f"file {each.path.name}"
        )
    return done
