"""Named views: kept, offered, replaced, shared, and what a role is not told of them."""

from dataclasses import replace

import pytest

from app import rights, views
from app.asking.understanding import understood
from app.errors import NotFound, Refused, Usage
from app.office import Office
from app.reader import Reader
from app.reading import Cond, Has, Not, Query, Sort
from app.view_layouts import Layout, layout_of
from app.views import NOT_YOURS, View, save_view, view_named, views_of
from models.kinds import kind_named
from models.office.desk import SavedView
from models.training.people import Student
from models.training.vetting import HrVetting
from tests.support import TODAY, USER, acting

PLAIN = Layout(Student, ("full_name", "us_grade"), Not(Has("passport<student_id")), (Sort("surname"),))
VETTING = Layout(Student, where=Has("hr_vetting<student_id", Cond("hr_result", "=", "REJECTED")))


def own(office: Office, user: str = "") -> dict[str, View]:
    """The kept views a user is offered, by name."""
    found = views_of(office.reader, Student, user or office.user)
    return {view.name: view for view in found if view.id}


def test_a_view_is_kept_offered_and_taken_back_in_one_step(office: Office) -> None:
    made = save_view(office, "  No   passport ", PLAIN)
    view = own(office)["No passport"]
    assert view == View("No passport", PLAIN, made, USER, shared=False, may_change=True)
    assert office.undoable() == "Keep view “No passport”"
    office.undo()
    assert own(office) == {}


def test_only_shared_views_are_offered_to_others(office: Office) -> None:
    save_view(office, "Mine", PLAIN)
    save_view(office, "Ours", PLAIN, shared=True)
    assert set(own(office)) == {"Mine", "Ours"}
    with acting(office, "Cleo", "clerk"):
        assert set(own(office)) == {"Ours"}
        assert own(office)["Ours"].may_change is False


def test_a_name_is_taken_once_and_replaced_when_asked(office: Office) -> None:
    first = save_view(office, "Mine", PLAIN)
    with pytest.raises(Refused, match="already a view “mine”"):
        save_view(office, "mine", VETTING)
    assert save_view(office, "mine", VETTING, shared=True, replace=True) == first
    view = own(office)["mine"]
    assert (view.layout, view.shared) == (VETTING, True)
    office.undo()
    assert own(office)["Mine"].layout == PLAIN


@pytest.mark.parametrize("name", ["Report within 30 days", "report WITHIN 30 days"])
def test_the_names_of_supplied_views_stay_theirs(office: Office, name: str) -> None:
    with pytest.raises(Refused, match="the program brings"):
        save_view(office, name, PLAIN)


@pytest.mark.parametrize("name", ["", "   ", "x" * 81])
def test_a_view_needs_a_name_of_some_length(office: Office, name: str) -> None:
    with pytest.raises(Usage):
        save_view(office, name, PLAIN)


@pytest.mark.parametrize(
    ("role", "may"),
    [("viewer", False), ("clerk", False), ("officer", False), ("chief", True), ("admin", True)],
)
def test_a_shared_view_is_changed_by_its_owner_the_chief_or_an_administrator(
    office: Office, role: str, may: bool
) -> None:
    with acting(office, "Olek", "officer"):
        made = save_view(office, "Ours", PLAIN, shared=True)
        private = save_view(office, "Only Olek's", PLAIN)
    with acting(office, "Cleo", role):
        assert own(office)["Ours"].may_change is may
        for change in (
            lambda: views.rename_view(office, made, "Ours too"),
            lambda: save_view(office, "Ours too" if may else "Ours", PLAIN, replace=True, shared=True),
            lambda: views.share_view(office, made, shared=True),
            lambda: views.remove_view(office, made),
        ):
            if may:
                change()
            else:
                with pytest.raises(Refused, match=r"belongs to Olek|may not change"):
                    change()
        with pytest.raises(Refused):
            views.remove_view(office, private)
    assert ("Ours" in own(office)) is not may


def test_a_replaced_view_keeps_its_owner(office: Office) -> None:
    with acting(office, "Olek", "officer"):
        save_view(office, "Ours", PLAIN, shared=True)
    save_view(office, "Ours", VETTING, shared=True, replace=True)
    assert own(office)["Ours"].owner == "Olek"


def test_renaming_sharing_and_removing_are_one_step_each(office: Office) -> None:
    made = save_view(office, "Mine", PLAIN)
    save_view(office, "Other", PLAIN)
    with pytest.raises(Refused, match="already"):
        views.rename_view(office, made, "OTHER")
    views.rename_view(office, made, "Yours")
    views.share_view(office, made, shared=True)
    with acting(office, "Cleo", "clerk"):
        assert set(own(office)) == {"Yours"}
    views.share_view(office, made, shared=False)
    views.remove_view(office, made)
    assert set(own(office)) == {"Other"}
    names = []
    while name := office.undoable():
        names.append(name)
        office.undo()
    assert names[:4] == [
        "Remove view “Yours”",
        "Withdraw view “Yours”",
        "Share view “Yours”",
        "Rename view “Mine”",
    ]
    with pytest.raises(NotFound):
        views.remove_view(office, 5)


def test_a_clerk_meets_a_vetting_view_by_no_route(office: Office) -> None:
    """The control arm: an officer meets all of it."""
    made = save_view(office, "Rejected by Leahy vetting", VETTING, shared=True)

    def told() -> str:
        reader = office.reader
        said = [views_of(reader, Student, office.user), reader.get(SavedView, made).stored]
        said += [[row.cells for row in reader.read(Query(SavedView, columns=("layout",))).rows]]
        said += [[row.cells for row in reader.read(Query(SavedView, columns=("view_name",))).rows]]
        said += [list(reader.history(SavedView, made)), reader.find("rejected")]
        return repr(said)

    assert "REJECTED" in told() and "Leahy" in told()
    with acting(office, "Cleo", "clerk"):
        assert "REJECTED" not in told() and "Leahy" not in told()
        (view,) = (each for each in views_of(office.reader, Student, "Cleo") if each.id)
        assert (view.name, view.layout, view.why, view.may_change) == (NOT_YOURS, None, NOT_YOURS, False)
        with pytest.raises(NotFound):
            view_named(office.reader, Student, "Cleo", "Rejected by Leahy vetting")
        with pytest.raises(Usage):
            office.reader.read(Query(SavedView, columns=("guarded_layout",)))
    assert office.undoable() == "Keep a view"


def test_a_guarded_view_gets_its_name_and_becomes_open_again(office: Office) -> None:
    made = save_view(office, "Vetting", VETTING)
    views.rename_view(office, made, "Rejected")
    assert office.reader.get(SavedView, made).view_name is None
    assert save_view(office, "rejected", PLAIN, replace=True) == made
    row = office.reader.get(SavedView, made)
    assert (row.view_name, row.guarded_name, row.guarded_layout) == ("rejected", None, None)


@pytest.mark.parametrize(
    ("user", "role", "may"),
    [("Cleo", "clerk", False), ("Olek", "officer", False), ("Clara", "chief", True), ("Ada", "admin", True)],
)
def test_whose_a_view_is_holds_for_every_write(office: Office, user: str, role: str, may: bool) -> None:
    """Not only for what is asked of views by name: the record itself is changed, removed and made."""
    made = save_view(office, "Ours", PLAIN, shared=True)
    with acting(office, user, role):
        for values in ({"layout": "{}"}, {"owner": user}):
            try:
                with office.change("Edit") as work:
                    work.set(SavedView, made, values)
                assert may
                office.undo()
            except Refused as refused:
                assert not may and USER in refused.title
        with pytest.raises(Refused), office.change("In another's name") as work:
            work.add(SavedView, {"kind_name": "student", "view_name": "Another", "owner": "Somebody"})
    assert own(office)["Ours"].layout == PLAIN


def test_a_clerk_keeps_and_replaces_views_of_what_he_meets(office: Office) -> None:
    with acting(office, "Cleo", "clerk"):
        save_view(office, "Mine", PLAIN)
        save_view(office, "Mine", replace(PLAIN, frozen=2), replace=True)
        layout = own(office)["Mine"].layout
        assert layout is not None and layout.frozen == 2
        with pytest.raises(Usage):
            save_view(office, "Hidden", VETTING)


def test_a_viewer_keeps_no_views(office: Office) -> None:
    with acting(office, "Vera", "viewer"), pytest.raises(Refused, match="viewer"):
        save_view(office, "Mine", PLAIN)


def test_a_sensitive_value_is_not_kept(office: Office) -> None:
    layout = Layout(Student, where=Has("passport<student_id", Cond("passport_no", "=", "P1")))
    with pytest.raises(Refused, match="Passport number"):
        save_view(office, "One passport", layout)


def test_a_view_with_something_gone_or_spoiled_says_so(office: Office) -> None:
    made = save_view(office, "Mine", PLAIN)
    spoiled = save_view(office, "Spoiled", PLAIN)
    with office.change("Spoil") as work:
        work.set(SavedView, made, {"layout": '{"version":1,"kind":"student","columns":["shoe_size"]}'})
        work.set(SavedView, spoiled, {"layout": "?"})
    assert own(office)["Mine"].gone == ("shoe_size",)
    assert "cannot be read" in own(office)["Spoiled"].why
    with pytest.raises(NotFound):
        view_named(office.reader, Student, USER, "Spoiled")


def test_the_name_of_a_view_finds_ones_own_before_a_shared_one(office: Office) -> None:
    with acting(office, "Olek", "officer"):
        save_view(office, "Ours", PLAIN, shared=True)
    assert view_named(office.reader, Student, USER, "ours").owner == "Olek"
    with pytest.raises(NotFound, match="no view “Yours”"):
        view_named(office.reader, Student, USER, "Yours")


# -- views the program brings ----------------------------------------------------------------------------------------
@pytest.mark.parametrize("row", views.supplied_table(), ids=lambda row: f"{row['kind']}: {row['name']}")
def test_every_supplied_view_is_understood_by_every_role(office: Office, row: dict[str, str]) -> None:
    kind = kind_named(row["kind"])
    for role in rights.ROLES.values():
        reader = Reader(office.reader.connection, role, TODAY)
        assert understood(reader, kind, row["sentence"]).wrong is None
        named = {view.name: view for view in views_of(reader, kind, "Cleo")}
        layout = named[row["name"]].layout
        assert layout is not None
        assert reader.count(Query(kind, where=layout.where, sort=layout.sort)) == 0


def test_supplied_views_stand_before_kept_ones_and_nobody_changes_them(office: Office) -> None:
    save_view(office, "A view", PLAIN)
    found = views_of(office.reader, Student, USER)
    assert [view.name for view in found][-1] == "A view"
    assert not any(view.may_change or view.shared or view.owner for view in found[:-1])
    assert views_of(office.reader, HrVetting, USER) == ()


def test_a_kept_layout_stands_as_text_in_the_record(office: Office) -> None:
    made = save_view(office, "Mine", PLAIN)
    row = office.reader.get(SavedView, made)
    assert layout_of(row.layout or "") == (PLAIN, ())
