"""How training sheets are written: program headings, counts glued to units, whole names in one column."""

import re
from collections.abc import Mapping
from datetime import date

from models.fields import FieldError
from models.imports import Sections, Split, Totals

_PROGRAM = re.compile(
    r"^(?P<label>.+?) - Fiscal Year (?P<year>\d{4}) (?P<department>Department of .+?) Training$"
)
LONGEST_LABEL = 30
"""Longest program label is “Misc DoD/DoS Non-SA”; longer text is no label."""
_UNIT_COUNT = re.compile(r"^(?P<unit>.*?)\s+-\s+(?P<count>\d+)$")
_PAGE_HEAD = re.compile(r"^Volume [IVX]+ - Section ")
_CASE_LINE = re.compile(r"^(?P<case>[A-Za-z0-9]{2}-[A-Za-z]-[A-Za-z0-9]{3})(?:[\s/,-]+(?P<line>\d{1,3}))?$")
TOTALS_TITLE = re.compile(r"^Fiscal Year (\d{4}) Program Totals$")


def read_program(heading: str) -> Mapping[str, str]:
    """Label, fiscal year and department of a report's heading, or the label alone as training lists have it.

    Raises FieldError for text that is neither.
    """
    heading = " ".join(heading.split())
    match = _PROGRAM.match(heading)
    if match is None and 0 < len(heading) <= LONGEST_LABEL and "Fiscal Year" not in heading:
        return {"program_id.program_label": heading}
    if match is None:
        raise FieldError(
            f"“{heading}” is not a heading such as IMET-1 - Fiscal Year 2026 Department of State Training"
        )
    return {
        "program_id.program_label": match["label"],
        "program_id.fiscal_year": match["year"],
        "program_id.department": match["department"],
    }


def read_section(text: str, above: Mapping[str, str]) -> Mapping[str, str]:
    """What the report on foreign military training has above a line: report, country and program.

    Each report holds the lines of the fiscal year that a program's heading names (2014_2015 those of 2014).
    """
    match = _PROGRAM.match(" ".join(text.split()))
    if match is not None:
        year = int(match["year"])
        return {**above, "Program": text, "Report years": f"{year}_{year + 1}"}
    return above if _PAGE_HEAD.match(text) else {"Country": text}


def _us_date(day: date) -> str:
    return f"{day.month}/{day.day}/{day.year}"


def read_us_unit(unit: str) -> Mapping[str, str]:
    """The U.S. unit without the count of people that some rows glue to it ("DLIELC, Lackland AFB TX - 0")."""
    match = _UNIT_COUNT.match(unit.strip())
    if match is None:
        return {"us_unit": unit.strip()}
    return {"us_unit": match["unit"], "us_unit_count": match["count"]}


def read_full_name(name: str) -> Mapping[str, str]:
    """The parts of "DOE, Jane Q" or "DOE Jane Q"; FieldError when the surname cannot be told apart.

    Without a comma the words in capitals at the start or the end are the surname.
    """
    name = " ".join(name.split())
    surname, comma, given = name.partition(",")
    if not comma:
        surname, given = _by_capitals(name)
    first, _, middle = given.strip().partition(" ")
    if not surname or not first:
        raise FieldError(f"“{name}” does not show which part is the surname; write SURNAME, First Middle")
    return {"surname": surname.strip(), "first_name": first, "middle_name": middle}


def _by_capitals(name: str) -> tuple[str, str]:
    words = name.split()
    capital = [len(word) > 1 and word == word.upper() and word != word.lower() for word in words]
    count = sum(capital)
    if 0 < count < len(words) and all(capital[:count]):
        return " ".join(words[:count]), " ".join(words[count:])
    if 0 < count < len(words) and all(capital[-count:]):
        return " ".join(words[-count:]), " ".join(words[:-count])
    return "", ""


def read_case_line(text: str) -> Mapping[str, str]:
    """Case and line of "BN-B-OAA 001" or "BN-B-OAA/001", the line where it is told; FieldError for another text."""
    match = _CASE_LINE.match(text.strip())
    if match is None:
        raise FieldError(f"“{text}” is no case such as BN-B-OAA 001")
    found = {"program_id.fms_case_id": match["case"].upper()}
    return found | ({"program_id.fms_case_line": match["line"]} if match["line"] else {})


CASE_LINE = Split(
    key="case_line",
    label="Case and line",
    aliases=("case/line", "case line", "case / line", "case and line", "case-line"),
    targets=("program_id.fms_case_id", "program_id.fms_case_line"),
    read=read_case_line,
)
FULL_NAME = Split(
    key="whole_name",
    label="Whole name",
    aliases=("student name", "whole name", "full name", "name", "ims name", "dependent name"),
    targets=("surname", "first_name", "middle_name"),
    read=read_full_name,
)
PROGRAM_HEADING = Split(
    key="program",
    label="Program heading",
    aliases=("program", "program heading"),
    targets=("program_id.program_label", "program_id.fiscal_year", "program_id.department"),
    read=read_program,
)
US_UNIT = Split(
    key="us_unit",
    label="U.S. unit with count",
    aliases=("us unit", "us_unit", "us units involved"),
    targets=("us_unit", "us_unit_count"),
    read=read_us_unit,
)
REPORT_SECTIONS = Sections(
    labels=("Report years", "Country", "Program"),
    tells=lambda text: _PROGRAM.match(" ".join(text.split())) is not None,
    read=read_section,
    day=_us_date,
)
PROGRAM_TOTALS = Totals(
    column="course_title",
    pattern=TOTALS_TITLE,
    group=(
        "report_years",
        "program_id.country_id.country_name",
        "program_id.program_label",
        "program_id.fiscal_year",
        "program_id.department",
    ),
    sums=("quantity", "total_cost"),
)
