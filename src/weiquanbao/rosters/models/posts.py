"""DutyPost, LawyerProfile, Opening: where lawyers sit, who they are, and which hours a week are to be staffed."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from weiquanbao.organisations.models import Organisation, Region
from weiquanbao.people.models import Person


class DutyPost(models.Model):
    """坐班点. `organisation` keeps its roster; address and phone are public; from `closed_on` on nobody sits there."""

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    name = models.CharField(max_length=60)
    region = models.ForeignKey(Region, models.PROTECT, null=True, related_name="+")
    address = models.CharField(max_length=200)
    phone = models.CharField(max_length=40)
    closed_on = models.DateField(null=True)

    class Meta:
        constraints = [
            # A post that was closed may be opened again one day, under its old name.
            models.UniqueConstraint(
                fields=["organisation", "name"], condition=Q(closed_on=None), name="one_post_a_name"
            ),
            models.CheckConstraint(
                name="a_post_can_be_found", condition=~Q(name="") & ~Q(address="") & ~Q(phone="")
            ),
        ]

    def __str__(self) -> str:
        return self.name


class LawyerProfile(models.Model):
    """律师: firm, topics, home provinces and languages by code, the town of his office, how many questions at once."""

    person = models.OneToOneField(Person, models.PROTECT, related_name="+")
    firm = models.CharField(max_length=60)
    topics = ArrayField(models.CharField(max_length=40), default=list)
    homes = ArrayField(models.CharField(max_length=6), default=list)
    languages = ArrayField(models.CharField(max_length=20), default=list)
    town = models.ForeignKey(Region, models.PROTECT, null=True, related_name="+")
    most_open = models.PositiveSmallIntegerField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="a_lawyer_takes_some", condition=Q(most_open__gte=1, most_open__lte=99)
            )
        ]

    def __str__(self) -> str:
        return f"lawyer {self.person_id}"


class Opening(models.Model):
    """每周的时间: a post is to be staffed on this weekday (0 is Monday) at these hours, as a rule by this lawyer.

    It holds from `since` to the day before `until`; nobody as `lawyer` means that somebody must be found each week.
    """

    post = models.ForeignKey(DutyPost, models.PROTECT, related_name="openings")
    weekday = models.PositiveSmallIntegerField()
    starts = models.TimeField()
    ends = models.TimeField()
    lawyer = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    since = models.DateField()
    until = models.DateField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="an_opening_lasts", condition=Q(ends__gt=F("starts"), weekday__lte=6)
            ),
            models.CheckConstraint(
                name="an_opening_ends_later", condition=Q(until=None) | Q(until__gte=F("since"))
            ),
        ]

    def __str__(self) -> str:
        return f"opening {self.pk}"
