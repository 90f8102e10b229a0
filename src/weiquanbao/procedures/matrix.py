"""A procedure written out as tables: who may do what when, every act, every clock.

`python -m weiquanbao.procedures.matrix complaint > tests/snapshots/complaint.md` keeps the copy whose difference
is the legal review of a change.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator

from weiquanbao.kernel.procedure import Procedure
from weiquanbao.procedures import procedure

Row = tuple[str, ...]
NOTHING = "—"


def written_out(law: Procedure) -> str:
    """The whole declaration in Markdown, as a jurist reads it."""
    parts = (
        f"# {law.title} `{law.code}` {law.version}",
        "## 谁在什么时候能办什么",
        _table(("状态", *law.roles.values()), _open(law)),
        "## 每一步",
        _table(("行为", "从", "到", "谁", "依据", "条件", "记到案件", "通知"), _acts(law)),
        "## 期限",
        _table(("期限", "依据", "长度", "开始", "停止", "暂停", "恢复", "延长", "到期"), _clocks(law)),
    )
    return "\n\n".join(parts) + "\n"


def open_to(law: Procedure, state: str | None, role: str) -> tuple[str, ...]:
    """The acts this role has in this state, whatever else may bar them."""
    return tuple(code for code, by, _guards, _decision in law.moves[state] if role in by)


def _open(law: Procedure) -> Iterator[Row]:
    for state in (None, *law.states):
        name = f"{law.states[state].title} `{state}`" if state else "还没有案件"
        cells = (_listed(law.acts[code].title for code in open_to(law, state, role)) for role in law.roles)
        yield (name, *cells)


def _acts(law: Procedure) -> Iterator[Row]:
    for code, act in law.acts.items():
        yield (
            f"{act.title} `{code}`",
            _listed(law.states[state].title for state in act.sources),
            law.states[act.target].title if act.target else "不变",
            _listed(law.roles[role] for role in act.by),
            act.basis,
            _listed((*(guard.name for guard in act.guards), *_another(law, act.countersigns))),
            _listed(f"{field} → {column}" for field, column in act.records),
            _listed(f"{tell.text} → {tell.to}" for tell in act.notices),
        )


def _another(law: Procedure, countersigned: str | None) -> tuple[str, ...]:
    return (f"与{law.acts[countersigned].title}不是同一个人",) if countersigned else ()


def _clocks(law: Procedure) -> Iterator[Row]:
    for code, clock in law.clocks.items():
        acts = (clock.starts, clock.stops, clock.pauses, clock.resumes)
        yield (
            f"{clock.title} `{code}`",
            clock.basis,
            f"`{clock.length}`",
            *(_listed(law.acts[act].title for act in several) for several in acts),
            _listed(f"{law.acts[act].title} `{length}`" for act, length in clock.extends),
            law.acts[clock.on_expiry].title if clock.on_expiry else NOTHING,
        )


def _listed(names: Iterable[str]) -> str:
    return "、".join(names) or NOTHING


def _table(head: Row, rows: Iterable[Row]) -> str:
    lines = (head, ("---",) * len(head), *rows)
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


if __name__ == "__main__":
    sys.stdout.write(written_out(procedure(sys.argv[1])))
