"""Reading the command line: global options anywhere, then one command's own."""

import os
from argparse import ArgumentParser, Namespace, RawDescriptionHelpFormatter
from collections.abc import Sequence
from typing import NoReturn

from app.cli.commands import COMMANDS, GROUPS, Command
from app.errors import Usage

OPTIONS = """global options, before or after the command:
  --json        print one JSON object instead of text
  --on DATE     count DATE (2026-08-05) as today
  --user NAME   user who opens the office (or SCO_USER; else the first user)

The passphrase is asked for, or taken from SCO_PASSPHRASE.
Exit codes: 0 done, 1 refused or not found, 2 wrong usage, 3 trouble with the file or the machine,
4 a mistake of the program."""


MORE = (
    "sco help PAGE opens a help page: a command, a kind, a screen, a subject; sco help contents lists them."
)
HEAD = "OFFICE is the folder NAME.sco. A record is named by its number (WCN, code), its title or its id."


class Parser(ArgumentParser):
    """Tells its complaints as Usage, so that they come out like every other error."""

    def error(self, message: str) -> NoReturn:
        """Raises Usage."""
        raise Usage(f"{message[:1].upper()}{message[1:]}.", do=f"{self.prog} --help explains it.")


def read_globals(given: Sequence[str]) -> tuple[Namespace, list[str]]:
    """The global options, wherever they stand, and the rest."""
    parser = Parser(prog="sco", add_help=False, allow_abbrev=False)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--on", metavar="DATE", default="")
    parser.add_argument("--user", metavar="NAME", default=os.environ.get("SCO_USER", ""))
    return parser.parse_known_args(list(given))


def read_command(rest: list[str], options: Namespace) -> Command:
    """The command named first; its arguments are added to `options`. Raises Usage."""
    name = rest[0]
    if name not in COMMANDS:
        from difflib import get_close_matches

        near = get_close_matches(name, COMMANDS, n=1)
        hint = f"sco {near[0]} is the nearest." if near else "sco --help lists the commands."
        raise Usage(f"There is no command “{name}”.", do=hint)
    command = COMMANDS[name].load(name)
    _parser(name, command).parse_args(rest[1:], options)
    options.today = _today(options.on)
    return command


def _parser(name: str, command: Command) -> Parser:
    about = COMMANDS[name].about
    example = f"example:\n  {command.example}\n\n" if command.example else ""
    parser = Parser(
        prog=f"sco {name}",
        description=f"{about[0].upper()}{about[1:]}.",
        epilog=f"{example}sco help {name} tells the rules and what goes wrong.\n\n{OPTIONS}",
        formatter_class=RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    command.arguments(parser)
    return parser


def argument_help(name: str) -> str:
    """Usage, arguments and options of a command, as the help page shows them at any width of the terminal."""
    parser = Parser(
        prog=f"sco {name}", formatter_class=lambda prog: RawDescriptionHelpFormatter(prog, width=84)
    )
    COMMANDS[name].load(name).arguments(parser)
    return parser.format_help()


def overview() -> str:
    """What `sco --help` prints."""
    lines = ["sco COMMAND OFFICE ...", "", HEAD, ""]
    for group in GROUPS:
        lines.append(f"{group}:")
        lines += [f"  {name:<9} {entry.about}" for name, entry in COMMANDS.items() if entry.group == group]
        lines.append("")
    return "\n".join([*lines, "sco COMMAND --help explains a command.", MORE, "", OPTIONS])


def _today(typed: str) -> "object":
    if not typed:
        return None
    from models.fields import FieldError, read_date

    try:
        return read_date(typed)
    except FieldError as error:
        raise Usage(f"--on: {error}.") from error
