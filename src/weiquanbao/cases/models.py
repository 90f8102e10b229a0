"""Matter, Party, Claim: what it is about. Case, ClockRun, Entry: one run of a procedure on it."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from weiquanbao.cases.words import (
    ANSWERS,
    AUTHORITIES,
    CAPACITIES,
    ORIGINS,
    PLACES,
    POWERS,
    PROBLEMS,
    STANDINGS,
)
from weiquanbao.organisations.models import Employer, Organisation
from weiquanbao.people.append_only import append_only
from weiquanbao.people.crypto import EncryptedTextField
from weiquanbao.people.models import Person


class Matter(models.Model):
    """事项: one worker's (later one group's) trouble, with one code from the first tap to the dossier."""

    code = models.CharField(max_length=20, unique=True)
    opening_key = models.UUIDField(
        unique=True, help_text="One filing makes one matter, however often it is sent."
    )
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    channel = models.CharField(max_length=10, choices=list(ORIGINS.items()))
    problems = ArrayField(models.CharField(max_length=20, choices=list(PROBLEMS.items())))
    worked_from = models.DateField(null=True)
    still_working = models.CharField(max_length=8, choices=list(ANSWERS.items()), default="unknown")
    worked_until = models.DateField(null=True)
    known_on = models.DateField(null=True, help_text="When the worker knew of the wrong (调解仲裁法 27).")
    told = models.TextField(blank=True)
    filed_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    filed_on = models.DateField()

    class Meta:
        indexes = [models.Index(fields=["filed_on"])]


class Party(models.Model):
    """当事人: the worker, or one respondent with its own standing, as the worker described it.

    A fellow worker whom somebody named is `invited` until he says yes; whoever said no or left is `out`: kept in the
    record, and no party.
    """

    matter = models.ForeignKey(Matter, models.PROTECT, related_name="+")
    side = models.CharField(max_length=10, choices=list(PLACES.items()))
    standing = models.CharField(max_length=12, choices=list(STANDINGS.items()))
    person = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    employer = models.ForeignKey(Employer, models.PROTECT, null=True, related_name="+")
    name = models.CharField(max_length=120, blank=True)
    gate_sign = models.CharField(max_length=120, blank=True)
    boss_phone = EncryptedTextField(blank=True, default="")
    address = models.CharField(max_length=200, blank=True)
    payer = models.CharField(max_length=120, blank=True)

    class Meta:
        indexes = [models.Index(fields=["person"]), models.Index(fields=["employer"])]
        constraints = [
            models.CheckConstraint(
                name="a_claimant_is_a_person", condition=~Q(side="claimant") | Q(person__isnull=False)
            )
        ]


class Agent(models.Model):
    """代理人: somebody who acts or helps for a party without being it, in one capacity, from a day until a day."""

    party = models.ForeignKey(Party, models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    capacity = models.CharField(max_length=16, choices=list(CAPACITIES.items()))
    powers = ArrayField(models.CharField(max_length=10, choices=list(POWERS.items())), default=list)
    relation = models.CharField(max_length=10, blank=True, help_text="What a helper is to the party.")
    authority = models.CharField(
        max_length=10, blank=True, choices=list(AUTHORITIES.items()), help_text="How a helper came to it."
    )
    since = models.DateField()
    until = models.DateField(null=True, help_text="The first day that does not count any more.")

    class Meta:
        indexes = [models.Index(fields=["person"])]
        constraints = [
            models.UniqueConstraint(
                fields=["party", "person", "capacity"],
                condition=Q(until=None),
                name="one_standing_in_a_capacity",
            ),
        ]


class Claim(models.Model):
    """请求: one thing asked for, with its amount if known and the last day to take it to arbitration."""

    matter = models.ForeignKey(Matter, models.PROTECT, related_name="+")
    party = models.ForeignKey(
        Party, models.PROTECT, null=True, related_name="+", help_text="Whose claim it is, in a group."
    )
    kind = models.CharField(max_length=20, choices=list(PROBLEMS.items()))
    wanted = models.CharField(max_length=300, blank=True)
    amount = models.DecimalField(max_digits=14, decimal_places=2, null=True)
    lapses_on = models.DateField(null=True, db_index=True)
    limitation = models.JSONField(
        default=dict, help_text="How lapses_on came about: basis, sentence, assumptions."
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="no_negative_claim", condition=Q(amount__isnull=True) | Q(amount__gte=0)
            )
        ]


class Case(models.Model):
    """案件: one run of one procedure, under the version in force when it opened.

    An incident (附带程序) hangs on its parent; a case about one party names it, and the others of its side see nothing.
    """

    matter = models.ForeignKey(Matter, models.PROTECT, related_name="+")
    parent = models.ForeignKey("self", models.PROTECT, null=True, related_name="+")
    party = models.ForeignKey(Party, models.PROTECT, null=True, related_name="+")
    incident = models.BooleanField(default=False, help_text="Declared so by its procedure.")
    procedure = models.CharField(max_length=40)
    version = models.CharField(max_length=10)
    number = models.CharField(max_length=40, unique=True)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    handler = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    state = models.CharField(max_length=40)
    steps = models.PositiveIntegerField(default=0)
    head = models.BinaryField(
        default=bytes, help_text="Digest of the last step; the chain's own row has it too."
    )
    opened_on = models.DateField()
    closed_on = models.DateField(null=True)
    next_due = models.DateField(
        null=True, help_text="The nearest running clock; what the queue is ordered by."
    )
    paused = models.BooleanField(default=False)
    result = models.CharField(max_length=40, blank=True)
    amount_obtained = models.DecimalField(max_digits=14, decimal_places=2, null=True)

    class Meta:
        indexes = [
            models.Index(
                F("next_due").asc(nulls_last=True), "id",
                condition=Q(closed_on=None, incident=False), name="queue_order",
            ),
            models.Index(
                "organisation", F("next_due").asc(nulls_last=True), "id",
                condition=Q(closed_on=None, incident=False), name="queue_order_of_organisation",
            ),
            models.Index(fields=["matter"]),
            models.Index(fields=["parent"]),
            models.Index(
                fields=["organisation", "procedure", "state"],
                condition=Q(closed_on=None, incident=True), name="open_incidents",
            ),
            models.Index(fields=["-opened_on", "-id"]),
        ]  # fmt: skip
        constraints = [
            models.CheckConstraint(
                name="an_incident_hangs_on_a_case", condition=Q(incident=False) | Q(parent__isnull=False)
            )
        ]


class Leaving(models.Model):
    """退出: a party that takes part in one case no longer, from a day on; in the matter it stands as before."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="+")
    party = models.ForeignKey(Party, models.PROTECT, related_name="+")
    since = models.DateField()
    step = models.PositiveIntegerField(help_text="Number of the step by which it left.")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["party", "case"], name="a_party_leaves_a_case_once")]


class ClockRun(models.Model):
    """期限: one run of a clock, with the parameter it took its length from."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="+")
    code = models.CharField(max_length=40)
    parameter = models.CharField(max_length=60)
    parameter_since = models.DateField()
    count = models.PositiveSmallIntegerField()
    unit = models.CharField(max_length=16)
    started_on = models.DateField()
    started_by = models.PositiveIntegerField(help_text="Number of the step that started it.")
    due_on = models.DateField()
    nominal_on = models.DateField(help_text="The end before a rest day moved it (民法典 203).")
    provisional = models.BooleanField(
        default=False, help_text="A holiday table it used was not published yet."
    )
    paused_on = models.DateField(null=True)
    left = models.PositiveSmallIntegerField(null=True, help_text="Days left when it was paused.")
    left_unit = models.CharField(max_length=16, blank=True)
    left_not_before = models.DateField(null=True)
    expired_on = models.DateField(null=True)
    stopped_on = models.DateField(null=True)
    stopped_by = models.PositiveIntegerField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["case", "code"], condition=Q(stopped_on=None), name="one_open_run_of_a_clock"
            ),
            models.CheckConstraint(
                name="a_pause_knows_what_is_left",
                condition=Q(paused_on=None, left=None) | Q(paused_on__isnull=False, left__isnull=False),
            ),
        ]
        indexes = [
            models.Index(
                fields=["due_on"],
                condition=Q(stopped_on=None, expired_on=None, paused_on=None),
                name="clocks_that_may_expire",
            ),
        ]


class Entry(models.Model):
    """What was written or chosen in an act: the ledger keeps only a salted digest of it."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="+")
    step = models.PositiveIntegerField()
    code = models.CharField(max_length=40)
    value = models.JSONField()
    told = models.BooleanField(default=False, help_text="The worker may read it.")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["case", "step", "code"], name="one_entry_a_field")]


class NumberSeries(models.Model):
    """案号: one series per procedure and year, without gaps."""

    procedure = models.CharField(max_length=40)
    year = models.PositiveSmallIntegerField()
    last = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["procedure", "year"], name="one_series_a_year")]


class HolidayYear(models.Model):
    """A year of the published holiday notice as staff entered it; overrides what was computed."""

    year = models.PositiveSmallIntegerField(primary_key=True)
    rest = ArrayField(models.DateField(), help_text="Days off by the notice.")
    work = ArrayField(models.DateField(), help_text="Saturdays and Sundays worked instead.")
    source = models.CharField(max_length=200)
    entered_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    entered_at = models.DateTimeField()


class FigureEntry(models.Model):
    """A local figure of the law as staff entered it, with its source; the newest of a region and day counts."""

    code = models.CharField(max_length=60)
    region = models.CharField(max_length=6)
    since = models.DateField()
    value = models.DecimalField(max_digits=14, decimal_places=4)
    source = models.CharField(max_length=200)
    entered_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    entered_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["code", "region", "since"], name="figures_of_a_code")]
        triggers = append_only()


class HolidayEntry(models.Model):
    """Every version of a notice that was ever entered, by whom and when. It only grows."""

    year = models.PositiveSmallIntegerField()
    rest = ArrayField(models.DateField())
    work = ArrayField(models.DateField())
    source = models.CharField(max_length=200)
    entered_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    entered_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["year", "-entered_at"], name="holiday_entries_of_a_year")]
        triggers = append_only()
