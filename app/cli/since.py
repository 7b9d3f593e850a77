"""What the rules find since an import, in lines: how much closes a step, and the first of it."""

from collections.abc import Iterable, Iterator, Sequence

from models.findings import Finding, Strength
from models.text import counted


def closing(found: Iterable[Finding]) -> list[Finding]:
    """Of what was found, what closes a step: what else an import leaves to do stands among the duties."""
    return [each for each in found if each.strength is Strength.BLOCK]


def closing_lines(found: Sequence[Finding], most: int) -> Iterator[str]:
    """How much closes a step, and the first of it."""
    if found:
        yield f"The rules find {counted(len(found), 'thing')} that a step waits for. sco check tells each."
        yield from (f"  {each.message}" for each in found[:most])
    if len(found) > most:
        yield f"  and {len(found) - most:,} more"
