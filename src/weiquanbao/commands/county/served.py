"""Papers on their way in the sample county: agreed to on the phone, read there, handed over or posted."""

from __future__ import annotations

from weiquanbao.access.actors import Actor
from weiquanbao.commands.county.crowd import SIDES
from weiquanbao.desk.act import act
from weiquanbao.desk.receive import agree_to_phone, take_note
from weiquanbao.people.consents import current
from weiquanbao.reading import visible
from weiquanbao.service.words import PURPOSE

#: What is filled in when a paper is handed over, or posted.
BY_HAND = {
    "hand_over": {"recipient": "示例收发员", "capacity": "mailroom", "place": "单位门卫室"},
    "post": {"tracking": "1000000000001", "place": "单位注册地址"},
}


def agree(actor: Actor, by: str, matter_id: int) -> None:
    """From now on papers come on this hand's phone."""
    agree_to_phone(actor, matter_id, SIDES[by], current(PURPOSE).version)


def read_all(actor: Actor, by: str, case_id: int) -> None:
    """Every paper of a case is opened."""
    for one in visible.papers(actor, case_id, side=SIDES[by]):
        take_note(actor, one.id, SIDES[by])


def bring(officer: Actor, way: str, case_id: int) -> None:
    """What is still owed of a case goes out by hand or by post."""
    for several in visible.services(officer, case_id).values():
        for one in several:
            if one.owed:
                act(case_id=one.case_id, act=way, acting_as=officer, values=BY_HAND[way])
