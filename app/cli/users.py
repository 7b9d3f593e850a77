"""The command `user`: list, add, remove, role, passphrase."""

from argparse import ArgumentParser, Namespace

from app.cli.answer import Answer
from app.cli.commands import Command
from app.cli.opening import new_passphrase, office_argument, opened
from app.errors import Usage

ACTS = {"list": 0, "add": 2, "remove": 1, "role": 2, "passphrase": 1}
"""What can be done, and how many words it takes after it."""


def _arguments(parser: ArgumentParser) -> None:
    office_argument(parser)
    acts = "list; add NAME ROLE; remove NAME; role NAME ROLE; passphrase NAME"
    parser.add_argument("act", choices=ACTS, metavar="ACT", help=acts)
    parser.add_argument(
        "words", metavar="NAME ROLE", nargs="*", help="viewer, clerk, officer, chief or admin"
    )


def _user(options: Namespace) -> Answer:
    from app import users

    act, words = options.act, options.words
    if len(words) != ACTS[act]:
        raise Usage(f"user {act} takes {ACTS[act]} words after it.", do="sco user --help explains it.")
    secret = new_passphrase("SCO_NEW_PASSPHRASE") if act in ("add", "passphrase") else ""
    with opened(options, reading=act == "list") as office:
        if act == "add":
            users.add_user(office, words[0], words[1], secret)
            said = f"Added {words[0]} as {words[1]}."
        elif act == "remove":
            users.remove_user(office, words[0])
            said = f"Removed {words[0]}. Old copies still open for that user until the office key is changed."
        elif act == "role":
            users.set_role(office, *words)
            said = f"{words[0]} is {words[1]} now."
        elif act == "passphrase":
            users.change_passphrase(office, words[0], secret)
            said = f"{words[0]} has a new passphrase."
        else:
            said = ""
        found = users.list_users(office)
    value = [
        {
            "id": str(each.record_id),
            "name": each.name,
            "role": each.role,
            "disabled_on": each.disabled_on.isoformat() if each.disabled_on else None,
        }
        for each in found
    ]
    lines = [f"{each.name}: {each.role}" for each in found]
    return Answer(lambda: value, lambda: [said] if said else lines)


COMMANDS = {"user": Command(_arguments, _user, "sco user NAME.sco add Deputy officer")}
