"""Paths of the union tree, and where each kind of organisation may stand."""

import pytest

from weiquanbao.organisations.kinds import KINDS, placement_fault
from weiquanbao.organisations.tree import ids_of, is_within, outermost, path_of


def test_a_path_is_the_chain_of_ids_and_grows_with_large_ids():
    assert path_of(path_of("", 1), 23) == "000001.000023."
    assert path_of("", 1_234_567) == "1234567."
    assert ids_of("000001.000023.") == (1, 23)


def test_one_id_being_the_beginning_of_another_does_not_make_it_a_parent():
    assert is_within("000001.000023.", "000001.")
    assert not is_within("0000011.", "000001.")
    assert not is_within("000001.", "")


def test_outermost_keeps_only_what_reaches_furthest():
    assert outermost(["000001.000002.", "000001.", "000003.000004.", "000003.000004.000005."]) == (
        "000001.",
        "000003.000004.",
    )
    assert outermost([]) == ()


@pytest.mark.parametrize(
    ("kind", "parent", "expected"),
    [
        ("federation", None, None),
        ("town_union", "federation", None),
        ("cell", "grassroots_union", None),
        ("grassroots_union", "joint_union", None),
        ("town_union", None, "镇街工会要放在上级组织下面，请先选上级。"),
        ("federation", "town_union", "总工会不能放在镇街工会下面，可以放在：总工会。"),
        ("tribunal", "cell", "工会派出庭不能放在网格下面，可以放在：总工会、维权中心、镇街工会。"),
        ("guild", None, "没有“guild”这种组织。"),
    ],
)
def test_where_a_kind_may_stand(kind, parent, expected):
    assert placement_fault(kind, parent) == expected


def test_every_kind_of_the_glossary_is_there_and_can_be_reached_from_a_root():
    assert len(KINDS) == 14
    reachable = {code for code, kind in KINDS.items() if kind.may_be_root}
    for _ in KINDS:
        reachable |= {code for code, kind in KINDS.items() if reachable & set(kind.parents)}
    assert reachable == set(KINDS)
