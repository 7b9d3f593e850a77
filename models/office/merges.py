"""What is remembered of records that looked alike: merged into one, or told apart."""

from models.kinds import Kind, Spec, day, text, whole


class Merged(Kind):
    """A record that was found to be the same as another and lies in the bin since; it leads to the one that stayed."""

    spec = Spec(
        name="merged",
        label="Merge",
        plural="Merges",
        about="Two records that were found to be one: which stayed, which lies in the bin since, why, when and by "
        "whom. Search for the old name or number leads to the one that stayed.",
        title=("kind_name", "merged_on"),
        append_only=True,
        technical=True,
        searched=False,
    )
    kind_name = text("Record kind", help="Kind of both records.", column=True, fixed=True)
    winner_record = whole("Record that stayed", help="The record that holds what both held.", fixed=True)
    loser_record = whole("Record in the bin", help="The record that leads to the other.", fixed=True)
    reason = text("Reason", help="What showed that the two are one.", column=True, max_length=500, fixed=True)
    merged_on = day("Merged on", help="Day of the merge.", column=True, fixed=True)
    merged_by = text("Merged by", help="User who merged them.", column=True, fixed=True)


class ToldApart(Kind):
    """A confirmed answer that two records that look alike are two; for people the same person record says it."""

    spec = Spec(
        name="told_apart",
        label="Records told apart",
        plural="Records told apart",
        about="Two records that look alike and were confirmed to be two. The answer is remembered, so that the pair is "
        "not offered again; remove it to be asked again.",
        natural=("kind_name", "first_record", "second_record"),
        title=("kind_name", "told_on"),
        technical=True,
        searched=False,
    )
    kind_name = text("Record kind", help="Kind of both records.", column=True, fixed=True)
    first_record = whole("First record", help="The older of the two.", fixed=True)
    second_record = whole("Second record", help="The newer of the two.", fixed=True)
    reason = text("Reason", help="What showed that they are two.", column=True, max_length=500)
    told_on = day("Told apart on", help="Day of the answer.", column=True, fixed=True)
    told_by = text("Told apart by", help="User who gave it.", column=True, fixed=True)
