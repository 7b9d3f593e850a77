"""The money of a case: what is to be paid by its schedule, and what was billed."""

from models.cases import sheets
from models.cases.stamp import STAMP, Stamped
from models.kinds import (
    Section,
    Spec,
    choice,
    day,
    file,
    link,
    money,
)


class CasePayment(Stamped):
    """An instalment of the payment schedule."""

    spec = Spec(
        name="case_payment",
        label="Scheduled payment",
        plural="Scheduled payments",
        about="An instalment of the payment schedule of a case; what is owed is what the bill says.",
        area="cases",
        cites="SAMM C9.9.1.4",
        natural=("case_id", "payment_due_on"),
        title=("payment_due_on",),
        parent="case_id",
        sort=("payment_due_on",),
        sections=(
            Section("Payment", ("case_id", "payment_due_on", "payment_amount", "payment_cumulative")),
            Section("Source", STAMP),
        ),
        imports=sheets.of_case(),
    )
    case_id = link("Case", "case_file", help="Case it is for.", column=True)
    payment_due_on = day("Due on", help="15 Mar, 15 Jun, 15 Sep or 15 Dec.", cites="SAMM C9.T25", column=True)
    payment_amount = money("Amount", help="Instalment.", minimum=0, column=True, mirrored=True)
    payment_cumulative = money(
        "To date", help="All instalments up to it.", minimum=0, column=True, mirrored=True
    )


class CaseBill(Stamped):
    """A quarterly statement, DD 645 or Special Bill Letter."""

    spec = Spec(
        name="case_bill",
        label="Bill",
        plural="Bills",
        about="A quarterly billing statement (DD 645) or the Special Bill Letter that supersedes its amount: what is "
        "owed, until when, and when it was paid.",
        area="cases",
        cites="SAMM C9.10; C2.1.5.2",
        natural=("case_id", "bill_kind", "period_ended_on"),
        title=("bill_kind", "period_ended_on"),
        parent="case_id",
        sort=("period_ended_on",),
        under=("case_id",),
        sections=(
            Section("Bill", ("case_id", "bill_kind", "period_ended_on", "billed_on", "bill_due_on", "amount_due",
                             "paid_on", "amount_paid", "bill_paper")),
            Section("Source", STAMP),
        ),
        imports=sheets.of_case(),
    )  # fmt: skip
    case_id = link("Case", "case_file", help="Case that is billed.", column=True)
    bill_kind = choice(
        "Kind",
        "bill_kind",
        help="DD 645 or Special Bill Letter.",
        cites="SAMM C9.10",
        column=True,
        spelling=sheets.bill_word,
        aliases=("type", "bill type", "statement type"),
    )
    period_ended_on = day("Period ended", help="Last day of the quarter.", column=True,
                          aliases=("quarter ended", "period end", "quarter end", "period ending"))  # fmt: skip
    billed_on = day("Billed on", help="Day of the statement.", mirrored=True,
                    aliases=("statement date", "bill date", "billing date"))  # fmt: skip
    bill_due_on = day("Due on", help="Day the payment is due.", column=True, mirrored=True,
                      aliases=("due date", "payment due date"))  # fmt: skip
    amount_due = money("Amount due", help="Sum owed.", minimum=0, column=True, mirrored=True,
                       aliases=("net amount due", "total due"))  # fmt: skip
    paid_on = day("Paid on", help="Day it was paid.", column=True, mirrored=True)
    amount_paid = money("Paid", help="Sum paid.", minimum=0, mirrored=True, aliases=("amount paid",))
    bill_paper = file("Statement", help="The statement with its attachments.", cites="SAMM C2.1.5.2")
