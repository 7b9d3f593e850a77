"""Whether a scan is the code of a page of a count sheet rather than a serial."""


def is_code_of(text: str, event_no: str) -> bool:
    """Whether a text looks like the code of a page of an inventory: its number, P and a page, and one character."""
    begins = f"{event_no}-P"
    rest = text.strip().upper().removeprefix(begins.upper())
    page, _, check = rest.partition("-")
    return bool(event_no) and rest != text.strip().upper() and page.isdecimal() and len(check) == 1
