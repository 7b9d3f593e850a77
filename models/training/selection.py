"""Choosing students: the call for nominations, test sessions, and what has been keyed in SC-TMS."""

from models.fields import OnRemove, Privacy
from models.imports import ImportShape
from models.kinds import Kind, Section, Spec, day, link, long_text, text, whole


class NominationCall(Kind):
    """A letter to the partner's ministry that asks for names."""

    spec = Spec(
        name="nomination_call",
        label="Call for nominations",
        plural="Calls for nominations",
        about="A letter that asks the partner to name students for the lines it lists, by a day, on the sheet that "
        "goes with it.",
        area="training",
        cites="SAMM C2.1.6.7",
        natural=("call_no",),
        title=("call_no", "call_subject"),
        sort=("sent_on",),
        sections=(
            Section(
                "Call",
                (
                    "call_no",
                    "call_subject",
                    "country_id",
                    "contact_id",
                    "answer_by",
                    "sent_on",
                    "answered_on",
                ),
            ),
            Section("Release", ("release_authority", "released_on")),
            Section("Text", ("call_remarks",)),
        ),
        imports=ImportShape(),
    )
    call_no = text(
        "Number", help="The office's number of the letter.", max_length=40, column=True, search=True
    )
    call_subject = text("Subject", help="What the call is about.", column=True, search=True)
    country_id = link("Country", "country", help="Country that is asked.", column=True)
    contact_id = link("To", "contact", OnRemove.KEEP, help="Whom the letter goes to.", column=True)
    answer_by = day("Answer by", help="Day by which names are asked for.", column=True)
    sent_on = day("Sent on", help="Day the letter went out.", column=True)
    answered_on = day("Answered on", help="Day the names came.", column=True)
    release_authority = text(
        "Released by",
        help="Who decided that the letter may go to the partner, by name and office.",
        max_length=160,
        required_for=("call",),
    )
    released_on = day("Released on", help="Day of that decision.", required_for=("call",))
    call_remarks = long_text("Further text", help="What else the letter says.", max_length=4000)


class EclSession(Kind):
    """A session of English tests in country."""

    spec = Spec(
        name="ecl_session",
        label="Test session",
        plural="Test sessions",
        about="A day on which several nominees take the English test: place, examiner, form of the test. Scores are "
        "typed down its roster.",
        area="training",
        cites="SAMM C2.1.6.7.2",
        natural=("session_on", "session_place", "session_time"),
        natural_optional=("session_place", "session_time"),
        title=("session_on", "session_place"),
        sort=("session_on",),
        sections=(
            Section(
                "Session", ("session_on", "session_time", "session_place", "examiner", "test_form", "seats")
            ),
            Section("Remarks", ("session_remarks",)),
        ),
        imports=ImportShape(),
    )
    session_on = day("Held on", help="Day of the session.", column=True)
    session_time = text("Begins at", help="Local time, such as 09:00.", max_length=20, column=True)
    session_place = text("Place", help="Room or laboratory.", column=True, search=True)
    examiner = text("Examiner", help="Who gives the test.", max_length=120, column=True)
    test_form = text("Test form", help="Number of the test form that was used.", max_length=40)
    seats = whole("Seats", help="How many can be tested.", minimum=0, counts=True)
    session_remarks = long_text("Remarks", help="What went otherwise than planned.", max_length=2000)


class KeyedItem(Kind):
    """One entry of a student's data that somebody keyed in SC-TMS."""

    spec = Spec(
        name="keyed_item",
        label="Keyed entry",
        plural="Keyed entries",
        about="An entry of the keying sheet that was keyed in SC-TMS: which, with what value, by whom and when. When "
        "the record says something else later, the sheet shows it.",
        area="training",
        natural=("student_id", "sheet_item"),
        title=("sheet_item", "keyed_on"),
        parent="student_id",
        technical=True,
        private=True,
        searched=False,
    )
    student_id = link("Student", "student", help="Student whose data was keyed.")
    sheet_item = text(
        "Entry", help="Short name of the entry on the keying sheet.", column=True, max_length=80
    )
    keyed_value = text(
        "Value", help="What was keyed.", column=True, max_length=2000, privacy=Privacy.SENSITIVE
    )
    keyed_on = day("Keyed on", help="Day it was keyed.", column=True)
    keyed_by = text("Keyed by", help="User who ticked it.", column=True, max_length=60)
