"""What forms ask of an open office: codes, names of linked records, records by part of a name."""

from collections.abc import Callable, Sequence

from app.conflicts import Conflict, describe
from app.errors import DeskError, Stale
from app.forms import defaults_for, office_zone
from app.office import Office
from app.reader import Reader
from app.reading import Query
from models.kinds import Kind, kind_named
from ui.parts.form import Form, Saving
from ui.session import Session

OFFERED = 12


class OfficeSupport:
    """The form's view of a session."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def codes(self, table: str) -> Sequence[tuple[str, str]]:
        """Code and label of every code that may be chosen today."""
        return [(each.code, each.label) for each in self._session.reader.choices(table)]

    @property
    def zone(self) -> str:
        """The zone of the office's clocks; empty where it is open."""
        return office_zone(self._session.reader)

    def link_title(self, kind: str, record_id: int) -> str:
        """The name of a record on screen."""
        return self._session.reader.titles(kind, [record_id]).get(record_id, "")

    def find_links(self, kind: str, text: str, then: Callable[[Sequence[tuple[int, str]]], object]) -> None:
        """Looks for records of a kind off the window's thread."""

        def job(reader: Reader) -> list[tuple[int, str]]:
            return find_links(reader, kind_named(kind), text)

        self._session.read(job, then)


def find_links(reader: Reader, kind: type[Kind], text: str) -> list[tuple[int, str]]:
    """The first records of a kind that match what was typed, by name."""
    ids = reader.ids(Query(kind, text=text, limit=OFFERED)) if kind.spec.searched else []
    if not ids:
        every = reader.ids(Query(kind, limit=500))
        titles = reader.titles(kind.spec.name, every)
        typed = text.casefold()
        return [(each, name) for each, name in titles.items() if typed in name.casefold()][:OFFERED]
    titles = reader.titles(kind.spec.name, ids)
    return [(each, titles[each]) for each in ids if each in titles]


def new_record(session: Session, kind: type[Kind], preset: dict[str, object] | None = None) -> Kind:
    """An empty record with what it starts with."""
    values = {**defaults_for(session.reader, kind), **(preset or {})}
    return kind(0, {key: kind.fields[key].encode(value) for key, value in values.items()})


def show_conflict(session: Session, form: Form, stale: Stale) -> None:
    """Shows side by side what somebody saved meanwhile and what was typed."""
    kind, record_id = form.kind, form.record.id

    def job(reader: Reader) -> tuple[Kind, list[Conflict]]:
        return reader.get(kind, record_id), describe(reader, kind, record_id, stale)

    def done(found: tuple[Kind, list[Conflict]]) -> None:
        record, conflicts = found
        if form.record.id == record.id:
            form.rebase(record)
            form.show_conflicts(conflicts)

    session.read(job, done)


def save_form(
    session: Session,
    form: Form,
    values: dict[str, object],
    saved: Callable[[int], object],
    failed: Callable[[DeskError], object],
) -> None:
    """Writes a form's changes as one named change, together with forgetting its draft; a record of id 0 is made."""
    record, kind = form.record, form.kind
    label, place = kind.spec.noun, place_of(form)
    form.saving = saving = Saving()

    def make(office: Office) -> int:
        stored = {key: kind.fields[key].decode(value) for key, value in record.stored.items()}
        with office.change(f"Add {label}") as work:
            work.forget_draft(place)
            made = work.add(kind, {**stored, **values})
        saving.done = True
        return made

    def change(office: Office) -> int:
        with office.change(f"Change {label}") as work:
            work.forget_draft(place)
            work.set(kind, record.id, values, read_version=record.row_version)
        saving.done = True
        return record.id

    def ended(record_id: int) -> None:
        form.saving = None
        saved(record_id)
        session.settled.emit()

    def refused(error: DeskError) -> None:
        form.saving = None
        failed(error)

    session.write("", change if record.id else make, ended, refused)


def place_of(form: Form) -> str:
    """Where what is typed in a form is parked: the screen it stands on and its record."""
    return f"{form.stands_on}/{form.kind.spec.name}:{form.record.id}"
