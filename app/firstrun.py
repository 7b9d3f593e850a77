"""Before there is an office: what may be typed for a new one, the key that is shown first, and the making at the end.

Nothing is on the disk before `make`; what fails there leaves nothing behind.
"""

import os
import secrets
import shutil
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path

import resources
from app import clock, offices, practice
from app.errors import DeskError, Refused, Usage
from app.office import Office
from app.store import disk, keys, passphrases
from app.store.passphrases import Point
from app.store.recovery import recovery_text, same_group
from app.unlocking import SUFFIX
from models.text import fold

LEAST_FREE = 200 * 1024 * 1024
"""Bytes that must be free where an office is made: its records, a season of attachments, and the log beside."""
ASKED_BLOCKS = 2
"""Blocks of the printed recovery key that are typed back."""
SEQUENCES = ("abcdefghijklmnopqrstuvwxyz", "01234567890", "qwertyuiop", "asdfghjkl", "zxcvbnm")
WORDS_OF_STRENGTH = ((12, "Weak"), (20, "Fair"), (28, "Strong"))
_GIB, _MIB = 1024**3, 1024**2


# -- country ---------------------------------------------------------------------------------------------------------
@dataclass(frozen=True)
class Known:
    """A country of the code table."""

    code: str
    name: str

    @property
    def shown(self) -> str:
        """Name and code, as it is offered."""
        return f"{self.name} · {self.code}"


@cache
def countries() -> tuple[Known, ...]:
    """The countries of the program's code table by name."""
    rows = (Known(row["code"], row["label"]) for row in resources.table("codes/country_code.csv"))
    return tuple(sorted(rows, key=lambda each: fold(each.name)))


def country_of(typed: str) -> Known | None:
    """The country somebody means: by what is offered, name, code, or the only name that holds the text.

    Two letters that no country of the table has come back without a name: it is typed beside. None for the rest.
    """
    wanted = fold(typed)
    if not wanted:
        return None
    exact = [
        each for each in countries() if wanted in (fold(each.shown), fold(each.name), each.code.casefold())
    ]
    if exact:
        return exact[0]
    if len(wanted) == 2 and typed.strip().isascii() and typed.strip().isalpha():
        return Known(typed.strip().upper(), "")
    within = [each for each in countries() if wanted in fold(each.name)]
    return within[0] if len(within) == 1 else None


# -- folder ----------------------------------------------------------------------------------------------------------
@dataclass(frozen=True)
class Place:
    """Whether an office can be made in a folder; `said` is the reason when not, else where and how much is free."""

    folder: Path
    fits: bool
    said: str
    is_there: bool = False
    """Whether a practice office lies there already."""


def folder_named(typed: str) -> Path:
    """The folder somebody typed, with the ending of an office."""
    folder = Path(typed.strip()).expanduser()
    return folder if folder.suffix == SUFFIX or not folder.name else folder.with_name(folder.name + SUFFIX)


def name_for(office: str) -> str:
    """A folder's name for an office of that name: its letters and digits, no sign a disk refuses."""
    plain = " ".join("".join(each if each.isalnum() or each in "-_" else " " for each in office).split())
    return f"{plain[:60].strip() or 'office'}{SUFFIX}"


def look_at(folder: Path) -> Place:
    """What the disk says of a folder for a new office; it may take a while on a disk that sleeps."""
    if not folder.is_absolute() or not folder.name:
        return Place(folder, False, "Type the whole path of the folder, from the drive or the root on.")
    try:
        offices.refuse_unfit(folder)
        return _room(folder)
    except DeskError as error:
        return Place(folder, False, " ".join(filter(None, (error.title, error.do))))
    except OSError as error:
        return Place(folder, False, f"The folder cannot be used: {error.strerror or error}.")


def _room(folder: Path) -> Place:
    there = next(each for each in (folder, *folder.parents) if each.exists())
    if not there.is_dir() or not os.access(there, os.W_OK):
        return Place(folder, False, f"Nothing can be written in {there}. Choose another folder.")
    free = shutil.disk_usage(there).free
    if free < LEAST_FREE:
        needed = f"an office needs {_size(LEAST_FREE)}"
        return Place(folder, False, f"Only {_size(free)} are free there; {needed}. Choose another disk.")
    return Place(folder, True, f"{folder} can be made; {_size(free)} are free.")


def _size(count: int) -> str:
    return f"{count / _GIB:,.0f} GB" if count >= 10 * _GIB else f"{count // _MIB:,} MB"


# -- passphrase ------------------------------------------------------------------------------------------------------
@dataclass(frozen=True)
class Strength:
    """What is to be said of a passphrase while it is typed."""

    points: tuple[Point, ...]
    word: str
    """Weak, Fair, Strong, Very strong; empty before anything is typed."""
    why: str

    @property
    def allowed(self) -> bool:
        """Whether the office takes it."""
        return all(point.met for point in self.points) and bool(self.word)


def strength(passphrase: str, user: str) -> Strength:
    """The points a passphrase must meet, and in a word how hard it is to guess.

    The word counts the signs that do not follow from the one before (repeats, runs of the alphabet or keyboard), and
    words of their own. It is a rough measure and refuses nothing; the points do.
    """
    points = passphrases.points(passphrase, user=user.strip())
    if not passphrase:
        return Strength(points, "", "")
    free = _unforeseen(passphrase)
    words = len({fold(each) for each in passphrase.split() if len(each) > 2})
    score = free + 2 * max(0, words - 2)
    word = next((name for least, name in WORDS_OF_STRENGTH if score < least), "Very strong")
    if free * 10 < len(passphrase) * 6:
        return Strength(points, "Weak", "It repeats itself or follows the alphabet or the keyboard.")
    why = f"{len(passphrase)} characters" + (f", {words} different words" if words > 1 else "")
    return Strength(points, word, f"{why}.")


def _unforeseen(text: str) -> int:
    """How many characters do not follow from the ones before them."""
    folded = text.casefold()
    seen: set[str] = set()
    count = 0
    for at, sign in enumerate(folded):
        pair = folded[max(0, at - 1) : at + 1]
        runs = any(pair in line or pair[::-1] in line for line in SEQUENCES) if len(pair) == 2 else False
        threes = folded[max(0, at - 2) : at + 1]
        if not runs and pair != sign * 2 and threes not in seen:
            count += 1
        seen.add(threes)
    return count


# -- recovery key ----------------------------------------------------------------------------------------------------
@dataclass(frozen=True)
class Draft:
    """The key of an office that is not made yet, and how it is printed for the safe."""

    data_key: bytes = field(repr=False)
    recovery_key: str = field(repr=False)


def draft() -> Draft:
    """A fresh key; nothing is written anywhere."""
    data_key = keys.new_data_key()
    return Draft(data_key, recovery_text(data_key))


def blocks_to_ask(recovery_key: str) -> tuple[int, ...]:
    """Numbers, from 1, of the blocks that are typed back from the paper; others each time."""
    count = len(recovery_key.split("-"))
    return tuple(sorted(secrets.SystemRandom().sample(range(1, count + 1), ASKED_BLOCKS)))


def wrong_blocks(recovery_key: str, typed: Mapping[int, str]) -> list[int]:
    """Numbers of the blocks that were not typed as they stand; case and look-alikes are free."""
    blocks = recovery_key.split("-")
    return [number for number, text in typed.items() if not same_group(text, blocks[number - 1])]


# -- the making ------------------------------------------------------------------------------------------------------
@dataclass(frozen=True)
class Wanted:
    """What was typed for a new office."""

    folder: Path
    country: Known
    name: str
    user: str
    passphrase: str = field(repr=False)


def refuse_incomplete(wanted: Wanted) -> None:
    """Raises Usage for what is empty and Refused for what the office would not take; writes nothing."""
    if not wanted.name.strip():
        raise Usage("The name of the office is empty.")
    if not wanted.country.name.strip():
        raise Usage(f"The country {wanted.country.code} needs a name.")
    offices.user_name(wanted.user)
    offices.refuse_unfit(wanted.folder)


def make(wanted: Wanted, made_draft: Draft, today: date, *, now: clock.Clock = clock.now) -> Office:
    """Makes the office under the key that was printed, open for its first user. Raises Refused, Usage and Trouble."""
    refuse_incomplete(wanted)
    made = offices.create(
        wanted.folder, country=wanted.country.code, country_name=wanted.country.name, name=wanted.name.strip(),
        user=wanted.user, passphrase=wanted.passphrase, today=today, now=now, data_key=made_draft.data_key,
    )  # fmt: skip
    return made.office


# -- practice --------------------------------------------------------------------------------------------------------
def practice_in(folder: Path) -> Path | None:
    """The practice office that lies in a folder already, or None."""
    office = folder / practice.NAME
    return office if practice.looks_so(office) else None


def look_at_practice(folder: Path) -> Place:
    """What the disk says of a folder for a practice office; one that lies there already is opened."""
    if (there := practice_in(folder)) is not None:
        return Place(there, True, "A practice office lies here already; it is opened as it is.", True)
    place = look_at(folder / practice.NAME)
    return place if not place.fits else Place(folder, True, place.said)


def practise(
    folder: Path, today: date | None, *, progress: disk.Progress = disk.no_progress,
    cancelled: disk.Cancelled = disk.never_cancelled,
) -> Office:  # fmt: skip
    """The practice office of a folder, open for its chief; it is made when there is none.

    Raises Refused where it cannot be made and when it was stopped; nothing of it is then left. Raises Trouble.
    """
    office = practice_in(folder)
    if office is None:
        from app import demo

        place = look_at_practice(folder)
        if not place.fits:
            raise Refused(place.said)
        office = demo.build(
            folder, today=today, say=lambda _: None, progress=progress, cancelled=cancelled
        ).office
    return offices.open_office(office, practice.USER, practice.PASSPHRASE, today=today)
