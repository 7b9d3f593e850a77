"""What commands that record a step, an event or an answer ask for alike."""

from argparse import ArgumentParser, Namespace
from datetime import date
from typing import TYPE_CHECKING

from app.errors import Usage

if TYPE_CHECKING:
    from app.asides import Aside
    from app.office import Office


def aside_arguments(parser: ArgumentParser) -> None:
    """Why something is done though rules close it, and who decided that."""
    parser.add_argument("--aside", default="", metavar="REASON", help="why it goes on though rules close it")
    parser.add_argument("--authority", default="", help="who decided that")


def corrects_argument(parser: ArgumentParser) -> None:
    """The entry that a new one takes the place of."""
    parser.add_argument(
        "--corrects", type=int, metavar="ID", help="the entry with an error that this one replaces"
    )


def aside_of(options: Namespace) -> "Aside | None":
    """The setting aside that was typed; None where nothing was."""
    from app.asides import Aside

    return Aside(options.aside, options.authority) if options.aside or options.authority else None


def day_of(office: "Office", typed: str | None) -> date:
    """A day as it was typed, else today. Raises Usage for what is no day."""
    try:
        return date.fromisoformat(typed) if typed else office.today
    except ValueError as error:
        raise Usage(f"“{typed}” is no day.", do="Write it as 2026-05-04.") from error
