"""From the passphrase to the printed draft order with the keyboard alone, at the real window."""

from pathlib import Path

from models.training.passports import Passport
from tests.x11.screen import Person, everything


def test_a_missing_passport_is_recorded_and_the_draft_printed_by_keyboard(
    inside: Person, tmp_path: Path
) -> None:
    inside.press("ctrl+k")
    inside.wait_window("Find anything")
    inside.type("sample")
    inside.press("Return")
    inside.wait_focus("Details")
    inside.wait(lambda: "SAMPLE, Jan Q, student" in inside.heard(), "who is on screen")

    inside.tab_to("Record: No passport is recorded")
    inside.press("space")
    inside.wait_window("Record passport")
    typed = {
        "passport_surname": "SAMPLE", "passport_given_names": "JAN Q", "passport_no": "P000001",
        "passport_type": "OFFICIAL", "passport_expiry": "1 jan 2030",
    }  # fmt: skip
    for key in (key for key in Passport.fields if key in typed):
        inside.tab_to(Passport.fields[key].label)
        inside.type(typed[key])
    inside.press("ctrl+s")
    inside.wait(lambda: inside.windows() == ["SCO Desk"] and inside.active(), "the window alone")
    inside.wait(
        lambda: "Draft order: open" in {each["name"] for each in everything(inside.tree())}, "it open"
    )

    inside.press("ctrl+p")
    inside.wait_window("Preview")
    inside.wait_focus("Preview")
    inside.press("Return")
    inside.wait_window("Save the paper")
    inside.press("ctrl+a")
    inside.type(str(tmp_path / "draft.pdf"))
    inside.press("Return")
    inside.wait((tmp_path / "draft.pdf").exists, "the draft")
    inside.wait(lambda: any("Draft printed" in each for each in inside.heard()), "that it was printed")
    assert (tmp_path / "draft.pdf").read_bytes().startswith(b"%PDF")
