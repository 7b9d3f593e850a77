"""The printed recovery key survives being read aloud and typed by hand."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from app.errors import Refused
from app.store.recovery import ALPHABET, GROUPS, data_key_from_recovery, recovery_text

keys = st.binary(min_size=32, max_size=32)
SIGNS = st.sampled_from(ALPHABET)


@given(keys)
def test_round_trip(key: bytes) -> None:
    assert data_key_from_recovery(recovery_text(key)) == key


@given(keys, st.sampled_from([" ", "  ", "", "\n", " - ", "–"]), st.booleans())
def test_case_spaces_and_look_alikes_are_free(key: bytes, between: str, lower: bool) -> None:
    typed = recovery_text(key).replace("-", between).replace("0", "O").replace("1", "l")
    assert data_key_from_recovery(typed.lower() if lower else typed) == key


@given(keys, st.integers(0, GROUPS - 1), st.integers(0, 4), SIGNS)
def test_one_wrong_sign_names_its_group(key: bytes, group: int, place: int, sign: str) -> None:
    text = recovery_text(key)
    at = group * 6 + place
    assume(text[at] != sign)
    with pytest.raises(Refused) as refused:
        data_key_from_recovery(text[:at] + sign + text[at + 1 :])
    assert refused.value.title == f"Group {group + 1} of the recovery key is mistyped."


@given(keys, st.integers(0, GROUPS - 1), st.integers(0, 3))
def test_two_swapped_signs_name_their_group(key: bytes, group: int, place: int) -> None:
    text = recovery_text(key)
    at = group * 6 + place
    assume(text[at] != text[at + 1])
    with pytest.raises(Refused, match=f"^Group {group + 1} of"):
        data_key_from_recovery(text[:at] + text[at + 1] + text[at] + text[at + 2 :])


@given(keys, st.integers(0, GROUPS - 1), st.integers(0, GROUPS - 1))
def test_groups_in_the_wrong_order_are_named(key: bytes, left: int, right: int) -> None:
    assume(left != right)
    groups = recovery_text(key).split("-")
    groups[left], groups[right] = groups[right], groups[left]
    with pytest.raises(Refused) as refused:
        data_key_from_recovery(" ".join(groups))
    low, high = sorted((left + 1, right + 1))
    assert f"Groups {low}, {high} of" in refused.value.title


@given(keys, keys, st.integers(1, GROUPS - 1))
def test_two_sheets_mixed_are_refused(key: bytes, other: bytes, cut: int) -> None:
    ours, theirs = recovery_text(key).split("-"), recovery_text(other).split("-")
    mixed = "-".join(ours[:cut] + theirs[cut:])
    assume(mixed not in (recovery_text(key), recovery_text(other)))
    with pytest.raises(Refused, match="do not belong together"):
        data_key_from_recovery(mixed)


@pytest.mark.parametrize(
    ("spoil", "says"),
    [
        (lambda text: text[:-6], "65 were typed"),
        (lambda text: text[:7] + text[8:], "Group 2 of the recovery key is mistyped"),
        (lambda text: text[:7] + text[6:], "Group 2 of the recovery key is mistyped"),
        (lambda text: "U" + text[1:], "Group 1 of"),
        (lambda text: "?" + text[1:], "Group 1 of"),
        (lambda text: "", "0 were typed"),
    ],
)
def test_other_slips_say_where(spoil: object, says: str) -> None:
    assert callable(spoil)
    with pytest.raises(Refused, match=says):
        data_key_from_recovery(spoil(recovery_text(bytes(range(32)))))


def test_no_look_alike_letters_are_printed() -> None:
    assert not set("ILOU") & set(ALPHABET)
    assert len(recovery_text(bytes(32)).split("-")) == GROUPS
