"""Gathers DD Form 2285 of one student (training reference 5.2; SAMM C2.1.6.8).

The form exists only under a combatant command's waiver on record. Whoever asks for its facts without one is refused
here, whatever way he came.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import resources
from app.errors import Refused
from app.papers import ito, student
from app.papers.student import Told
from app.reader import Reader
from models.fields import show_date
from models.findings import Finding, Strength
from models.kinds import Kind
from models.rules import Facts
from models.training import order
from models.training.lines import TrainingLine
from models.training.orders import CcmdWaiver
from models.training.people import Student
from models.training.programs import TrainingProgram
from reports.training.dd2285 import Block, Dd2285Facts, Waiver, form_date
from reports.training.ito import ItoEntry, ItoFacts, ItoStudent

PAPER, RULE, BLOCKS = "dd2285", "ITO-06", "forms/dd2285_blocks.csv"
WAIVERS = "ccmd_waiver<student_id"
PATHS = (*dict.fromkeys((*ito.PATHS, *student.PATHS)), WAIVERS)
BOX, MARKED = "☐", "☒"


def dd2285_facts(reader: Reader, record: Kind) -> Dd2285Facts:
    """What stands on the form. Raises Refused without a waiver with command, number and date that holds."""
    told = student.told_of(reader, record, (PAPER, "ito"), PATHS)
    missing = _missing(told)
    waiver = usable_waiver(told.facts, order.order_day(told.facts, reader.today))
    if missing or waiver is None:
        raise Refused(
            "Cannot make a DD Form 2285: no combatant command's waiver that holds is on record.", findings=missing,
            do="Record the waiver with command, number and date. Without one only SC-TMS issues orders.",
        )  # fmt: skip
    return dd2285_from(told, _as_printed(waiver))


def usable_waiver(facts: Facts, on: date) -> CcmdWaiver | None:
    """The waiver granted last that has command, number and date and holds on a day."""
    found = [
        row
        for row in order.rows(facts, WAIVERS, CcmdWaiver)
        if (row.command or "").strip() and (row.waiver_no or "").strip() and _holds(row, on)
    ]
    return max(found, key=lambda row: (row.granted_on or date.min, row.id), default=None)


def missing_for(reader: Reader, record: Kind) -> list[Finding]:
    """Why there can be no form; empty when a waiver holds."""
    return _missing(student.told_of(reader, record, (), PATHS))


def check_kept(reader: Reader, record: Kind, facts: Dd2285Facts) -> None:
    """Refuses to draw kept facts again whose waiver is not on record for the student."""
    told = student.told_of(reader, record, (), PATHS)
    known = (
        _as_printed(row)
        for row in order.rows(told.facts, WAIVERS, CcmdWaiver)
        if row.command and row.waiver_no and row.granted_on
    )
    if facts.sample or facts.waiver not in known:
        raise Refused(
            "The waiver that this DD Form 2285 names is not on record.",
            do="Open its kept copy, or record the waiver again.",
        )


def dd2285_from(told: Told, waiver: Waiver) -> Dd2285Facts:
    """The form from facts at hand and in given words, under a waiver."""
    facts, words = told.facts, told.words[PAPER]
    draft = ito.ito_from(told.reader, facts, dict(told.words["ito"]), form_date)
    lines = order.order_lines(facts)
    program = order.program_of(facts, lines[0]) if lines else None
    country = order.country_of(facts)
    wcn = (lines[0].wcn if lines else None) or ""
    return Dd2285Facts(
        frame=replace(told.frame(), source=waiver.words),
        waiver=waiver,
        order_number=draft.ito_number,
        on=draft.ito_date,
        cc_wcn="/".join(filter(None, ((country.country_code if country else None), wcn))),
        preamble=(words["preamble_1"].text, words["preamble_2"].text),
        blocks=tuple(_blocks(told, draft, lines, program)),
        sample=told.sample,
    )


def _blocks(
    told: Told, draft: ItoFacts, lines: list[TrainingLine], program: TrainingProgram | None
) -> Iterator[Block]:
    """Blocks 1 to 22 under their headings; those that nobody has seen are left to the form."""
    words = told.words[PAPER]
    note = words["dependents_listed" if draft.dependents else "dependents_none"].text
    filled: dict[str, dict[str, object]] = {
        "1": {"value": draft.ito_number or "To be entered"},
        "2": {"value": draft.country.upper()},
        "3": {"value": form_date(draft.ito_date)},
        "4": {"entries": _entries(("Name of organization", draft.office.name),
                                  ("Mailing address", draft.office.mailing_address))},
        "5": {"entries": _funding(program)},
        "6": {"entries": _student(told.student, draft.student)},
        "7": {"entries": _invitation(told, draft, lines, program)},
        "8": {"notes": (words["authorized_training"].text,), "courses": draft.lines},
        "9": {"notes": (words["funding_citation" if _cited(program) else "funding_none"].text,)},
        "10": {"entries": draft.language.entries, "notes": draft.language.notes},
        "11": {"entries": draft.security.entries, "notes": draft.security.notes},
        "12": {"notes": (note,), "family": draft.dependents},
        "13": {"entries": draft.medical.entries, "notes": draft.medical.notes},
        "14": {"notes": (told.student.hazardous_duty or words["hazardous_none"].text,)},
        "15-22": {"notes": (words["blocks_15_22"].text,)},
    }  # fmt: skip
    for row in resources.table(BLOCKS):
        number = row["block"]
        if number in filled:
            heading = "AS ON THE FORM" if number == "15-22" else row["heading"].partition(" (text cut")[0]
            yield Block(number, heading, seen=row["evidence"] == "stated", **filled[number])  # type: ignore[arg-type]


def _entries(*rows: tuple[str, str]) -> tuple[ItoEntry, ...]:
    return tuple(ItoEntry(label, value) for label, value in rows)


def _funding(program: TrainingProgram | None) -> tuple[ItoEntry, ...]:
    """One of three boxes is marked and its statement completed."""
    case = (program.fms_case_id if program else None) or ""
    label = (program.program_label if program else None) or ""
    imet = label.startswith("IMET") and not case
    other = label if label and not imet and not case else ""
    year = str(program.fiscal_year or "") if program and imet else ""
    return _entries(
        (f"{MARKED if imet else BOX} IMET, fiscal year", year),
        (f"{MARKED if case else BOX} FMS, case identifier", case),
        (f"{MARKED if other else BOX} Other (specify)", other),
    )


def _student(record: Student, drafted: ItoStudent) -> tuple[ItoEntry, ...]:
    name = ", ".join(filter(None, ((record.surname or "").upper(), record.first_name, record.middle_name)))
    boxes = "   ".join(
        f"{MARKED if record.sex == each else BOX} {each.capitalize()}" for each in ("MALE", "FEMALE")
    )
    return _entries(
        ("Name (SURNAME, first, middle)", name), ("Sex", boxes), ("Country service rank", drafted.country_rank),
        ("U.S. equivalent rank/pay grade", drafted.us_grade), ("Country service", drafted.country_service),
        ("Country service no.", drafted.service_number), ("Date of birth", form_date(drafted.date_of_birth)),
        ("Place of birth (city, province/district, country)", drafted.place_of_birth),
    )  # fmt: skip


def _invitation(
    told: Told, draft: ItoFacts, lines: list[TrainingLine], program: TrainingProgram | None
) -> tuple[ItoEntry, ...]:
    first = lines[0] if lines else None
    department = ito.DEPARTMENTS.get((program.ia_code if program else None) or "", "").removeprefix("the ")
    site = student.site_of(told.facts, first) if first else None
    place = student.place_of(told.facts, first) if first else ""
    if site is not None:
        place = " ".join(filter(None, (site.site_name, site.state, site.postal_code)))
    return _entries(
        ("Secretary of", department),
        ("On or about", form_date(first.report_date or first.start_date) if first else ""),
        ("From (debarkation point)", told.student.from_place or draft.country), ("To (training installation)", place),
        ("For the purpose of", told.words[PAPER]["invitation_purpose"].text),
    )  # fmt: skip


def _cited(program: TrainingProgram | None) -> bool:
    return program is not None and (program.program_label or "").startswith("IMET")


def _as_printed(row: CcmdWaiver) -> Waiver:
    assert row.granted_on is not None
    return Waiver((row.command or "").strip(), (row.waiver_no or "").strip(), row.granted_on)


def _holds(row: CcmdWaiver, on: date) -> bool:
    return (
        row.granted_on is not None and row.granted_on <= on and (row.valid_to is None or on <= row.valid_to)
    )


def _missing(told: Told) -> list[Finding]:
    on = order.order_day(told.facts, told.today)
    if usable_waiver(told.facts, on) is not None:
        return []
    rows = order.rows(told.facts, WAIVERS, CcmdWaiver)
    why = "is on record without command, number or date, or does not hold" if rows else "is not on record"
    return [
        Finding(
            f"The combatant command's waiver {why} for the order of {show_date(on)}.", rule=RULE,
            strength=Strength.BLOCK, cites="SAMM C2.1.6.8", step=PAPER, record=(Student.spec.name, told.student.id),
            clears="The waiver with command, number and date, recorded with the student.",
        )
    ]  # fmt: skip
