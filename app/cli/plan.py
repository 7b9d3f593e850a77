"""The command about the training year."""

from argparse import ArgumentParser, Namespace

from app.cli import planlist
from app.cli.answer import Answer
from app.cli.commands import Command


def _arguments(parser: ArgumentParser) -> None:
    what = parser.add_subparsers(dest="what", metavar="WHAT", required=True)
    planlist.arguments(
        what.add_parser("stl", help="take in the service's training list; tell what it no longer has")
    )


def _run(options: Namespace) -> Answer:
    does = {"stl": planlist.run}
    return does[options.what](options)


COMMANDS = {"plan": Command(_arguments, _run, "sco plan stl NAME.sco list.xlsx --dry-run")}
