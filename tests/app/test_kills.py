"""Kill -9 at any moment of saving, opening and closing: what was acknowledged is there, and nothing is half-done."""

import os
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest

from app.office import Office
from app.store import records
from models.office.places import Contact, Unit
from tests import support
from tests.app import whole
from tests.app.zygote import newest

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs SIGKILL and fork")

KILLS, KILLS_PER_OFFICE = 200, 20


class Savers:
    """The zygote, and what its savers said."""

    def __init__(self, environment: dict[str, str]) -> None:
        self._zygote = subprocess.Popen(
            [sys.executable, "-m", "tests.app.zygote"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
            bufsize=1, env=environment,
        )  # fmt: skip

    def close(self) -> None:
        self._zygote.communicate(timeout=30)

    def kill_one(self, folder: Path, mode: str, random: Random) -> tuple[int, int]:
        """Lets a saver run and kills it; the last number it acknowledged, and how many saves that were."""
        assert self._zygote.stdin is not None and self._zygote.stdout is not None
        print(folder, mode, file=self._zygote.stdin, flush=True)
        last, saves, kill_after = 0, 0, random.randrange(6)
        pid, killed = 0, False
        for line in self._zygote.stdout:
            word, _, number = line.strip().partition(" ")
            if word == "gone":
                return last, saves
            if word == "pid":
                pid = int(number)
            else:
                last = max(last, int(number))
                saves += word == "saved"
            if pid and saves >= kill_after and not killed:
                if mode != "early":
                    time.sleep(random.random() * 0.012)
                os.kill(pid, signal.SIGKILL)
                killed = True
        raise AssertionError("the zygote ended")


@pytest.fixture
def savers(child_env: dict[str, str]) -> Iterator[Savers]:
    started = Savers(child_env)
    yield started
    started.close()


def missing(office: Office, acknowledged: int) -> str:
    """What is wrong after a kill; empty when everything acknowledged is there and nothing is half-done."""
    if not acknowledged <= newest(office) <= acknowledged + 1:
        return f"{acknowledged} was acknowledged, the newest is {newest(office)}"
    units = Counter(row.stored.get("import_key") for row in records.every(office.writer, Unit))
    contacts = Counter(row.stored.get("import_key") for row in records.every(office.writer, Contact))
    halves = [mark for mark in units | contacts if (units[mark], contacts[mark]) != (1, 3)]
    proof = office.verify()
    return str(halves or proof.first_bad or "")


@pytest.mark.slow
@pytest.mark.timeout(300)
def test_two_hundred_kills(template: Path, tmp_path: Path, savers: Savers) -> None:
    random, saved, before, slowest = Random(11), 0, 0, 0.0
    for kill in range(KILLS):
        folder = tmp_path / f"{kill // KILLS_PER_OFFICE}.sco"
        if not folder.exists():
            support.copy_office(template, folder)
            support.reopen(folder).close()  # the copy becomes a replica, so that numbers go on from one
            before = 0
        acknowledged, saves = savers.kill_one(folder, "late", random)
        saved += saves
        started = support.processor_seconds()
        with support.reopen(folder) as office:
            slowest = max(slowest, support.processor_seconds() - started)
            assert missing(office, max(acknowledged, before)) == ""
            before = newest(office)
            if kill % KILLS_PER_OFFICE == 0:
                assert whole.search_differs(office) == ""
                assert whole.stale_derived(office.writer) == []
    assert slowest < 3
    assert saved > KILLS


def test_the_harness_catches_who_acknowledges_too_early(
    template: Path, tmp_path: Path, savers: Savers
) -> None:
    """Control arm: a saver that says "saved" before the commit."""
    random, folder = Random(3), support.copy_office(template, tmp_path / "early.sco")
    support.reopen(folder).close()
    for _ in range(20):
        acknowledged, _saves = savers.kill_one(folder, "early", random)
        with support.reopen(folder) as office:
            if "was acknowledged" in missing(office, acknowledged):
                return
    raise AssertionError("twenty early acknowledgements went unnoticed")
