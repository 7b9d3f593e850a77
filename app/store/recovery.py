"""The recovery key: the data key as letters and digits for a sheet of paper in the safe.

Fourteen groups of five signs of Crockford's alphabet (no I, L, O, U). The fifth sign of a group checks the
other four and the group's place, so a slip is found in its group; the last group checks the whole.
"""

import hashlib
import re

from app.errors import Refused

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
GROUPS = 14
GROUP_SIGNS = 5
_KEY_BITS = 256
_DATA_SIGNS = 52  # 260 bits: the key and four bits of zero
_LOOK_ALIKES = str.maketrans("OIL", "011")
_FIELD = 0b100101  # x^5 + x^2 + 1: arithmetic in which any one wrong sign and any two swapped ones show


def recovery_text(data_key: bytes) -> str:
    """`data_key` (32 bytes) as it is printed: groups joined by hyphens."""
    number = int.from_bytes(data_key, "big") << 4
    signs = [number >> shift & 31 for shift in range((_DATA_SIGNS - 1) * 5, -1, -5)]
    signs += _whole_check(data_key)
    groups = [signs[at : at + 4] for at in range(0, len(signs), 4)]
    return "-".join(
        "".join(ALPHABET[sign] for sign in (*group, _group_check(group, place)))
        for place, group in enumerate(groups)
    )


def data_key_from_recovery(text: str) -> bytes:
    """The data key of a typed recovery text; case, spaces, hyphens and look-alikes (O for 0, I and L for 1)
    are free.

    Raises Refused naming the groups that are mistyped.
    """
    typed = text.upper().translate(_LOOK_ALIKES)
    signs = re.sub(r"[\s\-–—.,_]+", "", typed)
    if len(signs) != GROUPS * GROUP_SIGNS:
        raise _wrong_length(typed, len(signs))
    groups = [signs[at : at + GROUP_SIGNS] for at in range(0, len(signs), GROUP_SIGNS)]
    wrong = [place + 1 for place, group in enumerate(groups) if not _fits(group, place)]
    if wrong:
        raise _mistyped(wrong)
    values = [ALPHABET.index(sign) for group in groups for sign in group[:4]]
    number = 0
    for value in values[:_DATA_SIGNS]:
        number = number << 5 | value
    data_key = (number >> 4).to_bytes(_KEY_BITS // 8, "big")
    if number & 15 or values[_DATA_SIGNS:] != _whole_check(data_key):
        raise Refused(
            "This is not a recovery key of this program: the groups do not belong together.",
            do="Check that all groups were read from the same sheet.",
        )
    return data_key


def same_group(typed: str, group: str) -> bool:
    """Whether one group was typed as it is printed; case, spaces and look-alikes are free."""
    signs = re.sub(r"[\s\-–—.,_]+", "", typed.upper().translate(_LOOK_ALIKES))
    return signs == group


def _fits(group: str, place: int) -> bool:
    values = [ALPHABET.find(sign) for sign in group]
    return min(values) >= 0 and _group_check(values[:4], place) == values[4]


def _group_check(values: list[int], place: int) -> int:
    check = place + 1  # a group typed in another group's place does not fit
    for position, value in enumerate(values):
        check ^= _times(value, position + 2)
    return check


def _times(left: int, right: int) -> int:
    product = 0
    while right:
        if right & 1:
            product ^= left
        left <<= 1
        if left & 32:
            left ^= _FIELD
        right >>= 1
    return product


def _whole_check(data_key: bytes) -> list[int]:
    number = int.from_bytes(hashlib.sha256(b"sco-desk recovery 1" + data_key).digest()[:3], "big") >> 4
    return [number >> shift & 31 for shift in (15, 10, 5, 0)]


def _mistyped(wrong: list[int]) -> Refused:
    which = ", ".join(str(place) for place in wrong)
    noun, verb = ("Group", "is") if len(wrong) == 1 else ("Groups", "are")
    return Refused(
        f"{noun} {which} of the recovery key {verb} mistyped.",
        do=f"Compare {noun.lower()} {which} with the sheet.",
    )


def _wrong_length(typed: str, signs: int) -> Refused:
    groups = [group for group in re.split(r"[\s\-–—.,_]+", typed) if group]
    odd = [place + 1 for place, group in enumerate(groups) if len(group) != GROUP_SIGNS]
    if len(groups) == GROUPS and odd:
        return _mistyped(odd)
    return Refused(
        f"The recovery key has {GROUPS * GROUP_SIGNS} letters and digits; {signs} were typed.",
        do=f"Type all {GROUPS} groups of {GROUP_SIGNS} as they stand on the sheet.",
    )
