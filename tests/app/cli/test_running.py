"""How `sco` starts and ends: one JSON object, exit codes, faults without personal data, pipes, signals."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from app import faults, machine
from app.cli import look, main
from app.cli.commands import COMMANDS
from tests import support
from tests.app.cli.conftest import Sco

ROOT = Path(__file__).resolve().parents[3]
QUICK = f"""
import sys
from app.store import keys
keys.ROUNDS_FLOOR = {support.ROUNDS}
from app.cli import main
sys.exit(main())
"""


@pytest.fixture
def child(child_env: dict[str, str]) -> dict[str, str]:
    return {**child_env, "SCO_PASSPHRASE": support.PASSPHRASE, "PYTHONUTF8": "0"}


def run(child: dict[str, str], *words: str | Path, **more: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", QUICK, *map(str, words)]
    return subprocess.run(
        command,
        env={**child, **more},
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        stdin=subprocess.DEVNULL,
    )


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_explains_itself(sco: Sco, name: str) -> None:
    ran = sco(name, "--help")
    assert ran.code == 0
    assert ran.out.startswith(f"usage: sco {name}")
    assert f"sco {name}" in ran.out.partition("example:")[2]
    assert "--json" in ran.out


def test_the_overview_names_every_command(sco: Sco) -> None:
    ran = sco("--help")
    assert (ran.code, ran.err) == (0, "")
    assert [name for name in COMMANDS if f"  {name} " not in ran.out] == []


def test_global_options_stand_before_or_after(sco: Sco, folder: Path) -> None:
    before = sco("--json", "--on", "2026-05-05", "info", folder)
    after = sco("info", folder, "--on", "2026-05-05", "--json")
    assert before.result["today"] == after.result["today"] == "2026-05-05"


def test_a_fault_is_4_and_tells_neither_values_nor_traceback(
    sco: Sco, folder: Path, student: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_: object) -> None:
        raise RuntimeError("TARIM, Dela was born in 1990")

    monkeypatch.setattr(look, "_children", fails)
    ran = sco("show", folder, "student", "TARIM, Dela", "--json")
    assert (ran.code, ran.err) == (4, "")
    assert ran.told["error"]["kind"] == "fault"
    (kept,) = (machine.settings_folder() / faults.FOLDER).glob("*.txt")
    assert kept.stem in ran.told["error"]["title"]
    text = kept.read_text("utf-8")
    assert "RuntimeError" in text
    assert "app/cli/look.py" in text
    plain = sco("show", folder, "student", "TARIM, Dela")
    assert (plain.code, plain.out) == (4, "")
    for told in (text, ran.out, plain.err):
        assert "TARIM" not in told
        assert "1990" not in told
        assert "Traceback" not in told


def test_ctrl_c_ends_quietly(sco: Sco, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def stopped(*_: object, **_more: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(look, "query_lines", stopped)
    ran = sco("list", folder, "student")
    assert (ran.code, ran.out, ran.err) == (130, "", "Stopped.\n")


def test_from_outside_json_is_one_object_and_errors_go_to_the_error_output(
    child: dict[str, str], folder: Path
) -> None:
    good = run(child, "info", folder, "--json")
    assert (good.returncode, good.stderr) == (0, "")
    assert json.loads(good.stdout)["ok"] is True
    absent = run(child, "info", folder.with_name("None.sco"))
    assert (absent.returncode, absent.stdout) == (1, "")
    assert absent.stderr.startswith("There is no office at")
    wrong = run(child, "info", folder, SCO_PASSPHRASE="something else entirely")
    assert (wrong.returncode, wrong.stdout) == (3, "")
    usage = run(child, "info", "--json")
    assert usage.returncode == 2
    assert json.loads(usage.stdout)["error"]["kind"] == "usage"


def test_a_passphrase_is_read_from_a_pipe(child: dict[str, str], folder: Path) -> None:
    environment = {key: value for key, value in child.items() if key != "SCO_PASSPHRASE"}
    command = [sys.executable, "-c", QUICK, "info", str(folder)]
    done = subprocess.run(
        command, env=environment, cwd=ROOT, capture_output=True, text=True, input=f"{support.PASSPHRASE}\n"
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert "ODC Bandaria" in done.stdout


def test_a_console_without_the_letters_still_gets_an_answer(
    sco: Sco, child: dict[str, str], folder: Path
) -> None:
    sco("add", folder, "student", "surname=TARIM", "first_name=Dela", "native_name=Тарим")
    done = run(child, "list", folder, "student", "--columns", "native_name", PYTHONIOENCODING="ascii")
    assert done.returncode == 0
    assert "?????" in done.stdout
    told = run(child, "list", folder, "student", "--json", PYTHONIOENCODING="ascii")
    assert json.loads(told.stdout)["result"][0]["native_name"] == "Тарим"


@pytest.mark.skipif(sys.platform == "win32", reason="a shell's pipe and signals of POSIX")
def test_a_reader_that_goes_away_is_no_fault(child: dict[str, str]) -> None:
    process = subprocess.Popen(
        [sys.executable, "-c", QUICK, "kinds", "--json"],
        env=child, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.close()
    assert process.stderr.read() == ""
    assert process.wait(20) == 141
    process.stderr.close()


@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
def test_an_interrupt_while_the_key_is_derived_ends_at_once(child: dict[str, str], folder: Path) -> None:
    slow = QUICK.replace(
        "from app.cli", "import time; from app.store import crypto; "
        "crypto.stretch = lambda *_: time.sleep(60)\nfrom app.cli"
    )  # fmt: skip
    process = subprocess.Popen(
        [sys.executable, "-c", slow, "info", str(folder)],
        env=child, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # tests run behind an "&" ignore it
    )  # fmt: skip
    try:
        time.sleep(3)
        os.kill(process.pid, signal.SIGINT)
        out, err = process.communicate(timeout=20)
    finally:
        process.kill()
        process.communicate()
    assert (process.returncode, out, err) == (130, "", "Stopped.\n")


def test_both_ways_in_start(child: dict[str, str]) -> None:
    module = subprocess.run(
        [sys.executable, "-m", "app.cli", "--version"], env=child, cwd=ROOT, capture_output=True, text=True
    )
    assert (module.returncode, module.stdout.startswith("SCO Desk")) == (0, True)
    assert main(["--version"]) == 0


def test_a_command_without_an_office_imports_no_database(child: dict[str, str]) -> None:
    code = "import sys; from app.cli import main; main(['kinds']); sys.exit('sqlalchemy' in sys.modules)"
    assert (
        subprocess.run([sys.executable, "-c", code], env=child, cwd=ROOT, capture_output=True).returncode == 0
    )


def test_only_the_newest_faults_are_kept() -> None:
    for number in range(faults.KEPT + 3):
        name, path = faults.keep(f"fault {number}")
        assert path is not None
        os.utime(path, (number, number))
    kept = sorted(
        (machine.settings_folder() / faults.FOLDER).glob("*.txt"), key=lambda each: each.stat().st_mtime
    )
    assert len(kept) == faults.KEPT
    assert kept[-1].stem == name
    assert kept[-1].read_text("utf-8") == f"fault {faults.KEPT + 2}\n"


def test_a_place_is_told_without_foreign_folders(tmp_path: Path) -> None:
    """A frozen program has its places relative to the folder that was frozen."""
    places = {str(tmp_path / "run.py"): "run.py", "app/cli/run.py": "app/cli/run.py"}
    for place, told in (places | {str(faults.ROOT / "ui/main.py"): "ui/main.py"}).items():
        with pytest.raises(ZeroDivisionError) as caught:
            exec(compile("1 / 0", place, "exec"))
        assert f"\n  {told}:1 <module>" in faults.diagnostics(caught.value, "dividing")
