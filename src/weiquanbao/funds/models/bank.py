"""BankStatement, BankLine, Match: what the bank says, line by line, and which entries each line stands for."""

from __future__ import annotations

import pgtrigger
from django.db import models
from django.db.models import F, Q

from weiquanbao.cases.models import Case
from weiquanbao.funds.models.books import Entry, Fund
from weiquanbao.funds.models.guards import sums_equal
from weiquanbao.people.append_only import append_only
from weiquanbao.people.crypto import EncryptedTextField


class BankStatement(models.Model):
    """银行对账单: one file as the bank exported it; the same file is taken once."""

    fund = models.ForeignKey(Fund, models.PROTECT, related_name="+", db_index=False)
    sha256 = models.CharField(max_length=64)
    name = models.CharField(max_length=120)
    first_day = models.DateField()
    last_day = models.DateField()
    opening_fen = models.BigIntegerField()
    closing_fen = models.BigIntegerField()
    case = models.ForeignKey(Case, models.PROTECT, related_name="+", db_index=False)
    step = models.PositiveIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["fund", "sha256"], name="a_statement_is_taken_once"),
            models.CheckConstraint(
                name="a_statement_has_its_days", condition=Q(last_day__gte=F("first_day"))
            ),
        ]
        triggers = append_only()


class BankLine(models.Model):
    """银行流水: money in above zero, money out below. `fingerprint` is the same in every file that has the line."""

    statement = models.ForeignKey(BankStatement, models.PROTECT, related_name="+")
    fund = models.ForeignKey(Fund, models.PROTECT, related_name="+", db_index=False)
    row = models.PositiveIntegerField(help_text="Line of the file.")
    day = models.DateField()
    fen = models.BigIntegerField()
    balance_fen = models.BigIntegerField(null=True)
    counterparty = EncryptedTextField(blank=True, default="")
    note = EncryptedTextField(blank=True, default="")
    serial = models.CharField(max_length=60, blank=True)
    fingerprint = models.CharField(max_length=64)

    class Meta:
        indexes = [models.Index(fields=["fund", "day"], name="bank_lines_by_day")]
        constraints = [
            models.UniqueConstraint(fields=["fund", "fingerprint"], name="a_bank_line_is_entered_once"),
            models.CheckConstraint(name="a_bank_line_moves_something", condition=~Q(fen=0)),
        ]
        triggers = append_only()


class Match(models.Model):
    """对上: an entry that a bank line stands for. One line may stand for several entries, an entry has one line."""

    line = models.ForeignKey(BankLine, models.PROTECT, related_name="+")
    entry = models.ForeignKey(Entry, models.PROTECT, related_name="+")
    case = models.ForeignKey(Case, models.PROTECT, related_name="+", db_index=False)
    step = models.PositiveIntegerField()
    undone_step = models.PositiveIntegerField(null=True, help_text="Step of the same case that took it back.")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["entry"], condition=Q(undone_step=None), name="an_entry_is_matched_once"
            )
        ]
        triggers = [
            pgtrigger.Protect(name="never_deleted", operation=pgtrigger.Delete),
            pgtrigger.ReadOnly(name="only_taken_back", fields=["line", "entry", "case", "step"]),
            sums_equal(),
        ]
