"""材料包: what goes along with a handover, and nothing that is the union's own. The same state gives the same words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from weiquanbao.access.actors import Actor
from weiquanbao.cases.models import Case, ClockRun, Entry, Party
from weiquanbao.cases.names import name_of
from weiquanbao.cases.words import ORIGINS, PROBLEMS, SIDES, STANDINGS
from weiquanbao.common.dates import local
from weiquanbao.common.identifiers import mask_phone
from weiquanbao.evidence.reading import ItemDigest
from weiquanbao.kernel.procedure import Procedure
from weiquanbao.procedures import procedure
from weiquanbao.reading.agreements import agreements_told
from weiquanbao.reading.case import claim_rows, items_with
from weiquanbao.reading.goes_along import INSIDE, goes_along
from weiquanbao.reading.reach import cases_reached, reach
from weiquanbao.reading.steps import step_rows


@dataclass(frozen=True, slots=True)
class Package:
    """Everything that goes along: words as plain data, files by page id and name, and whose numbers are in clear."""

    number: str
    told: Mapping[str, Any]
    files: tuple[tuple[int, str], ...]
    items: tuple[int, ...]
    subjects: tuple[int, ...]
    in_clear: bool
    recipient: str


def package(actor: Actor, case_id: int) -> Package | None:
    """The package of a handover within reach; None for a stranger, and before or after it may go."""
    row = cases_reached(reach(actor), actor).select_related("matter", "parent__organisation", "organisation")
    case = row.filter(pk=case_id).first()
    if case is None or case.parent is None or not goes_along(case):
        return None
    asked = dict(Entry.objects.filter(case=case, step=1).values_list("code", "value"))
    inside = case.state in INSIDE
    along = frozenset({"evidence"} if inside else asked.get("along", ()))
    evidence = items_with(actor, case.parent)
    items = evidence if "evidence" in along else ()
    parties = list(
        Party.objects.filter(matter=case.matter_id)
        .select_related("person", "employer")
        .order_by("side", "id")
    )
    in_clear = "contact" in along
    return Package(
        number=case.number,
        told=_told(case, parties, asked, in_clear, evidence),
        files=tuple((page.id, _file(item, page)) for item in items for page in item.pages),
        items=tuple(item.id for item in items),
        subjects=tuple(party.person_id for party in parties if party.side == "claimant" and party.person_id),
        in_clear=in_clear,
        recipient=str(asked.get("body") or asked.get("town", "")),
    )


def _told(
    case: Case,
    parties: Iterable[Party],
    asked: Mapping[str, Any],
    in_clear: bool,
    items: tuple[ItemDigest, ...],
) -> dict[str, Any]:
    parent, matter = case.parent or case, case.matter
    law = procedure(parent.procedure, parent.version)
    return {
        "移送": case.number,
        "移给": asked.get("body") or asked.get("town", ""),
        "为什么": asked.get("reason", ""),
        "移出": parent.organisation.name,
        "案号": parent.number,
        "事项码": matter.code,
        "程序": law.title,
        "到哪一步": law.states[parent.state].title,
        "收件": {"日期": str(matter.filed_on), "方式": ORIGINS[matter.channel]},
        "事实": {
            "说的是": [PROBLEMS[code] for code in matter.problems],
            "干活从": str(matter.worked_from or ""),
            "干到": str(matter.worked_until or ""),
            "知道出事": str(matter.known_on or ""),
            "职工的话": matter.told,
        },
        "当事人": [_party(party, in_clear) for party in parties],
        "请求": [
            {
                "要什么": claim.word,
                "想怎样": claim.wanted,
                "数目（元）": "" if claim.amount is None else f"{claim.amount:.2f}",
                "最晚哪天申请仲裁": str(claim.lapses_on or ""),
            }
            for claim in claim_rows(matter.pk, matter.filed_on)
        ],
        "正在走的期限": _clocks(matter.pk),
        "证据": [_item(item) for item in items],
        "经过": _history(parent, law),
    } | agreements_told(matter.pk)


def _party(party: Party, in_clear: bool) -> dict[str, str]:
    phone = (party.person.phone if party.person else party.boss_phone) or ""
    claimant = party.side == "claimant"
    return {
        "哪一方": SIDES[party.side],
        "身份": STANDINGS[party.standing],
        "姓名或名称": name_of(party),
        "电话": phone if in_clear and claimant else mask_phone(phone) if phone else "",
        "地址": party.address or (party.employer.address if party.employer else ""),
    }


def _clocks(matter_id: int) -> list[dict[str, str]]:
    """Only what the parties are told of: the union's own deadlines are its own affair."""
    runs = ClockRun.objects.filter(case__matter_id=matter_id, stopped_on=None, case__closed_on=None)
    found = []
    for run in runs.select_related("case").order_by("case_id", "id"):
        clock = procedure(run.case.procedure, run.case.version).clocks[run.code]
        if clock.plain:
            last = "停着" if run.paused_on else str(run.due_on)
            found.append(
                {"案号": run.case.number, "期限": clock.title, "从": str(run.started_on), "最后一天": last}
            )
    return found


def _item(item: ItemDigest) -> dict[str, Any]:
    files = [
        {"文件": _file(item, page), "原件名": page.name, "字节": page.size, "原件SHA-256": page.sha256}
        for page in item.pages
    ]
    return {"名称": item.title or item.kind_label, "来自": item.side_label, "文件": files}


def _file(item: ItemDigest, page: Any) -> str:
    ending = {"image/jpeg": "jpg", "image/png": "png", "application/pdf": "pdf"}.get(page.served_type)
    ending = ending or page.served_type.rpartition("/")[2]
    return f"证据/{item.id:06d}-{page.position:03d}-{page.id}.{ending}"


def _history(parent: Case, law: Procedure) -> list[dict[str, Any]]:
    """What the worker was told, oldest first; notes of the union stay with the union."""
    return [
        {
            "日期": str(step.effective_on),
            "记于": local(step.recorded_at).strftime("%Y-%m-%d %H:%M"),
            "做了什么": step.title,
            "依据": step.basis,
            "写明": dict(step.told),
        }
        for step in reversed(step_rows(parent, law))
        if step.plain
    ]
