"""Commands on the training year: its plan and the lists of the services."""

from argparse import ArgumentParser, Namespace

from app.cli import plancheck, plandecide, planlist, planwhatif
from app.cli.answer import Answer
from app.cli.commands import Command


def _arguments(parser: ArgumentParser) -> None:
    what = parser.add_subparsers(dest="what", metavar="WHAT", required=True)
    plancheck.arguments(what.add_parser("check", help="say what in the training plan does not fit together"))
    planlist.arguments(
        what.add_parser("stl", help="take in the service's training list; tell what it no longer has")
    )
    planwhatif.arguments(
        what.add_parser("whatif", help="try another order or amount; keep, compare or apply it")
    )
    plandecide.arguments(
        what.add_parser("decide", help="tell the session's checklist and lines; record a decision on a line")
    )


def _run(options: Namespace) -> Answer:
    does = {"check": plancheck.run, "stl": planlist.run, "whatif": planwhatif.run, "decide": plandecide.run}
    return does[options.what](options)


COMMANDS = {"plan": Command(_arguments, _run, "sco plan check NAME.sco --year 2028")}
