"""Putting a recovery key on paper and proving it, as a person at the window does."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QLineEdit

from tests.ui.driving import Hands
from ui.recovery import KeyView


def key_shown(hands: Hands) -> str:
    """The key as it stands on screen, blocks joined as on the command line."""
    return "-".join(hands.text("recovery_key").split())


def save_key(hands: Hands, monkeypatch: pytest.MonkeyPatch, target: Path) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    hands.click("recovery_pdf")


def block_fields(hands: Hands) -> dict[int, QLineEdit]:
    """The fields that ask for blocks, by the number of the block."""
    view = hands.find(KeyView, "")
    fields = [
        each for each in view.findChildren(QLineEdit) if each.objectName().startswith("recovery_block_")
    ]
    return {int(each.objectName().rpartition("_")[2]): each for each in fields}


def type_blocks(hands: Hands, key: str) -> None:
    blocks = key.split("-")
    for number, line in block_fields(hands).items():
        hands.type(line.objectName(), blocks[number - 1].lower())
