"""After training: the course's result and report, the books that follow, the interview, and what became of it."""

from models.fields import OnRemove
from models.imports import ImportShape
from models.kinds import Kind, Section, Spec, choice, day, file, flag, link, long_text, text, whole

_OF_STUDENT = ImportShape(links=("student_id",))


class CourseResult(Kind):
    """How a course ended for a student, and where its academic report went."""

    spec = Spec(
        name="course_result",
        label="Course result",
        plural="Course results",
        about="How a course ended and where the academic report (DD Form 2496) went: one copy to the country, one "
        "to the student.",
        area="training",
        cites="SAMM C2.1.6.9.3",
        title=("course_outcome", "completed_on"),
        parent="student_id",
        private=True,
        sort=("completed_on",),
        sections=(
            Section(
                "Result",
                (
                    "student_id",
                    "training_line_id",
                    "course_outcome",
                    "completed_on",
                    "distinction",
                    "result_remarks",
                ),
            ),
            Section(
                "Academic report",
                ("report_received_on", "report_to_country_on", "report_to_student_on", "scan"),
            ),
        ),
        imports=_OF_STUDENT,
    )
    student_id = link("Student", "student", help="Student who attended.", column=True)
    training_line_id = link(
        "Training", "training_line", OnRemove.KEEP, help="Line of the course.", column=True
    )
    course_outcome = choice("Outcome", "course_outcome", help="How the course ended.", column=True)
    completed_on = day("Ended on", help="Day the student graduated or left the course.", column=True)
    distinction = text("Distinction", help="Honor or prize, as the school named it.", max_length=120)
    result_remarks = long_text(
        "Remarks", help="Why the course was not finished; nothing of health.", max_length=2000
    )
    report_received_on = day(
        "Report received on", help="Day the DD Form 2496 came.", cites="SAMM C2.1.6.9.3", column=True
    )
    report_to_country_on = day(
        "To the country on", help="Day the country got its copy.", cites="SAMM C2.1.6.9.3"
    )
    report_to_student_on = day(
        "To the student on", help="Day the student got his copy.", cites="SAMM C2.1.6.9.3"
    )
    scan = file("Report", help="The academic report as a file or scan.")


class InstructionalMaterial(Kind):
    """Boxes of books and notes that are shipped after the student."""

    spec = Spec(
        name="instructional_material",
        label="Instructional material",
        plural="Instructional material",
        about="Retainable instructional material: boxes of books and notes that reach the office for a student and "
        "go on to him.",
        area="training",
        cites="SAMM C2.1.6.9.3",
        title=("material_received_on", "boxes"),
        parent="student_id",
        sort=("material_received_on",),
        sections=(
            Section(
                "Material",
                (
                    "student_id",
                    "training_line_id",
                    "boxes",
                    "shipper_reference",
                    "material_received_on",
                    "forwarded_on",
                    "receipt",
                    "material_remarks",
                ),
            ),
        ),
        imports=_OF_STUDENT,
    )
    student_id = link("Student", "student", help="Student it belongs to.", column=True)
    training_line_id = link("Training", "training_line", OnRemove.KEEP, help="Course it comes from.")
    boxes = whole("Boxes", help="How many boxes.", minimum=1, counts=True, column=True)
    shipper_reference = text(
        "Shipment", help="Number of the shipment; kept as text.", max_length=80, search=True
    )
    material_received_on = day(
        "Received on", help="Day it reached the office.", cites="SAMM C2.1.6.9.3", column=True
    )
    forwarded_on = day(
        "Forwarded on", help="Day it went to the student.", cites="SAMM C2.1.6.9.3", column=True
    )
    receipt = file("Receipt", help="Scan of the student's receipt.")
    material_remarks = long_text("Remarks", help="What is missing or damaged.", max_length=1000)


class Interview(Kind):
    """The interview with a student who came home."""

    spec = Spec(
        name="interview",
        label="Interview",
        plural="Interviews",
        about="The interview after training: was it relevant and good, was the student well prepared, did the "
        "office and the installation support him enough.",
        area="training",
        cites="SAMM C2.1.6.9.2",
        title=("interviewed_on", "interviewer"),
        parent="student_id",
        private=True,
        sort=("interviewed_on",),
        sections=(
            Section(
                "Interview",
                ("student_id", "training_line_id", "interviewed_on", "interviewer", "checklist_id", "scan"),
            ),
            Section(
                "What the student said",
                ("training_relevance", "preparation", "support", "suggestions"),
            ),
        ),
        imports=_OF_STUDENT,
    )
    student_id = link("Student", "student", help="Student who was interviewed.", column=True)
    training_line_id = link(
        "Training", "training_line", OnRemove.KEEP, help="Training it is about.", column=True
    )
    interviewed_on = day("Interviewed on", help="Day of the interview.", cites="SAMM C2.1.6.9.2", column=True)
    interviewer = text("Interviewed by", help="Who asked.", max_length=120, column=True)
    checklist_id = link(
        "Questions", "checklist", OnRemove.KEEP, help="The questions with their answers (template interview)."
    )
    scan = file("Sheet", help="Scan of the filled sheet.")
    training_relevance = long_text(
        "Relevance and quality",
        help="Whether the training was relevant and good.",
        cites="SAMM C2.1.6.9.2",
        max_length=4000,
    )
    preparation = long_text(
        "Preparation", help="Whether he was well enough prepared.", cites="SAMM C2.1.6.9.2", max_length=4000
    )
    support = long_text(
        "Support",
        help="Whether the office and the installation did enough.",
        cites="SAMM C2.1.6.9.2",
        max_length=4000,
    )
    suggestions = long_text("Suggestions", help="What should be done better.", max_length=4000)


class FollowUp(Kind):
    """What a former student does with his training."""

    spec = Spec(
        name="follow_up",
        label="Follow-up",
        plural="Follow-ups",
        about="What a former student does now and whether the training is used: the office observes and reports it "
        "year by year.",
        area="training",
        cites="JSCET 2-14d(1)(c)",
        title=("observed_on", "assignment"),
        parent="student_id",
        private=True,
        sort=("observed_on",),
        sections=(
            Section(
                "Follow-up",
                (
                    "student_id",
                    "observed_on",
                    "assignment",
                    "uses_training",
                    "observed_by",
                    "follow_up_remarks",
                ),
            ),
        ),
        imports=_OF_STUDENT,
    )
    student_id = link("Student", "student", help="Former student.", column=True)
    observed_on = day("Observed on", help="Day the office learned it.", column=True)
    assignment = text("Assignment", help="Post he holds.", column=True, search=True)
    uses_training = flag("Uses the training", help="Whether the post uses it.", column=True)
    observed_by = text("Observed by", help="Who saw or heard it.", max_length=120)
    follow_up_remarks = long_text("Remarks", help="What was seen.", max_length=2000)
