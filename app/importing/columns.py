"""Proposing which column of a foreign sheet is which field, and how sure that is."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from enum import StrEnum
from functools import lru_cache
from typing import Any

from app.importing.dates import month_number
from models.fields import Field, Type
from models.text import fold


class Certainty(StrEnum):
    """How sure a proposal is: only CERTAIN ones are taken without a person looking."""

    CERTAIN = "certain"
    LIKELY = "likely"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Target:
    """A field a column may go to; `key` is its key, or a path over a link (`program_id.fiscal_year`)."""

    key: str
    label: str
    aliases: tuple[str, ...] = ()
    type: Type = Type.TEXT


@dataclass(frozen=True)
class ColumnProposal:
    """What is proposed for one column; CERTAIN without a target: left out, as the person chose before."""

    column: int
    label: str
    target_key: str | None
    certainty: Certainty
    why: str
    samples: tuple[str, ...] = ()


_WORDS = re.compile(r"[^\W_]+|#")
_PARENTHESIS = re.compile(r"\([^)]*\)")
_SHORT = {
    "no": "number", "nr": "number", "nbr": "number", "num": "number", "#": "number", "qty": "quantity",
    "amt": "amount", "dt": "date", "rpt": "report", "loc": "location", "dob": "date of birth",
    "nat": "nationality", "dept": "department", "org": "organization", "desc": "description",
    "est": "estimated", "pax": "persons", "tel": "telephone", "addr": "address", "exp": "expiry",
    "dur": "duration", "wks": "weeks", "pgm": "program",
}  # fmt: skip
_SOMEBODY_ELSE = frozenset(
    {
        "father", "mother", "parent", "parents", "guardian", "spouse", "wife", "husband", "child", "children",
        "dependent", "dependents", "family", "relative", "kin", "emergency", "contact", "sponsor", "supervisor",
        "commander", "instructor", "escort", "alternate",
    }
)  # fmt: skip
_LIKE = 0.82
_SAMPLES = 5
_DATE_SHAPE = re.compile(r"^\d{1,4}\s*[/.\-\s]\s*\d{1,2}\s*[/.\-\s]\s*\d{1,4}\b|^\d{8}$")
_NUMBER_SHAPE = re.compile(r"^[\s$€£(+\-]*(?:US[D$])?[\s$]*[\d][\d.,\s]*[)%\s\-]*(?:USD)?$", re.IGNORECASE)


def targets_of(fields: Iterable[Field[Any]]) -> tuple[Target, ...]:
    """The fields that a sheet may fill, as targets; derived fields are left out."""
    return tuple(
        Target(field.key, field.label, field.aliases, field.type) for field in fields if field.derive is None
    )


def normal_label(label: str) -> str:
    """A label as it is compared: folded words without punctuation ("Start_Date:" is "start date")."""
    return " ".join(_WORDS.findall(fold(label.replace("_", " "))))


def known_labels(targets: Iterable[Target]) -> frozenset[str]:
    """All folded labels, aliases and keys, for `header.find_header`."""
    return frozenset(fold(name) for target in targets for name in (target.key, target.label, *target.aliases))


def header_signature(labels: Sequence[str]) -> str:
    """What a header set is remembered by: its labels, compared as `normal_label`, in any order."""
    return "\n".join(sorted(map(normal_label, labels)))


def propose_mapping(
    labels: Sequence[str],
    samples: Sequence[Sequence[str]],
    targets: Sequence[Target],
    remembered: Mapping[str, Mapping[str, str]] | None = None,
    two_lines: bool = False,
) -> tuple[ColumnProposal, ...]:
    """One proposal for each label; `samples` are texts of each column, as shown.

    With `two_lines` the part of a label behind “/” is the lower of two heading lines and names the field by itself.
    `remembered` maps a `header_signature` to what was chosen: normal label → target key, "" for left out.
    """
    before = (remembered or {}).get(header_signature(labels), {})
    names = _names(targets)
    keys = {target.key: target for target in targets}
    proposals = [
        _by_name(column, label, tuple(_first_samples(texts)), names, keys, before)
        for column, (label, texts) in enumerate(zip(labels, samples, strict=True))
    ]
    if two_lines:
        proposals = [_by_lower_line(proposal, names, keys) for proposal in proposals]
    proposals = _doubles(proposals)
    taken = {proposal.target_key for proposal in proposals if proposal.target_key}
    proposals = _by_likeness(proposals, [target for target in targets if target.key not in taken])
    return tuple(_checked(proposal, keys) for proposal in proposals)


def _first_samples(texts: Sequence[str]) -> list[str]:
    found: list[str] = []
    for text in texts:
        if text.strip() and text not in found:
            found.append(text)
            if len(found) == _SAMPLES:
                break
    return found


def _names(targets: Sequence[Target]) -> dict[str, set[str]]:
    """Target keys by normal label, alias and key."""
    names: dict[str, set[str]] = {}
    for target in targets:
        own = () if "." in target.key else (target.key,)  # behind a link only the names given for it count
        for name in (*own, target.label, *target.aliases):
            names.setdefault(normal_label(name), set()).add(target.key)
    return names


def _by_name(
    column: int,
    label: str,
    samples: tuple[str, ...],
    names: Mapping[str, set[str]],
    keys: Mapping[str, Target],
    before: Mapping[str, str],
) -> ColumnProposal:
    """The proposal a label makes by itself: as before, by its name, or none yet."""
    normal = normal_label(label)
    key = before.get(normal)
    if key is not None and (key in keys or not key):
        why = "as for the last file with these headings"
        return ColumnProposal(column, label, key or None, Certainty.CERTAIN, why, samples)
    found = names.get(normal, set())
    if normal and len(found) == 1:
        key = next(iter(found))
        why = f"“{label}” is a heading of {keys[key].label}"
        return ColumnProposal(column, label, key, Certainty.CERTAIN, why, samples)
    meanings = " or ".join(sorted(keys[key].label for key in found))
    why = f"“{label}” can mean {meanings}" if found else ""
    first = min(found) if found else None
    certainty = Certainty.LIKELY if found else Certainty.UNKNOWN
    return ColumnProposal(column, label, first, certainty, why, samples)


def _by_lower_line(
    proposal: ColumnProposal, names: Mapping[str, set[str]], keys: Mapping[str, Target]
) -> ColumnProposal:
    """A column still open takes the field its lower heading names, unless the upper one is about somebody else."""
    upper, slash, lower = proposal.label.rpartition("/")
    found = names.get(normal_label(lower), set())
    if proposal.certainty is not Certainty.UNKNOWN or not slash or len(found) != 1:
        return proposal
    if _SOMEBODY_ELSE & set(normal_label(upper).split()):
        return proposal
    key = next(iter(found))
    why = f"“{lower.strip()}” is a heading of {keys[key].label}"
    return replace(proposal, target_key=key, certainty=Certainty.CERTAIN, why=why)


def _doubles(proposals: list[ColumnProposal]) -> list[ColumnProposal]:
    """Columns that claim one field together are none of them certain."""
    count = Counter(proposal.target_key or "" for proposal in proposals)
    return [
        replace(proposal, certainty=Certainty.LIKELY, why="another column names the same field")
        if proposal.target_key and count[proposal.target_key] > 1
        else proposal
        for proposal in proposals
    ]


def _by_likeness(proposals: list[ColumnProposal], free: list[Target]) -> list[ColumnProposal]:
    """Give the free fields to the columns still open, best likeness first."""
    pairs = [
        (likeness, proposal.column, target)
        for proposal in proposals
        if proposal.certainty is Certainty.UNKNOWN and proposal.label.strip()
        for target in free
        if (likeness := _likeness(proposal.label, target)) >= _LIKE
    ]
    given: dict[int, Target] = {}
    for _, column, target in sorted(pairs, key=lambda pair: (-pair[0], pair[1])):
        if column not in given and target not in given.values():
            given[column] = target
    return [
        replace(
            proposal,
            target_key=given[proposal.column].key,
            certainty=Certainty.LIKELY,
            why=f"“{proposal.label}” is like {given[proposal.column].label}",
        )
        if proposal.column in given
        else proposal
        for proposal in proposals
    ]


def _likeness(label: str, target: Target) -> float:
    """0 to 1: how much a label is like the best of a target's names, abbreviations written out."""
    shapes = {_written_out(part) for part in (label, _PARENTHESIS.sub("", label), label.rpartition("/")[2])}
    names = {_written_out(name) for name in (target.label, target.key.rpartition(".")[2], *target.aliases)}
    return max(_words_alike(shape, name) for shape in shapes for name in names)


@lru_cache(maxsize=4096)
def _written_out(label: str) -> str:
    """A label without abbreviations; kept, as one sheet is held against every kind, and many fields share names."""
    return " ".join(_SHORT.get(word, word) for word in normal_label(label).split())


@lru_cache(maxsize=65536)
def _words_alike(one: str, two: str) -> float:
    """0 to 1: how much two names are alike; 0 where they are less than `_LIKE`, which is seldom worth the count."""
    if not one or not two:
        return 0.0
    if one == two:
        return 1.0
    first, second = set(one.split()), set(two.split())
    if len(first & second) > 1 and (first <= second or second <= first):
        return 0.9
    shorter, both = min(len(one), len(two)), len(one) + len(two)
    if shorter <= 3 or 2 * shorter < _LIKE * both:  # the most that names of these lengths can have in common
        return 0.0
    matcher = SequenceMatcher(None, one, two)
    return matcher.ratio() if matcher.quick_ratio() >= _LIKE else 0.0


def _checked(proposal: ColumnProposal, keys: Mapping[str, Target]) -> ColumnProposal:
    """A proposal whose samples do not look like the field's type is one step less sure."""
    target = keys.get(proposal.target_key or "")
    if target is None or not proposal.samples:
        return proposal if proposal.why else replace(proposal, why="No field has a heading like this.")
    fitting = sum(_fits(sample, target.type) for sample in proposal.samples)
    if fitting * 2 >= len(proposal.samples):
        return proposal
    why = f"{proposal.why}; but “{proposal.samples[0]}” is no {target.type.value}"
    if proposal.certainty is Certainty.CERTAIN:
        return replace(proposal, certainty=Certainty.LIKELY, why=why)
    return replace(proposal, target_key=None, certainty=Certainty.UNKNOWN, why=why)


def _fits(sample: str, kind: Type) -> bool:
    if kind in (Type.DATE, Type.PARTIAL_DATE):
        words = re.findall(r"[^\W\d_]{3,}", sample)
        return bool(_DATE_SHAPE.match(sample.strip())) or any(month_number(word) for word in words)
    if kind in (Type.MONEY, Type.WHOLE, Type.DECIMAL, Type.PERCENT):
        return bool(_NUMBER_SHAPE.match(sample.strip()))
    return True
