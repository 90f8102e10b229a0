"""One procedure written out in full."""

from collections.abc import Iterator
from datetime import date

from weiquanbao.commands.reference import law
from weiquanbao.commands.reference.markdown import anchor, bullets, link, table
from weiquanbao.kernel.declaration import AGREED
from weiquanbao.kernel.facts import Guard
from weiquanbao.kernel.forms import Field
from weiquanbao.kernel.procedure import Act, Clock, Procedure, Tell
from weiquanbao.law.citations import cite
from weiquanbao.law.parameters import CONFIDENCE_LABELS, period
from weiquanbao.people.duties import DUTIES
from weiquanbao.procedures.matrix import open_to

UP = "../"
KINDS = {
    "line": "one line",
    "text": "text",
    "money": "amount",
    "date": "date",
    "choice": "one of",
    "choices": "some of",
    "yes_no": "yes or no",
    "officer": "an officer who reaches the case",
    "lawyer": "a lawyer on duty",
    "evidence": "files",
    "claim": "a claim of the matter",
    "party": "a respondent of the matter",
    "item": "a piece of evidence of the matter",
    "shares": "a sum for each of several workers",
    "code": "the code by phone or authenticator; never kept",
    "worker": "one of the workers an agreement is with",
}
AUDIENCES = {
    "claimant": "the worker, in the app and by SMS",
    "respondent": "the respondent, in the app and by SMS",
    "parties": "both sides, in the app and by SMS",
    "addressee": "the party the paper is for",
    "not_served": "both sides, but for whoever is told by another message that the paper was served on the phone",
    "other_side": "the side that did not act, in the app and by SMS",
    "handler": "the handler",
    "supervisors": "leaders and county officers who reach the case",
    "intake": "intake and town officers who reach the case",
    **{duty.code: f"whoever reaches the case as {duty.label}" for duty in DUTIES.values()},
}


def render(one: Procedure) -> str:
    """Diagram, states, who may do what, acts, clocks, facts."""
    head = f"# {one.title} `{one.code}`\n\nVersion {one.version}: a case keeps the version it was opened "
    head += f"under. Declared in `src/weiquanbao/procedures/{one.code}/declaration.py`.\n"
    parts = (
        head,
        _diagram(one),
        "## States\n\n" + table(("State", "中文", "The worker reads", "Ends the case"), _states(one)),
        "## Who may do what\n\n● may do it. Staff count where their appointment reaches the case; "
        f"what each role is stands under [roles]({UP}roles.md).\n\n"
        + table(("Act", "From", "To", *one.roles.values()), _matrix(one)),
        "## Open acts by state and role\n\n" + table(("State", *one.roles.values()), _open(one)),
        "## Acts\n",
        *(_act(one, code, act) for code, act in one.acts.items()),
        _clocks(one),
        "## Facts\n\nWhat guards may know about a case.\n\n"
        + table(
            ("Fact", "Type", "Meaning"),
            ((f"`{f.name}`", f"`{f.type.__name__}`", f.meaning) for f in one.facts),
        ),
    )
    return "\n".join(parts)


def _diagram(one: Procedure) -> str:
    lines = [f'    state "{state.title}" as {code}' for code, state in one.states.items()]
    lines += [
        f"    {source} --> {act.target} : {act.title}"
        for act in one.acts.values()
        for source in act.sources or ("[*]",)
        if act.target
    ]
    lines += [f"    {code} --> [*]" for code, state in one.states.items() if state.final]
    staying = "、".join(act.title for act in one.acts.values() if act.target is None)
    body = "\n".join(lines)
    return (
        f"## Diagram\n\n```mermaid\nstateDiagram-v2\n    direction LR\n{body}\n```\n\n"
        f"Acts that leave the state as it is are not drawn: {staying or 'none'}.\n"
    )


def _states(one: Procedure) -> Iterator[tuple[str, ...]]:
    for code, state in one.states.items():
        yield f"`{code}`", state.title, state.plain, "yes" if state.final else ""


def _matrix(one: Procedure) -> Iterator[tuple[str, ...]]:
    for code, act in one.acts.items():
        yield (
            f"[{act.title}](#{anchor(heading(code, act))})",
            _sources(one, act),
            _target(one, act),
            *("●" if role in act.by else "" for role in one.roles),
        )


def _open(one: Procedure) -> Iterator[tuple[str, ...]]:
    for state in (None, *one.states):
        cells = ("、".join(one.acts[code].title for code in open_to(one, state, role)) for role in one.roles)
        yield one.states[state].title if state else "no case yet", *cells


def heading(code: str, act: Act) -> str:
    """What the chapter of an act is called, for links to it."""
    return f"{act.title} {code}"


def _act(one: Procedure, code: str, act: Act) -> str:
    moved = _moved(one, code)
    other = one.acts[act.countersigns].title if act.countersigns else ""
    lines = (
        f"**Moves** {_sources(one, act)} → {_target(one, act)}",
        f"**Who** {'、'.join(f'{one.roles[role]} `{role}`' for role in act.by)}",
        f"**Basis** {law.basis(act.basis, up=UP)} {cite(act.basis).full}",
        f"**The worker reads** {act.plain or 'nothing: it is a step inside the union'}",
        f"**Not by whoever did** {other}; the database holds it too" if other else "",
        "**Grave**: asked twice before it is done" if act.grave else "",
        f"**Clocks** {moved}" if moved else "",
        *(f"**Records** `{field}` as the case's `{column}`" for field, column in act.records),
        *(f"**Guard** {_guard(guard)}" for guard in act.guards),
        *(f"**Notice** {_notice(one.code, tell)}" for tell in act.notices),
        *(f"**Paper** `{paper}`" for paper in act.papers),
    )
    return f"### {heading(code, act)}\n\n{bullets(lines)}{_form(act)}"


def _guard(guard: Guard) -> str:
    needs = "、".join(f"`{name}`" for name in guard.needs)
    return f"`{guard.name}`: {guard.meaning.splitlines()[0].rstrip('.')} (needs {needs})"


def _notice(procedure: str, tell: Tell) -> str:
    name = f"{procedure}.{tell.text}"
    return f"{link(name, f'{UP}notices.md', name)} to {AUDIENCES[tell.to]}"


def _form(act: Act) -> str:
    if not act.form:
        return ""
    head = ("Field", "中文", "Kind", "Needed", "The worker reads it", "Choices or limit", "Hint")
    return "\n" + table(head, (_field(field) for field in act.form))


def _field(field: Field) -> tuple[str, ...]:
    limit = f"{field.limit} characters" if field.kind in {"line", "text"} else ""
    choices = "、".join(f"{label} `{code}`" for code, label in field.choices)
    needed, told = ("yes" if one else "" for one in (field.required, field.told))
    return f"`{field.code}`", field.label, KINDS[field.kind], needed, told, choices or limit, field.hint


def _moved(one: Procedure, act: str) -> str:
    words = []
    for clock in one.clocks.values():
        for word, acts in _moves(clock).items():
            if act in acts:
                words.append(f"{word} {clock.title}")
    return "、".join(words)


def _moves(clock: Clock) -> dict[str, tuple[str, ...]]:
    return {
        "starts": clock.starts,
        "stops": clock.stops,
        "pauses": clock.pauses,
        "resumes": clock.resumes,
        "extends": tuple(act for act, _length in clock.extends),
        "is what happens at the end of": (clock.on_expiry,) if clock.on_expiry else (),
    }


def _clocks(one: Procedure) -> str:
    head = (
        "Clock",
        "Length",
        "Basis",
        "Starts",
        "Stops",
        "Pauses",
        "Resumes",
        "Extended by",
        "When it runs out",
    )
    told = ("Clock", "The worker reads", "How far the length is confirmed")
    return (
        "## Clocks\n\nThe first day is not counted; an end on a rest day moves to the next working day "
        f"([how periods are counted]({UP}../explanation/periods.md)). Lengths as of {one.version}.\n\n"
        + table(head, _clock_rows(one))
        + "\n"
        + table(told, _told(one))
    )


def _clock_rows(one: Procedure) -> Iterator[tuple[str, ...]]:
    for code, clock in one.clocks.items():
        several = (clock.starts, clock.stops, clock.pauses, clock.resumes)
        yield (
            f"{clock.title} `{code}`",
            law.length(clock.length, one.version, up=UP),
            law.basis(clock.basis, up=UP),
            *("、".join(one.acts[act].title for act in acts) for acts in several),
            "、".join(
                f"{one.acts[act].title}: {law.length(length, one.version, up=UP)}"
                for act, length in clock.extends
            ),
            one.acts[clock.on_expiry].title if clock.on_expiry else "",
        )


def _told(one: Procedure) -> Iterator[tuple[str, ...]]:
    for code, clock in one.clocks.items():
        confidence = "the parties' own day"
        if clock.length != AGREED:
            value = period(clock.length, date.fromisoformat(one.version))[1]
            confidence = f"`{value.confidence}` {CONFIDENCE_LABELS[value.confidence]}"
        yield f"`{code}`", clock.plain or "nothing: it runs inside the union", confidence


def _sources(one: Procedure, act: Act) -> str:
    return "、".join(one.states[state].title for state in act.sources) or "a new case"


def _target(one: Procedure, act: Act) -> str:
    return one.states[act.target].title if act.target else "stays"
