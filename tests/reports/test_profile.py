"""The colour profile is what its recipe makes."""

from resources import path
from tests.reports.srgb_profile import srgb_profile


def test_shipped_profile_is_the_computed_one() -> None:
    assert path("icc/srgb.icc").read_bytes() == srgb_profile()
