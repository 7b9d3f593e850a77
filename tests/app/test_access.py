"""The access log as it is looked through: who sees which lines, filters, what belongs to a person, the chain."""

from datetime import UTC, date, datetime, timedelta

import pytest

from app import access, people
from app.access import Looked
from app.office import Office
from app.store import accesslog
from models.training.passports import Passport
from models.training.people import Student
from models.training.vetting import HrVetting
from tests import support
from tests.support import Hands, acting, add

MARCH = date(2026, 3, 2)


@pytest.fixture
def looked_at(office: Office, clock: Hands) -> dict[str, int]:
    """Two students, a passport, and views of all three by three users on two days."""
    oruba, tarim = add(office, Student, surname="ORUBA"), add(office, Student, surname="TARIM")
    passport = add(office, Passport, student_id=oruba)
    with acting(office, "Ben Hale"):
        office.log("viewed", kind="student", record_id=oruba)
        office.log("revealed", kind="passport", record_id=passport, detail="passport_no")
    clock.moment = datetime(2026, 3, 3, 23, 30, tzinfo=UTC)
    with acting(office, "Cleo", "clerk"):
        office.log("viewed", kind="student", record_id=tarim)
        office.log("exported", kind="student", detail="2 records: surname")
    return {"oruba": oruba, "tarim": tarim, "passport": passport}


def told(office: Office, looked: Looked, user: str = "") -> list[tuple[str, str, str]]:
    places = access.find(office.reader, user or office.user, looked)
    lines = access.page(office.reader, places)
    return [(each.line.user, each.line.action, each.record) for each in lines if each]


def test_lines_come_newest_first_with_the_records_title(office: Office, looked_at: dict[str, int]) -> None:
    lines = told(office, access.EVERYTHING)
    assert lines[:2] == [("Cleo", "exported", "Students"), ("Cleo", "viewed", "TARIM, Sima")]
    assert lines[-1][1] == "opened"


@pytest.mark.parametrize(
    ("looked", "count"),
    [
        (Looked(user="Ben Hale"), 2),
        (Looked(action="viewed"), 2),
        (Looked(user="Cleo", action="viewed"), 1),
        (Looked(since=date(2026, 3, 3)), 2),
        (Looked(until=MARCH, action="viewed"), 1),
        (Looked(since=date(2026, 3, 4)), 0),
        (Looked(text="oruba"), 1),
        (Looked(text="reveal ben"), 1),
        (Looked(text="passport_no"), 1),
        (Looked(text="nobody"), 0),
    ],
)
def test_filters(office: Office, looked_at: dict[str, int], looked: Looked, count: int) -> None:
    assert len(told(office, looked)) == count


def test_a_day_is_the_offices_own(office: Office, looked_at: dict[str, int]) -> None:
    office.put_setting("zone", "Asia/Tbilisi")  # 23:30 UTC is the next morning there
    assert told(office, Looked(since=date(2026, 3, 3), until=date(2026, 3, 3))) == []
    lines = access.page(office.reader, access.find(office.reader, office.user, Looked(user="Cleo")))
    assert [each.when[:11] for each in lines if each] == ["04 Mar 2026"] * 2


def test_who_looked_at_this_person(office: Office, looked_at: dict[str, int]) -> None:
    oruba = ("student", looked_at["oruba"])
    assert {line[0] for line in told(office, Looked(record=oruba))} == {"Ben Hale"}
    assert len(told(office, Looked(record=oruba))) == 2, "the passport is the person's too"
    first, second = (office.reader.get(Student, looked_at[name]) for name in ("oruba", "tarim"))
    people.confirm(office, first, second, same=True, reason="photo")
    assert {line[0] for line in told(office, Looked(record=oruba))} == {"Ben Hale", "Cleo"}


def test_a_paper_about_the_person_counts(office: Office, looked_at: dict[str, int]) -> None:
    note = support.add(office, "note", subject_kind="student", subject_id=looked_at["tarim"])
    office.log("viewed", kind="note", record_id=note)
    assert ("Ada Quill", "viewed") in {
        line[:2] for line in told(office, Looked(record=("student", looked_at["tarim"])))
    }


def test_those_who_do_not_look_after_it_see_their_own_lines(
    office: Office, looked_at: dict[str, int]
) -> None:
    vetting = add(office, HrVetting, student_id=looked_at["tarim"])
    with acting(office, "Cleo", "clerk"):
        office.log("viewed", kind="hr_vetting", record_id=vetting)
        assert {line[0] for line in told(office, access.EVERYTHING)} == {"Cleo"}
        assert told(office, Looked(user="Ben Hale")) == told(office, access.EVERYTHING)
        assert access.users(office.reader, office.user) == ["Cleo"]
    with acting(office, "Ben Hale", "viewer"):
        assert {"Cleo", "Ada Quill", "Ben Hale"} <= {line[0] for line in told(office, access.EVERYTHING)}
        assert access.users(office.reader, office.user) == ["Ada Quill", "Ben Hale", "Cleo"]


def test_actions_are_those_that_stand_in_the_log(office: Office, looked_at: dict[str, int]) -> None:
    assert {"viewed", "revealed", "exported", "opened"} <= set(access.actions(office.reader))


def test_the_chain_is_proven_and_the_first_bad_line_named(office: Office, looked_at: dict[str, int]) -> None:
    chain = access.proven(office.reader)
    assert (chain.first_bad, chain.lines) == (0, len(told(office, access.EVERYTHING)))
    with office.transaction() as connection:
        connection.execute("DROP TRIGGER access_log_fixed")
        connection.execute(
            "UPDATE access_log SET content = replace(content, 'Ben Hale', 'Somebody') WHERE tick = 4"
        )
    assert access.proven(office.reader).first_bad == 4
    assert not office.verify().sound


def test_a_page_of_a_long_log_reads_that_page_only(office: Office) -> None:
    before = len(access.find(office.reader, office.user))
    start = datetime(2026, 3, 1, tzinfo=UTC)
    with office.transaction() as connection:
        for number in range(2_000):
            at = start + timedelta(seconds=number)
            access.append(
                connection, f"User {number % 7}", at, "viewed", kind="student", record_id=number + 1
            )
    places = access.find(office.reader, office.user)
    assert len(places) == before + 2_000
    page = access.page(office.reader, places[1_000:1_064])
    assert len(page) == 64 and all(page)
    assert access.page(office.reader, [10**9]) == [None]
    assert len(accesslog.at(office.reader.connection, places)) == len(places)
