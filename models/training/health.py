"""Health as far as the office keeps it: dates, screenings done, fit or not, and who pays."""

from models.fields import Privacy
from models.imports import ImportShape
from models.kinds import Kind, Section, Spec, choice, day, flag, link, money, text

_ITO = ("ito",)
_SENSITIVE = Privacy.SENSITIVE
_OF_STUDENT = ImportShape(links=("student_id",))


class MedicalRecord(Kind):
    """Dates of a medical examination and whether the student is fit: no results and no diagnosis."""

    spec = Spec(
        name="medical_record",
        label="Medical record",
        plural="Medical records",
        about="When the student was examined, which screenings were done and whether the statement says "
        "fit. Results and diagnoses have no place here; the papers stay in official medical channels.",
        area="training",
        cites="SAMM C2.1.6.7.3",
        title=("exam_date",),
        parent="student_id",
        private=True,
        sort=("exam_date",),
        sections=(
            Section(
                "Examination",
                (
                    "student_id",
                    "exam_date",
                    "provider_name",
                    "provider_licensed_list",
                    "chest_xray_done",
                    "hiv_screening_done",
                    "fit",
                ),
            ),
            Section("Statement", ("statement_signed", "statement_received_date")),
            Section(
                "Further papers",
                (
                    "dd2808_seen",
                    "dd2807_1_seen",
                    "dental_cert_seen",
                    "flight_physical_on",
                    "medical_waiver_no",
                ),
            ),
        ),
        imports=_OF_STUDENT,
    )
    student_id = link("Student", "student", help="Student who was examined.", column=True)
    exam_date = day(
        "Examined on",
        help="Day of the physical examination.",
        cites="SAMM C2.1.6.7.3",
        column=True,
        required_for=_ITO,
        aliases=("physical date", "medical exam", "exam"),
        privacy=Privacy.PERSONAL,
    )
    provider_name = text("Examined by", help="Physician or clinic.", max_length=120)
    provider_licensed_list = flag(
        "On the ministry's list",
        help="Whether the ministry lists the physician as licensed.",
        cites="SAMM C10.8",
    )
    chest_xray_done = flag(
        "Chest X-ray done",
        help="Whether it was done; its result is not kept.",
        cites="SAMM C2.1.6.7.3",
        required_for=_ITO,
        aliases=("chest x-ray", "xray"),
    )
    hiv_screening_done = flag(
        "HIV screening done",
        help="Whether it was done; its result is not kept.",
        cites="SAMM C2.1.6.7.3",
        required_for=_ITO,
        aliases=("hiv screening",),
    )
    fit = flag(
        "Fit",
        help="Whether the statement says medically fit and free of communicable disease.",
        cites="SAMM C2.1.6.7.3",
        column=True,
        required_for=_ITO,
        privacy=_SENSITIVE,
        aliases=("medically fit",),
    )
    statement_signed = flag(
        "Statement signed",
        help="Whether a competent medical authority signed the statement.",
        cites="SAMM C2.1.6.7.3",
        required_for=_ITO,
    )
    statement_received_date = day(
        "Statement received on",
        help="Day the signed statement reached the office.",
        cites="SAMM C2.1.6.7.3",
        column=True,
        required_for=_ITO,
    )
    dd2808_seen = flag(
        "DD 2808 complete",
        help="Whether the report of examination was checked for completeness.",
        cites="SAMM C10.8",
    )
    dd2807_1_seen = flag(
        "DD 2807-1 complete",
        help="Whether the report of history was checked for completeness.",
        cites="SAMM C10.8",
    )
    dental_cert_seen = flag(
        "Dental certificate", help="Whether the dental certificate is there.", cites="SAMM C10.8"
    )
    flight_physical_on = day(
        "Flight physical on", help="Day of the class I or II flight physical.", cites="JSCET 3-26"
    )
    medical_waiver_no = text("Waiver", help="Number of a medical waiver.", max_length=60, cites="JSCET 8-13")


class Coverage(Kind):
    """Who pays for medical care of a student or dependent."""

    spec = Spec(
        name="coverage",
        label="Medical coverage",
        plural="Medical coverage",
        about="Who pays for medical care of a student or dependent during the stay, with the terms of a "
        "commercial policy.",
        area="training",
        cites="DSCA Policy 11-32; SAMM C10.9",
        title=("coverage_type", "policy_from", "policy_to"),
        parent="student_id",
        private=True,
        sections=(
            Section(
                "Coverage",
                ("student_id", "dependent_id", "coverage_type", "proof_received_on", "approved_on"),
            ),
            Section(
                "Policy",
                (
                    "insurer",
                    "policy_no",
                    "policy_from",
                    "policy_to",
                    "max_benefit",
                    "deductible",
                    "evacuation",
                    "remains",
                    "renewable",
                    "pays_mtf",
                    "in_english",
                    "us_contact",
                    "in_dollars",
                ),
            ),
        ),
        imports=_OF_STUDENT,
    )
    student_id = link(
        "Student", "student", help="Student who is covered, or whose dependent is.", column=True
    )
    dependent_id = link(
        "Dependent", "dependent", help="Dependent who is covered; empty for the student.", column=True
    )
    coverage_type = choice("Coverage", "coverage_type", help="Who pays.", cites="SAMM C10.9", column=True)
    proof_received_on = day(
        "Proof received on",
        help="Day the proof of coverage reached the office.",
        column=True,
        cites="DSCA Policy 11-32",
    )
    approved_on = day(
        "Approved on", help="Day a commercial policy was approved in SC-TMS.", cites="DSCA Policy 11-32"
    )
    insurer = text("Insurer", help="Company that insures.", max_length=120)
    policy_no = text(
        "Policy number", help="Number of the policy; kept as text.", max_length=60, privacy=Privacy.PERSONAL
    )
    policy_from = day("Covered from", help="First day of coverage.", column=True)
    policy_to = day("Covered to", help="Last day of coverage.", column=True)
    max_benefit = money(
        "Medical maximum", help="Highest benefit per person and year.", cites="DSCA Policy 11-32"
    )
    deductible = money(
        "Deductible", help="Deductible per year for the whole policy.", cites="DSCA Policy 11-32"
    )
    evacuation = money("Medical evacuation", help="Sum for medical evacuation.", cites="DSCA Policy 11-32")
    remains = money(
        "Repatriation of remains", help="Sum for bringing remains home.", cites="DSCA Policy 11-32"
    )
    renewable = flag("Renewable", help="Whether it can be renewed for the whole stay.")
    pays_mtf = flag("Pays military hospitals", help="Whether it pays DoD treatment facilities directly.")
    in_english = flag("In English", help="Whether the policy is in English.")
    us_contact = flag(
        "U.S. contact", help="Whether the insurer has an office or contact in the United States."
    )
    in_dollars = flag("In dollars", help="Whether it pays in U.S. dollars.")
