"""Named views: a list's arrangement kept under a name, one's own or shared with the office.

Name and layout of a view that asks for anything behind a guard are kept in fields that are themselves behind one, so
that a role without it meets the view by no route as more than “not for your role”. Views the program brings are data:
`resources/asking/views.csv`, each a sentence of `app.asking`.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

import resources
from app import rights
from app.asking.understanding import understood
from app.errors import NotFound, Refused, Usage
from app.office import Office
from app.reader import Reader
from app.reading import All, Cond, Query
from app.view_layouts import Layout, guards_of, kept, layout_of, sensitive_values
from models.kinds import Kind, all_kinds, kind_named
from models.office.desk import SavedView
from models.text import fold, normal

NOT_YOURS = "Not for your role"
LONGEST_NAME = 80
SUPPLIED = "asking/views.csv"
GUARDED = ("guarded_name", "guarded_layout")


@dataclass(frozen=True)
class View:
    """A view as a user is offered it."""

    name: str
    layout: Layout | None
    """None when it is not for the role, or cannot be read; `why` says so."""
    id: int = 0
    """The record that keeps it; 0 for one that the program brings."""
    owner: str = ""
    shared: bool = False
    may_change: bool = False
    """Whether this user may replace, rename and remove it."""
    gone: tuple[str, ...] = ()
    """What it asks for that is no longer there, by name."""
    why: str = ""


def views_of(reader: Reader, kind: type[Kind], user: str) -> tuple[View, ...]:
    """The views a user is offered for a kind: those the program brings, then shared and own ones by name."""
    mine = (row for row in _rows(reader, kind) if row.shared or row.owner == user)
    found = (_view(row, reader.role, user) for row in mine)
    return (*supplied(reader, kind), *sorted(found, key=lambda view: (fold(view.name), view.owner)))


def names_of(reader: Reader, user: str) -> list[tuple[str, str]]:
    """(kind, name) of every view that a user can be shown, over all kinds."""
    kinds = (kind for kind in all_kinds().values() if rights.sees_kind(reader.role, kind))
    return [
        (kind.spec.name, view.name)
        for kind in kinds
        for view in views_of(reader, kind, user)
        if view.layout is not None
    ]


def view_named(reader: Reader, kind: type[Kind], user: str, name: str) -> View:
    """The view of that name that can be shown; one's own goes before a shared one. Raises NotFound."""
    views = views_of(reader, kind, user)
    found = [view for view in views if fold(view.name) == fold(name) and view.layout is not None]
    if not found:
        names = ", ".join(view.name for view in views if view.layout is not None)
        raise NotFound(
            f"There is no view “{name}” of {kind.spec.nouns}.", do=f"There are: {names}." if names else ""
        )
    return next((view for view in found if view.owner == user), found[0])


def supplied(reader: Reader, kind: type[Kind]) -> Iterator[View]:
    """The views the program brings for a kind; one that asks for what the role does not meet is left out."""
    for row in supplied_table():
        if row["kind"] == kind.spec.name:
            asked = understood(reader, kind, row["sentence"])
            if asked.wrong is None:
                yield View(row["name"], Layout(kind, where=asked.where, sort=asked.sort))


def save_view(
    office: Office, name: str, layout: Layout, *, shared: bool = False, replace: bool = False
) -> int:
    """Keeps a layout under a name and returns the view's id; one step of undo.

    Raises Refused when the name is taken and `replace` is not asked for, when the view to be replaced is not
    one's own to change, or when the layout would keep a sensitive value; Usage when it cannot be asked.
    """
    kind, name = layout.kind, _name(name)
    text = kept(layout)
    office.reader.count(Query(kind, where=layout.where, sort=layout.sort))
    if named := sensitive_values(layout):
        raise Refused(f"A view keeps no sensitive value, and this one asks for {', '.join(named)}.",
                      do="Take that condition away first.")  # fmt: skip
    _refuse_supplied(kind, name)
    guarded = bool(guards_of(layout))
    values: dict[str, object] = {
        "kind_name": kind.spec.name, "view_name": None if guarded else name, "owner": office.user, "shared": shared,
        "layout": None if guarded else text,
    }  # fmt: skip
    if rights.sees_field(office.role, SavedView.fields["guarded_layout"]):
        values |= {"guarded_name": name, "guarded_layout": text} if guarded else dict.fromkeys(GUARDED)
    there = _taken(office, kind, name)
    if there is not None:
        _refuse_others(office, there)
        if not replace:
            raise Refused(f"There is already a view “{name}”.", do="Replace it, or give another name.")
        values["owner"] = there.owner
    with office.change(_title("Keep", guarded, name)) as work:
        if there is None:
            return work.add(SavedView, values)
        work.set(SavedView, there.id, values)
        return there.id


def rename_view(office: Office, view_id: int, name: str) -> None:
    """Gives a view another name; one step of undo. Raises Refused, NotFound."""
    row, name = _mine(office, view_id), _name(name)
    kind = _kind(row)
    _refuse_supplied(kind, name)
    there = _taken(office, kind, name)
    if there is not None and there.id != view_id:
        raise Refused(f"There is already a view “{name}”.", do="Give another name.")
    with office.change(_title("Rename", _is_guarded(row), _name_of(row))) as work:
        work.set(SavedView, view_id, {"guarded_name" if _is_guarded(row) else "view_name": name})


def share_view(office: Office, view_id: int, *, shared: bool) -> None:
    """Shows a view to everybody, or to its owner only again; one step of undo. Raises Refused, NotFound."""
    row = _mine(office, view_id)
    with office.change(_title("Share" if shared else "Withdraw", _is_guarded(row), _name_of(row))) as work:
        work.set(SavedView, view_id, {"shared": shared})


def remove_view(office: Office, view_id: int) -> None:
    """Moves a view to the bin; one step of undo. Raises Refused, NotFound."""
    row = _mine(office, view_id)
    with office.change(_title("Remove", _is_guarded(row), _name_of(row))) as work:
        work.remove(SavedView, view_id)


# -- inside ----------------------------------------------------------------------------------------------------------
@lru_cache(maxsize=1)
def supplied_table() -> tuple[dict[str, str], ...]:
    """The views the program brings: kind, name, sentence."""
    return tuple(resources.table(SUPPLIED))


def _rows(reader: Reader, kind: type[Kind]) -> Iterator[SavedView]:
    for each in reader.ids(Query(SavedView, where=All((Cond("kind_name", "=", kind.spec.name),)))):
        yield reader.get(SavedView, each)


def _view(row: SavedView, role: rights.Role, user: str) -> View:
    text = row.layout or row.guarded_layout
    mine = _may_change(row, role, user)
    owner, shared = row.owner or "", bool(row.shared)
    if not text:
        return View(NOT_YOURS, None, row.id, owner, shared, False, why=NOT_YOURS)
    try:
        layout, gone = layout_of(text)
    except Usage as error:
        return View(_name_of(row), None, row.id, owner, shared, mine, why=error.sentence)
    if guards_of(layout) - role.sees:
        return View(NOT_YOURS, None, row.id, owner, shared, False, why=NOT_YOURS)
    return View(_name_of(row), layout, row.id, owner, shared, mine, gone)


def _may_change(row: SavedView, role: rights.Role, user: str) -> bool:
    return rights.changes_view(role, user, row.owner or "", shared=bool(row.shared))


def _mine(office: Office, view_id: int) -> SavedView:
    row = office.reader.get(SavedView, view_id)
    _refuse_others(office, row)
    return row


def _refuse_others(office: Office, row: SavedView) -> None:
    if not _may_change(row, office.role, office.user):
        if not office.role.may_change:
            raise Refused("A viewer may not change views.", do="Ask the chief or an officer.")
        raise Refused(f"The view “{_name_of(row)}” belongs to {row.owner}.", do="Ask its owner or the chief.")


def _taken(office: Office, kind: type[Kind], name: str) -> SavedView | None:
    """The view that stands in the way of a name: one's own, else a shared one."""
    rows = [row for row in _rows(office.reader, kind) if fold(_name_of(row)) == fold(name)]
    own = [row for row in rows if row.owner == office.user]
    return next(iter((*own, *(row for row in rows if row.shared))), None)


def _refuse_supplied(kind: type[Kind], name: str) -> None:
    if any(row["kind"] == kind.spec.name and fold(row["name"]) == fold(name) for row in supplied_table()):
        raise Refused(f"“{name}” is a view that the program brings.", do="Give another name.")


def _name(name: str) -> str:
    told = normal(" ".join(name.split()))
    if not told:
        raise Usage("A view needs a name.")
    if len(told) > LONGEST_NAME:
        raise Usage(f"The name of a view has at most {LONGEST_NAME} characters.")
    return told


def _kind(row: SavedView) -> type[Kind]:
    return kind_named(row.kind_name or "")


def _name_of(row: SavedView) -> str:
    """Its name as far as the role meets it."""
    return row.view_name or row.guarded_name or ""


def _is_guarded(row: SavedView) -> bool:
    return not row.layout


def _title(verb: str, guarded: bool, name: str) -> str:
    """The step's name in the journal; what stands behind a guard is not named there."""
    return f"{verb} a view" if guarded else f"{verb} view “{name}”"
