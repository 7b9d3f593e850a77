"""The practice office's monitoring: people and plans, checks and deficiencies, incidents, requests, visits, costs."""

# ruff: noqa: ARG001 - every step takes season, work and reader

from datetime import timedelta

from app.change import Work
from app.demo.cases import Values
from app.demo.depots import known
from app.demo.season import COUNTRY, Season, Step
from app.reader import Reader
from app.store import records
from models.eum.afterwards import Incident, IncidentItem, TransferItem, TransferRequest
from models.eum.assessments import ComplianceFinding, ComplianceVisit, ControlPlan, EumCost
from models.eum.book import ArticleType, Item
from models.eum.checks import Deficiency, PartnerCount, PhysicalCheck, RoutineCheck
from models.eum.deliveries import EumLine
from models.eum.places import StorageSite
from models.eum.programme import EumAppointment, EumProgramme, EumSop
from models.kinds import Kind
from models.office.places import Contact, Country, Person

CHIEF, TRAINER = "chief", "trainer"


def _programme(season: Season, work: Work, reader: Reader) -> None:
    """Who runs Golden Sentry in Bandaria, with the contacts outside the office."""
    country = known(reader, Country, "country_code")[COUNTRY]
    people = known(reader, Person, "user_name")
    blue, command, dsca = (
        work.add(Contact, {"surname": surname, "first_name": first, "role": role, "organization": where})
        for surname, first, role, where in (
            ("HALBRIDGE", "Nessa", "Blue Lantern officer", "Embassy, economic section"),
            ("ORTWELL", "Dane", "Golden Sentry primary contact", "Combatant command"),
            ("FENWICKE", "Lio", "Country contact", "DSCA, EUM division"),
        )
    )
    work.add(
        EumProgramme,
        {"country_id": country, "blue_lantern_contact_id": blue, "ccmd_contact_id": command,
         "dsca_contact_id": dsca, "blue_lantern_met_on": season.ago(140), "environment": "ORDINARY",
         "release_authority": "LTC Mara QUENTLEY", "released_on": season.ago(200),
         "programme_remarks": "The Ministry of the Interior answers only letters signed by the ambassador."},
    )  # fmt: skip
    work.add(
        EumSop,
        {"sop_edition": "3", "approved_on": season.ago(500), "approved_by": "LTC Mara QUENTLEY",
         "sop_review_on": season.ago(135)},
    )  # fmt: skip
    work.add(
        EumAppointment,
        {"person_id": people[TRAINER], "eum_role": "MANAGER", "appointed_on": season.ago(300),
         "eum_trained_on": season.ago(280)},
    )  # fmt: skip
    work.add(
        EumAppointment,
        {"person_id": people["clerk"], "eum_role": "ALTERNATE", "appointed_on": season.ago(120)},
    )


def _plans(season: Season, work: Work, reader: Reader) -> None:
    """One plan in force, and one asked for with an offer and not there yet."""
    country = known(reader, Country, "country_code")[COUNTRY]
    sections = {
        "sec_accountability": "Each unit keeps a register by serial; the custodian signs every issue and return.",
        "sec_inventories": "The unit counts each month; the depot counts each quarter and reports to the Ministry.",
        "sec_records": "Registers are kept for five years at the depot, copies by the Ministry and the office.",
        "sec_violations": "The custodian tells the Ministry at once, the Ministry the office on the same day.",
        "sec_visits": "The office asks fifteen days before; the Ministry names an escort for each site.",
        "sec_security": "Devices not issued lie behind a double barrier under the unit commander.",
        "sec_losses": "At once, and in writing within thirty days with steps to recover and to prevent.",
        "sec_disposal": "Nothing is scrapped, shown or given away before the State Department has agreed.",
    }
    work.add(
        ControlPlan,
        sections | {"plan_title": "Night vision devices", "plan_version": "2", "country_id": country,
                    "plan_covers": "AN/PVS-14, AN/PVS-7B and tubes, case BN-B-UAB, all sites",
                    "received_on": season.ago(420), "signed_partner_by": "Brigadier Olgen TARVUSH",
                    "signed_partner_on": season.ago(410), "signed_us_by": "LTC Mara QUENTLEY",
                    "signed_us_on": season.ago(405), "effective_on": season.ago(405), "review_on": season.ago(40)},
    )  # fmt: skip
    tow = next(
        row for row in records.every(reader.connection, EumLine) if row.get("case_designator") == "BN-B-WBE"
    )
    work.add(
        ControlPlan,
        {"plan_title": "TOW-2B missiles", "plan_version": "draft", "country_id": country, "eum_line_id": tow.id,
         "plan_covers": "TOW-2B missiles, case BN-B-WBE", "sec_accountability": sections["sec_accountability"]},
    )  # fmt: skip


def _routine(season: Season, work: Work, reader: Reader) -> None:
    """Routine checks of two years, one each quarter but one that was forgotten."""
    types = known(reader, ArticleType, "article_code")
    for ago, place, source, code, use, seen in (
        (700, "Independence Day parade, Ostravend", "OFFICIAL_EVENT", "TOW-2B", "AS_INTENDED", 4),
        (610, "Brigade exercise, Velmagora", "EXERCISE", "NVD-PVS14", "AS_INTENDED", 30),
        (520, "Tulchar Field", "SITE_VISIT", "UAS-LR", "AS_INTENDED", 2),
        (330, "Border post near Korvat", "ATTACHE_OR_EMBASSY", "CARBINE", "NOT_DETERMINED", 6),
        (240, "Port Sahrim pier", "SITE_VISIT", "CARBINE", "AS_INTENDED", 12),
        (150, "Newspaper photograph of a patrol", "MEDIA", "NVD-PVS7B", "NOT_AS_INTENDED", 1),
    ):
        work.add(
            RoutineCheck,
            {"looked_on": season.ago(ago), "looked_at": place, "routine_source": source, "article_type_id": types[code],
             "observed_use": use, "quantity_seen": seen, "looked_by": "MAJ Odin BRUSKELL",
             "reported_on": season.ago(ago - 9),
             "follow_up": "Ask the Ministry whose goggle it was" if use == "NOT_AS_INTENDED" else None},
        )  # fmt: skip


def _visits(season: Season, work: Work, reader: Reader) -> None:
    """The last assessment, whose window has opened again, with a finding still open."""
    visit = work.add(
        ComplianceVisit,
        {"visit_kind": "CAV", "announced_on": season.ago(700), "visit_starts_on": season.ago(584),
         "visit_ends_on": season.ago(580), "visit_team": "Four assessors of DSCA",
         "visit_sites": "Ostravend Central Depot, Tulchar Field Flight Line", "visit_result": "Satisfactory",
         "report_on": season.ago(540)},
    )  # fmt: skip
    for ref, words, severity, closed in (
        ("1", "Checklists of two sites were not uploaded", "MEDIUM", 500),
        ("2", "The border store was never inventoried in full", "HIGH", None),
    ):
        work.add(
            ComplianceFinding,
            {"visit_id": visit, "finding_ref": ref, "finding_text": words, "severity": severity,
             "answer_text": "Done" if closed else "Access is asked for through the ambassador",
             "answer_owner": "MAJ Odin BRUSKELL", "answer_due_on": season.ago(400 if closed else 60),
             "answered_on": season.ago(closed) if closed else None},
        )  # fmt: skip


def _checks(season: Season, work: Work, reader: Reader) -> None:
    """Checklists of some sites and what they found; others have none in the year."""
    sites = known(reader, StorageSite, "code_name")
    for code, ago, overall, uploaded in (
        ("LANTERN", 400, "WITH_FINDINGS", 380), ("ANVIL", 340, "WITH_FINDINGS", None),
        ("HARBOR", 280, "ACCEPTABLE", 270), ("KITE", 150, "ACCEPTABLE", 140),
    ):  # fmt: skip
        own: Values = {
            "site_id": sites[code], "checked_on": season.ago(ago), "inspectors": "MAJ Odin BRUSKELL",
            "partner_present": "The custodian", "check_overall": overall, "signed_us_by": "MAJ Odin BRUSKELL",
            "signed_partner_by": "The custodian", "closed_on": season.ago(ago),
            "uploaded_on": season.ago(uploaded) if uploaded else None,
        }  # fmt: skip
        made = work.add(PhysicalCheck, own)
        if overall == "WITH_FINDINGS":
            _found(season, work, sites[code], made, ago)
    types = known(reader, ArticleType, "article_code")
    for code, agrees in (("QUARRY", True), ("LANTERN", False)):
        work.add(
            PartnerCount,
            {"site_id": sites[code], "article_type_id": types["NVD-PVS14"], "partner_counted_on": season.ago(110),
             "quantity_reported": 210 if agrees else 108, "records_since_on": season.ago(600),
             "shown_on": season.ago(100), "agrees": agrees,
             "differences": None if agrees else "Two devices fewer than the book"},
        )  # fmt: skip


def _found(season: Season, work: Work, site: int, check: int, ago: int) -> None:
    for code, words, severity, due, fixed in (
        ("B4", "Key register not signed on weekends", "MEDIUM", ago - 60, ago - 70),
        ("B1", "Alarm of the inner door does not sound", "HIGH", ago - 90, None),
    ):
        work.add(
            Deficiency,
            {"site_id": site, "check_id": check, "item_code": code, "deficiency_text": words, "severity": severity,
             "noted_on": season.ago(ago), "agreed_action": "Repair and report", "action_owner": "The custodian",
             "fix_due_on": season.ago(due), "fixed_on": season.ago(fixed) if fixed is not None else None,
             "closing_note": "Seen at the next visit" if fixed is not None else None},
        )  # fmt: skip


def _incidents(season: Season, work: Work, reader: Reader) -> None:
    """A loss with its written report late, a fresh theft, an allegation, and one that was settled."""
    sites = known(reader, StorageSite, "code_name")
    goggles = _of_type(reader, "NVD-PVS7B", sites["LANTERN"])
    monoculars = _of_type(reader, "NVD-PVS14", sites["PADDY"])
    for number, kind, ago, first, written, where, items, closed in (
        ("INC-01", "LOSS", 44, 43, None, "LANTERN", goggles[20:23], False),
        ("INC-02", "THEFT", 6, 5, None, "PADDY", monoculars[100:101], False),
        ("INC-03", "MISUSE_ALLEGATION", 90, None, None, "FENCE", [], False),
        ("INC-04", "DESTRUCTION", 240, 240, 215, "LANTERN", goggles[30:32], True),
    ):  # fmt: skip
        own: Values = {
            "incident_no": number, "incident_kind": kind, "aware_on": season.ago(ago),
            "occurred_on": season.ago(ago + 3), "site_id": sites[where],
            "credibility": "UNVERIFIED" if kind.startswith("MISUSE") else "CONFIRMED",
            "incident_text": {
                "LOSS": "Three goggles were missing after a night march and were not found on the way back.",
                "THEFT": "A locker was forced; one monocular is gone.",
                "MISUSE_ALLEGATION": "A newspaper wrote that carbines were lent to a private guard company.",
                "DESTRUCTION": "A vehicle burned out with two goggles in it.",
            }[kind],
        }  # fmt: skip
        if first is not None:
            own |= {"first_report_on": season.ago(first), "first_report_by": "The custodian, by telephone"}
        if written is not None:
            own |= {"written_report_on": season.ago(written), "recovery_steps": "None possible",
                    "prevention_steps": "Goggles are carried on the person"}  # fmt: skip
        if closed:
            own |= {"sent_state_on": season.ago(230), "sent_dsca_on": season.ago(230), "sent_ccmd_on": season.ago(230),
                    "sent_mildep_on": season.ago(230), "sent_dtsa_on": season.ago(239), "resolved_locally": True,
                    "resolution_text": "Wreck and remains were seen", "incident_closed_on": season.ago(200),
                    "closure_text": "Closed with the written report"}  # fmt: skip
        made = work.add(Incident, {key: value for key, value in own.items() if value is not None})
        work.add_many(IncidentItem, ({"incident_id": made, "item_id": each.id} for each in items))


def _of_type(reader: Reader, code: str, site: int) -> list[Kind]:
    kind = known(reader, ArticleType, "article_code")[code]
    return [row for row in records.every(reader.connection, Item)
            if row.stored.get("article_type_id") == kind and row.stored.get("site_id") == site]  # fmt: skip


def _requests(season: Season, work: Work, reader: Reader) -> None:
    """A disposal that State approved, a transfer not decided, and a contractor nobody has asked about."""
    country = known(reader, Country, "country_code")[COUNTRY]
    sites = known(reader, StorageSite, "code_name")
    scrap = _of_type(reader, "NVD-PVS7B", sites["ANVIL"])[:4]
    given = _of_type(reader, "STINGER-MSL", sites["KITE"])[:6]
    for number, kind, items, own in (
        ("CR-01", "DISPOSAL", scrap,
         {"reason_to_divest": "Beyond repair", "planned_end_use": "Demilitarization at Ostravend",
          "submitted_on": season.ago(200), "state_ref": "TPT-7781", "transfer_decision": "APPROVED",
          "decided_on": season.ago(120), "acquisition_value": 4 * 320_000, "year_acquired": 2021}),
        ("CR-02", "RETRANSFER", given,
         {"recipients": "Republic of Korland", "permanence": "PERMANENT", "submitted_on": season.ago(50),
          "reason_to_divest": "Korland's air defense", "transfer_decision": "PENDING"}),
    ):  # fmt: skip
        made = work.add(
            TransferRequest,
            {"request_no": number, "transfer_kind": kind, "divesting_country_id": country, **own},
        )
        work.add_many(TransferItem, ({"request_id": made, "item_id": each.id} for each in items))


def _costs(season: Season, work: Work, reader: Reader) -> None:
    """What last year's visits cost, and what the next ones are thought to."""
    for ago, purpose, travel, days, estimated in (
        (400, "Velmagora, yearly inventory", 42_000, 6, False), (340, "Qasvan, yearly inventory", 38_500, 4, False),
        (150, "Tulchar Field, yearly inventory", 12_000, 2, False),
        (-20, "Velmagora, overdue inventory", 45_000, 6, True),
    ):  # fmt: skip
        work.add(
            EumCost,
            {"spent_on": season.today - timedelta(days=ago), "cost_purpose": purpose, "eum_fund": "FMF_ADMIN",
             "cost_travel": travel, "cost_per_diem": days * 6_400, "persons": 2, "person_days": days,
             "estimated": estimated},
        )  # fmt: skip


STEPS = (
    Step(92, CHIEF, "Record the EUM programme", _programme),
    Step(91, CHIEF, "Record control plans", _plans),
    Step(90, CHIEF, "Enter earlier assessments", _visits),
    Step(89, TRAINER, "Enter routine checks", _routine),
    Step(88, TRAINER, "Enter earlier checklists", _checks),
    Step(6, TRAINER, "Record incidents", _incidents),
    Step(45, CHIEF, "Record consent requests", _requests),
    Step(40, TRAINER, "Record EUM costs", _costs),
)
