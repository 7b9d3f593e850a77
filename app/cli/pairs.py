"""Commands about records that may be the same: duplicates, merge."""

from argparse import ArgumentParser, Namespace
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from app.cli.answer import Answer, record_value
from app.cli.commands import Command
from app.cli.opening import kind_of, lists_ahead, office_argument, opened, rules_ahead
from app.errors import Usage

if TYPE_CHECKING:
    from app.answers import Answer as Told
    from app.answers import Side
    from app.duplicates import Candidate, Found
    from app.merging import Comparison, Take
    from app.reader import Reader
    from models.kinds import Kind


# -- duplicates ------------------------------------------------------------------------------------------------------
def _duplicates_arguments(parser: ArgumentParser) -> None:
    office_argument(parser)
    parser.add_argument("kind", metavar="KIND", help="kind of record, such as student (sco kinds)")
    parser.add_argument(
        "--told", action="store_true", help="what was answered so far, instead of what is open"
    )
    parser.add_argument("--limit", type=int, metavar="N", help="at most so many, the best ones")


def _duplicates(options: Namespace) -> Answer:
    from app import answers, duplicates

    kind = kind_of(options.kind)
    if options.limit is not None and options.limit < 1:
        raise Usage("--limit is a number from 1.")
    with opened(options, reading=True, ahead=lists_ahead) as office:
        if options.told:
            told = answers.answers(office.reader, kind)[: options.limit]
            return Answer(lambda: [_told_value(each) for each in told], lambda: _told_lines(told))
        found = duplicates.candidates(office.reader, kind)
    shown = found.candidates[: options.limit]
    return Answer(lambda: [_pair_value(each) for each in shown], lambda: _pair_lines(kind, found, shown))


def _pair_value(pair: "Candidate") -> dict[str, object]:
    return {
        "first": _side_value(pair.first), "second": _side_value(pair.second), "score": pair.score,
        "reasons": list(pair.reasons),
    }  # fmt: skip


def _side_value(side: "Side") -> dict[str, object]:
    return {**record_value(side.kind, side.record_id), "title": side.title}


def _told_value(told: "Told") -> dict[str, object]:
    return {
        "first": _side_value(told.first), "second": _side_value(told.second), "same": told.same,
        "reason": told.reason, "on": told.on.isoformat() if told.on else None, "by": told.by,
        "answer": record_value(told.kind, told.record_id),
    }  # fmt: skip


def _pair_lines(kind: "type[Kind]", found: "Found", shown: "Sequence[Candidate]") -> Iterator[str]:
    from app.cli.shown import counted, table

    rows = [[str(each.score), _name(each.first), _name(each.second, each.first), each.why] for each in shown]
    if rows:
        yield from table(["", kind.spec.label, "Looks like", "Why"], rows)
        yield ""
    said = counted(found.all, "pair", "pairs")
    more = f", {len(shown):,} of them shown" if len(shown) < found.all else ""
    yield f"{said}{more}. sco merge makes two one." if found.all else f"No {kind.spec.nouns} look alike."


def _told_lines(told: "Sequence[Told]") -> Iterator[str]:
    from app.cli.shown import table

    rows = [
        ["the same" if each.same else "not the same", _name(each.first), _name(each.second), each.reason,
         each.on.isoformat() if each.on else "", each.by]
        for each in told
    ]  # fmt: skip
    if rows:
        yield from table(["Answer", "Record", "Record", "Reason", "On", "By"], rows)
    else:
        yield "Nothing was answered so far."


def _name(side: "Side", beside: "Side | None" = None) -> str:
    kind = f" ({side.kind.replace('_', ' ')})" if beside is not None and side.kind != beside.kind else ""
    return f"{side.title}{kind} {side.record_id}"


# -- merge -----------------------------------------------------------------------------------------------------------
def _merge_arguments(parser: ArgumentParser) -> None:
    office_argument(parser)
    parser.add_argument("kind", metavar="KIND", help="kind of both records, such as student (sco kinds)")
    parser.add_argument("winner", metavar="WINNER", help="the record that stays: number, title or id")
    parser.add_argument(
        "loser", metavar="LOSER", help="the record that goes to the bin and leads to the other"
    )
    parser.add_argument(
        "--take", action="append", default=[], metavar="FIELD=WHOSE",
        help="winner, loser, or both for long texts; else the filled one, then the newer one",
    )  # fmt: skip
    parser.add_argument("--reason", default="", help="what shows that the two are one")
    parser.add_argument("--look", action="store_true", help="only show what would be, change nothing")


def _merge(options: Namespace) -> Answer:
    from app import merging

    kind = kind_of(options.kind)
    with opened(options, reading=options.look, ahead=rules_ahead) as office:
        reader = office.reader
        winner, loser = (
            reader.lookup(kind, each, follow=False).id for each in (options.winner, options.loser)
        )
        takes = _takes(reader, kind, options.take)
        seen = merging.compare(reader, kind, winner, loser, takes)
        lines = list(_lines(reader, seen))
        if not options.look:
            merging.merge(
                office, kind, winner, loser, takes=takes, reason=options.reason, versions=seen.versions
            )
    title, lost = seen.winner.shown_title, seen.loser.shown_title
    said = f"{lost} would become part of {title}; nothing was changed." if options.look else (
        f"{lost} is part of {title} now; sco undo takes it back."
    )  # fmt: skip
    value = {
        "winner": record_value(kind.spec.name, winner), "loser": record_value(kind.spec.name, loser),
        "taken": {pair.key: pair.take.value for pair in seen.pairs}, "moved": list(seen.moves.words()),
        "against": [clash.sentence for clash in seen.moves.clashes], "changed": not options.look,
    }  # fmt: skip
    return Answer(lambda: value, lambda: [*lines, said])


def _takes(reader: "Reader", kind: "type[Kind]", texts: Sequence[str]) -> "Mapping[str, Take]":
    from app.forms import field_named
    from app.merging import Take
    from models.fields import FieldError

    takes: dict[str, Take] = {}
    for text in texts:
        name, _, whose = text.partition("=")
        try:
            takes[field_named(kind, name, reader.role).key] = Take(whose.strip())
        except FieldError as error:
            raise Usage(f"{name}: {error}.") from error
        except ValueError as error:
            raise Usage(f"“{text}” is no FIELD=WHOSE.", do="WHOSE is winner, loser or both.") from error
    return takes


def _lines(reader: "Reader", seen: "Comparison") -> Iterator[str]:
    from app.cli.shown import table
    from app.merging import Take, shown

    fields = type(seen.winner).fields
    rows = [
        [fields[pair.key].label, shown(reader, seen, pair, Take.WINNER), shown(reader, seen, pair, Take.LOSER),
         pair.take.value, pair.why]
        for pair in seen.pairs
    ]  # fmt: skip
    if rows:
        yield from table(["Field", "Winner", "Loser", "Taken", "Why"], rows)
    if moved := seen.moves.words():
        yield f"Moves: {', '.join(moved)}."
    yield from (f"Stands against it: {clash.sentence}" for clash in seen.moves.clashes)


COMMANDS = {
    "duplicates": Command(_duplicates_arguments, _duplicates, "sco duplicates NAME.sco student"),
    "merge": Command(_merge_arguments, _merge, "sco merge NAME.sco student 12345 67890 --take email=loser"),
}
