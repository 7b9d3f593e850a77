"""The invented people, units and courses of the practice office, as its tables in the resources hold them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

import resources

Row = Mapping[str, str]


def table(name: str) -> list[dict[str, str]]:
    """A table of the practice office."""
    return resources.table(f"demo/{name}.csv")


@dataclass(frozen=True)
class CourseRow:
    """A course of the practice office's list; title, place and price come from the published report."""

    tmasl_id: str
    title: str
    ia_code: str
    location: str
    school: str
    site: str
    weeks: Decimal
    ecl: int | None
    is_language: bool
    is_police: bool
    tuition: int
    """Cents."""
    is_pme: bool
    """Whether it is professional military education."""

    def values(self) -> dict[str, Any]:
        """As values of the kind `course`."""
        return {
            "tmasl_id": self.tmasl_id, "title": self.title, "ia_code": self.ia_code, "location": self.location,
            "school": self.school, "duration_weeks": self.weeks, "ecl_required": self.ecl,
            "elt_flag": self.is_language, "mp_course_flag": self.is_police, "tuition": self.tuition,
            "pme_flag": self.is_pme,
        }  # fmt: skip


def courses() -> dict[str, CourseRow]:
    """The courses by MASL number."""
    return {row["tmasl_id"]: _course(row) for row in table("courses")}


def _course(row: Row) -> CourseRow:
    return CourseRow(
        row["tmasl_id"], row["title"], row["ia_code"], row["location"], row["school"], row["site"],
        Decimal(row["duration_weeks"]), int(row["ecl_required"]) if row["ecl_required"] else None,
        row["elt"] == "yes", row["military_police"] == "yes", int(row["tuition"]) * 100,
        row["pme"] == "yes",
    )  # fmt: skip


@dataclass(frozen=True)
class Nominee:
    """A nominated person as the partner's sheet has him; `born` is the text the sheet holds."""

    number: str
    surname: str
    first_name: str
    middle_name: str
    native_name: str
    sex: str
    rank: str
    grade: str
    service: str
    born: str
    city: str
    unit: str
    position: str


def nominees() -> list[Nominee]:
    """Everybody on the nomination sheet, in its order."""
    return [Nominee(**row) for row in table("nominees")]


@dataclass(frozen=True)
class Plan:
    """What the coming season brings a student; days count from the day the practice office is made."""

    number: str
    reports_in: int | None
    course: str
    english_first: bool
    program: str
    state: str
    order_in: int | None
    in_san: bool
    announced: bool
    visa: bool
    corrected_first_name: str


def season() -> list[Plan]:
    """The plan of each student by service number, in order."""
    return [_plan(row) for row in table("season")]


def _plan(row: Row) -> Plan:
    return Plan(
        row["number"], _whole(row["reports"]), row["course"], row["english"] == "yes", row["program"],
        row["state"], _whole(row["order"]), row["in_san"] == "yes", row["announced"] == "yes",
        row["visa"] == "yes", row["corrected_first_name"],
    )  # fmt: skip


def _whole(text: str) -> int | None:
    return int(text) if text else None


@dataclass(frozen=True)
class Relative:
    """A dependent of a student."""

    number: str
    surname: str
    first_name: str
    relationship: str
    sex: str
    born: date
    city: str
    travel: str
    listed: bool


def family() -> list[Relative]:
    """Every dependent."""
    return [
        Relative(row["number"], row["surname"], row["first_name"], row["relationship"], row["sex"],
                 date.fromisoformat(row["born"]), row["city"], row["travel"], row["listed"] == "yes")
        for row in table("family")
    ]  # fmt: skip
