"""The kinds of organisation in a county's union system, and under which kind each may stand."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of organisation: its Chinese name, and the kinds it may be placed under."""

    code: str
    label: str
    parents: tuple[str, ...]
    may_be_root: bool = False


_LEVELS = ("federation", "town_union", "district_committee")

#: With whom cases lie: the town union of the employer's place, else the county federation.
HANDLING = ("federation", "town_union")

KINDS: dict[str, Kind] = {
    kind.code: kind
    for kind in (
        Kind("federation", "总工会", ("federation",), may_be_root=True),
        Kind("rights_centre", "维权中心", ("federation",)),
        Kind("town_union", "镇街工会", ("federation",)),
        Kind("district_committee", "片区工委", ("town_union",)),
        Kind("industry_union", "行业工会", ("federation", "town_union")),
        Kind("joint_union", "联合工会", ("town_union", "district_committee", "industry_union")),
        Kind("grassroots_union", "基层工会", (*_LEVELS, "joint_union", "industry_union")),
        Kind("new_form_union", "新业态工会", (*_LEVELS, "joint_union", "industry_union")),
        Kind(
            "supervision_body",
            "劳动法律监督组织",
            (*_LEVELS, "joint_union", "industry_union", "grassroots_union", "new_form_union"),
        ),
        Kind("legal_aid_station", "法律援助工作站", ("federation", "rights_centre", "town_union")),
        Kind("tribunal", "工会派出庭", ("federation", "rights_centre", "town_union")),
        Kind("cooperation_base", "协作基地", ("federation", "rights_centre")),
        Kind("hometown_office", "老乡服务办公室", ("federation", "rights_centre", "town_union")),
        Kind(
            "cell",
            "网格",
            ("town_union", "district_committee", "joint_union", "grassroots_union", "new_form_union"),
        ),
    )
}

KIND_CHOICES: tuple[tuple[str, str], ...] = tuple((kind.code, kind.label) for kind in KINDS.values())


def placement_fault(kind: str, parent_kind: str | None) -> str | None:
    """Why an organisation of this kind may not stand there, in a sentence for the clerk; None when it may."""
    known = KINDS.get(kind)
    if known is None:
        return f"没有“{kind}”这种组织。"
    if parent_kind is None:
        return None if known.may_be_root else f"{known.label}要放在上级组织下面，请先选上级。"
    if parent_kind in known.parents:
        return None
    allowed = "、".join(KINDS[code].label for code in known.parents)
    parent = KINDS[parent_kind].label if parent_kind in KINDS else parent_kind
    return f"{known.label}不能放在{parent}下面，可以放在：{allowed}。"
