"""Serials as text: the form in which they are compared."""

import re
import unicodedata

_APART = re.compile(r"[\s\-‐‑‒–—−/\\.·_]+")
_PLAIN = {sign: None for sign in range(128) if _APART.match(chr(sign))}


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
