"""Events of a shipment at the command line: what may be recorded, what closes it, and the event itself."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from app.cli.answer import Answer, finding_value, record_value
from app.cli.opening import office_argument, opened, require_writer, rules_ahead
from app.cli.recording import aside_arguments, aside_of, day_of
from app.errors import Usage

TOLD = ("happened_on", "where", "by", "remark", "paper", "aside", "authority")
"""What is said of an event."""


def event_arguments(parser: ArgumentParser) -> None:
    """What `sco case event` takes."""
    office_argument(parser)
    parser.add_argument("shipment", metavar="SHIPMENT", help="number of the shipment, or its id")
    parser.add_argument(
        "--what",
        dest="happened",
        metavar="EVENT",
        help="what happened, as its code; else what may be recorded",
    )
    parser.add_argument("--happened-on", metavar="DAY", help="day it happened, as 2026-05-04; else today")
    parser.add_argument("--where", default="", help="port, airfield or depot")
    parser.add_argument("--by", default="", help="who did it or signed")
    parser.add_argument("--remark", default="", help="what is to be known of it")
    parser.add_argument("--paper", type=Path, metavar="FILE", help="what shows it")
    aside_arguments(parser)


def event(options: Namespace) -> Answer:
    """Records an event, or lists what may be recorded. Raises what `events.record` does."""
    from app.cases import events
    from app.cli.eumread import code_of
    from models.cases.shipments import Shipment

    if not options.happened:
        if given := [each for each in TOLD if getattr(options, each)]:
            raise Usage(f"--{given[0].replace('_', '-')} belongs to an event.", do="Say --what EVENT too.")
        return _events(options)
    with opened(options, reading=False, ahead=rules_ahead) as office:
        require_writer(office)
        reader = office.reader
        row = reader.lookup(Shipment, options.shipment)
        code = code_of(reader, "shipment_event", options.happened)
        values = {"happened_on": day_of(office, options.happened_on), "event_place": options.where,
                  "event_by": options.by, "event_text": options.remark, "event_paper": options.paper}  # fmt: skip
        event_id = events.record(office, row.id, code, values, aside=aside_of(options))
        state, _ = events.open_events(reader, row.id)
        left = [each for each in reader.findings(Shipment, row.id) if each.strength.value == "warn"]
    value = {**record_value("shipment_event", event_id), "shipment": str(row.id), "event": code, "state": state,
             "warnings": [finding_value(each) for each in left]}  # fmt: skip
    return Answer(lambda: value, lambda: [f"{row.shown_title}: {state.lower()}."], left)


def _events(options: Namespace) -> Answer:
    """What may be recorded of a shipment, what was, and what closes it."""
    from app.cases import events
    from app.cli.shown import table
    from app.gates import said
    from models.cases.shipments import Shipment

    with opened(options, reading=True, ahead=rules_ahead) as office:
        found = events.open_events(office.reader, office.reader.lookup(Shipment, options.shipment).id)[1]
    value = [
        {"event": each.code, "label": each.words, "recorded": each.before.isoformat() if each.before else None,
         "closed": [finding_value(one) for one in each.closed]}
        for each in found
    ]  # fmt: skip
    rows = [[each.code, each.words, each.before.isoformat() if each.before else "", said(each.closed)]
            for each in found]  # fmt: skip
    return Answer(lambda: value, lambda: table(["Event", "What", "Recorded", "Closed by"], rows))
