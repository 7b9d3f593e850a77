"""The first window needs Qt and the theme: everything heavy comes later."""

import subprocess
import sys
from pathlib import Path

HEAVY = ("sqlalchemy", "alembic", "reportlab", "openpyxl", "pikepdf", "cryptography", "sqlcipher3", "pyhanko")
PROBE = """
import locale
import sys
from pathlib import Path
from PySide6.QtWidgets import QApplication
from ui.machine import Machine
from ui import main, shell
loaded = []

def painted(window):
    focus = window.focusWidget()
    print(locale.setlocale(locale.LC_TIME))
    print(",".join(name for name in {heavy!r} if name in sys.modules), focus.objectName() if focus else "")
    QApplication.exit(0)

shell.Desk._after_first_paint = painted
sys.exit(main.main([{office!r}]))
"""


def test_nothing_heavy_is_loaded_at_the_first_paint(child_env: dict[str, str], folder: Path) -> None:
    probe = PROBE.format(heavy=HEAVY, office=str(folder))
    run = [sys.executable, "-c", probe]
    around = child_env | {
        "LC_ALL": "C.UTF-8"
    }  # dates name their months in English whatever the machine speaks
    done = subprocess.run(run, env=around, capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip("\n") == "C\n passphrase"


def test_an_unknown_argument_is_refused_with_the_usage(child_env: dict[str, str]) -> None:
    run = [sys.executable, "-m", "ui.main", "--nonsense"]
    done = subprocess.run(run, env=child_env, capture_output=True, text=True, timeout=60)
    assert done.returncode == 2
    assert "--nonsense" in done.stderr and "OFFICE" in done.stderr


def test_a_wrong_date_is_refused(child_env: dict[str, str]) -> None:
    run = [sys.executable, "-m", "ui.main", "--on", "5/8/2026"]
    done = subprocess.run(run, env=child_env, capture_output=True, text=True, timeout=60)
    assert done.returncode == 2
    assert "is not a date" in done.stderr
