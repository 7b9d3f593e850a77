"""What the reports of the training year share: the file that was written, how it is logged, a paper as a file."""

from dataclasses import dataclass
from pathlib import Path

from app.office import Office
from app.store import disk
from models.kinds import Kind
from models.text import counted


@dataclass(frozen=True)
class Written:
    """A file that was written, with how many of what stand in it, and what is told besides."""

    path: Path
    count: int
    noun: str
    nouns: str = ""
    notes: tuple[str, ...] = ()

    @property
    def sentence(self) -> str:
        """How many of what went where."""
        return f"Wrote {counted(self.count, self.noun, self.nouns or f'{self.noun}s')} to {self.path}, marked CUI."


def log_export(office: Office, kind: type[Kind], told: str) -> None:
    """Notes in the access log that something left, where the office may be written."""
    if office.writable:
        office.log("exported", kind=kind.spec.name, detail=told)


def print_report(office: Office, paper: str, asked: str, target: Path) -> Written:
    """Prints and keeps a paper about the office, and writes it to a file. Raises as `documents.print_office`."""
    from app.documents import print_office

    made = print_office(office, paper, asked)
    disk.write_durably(target, made.data, what=target.name)
    return Written(target, made.pages, "page", notes=made.undrawn)
