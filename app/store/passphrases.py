"""What a passphrase must be, and how former ones are remembered without opening anything."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from app.store import crypto
from app.store.crypto import key_id as key_id

PAST_REFUSED = 5  # APSC-DV-001780
MINIMUM_LENGTH = 15  # APSC-DV-001680


@dataclass(frozen=True)
class PastPassphrase:
    """A former passphrase as a salted slow hash: tells whether it is used again, opens nothing."""

    rounds: int
    salt: bytes
    check: bytes

    def matches(self, passphrase: str) -> bool:
        """Whether `passphrase` is this one; costs one derivation."""
        return crypto.same(crypto.stretch(as_bytes(passphrase), self.salt, self.rounds)[1], self.check)


@dataclass(frozen=True)
class Point:
    """One thing a new passphrase must be: in words, whether it is so, and what to do when it is not."""

    says: str
    met: bool
    do: str


def points(new: str, *, user: str, minimum: int = MINIMUM_LENGTH) -> tuple[Point, ...]:
    """What a new passphrase must be, whatever was used before, each with whether this one is so."""
    text = unicodedata.normalize("NFC", new)
    is_name = bool(user) and re.fullmatch(f"(?:{re.escape(folded(user))})+", folded(text)) is not None
    unseen = any(unicodedata.category(sign) in ("Cc", "Cs") for sign in text)
    return (
        Point(
            f"At least {minimum} characters",
            len(text) >= minimum,
            f"Use at least {minimum} characters; this has {len(text)}.",
        ),
        Point(
            "Not one character over and over",
            not text or len(set(text)) > 1,
            "Use more than one character.",
        ),
        Point("Not the user name", not is_name, "Use something other than the user name."),
        Point("No control characters", not unseen, "Leave out control characters."),
    )


def check_passphrase(
    new: str,
    *,
    user: str,
    minimum: int = MINIMUM_LENGTH,
    classes: int = 0,
    previous: Sequence[PastPassphrase] = (),
) -> tuple[str, ...]:
    """What is wrong with a new passphrase, as sentences; empty when it may be used.

    `classes` is how many of lower case, upper case, digits and other signs must occur. `previous`, newest
    first, costs up to five derivations and is asked only when nothing else is wrong.
    """
    text = unicodedata.normalize("NFC", new)
    problems = [each.do for each in points(new, user=user, minimum=minimum) if not each.met]
    if _classes(text) < classes:
        problems.append(f"Use at least {classes} of: small letters, capital letters, digits, other signs.")
    if not problems and any(past.matches(text) for past in previous[:PAST_REFUSED]):
        problems.append(f"Use one that is not among your last {PAST_REFUSED}.")
    return tuple(problems)


def as_bytes(passphrase: str) -> bytes:
    """What is stretched. Keyboards differ in composed and decomposed letters; the passphrase is the same."""
    return unicodedata.normalize("NFC", passphrase).encode("utf-8", "surrogatepass")


def folded(name: str) -> str:
    """A user name as it is compared, whatever the case."""
    return unicodedata.normalize("NFC", name).casefold()


def _classes(text: str) -> int:
    kinds = (str.islower, str.isupper, str.isdigit, lambda sign: not sign.isalnum())
    return sum(any(kind(sign) for sign in text) for kind in kinds)
