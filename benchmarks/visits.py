"""8,000 requests and 15,000 travellers: a month of the calendar read and drawn, and the lead times of all open ones."""

import json
import statistics
import sys
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from app import gather
from app.reader import Reader
from app.reading import Cond, Query
from app.visits import calendar
from benchmarks import places
from benchmarks.depots import Filling, Values
from benchmarks.measure import Figure, cpu_seconds, in_turn, p95, seconds, told
from benchmarks.windows import FRAME
from models.calendar import holidays_known
from models.kinds import all_kinds
from models.rules import all_rules
from models.rules import run as run_rule
from models.visits.requests import ClearanceRequest
from models.visits.states import OPEN

REQUESTS, TRAVELLERS = 8_000, 15_000
PER_DAY = 8
"""Requests that begin on one day."""
OPEN_ONES = 400
LEADS = ("VIS-R-12", "VIS-R-12A", "VIS-R-13", "VIS-R-14")
LIMIT_MS = 100
TURNS = 9
FIRST, LAST = date(2026, 4, 27), date(2026, 6, 7)
"""The days that the calendar shows of May."""
MONTH = (
    "SELECT id, local_no, visit_title, request_status, date_from, date_to FROM clearance_request WHERE row_status = 0 "
    f"AND date_from <= '{LAST}' AND date_to >= '{FIRST}'",
    "SELECT id, call_on FROM visitor_call WHERE row_status = 0 "
    f"AND call_on >= '{FIRST}' AND call_on <= '{LAST}'",
)
"""The least statements that answer what is in a month."""


def run(folder: Path, quick: bool) -> Iterator[Figure]:
    """Reading beside bare statements less one frame; drawing and lead times against limits in time of the processor."""
    share = 20 if quick else 1
    many, people = REQUESTS // share, TRAVELLERS // share
    made = with_visits(folder, many, people)
    of = f"{many:,} requests and {people:,} travellers"
    with places.reopen(made) as office:
        reader = office.reader

        def bare() -> None:
            for each in MONTH:
                list(reader.connection.execute(each))

        one, two = in_turn(
            lambda: seconds(lambda: calendar.read(reader, FIRST, LAST)), lambda: seconds(bare), TURNS
        )
        yield Figure(
            f"Month of {of}: read, less one frame", max(0.0, one * 1e3 - FRAME), "ms", 1.5, two * 1e3
        )
        taken, _ = in_turn(lambda: cpu_seconds(lambda: leads(reader)), lambda: 0.0, TURNS)
        yield Figure(
            f"Lead times of all {OPEN_ONES // share} open requests of {of}, CPU", taken * 1e3, "ms", LIMIT_MS
        )
    seen = told("-m", "benchmarks.visits", made)
    yield Figure(f"Lead times of all {OPEN_ONES // share} open requests of {of}, the first time after opening, CPU",
                 seen["leads_first"], "ms", LIMIT_MS)  # fmt: skip
    yield Figure(f"Month of {of}: from the answer to painted days, CPU, p95", seen["month_p95"], "ms", FRAME,
                 note=f"median {seen['month_p50']:.1f} ms")  # fmt: skip
    yield Figure(f"Month of {of}: painting who is in the country, CPU, p95", seen["strip_p95"], "ms", FRAME,
                 note=f"median {seen['strip_p50']:.1f} ms")  # fmt: skip


def leads(reader: Reader) -> int:
    """Asks the rules of lead times about every open request; how many findings they have."""
    rules = [all_rules()[each] for each in LEADS]
    reads = tuple(dict.fromkeys(path for each in rules for path in each.reads))
    ids = reader.ids(Query(ClearanceRequest, where=Cond("request_status", "in", sorted(OPEN))))
    rows = list(gather.rows_of(reader.connection, ClearanceRequest, ids, {}, live=True).values())
    facts = gather.facts_of(reader.connection, ClearanceRequest, rows, reads)
    return sum(
        len(run_rule(rule, each, reader.policy, reader.today)[0]) for each in facts.values() for rule in rules
    )


def with_visits(folder: Path, requests: int, travellers: int) -> Path:
    """A closed office with so many requests, a traveller or two in each, and a call of a visitor for every fourth."""
    office = places.make(folder, "visits")
    with office.transaction() as connection:
        filling = Filling(connection)
        country = office.reader.ids(Query(_kind("country")))[0]
        profile = filling.add("clearance_profile", iter([_profile(country)]))[0]
        ids = filling.add("clearance_request", (_request(profile, at, requests) for at in range(requests)))
        closed = ids[: requests - OPEN_ONES * requests // REQUESTS]
        filling.add("request_step", (row for each in closed for row in _steps(each)))
        filling.add("approval_action", (_answer(each) for each in closed))
        people = filling.add("traveller", (_traveller(at) for at in range(travellers)))
        filling.add("request_traveller", (
            {"request_id": ids[at % requests], "traveller_id": each} for at, each in enumerate(people)
        ))  # fmt: skip
        area = filling.add("visit_area", iter([{"area_name": "Vault", "nonreleasable": True}]))[0]
        visitors = filling.add(
            "foreign_visitor", ({"surname": f"Visitor {at}"} for at in range(requests // 4))
        )
        filling.add("visitor_call", (
            {"visitor_id": each, "area_id": area, "call_on": _day(at * 4, requests)} for at, each in enumerate(visitors)
        ))  # fmt: skip
        connection.execute("DELETE FROM meta WHERE key = 'evaluated_on'")
        filling.finish(places.TODAY)
    office.close()
    return office.folder


def _kind(name: str) -> Any:
    from models.kinds import kind_named

    return kind_named(name)


def _day(at: int, requests: int) -> date:
    """The last requests begin in the weeks to come."""
    return places.TODAY + timedelta(days=40 - (requests - at) // PER_DAY)


def _profile(country: int) -> Values:
    return {"country_id": country, "profile_name": "Official", "lead_time": 30, "lead_unit": "DAY",
            "lead_basis": "BUSINESS"}  # fmt: skip


def _request(profile: int, at: int, requests: int) -> Values:
    begins = _day(at, requests)
    return {
        "local_no": f"VC-2026-{at:05d}", "visit_title": f"Visit {at}", "request_kind": "PERSONNEL",
        "travel_type": "OFFICIAL", "profile_id": profile, "date_from": begins,
        "date_to": begins + timedelta(days=at % 6), "group_size": at % 9 + 1, "needs_country": True,
    }  # fmt: skip


def _steps(request: int) -> Iterator[Values]:
    day = places.TODAY - timedelta(days=60)
    for before, after in (("DRAFT", "READY"), ("READY", "SUBMITTED")):
        yield {
            "request_id": request,
            "from_status": before,
            "to_status": after,
            "stepped_on": day,
            "entered_on": day,
        }


def _answer(request: int) -> Values:
    day = places.TODAY - timedelta(days=50)
    return {
        "request_id": request,
        "approval_kind": "COUNTRY",
        "answer": "APPROVED",
        "acted_on": day,
        "entered_on": day,
    }


def _traveller(at: int) -> Values:
    return {
        "surname": f"Traveller {at}",
        "first_name": "Ann",
        "traveller_category": "MIL",
        "rank_grade": "O-4",
    }


# -- in a process of its own --------------------------------------------------------------------------------------
def _measured(folder: Path) -> dict[str, float]:
    from PySide6.QtWidgets import QApplication

    from ui.jobs import Jobs
    from ui.session import Session
    from ui.theme import Theme
    from ui.visits.views.calendar import VisitorCalendarPage, look

    application = QApplication(sys.argv[:1])
    Theme(application, "light", 100)
    all_rules()  # as the window loads them while the passphrase is typed, and the days of its holidays
    holidays_known()
    all_kinds()
    office = places.reopen(folder)
    first = cpu_seconds(lambda: leads(office.reader))
    session = Session(office, Jobs())
    page = VisitorCalendarPage(session)
    page.resize(1280, 620)
    page.show()
    while session.jobs._running:
        application.processEvents()
    month = look(office.reader, FIRST, LAST)

    def shown(view: Any) -> list[float]:
        def drawn() -> None:
            page._arrived(month)
            view.viewport().repaint()

        samples = []
        for _ in range(60):
            samples.append(cpu_seconds(drawn) * 1e3)
            application.processEvents()
        return samples[10:]

    days = shown(page.view.grid)
    page.view._turn_front()
    strip = shown(page.strip)
    session.close()
    return {
        "leads_first": first * 1e3,
        **{f"month_{name}": of(days) for name, of in (("p50", statistics.median), ("p95", p95))},
        **{f"strip_{name}": of(strip) for name, of in (("p50", statistics.median), ("p95", p95))},
    }


if __name__ == "__main__":
    print(json.dumps(_measured(Path(sys.argv[1]))))
