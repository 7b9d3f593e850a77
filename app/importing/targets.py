"""Where the columns of a sheet may go: the fields of a kind, its links, and texts that hold several of them."""

from collections.abc import Iterator, Sequence

from app.importing.columns import Certainty, ColumnProposal, Target, normal_label
from models.fields import Field, FieldError, Type
from models.imports import ImportShape, Split
from models.kinds import Kind, kind_named
from models.paths import column as column_of


def shape_of(kind: type[Kind]) -> ImportShape:
    """How sheets become records of the kind."""
    return kind.spec.imports or ImportShape()


def targets_for(kind: type[Kind]) -> tuple[Target, ...]:
    """Fields of the kind, its links, and the identifying fields of the records its links lead to."""
    shape = shape_of(kind)
    own = [
        Target(each.key, each.label, each.aliases, each.type)
        for each in kind.stored_fields()
        if each.derive is None
        and (each.type is not Type.LINK or each.key in shape.links)
        and each.type is not Type.FILE
    ]
    splits = [Target(f"split:{each.key}", each.label, (), Type.TEXT) for each in shape.splits]
    taken = {normal_label(name) for target in own for name in (target.label, target.key, *target.aliases)}
    linked = [target for path in shape.links for target in _linked(kind, path, taken, shape.also)]
    return (*own, *splits, *linked)


def _linked(kind: type[Kind], path: str, taken: set[str], also: Sequence[str]) -> Iterator[Target]:
    """A link over another link, and the identifying fields behind a link, under names nobody else has."""
    _, link = column_of(kind, path)
    if "." in path and normal_label(link.label) not in taken:
        taken.add(normal_label(link.label))
        yield Target(path, link.label, tuple(_free(link.aliases, taken)), Type.LINK)
    target = kind_named(link.target)
    keys = dict.fromkeys((*target.spec.natural, *target.spec.title))
    for key in (
        *keys,
        *(each.key for each in target.stored_fields() if each.search and each.key not in keys),
        *(each.rpartition(".")[2] for each in also if each.rpartition(".")[0] == path),
    ):
        found = target.fields[key]
        if found.derive is None and found.type is not Type.LINK:
            aliases = tuple(_free((found.label, key, *found.aliases), taken))
            label = f"{found.label} of the {link.label.lower()}"
            yield Target(f"{path}.{key}", label, aliases, found.type)


def _free(names: Sequence[str], taken: set[str]) -> Iterator[str]:
    for name in names:
        if normal_label(name) not in taken:
            taken.add(normal_label(name))
            yield name


def field_of(kind: type[Kind], key: str) -> Field[object] | None:
    """The field behind a target; None for a split."""
    return None if key.startswith("split:") else column_of(kind, key)[1]


def split_of(kind: type[Kind], key: str) -> Split | None:
    """The split behind a target key, or None."""
    return next((each for each in shape_of(kind).splits if f"split:{each.key}" == key), None)


def with_splits(
    kind: type[Kind], proposals: Sequence[ColumnProposal], samples: Sequence[Sequence[str]]
) -> tuple[ColumnProposal, ...]:
    """A column whose heading is a split's and whose texts read as one goes there for certain."""
    result = []
    for proposal, texts in zip(proposals, samples, strict=True):
        split = next((each for each in shape_of(kind).splits if _is_split(each, proposal.label, texts)), None)
        if split is None or proposal.why.startswith("as for the last"):
            result.append(proposal)
            continue
        why = f"“{proposal.label}” holds {split.label.lower()}"
        result.append(
            ColumnProposal(
                proposal.column,
                proposal.label,
                f"split:{split.key}",
                Certainty.CERTAIN,
                why,
                proposal.samples,
            )
        )
    return tuple(result)


def _is_split(split: Split, label: str, texts: Sequence[str]) -> bool:
    if normal_label(label) not in {normal_label(alias) for alias in split.aliases}:
        return False
    filled = [text for text in texts if text.strip()]
    read = [text for text in filled if _reads(split, text)]
    whole = split.whole is None or any(map(split.whole, read))
    return bool(filled) and whole and len(read) * 10 >= len(filled) * 9


def _reads(split: Split, text: str) -> bool:
    try:
        split.read(text)
    except FieldError:
        return False
    return True
