"""How resources/icc/srgb.icc is made: an ICC version 2 display profile from the published sRGB numbers."""

import struct

# IEC 61966-2-1 primaries and white, adapted to D50 (Bradford), as in the ICC's own sRGB profile.
_WHITE = (0.95045, 1.0, 1.08905)
_D50 = (0.9642, 1.0, 0.8249)
_COLORANTS = {
    b"rXYZ": (0.43607, 0.22249, 0.01392),
    b"gXYZ": (0.38515, 0.71687, 0.09708),
    b"bXYZ": (0.14307, 0.06061, 0.71410),
}
_COPYRIGHT = b"No copyright, use freely"
_NAME = b"sRGB IEC61966-2.1"


def _fixed(value: float) -> bytes:
    return struct.pack(">i", round(value * 65536))


def _xyz(values: tuple[float, float, float]) -> bytes:
    return b"XYZ \0\0\0\0" + b"".join(map(_fixed, values))


def _curve(points: int = 1024) -> bytes:
    def linear(signal: float) -> float:
        return signal / 12.92 if signal <= 0.04045 else ((signal + 0.055) / 1.055) ** 2.4

    samples = [round(65535 * linear(i / (points - 1))) for i in range(points)]
    return b"curv\0\0\0\0" + struct.pack(f">I{points}H", points, *samples)


def _description(name: bytes) -> bytes:
    ascii_part = struct.pack(">I", len(name) + 1) + name + b"\0"
    return b"desc\0\0\0\0" + ascii_part + bytes(4 + 4 + 2 + 1 + 67)


def srgb_profile() -> bytes:
    """The bytes of the profile; the same every time (the date in its header is fixed)."""
    curve = _curve()
    tags = {
        b"desc": _description(_NAME),
        b"cprt": b"text\0\0\0\0" + _COPYRIGHT + b"\0",
        b"wtpt": _xyz(_WHITE),
        **{key: _xyz(value) for key, value in _COLORANTS.items()},
        b"rTRC": curve,
    }
    offset = 128 + 4 + 12 * (len(tags) + 2)
    directory, body = [], b""
    for key, data in tags.items():
        padded = data + bytes(-len(data) % 4)
        directory.append((key, offset + len(body), len(data)))
        body += padded
    directory += [(key, directory[-1][1], len(curve)) for key in (b"gTRC", b"bTRC")]
    table = struct.pack(">I", len(directory)) + b"".join(struct.pack(">4sII", *entry) for entry in directory)
    date = struct.pack(">6H", 2026, 1, 1, 0, 0, 0)
    head = struct.pack(
        ">I4sI4s4s4s", 128 + len(table) + len(body), b"\0\0\0\0", 0x02100000, b"mntr", b"RGB ", b"XYZ "
    )
    head += date + b"acsp" + bytes(4 + 4 + 4 + 4 + 8 + 4) + b"".join(map(_fixed, _D50))
    return head.ljust(128, b"\0") + table + body
