"""`sco student sheet`: the tracking sheet, the training list, and the vetting submission as files."""

from argparse import ArgumentParser, Namespace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from app.cli.answer import Answer
from app.cli.opening import lists_ahead, office_argument, opened, require_writer
from app.errors import Usage

if TYPE_CHECKING:
    from app.office import Office

_OWN = {
    "tracking": ("first", "last"),
    "list": ("fiscal_year",),
    "vetting": ("students", "with_incomplete"),
}
"""What may be said for each sheet."""
_SAID = {
    "first": "--from", "last": "--to", "fiscal_year": "--fiscal-year", "students": "students",
    "with_incomplete": "--with-incomplete",
}  # fmt: skip


def arguments(parser: ArgumentParser) -> None:
    """What `sco student sheet` takes."""
    office_argument(parser)
    parser.add_argument(
        "sheet",
        metavar="SHEET",
        choices=tuple(_OWN),
        help="tracking: students under way with each step; list: the training lines; vetting: bio data of nominees",
    )
    parser.add_argument(
        "students", metavar="STUDENT", nargs="*", help="for vetting: service number, name or id of each"
    )
    parser.add_argument(
        "--out", metavar="FILE", type=Path, required=True, help="FILE.xlsx or .csv; for vetting .xlsx or .pdf"
    )
    parser.add_argument("--from", dest="first", metavar="DAY", help="for tracking: the first report date")
    parser.add_argument("--to", dest="last", metavar="DAY", help="for tracking: the last report date")
    parser.add_argument(
        "--fiscal-year", metavar="YEAR", type=int, help="for list: such as 2027; else all of them"
    )
    parser.add_argument(
        "--with-incomplete", action="store_true", help="for vetting: those with gaps as well, which are named"
    )


def run(options: Namespace) -> Answer:
    """Writes the sheet. Raises Usage for what the sheet does not take."""
    for key, word in _SAID.items():
        if getattr(options, key) not in (None, False, []) and key not in _OWN[options.sheet]:
            raise Usage(f"The sheet “{options.sheet}” takes no {word}.")
    does = {"tracking": _tracking, "list": _list, "vetting": _vetting}
    with opened(options, reading=False, ahead=lists_ahead) as office:
        require_writer(office)
        return does[options.sheet](office, options)


def _tracking(office: "Office", options: Namespace) -> Answer:
    from app.training.sheets import tracking_sheet

    first, last = (_day(office, options, key) for key in ("first", "last"))
    report = tracking_sheet(office, options.out, first=first, last=last)
    return _written(options.out, report.rows, "student")


def _list(office: "Office", options: Namespace) -> Answer:
    from app.training.sheets import training_list

    report = training_list(office, options.out, fiscal_year=options.fiscal_year)
    return _written(options.out, report.rows, "training line")


def _vetting(office: "Office", options: Namespace) -> Answer:
    from app.training.submission import submit
    from models.training.people import Student

    if not options.students:
        raise Usage("Say which students.", do="Give service numbers, names or ids.")
    ids = [office.reader.lookup(Student, each).id for each in options.students]
    done = submit(office, ids, options.out, with_incomplete=options.with_incomplete)
    value = {
        "file": str(done.path), "nominees": done.nominees, "code": done.code or None,
        "left_out": [
            {"name": each.name, "family_of": each.family_of or None, "missing": list(each.missing)}
            for each in done.left_out
        ],
    }  # fmt: skip
    lines = [done.sentence, *(f"  {each.name}: {', '.join(each.missing)}" for each in done.left_out)]
    return Answer(lambda: value, lambda: lines)


def _day(office: "Office", options: Namespace, key: str) -> date | None:
    from app.typing import read_typed_date
    from models.fields import FieldError

    typed = getattr(options, key)
    try:
        return read_typed_date(typed, office.today) if typed else None
    except FieldError as error:
        raise Usage(f"{_SAID[key]}: {error}.") from error


def _written(out: Path, rows: int, noun: str) -> Answer:
    from app.cli.shown import counted

    told = f"Wrote {counted(rows, noun, f'{noun}s')} to {out}, marked CUI."
    return Answer(lambda: {"file": str(out), "rows": rows}, lambda: [told])
