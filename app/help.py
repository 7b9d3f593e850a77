"""Help pages: the program's own words, then what the commands, kinds, rules and tables say of themselves.

A page's id is its place under `resources/help`: `commands/import`, `kinds/student`, `screens/students`, `spillage`.
Pages link to each other as `help:<id>`; nothing is fetched from anywhere.
"""

import re
import textwrap
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

import resources
from app import seeds
from app.cli.commands import COMMANDS
from app.errors import NotFound
from models.fields import Field, Privacy
from models.findings import Strength
from models.kinds import Kind, all_kinds
from models.paths import hops
from models.policy import Policy, PolicyValue
from models.rules import Rule, all_rules
from models.text import key_text

FOLDER = "help"
CONTENTS = "contents"
SECTIONS = ("What it is for", "A worked example", "The rules", "What goes wrong")
"""Headings of the own words of every page, in this order."""
GROUPS = {"screens": "Screens", "": "Subjects", "commands": "Commands", "kinds": "Kinds of record"}
_NEWEST = date.max
"""Without an open office the newest edition of a policy value is told."""


@dataclass(frozen=True)
class HelpPage:
    """One page: own words and generated parts, both Markdown of the simple kind (headings, lists, code)."""

    id: str
    title: str
    own: str
    generated: str

    @property
    def markdown(self) -> str:
        """The whole page."""
        return f"{self.own}{self.generated}"


@cache
def page_ids() -> tuple[str, ...]:
    """The id of every page, in order of the alphabet."""
    root = resources.path(FOLDER)
    return tuple(sorted(each.relative_to(root).with_suffix("").as_posix() for each in root.rglob("*.md")))


@cache
def page(page_id: str) -> HelpPage:
    """The page of that id. Raises NotFound."""
    if page_id not in page_ids():
        raise NotFound(f"There is no help page “{page_id}”.", do="sco help lists them.")
    own = resources.text(f"{FOLDER}/{page_id}.md")
    title = own.partition("\n")[0].removeprefix("# ").strip()
    return HelpPage(page_id, title, own, "\n".join(_generated(page_id)))


def page_named(name: str) -> HelpPage:
    """The page a person names: by id, or by command, kind (in any form), screen or subject. Raises NotFound.

    A record of the office's work goes before a command of the same name (student).
    """
    if name in page_ids():
        return page(name)
    wanted = key_text(name)
    for each, kind in all_kinds().items():
        if key_text(each) == wanted and not kind.spec.technical:
            return page(f"kinds/{each}")
    plurals = {key_text(kind.spec.plural): each for each, kind in all_kinds().items()}
    for group in ("commands", "", "kinds", "screens"):
        for each in _group(group):
            if key_text(each.rpartition("/")[2]) == wanted:
                return page(each)
    if wanted in plurals:
        return page(f"kinds/{plurals[wanted]}")
    return page(name)


def screen_page(screen: str) -> HelpPage:
    """The page of a screen by the word on its tab or in the list beside it. Raises NotFound."""
    return page(f"screens/{screen.casefold().replace(' ', '-')}")


def _group(group: str) -> list[str]:
    return [each for each in page_ids() if each.rpartition("/")[0] == group and each != CONTENTS]


# -- generated parts ---------------------------------------------------------------------------------------
def _generated(page_id: str) -> Iterator[str]:
    group, _, name = page_id.rpartition("/")
    if group == "commands" and name in COMMANDS:
        yield from _command_parts(name)
    elif group == "kinds" and name in all_kinds():
        yield from _kind_parts(all_kinds()[name])
    elif page_id == CONTENTS:
        yield from _contents()


def _contents() -> Iterator[str]:
    for group, heading in GROUPS.items():
        yield f"\n## {heading}\n"
        yield from (f"- [{page(each).title}](help:{each})" for each in _group(group))


def _command_parts(name: str) -> Iterator[str]:
    from app.cli.parser import argument_help

    yield "\n## Arguments and options\n"
    yield f"```\n{argument_help(name).rstrip()}\n```"
    if name == "print":
        yield from _titled("Papers by what they are about", _papers())


def _papers() -> Iterator[str]:
    from app.papers.printables import PRINTABLES

    for subject in dict.fromkeys(each.subject for each in PRINTABLES.values()):
        about = all_kinds()[subject].spec.label if subject else "The office as a whole"
        papers = (f"`{each.name}` ({each.label})" for each in PRINTABLES.values() if each.subject == subject)
        yield f"- **{about}**: {', '.join(papers)}."


def _kind_parts(kind: type[Kind]) -> Iterator[str]:
    name, fields = kind.spec.name, kind.stored_fields()
    yield "\n## Fields\n"
    yield from map(_field, fields)
    yield from _titled("Codes", map(_codes, dict.fromkeys(each.choices for each in fields if each.choices)))
    yield from _titled("States and moves", _moves(kind))
    rules = [each for _, each in sorted(all_rules().items()) if _concerns(each, name)]
    yield from _titled("Rules the program applies", (_rule(each, name) for each in rules))
    values = _policy()
    keys = dict.fromkeys(key for each in rules for key in each.policy)
    yield from _titled(
        "Values these rules use", (_value(key, values.entry(key, _NEWEST)) for key in keys), _VALUES_NOTE
    )
    yield from _titled("Headings recognised on import", _headings(fields))


_VALUES_NOTE = "As they come with the program; `sco list OFFICE policy_value` shows the office's own.\n"


def _titled(heading: str, lines: Iterable[str], note: str = "") -> Iterator[str]:
    found = list(lines)
    if found:
        yield f"\n## {heading}\n"
        if note:
            yield note
        yield from found


def _field(field: Field[object]) -> str:
    of = field.choices or field.target
    parts = [f"{field.type.value} ({of})" if of else field.type.value]
    if field.privacy is not Privacy.NONE:
        parts.append(field.privacy.value)
    if not field.editable:
        parts.append("kept by the program" if field.derive else "set once")
    needed = f" Needed for: {', '.join(field.required_for)}." if field.required_for else ""
    cites = f" ({field.cites})" if field.cites else ""
    return f"- **{field.label}** (`{field.key}`): {', '.join(parts)}. {field.help}{cites}{needed}"


def _codes(table: str) -> str:
    rows = resources.table(f"codes/{table}.csv")
    told = ", ".join(
        row["code"] if row["label"] in ("", row["code"]) else f"{row['code']} {row['label']}" for row in rows
    )
    return f"- `{table}`: {told}."


def _moves(kind: type[Kind]) -> Iterator[str]:
    entering = kind.spec.enters
    states = kind.spec.states or (entering.states if entering else None)
    for move in states.moves if states else ():
        needs = [kind.fields[key].label for key in move.needs] + ["a reason"] * move.reason
        told = f"; needs {', '.join(needs)}" if needs else ""
        final = "; cannot be undone" if move.final else ""
        yield f"- **{move.verb}**: {move.source} to {move.target}{told}{final}."


@cache
def _policy() -> Policy:
    """The policy values as they come with the program."""
    return Policy(
        PolicyValue(
            row["key"], row["value"], row["edition"], row["valid_from"], row.get("valid_to"),
            row["citation"], row["tag"], label=row["label"],
        )
        for row in seeds.policy_values()
    )  # fmt: skip


def _value(key: str, value: PolicyValue) -> str:
    doubt = " Unconfirmed." if value.unconfirmed else ""
    return f"- `{key}` = {value.value}: {value.label}, {value.edition} ({value.citation}).{doubt}"


def _concerns(rule: Rule, kind: str) -> bool:
    """Whether a rule looks at records of the kind: its subject, or anything on the paths it reads."""
    subject = all_kinds()[rule.subject]
    read = {hop.target.spec.name for path in rule.reads for hop in hops(subject, path)}
    return kind in read | {rule.subject}


def _rule(rule: Rule, kind: str) -> str:
    strength = rule.strength_under(_policy(), _NEWEST).value
    parts = [strength] + [f"step {rule.step}"] * bool(rule.step)
    if rule.subject != kind:
        parts.append(f"said of the {all_kinds()[rule.subject].spec.noun}")
    told = f"- **{rule.id}** ({', '.join(parts)}). {rule.says} ({rule.cites})"
    if rule.clears:
        told += f" Clears: {rule.clears}"
    if rule.override:
        told += f" May be set aside by: {rule.override}."
    elif strength == Strength.BLOCK.value:
        told += " Cannot be set aside."
    return told + " Unconfirmed: rests on recollection or inference." * rule.unconfirmed


def _headings(fields: Iterable[Field[object]]) -> Iterator[str]:
    for field in fields:
        if field.aliases and field.derive is None:
            yield f"- **{field.label}**: {', '.join(field.aliases)}."


# -- for a terminal ----------------------------------------------------------------------------------------
_LINK = re.compile(r"\[([^]]+)\]\(help:([^)]+)\)")
_SIGNS = re.compile(r"\*\*|`|(?<!\w)\*(?=\S)|(?<=\S)\*(?!\w)")


def plain(markdown: str, width: int = 88) -> Iterator[str]:
    """The lines of a page without its Markdown signs, wrapped; code stays as it is."""
    in_code = False
    block: list[str] = []
    for line in [*markdown.splitlines(), ""]:
        fence, heading = line.startswith("```"), line.startswith("#")
        starts = in_code or fence or heading or not line.strip() or line.startswith(("- ", "* "))
        if starts:
            yield from _wrapped(block, width)
            block = []
        if fence:
            in_code = not in_code
        elif in_code:
            yield f"    {line}".rstrip()
        elif heading:
            told = line.lstrip("# ")
            yield from (told, "-" * len(told))
        elif line.strip():
            block.append(line.strip())
        elif starts:
            yield ""


def _wrapped(block: list[str], width: int) -> list[str]:
    if not block:
        return []
    text = " ".join(block)
    item = text.startswith(("- ", "* "))
    told = _SIGNS.sub("", _LINK.sub(r"\1 (sco help \2)", text[2:] if item else text))
    first, rest = ("- ", "  ") if item else ("", "")
    return textwrap.wrap(
        told, width, initial_indent=first, subsequent_indent=rest, break_long_words=False,
        break_on_hyphens=False,
    )  # fmt: skip
