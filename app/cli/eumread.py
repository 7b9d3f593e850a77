"""`sco eum read`: serials from standard input, a file, a partner's sheet or another device, told as they come."""

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from app.cli.answer import Answer, record_value
from app.cli.opening import office_argument, opened, require_writer, rules_ahead
from app.errors import Usage
from models.text import counted

if TYPE_CHECKING:
    from app.eum.counting import Count, Recorded, Seen
    from app.office import Office
    from app.reader import Reader

SHEETS = (".xlsx", ".ods", ".csv", ".tsv")


def event_arguments(parser: ArgumentParser) -> None:
    """OFFICE and INVENTORY, which all but `plan` take first."""
    office_argument(parser)
    parser.add_argument("event", metavar="INVENTORY", help="number or id of the inventory")


def arguments(parser: ArgumentParser) -> None:
    """What `read` takes."""
    event_arguments(parser)
    parser.add_argument(
        "file",
        metavar="FILE",
        nargs="?",
        default="-",
        help="serials, one a line; a partner's sheet; a .readings file of another device; else standard input",
    )
    parser.add_argument(
        "--site", metavar="SITE", help="where they are read; needed when the inventory has several"
    )
    parser.add_argument("--unit", metavar="UNIT", help="in which unit they are read")
    parser.add_argument("--type", metavar="ARTICLE", help="article type of all of them")
    parser.add_argument("--method", default="TYPED", help="how they were read, as its code; else TYPED")
    parser.add_argument("--sighted", default="ITEM", help="ITEM, CONTAINER or DOCUMENT; else ITEM")
    parser.add_argument("--location", default="", help="where at the site")


def code_of(reader: "Reader", table: str, code: str) -> str:
    """A code of a table, however it is written. Raises Usage with those there are."""
    known = reader.codes(table)
    if code.upper() not in known:
        raise Usage(f"There is no code “{code}”.", do=f"Codes: {', '.join(known)}.")
    return code.upper()


def event_id_of(office: "Office", options: Namespace) -> int:
    """The inventory a command names."""
    from models.eum.events import InventoryEvent

    return office.reader.lookup(InventoryEvent, options.event).id


def run(options: Namespace) -> Answer:
    """Reads, and says at once what each serial is."""
    from app.eum.counting import Count, record
    from app.eum.devices import SUFFIX

    with opened(options, reading=False, ahead=rules_ahead) as office:
        require_writer(office)
        event_id = event_id_of(office, options)
        if options.file.endswith(SUFFIX):
            return _merged(office, event_id, Path(options.file))
        count = Count.load(office.reader, event_id)
        like = _pattern(office, count.event_id, options)
        words = {code: each.label for code, each in office.reader.codes("match_kind").items()}
        done: list[dict[str, object]] = []
        read = 0
        for seen in _seen(office, count, like, options.file):
            recorded = record(office, count, seen)
            read += 1
            if options.json:
                done.append(_reading_value(seen.serial, recorded))
            else:
                print(_reading_line(seen.serial, recorded, words), flush=True)
    told = ", ".join(f"{words.get(kind, kind)} {number}" for kind, number in sorted(count.tally.items()))
    said = f"{counted(read, 'reading')} recorded. So far: {told or 'nothing'}."
    return Answer(lambda: {"readings": done, "tally": dict(count.tally)}, lambda: [said])


def _pattern(office: "Office", event_id: int, options: Namespace) -> "Seen":
    """What is the same of all readings: place, type, way."""
    from app.eum.counting import Seen
    from app.eum.events import places
    from models.eum.book import ArticleType
    from models.eum.places import StorageSite
    from models.office.places import Unit

    reader = office.reader
    site = reader.lookup(StorageSite, options.site).id if options.site else None
    unit = reader.lookup(Unit, options.unit).id if options.unit else None
    if site is None and unit is None:
        goes = places(reader, event_id)
        if len(goes) != 1:
            raise Usage(
                "The inventory goes to several places.",
                do=f"Say --site: {'; '.join(each.title for each in goes)}.",
            )
        site, unit = goes[0].site_id, goes[0].unit_id
    return Seen(
        "", code_of(reader, "read_method", options.method), code_of(reader, "sighted", options.sighted),
        reader.lookup(ArticleType, options.type).id if options.type else None, site, unit, options.location,
    )  # fmt: skip


def _seen(office: "Office", count: "Count", like: "Seen", source: str) -> "Iterator[Seen]":
    """Readings from standard input or a text file, one serial a line as they come, or from a partner's sheet."""
    path = Path(source)
    if source == "-":
        lines: Iterator[str] = iter(sys.stdin.readline, "")
        yield from (replace(like, serial=serial) for line in lines if (serial := line.strip()))
        return
    if not path.is_file():
        raise Usage(f"There is no file {path.name}.")
    if path.suffix.lower() in SHEETS:
        from app.eum import lists

        found = lists.read_file(path, count.book.register.knows)
        seen, odd = lists.seen(office.reader, found, like)
        for each in (*found.told, *odd):
            print(each.sentence, file=sys.stderr)
        yield from seen
        return
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeError) as error:
        raise Usage(
            f"{path.name} cannot be read as text.", do="Save it as UTF-8, one serial a line."
        ) from error
    yield from (replace(like, serial=serial) for line in text.splitlines() if (serial := line.strip()))


def _merged(office: "Office", event_id: int, path: Path) -> Answer:
    """Another device's file: what is new in it is added."""
    from app.eum.devices import merge_readings

    done = merge_readings(office, path, event_id=event_id)
    value = {
        "added": done.added, "known": done.known, "struck": done.struck, "devices": list(done.devices),
        "unknown": list(done.unknown),
    }  # fmt: skip
    return Answer(lambda: value, lambda: [done.sentence])


def _reading_line(serial: str, recorded: "Recorded", words: dict[str, str]) -> str:
    made = recorded.outcome
    reason = f"  {made.reason}" if made.reason else ""
    return f"{serial}  {made.kind}  {words.get(made.kind, '')}{reason}"


def _reading_value(serial: str, recorded: "Recorded") -> dict[str, object]:
    made = recorded.outcome
    return {
        **record_value("inventory_reading", recorded.reading_id), "uid": recorded.uid, "serial": serial,
        "outcome": made.kind, "item": str(made.item_id) if made.item_id is not None else None,
        "line": str(made.line_id) if made.line_id is not None else None, "reason": made.reason,
        "candidates": [
            {"item": str(each.known.item_id), "serial": each.known.serial, "reason": each.reason}
            for each in made.candidates
        ],
    }  # fmt: skip
