"""The recovery key sheet: printed once, for the safe.

Its facts hold the key of the office. They are drawn and forgotten: never kept with other papers' facts.
"""

from dataclasses import dataclass
from datetime import date

from reports.paper import Audience, Document, Frame, Paper, Style
from reports.paper.frame import short_date

_BLOCK = Style(15, bold=True)
_USE = (
    "Open SCO Desk, choose the office, then press “Use the recovery key”.",
    "Type the blocks in order, line by line.",
    "Set a new passphrase in “Users and roles…”. The use of this key is entered in the exceptions register.",
    "Change the office key afterwards if anyone else may have seen this sheet, and print a new one.",
)


@dataclass(frozen=True, slots=True)
class RecoveryFacts:
    """`blocks` is the key in the groups a person types, in order."""

    frame: Frame
    office_name: str
    made_on: date
    made_by: str
    blocks: tuple[str, ...]


def draw(facts: RecoveryFacts, page: Document) -> None:
    """What this is, the key, how it is used."""
    page.heading("Recovery key", level=1)
    page.paragraph(
        "Whoever holds this sheet and a copy of the office can read everything in it. "
        "Keep it sealed in the safe, apart from the machine and from the backups. It is printed once."
    )
    page.labelled(
        [("Office", facts.office_name), ("Made on", short_date(facts.made_on)), ("Made by", facts.made_by)],
        label_width=80,
    )
    page.heading("The key")
    page.space(4)
    _blocks(facts.blocks, page)
    page.space(8)
    page.heading("How to use it")
    page.items(_USE, marks=[f"{n}." for n in range(1, len(_USE) + 1)])


def _blocks(blocks: tuple[str, ...], page: Document) -> None:
    """Four blocks on a line, each line with its number so that none is skipped."""
    whole = page.tree.add("L", ListNumbering="Decimal")
    for first in range(0, len(blocks), 4):
        entry = whole.add("LI")
        page.room(_BLOCK.leading + 6)
        with page.beside():
            page.lines(entry.add("Lbl"), [f"{first // 4 + 1}."], page.left, _BLOCK)
        page.lines(entry.add("LBody"), ["   ".join(blocks[first : first + 4])], page.left + 36, _BLOCK)
        page.y -= 6


def _subject(facts: RecoveryFacts) -> str:
    return facts.office_name


RECOVERY = Paper(
    name="recovery",
    title="Recovery key",
    version=1,
    audience=Audience.INTERNAL,
    draw=draw,
    subject=_subject,
)
