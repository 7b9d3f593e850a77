"""What is said when an office has been opened: the last opening, and what administrators and chiefs look after."""

from collections.abc import Callable, Sequence

from app import greeting, upgrade
from app.greeting import Told, Where
from app.reader import Reader
from ui.parts.message import MessageLine
from ui.session import Session

SCREENS: dict[Where, str] = {"users": "Users and roles", "backups": "Backups", "newer": "Newer program"}
"""The screen that leads on, by what a sentence is about."""
SAID_AT_ONCE = 3


def greet(session: Session, message: MessageLine, more_urgent: Callable[[], bool]) -> None:
    """Reads what there is to say and says it; what the office itself warns of goes first and stays.

    So does what `more_urgent` tells of, typing that came back, and whatever was said to what the person does already.
    """
    office = session.office

    def read(reader: Reader) -> tuple[Sequence[Told], bool]:
        return greeting.greeting(office, reader), office.writable and upgrade.untold(reader, office.user)

    def show(found: tuple[Sequence[Told], bool]) -> None:
        told, untold = found
        if untold:
            session.write("", upgrade.remember_told)
        if not told or session.why_reading or office.warnings or more_urgent() or message.text:
            return
        said = [each.sentence for each in told[:SAID_AT_ONCE]]
        more = len(told) - len(said)
        where: Where = next((each.where for each in told if each.where), "")
        message.say(
            " ".join(said) + (f" And {more} more." if more else ""),
            "warn" if any(each.warns for each in told) else "note",
            f"Show “{SCREENS[where]}”" if where else "",
            lambda: session.open_screen.emit(SCREENS[where]),
        )

    session.read(read, show)
