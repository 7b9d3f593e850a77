"""The end of keeping: holds that stop it, the purge that two people decide, and what it erased."""

from models.kinds import Kind, Numbered, Section, Spec, day, link, long_text, subject, text, whole


class RecordHold(Kind):
    """A record that may not be erased while the hold lasts, whatever its age (INF-H-02)."""

    spec = Spec(
        name="record_hold",
        label="Hold on records",
        plural="Holds on records",
        about="A record, with all that belongs to it, that is kept beyond its time because somebody asked for it: "
        "litigation, an audit, a request for information. No purge touches it until the hold is lifted.",
        cites="INF-H-02",
        title=("hold_reason",),
        technical=True,
        searched=False,
        by_act=True,
        frozen_by="lifted_on",
    )
    subject_kind = text("Record kind", help="Kind of the record that is held.", fixed=True)
    subject_id = subject("Record", "subject_kind", help="The record that is held.", fixed=True)
    hold_reason = text("Reason", help="Who asked that it be kept, and for what; the reference of the request.",
                       column=True, max_length=300, fixed=True)  # fmt: skip
    held_on = day("Held since", help="Day from which nothing of it may be erased.", column=True, fixed=True)
    held_by = text("Held by", help="User who recorded the hold.", column=True, fixed=True)
    lifted_on = day("Lifted on", help="Day the hold ended.", column=True)
    lifted_by = text("Lifted by", help="User who lifted it.", column=True)


class Purge(Kind):
    """Records past their keeping: proposed by one person, approved by another, then erased for good."""

    spec = Spec(
        name="purge",
        label="Purge",
        plural="Purges",
        about="Records whose time of keeping is over: who proposed to erase them, who approved, when they were erased. "
        "It stands for good and its certificate tells what was erased, by kind and number, without a value.",
        cites="INF-H-03",
        natural=("purge_no",),
        title=("purge_no",),
        sort=("purge_no",),
        technical=True,
        by_act=True,
        frozen_by="erased_on",
        numbered=Numbered("purge_no", "PURGE"),
        sections=(
            Section("Purge", ("purge_no", "purge_reason", "proposed_on", "proposed_by", "approved_on", "approved_by",
                              "withdrawn_on", "withdrawn_by", "erased_on", "erased_by")),
        ),
    )  # fmt: skip
    purge_no = text("Number", help="Given by the program.", column=True, search=True, fixed=True)
    purge_reason = text("Remark", help="What is to be said of it; no name of whom it concerns.", max_length=300,
                        fixed=True)  # fmt: skip
    proposed_on = day("Proposed on", help="Day it was proposed.", column=True, fixed=True)
    proposed_by = text("Proposed by", help="User who proposed it.", column=True, fixed=True)
    approved_on = day("Approved on", help="Day a second person approved it.", column=True)
    approved_by = text(
        "Approved by", help="Administrator who approved it; never who proposed it.", column=True
    )
    withdrawn_on = day("Withdrawn on", help="Day it was given up.", column=True)
    withdrawn_by = text("Withdrawn by", help="User who gave it up.", column=True)
    erased_on = day("Erased on", help="Day it was carried out.", column=True)
    erased_by = text("Erased by", help="User who carried it out.", column=True)
    outcome = long_text("Outcome", help="What was erased, counted by kind, as JSON text; who does not see "
                        "every kind does not see it.", max_length=200_000, guard="vetting")  # fmt: skip


class PurgeItem(Kind):
    """One record of a purge, by kind and number, with the rule that ended its keeping."""

    spec = Spec(
        name="purge_item",
        label="Record of a purge",
        plural="Records of purges",
        about="One record that a purge erases: its kind, the rule and the day that ended its keeping. It stays when "
        "the record is gone, so that another copy of the office is not taken for news.",
        cites="INF-H-01",
        title=("subject_kind", "keep_until"),
        parent="purge_id",
        frozen_under="purge_id",
        technical=True,
        searched=False,
        by_act=True,
    )
    purge_id = link("Purge", "purge", help="The purge it belongs to.", fixed=True)
    subject_kind = text("Record kind", help="Kind of the record.", column=True, fixed=True)
    subject_id = subject("Record", "subject_kind", help="The record.", fixed=True)
    keeping_rule = text("Rule", help="Policy value that gives the years.", column=True, fixed=True)
    keeping_years = whole("Years", help="Years of keeping.", column=True, fixed=True)
    keeping_cites = text("Source", help="What the years rest on.", column=True, max_length=300, fixed=True)
    counted_from = day("Counted from", help="Day from which the years count.", column=True, fixed=True)
    keep_until = day("Kept until", help="Last day of keeping.", column=True, fixed=True)


PURGE_KINDS: tuple[type[Kind], ...] = (RecordHold, Purge, PurgeItem)
"""They tell of records that were erased, and stay."""
