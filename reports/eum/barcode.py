"""Code 128 as bars: what a scanner at a site reads off a count sheet (ISO/IEC 15417).

ReportLab has its own, but draws every bar as a shape; a long sheet has two hundred thousand of them.
"""

from functools import lru_cache
from itertools import groupby

QUIET = 10
"""Modules that stay white on either side."""
_START_B, _START_C, _TO_C, _TO_B, _STOP = 104, 105, 99, 100, 106
_TABLE = (
    "212222 222122 222221 121223 121322 131222 122213 122312 132212 221213 221312 231212 112232 122132 122231 113222 "
    "123122 123221 223211 221132 221231 213212 223112 312131 311222 321122 321221 312212 322112 322211 212123 212321 "
    "232121 111323 131123 131321 112313 132113 132311 211313 231113 231311 112133 112331 132131 113123 113321 133121 "
    "313121 211331 231131 213113 213311 213131 311123 311321 331121 312113 312311 332111 314111 221411 431111 111224 "
    "111422 121124 121421 141122 141221 112214 112412 122114 122411 142112 142211 241211 221114 413111 241112 134111 "
    "111242 121142 121241 114212 124112 124211 411212 421112 421211 212141 214121 412121 111143 111341 131141 114113 "
    "114311 411113 411311 113141 114131 311141 411131 211412 211214 211232 2331112"
)
_WIDTHS = tuple(_TABLE.split())
"""Bar, gap, bar, gap, bar, gap of each value in modules; the stop has a bar more."""


def values(text: str) -> tuple[int, ...] | None:
    """The symbol values from start to stop with the check value; None for what Code 128 B and C cannot say."""
    if not text or not all(" " <= ch <= "~" for ch in text):
        return None
    said: list[int] = []
    for paired, part in _runs(text):
        if not said:
            said.append(_START_C if paired else _START_B)
        else:
            said.append(_TO_C if paired else _TO_B)
        said += _pairs(part) if paired else [ord(ch) - 32 for ch in part]
    check = (said[0] + sum(place * value for place, value in enumerate(said[1:], 1))) % 103
    return (*said, check, _STOP)


def _runs(text: str) -> list[tuple[bool, str]]:
    """Stretches in pairs of digits (four digits and more) and one by one, in order."""
    runs: list[tuple[bool, str]] = []
    for digits, group in groupby(text, key=lambda ch: "0" <= ch <= "9"):
        part = "".join(group)
        paired = digits and len(part) >= 4
        if paired and len(part) % 2:
            runs.append((False, part[0]))  # an odd digit stands alone, before the pairs
            part = part[1:]
        runs.append((paired, part))
    joined: list[tuple[bool, str]] = []
    for paired, part in runs:
        if joined and not paired and not joined[-1][0]:
            joined[-1] = (False, joined[-1][1] + part)
        else:
            joined.append((paired, part))
    return joined


def _pairs(digits: str) -> list[int]:
    return [int(digits[at : at + 2]) for at in range(0, len(digits), 2)]


def bars(text: str) -> tuple[int, tuple[tuple[int, int], ...]] | None:
    """Modules from first bar to last, and each bar as (begin, width) in modules; None for what cannot be said."""
    said = values(text)
    if said is None:
        return None
    begin, found = 0, []
    for value in said:
        for place, width in enumerate(map(int, _WIDTHS[value])):
            if place % 2 == 0:
                found.append((begin, width))
            begin += width
    return begin, tuple(found)


@lru_cache(maxsize=64)
def drawn(text: str, width: float, height: float, least: float, most: float) -> str:
    """PDF operators of the bars from the origin, between their quiet zones and no wider than `width` points.

    `least` and `most` are the widths of a module in points; empty where the text cannot be said, or not in that width.
    """
    found = bars(text)
    if found is None:
        return ""
    modules, each = found
    module = min(most, width / (modules + 2 * QUIET))
    if module < least:
        return ""
    shapes = " ".join(
        f"{(QUIET + begin) * module:.2f} 0 {wide * module:.2f} {height:.2f} re" for begin, wide in each
    )
    return f"{shapes} f"
