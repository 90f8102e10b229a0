"""Fund, Entry, Line, Period, Budget: double entry in fen, append-only, each entry tied to a step of a case.

The foreign key (case_id, step) → ledger_step (case_id, number) is written in the migration: Django declares no key of
two columns. It is deferred, for an act books before its step is appended, in the same transaction.
"""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from weiquanbao.cases.models import Case
from weiquanbao.funds.models.guards import balanced, next_and_open, over_and_next, within_its_sums
from weiquanbao.funds.words import ACCOUNTS, BY_WORKER, KINDS, TURNING_BACK
from weiquanbao.organisations.models import Organisation
from weiquanbao.people.append_only import append_only


class Fund(models.Model):
    """基金: one set of books of an organisation. Its row is the lock for numbers and for closing months."""

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    case = models.OneToOneField(Case, models.PROTECT, related_name="+")
    name = models.CharField(max_length=60)
    last_number = models.PositiveIntegerField(default=0, help_text="Number of the last entry.")
    wound_up_on = models.DateField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation"],
                condition=Q(wound_up_on=None),
                name="one_open_fund_of_an_organisation",
            ),
            models.CheckConstraint(name="a_fund_has_a_name", condition=~Q(name="")),
        ]


class Entry(models.Model):
    """分录: what one step of a case changed in the books. `lines` says how many it has, so none is added later."""

    fund = models.ForeignKey(Fund, models.PROTECT, related_name="+", db_index=False)
    number = models.PositiveIntegerField(help_text="Without gaps within the fund.")
    case = models.ForeignKey(Case, models.PROTECT, related_name="+", db_index=False)
    step = models.PositiveIntegerField()
    kind = models.CharField(max_length=20, choices=list(KINDS.items()))
    lines = models.PositiveSmallIntegerField()
    effective_on = models.DateField()
    recorded_at = models.DateTimeField()
    reverses = models.OneToOneField("self", models.PROTECT, null=True, related_name="+")

    class Meta:
        indexes = [
            models.Index(fields=["case", "step"], name="entries_of_a_step"),
            models.Index(fields=["fund", "effective_on", "number"], name="entries_by_day"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["fund", "number"], name="one_entry_a_number"),
            models.CheckConstraint(name="entry_kind", condition=Q(kind__in=list(KINDS))),
            models.CheckConstraint(name="an_entry_has_two_lines", condition=Q(lines__gte=2)),
            models.CheckConstraint(
                name="a_reversal_names_what_it_reverses",
                condition=Q(reverses=None) & ~Q(kind="reversal")
                | Q(reverses__isnull=False) & Q(kind__in=TURNING_BACK) & ~Q(reverses=F("id")),
            ),
        ]
        triggers = [*append_only(), next_and_open(), balanced("id")]


class Line(models.Model):
    """行: signed fen on one account, debit above zero, credit below; `advance` where it concerns one worker."""

    entry = models.ForeignKey(Entry, models.PROTECT, related_name="+")
    account = models.CharField(max_length=20, choices=list(ACCOUNTS.items()))
    advance = models.ForeignKey("funds.Advance", models.PROTECT, null=True, related_name="+", db_index=False)
    fen = models.BigIntegerField()

    class Meta:
        indexes = [
            models.Index(
                fields=["advance", "account"], condition=Q(advance__isnull=False), name="lines_of_an_advance"
            ),
            models.Index(fields=["account", "entry"], include=["fen"], name="lines_of_an_account"),
        ]
        constraints = [
            models.CheckConstraint(name="line_account", condition=Q(account__in=list(ACCOUNTS))),
            models.CheckConstraint(name="a_line_moves_something", condition=~Q(fen=0)),
            models.CheckConstraint(
                name="an_account_by_worker_names_him",
                condition=~Q(account__in=BY_WORKER) | Q(advance__isnull=False),
            ),
        ]
        triggers = [*append_only(), balanced("entry_id"), within_its_sums()]


class Period(models.Model):
    """结账: a month that is closed, and with it all before it. No entry takes effect there any more."""

    fund = models.ForeignKey(Fund, models.PROTECT, related_name="+", db_index=False)
    month = models.DateField(help_text="Its first day.")
    closed_on = models.DateField()
    case = models.ForeignKey(Case, models.PROTECT, related_name="+", db_index=False)
    step = models.PositiveIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["fund", "month"], name="a_month_closes_once"),
            models.CheckConstraint(name="a_month_is_named_by_its_first_day", condition=Q(month__day=1)),
        ]
        triggers = [*append_only(), over_and_next()]


class Budget(models.Model):
    """预算: what may be advanced in a year, and the cash below which somebody is warned; the newest counts."""

    fund = models.ForeignKey(Fund, models.PROTECT, related_name="+", db_index=False)
    year = models.PositiveSmallIntegerField()
    fen = models.BigIntegerField()
    warning_fen = models.BigIntegerField()
    case = models.ForeignKey(Case, models.PROTECT, related_name="+", db_index=False)
    step = models.PositiveIntegerField()

    class Meta:
        indexes = [models.Index(fields=["fund", "year", "-id"], name="budgets_of_a_year")]
        constraints = [
            models.CheckConstraint(
                name="a_budget_is_not_negative", condition=Q(fen__gte=0) & Q(warning_fen__gte=0)
            )
        ]
        triggers = append_only()
