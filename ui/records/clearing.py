"""Which record a person opens or makes to clear a finding, from what the finding itself says."""

from collections.abc import Collection, Iterator, Mapping

from models.findings import Finding
from models.kinds import kind_named
from models.rules import all_rules


def clearing_kind(
    finding: Finding,
    recordable: Collection[str],
    said: Mapping[str, str],
    context: Collection[str] = (),
    usual: str = "",
) -> tuple[str, str]:
    """Kind, and the subject's link to it when it is opened there instead of recorded; two empty texts for neither.

    Of the kinds the rule reads it is the one the message names, else the one that `clears` names, else the `usual`
    one of its step, else the first that is not only `context`. `said` tells how findings call a kind when they do not
    use its label.
    """
    found = list(_read(finding, recordable))
    for text in (finding.message.casefold(), finding.clears.casefold()):
        named = [each for each in found if _words(each[0], text, said)]
        if named:
            return min(named, key=lambda each: text.find(_words(each[0], text, said)))
    if usual in recordable:
        return usual, ""
    own = [each for each in found if each[0] not in context and not each[1]]
    linked = [each for each in found if each[1]]
    return (own or linked or [("", "")])[0]


def _read(finding: Finding, recordable: Collection[str]) -> Iterator[tuple[str, str]]:
    rule = all_rules().get(finding.rule)
    if rule is None:
        return
    fields = kind_named(rule.subject).fields
    for head in dict.fromkeys(path.split(".")[0] for path in rule.own_reads):
        name, backward, _ = head.partition("<")
        if backward and name in recordable:
            yield name, ""
        elif not backward and name in fields:
            yield fields[name].target, name


def _words(kind: str, text: str, said: Mapping[str, str]) -> str:
    """The word by which the text names the kind, empty when it does not."""
    label = kind_named(kind).spec.label.casefold()
    return label if label in text else said[kind] if said.get(kind, "\0") in text else ""
