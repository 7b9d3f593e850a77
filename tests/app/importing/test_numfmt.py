"""What a spreadsheet shows for a stored number, by its format code."""

import pytest

from app.importing.cells import CellFlag
from app.importing.numfmt import number_format

N, S, D, P = CellFlag.NUMBER, CellFlag.SCIENTIFIC, CellFlag.DATE, CellFlag.PERCENT


@pytest.mark.parametrize(
    ("code", "text", "shown", "flags"),
    [
        ("General", "123", "123", N),
        ("General", "1234.5", "1234.5", N),
        ("General", "0.30000000000000004", "0.3", N),
        ("General", "123456789012", "1.23457E+11", N | S),
        ("General", "1.2E+11", "1.2E+11", N | S),
        ("General", "-5", "-5", N),
        ("@", "123", "123", N),
        ("000000", "123", "000123", N),
        ("000000", "1234567", "1234567", N),
        ("000\\-00\\-0000", "12345678", "012-34-5678", N),
        ("00000\\-0000", "123456789", "12345-6789", N),
        ('"BN-"0000', "7", "BN-0007", N),
        ("#,##0", "1234567", "1,234,567", N),
        ("#,##0.00", "1234.5", "1,234.50", N),
        ("#,##0_);(#,##0)", "-1234", "-1,234", N),
        ('"$"#,##0.00', "41472", "$41,472.00", N),
        ("[$€-407] #,##0", "12", "€ 12", N),
        ("0.0#", "1.5", "1.5", N),
        ("0%", "0.25", "25%", N | P),
        ("0.00%", "0.2555", "25.55%", N | P),
        ("0.00E+00", "123456", "1.23E+05", N | S),
        ("m/d/yyyy", "46239", "2026-08-05", N | D),
        ("d-mmm-yy", "46239", "2026-08-05", N | D),
        ("[$-409]d\\-mmm\\-yyyy;@", "46239", "2026-08-05", N | D),
        ("yyyy-mm-dd hh:mm", "46239.604166666664", "2026-08-05 14:30", N | D),
        ("h:mm", "0.604166666666667", "14:30", N | D),
        ("m/d/yyyy", "1", "1900-01-01", N | D),
        ("m/d/yyyy", "61", "1900-03-01", N | D),
        ("m/d/yyyy", "-1", "-1", N),
        ("m/d/yyyy", "99999999", "99999999", N),
        ('0" days"', "5", "5 days", N),
        ("0", "abc", "abc", N),
        ("0", "1E999999", "1E999999", N),
    ],
)
def test_shown(code: str, text: str, shown: str, flags: int) -> None:
    assert number_format(code).show(text) == (shown, flags)


def test_the_other_date_system() -> None:
    assert number_format("m/d/yyyy").show("44777", from_1904=True)[0] == "2026-08-05"
