"""Every command, kind and screen has a help page; what the pages say exists in the program."""

import json
import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QUrl, qInstallMessageHandler
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QApplication

import resources
from app import help as pages
from app import seeds
from app.cli import main
from app.cli.commands import COMMANDS
from app.cli.filters import parse, parse_sort
from app.cli.opening import kind_of
from app.cli.parser import read_command, read_globals
from app.errors import NotFound
from app.forms import field_named
from app.importing.screen import SPILLAGE_PAGE
from app.papers.printables import PRINTABLES
from app.planning.exports import REPORTS
from app.reading import All, Cond, Either, Has, Not, Where
from app.rights import ROLES
from models.kinds import Kind, all_kinds
from models.paths import column, hops
from models.rules import all_rules
from ui.office.page import SCREENS as OFFICE_SCREENS
from ui.tabs import PAGES

ROOT = Path(__file__).resolve().parents[2]
LEAST_WORDS = 80
SCREENS = ("start", *(page.tab.label for page in (*PAGES, *OFFICE_SCREENS)))
FENCED = re.compile(r"^```\n(.*?)^```$", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\[[^]]+\]\(([^)]+)\)")
RULE_ID = re.compile(r"\b[A-Z]{2,3}-(?:\d{2}|DATE|PASSPORT|VISA)(?:\.[a-z]+)?\b(?!-)")
CODE = re.compile(r"`([^`\n]+)`")


def prose(page_id: str) -> str:
    """A page's own words without headings and examples."""
    text = FENCED.sub("", pages.page(page_id).own)
    return "\n".join(line for line in text.splitlines() if not line.startswith("#"))


def sections(page_id: str) -> dict[str, str]:
    parts = re.split(r"^## (.+)$", pages.page(page_id).own, flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


def examples() -> Iterator[tuple[str, str]]:
    for page_id in pages.page_ids():
        for block in FENCED.findall(pages.page(page_id).own):
            yield from ((page_id, line) for line in block.splitlines())


def readme() -> Iterator[tuple[str, str]]:
    lines = (ROOT / "README.md").read_text("utf-8").splitlines()
    yield from (("README", line.strip()) for line in lines if line.startswith("    sco "))


def command_of(line: str) -> list[str]:
    words = shlex.split(line)
    assert words[0] == "sco"
    return words[1:]


# -- none is missing ---------------------------------------------------------------------------------------
@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_a_page(name: str) -> None:
    page = pages.page(f"commands/{name}")
    assert page.title == f"sco {name}"
    assert f"usage: sco {name}" in page.generated


@pytest.mark.parametrize("name", all_kinds())
def test_every_kind_has_a_page_that_lists_its_fields_and_rules(name: str) -> None:
    page, kind = pages.page(f"kinds/{name}"), all_kinds()[name]
    assert page.title == kind.spec.label
    for field in kind.stored_fields():
        assert f"- **{field.label}** (`{field.key}`): " in page.generated
        assert field.help in page.generated
        assert not field.choices or f"- `{field.choices}`: " in page.generated
    told = set(re.findall(r"^- \*\*([A-Z]\S+)\*\* \(", page.generated, re.MULTILINE))
    assert {each.id for each in all_rules().values() if each.subject == name} <= told


@pytest.mark.parametrize("screen", SCREENS)
def test_every_screen_has_a_page(screen: str) -> None:
    assert pages.screen_page(screen).own


def test_the_page_that_a_stopped_file_names_is_there() -> None:
    assert "security officer" in pages.page(SPILLAGE_PAGE).own


def test_no_page_speaks_of_something_that_is_gone() -> None:
    for page_id in pages.page_ids():
        group, _, name = page_id.rpartition("/")
        assert group in pages.GROUPS
        assert group != "commands" or name in COMMANDS
        assert group != "kinds" or name in all_kinds()


# -- what a page is ----------------------------------------------------------------------------------------
@pytest.mark.parametrize("page_id", pages.page_ids())
def test_a_page_has_the_four_sections_and_its_own_words(page_id: str) -> None:
    assert tuple(sections(page_id)) == pages.SECTIONS
    assert all(text.strip() for text in sections(page_id).values())
    assert len(re.findall(r"\w+", prose(page_id))) >= LEAST_WORDS


@pytest.mark.parametrize("page_id", pages.page_ids())
def test_a_page_keeps_the_house_words_and_stays_simple(page_id: str) -> None:
    text = pages.page(page_id).markdown
    assert not re.search(r"\bplease\b|!(?!=)|https?:|www\.", text, re.IGNORECASE)
    assert not re.search(r"<[a-z/][^ ]*>|!\[|^\|", FENCED.sub("", text), re.MULTILINE)
    assert all(len(line) <= 120 for line in FENCED.sub("", pages.page(page_id).own).splitlines())


def test_no_sentence_of_a_page_stands_on_another() -> None:
    seen: dict[str, str] = {}
    for page_id in pages.page_ids():
        for sentence in re.split(r"(?<=[.:])\s+", " ".join(prose(page_id).split())):
            if len(sentence) > 60:
                assert seen.setdefault(sentence, page_id) == page_id, sentence


# -- what a page says exists -------------------------------------------------------------------------------
@pytest.mark.parametrize("page_id", pages.page_ids())
def test_rules_and_links_of_a_page_exist(page_id: str) -> None:
    items = {row["code"] for row in resources.table("checklists/screening.csv")}
    own = pages.page(page_id).own
    assert set(RULE_ID.findall(own)) <= set(all_rules()) | items
    for target in LINK.findall(pages.page(page_id).markdown):
        assert target.startswith("help:")
        assert target.removeprefix("help:") in pages.page_ids()


@pytest.mark.parametrize("page_id", pages.page_ids())
def test_code_words_of_a_page_exist(page_id: str) -> None:
    every = all_kinds()
    known = {key for kind in every.values() for key in kind.fields} | set(every) | set(PRINTABLES) | {"today"}
    known |= {row["key"] for row in seeds.policy_values()}
    for word in CODE.findall(prose(page_id)):
        if word.startswith("sco "):
            assert word.split()[1] in {*COMMANDS, "help"}
        elif re.fullmatch(r"[a-z]\w*(\.\w+)*", word):
            assert word in known or known.issuperset(word.split(".")), word


@pytest.mark.parametrize(("page_id", "line"), [*examples(), *readme()])
def test_an_example_can_be_typed(page_id: str, line: str) -> None:
    words = command_of(line)
    if words[0] == "help":
        assert pages.page_named(words[1]).own
        return
    options, rest = read_globals(words)
    read_command(rest, options)
    named = getattr(options, "kind", None)
    kind = kind_of(named) if named and named not in REPORTS else None
    if kind is None:
        return
    for pair in getattr(options, "pairs", ()):
        assert field_named(kind, pair.partition("=")[0], ROLES["admin"]).key in kind.fields
    for path in filter(None, getattr(options, "columns", "").split(",")):
        assert path == "all" or column(kind, path)
    for sort in parse_sort(getattr(options, "sort", ())):
        assert column(kind, sort.path)
    if where := parse(getattr(options, "where", ())):
        _check(kind, where)


def _check(kind: type[Kind], where: Where) -> None:
    """Raises PathError for a path that does not exist."""
    if isinstance(where, All | Either):
        for each in where.parts:
            _check(kind, each)
    elif isinstance(where, Not):
        _check(kind, where.part)
    elif isinstance(where, Has):
        target = hops(kind, where.path)[-1].target
        if where.part is not None:
            _check(target, where.part)
    else:
        assert isinstance(where, Cond)
        column(kind, where.path)


@pytest.mark.parametrize("name", COMMANDS)
def test_the_page_of_a_command_shows_the_command(name: str) -> None:
    used = {command_of(line)[0] for page_id, line in examples() if page_id == f"commands/{name}"}
    assert name in used


def test_the_page_of_printing_lists_every_paper() -> None:
    told = pages.page("commands/print").generated
    assert [name for name in PRINTABLES if f"`{name}` (" not in told] == []


# -- how it is reached -------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("name", "page_id"),
    [
        ("import", "commands/import"),
        ("student", "kinds/student"),
        ("Students", "screens/students"),
        ("Training lines", "kinds/training_line"),
        ("screens/import", "screens/import"),
        ("spillage", "spillage"),
        ("Roles", "roles"),
    ],
)
def test_a_page_is_found_by_the_name_a_person_uses(name: str, page_id: str) -> None:
    assert pages.page_named(name).id == page_id


def test_a_page_that_is_not_there_is_told() -> None:
    with pytest.raises(NotFound, match="no help page"):
        pages.page_named("nothing of that name")


def test_the_contents_name_every_page() -> None:
    linked = {each.removeprefix("help:") for each in LINK.findall(pages.page(pages.CONTENTS).markdown)}
    assert linked == set(pages.page_ids()) - {pages.CONTENTS}


def test_the_terminal_shows_a_page_without_signs(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["help", "student"]) == 0
    told = capsys.readouterr().out
    assert "- Surname (surname): name" in told
    assert "**" not in told
    assert "](help:" not in told
    assert max(len(line) for line in told.splitlines() if not line.startswith("    ")) <= 88


def test_the_terminal_answers_in_json_and_refuses_an_unknown_page(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["help", "student", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["result"]["page"] == "kinds/student"
    assert main(["help", "no such page"]) == 1


def test_a_page_told_plainly_keeps_every_word() -> None:
    for page_id in pages.page_ids():
        markdown = LINK.sub(lambda found: f"{found[0]} sco help", pages.page(page_id).markdown)
        told = "\n".join(pages.plain(pages.page(page_id).markdown))
        assert set(re.findall(r"\w+", told)) >= set(re.findall(r"\w+", markdown)) - {"help"}


def test_every_page_is_drawn_by_the_window_without_a_warning(qapp: QApplication) -> None:
    from ui.help import HelpView

    said: list[str] = []
    before = qInstallMessageHandler(lambda kind, context, text: said.append(text))
    try:
        view = HelpView()
        for page_id in pages.page_ids():
            view.show_page(page_id)
            text = view.toPlainText()
            assert text.startswith(pages.page(page_id).title)
            assert not re.search(r"\*\*|```|^#", text, re.MULTILINE)
            assert view.source() == QUrl(f"help:{page_id}")
        view.setSource(QUrl("https://example.invalid/page"))
        assert view.source() == QUrl(f"help:{pages.page_ids()[-1]}")
        assert (
            view.loadResource(int(QTextDocument.ResourceType.HtmlResource), QUrl("file:///etc/hosts")) is None
        )
    finally:
        qInstallMessageHandler(before)
    assert said == []
