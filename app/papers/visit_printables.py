"""The papers about visitors, aircraft and industry calls, by their short names."""

from functools import partial

from app.papers.printable import Printable, composed

SAMPLES = "app.papers.sample_visits"
"""Invented visits, to look at the wording of these papers by."""


_composed = partial(composed, "reports.visits.papers")


VISIT_PRINTABLES: tuple[Printable, ...] = (
    _composed(
        "visit_request", "Clearance request message", "clearance_request", "MESSAGE", "visit_request:message_facts",
        "The request in the order in which it is sent: passport and birth date only where the profile asks.",
        files="app.papers.visit_request:FILES",
        covers="app.papers.visit_roster:covered",
    ),
    _composed(
        "visit_roster", "Visitor roster", "clearance_request", "ROSTER", "visit_roster:roster_facts",
        "The party by DV code, with what is cleared and every restriction.",
        sheet="app.papers.visit_roster:write_roster_sheet",
        files="app.papers.visit_roster:FILES",
        covers="app.papers.visit_roster:covered",
    ),
    _composed(
        "visit_schedule", "Itinerary", "clearance_request", "ITINERARY", "visit_itinerary:itinerary_facts",
        "Arrival, programme and departure of the party; times are local, with the name of their zone.",
        files="app.papers.visit_itinerary:FILES",
    ),
    _composed(
        "visit_itinerary", "Traveller's itinerary", "request_traveller", "TRAVELLER",
        "visit_itinerary:traveller_facts", "The same for one traveller, from the day of coming to the day of going.",
        sample=f"{SAMPLES}:traveller_sample", covers="app.papers.visit_itinerary:covered",
        files="app.papers.visit_itinerary:TRAVELLER_FILES",
    ),
    Printable(
        name="visit_card", label="Itinerary card", subject="clearance_request", step="",
        draws="reports.visits.card:CARD", holds="reports.visits.card:CardFacts",
        gathers="app.papers.visit_itinerary:card_facts",
        names="reports.visits.card:file_name", about="The itinerary in a few words on a card for the pocket.",
    ),
    _composed(
        "support_plan_paper", "Support plan", "support_plan", "SUPPORT", "visit_support:plan_facts",
        "What is arranged for a visit, block by block, what it costs, and what is open until when.",
    ),
    _composed(
        "aircraft_worksheet", "Aircraft clearance worksheet", "aircraft_clearance", "WORKSHEET",
        "visit_aircraft:worksheet_facts",
        "Aircraft, countries, cargo, dangerous goods with the remark for the flight plan, numbers and windows.",
        sheet="app.papers.visit_aircraft:write_worksheet",
    ),
    _composed(
        "dic_sheet", "Diplomatic clearance sheet", "aircraft_clearance", "DIC", "visit_dic:dic_facts",
        "Boxes 1 to 48 in the manner of the EU form, for the host; it needs a release. It is not the form.",
        needs="app.papers.visit_dic:dic_missing",
    ),
    _composed(
        "gate_list", "Gate and escort list", "", "GATE", "visit_gate:gate_facts",
        "Who comes in on a day, where to, with which escort; it names no firm.", asks="the day, such as 12 May",
        covers="app.papers.visit_gate:covered",
    ),
    _composed(
        "industry_memo", "Industry visit memo", "industry_visit", "MEMO", "visit_industry:memo_facts",
        "Package, people, appointments and debrief of one company's visit, for the office's own file.",
        needs="app.papers.visit_industry:memo_missing",
    ),
    _composed(
        "industry_follow_up", "Letter after the visit", "industry_visit", "FOLLOW_UP",
        "visit_industry:follow_up_facts", "Goes to the company after its visit; it needs a release.",
        needs="app.papers.visit_industry:follow_up_missing", sample=f"{SAMPLES}:follow_up_sample",
    ),
    _composed(
        "who_else_came", "Who else came", "industry_visit", "SLIP", "visit_industry:slip_facts",
        "Tells a company whether others called and on which days, no more; it needs a release.",
        needs="app.papers.visit_industry:slip_missing", sample=f"{SAMPLES}:slip_sample",
    ),
    _composed(
        "guide_change", "Guide change proposal", "fcg_change_proposal", "PROPOSAL", "visit_profile:proposal_facts",
        "What the guide says, what it should say, and why; also as plain text.",
        files="app.papers.visit_profile:FILES",
    ),
    _composed(
        "country_requirements", "Country requirement sheet", "clearance_profile", "REQUIREMENTS",
        "visit_profile:requirement_facts",
        "What a country asks, with the day it was last checked; it says so itself when that is long ago.",
    ),
    _composed(
        "ecc_keying", "eCC keying sheet", "clearance_request", "ECC", "visit_ecc:keying_facts",
        "Steps and values in the order in which eCC asks for them, to be ticked.",
        covers="app.papers.visit_roster:covered",
    ),
    _composed(
        "visitor_calendar", "Visitor calendar", "", "WEEK", "visit_calendar:week_facts",
        "Weeks for the wall: visits, aircraft, events, foreign visitors, industry calls; it names no firm. Also as "
        "calendar file.", asks="days such as 9-13 Mar", files="app.papers.visit_calendar:FILES",
    ),
)  # fmt: skip
"""Each is offered where its record is shown; those without a subject above their list, or by name at the prompt."""
