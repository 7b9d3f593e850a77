"""What the import says at each step."""

from collections.abc import Sequence

from app.importing.oddities import Oddity
from app.importing.plan import Proposal
from app.importing.run import DryRun, Outcome, Result
from app.importing.screen import Place
from ui.importing.likely import whom
from ui.parts.words import counted

AS_BEFORE = "As the last time with these headings. "
LONGEST = 200
"""Characters of what comes from the file that stand in a sentence."""


def headings(proposal: Proposal) -> str:
    """Where the headings stand and how many sheets there are."""
    sheets = f" {counted(len(proposal.sheets), 'sheet')} hold rows." if len(proposal.sheets) > 1 else ""
    return f"{proposal.header.why}{sheets}"


def questions(proposal: Proposal, open_: Sequence[str], taken_out: Sequence[Place]) -> str:
    """What is still to be settled about the columns."""
    where = f" in “{proposal.sheet[:60]}”" if proposal.sheet else ""
    count = f"{counted(len(proposal.rows), 'row')}{where}."
    if not open_:
        return f"{count} Every column is settled.{removed(taken_out)}"
    more = f" And {len(open_) - 2:,} more." if len(open_) > 2 else ""
    return f"{count} To settle: {' '.join(each[:LONGEST] for each in open_[:2])}{more}{removed(taken_out)}"


def removed(places: Sequence[Place]) -> str:
    """Where Social Security numbers were taken out, as a sentence with a blank before; empty when nowhere."""
    if not places:
        return ""
    named = ", ".join(str(each)[:80] for each in places[:3])
    more = " and others" if len(places) > 3 else ""
    return f" Social Security numbers were taken out of {counted(len(places), 'cell')}: {named}{more}."


def odd(oddities: Sequence[Oddity], left: int, known: bool) -> str:
    """How many texts want a look, and what becomes of those without an answer."""
    bad = sum(each.unreadable for each in oddities)
    said = f"{counted(bad, 'text')} could not be read" if bad else "Every text could be read"
    doubts = len(oddities) - bad
    doubtful = (
        f", {counted(doubts, 'text')} {'was' if doubts == 1 else 'were'} read with a doubt" if doubts else ""
    )
    tail = f" {counted(left, 'text')} without an answer: the rows are rejected." if left else ""
    before = AS_BEFORE if known else ""
    return f"{before}{said}{doubtful}.{tail}"


def outcome(dry: DryRun, known: bool, taken_out: Sequence[Place], likely: int = 0) -> str:
    """Rows by outcome, new ones that look like something on file, sums that differ, and that nothing is written."""
    counts = {each: dry.count(each) for each in Outcome}
    words = ", ".join(f"{count:,} {each.value}" for each, count in counts.items() if count)
    before = AS_BEFORE if known else ""
    wrong = sum(not each.agrees for each in dry.checks)
    sums = f" {counted(wrong, 'published sum')} {'differs' if wrong == 1 else 'differ'}." if wrong else ""
    other = whom(dry.proposal.kind)
    alike = (
        f" {counted(likely, 'new row')} {'looks' if likely == 1 else 'look'} like {other}." if likely else ""
    )
    rows = counted(len(dry.rows), "row")
    return f"{before}{rows}: {words}.{alike}{sums}{mirror(dry)} Nothing is written yet.{removed(taken_out)}"


def mirror(dry: DryRun) -> str:
    """What an extract says besides: source and day that follow, values that stay, states that differ."""
    said = (
        (len(dry.restamped), "record says the same and gets source and day",
         "records say the same and get source and day"),
        (len(dry.kept_out), "row holds older values than the file, which stay",
         "rows hold older values than the file, which stay"),
        (len(dry.told), "row says another state than the file", "rows say another state than the file"),
    )  # fmt: skip
    return "".join(f" {count:,} {one if count == 1 else many}." for count, one, many in said if count)


def done(result: Result, file_name: str, cancelled: int = 0) -> str:
    """What was done, for the message line too; `cancelled` lines were not in the list."""
    counts = f"{result.created:,} created, {result.changed:,} changed"
    counts += f", {counted(cancelled, 'line')} cancelled" if cancelled else ""
    counts += f", {result.restamped:,} confirmed as of the new day" if result.restamped else ""
    return f"{counts} from {file_name[:80]}. Undone with Ctrl+Z."
