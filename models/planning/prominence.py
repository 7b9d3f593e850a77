"""Graduates who came far: the person, the positions held, and the training that the person had."""

from models.fields import OnRemove
from models.imports import ImportShape
from models.kinds import Kind, Section, Spec, choice, day, derived, link, long_text, partial_day, text
from models.office.places import NAME_KEYS, PersonName
from models.planning import derive

_OF_PERSON = ImportShape(links=("person_id",))


class ProminentPerson(PersonName):
    """A former student who holds, or held, a position of prominence."""

    spec = Spec(
        name="prominent_person",
        label="Prominent graduate",
        plural="Prominent graduates",
        about="A former student who holds, or held, a position of prominence: reported every year with the training "
        "plan, new ones and changes, after somebody confirmed that it still holds.",
        area="planning",
        cites="SAMM C10.21.1, Table C10.T11; C2.1.6.9.4.1",
        natural=("country_id", "surname", "first_name", "middle_name"),
        natural_optional=("first_name", "middle_name"),
        title=("full_name",),
        sort=("sort_name",),
        private=True,
        sections=(
            Section("Name", NAME_KEYS),
            Section("Person", ("country_id", "person_category", "own_grade", "us_grade", "academic_degree",
                               "prominence_basis")),
            Section("Record", ("student_id", "confirmed_on", "source_note", "retired_on", "deceased_on",
                               "prominent_remarks")),
        ),
        imports=ImportShape(links=("country_id", "student_id"), seldom=True),
    )  # fmt: skip
    country_id = link("Country", "country", help="Country the person serves.", column=True)
    person_category = choice("Military or civilian", "person_category",
                             help="It decides which guidance counts.", cites="SAMM C10.21.1")  # fmt: skip
    own_grade = text("Grade in own service", help="Rank or title in the own service.", max_length=80, column=True,
                     aliases=("grade", "grade (own service)"))  # fmt: skip
    us_grade = choice("U.S. grade", "pay_grade", help="U.S. equivalent in the office's best judgement.",
                      cites="SAMM C10.21.1.3", column=True, aliases=("u.s. equivalent grade",))  # fmt: skip
    academic_degree = text("Academic degree", help="Where it matters.", max_length=80)
    prominence_basis = choice(
        "Why prominent", "prominence_basis", help="Part of the guidance that makes the position prominent.",
        cites="SAMM C10.21.1", column=True,
    )  # fmt: skip
    student_id = link("Student", "student", OnRemove.KEEP,
                      help="The former student on file who is this person.")  # fmt: skip
    confirmed_on = day(
        "Confirmed on", help="Day somebody last found that the entry still holds.", column=True
    )
    source_note = text("Source", help="How the office knows.", max_length=200)
    retired_on = partial_day("Retired", help="When the person left public life.")
    deceased_on = partial_day("Deceased", help="When the person died.")
    prominent_remarks = long_text(
        "Remarks", help="What colleagues should know; it is not printed.", max_length=2000
    )
    current_position = derived(
        text("Current position", help="The latest position that has no end.", max_length=200, column=True, search=True),
        derive.POSITIONS, derive.current_position,
    )  # fmt: skip
    positions_held = derived(
        text("Positions held", help="All positions, the latest first, put together by the program.",
             max_length=2000, search=True),
        derive.POSITIONS, derive.positions_held,
    )  # fmt: skip


class ProminentPosition(Kind):
    """A position of prominence that a graduate holds or held."""

    spec = Spec(
        name="prominent_position",
        label="Position of prominence",
        plural="Positions of prominence",
        about="A position a graduate holds or held, since when, and how it was obtained. Earlier positions stay, since "
        "the report names all of them.",
        area="planning",
        cites="SAMM C10.21.1.3",
        parent="person_id",
        title=("position_title",),
        sort=("held_from",),
        private=True,
        sections=(Section("Position", ("person_id", "position_title", "held_from", "held_to", "obtained_by",
                                       "obtained_note")),),
        imports=_OF_PERSON,
    )  # fmt: skip
    person_id = link("Graduate", "prominent_person", help="Who holds it.", column=True)
    position_title = text(
        "Position", help="As the report names it.", max_length=200, column=True, search=True
    )
    held_from = partial_day("From", help="Year, month or day it began.", column=True)
    held_to = partial_day("To", help="Year, month or day it ended; empty while it is held.", column=True)
    obtained_by = choice("Obtained by", "obtained_by", help="Election, appointment or another way.",
                         cites="SAMM C10.21.1.3", column=True)  # fmt: skip
    obtained_note = text("How", help="In a few words.", max_length=200)


class ProminentTraining(Kind):
    """U.S. training that a prominent graduate completed."""

    spec = Spec(
        name="prominent_training",
        label="Training of a graduate",
        plural="Training of graduates",
        about="U.S. training that a prominent graduate completed: course, place, rank then, years, and who paid.",
        area="planning",
        cites="SAMM C10.21.1.3",
        parent="person_id",
        title=("trained_in", "years_attended"),
        sort=("years_attended",),
        private=True,
        sections=(Section("Training", ("person_id", "trained_in", "trained_at", "rank_then", "years_attended",
                                       "paid_by", "training_line_id")),),
        imports=_OF_PERSON,
    )  # fmt: skip
    person_id = link("Graduate", "prominent_person", help="Who was trained.", column=True)
    trained_in = text("Course", help="Course as it was called.", max_length=200, column=True, search=True)
    trained_at = text("Place", help="School and place.", max_length=160, column=True)
    rank_then = text("Rank then", help="Rank while in training.", max_length=80, column=True)
    years_attended = text("Years", help="Year or years, such as 2009-2010.", max_length=40, column=True)
    paid_by = text("Paid by", help="Source of the money, such as IMET or FMS.", max_length=80, column=True)
    training_line_id = link(
        "Line", "training_line", OnRemove.KEEP, help="Line of the list, where it is on file."
    )
