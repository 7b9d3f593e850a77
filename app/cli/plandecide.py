"""`sco plan decide`: what the working group's session comes to, and what it decides on a line."""

from argparse import ArgumentParser, Namespace
from typing import TYPE_CHECKING

from app.cli.answer import Answer, record_value
from app.cli.opening import office_argument, opened, require_writer, rules_ahead
from app.errors import Usage

if TYPE_CHECKING:
    from app.planning.decisions import Agenda
    from app.planning.scetwg import Checklist

ADD = "ADD"


def arguments(parser: ArgumentParser) -> None:
    """Which session, which line, and what is decided on it."""
    office_argument(parser)
    parser.add_argument("year", metavar="FY", type=int, help="current year of the session")
    parser.add_argument(
        "pairs", metavar="FIELD=VALUE", nargs="*", help="what of the line is said with the decision"
    )
    parser.add_argument("--line", metavar="LINE", help="WCN or id of the line; none for one that is added")
    parser.add_argument(
        "--decision", metavar="WORD", help="ACCEPT, REJECT, CHANGE or ADD; else what stands is told"
    )
    parser.add_argument("--remark", default="", metavar="TEXT", help="why, and who asked for it")
    parser.add_argument("--decided-on", metavar="DAY", help="day of the decision, as 2027-05-12; else today")
    parser.add_argument(
        "--cancel", action="store_true", help="cancel a rejected line too; the remark is the reason"
    )


def run(options: Namespace) -> Answer:
    """Records a decision, or tells checklist and lines. Raises what `decisions.decide` and `decisions.add` do."""
    return _record(options) if options.decision else _tell(options)


def _record(options: Namespace) -> Answer:
    from app.cli.eumread import code_of
    from app.cli.recording import day_of
    from app.cli.write import pairs_of
    from app.forms import parse_values
    from app.planning import decisions, session_book
    from models.planning.scetwg import LineReview
    from models.training.lines import TrainingLine

    with opened(options, reading=False, ahead=rules_ahead) as office:
        require_writer(office)
        reader = office.reader
        session = session_book.session_of(reader, options.year)
        code = code_of(reader, "scetwg_decision", options.decision)
        values = parse_values(reader, TrainingLine, pairs_of(options.pairs))
        decision = decisions.Decision(
            code, values, options.remark, day_of(office, options.decided_on), options.cancel
        )
        if (options.line is None) != (code == ADD):
            raise Usage("Name the line with --line; only one that is added has none.")
        if code == ADD:
            line_id, review = decisions.add(office, session.id, decision)
        else:
            line_id = reader.lookup(TrainingLine, options.line).id
            review = decisions.decide(office, session.id, line_id, decision)
        title = reader.get(TrainingLine, line_id).shown_title
        row = reader.get(LineReview, review)
        word = reader.show(LineReview.line_decision, code)
    value = {
        **record_value("line_review", review),
        "line": str(line_id),
        "decision": code,
        "changes": row.changes,
    }
    return Answer(lambda: value, lambda: [f"{title}: {word.lower()}.", *(row.changes or "").splitlines()])


def _tell(options: Namespace) -> Answer:
    from app.planning import decisions, scetwg, session_book

    with opened(options, reading=True, ahead=rules_ahead) as office:
        session = session_book.session_of(office.reader, options.year)
        checked = scetwg.checklist(office.reader, session.id)
        agenda = decisions.agenda(office.reader, session.id)
    return Answer(lambda: _value(checked, agenda), lambda: _lines(checked, agenda))


def _value(checked: "Checklist", agenda: "Agenda") -> dict[str, object]:
    items = [
        {"no": each.no, "question": each.question, "result": each.state.value, "said": each.result.said,
         "source": each.cites, "figures": dict(each.result.figures),
         "lines": [str(line.line_id) for line in each.result.behind]}
        for each in checked.items
    ]  # fmt: skip
    lines = [
        {"id": str(each.line.id), "line": each.line.shown_title, "place": each.place, "year": each.year,
         "decision": each.decision or None}
        for each in agenda.lines
    ]  # fmt: skip
    return {"session": str(checked.session.id), "items": items, "lines": lines}


def _lines(checked: "Checklist", agenda: "Agenda") -> list[str]:
    from app.cli.shown import table

    items = [[str(each.no), each.state.value, each.result.said] for each in checked.items]
    lines = [[f"{each.place} {each.year}", each.line.shown_title, each.decision] for each in agenda.lines]
    return [
        checked.sentence, *table(["No", "Result", "What it comes to"], items), f"{agenda.sentence}.",
        *table(["Year", "Line", "Decision"], lines),
    ]  # fmt: skip
