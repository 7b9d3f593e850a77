"""A small country under end-use monitoring for the papers' tests: two sites, a counted and a signed inventory."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Any

from app.change import Work
from app.office import Office
from app.reading import Query
from models.eum.events import LINES_PER_PAGE
from models.kinds import kind_named
from models.office.places import Country

COUNTED, DUE = date(2026, 2, 10), date(2026, 3, 20)
GRID, ADDRESS = "38TLN1234567890", "Behind the old mill, Quincunx Street 9"
ARABIC, CYRILLIC = "مستودع الشمال", "Северный склад"


@dataclass
class Depot:
    """Ids of what was made, by name."""

    ids: dict[str, int] = field(default_factory=dict)

    def __getitem__(self, name: str) -> int:
        return self.ids[name]


def make(office: Office, lines: int = 6) -> Depot:
    """Two sites and their items; an inventory of both that was frozen and counted, with `lines` lines at the first."""
    made = Depot()
    country = office.reader.ids(Query(Country))[0]
    with office.change("Make a depot") as work:

        def add(name: str, kind: str, **values: Any) -> int:
            made.ids[name] = work.add(kind_named(kind), values)
            return made.ids[name]

        made.ids["country"] = country
        work.set(Country, country, {"sco_name": "ODC Bandaria", "sco_email": "eum@odc-bandaria.example"})
        add(
            "programme",
            "eum_programme",
            country_id=country,
            release_authority="Chief, ODC",
            released_on=date(2026, 1, 15),
        )
        add("custodian", "contact", surname="HARROW", first_name="Lena", role="Custodian", country_id=country)
        add("unit", "unit", unit_name="2 Signal Battalion", unit_native_name=CYRILLIC, country_id=country)
        add(
            "north",
            "storage_site",
            store_name="Depot North",
            store_native_name=ARABIC,
            country_id=country,
            store_kind="DEPOT",
            electronics_allowed="NO",
            partner_contact_id=made["custodian"],
            grid_reference=GRID,
            store_address=ADDRESS,
            access_rule="Letter to the Ministry, 15 days before",
        )
        add(
            "south",
            "storage_site",
            store_name="Arsenal South",
            store_native_name=CYRILLIC,
            country_id=country,
            grid_reference=GRID,
        )
        add(
            "nvd",
            "eum_article_type",
            article_code="NVD-PVS14",
            article_name="AN/PVS-14 monocular",
            nsn="5855014328050",
            article_family="OPTIC",
            unit_value=350_000,
        )
        add(
            "level",
            "eum_designation",
            article_type_id=made["nvd"],
            eum_level="ENHANCED",
            valid_from=date(2020, 1, 1),
            initial_days=90,
            interval_months=12,
        )
        add(
            "line",
            "eum_line",
            case_designator="BN-B-UAB",
            line_no="003",
            article_type_id=made["nvd"],
            qty_ordered=40,
            qty_delivered=20,
        )
        for at in range(lines):
            add(
                f"item{at}",
                "eum_item",
                article_type_id=made["nvd"],
                serial_raw=f"00{1200 + at}-A7",
                site_id=made["north"],
                holder_unit_id=made["unit"],
                physical_location=f"Rack {at // 10 + 1}",
                eum_line_id=made["line"],
                delivered_on=date(2025, 1, 10),
                acquisition_path="FMS",
            )
        add(
            "far",
            "eum_item",
            article_type_id=made["nvd"],
            serial_raw="009999",
            site_id=made["south"],
            delivered_on=date(2024, 1, 10),
        )
        _inventory(work, made, lines)
    return made


def _inventory(work: Work, made: Depot, lines: int) -> None:
    event = made.ids["event"] = work.add(kind_named("inventory_event"), {
        "event_no": "2026-BN-017", "inventory_kind": "ANNUAL", "inventory_method": "IN_PERSON",
        "planned_on": COUNTED, "started_on": COUNTED, "ended_on": date(2026, 2, 11),
        "frozen_at": datetime(2026, 2, 8, 9, tzinfo=UTC),
    })  # fmt: skip
    for name, on in (("north", COUNTED), ("south", date(2026, 2, 11))):
        made.ids[f"visit_{name}"] = work.add(
            kind_named("event_site"), {"event_id": event, "site_id": made[name], "visited_on": on}
        )
    for side, grade, name in (("US", "MAJ", "QUILL, Ada"), ("PARTNER", "Col.", "HARROW, Lena")):
        work.add(kind_named("team_member"), {"event_id": event, "side": side, "member_grade": grade,
                                             "member_name": name, "member_position": "Inspector"})  # fmt: skip
    items = [(f"item{at}", "north") for at in range(lines)] + [("far", "south")]
    pages = -(-lines // LINES_PER_PAGE)
    for number, (item, site) in enumerate(items, 1):
        made.ids[f"line{number}"] = work.add(kind_named("expected_line"), {
            "event_id": event, "line_no": number, "item_id": made[item], "article_type_id": made["nvd"],
            "page_no": pages + 1 if site == "south" else (number - 1) // LINES_PER_PAGE + 1,
            "expected_serial": f"00{1199 + number}-A7" if site == "north" else "009999", "site_id": made[site],
            "unit_id": made["unit"] if site == "north" else None, "expected_location": f"Rack {number // 10 + 1}",
            "expected_state": "ACTIVE" if number > 1 else "IN_REPAIR",
        })  # fmt: skip


def read(work: Work, made: Depot, serial: str, kind: str, number: int = 1, **more: Any) -> int:
    """A reading of the inventory with its outcome."""
    return work.add(kind_named("inventory_reading"), {
        "event_id": made["event"], "reading_uid": f"D1-{number}", "device": "D1", "sequence": number,
        "serial_read": serial, "read_method": "TYPED", "sighted": "ITEM", "match_kind": kind, **more,
    })  # fmt: skip
