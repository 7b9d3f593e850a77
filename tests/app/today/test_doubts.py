"""What is unconfirmed is counted, and no more once somebody confirmed it."""

from datetime import date, timedelta

import pytest

from app import backups
from app.office import Office
from app.reading import Query
from app.today.doubts import doubts
from app.today.safety import safety
from models.office.desk import Code, Mirrored, PolicyRecord, Wording
from models.policy import only_recalled
from models.rules import all_rules
from reports.wording import wording
from tests import support
from tests.support import Hands


def count(office: Office, name: str) -> int:
    return next((each.count for each in doubts(office.reader) if each.name == name), 0)


def recalled(office: Office, kind: type[PolicyRecord] | type[Code]) -> list[int]:
    rows = [office.reader.get(kind, each) for each in office.reader.ids(Query(kind))]
    return [row.id for row in rows if only_recalled(str(row.get("tag") or ""))]


@pytest.mark.parametrize(("name", "kind"), [("policy", PolicyRecord), ("codes", Code)])
def test_values_on_recollection_count_until_confirmed(
    office: Office, name: str, kind: type[PolicyRecord] | type[Code]
) -> None:
    ids = recalled(office, kind)
    assert count(office, name) == len(ids) > 0
    with office.change("Confirm") as work:
        work.set_many(kind, {each: {"confirmed_on": support.TODAY} for each in ids[1:]})
    found = next(each for each in doubts(office.reader) if each.name == name)
    assert found.count == 1 and found.words.startswith("1 ") and "s not" not in found.words
    with office.change("End") as work:
        work.set(kind, ids[0], {"valid_to": support.TODAY - timedelta(days=1)})
    assert count(office, name) == 0


def test_a_rule_on_recollection_counts_until_its_strength_is_settled(office: Office) -> None:
    doubted = [each.id for each in all_rules().values() if each.unconfirmed]
    assert count(office, "rules") == len(doubted) > 0
    with office.change("Settle") as work:
        work.add(
            PolicyRecord,
            {"key": f"rule.{doubted[0]}.strength", "value": "warn", "edition": "office", "tag": "S01",
             "valid_from": date(2020, 1, 1), "confirmed_on": support.TODAY},
        )  # fmt: skip
    assert count(office, "rules") == len(doubted) - 1


def test_a_paragraph_with_a_mark_counts_until_the_office_confirms_it(office: Office) -> None:
    marked = [each.name for each in wording("ito").values() if each.confirm]
    assert count(office, "wording") >= len(marked) > 0
    before = count(office, "wording")
    with office.change("Confirm") as work:
        work.add(
            Wording, {"paper": "ito", "paragraph": marked[0], "language": "en", "confirmed_on": support.TODAY}
        )
    assert count(office, "wording") == before - 1


def test_a_mirrored_value_counts_once_it_is_old(office: Office) -> None:
    student = support.add(office, "student")
    for days in (30, 31):
        with office.change("Mirror") as work:
            work.add(
                Mirrored,
                {"subject_kind": "student", "subject_id": student, "field_key": f"f{days}", "source": "SC-TMS",
                 "as_of_on": support.TODAY - timedelta(days=days)},
            )  # fmt: skip
    found = next(each for each in doubts(office.reader) if each.name == "mirrored")
    assert (found.count, found.words) == (1, "1 mirrored value older than 30 days")


def test_a_backup_and_a_drill_grow_old(office: Office, clock: Hands) -> None:
    assert safety(office, office.reader).sentence == "No proven backup yet, no restore drill yet."
    assert safety(office, office.reader).old
    backups.back_up(office)
    office.log("restore drill failed", detail="a page was damaged")
    assert safety(office, office.reader).drill is None
    office.log("restore drill", detail="proven")
    fresh = safety(office, office.reader)
    assert not fresh.old
    assert fresh.sentence == "Last proven backup 02 Mar 2026, last restore drill 02 Mar 2026."
    office.move_to(support.TODAY + timedelta(days=8))
    later = safety(office, office.reader)
    assert (later.backup_old, later.drill_old) == (True, False)
    assert later.sentence == "Last proven backup 02 Mar 2026 (old), last restore drill 02 Mar 2026."
    office.move_to(support.TODAY + timedelta(days=91))
    assert safety(office, office.reader).drill_old
