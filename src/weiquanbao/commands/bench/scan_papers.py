"""Papers of the house in several layouts, and what somebody might change in one before it is signed."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Final

from weiquanbao.papers.blocks import Block
from weiquanbao.papers.sheets import Sheet

NAMES: Final = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨"
BODY: Final = "示例县总工会"
_ON: Final = date(2026, 11, 20)
_SAID: Final = (
    "申请人说，从2026年3月起单位没有按月发工资，只发过一次生活费，问了几次都说等货款到了再付。",
    "被申请人说，今年订单少，账上确实没有钱，愿意分期付，但是对加班的天数有不同的看法。",
    "调解员向双方说明了法律的规定，双方核对了考勤表和工资条，对拖欠的月份没有争议。",
    "申请人说，可以少要一些，但是年前必须付清，不然不能回家过年。",
    "被申请人说，年前可以付一半，另外一半在明年三月底以前付，由厂长个人担保。",
    "双方都说，以上记录看过了，和说的一样，没有要补充的。",
)


def _name(chosen: random.Random) -> str:
    return "".join(chosen.sample(NAMES, 2)) + "某"


def _sum(chosen: random.Random) -> str:
    return f"{chosen.randrange(1, 99) * 1000 + chosen.randrange(1000):,}.00"


def agreement(number: int = 0, lines: int = 6, layout: str = "plain") -> Sheet:
    """An agreement in the manner of the house, another one for each number."""
    chosen = random.Random(number)  # noqa: S311 - repeatable
    worker, total = _name(chosen), _sum(chosen)
    blocks = [
        Block("flat", f"申请人：{worker}，住示例县示例镇示例路{chosen.randrange(1, 200)}号。"),
        Block("flat", "被申请人：示例袜业有限公司，住示例县示例镇工业路8号。"),
        Block("para", f"双方因工资争议，于2026年11月{chosen.randrange(1, 29)}日自愿达成协议如下："),
        Block(
            "table",
            rows=(
                ("请求", "金额"),
                ("拖欠工资", total),
                ("加班工资", _sum(chosen)),
                ("经济补偿", _sum(chosen)),
            ),
        ),
        Block("heading", "一、付多少"),
    ]
    blocks += [
        Block(
            "para",
            f"第{place}期，单位于2026年12月{chosen.randrange(1, 29)}日前付给{worker}工资{_sum(chosen)}元，"
            "打到职工本人的银行卡上，逾期的按未付部分另付利息，职工收到后不再就此事提出别的请求。",
        )
        for place in range(1, lines + 1)
    ]
    blocks += [
        Block("heading", "二、别的约定"),
        Block("para", "本协议一式三份，双方各执一份，调解组织存一份，自双方签字或者盖章时起生效。"),
        Block("sign", "申请人（签字）"),
        Block("sign", "被申请人（签字、盖章）"),
        Block("sign", "调解员（签字）"),
        Block("right", BODY),
        Block("right", "2026年11月20日"),
    ]
    return Sheet("调解协议书", BODY, f"示总工协〔2026〕{number + 1}号", layout, _ON, tuple(blocks))


def letter(number: int = 0, lines: int = 2) -> Sheet:
    """A letter with a red head, sealed over its date."""
    chosen = random.Random(f"letter {number}")  # noqa: S311 - repeatable
    worker = _name(chosen)
    blocks = [
        Block("flat", f"{worker}："),
        Block(
            "para",
            f"你于2026年10月{chosen.randrange(1, 29)}日向本会提出的投诉（事项码WQ{number:06}），经审查，依照"
            "《工会参与劳动争议处理办法》的规定，本会决定受理，现将有关事项告知如下。",
        ),
        Block("heading", "一、投诉事项"),
        Block("flat", "单位：示例饰品有限公司。"),
        Block("table", rows=(("请求", "金额（元）"), ("拖欠工资", _sum(chosen)), ("经济补偿", _sum(chosen)))),
        Block("heading", "二、承办人和期限"),
        Block("flat", f"承办人：{_name(chosen)}，电话0579-8500{chosen.randrange(1000, 9999)}。"),
    ]
    blocks += [
        Block(
            "para",
            f"本会于2026年12月{chosen.randrange(1, 29)}日前把第{place}项的办理结果告诉你，你可以随时补充证据、"
            f"查询进展，也可以随时撤回；单位已经付的{_sum(chosen)}元从请求里扣掉。",
        )
        for place in range(1, lines + 1)
    ]
    blocks += [
        Block("para", "投诉不等于申请仲裁。申请仲裁的时效照常计算。"),
        Block("right", BODY),
        Block("right", "2026年11月20日"),
    ]
    return Sheet("受理告知书", BODY, f"示总工受告〔2026〕{number + 1}号", "letter", _ON, tuple(blocks))


def minutes(number: int = 0, lines: int = 4) -> Sheet:
    """Minutes of talks, signed by those who were there."""
    chosen = random.Random(f"minutes {number}")  # noqa: S311 - repeatable
    worker = _name(chosen)
    blocks = [
        Block("flat", f"案号：示调〔2026〕{number + 7}号（事项码WQ{number:06}）"),
        Block("flat", f"调解机构：{BODY}"),
        Block("flat", f"日期：2026年11月{chosen.randrange(1, 29)}日"),
        Block("flat", f"申请人：{worker}"),
        Block("flat", "被申请人：示例五金有限公司"),
        Block("flat", f"到场：{worker}、{_name(chosen)}（厂长）、{_name(chosen)}（调解员）"),
        Block("heading", "记录"),
    ]
    blocks += [
        Block("para", f"{_SAID[place % len(_SAID)]}说到的数是{_sum(chosen)}元。") for place in range(lines)
    ]
    blocks += [Block("sign", "申请人"), Block("sign", "被申请人"), Block("sign", "调解员")]
    return Sheet("调解笔录", BODY, f"示总工调录〔2026〕{number + 1}号", "plain", _ON, tuple(blocks))


#: What a paper is made by, from its number; those of one page first.
ONE_PAGE: Final[tuple[Callable[[int], Sheet], ...]] = (
    lambda number: agreement(number, 1),
    lambda number: letter(number, 1),
    lambda number: minutes(number, 3),
)
SEVERAL_PAGES: Final[tuple[Callable[[int], Sheet], ...]] = (
    lambda number: agreement(number, 6),
    lambda number: letter(number, 4),
    lambda number: minutes(number, 10),
)


def replaced(sheet: Sheet, old: str, new: str) -> Sheet:
    """The same paper with one text in it changed, which is there exactly where it is first."""
    blocks = list(sheet.blocks)
    for place, block in enumerate(blocks):
        if old in block.text:
            blocks[place] = replace(block, text=block.text.replace(old, new, 1))
            return replace(sheet, blocks=tuple(blocks))
        cells = [cell for row in block.rows for cell in row]
        if any(old in cell for cell in cells):
            rows = tuple(tuple(cell.replace(old, new, 1) for cell in row) for row in block.rows)
            blocks[place] = replace(block, rows=rows)
            return replace(sheet, blocks=tuple(blocks))
    raise ValueError(old)
