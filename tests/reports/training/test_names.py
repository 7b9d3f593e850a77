"""Names of files: what a file system takes, and still the name."""

import pytest

from reports.training.common import safe


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("NGUYỄNBAN, Minh", "NGUYENBAN_Minh"),
        ("ĐẶNGVỸ / ŁUSZANEK", "DANGVY_LUSZANEK"),
        ("ØRSTALEN, Håmund", "ORSTALEN_Hamund"),
        ("ليلى", "paper"),
        ("A" * 70, "A" * 60),
        ("../etc", "etc"),
    ],
)
def test_a_name_keeps_its_letters_without_their_marks(name: str, expected: str) -> None:
    assert safe(name) == expected
