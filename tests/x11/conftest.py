"""One screen for all tests here, an office of its own with as many key rounds as a real one, and its window."""

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from app import offices
from tests import support
from tests.conftest import ROOT, WHOLE_SUITE
from tests.models.training.family import PASSPORT, TODAY, Family
from tests.tripwire import write_child_hook
from tests.ui.driving import add_family
from tests.x11 import screen as screens
from tests.x11.screen import Person, Screen, program


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for each in items:
        if "tests/x11/" in each.nodeid:
            each.add_marker(pytest.mark.x11)
            each.add_marker(pytest.mark.slow)
            each.add_marker(pytest.mark.timeout(900))


@pytest.fixture(scope="session")
def screen() -> Iterator[Screen]:
    """A screen with the accessibility bus; its folder's path is short, as paths of sockets must be."""
    if lacking := screens.missing():
        if WHOLE_SUITE:
            pytest.fail(lacking)
        pytest.skip(lacking)
    with tempfile.TemporaryDirectory(prefix="sco-x") as folder:
        made = Screen(Path(folder))
        try:
            made.start()
            yield made
        finally:
            made.stop()


@pytest.fixture(scope="module")
def module_env(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Environment for a program that serves a whole module: a home of its own, and it ends at a socket."""
    home = tmp_path_factory.mktemp("home")
    write_child_hook(home)
    where = os.pathsep.join([str(home), str(ROOT)])
    return {**os.environ, "PYTHONPATH": where, "HOME": str(home), "XDG_CONFIG_HOME": str(home / "config")}


@pytest.fixture
def office(tmp_path: Path) -> Path:
    """A closed office with one student who lacks nothing but his passport."""
    family = Family()
    family.drop(PASSPORT)
    made = offices.create(
        tmp_path / "Bandaria.sco", country="BN", name="ODC Bandaria", user=support.USER,
        passphrase=support.PASSPHRASE, today=TODAY, zone="UTC",
    )  # fmt: skip
    add_family(made.office, family.rows.values())
    made.office.close()
    return made.office.folder


@pytest.fixture
def person(screen: Screen, office: Path, child_env: dict[str, str]) -> Iterator[Person]:
    """Somebody who has started the program at the office."""
    made = Person(screen, program(office, "--on", TODAY.isoformat()), child_env)
    try:
        yield made
    finally:
        made.leave()


@pytest.fixture
def inside(person: Person) -> Person:
    """The same, once the passphrase is given."""
    person.wait_focus("Passphrase")
    person.type(support.PASSPHRASE)
    person.press("Return")
    person.wait(lambda: ".duties." in person.focus().get("id", ""), "the focus in the list of duties")
    return person
