"""The texts of notices: who is told what, by which channel, in which words."""

from collections.abc import Iterator

from weiquanbao.commands.reference.markdown import bullets, code, link, quoted
from weiquanbao.commands.reference.procedure_page import AUDIENCES, heading
from weiquanbao.notices import library
from weiquanbao.notices.wording import Wording
from weiquanbao.procedures import PROCEDURES

PATH = "docs/reference/notices.md"
CHANNELS = {"in_app": "in the app", "sms": "SMS", "email": "e-mail"}
INTRODUCTION = """# Notices

The words of every message the house sends. A text is a file: `src/weiquanbao/procedures/CODE/notices/` for
those of a procedure, `src/weiquanbao/notices/texts/` for the rest. Fields in braces are filled in; what a
text names as secret is blanked a day after delivery. A text that asks for a field nobody fills is refused
at start. How they travel: [outbox and delivery](../adr/0010-outbox-and-delivery.md).
"""


def render() -> str:
    """Those of the house first, then those of each procedure."""
    parts = [INTRODUCTION, "\n# Of the house\n", *map(_chapter, library.codes())]
    for procedure in library.procedures():
        parts += [f"\n# Of {procedure}\n", *map(_chapter, library.codes(procedure))]
    return "".join(parts)


def _chapter(name: str) -> str:
    wording = library.wording(name)
    lines = (
        *_sent_by(name),
        f"Fields: {code(*sorted(wording.fields))}" if wording.fields else "",
        f"Secret: {code(*sorted(wording.secret))}" if wording.secret else "",
    )
    return f"\n## {name}\n\n**{wording.subject}**\n\n{bullets(lines)}{''.join(_bodies(wording))}"


def _bodies(wording: Wording) -> Iterator[str]:
    if wording.common:
        yield f"\n{quoted(wording.common)}"
    for channel, body in wording.own.items():
        yield f"\nBy {CHANNELS[channel]}:\n\n{quoted(body)}"


def _sent_by(name: str) -> Iterator[str]:
    procedure, _, text = name.rpartition(".")
    if not procedure:
        return
    one = PROCEDURES[procedure]
    for step, act in one.acts.items():
        for tell in act.notices:
            if tell.text == text:
                where = link(act.title, f"procedures/{procedure}.md", heading(step, act))
                yield f"Sent by {where} to {AUDIENCES[tell.to]}"
