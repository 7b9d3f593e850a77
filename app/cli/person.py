"""The command `person`: everything that is held about somebody, as a paper."""

from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from app.cli.answer import Answer, record_value
from app.cli.commands import Command
from app.cli.opening import kind_of, office_argument, opened, require_writer, rules_ahead
from app.errors import NotFound

if TYPE_CHECKING:
    from app.reader import Reader
    from models.kinds import Kind


def _arguments(parser: ArgumentParser) -> None:
    what = parser.add_subparsers(dest="what", metavar="WHAT", required=True)
    report = what.add_parser(
        "report", help="everything held about a person, what was corrected, where it went"
    )
    office_argument(report)
    report.add_argument("person", metavar="PERSON", help="name, number or id")
    report.add_argument(
        "--kind", metavar="KIND", help="where several are called so: student, traveller, contact …"
    )
    report.add_argument(
        "--out", type=Path, metavar="FILE", help="the file, or a folder; else its own name here"
    )


def _report(options: Namespace) -> Answer:
    from app.cli.papers import put
    from app.documents import print_paper
    from app.papers.keeping_printables import PREFIX

    with opened(options, reading=False, ahead=rules_ahead) as office:
        require_writer(office)
        person = _found(office.reader, options)
        done = print_paper(office, f"{PREFIX}{person.spec.name}", person.id)
        out = put(done, options.out, taken=set())
    value = {
        **record_value(person.spec.name, person.id),
        "file": str(out),
        "code": done.code,
        "pages": done.pages,
        "undrawn": list(done.undrawn),
    }
    pages = "1 page" if done.pages == 1 else f"{done.pages} pages"
    told = f"Wrote {out} ({pages}, code {done.code}). The report is logged."
    return Answer(lambda: value, lambda: [told, *done.undrawn])


def _found(reader: "Reader", options: Namespace) -> "Kind":
    """The person of that name; one in several lists counts once where an answer says that it is one."""
    from app import keeping
    from app.people import people_kinds

    kinds = [kind_of(options.kind)] if options.kind else people_kinds(reader)
    found: list[Kind] = []
    told: list[NotFound] = []
    for kind in kinds:
        try:
            found.append(reader.lookup(kind, options.person))
        except NotFound as error:
            told.append(error)
    joined = keeping.joined(reader)
    places = [(row.spec.name, row.id) for row in found]
    if found and all(each in joined.get(places[0], (places[0],)) for each in places):
        return found[0]
    if found:
        lists = ", ".join(row.spec.label.lower() for row in found)
        raise NotFound(f"Several people are called “{options.person}”: {lists}.", do="Say which with --kind.")
    several = next((each for each in told if each.do == "Give its id."), None)
    raise several or NotFound(
        f"There is nobody called “{options.person}”.", do="Give a name, a number or an id."
    )


COMMANDS = {"person": Command(_arguments, _report, 'sco person report NAME.sco "ORUBA, Sima"')}
