"""The desk's own records: codes and policy with editions, wording, views, attachments, papers, overrides, checklists.

Polymorphic links (a kind's name beside an id) exist only where the contract allows them: attachment, override,
document, duty act, entries of a chronology.
"""

from models.fields import OnRemove, Privacy
from models.kinds import (
    Kind,
    Spec,
    choice,
    day,
    file,
    flag,
    instant,
    link,
    long_text,
    partial_day,
    text,
    whole,
)


class Code(Kind):
    """One code of a code table; retired codes still show on old records."""

    spec = Spec(
        name="code",
        label="Code",
        plural="Codes",
        about="One code of a code table with the days it was valid, its edition and source. Records store the code.",
        natural=("table_name", "code", "edition"),
        title=("table_name", "code", "label"),
        sort=("table_name", "position"),
        technical=True,
        searched=False,
    )
    table_name = text("Table", help="Code table the code belongs to.", column=True, max_length=60)
    code = text("Code", help="What records store and papers print.", column=True, max_length=60)
    label = text("Label", help="What the code means, in one line.", column=True, max_length=200)
    position = whole("Position", help="Order within the table.")
    valid_from = day("Valid from", help="First day the code may be chosen.")
    valid_to = day(
        "Valid to", help="Last day the code may be chosen; afterwards it only shows on old records."
    )
    edition = text("Edition", help="Edition of the table the code came with.", column=True)
    source = text("Source", help="Publication that gives the code.", max_length=500)
    tag = text("Source tag", help="R or I: recalled or inferred, to be confirmed by the office.")
    details = long_text("Details", help="Further columns of the table, as JSON text.")
    confirmed_on = day("Confirmed on", help="Day somebody in the office checked the code against its source.")
    confirmed_by = text("Confirmed by", help="User who checked it.")


class PolicyRecord(Kind):
    """One edition of one day count, threshold, percentage or switch."""

    spec = Spec(
        name="policy_value",
        label="Policy value",
        plural="Policy values",
        about="A day count, threshold or switch that rules use, with edition, citation and who confirmed it. "
        "The rule's subject date picks the edition.",
        natural=("key", "edition", "valid_from"),
        title=("key", "value"),
        technical=True,
        searched=False,
    )
    key = text("Key", help="Name under which rules ask for the value.", column=True)
    label = text("What it is", help="The value's meaning in one line.", column=True, max_length=300)
    value = text("Value", help="A number, yes or no, or a word.", column=True)
    unit = text(
        "Unit", help="What the value counts: days, months, percent, dollars; empty for words.", column=True
    )
    edition = text("Edition", help="Edition of the publication, for instance SAMM 2012.", column=True)
    valid_from = day("Valid from", help="First day the edition counts.", column=True)
    valid_to = day("Valid to", help="Last day the edition counts; empty when it still does.")
    citation = text("Citation", help="Paragraph that gives the value.", column=True, max_length=300)
    tag = text("Source tag", help="R or I: recalled or inferred, to be confirmed by the office.", column=True)
    confirmed_on = day("Confirmed on", help="Day somebody in the office checked the value.", column=True)
    confirmed_by = text("Confirmed by", help="User who checked it.")


class Wording(Kind):
    """The office's own text for a named paragraph of a paper; it overrides the paragraph that came with the program."""

    spec = Spec(
        name="wording",
        label="Wording",
        plural="Wording",
        about="A paragraph of a paper as this office words it. Empty the record to go back to the supplied text.",
        natural=("paper", "paragraph", "language"),
        title=("paper", "paragraph"),
        technical=True,
        searched=False,
    )
    paper = text("Paper", help="Short name of the paper, for instance ito.", column=True)
    paragraph = text("Paragraph", help="Name of the paragraph within the paper.", column=True)
    language = text("Language", help="Language of the text, for instance en.", column=True)
    body = long_text("Text", help="The paragraph as it is printed.")
    source = text("Source", help="Where the text comes from.", max_length=300)
    confirmed_on = day("Confirmed on", help="Day somebody compared the text with its source.")
    confirmed_by = text("Confirmed by", help="User who compared it.")


class Setting(Kind):
    """A setting of the whole office, or of one user in it."""

    spec = Spec(
        name="setting",
        label="Setting",
        plural="Settings",
        about="A choice that holds for the whole office, or for one user of it.",
        natural=("key", "user_name"),
        title=("key",),
        technical=True,
        searched=False,
    )
    key = text("Setting", help="Name of the setting.", column=True)
    user_name = text("User", help="User it holds for; “office” when for all.", column=True)
    value = long_text("Value", help="The setting's value.")


class SavedView(Kind):
    """A named view: columns, filter, order and grouping of one kind's list, shared or one's own."""

    spec = Spec(
        name="saved_view",
        label="View",
        plural="Views",
        about="A list arranged once and kept under a name: its columns, filter, order and grouping.",
        natural=("kind_name", "view_name", "owner"),
        title=("view_name",),
        technical=True,
        searched=False,
    )
    kind_name = text("Records", help="Kind of record the view lists.", column=True)
    view_name = text("Name", help="Name under which the view is offered.", column=True)
    guarded_name = text(
        "Guarded name",
        help="The same for a view that asks for anything behind a guard; local staff does not see it.",
        guard="vetting",
    )
    owner = text("Owner", help="User whose view it is.", column=True)
    shared = flag("Shared", help="Whether everybody in the office is offered it.", column=True)
    layout = long_text("Layout", help="Columns, filter and order as JSON text.", max_length=50_000)
    guarded_layout = long_text(
        "Guarded layout",
        help="The same for a view that asks for anything behind a guard; local staff does not see it.",
        max_length=50_000,
        guard="vetting",
    )


class Attachment(Kind):
    """A file kept with a record, encrypted in the office folder and named by its SHA-256."""

    spec = Spec(
        name="attachment",
        label="Attachment",
        plural="Attachments",
        about="A scan or file kept with a record. It is encrypted in the office and shown inside the program; "
        "opening it outside is an export that is logged.",
        title=("file_name",),
        technical=True,
        private=True,
    )
    subject_kind = text("Record kind", help="Kind of the record the file belongs to.", fixed=True)
    subject_id = whole("Record", help="The record the file belongs to.", fixed=True)
    file_name = text("File name", help="Name of the file when it came in.", column=True, search=True)
    description = text("Description", help="What the paper is.", column=True, search=True, max_length=500)
    media_type = text("Type", help="Kind of file.", column=True, fixed=True)
    size = whole("Size", help="Size in bytes.", fixed=True)
    sha256 = text("SHA-256", help="Fingerprint of the content; also its name on disk.", fixed=True)
    marking = choice("Marking", "marking", help="Marking of the file, kept as it came.")
    received_on = day("Received on", help="Day the paper reached the office.", column=True)


class Document(Kind):
    """A paper the program made: the facts that stand on it, its bytes, template version and hash."""

    spec = Spec(
        name="document",
        label="Paper",
        plural="Papers",
        about="A paper the program printed. Facts and bytes are kept, and the code in its footer finds it again.",
        natural=("code",),
        title=("paper", "title", "made_on"),
        append_only=True,
        technical=True,
        private=True,
    )
    subject_kind = text("Record kind", help="Kind of the record the paper is about.", fixed=True)
    subject_id = whole("Record", help="The record the paper is about.", fixed=True)
    paper = text("Paper", help="Short name of the paper, for instance ito.", column=True, fixed=True)
    title = text("Title", help="Title of the paper.", column=True, fixed=True)
    template_version = text("Template", help="Version of the drawing.", fixed=True)
    audience = text(
        "Audience",
        help="Whom the paper is for: internal, CCMD, partner, student, company, traveller.",
        fixed=True,
    )
    code = text(
        "Footer code",
        help="Start of the hash of paper, template and facts.",
        column=True,
        search=True,
        fixed=True,
    )
    facts = long_text(
        "Facts", help="What stands on the page, as JSON text.", max_length=2_000_000, fixed=True
    )
    sha256 = text("SHA-256", help="Fingerprint of the printed bytes; also their name on disk.", fixed=True)
    pages = whole("Pages", help="Number of pages.", fixed=True)
    made_on = day("Made on", help="Day the paper was made.", column=True, fixed=True)
    made_by = text("Made by", help="User who made it.", column=True, fixed=True)


class Override(Kind):
    """A finding set aside by somebody the source of the rule allows to do so."""

    spec = Spec(
        name="override",
        label="Override",
        plural="Overrides",
        about="A blocking finding set aside on the authority that the rule's source names, with reason and end.",
        title=("rule_id", "reason"),
        append_only=True,
        technical=True,
    )
    rule_id = text("Rule", help="Rule that is set aside.", column=True, fixed=True)
    subject_kind = text("Record kind", help="Kind of the record it concerns.", fixed=True)
    subject_id = whole("Record", help="The record it concerns.", fixed=True)
    reason = text(
        "Reason",
        help="Why the rule is set aside, with the reference of the approval.",
        column=True,
        max_length=500,
    )
    authority = text("Authority", help="Who the source allows to approve it.", column=True, max_length=300)
    person = text("Recorded by", help="User who recorded the override.", column=True, fixed=True)
    second_person = text("Second person", help="Another user who agreed.", column=True)
    until_on = day("Until", help="Last day the override counts.", column=True)
    withdrawn_on = day("Withdrawn on", help="Day the override was taken back.", column=True)


class DutyAct(Kind):
    """What the office decided about a duty: assigned, waiting with a reason, or not applicable with a reason."""

    spec = Spec(
        name="duty_act",
        label="Duty decision",
        plural="Duty decisions",
        about="Who has a duty, or why it waits or does not apply. A legal deadline cannot be hidden.",
        title=("rule_id", "decision"),
        technical=True,
        searched=False,
    )
    rule_id = text("Rule", help="Rule that made the duty.", column=True, fixed=True)
    subject_kind = text("Record kind", help="Kind of the record it concerns.", fixed=True)
    subject_id = whole("Record", help="The record it concerns.", fixed=True)
    decision = choice("Decision", "duty_decision", help="Assigned, waiting or not applicable.", column=True)
    assigned_to = text("Assigned to", help="User who has the duty.", column=True)
    reason = text("Reason", help="Why it waits or does not apply.", column=True, max_length=500)
    until_on = day("Until", help="Day on which it comes back.", column=True)


class Checklist(Kind):
    """A checklist being answered: a dated template and its answers."""

    spec = Spec(
        name="checklist",
        label="Checklist",
        plural="Checklists",
        about="One filling-in of a dated checklist template. Its answers say who checked what, when, with what result.",
        title=("template", "edition"),
        technical=True,
        searched=False,
        frozen_by="closed_on",
    )
    template = text(
        "Template", help="Name of the checklist, for instance screening.", column=True, fixed=True
    )
    edition = text(
        "Edition", help="Edition of the template in force when it was opened.", column=True, fixed=True
    )
    opened_on = day("Opened on", help="Day the checklist was opened.", column=True)
    parts = text(
        "Parts",
        help="Parts of the template that apply here, with blanks between; all of them when empty.",
        fixed=True,
    )
    closed_on = day(
        "Closed on", help="Day it was closed; its answers stay as they are afterwards.", column=True
    )


class ChecklistAnswer(Kind):
    """The answer to one item of a checklist."""

    spec = Spec(
        name="checklist_answer",
        label="Checklist answer",
        plural="Checklist answers",
        about="The answer to one item: pass, fail, pending, not applicable or waived, with date, person and note.",
        natural=("checklist_id", "item_code"),
        title=("item_code", "answer"),
        parent="checklist_id",
        frozen_under="checklist_id",
        technical=True,
        searched=False,
    )
    checklist_id = link("Checklist", "checklist", help="Checklist the answer belongs to.")
    item_code = text("Item", help="Code of the item in the template.", column=True, fixed=True)
    answer = choice(
        "Result", "checklist_result", help="Pass, fail, pending, not applicable or waived.", column=True
    )
    checked_on = day("Checked on", help="Day it was checked.", column=True)
    checked_by = text("Checked by", help="Person or embassy office that checked it.", column=True)
    note = text(
        "Note", help="Reference of the paper that shows it; no medical or vetting detail.", max_length=500
    )
    paper_id = file("Paper", help="Scan that shows the result.")


class Mirrored(Kind):
    """Where and when a value that belongs to an official system was last read."""

    spec = Spec(
        name="mirrored",
        label="Mirrored value",
        plural="Mirrored values",
        about="For a value that an official system owns: the system it was read from and the day it was true there.",
        natural=("subject_kind", "subject_id", "field_key"),
        title=("field_key", "source"),
        technical=True,
        searched=False,
    )
    subject_kind = text("Record kind", help="Kind of the record that shows the value.")
    subject_id = whole("Record", help="The record that shows the value.")
    field_key = text("Field", help="Field whose value is mirrored.")
    source = text("Source", help="System or paper it was read from.", column=True)
    as_of_on = day("As of", help="Day the value was true there.", column=True)


class SamePerson(Kind):
    """A confirmed answer to “are these two the same person?”; person report and purge follow it."""

    spec = Spec(
        name="same_person",
        label="Same person",
        plural="Same persons",
        about="Two records confirmed to be one person, or confirmed not to be. The answer is remembered.",
        natural=("first_kind", "first_record", "second_kind", "second_record"),
        title=("first_kind", "second_kind"),
        technical=True,
        searched=False,
    )
    first_kind = text("First record kind", help="Kind of the first record.")
    first_record = whole("First record", help="The first record.")
    second_kind = text("Second record kind", help="Kind of the second record.")
    second_record = whole("Second record", help="The second record.")
    same = flag("Same person", help="Yes when confirmed to be one person, no when confirmed not to be.")
    reason = text("Reason", help="What showed it.", max_length=500)


class Note(Kind):
    """A note or a promise on a record, with a due date when somebody promised something."""

    spec = Spec(
        name="note",
        label="Note",
        plural="Notes",
        about="What was said or promised about a record. With a due date it is a duty until it is kept.",
        title=("body",),
        private=True,
        technical=True,
    )
    subject_kind = text("Record kind", help="Kind of the record the note is about.", fixed=True)
    subject_id = whole("Record", help="The record the note is about.", fixed=True)
    body = text("Note", help="What was said or promised.", column=True, search=True, max_length=1000,
                privacy=Privacy.PERSONAL)  # fmt: skip
    promised_to = text("Promised to", help="To whom it was promised.", column=True)
    due_on = day("Due", help="Day by which the promise is to be kept.", column=True)
    kept_on = day("Kept on", help="Day the promise was kept.", column=True)
    written_by = text("Written by", help="User who wrote it.", column=True, fixed=True)
    written_on = day("Written on", help="Day it was written.", fixed=True)


class UserSlot(Kind):
    """A user of the office and the role the change path checks."""

    spec = Spec(
        name="user",
        label="User",
        plural="Users",
        about="Somebody who may open this office, with the role that says what he may see and do.",
        natural=("user_name",),
        title=("user_name", "role"),
        technical=True,
    )
    user_name = text("User name", help="Name typed to open the office.", column=True, max_length=60)
    role = choice("Role", "role", help="Viewer, clerk, officer, chief or administrator.", column=True)
    person_id = link("Person", "person", OnRemove.KEEP, help="Member of staff behind the user.")
    disabled_on = day("Disabled on", help="Day the user was shut out.", column=True)
    valid_until = partial_day(
        "Valid until", help="Last day of a temporary account; it opens no more afterwards."
    )
    reopened_at = instant(
        "Opened again",
        help="Moment an administrator opened an idle account again; idle days count from here.",
    )


DESK_KINDS: tuple[type[Kind], ...] = (
    Code, PolicyRecord, Wording, Setting, SavedView, Attachment, Document, Override, DutyAct, Checklist,
    ChecklistAnswer, Mirrored, SamePerson, Note, UserSlot,
)  # fmt: skip
