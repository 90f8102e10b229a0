"""Tables of the union tree, its regions, and the employers it deals with."""

from collections.abc import Iterable

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import F, Q

from weiquanbao.organisations.guards import tree_guard
from weiquanbao.organisations.kinds import KIND_CHOICES, KINDS
from weiquanbao.organisations.tree import outermost


class Region(models.Model):
    """A place by its administrative division code (GB/T 2260)."""

    LEVELS = (("province", "省"), ("city", "市"), ("county", "县"), ("town", "镇街"), ("village", "村社"))

    code = models.CharField(max_length=12, primary_key=True)
    name = models.CharField(max_length=60)
    parent = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="children"
    )
    level = models.CharField(max_length=10, choices=LEVELS)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(code__regex=r"^[0-9]{6}([0-9]{3}|[0-9]{6})?$"), name="region_code"
            ),
            models.CheckConstraint(
                condition=Q(level__in=["province", "city", "county", "town", "village"]), name="region_level"
            ),
            models.CheckConstraint(
                condition=Q(parent__isnull=True) | ~Q(parent=F("code")), name="region_not_own_parent"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class OrganisationQuerySet(models.QuerySet["Organisation"]):
    """Questions one asks of the tree."""

    def subtree_of(self, ids: Iterable[int]) -> "OrganisationQuerySet":
        """The organisations with these ids and everything below them."""
        paths = outermost(Organisation.objects.filter(pk__in=list(ids)).values_list("path", flat=True))
        if not paths:
            return self.none()
        reach = Q()
        for path in paths:
            reach |= Q(path__startswith=path)
        return self.filter(reach)


class Organisation(models.Model):
    """One body of the union system; `path` is the chain of ids from the root, so a subtree is a prefix."""

    kind = models.CharField(max_length=20, choices=KIND_CHOICES)
    name = models.CharField(max_length=100)
    parent = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="children"
    )
    path = models.CharField(max_length=200, unique=True)
    region = models.ForeignKey(Region, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    phone = models.CharField(max_length=40, blank=True)
    address = models.CharField(max_length=200, blank=True)
    opened_on = models.DateField(null=True, blank=True)
    closed_on = models.DateField(null=True, blank=True)
    is_sample = models.BooleanField(default=False)

    objects = OrganisationQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=list(KINDS)), name="organisation_kind"),
            models.CheckConstraint(condition=Q(path__regex=r"^([0-9]{6,}\.)+$"), name="organisation_path"),
            models.CheckConstraint(condition=~Q(name=""), name="organisation_named"),
            models.CheckConstraint(
                condition=Q(parent__isnull=True) | ~Q(parent=F("id")), name="organisation_not_own_parent"
            ),
            models.CheckConstraint(
                condition=Q(closed_on__isnull=True)
                | Q(opened_on__isnull=True)
                | Q(closed_on__gte=F("opened_on")),
                name="organisation_closed_after_opened",
            ),
            models.UniqueConstraint(
                fields=["parent", "kind", "name"], nulls_distinct=False, name="organisation_one_name_a_place"
            ),
        ]
        indexes = [
            # LIKE 'prefix%' uses this whatever the collation of the server is.
            models.Index(fields=["path"], opclasses=["varchar_pattern_ops"], name="organisation_path_prefix"),
            models.Index(fields=["kind"], name="organisation_by_kind"),
        ]
        triggers = [tree_guard()]

    def __str__(self) -> str:
        return self.name


class Employer(models.Model):
    """An employer of the register; `search_key` is its pinyin initials, `grams` what search looks up."""

    name = models.CharField(max_length=120)
    uscc = models.CharField(max_length=18, null=True, blank=True, unique=True)
    region = models.ForeignKey(Region, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    address = models.CharField(max_length=200, blank=True)
    organisation = models.ForeignKey(
        Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="employers"
    )
    search_key = models.TextField(blank=True)
    grams = ArrayField(models.CharField(max_length=2), default=list)
    is_sample = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(name=""), name="employer_named"),
            models.CheckConstraint(
                condition=Q(uscc__isnull=True) | Q(uscc__regex=r"^[0-9A-HJ-NPQRTUWXY]{18}$"),
                name="employer_uscc",
            ),
        ]
        indexes = [
            GinIndex(fields=["grams"], name="employer_grams"),
            models.Index(fields=["name"], opclasses=["varchar_pattern_ops"], name="employer_by_name"),
        ]

    def __str__(self) -> str:
        return self.name


class EmployerAlias(models.Model):
    """Another name an employer is known by: the sign over the gate, a former name, a short name, a shop."""

    KINDS = (("gate_sign", "门头招牌"), ("short", "简称"), ("former", "曾用名"), ("shop", "店名"))

    employer = models.ForeignKey(Employer, on_delete=models.CASCADE, related_name="aliases")
    name = models.CharField(max_length=120)
    kind = models.CharField(max_length=10, choices=KINDS)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(name=""), name="employer_alias_named"),
            models.CheckConstraint(
                condition=Q(kind__in=["gate_sign", "short", "former", "shop"]), name="employer_alias_kind"
            ),
            models.UniqueConstraint(fields=["employer", "name"], name="employer_alias_once"),
        ]

    def __str__(self) -> str:
        return self.name
