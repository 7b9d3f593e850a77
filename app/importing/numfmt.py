"""What a spreadsheet shows for a stored number: the number formats of ECMA-376 part 1, 18.8.30 and 18.8.31.

Covers what decides how an identifier, a date or an amount looked to the sender: padded zeros, literal text,
thousands, decimals, percent, powers of ten, dates. Dates are shown in ISO form, whatever the format's order.
"""

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from functools import lru_cache

from app.importing.cells import CellFlag

BUILT_IN = {
    0: "General", 1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%", 11: "0.00E+00",
    12: "General", 13: "General", 14: "m/d/yyyy", 15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy", 18: "h:mm",
    19: "h:mm:ss", 20: "h:mm", 21: "h:mm:ss", 22: "m/d/yy h:mm", 37: "#,##0", 38: "#,##0", 39: "#,##0.00",
    40: "#,##0.00", 45: "mm:ss",
    46: "[h]:mm:ss", 47: "mm:ss", 48: "##0.0E+0", 49: "@",
} | dict.fromkeys((*range(27, 37), *range(50, 59)), "yyyy-mm-dd")  # fmt: skip
_TOKEN = re.compile(r'"([^"]*)"|\\(.)|_.|\*.|\[([^\]]*)\]|([0#?])|(.)', re.DOTALL)
_DATE_LETTER = re.compile(r"(?i)[ymdhs]")
_LONGEST_GENERAL = 11


@dataclass(frozen=True)
class NumberFormat:
    """A number format made ready. `pieces`: literal texts and digit places of its first section."""

    code: str
    is_date: bool = False
    is_time_only: bool = False
    is_general: bool = False
    percent: bool = False
    exponent: bool = False
    thousands: bool = False
    decimals: int = 0
    optional_decimals: int = 0
    least_digits: int = 0
    pieces: tuple[str, ...] = ()
    """Literal texts and "" for each integer digit place, left to right."""
    suffix: str = ""

    def show(self, text: str, *, from_1904: bool = False) -> tuple[str, int]:
        """What is shown for the stored number `text`, and its flags. What is no number is shown as is."""
        return _show(self, text, from_1904)


@lru_cache(maxsize=4096)
def number_format(code: str) -> NumberFormat:
    """The format for a format code; a code that is not understood shows as General does."""
    section = _first_section(code)
    bare = re.sub(r'"[^"]*"|\\.|_.|\*.|\[(?![hms]+\])[^\]]*\]', "", section, flags=re.IGNORECASE)
    if bare.strip().casefold() in ("general", "", "@", "standard"):
        return NumberFormat(code, is_general=True)
    if _DATE_LETTER.search(bare.replace("General", "")) and "E+" not in bare.upper():
        return NumberFormat(code, is_date=True, is_time_only=not re.search(r"(?i)[yd]|mmm", bare))
    return _digits(code, section, bare)


def _first_section(code: str) -> str:
    quoted = False
    for index, letter in enumerate(code):
        if letter == '"':
            quoted = not quoted
        elif letter == ";" and not quoted and code[index - 1 : index] != "\\":
            return code[:index]
    return code


def _digits(code: str, section: str, bare: str) -> NumberFormat:
    whole, _, fraction = bare.upper().partition(".")
    fraction_digits = re.match(r"[0#?]*", fraction)
    decimals = fraction_digits[0] if fraction_digits else ""
    pieces: list[str] = []
    suffix = ""
    after_point = False
    for quoted, escaped, bracket, digit, other in _TOKEN.findall(section):
        literal = quoted or escaped or (_currency(bracket) if bracket else "")
        if digit:
            if not after_point:
                pieces.append("")
        elif other == ".":
            after_point = True
        elif other and other not in ",%eE+":
            literal = other
        if other == "%":
            literal = "%"
        if literal:
            if after_point or literal == "%":
                suffix += literal
            else:
                pieces.append(literal)
    return NumberFormat(
        code,
        percent="%" in bare,
        exponent="E+" in bare.upper() or "E-" in bare.upper(),
        thousands="#,#" in whole or "0,0" in whole or "#,0" in whole,
        decimals=len(decimals),
        optional_decimals=len(decimals) - len(decimals.rstrip("#?")),
        least_digits=whole.split("E")[0].count("0"),
        pieces=tuple(pieces),
        suffix=suffix,
    )


def _currency(bracket: str) -> str:
    return bracket[1:].partition("-")[0] if bracket.startswith("$") else ""


@lru_cache(maxsize=1 << 16)
def _show(form: NumberFormat, text: str, from_1904: bool) -> tuple[str, int]:
    try:
        value = Decimal(text)
    except InvalidOperation:
        return text, CellFlag.NUMBER
    if not value.is_finite() or abs(value.adjusted()) > 400:
        return text, CellFlag.NUMBER
    if form.is_date:
        shown = _moment(value, form.is_time_only, from_1904)
        return (shown, CellFlag.NUMBER | CellFlag.DATE) if shown else (text, CellFlag.NUMBER)
    if form.is_general:
        return general(value)
    if form.exponent:
        return _powers_of_ten(value, form.decimals), CellFlag.NUMBER | CellFlag.SCIENTIFIC
    return _fixed(form, value), CellFlag.NUMBER | (CellFlag.PERCENT if form.percent else 0)


def general(value: Decimal) -> tuple[str, int]:
    """What the General format shows: at most eleven characters, then powers of ten."""
    if value and (abs(value) >= 10**_LONGEST_GENERAL or abs(value) < Decimal("1e-9")):
        return _powers_of_ten(value, 5, trim=True), CellFlag.NUMBER | CellFlag.SCIENTIFIC
    if value == value.to_integral_value():
        return f"{value:.0f}", CellFlag.NUMBER
    places = max(0, _LONGEST_GENERAL - 2 - max(value.adjusted(), 0))
    shown = f"{value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP):f}".rstrip("0").rstrip(".")
    return shown, CellFlag.NUMBER


def _powers_of_ten(value: Decimal, decimals: int, *, trim: bool = False) -> str:
    mantissa, _, exponent = f"{value:.{decimals}E}".partition("E")
    if trim and "." in mantissa:
        mantissa = mantissa.rstrip("0").rstrip(".")
    return f"{mantissa}E{'-' if exponent.startswith('-') else '+'}{abs(int(exponent)):02d}"


def _fixed(form: NumberFormat, value: Decimal) -> str:
    value = value * 100 if form.percent else value
    rounded = abs(value).quantize(Decimal(1).scaleb(-form.decimals), ROUND_HALF_UP)
    whole, _, fraction = f"{rounded:f}".partition(".")
    if form.optional_decimals:
        keep = form.decimals - form.optional_decimals
        fraction = fraction[:keep] + fraction[keep:].rstrip("0")
    whole = "" if whole == "0" and not form.least_digits else whole.rjust(form.least_digits, "0")
    if form.thousands and whole:
        whole = re.sub(r"(?<=\d)(?=(?:\d{3})+$)", ",", whole)
    sign = "-" if value < 0 and rounded else ""
    return sign + _place(form, whole) + (f".{fraction}" if fraction else "") + form.suffix


def _place(form: NumberFormat, whole: str) -> str:
    """The digits in their places between the literals: 123456789 in 000\\-00\\-0000 is 123-45-6789."""
    places = form.pieces.count("")
    if form.thousands or places < 2:
        first = form.pieces.index("") if places else len(form.pieces)
        return "".join(form.pieces[:first]) + whole + "".join(form.pieces[first:])
    shown: list[str] = []
    for piece in reversed(form.pieces):
        if piece:
            shown.append(piece)
            continue
        places -= 1
        shown.append(whole[-1:] if places else whole)
        whole = whole[:-1]
    return "".join(reversed(shown))


def _moment(serial: Decimal, time_only: bool, from_1904: bool) -> str:
    """A serial day number as ISO text; empty when it is no date. Serial 60 is a day that never was."""
    days = int(serial)
    seconds = int(((serial - days) * 86_400).quantize(Decimal(1), ROUND_HALF_UP))
    if not 0 <= serial < 2_958_466:
        return ""
    moment = datetime(1904, 1, 1) if from_1904 else datetime(1899, 12, 31 if days < 60 else 30)
    moment += timedelta(days=days, seconds=seconds)
    clock = f"{moment:%H:%M:%S}".removesuffix(":00") if seconds else ""
    if time_only:
        return clock or "00:00"
    return f"{date(moment.year, moment.month, moment.day).isoformat()} {clock}".rstrip()
