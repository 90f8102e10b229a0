"""How much of what lawyers ask for waits for a keeper of rosters: the figure beside his rail."""

from __future__ import annotations

from weiquanbao.access.actors import Actor
from weiquanbao.common.dates import now, today
from weiquanbao.rosters.rights import keeps_all, kept_paths
from weiquanbao.sql.asking import asking

#: Of what `leaves_to_decide` and `swaps_to_decide` list, whatever is not his own; asked beside every page of a keeper.
_WAITING = """
SELECT (
    SELECT count(*) FROM rosters_leave AS leave
    WHERE leave.state = 'asked' AND leave.lawyer_id <> %(me)s AND (%(everything)s::boolean OR (
        SELECT count(*) > 0 AND bool_and(place.path LIKE ANY(%(paths)s::text[]))
        FROM rosters_shift AS shift
        JOIN rosters_dutypost AS post ON post.id = shift.post_id
        JOIN organisations_organisation AS place ON place.id = post.organisation_id
        WHERE shift.lawyer_id = leave.lawyer_id AND shift.day BETWEEN leave.starts_on AND leave.ends_on
            AND shift.day >= %(today)s AND shift.day + shift.ends > %(now)s::timestamp
    ))
) + (
    SELECT count(*) FROM rosters_swap AS swap
    JOIN rosters_shift AS shift ON shift.id = swap.shift_id
    JOIN rosters_dutypost AS post ON post.id = shift.post_id
    JOIN organisations_organisation AS place ON place.id = post.organisation_id
    LEFT JOIN rosters_shift AS other ON other.id = swap.other_id
    LEFT JOIN rosters_dutypost AS other_post ON other_post.id = other.post_id
    LEFT JOIN organisations_organisation AS other_place ON other_place.id = other_post.organisation_id
    WHERE swap.state = 'accepted' AND swap.asked_by_id <> %(me)s AND swap.colleague_id <> %(me)s
        AND shift.day >= %(today)s AND place.path LIKE ANY(%(paths)s::text[])
        AND (swap.other_id IS NULL OR other_place.path LIKE ANY(%(paths)s::text[]))
)
"""


def roster_waiting(actor: Actor) -> int:
    """How many leaves and swaps this actor is to decide, none of them his own. One statement; none for nobody's."""
    paths = kept_paths(actor)
    if not paths or actor.person_id is None:
        return 0
    with asking() as cursor:
        cursor.execute(
            _WAITING,
            {
                "me": actor.person_id,
                "everything": keeps_all(actor),
                "paths": [f"{path}%" for path in paths],
                "today": today(),
                "now": now().replace(tzinfo=None),
            },
        )
        return int(cursor.fetchone()[0])
