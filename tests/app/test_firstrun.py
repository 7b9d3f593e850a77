"""Before there is an office: what may be typed, what the disk says, and that a making that fails leaves nothing."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app import demo, firstrun, offices, practice
from app.errors import Cause, Refused, Trouble, Usage
from app.firstrun import Known, Wanted
from app.store import passphrases, places
from app.store.recovery import data_key_from_recovery, same_group
from models.office.places import Country
from tests import support
from tests.app.conftest import PRACTICE_DAY, PracticeMade
from tests.app.test_demo import contents_of

SECRET = support.PASSPHRASE


BANDARIA = Known("BN", "Bandaria")


def wanted(folder: Path, country: Known = BANDARIA) -> Wanted:
    return Wanted(folder, country, "ODC Bandaria", "Ada Quill", SECRET)


# -- countries -----------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("typed", "code"),
    [("Bandaria", "BN"), (" bandaria ", "BN"), ("bn", "BN"), ("Bandaria · BN", "BN"), ("banda", "BN"), ("zq", "ZQ"),
     ("", None), ("a", None), ("Nowhere", None), ("z1", None)],
)  # fmt: skip
def test_a_country_is_found_by_name_code_or_the_only_name_that_holds_the_text(
    typed: str, code: str | None
) -> None:
    found = firstrun.country_of(typed)
    assert (found.code if found else None) == code


def test_every_country_is_found_by_what_is_offered() -> None:
    assert len(firstrun.countries()) > 50
    for each in firstrun.countries():
        assert firstrun.country_of(each.shown) == each
    names = [each.name.casefold() for each in firstrun.countries()]
    assert names == sorted(names)


# -- folders -------------------------------------------------------------------------------------------------------
def test_a_free_folder_says_how_much_is_free(tmp_path: Path) -> None:
    place = firstrun.look_at(tmp_path / "deep" / "down" / "B.sco")
    assert place.fits and "free" in place.said
    assert not (tmp_path / "deep").exists()


def test_too_little_room_is_a_reason(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(firstrun, "LEAST_FREE", 1 << 60)
    place = firstrun.look_at(tmp_path / "B.sco")
    assert not place.fits and "Only" in place.said


def test_a_file_in_the_way_and_a_full_folder_are_reasons(tmp_path: Path) -> None:
    (tmp_path / "letter").write_text("mine")
    assert not firstrun.look_at(tmp_path / "letter" / "B.sco").fits
    assert "already something" in firstrun.look_at(tmp_path / "letter").said
    assert not firstrun.look_at(tmp_path).fits


@pytest.mark.parametrize("where", ["Dropbox", "OneDrive - Ministry"])
def test_a_synced_folder_is_named_as_what_it_is(tmp_path: Path, where: str) -> None:
    (tmp_path / where).mkdir()
    place = firstrun.look_at(tmp_path / where / "B.sco")
    assert not place.fits and where.split()[0] in place.said


def test_a_network_drive_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    table = f"server:/home {tmp_path} nfs4 rw 0 0\n"
    asked = places.is_network_or_synced
    monkeypatch.setattr(places, "is_network_or_synced", lambda path: asked(path, mounts=table))
    place = firstrun.look_at(tmp_path / "B.sco")
    assert not place.fits and "a network drive (nfs4)" in place.said


@given(name=st.text(max_size=120))
def test_the_name_of_a_folder_is_one_any_disk_takes(name: str) -> None:
    made = firstrun.name_for(name)
    assert made.endswith(".sco") and 5 <= len(made) <= 64 + 4
    assert not set(made) & set('/\\:*?"<>|\n\t\0')
    assert firstrun.folder_named(f"/x/{made}").name == made


# -- passphrases ---------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("passphrase", "word", "allowed"),
    [("", "", False), ("a" * 20, "Weak", False), ("abcdefghijklmnopqr", "Weak", True),
     ("password password", "Weak", True), ("Tr0ub4dor&3xyzPq", "Fair", True), (SECRET, "Strong", True),
     ("four green lamps on the old pier", "Very strong", True), ("short one", "Weak", False)],
)  # fmt: skip
def test_strength_is_said_in_a_word(passphrase: str, word: str, allowed: bool) -> None:
    state = firstrun.strength(passphrase, "ada")
    assert (state.word, state.allowed) == (word, allowed)


@given(passphrase=st.text(min_size=1, max_size=40), user=st.text(max_size=20))
def test_the_points_shown_while_typing_are_those_that_count_in_the_end(passphrase: str, user: str) -> None:
    refused = passphrases.check_passphrase(passphrase, user=user)
    assert tuple(each.do for each in passphrases.points(passphrase, user=user) if not each.met) == refused


# -- recovery key --------------------------------------------------------------------------------------------------
def test_two_blocks_are_asked_and_only_the_right_ones_pass() -> None:
    draft = firstrun.draft()
    blocks = draft.recovery_key.split("-")
    asked = firstrun.blocks_to_ask(draft.recovery_key)
    assert len(set(asked)) == 2 and all(1 <= each <= len(blocks) for each in asked)
    right = {each: f" {blocks[each - 1].lower()} " for each in asked}
    assert firstrun.wrong_blocks(draft.recovery_key, right) == []
    assert firstrun.wrong_blocks(draft.recovery_key, right | {asked[1]: "XXXXX"}) == [asked[1]]
    assert data_key_from_recovery(draft.recovery_key) == draft.data_key
    assert draft.recovery_key not in repr(draft)


def test_look_alikes_of_a_block_are_taken() -> None:
    assert same_group("oil-00", "01100")
    assert not same_group("01101", "01100")


# -- making --------------------------------------------------------------------------------------------------------
def test_the_office_opens_with_the_key_that_was_printed_before_it_was_made(tmp_path: Path) -> None:
    draft = firstrun.draft()
    office = firstrun.make(wanted(tmp_path / "B.sco"), draft, support.TODAY)
    office.close()
    with offices.open_with_recovery(tmp_path / "B.sco", draft.recovery_key, today=support.TODAY) as again:
        assert again.user == "Ada Quill" and not again.is_practice


def test_a_country_the_table_lacks_keeps_the_name_that_was_typed(tmp_path: Path) -> None:
    far = wanted(tmp_path / "B.sco", Known("QX", "Farland"))
    with firstrun.make(far, firstrun.draft(), support.TODAY) as office:
        row = office.reader.lookup(Country, "QX")
        assert (row.country_name, row.sco_name) == ("Farland", "ODC Bandaria")


@pytest.mark.parametrize(
    ("change", "error"),
    [({"name": " "}, Usage), ({"user": ""}, Usage), ({"passphrase": "short"}, Refused),
     ({"country": Known("QX", "")}, Usage)],
)  # fmt: skip
def test_what_cannot_be_leaves_nothing(
    tmp_path: Path, change: dict[str, object], error: type[Exception]
) -> None:
    typed = {**vars(wanted(tmp_path / "deep" / "B.sco")), **change}
    with pytest.raises(error):
        firstrun.make(Wanted(**typed), firstrun.draft(), support.TODAY)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "fails", ["app.store.keys.write_keys", "app.offices._seed", "app.offices._make_records"]
)
def test_a_failure_on_the_way_leaves_no_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fails: str
) -> None:
    def full(*_: object) -> None:
        raise Trouble(Cause.DISK_FULL, "The disk is full.")

    monkeypatch.setattr(fails, full)
    with pytest.raises(Trouble):
        firstrun.make(wanted(tmp_path / "deep" / "down" / "B.sco"), firstrun.draft(), support.TODAY)
    assert list(tmp_path.iterdir()) == []


# -- practice ------------------------------------------------------------------------------------------------------
@pytest.mark.slow
def test_practice_is_made_once_told_step_by_step_and_then_opened(
    practice_made: PracticeMade, tmp_path: Path
) -> None:
    """On the day of the office that all tests look at: the same seed and day give the same records and papers."""
    steps: list[tuple[int, int]] = []
    folder = tmp_path / "learn"
    assert firstrun.look_at_practice(folder).fits
    with firstrun.practise(folder, PRACTICE_DAY, progress=lambda *told: steps.append(told)) as office:
        assert office.is_practice and office.user == practice.USER
    assert [done for done, _ in steps] == list(range(len(steps)))
    assert {total for _, total in steps} == {len(steps)}
    assert firstrun.look_at_practice(folder).is_there
    with firstrun.practise(folder, PRACTICE_DAY) as again:
        assert again.is_practice
    made = practice_made.result
    assert contents_of(folder / made.office.name) == contents_of(made.office)
    assert (folder / "papers" / made.draft.name).read_bytes() == made.draft.read_bytes()


def test_a_practice_office_that_is_stopped_leaves_what_was_there_before(tmp_path: Path) -> None:
    (tmp_path / "sheets").mkdir()
    (tmp_path / "sheets" / "mine.txt").write_text("mine")
    asked = iter([False] * 4 + [True] * 100)
    with pytest.raises(Refused, match="stopped"):
        firstrun.practise(tmp_path, support.TODAY, cancelled=lambda: next(asked))
    assert [each.name for each in tmp_path.rglob("*")] == ["sheets", "mine.txt"]


def test_practice_does_not_go_where_something_else_lies(tmp_path: Path) -> None:
    (tmp_path / "office.sco").mkdir()
    (tmp_path / "office.sco" / "records.db").write_text("not ours")
    with pytest.raises(Refused):
        firstrun.practise(tmp_path, support.TODAY)
    assert (tmp_path / "office.sco" / "records.db").read_text() == "not ours"


def test_the_demo_of_the_command_line_is_marked_too(practice_made: PracticeMade, tmp_path: Path) -> None:
    made, copy = (
        support.copy_office(practice_made.result.office, tmp_path / "made.sco"),
        tmp_path / "copy.sco",
    )
    with offices.open_office(made, "chief", demo.PASSPHRASE, today=PRACTICE_DAY) as office:
        offices.copy(office, copy)
    with offices.open_office(copy, "chief", demo.PASSPHRASE, today=PRACTICE_DAY) as office:
        assert office.is_practice, "a copy of a practice office is one"
