"""Where a question stands in the row of questions: step bar, back, what comes next."""

from dataclasses import dataclass
from math import ceil

from django.urls import reverse

from weiquanbao.intake.actions import ASKING
from weiquanbao.intake.drafts import DraftView
from weiquanbao.intake.questions import ORDER, after, before

SECONDS = 20
"""What one question takes, as watched with the first testers; only for “大约再要 3 分钟”."""
CHECK = "check"
ASK, ASK_SEND = "ask", "ask_send"
"""问一问: where a question is written, and where it is sent."""
BESIDE = {"another": "contact"}
"""Questions that are no step of their own: asked of few, beside another one."""


@dataclass(frozen=True, slots=True)
class Progress:
    """第 2 步，共 11 步: checking counts as the last step."""

    step: int
    steps: int
    minutes: int
    track: tuple[str, ...]


def progress(code: str, *, then: str = "") -> Progress:
    """The bar above a question, or above the last look; a question to a lawyer has three steps."""
    if then == ASK or code == ASK_SEND:
        return _bar(3 if code == ASK_SEND else 2, 3)
    steps = len(ORDER) + 1
    return _bar(steps if code == CHECK else ORDER.index(BESIDE.get(code, code)) + 1, steps)


def _bar(step: int, steps: int) -> Progress:
    track = tuple("on" if n < step else "now" if n == step else "" for n in range(1, steps + 1))
    return Progress(step, steps, ceil((steps - step) * SECONDS / 60), track)


def address(code: str) -> str:
    """The address of a question, or of the last look."""
    if code in {ASK, ASK_SEND}:
        return reverse(f"worker:{code}")
    return reverse("worker:check") if code == CHECK else reverse("worker:question", args=[code])


def following(code: str, *, then: str = "") -> str:
    """Where an understood answer leads: on, or back to the last look, or the question, it was changed from."""
    if then == ASK:
        return address(ASK_SEND if code == "contact" else ASK)
    return address(CHECK if then == CHECK else after(code) or CHECK)


def preceding(code: str, *, then: str = "", at_counter: bool = False) -> str:
    """Where the arrow at the top leads; from the first question home, which for staff is the desk."""
    if then in {CHECK, ASK}:
        return address(then)
    if code in BESIDE:
        return address(BESIDE[code])
    earlier = ORDER[-1] if code == CHECK else before(code)
    return address(earlier) if earlier else reverse("office:queue" if at_counter else "worker:home")


def first_open(draft: DraftView) -> str:
    """Where a draft is taken up again."""
    if ASKING in draft.answers:
        return address(ASK)
    return address((*draft.open_questions, CHECK)[0])
