"""A visit for the papers' tests: a party with names in five scripts, legs, plan, aircraft, two companies' calls."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from app.change import Work
from app.office import Office
from app.reading import Query
from models.kinds import kind_named
from models.office.places import Country
from models.visits.support import VisitArea

NAMES = {
    "Latin": ("Ørsted-Nguyễn", None), "Cyrillic": ("Sidorova", "Сидорова Анна"), "Greek": ("Papas", "Παπάς Νίκος"),
    "Arabic": ("Haddad", "ليلى حداد"), "Thai": ("Saetang", "สมชาย แซ่ตั้ง"), "plain": ("Beridze", None),
}  # fmt: skip
FIRM, RIVAL = "Quincunx Aero", "Zephyrine Marine"
CANARIES = ("Quincunx", "Zephyrine", "glimmerwing", "brinefoil", "Tansy", "Umber")
"""A word of each firm, of what each sells, and of who comes for it."""
PASSPORT, BORN = "X7654321", date(1980, 2, 29)
ZONE = "Asia/Tbilisi"


@dataclass
class Visitors:
    """Ids of what was made, by name."""

    ids: dict[str, int] = field(default_factory=dict)

    def __getitem__(self, name: str) -> int:
        return self.ids[name]


def make(office: Office) -> Visitors:
    """Everything, in one operation; the request was sent and approved with a restriction."""
    made = Visitors({"country": office.reader.ids(Query(Country))[0]})
    with office.change("Announce visits") as work:
        adder = _Adder(work, made)
        work.set(Country, made["country"], {"sco_name": "ODC Bandaria", "sco_email": "visits@odc-bandaria.example",
                                            "time_zone": ZONE})  # fmt: skip
        adder("person", "person", surname="Quill", first_name="Ada", rank="Maj")
        adder("room", "visit_area", area_name="Conference room", is_room=True)
        _profile(adder, made)
        _request(adder, made)
        _plan(adder, made)
        _aircraft(adder, made)
        _industry(adder, made)
        _callers(adder, made)
    with office.change(
        "Keep papers in the room"
    ) as work:  # after somebody went in: an escort is asked for since then
        work.set(VisitArea, made["room"], {"nonreleasable": True})
    return made


class _Adder:
    def __init__(self, work: Work, made: Visitors) -> None:
        self.work, self.made = work, made

    def __call__(self, name: str, kind: str, **values: Any) -> int:
        self.made.ids[name] = self.work.add(kind_named(kind), values)
        return self.made.ids[name]


def at(day: date, clock: str, zone: str = ZONE) -> str:
    """A local time as it is stored."""
    return f"{day.isoformat()}T{clock}[{zone}]"


def _profile(add: _Adder, made: Visitors) -> None:
    add("profile", "clearance_profile", country_id=made["country"], profile_name="Official travel", fcg_section="III",
        for_kind="PERSONNEL", lead_time=30, lead_unit="DAY", lead_basis="CALENDAR", asks_passport=True,
        passport_months=6, profile_statements="Visitors carry this sheet.", country_forms="Form V-1\nForm V-2",
        clearance_office="Protocol office", clearance_contact="+995 555", opens_at="0900", closes_at="1700",
        profile_source="FCG III.E", checked_on=date(2025, 6, 1), checked_by_id=made["person"])  # fmt: skip
    add("need", "profile_need", profile_id=made["profile"], need_travel="OFFICIAL", need_kind="COUNTRY",
        need="NEEDED")  # fmt: skip
    add(
        "asks",
        "profile_training",
        profile_id=made["profile"],
        training_code="AT1",
        valid_for=12,
        valid_unit="MONTH",
    )

    add("proposal", "fcg_change_proposal", proposal_title="Lead time", country_id=made["country"],
        profile_id=made["profile"], fcg_section="III", change_kind="LEAD_TIME", effective_on=date(2026, 4, 1),
        current_text="Fourteen days.", proposed_text="Thirty days.", proposal_reason="Note of the ministry.",
        drafted_on=date(2026, 2, 1), drafted_by_id=made["person"])  # fmt: skip


def _request(add: _Adder, made: Visitors) -> None:
    add("request", "clearance_request", local_no="VC-2026-0142", visit_title="Annual case review",
        request_kind="PERSONNEL", travel_type="OFFICIAL", profile_id=made["profile"], purpose="Review of open cases",
        sites_to_visit="Ministry, Air Base X", date_from=date(2026, 3, 9), date_to=date(2026, 3, 13), group_size=6,
        needs_country=True, needs_theater=True, sponsor_office="Training section",
        control_officer_id=made["person"], home_poc_name="Lee Stone", home_poc_phone="+1 703 555",
        home_poc_email="lee.stone@example.mil", external_system="APACS", external_no="1234567",
        mandatory_statements="No weapons are carried.", ttiatp_number="TT-77", medical_note_on=date(2026, 1, 20),
        late_justification="The review was moved by the ministry.")  # fmt: skip
    for number, (name, (surname, native)) in enumerate(NAMES.items()):
        code = {"Greek": "4", "Arabic": "6"}.get(name)
        add(name, "traveller", surname=surname, first_name=f"Given{number}", native_name=native,
            traveller_category="FN" if name == "Thai" else "MIL", branch_dept="USAF", rank_grade="O-4",
            own_title="Maj", dv_code=code, passport_number=PASSPORT if name == "Latin" else None,
            birth_date=BORN if name == "Latin" else None)  # fmt: skip
        add(f"in {name}", "request_traveller", request_id=made["request"], traveller_id=made[name])
    add(
        "training",
        "training_record",
        traveller_id=made["Latin"],
        training_code="AT1",
        done_on=date(2025, 12, 1),
    )
    add(
        "older", "training_record", traveller_id=made["Latin"], training_code="AT1", done_on=date(2024, 12, 1)
    )
    add(
        "medical",
        "training_record",
        traveller_id=made["Latin"],
        training_code="MED",
        done_on=date(2026, 1, 19),
    )
    add("leg", "itinerary_leg", request_id=made["request"], leg_no=1, leg_country="GE", location="Bandar",
        arrive_on=date(2026, 3, 9), arrive_at=at(date(2026, 3, 9), "10:30"), depart_on=date(2026, 3, 13),
        depart_at=at(date(2026, 3, 13), "18:00"), lodging_name="Hotel Lark", lodging_address="1 Lark Street",
        lodging_contact="+995 777", leg_mode="COMAIR", leg_carrier="Blue Air", flight_no="BA12",
        airport_in="TBS Bandar")  # fmt: skip
    add("tokyo", "itinerary_leg", request_id=made["request"], leg_no=2, leg_country="JP", location="Tokyo",
        arrive_on=date(2026, 3, 14), arrive_at=at(date(2026, 3, 14), "12:00", "Asia/Tokyo"),
        depart_on=date(2026, 3, 15), depart_at=at(date(2026, 3, 15), "00:30", "Asia/Tokyo"),
        leave_part=True)  # fmt: skip
    add("hawaii", "itinerary_leg", request_id=made["request"], leg_no=3, leg_country="US", location="Honolulu",
        arrive_on=date(2026, 3, 14), arrive_at=at(date(2026, 3, 14), "12:30", "Pacific/Honolulu"))  # fmt: skip
    for status, before, on in (
        ("READY", "DRAFT", date(2026, 2, 1)),
        ("SUBMITTED", "READY", date(2026, 2, 2)),
    ):
        add(status, "request_step", request_id=made["request"], from_status=before, to_status=status, stepped_on=on,
            entered_on=on, step_ref="1234567")  # fmt: skip
    for kind, answer, limit in (
        ("COUNTRY", "APPROVED", None),
        ("THEATER", "APPROVED_RESTRICTED", "No rural travel"),
    ):
        add(kind, "approval_action", request_id=made["request"], approval_kind=kind, answer=answer,
            answer_comment="See FCG", answer_restriction=limit, acted_on=date(2026, 2, 10),
            entered_on=date(2026, 2, 10))  # fmt: skip


def _plan(add: _Adder, made: Visitors) -> None:
    add("plan", "support_plan", plan_title="Case review week", request_id=made["request"],
        control_officer_id=made["person"], plan_dv_code="4", execution_on=date(2026, 3, 9), cost_estimate=125_000,
        fund_cite="97-0100")  # fmt: skip
    add("call", "support_item", plan_id=made["plan"], item_code="MEET", item_text="Office call, chief of staff",
        starts_at=at(date(2026, 3, 10), "10:30"), ends_at=at(date(2026, 3, 10), "11:15"), item_place="Ministry",
        participants="Party and hosts", item_transport="Van 1", dress="Service dress", item_poc="Quill +995 1",
        item_remark="Bring identity cards", item_done_on=date(2026, 2, 20), item_cost=2_500)  # fmt: skip
    add("hotel", "support_item", plan_id=made["plan"], item_code="HOTEL", item_text="Six rooms",
        item_due_on=date(2026, 2, 20), item_owner_id=made["person"])  # fmt: skip
    add("food", "support_item", plan_id=made["plan"], item_code="FOOD", item_text="One vegetarian",
        item_due_on=date(2026, 3, 5))  # fmt: skip


def _aircraft(add: _Adder, made: Visitors) -> None:
    add("flight", "clearance_request", local_no="VC-2026-0143", visit_title="Airlift", request_kind="AIRCRAFT",
        travel_type="OFFICIAL", purpose="Airlift", date_from=date(2026, 3, 11), date_to=date(2026, 3, 12),
        needs_host_nation=True, external_system="APACS", external_no="998877")  # fmt: skip
    add("aircraft", "aircraft_clearance", request_id=made["flight"], worksheet_name="Airlift 1", mission_no="PAM123",
        suspense_on=date(2026, 3, 1), operator="USAF", owner="USAF", aircraft_type="C-130J", aircraft_count=1,
        tail_number="05-8152", spare_tail="05-8153", call_sign="RCH123", pilot="Capt Ina Vale", crew_count=6,
        pax_count=12, vip_code="5", vip_name="Maj Gen Roe", aircraft_purpose="Airlift of pallets",
        cargo_summary="Two pallets", weapons_aboard=False, sensors_aboard=True, sensors_text="Off over land",
        fuel_request="20,000 lb JP-8", ground_handling="One loader")  # fmt: skip
    add("over", "aircraft_leg", aircraft_id=made["aircraft"], leg_no=1, leg_country="TR", leg_action="O",
        entry_point="BATEL", entry_not_earlier_at=at(date(2026, 3, 11), "08:00", "Europe/Istanbul"),
        exit_point="KODOR", route="DCT BATEL UL604 KODOR", leg_status="PENDING")  # fmt: skip
    add("land", "aircraft_leg", aircraft_id=made["aircraft"], leg_no=2, leg_country="GE", leg_action="L",
        airfield="UGTB", alternate_airfield="UGKO", eta_at=at(date(2026, 3, 11), "12:00"),
        etd_at=at(date(2026, 3, 12), "09:00"), leg_status="APPROVED", dcn="GE-26-0077",
        valid_from_at=at(date(2026, 3, 11), "12:00"), valid_to_at=at(date(2026, 3, 14), "12:00"))  # fmt: skip
    add("goods", "hazmat_line", aircraft_id=made["aircraft"], un_number="UN0323", shipping_name="Cartridges",
        hazard_class="1", hazard_division="1.2", packing_group="II", gross_kg=120, net_quantity="40 kg",
        net_explosive_kg=5)  # fmt: skip


def _industry(add: _Adder, made: Visitors) -> None:
    for name, firm, ware, who, begins, state in (
        ("ours", FIRM, "glimmerwing drones", "Tansy, Iris", date(2026, 3, 11), "CONFIRMED"),
        ("theirs", RIVAL, "brinefoil boats", "Umber, Otto", date(2026, 2, 3), "HELD"),
    ):
        add(f"{name} firm", "company", company_name=firm, company_address=f"{firm} Inc.\n1 Main Street")
        add(name, "industry_visit", company_id=made[f"{name} firm"], first_visit=True, received_on=date(2026, 1, 20),
            industry_no=f"IV-2026-00{begins.month:02}", call_from=begins, call_to=begins, call_state=state,
            synopsis=f"They show {ware}.", licence_no=f"LIC-{ware}", prior_information=f"Leaflet on {ware}",
            support_requested="A meeting room", appointment_by="INDUSTRY", proprietary=True,
            debrief_on=begins if state == "HELD" else None, host_reaction=f"They liked {ware}.",
            follow_up="The office sends the points of contact.")  # fmt: skip
        add(f"{name} man", "representative", visit_id=made[name], representative_name=who, function="Sales")
        add(f"{name} meets", "industry_appointment", visit_id=made[name], with_whom=f"Director for {ware}",
            meets_at=at(begins, "14:00"), meets_until=at(begins, "15:00"), meet_place=f"Hall of {firm}")  # fmt: skip


def _callers(add: _Adder, made: Visitors) -> None:
    add("guest", "foreign_visitor", surname="Idris", first_name="Omar", visitor_nationality="GE",
        visitor_organization="Ministry of Defense", visitor_rank="Col")  # fmt: skip
    add("visit", "visitor_call", visitor_id=made["guest"], area_id=made["room"], call_on=date(2026, 3, 11),
        call_purpose="Case review", id_shown="Service card", in_at=at(date(2026, 3, 11), "09:00"))  # fmt: skip
    add("late guest", "visitor_call", visitor_id=made["guest"], area_id=made["room"], call_on=date(2026, 3, 12),
        escort_id=made["person"])  # fmt: skip
