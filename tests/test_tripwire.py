"""The control arm of the socket tripwire: planted sockets are caught, in this process and in a child."""

import socket
import subprocess
import sys
from contextlib import suppress

import pytest

from tests.tripwire import Tripwire

FAMILIES = [family for family in ("AF_INET", "AF_INET6", "AF_UNIX") if hasattr(socket, family)]


@pytest.mark.parametrize("family", FAMILIES)
def test_a_planted_socket_is_caught(tripwire: Tripwire, family: str) -> None:
    with tripwire.expected() as caught, pytest.raises(PermissionError):
        socket.socket(getattr(socket, family))
    assert caught == ["socket.__new__"]


def test_a_swallowed_refusal_stays_on_record(tripwire: Tripwire) -> None:
    with tripwire.expected() as caught, suppress(OSError):
        socket.getaddrinfo("localhost", 80)
    assert caught == ["socket.getaddrinfo"]


def test_a_child_with_a_planted_socket_ends_with_97(child_env: dict[str, str]) -> None:
    child = subprocess.run(
        [sys.executable, "-c", "import socket; socket.socket()"],
        env=child_env,
        capture_output=True,
        text=True,
    )
    assert (child.returncode, child.stderr) == (97, "socket tripwire: socket.__new__\n")


def test_a_child_without_one_ends_well(child_env: dict[str, str]) -> None:
    child = subprocess.run([sys.executable, "-c", "import app, socket"], env=child_env, capture_output=True)
    assert child.returncode == 0
