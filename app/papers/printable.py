"""A paper as the window and the command line offer it: what is drawn, of which facts, and what it lacks."""

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
    usual: str = ""
    """What is meant where nothing is said; a paper that has none must be told."""
    by_year: str = ""
    """`module:function` of (reader, year) that finds the record by its fiscal year, or refuses and says why."""
    choices: str = ""
    """`module:function` of (reader, record) that lists what may be asked, the likeliest first, for the window."""
    sample: str = ""
    """`module:function` that makes the facts of an invented record in given words, to look at wording by."""
    sheet: str = ""
    """`module:function` that writes the paper's workbook: of (office, record or what was asked, target), with what was
    asked behind them where a paper about a record asks something."""
    files: str = ""
    """`module:attribute` of further files beside the paper: ending, what it is in words, what writes it as `sheet`."""
    covers: str = ""
    """`module:function` that names the records a paper prints personal data of: of (reader, what was asked), or of
    (reader, record) for a paper about a record."""
    places: str = ""
    """`module:function` that lists every place its wording may have; the places of the supplied text when empty."""
    needs: str = ""
    """`module:function` of (reader, record) that says what is missing beside the rules, as blocking findings."""
    encloses: str = ""
    """`module:function` of (reader, facts) that opens the file of others whose pages stand in the paper."""
    checks: str = ""
    """`module:function` of (reader, record, kept facts) that refuses to draw again what its records no longer carry."""

    def ways(self) -> tuple[tuple[str, str, str], ...]:
        """Every file beside the paper: ending, what it is in words, what writes it; longer endings first."""
        workbook = ((".xlsx", "Workbook", self.sheet),) if self.sheet else ()
        further: tuple[tuple[str, str, str], ...] = load(self.files) if self.files else ()
        return tuple(sorted((*workbook, *further), key=lambda way: -len(way[0])))

    def writes(self, name: str) -> str:
        """What writes a file of that name; empty where the paper has none like it."""
        return next((writer for ending, _, writer in self.ways() if name.casefold().endswith(ending)), "")

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

    def may_ask(self, reader: Reader, record: Kind) -> list[str]:
        """What a person may choose of where the paper asks something; empty where it is typed."""
        listed: Callable[[Reader, Kind], list[str]] | None = load(self.choices) if self.choices else None
        return listed(reader, record) if listed else []

    def known_places(self) -> Iterable[str]:
        """Names of the places that its wording may have beside those of the supplied text."""
        found: Iterable[str] = load(self.places)() if self.places else ()
        return found

    def covered(self, reader: Reader, about: Kind | str) -> Iterable[tuple[str, int]]:
        """Kind and id of each person on a paper about several, by its record or what was asked."""
        found: Iterable[tuple[str, int]] = load(self.covers)(reader, about) if self.covers else ()
        return found

    def office_facts(self, office: "Office", reader: Reader, asked: str) -> Any:
        """What stands on the page of a paper about the office."""
        gathered: Callable[[Office, Reader, str], Any] = load(self.gathers)
        return gathered(office, reader, asked)

    def file_name(self, facts: Any) -> str:
        """A name for the saved file."""
        return str(load(self.names)(facts))


def composed(
    module: str, name: str, label: str, subject: str, draws: str, gathers: str, about: str, **more: str
) -> Printable:
    """A paper that is drawn from parts: the module of `reports` that draws it, what draws, what gathers its facts."""
    return Printable(
        name=name, label=label, subject=subject, step="", draws=f"{module}:{draws}",
        holds="reports.composed:ComposedFacts", gathers=f"app.papers.{gathers}", names="reports.composed:file_name",
        about=about, **more,
    )  # fmt: skip
