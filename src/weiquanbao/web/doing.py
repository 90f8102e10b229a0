"""An act sent from a form, whoever sends it: what the desk answered, with everything typed kept."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from uuid import UUID, uuid4

from django.http import Http404, HttpRequest

from weiquanbao.desk.perform import Outcome
from weiquanbao.desk.refusals import Barred, Incomplete, NotFound, Overtaken
from weiquanbao.evidence.owners import DraftOwner, MatterOwner
from weiquanbao.evidence.reading import ItemDigest, items_of_draft
from weiquanbao.kernel.forms import Form
from weiquanbao.web import forms
from weiquanbao.web.office import handing_in

#: The button that shows the papers the act would write, and does nothing.
PREVIEW = "preview"


@dataclass(slots=True)
class Sent:
    """What was typed, and what came of it: an outcome, or why not."""

    raw: forms.Typed
    outcome: Outcome | None = None
    errors: Mapping[str, str] = field(default_factory=dict)
    since: tuple[str, ...] = ()
    reasons: tuple[str, ...] = ()

    @property
    def status(self) -> int:
        """422 for what was not understood, 409 for what changed meanwhile."""
        if self.errors:
            return 422
        return 409 if self.since or self.reasons else 200


def afresh(form: Form | None) -> Sent:
    """An empty form; evidence is gathered under a key of its own until it is handed over."""
    return Sent({one.code: str(uuid4()) for one in form or () if one.kind == "evidence"})


def send(
    request: HttpRequest,
    form: Form | None,
    matter_id: int,
    *,
    side: str,
    run: Callable[[forms.Typed], Outcome],
) -> Sent:
    """Keep the files of this request, then let the desk judge. Raises Http404 where it knows of no such thing."""
    sent = Sent(forms.typed(form, request.POST))
    sent.errors = take_files(request, form, matter_id, sent.raw, side)
    if sent.errors or "upload" in request.POST or PREVIEW in request.POST:
        return sent
    try:
        sent.outcome = run(sent.raw)
    except ValueError as fault:
        sent.errors = {"effective_on": str(fault)}
    except Incomplete as fault:
        sent.errors = fault.errors
    except Overtaken as fault:
        sent.since = fault.since
    except Barred as fault:
        sent.reasons = fault.reasons
    except NotFound:
        raise Http404 from None
    return sent


def take_files(
    request: HttpRequest, form: Form | None, matter_id: int, raw: forms.Typed, side: str
) -> dict[str, str]:
    """Keep what was chosen; one sentence for the files that were not taken."""
    code = batch_field(form)
    batch = forms.key(str(raw.get(code, ""))) if code else None
    if batch is None:
        return {}
    refused = handing_in.keep(request, DraftOwner(batch), MatterOwner(matter_id), side=side)
    return {code: "；".join(f"{one.name}：{one.sentence}" for one in refused)} if refused else {}


def batch_field(form: Form | None) -> str:
    """The field that takes evidence, if the form has one."""
    return next((one.code for one in form or () if one.kind == "evidence"), "")


def gathered(form: Form | None, raw: forms.Typed) -> tuple[ItemDigest, ...]:
    """Evidence chosen so far and not handed over yet."""
    code = batch_field(form)
    batch: UUID | None = forms.key(str(raw.get(code, ""))) if code else None
    return items_of_draft(batch) if batch else ()
