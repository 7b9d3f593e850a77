"""Notes, files and papers name the record they are about by kind and number; who does not see that kind meets none.

A clerk, and a guest before the screen, meet them by no route: search, lists, counts, single records, exports.
"""

from typing import TYPE_CHECKING

from models.kinds import Kind, all_kinds, kind_named

if TYPE_CHECKING:
    from app.reading import Query, Where

SUBJECT = "subject_kind"
WHOLE = "person_report_"
"""Begins the names of papers that hold everything about a person; who does not see everything meets none of them."""


def names_one(kind: type[Kind]) -> bool:
    """Whether records of the kind are about a record they name by kind and number."""
    return SUBJECT in kind.fields


def named(row: Kind) -> tuple[str, int]:
    """Kind and id of the record that a record is about; an empty kind and 0 where it names none that there is."""
    kind, record_id = row.stored.get(SUBJECT), row.stored.get("subject_id")
    return (str(kind), int(record_id)) if kind in all_kinds() and record_id else ("", 0)


def met(row: Kind, hidden: frozenset[str]) -> bool:
    """Whether the record is about nothing, or about a kind that stands behind none of the hidden guards."""
    if not hidden:
        return True
    if str(row.stored.get("paper") or "").startswith(WHOLE):
        return False
    subject = row.stored.get(SUBJECT)
    return subject not in all_kinds() or kind_named(str(subject)).spec.guard not in hidden


def asked(query: "Query", hidden: frozenset[str]) -> "Where | None":
    """What a query asks for, without what is about hidden kinds."""
    from app.reading import All, Cond, Either, Not

    if not hidden or not names_one(query.kind):
        return query.where
    names = [name for name, kind in all_kinds().items() if kind.spec.guard in hidden]
    rest: Where = Either((Cond(SUBJECT, "empty"), Not(Cond(SUBJECT, "in", names))))
    if "paper" in query.kind.fields:
        rest = All((rest, Not(Cond("paper", "starts", WHOLE))))
    return rest if query.where is None else All((query.where, rest))
