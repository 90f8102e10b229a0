"""The county's union tree, line by line, each parent above its children."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from weiquanbao.commands.county.description import Body, County
from weiquanbao.commands.county.register import Firm, places
from weiquanbao.organisations.actions import NewOrganisation

ROOT = "federation"
#: What a union outside firms is of.
OTHERS = ("社区", "村", "学校", "医院", "市场", "园区", "机关", "供销社")
#: Among so many unions of a committee's firms, one stands below a joint union.
JOINED = 3


def rows(county: County, firms: Sequence[Firm]) -> list[NewOrganisation]:
    """Every organisation of the county."""
    return [
        _row(ROOT, "federation", county.federation, None, county.code),
        *(
            _row(town.code, "town_union", f"{town.name}总工会", ROOT, town.code, phone="12351")
            for town in county.towns
        ),
        *_committees(county),
        *_joint_unions(county),
        *_new_form_unions(county),
        *_grassroots(county, firms),
        *_bodies(county),
        *_cells(county),
    ]


def union_of(firm: Firm) -> str:
    """The key of a firm's own union in the list."""
    return f"firm-{firm.number}"


def _row(
    key: str, kind: str, name: str, parent: str | None, region: str, *, phone: str = "", address: str = ""
) -> NewOrganisation:
    return NewOrganisation(
        key=key,
        kind=kind,
        name=name,
        parent=parent,
        region=region,
        phone=phone,
        address=address,
        is_sample=True,
    )


def _committees(county: County) -> Iterator[NewOrganisation]:
    for place, (town, number) in enumerate(places(county)):
        name = f"示例{town.short}第 {number} 片区工委"
        yield _row(f"committee-{place}", "district_committee", name, town.code, town.code)


def _joint_unions(county: County) -> Iterator[NewOrganisation]:
    standing = places(county)
    for number in range(county.counts["joint_union"]):
        place, turn = number % len(standing), number // len(standing)
        town, committee = standing[place]
        trade = county.trades[(place + turn * 7) % len(county.trades)]
        name = f"示例{town.short}第 {committee} 片区{trade}联合工会{_again(turn, len(county.trades))}"
        yield _row(f"joint-{number}", "joint_union", name, f"committee-{place}", town.code)


def _new_form_unions(county: County) -> Iterator[NewOrganisation]:
    standing = places(county)
    for number in range(county.counts["new_form_union"]):
        place = number % len(standing)
        form = county.new_forms[number % len(county.new_forms)]
        brand = county.brands[number % len(county.brands)]
        turn = number // (len(county.brands) * len(county.new_forms))
        name = f"示例{brand}{form}工会{_again(turn, 1)}"
        yield _row(
            f"new-form-{number}", "new_form_union", name, f"committee-{place}", standing[place][0].code
        )


def _grassroots(county: County, firms: Sequence[Firm]) -> Iterator[NewOrganisation]:
    """Unions of firms first, as far as the county's number goes; the rest are of villages, schools, markets."""
    total = county.counts["grassroots_union"]
    own = [firm for firm in firms if firm.has_union][:total]
    standing = places(county)
    for turn, firm in enumerate(own):
        joined = turn % JOINED == 0 and firm.place < county.counts["joint_union"]
        parent = f"joint-{firm.place}" if joined else f"committee-{firm.place}"
        yield _row(
            union_of(firm), "grassroots_union", f"{firm.name}工会", parent, standing[firm.place][0].code
        )
    for number in range(total - len(own)):
        town = county.towns[number % len(county.towns)]
        brand = county.brands[number % len(county.brands)]
        turn = number // len(county.brands)
        of = OTHERS[turn % len(OTHERS)]
        name = f"示例{brand}{of}工会{_again(turn, len(OTHERS))}"
        yield _row(f"other-{number}", "grassroots_union", name, town.code, town.code)


def _bodies(county: County) -> Iterator[NewOrganisation]:
    for number, body in enumerate(county.bodies):
        if body.in_towns:
            for town in county.towns:
                name = f"{town.short}{body.name}"
                yield _row(f"body-{number}-{town.code}", body.kind, name, town.code, town.code)
            continue
        yield _row(
            f"body-{number}",
            body.kind,
            body.name,
            _above(body, county),
            county.code,
            phone=body.phone,
            address=body.address,
        )


def _above(body: Body, county: County) -> str:
    """The first body of the kind it stands below, else the federation."""
    return next(
        (f"body-{number}" for number, other in enumerate(county.bodies) if other.kind == body.under), ROOT
    )


def _cells(county: County) -> Iterator[NewOrganisation]:
    standing = places(county)
    for number in range(county.counts["cell"]):
        place, turn = number % len(standing), number // len(standing)
        town, committee = standing[place]
        name = f"示例{town.short}第 {committee} 片区第 {turn + 1} 网格"
        yield _row(f"cell-{number}", "cell", name, f"committee-{place}", town.code)


def _again(turn: int, every: int) -> str:
    """A number behind a name whose words have all been used once."""
    return f"（{turn // every + 1}）" if turn >= every else ""
