"""Serials as text: the form in which they are compared."""

import re
import unicodedata
from collections.abc import Sequence

_APART = re.compile(r"[\s\-‐‑‒–—−/\\.·_]+")
_PLAIN = {sign: None for sign in range(128) if _APART.match(chr(sign))}


_PLAIN_LINES = {sign: None for sign in _PLAIN if chr(sign) != "\n"}


def normal_serials(serials: Sequence[str]) -> list[str]:
    """Many serials as they are compared, in one go where all are plain ASCII."""
    joined = "\n".join(serials)
    if joined.isascii():
        norms = joined.translate(_PLAIN_LINES).upper().split("\n")
        if len(norms) == len(serials):
            return norms
    return [normal_serial(each) for each in serials]


def normal_serial(serial: str) -> str:
    """A serial as it is compared: width and case unified, without blanks, hyphens, slashes and points.

    Leading zeros are part of the serial and stay (DA Pam 710-2-1 Table 18-1). Digits of other scripts become ASCII.
    """
    if serial.isascii():
        return (serial if serial.isalnum() else serial.translate(_PLAIN)).upper()
    plain = _APART.sub("", unicodedata.normalize("NFKC", serial).upper())
    if plain.isascii():
        return plain
    return "".join(str(unicodedata.digit(each)) if each.isdigit() else each for each in plain)
