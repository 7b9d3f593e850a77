"""Every kind of document through an independent PDF/UA-1 and PDF/A-2a validator in its own environment."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pikepdf
import pytest

from reports.paper import render
from tests.reports import samples
from tests.reports.test_chart import charts
from tests.reports.test_paper import BILINGUAL, KINDS, draw
from tests.reports.test_text import NAMES, paper

_ROOT = Path(__file__).resolve().parents[2]
_PROGRAM = """
import json, sys, page
found = {}
for file in sys.argv[1:]:
    for profile in (page.ValidationProfile.PDF_UA_1, page.ValidationProfile.PDF_A_2A):
        report = page.validate_pdf(file, profile=profile)
        failed = [[failure.rule_id, failure.message] for failure in report.failures]
        found[f"{file} {profile.value}"] = [report.rules.total, report.rules.passed, failed]
print(json.dumps(found))
"""

pytestmark = pytest.mark.validator


@pytest.fixture(scope="module")
def validator() -> str:
    """The interpreter of the validator's environment."""
    given = os.environ.get("SCO_PDF_VALIDATOR")
    inside = "Scripts/python.exe" if sys.platform == "win32" else "bin/python"
    python = Path(given) if given else _ROOT / ".venv-validator" / inside
    if not python.exists():
        message = f"The PDF validator's environment is missing ({python}); run dev.py test once."
        if os.environ.get("CI") == "true":
            pytest.fail(message)
        pytest.skip(message)
    return str(python)


def validate(python: str, *files: Path) -> dict[str, tuple[int, int, list[list[str]]]]:
    done = subprocess.run(
        [python, "-c", _PROGRAM, *map(str, files)], capture_output=True, check=True, text=True, timeout=100
    )
    found: dict[str, tuple[int, int, list[list[str]]]] = json.loads(done.stdout)
    return found


def test_every_kind_passes_every_rule(validator: str, tmp_path: Path) -> None:
    files = []
    for kind in KINDS:
        files.append(tmp_path / f"{kind}.pdf")
        files[-1].write_bytes(draw(kind))
    files.append(tmp_path / "scripts.pdf")
    files[-1].write_bytes(paper(*NAMES, "中文", "مُحَمَّد"))
    files.append(tmp_path / "bilingual.pdf")
    files[-1].write_bytes(render(BILINGUAL, samples.listing(0)))
    files.append(tmp_path / "charts.pdf")
    files[-1].write_bytes(charts())
    found = validate(validator, *files)
    assert len(found) == 2 * len(files)
    for name, (total, passed, failed) in found.items():
        assert not failed, f"{name}: {failed[:5]}"
        assert passed == total and total >= 100, name


def test_a_page_without_tags_fails(validator: str, tmp_path: Path) -> None:
    """What the validator says is worth something only if it finds this."""
    file = tmp_path / "untagged.pdf"
    with pikepdf.open(_drawn(tmp_path)) as pdf:
        page = pdf.pages[-1]
        operators = [
            step for step in pikepdf.parse_content_stream(page) if str(step.operator) not in ("BDC", "EMC")
        ]
        page.Contents = pdf.make_stream(pikepdf.unparse_content_stream(operators))
        pdf.save(file)
    rules = {rule for _, _, failed in validate(validator, file).values() for rule, _ in failed}
    assert "PDFUA1-CONTENT-TAGGING-001" in rules


def _drawn(folder: Path) -> Path:
    file = folder / "drawn.pdf"
    file.write_bytes(draw("ito"))
    return file
