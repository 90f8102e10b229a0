"""The county's employers: names made of the file's words, in a fixed order, so that every load gives the same."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from weiquanbao.commands.county.description import County, Town
from weiquanbao.common.identifiers import sample_uscc
from weiquanbao.organisations.employers import NewEmployer

#: One firm in so many has no union of its own: its town union answers for it.
WITHOUT_UNION = 23
#: One firm in so many is known by the sign over its gate.
SIGNED = 3


@dataclass(frozen=True, slots=True)
class Firm:
    """One employer before it is entered: which number, what it is called, what it makes, where it stands."""

    number: int
    name: str
    short: str
    trade: str
    place: int
    has_union: bool


def places(county: County) -> tuple[tuple[Town, int], ...]:
    """Every district committee as its town and its number in it; what is counted is dealt out over them in turn."""
    return tuple((town, number) for town in county.towns for number in range(1, town.committees + 1))


def firms(county: County) -> tuple[Firm, ...]:
    """All employers of the county."""
    standing = len(places(county))
    return tuple(_firm(number, county, standing) for number in range(county.counts["employers"]))


def _firm(number: int, county: County, standing: int) -> Firm:
    brand = county.brands[number // len(county.trades)]
    trade = county.trades[number % len(county.trades)]
    return Firm(
        number=number,
        name=f"示例{brand}{trade}有限公司",
        short=f"{brand}{trade}",
        trade=trade,
        place=number % standing,
        has_union=number % WITHOUT_UNION != WITHOUT_UNION - 1,
    )


def rows(county: County, listed: Sequence[Firm], unions: Mapping[int, int]) -> list[NewEmployer]:
    """The register to enter; `unions` gives the id of a firm's own union by the firm's number."""
    standing = places(county)
    found = []
    for firm in listed:
        town, _number = standing[firm.place]
        found.append(
            NewEmployer(
                name=firm.name,
                uscc=sample_uscc(firm.number, county=county.code),
                region=town.code,
                address=f"{town.name}示例路 {firm.number + 1} 号",
                organisation_id=unions.get(firm.number),
                aliases=((firm.short, "gate_sign"),) if firm.number % SIGNED == 0 else (),
                is_sample=True,
            )
        )
    return found
