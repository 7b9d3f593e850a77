"""How a list was left is kept inside the office for each user, in no journal and on no other desk."""

from app import layouts
from app.office import Office
from app.store import layouts as stored
from tests import support
from tests.support import acting


def head(office: Office) -> str:
    return office.head()


def test_a_layout_comes_back_when_the_office_is_opened_again(office: Office) -> None:
    layouts.save(office, {"list:student": {"columns": ["full_name", "عمود"], "frozen": 2}})
    layouts.save(office, {"list:student": {"columns": ["full_name"]}, "list:unit": {"density": "compact"}})
    folder = office.folder
    office.close()
    again = support.reopen(folder)
    assert layouts.load(again) == {
        "list:student": {"columns": ["full_name"]},
        "list:unit": {"density": "compact"},
    }
    again.close()


def test_each_user_has_his_own(office: Office) -> None:
    layouts.save(office, {"list:student": {"frozen": 1}})
    with acting(office, "Ben Ito"):
        assert layouts.load(office) == {}
        layouts.save(office, {"list:student": {"frozen": 3}})
    assert layouts.load(office) == {"list:student": {"frozen": 1}}


def test_nothing_of_it_is_journalled_or_undone(office: Office) -> None:
    support.add(office, "unit")
    before = head(office)
    layouts.save(office, {"list:student": {"frozen": 1}})
    assert head(office) == before
    assert office.verify().sound
    office.undo()
    assert layouts.load(office) == {"list:student": {"frozen": 1}}


def test_what_cannot_be_understood_counts_as_not_said(office: Office) -> None:
    with office.transaction() as connection:
        for place, content in (("a", "{"), ("b", "[1]"), ("c", '"x"'), ("d", '{"frozen": 1}')):
            stored.put(connection, office.user, place, content)
    assert layouts.load(office) == {"d": {"frozen": 1}}


def test_an_office_that_is_only_read_keeps_nothing(office: Office) -> None:
    layouts.save(office, {"list:student": {"frozen": 1}})
    second = support.reopen(office.folder)
    assert not second.writable
    layouts.save(second, {"list:student": {"frozen": 5}})
    assert layouts.load(second) == {"list:student": {"frozen": 1}}
    second.close()
