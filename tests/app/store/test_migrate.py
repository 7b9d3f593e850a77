"""An office of an older version: brought to today's form whole or not at all, with its journal still readable."""

import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from app import gather, offices, renewal
from app.errors import Cause, Trouble
from app.journal.proof import prove
from app.office import Office
from app.reading import Cond, Query
from app.store import connection, copies, install, keys, migrate, schema, shape, swap
from app.store.connection import RECORDS_NAME, Role
from app.store.dbapi import Connection
from app.unlocking import unlock
from models import concern, kinds, paths
from models.kinds import Kind, Spec, day, derived, flag, link, text, whole
from models.migrations import translators
from models.migrations.translators import Translator
from tests import support
from tests.app import whole as whole_office
from tests.support import PASSPHRASE, TODAY, USER, Hands

VERSIONS = Path(__file__).parent / "versions"
SPEC: dict[str, Any] = {
    "name": "crate",
    "label": "Crate",
    "plural": "Crates",
    "about": "A crate of the tests.",
}
COUNT = 300
LATER = date(2026, 3, 9)


def old_kinds() -> tuple[type[Kind], type[Kind]]:
    class Crate(Kind):
        spec = Spec(**SPEC, natural=("serial",), title=("serial",))
        serial = text("Serial", search=True, column=True)
        colour = text("Colour", search=True)
        weight = whole("Weight in kg")

    class Content(Kind):
        spec = Spec(
            name="crate_content",
            label="Content",
            plural="Contents",
            about="What lies in it.",
            title=("item",),
        )
        crate_id = link("Crate", "crate")
        item = text("Item")

    return Crate, Content


def new_kind() -> type[Kind]:
    class Crate(Kind):
        spec = Spec(**SPEC, natural=("serial",), title=("serial",))
        serial = text("Serial", search=True, column=True)
        shade = text("Shade", search=True)
        weight = whole("Weight in g")
        seen_on = day("Seen on")
        heavy = derived(flag("Heavy"), reads=(), derive=lambda f: (f.record.weight or 0) > 150_000)

    return Crate


@pytest.fixture(autouse=True)
def kinds_of_the_tests(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The crates exist in this file only, each test with classes of its own."""
    for module in (gather, paths):
        monkeypatch.setattr(module, "_KNOWN", {})
    yield
    forget_kinds()


def forget_kinds() -> None:
    for name in ("crate", "crate_content"):
        kinds.REGISTER.pop(name, None)
    renewed()


def renewed() -> None:
    """Lets go what the program remembers of kinds, which change in this file only."""
    schema.tables.cache_clear()
    concern.fields_concerned.cache_clear()
    concern.rules_concerned.cache_clear()


@pytest.fixture
def few_rounds(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keys, "ROUNDS_FLOOR", support.ROUNDS)
    monkeypatch.setattr(keys, "WRONG_COSTS_SECONDS", 0.01)


@pytest.fixture(scope="module")
def made_before(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A closed office of schema 1 with 300 crates, one changed, one in the bin, one undone; copy it."""
    with pytest.MonkeyPatch.context() as patch:
        for module in (gather, paths):
            patch.setattr(module, "_KNOWN", {})
        patch.setattr(keys, "ROUNDS_FLOOR", support.ROUNDS)
        patch.setattr(keys, "WRONG_COSTS_SECONDS", 0.01)
        crate, content = old_kinds()
        renewed()
        office = support.make_office(tmp_path_factory.mktemp("before"))
        with office.change("Add crates") as work:
            rows = ({"serial": f"C-{n}", "colour": ["Grün", "rot"][n % 2], "weight": n} for n in range(COUNT))
            ids = work.add_many(crate, rows)
            work.add_many(content, ({"crate_id": each, "item": "pump"} for each in ids))
        with office.change("Paint") as work:
            work.set(crate, ids[7], {"colour": "blau", "weight": 70})
        with office.change("Throw away") as work:
            spare = work.add(crate, {"serial": "spare"})
            work.remove(crate, spare)
        with office.change("Weigh") as work:
            work.set(crate, ids[8], {"weight": 9})
        office.undo()
        office.close()
    forget_kinds()
    return office.folder


@pytest.fixture
def old_office(made_before: Path, kinds_of_the_tests: None, tmp_path: Path, few_rounds: None) -> Path:
    """A copy of it, and a program that knows its kinds."""
    old_kinds()
    renewed()
    return support.copy_office(made_before, tmp_path / made_before.name)


def become_newer(patch: pytest.MonkeyPatch) -> type[Kind]:
    """Makes this process the next version of the program."""
    crate = new_kind()
    renewed()
    patch.setattr(migrate, "VERSIONS", (*migrate.VERSIONS, VERSIONS))
    patch.setattr(shape, "SCHEMA_VERSION", 2)
    by_thousand = Translator(2, "crate", "weight", "weight", lambda value: int(value or 0) * 1000)
    patch.setattr(translators, "TRANSLATORS", (Translator(2, "crate", "colour", "shade"), by_thousand))
    return crate


@pytest.fixture
def upgrade(monkeypatch: pytest.MonkeyPatch) -> Callable[[], type[Kind]]:
    return lambda: become_newer(monkeypatch)


def crates(office: Office, crate: type[Kind]) -> dict[str, Kind]:
    found = [office.reader.get(crate, each) for each in office.reader.ids(Query(crate))]
    return {str(each.get("serial")): each for each in found}


def objects(opened: Connection) -> dict[str, Any]:
    """Tables with columns and links, indexes, triggers and views, whatever the order of columns."""
    found: dict[str, Any] = {}
    for kind, name, sql in opened.execute("SELECT type, name, sql FROM sqlite_master").fetchall():
        if kind == "table" and "VIRTUAL" not in sql:
            columns = opened.execute(
                f"SELECT name, type, \"notnull\", pk FROM pragma_table_info('{name}')"
            ).fetchall()
            links = opened.execute(
                f'SELECT "from", "table", "to" FROM pragma_foreign_key_list(\'{name}\')'
            ).fetchall()
            rest = re.findall(r"WITHOUT ROWID|DEFERRABLE INITIALLY DEFERRED|UNIQUE \([^)]*\)", sql)
            found[name] = sorted(columns), sorted(links), rest
        elif kind == "index" and sql:
            found[name] = tuple(row[2] for row in opened.execute(f"PRAGMA index_info({name})"))
        else:
            found[name] = sql
    return found


def empty(folder: Path, make: Callable[[Connection], object]) -> dict[str, Any]:
    folder.mkdir()
    opened = connection.connect(folder / RECORDS_NAME, bytes(32), Role.WRITER, create=True)
    try:
        make(opened)
        if opened.in_transaction:
            opened.execute("COMMIT")
        version = opened.execute("PRAGMA user_version").fetchone()[0]
        return objects(opened) | {"version": version}
    finally:
        connection.close(opened)


def test_all_migrations_from_nothing_make_what_install_makes(tmp_path: Path) -> None:
    migrated = empty(tmp_path / "a", migrate.from_nothing)
    made = empty(tmp_path / "b", lambda opened: (opened.execute("BEGIN"), install.create(opened)))
    differ = sorted(name for name in migrated.keys() | made.keys() if migrated.get(name) != made.get(name))
    assert differ == [], "a kind changed without a migration (docs/design.md)"
    assert set(shape.TRIGGERS) <= made.keys()


def test_there_is_one_head_and_it_is_the_schema_version() -> None:
    from alembic.config import Config
    from alembic.script import ScriptDirectory

    config = Config()
    config.set_main_option("script_location", str(migrate.HOME))
    assert ScriptDirectory.from_config(config).get_heads() == [migrate.revision(shape.SCHEMA_VERSION)]


def test_an_office_of_today_is_left_alone_without_alembic(tmp_path: Path, few_rounds: None) -> None:
    folder = support.make_office(tmp_path)
    folder.close()
    before = (folder.folder / RECORDS_NAME).read_bytes()
    code = (
        "import sys; from pathlib import Path; from app import renewal; from app.clock import now\n"
        "from app.store import migrate\n"
        "done = migrate.bring_up_to_date(Path(sys.argv[1]), bytes.fromhex(sys.argv[2]), now=now(), "
        "renew=renewal.renew, prove=renewal.proven)\n"
        "sys.exit(bool(done) or 'alembic' in sys.modules)"
    )
    key, _ = unlock(folder.folder, USER, PASSPHRASE)
    assert subprocess.run([sys.executable, "-c", code, folder.folder, key.hex()]).returncode == 0
    assert (folder.folder / RECORDS_NAME).read_bytes() == before


def test_three_hundred_records_are_migrated_with_all_they_said(
    old_office: Path, upgrade: Callable[[], type[Kind]]
) -> None:
    crate = upgrade()
    with support.reopen(old_office, today=LATER, clock=Hands()) as office:
        found = crates(office, crate)
        assert len(found) == COUNT
        three, seven = found["C-3"], found["C-7"]
        assert (three.get("shade"), three.get("weight"), three.get("seen_on")) == ("rot", 3000, None)
        assert (seven.get("shade"), seven.get("weight")) == ("blau", 70_000)
        assert {name for name, each in found.items() if each.get("heavy")} == {
            f"C-{n}" for n in range(151, COUNT)
        }
        assert len(office.reader.ids(Query(kinds.kind_named("crate_content")))) == COUNT
        assert office.verify().sound
        assert [hit.title for hit in office.reader.find("blau")] == ["C-7"]
        assert len(office.reader.ids(Query(crate, where=Cond("shade", "contains", "grun")))) == COUNT // 2
        opened = office.writer
        triggers = dict(
            opened.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
        )
        assert triggers == shape.TRIGGERS
        assert opened.execute("PRAGMA user_version").fetchone()[0] == 2
        assert opened.execute("PRAGMA foreign_key_check").fetchall() == []
        assert whole_office.stale_derived(opened) == []
        assert whole_office.search_differs(office) == ""
        assert whole_office.kept(office.reader.connection, LATER) == whole_office.evaluated(opened, LATER)
    assert len(list(old_office.glob("records.db.before-migration-*"))) == 1
    assert not (old_office / swap.INCOMING).exists()


def test_older_entries_are_read_under_the_new_names(
    old_office: Path, upgrade: Callable[[], type[Kind]]
) -> None:
    crate = upgrade()
    with support.reopen(old_office, today=LATER) as office:
        seven = crates(office, crate)["C-7"].id
        newest = office.reader.history(crate, seven)[0]
        assert (
            newest.sentence
            == f"{USER} changed Shade from rot to blau; changed Weight in g from 7000 to 70000."
        )
        with office.as_of(date(2026, 3, 1)) as past:
            assert len(past.ids(Query(crate))) == 0
        assert office.undoable() == "Throw away"
        office.undo()
        office.undo()
        painted = office.reader.get(crate, seven)
        assert (painted.get("shade"), painted.get("weight"), painted.get("heavy")) == ("rot", 7000, False)
        office.redo()
        office.restore_value(crate, seven, "shade", newest.tick)
        assert office.reader.get(crate, seven).get("shade") == "rot"
        with office.as_of(TODAY) as past:
            was = past.get(crate, seven)
            assert (was.get("shade"), was.get("weight")) == ("blau", 70_000)
        assert office.verify().sound


def test_the_proof_notices_a_field_that_has_no_translator(
    old_office: Path, upgrade: Callable[[], type[Kind]], monkeypatch: pytest.MonkeyPatch
) -> None:
    upgrade()
    before = (old_office / RECORDS_NAME).read_bytes()
    monkeypatch.setattr(translators, "TRANSLATORS", translators.TRANSLATORS[:1])
    with pytest.raises(Trouble, match="values that should have stayed were changed"):
        support.reopen(old_office)
    monkeypatch.setattr(translators, "TRANSLATORS", ())
    with pytest.raises(Trouble) as caught:
        support.reopen(old_office)
    assert caught.value.cause is Cause.DAMAGED
    assert (old_office / RECORDS_NAME).read_bytes() == before
    assert sorted(old_office.glob("*before*")) == []


STEPS: tuple[tuple[Any, str], ...] = (
    (swap, "prepare"), (copies, "snapshot"), (migrate, "_unchanged"), (migrate, "_run_alembic"),
    (install, "install_triggers"), (renewal, "renew"), (migrate, "_marks"), (renewal, "proven"),
    (copies, "check_copy"), (swap, "commit"), (swap, "_put_log_aside"), (swap, "_keep_beside"),
)  # fmt: skip


class Stopped(BaseException):
    """What a killed process is to those that were to come after."""


@pytest.mark.parametrize("after", [False, True], ids=["before", "after"])
@pytest.mark.parametrize("place", STEPS, ids=lambda place: place[1])
def test_stopped_at_any_step_it_is_the_old_office_or_the_new(
    place: tuple[Any, str], after: bool, old_office: Path, upgrade: Callable[[], type[Kind]]
) -> None:
    module, name = place
    crate = upgrade()
    with pytest.MonkeyPatch.context() as patch:
        real = getattr(module, name)

        def stops(*args: Any, **more: Any) -> Any:
            if after:
                real(*args, **more)
            raise Stopped

        patch.setattr(module, name, stops)
        with pytest.raises(Stopped):
            support.reopen(old_office)
    key, _ = unlock(old_office, USER, PASSPHRASE)
    version = connection.file_version(old_office / RECORDS_NAME, key).user_version
    assert version in (1, 2)
    with support.reopen(old_office) as office:
        assert len(crates(office, crate)) == COUNT
        assert office.verify().sound
        assert not (old_office / swap.INCOMING).exists()


KILLED = """
import os, sys
from pathlib import Path
import pytest
from tests import support
from tests.app.store import test_migrate

def opened(folder, left):
    real = os.fsync

    def counted(descriptor):
        nonlocal left
        left -= 1
        if left < 0:
            os._exit(9)
        real(descriptor)

    os.fsync = counted
    support.reopen(Path(folder))
    os._exit(0)

support.allow_few_rounds()
test_migrate.old_kinds()
test_migrate.become_newer(pytest.MonkeyPatch())
for number, folder in enumerate(sys.argv[1:]):
    child = os.fork() or opened(folder, number)
    ended = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    print(ended, flush=True)
    if ended != 9:
        break
"""

MOST_FLUSHES = 60


def stopped_at_each(folders: list[Path]) -> list[int]:
    """Opens one office after the other, each in a process that ends one flush later than the last; how each ended.

    They are forked from one Python that has everything in memory, as the savers of `test_kills` are.
    """
    root = Path(__file__).parents[3]
    said = subprocess.run(
        [sys.executable, "-c", KILLED, *folders], cwd=root, stdout=subprocess.PIPE, text=True, check=True
    )
    return [int(line) for line in said.stdout.split()]


@pytest.mark.skipif(sys.platform == "win32", reason="needs fork")
@pytest.mark.slow
def test_killed_whenever_the_disk_is_asked_it_is_the_old_office_or_the_new(
    old_office: Path, upgrade: Callable[[], type[Kind]], tmp_path: Path
) -> None:
    crate, versions = upgrade(), set()
    folders = [
        support.copy_office(old_office, tmp_path / f"{flushed}.sco") for flushed in range(MOST_FLUSHES)
    ]
    ended = stopped_at_each(folders)
    for folder in folders[: len(ended)]:
        key, _ = unlock(folder, USER, PASSPHRASE)
        versions.add(connection.file_version(folder / RECORDS_NAME, key).user_version)
        with support.reopen(folder) as office:
            assert len(office.reader.ids(Query(crate))) == COUNT
            assert office.verify().sound
    assert ended == [9] * (len(ended) - 1) + [0]
    assert len(ended) > 6
    assert versions == {1, 2}


@pytest.mark.parametrize(
    ("mark", "cause"), [("user_version = 99", Cause.NEWER_FILE), ("application_id = 7", Cause.REFUSED_FILE)]
)
def test_a_newer_file_and_a_foreign_one_are_refused(
    mark: str, cause: Cause, tmp_path: Path, few_rounds: None
) -> None:
    office = support.make_office(tmp_path)
    office.writer.execute(f"PRAGMA {mark}")
    office.close()
    before = (office.folder / RECORDS_NAME).read_bytes()
    with pytest.raises(Trouble) as caught:
        support.reopen(office.folder)
    assert caught.value.cause is cause
    assert (office.folder / RECORDS_NAME).read_bytes() == before


def test_who_only_reads_is_told_to_open_it_for_writing_once(
    old_office: Path, upgrade: Callable[[], type[Kind]]
) -> None:
    upgrade()
    before = (old_office / RECORDS_NAME).read_bytes()
    with pytest.raises(Trouble, match="Open it once for writing") as caught:
        offices.open_office(old_office, USER, PASSPHRASE, today=TODAY, reading=True, now=Hands())
    assert caught.value.cause is Cause.READ_ONLY
    assert (old_office / RECORDS_NAME).read_bytes() == before


def test_no_room_is_said_before_anything_is_written(
    old_office: Path, upgrade: Callable[[], type[Kind]], monkeypatch: pytest.MonkeyPatch
) -> None:
    upgrade()
    monkeypatch.setattr("app.store.disk.free_space", lambda _: 1_000_000)
    with pytest.raises(Trouble) as caught:
        support.reopen(old_office)
    assert caught.value.cause is Cause.DISK_FULL
    assert not (old_office / swap.INCOMING).exists()


def test_a_backup_of_an_older_version_is_restored_and_brought_up_to_date(
    old_office: Path, upgrade: Callable[[], type[Kind]], tmp_path: Path
) -> None:
    from app import backups

    with support.reopen(old_office) as office:
        made = backups.back_up(office, tmp_path / "backups")
    crate = upgrade()
    done = backups.restore(made.folder, tmp_path / "Again.sco", USER, PASSPHRASE, now=Hands())
    with support.reopen(done.folder) as office:
        assert len(crates(office, crate)) == COUNT
        assert office.verify().sound


def test_a_backup_of_a_newer_version_is_not_restored(
    old_office: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from app import backups

    with support.reopen(old_office) as office:
        made = backups.back_up(office, tmp_path / "backups")
    before = (old_office / RECORDS_NAME).read_bytes()
    monkeypatch.setattr(shape, "SCHEMA_VERSION", 0)
    with pytest.raises(Trouble) as caught:
        backups.restore(made.folder, old_office, USER, PASSPHRASE, now=Hands())
    assert caught.value.cause is Cause.NEWER_FILE
    assert (old_office / RECORDS_NAME).read_bytes() == before


def test_links_survive_a_rebuilt_table(old_office: Path, upgrade: Callable[[], type[Kind]]) -> None:
    """Rebuilding a table with foreign keys on empties the tables that link to it."""
    upgrade()
    with support.reopen(old_office) as office:
        sql = (
            "SELECT count(*) FROM crate_content c JOIN crate ON crate.id = c.crate_id WHERE c.row_status = 0"
        )
        assert office.writer.execute(sql).fetchone()[0] == COUNT
        assert office.writer.execute("PRAGMA foreign_keys").fetchone()[0] == 1
        assert prove(office.writer).sound
