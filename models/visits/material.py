"""What of a request is material: dates, places, party and aircraft; another value has to be sent again (VIS-R-18).

Which fields the official system counts as material is not published; these are inferred. A step that sends a request
keeps a mark of each part, so that the question needs neither the journal nor a copy of the values.
"""

from collections.abc import Iterable
from hashlib import sha256

from models.kinds import Kind
from models.rules import Facts
from models.states import standing_entries
from models.visits import moving

LEGS = "itinerary_leg<request_id"
PARTY = "request_traveller<request_id"
AIRCRAFT = "aircraft_clearance<request_id"
FLOWN = f"{AIRCRAFT}.aircraft_leg<aircraft_id"
READS = (LEGS, PARTY, AIRCRAFT, FLOWN)
PARTS = ("dates", "places", "party", "aircraft")
_DAYS = ("leg_no", "arrive_on", "arrive_at", "depart_on", "depart_at")
_PLANES = ("aircraft_type", "aircraft_count", "tail_number", "spare_tail", "call_sign", "spare_call_sign", "operator",
           "weapons_aboard", "sensors_aboard", "ew_aboard", "cargo_summary")  # fmt: skip
_FLIGHTS = ("aircraft_id", "leg_no", "leg_country", "leg_action", "airfield", "eta_at", "etd_at", "entry_point",
            "entry_not_earlier_at", "exit_point", "exit_not_later_at", "route")  # fmt: skip


def marks(f: Facts) -> str:
    """The mark of a request's material parts as they are, in the order of `PARTS`."""
    request, legs = f.record, f.all(LEGS)
    party = sorted(int(row.stored.get("traveller_id") or 0) for row in f.all(PARTY))
    told = {
        "dates": [_values([request], ("date_from", "date_to")), _values(legs, _DAYS),
                  _values(f.all(PARTY), ("traveller_id", "arrives_on", "departs_on"))],
        "places": [_values([request], ("sites_to_visit",)), _values(legs, ("leg_no", "leg_country", "location"))],
        "party": party,
        "aircraft": [_values(f.all(AIRCRAFT), _PLANES), _values(f.all(FLOWN), _FLIGHTS)],
    }  # fmt: skip
    return " ".join(sha256(repr(told[part]).encode()).hexdigest()[:16] for part in PARTS)


def changed(f: Facts) -> tuple[str, ...]:
    """The material parts that differ from what was last sent; none where nothing is known of that."""
    sent = [row for row in standing_entries(f.all(moving.STEPS), "stepped_on") if row.get("sent_mark")]
    if not sent:
        return ()
    before, now = str(sent[-1].get("sent_mark")).split(), marks(f).split()
    return tuple(part for part, was, is_now in zip(PARTS, before, now, strict=True) if was != is_now)


def _values(rows: Iterable[Kind], keys: tuple[str, ...]) -> list[tuple[str, ...]]:
    """The values of rows as texts, whatever order the rows come in."""
    return sorted(tuple(str(row.stored.get(key) or "") for key in keys) for row in rows)
