"""What rules ask of one item of the book: its serial, where it came from, and by when it is inventoried.

They are asked of every item, so that each reads little and says by a cheap test whom it concerns.
"""

# ruff: noqa: ARG001 - every check takes facts, policy and today

from collections.abc import Iterator
from datetime import date, timedelta

from models.calendar import months_after
from models.eum.book import ArticleType, Item
from models.eum.derive import ENHANCED
from models.eum.lookalikes import fits, harm
from models.fields import show_date
from models.findings import Finding, LooksAgain, Strength
from models.kinds import Kind
from models.policy import Policy
from models.rules import Facts, While, Yield, rule

TYPE = "article_type_id"
PAIR = "paired_item_id"
NOTICE = "eum.notice_days"
ONE_DAY = timedelta(days=1)
LOOSE_BASES = frozenset({"SHIPPED", "ESTIMATED"})
"""Days from which the first inventory cannot be counted with certainty (GAO-24-106289)."""
UNREADABLE = {
    "ILLEGIBLE": "is illegible", "LABEL_MISSING": "is missing", "UNTRANSLATABLE": "is in a script nobody could read",
}  # fmt: skip


def _item(f: Facts) -> Item:
    assert isinstance(f.record, Item)
    return f.record


def _type(f: Facts) -> ArticleType | None:
    found = f.one(TYPE)
    return found if isinstance(found, ArticleType) else None


def _is_enhanced(f: Facts) -> bool:
    found = _type(f)
    return found is not None and found.eum_level == ENHANCED


# -- by when it is inventoried -----------------------------------------------------------------------------------------
def _owes(kind: str) -> While:
    return While(
        lambda record: record.stored.get("due_kind") == kind and record.stored.get("next_due_on") is not None
    )


def _due(f: Facts, p: Policy, today: date, what: str, sum_of: str) -> Iterator[Yield]:
    """The duty from so many days before; after the day the item is delinquent (eum.md 4.5)."""
    due = _item(f).next_due_on
    assert due is not None
    told_from = due - timedelta(days=p.whole(NOTICE, today))
    if today < told_from:
        yield LooksAgain(told_from)
        return
    if today <= due:
        yield LooksAgain(due + ONE_DAY)
        message = f"The {what} is due by {show_date(due)}."
    else:
        message = f"Delinquent: the {what} was due by {show_date(due)}."
    yield Finding(message, due_on=due, sum=sum_of, fields=("next_due_on",))


@rule(
    "EUM-08", Strength.BLOCK, "DODIG-2024-043; SAMM C8.4", subject="eum_item", tag="S62 S37", reads=(TYPE,),
    policy=(NOTICE,), when=_owes("INITIAL"),
    says="An article under enhanced monitoring is inventoried by serial within 90 days of its arrival in country.",
    clears="A signed inventory in which the item was read.",
)  # fmt: skip
def initial_inventory(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """EUM-08: the first inventory, counted from arrival or from a designation that came later."""
    item, kind = _item(f), _type(f)
    begins = kind.enhanced_from if kind else None
    start = max((each for each in (item.delivered_on, begins) if each), default=None)
    if start is None or item.next_due_on is None:
        return
    days = (item.next_due_on - start).days
    told = f"{show_date(start)} + {days} days = {show_date(item.next_due_on)}"
    yield from _due(f, p, today, "first inventory", told)


@rule(
    "EUM-09", Strength.BLOCK, "DODIG-2024-140; DODIG-2025-078; GAO-04-519", subject="eum_item", tag="S37 S40 S55 I",
    policy=(NOTICE,), when=_owes("ANNUAL"),
    says="Every article under enhanced monitoring is inventoried by serial each year.",
    clears="A signed inventory in which the item was read.",
)  # fmt: skip
def yearly_inventory(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """EUM-09: the next inventory, counted from the last one; the partner's own report does not count."""
    item = _item(f)
    last, due = item.last_inventoried_on, item.next_due_on
    if last is None or due is None:
        return
    months = (due.year - last.year) * 12 + due.month - last.month
    exact = months_after(last, months) == due
    told = (
        f"{show_date(last)} + {months} months = {show_date(due)}"
        if exact
        else f"the year that ends {show_date(due)}"
    )
    yield from _due(f, p, today, "yearly inventory", told)


def _arrival_loose(record: Kind) -> bool:
    stored = record.stored
    if not stored.get("bears_inventory") or stored.get("last_inventoried_on") is not None:
        return False
    return stored.get("delivered_on") is None or stored.get("delivered_on_basis") in (None, *LOOSE_BASES)


@rule(
    "EUM-08A", Strength.WARN, "GAO-24-106289; DODIG-2024-043", subject="eum_item", tag="S49 S62", reads=(TYPE,),
    when=While(_arrival_loose),
    says="The day an article arrived in country is on file with what it is known from, for the first inventory is "
    "counted from it.",
    clears="The day of arrival in country and what it is known from.",
)  # fmt: skip
def arrival_known(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """EUM-08A: services mean different things by delivered; without the day no first inventory is ever due."""
    item = _item(f)
    if not _is_enhanced(f):
        return
    fields = ("delivered_on", "delivered_on_basis")
    if item.delivered_on is None:
        yield Finding(
            "The day of arrival in country is not recorded: no first inventory can be counted from it.",
            fields=fields,
        )
    elif item.delivered_on_basis is None:
        yield Finding(
            f"What the arrival on {show_date(item.delivered_on)} is known from is not recorded.",
            fields=fields,
        )
    else:
        what = "a shipment" if item.delivered_on_basis == "SHIPPED" else "an estimate"
        yield Finding(
            f"The first inventory is counted from {what}, {show_date(item.delivered_on)}, not from arrival in country.",
            fields=fields,
        )


# -- its serial --------------------------------------------------------------------------------------------------------
def _blank(record: Kind) -> bool:
    stored = record.stored
    marked = stored.get("serial_raw") is not None or stored.get("serial_assigned") is not None
    return not marked and stored.get("serial_state") in (None, "READABLE", "REASSIGNED")


@rule(
    "EUM-02", Strength.WARN, "SAMM C8.4; DSCA 23-44; SIGAR 14-84", subject="eum_item", tag="S27 S08 S58", reads=(TYPE,),
    when=While(_blank),
    says="Each article under enhanced monitoring has a record of its own with its serial.",
    clears="The serial as it is marked, or that the mark cannot be read.",
)  # fmt: skip
def serial_recorded(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """EUM-02: a blank serial, where nobody says that the mark cannot be read."""
    if _is_enhanced(f):
        again = _item(f).serial_state == "REASSIGNED"
        said = (
            "It was marked anew, but the new number is not recorded." if again else "No serial is recorded."
        )
        yield Finding(said, fields=("serial_raw", "serial_state"))


@rule(
    "EUM-43", Strength.WARN, "AR 710-3", subject="eum_item", tag="S65 I",
    when=While(lambda record: record.stored.get("serial_state") in UNREADABLE
               and record.stored.get("serial_assigned") is None),
    says="An article whose mark is missing or cannot be read is given a number that is inscribed for good; the old one "
    "stays beside it.",
    clears="The assigned number.",
)  # fmt: skip
def mark_replaced(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """EUM-43: the rule of small arms of the U.S. Army, by analogy."""
    said = UNREADABLE[_item(f).serial_state or ""]
    yield Finding(
        f"The mark {said} and no number has been assigned.", fields=("serial_state", "serial_assigned")
    )


def _has_serial(record: Kind) -> bool:
    return record.stored.get("serial_raw") is not None


@rule(
    "EUM-44", Strength.WARN, "DA Pam 710-2-1 Table 18-1", subject="eum_item", tag="S64", reads=(TYPE,),
    when=While(_has_serial),
    says="A serial is kept as it is marked: zeros that begin it are part of it, and no spreadsheet may shorten it.",
    clears="The serial as it stands on the article.",
)  # fmt: skip
def serial_unharmed(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """EUM-44: what a spreadsheet has made of a serial shows in it."""
    item, kind = _item(f), _type(f)
    serial = item.serial_raw or ""
    if why := harm(serial, (kind.serial_pattern or "") if kind else ""):
        yield Finding(f"Serial {serial} is to be compared with the article: {why}.", fields=("serial_raw",))


@rule(
    "EUM-44A", Strength.WARN, "SIGAR 14-84", subject="eum_item", tag="I", reads=(TYPE,), when=While(_has_serial),
    says="A serial looks as those of its article type do; the pattern only warns.",
    clears="The right serial, the right type, or another pattern of the type.",
)  # fmt: skip
def serial_fits(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """EUM-44A: a serial that breaks the pattern of its type and was not harmed by a spreadsheet."""
    item, kind = _item(f), _type(f)
    serial, pattern = item.serial_raw or "", (kind.serial_pattern or "") if kind else ""
    if pattern and not fits(serial, pattern) and not harm(serial, pattern):
        yield Finding(
            f"Serial {serial} does not look as others of its type do: {pattern}.", fields=("serial_raw",)
        )


# -- where it came from, and what it belongs with ----------------------------------------------------------------------
@rule(
    "EUM-04", Strength.WARN, "22 USC 2785(d)", subject="eum_item", tag="S25 S35",
    when=While(lambda record: record.stored.get("acquisition_path") == "TPT_IN"
               and record.stored.get("origin_note") is None),
    says="Articles that came by a third-party transfer are monitored like all others; their giver is on file.",
    clears="The provenance: giver, and State's consent where it is known.",
)  # fmt: skip
def transfer_in_told(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """EUM-04: an article from another country without a word about its giver."""
    yield Finding("It came by a third-party transfer; who gave it is not recorded.", fields=("origin_note",))


@rule(
    "EUM-32", Strength.WARN, "DoD OIG 11 Dec 2024", subject="eum_item", tag="S35 S50",
    when=While(lambda record: record.stored.get("disposition") == "ORIGIN_QUERY"),
    says="An article nobody expected is taken into the book while its origin is found out.",
    clears="A change of state: its origin settled, or an error of record.",
)  # fmt: skip
def origin_open(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """EUM-32: no notice to the receiving office was required, so it may be a transfer nobody told of."""
    yield Finding("Its origin is not settled: a case, a third-party transfer, or a misread serial.")


@rule(
    "EUM-PAIR", Strength.WARN, "SAMM C8.4", subject="eum_item", tag="I", reads=(PAIR, f"{PAIR}.site_id", "site_id"),
    when=While(lambda record: record.stored.get(PAIR) is not None and bool(record.stored.get("bears_inventory"))),
    says="What belongs together, a tube in its device or a missile in its launcher, stands at one site.",
    clears="The site of either, or no pair any more.",
)  # fmt: skip
def pair_together(f: Facts, p: Policy, today: date) -> Iterator[Yield]:
    """EUM-PAIR: the two are recorded at different sites, or the other is gone."""
    item, other = _item(f), f.one(PAIR)
    if not isinstance(other, Item):
        return
    called = other.mark or "the item without a serial"
    if not other.bears_inventory:
        yield Finding(f"{called}, with which it belongs, is no longer held.", fields=(PAIR,))
    elif item.site_id != other.site_id:
        places = [f.linked(each, "site_id") for each in (item, other)]
        mine, others = ((place.get("store_name") if place else None) or "an unknown site" for place in places)
        yield Finding(
            f"The pair is split: {called}, with which it belongs, is at {others}, this one at {mine}.",
            fields=(PAIR, "site_id"),
        )
