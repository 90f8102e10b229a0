"""Posts, lawyers and the hours of a week: what the plan is made from."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, time

from django.db import transaction

from weiquanbao.access.actors import Actor
from weiquanbao.common.dates import today
from weiquanbao.common.text import plain
from weiquanbao.organisations.models import Organisation
from weiquanbao.people.appointments import holds
from weiquanbao.rosters.models import DutyPost, LawyerProfile, Opening
from weiquanbao.rosters.record import note
from weiquanbao.rosters.refusing import said
from weiquanbao.rosters.rights import LAWYER, Refused, require_keeper
from weiquanbao.rosters.words import HOMES, LANGUAGES


@transaction.atomic
def open_post(*, organisation_id: int, name: str, address: str, phone: str, acting_as: Actor) -> DutyPost:
    """A place where lawyers sit; whoever keeps the organisation's roster opens it. Raises Refused.

    It is in the region of the organisation.
    """
    organisation = Organisation.objects.get(pk=organisation_id)
    by = require_keeper(acting_as, [organisation.path])
    with said(one_post_a_name="这个坐班点已经有了。", a_post_can_be_found="名称、地址、电话都要写。"):
        post = DutyPost.objects.create(
            organisation=organisation,
            name=plain(name, 60),
            region_id=organisation.region_id,
            address=plain(address, 200),
            phone=plain(phone, 40),
        )
    note("post_opened", by=by, post_id=post.pk)
    return post


@transaction.atomic
def keep_profile(
    *,
    person_id: int,
    firm: str,
    topics: Sequence[str],
    homes: Sequence[str],
    languages: Sequence[str],
    town: str | None,
    most_open: int,
    acting_as: Actor,
) -> LawyerProfile:
    """What is known of a lawyer on duty, in place of what was known before. Raises Refused."""
    by = require_keeper(acting_as, ())
    if not holds(person_id, LAWYER):
        raise Refused("这个人现在不是坐班律师，先由管理员任命。")
    if set(homes) - set(HOMES) or set(languages) - set(LANGUAGES):
        raise Refused("老家或者会说的话里有一项没有这一种。")
    with said(a_lawyer_takes_some="同时接的咨询写 1 到 99 件。"):
        profile, _new = LawyerProfile.objects.update_or_create(
            person_id=person_id,
            defaults={
                "firm": plain(firm, 60),
                "topics": list(topics),
                "homes": list(homes),
                "languages": list(languages),
                "town_id": town,
                "most_open": most_open,
            },
        )
    note("profile_kept", by=by, about_id=person_id)
    return profile


@transaction.atomic
def set_hours(
    *,
    post_id: int,
    weekday: int,
    starts: time,
    ends: time,
    lawyer_id: int | None,
    since: date | None = None,
    acting_as: Actor,
) -> Opening:
    """A post is staffed on this weekday (0 is Monday) at these hours from a day on. Raises Refused."""
    post = DutyPost.objects.select_related("organisation").get(pk=post_id)
    by = require_keeper(acting_as, [post.organisation.path])
    with said(an_opening_lasts="结束的时间要在开始以后。"):
        opening = Opening.objects.create(
            post=post,
            weekday=weekday,
            starts=starts,
            ends=ends,
            lawyer_id=lawyer_id,
            since=since or today(),
        )
    note("hours_set", by=by, post_id=post.pk, about_id=opening.pk, after=lawyer_id)
    return opening


@transaction.atomic
def end_hours(*, opening_id: int, until: date, acting_as: Actor) -> Opening:
    """These hours end: no week from `until` on is planned by them; what is planned already stays. Raises Refused."""
    opening = Opening.objects.select_for_update().get(pk=opening_id)
    post = DutyPost.objects.select_related("organisation").get(pk=opening.post_id)
    by = require_keeper(acting_as, [post.organisation.path])
    opening.until = max(until, opening.since)
    opening.save(update_fields=["until"])
    note("hours_ended", by=by, post_id=post.pk, about_id=opening.pk)
    return opening
