"""What a person is told on coming in: the last opening, accounts near their end, a due drill, a newer program."""

from dataclasses import dataclass
from typing import Literal

from app import access, accounts, drills, upgrade
from app.office import Office
from app.reader import Reader
from app.store.connection import translated

Where = Literal["", "users", "backups", "newer"]
"""The screen that leads on."""


@dataclass(frozen=True)
class Told:
    """One sentence, whether it warns, and the screen that leads on."""

    sentence: str
    warns: bool = False
    where: Where = ""


def greeting(office: Office, reader: Reader) -> list[Told]:
    """What the user of an office that was just opened is told, warnings first."""
    found = [*_accounts(office, reader), *_drill(office, reader), *_newer(office, reader)]
    return [*sorted(found, key=lambda each: not each.warns), *_last_opening(office, reader)]


def last_opening(office: Office, reader: Reader) -> str:
    """When and where the user had opened the office before, as a sentence (INF-D-07); empty the first time."""
    before = office.last_opened
    if before is None:
        return ""
    with translated():
        zone = access.zone_of(reader.connection)
    machine = f" on {before.machine}" if before.machine else ""
    return f"You last opened this office on {before.at.astimezone(zone):%d %b %Y at %H:%M}{machine}."


def _last_opening(office: Office, reader: Reader) -> list[Told]:
    sentence = last_opening(office, reader)
    return [Told(sentence)] if sentence else []


def _accounts(office: Office, reader: Reader) -> list[Told]:
    if not office.role.may_administer:
        return []
    found = accounts.accounts(reader.connection, office.today)
    return [Told(each, True, "users") for each in accounts.warnings(found, office.today)]


def _drill(office: Office, reader: Reader) -> list[Told]:
    sentence = drills.due(reader) if office.writable and office.role.may_decide else ""
    return [Told(sentence, True, "backups")] if sentence else []


def _newer(office: Office, reader: Reader) -> list[Told]:
    count = upgrade.news(reader, office.user) if office.writable else 0
    if not count:
        return []
    lines = "1 code or value" if count == 1 else f"{count} codes and values"
    return [
        Told(
            f"This program brings {lines} that the office does not have. Nothing was changed.", False, "newer"
        )
    ]
