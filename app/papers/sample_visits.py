"""Invented visits to Bandaria, to look at the wording of the papers about them by."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta

from app.papers import visit_industry, visit_itinerary
from app.papers.eum_common import day, named
from app.papers.sample_eum import SAMPLE, row
from app.papers.second import ENGLISH, Second
from app.papers.visit_common import own_paper
from app.papers.visit_itinerary import Event
from app.reader import Reader
from app.visits.times import moment
from models.visits.industry import IndustryVisit
from models.visits.requests import ClearanceRequest
from reports.composed import ComposedFacts
from reports.eum.common import Named
from reports.paper import Frame, Release
from reports.wording import Paragraph, wording

STATUS = "SAMPLE ABOUT AN INVENTED VISIT"
FIRST = 1
Given = Mapping[str, Paragraph]


def _told(reader: Reader, paper: str, given: Given) -> tuple[Named, Frame]:
    """A paper's words as given, in a frame that is released."""
    own = wording(paper) | {name: each for name, each in given.items() if each.language == ENGLISH}
    frame = replace(own_paper(reader, persons=False), release=Release("Chief of the office", reader.today))
    return named(own, paper, Second()), frame


def _sampled(facts: ComposedFacts) -> ComposedFacts:
    return replace(facts, status=STATUS, across=SAMPLE)


def traveller_sample(reader: Reader, given: Given, _showing: str = "") -> ComposedFacts:
    """The itinerary of an invented traveller."""
    words, frame = _told(reader, visit_itinerary.TRAVELLER, given)
    request = row(ClearanceRequest, FIRST, local_no="VC-2099-0001", visit_title="Case review")
    at = moment(f"{(reader.today + timedelta(days=30)).isoformat()}T10:30[Asia/Tbilisi]")
    assert at is not None
    event = Event(at.day, at, None, ("Office call", "Ministry", "Party", "Van 1", "", "", ""))
    return _sampled(
        visit_itinerary.traveller_from(words, frame, request, "SAMPLE, Traveller", "Maj Sample", [event])
    )


def follow_up_sample(reader: Reader, given: Given, showing: str = "") -> ComposedFacts:
    """The letter to an invented company, which briefed the office unless that sentence is looked at."""
    words, frame = _told(reader, visit_industry.FOLLOW_UP, given)
    visit = row(
        IndustryVisit, FIRST, call_from=reader.today,
        debrief_on=None if showing == "not_briefed" else reader.today,
        follow_up=None if showing == "nothing" else "The office sends the points of contact.",
    )  # fmt: skip
    sender, to = (frame.office,), ("Sample Company", "1 Main Street")
    return _sampled(visit_industry.follow_up_from(words, frame, sender, to, visit))


def slip_sample(reader: Reader, given: Given, showing: str = "") -> ComposedFacts:
    """The slip with one invented day, or with none where that sentence is looked at."""
    words, frame = _told(reader, visit_industry.SLIP, given)
    since = reader.today - timedelta(days=700)
    places = {"office": frame.office, "since": day(since), "until": day(reader.today)}
    came = [] if showing == "no" else [day(reader.today - timedelta(days=90))]
    return _sampled(visit_industry.slip_from(words, frame, places, reader.today.isoformat(), came))
