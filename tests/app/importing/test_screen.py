"""Classified markings stop a file; Social Security numbers never come in (INF-I-01, INF-B-02)."""

import pytest

from app.importing.cells import CellFlag, Row, Sheet, Workbook
from app.importing.screen import SSN_REMOVED, ClassifiedMarking, is_marked, screen_workbook

MARKED = [
    "SECRET",
    "TOP SECRET",
    "*** SECRET ***",
    "S E C R E T",
    "SECRET//NOFORN",
    "SECRET // REL TO USA, BN",
    "TOP SECRET//SI//NOFORN",
    "CONFIDENTIAL//REL TO USA, BN",
    "CONFIDENTIAL/NOFORN",
    "(S//NF) Delivery is planned for May",
    "(C//REL) Partner asked for two more",
    "(S) The convoy leaves at dawn",
    "(TS) annex",
    "S//NF",
    "TS//SCI",
    "(S/NF) paragraph",
    "Classification: Secret",
    "OVERALL CLASSIFICATION: CONFIDENTIAL",
    "This annex is classified SECRET",
    "Classified by: J. Doe",
    "DECLASSIFY ON: 20491231",
    "send it by SIPR",
    "name@unit.smil.mil",
    "SIPRNet",
    "The plan is SECRET.",
]
HARMLESS = [
    "Secretary of Defense",
    "SECRETARY GENERAL",
    "Secret Service",
    "US SECRET SERVICE ACADEMY",
    "Secretariat of Public Security",
    "Joint Secretariat",
    "CUI//SP-PRVCY",
    "CUI//NOFORN",
    "NOFORN",
    "Confidential Informants Course",
    "CONFIDENTIAL",
    "confidentiality agreement",
    "https://example.test/s//page",
    "TOP SECRET clearance required",
    "Security clearance: SECRET",
    "Cleared up to SECRET",
    "NON-SECRET",
    "Course(s)",
    "(C) Smith Press",
    "PAGE//2",
    "Class A//B",
    "UNCLASSIFIED",
    "UNCLASSIFIED//FOUO",
    "Position Classification Course",
    "TS-123//A",
]


@pytest.mark.parametrize("text", MARKED)
def test_a_marking_is_seen(text: str) -> None:
    assert is_marked(text)


@pytest.mark.parametrize("text", HARMLESS)
def test_ordinary_words_do_not_stop_a_file(text: str) -> None:
    assert not is_marked(text)


def book(*rows: list[str], **rest: object) -> Workbook:
    sheet = Sheet("List", [Row(number, list(texts)) for number, texts in enumerate(rows, 1)])
    return Workbook("list.csv", "csv", [sheet], **rest)  # type: ignore[arg-type]


def test_a_marked_cell_stops_the_file_and_says_where_but_not_what() -> None:
    with pytest.raises(ClassifiedMarking) as stop:
        screen_workbook(book(["Name", "Remarks"], ["Ali", "(S//NF) moves on 5 May"]))
    assert str(stop.value.places[0]) == "sheet List, cell B2"
    assert "moves" not in stop.value.sentence
    assert "security officer" in stop.value.sentence
    assert "spillage" in stop.value.sentence
    assert stop.value.exit_code == 3


@pytest.mark.parametrize(
    "marked",
    [
        Workbook("SECRET_list.xlsx", "xlsx", []),
        Workbook("list.xlsx", "xlsx", [Sheet("SECRET")]),
        Workbook("list.xlsx", "xlsx", [], notes=("SECRET//NOFORN",)),
    ],
)
def test_names_page_headers_and_comments_are_screened(marked: Workbook) -> None:
    with pytest.raises(ClassifiedMarking):
        screen_workbook(marked)


def test_a_persons_clearance_is_no_marking() -> None:
    screen_workbook(book(["Name", "Clearance"], ["Ali", "SECRET"], ["Eva", "TS/SCI"], ["Bo", "TOP SECRET"]))


def test_a_banner_in_a_clearance_column_still_stops() -> None:
    with pytest.raises(ClassifiedMarking):
        screen_workbook(book(["Name", "Clearance"], ["Ali", "SECRET//NOFORN"]))


def test_a_classification_column_is_read_by_its_heading() -> None:
    with pytest.raises(ClassifiedMarking):
        screen_workbook(book(["Paragraph", "Classification"], ["one", "Secret"]))


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("123-45-6789", SSN_REMOVED),
        ("123 45 6789", SSN_REMOVED),
        ("123–45–6789", SSN_REMOVED),
        ("ID 123-45-6789, valid", f"ID {SSN_REMOVED}, valid"),
        ("5820-01-451-8250", "5820-01-451-8250"),
        ("123456789", "123456789"),
        ("1123-45-6789", "1123-45-6789"),
        ("123-456-7890", "123-456-7890"),
        ("12-31-2014", "12-31-2014"),
    ],
)
def test_a_social_security_number_is_taken_out(text: str, kept: str) -> None:
    file = book(["Name", "Remarks"], ["Ali", text])
    removed = screen_workbook(file)
    assert file.sheets[0].rows[1].texts[1] == kept
    assert [str(place) for place in removed] == (["sheet List, cell B2"] if kept != text else [])


@pytest.mark.parametrize("heading", ["SSN", "Social Security No.", "Soc. Sec. #", "SSN (last 4)"])
@pytest.mark.parametrize("text", ["123456789", "6789", "12345678", "123.45.6789", "123-456789"])
def test_under_its_heading_every_form_counts(heading: str, text: str) -> None:
    file = book(["Name", heading], ["Ali", text])
    assert len(screen_workbook(file)) == 1
    assert file.sheets[0].rows[1].texts[1] == SSN_REMOVED


def test_a_number_only_shown_as_a_social_security_number_is_taken_out() -> None:
    row = Row(1, ["123456789"], bytes([CellFlag.NUMBER]), {0: "123-45-6789"})
    file = Workbook("a.xlsx", "xlsx", [Sheet("A", [row])])
    assert len(screen_workbook(file)) == 1
    assert row.cell(0) == (SSN_REMOVED, SSN_REMOVED, 0)
