"""Papers about visits: what each says, in which order, and what never stands on it."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from xml.etree import ElementTree
from zipfile import ZipFile

import openpyxl
import pytest

from app import access, documents
from app.errors import NotFound, Refused
from app.office import Office
from app.papers.frame import frame_of
from app.papers.second import translatable
from app.papers.undrawn import undrawn
from app.papers.visit_profile import requirement_facts
from models.cases.filing import SaProgramme
from models.kinds import kind_named
from models.office.desk import Wording
from models.visits.access import ForeignVisitor, VisitorCall
from models.visits.aircraft import AircraftClearance
from models.visits.industry import IndustryVisit
from models.visits.profiles import ClearanceProfile
from models.visits.requests import ClearanceRequest, ItineraryLeg
from models.visits.support import SupportItem
from reports.composed import Head, Part
from reports.office.paper_list import ListColumn, ListFacts
from reports.paper import Audience
from tests import support
from tests.app.papers import visitors
from tests.app.papers.depot import Depot
from tests.app.papers.reading import words
from tests.app.papers.visitors import Visitors

Made = tuple[Office, Visitors]
RELEASED = {"release_authority": "Chief, ODC", "released_on": date(2026, 1, 15)}


@pytest.fixture(scope="module")
def filed(supplied: tuple[Office, Depot]) -> Iterator[Made]:
    office, _ = supplied
    found = visitors.make(office)
    with office.change("Release papers") as work:
        found.ids["programme"] = work.add(
            kind_named("sa_programme"), RELEASED | {"country_id": found["country"]}
        )
    yield office, found


SAYS: dict[tuple[str, str], tuple[str, ...]] = {
    ("visit_request", "request"): (
        "VC-2026-0142, APACS 1234567", "1. Request id and system", "Country clearance, Theater clearance",
        "Passport: X7654321", "7. Passport number", "09 Mar 2026 10:30 Asia/Tbilisi",
        "Hotel Lark, 1 Lark Street, +995 777", "Antiterrorism Level I: 01 Dec 2025", "Note of 20 Jan 2026", "TT-77",
        "No weapons are carried.", "moved by the ministry", "Lee Stone, +1 703 555", "Page 1 of"),
    ("visit_schedule", "request"): ("10:30-11:15 Asia/Tbilisi", "Office call, chief of staff", "Service dress",
                                    "Arrive Bandar, GE", "TBS Bandar", "lodging: Hotel Lark"),
    ("visit_itinerary", "in Latin"): ("Your itinerary", "Ørsted-Nguyễn", "10:30-11:15", "call Quill, Ada"),
    ("visit_card", "request"): ("Call: Quill, Ada", "Stay: Hotel Lark, +995 777", "10:30 Office call",
                                "Times: Asia/Tbilisi"),
    ("support_plan_paper", "plan"): ("Three-star equivalent", "Six rooms", "20 Feb 2026 10 days Six rooms Quill, Ada",
                                     "$1,250", "97-0100", "arranged 20 Feb 2026", "One vegetarian"),
    ("aircraft_worksheet", "aircraft"): (
        "Airlift 1, due 01 Mar 2026", "PAM123, APACS 998877", "1, 05-8152, spare 05-8153", "RCH123",
        "11 Mar 2026 08:00 Europe/Istanbul (110500Z)", "11 Mar 2026 12:00 Asia/Tbilisi (110800Z)", "UN0323 Cartridges",
        "Flight plan remark HAZARDOUS CARGO", "GE-26-0077", "NOT CLEARED BY EVERY COUNTRY", "yes: Off over land"),
    ("dic_sheet", "aircraft"): (
        "1 Reference number VC-2026-0143", "11 Requesting state United States", "24 Destination airport(s) UGTB",
        "36 Diplomatic clearance number GE GE-26-0077", "41 UN number", "UN0323 Cartridges 1.2 II 120 kg 40 kg 5 kg",
        "48 remark", "30 Remarks HAZARDOUS CARGO", "NOT THE OFFICIAL FORM", "Released by Chief, ODC"),
    ("industry_memo", "ours"): (visitors.FIRM, "Tansy, Iris Sales", "They show glimmerwing drones.", "50 days ahead",
                                "Director for glimmerwing drones", "CUI Category: PROPIN, PRVCY", "OWN FILE"),
    ("industry_follow_up", "theirs"): (visitors.RIVAL, "After your visit: 2026-02-03", "how it went.",
                                       "sends the points of contact", "no advice on prices",
                                       "Released by Chief, ODC", "DRAFT - NOT SIGNED"),
    ("who_else_came", "ours"): ("Yes, on these days: • 03 Feb 2026", "between 02 Mar 2024 and 02 Mar 2026"),
    ("who_else_came", "theirs"): ("No, none called in this time.",),
    ("guide_change", "proposal"): ("III Personnel entry requirements", "Fourteen days.", "Thirty days.",
                                   "Note of the ministry.", "01 Apr 2026", "Quill, Ada", "DRAFT - NOT SENT"),
    ("country_requirements", "profile"): ("01 Jun 2025, Quill, Ada, 274 days ago", "Lead time 30", "Form V-2",
                                          "CHECKED 274 DAYS AGO - COMPARE WITH THE GUIDE BEFORE USE", "• Passport",
                                          "Country clearance", "Antiterrorism Level I 12 Months"),
    ("ecc_keying", "request"): ("Have the itinerary approved", "Review of open cases", "Ørsted-Nguyễn, Given0",
                                "1 GE Bandar: lodging Hotel Lark", "FOR KEYING - NOT A CLEARANCE"),
    ("visit_roster", "request"): ("No rural travel", "1234567 Approval restricted", "Training section",
                                  "nobody named", "Restriction No rural travel", "Party of 6 travellers"),
    ("visit_roster", "flight"): ("Aircraft C-130J, 05-8152, RCH123",
                                 "Aboard 6 crew members, 12 passengers; Maj Gen Roe (DV 5)", "No traveller is named"),
    ("visit_schedule", "flight"): ("12:00 Asia/Tbilisi Land in GE UGTB",),
}  # fmt: skip


@pytest.mark.parametrize(("paper", "subject"), SAYS)
def test_each_paper_says_what_it_is_for(filed: Made, paper: str, subject: str) -> None:
    office, made = filed
    found = words(documents.preview(office.reader, paper, made[subject]).data)
    for sentence in SAYS[paper, subject]:
        assert sentence in found, (sentence, found)
    assert found.startswith("CUI")


OFFICE_SAYS: dict[tuple[str, str], tuple[str, ...]] = {
    ("gate_list", "11 Mar 2026"): ("Wednesday, 11 Mar 2026", "09:00 Idris, Omar GE Col Ministry of Defense",
                                   "NEEDED - NOT NAMED", "Papas, Given2", "VC-2026-0142 Annual case review"),
    ("visitor_calendar", "9-13 Mar 2026"): (
        "Visitors, 09 Mar 2026 - 15 Mar 2026", "Annual case review, party of 6, Bandar", "(Approval restricted)",
        "12:00 Aircraft lands", "RCH123", "10:30 Office call",
        "09:00 Foreign visitor, Conference room (Lacks an escort)",
        "Industry call (Confirmed)",
        "14:00 Industry call", "Weekend"),
    ("visitor_calendar", "5-6 Apr 2026"): ("Weekend",),
    ("gate_list", "12 Mar 2026"): ("Quill, Ada", "Without the escort that is needed 0 visitors"),
    ("gate_list", "1 Apr 2026"): ("Nobody is expected.", "Nobody is cleared for this day."),
}  # fmt: skip


@pytest.mark.parametrize(("paper", "asked"), OFFICE_SAYS)
def test_each_paper_of_the_office_says_what_it_is_for(filed: Made, paper: str, asked: str) -> None:
    office, _ = filed
    found = words(documents.preview_office(office, office.reader, paper, asked).data)
    for sentence in OFFICE_SAYS[paper, asked]:
        assert sentence in found, (sentence, found)


def test_the_message_asks_no_more_than_the_profile(filed: Made) -> None:
    """Passport stands on it, birth date does not; a request without profile tells neither."""
    office, made = filed
    found = words(documents.preview(office.reader, "visit_request", made["request"]).data)
    assert visitors.PASSPORT in found and "1980" not in found and "01 Dec 2024" not in found
    roster = words(documents.preview(office.reader, "visit_roster", made["request"]).data)
    assert visitors.PASSPORT not in roster and "1980" not in roster


@pytest.mark.parametrize(
    ("checked", "status"),
    [(date(2026, 3, 1), ""), (date(2025, 12, 2), "CHECKED 90 DAYS AGO - COMPARE SOON"),
     (date(2025, 12, 3), ""), (date(2025, 9, 3), "CHECKED 180 DAYS AGO - COMPARE WITH THE GUIDE BEFORE USE"),
     (None, "NEVER COMPARED WITH THE GUIDE - COMPARE BEFORE USE")],
)  # fmt: skip
def test_the_requirement_sheet_shows_its_age(filed: Made, checked: date | None, status: str) -> None:
    office, made = filed
    profile = office.reader.get(ClearanceProfile, made["profile"])
    stored = {**profile.stored, "checked_on": checked.isoformat() if checked else None}
    assert requirement_facts(office.reader, ClearanceProfile(profile.id, stored)).status == status


def test_the_plain_text_is_marked_and_fits_69_columns(filed: Made, tmp_path: Path) -> None:
    office, made = filed
    for name in ("m.txt", "m.upper.txt"):
        documents.write_sheet(office, "visit_request", tmp_path / name, record_id=made["request"])
        text = (tmp_path / name).read_bytes().decode("utf-8")
        lines = text.split("\r\n")
        assert lines[0] == "CUI" and lines[-2] == "CUI" and max(map(len, lines)) <= 69
        assert ("REVIEW OF OPEN CASES" in text) == (name == "m.upper.txt")
    assert text == text.upper() and "\u0421\u0418\u0414\u041e\u0420\u041e\u0412\u0410" in text


def test_the_roster_stands_by_dv_code_in_every_script(filed: Made, tmp_path: Path) -> None:
    office, made = filed
    target = tmp_path / "roster.xlsx"
    documents.write_sheet(office, "visit_roster", target, record_id=made["request"])
    cells = [
        [str(cell.value or "") for cell in line] for line in openpyxl.load_workbook(target).worksheets[0]
    ]
    heading = next(at for at, line in enumerate(cells) if line[1] == "Name")
    rows = [line for line in cells[heading + 1 :] if line[0]]
    assert [line[5] for line in rows] == ["4", "6", "", "", "", ""]
    told = "\n".join(line[1] for line in rows)
    assert all((native or surname) in told for surname, native in visitors.NAMES.values())
    assert {line[9] for line in rows} == {"No rural travel"}
    table = tmp_path / "roster.csv"
    documents.write_sheet(office, "visit_roster", table, record_id=made["request"])
    text = table.read_text(encoding="utf-8-sig")
    assert "สมชาย" in text and "ليلى" in text and text.splitlines()[-1] == "CUI"


BORROWED = ("ბერიძე ნინო", "Խաչատրյան Արամ", "כהן שלמה")
STRANGE = ("अनिल शर्मा", "አበበ በቀለ", "王小明", "佐藤ひろし", "김철수")


def test_a_paper_says_where_letters_stand_that_it_cannot_show(filed: Made) -> None:
    """Georgian, Armenian and Hebrew are drawn; of the others the preview names traveller and field, the command too."""
    office, _ = filed
    asked = support.add(office, "clearance_request", visit_title="Of many scripts")
    for number, native in enumerate((*BORROWED, *STRANGE)):
        who = support.add(office, "traveller", surname=f"Scribe{number}", native_name=native)
        support.add(office, "request_traveller", request_id=asked, traveller_id=who)
    shown = documents.preview(office.reader, "visit_roster", asked)
    said = words(shown.data)
    assert all(name in said for name in BORROWED[:2]) and "שלמה" in said
    assert len(shown.undrawn) == len(STRANGE)
    for number, sentence in enumerate(shown.undrawn, len(BORROWED)):
        assert sentence.startswith(
            f"The name in own script of the traveller Scribe{number} has letters that no typeface"
        )
    assert "(王小明)" in shown.undrawn[2]
    support.add(office, "country", country_code="ZZ", country_name="国の名")
    listed = ListFacts(
        frame_of(office.reader, None, as_of=office.today),
        "List",
        "All.",
        (ListColumn("Name", 1),),
        (("国の名",), ("沒有",)),
    )
    assert undrawn(office.reader, listed) == (
        "The country name of the country 国の名 has letters that no typeface here draws (国の名); "
        "a mark stands for each on the paper.",
        "“沒有” has letters that no typeface here draws (沒有); a mark stands for each on the paper.",
    )


def test_a_roster_is_personal_only_where_somebody_is_named(filed: Made) -> None:
    office, made = filed

    def category() -> str:
        frame = documents.gather(office.reader, "visit_roster", made["flight"])[1].frame
        assert frame.designation is not None
        return str(frame.designation.category)

    assert category() == "OPSEC, PRVCY"  # its guest
    aboard = office.reader.children(AircraftClearance, "request_id", made["flight"])
    with office.change("No guest") as work:
        work.set_many(AircraftClearance, {each.id: {"vip_name": None} for each in aboard})
    assert category() == "OPSEC"
    office.undo()


def test_every_box_of_the_sheet_stands_on_it_in_order(filed: Made) -> None:
    office, made = filed
    facts = documents.gather(office.reader, "dic_sheet", made["aircraft"])[1]
    told = [
        int(label.text.split()[0])
        for part in facts.parts
        for label in (*(row.label for row in part.rows), *(each.words for each in _columns(part)))
    ]
    assert told == list(range(1, 49))


def _columns(part: Part) -> tuple[Head, ...]:
    return part.table.columns if part.table else ()


def test_the_worksheet_has_a_sheet_for_each_table(filed: Made, tmp_path: Path) -> None:
    office, made = filed
    target = tmp_path / "worksheet.xlsx"
    documents.write_sheet(office, "aircraft_worksheet", target, record_id=made["aircraft"])
    book = openpyxl.load_workbook(target)
    assert {"Countries", "Airfields", "Dangerous goods", "Answers"} <= set(book.sheetnames)
    goods = [[cell.value for cell in line] for line in book["Dangerous goods"]]
    assert "UN0323" in goods[-1] and "05-8152" in str(
        [cell.value for line in book.worksheets[0] for cell in line]
    )


FOR_OTHERS = (("dic_sheet", "aircraft"), ("industry_follow_up", "theirs"), ("who_else_came", "ours"))


@pytest.mark.parametrize(("paper", "subject"), FOR_OTHERS)
def test_a_paper_for_others_waits_for_a_release(filed: Made, paper: str, subject: str) -> None:
    office, made = filed
    with office.change("Take it back") as work:
        work.set(SaProgramme, made["programme"], {"released_on": None})
    with pytest.raises(Refused) as refused:
        documents.preview(office.reader, paper, made[subject])
    with office.change("Release again") as work:
        work.set(SaProgramme, made["programme"], RELEASED)
    assert "needs a release authority and date" in refused.value.findings[0].message


def test_an_itinerary_over_the_date_line_stands_in_the_order_in_which_it_happens(filed: Made) -> None:
    """Tokyo is left on the 15th, and Honolulu is reached seven hours later, on the 14th."""
    office, made = filed
    found = words(documents.preview(office.reader, "visit_schedule", made["request"]).data)
    order = ("Arrive Tokyo", "Depart Tokyo", "Arrive Honolulu")
    assert [found.index(each) for each in order] == sorted(found.index(each) for each in order)
    assert "00:30 Asia/Tokyo" in found and "12:30 Pacific/Honolulu" in found and "on leave" in found


@pytest.mark.parametrize(
    ("paper", "subject", "who"),
    [("visit_roster", "request", tuple(visitors.NAMES)), ("visit_itinerary", "in Greek", ("Greek",))],
)
def test_each_person_on_a_paper_has_a_line_in_the_access_log(
    filed: Made, paper: str, subject: str, who: tuple[str, ...]
) -> None:
    office, made = filed
    printed = documents.print_paper(office, paper, made[subject])
    lines = access.lines(office.reader.connection)
    found = {each.record_id for each in lines if printed.code in each.detail and each.kind == "traveller"}
    assert found == {made[name] for name in who}


# -- neutrality -----------------------------------------------------------------------------------------------------
OF_FIRM = {"ours": ("Quincunx", "glimmerwing", "Tansy"), "theirs": ("Zephyrine", "brinefoil", "Umber")}


@pytest.mark.parametrize("paper", ["industry_memo", "industry_follow_up", "who_else_came"])
@pytest.mark.parametrize(("firm", "rival"), [("ours", "theirs"), ("theirs", "ours")])
def test_nothing_of_a_rival_stands_on_a_firms_paper(filed: Made, paper: str, firm: str, rival: str) -> None:
    office, made = filed
    done = documents.preview(office.reader, paper, made[firm])
    said = f"{words(done.data)} {done.file_name}"
    assert paper == "industry_memo" or "IV-2026" not in said, (
        "a number that counts on tells how many others came"
    )
    assert not [canary for canary in OF_FIRM[rival] if canary in said]
    assert not [canary for canary in visitors.CANARIES if canary in done.file_name]


@pytest.mark.parametrize(
    ("paper", "asked"), [("visitor_calendar", "1 Feb - 15 Mar 2026"), ("gate_list", "11 Mar 2026")]
)
def test_nothing_of_any_firm_stands_on_wall_gate_or_calendar_file(
    filed: Made, tmp_path: Path, paper: str, asked: str
) -> None:
    """Even where somebody put a firm's name where it does not belong."""
    office, made = filed
    with office.change("Name firms") as work:
        work.set(ClearanceRequest, made["request"], {"visit_title": f"Meet {visitors.FIRM}"})
        work.set(
            SupportItem,
            made["call"],
            {"item_text": "Lunch with zephyrine marine", "item_place": visitors.FIRM},
        )
        work.set(ForeignVisitor, made["guest"], {"visitor_organization": visitors.RIVAL})
        work.set(VisitorCall, made["visit"], {"call_purpose": f"Sales of {visitors.FIRM}"})
        work.set(ItineraryLeg, made["leg"], {"location": visitors.RIVAL})
    done = documents.preview_office(office, office.reader, paper, asked)
    said = f"{words(done.data)} {done.file_name}"
    if paper == "visitor_calendar":
        documents.write_sheet(office, paper, tmp_path / "all.ics", asked=asked)
        documents.write_sheet(office, "visit_schedule", tmp_path / "one.ics", record_id=made["request"])
        said += "".join((tmp_path / name).read_text("utf-8") for name in ("all.ics", "one.ics"))
        assert "Industry call" in said
    with office.change("Put it right") as work:
        work.set(ClearanceRequest, made["request"], {"visit_title": "Annual case review"})
        work.set(
            SupportItem, made["call"], {"item_text": "Office call, chief of staff", "item_place": "Ministry"}
        )
        work.set(ForeignVisitor, made["guest"], {"visitor_organization": "Ministry of Defense"})
        work.set(VisitorCall, made["visit"], {"call_purpose": "Case review"})
        work.set(ItineraryLeg, made["leg"], {"location": "Bandar"})
    folded = said.replace("\n ", "").casefold()
    assert not [canary for canary in visitors.CANARIES if canary.casefold() in folded]


def test_a_calendar_file_tells_nothing_personal(filed: Made, tmp_path: Path) -> None:
    office, made = filed
    target = tmp_path / "week.ics"
    assert documents.write_sheet(office, "visitor_calendar", target, asked="9-13 Mar 2026").rows == 8
    text = target.read_bytes().decode("utf-8").replace("\r\n ", "")
    private = [surname for surname, _ in visitors.NAMES.values()]
    private += ["Idris", "Quill", "Vale", "Roe", "RCH123", "X7654321", "Annual case review", "Office call"]
    assert not [each for each in private if each in text]
    for line in ("SUMMARY:Visit\\, party of 6", "DESCRIPTION:VC-2026-0142", "LOCATION:UGTB", "CATEGORIES:Aircraft",
                 "DTSTART;TZID=Asia/Tbilisi:20260310T103000", "DTEND;VALUE=DATE:20260314", "CLASS:PRIVATE",
                 "X-WR-CALNAME:CUI - Visits"):  # fmt: skip
        assert line in text.split("\r\n"), line
    assert "Industry call" in text and made["ours"]


def test_an_event_keeps_its_identifier_when_written_again(filed: Made, tmp_path: Path) -> None:
    office, _ = filed
    keys = []
    for name in ("a.ics", "b.ics"):
        documents.write_sheet(office, "visitor_calendar", tmp_path / name, asked="9-13 Mar 2026")
        lines = (tmp_path / name).read_text("utf-8").split("\n")
        keys.append([line for line in lines if line.startswith("UID:")])
    assert keys[0] == keys[1]
    assert len(set(keys[0])) == 8


@pytest.mark.parametrize(
    ("paper", "subject"), [("visit_schedule", "request"), ("visit_itinerary", "in Arabic")]
)
def test_an_itinerary_can_be_written_on_as_a_document(
    filed: Made, tmp_path: Path, paper: str, subject: str
) -> None:
    """Word for word what the page says, under its marks."""
    office, made = filed
    target = tmp_path / "itinerary.docx"
    assert documents.write_sheet(office, paper, target, record_id=made[subject]).rows
    with ZipFile(target) as package:
        said = {
            name: _words_in(package.read(name)) for name in package.namelist() if name.startswith("word/")
        }
    printed = words(documents.preview(office.reader, paper, made[subject]).data)
    body = said["word/document.xml"].split()
    assert len(body) > 60 and not [each for each in body if each.isascii() and each not in printed]
    for each in ("10:30-11:15 Asia/Tbilisi", "Office call, chief of staff", "lodging: Hotel Lark"):
        assert each in said["word/document.xml"]
    assert all(said[f"word/{each}.xml"].count("CUI") for each in ("header1", "footer1", "footer2"))
    assert "PRVCY" in said["word/footer2.xml"]


def _words_in(part: bytes) -> str:
    return " ".join(" ".join(ElementTree.fromstring(part).itertext()).split())


def test_a_clerk_sees_no_industry_call(filed: Made) -> None:
    office, _ = filed
    with support.acting(office, "clerk", "clerk"):
        found = words(
            documents.preview_office(office, office.reader, "visitor_calendar", "9-13 Mar 2026").data
        )
    assert "Industry" not in found and "Aircraft lands" in found


def test_what_a_company_gets_is_english_whatever_somebody_worded(filed: Made) -> None:
    """SAMM C2.1.10.1.11: informal translations are between the United States and the purchaser only."""
    office, made = filed
    theirs = [each.name for each in documents.all_papers() if each.paper().audience is Audience.COMPANY]
    assert theirs == ["industry_follow_up", "who_else_came"] and not any(map(translatable, theirs))
    said = words(documents.preview(office.reader, "industry_follow_up", made["theirs"]).data)
    with office.change("Word it") as work:
        for paper in theirs:
            row = work.add(
                Wording, {"paper": paper, "paragraph": "title", "language": "fr", "body": "Après la visite"}
            )
            made.ids[paper] = row
    again = words(documents.preview(office.reader, "industry_follow_up", made["theirs"]).data)
    with office.change("Put it right") as work:
        for paper in theirs:
            work.remove(Wording, made.ids[paper])
    assert said == again and "After your visit" in said


def test_a_text_that_names_a_rival_closes_the_papers_until_it_is_mended(filed: Made) -> None:
    office, made = filed
    with office.change("Name a rival") as work:
        work.set(IndustryVisit, made["ours"], {"follow_up": "They fear ZEPHYRINE  marine."})
    for paper in ("industry_memo", "industry_follow_up"):
        with pytest.raises(Refused) as refused:
            documents.preview(office.reader, paper, made["ours"])
        told = [each.message for each in refused.value.findings]
        assert told == ["Follow-up names another company: nothing of one company reaches another."]
    with office.change("Mend it") as work:
        work.set(IndustryVisit, made["ours"], {"follow_up": "They build marine engines."})
    documents.preview(office.reader, "industry_memo", made["ours"])


def test_a_clerk_meets_no_paper_on_a_company(filed: Made) -> None:
    office, made = filed
    with support.acting(office, "clerk", "clerk"), pytest.raises(NotFound):
        documents.preview(office.reader, "industry_memo", made["ours"])
