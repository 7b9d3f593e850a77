"""What a person settles about a sheet before it is read: date orders with both readings, answers for odd texts."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal, TypeVar

from app.importing import targets
from app.importing.cells import plain
from app.importing.dates import DateOrder, read_date
from app.importing.header import RowKind
from app.importing.oddities import Oddity
from app.importing.outcomes import Reading
from app.importing.plan import Choices, Proposal
from app.importing.reading import decisions_for, labels_of
from app.importing.values import column_dates, read_column
from app.reader import Reader
from models.fields import FieldError, show_date

T = TypeVar("T")
SHOWN_SAMPLES = 3


# -- date orders -----------------------------------------------------------------------------------------------------
@dataclass(frozen=True)
class DateSample:
    """A text of the column and the two days it can mean."""

    text: str
    day_first: str
    month_first: str


@dataclass(frozen=True)
class DateQuestion:
    """A column whose dates do not tell by themselves whether the day or the month is written first."""

    column: int
    label: str
    samples: tuple[DateSample, ...]
    mixed: bool
    """Whether some rows prove one order and some the other."""
    likely: DateOrder | None
    proofs: Mapping[DateOrder, str]
    """For a mixed column: a text that can only be read in this order."""


def date_questions(proposal: Proposal, today: date) -> list[DateQuestion]:
    """One question for each column of dates that is ambiguous or mixed, answered already or not."""
    found = []
    for column, evidence in proposal.dates.items():
        if evidence.order not in (DateOrder.AMBIGUOUS, DateOrder.MIXED):
            continue
        data = [row.cell(column) for row in proposal.rows if row.kind is not RowKind.HEADER]
        texts = column_dates(data)
        open_texts = dict.fromkeys(texts[at] for at in evidence.open_rows)
        samples = tuple(_samples(open_texts, today))[:SHOWN_SAMPLES]
        proofs = {order: texts[rows[0]] for order, rows in evidence.rows.items() if rows}
        mixed = evidence.order is DateOrder.MIXED
        found.append(DateQuestion(column, proposal.labels[column], samples, mixed, evidence.likely, proofs))
    return found


def _samples(texts: Mapping[str, None], today: date) -> Iterator[DateSample]:
    for text in texts:
        try:
            days = [
                show_date(read_date(text, order, today=today)) for order in (DateOrder.DMY, DateOrder.MDY)
            ]
        except FieldError:
            continue
        yield DateSample(text, *days)


def with_order(choices: Choices, column: int, order: DateOrder | None) -> Choices:
    """The choices with another date order of a column; None asks again."""
    orders = {key: value for key, value in choices.date_orders.items() if key != column}
    return replace(choices, date_orders=orders if order is None else {**orders, column: order})


# -- answers for odd texts -------------------------------------------------------------------------------------------
Way = Literal["value", "empty", "keep", "reject"]


@dataclass(frozen=True)
class Answer:
    """What is done with a text: another one is read instead, the field stays empty, it is meant, its rows go."""

    way: Way
    text: str = ""

    @property
    def words(self) -> str:
        """In words, for the list."""
        said = {"empty": "Leave empty", "keep": "Keep as it is", "reject": "Reject its rows"}
        return said.get(self.way) or f"Use “{self.text}”"


def answer_of(choices: Choices, place: tuple[int, str]) -> Answer | None:
    """What was settled for a text; None when nothing was."""
    column, text = place
    if text in choices.refused.get(column, ()):
        return Answer("reject")
    if text in choices.kept.get(column, ()):
        return Answer("keep")
    given = choices.answers.get(column, {}).get(text)
    if given is None:
        return None
    return Answer("value", given) if given.strip() else Answer("empty")


def with_answer(choices: Choices, place: tuple[int, str], answer: Answer | None) -> Choices:
    """The choices with an answer for a text in all its rows; None takes an answer back."""
    column, text = place
    answers = {key: value for key, value in choices.answers.get(column, {}).items() if key != text}
    kept = choices.kept.get(column, frozenset()) - {text}
    refused = choices.refused.get(column, frozenset()) - {text}
    if answer is not None and answer.way in ("value", "empty"):
        answers[text] = answer.text if answer.way == "value" else ""
    elif answer is not None:
        kept, refused = (kept | {text}, refused) if answer.way == "keep" else (kept, refused | {text})
    return replace(
        choices,
        answers=_put(choices.answers, column, answers),
        kept=_put(choices.kept, column, kept),
        refused=_put(choices.refused, column, refused),
    )


def without_answers(choices: Choices, columns: Collection[int]) -> Choices:
    """The choices without what was settled about the texts of columns that go elsewhere now."""
    return replace(
        choices,
        date_orders=_besides(choices.date_orders, columns),
        answers=_besides(choices.answers, columns),
        kept=_besides(choices.kept, columns),
        refused=_besides(choices.refused, columns),
    )


def _besides(by_column: Mapping[int, T], columns: Collection[int]) -> dict[int, T]:
    return {column: each for column, each in by_column.items() if column not in columns}


def _put(by_column: Mapping[int, T], column: int, value: T) -> dict[int, T]:
    """With a column's part replaced; an empty one is left out, so that choices without answers are alike."""
    rest = {key: each for key, each in by_column.items() if key != column}
    return {**rest, column: value} if value else rest


def with_suggestions(choices: Choices, oddities: tuple[Oddity, ...]) -> Choices:
    """The choices with the suggestion taken for every text that has one and no answer yet."""
    for each in oddities:
        if each.suggestion and answer_of(choices, each.place) is None:
            choices = with_answer(choices, each.place, Answer("value", each.suggestion))
    return choices


def codes_for(reader: Reader, proposal: Proposal, oddity: Oddity) -> dict[str, str]:
    """Label by code of what may be answered in a column of choices; empty for a free text."""
    target = None if oddity.target.startswith("split:") else targets.field_of(proposal.kind, oddity.target)
    return labels_of(reader, target)


def tried(
    reader: Reader, proposal: Proposal, choices: Choices, oddity: Oddity, text: str
) -> tuple[bool, str]:
    """Whether a text would be read in the oddity's column, and what it is read as or why not."""
    split = targets.split_of(proposal.kind, oddity.target)
    if split is not None:
        try:
            return True, ", ".join(split.read(text).values())
        except FieldError as error:
            return False, str(error)
    target = targets.field_of(proposal.kind, oddity.target)
    assert target is not None
    decisions = decisions_for(reader, proposal, Choices(), oddity.column, oddity.target)
    decisions = replace(decisions, date_order=choices.date_orders.get(oddity.column))
    outcome = read_column([plain(text)], target, decisions)[0]
    if outcome.reading is Reading.BAD:
        return False, outcome.reason
    if outcome.value is None:
        return True, "empty"
    is_link = target.type.value == "link"
    return True, str(outcome.value) if is_link else reader.show(target, target.encode(outcome.value))
