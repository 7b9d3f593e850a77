"""The country's EUM programme: who runs it, its procedures, and the contacts outside the office."""

from models.fields import OnRemove
from models.kinds import Kind, Section, Spec, choice, day, file, link, long_text, text


class EumProgramme(Kind):
    """Golden Sentry in one country: contacts and standing facts."""

    spec = Spec(
        name="eum_programme",
        label="EUM programme",
        plural="EUM programmes",
        about="Golden Sentry in one country: the embassy's Blue Lantern officer, the command's and DSCA's "
        "contacts, and how the office works with them.",
        area="eum",
        cites="SAMM C2.1.5.6.1; DSCA 22-16",
        natural=("country_id",),
        title=("country_id",),
        sections=(
            Section(
                "Programme", ("country_id", "blue_lantern_contact_id", "ccmd_contact_id", "dsca_contact_id")
            ),
            Section(
                "How it runs",
                ("blue_lantern_met_on", "command_reviewed_on", "environment", "programme_remarks"),
            ),
            Section("Papers for the partner", ("release_authority", "released_on", "release_ends_on")),
        ),
    )
    country_id = link("Country", "country", help="Country of the programme.", column=True)
    blue_lantern_contact_id = link(
        "Blue Lantern officer", "contact", OnRemove.KEEP, help="Who runs Blue Lantern at the embassy.",
        cites="SAMM C2.1.5.6.1", column=True,
    )  # fmt: skip
    ccmd_contact_id = link(
        "Command's contact", "contact", OnRemove.KEEP, help="Golden Sentry primary contact of the command.",
        cites="DSCA 22-16", column=True,
    )  # fmt: skip
    dsca_contact_id = link(
        "DSCA contact", "contact", OnRemove.KEEP, help="Country contact in DSCA's EUM division."
    )
    blue_lantern_met_on = day(
        "Blue Lantern met on", help="Day of the last talk with the Blue Lantern officer."
    )
    command_reviewed_on = day(
        "Command reviewed on", help="Day the command last looked at the office's SCIP-EUM records with it.",
        cites="DODIG-2025-078 recommendation 3.b", column=True,
    )  # fmt: skip
    environment = choice(
        "Environment", "eum_environment", help="Whether the partner's own reports are used where nobody can go.",
        cites="DoD OIG 11 Dec 2024",
    )  # fmt: skip
    programme_remarks = long_text("Remarks", help="What a successor should know.", max_length=4000)
    release_authority = text(
        "Released by", help="Who released EUM papers about the partner's own articles to the partner: count sheets, "
        "reports, letters.",
    )  # fmt: skip
    released_on = day("Released on", help="Day of that decision.")
    release_ends_on = day("Release ends on", help="Last day it counts; empty while it lasts.")


class EumSop(Kind):
    """An edition of the office's EUM standard operating procedure."""

    spec = Spec(
        name="eum_sop",
        label="EUM procedure",
        plural="EUM procedures",
        about="An edition of the office's standard operating procedure for end-use monitoring.",
        area="eum",
        cites="DSCA 17-20",
        title=("sop_edition", "approved_on"),
        sort=("approved_on",),
        sections=(
            Section("Procedure", ("sop_edition", "approved_on", "approved_by", "sop_review_on", "sop_file")),
        ),
    )
    sop_edition = text("Edition", help="Edition of the procedure.", max_length=40, column=True, search=True)
    approved_on = day("Approved on", help="Day it was approved.", column=True)
    approved_by = text("Approved by", help="Who approved it.", column=True)
    sop_review_on = day("Review on", help="Day it is to be looked at again.", column=True)
    sop_file = file("Procedure", help="The procedure.", cites="DSCA 17-20")


class EumAppointment(Kind):
    """An appointment as EUM manager, alternate, or to count in the SCO's place, with its training."""

    spec = Spec(
        name="eum_appointment",
        label="EUM appointment",
        plural="EUM appointments",
        about="Who is appointed for end-use monitoring from when to when, and when the training was completed. Gaps "
        "between tours are where inventories are missed.",
        area="eum",
        cites="DSCA 17-20, 23-63",
        title=("appointed_on",),
        parent="person_id",
        sort=("appointed_on",),
        private=True,
        sections=(
            Section(
                "Appointment", ("person_id", "eum_role", "appointed_on", "appointment_ends_on", "letter")
            ),
            Section("Training", ("eum_trained_on", "training_certificate")),
        ),
    )
    person_id = link("Staff member", "person", help="Who is appointed.", column=True)
    eum_role = choice("Role", "eum_role", help="Manager, alternate, or designated counter.", column=True)
    appointed_on = day("From", help="First day.", column=True)
    appointment_ends_on = day("To", help="Last day; empty while it lasts.", column=True)
    letter = file("Letter", help="The letter of appointment.")
    eum_trained_on = day(
        "Trained on", help="Day DSCA's EUM training was completed.", cites="DSCA 17-20", column=True
    )
    training_certificate = file("Certificate", help="Certificate of the training.")
