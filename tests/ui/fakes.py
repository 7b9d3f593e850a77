"""Small stand-ins for the office, for parts that only ask and tell."""

from collections.abc import Callable, Sequence
from datetime import date

from models.findings import Finding, Strength

TODAY = date(2026, 7, 20)
CODES = {
    "sex": [("M", "Male"), ("F", "Female")],
    "pay_grade": [("O-1", "Second lieutenant"), ("O-2", "First lieutenant"), ("O-3", "Captain")],
    "service": [("A", "Army"), ("N", "Navy")],
}
PLACES = [(11, "Bandaria"), (12, "Kestria"), (13, "Sandmark")]


class FakeSupport:
    """Codes and links of a form."""

    zone = "Europe/Athens"

    def codes(self, table: str) -> Sequence[tuple[str, str]]:
        return CODES.get(table, [])

    def link_title(self, kind: str, record_id: int) -> str:
        return dict(PLACES).get(record_id, "removed record")

    def find_links(self, kind: str, text: str, then: Callable[[Sequence[tuple[int, str]]], object]) -> None:
        then([(at, name) for at, name in PLACES if text.casefold() in name.casefold()])


def finding(message: str, strength: Strength = Strength.BLOCK, **more: object) -> Finding:
    return Finding(message, rule="MED-02", strength=strength, cites="SAMM C2.1.6.7.3", **more)  # type: ignore[arg-type]
