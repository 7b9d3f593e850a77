"""The practice office's monitored articles: types, sites, and 1,200 items with every kind of trouble."""

# ruff: noqa: ARG001 - every step takes season, work and reader

from collections.abc import Iterator
from datetime import date, timedelta

from app.change import Work
from app.demo import data
from app.demo.cases import Values
from app.demo.data import Row
from app.demo.season import COUNTRY, Season, Step, filled
from app.reader import Reader
from app.store import records
from models.eum.book import ArticleType, Designation, Item
from models.eum.deliveries import Delivery, EumLine
from models.eum.places import SiteAccess, StorageSite
from models.kinds import Kind
from models.office.places import Contact, Country, Unit

DESIGNATED = date(2018, 10, 1)
YES = "yes"


def known(reader: Reader, kind: type[Kind], key: str) -> dict[str, int]:
    """Records by the text of a field."""
    return {str(row.get(key)): row.id for row in records.every(reader.connection, kind) if row.get(key)}


def _country(reader: Reader) -> int:
    return known(reader, Country, "country_code")[COUNTRY]


def _sites(season: Season, work: Work, reader: Reader) -> None:
    """Nine sites with their custodians and rules of access; one is certified no more."""
    units, country = known(reader, Unit, "unit_name"), _country(reader)
    for row in data.table("eum_sites"):
        first, _, last = row["custodian"].rpartition(" ")
        contact = work.add(
            Contact,
            {"surname": last.upper(), "first_name": first, "role": "Custodian", "organization": row["unit"],
             "unit_id": units[row["unit"]], "country_id": country},
        )  # fmt: skip
        own: Values = {
            "store_name": row["store_name"], "store_native_name": row["store_native_name"] or None,
            "code_name": row["code_name"], "country_id": country, "owner_service": row["owner_service"],
            "store_kind": row["store_kind"], "unit_id": units[row["unit"]], "partner_contact_id": contact,
            "electronics_allowed": row["electronics"], "access_rule": row["access_rule"],
            "access_lead_days": int(row["lead"]), "certification_status": row["certification"],
            "certified_by": "Department of the Army" if row["certified"] else None,
            "certified_on": _from_now(season, row["certified"]), "certified_to": _from_now(season, row["expires"]),
        }  # fmt: skip
        site = work.add(StorageSite, filled(own))
        if row["code_name"] == "FENCE":
            work.add(
                SiteAccess,
                {"site_id": site, "asked_on": season.ago(52), "asked_of": "Ministry of the Interior",
                 "visit_on": season.ago(20), "access_answer": "GRANTED", "answered_on": season.ago(30),
                 "access_ref": "MI 44/2"},
            )  # fmt: skip


def _from_now(season: Season, days: str) -> date | None:
    return season.today + timedelta(days=int(days)) if days else None


def _types(season: Season, work: Work, reader: Reader) -> None:
    """Ten types with their designations, and the case lines they came on."""
    for row in data.table("eum_types"):
        own: Values = {
            key: row[key] or None
            for key in ("article_code", "article_name", "article_family", "component_role", "src_category",
                        "generic_code", "loa_note_ref", "serial_pattern")
        }  # fmt: skip
        made = work.add(
            ArticleType,
            filled(own)
            | {"consumable": row["consumable"] == YES, "unit_value": int(row["unit_value"]) * 100},
        )
        designation: Values = {
            "article_type_id": made, "eum_level": row["level"], "valid_from": DESIGNATED,
            "designation_ref": "Practice list", "interval_basis": "ROLLING",
        }  # fmt: skip
        if row["level"] == "ENHANCED":
            designation |= {"initial_days": 90, "interval_months": 12}
        work.add(Designation, designation)
        count = sum(each for _, each in _held(row))
        line: Values = {
            "case_designator": row["case"], "line_no": row["line"], "acquisition_path": row["path"],
            "article_type_id": made, "qty_ordered": count, "qty_delivered": count,
            "line_description": f"{row['article_name']}, quantity {count}",
            "loa_accepted_on": _from_now(season, row["accepted"]), "basic_note_present": True,
            "loa_note_present": row["loa_note_ref"] != "",
        }  # fmt: skip
        if row["article_code"] == "UAS-LR":
            line |= {"principles_signed_on": season.ago(620), "consent_received_on": season.ago(560),
                     "shipped_on": season.ago(540)}  # fmt: skip
        work.add(EumLine, line)


def _held(row: Row) -> list[tuple[str, int]]:
    """Code name of a site and how many of a type lie there."""
    return [(site, int(count)) for site, _, count in (each.partition(":") for each in row["sites"].split())]


# -- the book ------------------------------------------------------------------------------------------------------
def _book(season: Season, work: Work, reader: Reader) -> None:
    """Every item, with its troubles, as the lists of the services and the partner gave it."""
    sites, types = known(reader, StorageSite, "code_name"), known(reader, ArticleType, "article_code")
    units = {row.id: row.stored["unit_id"] for row in records.every(reader.connection, StorageSite)}
    lines = {row.stored["article_type_id"]: row.id for row in records.every(reader.connection, EumLine)}
    counted = {row["code_name"]: _from_now(season, row["inventoried"]) for row in data.table("eum_sites")}
    for row in data.table("eum_types"):
        kind, at = types[row["article_code"]], 0
        for code, count in _held(row):
            for _ in range(count):
                at += 1
                own = _item(season, row, at) | {
                    "article_type_id": kind, "site_id": sites[code], "holder_unit_id": units[sites[code]],
                    "eum_line_id": lines[kind], "acquisition_path": row["path"],
                    "inventoried_before_on": counted[code], "physical_location": _place(at),
                }  # fmt: skip
                work.add(Item, filled(own | TROUBLES.get(row["article_code"], _no_trouble)(season, code, at)))


def _place(at: int) -> str:
    return f"Rack {'ABCDEF'[at // 40 % 6]}, shelf {at % 40 // 10 + 1}"


def _item(season: Season, row: Row, at: int) -> Values:
    number = at * 7 + 1_000 if row["article_code"] != "NVD-PVS14" else at * 13
    accepted = season.today + timedelta(days=int(row["accepted"]))
    return {
        "serial_raw": row["make"].format(n=number, m=number % 1_000, l="ABCD"[at % 4]),
        "serial_state": "READABLE", "condition": "SERVICEABLE", "custody": "PARTNER",
        "delivered_on": accepted + timedelta(days=300 + at % 3), "delivered_on_basis": "IN_COUNTRY_RECEIPT",
        "source_of_record": "MILDEP_DELIVERY_DATA", "entered_as": "ACTIVE",
    }  # fmt: skip


def _no_trouble(season: Season, site: str, at: int) -> Values:
    return {}


def _monocular(season: Season, site: str, at: int) -> Values:
    """Monoculars: arrivals nobody knows, provenance unasked, a store nobody remembers, lists of the partner."""
    own: Values = {}
    if at in (15, 215, 325):
        own |= {"delivered_on": None, "delivered_on_basis": None, "inventoried_before_on": None,
                "source_of_record": "PARTNER_LIST"}  # fmt: skip
    if at in (16, 17, 18, 19, 300, 301):
        own |= {"delivered_on_basis": "SHIPPED"}
    if at in (20, 21, 330, 331):
        own |= {"site_id": None, "physical_location": None, "source_of_record": "PARTNER_LIST"}
    if at in (30, 31, 32, 510, 511, 512):
        own |= {"acquisition_path": "TPT_IN", "eum_line_id": None, "source_of_record": "FIELD_FIND",
                "origin_note": "Came from a neighbor's stock in a relief convoy; nobody announced it"}  # fmt: skip
    if at in (31, 511):
        own |= {"entered_as": "ORIGIN_QUERY"}
    if at in (40, 41, 260, 261, 400):
        own |= {"entered_as": "NOT_SIGHTED"}
    if site == "ANCHOR" and at % 3 == 0:
        own |= {"entered_as": "IN_REPAIR", "custody": "CONTRACTOR_REPAIR"}
    if at in (60, 61, 250, 251):
        own |= {"entered_as": "DAMAGED", "condition": "DAMAGED"}
    if site == "LANTERN" and at % 11 == 0:
        own |= {"inventoried_before_on": None, "delivered_on": season.ago(130)}
    return own


def _goggle(season: Season, site: str, at: int) -> Values:
    """Goggles: marks that came off, that nobody can read, and numbers engraved in their place."""
    if at in (5, 6, 75, 76, 140, 141):
        return {"serial_raw": None, "serial_state": "ILLEGIBLE", "secondary_marks": f"Host tag BN-{at:04d}"}
    if at in (8, 77, 78, 142):
        return {"serial_raw": None, "serial_state": "REASSIGNED", "serial_assigned": f"ODC-{at:04d}"}
    if at in (9, 79):
        return {
            "serial_raw": None,
            "serial_state": "LABEL_MISSING",
            "item_remarks": "Sticker came off; two alike.",
        }
    return {}


def _tow(season: Season, site: str, at: int) -> Values:
    """Missiles: look-alikes of a slipped finger, and two shipments that just came."""
    own: Values = {}
    if at in (3, 20):
        own |= {"serial_raw": f"{at * 7 + 1_000:02d}K{'O0' if at == 3 else 'I1'}4"}
    if at in (4, 21):
        own |= {"serial_raw": f"{(at - 1) * 7 + 1_000:02d}K{'00' if at == 4 else '11'}4"}
    if site == "GATEWAY":
        own |= {"inventoried_before_on": None, "delivered_on": season.ago(80 if at % 2 else 100),
                "delivered_on_basis": "IN_COUNTRY_RECEIPT", "source_of_record": "SHIPPING_DOC"}  # fmt: skip
    return own


def _missile(season: Season, site: str, at: int) -> Values:
    """Missiles whose leading zeros a spreadsheet took away."""
    return {"serial_raw": str(at * 7 + 1_000), "source_of_record": "PARTNER_LIST"} if at in (7, 22) else {}


TROUBLES = {"NVD-PVS14": _monocular, "NVD-PVS7B": _goggle, "TOW-2B": _tow, "STINGER-MSL": _missile}


def _pairs(season: Season, work: Work, reader: Reader) -> None:
    """Tubes mounted in their devices; two pairs lie at different sites."""
    types = known(reader, ArticleType, "article_code")
    items = list(records.every(reader.connection, Item))
    for kind, device in (("NVD-TUBE", "NVD-PVS14"), ("STINGER-MSL", "STINGER-GRIP"), ("JAV-MSL", "JAV-CLU")):
        inner = [each for each in items if each.stored["article_type_id"] == types[kind]]
        outer = [each for each in items if each.stored["article_type_id"] == types[device]]
        for one, other in _matched(inner, outer):
            work.set(Item, one.id, {"paired_item_id": other.id})


def _matched(inner: list[Kind], outer: list[Kind]) -> Iterator[tuple[Kind, Kind]]:
    by_site: dict[object, list[Kind]] = {}
    for each in outer:
        by_site.setdefault(each.stored.get("site_id"), []).append(each)
    rest = []
    for each in inner:
        mates = by_site.get(each.stored.get("site_id"))
        if mates:
            yield each, mates.pop(0)
        else:
            rest.append(each)
    left = [each for mates in by_site.values() for each in mates]
    yield from zip(rest[:2], left[:2], strict=False)


def _shipments(season: Season, work: Work, reader: Reader) -> None:
    """Two shipments at the hub: one short by one, one whose receipt nobody has confirmed."""
    lines = {(str(row.get("case_designator")), str(row.get("line_no"))): row
             for row in records.every(reader.connection, EumLine)}  # fmt: skip
    hub = known(reader, StorageSite, "code_name")["GATEWAY"]
    tow, uas = lines["BN-B-WBE", "001"], lines["B2-D-BAA", "001"]
    for number, ago, counted, path, line in (
        ("TCN BN00450001", 100, 11, "FMS", tow), ("TCN BN00450002", 80, 12, "FMS", tow),
        ("TCN B200010001", 45, 2, "BPC", uas), ("TCN B200010002", 12, None, "BPC", uas),
    ):  # fmt: skip
        own: Values = {
            "delivery_ref": number, "eum_line_id": line.id, "article_type_id": line.stored["article_type_id"],
            "acquisition_path": path, "site_id": hub, "arrived_on": season.ago(ago),
            "arrived_on_basis": "IN_COUNTRY_RECEIPT", "qty_shipped": 12 if path == "FMS" else 2, "qty_counted": counted,
            "manifest_checked_on": season.ago(ago - 1) if counted is not None else None,
        }  # fmt: skip
        work.add(Delivery, filled(own))


STEPS = (
    Step(93, "chief", "Record storage sites", _sites),
    Step(93, "chief", "Record article types and case lines", _types),
    Step(93, "chief", "Enter the book of items", _book),
    Step(92, "chief", "Pair tubes with their devices", _pairs),
    Step(11, "chief", "Record shipments at the hub", _shipments),
)
