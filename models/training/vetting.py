"""What the embassy and the Department of Defense say about a nominee: screening and vetting."""

from models.fields import OnRemove, Privacy
from models.imports import ImportShape
from models.kinds import Kind, Section, Spec, choice, day, derived, file, flag, link, long_text, text
from models.training import derive

_ITO = ("ito",)
_SENSITIVE = Privacy.SENSITIVE
_OF_STUDENT = ImportShape(links=("student_id",))


class Screening(Kind):
    """The screening of a nominee by the embassy's offices."""

    spec = Spec(
        name="screening",
        label="Screening",
        plural="Screenings",
        about="What the embassy's offices said about a nominee, with the SCO screening checklist. It is "
        "kept for ten years.",
        area="training",
        cites="SAMM C2.1.6.7.5",
        title=("nomination_date", "state"),
        parent="student_id",
        private=True,
        retention="screening_years:checklist_complete_date",
        sections=(
            Section(
                "Nomination",
                (
                    "student_id",
                    "nomination_date",
                    "primary_or_alternate",
                    "alternate_of_id",
                    "nomination_ended_on",
                ),
            ),
            Section("Human rights officer", ("hro_sent_on", "hro_returned_on", "hro_result")),
            Section("Regional Security Officer", ("rso_sent_on", "rso_returned_on", "rso_result")),
            Section("Drug Enforcement Administration", ("dea_sent_on", "dea_returned_on", "dea_result")),
            Section("Consular section", ("consular_sent_on", "consular_returned_on", "consular_result")),
            Section("Other offices", ("other_offices", "other_sent_on", "other_returned_on", "other_result")),
            Section(
                "Checklist",
                ("checklist_id", "outcome", "checklist_complete_date", "signer", "scan", "screening_remarks"),
            ),
        ),
        imports=_OF_STUDENT,
    )
    student_id = link("Student", "student", help="Nominee who is screened.", column=True)
    nomination_date = day(
        "Nominated on", help="Day the country named the student.", cites="SAMM C2.1.6.7.4", column=True
    )
    primary_or_alternate = choice(
        "Standing",
        "nomination_standing",
        help="Primary nominee or alternate.",
        cites="SAMM C2.1.6.7.4",
        column=True,
    )
    alternate_of_id = link(
        "Alternate for", "student", OnRemove.KEEP, help="Primary nominee an alternate stands by for."
    )
    nomination_ended_on = day(
        "Nomination ended on",
        help="Day another nominee took the place, or the nomination was withdrawn.",
        cites="SAMM C2.1.6.7.4",
    )
    hro_sent_on = day("Sent on", help="Day the request went to the human rights officer.")
    hro_returned_on = day("Returned on", help="Day the human rights officer answered.")
    hro_result = choice(
        "Result", "clearance_state", help="Answer of the human rights officer.", cites="SAMM C2.1.6.7.5"
    )
    rso_sent_on = day("Sent on", help="Day the request went to the Regional Security Officer.")
    rso_returned_on = day("Returned on", help="Day the Regional Security Officer answered.")
    rso_result = choice(
        "Result",
        "clearance_state",
        help="Answer of the Regional Security Officer.",
        cites="SAMM C2.1.6.7.5",
        required_for=_ITO,
        aliases=("rso",),
    )
    dea_sent_on = day("Sent on", help="Day the request went to the Drug Enforcement Administration.")
    dea_returned_on = day("Returned on", help="Day the Drug Enforcement Administration answered.")
    dea_result = choice(
        "Result",
        "clearance_state",
        help="Answer of the Drug Enforcement Administration.",
        cites="SAMM C2.1.6.7.5",
        required_for=_ITO,
        aliases=("dea",),
    )
    consular_sent_on = day("Sent on", help="Day the request went to the consular section.")
    consular_returned_on = day("Returned on", help="Day the consular section answered.")
    consular_result = choice(
        "Result",
        "clearance_state",
        help="Answer of the consular section.",
        cites="SAMM C2.1.6.7.5",
        required_for=_ITO,
        aliases=("consular",),
    )
    other_offices = text("Offices", help="Further offices that were asked.", cites="SAMM C2.1.6.7.5")
    other_sent_on = day("Sent on", help="Day the request went to the further offices.")
    other_returned_on = day("Returned on", help="Day the further offices answered.")
    other_result = choice("Result", "clearance_state", help="Answer of the further offices.")
    checklist_id = link(
        "Checklist", "checklist", OnRemove.KEEP, help="The SCO screening checklist with its answers."
    )
    outcome = choice(
        "Outcome",
        "screening_outcome",
        help="Result of the whole screening.",
        cites="SAMM C2.1.6.7.5",
        required_for=_ITO,
    )
    checklist_complete_date = day(
        "Checklist complete on",
        help="Day every item of the checklist was answered.",
        cites="SAMM C2.1.6.7.5",
        column=True,
        required_for=_ITO,
        aliases=("screening complete", "checklist complete date"),
    )
    signer = text("Signed by", help="Who signed the checklist.", column=True, required_for=_ITO)
    scan = file("Signed checklist", help="Scan of the signed checklist.")
    screening_remarks = long_text(
        "Remarks",
        help="Remarks of the offices; local staff does not see them.",
        max_length=4000,
        guard="screening",
        privacy=_SENSITIVE,
    )
    retention_until = derived(
        day("Keep until", help="Completion and ten years.", cites="SAMM C2.1.6.7.5"),
        (),
        lambda facts: derive.years_after(facts.record.get("checklist_complete_date"), 10),
    )
    state = derived(
        choice("State", "clearance_state", help="Cleared, not cleared or pending.", column=True),
        (),
        lambda facts: derive.screening_state(facts.record),
    )


class HrVetting(Kind):
    """A human-rights (Leahy) vetting of a person or a unit."""

    spec = Spec(
        name="hr_vetting",
        label="Human-rights vetting",
        plural="Human-rights vettings",
        about="Vetting of a student or a unit for human-rights violations, wanted for all U.S.-funded "
        "training. Local staff sees cleared, not cleared or pending.",
        area="training",
        cites="SAMM C2.1.6.7.4",
        title=("hr_subject", "hr_submitted", "state"),
        parent="student_id",
        private=True,
        sort=("hr_submitted",),
        sections=(
            Section("Vetting", ("student_id", "unit_id", "hr_subject", "hr_submitted", "hr_reference")),
            Section("Result", ("hr_result", "hr_result_date", "hr_valid_to", "hr_remarks")),
        ),
        imports=_OF_STUDENT,
    )
    student_id = link(
        "Student", "student", help="Student who is vetted; empty when a unit alone is vetted.", column=True
    )
    unit_id = link("Unit", "unit", help="Unit that is vetted.", column=True)
    hr_subject = choice("Subject", "vetting_subject", help="The person, the unit, or both.", column=True)
    hr_submitted = day(
        "Asked on",
        help="Day the case was entered.",
        cites="SAMM C2.1.6.7.4",
        column=True,
        aliases=("hr vetting submitted", "leahy submitted"),
    )
    hr_reference = text("Reference", help="Number of the case in the vetting system.", max_length=60)
    hr_result = choice(
        "Result",
        "hr_result",
        help="Answer of the vetting; local staff sees the state only.",
        guard="vetting",
        privacy=_SENSITIVE,
        aliases=("hr vetting result", "leahy result"),
    )
    hr_result_date = day("Result on", help="Day of the answer.", column=True, aliases=("hr vetting date",))
    hr_valid_to = day("Valid to", help="Last day the answer counts, when it says so.", column=True)
    hr_remarks = long_text(
        "Remarks",
        help="Remarks on the vetting; local staff does not see them.",
        max_length=4000,
        guard="vetting",
        privacy=_SENSITIVE,
    )
    state = derived(
        choice("State", "clearance_state", help="Cleared, not cleared or pending.", column=True),
        (),
        lambda facts: derive.hr_state(facts.record),
    )


class DodVetting(Kind):
    """A DoD security vetting of a student or family member."""

    spec = Spec(
        name="dod_vetting",
        label="DoD vetting",
        plural="DoD vettings",
        about="DoD security vetting of a student or dependent before travel to the United States; it is "
        "repeated during the stay. Local staff sees cleared, not cleared or pending.",
        area="training",
        cites="DODIG-2023-036; GAO-24-106421",
        title=("dod_vet_submitted", "state"),
        parent="student_id",
        private=True,
        sort=("dod_vet_submitted",),
        sections=(
            Section(
                "Vetting", ("student_id", "dependent_id", "dod_vet_submitted", "dod_vet_biodata_complete")
            ),
            Section(
                "Result", ("dod_vet_result", "dod_vet_result_date", "dod_vet_approved_on", "dod_vet_remarks")
            ),
        ),
        imports=_OF_STUDENT,
    )
    student_id = link("Student", "student", help="Student who is vetted, or whose dependent is.", column=True)
    dependent_id = link(
        "Dependent", "dependent", help="Dependent who is vetted; empty for the student.", column=True
    )
    dod_vet_submitted = day(
        "Asked on",
        help="Day the vetting was asked for.",
        column=True,
        aliases=("dod vetting submitted", "security vetting submitted"),
    )
    dod_vet_biodata_complete = flag(
        "Bio data complete", help="Whether all bio data went with the request.", cites="DODIG-2023-036"
    )
    dod_vet_result = choice(
        "Result",
        "dod_vet_result",
        help="Answer of the vetting; local staff sees the state only.",
        guard="vetting",
        privacy=_SENSITIVE,
        aliases=("dod vetting result",),
    )
    dod_vet_result_date = day("Result on", help="Day of the answer.", column=True)
    dod_vet_approved_on = day(
        "Travel approved on",
        help="Day travel was approved in spite of a finding.",
        cites="GAO-24-106421",
        guard="vetting",
    )
    dod_vet_remarks = long_text(
        "Remarks",
        help="Remarks; no reason of a denial is kept here.",
        max_length=2000,
        guard="vetting",
        privacy=_SENSITIVE,
    )
    state = derived(
        choice("State", "clearance_state", help="Cleared, not cleared or pending.", column=True),
        (),
        lambda facts: derive.dod_state(facts.record),
    )
