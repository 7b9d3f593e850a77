"""What became of items: moves along the table, what each asks for, corrections, and the register of exceptions."""

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app import decisions, exceptions
from app.errors import NotFound, Refused, Usage
from app.eum import dispositions
from app.office import Office
from models.eum.afterwards import DispositionEvent, Incident, IncidentItem, TransferRequest
from models.eum.book import ArticleType, Item
from models.eum.states import ENDED, ITEM_STATES, NEEDS_APPROVAL
from tests import support
from tests.support import TODAY, acting

DAY = TODAY - timedelta(days=4)
TOLD: dict[str, Any] = {
    "reporter_name": "Capt. Fell",
    "authority_ref": "TPT-11",
    "witness": "MAJ Orne",
    "disposal_method": "Cut",
    "reason": "Found again",
}


@pytest.fixture
def missile(office: Office) -> int:
    return support.add(office, ArticleType, article_code="JAV-MSL", consumable=True)


def item(office: Office, kind: int | None = None, serial: str = "0012", **values: object) -> int:
    kind = kind or support.add(office, ArticleType, article_code=f"NVD-{serial}")
    return support.add(office, Item, article_type_id=kind, serial_raw=serial, **values)


def paper(tmp_path: Path) -> Path:
    made = tmp_path / "report.txt"
    made.write_text("Loss report of 26 February", encoding="utf-8")
    return made


def state(office: Office, item_id: int) -> str | None:
    return office.reader.get(Item, item_id).disposition


def test_many_items_go_in_one_change_with_one_paper(office: Office, missile: int, tmp_path: Path) -> None:
    ids = [item(office, missile, serial) for serial in ("1", "2", "3")]
    incident = support.add(office, Incident, incident_no="I-1", incident_kind="LOSS")
    made = dispositions.record(office, ids, "LOST", DAY, reported_by="PARTNER", reporter_name="Capt. Fell",
                               evidence=paper(tmp_path), incident_id=incident)  # fmt: skip
    assert [state(office, each) for each in ids] == ["LOST"] * 3
    entries = [office.reader.get(DispositionEvent, each) for each in made]
    assert {(each.from_state, each.entered_on, each.reported_on, each.days_late) for each in entries} == {
        ("ACTIVE", TODAY, TODAY, 4)
    }
    assert len({each.evidence for each in entries}) == 1 and entries[0].evidence
    named = office.reader.children(IncidentItem, "incident_id", incident)
    assert sorted(each.item_id or 0 for each in named) == sorted(ids)
    office.undo()
    assert [state(office, each) for each in ids] == ["ACTIVE"] * 3


LACKING = [
    ("ACTIVE", "LOST", {"reporter_name": "Fell"}, "Evidence is missing"),
    ("ACTIVE", "STOLEN", {"evidence": 1}, "Reporter is missing"),
    ("ACTIVE", "EXPENDED", {"reporter_name": "Fell", "evidence": 1}, "not one that can be expended"),
    ("ACTIVE", "DEMILITARIZED", {"authority_ref": "TPT-11"}, "Witness, Method are missing"),
    ("DEMILITARIZED", "DISPOSED", {"authority_ref": "T", "witness": "W"}, "Reason, Method|Method, Reason"),
    ("LOST", "ACTIVE", {}, "Reason is missing"),
    ("ACTIVE", "DISPOSED", TOLD, "that is no move"),
    ("DUE_IN", "LOST", TOLD, "that is no move"),
]


@pytest.mark.parametrize(("before", "after", "told", "why"), LACKING)
def test_what_a_move_asks_for_is_asked(
    office: Office, before: str, after: str, told: dict[str, Any], why: str
) -> None:
    made = item(office, entered_as=before)
    head = office.head()
    with pytest.raises(Refused, match=why):
        dispositions.record(office, [made], after, DAY, **told)
    assert office.head() == head


def test_the_request_itself_has_to_make_sense(office: Office) -> None:
    made = item(office)
    for ids, after, on in (([], "LOST", DAY), ([made], "GONE", DAY), ([made], "DAMAGED", None),
                           ([made], "DAMAGED", TODAY + timedelta(days=1))):  # fmt: skip
        with pytest.raises(Usage):
            dispositions.record(office, ids, after, on)
    with pytest.raises(NotFound):
        dispositions.record(office, [made, made + 99], "DAMAGED", DAY)
    assert state(office, made) == "ACTIVE"


def test_refused_for_one_is_refused_for_all_and_names_it(office: Office) -> None:
    well, gone = item(office, serial="A1"), item(office, serial="B2", entered_as="LOST")
    with pytest.raises(Refused, match=r"B2: from “lost”.*any of the 2 items"):
        dispositions.record(office, [well, gone], "DAMAGED", DAY)
    assert state(office, well) == "ACTIVE"


def test_without_consent_only_the_chief_goes_on_and_the_register_tells_it(office: Office) -> None:
    made = item(office, serial="77")
    with acting(office, "clara", "officer"), pytest.raises(Refused, match="State approval"):
        dispositions.record(office, [made], "DISPLAY", DAY, reason="The minister opened it already")
    with pytest.raises(Refused, match="State approval"):
        dispositions.record(office, [made], "DISPLAY", DAY)
    dispositions.record(office, [made], "DISPLAY", DAY, reason="The minister opened it already")
    line = next(each for each in exceptions.register(office.reader) if "consent" in each.sentence)
    assert line.record == ("eum_item", made) and "The minister opened it already" in line.sentence


def test_an_approved_request_gives_its_reference(office: Office) -> None:
    for decision, reference in (("APPROVED", "TPT-9"), ("PENDING", None)):
        request = support.add(office, TransferRequest, request_no=decision, state_ref="TPT-9",
                              transfer_decision=decision)  # fmt: skip
        made = item(office, serial=decision)
        if reference is None:
            with pytest.raises(Refused, match="State approval"):
                dispositions.record(office, [made], "DISPLAY", DAY, transfer_request_id=request)
        else:
            entry = dispositions.record(office, [made], "DISPLAY", DAY, transfer_request_id=request)[0]
            assert office.reader.get(DispositionEvent, entry).authority_ref == reference
    assert not any("consent" in each.sentence for each in exceptions.register(office.reader))


def test_a_loss_told_late_follows_what_was_entered_before(office: Office, tmp_path: Path) -> None:
    made = item(office)
    dispositions.record(office, [made], "NOT_SIGHTED", DAY)
    dispositions.record(office, [made], "LOST", DAY - timedelta(days=200), reporter_name="Fell",
                        evidence=paper(tmp_path))  # fmt: skip
    assert state(office, made) == "LOST"


def test_a_correction_takes_the_place_of_the_entry_it_names(office: Office, tmp_path: Path) -> None:
    made, sheet = item(office), paper(tmp_path)
    lost = dispositions.record(office, [made], "LOST", DAY, reporter_name="Fell", evidence=sheet)[0]
    with pytest.raises(Refused, match="Reason"):
        dispositions.record(
            office, [made], "STOLEN", DAY, reporter_name="Fell", evidence=sheet, corrects_id=lost
        )
    dispositions.record(office, [made], "STOLEN", DAY, reporter_name="Fell", evidence=sheet, corrects_id=lost,
                        reason="The police report says theft")  # fmt: skip
    assert state(office, made) == "STOLEN"
    with pytest.raises(Refused, match="replaced before"):
        dispositions.record(office, [made], "ACTIVE", DAY, corrects_id=lost, reason="Again")
    back = dispositions.record(office, [made], "ACTIVE", TODAY, reason="Handed in")[0]
    assert office.reader.get(DispositionEvent, back).from_state == "STOLEN"
    dispositions.record(office, [made], "STOLEN", TODAY, corrects_id=back, reason="It was another one")
    assert state(office, made) == "STOLEN"


def test_a_correction_may_not_cut_off_what_was_entered_after(office: Office, tmp_path: Path) -> None:
    made = item(office)
    damaged = dispositions.record(office, [made], "DAMAGED", DAY)[0]
    dispositions.record(office, [made], "IN_REPAIR", TODAY)
    with pytest.raises(Refused, match="goes on from it"):
        dispositions.record(office, [made], "LOST", DAY, reporter_name="Fell", evidence=paper(tmp_path),
                            reason="It was lost", corrects_id=damaged)  # fmt: skip
    assert state(office, made) == "IN_REPAIR"


def test_ways_are_those_of_the_table_for_all_or_some(office: Office, missile: int) -> None:
    ids = [
        item(office, missile, "1"),
        item(office, missile, "2", entered_as="DAMAGED"),
        item(office, serial="3"),
    ]
    found = dispositions.standing(office.reader, ids)
    assert found.states == {"ACTIVE": 2, "DAMAGED": 1}
    counts = {way.target: way.count for way in found.ways}
    assert counts["LOST"] == 3 and counts["EXPENDED"] == 1 and counts["ACTIVE"] == 1
    assert [way.count for way in found.ways] == sorted((way.count for way in found.ways), reverse=True)
    lost = next(way for way in found.ways if way.target == "LOST")
    assert set(lost.needs) == {"effective_on", "reporter_name", "evidence"} and not lost.approval
    assert {way.target for way in found.ways if way.approval} >= NEEDS_APPROVAL & set(counts)


def test_a_form_or_the_command_line_cannot_go_round_the_table(office: Office) -> None:
    made = item(office)
    for before, after in (("ACTIVE", "DISPOSED"), ("LOST", "ACTIVE")):
        with pytest.raises(Refused, match="became of it"), office.change("Add") as work:
            work.add(DispositionEvent, {"item_id": made, "from_state": before, "to_state": after,
                                        "effective_on": DAY})  # fmt: skip
    with office.change("Add") as work:  # two moves in one change follow on each other
        for before, after in (("ACTIVE", "DAMAGED"), ("DAMAGED", "IN_REPAIR")):
            work.add(DispositionEvent, {"item_id": made, "from_state": before, "to_state": after,
                                        "effective_on": DAY})  # fmt: skip
    assert state(office, made) == "IN_REPAIR"
    with pytest.raises(Usage, match="Record what became of it"):
        decisions.move(office, Item, made, "LOST")


@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=st.lists(st.tuples(st.integers(0, 99), st.booleans()), min_size=1, max_size=9))
def test_on_a_random_walk_the_state_is_that_of_a_simple_replay(
    office: Office, steps: list[tuple[int, bool]]
) -> None:
    """Moves of the table are taken, all others refused, and the item is where the last taken one led."""
    made = support.add(office, Item, serial_raw="9")
    replay, sheet = "ACTIVE", 1
    if not (known := office.reader.children(DispositionEvent, "item_id", made)):
        sheet = _attachment(office)
    assert not known
    for number, along in steps:
        targets = (
            [each.target for each in ITEM_STATES.open_from(replay)] if along else list(dispositions.STATES)
        )
        target = targets[number % len(targets)]
        allowed = ITEM_STATES.move(replay, target) is not None and target != "EXPENDED"
        try:
            dispositions.record(
                office, [made], target, date(2026, 1, 1 + number % 28), evidence=sheet, **TOLD
            )
        except Refused:
            assert not allowed
        else:
            assert allowed
            replay = target
        row = office.reader.get(Item, made)
        assert (row.disposition, row.bears_inventory) == (replay, replay not in ENDED | {"DUE_IN"})


def _attachment(office: Office) -> int:
    return support.add(office, "attachment", subject_kind="eum_item", file_name="report.pdf", sha256="0" * 64)
