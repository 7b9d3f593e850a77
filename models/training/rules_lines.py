"""What is planned: whether a line may be asked for, and with which justifications and approvals."""

# ruff: noqa: ARG001 - every check takes facts, policy and today

from collections.abc import Iterator
from datetime import date

from models.findings import Finding, Strength
from models.policy import Policy
from models.rules import Facts, Yield, rule
from models.training.of_line import (
    COURSE,
    PROGRAM,
    is_ahead,
    is_asked_for,
    the_course,
    the_line,
    the_program,
    training_type,
)
from models.training.order import is_imet, runs_on_case, shown

JUSTIFIED = frozenset({"OT", "LTD", "MTT", "MET", "ETSS", "CFS"})
SET_FORMAT = frozenset({"OJT", "OBT", "FAM"})


@rule(
    "PLN-03",
    Strength.WARN,
    "JSCET 3-2d, 3-7j",
    subject="training_line",
    tag="S20",
    reads=(COURSE,),
    when=is_ahead,
    says="A course about one piece of equipment is for a country that has the equipment or has sent a letter of "
    "request for it.",
    clears="How the country comes by the equipment, recorded on the line.",
)
def equipment_at_hand(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """PLN-03: an equipment-specific course, and nothing recorded of the equipment."""
    course = the_course(f)
    if course is not None and course.equipment_specific and the_line(f).equipment_basis is None:
        yield Finding(
            "The course is about one piece of equipment, and it is not recorded that the country has it or has "
            "asked for it.",
            fields=("equipment_basis",),
            inputs=shown(about_one_equipment="yes", equipment=None),
        )


@rule(
    "PLN-04",
    Strength.WARN,
    "JSCET 3-7b",
    subject="training_line",
    tag="S20",
    when=is_asked_for,
    says="A course that is not in the training articles list is asked for with a justification; only the service "
    "speaks with the school.",
    clears="The listed course on the line, or its justification.",
)
def listed_or_justified(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """PLN-04: a planned line with neither listed course nor justification."""
    line = the_line(f)
    if line.stored.get("course_id") is None and line.course_title and not line.justification:
        yield Finding(
            "The course is not in the course list, and the line has no justification to send to the service.",
            fields=("course_id", "justification"),
            inputs=shown(course=line.course_title, justification=None),
        )


@rule(
    "PLN-06",
    Strength.WARN,
    "JSCET 3-10d(2)",
    subject="training_line",
    tag="S20",
    reads=(COURSE,),
    when=is_asked_for,
    says="Orientation tours, language detachments and teams need a written justification, training on the job and "
    "observer training the set request; without it the working group deletes the line.",
    clears="The justification on the line.",
)
def justified(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """PLN-06: a planned line of a kind that has to be justified, without its justification."""
    line = the_line(f)
    kind = training_type(line, the_course(f))
    if line.justification or kind not in JUSTIFIED | SET_FORMAT:
        return
    what = "the request in the set format" if kind in SET_FORMAT else "a written justification"
    yield Finding(
        f"{_label(kind)} needs {what}; none is recorded.",
        fields=("justification",),
        inputs=shown(kind_of_training=kind, justification=None),
    )


_LABELS = {
    "OJT": "On-the-job training",
    "OBT": "Observer training",
    "FAM": "Familiarization training",
    "OT": "An orientation tour",
    "LTD": "A language training detachment",
    "MTT": "A mobile training team",
    "MET": "A mobile education team",
    "ETSS": "An extended training service specialist",
    "CFS": "Contract field services",
}


def _label(kind: str) -> str:
    return _LABELS[kind]


@rule(
    "PLN-07",
    Strength.WARN,
    "JSCET 3-10d(3)",
    subject="training_line",
    tag="S20",
    reads=(PROGRAM,),
    when=is_ahead,
    policy=("imet.label_prefix",),
    says="The office says for each IMET line who pays the living allowance, the United States or the country.",
    clears="“Allowance authorized” on the line, yes or no.",
)
def allowance_said(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """PLN-07: an IMET line on which nobody said whether the allowance is authorized."""
    if the_line(f).tla_authorised is None and is_imet(the_program(f), p, today):
        yield Finding(
            "It is not said who pays the living allowance.",
            fields=("tla_authorised",),
            inputs=shown(allowance_authorized=None),
        )


@rule(
    "PLN-17",
    Strength.WARN,
    "JSCET 3-14c",
    subject="training_line",
    tag="S20",
    reads=(COURSE, PROGRAM),
    when=is_ahead,
    policy=("imet.label_prefix", "case.labels"),
    says="IMET pays a civilian institution only where there is no military equivalent and DSCA approved it first; "
    "FMS generally does not.",
    clears="The reference of DSCA's approval as waiver on the line.",
)
def civilian_institution(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """PLN-17: training at a civilian institution without an approval."""
    line, program = the_line(f), the_program(f)
    if training_type(line, the_course(f)) != "CIVILIAN" or line.waiver_ref:
        return
    if is_imet(program, p, today):
        yield Finding(
            "DSCA approves training at a civilian institution first; no approval is recorded.",
            fields=("waiver_ref",),
            inputs=shown(waiver=None),
        )
    elif runs_on_case(program, p, today):
        yield Finding(
            "A case does not generally pay a civilian institution.",
            fields=("waiver_ref",),
            inputs=shown(waiver=None),
        )


@rule(
    "PLN-20.case",
    Strength.WARN,
    "SAMM C4.5.7.3.5",
    subject="training_line",
    tag="S30",
    reads=(COURSE, PROGRAM),
    when=is_ahead,
    policy=("case.labels",),
    says="A military police course under an FMS case needs DSCA's approval when the unit has a civil police role.",
    clears="The reference of DSCA's approval as waiver on the line.",
)
def police_course_on_a_case(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """PLN-20: police training paid by a case, without an approval."""
    line, course = the_line(f), the_course(f)
    police = line.mp_course_flag or (course and course.mp_course_flag)
    if police and not line.waiver_ref and runs_on_case(the_program(f), p, today):
        yield Finding(
            "It is a military police course under a case: a unit with a civil police role needs DSCA's approval.",
            fields=("waiver_ref",),
            inputs=shown(waiver=None),
        )


@rule(
    "PLN-21",
    Strength.WARN,
    "JSCET 3-7h; SAMM C4.5.7.2",
    subject="training_line",
    tag="S20 S30",
    reads=(COURSE,),
    when=is_ahead,
    says="Intelligence training is combat, operational or joint staff intelligence only.",
    clears="Another course, or the right kind of intelligence on the course.",
)
def intelligence_allowed(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """PLN-21: an intelligence course of another kind."""
    course = the_course(f)
    if course is not None and course.intelligence_kind == "OTHER":
        yield Finding(
            "The course is neither combat, operational nor joint staff intelligence.",
            fields=("course_id",),
            inputs=shown(intelligence="another kind"),
        )


@rule(
    "PLN-23",
    Strength.WARN,
    "JSCET 3-7c; SAMM C5.4.3.2.2",
    subject="training_line",
    tag="S20 S31",
    reads=(COURSE, PROGRAM),
    when=is_ahead,
    policy=("case.labels",),
    says="The service approves classified or controlled content before it is programmed; a blanket order case has a "
    "line of its own for it.",
    clears="The reference of the service's approval, recorded on the line.",
)
def content_approved(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """PLN-23: a course with a clearance, and no approval of the service."""
    line, course = the_line(f), the_course(f)
    if course is None or not course.clearance_required or line.classified_approval_ref:
        return
    own = (
        "; it has a classified line of its own on the case" if runs_on_case(the_program(f), p, today) else ""
    )
    yield Finding(
        f"The course asks for a clearance, and the service's approval is not recorded{own}.",
        fields=("classified_approval_ref",),
        inputs=shown(clearance=course.clearance_required, approval=None),
    )


@rule(
    "PLN-24",
    Strength.INFORM,
    "JSCET 3-27",
    subject="training_line",
    tag="S20",
    reads=(COURSE,),
    when=is_ahead,
    says="Senior courses take students by invitation only; the office tells the command and the training agency "
    "whether the country accepts.",
    clears="The day they were told, recorded on the line.",
)
def invitation_answered(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """PLN-24: a course by invitation, and no answer recorded."""
    course = the_course(f)
    if course is not None and course.senior_pme_invitation and the_line(f).invitation_answered_on is None:
        yield Finding(
            "The course takes students by invitation only; tell the command and the training agency whether the "
            "country accepts.",
            fields=("invitation_answered_on",),
            inputs=shown(invitation_answered_on=None),
        )
