"""Where a training line leads: into the United States or not."""

import re

from models.kinds import Kind

_IN_THE_US = re.compile(
    r"A[KLRZ]|C[AOT]|D\.?C\.?|DE|FL|G[AU]|HI|I[ADLN]|K[SY]|LA|M[ADEINOST]|N[CDEHJMVY]|O[HKR]|P[AR]|RI|S[CD]|T[NX]"
    r"|UT|V[AT]|W[AIVY]|U\.?S\.?(A\.?)?"
)
"""What follows the last comma of a place in the United States: a state, district or territory, or US."""
_SAYS_US = re.compile(r",\s*(US|U\.S\.|USA|U\.S\.A\.|United States)$", re.IGNORECASE)
_ABROAD = re.compile(r"in country training|^virtual|oconus", re.IGNORECASE)


def in_united_states(line: Kind) -> bool:
    """Whether a line leads to the United States: as its location says, else as recorded, else as it reads, else yes."""
    location = (line.get("location") or "").strip()
    if _SAYS_US.search(location):
        return True
    said = line.get("training_in_us")
    if said is not None:
        return bool(said)
    if _ABROAD.search(location):
        return False
    place, comma, last = location.rpartition(",")
    return not comma or not place or _IN_THE_US.fullmatch(last.strip().upper()) is not None
