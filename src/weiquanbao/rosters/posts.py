"""Posts, lawyers and the hours of a week: what the plan is made from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time

from django.db import transaction

from weiquanbao.access.actors import Actor
from weiquanbao.common.dates import today
from weiquanbao.common.text import plain
from weiquanbao.organisations.models import Organisation, Region
from weiquanbao.people.appointments import holds
from weiquanbao.rosters.booking import end_bookings
from weiquanbao.rosters.filling import empty
from weiquanbao.rosters.models import DutyPost, LawyerProfile, Opening, Shift
from weiquanbao.rosters.planning import ROSTER
from weiquanbao.rosters.record import Moved, note
from weiquanbao.rosters.refusing import said
from weiquanbao.rosters.rights import LAWYER, Refused, require_keeper
from weiquanbao.rosters.words import HOMES, LANGUAGES, TOPICS
from weiquanbao.sql.locks import hold


@transaction.atomic
def open_post(*, organisation_id: int, name: str, address: str, phone: str, acting_as: Actor) -> DutyPost:
    """A place where lawyers sit; whoever keeps the organisation's roster opens it. Raises Refused.

    It is in the region of the organisation.
    """
    organisation = Organisation.objects.filter(pk=organisation_id, closed_on=None).first()
    if organisation is None:
        raise Refused("没有这个工会，重新选。")
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
    if not plain(firm, 60):
        raise Refused("写上是哪家律所。")
    if set(topics) - set(TOPICS) or set(homes) - set(HOMES) or set(languages) - set(LANGUAGES):
        raise Refused("擅长的、老家或者会说的话里，有一项没有这一种。")
    if town is not None and not Region.objects.filter(pk=town).exists():
        raise Refused("没有这个镇街，重新选。")
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
    post = held_post(post_id)
    by = require_keeper(acting_as, [post.organisation.path])
    if post.closed_on is not None:
        raise Refused("这个坐班点要撤了，不再加时间。")
    if lawyer_id is not None and not holds(lawyer_id, LAWYER):
        raise Refused("这个人现在不是坐班律师，换一位。")
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
    opening = Opening.objects.select_for_update().filter(pk=opening_id).first()
    if opening is None:
        raise Refused("没有这段时间。")
    post = held_post(opening.post_id)
    by = require_keeper(acting_as, [post.organisation.path])
    opening.until = max(until, opening.since)
    opening.save(update_fields=["until"])
    note("hours_ended", by=by, post_id=post.pk, about_id=opening.pk)
    return opening


@dataclass(frozen=True, slots=True)
class Closed:
    """What a post that closes takes with it: shifts that lose their lawyer, and what was booked, by id."""

    moved: tuple[Moved, ...]
    called_off: tuple[int, ...]


@transaction.atomic
def close_post(*, post_id: int, closed_on: date, acting_as: Actor) -> Closed:
    """Nobody sits there from this day on (内部规则 律师坐班 1). Raises Refused.

    Its shifts from then on lose their lawyer and are looked for no more; what was booked in them falls away.
    """
    hold(ROSTER)
    post = held_post(post_id)
    by = require_keeper(acting_as, [post.organisation.path])
    if closed_on < today():
        raise Refused("从今天或者以后撤起，过去的班改不了。")
    if post.closed_on is not None and post.closed_on <= closed_on:
        raise Refused("这个坐班点那天已经撤了。")
    coming = (
        Shift.objects.select_for_update(of=("self",)).filter(post=post, day__gte=closed_on).order_by("pk")
    )
    shifts = [one for one in coming if not one.over]
    post.closed_on = closed_on
    post.save(update_fields=["closed_on"])
    note("post_closed", by=by, post_id=post.pk)
    called_off = tuple(booking for one in shifts for booking in end_bookings(one, by=by))
    moved = tuple(empty(one, by=by, kind="shift_closed") for one in shifts if one.lawyer_id is not None)
    return Closed(moved, called_off)


def held_post(post_id: int) -> DutyPost:
    """A post held still until the end of the transaction. Raises Refused where there is none."""
    post = (
        DutyPost.objects.select_for_update(of=("self",))
        .select_related("organisation")
        .filter(pk=post_id)
        .first()
    )
    if post is None:
        raise Refused("没有这个坐班点。")
    return post
