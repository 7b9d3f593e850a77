"""Dates and counts in words, as the window says them."""

from datetime import date

from models.fields import show_date
from models.text import counted as counted

DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def days(count: int) -> str:
    """`1 day`, `9 days`."""
    return counted(count, "day")


def due(day: date, today: date) -> str:
    """When something is due: `4 days overdue`, `due today`, `due Friday`, `due in 9 days`."""
    away = (day - today).days
    if away < 0:
        return f"{days(-away)} overdue"
    if away == 0:
        return "due today"
    if away == 1:
        return "due tomorrow"
    if away < 7:
        return f"due {DAYS[day.weekday()]}"
    return f"due in {away} days" if away <= 60 else f"due {show_date(day)}"


def sentence_start(text: str) -> str:
    """The text with a capital first letter."""
    return text[:1].upper() + text[1:]
