"""The command `user`: list, add, remove, role, passphrase, end, reopen; and the keys: recovery, key, recover."""

from argparse import ArgumentParser, Namespace
from typing import TYPE_CHECKING

from app.cli.answer import Answer
from app.cli.commands import Command
from app.cli.opening import new_passphrase, office_argument, opened, passphrase, recovery_key
from app.errors import Usage

if TYPE_CHECKING:
    from datetime import date

    from app.office import Office

ACTS = {
    "list": (0,),
    "add": (2,),
    "remove": (1,),
    "role": (2,),
    "passphrase": (1,),
    "end": (1, 2),
    "reopen": (1,),
    "recovery": (0,),
    "key": (0,),
    "recover": (0, 1),
}
"""What can be done, and how many words it takes after it."""


def _arguments(parser: ArgumentParser) -> None:
    office_argument(parser)
    acts = (
        "list; add NAME ROLE; remove NAME; role NAME ROLE; passphrase NAME; end NAME [LAST DAY]; reopen NAME (after it "
        "was shut unused); recovery (tell the recovery key); "
        "key (change the office key); recover [NAME] (open with the recovery key, set a new passphrase)"
    )
    parser.add_argument("act", choices=ACTS, metavar="ACT", help=acts)
    parser.add_argument(
        "words", metavar="NAME ROLE", nargs="*", help="viewer, clerk, officer, chief or admin"
    )


def _user(options: Namespace) -> Answer:
    act, words = options.act, options.words
    if len(words) not in ACTS[act]:
        wanted = " or ".join(str(each) for each in ACTS[act])
        raise Usage(f"user {act} takes {wanted} words after it.", do="sco user --help explains it.")
    if act in ("recovery", "key"):
        return _tell_key(*(_recovery(options) if act == "recovery" else _change_key(options)))
    secret = new_passphrase("SCO_NEW_PASSPHRASE") if act in ("add", "passphrase") else ""
    with _opened(options) as office:
        said = _done(office, act, words, secret)
        value, lines = _listed(office)
    return Answer(lambda: value, lambda: [said] if said else lines)


def _opened(options: Namespace) -> "Office":
    """The office; for `recover` with the recovery key, as the first administrator."""
    if options.act != "recover":
        return opened(options, reading=options.act == "list")
    from app import offices

    return offices.open_with_recovery(options.office, recovery_key(), today=options.today)


def _done(office: "Office", act: str, words: list[str], secret: str) -> str:
    """Does it, and says so; empty for the list."""
    from app import users

    if act == "add":
        users.add_user(office, words[0], words[1], secret)
        return f"Added {words[0]} as {words[1]}."
    if act == "remove":
        users.remove_user(office, words[0])
        return f"Removed {words[0]}. Old copies still open for that user until the office key is changed."
    if act == "role":
        users.set_role(office, *words)
        return f"{words[0]} is {words[1]} now."
    if act == "passphrase":
        users.change_passphrase(office, words[0], secret)
        return f"{words[0]} has a new passphrase."
    if act == "end":
        users.set_end(office, words[0], _day(words[1], office) if len(words) > 1 else None)
        return (
            f"The account of {words[0]} ends on {words[1]}."
            if len(words) > 1
            else f"{words[0]} has no last day."
        )
    if act == "reopen":
        users.reopen(office, words[0])
        return f"The account of {words[0]} is open again."
    if act == "recover":
        name = users.administrator(office, words[0] if words else office.user)
        users.change_passphrase(office, name, new_passphrase("SCO_NEW_PASSPHRASE"))
        return f"{name} has a new passphrase. The use of the recovery key is in the exceptions register."
    return ""


def _day(typed: str, office: "Office") -> "date":
    from app.typing import read_typed_date
    from models.fields import FieldError

    try:
        return read_typed_date(typed, office.today)
    except FieldError as error:
        raise Usage(f"{error}.") from error


def _listed(office: "Office") -> tuple[list[dict[str, object]], list[str]]:
    from app import users

    found = users.list_users(office)
    known = {each.record_id: each for each in users.accounts_of(office)}
    value: list[dict[str, object]] = []
    for each in found:
        account = known.get(each.record_id)
        last = account.last.at.isoformat(timespec="seconds") if account and account.last else None
        value.append(
            {
                "id": str(each.record_id), "name": each.name, "role": each.role,
                "disabled_on": each.disabled_on.isoformat() if each.disabled_on else None,
                "last_opened": last, "shut": account.shut if account else "",
            }
        )  # fmt: skip
    shut = {each.record_id: f" ({each.shut})" for each in known.values() if each.shut}
    return value, [f"{each.name}: {each.role}{shut.get(each.record_id, '')}" for each in found]


# -- keys ---------------------------------------------------------------------------------
def _recovery(options: Namespace) -> tuple[str, list[str]]:
    from app import users

    with opened(options, reading=False) as office:
        return users.recovery_key(office), ["Write it down and lock the paper away. Telling it is logged."]


def _change_key(options: Namespace) -> tuple[str, list[str]]:
    from app import safeguards, users

    secret = passphrase()
    with opened(options, reading=False, secret=secret) as office:
        warning = safeguards.before_risky(office, "the change of the key")
        key = users.change_office_key(office, office.user, secret)
    said = [
        "The office key is changed. Everybody else needs a new passphrase: sco user OFFICE passphrase NAME."
    ]
    return key, [*said, *filter(None, [warning])]


def _tell_key(key: str, said: list[str]) -> Answer:
    return Answer(lambda: {"recovery_key": key}, lambda: [f"Recovery key: {key}", *said])


COMMANDS = {"user": Command(_arguments, _user, "sco user NAME.sco add Deputy officer")}
