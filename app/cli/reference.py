"""Commands that need no office: kinds, demo."""

from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.cli.answer import Answer
from app.cli.commands import Command
from app.cli.opening import kind_of

if TYPE_CHECKING:
    from models.fields import Field
    from models.kinds import Kind
    from models.rules import Rule


def _kinds_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("kind", metavar="KIND", nargs="?", help="only this kind")


def _kinds(options: Namespace) -> Answer:
    from models.kinds import all_kinds

    if options.kind:
        kind = kind_of(options.kind)
        return Answer(lambda: [_kind(kind)], lambda: _kind_lines(kind))
    kinds = list(all_kinds().values())
    return Answer(lambda: [_kind(each) for each in kinds], lambda: _overview(kinds))


def _kind(kind: "type[Kind]") -> dict[str, object]:
    from models.rules import rules_of

    spec, fields = kind.spec, kind.stored_fields()
    return {
        "kind": spec.name,
        "label": spec.label,
        "plural": spec.plural,
        "area": spec.area,
        "about": spec.about,
        "cites": spec.cites,
        "natural_key": list(spec.natural),
        "title": list(spec.title),
        "fields": [_field(each) for each in fields],
        "choices": {each.choices: _choices(each.choices) for each in fields if each.choices},
        "rules": [_rule(each) for each in rules_of(spec.name)],
    }


def _field(field: "Field[Any]") -> dict[str, object]:
    return {
        "key": field.key,
        "label": field.label,
        "type": field.type.value,
        "help": field.help,
        "cites": field.cites,
        "choices": field.choices or None,
        "target": field.target or None,
        "privacy": field.privacy.value,
        "required_for": list(field.required_for),
        "derived": field.derive is not None,
        "editable": field.editable,
    }


def _choices(table: str) -> list[dict[str, str]]:
    """Codes as they come with the program; an office may have added its own."""
    import resources

    return [{"code": row["code"], "label": row["label"]} for row in resources.table(f"codes/{table}.csv")]


def _rule(rule: "Rule") -> dict[str, object]:
    return {
        "id": rule.id,
        "strength": rule.strength.value,
        "cites": rule.cites,
        "says": rule.says,
        "step": rule.step or None,
        "clears": rule.clears,
        "unconfirmed": rule.unconfirmed,
    }


def _overview(kinds: "list[type[Kind]]") -> Iterator[str]:
    for area in dict.fromkeys(kind.spec.area for kind in kinds):
        yield f"{area.capitalize()}:"
        for kind in kinds:
            if kind.spec.area == area:
                yield f"  {kind.spec.name:<20} {kind.spec.label}"
        yield ""
    yield "sco kinds KIND tells fields, choices and rules."


def _kind_lines(kind: "type[Kind]") -> Iterator[str]:
    from models.rules import rules_of

    yield f"{kind.spec.name}: {kind.spec.about}"
    yield ""
    for field in kind.stored_fields():
        more = field.choices or field.target
        kept = "" if field.editable else ", kept by the program" if field.derive else ", set once"
        yield f"  {field.key:<24} {field.label} ({field.type.value}{f': {more}' if more else ''}{kept})"
    rules = rules_of(kind.spec.name)
    if rules:
        yield ""
        yield "Rules:"
    for rule in rules:
        yield f"  {rule.id:<8} {rule.strength.value:<6} {rule.says} [{rule.cites}]"


# -- demo ------------------------------------------------------------------------------------------
def _demo_arguments(parser: ArgumentParser) -> None:
    parser.add_argument(
        "folder", metavar="FOLDER", nargs="?", type=Path, default=Path("demo-out"), help="else demo-out"
    )
    parser.add_argument(
        "--seed", type=int, default=1, metavar="N", help="the same seed makes the same office"
    )


def _demo(options: Namespace) -> Answer:
    from app import demo

    lines: list[str] = []
    made = demo.build(options.folder, seed=options.seed, today=options.today, say=lines.append)
    value = {
        "office": str(made.office),
        "passphrase": demo.PASSPHRASE,
        "users": list(demo.ROLES),
        "papers": [str(made.draft), str(made.reasons)],
        "sheets": [str(each) for each in made.sheets],
        "backup": str(made.backup),
        "entries": made.entries,
        "head": made.head,
    }
    return Answer(lambda: value, lambda: lines)


COMMANDS = {
    "kinds": Command(_kinds_arguments, _kinds, "sco kinds student"),
    "demo": Command(_demo_arguments, _demo, "sco demo practice --seed 7"),
}
