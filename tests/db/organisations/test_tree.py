"""The union tree in the database: paths, reach, moves, and what the trigger refuses."""

from datetime import date

import pytest
from django.db import IntegrityError, connection, transaction

from weiquanbao.organisations.actions import (
    NewOrganisation,
    Refused,
    close_organisation,
    create_organisation,
    create_organisations,
    create_regions,
    move_organisation,
)
from weiquanbao.organisations.models import Organisation, Region
from weiquanbao.organisations.register import paths_of, subtree_ids

pytestmark = pytest.mark.django_db


@pytest.fixture
def tree():
    """A federation, two towns, a district committee and a joint union below the first."""
    return create_organisations(
        [
            NewOrganisation(key="f", kind="federation", name="示例总工会"),
            NewOrganisation(key="e", kind="town_union", name="示例东镇工会", parent="f"),
            NewOrganisation(key="w", kind="town_union", name="示例西镇工会", parent="f"),
            NewOrganisation(key="d", kind="district_committee", name="示例片区工委", parent="e"),
            NewOrganisation(key="j", kind="joint_union", name="示例联合工会", parent="d"),
        ]
    )


def ids(tree, keys):
    return frozenset(tree[key].pk for key in keys)


@pytest.mark.parametrize(
    ("of", "reached"), [("f", "fewdj"), ("e", "edj"), ("w", "w"), ("j", "j"), ("ew", "ewdj")]
)
def test_an_organisation_reaches_everything_below_it(tree, of, reached):
    assert subtree_ids(tree[key].pk for key in of) == ids(tree, reached)


def test_nothing_reaches_nothing(tree):
    assert subtree_ids([]) == subtree_ids([0]) == frozenset()


def test_reach_takes_two_queries_however_many_are_asked(tree, django_assert_num_queries):
    with django_assert_num_queries(2):
        subtree_ids(each.pk for each in tree.values())


def test_paths_are_the_chain_of_ids(tree):
    paths = paths_of(each.pk for each in tree.values())
    assert paths[tree["j"].pk] == "".join(f"{tree[key].pk:06d}." for key in "fedj")


def test_moving_takes_everything_below_along(tree):
    move_organisation(organisation_id=tree["d"].pk, parent_id=tree["w"].pk)
    assert subtree_ids([tree["w"].pk]) == ids(tree, "wdj")
    assert subtree_ids([tree["e"].pk]) == ids(tree, "e")


def test_what_moving_refuses(tree):
    with pytest.raises(Refused, match="片区工委不能放在总工会下面"):
        move_organisation(organisation_id=tree["d"].pk, parent_id=tree["f"].pk)
    with pytest.raises(Refused, match="不能放到它自己的下级"):
        move_organisation(organisation_id=tree["f"].pk, parent_id=tree["e"].pk)


@pytest.mark.parametrize(
    ("kind", "parent", "match"),
    [
        ("town_union", None, "要放在上级组织下面"),
        ("federation", "e", "总工会不能放在镇街工会下面"),
        ("cell", "f", "网格不能放在总工会下面"),
    ],
)
def test_an_organisation_in_the_wrong_place_is_refused_in_a_sentence(tree, kind, parent, match):
    with pytest.raises(Refused, match=match):
        create_organisation(kind=kind, name="示例", parent_id=tree[parent].pk if parent else None)


def test_what_a_list_refuses():
    with pytest.raises(Refused, match="写在它前面"):
        create_organisations([NewOrganisation(key="e", kind="town_union", name="示例东镇", parent="f")])
    with pytest.raises(Refused, match="出现了两次"):
        create_organisations(
            [NewOrganisation(key="f", kind="federation", name=name) for name in ("一", "二")]
        )
    with pytest.raises(Refused, match="上级找不到"):
        create_organisation(kind="town_union", name="示例", parent_id=0)
    with pytest.raises(Refused, match="还没有写名称"):
        create_organisation(kind="federation", name="  ")
    assert not Organisation.objects.exists()


def test_an_organisation_closes_after_what_is_below_it(tree):
    with pytest.raises(Refused, match="下面还有"):
        close_organisation(organisation_id=tree["d"].pk, closed_on=date(2026, 1, 1))
    for key in "jd":
        closed = close_organisation(organisation_id=tree[key].pk, closed_on=date(2026, 1, 1))
        assert closed.closed_on == date(2026, 1, 1)


def test_two_of_one_name_and_kind_are_not_in_one_place(tree):
    with pytest.raises(IntegrityError, match="organisation_one_name_a_place"), transaction.atomic():
        create_organisation(kind="town_union", name="示例东镇工会", parent_id=tree["f"].pk)
    with pytest.raises(IntegrityError, match="organisation_one_name_a_place"), transaction.atomic():
        create_organisation(kind="federation", name="示例总工会")


@pytest.mark.parametrize(
    "change",
    [
        "kind = 'cell'",
        "kind = 'guild'",
        "path = '000001.'",
        "path = 'x'",
        "parent_id = NULL",
        "name = ''",
        "parent_id = id",
        "opened_on = '2026-01-02', closed_on = '2026-01-01'",
    ],
)
def test_the_database_refuses_what_code_forgets(tree, change):
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"UPDATE organisations_organisation SET {change} WHERE id = %s", [tree["d"].pk])


def test_the_database_refuses_a_branch_that_leaves_its_leaves_behind(tree):
    elsewhere = {"parent": tree["w"], "path": f"{tree['w'].path}{tree['d'].pk:06d}."}
    with pytest.raises(IntegrityError, match="without its branch"), transaction.atomic():
        Organisation.objects.filter(pk=tree["d"].pk).update(**elsewhere)


def test_the_database_refuses_a_path_under_another_parent(tree):
    path = f"{tree['e'].path}{10**9}."
    with pytest.raises(IntegrityError, match="wrong path"), transaction.atomic():
        Organisation.objects.create(pk=10**9, kind="cell", name="示例", parent=tree["d"], path=path)


def test_regions_are_entered_once(db):
    rows = [("330000", "浙江省", "province", None), ("330782", "义乌市", "county", "330000")]
    create_regions(rows)
    create_regions(rows)
    assert Region.objects.count() == 2
    for code in ("33", "33078", "abc"):
        with pytest.raises(IntegrityError, match="region_code"), transaction.atomic():
            Region.objects.create(code=code, name="示例", level="county")


def test_a_county_of_2200_is_entered_in_few_statements(django_assert_max_num_queries):
    rows = [NewOrganisation(key="f", kind="federation", name="示例总工会")]
    rows += [
        NewOrganisation(key=f"t{n}", kind="town_union", name=f"示例镇{n}", parent="f") for n in range(14)
    ]
    rows += [
        NewOrganisation(key=f"g{n}", kind="grassroots_union", name=f"示例{n}", parent=f"t{n % 14}")
        for n in range(2185)
    ]
    with django_assert_max_num_queries(6):
        made = create_organisations(rows)
    assert len(made) == Organisation.objects.count() == 2200
    assert len(subtree_ids([made["t0"].pk])) == 1 + len([n for n in range(2185) if n % 14 == 0])
