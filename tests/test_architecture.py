"""The directions between the rooms of the house, read from the source, and two guards on the packages below.

Also what may not stand in a room: Qt below the window, SQL outside the store and the reading builder, a
network module anywhere.
"""

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

ROOT = Path(__file__).resolve().parent.parent
MAY_IMPORT = {
    "resources": set(),
    "models": {"resources"},
    "reports": {"models", "resources"},
    "app": {"reports", "models", "resources"},
    "ui": {"app", "models", "resources"},
}
ROOMS = set(MAY_IMPORT)
NETWORK = (
    "socket",
    "socketserver",
    "ssl",
    "http",
    "urllib.request",
    "ftplib",
    "smtplib",
    "xmlrpc",
    "asyncio",
)
SQL_LIVES = ("app/store", "app/reading", "app/journal", "models/migrations")
SQL = re.compile(
    r"\s*(SELECT|INSERT (OR \w+ )?INTO|UPDATE \w+ SET|DELETE FROM|WITH \w+ AS|PRAGMA|"
    r"(CREATE|DROP|ALTER) (TABLE|INDEX|TRIGGER|VIEW|VIRTUAL))\s"
)


class Source(NamedTuple):
    """A module of the program: what it imports and which statements stand in it. Its tree is not kept.

    Trees of the whole program are millions of objects, which every other test would have to look through.
    """

    path: str
    imports: frozenset[str]
    sql: tuple[str, ...]


@cache
def sources() -> tuple[Source, ...]:
    """Every module of the program, parsed once."""
    files = (file for room in sorted(ROOMS) for file in sorted((ROOT / room).rglob("*.py")))
    return tuple(source_of(file) for file in files)


def source_of(file: Path) -> Source:
    tree = ast.parse(file.read_text("utf-8"))
    nodes = list(ast.walk(tree))
    return Source(file.relative_to(ROOT).as_posix(), frozenset(imports(nodes)), tuple(sql_texts(nodes)))


def imports(nodes: list[ast.AST]) -> set[str]:
    """Full names of the modules a source imports, also inside functions and for type checking only."""
    names: set[str] = set()
    for node in nodes:
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            names |= {node.module} | {f"{node.module}.{alias.name}" for alias in node.names}
    return names


def importers_of(*modules: str) -> list[str]:
    """The sources that import one of the modules or something inside it, as `path: module`."""
    return [
        f"{source.path}: {module}"
        for source in sources()
        for module in modules
        if any(name == module or name.startswith(module + ".") for name in source.imports)
    ]


def sql_texts(nodes: list[ast.AST]) -> Iterator[str]:
    """Text literals that begin like a statement; documentation is left out."""
    documented = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
    docstrings = {
        id(node.body[0].value)
        for node in nodes
        if isinstance(node, documented) and node.body and isinstance(node.body[0], ast.Expr)
    }
    for node in nodes:
        value = node.value if isinstance(node, ast.Constant) and id(node) not in docstrings else None
        if isinstance(value, str) and SQL.match(value):
            yield value


def in_rooms(found: list[str], *rooms: str) -> list[str]:
    return [place for place in found if place.split("/")[0] in rooms]


def outside(found: list[str], *prefixes: str) -> list[str]:
    return [place for place in found if not place.startswith(prefixes)]


@pytest.mark.parametrize("room", sorted(ROOMS))
def test_imports_run_one_way(room: str) -> None:
    forbidden = ROOMS - MAY_IMPORT[room] - {room}
    assert in_rooms(importers_of(*forbidden), room) == []


def test_nothing_of_the_program_imports_its_tests_or_benchmarks() -> None:
    assert importers_of("tests", "benchmarks", "dev") == []


def test_qt_stays_in_the_window() -> None:
    assert outside(importers_of("PySide6", "shiboken6"), "ui/") == []


def test_the_window_meets_no_database_and_no_file_format() -> None:
    assert in_rooms(importers_of("sqlalchemy", "alembic", "openpyxl", "reportlab", "pikepdf"), "ui") == []


def test_drawing_meets_no_database() -> None:
    assert in_rooms(importers_of("sqlalchemy", "sqlcipher3", "sqlite3", "alembic"), "reports") == []


def test_only_the_store_touches_the_driver() -> None:
    assert outside(importers_of("sqlcipher3", "sqlite3"), "app/store") == []


def test_the_program_knows_no_network() -> None:
    assert importers_of(*NETWORK, "PySide6.QtNetwork", "requests", "httpx") == []


def test_sql_lives_in_few_places() -> None:
    found = [f"{source.path}: {text}" for source in sources() for text in source.sql]
    assert outside(found, *SQL_LIVES) == []
    assert outside(importers_of("sqlalchemy.text", "sqlalchemy.sql.text"), *SQL_LIVES) == []


def test_a_kind_imports_no_sqlalchemy() -> None:
    kinds = [s for s in sources() if re.fullmatch(r"models/(\w+/)*kinds\w*\.py", s.path)]
    modules = [source.path.removesuffix(".py").replace("/", ".") for source in kinds]
    assert "models.kinds" in modules
    code = f"import sys, {', '.join(modules)}; sys.exit('sqlalchemy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT).returncode == 0


def test_the_scan_itself_finds_what_it_looks_for() -> None:
    """The control arm: a module that breaks the rules is seen to break them."""
    text = (
        '"""SELECT in words."""\ndef f():\n    from ui.grid import Grid\n    return f"SELECT {Grid} FROM x"'
    )
    nodes = list(ast.walk(ast.parse(text)))
    assert "ui.grid" in imports(nodes)
    assert list(sql_texts(nodes)) == ["SELECT "]


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="None is immortal from Python 3.12 on")
def test_qt_gives_back_the_nones_it_borrows() -> None:
    """PySide6 6.12.0 lost a reference to None with every empty value; some thousands end the process."""
    from PySide6.QtCore import QObject

    thing = QObject()
    before = sys.getrefcount(None)
    for _ in range(1000):
        thing.property("x")
    assert sys.getrefcount(None) > before - 100
