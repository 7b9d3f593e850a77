"""English tests, exemptions and waivers."""

from models.fields import OnRemove
from models.imports import ImportShape
from models.kinds import Kind, Section, Spec, choice, day, flag, link, text, whole

_OF_STUDENT = ImportShape(links=("student_id",))


class EnglishTest(Kind):
    """An English test, an exemption from it or a waiver."""

    spec = Spec(
        name="english_test",
        label="English test",
        plural="English tests",
        about="An English comprehension or oral test, or the exemption or waiver that takes its place.",
        area="training",
        cites="SAMM C2.1.6.7.2",
        title=("test_type", "test_date", "ecl_score"),
        title_codes=("test_type",),
        parent="student_id",
        sort=("test_date",),
        sections=(
            Section(
                "Test", ("student_id", "test_type", "test_date", "test_place", "ecl_score", "opi_rating")
            ),
            Section("Session", ("ecl_session_id",)),
            Section("Instead of a test", ("exempt", "waiver_requested", "waiver_ref", "waiver_reason")),
        ),
        imports=_OF_STUDENT,
    )
    student_id = link("Student", "student", help="Student who was tested.", column=True)
    ecl_session_id = link(
        "Session", "ecl_session", OnRemove.KEEP, help="Session the student is on the roster of."
    )
    test_type = choice(
        "Test", "english_test_type", help="ECL, OPI, ALCPT (for a first look only) or TOEFL.", column=True
    )
    test_date = day("Tested on", help="Day of the test.", column=True, aliases=("ecl date",))
    test_place = choice("Place", "english_test_place", help="In country, at DLIELC or elsewhere.")
    ecl_score = whole(
        "ECL score",
        help="Score from 0 to 100.",
        cites="SAMM C2.1.6.7.2",
        column=True,
        minimum=0,
        maximum=100,
        aliases=("ecl", "ecl score"),
    )
    opi_rating = text(
        "OPI rating",
        help="Listening/speaking, such as 2/2 or 2+/2.",
        max_length=10,
        column=True,
        aliases=("opi",),
    )
    exempt = choice(
        "Exempt",
        "ecl_exemption",
        help="Exemption of this student, when it differs from the country's.",
        cites="DSCA Policy 08-36",
    )
    waiver_requested = flag("Waiver asked", help="Whether a waiver was asked for.", cites="DSCA Policy 13-66")
    waiver_ref = text(
        "Waiver",
        help="Reference of a granted waiver; waivers are exceptions.",
        cites="DSCA Policy 13-66",
        max_length=60,
    )
    waiver_reason = text(
        "Reason of the waiver",
        help="Why the course must not wait for the score: lives and investments it protects.",
        cites="DSCA Policy 13-66",
        max_length=500,
    )
