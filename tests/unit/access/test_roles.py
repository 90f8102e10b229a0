"""The roles of the house, described."""

import pytest

from weiquanbao.access.actors import CLOCK, PEER, SYSTEM, Actor, person
from weiquanbao.access.roles import READERS, ROLES, label
from weiquanbao.people.duties import ADMINISTRATORS, DUTIES


def test_every_duty_is_a_role_with_the_same_name_and_separation():
    for code, duty in DUTIES.items():
        assert (ROLES[code].label, ROLES[code].separation) == (duty.label, duty.separation)


@pytest.mark.parametrize("role", list(ROLES.values()), ids=list(ROLES))
def test_every_role_says_what_it_is_for(role):
    assert len(role.meaning) >= 20
    assert role.meaning.endswith("。")
    assert label(role.code) == role.label


def test_the_three_administrators_see_no_case_data():
    for code in ADMINISTRATORS:
        assert code not in READERS
        assert "看不到任何案件" in ROLES[code].meaning
        assert not any("案件" in seen and "没有内容" not in seen for seen in ROLES[code].sees)


def test_a_person_has_an_id_and_nobody_else_has():
    assert person(7, 9) == Actor("person", 7, 9)
    assert (CLOCK.kind, SYSTEM.kind, PEER.kind) == ("clock", "system", "peer")
    assert Actor.CLOCK is CLOCK
    for kind, person_id in (("person", None), ("clock", 7), ("system", 7), ("peer", 7)):
        with pytest.raises(ValueError, match="person has an id"):
            Actor(kind, person_id)
