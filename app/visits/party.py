"""Who comes: names that were pasted, or a passport's zone, told apart from those on file, and put into the party.

A traveller is entered once and used in every request. Somebody is certain by DoD ID number, passport number, or the one
exact name; one who only looks like somebody is shown with the look-alikes, and a person chooses; the rest are new.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from app import people
from app.errors import Refused, Usage
from app.office import Office
from app.people import LookAlike
from app.reader import Reader
from app.reading import All, Cond, Query
from app.visits.partytext import Named, apart, read_lines
from models.names import Name, alike, joined_name
from models.text import fold, key_text
from models.training.mrz import PASSPORT, Mrz, NotMrz, read_mrz
from models.visits.profiles import ClearanceProfile
from models.visits.requests import ClearanceRequest, RequestTraveller
from models.visits.travellers import Traveller

ALPHA_2 = {"USA": "US"}
"""Citizenship as the zone prints it that is certain in two letters; others are left for a person."""
MOST = 3


class Match(StrEnum):
    """How certain it is who somebody is."""

    KNOWN = "on file"
    LOOKS_LIKE = "looks like"
    SEVERAL = "several"
    NEW = "new"
    LEFT_OUT = "left out"


@dataclass(frozen=True)
class Comer:
    """Somebody who shall come: what was read, who that is on file, and why it does not count."""

    number: int
    text: str
    values: Mapping[str, Any]
    match: Match
    traveller_id: int | None = None
    title: str = ""
    alikes: tuple[LookAlike, ...] = ()
    problem: str = ""
    """In one sentence; empty when nothing stands against it."""
    told: tuple[str, ...] = ()
    """What a person should compare: doubtful check digits, a cut name, values that are not kept."""
    doubtful: bool = False
    """Whether a check digit of the passport does not fit, so that somebody has to compare it first."""

    @property
    def counts(self) -> bool:
        """Whether somebody will be put into the party for it."""
        certain = self.match in (Match.KNOWN, Match.NEW)
        return certain and not self.problem


@dataclass(frozen=True)
class Added:
    """What was done: the party members that were added, and which of them were new travellers."""

    members: tuple[int, ...]
    made: tuple[int, ...]


def read_names(reader: Reader, request_id: int, text: str) -> list[Comer]:
    """Everybody a paste names, told apart from those on file: zones of passports, and names one a line or as a table.

    A zone that cannot be read stands there with its reason. Raises Refused for an empty paste, NotFound.
    """
    zones, rest = apart(text)
    asks = _profile(reader, request_id)
    found = [_zone(reader, number, zone, asks) for number, zone in zones]
    found += [_found(reader, each, asks) for each in read_lines(reader, rest)]
    if not found:
        raise Refused(
            "No name was pasted.", do="Paste names with ranks, one a line, or a table with its headings."
        )
    return settle(reader, request_id, sorted(found, key=lambda each: each.number))


def choose(comer: Comer, traveller_id: int | None, title: str = "") -> Comer:
    """The line with the traveller a person chose; None makes a new one."""
    if traveller_id is None:
        return replace(comer, match=Match.NEW, traveller_id=None, title="")
    return replace(comer, match=Match.KNOWN, traveller_id=traveller_id, title=title)


def leave_out(comer: Comer) -> Comer:
    """The line that a person wants nobody added for."""
    return replace(comer, match=Match.LEFT_OUT, problem="")


def settle(reader: Reader, request_id: int, comers: Sequence[Comer]) -> list[Comer]:
    """The lines as they stand, each with what speaks against it: twice in the paste, or in the party already."""
    there = {row.traveller_id for row in reader.children(RequestTraveller, "request_id", request_id)}
    seen: dict[object, int] = {}
    settled = []
    for each in comers:
        problem = _lacking(each)
        if each.match is Match.KNOWN and each.traveller_id in there:
            problem = f"{each.title} is in the party already."
        elif each.match in (Match.KNOWN, Match.NEW) and not problem:
            before = seen.setdefault(_who(each), each.number)
            problem = f"Line {before} names the same person." if before != each.number else ""
        settled.append(replace(each, problem=problem))
    return settled


def add(office: Office, request_id: int, comers: Iterable[Comer], *, compared: bool = False) -> Added:
    """Puts everybody who counts into the party of a request, as one change; new ones become travellers first.

    What was read of somebody on file fills what is empty there. The size of the party follows while it says nothing
    else than the party does. Raises Refused when nobody counts, somebody is not certain, or a doubtful passport was not
    `compared` with the paper, NotFound.
    """
    wanted = [
        each for each in settle(office.reader, request_id, list(comers)) if each.match is not Match.LEFT_OUT
    ]
    unsure = [each for each in wanted if each.match in (Match.LOOKS_LIKE, Match.SEVERAL)]
    if unsure:
        raise Refused(f"Line {unsure[0].number} may be somebody on file: {unsure[0].text}.",
                      do="Choose who it is, or say that it is somebody new.")  # fmt: skip
    coming = [each for each in wanted if each.counts]
    if not coming:
        why = next((each.problem for each in wanted if each.problem), "Nobody was left.")
        raise Refused(f"Nobody was added. {why}")
    doubtful = [each for each in coming if each.doubtful]
    if doubtful and not compared:
        raise Refused(f"Line {doubtful[0].number} is doubtful. {doubtful[0].told[0]}",
                      do="Compare it with the passport, and say that you did.")  # fmt: skip
    return _add(office, request_id, coming)


def add_travellers(office: Office, request_id: int, traveller_ids: Iterable[int]) -> Added:
    """Puts travellers who are on file into the party, as one change. Raises Refused for one who is in it, NotFound."""
    reader = office.reader
    rows = [reader.get(Traveller, each) for each in traveller_ids]
    comers = [
        Comer(n, row.shown_title, {}, Match.KNOWN, row.id, row.shown_title) for n, row in enumerate(rows, 1)
    ]
    if stopped := [each for each in settle(reader, request_id, comers) if each.problem]:
        raise Refused(stopped[0].problem, do="Leave out who is there.")
    if not comers:
        raise Usage("Choose the travellers first.")
    return _add(office, request_id, comers)


# -- internal --
def _empty(row: Traveller, comer: Comer) -> dict[str, Any]:
    """What was read of somebody on file and is empty there."""
    return {key: value for key, value in comer.values.items() if row.get(key) is None}


def _add(office: Office, request_id: int, coming: Sequence[Comer]) -> Added:
    reader = office.reader
    request = reader.get(ClearanceRequest, request_id)
    before = len(reader.children(RequestTraveller, "request_id", request_id))
    made: list[int] = []
    rows: list[dict[str, Any]] = []
    with office.change(f"Add {len(coming)} to the party of {request.local_no or 'a request'}"[:120]) as work:
        for each in coming:
            who = each.traveller_id
            if who is None:
                who = work.add(Traveller, dict(each.values))
                made.append(who)
            elif values := _empty(reader.get(Traveller, who), each):
                work.set(Traveller, who, values)
            rows.append({"request_id": request_id, "traveller_id": who})
        if (request.group_size or 0) in (0, before):
            work.set(ClearanceRequest, request_id, {"group_size": before + len(coming)})
        members = work.add_many(RequestTraveller, rows)
    return Added(tuple(members), tuple(made))


_PRIVATE = {
    "passport_number": "asks_passport",
    "passport_expires_on": "asks_passport",
    "passport_kind": "asks_passport",
    "birth_date": "asks_birth_date",
    "dod_id_number": "asks_dod_id",
    "traveller_emergency_contact": "asks_emergency",
}
"""What of a traveller is kept only where a profile asks for it, with the flag that says so."""


def _profile(reader: Reader, request_id: int) -> frozenset[str]:
    """Flags of what the profile of a request asks of travellers."""
    request = reader.get(ClearanceRequest, request_id)
    if request.profile_id is None:
        return frozenset()
    profile = reader.get(ClearanceProfile, request.profile_id)
    return frozenset(flag for flag in _PRIVATE.values() if profile.get(flag))


def _zone(reader: Reader, number: int, text: str, asks: frozenset[str]) -> Comer:
    """Who a zone names; one that cannot be read has no values, and its reason as the problem."""
    try:
        mrz = read_mrz(text, reader.today)
    except NotMrz as error:
        return _unread(number, text, f"{error} Type or scan both lines again.")
    if mrz.document != PASSPORT:
        return _unread(number, text, "The zone is that of a visa. Scan the passport.")
    named = Named(number, f"{mrz.surname}, {mrz.given_names}", _zone_values(mrz), tuple(_zone_told(mrz)))
    return replace(_found(reader, named, asks), doubtful=bool(mrz.doubts))


def _unread(number: int, text: str, problem: str) -> Comer:
    return Comer(number, " ".join(text.split()), {}, Match.NEW, problem=problem)


def _found(reader: Reader, named: Named, asks: frozenset[str]) -> Comer:
    """Who on file a line names; what no profile asks for finds him, and is not kept of somebody new."""
    values = {key: value for key, value in named.values.items() if _PRIVATE.get(key) in (None, *asks)}
    left = sorted(set(named.values) - set(values))
    told = named.told
    if left:
        labels = ", ".join(Traveller.fields[key].label for key in left)
        told = (*told, f"{labels}: not kept, the profile does not ask for it.")
    comer = Comer(named.number, named.text, values, Match.NEW, told=told)
    if named.unread:
        return replace(comer, problem=named.unread)
    certain = _certain(reader, named.values)
    if len(certain) == 1:
        known = certain[0]
        if not alike(people.name_of(known), _name(named.values)).likely:
            comer = replace(comer, told=(*comer.told, f"Under this number {known.shown_title} is on file."))
        return replace(comer, match=Match.KNOWN, traveller_id=known.id, title=known.shown_title)
    alikes = _alikes(reader, named.values)
    if len(certain) > 1:
        return replace(comer, match=Match.SEVERAL, alikes=alikes)
    return replace(comer, match=Match.LOOKS_LIKE if alikes else Match.NEW, alikes=alikes)


def _certain(reader: Reader, values: Mapping[str, Any]) -> list[Traveller]:
    """Travellers of that number; else those of exactly that name whose numbers do not speak against it."""
    for key in ("dod_id_number", "passport_number"):
        if values.get(key):
            rows: list[Traveller] = reader.records(Query(Traveller, where=Cond(key, "=", values[key])))
            if rows:
                return rows
    if not values.get("surname") or not values.get("first_name"):
        return []
    where = All((Cond("surname", "=", values["surname"]), Cond("first_name", "=", values["first_name"])))
    rows = reader.records(Query(Traveller, where=where))
    return [row for row in rows if _agrees(row, values)]


def _agrees(row: Traveller, values: Mapping[str, Any]) -> bool:
    """Whether neither numbers nor birth date nor middle name say that it is somebody else."""
    pairs = [(row.get(key), values.get(key)) for key in ("dod_id_number", "passport_number", "birth_date")]
    middle = (fold(row.middle_name or "").rstrip("."), fold(str(values.get("middle_name") or "")).rstrip("."))
    other = all(middle) and not (middle[0].startswith(middle[1]) or middle[1].startswith(middle[0]))
    return not other and all(mine == theirs for mine, theirs in pairs if mine and theirs)


def _alikes(reader: Reader, values: Mapping[str, Any]) -> tuple[LookAlike, ...]:
    found = people.look_alikes(reader, _name(values))
    return tuple(each for each in found if each.kind == Traveller.spec.name)[:MOST]


def _name(values: Mapping[str, Any]) -> Name:
    given = " ".join(filter(None, (values.get("first_name"), values.get("middle_name"))))
    return Name(values.get("surname") or "", given, values.get("native_name") or "")


def _who(comer: Comer) -> object:
    """What two lines share that name one person."""
    if comer.traveller_id is not None:
        return comer.traveller_id
    values = comer.values
    return values.get("dod_id_number") or key_text(
        joined_name(*(str(values.get(key) or "") for key in ("surname", "first_name", "middle_name")))
        or comer.text
    )


def _lacking(comer: Comer) -> str:
    if comer.problem and comer.match is Match.NEW and not comer.values.get("surname"):
        return comer.problem
    return ""


def _zone_values(mrz: Mrz) -> dict[str, Any]:
    first, _, middle = mrz.given_names.partition(" ")
    found = {
        "surname": mrz.surname, "first_name": first, "middle_name": middle, "passport_number": mrz.number,
        "passport_expires_on": mrz.expires, "birth_date": mrz.born, "citizenship": ALPHA_2.get(mrz.nationality),
    }  # fmt: skip
    return {key: value for key, value in found.items() if value}


def _zone_told(mrz: Mrz) -> Iterable[str]:
    yield from (each.said for each in mrz.doubts)
    if mrz.name_cut:
        yield "The name fills its line; more of it may stand in the passport."
    if mrz.nationality and mrz.nationality not in ALPHA_2:
        yield f"Citizenship {mrz.nationality} is to be entered by hand."
